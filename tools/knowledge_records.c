/* Turns a record that a YAML file writes down for short into one of the
 * interchange file: numbers become numbers, times are told from the examples'
 * present, names of ids become ids. */
#include "knowledge_records.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/quantity.h"
#include "base/uuid.h"

static json_t *text_value(struct record_reader *r, const struct yaml_node *node)
{
    json_t *value = json_string(node->text);
    if (!value)
        r->book->out_of_memory = true;
    return value;
}

#define PROBLEM(r, node, ...) book_problem((r)->book, (r)->book->file, (node)->line, __VA_ARGS__)

/* --- times ------------------------------------------------------------------------------- */

/* "-17 d", "+90 min", "-7 months": how far from the present. */
static bool read_shift(const char **text, long *count, char unit[8])
{
    char *end;
    if (**text != '-' && **text != '+' && strncmp(*text, "0 ", 2) != 0)
        return false;
    *count = strtol(*text, &end, 10);
    if (end == *text || *end != ' ')
        return false;
    size_t n = strcspn(end + 1, " ");
    if (n == 0 || n >= 8)
        return false;
    memcpy(unit, end + 1, n);
    unit[n] = '\0';
    *text = end + 1 + n;
    return true;
}

static bool shift_date(struct hoof_date today, long count, const char *unit, struct hoof_date *out)
{
    if (strcmp(unit, "months") == 0 || strcmp(unit, "month") == 0)
        *out = hoof_date_add_months(today, (int32_t)count);
    else if (strcmp(unit, "wk") == 0)
        *out = hoof_date_add_days(today, (int32_t)(7 * count));
    else if (strcmp(unit, "d") == 0)
        *out = hoof_date_add_days(today, (int32_t)count);
    else
        return false;
    return true;
}

/* "now", "-90 min", "-17 d", "-17 d 08:00", "date -17 d", or a date or time as
 * the interchange file has it. */
static bool read_time(const struct record_reader *r, const char *text, bool date_only, char out[32])
{
    struct hoof_moment now = hoof_zone_at(r->zone, r->now_s), moment = now;
    bool day_level = date_only;
    long count = 0;
    char unit[8] = "d";
    if (strncmp(text, "date ", 5) == 0) {
        day_level = true;
        text += 5;
    }
    if (strcmp(text, "now") == 0) {
        text += 3;
    } else if (!read_shift(&text, &count, unit)) {
        if (strlen(text) >= 32)
            return false;
        memcpy(out, text, strlen(text) + 1); /* its own check will tell */
        return true;
    }
    long seconds = strcmp(unit, "min") == 0 ? 60 : strcmp(unit, "h") == 0 ? 3600 : 0;
    if (seconds && !day_level && !*text) {
        moment = hoof_zone_at(r->zone, r->now_s + count * seconds);
        hoof_moment_text(&moment, out);
        return true;
    }
    struct hoof_date date;
    struct hoof_clock clock = now.clock;
    if (!shift_date(now.date, count, unit, &date) ||
        (*text && (day_level || !hoof_clock_parse(text + 1, strlen(text + 1), &clock, NULL))))
        return false;
    if (day_level) {
        hoof_date_text(date, out);
        return true;
    }
    moment = hoof_zone_moment(r->zone, date, clock, false, NULL);
    hoof_moment_text(&moment, out);
    return true;
}

bool record_time(const struct record_reader *r, const char *text, bool date_only, char out[32])
{
    return read_time(r, text, date_only, out);
}

static json_t *time_value(struct record_reader *r, const struct yaml_node *node, bool date_only)
{
    char text[32];
    if (!read_time(r, node->text, date_only, text)) {
        PROBLEM(r, node,
                "\"%s\" is no time. Write it as now, -90 min, -3 h, -17 d, -17 d 08:00, "
                "date -17 d.",
                node->text);
        return NULL;
    }
    return json_string(text);
}

/* --- other values ------------------------------------------------------------------------ */

void record_id(const char *name, char out[HOOF_UUID_TEXT])
{
    if (hoof_uuid_valid(name))
        memcpy(out, name, HOOF_UUID_TEXT);
    else
        hoof_uuid_of_content(0, name, strlen(name), 1, out);
}

static json_t *id_value(const struct yaml_node *node)
{
    char id[HOOF_UUID_TEXT];
    record_id(node->text, id);
    return json_string(id);
}

static json_t *number_or_text(struct record_reader *r, const struct yaml_node *node)
{
    char *end;
    double number = strtod(node->text, &end);
    bool is_number = *node->text && !*end && strchr("-.0123456789", *node->text);
    if (!is_number)
        return text_value(r, node);
    return strchr(node->text, '.') ? json_real(number) : json_integer((json_int_t)number);
}

