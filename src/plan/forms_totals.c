/* Sums and counts of doses in a window that ends with the dose judged. */
#include <string.h>

#include "plan/forms.h"

/* Above a limit by surface, one part in a hundred is the difference between two
 * formulas, and whole capsules; not in sums over a lifetime. */
#define SURFACE_SLACK 0.01

/* The doses that count: up to and with the dose judged, back to a limit. */
enum window { ROLLING, A_DAY, AT_ONCE, A_CYCLE, EVER };

struct walk {
    struct hoof_judge *judge;
    const struct hoof_moment_judged *moment;
    struct hoof_doses doses;
    enum window window;
    struct hoof_distance rolling;
    struct hoof_plan_at end; /* of the window */
    size_t next;             /* doses before it are looked at next */
};

/* Totals count a dose at its planned time (docs/interface-plan.md 3). */
static struct walk walk_of(struct hoof_judge *judge, const struct hoof_set *set,
                           const struct hoof_moment_judged *moment, enum window window,
                           struct hoof_duration length)
{
    struct walk walk = {
        judge,      moment, hoof_doses_of(judge, set), window, hoof_within_before(length),
        moment->at, 0};
    if (moment->dose)
        walk.end = moment->dose->at;
    walk.next = hoof_first_day(walk.doses.days, walk.doses.count, walk.end.day + 1);
    return walk;
}

static bool is_cycle_of(const struct hoof_ledger_dose *dose, const struct hoof_ledger_dose *other)
{
    return other && dose->item == other->item && dose->cycle == other->cycle;
}

/* Whether a dose is in the window; *over: no earlier one is. */
static bool counts(const struct walk *walk, const struct hoof_ledger_dose *dose, bool *over)
{
    const struct hoof_plan_at *end = &walk->end;
    if (dose == walk->moment->dose)
        return true;
    if (hoof_at_before(end, &dose->at))
        return false;
    switch (walk->window) {
    case A_DAY:
        *over = dose->at.day < end->day;
        return !*over;
    case AT_ONCE:
        *over = dose->at.day < end->day;
        return !dose->at.day_level && !end->day_level && dose->at.utc_s == end->utc_s;
    case A_CYCLE:
        return is_cycle_of(dose, walk->moment->dose);
    case ROLLING:
        if (hoof_distance_holds(walk->judge->situation, &walk->rolling, end, &dose->at, true))
            return true;
        /* A date alone may lie outside where the times of its day do not. */
        *over = dose->at.day + 1 < end->day &&
                !hoof_distance_holds(walk->judge->situation, &walk->rolling, end, &dose->at, false);
        return false;
    case EVER:
        return true;
    }
    return false;
}

static const struct hoof_ledger_dose *next_of(struct walk *walk)
{
    bool over = false;
    while (walk->next > 0 && !over) {
        const struct hoof_ledger_dose *dose = walk->doses.items[--walk->next];
        if (counts(walk, dose, &over))
            return dose;
    }
    return NULL;
}

static const char *window_words(struct hoof_judge *judge, enum window window,
                                struct hoof_duration length)
{
    static const char *const words[] = {NULL, " in a day", " at once", " in a cycle", ""};
    if (window != ROLLING)
        return words[window];
    const char *text = hoof_format(judge->arena, " in %s", hoof_duration_words(judge, length));
    judge->out_of_memory |= !text;
    return text ? text : "";
}

/* --- Totals. ------------------------------------------------------------------------- */

struct sum {
    double total;
    bool by_surface; /* a dose was divided by the surface */
    bool unknown;
};

static void add(struct walk *walk, const struct hoof_ledger_dose *dose,
                const struct hoof_amount *unit, struct sum *sum, struct hoof_evidence *evidence)
{
    double value;
    enum hoof_truth truth = hoof_dose_in(walk->judge, dose, unit, &value, evidence);
    sum->unknown |= truth == HOOF_NOT_KNOWN;
    if (truth != HOOF_TRUE)
        return;
    sum->total += value;
    sum->by_surface |= unit->per == HOOF_PER_M2 && !strstr(dose->unit, "/m2");
    hoof_found_dose(walk->judge, evidence, dose);
}

static enum hoof_truth total(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                             const struct hoof_moment_judged *moment,
                             struct hoof_evidence *evidence, enum window window,
                             struct hoof_duration length)
{
    const struct hoof_arg *args = phrase->args;
    const struct hoof_amount *limit = &args[2].amount;
    struct walk walk = walk_of(judge, &args[0].set, moment, window, length);
    struct sum sum = {0};
    for (const struct hoof_ledger_dose *dose; (dose = next_of(&walk));)
        add(&walk, dose, limit, &sum, evidence);
    double slack =
        sum.by_surface && window != EVER && args[1].compare == HOOF_ABOVE ? SURFACE_SLACK : 0;
    bool holds = hoof_compared(sum.total, args[1].compare, limit->value * (1 + slack));
    /* What is missing could only add to it. */
    bool rising = args[1].compare == HOOF_ABOVE || args[1].compare == HOOF_AT_LEAST;
    if (sum.unknown && !(holds && rising))
        return HOOF_NOT_KNOWN;
    if (!holds)
        return HOOF_FALSE;
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "%s%s",
                                 hoof_amount_words(judge, sum.total, limit->unit),
                                 window_words(judge, window, length)));
    return HOOF_TRUE;
}

