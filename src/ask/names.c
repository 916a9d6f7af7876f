#include "ask/names.h"

#include <stdio.h>
#include <string.h>

#include "book/knowledge/knowledge.h"

void hoof_names_release(struct hoof_names *names)
{
    json_decref(names->seen);
    names->seen = NULL;
}

/* What a word means: [term, product or null], null for unknown, true for "leave
 * it". Owned by names->seen. */
static json_t *look_up(struct hoof_names *names, const char *vocabulary, const char *word,
                       struct hoof_error *err)
{
    struct hoof_books *books = names->ask->books;
    struct hoof_meaning meaning;
    char place[320];
    if (snprintf(place, sizeof place, "%s\n%s", vocabulary, word) >= (int)sizeof place)
        return json_null(); /* no name is so long */
    if (!books->has_knowledge)
        return json_true();
    json_t *known = json_object_get(names->seen, place);
    if (known)
        return known;
    if (!hoof_knowledge_meaning(books, names->ask->arena, vocabulary, word, &meaning, err))
        return NULL;
    if (meaning.term)
        known = json_pack("[ss?]", meaning.term, meaning.product);
    else
        known = hoof_knowledge_has_terms(books, vocabulary) ? json_null() : json_true();
    if (!known || json_object_set_new(names->seen, place, known) != 0) {
        hoof_fail_memory(err);
        return NULL;
    }
    return known;
}

static bool note_unknown(struct hoof_names *names, struct hoof_unknown_names *unknown,
                         const char *key, const char *word, const char *vocabulary,
                         struct hoof_error *err)
{
    struct hoof_arena *arena = names->ask->arena;
    if (!unknown)
        return true;
    unknown->items = hoof_grow(arena, unknown->items, unknown->count, &unknown->capacity,
                               sizeof *unknown->items);
    if (!unknown->items)
        return hoof_fail_memory(err);
    struct hoof_unknown_name *item = &unknown->items[unknown->count++];
    item->key = hoof_strdup(arena, key);
    item->word = hoof_strdup(arena, word);
    item->vocabulary = vocabulary;
    return (item->key && item->word) || hoof_fail_memory(err);
}

/* Settles one text value in place; the brand goes into `product` where that is free. */
static bool settle(struct hoof_names *names, const struct hoof_field *field, json_t *value,
                   const char *key, json_t *holder, struct hoof_unknown_names *unknown,
                   struct hoof_error *err)
{
    const char *word = json_string_value(value);
    if (!word)
        return true;
    json_t *meaning = look_up(names, field->vocabulary, word, err);
    if (!meaning)
        return false;
    if (json_is_null(meaning))
        return note_unknown(names, unknown, key, word, field->vocabulary, err);
    const char *term = json_string_value(json_array_get(meaning, 0));
    const char *product = json_string_value(json_array_get(meaning, 1));
    if (!term)
        return true;
    if (product && holder && strcmp(field->key, "agent") == 0 &&
        !json_object_get(holder, "product") &&
        json_object_set_new(holder, "product", json_string(product)) != 0)
        return hoof_fail_memory(err);
    if (strcmp(term, word) != 0 && json_string_set(value, term) != 0)
        return hoof_fail_memory(err);
    return true;
}

/* A zone that has no file here. Each is opened once. */
static bool settle_zone(struct hoof_names *names, const char *name, const char *key,
                        struct hoof_unknown_names *unknown, struct hoof_error *err)
{
    const struct hoof_zone *zone;
    struct hoof_error why = {0};
    char place[100];
    if (strcmp(name, hoof_zone_name(names->ask->zone)) == 0)
        return true;
    snprintf(place, sizeof place, "zone\n%.80s", name);
    json_t *known = json_object_get(names->seen, place);
    if (!known) {
        bool opened = hoof_zone_open(names->ask->arena, name, &zone, &why);
        if (!opened && !(why.code == HOOF_REQUEST && names->keeps_zones)) {
            hoof_error_within(&why, key);
            if (err)
                *err = why;
            return false;
        }
        known = json_boolean(opened);
        if (json_object_set_new(names->seen, place, known) != 0)
            return hoof_fail_memory(err);
    }
    return json_is_true(known) || note_unknown(names, unknown, key, name, "time zone", err);
}

static bool settle_fields(struct hoof_names *names, const struct hoof_field *fields, json_t *object,
                          const char *path, struct hoof_unknown_names *unknown,
                          struct hoof_error *err);

static bool settle_list(struct hoof_names *names, const struct hoof_field *field, json_t *list,
                        const char *path, struct hoof_unknown_names *unknown,
                        struct hoof_error *err)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        json_t *element = json_array_get(list, i);
        char key[160];
        snprintf(key, sizeof key, "%.120s[%zu]", path, i);
        if (json_is_object(element) && field->fields) {
            if (!settle_fields(names, field->fields, element, key, unknown, err))
                return false;
        } else if (field->vocabulary && !settle(names, field, element, key, NULL, unknown, err)) {
            return false;
        }
    }
    return true;
}

static bool settle_fields(struct hoof_names *names, const struct hoof_field *fields, json_t *object,
                          const char *path, struct hoof_unknown_names *unknown,
                          struct hoof_error *err)
{
    for (const struct hoof_field *field = fields; field->key; field++) {
        json_t *value = json_object_get(object, field->key);
        bool zone = field->type == HOOF_FIELD_ZONE && json_is_string(value);
        bool name = field->type == HOOF_FIELD_NAME;
        bool list = json_is_array(value) && (field->vocabulary || field->fields);
        bool nested = field->type == HOOF_FIELD_OBJECT && json_is_object(value);
        if (!value || !(zone || name || list || nested))
            continue;
        char key[160];
        snprintf(key, sizeof key, "%.100s.%.50s", path, field->key);
        if (zone   ? !settle_zone(names, json_string_value(value), key, unknown, err)
            : name ? !settle(names, field, value, key, object, unknown, err)
            : list ? !settle_list(names, field, value, key, unknown, err)
                   : !settle_fields(names, field->fields, value, key, unknown, err))
            return false;
    }
    return true;
}

bool hoof_names_settle(struct hoof_names *names, const struct hoof_kind *kind, json_t *record,
                       struct hoof_unknown_names *unknown, struct hoof_error *err)
{
    if (!names->seen && !(names->seen = json_object()))
        return hoof_fail_memory(err);
    return settle_fields(names, kind->fields, record, "", unknown, err);
}
