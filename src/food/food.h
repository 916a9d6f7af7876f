/*
 * food: what is in a food, a meal or an ingredient list.
 *
 * An engine: pure functions over a read-only table of foods. It opens no file
 * and reads no clock. The rules are those of docs/interface.md (food) and the
 * cases in tests/food/.
 *
 * A table is built (food/table.h) or opened where it lies in a block
 * (hoof_food_table_open); it is read-only and may be shared by threads. Answers
 * belong to the arena they are made in, and point into the table and the text.
 */
#ifndef HOOF_FOOD_FOOD_H
#define HOOF_FOOD_FOOD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/block.h"
#include "base/error.h"
#include "base/scan.h"

/* In order: what is union-ed takes the higher one. */
enum hoof_level {
    HOOF_LEVEL_NONE,
    HOOF_LEVEL_LOW,
    HOOF_LEVEL_VARIES,
    HOOF_LEVEL_MODERATE,
    HOOF_LEVEL_HIGH
};
const char *hoof_level_name(enum hoof_level level);

struct hoof_food_fact {
    const char *attribute, *value;
    const char *unit, *qualifier;    /* NULL: none */
    const char *title, *url, *as_of; /* source; each may be NULL */
    bool read;                       /* else recalled: "not yet checked" */
};

/* Levels of classes stand in rows of so many bytes, zero behind the last class. */
#define HOOF_FOOD_MOST_CLASSES 16

struct hoof_food;       /* one food of a table */
struct hoof_food_table; /* foods, names, classes, laboratory sheets, rules */

const struct hoof_food *hoof_food_find(const struct hoof_food_table *table, const char *id);
size_t hoof_food_count(const struct hoof_food_table *table);
const struct hoof_food *hoof_food_at(const struct hoof_food_table *table, size_t index);

const char *hoof_food_id(const struct hoof_food_table *table, const struct hoof_food *food);
const char *hoof_food_name(const struct hoof_food_table *table, const struct hoof_food *food);
/* HOOF_FOOD_MOST_CLASSES levels (enum hoof_level); and 1 for each that is read,
 * 0 where it is recalled. */
const uint8_t *hoof_food_levels(const struct hoof_food_table *table, const struct hoof_food *food);
const uint8_t *hoof_food_checked(const struct hoof_food_table *table, const struct hoof_food *food);
/* Shown facts: measurements first, then classes, then lists. */
size_t hoof_food_fact_count(const struct hoof_food *food);
struct hoof_food_fact hoof_food_fact_at(const struct hoof_food_table *table,
                                        const struct hoof_food *food, size_t index);
/* What instead. */
size_t hoof_food_swap_count(const struct hoof_food *food);
const char *hoof_food_swap_at(const struct hoof_food_table *table, const struct hoof_food *food,
                              size_t index);

size_t hoof_food_class_count(const struct hoof_food_table *table);
const char *hoof_food_class_id(const struct hoof_food_table *table, size_t index);
const char *hoof_food_class_name(const struct hoof_food_table *table, size_t index);

/* The person's own view of a food. */
enum hoof_own_list { HOOF_OWN_NONE, HOOF_OWN_FINE, HOOF_OWN_AVOID };

struct hoof_food_match {
    const struct hoof_food *food;
    uint32_t index;      /* of the food in its table */
    uint32_t start, end; /* byte offsets into the text */
    enum hoof_own_list own;
};

struct hoof_food_question {
    const char *text;
    const char *const *choices; /* two or more */
    size_t choice_count;
};

enum hoof_verdict {
    HOOF_VERDICT_UNKNOWN,
    HOOF_VERDICT_NOTHING_FOUND,
    HOOF_VERDICT_LIMIT,
    HOOF_VERDICT_AVOID
};

struct hoof_test_diet {
    const char *laboratory;      /* the sheet's id, or the name given when there is no sheet */
    const char *laboratory_name; /* NULL without a sheet */
    bool has_sheet;
    int hours_before; /* 72 without a sheet or where it states none */
    enum hoof_verdict verdict;
    const struct hoof_food **foods; /* matched foods that the sheet names or covers */
    size_t food_count;
    const struct hoof_food_fact *notes; /* the sheet's own words, and its medicines */
    size_t note_count;
    bool has_window;                     /* a 5-hiaa-urine test is coming */
    const char *window_from, *window_to; /* RFC 3339; filled by the question */
};

/* What a laboratory asks to leave out before the test: foods, with what counts as
 * them, for so many hours. NULL or an unknown name: what holds without a sheet. */
bool hoof_food_test_list(const struct hoof_food_table *table, const char *laboratory,
                         struct hoof_arena *arena, int *hours_before, const char *const **foods,
                         size_t *count, struct hoof_error *err);

struct hoof_food_answer {
    const char *text;
    size_t text_size;
    const struct hoof_food_table *table;
    const uint8_t *classes;          /* HOOF_FOOD_MOST_CLASSES levels: the union */
    struct hoof_food_match *matches; /* in text order, repeats included */
    size_t match_count;
    struct hoof_span *not_checked;
    size_t not_checked_count;
    struct hoof_food_question *questions;
    size_t question_count;
    const struct hoof_test_diet *test_diet; /* NULL: not asked for */
};

struct hoof_food_options {
    const char *laboratory;  /* NULL: no test diet */
    const char *const *fine; /* ids or words of the person's own lists */
    const char *const *avoid;
    size_t fine_count, avoid_count;
};

/* The table that was laid out in a block (food/table.h), which must outlive it.
 * Nothing is read but what an answer needs. */
bool hoof_food_table_open(struct hoof_arena *arena, const struct hoof_block *block,
                          const struct hoof_food_table **out, struct hoof_error *err);

/* Reads text (n bytes). Text that is not UTF-8 or holds a NUL is HOOF_REQUEST
 * and names the byte. options may be NULL. */
bool hoof_food_read(const struct hoof_food_table *table, const char *text, size_t n,
                    const struct hoof_food_options *options, struct hoof_arena *arena,
                    struct hoof_food_answer *out, struct hoof_error *err);

/* For many texts: a reader keeps its memory from text to text and looks up
 * options once. It belongs to arena; what it answers is valid until its next
 * read. One thread at a time. */
struct hoof_food_reader;

bool hoof_food_reader_new(struct hoof_arena *arena, const struct hoof_food_table *table,
                          const struct hoof_food_options *options, struct hoof_food_reader **out,
                          struct hoof_error *err);
bool hoof_food_reader_read(struct hoof_food_reader *reader, const char *text, size_t n,
                           struct hoof_food_answer *out, struct hoof_error *err);

#endif
