/* From records of the interchange file to the structs of the plan engine. */
#include "ask/situation.h"

#include <stdlib.h>
#include <string.h>

#include "base/uuid.h"

struct builder {
    const struct hoof_situation_records *records;
    struct hoof_arena *arena;
    struct hoof_food_reader *reader; /* of meals; NULL: there is no table of foods */
    struct hoof_error *err;
};

/* --- values ------------------------------------------------------------------------------ */

static const char *text_of(const json_t *body, const char *key)
{
    return json_string_value(json_object_get(body, key));
}

static double number_of(const json_t *body, const char *key, double without)
{
    const json_t *value = json_object_get(body, key);
    return json_is_number(value) ? json_number_value(value) : without;
}

static int count_of(const json_t *body, const char *key, int without)
{
    return (int)number_of(body, key, without);
}

static bool flag_of(const json_t *body, const char *key, bool without)
{
    const json_t *value = json_object_get(body, key);
    return json_is_boolean(value) ? json_is_true(value) : without;
}

static enum hoof_known known_of(const json_t *body, const char *key)
{
    const json_t *value = json_object_get(body, key);
    return !json_is_boolean(value) ? HOOF_UNKNOWN : json_is_true(value) ? HOOF_YES : HOOF_NO;
}

static bool date_of(const json_t *body, const char *key, struct hoof_date *out)
{
    const json_t *value = json_object_get(body, key);
    return json_is_string(value) &&
           hoof_date_parse(json_string_value(value), json_string_length(value), out, NULL);
}

static bool day_of(const json_t *body, const char *key, int32_t *out)
{
    struct hoof_date date;
    if (!date_of(body, key, &date))
        return false;
    *out = hoof_date_to_days(date);
    return true;
}

/* When it was: an instant, or a date of which the hour is not known. */
static bool at_of(const struct builder *b, const json_t *body, struct hoof_plan_at *out)
{
    const struct hoof_zone *zone = b->records->zone;
    const json_t *value = json_object_get(body, "at");
    struct hoof_moment moment;
    if (!json_is_string(value) ||
        !hoof_moment_parse(json_string_value(value), json_string_length(value), &moment, b->err))
        return false;
    *out = (struct hoof_plan_at){
        .day_level = moment.day_level,
        .day = hoof_date_to_days(hoof_moment_date(&moment, zone)),
        .utc_s = moment.day_level ? hoof_zone_day_start(zone, moment.date) : moment.utc_s,
    };
    return true;
}

/* A list of texts. */
static bool texts_of(const struct builder *b, const json_t *body, const char *key,
                     const char *const **out, size_t *count)
{
    const json_t *list = json_object_get(body, key);
    size_t n = json_array_size(list);
    *out = NULL;
    *count = 0;
    if (n == 0)
        return true;
    const char **items = hoof_alloc_array(b->arena, n, sizeof *items);
    if (!items)
        return hoof_fail_memory(b->err);
    for (size_t i = 0; i < n; i++) {
        const char *text = json_string_value(json_array_get(list, i));
        if (text)
            items[(*count)++] = text;
    }
    *out = items;
    return true;
}

/* --- items of the plan ------------------------------------------------------------------- */

static bool clocks_of(const struct builder *b, const json_t *list, struct hoof_plan_item *item)
{
    size_t n = json_array_size(list);
    struct hoof_clock *clocks = hoof_alloc_array(b->arena, n + 1, sizeof *clocks);
    if (!clocks)
        return hoof_fail_memory(b->err);
    for (size_t i = 0; i < n; i++) {
        const char *text = json_string_value(json_array_get(list, i));
        if (text && hoof_clock_parse(text, strlen(text), &clocks[item->time_count], NULL))
            item->time_count++;
    }
    item->times = clocks;
    return true;
}

