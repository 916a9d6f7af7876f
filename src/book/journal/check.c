/* Checks a record against the table, and gives what it holds its written form. */
#include <math.h>
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/json_write.h"
#include "base/quantity.h"
#include "base/uuid.h"
#include "book/journal/kinds.h"

enum { MOST_TEXT = 1000, MOST_LONG_TEXT = 20000, MOST_NAME = 200, MOST_ELEMENTS = 4000 };

struct checker {
    bool lenient;
    struct hoof_buf *strays; /* unknown keys as words, with lenient */
};

static bool check_object(const struct checker *checker, const struct hoof_field *fields,
                         json_t *object, bool entry, struct hoof_error *err);

/* Every failure is the person's to mend and names its key. */
#define REFUSE(err, ...) hoof_fail(err, HOOF_REQUEST, NULL, __VA_ARGS__)

static void within(struct hoof_error *err, const char *key)
{
    char prefix[140];
    snprintf(prefix, sizeof prefix, ".%.130s", key);
    hoof_error_within(err, prefix);
}

static void within_index(struct hoof_error *err, size_t index)
{
    char prefix[32];
    snprintf(prefix, sizeof prefix, "[%zu]", index);
    hoof_error_within(err, prefix);
}

static bool choice_listed(const char *choices, const char *text, size_t n)
{
    while (n && *choices) {
        size_t length = strcspn(choices, "|");
        if (length == n && memcmp(choices, text, n) == 0)
            return true;
        choices += length + (choices[length] == '|');
    }
    return false;
}

static bool refuse_choice(const char *choices, const char *text, struct hoof_error *err)
{
    char words[300];
    size_t n = 0;
    for (const char *c = choices; *c && n + 3 < sizeof words; c++) {
        words[n++] = *c == '|' ? ',' : *c;
        if (*c == '|')
            words[n++] = ' ';
    }
    words[n] = '\0';
    return REFUSE(err, "\"%.80s\" is not one of: %s.", text, words);
}

static bool check_text(const struct hoof_field *field, const json_t *value, size_t most,
                       struct hoof_error *err)
{
    if (!json_is_string(value))
        return REFUSE(err, "This holds text, in quotation marks.");
    if (field->max_bytes)
        most = field->max_bytes;
    if (json_string_length(value) > most)
        return REFUSE(err, "This text is too long: %zu bytes, at most %zu are kept.",
                      json_string_length(value), most);
    if (most <= MOST_NAME && strpbrk(json_string_value(value), "\n\r"))
        return REFUSE(err, "This text stands on one line; take the line break out.");
    return true;
}

/* How another word for a flag is written. */
static const char *flag_alias(const char *text)
{
    static const char *const aliases[][2] = {
        {"pale", "oily"}, {"floating", "oily"}, {"greasy", "oily"}, {"night", "nocturnal"}};
    for (size_t i = 0; i < sizeof aliases / sizeof *aliases; i++)
        if (strcmp(text, aliases[i][0]) == 0)
            return aliases[i][1];
    return text;
}

static bool check_choice(const struct hoof_field *field, json_t *value, struct hoof_error *err)
{
    if (!json_is_string(value))
        return REFUSE(err, "This holds one of: %.300s.", field->choices);
    const char *text = json_string_value(value), *written = text;
    if (!choice_listed(field->choices, text, strlen(text)))
        written = flag_alias(text);
    if (!choice_listed(field->choices, written, strlen(written)))
        return refuse_choice(field->choices, text, err);
    if (written != text && json_string_set(value, written) != 0)
        return hoof_fail_memory(err);
    return true;
}

/* Mild, moderate and severe are numbers wherever a severity stands; -1: no such word. */
static double severity_said(const struct hoof_field *field, const json_t *value)
{
    static const struct {
        const char *word;
        int severity;
    } words[] = {{"mild", 2}, {"moderate", 5}, {"severe", 8}};
    const char *text = json_string_value(value);
    if (!text || strcmp(field->key, "severity") != 0)
        return -1;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strcmp(text, words[i].word) == 0)
            return words[i].severity;
    return -1;
}

