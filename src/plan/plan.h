/*
 * plan: every treatment dated, and every clash said before it happens.
 *
 * An engine: pure functions over plain rows. It opens no file, reads no clock
 * (now is in the situation), prints nothing and knows no other engine. Three
 * questions are put to it:
 *
 *     hoof_plan_dates()     the dated doses, cycles, tests and events of a span
 *     hoof_plan_today()     what is due today, taken, late, skipped
 *     hoof_plan_findings()  what the checks of the knowledge book say
 *
 * All three stand on the ledger (ledger.h): planned doses and logged doses of
 * the same medicine matched, so that each is counted once.
 *
 *     struct hoof_plan_book *book;         the knowledge: medicines, regimens, checks
 *     struct hoof_plan_situation situation; one person: items, entries, profile
 *
 * A book is built once (hoof_plan_book_new), is read-only and may be shared by
 * threads. A situation is filled by the question. Answers belong to the arena
 * that they are made in and point into book and situation.
 *
 * Days are local dates of the zone in force for the call, as days since
 * 1970-01-01 (base/time.h). Ids are texts of the interchange file.
 */
#ifndef HOOF_PLAN_PLAN_H
#define HOOF_PLAN_PLAN_H

#include "base/arena.h"
#include "base/error.h"
#include "base/time.h"
#include "base/zone.h"

/* A point in time as the person gave it, seen in the zone in force. */
struct hoof_plan_at {
    bool day_level; /* only the date is known: day; utc_s is the day's first instant */
    int32_t day;    /* local date, days since 1970-01-01 */
    int64_t utc_s;  /* the instant */
};

/* --- The knowledge. ------------------------------------------------------------ */

/* A medicine or a way of treatment. */
struct hoof_plan_agent {
    const char *id, *name;      /* "octreotide-lar", "octreotide LAR" as shown */
    const char *const *classes; /* ids: "somatostatin-analogue", "chemotherapy", ... */
    size_t class_count;
    const char *route; /* usual route, NULL: unknown */
    int washout_d;     /* how long it counts as active after a dose; 0: the dose's own day */
};

/* One line of a regimen: one agent on some days of its cycle. */
struct hoof_plan_line {
    const char *agent;
    double low, high; /* amount of ONE administration; equal unless the table gives a range */
    const char *unit; /* mg/m2, mg/kg, mg, mcg, MU, AUC, GBq, Gy */
    int times_per_day;
    const uint16_t *days; /* 1-based days of the cycle, rising; fractions of a course */
    size_t day_count;
    const char *route, *note;
    bool read; /* else recalled */
};

enum hoof_regimen_kind { HOOF_REGIMEN_CYCLE, HOOF_REGIMEN_CONTINUOUS, HOOF_REGIMEN_COURSE };

struct hoof_plan_regimen {
    const char *id, *name;
    enum hoof_regimen_kind kind;
    int cycle_days;
    int cycles;       /* 0: open; the person says how many, or until when */
    const char *stop; /* the table's words: "until-progression", "4-6", "24-months" */
    const struct hoof_plan_line *lines;
    size_t line_count;
};

enum hoof_severity { HOOF_SEVERITY_INFO, HOOF_SEVERITY_CAUTION, HOOF_SEVERITY_STOP };

/* A check as its file has it. The texts of at, when and unless are phrases of
 * the language that src/plan/README.md describes. */
struct hoof_plan_check_row {
    const char *id, *title;
    enum hoof_severity severity;
    const char *message; /* our own sentences, for a reader of twelve */
    const char *ask;     /* what to ask the team; NULL: none */
    const char *const *at;
    size_t at_count;
    /* Condition k holds when one of its alternatives holds; an alternative holds
     * when all of its phrases hold. All conditions must hold, and no `unless`. */
    const struct hoof_plan_condition_row *conditions;
    size_t condition_count;
    const char *const *ours; /* windows and limits of ours ("28 d"), as its file marks them */
    size_t ours_count;
    const char *source_title, *source_url, *source_as_of; /* may be NULL */
    bool read;                                            /* else recalled */
};
struct hoof_plan_condition_row {
    bool unless;
    const struct hoof_plan_alternative_row *alternatives;
    size_t alternative_count;
};
struct hoof_plan_alternative_row {
    const char *const *phrases;
    size_t phrase_count;
};

