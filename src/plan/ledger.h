/*
 * ledger: all doses, planned and logged, each counted once.
 *
 * For the files of src/plan only. Planned doses (expand.c) are matched with
 * logged ones (match.c) by the rules of docs/interface-plan.md 3 and 13; what
 * remains is one list in order of time, and one for each agent:
 *
 *   - a logged dose takes the place of the planned dose that it is matched with
 *     and counts at the planned time; an extra (rescue) dose is matched with none.
 *     A dose of every 7 days or more moves its series, and counts when it was
 *     logged. Intervals look at when a dose was given: hoof_ledger_given_at();
 *   - planned doses of the past count as taken as long as no dose of that agent
 *     was logged under the item or since its first day; from the first logged one
 *     on only logged ones do. Extra doses and skipped ones do not tell of that;
 *   - planned doses from now on count as planned.
 *
 * A ledger belongs to the arena that it is made in.
 */
#ifndef HOOF_PLAN_LEDGER_H
#define HOOF_PLAN_LEDGER_H

#include "plan/plan.h"

struct hoof_ledger_dose {
    struct hoof_plan_at at; /* what counts in totals: the planned time of a matched dose */
    const char *agent;
    double dose; /* as logged, else as planned; 0: not known */
    const char *unit, *route, *site;
    const struct hoof_plan_item *item;   /* NULL: logged beside the plan */
    const struct hoof_plan_entry *entry; /* NULL: planned */
    const struct hoof_plan_date *date;   /* NULL: logged beside the plan */
    uint16_t cycle, day, fraction;
    bool planned; /* from now on, and not logged */
    bool rescue, prescribed, reduced;
};

struct hoof_ledger_agent {
    const char *id;
    const struct hoof_plan_agent *agent;   /* NULL: unknown to the book */
    const struct hoof_ledger_dose **doses; /* in order of time */
    size_t count;
};

struct hoof_ledger {
    struct hoof_ledger_dose *doses; /* in order of time */
    size_t count;
    struct hoof_ledger_agent *agents; /* in order of id */
    size_t agent_count;
    struct hoof_plan_dates dates;           /* what was expanded, with `taken` filled */
    const struct hoof_plan_entry **skipped; /* doses left out on purpose, in order of time */
    size_t skipped_count;
    struct hoof_plan_at now;
};

/* Expands from the first day of each item to `last` and matches. */
bool hoof_ledger_new(const struct hoof_plan_book *book, const struct hoof_plan_situation *situation,
                     int32_t last, struct hoof_arena *arena, const struct hoof_ledger **out,
                     struct hoof_error *err);

/* When it was given: as logged, else as planned. */
static inline struct hoof_plan_at hoof_ledger_given_at(const struct hoof_ledger_dose *dose)
{
    return dose->entry ? dose->entry->at : dose->at;
}

/* NULL: no dose of it. */
const struct hoof_ledger_agent *hoof_ledger_agent(const struct hoof_ledger *ledger, const char *id);

#endif
