/* One of several in the profile: added, changed, removed. */
#include "ask/elements.h"

#include <string.h>

#include "ask/journal_private.h"
#include "base/json_write.h"
#include "base/text.h"

bool hoof_field_has_elements(const struct hoof_field *field)
{
    return field->type == HOOF_FIELD_OBJECTS || field->type == HOOF_FIELD_MAP ||
           (field->type == HOOF_FIELD_MIXED && field->fields);
}

const struct hoof_field *hoof_element_list(const char *key)
{
    const struct hoof_field *field = hoof_field_find(hoof_kinds(HOOF_PROFILE)->fields, key);
    return field && hoof_field_has_elements(field) ? field : NULL;
}

const struct hoof_field *hoof_element_fields(const struct hoof_field *list)
{
    return list->type == HOOF_FIELD_MAP ? list->fields[0].fields : list->fields;
}

size_t hoof_element_count(const json_t *value)
{
    return json_is_object(value) ? json_object_size(value) : json_array_size(value);
}

/* A bare name is the first field of an element. */
static json_t *as_object(const struct hoof_field *list, const json_t *value)
{
    json_t *body = json_is_object(value) ? json_deep_copy(value) : json_object();
    if (body && json_is_string(value) &&
        json_object_set_new(body, hoof_element_fields(list)[0].key, json_deep_copy(value)) != 0) {
        json_decref(body);
        return NULL;
    }
    return body;
}

static const char *seen_text(struct hoof_arena *arena, const char *name, const json_t *value)
{
    struct hoof_buf buf = {0};
    struct hoof_json json = {.buf = &buf};
    hoof_buf_text(&buf, name ? name : "");
    hoof_buf_byte(&buf, ' ');
    hoof_json_value(&json, value, false);
    const char *text = buf.failed ? NULL : hoof_strndup(arena, buf.data, buf.len);
    hoof_buf_release(&buf);
    return text;
}

bool hoof_element_at(struct hoof_ask *ask, const struct hoof_field *list, const json_t *value,
                     size_t place, struct hoof_profile_element *out, struct hoof_error *err)
{
    json_t *element = json_is_array(value) ? json_array_get(value, place) : NULL;
    size_t i = 0;
    const char *key;
    json_t *inner;
    *out = (struct hoof_profile_element){0};
    if (json_is_object(value))
        json_object_foreach((json_t *)value, key, inner)
        {
            if (i++ == place) {
                out->name = key;
                element = inner;
            }
        }
    if (!element)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "This is no longer there: it was removed. Nothing was changed.");
    out->body = hoof_own_json(ask, as_object(list, element), err);
    out->seen = seen_text(ask->arena, out->name, element);
    return out->body && (out->seen || hoof_fail_memory(err));
}

/* The element as the form leaves it: checked, names settled. */
static bool fill(struct hoof_ask *ask, const struct hoof_element_request *request, json_t *body,
                 struct hoof_change_answer *out, struct hoof_error *err)
{
    const struct hoof_kind kind = {
        .name = request->list->key,
        .family = HOOF_PROFILE,
        .fields = hoof_element_fields(request->list),
    };
    for (size_t i = 0; i < request->count; i++)
        if (!hoof_record_set(&kind, body, request->settings[i].option, request->settings[i].text,
                             ask->zone, err))
            return false;
    for (const struct hoof_field *field = kind.fields; field->key; field++) {
        const json_t *value = json_object_get(body, field->key);
        if (field->required && (!value || json_is_null(value)))
            return hoof_fail(err, HOOF_REQUEST, field->key, "This has to be filled in.");
    }
    if (!hoof_record_check(&kind, body, false, err))
        return false;
    if (json_object_size(body) == 0)
        return hoof_fail(err, HOOF_REQUEST, kind.fields[0].key,
                         "Nothing is filled in. Fill in one of these at least.");
    return hoof_change_answer_names(ask, out, &kind, body, err);
}

/* What is written: a medicine of which only the name is known stays a name. */
static json_t *written(const struct hoof_field *list, json_t *body)
{
    json_t *first = json_object_get(body, hoof_element_fields(list)[0].key);
    return list->type == HOOF_FIELD_MIXED && first && json_object_size(body) == 1 ? first : body;
}

