/* Sets a field from its text form: options of commands, fields of forms. */
#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "base/quantity.h"
#include "base/text.h"
#include "book/journal/kinds.h"

/* Where an option leads: the object that holds the key, and the field there. */
struct goal {
    json_t *holder;
    const struct hoof_field *field;
    const char *key; /* field's own, or a free key of a map */
    char name[64];   /* a free key that more follows */
};

/* "every-days" and "every_days" name the key every_days. */
static bool names_key(const char *key, const char *word, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        char c = word[i] == '-' ? '_' : word[i];
        char k = key[i] == '-' ? '_' : key[i];
        if (!k || k != c)
            return false;
    }
    return key[n] == '\0' && n > 0;
}

static const struct hoof_field *find(const struct hoof_field *fields, const char *word, size_t n)
{
    for (; fields && fields->key; fields++)
        if (names_key(fields->key, word, n))
            return fields;
    return NULL;
}

static bool refuse_unknown(const struct hoof_kind *kind, const char *option, struct hoof_error *err)
{
    const char *nearest = NULL;
    unsigned best = 3;
    char word[64] = "";
    for (size_t i = 0; i < sizeof word - 1 && option[i]; i++)
        word[i] = (char)(option[i] == '_' ? '-' : option[i]);
    for (const struct hoof_field *field = kind->fields; field->key; field++) {
        char name[64] = "";
        if (strcmp(field->key, "id") == 0)
            continue; /* ids are given, never set */
        for (size_t i = 0; i < sizeof name - 1 && field->key[i]; i++)
            name[i] = (char)(field->key[i] == '_' ? '-' : field->key[i]);
        unsigned distance = hoof_text_distance(word, strlen(word), name, strlen(name), 2);
        if (distance < best) {
            best = distance;
            nearest = field->key;
        }
    }
    if (nearest)
        return hoof_fail(err, HOOF_REQUEST, option,
                         "\"%.60s\" is not a field of %s. Did you mean \"%s\"?", option, kind->name,
                         nearest);
    return hoof_fail(err, HOOF_REQUEST, option,
                     "\"%.60s\" is not a field of %s. \"hoofbeat help %s\" lists the fields.",
                     option, kind->name,
                     kind->family == HOOF_ENTRY  ? "log"
                     : kind->family == HOOF_ITEM ? "plan"
                                                 : "profile");
}

bool hoof_field_is_flag(const char *option, size_t n)
{
    for (int family = HOOF_ENTRY; family <= HOOF_ITEM; family++)
        for (const struct hoof_kind *kind = hoof_kinds(family); kind->name; kind++) {
            const struct hoof_field *field = find(kind->fields, option, n);
            const struct hoof_field *schedule = hoof_field_find(kind->fields, "schedule");
            if (!field && schedule)
                field = find(schedule->fields, option, n);
            if (field && field->type == HOOF_FIELD_BOOL)
                return true;
        }
    return false;
}

/* The object under key, made where it is missing. */
static json_t *descend(json_t *holder, const char *key, struct hoof_error *err)
{
    json_t *inner = json_object_get(holder, key);
    if (json_is_object(inner))
        return inner;
    if (json_object_set_new(holder, key, json_object()) != 0) {
        hoof_fail_memory(err);
        return NULL;
    }
    return json_object_get(holder, key);
}

static bool find_goal(const struct hoof_kind *kind, json_t *record, const char *option,
                      struct goal *goal, struct hoof_error *err)
{
    const char *word = option;
    size_t n = strcspn(word, ".");
    goal->holder = record;
    goal->field = find(kind->fields, word, n);
    if (!goal->field && kind->family == HOOF_ITEM && word[n] == '\0') {
        const struct hoof_field *schedule = hoof_field_find(kind->fields, "schedule");
        goal->field = schedule ? find(schedule->fields, word, n) : NULL;
        goal->holder = goal->field ? descend(record, "schedule", err) : record;
        if (goal->field && !goal->holder)
            return false;
    }
    if (!goal->field || strcmp(goal->field->key, "id") == 0)
        return refuse_unknown(kind, option, err);
    goal->key = goal->field->key;
    while (word[n] == '.') {
        const struct hoof_field *outer = goal->field;
        word += n + 1;
        n = strcspn(word, ".");
        bool map = outer->type == HOOF_FIELD_MAP;
        if (!map && outer->type != HOOF_FIELD_OBJECT)
            return refuse_unknown(kind, option, err);
        goal->field = map ? outer->fields : find(outer->fields, word, n);
        if (!goal->field || n == 0)
            return refuse_unknown(kind, option, err);
        goal->holder = descend(goal->holder, goal->key, err);
        if (!goal->holder)
            return false;
        goal->key = map ? word : goal->field->key;
        if (map && word[n] == '.') {
            if (n >= sizeof goal->name)
                return refuse_unknown(kind, option, err);
            memcpy(goal->name, word, n);
            goal->name[n] = '\0';
            goal->key = goal->name;
        }
    }
    return true;
}

static json_t *read_list(const char *text)
{
    json_t *list = json_array();
    while (list && *text) {
        size_t n = strcspn(text, ","), start = 0, end = n;
        while (start < end && isspace((unsigned char)text[start]))
            start++;
        while (end > start && isspace((unsigned char)text[end - 1]))
            end--;
        if (end > start &&
            json_array_append_new(list, json_stringn(text + start, end - start)) != 0) {
            json_decref(list);
            return NULL;
        }
        text += n + (text[n] == ',');
    }
    return list;
}

