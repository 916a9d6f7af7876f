/* Looks at all rows together: ids, references, names, units. */
#include <ctype.h>
#include <string.h>

#include "base/quantity.h"
#include "book/knowledge/name_key.h"
#include "knowledge_check.h"

static const char *joined(struct check *check, const char *a, const char *b)
{
    const char *text = hoof_format(check->book->arena, "%s/%s", a, b);
    if (!text)
        check->book->out_of_memory = true;
    return text ? text : "";
}

bool has_term(struct check *check, const char *vocabulary, const char *id)
{
    return lookup_get(&check->terms, joined(check, vocabulary, id)) != NULL;
}

const struct source_row *use_source(struct check *check, const char *id, const struct place *at)
{
    struct source_row *source = lookup_get(&check->sources, id);
    if (source)
        source->used = true;
    else
        book_problem(check->book, at->file, at->line, "There is no source \"%s\" in sources.yaml.",
                     id);
    return source;
}

static bool is_id(const char *id)
{
    for (const char *c = id; *c; c++)
        if (!islower((unsigned char)*c) && !isdigit((unsigned char)*c) && *c != '-' && *c != '_' &&
            *c != '.')
            return false;
    return *id != '\0';
}

/* YYYY, YYYY-MM or YYYY-MM-DD. */
static bool is_date(const char *text)
{
    static const char form[] = "dddd-dd-dd";
    size_t n = strlen(text);
    if (n != 4 && n != 7 && n != 10)
        return false;
    for (size_t i = 0; i < n; i++)
        if (form[i] == 'd' ? !isdigit((unsigned char)text[i]) : text[i] != form[i])
            return false;
    return true;
}

static void check_sources(struct check *check)
{
    struct book *book = check->book;
    for (size_t i = 0; i < book->sources.count; i++) {
        struct source_row *row = &book->sources.items[i];
        struct source_row *first = lookup_put(&check->sources, row->id, row, &book->out_of_memory);
        if (first)
            book_problem(book, row->at.file, row->at.line,
                         "The source \"%s\" stands twice, first on line %d.", row->id,
                         first->at.line);
        if (!is_id(row->id))
            book_problem(
                book, row->at.file, row->at.line,
                "The id \"%s\" may hold small letters, digits, hyphens, points and _ only.",
                row->id);
        if (row->as_of && !is_date(row->as_of))
            book_problem(book, row->at.file, row->at.line,
                         "\"as_of\" is a date such as 2018-04, a year, or none; not %s.",
                         row->as_of);
        if (row->url && strncmp(row->url, "http://", 7) != 0 &&
            strncmp(row->url, "https://", 8) != 0)
            book_problem(book, row->at.file, row->at.line,
                         "\"url\" is a web address or none; not %s.", row->url);
    }
}

static void check_terms(struct check *check)
{
    struct book *book = check->book;
    for (size_t i = 0; i < book->terms.count; i++) {
        struct term_row *row = &book->terms.items[i];
        struct term_row *first = lookup_put(&check->terms, joined(check, row->vocabulary, row->id),
                                            row, &book->out_of_memory);
        if (first)
            book_problem(book, row->at.file, row->at.line,
                         "The %s \"%s\" stands twice, first in %s:%d.", row->vocabulary, row->id,
                         first->at.file, first->at.line);
        if (!is_id(row->id))
            book_problem(
                book, row->at.file, row->at.line,
                "The id \"%s\" may hold small letters, digits, hyphens, points and _ only.",
                row->id);
        enum hoof_unit_use use =
            strcmp(row->vocabulary, "agent") == 0 ? HOOF_UNIT_DOSE : HOOF_UNIT_RESULT;
        if (row->unit && !hoof_unit_name(row->unit, strlen(row->unit), use))
            book_problem(book, row->at.file, row->at.line, "The unit \"%s\" is not known.",
                         row->unit);
    }
    for (size_t i = 0; i < book->attributes.count; i++) {
        struct attribute_row *row = &book->attributes.items[i];
        lookup_put(&check->attributes, row->id, row, &book->out_of_memory);
    }
}

static bool is_among(const struct yaml_node *list, const char *text)
{
    for (size_t i = 0; list && i < list->count; i++)
        if (strcmp(list->items[i]->text, text) == 0)
            return true;
    return false;
}

