/* The whole answer, by the JSON writer; the short form is food_json_brief.c. */
#include "render/food_json.h"

#include <string.h>

#include "base/json_write.h"

static const char *const verdicts[] = {
    [HOOF_VERDICT_UNKNOWN] = "unknown",
    [HOOF_VERDICT_NOTHING_FOUND] = "nothing-found",
    [HOOF_VERDICT_LIMIT] = "limit",
    [HOOF_VERDICT_AVOID] = "avoid",
};

static void write_levels(struct hoof_json *json, const struct hoof_food_table *table,
                         const uint8_t *levels)
{
    hoof_json_open(json, '{');
    for (size_t i = 0; i < hoof_food_class_count(table); i++)
        if (levels[i] != HOOF_LEVEL_NONE)
            hoof_json_member_text(json, hoof_food_class_id(table, i),
                                  hoof_level_name((enum hoof_level)levels[i]));
    hoof_json_close(json, '}');
}

static void write_fact(struct hoof_json *json, const struct hoof_food_fact *fact)
{
    hoof_json_open(json, '{');
    hoof_json_member_text(json, "attribute", fact->attribute);
    hoof_json_member_text(json, "value", fact->value);
    hoof_json_member_text(json, "unit", fact->unit);
    hoof_json_member_text(json, "qualifier", fact->qualifier);
    hoof_json_key(json, "source");
    hoof_json_open(json, '{');
    hoof_json_member_text(json, "title", fact->title);
    hoof_json_member_text(json, "url", fact->url);
    hoof_json_member_text(json, "as_of", fact->as_of);
    hoof_json_member_text(json, "confidence", fact->read ? "read" : "recalled");
    hoof_json_close(json, '}');
    hoof_json_close(json, '}');
}

static void write_yours(struct hoof_json *json, enum hoof_own_list own)
{
    hoof_json_key(json, "yours");
    if (own == HOOF_OWN_NONE) {
        hoof_json_null(json);
        return;
    }
    hoof_json_open(json, '{');
    hoof_json_member_text(json, "list", own == HOOF_OWN_FINE ? "fine" : "avoid");
    hoof_json_member_null(json, "insight");
    hoof_json_close(json, '}');
}

static void write_match(struct hoof_json *json, const struct hoof_food_answer *answer,
                        const struct hoof_food_match *match)
{
    const struct hoof_food *food = match->food;
    hoof_json_open(json, '{');
    hoof_json_member_text(json, "food", hoof_food_id(answer->table, food));
    hoof_json_member_text(json, "name", hoof_food_name(answer->table, food));
    hoof_json_key(json, "text");
    hoof_json_text_n(json, answer->text + match->start, match->end - match->start);
    hoof_json_member_int(json, "start", match->start);
    hoof_json_member_int(json, "end", match->end);
    hoof_json_key(json, "classes");
    write_levels(json, answer->table, hoof_food_levels(answer->table, food));
    hoof_json_key(json, "facts");
    hoof_json_open(json, '[');
    for (size_t i = 0; i < hoof_food_fact_count(food); i++) {
        const struct hoof_food_fact fact = hoof_food_fact_at(answer->table, food, i);
        write_fact(json, &fact);
    }
    hoof_json_close(json, ']');
    hoof_json_key(json, "swaps");
    hoof_json_open(json, '[');
    for (size_t i = 0; i < hoof_food_swap_count(food); i++)
        hoof_json_text(json, hoof_food_swap_at(answer->table, food, i));
    hoof_json_close(json, ']');
    write_yours(json, match->own);
    hoof_json_close(json, '}');
}

static void write_questions(struct hoof_json *json, const struct hoof_food_answer *answer)
{
    hoof_json_key(json, "questions");
    hoof_json_open(json, '[');
    for (size_t i = 0; i < answer->question_count; i++) {
        const struct hoof_food_question *question = &answer->questions[i];
        hoof_json_open(json, '{');
        hoof_json_member_text(json, "text", question->text);
        hoof_json_key(json, "choices");
        hoof_json_open(json, '[');
        for (size_t k = 0; k < question->choice_count; k++)
            hoof_json_text(json, question->choices[k]);
        hoof_json_close(json, ']');
        hoof_json_close(json, '}');
    }
    hoof_json_close(json, ']');
}

static void write_test_diet(struct hoof_json *json, const struct hoof_food_table *table,
                            const struct hoof_test_diet *diet)
{
    hoof_json_key(json, "test_diet");
    if (!diet) {
        hoof_json_null(json);
        return;
    }
    hoof_json_open(json, '{');
    hoof_json_member_text(json, "laboratory", diet->laboratory);
    hoof_json_member_text(json, "name", diet->laboratory_name);
    hoof_json_member_bool(json, "sheet", diet->has_sheet);
    hoof_json_member_int(json, "hours_before", diet->hours_before);
    hoof_json_member_text(json, "verdict", verdicts[diet->verdict]);
    hoof_json_key(json, "foods");
    hoof_json_open(json, '[');
    for (size_t i = 0; i < diet->food_count; i++)
        hoof_json_text(json, hoof_food_id(table, diet->foods[i]));
    hoof_json_close(json, ']');
    hoof_json_key(json, "window");
    if (diet->has_window) {
        hoof_json_open(json, '{');
        hoof_json_member_text(json, "from", diet->window_from);
        hoof_json_member_text(json, "to", diet->window_to);
        hoof_json_close(json, '}');
    } else {
        hoof_json_null(json);
    }
    hoof_json_key(json, "notes");
    hoof_json_open(json, '[');
    for (size_t i = 0; i < diet->note_count; i++)
        write_fact(json, &diet->notes[i]);
    hoof_json_close(json, ']');
    hoof_json_close(json, '}');
}

void hoof_food_json_full(const struct hoof_food_answer *answer, struct hoof_buf *buf)
{
    struct hoof_json json = {.buf = buf};
    hoof_json_open(&json, '{');
    hoof_json_member_text(&json, "schema", "hoofbeat.food/1");
    hoof_json_key(&json, "text");
    hoof_json_text_n(&json, answer->text, answer->text_size);
    hoof_json_key(&json, "classes");
    write_levels(&json, answer->table, answer->classes);
    hoof_json_key(&json, "foods");
    hoof_json_open(&json, '[');
    for (size_t i = 0; i < answer->match_count; i++)
        write_match(&json, answer, &answer->matches[i]);
    hoof_json_close(&json, ']');
    hoof_json_key(&json, "not_checked");
    hoof_json_open(&json, '[');
    for (size_t i = 0; i < answer->not_checked_count; i++)
        hoof_json_text_n(&json, answer->text + answer->not_checked[i].start,
                         answer->not_checked[i].end - answer->not_checked[i].start);
    hoof_json_close(&json, ']');
    write_questions(&json, answer);
    write_test_diet(&json, answer->table, answer->test_diet);
    hoof_json_close(&json, '}');
}
