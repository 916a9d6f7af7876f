/* Reads knowledge/foods/ and knowledge/classes.yaml. */
#include <string.h>

#include "knowledge_book.h"

static void read_levels(struct book *book, const char *id, const struct yaml_node *food)
{
    const struct yaml_node *list = book_list(book, food, "classes", OPTIONAL);
    for (size_t i = 0; list && i < list->count; i++) {
        const struct yaml_node *node = list->items[i];
        if (!book_keys(book, node, "A class", "class level note source"))
            continue;
        const char *class_id = book_text(book, node, "class", REQUIRED);
        const char *level = book_text(book, node, "level", REQUIRED);
        const char *source = book_text(book, node, "source", REQUIRED);
        const char *note = book_text(book, node, "note", OPTIONAL);
        if (!class_id || !level || !source)
            continue;
        struct fact_row *fact =
            book_add_fact(book, node->line, id, class_id, level, "level", note, source);
        struct level_row *row = BOOK_ADD(book, levels);
        if (!fact || !row)
            return;
        fact->kind = "class";
        *row = (struct level_row){id, class_id, level, book->facts.count - 1};
    }
}

static void read_no_class(struct book *book, const char *id, const struct yaml_node *food)
{
    const struct yaml_node *node = yaml_get(food, "no_class");
    if (!node || !book_keys(book, node, "no_class", "note source"))
        return;
    const char *source = book_text(book, node, "source", REQUIRED);
    const char *note = book_text(book, node, "note", OPTIONAL);
    if (source)
        book_add_fact(book, node->line, id, "no_class", "none", "level", note, source);
}

static void read_facts(struct book *book, const char *id, const struct yaml_node *food,
                       const char *key, const char *kind)
{
    const struct yaml_node *list = book_list(book, food, key, OPTIONAL);
    for (size_t i = 0; list && i < list->count; i++) {
        struct fact_row *fact = book_fact(book, id, list->items[i]);
        if (fact)
            fact->kind = kind;
    }
}

static void read_instead(struct book *book, const char *id, const struct yaml_node *food)
{
    const struct yaml_node *list = book_list(book, food, "instead", OPTIONAL);
    for (size_t i = 0; list && i < list->count; i++) {
        const struct yaml_node *node = list->items[i];
        if (!book_keys(book, node, "An \"instead\" line", "text source"))
            continue;
        const char *text = book_text(book, node, "text", REQUIRED);
        const char *source = book_text(book, node, "source", REQUIRED);
        if (text && source)
            book_add_fact(book, node->line, id, "swap", text, NULL, "what to eat instead", source);
    }
}

static void read_examples(struct book *book, const char *id, const struct yaml_node *food)
{
    const struct yaml_node *list = book_texts(book, food, "examples", REQUIRED);
    for (size_t i = 0; list && i < list->count; i++) {
        struct example_row *row = BOOK_ADD(book, examples);
        if (row)
            *row = (struct example_row){
                .food = id, .text = list->items[i]->text, .at = {book->file, list->items[i]->line}};
    }
}

static void read_asks(struct book *book, const char *id, const struct yaml_node *food)
{
    const struct yaml_node *list = book_list(book, food, "ask", OPTIONAL);
    for (size_t i = 0; list && i < list->count; i++) {
        const struct yaml_node *node = list->items[i];
        if (!book_keys(book, node, "An \"ask\" part", "name text choices"))
            continue;
        const char *name = book_text(book, node, "name", REQUIRED);
        const char *text = book_text(book, node, "text", REQUIRED);
        struct yaml_node *choices = book_texts(book, node, "choices", REQUIRED);
        if (!name || !text || !choices)
            continue;
        struct ask_row *row = BOOK_ADD(book, asks);
        if (row)
            *row = (struct ask_row){id, NULL, name, text, choices, {book->file, node->line}};
    }
}

/* Names and their two facts: how the food is called, how people write it. */
static void read_names(struct book *book, const char *id, const char *name,
                       const struct yaml_node *food, const char *source)
{
    book_add_fact(book, food->line, id, "display_name", name, NULL, NULL, source);
    const struct yaml_node *list = book_texts(book, food, "synonyms", OPTIONAL);
    struct hoof_buf joined = {0};
    for (size_t i = 0; list && i < list->count; i++) {
        book_name(book, list->items[i]->line, "food", id, list->items[i]->text, NULL, true);
        hoof_buf_format(&joined, "%s%s", i ? "|" : "", list->items[i]->text);
    }
    if (list)
        book_add_fact(book, list->line, id, "synonyms",
                      hoof_strdup(book->arena, hoof_buf_string(&joined)), NULL,
                      "includes plurals, UK/US names, common misspellings", source);
    hoof_buf_release(&joined);
    book_made_names(book, food->line, "food", id, name);
}

