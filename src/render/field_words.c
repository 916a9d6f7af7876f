/* A field's value as text: for the input of a form, and for people to read. */
#include "render/page_parts.h"

#include "base/json_write.h"

bool hoof_field_in_form(const struct hoof_field *field)
{
    return field->type != HOOF_FIELD_OBJECTS && field->type != HOOF_FIELD_MAP &&
           field->type != HOOF_FIELD_ID;
}

bool hoof_field_is_list(const struct hoof_field *field)
{
    return field->type == HOOF_FIELD_LIST || field->type == HOOF_FIELD_CLOCKS ||
           field->type == HOOF_FIELD_MIXED;
}

bool hoof_field_is_boxes(const struct hoof_field *field)
{
    return field->type == HOOF_FIELD_LIST && field->choices;
}

static const char *json_text(struct hoof_arena *arena, const json_t *value)
{
    struct hoof_buf buf = {0};
    struct hoof_json json = {.buf = &buf};
    hoof_json_value(&json, value, false);
    const char *text = hoof_strndup(arena, hoof_buf_string(&buf), buf.len);
    hoof_buf_release(&buf);
    return text ? text : "";
}

static const char *scalar_text(struct hoof_arena *arena, const json_t *value)
{
    char number[32];
    if (json_is_string(value))
        return json_string_value(value);
    if (json_is_boolean(value))
        return json_is_true(value) ? "true" : "false";
    if (json_is_array(value) || json_is_object(value))
        return json_text(arena, value);
    if (!json_is_number(value))
        return "";
    hoof_number_text(json_number_value(value), number);
    const char *text = hoof_strdup(arena, number);
    return text ? text : "";
}

const char *hoof_field_text(const struct hoof_ask *ask, const struct hoof_field *field,
                            const json_t *value)
{
    struct hoof_arena *arena = ask->arena;
    if (field->type == HOOF_FIELD_MOMENT && json_is_string(value))
        return hoof_moment_words(arena, json_string_value(value), ask->zone);
    if (!hoof_field_is_list(field) || !json_is_array(value))
        return scalar_text(arena, value);
    struct hoof_buf buf = {0};
    for (size_t i = 0; i < json_array_size(value); i++) {
        hoof_buf_text(&buf, i == 0 ? "" : field->sentences ? "\n" : ", ");
        const json_t *item = json_array_get(value, i);
        if (json_is_object(item)) /* a medicine with its details goes by its name here */
            item = field->fields ? json_object_get(item, field->fields[0].key) : NULL;
        hoof_buf_text(&buf, scalar_text(arena, item));
    }
    const char *text = hoof_strndup(arena, hoof_buf_string(&buf), buf.len);
    hoof_buf_release(&buf);
    return text ? text : "";
}

/* Ids of lists and choices are shown with spaces, the person's own text as it is. */
static void value_words(struct hoof_arena *arena, const struct hoof_field *field,
                        const json_t *value, struct hoof_buf *out);

/* named: with the labels, for an object of its own; else the values alone. */
static void object_words(struct hoof_arena *arena, const struct hoof_field *fields,
                         const json_t *value, bool named, struct hoof_buf *out)
{
    bool first = true;
    for (const struct hoof_field *field = fields; field->key; field++) {
        const json_t *inner = json_object_get(value, field->key);
        if (!inner || json_is_null(inner))
            continue;
        hoof_buf_text(out, first ? "" : ", ");
        first = false;
        if (named)
            hoof_buf_format(out, "%s: ", field->label);
        value_words(arena, field, inner, out);
    }
}

static void value_words(struct hoof_arena *arena, const struct hoof_field *field,
                        const json_t *value, struct hoof_buf *out)
{
    const char *key;
    json_t *inner;
    size_t i;
    if (json_is_array(value)) {
        json_array_foreach(value, i, inner)
        {
            hoof_buf_text(out, i == 0 ? "" : json_is_object(inner) ? "; " : ", ");
            if (json_is_object(inner) && field->fields)
                object_words(arena, field->fields, inner, false, out);
            else
                value_words(arena, field, inner, out);
        }
    } else if (json_is_object(value) && field->type == HOOF_FIELD_MAP) {
        bool first = true;
        json_object_foreach((json_t *)value, key, inner)
        {
            hoof_buf_format(out, "%s%s: ", first ? "" : "; ", key);
            first = false;
            value_words(arena, &field->fields[0], inner, out);
        }
    } else if (json_is_object(value) && field->fields) {
        object_words(arena, field->fields, value, *field->key != '\0', out);
    } else if (json_is_string(value) && (field->vocabulary || field->choices)) {
        hoof_buf_text(out, hoof_plain_name(arena, json_string_value(value)));
    } else if (value) {
        hoof_value_words(value, out);
    }
}

const char *hoof_field_words(struct hoof_arena *arena, const struct hoof_field *field,
                             const json_t *value)
{
    struct hoof_buf buf = {0};
    value_words(arena, field, value, &buf);
    const char *text = hoof_strndup(arena, hoof_buf_string(&buf), buf.len);
    hoof_buf_release(&buf);
    return text ? text : "";
}
