#include "knowledge_tables.h"

#include <stdlib.h>
#include <string.h>

#include "book/knowledge/knowledge.h"
#include "food/table.h"

struct loader {
    struct hoof_books *books;
    struct hoof_arena *arena;
    struct hoof_error *err;
};

/* ---- foods ---- */

static bool read_food_names(struct loader *l, struct hoof_food_rows *rows)
{
    struct hoof_terms terms;
    struct hoof_term_names names;
    if (!hoof_knowledge_terms(l->books, l->arena, "food", &terms, l->err) ||
        !hoof_knowledge_names(l->books, l->arena, "food", &names, l->err))
        return false;
    struct hoof_food_row *foods = hoof_alloc_array(l->arena, terms.count + 1, sizeof *foods);
    struct hoof_food_name_row *listed = hoof_alloc_array(l->arena, names.count + 1, sizeof *listed);
    if (!foods || !listed)
        return hoof_fail_memory(l->err);
    for (size_t i = 0; i < terms.count; i++)
        foods[i] = (struct hoof_food_row){terms.items[i].id, terms.items[i].name};
    for (size_t i = 0; i < names.count; i++)
        listed[i] = (struct hoof_food_name_row){names.items[i].name, names.items[i].term,
                                                names.items[i].written};
    rows->foods = foods;
    rows->food_count = terms.count;
    rows->names = listed;
    rows->name_count = names.count;
    return true;
}

/* Of the classes those that some food is in. */
static bool read_classes(struct loader *l, struct hoof_food_rows *rows)
{
    struct hoof_terms terms;
    struct hoof_class_levels read;
    if (!hoof_knowledge_terms(l->books, l->arena, "class", &terms, l->err) ||
        !hoof_knowledge_levels(l->books, l->arena, &read, l->err))
        return false;
    struct hoof_food_class_row *classes =
        hoof_alloc_array(l->arena, terms.count + 1, sizeof *classes);
    struct hoof_food_level_row *levels = hoof_alloc_array(l->arena, read.count + 1, sizeof *levels);
    if (!classes || !levels)
        return hoof_fail_memory(l->err);
    for (size_t i = 0; i < read.count; i++)
        levels[i] = (struct hoof_food_level_row){read.items[i].food, read.items[i].class_id,
                                                 read.items[i].level, read.items[i].read};
    for (size_t i = 0; i < terms.count; i++) {
        size_t at = 0;
        while (at < read.count && strcmp(levels[at].class_id, terms.items[i].id) != 0)
            at++;
        if (at < read.count)
            classes[rows->class_count++] =
                (struct hoof_food_class_row){terms.items[i].id, terms.items[i].name};
    }
    rows->classes = classes;
    rows->levels = levels;
    rows->level_count = read.count;
    return true;
}

static bool read_facts(struct loader *l, struct hoof_food_rows *rows)
{
    struct hoof_facts of_foods, of_sheets;
    if (!hoof_knowledge_facts_of(l->books, l->arena, "food", &of_foods, l->err) ||
        !hoof_knowledge_facts_of(l->books, l->arena, "laboratory", &of_sheets, l->err))
        return false;
    const size_t count = of_foods.count + of_sheets.count;
    struct hoof_food_fact_row *facts = hoof_alloc_array(l->arena, count + 1, sizeof *facts);
    if (!facts)
        return hoof_fail_memory(l->err);
    for (size_t i = 0; i < count; i++) {
        const struct hoof_fact *fact =
            i < of_foods.count ? &of_foods.items[i] : &of_sheets.items[i - of_foods.count];
        facts[i].subject = fact->subject;
        facts[i].fact = (struct hoof_food_fact){.attribute = fact->attribute,
                                                .value = fact->value,
                                                .unit = fact->unit,
                                                .qualifier = fact->qualifier,
                                                .title = fact->source.title,
                                                .url = fact->source.url,
                                                .as_of = fact->source.as_of,
                                                .read = fact->source.read};
    }
    rows->facts = facts;
    rows->fact_count = count;
    return true;
}

static bool read_sheets(struct loader *l, struct hoof_food_rows *rows)
{
    struct hoof_terms terms;
    struct hoof_term_names names;
    if (!hoof_knowledge_terms(l->books, l->arena, "laboratory", &terms, l->err) ||
        !hoof_knowledge_names(l->books, l->arena, "laboratory", &names, l->err))
        return false;
    struct hoof_food_sheet_row *sheets =
        hoof_alloc_array(l->arena, terms.count + 1, sizeof *sheets);
    struct hoof_food_sheet_name_row *listed =
        hoof_alloc_array(l->arena, names.count + 1, sizeof *listed);
    if (!sheets || !listed)
        return hoof_fail_memory(l->err);
    for (size_t i = 0; i < terms.count; i++)
        sheets[i] = (struct hoof_food_sheet_row){terms.items[i].id, terms.items[i].name};
    for (size_t i = 0; i < names.count; i++)
        listed[i] = (struct hoof_food_sheet_name_row){names.items[i].name, names.items[i].term};
    rows->sheets = sheets;
    rows->sheet_count = terms.count;
    rows->sheet_names = listed;
    rows->sheet_name_count = names.count;
    return true;
}

