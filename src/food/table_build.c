/* Makes a table from rows: when knowledge is compiled, and in tests. */
#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"
#include "food/inside.h"

static bool unknown_food(struct hoof_error *err, const char *what, const char *food)
{
    return hoof_fail(err, HOOF_BUG, NULL,
                     "The knowledge book's %s name the food \"%.80s\", "
                     "which it does not have.",
                     what, food);
}

uint32_t hoof_food_keep(struct table_builder *b, const char *text)
{
    uint32_t at = hoof_texts_add(&b->texts, text);
    b->table->texts = b->texts.data;
    b->table->text_size = b->texts.size;
    return at;
}

struct fact hoof_food_keep_fact(struct table_builder *b, const struct hoof_food_fact *fact)
{
    return (struct fact){.attribute = hoof_food_keep(b, fact->attribute),
                         .value = hoof_food_keep(b, fact->value),
                         .unit = hoof_food_keep(b, fact->unit),
                         .qualifier = hoof_food_keep(b, fact->qualifier),
                         .title = hoof_food_keep(b, fact->title),
                         .url = hoof_food_keep(b, fact->url),
                         .as_of = hoof_food_keep(b, fact->as_of),
                         .read = fact->read};
}

static bool build_classes(struct table_builder *b)
{
    const struct hoof_food_rows *rows = b->rows;
    struct pair *classes = hoof_alloc_array(b->arena, rows->class_count + 1, sizeof *classes);
    if (!classes)
        return hoof_fail_memory(b->err);
    if (rows->food_count >= UINT16_MAX || rows->class_count > HOOF_FOOD_MOST_CLASSES)
        return hoof_fail_bug(b->err, "more foods or classes than the table has room for");
    for (size_t i = 0; i < rows->class_count; i++)
        classes[i] = (struct pair){hoof_food_keep(b, rows->classes[i].id),
                                   hoof_food_keep(b, rows->classes[i].name)};
    b->table->classes = classes;
    b->table->class_count = rows->class_count;
    return true;
}

static bool build_foods(struct table_builder *b)
{
    const struct hoof_food_rows *rows = b->rows;
    size_t slots = 64;
    while (slots < 3 * rows->food_count)
        slots *= 2;
    uint16_t *index = hoof_alloc_array(b->arena, slots, sizeof *index);
    b->foods = hoof_alloc_array(b->arena, rows->food_count + 1, sizeof *b->foods);
    if (!index || !b->foods)
        return hoof_fail_memory(b->err);
    for (size_t i = 0; i < rows->food_count; i++) {
        b->foods[i].id = hoof_food_keep(b, rows->foods[i].id);
        b->foods[i].name = hoof_food_keep(b, rows->foods[i].name);
        size_t slot = hoof_food_hash(rows->foods[i].id);
        while (index[slot & (slots - 1)])
            slot++;
        index[slot & (slots - 1)] = (uint16_t)(i + 1);
    }
    b->table->foods = b->foods;
    b->table->food_count = rows->food_count;
    b->table->id_index = index;
    b->table->id_mask = slots - 1;
    return true;
}

static bool build_levels(struct table_builder *b)
{
    const struct hoof_food_rows *rows = b->rows;
    uint8_t *levels = hoof_alloc_array(b->arena, rows->food_count + 1, HOOF_FOOD_MOST_CLASSES);
    uint8_t *checked = hoof_alloc_array(b->arena, rows->food_count + 1, HOOF_FOOD_MOST_CLASSES);
    if (!levels || !checked)
        return hoof_fail_memory(b->err);
    for (size_t i = 0; i < rows->level_count; i++) {
        const struct hoof_food_level_row *row = &rows->levels[i];
        size_t food = hoof_food_index_of(b->table, row->food), class_at = 0;
        int level = HOOF_LEVEL_NONE;
        while (class_at < rows->class_count &&
               strcmp(rows->classes[class_at].id, row->class_id) != 0)
            class_at++;
        while (level <= HOOF_LEVEL_HIGH &&
               strcmp(hoof_level_name((enum hoof_level)level), row->level) != 0)
            level++;
        if (food == SIZE_MAX)
            return unknown_food(b->err, "levels", row->food);
        if (class_at == rows->class_count || level > HOOF_LEVEL_HIGH)
            return hoof_fail_bug(b->err, "a food's class or level is unknown");
        levels[HOOF_FOOD_MOST_CLASSES * food + class_at] = (uint8_t)level;
        checked[HOOF_FOOD_MOST_CLASSES * food + class_at] = row->read;
    }
    b->table->levels = levels;
    b->table->checked = checked;
    return true;
}

