#include "render/page_parts.h"

#include <stdio.h>

/* What stands in the input: as typed, else as recorded. */
static const char *shown_value(const struct hoof_field *field, const char *name,
                               const json_t *record, const struct hoof_field_source *source)
{
    for (size_t i = 0; i < source->typed_count; i++)
        if (strcmp(source->typed[i].name, name) == 0)
            return source->typed[i].value;
    return hoof_field_text(source->ask, field, json_object_get(record, field->key));
}

/* A refusal's place ("...dose", "--diagnosis.grade") is about the field of that name. */
static bool is_place_of(const struct hoof_error *refused, const char *name)
{
    if (!refused || !refused->place[0])
        return false;
    const char *place = refused->place;
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

/* The innermost field; its whole name goes into `name`. */
static const struct hoof_field *find_refused(const struct hoof_field *fields,
                                             const struct hoof_error *refused, char *name,
                                             size_t size, const char *prefix)
{
    for (const struct hoof_field *field = fields; field->key; field++) {
        snprintf(name, size, "%s%s", prefix, field->key);
        if (!is_place_of(refused, name))
            continue;
        if (field->type != HOOF_FIELD_OBJECT)
            return field;
        char inner[80];
        snprintf(inner, sizeof inner, "%s.", name);
        const struct hoof_field *found = find_refused(field->fields, refused, name, size, inner);
        return found ? found : field;
    }
    return NULL;
}

const char *hoof_field_refused(const struct hoof_field *fields, const struct hoof_error *refused)
{
    char name[100];
    const struct hoof_field *field = find_refused(fields, refused, name, sizeof name, "");
    return field ? field->label : NULL;
}

void hoof_refusal_write(struct hoof_html *html, const struct hoof_error *refused,
                        const struct hoof_field *fields)
{
    char name[100], id[120];
    if (!refused)
        return;
    const struct hoof_field *field = find_refused(fields, refused, name, sizeof name, "");
    hoof_html_start(html, HOOF_DIV, "notice refused");
    hoof_html_attr(html, "role", "alert");
    hoof_html_start(html, HOOF_P, NULL);
    hoof_html_element(html, HOOF_STRONG, NULL, "Not saved yet. Nothing was changed.");
    hoof_html_close(html, HOOF_P);
    hoof_html_open(html, HOOF_P);
    if (field && hoof_field_in_form(field)) {
        snprintf(id, sizeof id, "#field-%s", name);
        hoof_html_open(html, HOOF_A);
        hoof_html_link(html, "href", id);
        hoof_html_text(html, field->label);
        hoof_html_close(html, HOOF_A);
        hoof_html_text(html, ": ");
    }
    hoof_html_text(html, refused->text);
    hoof_html_close(html, HOOF_P);
    hoof_html_close(html, HOOF_DIV);
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

static bool is_ticked(const struct hoof_field *field, const char *name, const char *word, size_t n,
                      const json_t *record, const struct hoof_field_source *source)
{
    bool typed = false;
    const json_t *list = json_object_get(record, field->key);
    for (size_t i = 0; i < source->typed_count; i++) {
        if (strcmp(source->typed[i].name, name) != 0)
            continue;
        typed = true;
        const char *value = source->typed[i].value;
        if (strlen(value) == n && memcmp(value, word, n) == 0)
            return true;
    }
    for (size_t i = 0; !typed && i < json_array_size(list); i++) {
        const char *value = json_string_value(json_array_get(list, i));
        if (value && strlen(value) == n && memcmp(value, word, n) == 0)
            return true;
    }
    return false;
}

/* A box to tick for each word. The empty field before them says that the form
 * holds this list, also when nothing is ticked. */
static void boxes(struct hoof_html *html, const struct hoof_field *field, const char *id,
                  const char *name, const json_t *record, const struct hoof_field_source *source)
{
    hoof_html_start(html, HOOF_FIELDSET, "field boxes");
    hoof_html_attr(html, "id", id);
    hoof_html_element(html, HOOF_LEGEND, NULL, field->label);
    if (is_place_of(source->refused, name))
        hoof_html_element(html, HOOF_P, "field-error", source->refused->text);
    hoof_form_hidden(html, name, "");
    for (const char *p = field->choices; *p;) {
        size_t n = strcspn(p, "|");
        hoof_html_start(html, HOOF_LABEL, "tick");
        hoof_html_open(html, HOOF_INPUT);
        hoof_html_attr(html, "type", "checkbox");
        hoof_html_attr(html, "name", name);
        hoof_html_attr_n(html, "value", p, n);
        hoof_html_flag(html, "checked", is_ticked(field, name, p, n, record, source));
        hoof_html_open(html, HOOF_SPAN);
        for (size_t i = 0; i < n; i++)
            hoof_html_text_n(html, p[i] == '-' ? " " : p + i, 1);
        hoof_html_close(html, HOOF_SPAN);
        hoof_html_close(html, HOOF_LABEL);
        p += n + (p[n] == '|');
    }
    hoof_html_close(html, HOOF_FIELDSET);
}

/* The help of the table is written for commands too: what a select shows anyway
 * is left out, and true and false are its yes and no. */
static const char *form_help(struct hoof_arena *arena, const struct hoof_field *field)
{
    const char *help = field->help, *text = help;
    if (!help)
        return NULL;
    if (field->type == HOOF_FIELD_MOMENT)
        return "Date and time, as in 2026-11-23 19:30; the date alone when the hour is not known.";
    if (field->type == HOOF_FIELD_BOOL) {
        if (strncmp(help, "true: ", 6) == 0)
            text = hoof_format(arena, "Yes: %s", help + 6);
        else if (strncmp(help, "false: ", 7) == 0)
            text = hoof_format(arena, "No: %s", help + 7);
        else if (strncmp(help, "true or false", 13) == 0)
            return NULL;
    } else if (field->type == HOOF_FIELD_CHOICE && field->choices) {
        size_t n = strcspn(field->choices, "|");
        if (strncmp(help, field->choices, n) == 0)
            return NULL;
    } else if (field->sentences) {
        text = hoof_format(arena, "%s One on each line.", help);
    } else if (hoof_field_is_list(field)) {
        text = hoof_format(arena, "%s Several are set apart by commas.", help);
    }
    return text;
}

static void one_field(struct hoof_html *html, const struct hoof_field *field, const char *name,
                      const json_t *record, const struct hoof_field_source *source)
{
    char id[160];
    struct hoof_arena *arena = source->ask->arena;
    bool refused = is_place_of(source->refused, name);
    snprintf(id, sizeof id, "field-%s", name);
    if (hoof_field_is_boxes(field)) {
        boxes(html, field, id, name, record, source);
        return;
    }
    const char *now = shown_value(field, name, record, source);
    struct hoof_field shown = *field;
    shown.help = form_help(arena, field);
    hoof_html_start(html, HOOF_DIV, "field");
    hoof_html_open(html, HOOF_LABEL);
    hoof_html_attr(html, "for", id);
    hoof_html_text(html, field->label ? field->label : hoof_plain_name(arena, field->key));
    hoof_html_close(html, HOOF_LABEL);
    if (refused) {
        hoof_html_start(html, HOOF_P, "field-error");
        hoof_html_attr(html, "id", hoof_format(arena, "%s-error", id));
        hoof_html_text(html, source->refused->text);
        hoof_html_close(html, HOOF_P);
    }
    if (field->type == HOOF_FIELD_BOOL || (field->type == HOOF_FIELD_CHOICE && field->choices))
        choice_input(html, &shown, id, name, now, refused);
    else if (field->type == HOOF_FIELD_LONG_TEXT || field->sentences)
        long_input(html, &shown, id, name, now, refused);
    else
        text_input(html, &shown, id, name, now, refused);
    if (shown.help) {
        hoof_html_start(html, HOOF_P, "help");
        hoof_html_attr(html, "id", hoof_format(arena, "%s-help", id));
        hoof_html_text(html, shown.help);
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
        const char *name = hoof_format(source->ask->arena, "%s%s", prefix, field->key);
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
        hoof_fields_write(html, field->fields, hoof_format(source->ask->arena, "%s.", name),
                          &inner);
        hoof_html_close(html, HOOF_FIELDSET);
    }
}
