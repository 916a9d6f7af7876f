/*
 * forms: what the files behind phrases.h share.
 *
 * A form is one row of a table: the pattern that a phrase must have and the
 * function that says whether it holds (of a check's conditions), or which
 * moments it names (of `at`). Patterns are written in words:
 *
 *     {"[severe] symptom SYMPTOMS [together with SYMPTOMS] DISTANCE", symptom},
 *
 *     within       the word itself
 *     of|by        one of these words; an argument: which one
 *     [severe]     may be missing; without capitals in it an argument: given or not
 *     SYMPTOMS     an argument of that kind (arguments.c)
 *
 * Arguments are counted from 0 in the order of the pattern, missing ones too.
 *
 * A judge (phrases.h) works on an index (index.c): doses by set, entries by type
 * and name, events, all in order of time, so that a phrase looks at the few that
 * its distance can reach.
 */
#ifndef HOOF_PLAN_FORMS_H
#define HOOF_PLAN_FORMS_H

#include "plan/phrases.h"

/* --- Names (names.c). ------------------------------------------------------------ */

/* The ids that phrases may name, and which medicines are in which class. */
struct hoof_names;

bool hoof_names_new(struct hoof_arena *arena, const struct hoof_plan_rows *rows,
                    const struct hoof_names **out, struct hoof_error *err);

/* NULL: there is no such id (of n bytes) in the vocabulary. */
const struct hoof_plan_word *hoof_names_find(const struct hoof_names *names, const char *vocabulary,
                                             const char *id, size_t n);
const struct hoof_plan_word *const *hoof_names_all(const struct hoof_names *names, size_t *count);
/* The id of the vocabulary that is written most like it; NULL: none is near. */
const char *hoof_names_near(const struct hoof_names *names, const char *vocabulary, const char *id,
                            size_t n);
/* Agents of a class; *count 0 where there is no such class. */
const char *const *hoof_names_members(const struct hoof_names *names, const char *class_id,
                                      size_t n, size_t *count);

/* --- Arguments. ------------------------------------------------------------------ */

/* Names joined by commas and "or". */
struct hoof_set {
    const char *text;       /* as written */
    const char *const *ids; /* for medicines: a class, then its members */
    size_t count;
    uint16_t first, end; /* words, while a phrase is read */
};

enum hoof_compare { HOOF_ABOVE, HOOF_AT_LEAST, HOOF_BELOW, HOOF_AT_MOST };

enum hoof_per { HOOF_FLAT, HOOF_PER_KG, HOOF_PER_M2 };
struct hoof_amount {
    double value;
    const char *text; /* as written: "1500 mcg" */
    const char *unit; /* "mg/m2"; NULL: a bare number */
    const char *base; /* "mg" of "mg/m2" */
    enum hoof_per per;
};

struct hoof_argument_kind;
struct hoof_arg {
    const struct hoof_argument_kind *kind; /* NULL: a choice of words */
    bool given;
    union {
        struct hoof_set set;
        struct hoof_duration duration;
        struct hoof_distance distance;
        struct hoof_amount amount;
        struct {
            double first, second;
        } pair; /* "160/100" */
        const char *word;
        int number;
        unsigned choice;
        enum hoof_compare compare;
    };
};

typedef enum hoof_truth hoof_holds(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                   const struct hoof_moment_judged *moment,
                                   struct hoof_evidence *evidence);
typedef bool hoof_moments_of(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                             struct hoof_moments *out);

/* One form; exactly one of the two functions. */
struct hoof_form {
    const char *pattern;
    hoof_holds *holds;
    hoof_moments_of *moments;
};

enum { HOOF_ARGS_MAX = 8 };

struct hoof_phrase {
    const struct hoof_form *form;
    const char *text;
    const struct hoof_arg *args;
    size_t arg_count;
};

/* The tables, each ended by a row without pattern. */
extern const struct hoof_form hoof_forms_moments[], hoof_forms_doses[], hoof_forms_totals[],
    hoof_forms_judged[], hoof_forms_medicines[], hoof_forms_results[], hoof_forms_symptoms[],
    hoof_forms_food[], hoof_forms_events[];

