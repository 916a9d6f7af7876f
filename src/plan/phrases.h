/*
 * phrases: the language in which checks are written (README.md here).
 *
 * For the files of src/plan and the tests only. hoof_phrase_read() turns one
 * phrase into a form and its arguments; the forms stand in tables, one a
 * family (forms_*.c), each row a pattern and the function that says whether it
 * holds. A new kind of phrase is one row and one function.
 *
 *     {"previous dose [of SET] DISTANCE", previous_dose},
 *
 * Small words of a pattern are written as they stand; capitals are arguments;
 * [ ] is optional; a|b is a choice of words, whose number is an argument.
 */
#ifndef HOOF_PLAN_PHRASES_H
#define HOOF_PLAN_PHRASES_H

#include "plan/ledger.h"

enum hoof_truth { HOOF_FALSE, HOOF_NOT_KNOWN, HOOF_TRUE };

enum hoof_span_unit { HOOF_MINUTES, HOOF_DAYS, HOOF_MONTHS };
struct hoof_duration {
    int32_t count; /* minutes, days (weeks are 7), months */
    enum hoof_span_unit unit;
};

enum hoof_side { HOOF_BEFORE, HOOF_AFTER, HOOF_AROUND };
struct hoof_distance {
    enum hoof_side side;
    struct hoof_duration low, high;
    bool has_low, has_high;
    bool low_included, high_included;
};

struct hoof_phrase; /* form and arguments, read-only */

/* What a phrase found; the sentence of a finding is made of it (why.c). One
 * evidence serves many moments: hoof_evidence_empty() keeps its room. */
struct hoof_evidence {
    const struct hoof_ledger_dose **doses;
    size_t dose_count, dose_room;
    const struct hoof_plan_entry **entries;
    size_t entry_count, entry_room;
    const struct hoof_plan_item **items;
    size_t item_count, item_room;
    const char **needs; /* names of values that are missing */
    size_t need_count, need_room;
    const char **words; /* said as they stand: "total 18 mg in 24 h" */
    size_t word_count, word_room;
    struct hoof_plan_at latest; /* of the doses, entries and events in it */
    bool has_latest;
};

/* Where and about what a check is judged. */
struct hoof_moment_judged {
    struct hoof_plan_at at;    /* distances are counted from it */
    struct hoof_plan_at about; /* what the finding is about, where that is another moment */
    bool has_about;
    const struct hoof_ledger_dose *dose; /* of "each dose ..."; else NULL */
    const struct hoof_plan_entry *entry; /* of "each meal", a happened event, a result */
    const struct hoof_plan_item *item;   /* a planned event or test */
    bool now;                            /* as of now */
};

struct hoof_index;
struct hoof_judge {
    const struct hoof_plan_book *book;
    const struct hoof_plan_situation *situation;
    const struct hoof_ledger *ledger;
    struct hoof_arena *arena;
    struct hoof_index *index; /* of hoof_judge_open() */
    int32_t first, last;      /* local days whose moments are judged */
    int32_t ahead;            /* how many days after its moment a phrase of the check looks */
    bool out_of_memory;
};

/* Makes the index, and sets first (now less 7 d) and last (now and `days`). Once,
 * before the first phrase is judged; the other members are set by the caller. */
bool hoof_judge_open(struct hoof_judge *judge, int32_t days, struct hoof_error *err);

/* Reads one phrase; `moment` true for those of "at". HOOF_REQUEST says which word
 * could not be read and what may stand there. */
bool hoof_phrase_read(struct hoof_arena *arena, const struct hoof_plan_book *book, const char *text,
                      bool moment, const struct hoof_phrase **out, struct hoof_error *err);

/* Whether it holds at a moment; what it rests on is added to *evidence. */
enum hoof_truth hoof_phrase_holds(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence);

/* The moments of an "at" phrase that are judged. */
struct hoof_moments {
    struct hoof_moment_judged *items;
    size_t count, room;
};
bool hoof_phrase_moments(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                         struct hoof_moments *out, struct hoof_error *err);

/* Whether `other` lies at the distance from `from`. certain: at each time that a
 * moment with only a date may have; else at one of them. */
bool hoof_distance_holds(const struct hoof_plan_situation *situation,
                         const struct hoof_distance *distance, const struct hoof_plan_at *from,
                         const struct hoof_plan_at *other, bool certain);

#endif