/* ---- facts ---- */

static bool is_class(const struct table_builder *b, const char *attribute)
{
    for (size_t i = 0; i < b->rows->class_count; i++)
        if (strcmp(b->rows->classes[i].id, attribute) == 0)
            return true;
    return false;
}

static bool ends_with(const char *text, const char *end)
{
    size_t n = strlen(text), m = strlen(end);
    return n >= m && strcmp(text + n - m, end) == 0;
}

enum rank { RANK_MEASURED, RANK_CLASS, RANK_LIST, RANK_SWAP, RANK_HIDDEN };

/* A measured value outranks a class, a class outranks what a list says. */
static enum rank rank_of(const struct table_builder *b, const struct hoof_food_fact *fact)
{
    if (fact->qualifier && strstr(fact->qualifier, "verify"))
        return RANK_HIDDEN;
    if (strcmp(fact->attribute, "display_name") == 0 || strcmp(fact->attribute, "synonyms") == 0)
        return RANK_HIDDEN;
    if (strcmp(fact->attribute, "swap") == 0)
        return RANK_SWAP;
    if (ends_with(fact->attribute, "_content"))
        return RANK_MEASURED;
    return is_class(b, fact->attribute) ? RANK_CLASS : RANK_LIST;
}

static bool build_facts(struct table_builder *b)
{
    struct place {
        uint16_t food;
        uint8_t rank;
    } *places = hoof_alloc_array(b->arena, b->rows->fact_count + 1, sizeof *places);
    uint32_t *swaps = hoof_alloc_array(b->arena, b->rows->fact_count + 1, sizeof *swaps);
    b->facts = hoof_alloc_array(b->arena, b->rows->fact_count + 1, sizeof *b->facts);
    if (!places || !b->facts || !swaps)
        return hoof_fail_memory(b->err);
    for (size_t i = 0; i < b->rows->fact_count; i++) {
        const struct hoof_food_fact_row *row = &b->rows->facts[i];
        size_t food = hoof_food_index_of(b->table, row->subject);
        places[i].food = food == SIZE_MAX ? UINT16_MAX : (uint16_t)food;
        places[i].rank = food == SIZE_MAX ? RANK_HIDDEN : (uint8_t)rank_of(b, &row->fact);
        if (places[i].rank == RANK_SWAP)
            b->foods[food].swap_count++;
        else if (places[i].rank != RANK_HIDDEN)
            b->foods[food].fact_count++;
    }
    for (size_t i = 0; i < b->rows->food_count; i++) {
        struct hoof_food *food = &b->foods[i];
        food->facts = (uint32_t)b->table->fact_count;
        food->swaps = (uint32_t)b->table->swap_count;
        b->table->fact_count += food->fact_count;
        b->table->swap_count += food->swap_count;
        food->fact_count = food->swap_count = 0;
    }
    for (int rank = RANK_MEASURED; rank <= RANK_SWAP; rank++) {
        for (size_t i = 0; i < b->rows->fact_count; i++) {
            if (places[i].rank != rank)
                continue;
            const struct hoof_food_fact *fact = &b->rows->facts[i].fact;
            struct hoof_food *food = &b->foods[places[i].food];
            if (rank == RANK_SWAP)
                swaps[food->swaps + food->swap_count++] = hoof_food_keep(b, fact->value);
            else
                b->facts[food->facts + food->fact_count++] = hoof_food_keep_fact(b, fact);
        }
    }
    b->table->facts = b->facts;
    b->table->swaps = swaps;
    return true;
}

/* ---- names ---- */

static bool build_names(struct table_builder *b)
{
    const struct hoof_food_rows *rows = b->rows;
    struct hoof_scan_name *listed =
        hoof_alloc_array(b->arena, rows->name_count + 1, sizeof *listed);
    b->names = hoof_alloc_array(b->arena, rows->name_count + 1, sizeof *b->names);
    if (!b->names || !listed)
        return hoof_fail_memory(b->err);
    size_t count = 0;
    for (int written = 1; written >= 0; written--) {
        for (size_t i = 0; i < rows->name_count; i++) {
            const struct hoof_food_name_row *row = &rows->names[i];
            if (row->written != written)
                continue;
            size_t food = hoof_food_index_of(b->table, row->food);
            if (food == SIZE_MAX)
                return unknown_food(b->err, "names", row->food);
            b->names[count].food = (uint16_t)food;
            if (strcmp(row->name, "pint") == 0)
                b->names[count].trap = TRAP_PINT;
            else if (strcmp(row->name, "rose") == 0)
                b->names[count].trap = TRAP_ROSE;
            listed[count] = (struct hoof_scan_name){row->name, (uint32_t)count, true};
            count++;
        }
    }
    b->table->names = b->names;
    b->table->name_count = count;
    return hoof_scan_new_tagged(b->arena, listed, count, hoof_food_words, hoof_food_word_count,
                                &b->table->scan, b->err);
}

