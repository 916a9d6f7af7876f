#include "food/inside.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_read.h"

static const char *const level_names[] = {"none", "low", "varies", "moderate", "high"};
#define LEVELS (sizeof level_names / sizeof *level_names)

const char *hoof_level_name(enum hoof_level level)
{
    return (size_t)level < LEVELS ? level_names[level] : "none";
}

static size_t hash_id(const char *id)
{
    uint64_t h = UINT64_C(0xCBF29CE484222325);
    for (; *id; id++)
        h = (h ^ (unsigned char)*id) * UINT64_C(0x100000001B3);
    return (size_t)(h ^ h >> 32);
}

size_t hoof_food_index(const struct hoof_food_table *table, const char *id)
{
    for (size_t slot = hash_id(id);; slot++) {
        size_t at = table->id_index[slot & table->id_mask];
        if (at == 0)
            return SIZE_MAX;
        if (strcmp(table->foods[at - 1].id, id) == 0)
            return at - 1;
    }
}

static bool unknown_food(struct hoof_error *err, const char *what, const char *food)
{
    return hoof_fail(err, HOOF_BUG, NULL,
                     "The knowledge book's %s name the food \"%.80s\", "
                     "which it does not have.",
                     what, food);
}

static bool build_foods(struct hoof_food_table *table, const struct hoof_food_rows *rows,
                        struct hoof_arena *arena, struct hoof_error *err)
{
    size_t slots = 64;
    while (slots < 3 * rows->food_count)
        slots *= 2;
    uint16_t *index = hoof_alloc_array(arena, slots, sizeof *index);
    table->foods = hoof_alloc_array(arena, rows->food_count + 1, sizeof *table->foods);
    table->levels = hoof_alloc_array(arena, rows->food_count + 1, HOOF_FOOD_MOST_CLASSES);
    uint8_t *checked = hoof_alloc_array(arena, rows->food_count + 1, HOOF_FOOD_MOST_CLASSES);
    if (!index || !table->foods || !table->levels || !checked)
        return hoof_fail_memory(err);
    if (rows->food_count >= UINT16_MAX || rows->class_count > HOOF_FOOD_MOST_CLASSES)
        return hoof_fail_bug(err, "more foods or classes than the table has room for");
    for (size_t i = 0; i < rows->food_count; i++) {
        table->foods[i] = (struct hoof_food){.id = rows->foods[i].id,
                                             .name = rows->foods[i].name,
                                             .levels = table->levels + HOOF_FOOD_MOST_CLASSES * i,
                                             .checked = checked + HOOF_FOOD_MOST_CLASSES * i};
        size_t slot = hash_id(rows->foods[i].id);
        while (index[slot & (slots - 1)])
            slot++;
        index[slot & (slots - 1)] = (uint16_t)(i + 1);
    }
    table->food_count = rows->food_count;
    table->id_index = index;
    table->id_mask = slots - 1;

    for (size_t i = 0; i < rows->level_count; i++) {
        const struct hoof_food_level_row *row = &rows->levels[i];
        size_t food = hoof_food_index(table, row->food), class_at = 0, level = 0;
        while (class_at < rows->class_count &&
               strcmp(rows->classes[class_at].id, row->class_id) != 0)
            class_at++;
        while (level < LEVELS && strcmp(level_names[level], row->level) != 0)
            level++;
        if (food == SIZE_MAX)
            return unknown_food(err, "levels", row->food);
        if (class_at == rows->class_count || level == LEVELS)
            return hoof_fail_bug(err, "a food's class or level is unknown");
        table->levels[HOOF_FOOD_MOST_CLASSES * food + class_at] = (uint8_t)level;
        checked[HOOF_FOOD_MOST_CLASSES * food + class_at] = row->read;
    }
    return true;
}

/* ---- facts ---- */

