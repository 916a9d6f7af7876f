/* Stands in for questions until they are in place: linked after the library, so
 * that the real ones always come first. Goes with the last of them. */
#include "ask/food.h"
#include "ask/interchange.h"
#include "ask/log.h"
#include "ask/today.h"
#include "book/knowledge/knowledge.h"

#define PENDING(call)                                                                              \
    __attribute__((weak)) bool call                                                                \
    {                                                                                              \
        return hoof_fail(err, HOOF_REQUEST, NULL, "This part is not built yet.");                  \
    }

PENDING(hoof_ask_today(struct hoof_ask *a, struct hoof_today_answer *o, struct hoof_error *err))
PENDING(hoof_ask_quiet_days(struct hoof_ask *a, struct hoof_dates *o, struct hoof_error *err))
PENDING(hoof_ask_log_nothing(struct hoof_ask *a, const struct hoof_dates *d,
                             struct hoof_change_answer *o, struct hoof_error *err))
PENDING(hoof_ask_log(struct hoof_ask *a, const struct hoof_log_request *r,
                     struct hoof_log_answer *o, struct hoof_error *err))
PENDING(hoof_ask_food_table(struct hoof_ask *a, const struct hoof_food_table **o,
                            struct hoof_error *err))
PENDING(hoof_ask_food(struct hoof_ask *a, const struct hoof_food_request *r,
                      struct hoof_food_answer *o, struct hoof_error *err))
PENDING(hoof_ask_journal(struct hoof_ask *a, const struct hoof_journal_request *r,
                         struct hoof_records *o, struct hoof_error *err))
PENDING(hoof_ask_journal_show(struct hoof_ask *a, const char *id, struct hoof_entry_answer *o,
                              struct hoof_error *err))
PENDING(hoof_ask_log_fields(struct hoof_ask *a, const char *k, const struct hoof_setting *s,
                            size_t n, struct hoof_change_answer *o, struct hoof_error *err))
PENDING(hoof_ask_edit(struct hoof_ask *a, const char *id, const struct hoof_setting *s, size_t n,
                      struct hoof_change_answer *o, struct hoof_error *err))
PENDING(hoof_ask_delete(struct hoof_ask *a, const char *id, struct hoof_change_answer *o,
                        struct hoof_error *err))
PENDING(hoof_ask_undo(struct hoof_ask *a, struct hoof_change_answer *o, struct hoof_error *err))
PENDING(hoof_ask_profile(struct hoof_ask *a, json_t **o, struct hoof_error *err))
PENDING(hoof_ask_profile_set(struct hoof_ask *a, const struct hoof_setting *s, size_t n,
                             struct hoof_change_answer *o, struct hoof_error *err))
PENDING(hoof_ask_import_journal(struct hoof_ask *a, const struct hoof_import_request *r,
                                struct hoof_import_answer *o, struct hoof_error *err))
PENDING(hoof_ask_export_json(struct hoof_ask *a, struct hoof_buf *o, struct hoof_error *err))
PENDING(hoof_knowledge_terms(struct hoof_books *b, struct hoof_arena *a, const char *v,
                             struct hoof_terms *o, struct hoof_error *err))

__attribute__((weak)) bool hoof_ask_is_made_up(struct hoof_ask *ask)
{
    return false;
}

__attribute__((weak)) const char *hoof_food_class_name(const struct hoof_food_table *t, size_t i)
{
    return "";
}
__attribute__((weak)) size_t hoof_food_class_count(const struct hoof_food_table *t)
{
    return 0;
}
__attribute__((weak)) const char *hoof_level_name(enum hoof_level level)
{
    return "";
}
__attribute__((weak)) struct hoof_moment hoof_zone_at(const struct hoof_zone *zone, int64_t utc_s)
{
    return (struct hoof_moment){.utc_s = utc_s};
}