static bool check_number(const struct hoof_field *field, const json_t *value, bool whole,
                         json_t **replacement, struct hoof_error *err)
{
    char low[32], high[32], got[32];
    double min = field->min, max = field->max, said = severity_said(field, value);
    if (said >= 0) {
        *replacement = json_integer((json_int_t)said);
        return *replacement || hoof_fail_memory(err);
    }
    if (!json_is_number(value))
        return REFUSE(err, whole ? "This holds a whole number." : "This holds a number.");
    double number = json_number_value(value);
    if (min >= max) {
        min = -1e12;
        max = 1e12;
    }
    if (!isfinite(number) || number < min || number > max) {
        hoof_number_text(number, got);
        hoof_number_text(min, low);
        hoof_number_text(max, high);
        if (min > 0 && min < 1e-6)
            return REFUSE(err, "%s is outside what this may hold: more than 0, up to %s.", got,
                          high);
        return REFUSE(err, "%s is outside what this may hold: %s to %s.", got, low, high);
    }
    if (!whole || json_is_integer(value))
        return true;
    if (number != floor(number)) {
        hoof_number_text(number, got);
        return REFUSE(err, "This holds a whole number, not %s.", got);
    }
    *replacement = json_integer((json_int_t)number);
    return *replacement || hoof_fail_memory(err);
}

static bool year_fits(struct hoof_date date, struct hoof_error *err)
{
    return (date.year >= 1900 && date.year <= 2100) ||
           REFUSE(err, "The year %d is outside 1900 to 2100.", date.year);
}

static bool check_date(const json_t *value, struct hoof_error *err)
{
    struct hoof_date date;
    if (!json_is_string(value))
        return REFUSE(err, "This holds a date such as \"2026-11-23\".");
    return hoof_date_parse(json_string_value(value), json_string_length(value), &date, err) &&
           year_fits(date, err);
}

/* A date, or a time with seconds and offset exactly as RFC 3339 writes it. */
static bool is_written_moment(const char *text, size_t n)
{
    if (n == 10)
        return true;
    return n >= 20 && text[10] == 'T' && text[16] == ':' && text[n - 1] != 'z';
}

static bool check_moment(const json_t *value, json_t **replacement, struct hoof_error *err)
{
    struct hoof_moment moment;
    char text[32];
    if (!json_is_string(value))
        return REFUSE(err, "This holds a date, or a time such as \"2026-11-23T19:30:00-05:00\".");
    if (!hoof_moment_parse(json_string_value(value), json_string_length(value), &moment, err) ||
        !year_fits(moment.date, err))
        return false;
    if (is_written_moment(json_string_value(value), json_string_length(value)))
        return true;
    hoof_moment_text(&moment, text);
    *replacement = json_string(text);
    return *replacement || hoof_fail_memory(err);
}

static bool check_zone(const json_t *value, struct hoof_error *err)
{
    static const char allowed[] =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789_+-/";
    if (!json_is_string(value))
        return REFUSE(err, "This holds a time zone such as \"America/New_York\".");
    const char *text = json_string_value(value);
    size_t n = strlen(text);
    if (n == 0 || n > 64 || strspn(text, allowed) != n || text[0] == '/' || strstr(text, "//"))
        return REFUSE(err, "\"%.64s\" is not a time zone. Zones look like \"America/New_York\".",
                      text);
    return true;
}

static bool check_unit(const struct hoof_field *field, json_t *value, struct hoof_error *err)
{
    static const char dose_units[] = "mg|mcg|g|MU|GBq|MBq|Gy|cGy|U|[IU]|mL|mg/m2|mg/kg|mcg/kg|"
                                     "g/m2|AUC|tablet|capsule|drop|puff|{tbl}|ng";
    if (!check_text(field, value, 40, err))
        return false;
    const char *text = json_string_value(value);
    if (!*text)
        return REFUSE(err, "The unit is empty. Leave it out where there is none.");
    bool dose = field->vocabulary && strcmp(field->vocabulary, "dose-unit") == 0;
    const char *name = hoof_unit_name(text, strlen(text), dose ? HOOF_UNIT_DOSE : HOOF_UNIT_RESULT);
    if (!name)
        return true; /* kept as written; never compared */
    if (dose && !choice_listed(dose_units, name, strlen(name)))
        return REFUSE(err,
                      "\"%s\" is not a unit of a dose. Doses are written in mg, mcg, g, MU, GBq, "
                      "Gy or U.",
                      text);
    if (strcmp(name, text) != 0 && json_string_set(value, name) != 0)
        return hoof_fail_memory(err);
    return true;
}

static bool check_id(json_t *value, struct hoof_error *err)
{
    if (!json_is_string(value))
        return REFUSE(err, "This holds an id, in quotation marks.");
    if (!hoof_uuid_valid(json_string_value(value)))
        return REFUSE(err, "\"%.60s\" is not an id of the kind used here (UUID version 7).",
                      json_string_value(value));
    char low[HOOF_UUID_TEXT];
    memcpy(low, json_string_value(value), sizeof low);
    for (char *c = low; *c; c++)
        *c = (char)(*c >= 'A' && *c <= 'F' ? *c + 32 : *c);
    if (strcmp(low, json_string_value(value)) != 0 && json_string_set(value, low) != 0)
        return hoof_fail_memory(err);
    return true;
}