static bool is_class(const struct hoof_food_table *table, const char *attribute)
{
    for (size_t i = 0; i < table->class_count; i++)
        if (strcmp(table->classes[i].id, attribute) == 0)
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
static enum rank rank_of(const struct hoof_food_table *table, const struct hoof_food_fact *fact)
{
    if (fact->qualifier && strstr(fact->qualifier, "verify"))
        return RANK_HIDDEN;
    if (strcmp(fact->attribute, "display_name") == 0 || strcmp(fact->attribute, "synonyms") == 0)
        return RANK_HIDDEN;
    if (strcmp(fact->attribute, "swap") == 0)
        return RANK_SWAP;
    if (ends_with(fact->attribute, "_content"))
        return RANK_MEASURED;
    return is_class(table, fact->attribute) ? RANK_CLASS : RANK_LIST;
}

static bool build_facts(struct hoof_food_table *table, const struct hoof_food_rows *rows,
                        struct hoof_arena *arena, struct hoof_error *err)
{
    struct place {
        uint16_t food;
        uint8_t rank;
    } *places = hoof_alloc_array(arena, rows->fact_count + 1, sizeof *places);
    struct hoof_food_fact *facts = hoof_alloc_array(arena, rows->fact_count + 1, sizeof *facts);
    const char **swaps = hoof_alloc_array(arena, rows->fact_count + 1, sizeof *swaps);
    if (!places || !facts || !swaps)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < rows->fact_count; i++) {
        size_t food = hoof_food_index(table, rows->facts[i].subject);
        places[i].food = food == SIZE_MAX ? UINT16_MAX : (uint16_t)food;
        places[i].rank =
            food == SIZE_MAX ? RANK_HIDDEN : (uint8_t)rank_of(table, &rows->facts[i].fact);
        if (places[i].rank == RANK_SWAP)
            table->foods[food].swap_count++;
        else if (places[i].rank != RANK_HIDDEN)
            table->foods[food].fact_count++;
    }
    for (size_t i = 0; i < table->food_count; i++) {
        struct hoof_food *food = &table->foods[i];
        food->facts = facts;
        food->swaps = swaps;
        facts += food->fact_count;
        swaps += food->swap_count;
        food->fact_count = food->swap_count = 0;
    }
    for (int rank = RANK_MEASURED; rank <= RANK_SWAP; rank++) {
        for (size_t i = 0; i < rows->fact_count; i++) {
            if (places[i].rank != rank)
                continue;
            struct hoof_food *food = &table->foods[places[i].food];
            if (rank == RANK_SWAP)
                ((const char **)food->swaps)[food->swap_count++] = rows->facts[i].fact.value;
            else
                ((struct hoof_food_fact *)food->facts)[food->fact_count++] = rows->facts[i].fact;
        }
    }
    return true;
}

/* ---- names ---- */

static bool build_names(struct hoof_food_table *table, const struct hoof_food_rows *rows,
                        struct hoof_arena *arena, struct hoof_error *err)
{
    struct name *names = hoof_alloc_array(arena, rows->name_count + 1, sizeof *names);
    struct hoof_scan_name *listed = hoof_alloc_array(arena, rows->name_count + 1, sizeof *listed);
    if (!names || !listed)
        return hoof_fail_memory(err);
    size_t count = 0;
    for (int written = 1; written >= 0; written--) {
        for (size_t i = 0; i < rows->name_count; i++) {
            const struct hoof_food_name_row *row = &rows->names[i];
            if (row->written != written)
                continue;
            size_t food = hoof_food_index(table, row->food);
            if (food == SIZE_MAX)
                return unknown_food(err, "names", row->food);
            names[count].food = (uint16_t)food;
            if (strcmp(row->name, "pint") == 0)
                names[count].trap = TRAP_PINT;
            else if (strcmp(row->name, "rose") == 0)
                names[count].trap = TRAP_ROSE;
            listed[count] = (struct hoof_scan_name){row->name, (uint32_t)count, true};
            count++;
        }
    }
    table->names = names;
    table->name_count = count;
    return hoof_scan_new_tagged(arena, listed, count, hoof_food_words, hoof_food_word_count,
                                &table->scan, err);
}

/* ---- questions ---- */

static void release_json(void *json)
{
    json_decref(json);
}

static json_t *rule_json(const char *text, const char *name, struct hoof_arena *arena,
                         struct hoof_error *err)
{
    json_error_t why;
    json_t *json = hoof_json_read(text, strlen(text), 0, &why);
    if (!json) {
        if (!why.text[0])
            hoof_fail_memory(err);
        else
            hoof_fail(err, HOOF_BUG, NULL, "The rule \"%s\" of the knowledge book is no JSON: %s.",
                      name, why.text);
        return NULL;
    }
    if (!hoof_arena_own(arena, json, release_json)) {
        hoof_fail_memory(err);
        return NULL;
    }
    return json;
}

