/* The diet before a 5-HIAA test: what a laboratory's sheet says of the foods of
 * a text. It is another answer than the trigger classes, and never mixed in. */
#include "food/inside.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"

#define HOURS_WHERE_NONE_ARE_STATED 72
/* Without a sheet: foods that at least half of the lists read name. */
#define HALF_OF_THE_LISTS 11

struct sheet_builder {
    struct hoof_food_table *table;
    const json_t *kinds;
    struct hoof_error *err;
};

static void mark(uint8_t *foods, size_t food, enum on_sheet what)
{
    if (foods[food] < what)
        foods[food] = (uint8_t)what;
}

/* A food that a sheet names, and its kinds. The name may be of a group that is
 * no food itself. */
static bool cover(struct sheet_builder *b, struct sheet *sheet, const char *id, enum on_sheet what)
{
    const json_t *kinds = json_object_get(b->kinds, id);
    size_t food = hoof_food_index(b->table, id);
    if (food != SIZE_MAX)
        mark(sheet->foods, food, what);
    else if (!kinds)
        return hoof_fail(b->err, HOOF_BUG, NULL,
                         "The laboratory sheet %s names \"%.80s\", which is no food of the "
                         "knowledge book.",
                         sheet->id ? sheet->id : "of none", id);
    for (size_t i = 0; i < json_array_size(kinds); i++) {
        const char *kind = json_string_value(json_array_get(kinds, i));
        size_t at = kind ? hoof_food_index(b->table, kind) : SIZE_MAX;
        if (at == SIZE_MAX)
            return hoof_fail_bug(b->err, "a kind of a food is no food");
        mark(sheet->foods, at, what);
    }
    return true;
}

static struct sheet *sheet_by_id(const struct hoof_food_table *table, const char *id)
{
    for (size_t i = 0; i < table->sheet_count; i++)
        if (strcmp(table->sheets[i].id, id) == 0)
            return &table->sheets[i];
    return NULL;
}

static bool read_fact(struct sheet_builder *b, struct sheet *sheet,
                      const struct hoof_food_fact *fact)
{
    if (strcmp(fact->attribute, "avoid_food") == 0)
        return cover(b, sheet, fact->value, SHEET_AVOIDS);
    if (strcmp(fact->attribute, "limit_food") == 0)
        return cover(b, sheet, fact->value, SHEET_LIMITS);
    if (strcmp(fact->attribute, "diet_hours_before") == 0 && strtol(fact->value, NULL, 10) > 0)
        sheet->hours_before = (int)strtol(fact->value, NULL, 10);
    sheet->notes[sheet->note_count++] = *fact;
    return true;
}

static bool read_facts(struct sheet_builder *b, const struct hoof_food_rows *rows)
{
    struct sheet *none = &b->table->sheets[b->table->sheet_count];
    struct sheet *last = NULL;
    for (size_t i = 0; i < rows->fact_count; i++) {
        const struct hoof_food_fact_row *row = &rows->facts[i];
        if (!last || strcmp(last->id, row->subject) != 0)
            last = sheet_by_id(b->table, row->subject);
        if (last) {
            if (!read_fact(b, last, &row->fact))
                return false;
            continue;
        }
        bool often = strcmp(row->fact.attribute, "hiaa_list_count") == 0 &&
                     strtol(row->fact.value, NULL, 10) >= HALF_OF_THE_LISTS;
        size_t food = SIZE_MAX;
        if (often && !cover(b, none, row->subject, SHEET_AVOIDS))
            return false;
        if (strcmp(row->fact.attribute, "hiaa_test") == 0 && strcmp(row->fact.value, "avoid") == 0)
            food = hoof_food_index(b->table, row->subject);
        if (food != SIZE_MAX)
            mark(none->foods, food, SHEET_AVOIDS);
    }
    return true;
}

static bool limit_servings(struct sheet_builder *b, const json_t *one_serving)
{
    for (size_t i = 0; i < b->table->sheet_count; i++) {
        struct sheet *sheet = &b->table->sheets[i];
        const json_t *foods = json_object_get(one_serving, sheet->id);
        for (size_t k = 0; k < json_array_size(foods); k++) {
            const char *id = json_string_value(json_array_get(foods, k));
            size_t food = id ? hoof_food_index(b->table, id) : SIZE_MAX;
            if (food == SIZE_MAX)
                return hoof_fail_bug(b->err, "a food of one serving a day is no food");
            mark(sheet->foods, food, SHEET_LIMITS);
        }
    }
    return true;
}

static bool room_for_notes(struct hoof_food_table *table, const struct hoof_food_rows *rows,
                           struct hoof_arena *arena)
{
    for (size_t s = 0; s < table->sheet_count; s++) {
        size_t count = 0;
        for (size_t i = 0; i < rows->fact_count; i++)
            count += strcmp(rows->facts[i].subject, table->sheets[s].id) == 0;
        table->sheets[s].notes = hoof_alloc_array(arena, count + 1, sizeof *table->sheets[s].notes);
        if (!table->sheets[s].notes)
            return false;
    }
    return true;
}

