/*
 * plan_book: the knowledge of treatments as the plan engine takes it.
 *
 * Medicines with their classes, regimens, checks and laboratory lists of the
 * knowledge book, indexed, with the phrases of all checks read. It belongs to
 * ask->arena.
 */
#ifndef HOOF_ASK_PLAN_BOOK_H
#define HOOF_ASK_PLAN_BOOK_H

#include "ask/ask.h"
#include "food/food.h"
#include "plan/plan.h"

/* foods: the table of foods, for the laboratories' lists. Made once a request: it
 * stays in ask->plan_book. */
bool hoof_ask_plan_book(struct hoof_ask *ask, const struct hoof_food_table *foods,
                        const struct hoof_plan_book **out, struct hoof_error *err);

/* Its rows alone. */
bool hoof_ask_plan_rows(struct hoof_ask *ask, const struct hoof_food_table *foods,
                        const struct hoof_plan_rows **out, struct hoof_error *err);

#endif
