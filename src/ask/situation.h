/*
 * situation: one person as the plan engine sees them (plan/plan.h).
 *
 * hoof_ask_situation() reads what the engine needs from the journal: items and
 * profile whole, of the entries those on which a check or a date may rest.
 * hoof_situation_of() is its pure part, from records to the engine's structs;
 * the knowledge compiler calls it for the examples of checks.
 *
 * Texts point into the bodies of the records, which must live as long.
 */
#ifndef HOOF_ASK_SITUATION_H
#define HOOF_ASK_SITUATION_H

#include "ask/ask.h"
#include "book/journal/journal.h"
#include "food/food.h"
#include "plan/plan.h"

struct hoof_situation_records {
    const struct hoof_record *items, *entries; /* with body, id, recorded_ms */
    size_t item_count, entry_count;
    const json_t *profile;              /* NULL: empty */
    const struct hoof_plan_entry *more; /* entries that are ready, in any order */
    size_t more_count;
    const struct hoof_food_table *foods; /* for meals; NULL: they hold what they name */
    const struct hoof_zone *zone;        /* the zone in force */
    int64_t now_s;
};

/* Records that no check rests on (notes, experiments) are left out. */
bool hoof_situation_of(const struct hoof_situation_records *records, struct hoof_arena *arena,
                       struct hoof_plan_situation *out, struct hoof_error *err);

/* Of a long journal: items, profile, events and answers whole; symptoms, stools
 * and circumstances of the last 5 weeks, meals of the last 2; doses and values of
 * what is seldom whole, of what is frequent the last weeks, and before that one
 * in a stretch of days (of doses only their time). */
bool hoof_ask_situation(struct hoof_ask *ask, const struct hoof_food_table *foods,
                        struct hoof_plan_situation *out, struct hoof_error *err);

/* What the dates from `first` on rest on: the doses since then, of series and
 * cycles all since their beginning, and the latest weight and kidney results. */
bool hoof_ask_dates_situation(struct hoof_ask *ask, const struct hoof_plan_book *book,
                              struct hoof_date first, struct hoof_plan_situation *out,
                              struct hoof_error *err);

/* Puts the items that stand in place of the superseded ones that entries name. */
bool hoof_situation_settle_items(struct hoof_ask *ask, const struct hoof_record *entries,
                                 size_t count, struct hoof_error *err);

#endif