/* A list of names written anew: an element that had details keeps them. */
static bool keep_details(const struct hoof_field *field, const json_t *old, json_t *list)
{
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *name = json_string_value(json_array_get(list, i));
        for (size_t k = 0; name && k < json_array_size(old); k++) {
            json_t *before = json_array_get(old, k);
            const char *called = json_string_value(json_object_get(before, field->fields[0].key));
            if (!called || strcmp(called, name) != 0)
                continue;
            if (json_array_set(list, i, before) != 0)
                return false;
            break;
        }
    }
    return true;
}

static json_t *read_number(const char *option, const char *text, struct hoof_error *err)
{
    double number;
    if (!hoof_number_parse(text, strlen(text), &number, err)) {
        if (err && !err->place[0])
            hoof_error_within(err, option);
        return NULL;
    }
    if (number == floor(number) && fabs(number) < 1e15)
        return json_integer((json_int_t)number);
    return json_real(number);
}

static json_t *read_bool(const char *option, const char *text, struct hoof_error *err)
{
    static const char *const yes[] = {"true", "yes", "y", "1", "on"};
    static const char *const no[] = {"false", "no", "n", "0", "off"};
    for (size_t i = 0; i < 5; i++) {
        if (strcmp(text, yes[i]) == 0)
            return json_true();
        if (strcmp(text, no[i]) == 0)
            return json_false();
    }
    hoof_fail(err, HOOF_REQUEST, option,
              "\"%.60s\" is neither true nor false. Write true or false.", text);
    return NULL;
}

static json_t *read_moment(const char *option, const char *text, const struct hoof_zone *zone,
                           struct hoof_error *err)
{
    struct hoof_moment moment;
    char written[32];
    if (!hoof_moment_parse_local(text, strlen(text), zone, &moment, err)) {
        if (err && !err->place[0])
            hoof_error_within(err, option);
        return NULL;
    }
    hoof_moment_text(&moment, written);
    return json_string(written);
}

static json_t *read_json(const char *option, const char *text, struct hoof_error *err)
{
    json_error_t why;
    json_t *value =
        hoof_json_read(text, strlen(text), JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &why);
    if (!value && !why.text[0])
        hoof_fail_memory(err);
    else if (!value)
        hoof_fail(err, HOOF_REQUEST, option, "This cannot be read as JSON, at character %d: %s.",
                  why.position, why.text);
    return value;
}

/* A number where it is one, else the text. */
static json_t *read_value(const char *text)
{
    struct hoof_error unused = {0};
    json_t *value = read_number("", text, &unused);
    return value ? value : json_string(text);
}

static json_t *read_field(const struct hoof_field *field, const char *option, const char *text,
                          const struct hoof_zone *zone, struct hoof_error *err)
{
    bool json = text[0] == '[' || text[0] == '{';
    switch (field->type) {
    case HOOF_FIELD_NUMBER:
        if (strcmp(field->key, "severity") == 0 && isalpha((unsigned char)text[0]))
            return json_string(text); /* "moderate": the check knows the words */
        return read_number(option, text, err);
    case HOOF_FIELD_INTEGER:
        return read_number(option, text, err);
    case HOOF_FIELD_BOOL:
        return read_bool(option, text, err);
    case HOOF_FIELD_MOMENT:
        return read_moment(option, text, zone, err);
    case HOOF_FIELD_LIST:
    case HOOF_FIELD_CLOCKS:
    case HOOF_FIELD_MIXED:
        return json ? read_json(option, text, err) : read_list(text);
    case HOOF_FIELD_VALUE:
        return read_value(text);
    case HOOF_FIELD_ANY:
        if (json)
            return read_json(option, text, err);
        if (strcmp(text, "true") == 0 || strcmp(text, "false") == 0)
            return json_boolean(text[0] == 't');
        return read_value(text);
    case HOOF_FIELD_OBJECT:
    case HOOF_FIELD_OBJECTS:
    case HOOF_FIELD_MAP:
        if (json)
            return read_json(option, text, err);
        hoof_fail(err, HOOF_REQUEST, option,
                  "This field has keys of its own. Name one with a point, such as diagnosis.grade, "
                  "or write \"%.60s\" as JSON.",
                  text);
        return NULL;
    default:
        return json_string(text);
    }
}

bool hoof_record_set(const struct hoof_kind *kind, json_t *record, const char *option,
                     const char *text, const struct hoof_zone *zone, struct hoof_error *err)
{
    struct goal goal = {0};
    size_t bad = hoof_utf8_bad_at(text, strlen(text));
    if (text[bad])
        return hoof_fail(err, HOOF_REQUEST, option, "Byte %zu of this text is not valid UTF-8.",
                         bad + 1);
    if (!find_goal(kind, record, option, &goal, err))
        return false;
    struct hoof_error first = {0};
    json_t *value = *text ? read_field(goal.field, option, text, zone, &first) : json_null();
    if (!value && first.code) {
        if (err)
            *err = first;
        return false;
    }
    if (value && goal.field->type == HOOF_FIELD_MIXED && goal.field->fields &&
        !keep_details(goal.field, json_object_get(goal.holder, goal.key), value)) {
        json_decref(value);
        return hoof_fail_memory(err);
    }
    if (!value || json_object_set_new(goal.holder, goal.key, value) != 0)
        return hoof_fail_memory(err);
    return true;
}