static void check_class_fact(struct check *check, const struct fact_row *fact)
{
    static const char levels[][10] = {"none", "low", "varies", "moderate", "high"};
    struct book *book = check->book;
    if (!has_term(check, "class", fact->attribute))
        book_problem(book, fact->at.file, fact->at.line, "There is no class \"%s\".",
                     fact->attribute);
    bool known = false;
    for (size_t i = 0; i < sizeof levels / sizeof *levels; i++)
        known = known || strcmp(levels[i], fact->value) == 0;
    if (!known)
        book_problem(book, fact->at.file, fact->at.line,
                     "A level is none, low, varies, moderate or high, not \"%s\".", fact->value);
}

static void check_text_fact(struct check *check, const struct fact_row *fact)
{
    struct book *book = check->book;
    struct attribute_row *attribute = lookup_get(&check->attributes, fact->attribute);
    if (!attribute) {
        book_problem(book, fact->at.file, fact->at.line,
                     "There is no attribute \"%s\" in attributes.yaml.", fact->attribute);
        return;
    }
    if (strcmp(fact->kind, "measured") == 0 && strcmp(attribute->kind, "measured") != 0)
        book_problem(book, fact->at.file, fact->at.line,
                     "\"%s\" is no measurement: put it under \"facts\".", fact->attribute);
    if (fact->unit && !is_among(attribute->units, fact->unit))
        book_problem(book, fact->at.file, fact->at.line,
                     "\"%s\" is not a unit of %s in attributes.yaml.", fact->unit, fact->attribute);
    if (!fact->unit && strcmp(attribute->kind, "measured") == 0 && attribute->units &&
        !is_among(attribute->units, "none"))
        book_problem(book, fact->at.file, fact->at.line, "The measurement %s has no unit.",
                     fact->attribute);
}

static void check_facts(struct check *check)
{
    struct book *book = check->book;
    struct lookup names = {.arena = book->arena};
    for (size_t i = 0; i < book->facts.count; i++) {
        struct fact_row *fact = &book->facts.items[i];
        use_source(check, fact->source, &fact->at);
        if (lookup_put(&names, fact->name, fact, &book->out_of_memory))
            book_problem(book, fact->at.file, fact->at.line, "The fact \"%s\" stands twice.",
                         fact->name);
        if (strcmp(fact->kind, "class") == 0)
            check_class_fact(check, fact);
        else
            check_text_fact(check, fact);
        bool is_food = strcmp(fact->attribute, "avoid_food") == 0 ||
                       strcmp(fact->attribute, "limit_food") == 0;
        if (is_food && !has_term(check, "food", fact->value))
            book_problem(book, fact->at.file, fact->at.line, "There is no food \"%s\".",
                         fact->value);
    }
    for (size_t i = 0; i < book->levels.count; i++)
        for (size_t j = i;
             j-- > 0 && strcmp(book->levels.items[j].food, book->levels.items[i].food) == 0;)
            if (strcmp(book->levels.items[j].class_id, book->levels.items[i].class_id) == 0)
                book_problem(book, book->facts.items[book->levels.items[i].fact].at.file,
                             book->facts.items[book->levels.items[i].fact].at.line,
                             "The class \"%s\" stands twice.", book->levels.items[i].class_id);
}

static void check_use_of_sources(struct check *check)
{
    struct book *book = check->book;
    for (size_t i = 0; i < book->sources.count; i++) {
        const struct source_row *row = &book->sources.items[i];
        if (!row->used && lookup_get(&check->sources, row->id) == row)
            book_problem(book, row->at.file, row->at.line,
                         "Nothing rests on the source \"%s\". Take it out.", row->id);
    }
}

/* Where a name may stand once: in its vocabulary or, if it is shared, at its term. */
static const char *name_place(struct check *check, const struct name_row *name)
{
    const char *place = joined(check, name->vocabulary, name->key);
    return name->shared ? joined(check, place, name->term) : place;
}

/* Written names come first: one key for two terms is a mistake, a made name gives
 * way. Two spellings of one term with one key (creme, crème) are one name. */
static void check_names(struct check *check)
{
    struct book *book = check->book;
    struct lookup seen = {.arena = book->arena};
    for (int pass = 1; pass >= 0; pass--) {
        for (size_t i = 0; i < book->names.count; i++) {
            struct name_row *name = &book->names.items[i];
            if (name->written != (pass == 1))
                continue;
            struct name_row *first =
                lookup_put(&seen, name_place(check, name), name, &book->out_of_memory);
            if (!first)
                continue;
            name->dropped = true;
            bool same_term = strcmp(first->term, name->term) == 0;
            if (name->written && same_term && strcmp(first->raw, name->raw) == 0)
                book_problem(book, name->at.file, name->at.line,
                             "The name \"%s\" stands twice for %s.", name->key, name->term);
            else if (!same_term && name->written == first->written)
                book_problem(book, name->at.file, name->at.line,
                             "The name \"%s\" means %s here and %s in %s:%d.", name->key,
                             name->term, first->term, first->at.file, first->at.line);
        }
    }
}

