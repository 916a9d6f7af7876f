/*
 * food: what is in a food, meal or ingredient list.
 *
 * The table of foods lies ready in the program; the person's own lists are put
 * beside it for each question.
 */
#ifndef HOOF_ASK_FOOD_H
#define HOOF_ASK_FOOD_H

#include "ask/ask.h"
#include "food/food.h"

/* The table of foods, where it lies in the program. */
bool hoof_ask_food_table(struct hoof_ask *ask, const struct hoof_food_table **out,
                         struct hoof_error *err);

struct hoof_food_request {
    const char *text; /* n bytes */
    size_t n;
    const char *laboratory; /* --test LAB; NULL: no test diet is asked for */
};
bool hoof_ask_food(struct hoof_ask *ask, const struct hoof_food_request *request,
                   struct hoof_food_answer *out, struct hoof_error *err);

/* Many texts, one after the other, in flat memory. */
struct hoof_food_stream {
    const struct hoof_food_table *table;
    struct hoof_food_reader *reader;
    struct hoof_test_diet window, test_diet;
};

/* brief: names and classes alone are wanted; then the journal is not read. */
bool hoof_ask_food_begin(struct hoof_ask *ask, const char *laboratory, bool brief,
                         struct hoof_food_stream *out, struct hoof_error *err);

/* The answer is valid until the next call. */
bool hoof_ask_food_next(struct hoof_food_stream *stream, const char *text, size_t n,
                        struct hoof_food_answer *out, struct hoof_error *err);

#endif
