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
    struct table_builder *table;
    const json_t *kinds;
};

static void mark(const struct sheet_builder *b, size_t sheet, size_t food, enum on_sheet what)
{
    uint8_t *on = &b->table->on_sheets[sheet * b->table->rows->food_count + food];
    if (*on < what)
        *on = (uint8_t)what;
}

/* A food that a sheet names, and its kinds. The name may be of a group that is
 * no food itself. */
static bool cover(const struct sheet_builder *b, size_t sheet, const char *id, enum on_sheet what)
{
    const struct hoof_food_rows *rows = b->table->rows;
    const json_t *kinds = json_object_get(b->kinds, id);
    size_t food = hoof_food_index_of(b->table->table, id);
    if (food != SIZE_MAX)
        mark(b, sheet, food, what);
    else if (!kinds)
        return hoof_fail(b->table->err, HOOF_BUG, NULL,
                         "The laboratory sheet %s names \"%.80s\", which is no food of the "
                         "knowledge book.",
                         sheet < rows->sheet_count ? rows->sheets[sheet].id : "of none", id);
    for (size_t i = 0; i < json_array_size(kinds); i++) {
        const char *kind = json_string_value(json_array_get(kinds, i));
        size_t at = kind ? hoof_food_index_of(b->table->table, kind) : SIZE_MAX;
        if (at == SIZE_MAX)
            return hoof_fail_bug(b->table->err, "a kind of a food is no food");
        mark(b, sheet, at, what);
    }
    return true;
}

static bool read_fact(const struct sheet_builder *b, size_t number,
                      const struct hoof_food_fact *fact)
{
    struct sheet *sheet = &b->table->sheets[number];
    if (strcmp(fact->attribute, "avoid_food") == 0)
        return cover(b, number, fact->value, SHEET_AVOIDS);
    if (strcmp(fact->attribute, "limit_food") == 0)
        return cover(b, number, fact->value, SHEET_LIMITS);
    if (strcmp(fact->attribute, "diet_hours_before") == 0 && strtol(fact->value, NULL, 10) > 0)
        sheet->hours_before = (uint32_t)strtol(fact->value, NULL, 10);
    b->table->facts[sheet->notes + sheet->note_count++] = hoof_food_keep_fact(b->table, fact);
    b->table->table->fact_count++;
    return true;
}

/* Notes stand in the table's facts, behind those of the foods. */
static bool read_sheet(const struct sheet_builder *b, size_t number)
{
    const struct hoof_food_rows *rows = b->table->rows;
    const char *id = rows->sheets[number].id;
    struct sheet *sheet = &b->table->sheets[number];
    sheet->id = hoof_food_keep(b->table, id);
    sheet->name = hoof_food_keep(b->table, rows->sheets[number].name);
    sheet->notes = (uint32_t)b->table->table->fact_count;
    for (size_t i = 0; i < rows->fact_count; i++)
        if (strcmp(rows->facts[i].subject, id) == 0 && !read_fact(b, number, &rows->facts[i].fact))
            return false;
    return true;
}

/* What holds without a sheet. */
static bool read_lists(const struct sheet_builder *b)
{
    const struct hoof_food_rows *rows = b->table->rows;
    for (size_t i = 0; i < rows->fact_count; i++) {
        const struct hoof_food_fact_row *row = &rows->facts[i];
        bool often = strcmp(row->fact.attribute, "hiaa_list_count") == 0 &&
                     strtol(row->fact.value, NULL, 10) >= HALF_OF_THE_LISTS;
        size_t food = SIZE_MAX;
        if (often && !cover(b, rows->sheet_count, row->subject, SHEET_AVOIDS))
            return false;
        if (strcmp(row->fact.attribute, "hiaa_test") == 0 && strcmp(row->fact.value, "avoid") == 0)
            food = hoof_food_index_of(b->table->table, row->subject);
        if (food != SIZE_MAX)
            mark(b, rows->sheet_count, food, SHEET_AVOIDS);
    }
    return true;
}

