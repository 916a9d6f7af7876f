/* The one written form of a record: keys in the order of the table. */
#include <string.h>

#include "base/json_write.h"
#include "book/journal/kinds.h"

static void write_fields(struct hoof_json *json, const struct hoof_field *fields,
                         const json_t *object);

static void write_list(struct hoof_json *json, const struct hoof_field *fields, const json_t *list)
{
    hoof_json_open(json, '[');
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *element = json_array_get(list, i);
        if (fields && json_is_object(element))
            write_fields(json, fields, element);
        else
            hoof_json_value(json, element, false);
    }
    hoof_json_close(json, ']');
}

static void write_map(struct hoof_json *json, const struct hoof_field *field, const json_t *value)
{
    void *at = json_object_iter((json_t *)(uintptr_t)value);
    hoof_json_open(json, '{');
    for (; at; at = json_object_iter_next((json_t *)(uintptr_t)value, at)) {
        const json_t *element = json_object_iter_value(at);
        hoof_json_key(json, json_object_iter_key(at));
        if (field->fields[0].fields && json_is_object(element))
            write_fields(json, field->fields[0].fields, element);
        else
            hoof_json_value(json, element, false);
    }
    hoof_json_close(json, '}');
}

static void write_value(struct hoof_json *json, const struct hoof_field *field, const json_t *value)
{
    if (field && field->type == HOOF_FIELD_MAP && json_is_object(value))
        write_map(json, field, value);
    else if (field && field->fields && json_is_object(value))
        write_fields(json, field->fields, value);
    else if (field && json_is_array(value))
        write_list(json, field->fields, value);
    else
        hoof_json_value(json, value, false);
}

static void write_members(struct hoof_json *json, const struct hoof_field *fields,
                          const json_t *object, bool record)
{
    const json_t *kind = record ? json_object_get(object, "kind") : NULL;
    if (kind) {
        hoof_json_key(json, "kind");
        hoof_json_value(json, kind, false);
    }
    for (const struct hoof_field *field = fields; field->key; field++) {
        const json_t *value = json_object_get(object, field->key);
        if (!value || (json_is_null(value) && !field->nullable) ||
            (record && field->type == HOOF_FIELD_ID && strcmp(field->key, "id") == 0))
            continue;
        hoof_json_key(json, field->key);
        write_value(json, field, value);
    }
    void *at = json_object_iter((json_t *)(uintptr_t)object);
    for (; at; at = json_object_iter_next((json_t *)(uintptr_t)object, at)) {
        const char *key = json_object_iter_key(at);
        const json_t *value = json_object_iter_value(at);
        if (json_is_null(value) || hoof_field_find(fields, key) ||
            (record && strcmp(key, "kind") == 0))
            continue;
        hoof_json_key(json, key);
        hoof_json_value(json, value, false);
    }
}

static void write_fields(struct hoof_json *json, const struct hoof_field *fields,
                         const json_t *object)
{
    hoof_json_open(json, '{');
    write_members(json, fields, object, false);
    hoof_json_close(json, '}');
}

/* Keys sorted, no "id", no nulls at the top. */
static void write_canonical(struct hoof_json *json, const json_t *record)
{
    json_t *copy = json_copy((json_t *)(uintptr_t)record);
    bool good = copy != NULL;
    const char *key;
    json_t *value;
    void *next;
    if (good)
        json_object_del(copy, "id");
    json_object_foreach_safe(copy, next, key, value)
    {
        if (json_is_null(value))
            json_object_del(copy, key);
    }
    if (good)
        hoof_json_value(json, copy, true);
    else
        json->buf->failed = true;
    json_decref(copy);
}

void hoof_record_write(struct hoof_buf *out, const struct hoof_kind *kind, const json_t *record,
                       bool sorted)
{
    struct hoof_json json = {.buf = out};
    if (sorted) {
        write_canonical(&json, record);
        return;
    }
    hoof_json_open(&json, '{');
    write_members(&json, kind->fields, record, true);
    hoof_json_close(&json, '}');
}

void hoof_profile_write(struct hoof_buf *out, const char *key, const json_t *value)
{
    struct hoof_json json = {.buf = out};
    const struct hoof_field *field = hoof_field_find(hoof_kinds(HOOF_PROFILE)->fields, key);
    write_value(&json, field, value);
}
