#include "ask/said.h"

#include <string.h>

#include "ask/food.h"
#include "ask/lexicon.h"

static const char *const kinds[] = {
    [HOOF_SAID_SYMPTOM] = "symptom", [HOOF_SAID_STOOL] = "stool", [HOOF_SAID_MEAL] = "meal",
    [HOOF_SAID_DOSE] = "dose",       [HOOF_SAID_LAB] = "lab",     [HOOF_SAID_VITAL] = "vital",
    [HOOF_SAID_FACTOR] = "factor",   [HOOF_SAID_EVENT] = "event", [HOOF_SAID_NOTHING] = "nothing",
    [HOOF_SAID_NOTE] = "note",
};

bool hoof_said_read(struct hoof_ask *ask, const struct hoof_sentence_request *request,
                    struct hoof_sentence_answer *out, struct hoof_error *err)
{
    const struct hoof_lexicon *lexicon;
    const struct hoof_food_table *foods;
    return hoof_ask_lexicon(ask, &lexicon, err) && hoof_ask_food_table(ask, &foods, err) &&
           hoof_sentence_read(lexicon, foods, request, ask->arena, out, err);
}

/* ---- one entry as a record ---- */

static bool put(json_t *record, const char *key, json_t *value)
{
    return value && json_object_set_new(record, key, value) == 0;
}

static bool put_text(json_t *record, const char *key, const char *text)
{
    return !text || put(record, key, json_string(text));
}

static bool put_number(json_t *record, const char *key, double value)
{
    if (value < 0)
        return true;
    bool whole = value == (double)(int64_t)value;
    return put(record, key, whole ? json_integer((json_int_t)value) : json_real(value));
}

static bool put_flags(json_t *record, unsigned flags)
{
    static const struct {
        unsigned flag;
        const char *name;
    } names[] = {{HOOF_STOOL_NOCTURNAL, "nocturnal"},
                 {HOOF_STOOL_OILY, "oily"},
                 {HOOF_STOOL_BLOOD, "blood"},
                 {HOOF_STOOL_WATERY, "watery"},
                 {HOOF_STOOL_URGENT, "urgent"}};
    json_t *list = flags ? json_array() : NULL;
    if (!list)
        return flags == 0;
    bool good = true;
    for (size_t k = 0; good && k < sizeof names / sizeof *names; k++)
        if (flags & names[k].flag)
            good = json_array_append_new(list, json_string(names[k].name)) == 0;
    if (!good) {
        json_decref(list);
        return false;
    }
    return put(record, "flags", list);
}

static bool put_foods(json_t *record, const struct hoof_said *said)
{
    json_t *list = json_array();
    for (size_t k = 0; list && k < said->food_count; k++) {
        if (json_array_append_new(list, json_string(said->foods[k])) != 0) {
            json_decref(list);
            list = NULL;
        }
    }
    return put(record, "foods", list);
}

static bool fill_meal(json_t *record, const struct hoof_said *said)
{
    static const char *const sizes[] = {NULL, "small", "usual", "large"};
    return put_foods(record, said) && put_text(record, "size", sizes[said->size]);
}

static bool fill_dose(json_t *record, const struct hoof_said *said)
{
    return put_text(record, "agent", said->name) && put_text(record, "product", said->product) &&
           put_number(record, "dose", said->dose) &&
           put_text(record, "unit", said->dose >= 0 ? said->unit : NULL) &&
           put_text(record, "route", said->route) && put_text(record, "site", said->site) &&
           (!said->rescue || put(record, "rescue", json_true())) &&
           (!said->skipped || put(record, "skipped", json_true()));
}

static bool fill_value(json_t *record, const struct hoof_said *said)
{
    const char *key = said->kind == HOOF_SAID_LAB ? "test" : "name";
    if (!put_text(record, key, said->name) || !put_number(record, "systolic", said->systolic) ||
        !put_number(record, "diastolic", said->diastolic))
        return false;
    if (said->word)
        return put_text(record, "value", said->word);
    return !said->has_value ||
           (put_number(record, "value", said->value) && put_text(record, "unit", said->unit));
}

static bool fill(json_t *record, const struct hoof_said *said)
{
    switch (said->kind) {
    case HOOF_SAID_SYMPTOM:
        return put_text(record, "name", said->name) && put_number(record, "count", said->count) &&
               put_number(record, "severity", said->severity) &&
               put_number(record, "minutes", said->minutes);
    case HOOF_SAID_STOOL:
        return put_number(record, "count", said->count) &&
               put_number(record, "bristol", said->bristol) && put_flags(record, said->flags);
    case HOOF_SAID_MEAL:
        return fill_meal(record, said);
    case HOOF_SAID_DOSE:
        return fill_dose(record, said);
    case HOOF_SAID_LAB:
    case HOOF_SAID_VITAL:
    case HOOF_SAID_FACTOR:
        return fill_value(record, said);
    case HOOF_SAID_EVENT:
        return put_text(record, "name", said->name);
    case HOOF_SAID_NOTHING:
    case HOOF_SAID_NOTE:
        return true;
    }
    return false;
}

/* The entry's text: the sentence as written; meals and notes keep their own
 * words, unless something outside of them was not understood. */
static bool put_words(json_t *record, const struct hoof_said *said,
                      const struct hoof_sentence_request *request, bool whole_text)
{
    bool own = said->text && !whole_text;
    return put(record, "text",
               own ? json_string(said->text) : json_stringn(request->text, request->n));
}

bool hoof_said_record(const struct hoof_ask *ask, const struct hoof_sentence_request *request,
                      const struct hoof_sentence_answer *answer, size_t index, json_t **out,
                      struct hoof_error *err)
{
    const struct hoof_said *said = &answer->entries[index];
    const char *name = kinds[said->kind];
    const struct hoof_kind *kind = hoof_kind_find(HOOF_ENTRY, name, strlen(name));
    char at[32];
    if (!kind)
        return hoof_fail_bug(err, "the sentence gave an entry of no kind");
    hoof_moment_text(&said->at, at);
    json_t *record = json_object();
    bool good = record && put_text(record, "kind", name) && fill(record, said) &&
                put_text(record, "at", at) &&
                put_text(record, "zone", hoof_zone_name(request->zone)) &&
                put_words(record, said, request, answer->whole_text) &&
                put_text(record, "author", ask->author);
    if (!good || !hoof_record_check(kind, record, false, err)) {
        json_decref(record);
        return good ? false : hoof_fail_memory(err);
    }
    *out = record;
    return true;
}