static void read_food(struct book *book, const struct yaml_node *node, const char *names_source)
{
    if (!book_keys(book, node, "A food",
                   "id name synonyms names_source groups kind_of covers no_class classes measured "
                   "facts instead ask examples"))
        return;
    const char *id = book_text(book, node, "id", REQUIRED);
    const char *name = book_text(book, node, "name", REQUIRED);
    const char *own = book_text(book, node, "names_source", OPTIONAL);
    if (!id || !name)
        return;
    struct food_row *food = BOOK_ADD(book, foods);
    if (!food)
        return;
    *food = (struct food_row){.id = id, .at = {book->file, node->line}};
    food->groups = book_texts(book, node, "groups", OPTIONAL);
    food->kind_of = book_texts(book, node, "kind_of", OPTIONAL);
    const struct yaml_node *covers = yaml_get(node, "covers");
    if (covers && book_keys(book, covers, "covers", "class level")) {
        food->covers_class = book_text(book, covers, "class", REQUIRED);
        food->covers_level = book_text(book, covers, "level", REQUIRED);
    }
    book_term(book, node->line, "food", id, name, NULL, NULL);
    read_names(book, id, name, node, own ? own : names_source);
    if (!yaml_get(node, "classes") == !yaml_get(node, "no_class"))
        book_problem(book, book->file, node->line,
                     "A food has either \"classes\" or, reviewed and found without any, "
                     "\"no_class\".");
    read_levels(book, id, node);
    read_no_class(book, id, node);
    read_facts(book, id, node, "measured", "measured");
    read_facts(book, id, node, "facts", "text");
    read_instead(book, id, node);
    read_asks(book, id, node);
    read_examples(book, id, node);
}

void read_foods(struct book *book, const struct yaml_node *root)
{
    if (!book_keys(book, root, "A file of foods", "version family names_source foods"))
        return;
    book_text(book, root, "family", REQUIRED);
    const char *source = book_text(book, root, "names_source", REQUIRED);
    const struct yaml_node *foods = book_list(book, root, "foods", REQUIRED);
    for (size_t i = 0; source && foods && i < foods->count; i++)
        read_food(book, foods->items[i], source);
}

static void read_class(struct book *book, const struct yaml_node *node)
{
    if (!book_keys(book, node, "A class", "id name note examples not_in"))
        return;
    const char *id = book_text(book, node, "id", REQUIRED);
    const char *name = book_text(book, node, "name", REQUIRED);
    const char *note = book_text(book, node, "note", REQUIRED);
    if (!id || !name)
        return;
    book_term(book, node->line, "class", id, name, NULL, note);
    book_made_names(book, node->line, "class", id, name);
    const struct yaml_node *fires = book_list(book, node, "examples", REQUIRED);
    for (size_t i = 0; fires && i < fires->count; i++) {
        const struct yaml_node *one = fires->items[i];
        if (!book_keys(book, one, "An example", "text level"))
            continue;
        struct example_row *row = BOOK_ADD(book, examples);
        if (row)
            *row = (struct example_row){.class_id = id,
                                        .level = book_text(book, one, "level", REQUIRED),
                                        .text = book_text(book, one, "text", REQUIRED),
                                        .at = {book->file, one->line}};
    }
    const struct yaml_node *silent = book_texts(book, node, "not_in", REQUIRED);
    for (size_t i = 0; silent && i < silent->count; i++) {
        struct example_row *row = BOOK_ADD(book, examples);
        if (row)
            *row = (struct example_row){.class_id = id,
                                        .level = "none",
                                        .text = silent->items[i]->text,
                                        .at = {book->file, silent->items[i]->line}};
    }
}

void read_classes(struct book *book, const struct yaml_node *root)
{
    if (!book_keys(book, root, "classes.yaml", "version classes"))
        return;
    const struct yaml_node *classes = book_list(book, root, "classes", REQUIRED);
    for (size_t i = 0; classes && i < classes->count; i++)
        read_class(book, classes->items[i]);
}
