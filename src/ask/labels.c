#include "ask/labels.h"

#include <string.h>

#include "ask/journal_private.h"
#include "book/knowledge/knowledge.h"

/* Remembers a name, or (as null) that there is none. */
static bool label_id(struct hoof_ask *ask, const char *vocabulary, const char *id,
                     struct hoof_error *err)
{
    struct hoof_term term = {0};
    if (!id || json_object_get(ask->labels, id))
        return true;
    bool known = hoof_knowledge_resolve(ask->books, ask->arena, vocabulary, id, &term) &&
                 strcmp(term.id, id) == 0;
    json_t *name = known ? json_string(term.name) : json_null();
    return json_object_set_new(ask->labels, id, name) == 0 || hoof_fail_memory(err);
}

static bool label_value(struct hoof_ask *ask, const char *vocabulary, const json_t *value,
                        struct hoof_error *err)
{
    if (!json_is_array(value))
        return label_id(ask, vocabulary, json_string_value(value), err);
    for (size_t i = 0; i < json_array_size(value); i++)
        if (!label_id(ask, vocabulary, json_string_value(json_array_get(value, i)), err))
            return false;
    return true;
}

bool hoof_label_record(struct hoof_ask *ask, const struct hoof_kind *kind, const json_t *body,
                       struct hoof_error *err)
{
    if (!kind || !ask->books->has_knowledge)
        return true;
    if (!ask->labels && !(ask->labels = hoof_own_json(ask, json_object(), err)))
        return false;
    for (const struct hoof_field *field = kind->fields; field->key; field++)
        if (field->vocabulary &&
            !label_value(ask, field->vocabulary, json_object_get(body, field->key), err))
            return false;
    return true;
}

bool hoof_label_records(struct hoof_ask *ask, const struct hoof_records *records,
                        struct hoof_error *err)
{
    for (size_t i = 0; i < records->count; i++) {
        const struct hoof_record *record = &records->items[i];
        const struct hoof_kind *kind =
            hoof_kind_find(record->family, record->kind, strlen(record->kind));
        if (!hoof_label_record(ask, kind, record->body, err))
            return false;
    }
    return true;
}

bool hoof_label_bodies(struct hoof_ask *ask, enum hoof_family family, const json_t *bodies,
                       struct hoof_error *err)
{
    for (size_t i = 0; i < json_array_size(bodies); i++) {
        const json_t *body = json_array_get(bodies, i);
        if (!hoof_label_record(ask, hoof_record_kind(family, body), body, err))
            return false;
    }
    return true;
}

const char *hoof_label(const struct hoof_ask *ask, const char *id)
{
    return id ? json_string_value(json_object_get(ask->labels, id)) : NULL;
}

const char *hoof_id_in_words(struct hoof_arena *arena, const char *id)
{
    char *words = hoof_strdup(arena, id);
    for (char *c = words; c && *c; c++)
        *c = (char)(*c == '-' ? ' ' : *c);
    return words;
}