/* Seconds may be said; a plan has none. */
static bool check_clock(json_t *value, struct hoof_error *err)
{
    struct hoof_clock clock;
    char written[16];
    if (!json_is_string(value))
        return REFUSE(err, "This holds a clock time such as \"08:00\".");
    if (!hoof_clock_parse(json_string_value(value), json_string_length(value), &clock, err))
        return false;
    snprintf(written, sizeof written, "%02d:%02d", clock.hour, clock.minute);
    if (strcmp(written, json_string_value(value)) != 0 && json_string_set(value, written) != 0)
        return hoof_fail_memory(err);
    return true;
}

static bool check_element(const struct checker *checker, const struct hoof_field *field,
                          json_t *element, struct hoof_error *err)
{
    if (field->type == HOOF_FIELD_CLOCKS)
        return check_clock(element, err);
    if (field->type == HOOF_FIELD_OBJECTS ||
        (field->type == HOOF_FIELD_MIXED && json_is_object(element)))
        return check_object(checker, field->fields, element, false, err);
    if (field->choices)
        return check_choice(field, element, err);
    if (!check_text(field, element, MOST_TEXT, err))
        return false;
    return *json_string_value(element) || REFUSE(err, "This text is empty. Leave it out.");
}

/* "pale" and "floating" are one flag: what is said twice stands once. */
static bool drop_repeats(json_t *list, struct hoof_error *err)
{
    for (size_t i = json_array_size(list); i-- > 1;)
        for (size_t k = 0; k < i; k++)
            if (json_equal(json_array_get(list, i), json_array_get(list, k))) {
                if (json_array_remove(list, i) != 0)
                    return hoof_fail_memory(err);
                break;
            }
    return true;
}

static bool check_list(const struct checker *checker, const struct hoof_field *field, json_t *value,
                       struct hoof_error *err)
{
    if (!json_is_array(value))
        return REFUSE(err, "This holds a list, in square brackets.");
    size_t count = json_array_size(value);
    if (count > MOST_ELEMENTS)
        return REFUSE(err, "This list is too long: %zu, at most %d are kept.", count,
                      (int)MOST_ELEMENTS);
    for (size_t i = 0; i < count; i++) {
        if (!check_element(checker, field, json_array_get(value, i), err)) {
            within_index(err, i);
            return false;
        }
    }
    return !field->choices || drop_repeats(value, err);
}

/* Depth and size of a free value. */
static bool check_any(const json_t *value, int depth, struct hoof_error *err)
{
    if (depth > 16)
        return REFUSE(err, "This value is nested too deeply.");
    if (json_is_string(value) && json_string_length(value) > MOST_LONG_TEXT)
        return REFUSE(err, "This text is too long.");
    if (json_is_real(value) && !isfinite(json_real_value(value)))
        return REFUSE(err, "This number is out of range.");
    for (size_t i = 0; i < json_array_size(value); i++)
        if (!check_any(json_array_get(value, i), depth + 1, err))
            return false;
    void *at = json_object_iter((json_t *)(uintptr_t)value);
    for (; at; at = json_object_iter_next((json_t *)(uintptr_t)value, at))
        if (!check_any(json_object_iter_value(at), depth + 1, err))
            return false;
    return true;
}

static bool check_value(const struct checker *checker, const struct hoof_field *field,
                        json_t *value, json_t **replacement, struct hoof_error *err);

static bool check_map(const struct checker *checker, const struct hoof_field *field, json_t *value,
                      struct hoof_error *err)
{
    const char *key;
    json_t *element;
    if (!json_is_object(value))
        return REFUSE(err, "This holds names with values, in curly brackets.");
    json_object_foreach(value, key, element)
    {
        json_t *replacement = NULL;
        bool good = *key && strlen(key) <= MOST_NAME;
        if (!good)
            REFUSE(err, "A name in here is empty or too long.");
        good = good && check_value(checker, &field->fields[0], element, &replacement, err);
        if (good && replacement && json_object_set_new(value, key, replacement) != 0)
            return hoof_fail_memory(err);
        if (!good) {
            within(err, key);
            return false;
        }
    }
    return true;
}