/* A plural that is listed as a name of its own ("egg rolls") is asked about too. */
static bool ask_of_plural(struct hoof_food_table *table, const char *name, const struct name *asked,
                          struct hoof_arena *arena, struct hoof_error *err)
{
    struct hoof_scan_match match;
    const char *plural = hoof_format(arena, "%ss", name);
    if (!plural)
        return hoof_fail_memory(err);
    size_t n = strlen(plural);
    if (!hoof_scan_at(table->scan, plural, n, 0, &match) || match.end != n)
        return true;
    struct name *listed = (struct name *)&table->names[match.value];
    if (listed->food == asked->food)
        listed->question = asked->question;
    return true;
}

static bool build_question(struct hoof_food_table *table, struct hoof_food_question *question,
                           size_t index, const json_t *json, struct hoof_arena *arena,
                           struct hoof_error *err)
{
    const char *name = json_string_value(json_object_get(json, "name"));
    const json_t *choices = json_object_get(json, "choices");
    struct hoof_scan_match match;
    question->text = json_string_value(json_object_get(json, "text"));
    question->choice_count = json_array_size(choices);
    if (!name || !question->text || question->choice_count < 2)
        return hoof_fail_bug(err, "a question about a food has no name, text or two choices");
    const char **items = hoof_alloc_array(arena, question->choice_count, sizeof *items);
    if (!items)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < question->choice_count; i++) {
        items[i] = json_string_value(json_array_get(choices, i));
        if (!items[i])
            return hoof_fail_bug(err, "a choice is no text");
    }
    question->choices = items;
    size_t n = strlen(name);
    if (!hoof_scan_at(table->scan, name, n, 0, &match) || match.end != n)
        return hoof_fail_bug(err, "a question is about a name that is not listed");
    struct name *asked = (struct name *)&table->names[match.value];
    asked->question = (uint8_t)(index + 1);
    return ask_of_plural(table, name, asked, arena, err);
}

static bool build_questions(struct hoof_food_table *table, const struct hoof_food_rows *rows,
                            struct hoof_arena *arena, struct hoof_error *err)
{
    if (!rows->questions)
        return true;
    json_t *list = rule_json(rows->questions, "questions", arena, err);
    if (!list)
        return false;
    size_t count = json_array_size(list);
    struct hoof_food_question *questions = hoof_alloc_array(arena, count + 1, sizeof *questions);
    if (!questions)
        return hoof_fail_memory(err);
    if (count >= UINT8_MAX)
        return hoof_fail_bug(err, "too many questions");
    for (size_t i = 0; i < count; i++)
        if (!build_question(table, &questions[i], i, json_array_get(list, i), arena, err))
            return false;
    table->questions = questions;
    table->question_count = count;
    return true;
}

bool hoof_food_table_new(struct hoof_arena *arena, const struct hoof_food_rows *rows,
                         const struct hoof_food_table **out, struct hoof_error *err)
{
    struct hoof_food_table *table = hoof_alloc(arena, sizeof *table);
    struct hoof_food_class_row *classes =
        hoof_alloc_array(arena, rows->class_count + 1, sizeof *classes);
    if (!table || !classes)
        return hoof_fail_memory(err);
    if (rows->class_count)
        memcpy(classes, rows->classes, rows->class_count * sizeof *classes);
    table->classes = classes;
    table->class_count = rows->class_count;
    if (!build_foods(table, rows, arena, err) || !build_facts(table, rows, arena, err) ||
        !build_names(table, rows, arena, err) || !build_questions(table, rows, arena, err) ||
        !hoof_food_sheets_build(table, rows, arena, err))
        return false;
    *out = table;
    return true;
}

const struct hoof_food *hoof_food_find(const struct hoof_food_table *table, const char *id)
{
    size_t at = hoof_food_index(table, id);
    return at == SIZE_MAX ? NULL : &table->foods[at];
}

size_t hoof_food_count(const struct hoof_food_table *table)
{
    return table->food_count;
}

const struct hoof_food *hoof_food_at(const struct hoof_food_table *table, size_t index)
{
    return &table->foods[index];
}

size_t hoof_food_class_count(const struct hoof_food_table *table)
{
    return table->class_count;
}

const char *hoof_food_class_id(const struct hoof_food_table *table, size_t index)
{
    return table->classes[index].id;
}

const char *hoof_food_class_name(const struct hoof_food_table *table, size_t index)
{
    return table->classes[index].name;
}