static bool has_facts(const struct book *book, const char *subject)
{
    for (size_t i = 0; i < book->facts.count; i++)
        if (strcmp(book->facts.items[i].subject, subject) == 0)
            return true;
    return false;
}

static void check_references(struct check *check)
{
    struct book *book = check->book;
    for (size_t i = 0; i < book->members.count; i++) {
        const struct member_row *row = &book->members.items[i];
        if (!has_term(check, "medicine-class", row->class_id))
            book_problem(book, row->at.file, row->at.line, "There is no class of medicines \"%s\".",
                         row->class_id);
    }
    for (size_t i = 0; i < book->traits.count; i++) {
        const struct trait_row *row = &book->traits.items[i];
        if (!is_among(book->trait_keys, row->key))
            book_problem(book, row->at.file, row->at.line,
                         "There is no trait \"%s\" in attributes.yaml.", row->key);
        if (strcmp(row->key, "told_under") == 0 && !has_facts(book, row->value))
            book_problem(book, row->at.file, row->at.line, "Nothing is noted about \"%s\".",
                         row->value);
    }
    for (size_t i = 0; i < book->foods.count; i++) {
        const struct food_row *food = &book->foods.items[i];
        for (size_t k = 0; food->kind_of && k < food->kind_of->count; k++)
            if (!has_term(check, "food", food->kind_of->items[k]->text))
                book_problem(book, food->at.file, food->kind_of->items[k]->line,
                             "There is no food \"%s\".", food->kind_of->items[k]->text);
        if (food->covers_class && !has_term(check, "class", food->covers_class))
            book_problem(book, food->at.file, food->at.line, "There is no class \"%s\".",
                         food->covers_class);
    }
}

static bool group_exists(const struct book *book, const char *group)
{
    for (size_t i = 0; i < book->foods.count; i++)
        if (is_among(book->foods.items[i].groups, group))
            return true;
    return false;
}

static void check_sheets(struct check *check)
{
    struct book *book = check->book;
    static const struct {
        const char *key, *vocabulary;
    } parts[] = {{"groups", NULL}, {"classes", "class"}, {"foods", "food"}};
    for (size_t i = 0; i < book->sheets.count; i++) {
        const struct sheet_row *sheet = &book->sheets.items[i];
        for (size_t p = 0; p < sizeof parts / sizeof *parts; p++) {
            const struct yaml_node *list = yaml_get(sheet->one_serving, parts[p].key);
            for (size_t k = 0; list && k < list->count; k++) {
                const char *id = list->items[k]->text;
                bool known = parts[p].vocabulary ? has_term(check, parts[p].vocabulary, id)
                                                 : group_exists(book, id);
                if (!known)
                    book_problem(book, sheet->at.file, list->items[k]->line,
                                 "There is nothing called \"%s\" among the %s.", id, parts[p].key);
            }
        }
    }
}

static void check_asks(struct check *check)
{
    struct book *book = check->book;
    for (size_t i = 0; i < book->asks.count; i++) {
        struct ask_row *ask = &book->asks.items[i];
        ask->key = hoof_name_key(book->arena, ask->name, strlen(ask->name));
        bool found = false;
        for (size_t k = 0; ask->key && k < book->names.count && !found; k++)
            found = strcmp(book->names.items[k].vocabulary, "food") == 0 &&
                    strcmp(book->names.items[k].term, ask->food) == 0 &&
                    strcmp(book->names.items[k].key, ask->key) == 0;
        if (!found)
            book_problem(book, ask->at.file, ask->at.line, "\"%s\" is no name of %s.", ask->name,
                         ask->food);
        if (ask->choices->count < 2)
            book_problem(book, ask->at.file, ask->at.line, "A question needs two choices or more.");
    }
}

void check_book(struct book *book)
{
    struct check check = {.book = book,
                          .sources = {.arena = book->arena},
                          .terms = {.arena = book->arena},
                          .attributes = {.arena = book->arena}};
    check_sources(&check);
    check_terms(&check);
    check_facts(&check);
    check_names(&check);
    check_references(&check);
    check_sheets(&check);
    check_asks(&check);
    check_treatments(&check);
    check_use_of_sources(&check);
}
