/* Builds the larger data that engines read as JSON: rule name -> document. */
#include <string.h>

#include "knowledge_book.h"

static bool is_among(const struct yaml_node *list, const char *text)
{
    for (size_t i = 0; list && i < list->count; i++)
        if (strcmp(list->items[i]->text, text) == 0)
            return true;
    return false;
}

static bool shares(const struct yaml_node *list, const struct yaml_node *other)
{
    for (size_t i = 0; list && i < list->count; i++)
        if (is_among(other, list->items[i]->text))
            return true;
    return false;
}

static bool has_level(const struct book *book, const char *food, const char *class_id,
                      const char *level)
{
    for (size_t i = 0; i < book->levels.count; i++) {
        const struct level_row *row = &book->levels.items[i];
        if (strcmp(row->food, food) == 0 && strcmp(row->class_id, class_id) == 0 &&
            (!level || strcmp(row->level, level) == 0))
            return true;
    }
    return false;
}

/* food -> the foods that count as it on a sheet. */
static json_t *make_kinds(const struct book *book)
{
    json_t *kinds = json_object();
    for (size_t i = 0; i < book->foods.count; i++) {
        const struct food_row *parent = &book->foods.items[i];
        json_t *list = json_array();
        for (size_t k = 0; k < book->foods.count; k++) {
            const struct food_row *food = &book->foods.items[k];
            bool covered = parent->covers_class &&
                           has_level(book, food->id, parent->covers_class, parent->covers_level);
            if (food != parent && (covered || is_among(food->kind_of, parent->id)))
                json_array_append_new(list, json_string(food->id));
        }
        if (json_array_size(list))
            json_object_set(kinds, parent->id, list);
        json_decref(list);
    }
    return kinds;
}

/* sheet -> the foods that it limits to one serving a day as a category. */
static json_t *make_one_serving(const struct book *book)
{
    json_t *sheets = json_object();
    for (size_t i = 0; i < book->sheets.count; i++) {
        const struct sheet_row *sheet = &book->sheets.items[i];
        if (!sheet->one_serving)
            continue;
        const struct yaml_node *groups = yaml_get(sheet->one_serving, "groups");
        const struct yaml_node *classes = yaml_get(sheet->one_serving, "classes");
        const struct yaml_node *foods = yaml_get(sheet->one_serving, "foods");
        json_t *list = json_array();
        for (size_t k = 0; k < book->foods.count; k++) {
            const struct food_row *food = &book->foods.items[k];
            bool named = shares(food->groups, groups) || is_among(foods, food->id) ||
                         shares(food->kind_of, foods);
            for (size_t c = 0; classes && c < classes->count; c++)
                named = named || has_level(book, food->id, classes->items[c]->text, NULL);
            if (named)
                json_array_append_new(list, json_string(food->id));
        }
        json_object_set_new(sheets, sheet->id, list);
    }
    return sheets;
}

/* The names that mean different things in different countries or recipes. */
static json_t *make_questions(const struct book *book)
{
    json_t *questions = json_array();
    for (size_t i = 0; i < book->asks.count; i++) {
        const struct ask_row *ask = &book->asks.items[i];
        json_t *choices = json_array();
        for (size_t k = 0; k < ask->choices->count; k++)
            json_array_append_new(choices, json_string(ask->choices->items[k]->text));
        json_array_append_new(questions,
                              json_pack("{s:s, s:s, s:s, s:o}", "name", ask->key, "food", ask->food,
                                        "text", ask->text, "choices", choices));
    }
    return questions;
}

json_t *make_rules(struct book *book)
{
    return json_pack("{s:o, s:o, s:o}", "kinds", make_kinds(book), "one_serving",
                     make_one_serving(book), "questions", make_questions(book));
}