/* A laboratory's list for a test diet. */
struct hoof_plan_sheet {
    const char *id;
    int hours_before;
    const char *const *foods; /* what it asks to leave out */
    size_t food_count;
};

struct hoof_plan_rows {
    const struct hoof_plan_agent *agents;
    size_t agent_count;
    const struct hoof_plan_regimen *regimens;
    size_t regimen_count;
    const struct hoof_plan_check_row *checks;
    size_t check_count;
    const struct hoof_plan_sheet *sheets;
    size_t sheet_count;
    /* Ids that phrases may name: symptoms, vitals, tests, events, factors, food
     * classes, foods, conditions, medicine classes; vocabulary by vocabulary. */
    const struct hoof_plan_word *words;
    size_t word_count;
};
struct hoof_plan_word {
    const char *vocabulary, *id, *name;
    const char *unit; /* usual unit of a test or vital; NULL */
};

struct hoof_plan_book;

/* Indexes the rows and reads the phrases of all checks. A phrase that cannot be
 * read is HOOF_REQUEST; place names the check. Rows must outlive the book. */
bool hoof_plan_book_new(struct hoof_arena *arena, const struct hoof_plan_rows *rows,
                        const struct hoof_plan_book **out, struct hoof_error *err);
const struct hoof_plan_regimen *hoof_plan_regimen_find(const struct hoof_plan_book *book,
                                                       const char *id);
/* NULL: a medicine that the book does not know; it is planned and counted all
 * the same, and is in no class. */
const struct hoof_plan_agent *hoof_plan_agent_find(const struct hoof_plan_book *book,
                                                   const char *id);

/* --- One person. --------------------------------------------------------------- */

enum hoof_item_type { HOOF_PLAN_AGENT, HOOF_PLAN_REGIMEN, HOOF_PLAN_EVENT, HOOF_PLAN_TEST };

struct hoof_plan_amount { /* "doses": {"capecitabine": 1250} */
    const char *agent;
    double amount;
};
struct hoof_plan_start { /* "starts": {"2": "2026-12-07"} */
    int cycle;
    int32_t day;
};

/* One item of the plan that stands. */
struct hoof_plan_item {
    const char *id;
    enum hoof_item_type type;
    const char *what; /* agent, regimen, event or test id */
    const char *product;
    double dose; /* 0: none */
    const char *unit, *route, *site;
    bool has_from, has_until;
    int32_t from, until; /* first and last day, both included */
    bool prescribed, rescue;
    int every_days, times_per_day;  /* 0: not said */
    const struct hoof_clock *times; /* "times" or "at" of the schedule */
    size_t time_count;
    bool as_needed;
    double max_per_day; /* 0: none */
    int cycles;         /* 0: not said */
    const struct hoof_plan_start *starts;
    size_t start_count;
    const struct hoof_plan_amount *amounts;
    size_t amount_count;
    /* Events and tests. */
    struct hoof_plan_at at;
    const char *name, *agent; /* agent: of hold, resume, switch */
    bool elective, major;     /* both true unless said otherwise */
    const char *const *drugs;
    size_t drug_count;
    double hours; /* of a collection; 0: not said */
    const char *laboratory;
    int64_t changed_ms; /* when its newest revision was written */
};

enum hoof_plan_entry_type {
    HOOF_PLAN_DOSE,
    HOOF_PLAN_LAB,
    HOOF_PLAN_VITAL,
    HOOF_PLAN_SYMPTOM,
    HOOF_PLAN_STOOL,
    HOOF_PLAN_MEAL,
    HOOF_PLAN_FACTOR,
    HOOF_PLAN_HAPPENED, /* an event */
    HOOF_PLAN_NOTHING,
    HOOF_PLAN_ACKNOWLEDGED
};