static bool schedule_of(const struct builder *b, const json_t *schedule,
                        struct hoof_plan_item *item)
{
    const json_t *times = json_object_get(schedule, "times");
    item->every_days = count_of(schedule, "every_days", 0);
    item->times_per_day = count_of(schedule, "times_per_day", 0);
    item->as_needed = flag_of(schedule, "as_needed", false);
    item->max_per_day = number_of(schedule, "max_per_day", 0);
    return clocks_of(b, times ? times : json_object_get(schedule, "at"), item);
}

static int by_cycle(const void *a, const void *b)
{
    const struct hoof_plan_start *x = a, *y = b;
    return (x->cycle > y->cycle) - (x->cycle < y->cycle);
}

/* "starts": {"2": "2026-12-07"} and "doses": {"capecitabine": 1250}. */
static bool maps_of(const struct builder *b, json_t *body, struct hoof_plan_item *item)
{
    json_t *starts = json_object_get(body, "starts"), *doses = json_object_get(body, "doses");
    struct hoof_plan_start *start =
        hoof_alloc_array(b->arena, json_object_size(starts) + 1, sizeof *start);
    struct hoof_plan_amount *amount =
        hoof_alloc_array(b->arena, json_object_size(doses) + 1, sizeof *amount);
    if (!start || !amount)
        return hoof_fail_memory(b->err);
    const char *key;
    json_t *value;
    json_object_foreach(starts, key, value)
    {
        struct hoof_plan_start *next = &start[item->start_count];
        next->cycle = (int)strtol(key, NULL, 10);
        if (next->cycle > 0 && day_of(starts, key, &next->day))
            item->start_count++;
    }
    json_object_foreach(doses, key, value)
    {
        if (json_is_number(value))
            amount[item->amount_count++] = (struct hoof_plan_amount){key, json_number_value(value)};
    }
    if (item->start_count)
        qsort(start, item->start_count, sizeof *start, by_cycle);
    item->starts = start;
    item->amounts = amount;
    return true;
}

/* When the newest revision of an item was written: the time in its id. The id of
 * an item that came without one holds its first day, which may be ahead. */
static int64_t changed_ms(const struct builder *b, const char *id)
{
    int64_t ms = id && hoof_uuid_valid(id) ? hoof_uuid_ms(id) : 0;
    return ms > b->records->now_s * 1000 ? 0 : ms;
}

static bool item_of(const struct builder *b, const struct hoof_record *record,
                    struct hoof_plan_item *item, bool *take)
{
    static const char *const kinds[] = {
        [HOOF_PLAN_AGENT] = "agent",
        [HOOF_PLAN_REGIMEN] = "regimen",
        [HOOF_PLAN_EVENT] = "event",
        [HOOF_PLAN_TEST] = "test",
    };
    json_t *body = record->body;
    const struct hoof_kind *kind = hoof_record_kind(HOOF_ITEM, body);
    size_t type = 0;
    while (type < 4 && (!kind || strcmp(kinds[type], kind->name) != 0))
        type++;
    *take = type < 4;
    if (!*take)
        return true; /* an experiment */
    *item = (struct hoof_plan_item){
        .id = record->id,
        .type = (enum hoof_item_type)type,
        .what = text_of(body, kinds[type]),
        .product = text_of(body, "product"),
        .dose = number_of(body, "dose", 0),
        .unit = text_of(body, "unit"),
        .route = text_of(body, "route"),
        .site = text_of(body, "site"),
        .prescribed = flag_of(body, "prescribed", false),
        .rescue = flag_of(body, "rescue", false),
        .cycles = count_of(body, "cycles", 0),
        .name = text_of(body, "name"),
        .agent = type == HOOF_PLAN_EVENT ? text_of(body, "agent") : NULL,
        .elective = flag_of(body, "elective", true),
        .major = flag_of(body, "major", true),
        .hours = number_of(body, "hours", 0),
        .laboratory = text_of(body, "laboratory"),
        .changed_ms = changed_ms(b, record->id),
    };
    item->has_from = day_of(body, "from", &item->from);
    item->has_until = day_of(body, "until", &item->until);
    bool dated = type == HOOF_PLAN_EVENT || type == HOOF_PLAN_TEST;
    return (!dated || at_of(b, body, &item->at)) &&
           schedule_of(b, json_object_get(body, "schedule"), item) && maps_of(b, body, item) &&
           texts_of(b, body, "drugs", &item->drugs, &item->drug_count);
}

