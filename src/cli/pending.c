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

PENDING bool hoof_ask_begin(struct hoof_ask *ask, const char *zone_option, struct hoof_error *err)
{
    return hoof_fail_bug(err, "questions are not built yet");
}

PENDING struct hoof_date hoof_ask_today_date(const struct hoof_ask *ask)
{
    return (struct hoof_date){0};
}
