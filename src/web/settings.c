#include <string.h>

#include "web/settings.h"

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
        const char *typed = hoof_form_get(&all->request->form, name);
        if (!typed || same(field, typed, hoof_field_text(arena, field, value)))
            continue;
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
