/*
 * table: builds the table of foods from plain rows.
 *
 * Whoever has the rows (the knowledge compiler, a test) fills a struct
 * hoof_food_rows and calls hoof_food_table_new(). Rows and strings are copied and
 * may go. A table that was built can be laid out in a block and opened there
 * (food/food.h): its arrays are the same in both.
 */
#ifndef HOOF_FOOD_TABLE_H
#define HOOF_FOOD_TABLE_H

#include "food/food.h"

struct hoof_food_row {
    const char *id, *name;
};

/* One name of a food; written: a listed synonym, which beats the names that ids
 * and display names give. Written names come first. */
struct hoof_food_name_row {
    const char *name, *food;
    bool written;
};

struct hoof_food_class_row {
    const char *id, *name;
};

struct hoof_food_level_row {
    const char *food, *class_id, *level;
    bool read; /* else recalled */
};

/* A fact of a food or of a laboratory sheet. */
struct hoof_food_fact_row {
    const char *subject;
    struct hoof_food_fact fact;
};

/* A laboratory, and how else it is called. */
struct hoof_food_sheet_row {
    const char *id, *name;
};
struct hoof_food_sheet_name_row {
    const char *name, *sheet;
};

struct hoof_food_rows {
    const struct hoof_food_row *foods;
    size_t food_count;
    const struct hoof_food_name_row *names;
    size_t name_count;
    const struct hoof_food_class_row *classes;
    size_t class_count;
    const struct hoof_food_level_row *levels;
    size_t level_count;
    const struct hoof_food_fact_row *facts; /* may be none: then answers show no facts */
    size_t fact_count;
    const struct hoof_food_sheet_row *sheets;
    size_t sheet_count;
    const struct hoof_food_sheet_name_row *sheet_names;
    size_t sheet_name_count;
    /* JSON of the knowledge book; NULL: none.
     * kinds: {"tomato": ["ketchup", ...]}, one_serving: {"hiaa-mayo": [food, ...]},
     * questions: [{"name", "food", "text", "choices": [...]}] */
    const char *kinds, *one_serving, *questions;
};

bool hoof_food_table_new(struct hoof_arena *arena, const struct hoof_food_rows *rows,
                         const struct hoof_food_table **out, struct hoof_error *err);

/* Adds the table's arrays; hoof_food_table_open() finds them again. The table must stay until the
 * layout is finished. */
void hoof_food_table_lay_out(const struct hoof_food_table *table, struct hoof_layout *layout);

#endif