static json_t *bool_value(struct record_reader *r, const struct yaml_node *node)
{
    if (strcmp(node->text, "true") == 0)
        return json_true();
    if (strcmp(node->text, "false") == 0)
        return json_false();
    return text_value(r, node);
}

static json_t *value_of(struct record_reader *r, const struct hoof_field *field,
                        const struct yaml_node *node);

static json_t *list_of(struct record_reader *r, const struct hoof_field *field,
                       const struct yaml_node *node)
{
    json_t *list = json_array();
    for (size_t i = 0; i < node->count; i++)
        json_array_append_new(list, value_of(r, field, node->items[i]));
    return list;
}

static json_t *map_of(struct record_reader *r, const struct hoof_field *fields, bool free_keys,
                      const struct yaml_node *node)
{
    json_t *map = json_object();
    for (size_t i = 0; i < node->count; i++) {
        const char *key = node->keys[i]->text;
        const struct hoof_field *field = free_keys ? fields : hoof_field_find(fields, key);
        if (field)
            json_object_set_new(map, key, value_of(r, field, node->items[i]));
        else if (strcmp(key, "kind") != 0) /* of an entry: record_of() puts it in */
            PROBLEM(r, node->keys[i], "There is no key \"%s\" here.", key);
    }
    return map;
}

static bool is_known(const struct book *book, const char *vocabulary, const char *id)
{
    bool agent = strcmp(vocabulary, "agent") == 0;
    for (size_t i = 0; i < book->terms.count; i++) {
        const struct term_row *term = &book->terms.items[i];
        if (strcmp(term->id, id) == 0 &&
            (strcmp(term->vocabulary, vocabulary) == 0 ||
             (agent && strcmp(term->vocabulary, "medicine-class") == 0)))
            return true;
    }
    return false;
}

/* An example that misspells a name would prove nothing. */
static void expect_known(struct record_reader *r, const struct hoof_field *field,
                         const struct yaml_node *node)
{
    if (field->vocabulary && field->type != HOOF_FIELD_UNIT && node->kind == YAML_TEXT &&
        !is_known(r->book, field->vocabulary, node->text))
        book_problem(r->book, r->book->file, node->line, "There is no %s \"%s\".",
                     field->vocabulary, node->text);
}

static json_t *scalar_of(struct record_reader *r, const struct hoof_field *field,
                         const struct yaml_node *node)
{
    if (field->nullable && strcmp(node->text, "null") == 0)
        return json_null();
    switch (field->type) {
    case HOOF_FIELD_NUMBER:
    case HOOF_FIELD_INTEGER:
    case HOOF_FIELD_VALUE:
    case HOOF_FIELD_ANY:
        return number_or_text(r, node);
    case HOOF_FIELD_BOOL:
        return bool_value(r, node);
    case HOOF_FIELD_DATE:
    case HOOF_FIELD_MOMENT:
        return time_value(r, node, field->type == HOOF_FIELD_DATE);
    case HOOF_FIELD_ID:
        return id_value(node);
    default:
        expect_known(r, field, node);
        return strcmp(field->key, "items") == 0 ? id_value(node) : text_value(r, node);
    }
}

static json_t *value_of(struct record_reader *r, const struct hoof_field *field,
                        const struct yaml_node *node)
{
    if (node->kind == YAML_LIST)
        return list_of(r, field, node);
    if (node->kind == YAML_MAP)
        return map_of(r, field->fields, field->type == HOOF_FIELD_MAP, node);
    return scalar_of(r, field, node);
}

json_t *record_of(struct record_reader *r, enum hoof_family family, const struct yaml_node *node)
{
    struct hoof_error err = {0};
    json_t *keys = json_object(); /* with the texts of its keys the kind is found */
    for (size_t i = 0; node->kind == YAML_MAP && i < node->count; i++) {
        const struct yaml_node *value = node->items[i];
        json_object_set_new(keys, node->keys[i]->text,
                            json_string(value->kind == YAML_TEXT ? value->text : ""));
    }
    const struct hoof_kind *kind = hoof_record_kind(family, keys);
    json_decref(keys);
    if (!kind) {
        PROBLEM(r, node, "This is no record of the journal: %s.",
                family == HOOF_ENTRY ? "its \"kind\" is not known"
                                     : "it has no agent, regimen, event or test");
        return NULL;
    }
    size_t before = r->book->problem_count;
    json_t *record = map_of(r, kind->fields, false, node);
    const struct yaml_node *name = yaml_get(node, "kind");
    if (family == HOOF_ENTRY && name)
        json_object_set_new(record, "kind", text_value(r, name));
    bool good = r->book->problem_count == before;
    if (good && hoof_record_check(kind, record, false, &err))
        return record;
    if (good)
        PROBLEM(r, node, "%s: %s", err.place, err.text);
    json_decref(record);
    return NULL;
}
