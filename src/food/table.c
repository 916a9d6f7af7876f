/* Reads a table of foods, and opens it in a block. */
#include <string.h>

#include "food/inside.h"

static const char *const level_names[] = {"none", "low", "varies", "moderate", "high"};
#define LEVELS (sizeof level_names / sizeof *level_names)

const char *hoof_level_name(enum hoof_level level)
{
    return (size_t)level < LEVELS ? level_names[level] : "none";
}

size_t hoof_food_hash(const char *id)
{
    uint64_t h = UINT64_C(0xCBF29CE484222325);
    for (; *id; id++)
        h = (h ^ (unsigned char)*id) * UINT64_C(0x100000001B3);
    return (size_t)(h ^ h >> 32);
}

size_t hoof_food_index_of(const struct hoof_food_table *table, const char *id)
{
    for (size_t slot = hoof_food_hash(id);; slot++) {
        size_t at = table->id_index[slot & table->id_mask];
        if (at == 0)
            return SIZE_MAX;
        if (strcmp(table->texts + table->foods[at - 1].id, id) == 0)
            return at - 1;
    }
}

/* ---- in a block ---- */

enum {
    SCAN = 0x100,
    TEXTS = SCAN + HOOF_SCAN_ARRAYS,
    FOODS,
    NAMES,
    CLASSES,
    LEVEL_ROWS,
    CHECKED,
    FACTS,
    SWAPS,
    QUESTIONS,
    CHOICES,
    SHEETS,
    ON_SHEETS,
    SHEET_NAMES,
    ID_INDEX
};

void hoof_food_table_lay_out(const struct hoof_food_table *t, struct hoof_layout *layout)
{
    const size_t rows = HOOF_FOOD_MOST_CLASSES * t->food_count;
    hoof_scan_lay_out(t->scan, SCAN, layout);
    hoof_layout_add(layout, TEXTS, t->texts, 1, t->text_size);
    hoof_layout_add(layout, FOODS, t->foods, sizeof *t->foods, t->food_count);
    hoof_layout_add(layout, NAMES, t->names, sizeof *t->names, t->name_count);
    hoof_layout_add(layout, CLASSES, t->classes, sizeof *t->classes, t->class_count);
    hoof_layout_add(layout, LEVEL_ROWS, t->levels, 1, rows);
    hoof_layout_add(layout, CHECKED, t->checked, 1, rows);
    hoof_layout_add(layout, FACTS, t->facts, sizeof *t->facts, t->fact_count);
    hoof_layout_add(layout, SWAPS, t->swaps, sizeof *t->swaps, t->swap_count);
    hoof_layout_add(layout, QUESTIONS, t->questions, sizeof *t->questions, t->question_count);
    hoof_layout_add(layout, CHOICES, t->choices, sizeof *t->choices, t->choice_count);
    hoof_layout_add(layout, SHEETS, t->sheets, sizeof *t->sheets, t->sheet_count + 1);
    hoof_layout_add(layout, ON_SHEETS, t->on_sheets, 1, (t->sheet_count + 1) * t->food_count);
    hoof_layout_add(layout, SHEET_NAMES, t->sheet_names, sizeof *t->sheet_names,
                    t->sheet_name_count);
    hoof_layout_add(layout, ID_INDEX, t->id_index, sizeof *t->id_index, t->id_mask + 1);
}