/* --- entries ----------------------------------------------------------------------------- */

/* Adds what stands in a text to a meal: foods, and classes that are more than low. */
struct meal {
    const char **foods, **classes;
    size_t food_count, food_capacity, class_count, class_capacity;
};

static bool add_once(const struct builder *b, const char ***items, size_t *count, size_t *capacity,
                     const char *text)
{
    for (size_t i = 0; i < *count; i++)
        if (strcmp((*items)[i], text) == 0)
            return true;
    *items = hoof_grow(b->arena, *items, *count, capacity, sizeof **items);
    if (!*items)
        return hoof_fail_memory(b->err);
    (*items)[(*count)++] = text;
    return true;
}

static bool add_food(const struct builder *b, struct meal *meal, const char *id,
                     const struct hoof_food *food)
{
    const struct hoof_food_table *table = b->records->foods;
    bool good = add_once(b, &meal->foods, &meal->food_count, &meal->food_capacity, id);
    const uint8_t *levels = food ? hoof_food_levels(table, food) : NULL;
    for (size_t i = 0; good && levels && i < hoof_food_class_count(table); i++)
        if (levels[i] > HOOF_LEVEL_LOW)
            good = add_once(b, &meal->classes, &meal->class_count, &meal->class_capacity,
                            hoof_food_class_id(table, i));
    return good;
}

static bool read_foods(const struct builder *b, struct meal *meal, const char *text)
{
    struct hoof_food_answer answer;
    if (!hoof_food_reader_read(b->reader, text, strlen(text), &answer, b->err))
        return false;
    for (size_t i = 0; i < answer.match_count; i++) {
        const struct hoof_food *food = answer.matches[i].food;
        if (!add_food(b, meal, hoof_food_id(b->records->foods, food), food))
            return false;
    }
    return true;
}

/* A meal without foods is read from its words. */
static bool meal_of(const struct builder *b, const json_t *body, struct hoof_plan_entry *entry)
{
    struct meal meal = {0};
    const json_t *foods = json_object_get(body, "foods");
    size_t count = json_array_size(foods);
    for (size_t i = 0; i < count; i++) {
        const char *id = json_string_value(json_array_get(foods, i));
        const struct hoof_food *food =
            id && b->records->foods ? hoof_food_find(b->records->foods, id) : NULL;
        if (id && !add_food(b, &meal, id, food))
            return false;
        if (id && !food && b->reader && !read_foods(b, &meal, id))
            return false; /* a word of the person's own: "banana bread" holds a banana */
    }
    if (count == 0 && b->reader && entry->text && !read_foods(b, &meal, entry->text))
        return false;
    entry->list = meal.foods;
    entry->list_count = meal.food_count;
    entry->food_classes = meal.classes;
    entry->food_class_count = meal.class_count;
    entry->size = text_of(body, "size");
    return true;
}

static unsigned stool_flags(const json_t *body)
{
    static const char *const names[] = {"nocturnal", "oily", "blood", "watery", "urgent"};
    const json_t *list = json_object_get(body, "flags");
    unsigned flags = 0;
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *flag = json_string_value(json_array_get(list, i));
        for (unsigned k = 0; flag && k < sizeof names / sizeof *names; k++)
            if (strcmp(flag, names[k]) == 0)
                flags |= 1U << k; /* HOOF_PLAN_STOOL_NOCTURNAL is the first */
    }
    return flags;
}