static const struct hoof_duration no_length = {0, HOOF_DAYS};

static enum hoof_truth total_in(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                const struct hoof_moment_judged *moment,
                                struct hoof_evidence *evidence)
{
    return total(judge, phrase, moment, evidence, ROLLING, phrase->args[3].duration);
}

static enum hoof_truth total_in_a(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence)
{
    return total(judge, phrase, moment, evidence, phrase->args[3].choice ? A_CYCLE : A_DAY,
                 no_length);
}

static enum hoof_truth total_at_once(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                     const struct hoof_moment_judged *moment,
                                     struct hoof_evidence *evidence)
{
    return total(judge, phrase, moment, evidence, AT_ONCE, no_length);
}

static enum hoof_truth total_ever(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence)
{
    return total(judge, phrase, moment, evidence, EVER, no_length);
}

/* --- Counts. ------------------------------------------------------------------------- */

/* Doses, or dates with doses, above a number. */
static enum hoof_truth more_than(struct hoof_judge *judge, const struct hoof_moment_judged *moment,
                                 struct hoof_evidence *evidence, struct walk walk, int limit,
                                 bool dates, struct hoof_duration length)
{
    int count = 0;
    int32_t last_day = INT32_MIN;
    (void)moment;
    for (const struct hoof_ledger_dose *dose; (dose = next_of(&walk));) {
        count += !dates || dose->at.day != last_day;
        last_day = dose->at.day;
        hoof_found_dose(judge, evidence, dose);
    }
    if (count <= limit)
        return HOOF_FALSE;
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "%d %s%s", count, dates ? "days" : "doses",
                                 window_words(judge, walk.window, length)));
    return HOOF_TRUE;
}

static enum hoof_truth count(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                             const struct hoof_moment_judged *moment,
                             struct hoof_evidence *evidence, enum window window,
                             struct hoof_duration length)
{
    return more_than(judge, moment, evidence,
                     walk_of(judge, &phrase->args[1].set, moment, window, length),
                     phrase->args[0].number, false, length);
}

static enum hoof_truth count_in(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                const struct hoof_moment_judged *moment,
                                struct hoof_evidence *evidence)
{
    return count(judge, phrase, moment, evidence, ROLLING, phrase->args[2].duration);
}

static enum hoof_truth count_in_a(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence)
{
    return count(judge, phrase, moment, evidence, phrase->args[2].choice ? A_CYCLE : A_DAY,
                 no_length);
}

static enum hoof_truth count_at_once(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                     const struct hoof_moment_judged *moment,
                                     struct hoof_evidence *evidence)
{
    return count(judge, phrase, moment, evidence, AT_ONCE, no_length);
}

static enum hoof_truth count_ever(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence)
{
    return count(judge, phrase, moment, evidence, EVER, no_length);
}

static enum hoof_truth days_in(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                               const struct hoof_moment_judged *moment,
                               struct hoof_evidence *evidence)
{
    struct hoof_duration length = phrase->args[2].duration;
    return more_than(judge, moment, evidence,
                     walk_of(judge, &phrase->args[0].set, moment, ROLLING, length),
                     phrase->args[1].number, true, length);
}

static enum hoof_truth days_in_a_cycle(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                       const struct hoof_moment_judged *moment,
                                       struct hoof_evidence *evidence)
{
    return more_than(judge, moment, evidence,
                     walk_of(judge, &phrase->args[0].set, moment, A_CYCLE, no_length),
                     phrase->args[1].number, true, no_length);
}

const struct hoof_form hoof_forms_totals[] = {
    {"total of AGENTS COMPARE AMOUNT in D", total_in, NULL},
    {"total of AGENTS COMPARE AMOUNT in a day|cycle", total_in_a, NULL},
    {"total of AGENTS COMPARE AMOUNT at once", total_at_once, NULL},
    {"total of AGENTS COMPARE AMOUNT ever", total_ever, NULL},
    {"more than N doses of AGENTS in D", count_in, NULL},
    {"more than N doses of AGENTS in a day|cycle", count_in_a, NULL},
    {"more than N doses of AGENTS at once", count_at_once, NULL},
    {"more than N doses of AGENTS ever", count_ever, NULL},
    {"doses of AGENTS on more than N days in D", days_in, NULL},
    {"doses of AGENTS on more than N days in a cycle", days_in_a_cycle, NULL},
    {NULL, NULL, NULL},
};