bool knowledge_foods(struct hoof_books *books, struct hoof_arena *arena,
                     const struct hoof_food_table **out, struct hoof_error *err)
{
    struct loader l = {books, arena, err};
    struct hoof_food_rows rows = {.kinds = hoof_knowledge_rule(books, arena, "kinds"),
                                  .one_serving = hoof_knowledge_rule(books, arena, "one_serving"),
                                  .questions = hoof_knowledge_rule(books, arena, "questions")};
    return read_food_names(&l, &rows) && read_classes(&l, &rows) && read_facts(&l, &rows) &&
           read_sheets(&l, &rows) && hoof_food_table_new(arena, &rows, out, err);
}

/* ---- the lexicon ---- */

static const struct vocabulary {
    const char *name;
    enum hoof_word_class class;
} vocabularies[] = {
    {"agent", HOOF_WORD_AGENT}, {"event", HOOF_WORD_EVENT},     {"factor", HOOF_WORD_FACTOR},
    {"route", HOOF_WORD_ROUTE}, {"symptom", HOOF_WORD_SYMPTOM}, {"test", HOOF_WORD_TEST},
    {"vital", HOOF_WORD_VITAL},
};
#define VOCABULARIES (sizeof vocabularies / sizeof *vocabularies)

struct names {
    struct hoof_lexicon_term *terms;
    struct hoof_lexicon_name *names;
    size_t term_count, term_capacity, name_count, name_capacity;
};

/* Numbers that the book keeps beside a term; 0 where it has none. */
static void set_trait(struct hoof_lexicon_term *term, const struct hoof_trait *trait)
{
    if (strcmp(term->id, trait->term) != 0)
        return;
    if (strcmp(trait->key, "low") == 0)
        term->low = strtod(trait->value, NULL);
    else if (strcmp(trait->key, "high") == 0)
        term->high = strtod(trait->value, NULL);
    else if (strcmp(trait->key, "piece") == 0)
        term->piece = strtod(trait->value, NULL);
}

static bool read_terms(struct loader *l, const struct vocabulary *vocabulary, struct names *out)
{
    struct hoof_terms terms;
    struct hoof_traits traits;
    if (!hoof_knowledge_terms(l->books, l->arena, vocabulary->name, &terms, l->err) ||
        !hoof_knowledge_traits(l->books, l->arena, vocabulary->name, &traits, l->err))
        return false;
    for (size_t i = 0; i < terms.count; i++) {
        const struct hoof_term *from = &terms.items[i];
        out->terms = hoof_grow(l->arena, out->terms, out->term_count, &out->term_capacity,
                               sizeof *out->terms);
        if (!out->terms)
            return hoof_fail_memory(l->err);
        struct hoof_lexicon_term *term = &out->terms[out->term_count++];
        *term = (struct hoof_lexicon_term){
            .class = vocabulary->class, .id = from->id, .name = from->name, .unit = from->unit};
        for (size_t k = 0; k < traits.count; k++)
            set_trait(term, &traits.items[k]);
    }
    return true;
}

static bool read_names(struct loader *l, const struct vocabulary *vocabulary, struct names *out)
{
    struct hoof_term_names names;
    if (!hoof_knowledge_names(l->books, l->arena, vocabulary->name, &names, l->err))
        return false;
    for (size_t i = 0; i < names.count; i++) {
        out->names = hoof_grow(l->arena, out->names, out->name_count, &out->name_capacity,
                               sizeof *out->names);
        if (!out->names)
            return hoof_fail_memory(l->err);
        out->names[out->name_count++] =
            (struct hoof_lexicon_name){.name = names.items[i].name,
                                       .class = vocabulary->class,
                                       .term = names.items[i].term,
                                       .product = names.items[i].product};
    }
    return true;
}

bool knowledge_lexicon(struct hoof_books *books, struct hoof_arena *arena,
                       const struct hoof_lexicon **out, struct hoof_error *err)
{
    struct loader l = {books, arena, err};
    struct names names = {0};
    for (size_t i = 0; i < VOCABULARIES; i++)
        if (!read_terms(&l, &vocabularies[i], &names) || !read_names(&l, &vocabularies[i], &names))
            return false;
    struct hoof_lexicon_source source = {names.terms, names.term_count, names.names,
                                         names.name_count};
    return hoof_lexicon_new(arena, &source, out, err);
}

bool knowledge_tables(struct hoof_books *books, struct hoof_arena *arena, struct hoof_block *out,
                      struct hoof_error *err)
{
    struct hoof_layout layout = {.arena = arena};
    const struct hoof_food_table *foods;
    const struct hoof_lexicon *lexicon;
    if (!knowledge_foods(books, arena, &foods, err) ||
        !knowledge_lexicon(books, arena, &lexicon, err))
        return false;
    hoof_food_table_lay_out(foods, &layout);
    hoof_lexicon_lay_out(lexicon, &layout);
    return hoof_layout_finish(&layout, out, err);
}