static const struct entry_kind {
    const char *kind;
    enum hoof_plan_entry_type type;
    const char *what;  /* the key of what it is about */
    const char *value; /* the key of its number */
    const char *list;
} entry_kinds[] = {
    {"dose", HOOF_PLAN_DOSE, "agent", "dose", NULL},
    {"lab", HOOF_PLAN_LAB, "test", "value", NULL},
    {"vital", HOOF_PLAN_VITAL, "name", "value", NULL},
    {"symptom", HOOF_PLAN_SYMPTOM, "name", NULL, NULL},
    {"stool", HOOF_PLAN_STOOL, NULL, NULL, NULL},
    {"meal", HOOF_PLAN_MEAL, NULL, NULL, NULL},
    {"factor", HOOF_PLAN_FACTOR, "name", "value", NULL},
    {"event", HOOF_PLAN_HAPPENED, "name", NULL, "drugs"},
    {"nothing", HOOF_PLAN_NOTHING, NULL, NULL, NULL},
    {"acknowledgement", HOOF_PLAN_ACKNOWLEDGED, "check", NULL, "items"},
};

static const struct entry_kind *kind_of(const char *name)
{
    for (size_t i = 0; i < sizeof entry_kinds / sizeof *entry_kinds; i++)
        if (name && strcmp(entry_kinds[i].kind, name) == 0)
            return &entry_kinds[i];
    return NULL; /* a note */
}

static bool entry_of(const struct builder *b, const struct hoof_record *record,
                     const struct entry_kind *kind, struct hoof_plan_entry *entry)
{
    const json_t *body = record->body;
    const json_t *value = kind->value ? json_object_get(body, kind->value) : NULL;
    *entry = (struct hoof_plan_entry){
        .id = record->id,
        .type = kind->type,
        .what = kind->what ? text_of(body, kind->what) : NULL,
        .product = text_of(body, "product"),
        .unit = text_of(body, "unit"),
        .site = text_of(body, "site"),
        .route = text_of(body, "route"),
        .laboratory = text_of(body, "laboratory"),
        .agent = kind->type == HOOF_PLAN_HAPPENED ? text_of(body, "agent") : NULL,
        .text = text_of(body, "text"),
        .by = text_of(body, "by"),
        .item = text_of(body, "item"),
        .value = json_number_value(value),
        .has_value = json_is_number(value),
        .value_text = json_string_value(value),
        .high = number_of(body, "high", 0),
        .has_high = json_is_number(json_object_get(body, "high")),
        .systolic = number_of(body, "systolic", 0),
        .diastolic = number_of(body, "diastolic", 0),
        .severity = number_of(body, "severity", -1),
        .count = count_of(body, "count", 1),
        .bristol = count_of(body, "bristol", 0),
        .flags = stool_flags(body),
        .rescue = flag_of(body, "rescue", false),
        .skipped = flag_of(body, "skipped", false),
        .elective = flag_of(body, "elective", true),
        .major = flag_of(body, "major", true),
        .team_plan = flag_of(body, "team_plan", false),
        .cycle = count_of(body, "cycle", 0),
        .cycle_day = count_of(body, "day", 0),
        .fraction = count_of(body, "fraction", 0),
        .recorded_ms = record->recorded_ms,
    };
    if (!at_of(b, body, &entry->at))
        return false;
    if (kind->type == HOOF_PLAN_MEAL)
        return meal_of(b, body, entry);
    return !kind->list || texts_of(b, body, kind->list, &entry->list, &entry->list_count);
}

/* In order of time, a date before the times of that date, else as they came. */
struct ordered {
    struct hoof_plan_entry entry;
    size_t position;
};

static int by_time(const void *a, const void *b)
{
    const struct ordered *x = a, *y = b;
    if (x->entry.at.utc_s != y->entry.at.utc_s)
        return x->entry.at.utc_s < y->entry.at.utc_s ? -1 : 1;
    if (x->entry.at.day_level != y->entry.at.day_level)
        return x->entry.at.day_level ? -1 : 1;
    return x->position < y->position ? -1 : x->position > y->position;
}

