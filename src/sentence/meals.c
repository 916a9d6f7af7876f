#include "sentence/inside.h"

#include <string.h>

/* Meals: which of the words are the meal's, its foods and its size. */

static bool part_of_meal(const struct piece *piece)
{
    switch (piece->kind) {
    case PIECE_FOOD:
    case PIECE_WORD:
    case PIECE_FILLER:
    case PIECE_NUMBER:
    case PIECE_QUANTITY:
    case PIECE_SIZE:
    case PIECE_MEAL:
    case PIECE_LOOSE:
    case PIECE_FLAG:
    case PIECE_TIMES:
    case PIECE_MANY:
    case PIECE_UNITS:
    case PIECE_RESCUE:
    case PIECE_NO:
        return true;
    case PIECE_SEVERITY:
        return piece->value > 0;
    default:
        return false;
    }
}

static bool goes_before_meal(enum piece_kind kind)
{
    return kind == PIECE_MEAL || kind == PIECE_FILLER || kind == PIECE_COLON || kind == PIECE_WHEN;
}

/* Where the words of the meal begin and end: the fillers around them are no part. */
static bool meal_span(const struct clause *clause, size_t *first, size_t *last)
{
    size_t from = clause->count, to = 0;
    bool eaten = hoof_say_find(clause, PIECE_ATE) != NULL, open = !eaten;
    for (size_t k = 0; k < clause->count; k++) {
        const struct piece *piece = clause->pieces[k];
        open = open || piece->kind == PIECE_ATE;
        if (!open || !part_of_meal(piece) || piece->kind == PIECE_FILLER ||
            (piece->kind == PIECE_NO && from == clause->count))
            continue;
        if (k < from)
            from = k;
        to = k;
    }
    if (from == clause->count) { /* "pizza I ate" */
        for (size_t k = 0; k < clause->count; k++) {
            if (!part_of_meal(clause->pieces[k]) || clause->pieces[k]->kind == PIECE_FILLER)
                continue;
            if (k < from)
                from = k;
            to = k;
        }
    }
    /* "lunch: soup": the meal's name is not in its text when foods follow it */
    while (from < to && goes_before_meal(clause->pieces[from]->kind))
        from++;
    /* a time between the words ends them */
    for (size_t k = from; k < to; k++) {
        if (clause->pieces[k]->kind == PIECE_WHEN) {
            bool food_after = false;
            for (size_t j = k + 1; j <= to; j++)
                food_after = food_after || clause->pieces[j]->kind == PIECE_FOOD ||
                             clause->pieces[j]->kind == PIECE_WORD;
            if (!food_after)
                to = k - 1;
        }
    }
    while (to > from && clause->pieces[to]->kind == PIECE_FILLER)
        to--;
    *first = from;
    *last = to;
    return from < clause->count;
}

static bool add_food(struct reading *r, struct hoof_said *said, size_t *capacity, const char *id)
{
    for (size_t k = 0; k < said->food_count; k++)
        if (strcmp(said->foods[k], id) == 0)
            return true;
    const char **foods =
        hoof_grow(r->arena, said->foods, said->food_count, capacity, sizeof *foods);
    if (!foods) {
        r->no_memory = true;
        return false;
    }
    said->foods = foods;
    foods[said->food_count++] = id;
    return true;
}

static void leave_unknown_foods(struct reading *r, const struct piece *piece)
{
    for (size_t t = piece->first; t <= piece->last; t++)
        if ((r->tokens[t].not_checked || !r->foods) && !hoof_say_meal_word(r->tokens[t].fold))
            hoof_say_left_over(r, r->tokens[t].start, r->tokens[t].end);
}

void hoof_say_meal(struct reading *r, struct clause *clause, struct hoof_said *said)
{
    size_t first, last, capacity = 0;
    said->kind = HOOF_SAID_MEAL;
    for (size_t k = 0; k < clause->count; k++) {
        struct piece *piece = clause->pieces[k];
        if (piece->kind == PIECE_ATE || piece->kind == PIECE_MEAL || piece->kind == PIECE_SIZE)
            piece->used = true;
        if (piece->kind == PIECE_SIZE)
            said->size = (enum hoof_meal_size)piece->value;
        if (piece->kind == PIECE_FOOD) {
            piece->used = true;
            const char *id = hoof_food_id(r->foods, piece->food);
            if (strcmp(id, "large-meal") == 0)
                said->size = HOOF_SIZE_LARGE;
            else if (!add_food(r, said, &capacity, id))
                return;
        }
    }
    if (!meal_span(clause, &first, &last)) {
        said->text = hoof_say_quote(r, clause->head->start, clause->head->end);
        return;
    }
    for (size_t k = first; k <= last; k++) {
        struct piece *piece = clause->pieces[k];
        if (piece->kind == PIECE_WORD && !piece->used)
            leave_unknown_foods(r, piece);
        if (part_of_meal(piece))
            piece->used = true;
    }
    said->text = hoof_strndup(r->arena, r->text + clause->pieces[first]->start,
                              clause->pieces[last]->end - clause->pieces[first]->start);
    if (!said->text)
        r->no_memory = true;
}

bool hoof_say_has_meal_words(const struct clause *clause)
{
    return hoof_say_find(clause, PIECE_FOOD) || hoof_say_find(clause, PIECE_WORD) ||
           hoof_say_find(clause, PIECE_MEAL) || hoof_say_find(clause, PIECE_SIZE);
}
