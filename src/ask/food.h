/*
 * food: what is in a food, meal or ingredient list.
 *
 * The food table is read from the knowledge book once (hoof_ask_food_table) and
 * then serves any number of texts.
 */
#ifndef HOOF_ASK_FOOD_H
#define HOOF_ASK_FOOD_H

#include "ask/ask.h"
#include "food/food.h"

/* The table of foods from the knowledge book, in ask->arena. */
bool hoof_ask_food_table(struct hoof_ask *ask, const struct hoof_food_table **out,
                         struct hoof_error *err);

struct hoof_food_request {
    const char *text; /* n bytes */
    size_t n;
    const char *laboratory; /* --test LAB; NULL: no test diet is asked for */
    const struct hoof_food_table *table; /* NULL: read for this question */
};
bool hoof_ask_food(struct hoof_ask *ask, const struct hoof_food_request *request,
                   struct hoof_food_answer *out, struct hoof_error *err);

#endif
