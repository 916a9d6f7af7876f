#include "render/page_parts.h"

#include "base/json_write.h"

#include <stdio.h>

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

static const char *scalar_text(struct hoof_arena *arena, const json_t *value)
{
    char number[32];
    if (json_is_string(value))
        return json_string_value(value);
    if (json_is_boolean(value))
        return json_is_true(value) ? "true" : "false";
    if (!json_is_number(value))
        return "";
    hoof_number_text(json_number_value(value), number);
    const char *text = hoof_strdup(arena, number);
    return text ? text : "";
}

const char *hoof_field_text(struct hoof_arena *arena, const struct hoof_field *field,
                            const json_t *value)
{
    if (!hoof_field_is_list(field) || !json_is_array(value))
        return scalar_text(arena, value);
    struct hoof_buf buf = {0};
    for (size_t i = 0; i < json_array_size(value); i++) {
        hoof_buf_text(&buf, i ? ", " : "");
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

/* What stands in the input: as typed, else as recorded. */
static const char *shown_value(const struct hoof_field *field, const char *name,
                               const json_t *record, const struct hoof_field_source *source)
{
    for (size_t i = 0; i < source->typed_count; i++)
        if (strcmp(source->typed[i].name, name) == 0)
            return source->typed[i].value;
    return hoof_field_text(source->arena, field, json_object_get(record, field->key));
}

static bool is_refused(const struct hoof_field_source *source, const char *name)
{
    if (!source->refused || !source->refused->place[0])
        return false;
    const char *place = source->refused->place;
    if (*place == '.')
        place++;
    if (strncmp(place, "--", 2) == 0)
        place += 2;
    size_t n = strlen(name);
    for (size_t i = 0; i < n; i++) /* an option writes "-" where a key has "_" */
        if (place[i] != name[i] && !(place[i] == '_' && name[i] == '-') &&
            !(place[i] == '-' && name[i] == '_'))
            return false;
    return place[n] == '\0' || place[n] == '[' || place[n] == '.';
}

static void option(struct hoof_html *html, const char *value, size_t n, const char *label,
                   const char *now)
{
    hoof_html_open(html, HOOF_OPTION);
    hoof_html_attr_n(html, "value", value, n);
    hoof_html_flag(html, "selected", strlen(now) == n && strncmp(now, value, n) == 0);
    if (label)
        hoof_html_text(html, label);
    else
        for (size_t i = 0; i < n; i++)
            hoof_html_text_n(html, value[i] == '-' ? " " : value + i, 1);
    hoof_html_close(html, HOOF_OPTION);
}

static void describe(struct hoof_html *html, const char *id, const char *help, bool refused)
{
    char ids[320];
    if (!help && !refused)
        return;
    snprintf(ids, sizeof ids, "%s%s%s%s%s", refused ? id : "", refused ? "-error" : "",
             refused && help ? " " : "", help ? id : "", help ? "-help" : "");
    hoof_html_attr(html, "aria-describedby", ids);
    if (refused)
        hoof_html_attr(html, "aria-invalid", "true");
}

static void choice_input(struct hoof_html *html, const struct hoof_field *field, const char *id,
                         const char *name, const char *now, bool refused)
{
    bool known = *now == '\0';
    hoof_html_open(html, HOOF_SELECT);
    hoof_html_attr(html, "id", id);
    hoof_html_attr(html, "name", name);
    describe(html, id, field->help, refused);
    option(html, "", 0, "not said", now);
    if (field->type == HOOF_FIELD_BOOL) {
        option(html, "true", 4, "yes", now);
        option(html, "false", 5, "no", now);
        known = true;
    } else {
        for (const char *p = field->choices; p && *p;) {
            size_t n = strcspn(p, "|");
            option(html, p, n, NULL, now);
            known = known || (strlen(now) == n && strncmp(now, p, n) == 0);
            p += n + (p[n] == '|');
        }
    }
    if (!known) /* the person's own word stays choosable */
        option(html, now, strlen(now), NULL, now);
    hoof_html_close(html, HOOF_SELECT);
}

static void text_input(struct hoof_html *html, const struct hoof_field *field, const char *id,
                       const char *name, const char *now, bool refused)
{
    bool number = field->type == HOOF_FIELD_NUMBER || field->type == HOOF_FIELD_INTEGER;
    hoof_html_open(html, HOOF_INPUT);
    hoof_html_attr(html, "type", "text");
    hoof_html_attr(html, "id", id);
    hoof_html_attr(html, "name", name);
    hoof_html_attr(html, "value", now);
    hoof_html_attr(html, "autocomplete", "off");
    if (number)
        hoof_html_attr(html, "inputmode", "decimal");
    if (number || field->type == HOOF_FIELD_DATE)
        hoof_html_attr(html, "class", "short");
    describe(html, id, field->help, refused);
}

static void long_input(struct hoof_html *html, const struct hoof_field *field, const char *id,
                       const char *name, const char *now, bool refused)
{
    hoof_html_open(html, HOOF_TEXTAREA);
    hoof_html_attr(html, "id", id);
    hoof_html_attr(html, "name", name);
    hoof_html_attr(html, "rows", "3");
    describe(html, id, field->help, refused);
    hoof_html_text(html, "\n");
    hoof_html_text(html, now);
    hoof_html_close(html, HOOF_TEXTAREA);
}

static void one_field(struct hoof_html *html, const struct hoof_field *field, const char *name,
                      const json_t *record, const struct hoof_field_source *source)
{
    char id[160];
    bool refused = is_refused(source, name);
    const char *now = shown_value(field, name, record, source);
    snprintf(id, sizeof id, "field-%s", name);
    hoof_html_start(html, HOOF_DIV, "field");
    hoof_html_open(html, HOOF_LABEL);
    hoof_html_attr(html, "for", id);
    hoof_html_text(html, field->label ? field->label : hoof_plain_name(source->arena, field->key));
    hoof_html_close(html, HOOF_LABEL);
    if (refused) {
        hoof_html_start(html, HOOF_P, "field-error");
        hoof_html_attr(html, "id", hoof_format(source->arena, "%s-error", id));
        hoof_html_text(html, source->refused->text);
        hoof_html_close(html, HOOF_P);
    }
    if (field->type == HOOF_FIELD_BOOL || (field->type == HOOF_FIELD_CHOICE && field->choices))
        choice_input(html, field, id, name, now, refused);
    else if (field->type == HOOF_FIELD_LONG_TEXT)
        long_input(html, field, id, name, now, refused);
    else
        text_input(html, field, id, name, now, refused);
    if (field->help) {
        hoof_html_start(html, HOOF_P, "help");
        hoof_html_attr(html, "id", hoof_format(source->arena, "%s-help", id));
        hoof_html_text(html, field->help);
        if (hoof_field_is_list(field))
            hoof_html_text(html, " Several are set apart by commas.");
        hoof_html_close(html, HOOF_P);
    }
    hoof_html_close(html, HOOF_DIV);
}

void hoof_fields_write(struct hoof_html *html, const struct hoof_field *fields, const char *prefix,
                       const struct hoof_field_source *source)
{
    for (const struct hoof_field *field = fields; field->key; field++) {
        if (!hoof_field_in_form(field))
            continue;
        const char *name = hoof_format(source->arena, "%s%s", prefix, field->key);
        if (!name)
            return;
        if (field->type != HOOF_FIELD_OBJECT) {
            one_field(html, field, name, source->record, source);
            continue;
        }
        struct hoof_field_source inner = *source;
        inner.record = json_object_get(source->record, field->key);
        hoof_html_start(html, HOOF_FIELDSET, "group");
        hoof_html_element(html, HOOF_LEGEND, NULL, field->label ? field->label : field->key);
        hoof_fields_write(html, field->fields, hoof_format(source->arena, "%s.", name), &inner);
        hoof_html_close(html, HOOF_FIELDSET);
    }
}
