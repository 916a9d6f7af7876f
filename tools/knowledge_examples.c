/* Reads every example with the food engine, as the program will. */
#include <string.h>

#include "food/table.h"
#include "knowledge_book.h"

struct rows {
    struct hoof_food_row *foods;
    struct hoof_food_name_row *names;
    struct hoof_food_class_row *classes;
    struct hoof_food_level_row *levels;
    struct hoof_food_rows all;
};

static bool make_rows(struct book *book, struct rows *rows)
{
    struct hoof_arena *arena = book->arena;
    rows->foods = hoof_alloc_array(arena, book->foods.count + 1, sizeof *rows->foods);
    rows->names = hoof_alloc_array(arena, book->names.count + 1, sizeof *rows->names);
    rows->classes = hoof_alloc_array(arena, book->terms.count + 1, sizeof *rows->classes);
    rows->levels = hoof_alloc_array(arena, book->levels.count + 1, sizeof *rows->levels);
    if (!rows->foods || !rows->names || !rows->classes || !rows->levels)
        return false;
    struct hoof_food_rows *all = &rows->all;
    for (size_t i = 0; i < book->terms.count; i++) {
        const struct term_row *term = &book->terms.items[i];
        if (strcmp(term->vocabulary, "food") == 0)
            rows->foods[all->food_count++] = (struct hoof_food_row){term->id, term->name};
        else if (strcmp(term->vocabulary, "class") == 0)
            rows->classes[all->class_count++] = (struct hoof_food_class_row){term->id, term->name};
    }
    for (int written = 1; written >= 0; written--)
        for (size_t i = 0; i < book->names.count; i++) {
            const struct name_row *name = &book->names.items[i];
            if (!name->dropped && name->written == (written == 1) &&
                strcmp(name->vocabulary, "food") == 0)
                rows->names[all->name_count++] =
                    (struct hoof_food_name_row){name->key, name->term, name->written};
        }
    for (size_t i = 0; i < book->levels.count; i++) {
        const struct level_row *level = &book->levels.items[i];
        rows->levels[all->level_count++] =
            (struct hoof_food_level_row){level->food, level->class_id, level->level, true};
    }
    all->foods = rows->foods;
    all->names = rows->names;
    all->classes = rows->classes;
    all->levels = rows->levels;
    return true;
}

static const char *level_of(const struct hoof_food_answer *answer, const char *class_id)
{
    for (size_t i = 0; i < hoof_food_class_count(answer->table); i++)
        if (strcmp(hoof_food_class_id(answer->table, i), class_id) == 0)
            return hoof_level_name((enum hoof_level)answer->classes[i]);
    return "none";
}

static bool has_food(const struct hoof_food_answer *answer, const char *food)
{
    for (size_t i = 0; i < answer->match_count; i++)
        if (strcmp(hoof_food_id(answer->table, answer->matches[i].food), food) == 0)
            return true;
    return false;
}

static void check_example(struct book *book, const struct hoof_food_table *table,
                          const struct example_row *example, struct hoof_arena *arena)
{
    struct hoof_food_answer answer;
    struct hoof_error err = {0};
    if (!example->text || (example->class_id && !example->level))
        return; /* reported when it was read */
    if (!hoof_food_read(table, example->text, strlen(example->text), NULL, arena, &answer, &err)) {
        book_problem(book, example->at.file, example->at.line, "%s", err.text);
        return;
    }
    if (example->food && !has_food(&answer, example->food))
        book_problem(book, example->at.file, example->at.line,
                     "The example \"%s\" does not hold: no %s is found in it.", example->text,
                     example->food);
    if (!example->class_id)
        return;
    const char *level = level_of(&answer, example->class_id);
    if (strcmp(level, example->level) != 0)
        book_problem(book, example->at.file, example->at.line,
                     "The example \"%s\" does not hold: its %s is %s, not %s.", example->text,
                     example->class_id, level, example->level);
}

void check_examples(struct book *book)
{
    struct rows rows = {0};
    const struct hoof_food_table *table = NULL;
    struct hoof_error err = {0};
    if (book->foods.count == 0)
        return;
    struct hoof_arena *arena = hoof_arena_new();
    if (!arena || !make_rows(book, &rows)) {
        book->out_of_memory = true;
    } else if (!hoof_food_table_new(book->arena, &rows.all, &table, &err)) {
        book_problem(book, "knowledge/foods", 0, "The food engine cannot be built: %s", err.text);
    } else {
        for (size_t i = 0; i < book->examples.count; i++) {
            hoof_arena_reset(arena);
            check_example(book, table, &book->examples.items[i], arena);
        }
    }
    hoof_arena_free(arena);
}
