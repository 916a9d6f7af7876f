#include "web/settings.h"

#include <string.h>

#include "base/json_write.h"

struct gather {
    struct hoof_request *request;
    struct hoof_setting *settings;
    size_t count, capacity;
};

/* Spaces around a text, and after the commas of a list, mean nothing. */
static bool same(const struct hoof_field *field, const char *typed, const char *before)
{
    bool skip = true;
    for (;;) {
        size_t typed_spaces = strspn(typed, " "), before_spaces = strspn(before, " ");
        if (!typed[typed_spaces] && !before[before_spaces])
            return true;
        if (skip) {
            typed += typed_spaces;
            before += before_spaces;
        }
        if (*typed != *before)
            return false;
        skip = *typed == ',' && hoof_field_is_list(field);
        typed++;
        before++;
    }
}

/* The boxes that are ticked, as a list with commas; NULL: the form has none. */
static const char *ticked(struct gather *all, const char *name)
{
    struct hoof_buf list = {0};
    bool sent = false;
    for (size_t i = 0; i < all->request->form.count; i++) {
        const struct hoof_form_field *field = &all->request->form.fields[i];
        if (strcmp(field->name, name) != 0)
            continue;
        sent = true;
        if (field->size)
            hoof_buf_format(&list, "%s%s", list.len ? ", " : "", field->value);
    }
    const char *text =
        sent ? hoof_strndup(all->request->arena, hoof_buf_string(&list), list.len) : NULL;
    hoof_buf_release(&list);
    return text;
}

/* Lines as a JSON list, which keeps their commas. */
static const char *lines_as_list(struct gather *all, const char *text, struct hoof_error *err)
{
    struct hoof_buf buf = {0};
    struct hoof_json json = {.buf = &buf};
    bool any = false;
    hoof_json_open(&json, '[');
    for (const char *p = text; *p; p += *p == '\n') {
        size_t n = strcspn(p, "\n"), end = n, start = 0;
        while (start < end && p[start] == ' ')
            start++;
        while (end > start && p[end - 1] == ' ')
            end--;
        if (end > start)
            hoof_json_text_n(&json, p + start, end - start);
        any = any || end > start;
        p += n;
    }
    hoof_json_close(&json, ']');
    const char *list = buf.failed ? NULL
                       : any      ? hoof_strndup(all->request->arena, buf.data, buf.len)
                                  : "";
    hoof_buf_release(&buf);
    if (!list)
        hoof_fail_memory(err);
    return list;
}

static bool gather(struct gather *all, const struct hoof_field *fields, const char *prefix,
                   const json_t *record, struct hoof_error *err)
{
    struct hoof_arena *arena = all->request->arena;
    for (const struct hoof_field *field = fields; field->key; field++) {
        const json_t *value = json_object_get(record, field->key);
        char *name = hoof_format(arena, "%s%s", prefix, field->key);
        if (!name)
            return hoof_fail_memory(err);
        if (!hoof_field_in_form(field))
            continue;
        if (field->type == HOOF_FIELD_OBJECT) {
            char *inner = hoof_format(arena, "%s.", name);
            if (!inner)
                return hoof_fail_memory(err);
            if (!gather(all, field->fields, inner, value, err))
                return false;
            continue;
        }
        const char *typed = hoof_field_is_boxes(field) ? ticked(all, name)
                                                       : hoof_form_get(&all->request->form, name);
        if (!typed || same(field, typed, hoof_field_text(&all->request->ask, field, value)))
            continue;
        if (field->sentences)
            typed = lines_as_list(all, typed, err);
        if (!typed)
            return false;
        struct hoof_setting *grown =
            hoof_grow(arena, all->settings, all->count, &all->capacity, sizeof *grown);
        if (!grown)
            return hoof_fail_memory(err);
        all->settings = grown;
        for (char *p = name; *p; p++) /* the option's name of a key */
            if (*p == '_')
                *p = '-';
        grown[all->count++] = (struct hoof_setting){name, typed};
    }
    return true;
}

bool hoof_changed_settings(struct hoof_request *request, const struct hoof_field *fields,
                           const json_t *record, struct hoof_setting **out, size_t *count,
                           struct hoof_error *err)
{
    struct gather all = {.request = request};
    if (!gather(&all, fields, "", record, err))
        return false;
    *out = all.settings;
    *count = all.count;
    return true;
}