/* ---- questions ---- */

/* A plural that is listed as a name of its own ("egg rolls") is asked about too. */
static bool ask_of_plural(struct table_builder *b, const char *name, const struct name *asked)
{
    struct hoof_scan_match match;
    const char *plural = hoof_format(b->arena, "%ss", name);
    if (!plural)
        return hoof_fail_memory(b->err);
    size_t n = strlen(plural);
    if (!hoof_scan_at(b->table->scan, plural, n, 0, &match) || match.end != n)
        return true;
    struct name *listed = &b->names[match.value];
    if (listed->food == asked->food)
        listed->question = asked->question;
    return true;
}

/* choices has room for all of them. */
static bool build_question(struct table_builder *b, struct question *question, size_t index,
                           const json_t *json, uint32_t *choices)
{
    const char *name = json_string_value(json_object_get(json, "name"));
    const char *text = json_string_value(json_object_get(json, "text"));
    const json_t *list = json_object_get(json, "choices");
    struct hoof_scan_match match;
    if (!name || !text || json_array_size(list) < 2)
        return hoof_fail_bug(b->err, "a question about a food has no name, text or two choices");
    *question = (struct question){.text = hoof_food_keep(b, text),
                                  .choices = (uint32_t)b->table->choice_count,
                                  .choice_count = (uint32_t)json_array_size(list)};
    for (size_t i = 0; i < json_array_size(list); i++) {
        const char *choice = json_string_value(json_array_get(list, i));
        if (!choice)
            return hoof_fail_bug(b->err, "a choice is no text");
        choices[b->table->choice_count++] = hoof_food_keep(b, choice);
    }
    size_t n = strlen(name);
    if (!hoof_scan_at(b->table->scan, name, n, 0, &match) || match.end != n)
        return hoof_fail_bug(b->err, "a question is about a name that is not listed");
    struct name *asked = &b->names[match.value];
    asked->question = (uint8_t)(index + 1);
    return ask_of_plural(b, name, asked);
}

static bool fill_questions(struct table_builder *b, const json_t *list)
{
    size_t count = json_array_size(list), choices = 0;
    for (size_t i = 0; i < count; i++)
        choices += json_array_size(json_object_get(json_array_get(list, i), "choices"));
    struct question *questions = hoof_alloc_array(b->arena, count + 1, sizeof *questions);
    uint32_t *choice = hoof_alloc_array(b->arena, choices + 1, sizeof *choice);
    if (!questions || !choice)
        return hoof_fail_memory(b->err);
    if (count >= UINT8_MAX)
        return hoof_fail_bug(b->err, "too many questions");
    for (size_t i = 0; i < count; i++)
        if (!build_question(b, &questions[i], i, json_array_get(list, i), choice))
            return false;
    b->table->questions = questions;
    b->table->question_count = count;
    b->table->choices = choice;
    return true;
}

static bool build_questions(struct table_builder *b)
{
    const char *text = b->rows->questions ? b->rows->questions : "[]";
    json_error_t why;
    json_t *list = hoof_json_read(text, strlen(text), 0, &why);
    if (!list)
        return why.text[0] ? hoof_fail(b->err, HOOF_BUG, NULL,
                                       "The rule \"questions\" of the knowledge book is no JSON: "
                                       "%s.",
                                       why.text)
                           : hoof_fail_memory(b->err);
    bool done = fill_questions(b, list);
    json_decref(list);
    return done;
}

bool hoof_food_table_new(struct hoof_arena *arena, const struct hoof_food_rows *rows,
                         const struct hoof_food_table **out, struct hoof_error *err)
{
    struct hoof_food_table *table = hoof_alloc(arena, sizeof *table);
    if (!table)
        return hoof_fail_memory(err);
    struct table_builder b = {
        .table = table, .rows = rows, .arena = arena, .err = err, .texts = {.arena = arena}};
    if (!build_classes(&b) || !build_foods(&b) || !build_levels(&b) || !build_facts(&b) ||
        !build_names(&b) || !build_questions(&b) || !hoof_food_sheets_build(&b))
        return false;
    if (b.texts.failed)
        return hoof_fail_memory(err);
    *out = table;
    return true;
}