/* What a reader of arguments makes of the words from *at on. */
struct hoof_reader {
    struct hoof_arena *arena;
    const struct hoof_names *names;
    const char *text;
    const struct hoof_word_span {
        uint32_t start, end;
    } * words;
    size_t count;
    /* The furthest word that was not understood, and what may stand there. */
    size_t far;
    const char *expected; /* "a distance such as ..." */
    bool expected_argument;
    const char *no_such; /* "symptom": the word is in the place of a name */
    const char *no_such_vocabulary;
    bool out_of_memory;
};

/* Reads an argument of the kind (n bytes of capitals) from *at on and moves it
 * on; false, *at unchanged: it is none. A kind that does not exist is false too,
 * which the tests of the tables find. */
bool hoof_argument_read(struct hoof_reader *reader, const char *kind, size_t n, size_t *at,
                        struct hoof_arg *out);
bool hoof_argument_is_distance(const struct hoof_arg *arg);
/* Completes an argument of a form that fits: sets get their ids. False without memory. */
bool hoof_argument_keep(struct hoof_reader *reader, struct hoof_arg *arg);
bool hoof_reader_is(const struct hoof_reader *reader, size_t at, const char *word);
void hoof_reader_expected(struct hoof_reader *reader, size_t at, const char *what);

/* --- Time (distance.c). ---------------------------------------------------------- */

/* Local days, relative to the moment from which it is counted, outside of which
 * nothing lies at the distance: [from + *low, from + *high]. */
void hoof_distance_days(const struct hoof_distance *distance, int32_t *low, int32_t *high);
/* How many local days ahead of its moment it can reach; 0: none. */
int32_t hoof_distance_ahead(const struct hoof_distance *distance);
/* The elapsed length of a duration in seconds; days are 24 h. */
int64_t hoof_duration_seconds(struct hoof_duration duration);
/* A distance `within D before`. */
struct hoof_distance hoof_within_before(struct hoof_duration duration);
/* before: whether a is earlier than b; a date alone is before the times of its day. */
bool hoof_at_before(const struct hoof_plan_at *a, const struct hoof_plan_at *b);
/* The day alone. */
struct hoof_plan_at hoof_at_day(const struct hoof_plan_situation *situation, int32_t day);

/* --- The index of a judge (index.c). ---------------------------------------------- */

struct hoof_doses {
    const struct hoof_ledger_dose *const *items; /* in order of time */
    const int32_t *days;
    size_t count;
};
struct hoof_entries {
    const struct hoof_plan_entry *const *items; /* in order of time */
    const int32_t *days;
    size_t count;
};

/* Something planned or that happened: an event of the plan, an event entry, a
 * test of the plan, or a result. */
struct hoof_occasion {
    struct hoof_plan_at at;
    const char *what;
    const char *agent; /* of hold, resume, switch */
    const struct hoof_plan_item *item;
    const struct hoof_plan_entry *entry;
};
struct hoof_occasions {
    const struct hoof_occasion *items; /* in order of time */
    size_t count;
};

/* Doses of any medicine of the set. */
struct hoof_doses hoof_doses_of(struct hoof_judge *judge, const struct hoof_set *set);
struct hoof_doses hoof_doses_of_agent(struct hoof_judge *judge, const char *agent);
/* The nearest dose before the moment; NULL: none. As of now, planned ones are none. */
const struct hoof_ledger_dose *hoof_previous_dose(struct hoof_doses doses,
                                                  const struct hoof_moment_judged *moment);
/* Whether a dose is the first of its medicine in its cycle (forms_moments.c). */
bool hoof_opens_cycle(struct hoof_doses doses, size_t i);

/* Entries of a type that have this name; meals, stools and "nothing" have none
 * (NULL). Results and vitals are one type. Doses and events are not among them. */
struct hoof_entries hoof_entries_of(struct hoof_judge *judge, enum hoof_plan_entry_type type,
                                    const char *what);
struct hoof_occasions hoof_events(struct hoof_judge *judge);
struct hoof_occasions hoof_tests(struct hoof_judge *judge);

