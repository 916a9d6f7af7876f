/*
 * food_json: answers of food as hoofbeat.food/1.
 *
 * The short form is written for streams of texts: everything that depends on
 * the table alone is put together once.
 *
 *     const struct hoof_food_json *json;
 *     hoof_food_json_new(arena, table, &json, err);
 *     hoof_food_json_brief(json, &answer, &buf);
 */
#ifndef HOOF_RENDER_FOOD_JSON_H
#define HOOF_RENDER_FOOD_JSON_H

#include "base/buf.h"
#include "food/food.h"

struct hoof_food_json;

bool hoof_food_json_new(struct hoof_arena *arena, const struct hoof_food_table *table,
                        const struct hoof_food_json **out, struct hoof_error *err);

/* One document without a line end. A failed allocation shows in buf->failed. */
void hoof_food_json_brief(const struct hoof_food_json *json, const struct hoof_food_answer *answer,
                          struct hoof_buf *buf);

/* The whole answer. */
void hoof_food_json_full(const struct hoof_food_answer *answer, struct hoof_buf *buf);

#endif
