/* The whole book: as one hoofbeat.journal/1 document, a record a line, so that
 * the same journal gives the same bytes; and whether all in it is well. */
#include "ask/interchange.h"
#include "base/json_write.h"

static bool write_profile(struct hoof_ask *ask, struct hoof_json *json, struct hoof_error *err)
{
    json_t *profile, *value;
    const char *key;
    if (!hoof_journal_profile(ask->books, ask->arena, &profile, err))
        return false;
    hoof_json_open(json, '{');
    json_object_foreach(profile, key, value)
    {
        struct hoof_buf text = {0};
        hoof_profile_write(&text, key, value);
        if (!hoof_buf_ok(&text, err)) {
            hoof_buf_release(&text);
            return false;
        }
        hoof_json_key(json, key);
        hoof_json_raw(json, hoof_buf_string(&text), text.len);
        hoof_buf_release(&text);
    }
    hoof_json_close(json, '}');
    return true;
}

bool hoof_ask_export_json(struct hoof_ask *ask, struct hoof_buf *out, struct hoof_error *err)
{
    struct hoof_json json = {.buf = out};
    if (!hoof_journal_hold(ask->books, err))
        return false;
    hoof_buf_text(out, "{\"schema\":\"hoofbeat.journal/1\",\n\"profile\":");
    bool good = write_profile(ask, &json, err);
    hoof_buf_text(out, ",\n\"plan\":[");
    good = good && hoof_journal_write(ask->books, HOOF_ITEM, out, err);
    hoof_buf_text(out, "],\n\"entries\":[");
    good = good && hoof_journal_write(ask->books, HOOF_ENTRY, out, err);
    hoof_buf_text(out, "]}\n");
    good = hoof_journal_let_go(ask->books, good ? err : NULL) && good;
    return good && hoof_buf_ok(out, err);
}

bool hoof_ask_verify(struct hoof_ask *ask, struct hoof_verify_answer *out, struct hoof_error *err)
{
    bool good = hoof_journal_verify(ask->books, ask->arena, &out->problems, err);
    out->ok = good && out->problems.count == 0;
    return good;
}