static bool limit_servings(const struct sheet_builder *b, const json_t *one_serving)
{
    const struct hoof_food_rows *rows = b->table->rows;
    for (size_t i = 0; i < rows->sheet_count; i++) {
        const json_t *foods = json_object_get(one_serving, rows->sheets[i].id);
        for (size_t k = 0; k < json_array_size(foods); k++) {
            const char *id = json_string_value(json_array_get(foods, k));
            size_t food = id ? hoof_food_index_of(b->table->table, id) : SIZE_MAX;
            if (food == SIZE_MAX)
                return hoof_fail_bug(b->table->err, "a food of one serving a day is no food");
            mark(b, i, food, SHEET_LIMITS);
        }
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

bool hoof_food_sheets_build(struct table_builder *table)
{
    const struct hoof_food_rows *rows = table->rows;
    const size_t count = rows->sheet_count;
    struct pair *names = hoof_alloc_array(table->arena, rows->sheet_name_count + 1, sizeof *names);
    table->sheets = hoof_alloc_array(table->arena, count + 1, sizeof *table->sheets);
    table->on_sheets = hoof_alloc_array(table->arena, count + 1, rows->food_count + 1);
    if (!table->sheets || !table->on_sheets || !names)
        return hoof_fail_memory(table->err);
    for (size_t i = 0; i < rows->sheet_name_count; i++)
        names[i] = (struct pair){hoof_food_keep(table, rows->sheet_names[i].sheet),
                                 hoof_food_keep(table, rows->sheet_names[i].name)};
    for (size_t i = 0; i <= count; i++)
        table->sheets[i].hours_before = HOURS_WHERE_NONE_ARE_STATED;

    json_t *kinds = NULL, *one_serving = NULL;
    bool ok =
        load(rows->kinds, &kinds, table->err) && load(rows->one_serving, &one_serving, table->err);
    struct sheet_builder b = {.table = table, .kinds = kinds};
    for (size_t i = 0; ok && i < count; i++)
        ok = read_sheet(&b, i);
    ok = ok && read_lists(&b) && limit_servings(&b, one_serving);
    json_decref(kinds);
    json_decref(one_serving);
    table->table->sheets = table->sheets;
    table->table->sheet_count = count;
    table->table->on_sheets = table->on_sheets;
    table->table->sheet_names = names;
    table->table->sheet_name_count = rows->sheet_name_count;
    return ok;
}

/* ---- reading ---- */

static const struct sheet *sheet_by_id(const struct hoof_food_table *table, const char *id)
{
    for (size_t i = 0; i < table->sheet_count; i++)
        if (strcmp(hoof_food_text(table, table->sheets[i].id), id) == 0)
            return &table->sheets[i];
    return NULL;
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
        if (strcmp(plain_name(hoof_food_text(table, table->sheet_names[i].name), listed,
                              sizeof listed),
                   asked) == 0)
            sheet = sheet_by_id(table, hoof_food_text(table, table->sheet_names[i].id));
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

struct hoof_food_fact *hoof_food_sheet_notes(const struct hoof_food_table *table,
                                             const struct sheet *sheet, struct hoof_arena *arena)
{
    struct hoof_food_fact *notes = hoof_alloc_array(arena, sheet->note_count + 1, sizeof *notes);
    for (size_t i = 0; notes && i < sheet->note_count; i++)
        notes[i] = hoof_food_fact_of(table, &table->facts[sheet->notes + i]);
    return notes;
}

bool hoof_food_judge(const struct hoof_food_table *table, const struct sheet *sheet,
                     const struct hoof_food_match *matches, size_t count, struct hoof_arena *arena,
                     struct hoof_test_diet *out, struct hoof_error *err)
{
    const uint8_t *on_sheet =
        table->on_sheets + (size_t)(sheet - table->sheets) * table->food_count;
    out->verdict = count ? HOOF_VERDICT_NOTHING_FOUND : HOOF_VERDICT_UNKNOWN;
    out->food_count = 0;
    out->foods = hoof_alloc_array(arena, count + 1, sizeof *out->foods);
    uint8_t *seen = hoof_alloc_array(arena, table->food_count + 1, 1);
    if (!out->foods || !seen)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < count; i++) {
        size_t food = matches[i].index;
        uint8_t what = on_sheet[food];
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

bool hoof_food_test_list(const struct hoof_food_table *table, const char *laboratory,
                         struct hoof_arena *arena, int *hours_before, const char *const **foods,
                         size_t *count, struct hoof_error *err)
{
    const struct sheet *sheet =
        laboratory ? hoof_food_sheet_find(table, laboratory) : &table->sheets[table->sheet_count];
    const uint8_t *on_sheet =
        table->on_sheets + (size_t)(sheet - table->sheets) * table->food_count;
    const char **ids = hoof_alloc_array(arena, table->food_count + 1, sizeof *ids);
    if (!ids)
        return hoof_fail_memory(err);
    *count = 0;
    for (size_t i = 0; i < table->food_count; i++)
        if (on_sheet[i] == SHEET_AVOIDS)
            ids[(*count)++] = hoof_food_text(table, table->foods[i].id);
    *foods = ids;
    *hours_before = (int)sheet->hours_before;
    return true;
}
