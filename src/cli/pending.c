/* Stands in for parts of lower storeys until they are in place; goes with the
 * last of them. It is linked after the library, so that the real part wins. */
#include "ask/interchange.h"
#include "ask/today.h"

#define PENDING __attribute__((weak))

PENDING bool hoof_ask_delete(struct hoof_ask *ask, const char *id, struct hoof_change_answer *out,
                             struct hoof_error *err)
{
    return hoof_fail_bug(err, "this question is not built yet");
}

PENDING bool hoof_ask_demo(struct hoof_ask *ask, struct hoof_import_answer *out,
                           struct hoof_error *err)
{
    return hoof_fail_bug(err, "this question is not built yet");
}

PENDING bool hoof_ask_edit(struct hoof_ask *ask, const char *id,
                           const struct hoof_setting *settings, size_t count,
                           struct hoof_change_answer *out, struct hoof_error *err)
{
    return hoof_fail_bug(err, "this question is not built yet");
}

PENDING bool hoof_ask_export_json(struct hoof_ask *ask, struct hoof_buf *out,
                                  struct hoof_error *err)
{
    return hoof_fail_bug(err, "this question is not built yet");
}

PENDING bool hoof_ask_import_journal(struct hoof_ask *ask,
                                     const struct hoof_import_request *request,
                                     struct hoof_import_answer *out, struct hoof_error *err)
{
    return hoof_fail_bug(err, "this question is not built yet");
}

PENDING bool hoof_ask_import_undo(struct hoof_ask *ask, const char *batch,
                                  struct hoof_change_answer *out, struct hoof_error *err)
{
    return hoof_fail_bug(err, "this question is not built yet");
}

PENDING bool hoof_ask_journal(struct hoof_ask *ask, const struct hoof_journal_request *request,
                              struct hoof_records *out, struct hoof_error *err)
{
    return hoof_fail_bug(err, "this question is not built yet");
}

PENDING bool hoof_ask_journal_show(struct hoof_ask *ask, const char *id,
                                   struct hoof_entry_answer *out, struct hoof_error *err)
{
    return hoof_fail_bug(err, "this question is not built yet");
}

PENDING bool hoof_ask_plan(struct hoof_ask *ask, struct hoof_records *out, struct hoof_error *err)
{
    return hoof_fail_bug(err, "this question is not built yet");
}

PENDING bool hoof_ask_profile(struct hoof_ask *ask, json_t **out, struct hoof_error *err)
{
    return hoof_fail_bug(err, "this question is not built yet");
}

PENDING bool hoof_ask_profile_set(struct hoof_ask *ask, const struct hoof_setting *settings,
                                  size_t count, struct hoof_change_answer *out,
                                  struct hoof_error *err)
{
    return hoof_fail_bug(err, "this question is not built yet");
}

PENDING bool hoof_ask_today(struct hoof_ask *ask, struct hoof_today_answer *out,
                            struct hoof_error *err)
{
    return hoof_fail_bug(err, "this question is not built yet");
}

PENDING bool hoof_ask_undo(struct hoof_ask *ask, struct hoof_change_answer *out,
                           struct hoof_error *err)
{
    return hoof_fail_bug(err, "this question is not built yet");
}

PENDING bool hoof_ask_verify(struct hoof_ask *ask, struct hoof_verify_answer *out,
                             struct hoof_error *err)
{
    return hoof_fail_bug(err, "this question is not built yet");
}

PENDING bool hoof_zone_open(struct hoof_arena *arena, const char *name,
                            const struct hoof_zone **out, struct hoof_error *err)
{
    return hoof_fail_bug(err, "zones are not built yet");
}

PENDING bool hoof_moment_parse_local(const char *text, size_t n, const struct hoof_zone *zone,
                                     struct hoof_moment *out, struct hoof_error *err)
{
    return hoof_fail_bug(err, "times are not built yet");
}

PENDING bool hoof_books_open(const struct hoof_books_options *options, struct hoof_books **out,
                             struct hoof_error *err)
{
    return hoof_fail_bug(err, "books are not built yet");
}

PENDING void hoof_books_close(struct hoof_books *books)
{
}

PENDING bool hoof_ask_begin(struct hoof_ask *ask, const char *zone_option, struct hoof_error *err)
{
    return hoof_fail_bug(err, "questions are not built yet");
}

static const struct hoof_kind no_kinds[] = {{0}};

PENDING const struct hoof_kind *hoof_kinds(enum hoof_family family)
{
    return no_kinds;
}

PENDING const struct hoof_kind *hoof_kind_find(enum hoof_family family, const char *name, size_t n)
{
    return NULL;
}

PENDING struct hoof_moment hoof_zone_at(const struct hoof_zone *zone, int64_t utc_s)
{
    return (struct hoof_moment){0};
}

PENDING struct hoof_date hoof_ask_today_date(const struct hoof_ask *ask)
{
    return (struct hoof_date){0};
}
