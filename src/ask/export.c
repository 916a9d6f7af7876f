/* Export of the whole book as one hoofbeat.journal/1 document: a record a line,
 * in order of time and id, so that the same journal gives the same bytes. */
#include <string.h>

#include "ask/interchange.h"
#include "base/json_write.h"
#include "book/db.h"

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

/* Bodies are stored in their one written form: they are copied, not parsed. */
static bool write_records(struct hoof_ask *ask, const char *family, struct hoof_buf *out,
                          struct hoof_error *err)
{
    struct hoof_stmt q;
    if (!hoof_db_prepare(ask->books->db, &q,
                         "SELECT r.id, r.body FROM live AS l JOIN revision AS r ON r.seq = l.seq "
                         "WHERE l.family = ?1 ORDER BY l.at_s, r.id",
                         err))
        return false;
    hoof_bind_text(&q, 1, family);
    bool first = true, good = true;
    while (good && hoof_step(&q, err)) {
        const char *id = hoof_column_text(&q, 0), *body = hoof_column_text(&q, 1);
        if (!id || !body) {
            good = hoof_fail_memory(err);
            break;
        }
        hoof_buf_text(out, first ? "\n" : ",\n");
        hoof_buf_format(out, "{\"id\":\"%s\"", id);
        if (strcmp(body, "{}") != 0)
            hoof_buf_byte(out, ',');
        hoof_buf_add(out, body + 1, hoof_column_size(&q, 1) - 1);
        good = hoof_buf_ok(out, err);
        first = false;
    }
    return hoof_finish(&q, good ? err : NULL) && good;
}

bool hoof_ask_export_json(struct hoof_ask *ask, struct hoof_buf *out, struct hoof_error *err)
{
    struct hoof_json json = {.buf = out};
    /* One state of the journal, whoever writes meanwhile. */
    if (!hoof_db_run(ask->books->db, "SAVEPOINT export", err))
        return false;
    hoof_buf_text(out, "{\"schema\":\"hoofbeat.journal/1\",\n\"profile\":");
    bool good = write_profile(ask, &json, err);
    hoof_buf_text(out, ",\n\"plan\":[");
    good = good && write_records(ask, "item", out, err);
    hoof_buf_text(out, "],\n\"entries\":[");
    good = good && write_records(ask, "entry", out, err);
    hoof_buf_text(out, "]}\n");
    good = hoof_db_run(ask->books->db, "RELEASE export", good ? err : NULL) && good;
    return good && hoof_buf_ok(out, err);
}