static bool entries_of(const struct builder *b, struct hoof_plan_situation *out)
{
    const struct hoof_situation_records *records = b->records;
    struct ordered *list =
        hoof_alloc_array(b->arena, records->entry_count + records->more_count + 1, sizeof *list);
    if (!list)
        return hoof_fail_memory(b->err);
    size_t count = 0;
    for (size_t i = 0; i < records->more_count; i++)
        list[count++] = (struct ordered){records->more[i], i};
    for (size_t i = 0; i < records->entry_count; i++) {
        const struct hoof_record *record = &records->entries[i];
        const struct entry_kind *kind = kind_of(text_of(record->body, "kind"));
        if (!kind)
            continue;
        list[count].position = records->more_count + i;
        if (!entry_of(b, record, kind, &list[count++].entry))
            return false;
    }
    if (count)
        qsort(list, count, sizeof *list, by_time);
    struct hoof_plan_entry *entries = hoof_alloc_array(b->arena, count + 1, sizeof *entries);
    if (!entries)
        return hoof_fail_memory(b->err);
    for (size_t i = 0; i < count; i++)
        entries[i] = list[i].entry;
    out->entries = entries;
    out->entry_count = count;
    return true;
}

/* --- the person -------------------------------------------------------------------------- */

static bool medicines_of(const struct builder *b, const json_t *list,
                         struct hoof_plan_person *person)
{
    size_t n = json_array_size(list);
    struct hoof_plan_medicine *items = hoof_alloc_array(b->arena, n + 1, sizeof *items);
    if (!items)
        return hoof_fail_memory(b->err);
    for (size_t i = 0; i < n; i++) {
        const json_t *one = json_array_get(list, i);
        struct hoof_plan_medicine medicine = {.id = json_string_value(one)};
        if (json_is_object(one)) {
            medicine.id = text_of(one, "name");
            medicine.dose = number_of(one, "dose", 0);
            medicine.unit = text_of(one, "unit");
            medicine.times_per_day = number_of(one, "times_per_day", 0);
            medicine.has_from = day_of(one, "from", &medicine.from);
        }
        if (medicine.id)
            items[person->medicine_count++] = medicine;
    }
    person->medicines = items;
    person->has_medicines = list != NULL;
    return true;
}

static bool person_of(const struct builder *b, struct hoof_plan_person *person)
{
    const json_t *profile = b->records->profile;
    const json_t *diagnosis = json_object_get(profile, "diagnosis");
    *person = (struct hoof_plan_person){
        .sex = text_of(profile, "sex"),
        .height_cm = number_of(profile, "height_cm", -1),
        .weight_kg = number_of(profile, "weight_kg", -1),
        .usual_stools_per_day = number_of(profile, "usual_stools_per_day", -1),
        .carcinoid_syndrome = known_of(diagnosis, "carcinoid_syndrome"),
        .functioning = known_of(diagnosis, "functioning"),
        .sstr_positive = known_of(diagnosis, "sstr_positive"),
        .site = text_of(diagnosis, "site"),
        .grade = text_of(diagnosis, "grade"),
        .has_conditions = json_is_array(json_object_get(profile, "conditions")),
        .laboratory = text_of(profile, "laboratory"),
    };
    person->has_born = date_of(profile, "born", &person->born);
    return texts_of(b, profile, "conditions", &person->conditions, &person->condition_count) &&
           texts_of(b, profile, "allergies", &person->allergies, &person->allergy_count) &&
           medicines_of(b, json_object_get(profile, "medicines"), person);
}

bool hoof_situation_of(const struct hoof_situation_records *records, struct hoof_arena *arena,
                       struct hoof_plan_situation *out, struct hoof_error *err)
{
    struct builder b = {.records = records, .arena = arena, .err = err};
    *out = (struct hoof_plan_situation){.now_s = records->now_s, .zone = records->zone};
    struct hoof_plan_item *items = hoof_alloc_array(arena, records->item_count + 1, sizeof *items);
    if (!items)
        return hoof_fail_memory(err);
    if (records->foods && !hoof_food_reader_new(arena, records->foods, NULL, &b.reader, err))
        return false;
    for (size_t i = 0; i < records->item_count; i++) {
        bool take;
        if (!item_of(&b, &records->items[i], &items[out->item_count], &take))
            return false;
        out->item_count += take;
    }
    out->items = items;
    return entries_of(&b, out) && person_of(&b, &out->person);
}
