#include "render/interchange_views.h"
#include "render/json_common.h"

static void places(struct hoof_json *json, const char *key, const struct hoof_remarks *list)
{
    hoof_json_key(json, key);
    hoof_json_open(json, '[');
    for (size_t i = 0; i < list->count; i++) {
        hoof_json_open(json, '{');
        hoof_json_member_text(json, "where", list->items[i].where);
        hoof_json_member_text(json, "why", list->items[i].why);
        hoof_json_close(json, '}');
    }
    hoof_json_close(json, ']');
}

static void value_or_null(struct hoof_json *json, const char *key, const json_t *value)
{
    hoof_json_key(json, key);
    if (value)
        hoof_json_value(json, value, false);
    else
        hoof_json_null(json);
}

void hoof_import_json(const struct hoof_import_answer *answer, struct hoof_buf *out)
{
    struct hoof_json json = hoof_answer_json(out, "hoofbeat.import/1");
    hoof_json_member_text(&json, "format", answer->format);
    hoof_json_member_text(&json, "batch", answer->batch);
    hoof_json_member_int(&json, "read", answer->read);
    hoof_json_member_int(&json, "added", answer->added);
    hoof_json_member_int(&json, "already_there", answer->already_there);
    places(&json, "left_out", &answer->left_out);
    hoof_json_member_bool(&json, "dry_run", answer->dry_run);
    hoof_json_key(&json, "profile");
    hoof_json_open(&json, '[');
    for (size_t i = 0; i < answer->profile_count; i++) {
        hoof_json_open(&json, '{');
        hoof_json_member_text(&json, "key", answer->profile[i].key);
        value_or_null(&json, "old", answer->profile[i].old);
        value_or_null(&json, "new", answer->profile[i].new);
        hoof_json_close(&json, '}');
    }
    hoof_json_close(&json, ']');
    hoof_answer_json_end(&json);
}

void hoof_verify_json(const struct hoof_verify_answer *answer, struct hoof_buf *out)
{
    struct hoof_json json = hoof_answer_json(out, "hoofbeat.verify/1");
    hoof_json_member_bool(&json, "ok", answer->ok);
    places(&json, "problems", &answer->problems);
    hoof_answer_json_end(&json);
}

void hoof_file_json(const char *file, size_t bytes, struct hoof_buf *out)
{
    struct hoof_json json = hoof_answer_json(out, "hoofbeat.file/1");
    hoof_json_member_text(&json, "file", file);
    hoof_json_member_int(&json, "bytes", (int64_t)bytes);
    hoof_answer_json_end(&json);
}
