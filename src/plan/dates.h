/*
 * dates: from items and entries to dated doses, each matched once.
 *
 * For the files of src/plan only. The steps, in this order:
 *
 *     hoof_dating_new()     gathers the logged doses by medicine       (logged.c)
 *     hoof_dating_expand()  dates the items; a series of 7 days or more
 *                           is matched on the way, as doses move it     (expand.c)
 *     hoof_dating_match()   matches all others within their day         (match.c)
 *
 * What is gathered belongs to the arena.
 */
#ifndef HOOF_PLAN_DATES_H
#define HOOF_PLAN_DATES_H

#include "plan/book.h"

/* A dose that was logged, or left out on purpose. */
struct hoof_logged {
    const struct hoof_plan_entry *entry;
    const struct hoof_plan_item *item; /* which it names, and which stands; NULL */
    struct hoof_plan_date *date;       /* with which it is matched; NULL */
    size_t agent;                      /* place among the agents */
    bool used;                         /* matched; date is filled when there is one */
    size_t next;                       /* of the same day and agent (match.c) */
};

struct hoof_logged_agent {
    const char *id;
    struct hoof_logged **items; /* in order of time */
    size_t count;
    size_t stamp, first_logged, first_date; /* of the day at hand (match.c) */
};

/* Day 1 of a cycle, as it was logged. */
struct hoof_cycle_move {
    const struct hoof_plan_item *item;
    int cycle;
    int32_t day;
};

/* Body measures for amounts, looked up once they are needed (amounts.c). */
struct hoof_body {
    bool known;                                      /* looked up */
    double height_cm, weight_kg, clearance, surface; /* negative: not known */
    const char *clearance_by;                        /* for the formula */
    const char *const *clearance_needs;
    size_t clearance_need_count;
};

struct hoof_dating {
    const struct hoof_plan_book *book;
    const struct hoof_plan_situation *situation;
    struct hoof_arena *arena;
    struct hoof_plan_at now;
    struct hoof_logged *logged; /* all doses and skipped ones, in order of time */
    size_t logged_count;
    struct hoof_logged_agent *agents; /* of plan and log, in order of id */
    size_t agent_count;
    struct hoof_cycle_move *moves; /* in order of time */
    size_t move_count;
    const struct hoof_logged **first_named; /* by item: the first dose that names it */
    struct hoof_body body;
};

bool hoof_dating_new(const struct hoof_plan_book *book, const struct hoof_plan_situation *situation,
                     struct hoof_arena *arena, struct hoof_dating **out, struct hoof_error *err);

/* Place among the agents of an id that is in the plan or in the log. */
size_t hoof_dating_agent(const struct hoof_dating *dating, const char *id);

/* What the dates of an item have in common; line: of a regimen, else NULL. */
bool hoof_dating_given(struct hoof_dating *dating, const struct hoof_plan_item *item,
                       const struct hoof_plan_line *line, struct hoof_plan_given *out,
                       struct hoof_error *err);

bool hoof_dating_expand(struct hoof_dating *dating, int32_t first, int32_t last,
                        struct hoof_plan_dates *out, struct hoof_plan_asks *asks,
                        struct hoof_error *err);
bool hoof_dating_match(struct hoof_dating *dating, struct hoof_plan_dates *dates,
                       struct hoof_error *err);

/* The as-needed item that a logged dose belongs to, which is matched with no
 * date; NULL: none. */
const struct hoof_plan_item *hoof_dating_as_needed(const struct hoof_dating *dating,
                                                   const struct hoof_logged *logged);

/* A series whose logged doses move it. */
static inline bool hoof_item_is_depot(const struct hoof_plan_item *item)
{
    return item->type == HOOF_PLAN_AGENT && item->every_days >= 7 && !item->as_needed;
}

/* The day from which an item is dated: its first, else the day on which it was
 * written down. */
static inline int32_t hoof_item_first_day(const struct hoof_dating *dating,
                                          const struct hoof_plan_item *item)
{
    if (item->has_from)
        return item->from;
    if (!item->changed_ms)
        return dating->now.day;
    return hoof_date_to_days(hoof_zone_at(dating->situation->zone, item->changed_ms / 1000).date);
}

/* Within the item's own days, both included. */
static inline bool hoof_item_is_active(const struct hoof_plan_item *item, int32_t day)
{
    return !(item->has_from && day < item->from) && !(item->has_until && day > item->until);
}

/* Negative, 0 or positive: the order of the calendar, a date before the times of
 * that date. */
static inline int hoof_at_compare(const struct hoof_plan_at *a, const struct hoof_plan_at *b)
{
    if (a->day != b->day)
        return a->day < b->day ? -1 : 1;
    if (a->day_level || b->day_level)
        return (int)b->day_level - (int)a->day_level;
    return (a->utc_s > b->utc_s) - (a->utc_s < b->utc_s);
}

/* Over before now; a date is over when its day is. */
static inline bool hoof_at_is_past(const struct hoof_plan_at *at, const struct hoof_plan_at *now)
{
    return at->day_level ? at->day < now->day : at->utc_s < now->utc_s;
}

#endif