enum {
    HOOF_PLAN_STOOL_NOCTURNAL = 1,
    HOOF_PLAN_STOOL_OILY = 2,
    HOOF_PLAN_STOOL_BLOOD = 4,
    HOOF_PLAN_STOOL_WATERY = 8,
    HOOF_PLAN_STOOL_URGENT = 16
};

/* One entry of the journal that a check or the matching may rest on. */
struct hoof_plan_entry {
    const char *id;
    enum hoof_plan_entry_type type;
    struct hoof_plan_at at;
    const char *what; /* agent, test, vital, symptom, factor, event or check id */
    const char *product, *unit, *site, *route, *laboratory, *agent, *text, *by, *item;
    double value; /* dose, result, measurement, factor; severity is its own */
    bool has_value;
    const char *value_text; /* a result in words: "positive", "A" */
    double high;            /* the sheet's upper limit */
    bool has_high;
    double systolic, diastolic;
    double severity; /* 0 to 10; negative: not said */
    int count;       /* of symptoms and stools; 1 where not said */
    int bristol;     /* 0: not said */
    unsigned flags;  /* HOOF_PLAN_STOOL_... */
    bool rescue, skipped, elective, major, team_plan;
    int cycle, cycle_day, fraction; /* 0: not said */
    const char *const *list;        /* foods of a meal, drugs of an event, items answered */
    size_t list_count;
    const char *const *food_classes; /* of a meal, resolved by the question */
    size_t food_class_count;
    const char *size; /* of a meal; NULL */
    int64_t recorded_ms;
};

enum hoof_known { HOOF_UNKNOWN, HOOF_NO, HOOF_YES };

struct hoof_plan_medicine { /* of the profile */
    const char *id;
    double dose; /* 0: not said */
    const char *unit;
    double times_per_day; /* 0: not said */
    bool has_from;
    int32_t from;
};

struct hoof_plan_person {
    bool has_born;
    struct hoof_date born;
    const char *sex;                                   /* NULL: not said */
    double height_cm, weight_kg, usual_stools_per_day; /* negative: not said */
    enum hoof_known carcinoid_syndrome, functioning, sstr_positive;
    const char *site, *grade;
    const char *const *conditions, *const *allergies;
    size_t condition_count, allergy_count;
    bool has_conditions, has_medicines; /* the list was given, be it empty */
    const struct hoof_plan_medicine *medicines;
    size_t medicine_count;
    const char *laboratory; /* NULL: not said */
};

struct hoof_plan_situation {
    int64_t now_s; /* UTC */
    const struct hoof_zone *zone;
    const struct hoof_plan_item *items;
    size_t item_count;
    const struct hoof_plan_entry *entries; /* in order of time */
    size_t entry_count;
    struct hoof_plan_person person;
};

/* --- The answers. -------------------------------------------------------------- */

/* What all dates of one line of the plan have in common: a medicine of an item,
 * an event, a test. */
struct hoof_plan_given {
    const struct hoof_plan_item *item;
    const char *agent; /* NULL for events and tests: item->what */
    const char *unit, *route;
    double dose;              /* of one administration; 0: see needs */
    const char *const *needs; /* what is missing for the dose: "height_cm" ... */
    size_t need_count;
    const char *formula; /* "1000 mg/m2 x 1.69 m2 (Mosteller)"; NULL: none was used */
    bool prescribed;
    bool reduced;        /* less than the template, by more than rounding does */
    size_t agent_number; /* its place among the ledger's agents; for src/plan */
};

/* One dated thing of the calendar. There may be a hundred thousand of them. */
struct hoof_plan_date {
    struct hoof_plan_at at; /* as planned */
    const struct hoof_plan_given *given;
    const struct hoof_plan_entry *taken; /* the logged dose that it is matched with; NULL */
    uint16_t cycle, day, fraction;       /* 0: none */
    bool skipped;                        /* left out on purpose */
    bool counts_as_taken;                /* past, and no dose of the agent was logged until then */
};

struct hoof_plan_dates {
    struct hoof_plan_date *items;
    size_t count;
};

/* Dates from first to last, both included, in order of time, a date before the
 * times of that date. A regimen without a number of cycles that needs one is
 * listed in *asks (may be NULL) by its item, and gives no dates. */
