/*
 * sentence: a plain sentence becomes entries.
 *
 * An engine: pure functions over a read-only lexicon (the names of the
 * knowledge book) and a table of foods. It opens no file and reads no clock.
 * How it reads, and every rule where two readings are possible, stands in
 * README.md beside this file; the cases are in tests/sentence/.
 *
 *     hoof_lexicon_open(arena, &block, &lexicon, err);
 *     hoof_sentence_read(lexicon, foods, &request, arena, &answer, err);
 *
 * A lexicon is made from its source, or opened where it lies in a block
 * (base/block.h); it is read-only and may be shared by threads. Answers belong to
 * the arena that they are made in and point into the lexicon, the table and the
 * text.
 *
 * A part that can be read in two ways is no entry: it is a question. What is
 * not understood is listed as the person wrote it.
 */
#ifndef HOOF_SENTENCE_SENTENCE_H
#define HOOF_SENTENCE_SENTENCE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/block.h"
#include "base/error.h"
#include "base/zone.h"
#include "food/food.h"

enum hoof_word_class {
    HOOF_WORD_AGENT,
    HOOF_WORD_SYMPTOM,
    HOOF_WORD_TEST,
    HOOF_WORD_VITAL,
    HOOF_WORD_FACTOR,
    HOOF_WORD_EVENT,
    HOOF_WORD_ROUTE
};

/* Something that can be named. */
struct hoof_lexicon_term {
    enum hoof_word_class class;
    const char *id, *name;
    const char *unit; /* usual unit; NULL: none */
    double low, high; /* an amount outside is asked about, in `unit`; both 0: no limit known.
                         Agents: one dose. Tests and vitals: a value */
    double piece;     /* agents: what one tablet or capsule holds, in `unit`; 0: not known,
                         or it comes in more than one strength */
};

/* One way to write it. */
struct hoof_lexicon_name {
    const char *name; /* any spelling; folded here */
    enum hoof_word_class class;
    const char *term;    /* id */
    const char *product; /* the brand that this name is; NULL */
};

struct hoof_lexicon_source {
    const struct hoof_lexicon_term *terms;
    size_t term_count;
    const struct hoof_lexicon_name *names;
    size_t name_count;
};

struct hoof_lexicon;

/* Copies what it needs. A name whose term is missing is HOOF_BUG. Of equal names of one class the
 * first wins, except for tests: there the unit decides. */
bool hoof_lexicon_new(struct hoof_arena *arena, const struct hoof_lexicon_source *source,
                      const struct hoof_lexicon **out, struct hoof_error *err);

/* Adds a lexicon's arrays, and opens them in the block that they became, which
 * must outlive it. The lexicon must stay until the layout is finished. */
void hoof_lexicon_lay_out(const struct hoof_lexicon *lexicon, struct hoof_layout *layout);
bool hoof_lexicon_open(struct hoof_arena *arena, const struct hoof_block *block,
                       const struct hoof_lexicon **out, struct hoof_error *err);

enum hoof_said_kind {
    HOOF_SAID_SYMPTOM,
    HOOF_SAID_STOOL,
    HOOF_SAID_MEAL,
    HOOF_SAID_DOSE,
    HOOF_SAID_LAB,
    HOOF_SAID_VITAL,
    HOOF_SAID_FACTOR,
    HOOF_SAID_EVENT,
    HOOF_SAID_NOTHING,
    HOOF_SAID_NOTE
};

enum hoof_stool_flag {
    HOOF_STOOL_NOCTURNAL = 1 << 0,
    HOOF_STOOL_OILY = 1 << 1,
    HOOF_STOOL_BLOOD = 1 << 2,
    HOOF_STOOL_WATERY = 1 << 3,
    HOOF_STOOL_URGENT = 1 << 4
};

enum hoof_meal_size { HOOF_SIZE_UNSAID, HOOF_SIZE_SMALL, HOOF_SIZE_USUAL, HOOF_SIZE_LARGE };

/* One entry as understood. Numbers that were not said are negative. */
struct hoof_said {
    enum hoof_said_kind kind;
    const char *name;    /* id: symptom, agent, test, vital, factor or event */
    const char *shown;   /* its name for people */
    const char *product; /* brand; NULL */
    struct hoof_moment at;
    bool said_when;  /* the sentence gave the time; else it is now or --at */
    double count;    /* symptom, stool */
    double severity; /* 0 to 10 */
    double minutes;
    double bristol;
    unsigned flags; /* enum hoof_stool_flag */
    double dose;    /* what was taken in all; unit beside it */
    double pieces;  /* 2 of "2 x 2 mg": dose is then the product; else negative */
    bool has_value;
    double value;     /* lab, vital, factor */
    const char *word; /* a result in words ("positive"); NULL */
    const char *unit; /* NULL: none */
    double systolic, diastolic;
    const char *route, *site;
    bool rescue, skipped;
    enum hoof_meal_size size;
    const char *text;   /* meal, note, event: their own words, as written */
    const char **foods; /* ids, in text order, each once */
    size_t food_count;
};

struct hoof_said_question {
    const char *text;
    const char *const *choices;   /* two or more */
    const char *const *sentences; /* beside each choice: the sentence with it in place; "" where
                                     nothing is left to log, NULL where it has to be typed */
    size_t choice_count;
};

struct hoof_sentence_request {
    const char *text; /* n bytes; UTF-8 without NUL, else HOOF_REQUEST */
    size_t n;
    int64_t now_s; /* the present */
    const struct hoof_zone *zone;
    const struct hoof_moment *at; /* what "no time said" means; NULL: now */
};

struct hoof_sentence_answer {
    struct hoof_said *entries; /* in the order in which they were said */
    size_t entry_count;
    const char **not_understood;
    size_t not_understood_count;
    struct hoof_said_question *questions;
    size_t question_count;
    const char **notes; /* how something was read: "“octreotied” is read as octreotide." */
    size_t note_count;
    bool is_question; /* it reads like a question to the program, not like an entry */
    bool whole_text;  /* words outside of a meal's own text are left over or asked about */
};

/* foods may be NULL: then no meal is found without a word such as "ate". */
bool hoof_sentence_read(const struct hoof_lexicon *lexicon, const struct hoof_food_table *foods,
                        const struct hoof_sentence_request *request, struct hoof_arena *arena,
                        struct hoof_sentence_answer *out, struct hoof_error *err);

#endif