static bool load(const char *text, json_t **out, struct hoof_error *err)
{
    json_error_t why;
    *out = text ? hoof_json_read(text, strlen(text), 0, &why) : json_object();
    if (*out)
        return true;
    return text && why.text[0] ? hoof_fail(err, HOOF_BUG, NULL,
                                           "A rule of the knowledge book is no JSON: %s.", why.text)
                               : hoof_fail_memory(err);
}

bool hoof_food_sheets_build(struct hoof_food_table *table, const struct hoof_food_rows *rows,
                            struct hoof_arena *arena, struct hoof_error *err)
{
    table->sheets = hoof_alloc_array(arena, rows->sheet_count + 1, sizeof *table->sheets);
    struct hoof_food_sheet_name_row *names =
        hoof_alloc_array(arena, rows->sheet_name_count + 1, sizeof *names);
    if (!table->sheets || !names)
        return hoof_fail_memory(err);
    for (size_t i = 0; i <= rows->sheet_count; i++) {
        struct sheet *sheet = &table->sheets[i];
        sheet->hours_before = HOURS_WHERE_NONE_ARE_STATED;
        sheet->foods = hoof_alloc_array(arena, table->food_count + 1, 1);
        if (!sheet->foods)
            return hoof_fail_memory(err);
        if (i < rows->sheet_count) {
            sheet->id = rows->sheets[i].id;
            sheet->name = rows->sheets[i].name;
        }
    }
    table->sheet_count = rows->sheet_count;
    if (rows->sheet_name_count)
        memcpy(names, rows->sheet_names, rows->sheet_name_count * sizeof *names);
    table->sheet_names = names;
    table->sheet_name_count = rows->sheet_name_count;
    if (!room_for_notes(table, rows, arena))
        return hoof_fail_memory(err);

    json_t *kinds = NULL, *one_serving = NULL;
    bool ok = load(rows->kinds, &kinds, err) && load(rows->one_serving, &one_serving, err);
    struct sheet_builder b = {.table = table, .kinds = kinds, .err = err};
    ok = ok && read_facts(&b, rows) && limit_servings(&b, one_serving);
    json_decref(kinds);
    json_decref(one_serving);
    return ok;
}

/* Lower case, hyphens for spaces, so that "Mayo HIAA" is "mayo-hiaa". */
static char *plain_name(const char *name, char *out, size_t size)
{
    size_t n = 0;
    for (; *name && n + 1 < size; name++) {
        char c = *name;
        if (c >= 'A' && c <= 'Z')
            c = (char)(c | 0x20);
        out[n++] = c == ' ' || c == '_' ? '-' : c;
    }
    out[n] = '\0';
    return out;
}

const struct sheet *hoof_food_sheet_find(const struct hoof_food_table *table, const char *name)
{
    char asked[128], listed[128], whole[160];
    const struct sheet *none = &table->sheets[table->sheet_count];
    if (strlen(name) >= sizeof asked)
        return none;
    plain_name(name, asked, sizeof asked);
    const struct sheet *sheet = sheet_by_id(table, asked);
    for (size_t i = 0; !sheet && i < table->sheet_name_count; i++)
        if (strcmp(plain_name(table->sheet_names[i].name, listed, sizeof listed), asked) == 0)
            sheet = sheet_by_id(table, table->sheet_names[i].sheet);
    if (sheet)
        return sheet;
    /* mayo-hiaa and mayo are hiaa-mayo. */
    size_t n = strlen(asked);
    if (n > 5 && strcmp(asked + n - 5, "-hiaa") == 0)
        asked[n - 5] = '\0';
    memcpy(whole, "hiaa-", 5);
    memcpy(whole + 5, asked, strlen(asked) + 1);
    sheet = sheet_by_id(table, whole);
    return sheet ? sheet : none;
}

bool hoof_food_judge(const struct hoof_food_table *table, const struct sheet *sheet,
                     const char *asked_for, const struct hoof_food_match *matches, size_t count,
                     struct hoof_arena *arena, struct hoof_test_diet *out, struct hoof_error *err)
{
    *out = (struct hoof_test_diet){.laboratory = sheet->id ? sheet->id : asked_for,
                                   .laboratory_name = sheet->name,
                                   .has_sheet = sheet->id != NULL,
                                   .hours_before = sheet->hours_before,
                                   .verdict =
                                       count ? HOOF_VERDICT_NOTHING_FOUND : HOOF_VERDICT_UNKNOWN,
                                   .notes = sheet->notes,
                                   .note_count = sheet->note_count};
    out->foods = hoof_alloc_array(arena, count + 1, sizeof *out->foods);
    uint8_t *seen = hoof_alloc_array(arena, table->food_count + 1, 1);
    if (!out->foods || !seen)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        size_t food = (size_t)(matches[i].food - table->foods);
        uint8_t what = sheet->foods[food];
        if (what == SHEET_SILENT || seen[food])
            continue;
        seen[food] = 1;
        out->foods[out->food_count++] = matches[i].food;
        enum hoof_verdict verdict = what == SHEET_AVOIDS ? HOOF_VERDICT_AVOID : HOOF_VERDICT_LIMIT;
        if (out->verdict < verdict)
            out->verdict = verdict;
    }
    return true;
}