struct hoof_plan_asks {
    const struct hoof_plan_item **items;
    size_t count;
};
bool hoof_plan_dates(const struct hoof_plan_book *book, const struct hoof_plan_situation *situation,
                     int32_t first, int32_t last, struct hoof_arena *arena,
                     struct hoof_plan_dates *out, struct hoof_plan_asks *asks,
                     struct hoof_error *err);

enum hoof_dose_state {
    HOOF_DOSE_DUE,
    HOOF_DOSE_TAKEN,
    HOOF_DOSE_LATE,
    HOOF_DOSE_SKIPPED,
    HOOF_DOSE_AS_NEEDED,
    HOOF_DOSE_UPCOMING
};
const char *hoof_dose_state_name(enum hoof_dose_state state);

struct hoof_plan_due {
    struct hoof_plan_date date; /* due at date.at but for as-needed */
    enum hoof_dose_state state;
    const struct hoof_plan_entry **taken; /* one, or the day's doses of an as-needed item */
    size_t taken_count;
    double left_today; /* as-needed with a daily maximum: doses left; negative: no maximum */
};

/* The clock of a medicine that is given every 7 days or more. */
struct hoof_plan_depot {
    const struct hoof_plan_item *item;
    const char *agent;
    const struct hoof_plan_entry *last; /* NULL: none is logged */
    int32_t days_since;                 /* of the last, logged or counted as taken; -1: none */
    bool has_next;
    struct hoof_plan_at next;
    const char *site; /* where the last one went; NULL */
};

struct hoof_plan_today {
    struct hoof_plan_due *doses; /* in order of time, as-needed ones last */
    size_t dose_count;
    struct hoof_plan_date *others; /* tests and events of today */
    size_t other_count;
    struct hoof_plan_depot *depots;
    size_t depot_count;
};
bool hoof_plan_today(const struct hoof_plan_book *book, const struct hoof_plan_situation *situation,
                     struct hoof_arena *arena, struct hoof_plan_today *out, struct hoof_error *err);

struct hoof_plan_finding {
    const struct hoof_plan_check_row *check;
    enum hoof_severity severity; /* after confidence and the team's plan */
    struct hoof_plan_at at;      /* of the dose, event or entry; of two, the later */
    bool now;                    /* holds as of now, whatever the moment is that it is about */
    const char *why;             /* the values and dates that it rests on, in a sentence */
    const char *const *entries, *const *items; /* ids that it rests on */
    size_t entry_count, item_count;
    const struct hoof_plan_entry *acknowledged; /* NULL: not */
};
struct hoof_plan_not_run {
    const struct hoof_plan_check_row *check;
    const char *const *needs;
    size_t need_count;
};
struct hoof_plan_findings {
    struct hoof_plan_finding *items; /* the gravest first, then by time */
    size_t count;
    size_t checks_run;
    struct hoof_plan_not_run *not_run;
    size_t not_run_count;
};
/* days: how far ahead (56 where the person says nothing). */
bool hoof_plan_findings(const struct hoof_plan_book *book,
                        const struct hoof_plan_situation *situation, int32_t days,
                        struct hoof_arena *arena, struct hoof_plan_findings *out,
                        struct hoof_error *err);

/* --- Amounts (also for the sentence that explains them). ------------------------ */

/* Body surface in m2 by Mosteller (N Engl J Med 1987;317:1098): sqrt(cm x kg / 3600). */
double hoof_surface_m2(double height_cm, double weight_kg);
/* Carboplatin dose in mg by Calvert (J Clin Oncol 1989;7:1748): AUC x (clearance + 25). */
double hoof_calvert_mg(double auc, double clearance_ml_min);
/* Creatinine clearance in mL/min by Cockcroft and Gault (Nephron 1976;16:31):
 * (140 - age) x kg / (72 x mg/dL), times 0.85 for women. */
double hoof_cockcroft_gault_ml_min(int age_years, double weight_kg, double creatinine_mg_dl,
                                   bool female);

#endif