static bool check_value(const struct checker *checker, const struct hoof_field *field,
                        json_t *value, json_t **replacement, struct hoof_error *err)
{
    switch (field->type) {
    case HOOF_FIELD_TEXT:
        return check_text(field, value, MOST_TEXT, err);
    case HOOF_FIELD_LONG_TEXT:
        return check_text(field, value, MOST_LONG_TEXT, err);
    case HOOF_FIELD_NAME:
        return check_text(field, value, MOST_NAME, err) &&
               (*json_string_value(value) || REFUSE(err, "The name is empty."));
    case HOOF_FIELD_CHOICE:
        return check_choice(field, value, err);
    case HOOF_FIELD_NUMBER:
        return check_number(field, value, false, replacement, err);
    case HOOF_FIELD_INTEGER:
        return check_number(field, value, true, replacement, err);
    case HOOF_FIELD_BOOL:
        return json_is_boolean(value) || REFUSE(err, "This holds true or false.");
    case HOOF_FIELD_DATE:
        return check_date(value, err);
    case HOOF_FIELD_MOMENT:
        return check_moment(value, replacement, err);
    case HOOF_FIELD_ZONE:
        return check_zone(value, err);
    case HOOF_FIELD_UNIT:
        return check_unit(field, value, err);
    case HOOF_FIELD_ID:
        return check_id(value, err);
    case HOOF_FIELD_LIST:
    case HOOF_FIELD_CLOCKS:
    case HOOF_FIELD_OBJECTS:
    case HOOF_FIELD_MIXED:
        return check_list(checker, field, value, err);
    case HOOF_FIELD_VALUE:
        return json_is_string(value) ? check_text(field, value, MOST_TEXT, err)
                                     : check_number(field, value, false, replacement, err);
    case HOOF_FIELD_OBJECT:
        return json_is_object(value) ? check_object(checker, field->fields, value, false, err)
                                     : REFUSE(err, "This holds keys, in curly brackets.");
    case HOOF_FIELD_MAP:
        return check_map(checker, field, value, err);
    case HOOF_FIELD_ANY:
        return check_any(value, 0, err);
    }
    return hoof_fail_bug(err, "a field without a type");
}

/* An unknown key: refused, or kept as words. */
static bool stray(const struct checker *checker, const char *key, const json_t *value,
                  struct hoof_error *err)
{
    if (!checker->lenient) {
        REFUSE(err,
               "\"%.60s\" is not a key that is known here. Take it out, or import with --lenient "
               "to keep it as text.",
               key);
        within(err, key);
        return false;
    }
    struct hoof_json json = {.buf = checker->strays};
    if (checker->strays->len)
        hoof_buf_text(checker->strays, "; ");
    hoof_buf_format(checker->strays, "%s: ", key);
    if (json_is_string(value))
        hoof_buf_text(checker->strays, json_string_value(value));
    else
        hoof_json_value(&json, value, false);
    return hoof_buf_ok(checker->strays, err);
}

static bool check_object(const struct checker *checker, const struct hoof_field *fields,
                         json_t *object, bool entry, struct hoof_error *err)
{
    const char *key;
    json_t *value;
    void *next;
    json_object_foreach_safe(object, next, key, value)
    {
        const struct hoof_field *field = hoof_field_find(fields, key);
        json_t *replacement = NULL;
        if (entry && strcmp(key, "kind") == 0)
            continue;
        if (!field) {
            if (!stray(checker, key, value, err))
                return false;
            json_object_del(object, key);
        } else if (json_is_null(value)) {
            if (!field->nullable)
                json_object_del(object, key);
        } else if (!check_value(checker, field, value, &replacement, err)) {
            within(err, field->key);
            return false;
        } else if (replacement) { /* frees the value that it replaces */
            if (json_object_set_new(object, field->key, replacement) != 0)
                return hoof_fail_memory(err);
        } else if (checker->lenient && json_is_object(value) && json_object_size(value) == 0) {
            json_object_del(object, key); /* all that it held became text */
        }
    }
    for (const struct hoof_field *field = fields; field->key; field++) {
        if (field->required && !json_object_get(object, field->key)) {
            REFUSE(err, "\"%s\" is missing.", field->key);
            within(err, field->key);
            return false;
        }
    }
    return true;
}

/* --- what keys say about one another ----------------------------------------------------- */

static bool refuse_key(struct hoof_error *err, const char *key, const char *sentence)
{
    REFUSE(err, "%s", sentence);
    within(err, key);
    return false;
}

static bool check_dose_keys(json_t *record, struct hoof_error *err)
{
    if (json_is_true(json_object_get(record, "skipped")) && json_object_get(record, "dose"))
        return refuse_key(err, "dose", "A dose that was left out (\"skipped\") has no amount.");
    return true;
}

