/*
 * inside: what the files of the food engine share. Not for others.
 */
#ifndef HOOF_FOOD_INSIDE_H
#define HOOF_FOOD_INSIDE_H

#include "food/food.h"
#include "food/table.h"

/* Words that the rules speak of. */
enum word_tag {
    TAG_NEGATION = 1 << 0,    /* no, without, minus */
    TAG_FILLER = 1 << 1,      /* any, added, extra, more, the: may follow a negation */
    TAG_OR = 1 << 2,          /* or, nor: carries a negation over */
    TAG_FREE = 1 << 3,        /* free */
    TAG_AFTER_FREE = 1 << 4,  /* range, from, of: then free means something else */
    TAG_OF = 1 << 5,          /* of: after pint */
    TAG_SMALL = 1 << 7,       /* articles, units ...: no food, need not be checked */
    TAG_CONTRACTION = 1 << 8, /* the t of don't */
    TAG_RULED = TAG_NEGATION | TAG_FREE
};

extern const struct hoof_scan_tag hoof_food_words[];
extern const size_t hoof_food_word_count;

/* Names that are a food only in some company. */
enum trap { TRAP_NONE, TRAP_PINT, TRAP_ROSE };

struct name {
    uint16_t food;
    uint8_t question; /* index + 1; 0: none */
    uint8_t trap;     /* enum trap */
};

/*
 * A table is a handful of arrays, in an arena or in a block (base/block.h). They
 * name texts by their places in `texts`, and one another by index: no element
 * holds an address, none has padding.
 */
struct hoof_food {
    uint32_t id, name;
    uint32_t facts, fact_count; /* first of them in the table's facts */
    uint32_t swaps, swap_count;
};

struct fact {
    uint32_t attribute, value, unit, qualifier;
    uint32_t title, url, as_of, read;
};

/* A food class; a laboratory's id and how else it is called. */
struct pair {
    uint32_t id, name;
};

struct question {
    uint32_t text, choices, choice_count;
};

enum on_sheet { SHEET_SILENT, SHEET_LIMITS, SHEET_AVOIDS };

/* The last one has no id and no name: what holds without a sheet. */
struct sheet {
    uint32_t id, name;
    uint32_t hours_before;
    uint32_t notes, note_count;
};

struct hoof_food_table {
    const struct hoof_scan *scan; /* its values are indexes of names */
    const char *texts;
    const struct hoof_food *foods;
    const struct name *names;
    const struct pair *classes;
    const uint8_t *levels, *checked; /* by food, HOOF_FOOD_MOST_CLASSES each */
    const struct fact *facts;
    const uint32_t *swaps;
    const struct question *questions;
    const uint32_t *choices;
    const struct sheet *sheets; /* sheet_count of them, and the one without a sheet */
    const uint8_t *on_sheets;   /* enum on_sheet: food_count for each sheet */
    const struct pair *sheet_names;
    const uint16_t *id_index; /* hash of ids: food + 1 */
    size_t id_mask;
    size_t text_size, food_count, name_count, class_count, fact_count, swap_count;
    size_t question_count, choice_count, sheet_count, sheet_name_count;
};

static inline const char *hoof_food_text(const struct hoof_food_table *table, uint32_t at)
{
    return hoof_text_at(table->texts, at);
}

size_t hoof_food_hash(const char *id);

/* The index of the food with an id, SIZE_MAX where there is none. */
size_t hoof_food_index_of(const struct hoof_food_table *table, const char *id);

/* What the files that make a table share: arrays that can still be written. */
struct table_builder {
    struct hoof_food_table *table;
    const struct hoof_food_rows *rows;
    struct hoof_arena *arena;
    struct hoof_error *err;
    struct hoof_texts texts;
    struct hoof_food *foods;
    struct name *names;
    struct fact *facts;
    struct sheet *sheets;
    uint8_t *on_sheets;
};

/* The place of a text in the table. */
uint32_t hoof_food_keep(struct table_builder *b, const char *text);
struct fact hoof_food_keep_fact(struct table_builder *b, const struct hoof_food_fact *fact);

/* Makes the sheets; foods, facts and ids stand already. */
bool hoof_food_sheets_build(struct table_builder *b);

struct hoof_food_fact hoof_food_fact_of(const struct hoof_food_table *table,
                                        const struct fact *fact);

/* Judges matches by the sheet of a laboratory: fills verdict and foods, which come
 * from arena. The sheet is looked up once (hoof_food_sheet_find), and so are its
 * notes, which NULL tells that there is no memory for. */
const struct sheet *hoof_food_sheet_find(const struct hoof_food_table *table, const char *name);
struct hoof_food_fact *hoof_food_sheet_notes(const struct hoof_food_table *table,
                                             const struct sheet *sheet, struct hoof_arena *arena);
bool hoof_food_judge(const struct hoof_food_table *table, const struct sheet *sheet,
                     const struct hoof_food_match *matches, size_t count, struct hoof_arena *arena,
                     struct hoof_test_diet *out, struct hoof_error *err);

#endif
