/*
 * today: what is due, what was logged, what is open.
 */
#ifndef HOOF_ASK_TODAY_H
#define HOOF_ASK_TODAY_H

#include "ask/journal.h"
#include "ask/plan_check.h"
#include "ask/plan_dates.h"

struct hoof_count {
    const char *id; /* symptom id, or "stool" */
    const char *name;
    int64_t count;
};

struct hoof_today_answer {
    struct hoof_date date;
    const struct hoof_zone *zone;
    struct hoof_plan_today plan;          /* doses of today, and the clocks of depots */
    struct hoof_findings_answer findings; /* as of now, and about today */
    struct hoof_count *counts;
    size_t counts_count;
    struct hoof_records entries; /* of today, oldest first */
    struct hoof_records tests;   /* plan items that are tests from today on */
    struct hoof_strings quick;   /* the four most used sentences of the last 60 days, or starters */
    bool made_up;                /* a demo book */
    bool empty;                  /* the book has no entry and no plan */
};
bool hoof_ask_today(struct hoof_ask *ask, struct hoof_today_answer *out, struct hoof_error *err);

#endif
