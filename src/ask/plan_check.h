/*
 * plan_check: what the checks say about the plan and the last days, and the
 * person's answer to them.
 *
 * Answers belong to ask->arena.
 */
#ifndef HOOF_ASK_PLAN_CHECK_H
#define HOOF_ASK_PLAN_CHECK_H

#include "ask/journal.h"
#include "plan/plan.h"

/* Findings of one check that say the same of several dates, for people. */
struct hoof_finding_group {
    const struct hoof_plan_finding *first;
    size_t more;              /* further ones */
    struct hoof_plan_at last; /* the moment of the last one */
};

struct hoof_findings_answer {
    const struct hoof_zone *zone;
    int32_t days; /* how far it was looked ahead */
    struct hoof_plan_findings findings;
    /* The same for pages and texts: each check once, and of two checks that say
     * one thing the graver. The gravest first. */
    struct hoof_finding_group *groups;
    size_t group_count;
    const char *const *needs; /* of all checks that could not run, each once */
    size_t need_count;
};

enum { HOOF_CHECK_DAYS = 56, HOOF_CHECK_DAYS_MAX = 4000 };

/* days: how far ahead; HOOF_REQUEST where it is below 0 or above the most. */
bool hoof_ask_findings(struct hoof_ask *ask, int32_t days, struct hoof_findings_answer *out,
                       struct hoof_error *err);

/* The same, of which only what holds as of now or is about today is kept; what
 * could not run is not told. No findings without a knowledge book. */
bool hoof_ask_findings_today(struct hoof_ask *ask, struct hoof_findings_answer *out,
                             struct hoof_error *err);

struct hoof_acknowledgement {
    const char *check;
    const char *const *items; /* ids, or beginnings of 8 characters or more */
    size_t item_count;
    bool team_plan;
    const char *by, *note; /* NULL: not said */
};
/* An unknown check or item is HOOF_REQUEST; nothing is changed. */
bool hoof_ask_acknowledge(struct hoof_ask *ask, const struct hoof_acknowledgement *what,
                          struct hoof_change_answer *out, struct hoof_error *err);

#endif