static bool change_list(const struct hoof_element_request *request, json_t *list, json_t *body,
                        struct hoof_error *err)
{
    if (request->remove)
        return json_array_remove(list, request->place) == 0 || hoof_fail_memory(err);
    json_t *element = written(request->list, body);
    int failed = request->seen ? json_array_set(list, request->place, element)
                               : json_array_append(list, element);
    return failed == 0 || hoof_fail_memory(err);
}

/* A map is written anew, so that a new name stands where the old one stood. */
static bool change_map(const struct hoof_element_request *request, const char *old, json_t *map,
                       json_t *body, struct hoof_error *err)
{
    const char *key;
    json_t *inner;
    bool good = true;
    const char *name = request->name ? request->name : "";
    json_t *anew = json_object();
    if (!anew)
        return hoof_fail_memory(err);
    if (!request->remove && (!*name || strlen(name) > 200 || strpbrk(name, "\r\n")))
        good = hoof_fail(err, HOOF_REQUEST, "called",
                         *name ? "This name is too long, or not on one line." : "Give it a name.");
    else if (!request->remove && json_object_get(map, name) && (!old || strcmp(old, name) != 0))
        good =
            hoof_fail(err, HOOF_REQUEST, "called",
                      "There is one called \"%.60s\" already. Give this one another name.", name);
    json_object_foreach(map, key, inner)
    {
        bool this = old && strcmp(key, old) == 0;
        if (!good || (this && request->remove))
            continue;
        if (json_object_set(anew, this ? name : key, this ? body : inner) != 0)
            good = hoof_fail_memory(err);
    }
    if (good && !old && json_object_set(anew, name, body) != 0)
        good = hoof_fail_memory(err);
    good = good && json_object_clear(map) == 0 && json_object_update(map, anew) == 0;
    json_decref(anew);
    return good || (err->code == HOOF_OK ? hoof_fail_memory(err) : false);
}

/* The key's value with the element changed in it. */
static bool change_value(struct hoof_ask *ask, const struct hoof_element_request *request,
                         json_t *value, struct hoof_change_answer *out, struct hoof_error *err)
{
    struct hoof_profile_element element = {0};
    if (request->seen) {
        if (!hoof_element_at(ask, request->list, value, request->place, &element, err))
            return false;
        if (strcmp(element.seen, request->seen) != 0)
            return hoof_fail(err, HOOF_REQUEST, NULL,
                             "This was changed elsewhere since the page was opened. Nothing was "
                             "changed now; open it again from \"About me\".");
    } else {
        element.body = hoof_own_json(ask, json_object(), err);
        if (!element.body)
            return false;
    }
    if (!request->remove && !fill(ask, request, element.body, out, err))
        return false;
    return request->list->type == HOOF_FIELD_MAP
               ? change_map(request, element.name, value, element.body, err)
               : change_list(request, value, element.body, err);
}

static bool change_key(struct hoof_ask *ask, const struct hoof_element_request *request,
                       struct hoof_change *change, struct hoof_change_answer *out,
                       struct hoof_error *err)
{
    json_t *profile, *part;
    const char *key = request->list->key;
    if (!hoof_journal_profile(ask->books, ask->arena, &profile, err))
        return false;
    const json_t *old = json_object_get(profile, key);
    json_t *value = old                                     ? json_deep_copy(old)
                    : request->list->type == HOOF_FIELD_MAP ? json_object()
                                                            : json_array();
    part = hoof_own_json(ask, json_object(), err);
    if (!part || !value || json_object_set_new(part, key, value) != 0)
        return hoof_fail_memory(err);
    if (!change_value(ask, request, value, out, err) ||
        !hoof_record_check(hoof_kinds(HOOF_PROFILE), part, false, err))
        return false;
    value = json_object_get(part, key);
    return hoof_change_profile(change, key, hoof_element_count(value) ? value : NULL, err);
}

bool hoof_ask_element(struct hoof_ask *ask, const struct hoof_element_request *request,
                      struct hoof_change_answer *out, struct hoof_error *err)
{
    struct hoof_change change;
    if (!hoof_change_answer_begin(ask, "profile", out, err) ||
        !hoof_change_begin(ask->books, "profile", ask->now.utc_ms, ask->uuids, &change, err))
        return false;
    if (!change_key(ask, request, &change, out, err)) {
        hoof_change_abandon(&change);
        return false;
    }
    out->change = change.added ? change.number : 0;
    return (!change.added || hoof_strings_add(ask->arena, &out->added, change.last_id, err)) &&
           hoof_change_commit(&change, err);
}