bool hoof_food_table_open(struct hoof_arena *arena, const struct hoof_block *block,
                          const struct hoof_food_table **out, struct hoof_error *err)
{
    struct hoof_food_table *t = hoof_alloc(arena, sizeof *t);
    size_t levels, checked, sheets, on_sheets, slots;
    if (!t)
        return hoof_fail_memory(err);
    if (!hoof_scan_open(arena, block, SCAN, &t->scan, err))
        return false;
    t->texts = hoof_block_array(block, TEXTS, 1, &t->text_size);
    t->foods = hoof_block_array(block, FOODS, sizeof *t->foods, &t->food_count);
    t->names = hoof_block_array(block, NAMES, sizeof *t->names, &t->name_count);
    t->classes = hoof_block_array(block, CLASSES, sizeof *t->classes, &t->class_count);
    t->levels = hoof_block_array(block, LEVEL_ROWS, 1, &levels);
    t->checked = hoof_block_array(block, CHECKED, 1, &checked);
    t->facts = hoof_block_array(block, FACTS, sizeof *t->facts, &t->fact_count);
    t->swaps = hoof_block_array(block, SWAPS, sizeof *t->swaps, &t->swap_count);
    t->questions = hoof_block_array(block, QUESTIONS, sizeof *t->questions, &t->question_count);
    t->choices = hoof_block_array(block, CHOICES, sizeof *t->choices, &t->choice_count);
    t->sheets = hoof_block_array(block, SHEETS, sizeof *t->sheets, &sheets);
    t->on_sheets = hoof_block_array(block, ON_SHEETS, 1, &on_sheets);
    t->sheet_names =
        hoof_block_array(block, SHEET_NAMES, sizeof *t->sheet_names, &t->sheet_name_count);
    t->id_index = hoof_block_array(block, ID_INDEX, sizeof *t->id_index, &slots);
    if (!t->texts || !t->foods || !t->names || !t->classes || !t->facts || !t->swaps ||
        !t->questions || !t->choices || !t->sheet_names ||
        levels != HOOF_FOOD_MOST_CLASSES * t->food_count || checked != levels || sheets == 0 ||
        on_sheets != sheets * t->food_count || slots == 0 || (slots & (slots - 1)) != 0 ||
        t->class_count > HOOF_FOOD_MOST_CLASSES)
        return hoof_block_fail(err);
    t->sheet_count = sheets - 1;
    t->id_mask = slots - 1;
    *out = t;
    return true;
}

/* ---- foods ---- */

const struct hoof_food *hoof_food_find(const struct hoof_food_table *table, const char *id)
{
    size_t at = hoof_food_index_of(table, id);
    return at == SIZE_MAX ? NULL : &table->foods[at];
}

size_t hoof_food_count(const struct hoof_food_table *table)
{
    return table->food_count;
}

const struct hoof_food *hoof_food_at(const struct hoof_food_table *table, size_t index)
{
    return &table->foods[index];
}

static size_t index_in(const struct hoof_food_table *table, const struct hoof_food *food)
{
    return (size_t)(food - table->foods);
}

const char *hoof_food_id(const struct hoof_food_table *table, const struct hoof_food *food)
{
    return hoof_food_text(table, food->id);
}

const char *hoof_food_name(const struct hoof_food_table *table, const struct hoof_food *food)
{
    return hoof_food_text(table, food->name);
}

const uint8_t *hoof_food_levels(const struct hoof_food_table *table, const struct hoof_food *food)
{
    return table->levels + HOOF_FOOD_MOST_CLASSES * index_in(table, food);
}

const uint8_t *hoof_food_checked(const struct hoof_food_table *table, const struct hoof_food *food)
{
    return table->checked + HOOF_FOOD_MOST_CLASSES * index_in(table, food);
}

struct hoof_food_fact hoof_food_fact_of(const struct hoof_food_table *table,
                                        const struct fact *fact)
{
    return (struct hoof_food_fact){.attribute = hoof_food_text(table, fact->attribute),
                                   .value = hoof_food_text(table, fact->value),
                                   .unit = hoof_food_text(table, fact->unit),
                                   .qualifier = hoof_food_text(table, fact->qualifier),
                                   .title = hoof_food_text(table, fact->title),
                                   .url = hoof_food_text(table, fact->url),
                                   .as_of = hoof_food_text(table, fact->as_of),
                                   .read = fact->read != 0};
}

size_t hoof_food_fact_count(const struct hoof_food *food)
{
    return food->fact_count;
}

struct hoof_food_fact hoof_food_fact_at(const struct hoof_food_table *table,
                                        const struct hoof_food *food, size_t index)
{
    return hoof_food_fact_of(table, &table->facts[food->facts + index]);
}

size_t hoof_food_swap_count(const struct hoof_food *food)
{
    return food->swap_count;
}

const char *hoof_food_swap_at(const struct hoof_food_table *table, const struct hoof_food *food,
                              size_t index)
{
    return hoof_food_text(table, table->swaps[food->swaps + index]);
}

size_t hoof_food_class_count(const struct hoof_food_table *table)
{
    return table->class_count;
}

const char *hoof_food_class_id(const struct hoof_food_table *table, size_t index)
{
    return hoof_food_text(table, table->classes[index].id);
}

const char *hoof_food_class_name(const struct hoof_food_table *table, size_t index)
{
    return hoof_food_text(table, table->classes[index].name);
}
