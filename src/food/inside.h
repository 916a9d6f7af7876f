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

enum on_sheet { SHEET_SILENT, SHEET_LIMITS, SHEET_AVOIDS };

struct sheet {
    const char *id, *name; /* NULL, NULL: what holds without a sheet */
    int hours_before;
    uint8_t *foods; /* enum on_sheet, by food */
    struct hoof_food_fact *notes;
    size_t note_count;
};

struct hoof_food_table {
    const struct hoof_scan *scan; /* its values are indexes of names */
    const struct name *names;
    size_t name_count;
    struct hoof_food *foods;
    size_t food_count;
    const struct hoof_food_class_row *classes;
    size_t class_count;
    uint8_t *levels; /* food_count times HOOF_FOOD_MOST_CLASSES */
    const struct hoof_food_question *questions;
    size_t question_count;
    struct sheet *sheets; /* sheet_count of them, then the one without a sheet */
    size_t sheet_count;
    const struct hoof_food_sheet_name_row *sheet_names;
    size_t sheet_name_count;
    const uint16_t *id_index; /* hash of ids: food + 1 */
    size_t id_mask;
};

/* The food's index, SIZE_MAX where there is none. */
size_t hoof_food_index(const struct hoof_food_table *table, const char *id);

/* Fills table->sheets; foods, facts and ids stand already. */
bool hoof_food_sheets_build(struct hoof_food_table *table, const struct hoof_food_rows *rows,
                            struct hoof_arena *arena, struct hoof_error *err);

/* Judges matches by the sheet of a laboratory. What it needs comes from arena;
 * the sheet is looked up once (hoof_food_sheet_find). */
const struct sheet *hoof_food_sheet_find(const struct hoof_food_table *table, const char *name);
bool hoof_food_judge(const struct hoof_food_table *table, const struct sheet *sheet,
                     const char *asked_for, const struct hoof_food_match *matches, size_t count,
                     struct hoof_arena *arena, struct hoof_test_diet *out, struct hoof_error *err);

#endif