/* "31,5" with a unit is the number 31.5; ">300" stays as it was written. */
static bool check_lab_keys(json_t *record, struct hoof_error *err)
{
    const char *text = json_string_value(json_object_get(record, "value"));
    double number;
    struct hoof_error unused = {0};
    if (!text || !json_object_get(record, "unit") ||
        !hoof_number_parse(text, strlen(text), &number, &unused))
        return true;
    return json_object_set_new(record, "value", json_real(number)) == 0 || hoof_fail_memory(err);
}

static bool is_single_value(const char *name)
{
    static const char *const names[] = {"pulse", "weight", "temperature", "oxygen-saturation"};
    for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return true;
    return false;
}

static bool check_vital_keys(json_t *record, struct hoof_error *err)
{
    const json_t *upper = json_object_get(record, "systolic");
    const json_t *lower = json_object_get(record, "diastolic");
    const char *name = json_string_value(json_object_get(record, "name"));
    bool pressure = name && strcmp(name, "blood-pressure") == 0;
    if (pressure || ((upper || lower) && !is_single_value(name))) {
        if (!upper || !lower)
            return refuse_key(err, upper ? "diastolic" : "systolic",
                              "Blood pressure has two numbers: systolic and diastolic.");
        if (json_object_get(record, "value"))
            return refuse_key(err, "value",
                              "Blood pressure is held in systolic and diastolic, not in value.");
        if (json_number_value(lower) > json_number_value(upper))
            return refuse_key(err, "diastolic",
                              "The lower number (diastolic) is above the upper (systolic).");
        return true;
    }
    if (!json_object_get(record, "value"))
        return refuse_key(err, "value", "The value is missing.");
    if (upper || lower)
        return refuse_key(err, upper ? "systolic" : "diastolic",
                          "Only blood-pressure has systolic and diastolic.");
    return true;
}

static bool check_note_keys(json_t *record, struct hoof_error *err)
{
    const char *text = json_string_value(json_object_get(record, "text"));
    return (text && *text) || refuse_key(err, "text", "A note needs its text.");
}

static bool check_meal_keys(json_t *record, struct hoof_error *err)
{
    const char *text = json_string_value(json_object_get(record, "text"));
    if ((text && *text) || json_array_size(json_object_get(record, "foods")) > 0)
        return true;
    return refuse_key(err, "text", "A meal needs its text or its foods.");
}

static bool check_span(const json_t *record, struct hoof_error *err)
{
    const char *from = json_string_value(json_object_get(record, "from"));
    const char *until = json_string_value(json_object_get(record, "until"));
    if (from && until && strcmp(from, until) > 0)
        return refuse_key(err, "until", "The last day (\"until\") is before the first (\"from\").");
    return true;
}

static bool check_keys_together(const struct hoof_kind *kind, json_t *record,
                                struct hoof_error *err)
{
    static const struct {
        const char *kind;
        bool (*check)(json_t *, struct hoof_error *);
    } checks[] = {{"dose", check_dose_keys},
                  {"lab", check_lab_keys},
                  {"vital", check_vital_keys},
                  {"note", check_note_keys},
                  {"meal", check_meal_keys}};
    if (kind->family == HOOF_ITEM)
        return check_span(record, err);
    for (size_t i = 0; kind->family == HOOF_ENTRY && i < sizeof checks / sizeof *checks; i++)
        if (strcmp(kind->name, checks[i].kind) == 0)
            return checks[i].check(record, err);
    return true;
}

/* Unknown keys join the record's own words. */
static bool keep_strays(json_t *record, struct hoof_buf *strays, struct hoof_error *err)
{
    if (!strays->len)
        return true;
    const char *text = json_string_value(json_object_get(record, "text"));
    struct hoof_buf joined = {0};
    if (text && *text)
        hoof_buf_format(&joined, "%s\n", text);
    hoof_buf_add(&joined, strays->data, strays->len);
    bool good = hoof_buf_ok(&joined, err);
    if (good && joined.len > MOST_LONG_TEXT)
        good = REFUSE(err, "The unknown keys are too long to be kept as text.");
    if (good && json_object_set_new(record, "text", json_string(joined.data)) != 0)
        good = hoof_fail_memory(err);
    hoof_buf_release(&joined);
    return good;
}

bool hoof_record_check(const struct hoof_kind *kind, json_t *record, bool lenient,
                       struct hoof_error *err)
{
    struct hoof_buf strays = {0};
    struct checker checker = {lenient, &strays};
    if (!json_is_object(record))
        return REFUSE(err, "This holds a record, in curly brackets.");
    bool good = check_object(&checker, kind->fields, record, kind->family == HOOF_ENTRY, err);
    if (good)
        good = keep_strays(record, &strays, err);
    good = good && check_keys_together(kind, record, err);
    hoof_buf_release(&strays);
    return good;
}
