/*
 * plan_dates: the plan with its dates: the calendar of a span, and today's doses.
 *
 * Answers belong to ask->arena. The names of all medicines, events and tests in
 * them are in ask->labels.
 */
#ifndef HOOF_ASK_PLAN_DATES_H
#define HOOF_ASK_PLAN_DATES_H

#include "ask/ask.h"
#include "plan/plan.h"

/* A regimen that has no dates. */
struct hoof_calendar_ask {
    const struct hoof_plan_item *item;
    bool unknown; /* the book does not know it; else it needs cycles, or a last day */
};

struct hoof_calendar_answer {
    struct hoof_date from, to; /* both included */
    const struct hoof_zone *zone;
    struct hoof_plan_dates dates;
    struct hoof_calendar_ask *asks;
    size_t ask_count;
    bool empty; /* the plan has no item at all */
};

/* Dates as text; NULL: from today, and 56 days. HOOF_REQUEST for a date that is
 * none, an end before the beginning, more than eleven years. */
bool hoof_ask_calendar(struct hoof_ask *ask, const char *from, const char *to,
                       struct hoof_calendar_answer *out, struct hoof_error *err);

/* Today's doses, tests and events, and the clocks of depots. */
bool hoof_ask_plan_today(struct hoof_ask *ask, struct hoof_plan_today *out, struct hoof_error *err);

#endif