/* The first of count rising days that is not before `day`; count: none. */
size_t hoof_first_day(const int32_t *days, size_t count, int32_t day);

bool hoof_set_has(const struct hoof_set *set, const char *id);

/* What counts as a symptom: entries of its name; fever is a temperature of 38.0 Cel
 * or more too, low-blood-pressure a systolic pressure below 90 (forms_symptoms.c). */
struct hoof_entries hoof_symptom_entries(struct hoof_judge *judge, const char *symptom,
                                         bool measured);
bool hoof_shows_symptom(const char *symptom, const struct hoof_plan_entry *entry);

/* --- Evidence (evidence.c). ------------------------------------------------------- */

/* Adding to it; each thing stands in it once. Of what a finding is about, the
 * latest moment is the finding's. */
void hoof_found_dose(struct hoof_judge *judge, struct hoof_evidence *evidence,
                     const struct hoof_ledger_dose *dose);
void hoof_found_entry(struct hoof_judge *judge, struct hoof_evidence *evidence,
                      const struct hoof_plan_entry *entry);
void hoof_found_occasion(struct hoof_judge *judge, struct hoof_evidence *evidence,
                         const struct hoof_occasion *occasion);
/* Rests on it, and is not about a moment of it. */
void hoof_rests_on(struct hoof_judge *judge, struct hoof_evidence *evidence,
                   const struct hoof_plan_entry *entry);
void hoof_found_item(struct hoof_judge *judge, struct hoof_evidence *evidence,
                     const struct hoof_plan_item *item);
void hoof_found_words(struct hoof_judge *judge, struct hoof_evidence *evidence, const char *words);
void hoof_needs(struct hoof_judge *judge, struct hoof_evidence *evidence, const char *name);

/* --- Words for people (why.c). ----------------------------------------------------- */

/* "octreotide LAR or lanreotide"; "28 days"; "3 November 2026 at 19:30". In the
 * arena; "" without memory, which the judge remembers. */
const char *hoof_set_names(struct hoof_judge *judge, const struct hoof_set *set);
/* Names of tests, events, foods and what else has a name in the book. */
const char *hoof_term_names(struct hoof_judge *judge, const struct hoof_set *set);
const char *hoof_term_name(struct hoof_judge *judge, const char *id);
const char *hoof_duration_words(struct hoof_judge *judge, struct hoof_duration duration);
const char *hoof_at_words(struct hoof_judge *judge, const struct hoof_plan_at *at);
const char *hoof_amount_words(struct hoof_judge *judge, double value, const char *unit);

/* --- Values (values.c). ----------------------------------------------------------- */

/* The latest value of a test or vital up to a moment, in a unit. */
struct hoof_value {
    enum hoof_truth known; /* TRUE: known; NOT_KNOWN: `needs` says what is missing */
    double value;
    const struct hoof_plan_entry *entry; /* NULL: of the profile, or computed */
    const char *needs;
};
struct hoof_value hoof_value_latest(struct hoof_judge *judge, const char *test, const char *unit,
                                    const struct hoof_plan_at *up_to);
/* A logged number in a unit; false: the two cannot be compared. */
bool hoof_value_in(const struct hoof_plan_entry *entry, const char *unit, double *out);
struct hoof_value hoof_value_weight(struct hoof_judge *judge, const struct hoof_plan_at *up_to);
/* A dose in the unit of an amount; NOT_KNOWN adds to *evidence what is missing;
 * FALSE: the dose has no amount, or one that cannot be compared. */
enum hoof_truth hoof_dose_in(struct hoof_judge *judge, const struct hoof_ledger_dose *dose,
                             const struct hoof_amount *unit, double *out,
                             struct hoof_evidence *evidence);
/* Whether a dose is of an amount. */
enum hoof_truth hoof_dose_is(struct hoof_judge *judge, const struct hoof_ledger_dose *dose,
                             const struct hoof_amount *amount, struct hoof_evidence *evidence);
bool hoof_compared(double value, enum hoof_compare compare, double limit);
const char *hoof_compare_name(enum hoof_compare compare);

#endif
