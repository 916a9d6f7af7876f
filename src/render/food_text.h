/*
 * food_text: answers of food for people, in the width of a terminal.
 *
 * Levels in words, amounts as "about", what is not yet checked said so. The
 * 5-HIAA test diet stands apart from the symptoms. Nothing is called good or
 * bad for the reader.
 */
#ifndef HOOF_RENDER_FOOD_TEXT_H
#define HOOF_RENDER_FOOD_TEXT_H

#include "food/food.h"
#include "render/text.h"

/* brief: foods and levels alone. */
void hoof_food_text(const struct hoof_food_answer *answer, bool brief, struct hoof_text *text);

#endif
