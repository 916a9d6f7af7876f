/* Reads sources, attributes, topics and the vocabularies (agents, symptoms ...). */
#include <string.h>

#include "knowledge_book.h"

static bool is_none(const char *text)
{
    return text && strcmp(text, "none") == 0;
}

static void read_source(struct book *book, const struct yaml_node *node)
{
    if (!book_keys(book, node, "A source", "id title url as_of seen"))
        return;
    const char *id = book_text(book, node, "id", REQUIRED);
    const char *title = book_text(book, node, "title", REQUIRED);
    const char *url = book_text(book, node, "url", REQUIRED);
    const char *as_of = book_text(book, node, "as_of", REQUIRED);
    const char *seen = book_text(book, node, "seen", REQUIRED);
    if (!id || !title || !url || !as_of || !seen)
        return;
    bool read = strcmp(seen, "read") == 0;
    if (!read && strcmp(seen, "recalled") != 0)
        book_problem(book, book->file, node->line,
                     "\"seen\" is read (someone read the page) or recalled (from memory), not %s.",
                     seen);
    struct source_row *row = BOOK_ADD(book, sources);
    if (row)
        *row = (struct source_row){.id = id,
                                   .title = is_none(title) ? NULL : title,
                                   .url = is_none(url) ? NULL : url,
                                   .as_of = is_none(as_of) ? NULL : as_of,
                                   .read = read,
                                   .at = {book->file, node->line}};
}

void read_sources(struct book *book, const struct yaml_node *root)
{
    if (!book_keys(book, root, "sources.yaml", "version sources"))
        return;
    const struct yaml_node *list = book_list(book, root, "sources", REQUIRED);
    for (size_t i = 0; list && i < list->count; i++)
        read_source(book, list->items[i]);
}

static void read_attribute(struct book *book, const struct yaml_node *node)
{
    if (!book_keys(book, node, "An attribute", "id name kind units"))
        return;
    const char *id = book_text(book, node, "id", REQUIRED);
    const char *name = book_text(book, node, "name", REQUIRED);
    const char *kind = book_text(book, node, "kind", REQUIRED);
    struct yaml_node *units = book_texts(book, node, "units", OPTIONAL);
    if (!id || !name || !kind)
        return;
    if (strcmp(kind, "measured") != 0 && strcmp(kind, "text") != 0)
        book_problem(book, book->file, node->line, "\"kind\" is measured or text, not %s.", kind);
    struct attribute_row *row = BOOK_ADD(book, attributes);
    if (row)
        *row = (struct attribute_row){id, name, kind, units, {book->file, node->line}};
    book_term(book, node->line, "attribute", id, name, NULL, NULL);
}

void read_attributes(struct book *book, const struct yaml_node *root)
{
    if (!book_keys(book, root, "attributes.yaml", "version attributes traits"))
        return;
    const struct yaml_node *list = book_list(book, root, "attributes", REQUIRED);
    for (size_t i = 0; list && i < list->count; i++)
        read_attribute(book, list->items[i]);
    book->trait_keys = book_texts(book, root, "traits", REQUIRED);
}

static void read_fact_list(struct book *book, const char *id, const struct yaml_node *node,
                           int need)
{
    const struct yaml_node *facts = book_list(book, node, "facts", need);
    for (size_t i = 0; facts && i < facts->count; i++)
        book_fact(book, id, facts->items[i]);
}

void read_topic(struct book *book, const struct yaml_node *root)
{
    if (!book_keys(book, root, "A file of topics", "version title subjects"))
        return;
    book_text(book, root, "title", REQUIRED);
    const struct yaml_node *list = book_list(book, root, "subjects", REQUIRED);
    for (size_t i = 0; list && i < list->count; i++) {
        const struct yaml_node *node = list->items[i];
        if (!book_keys(book, node, "A subject", "id name facts"))
            continue;
        const char *id = book_text(book, node, "id", REQUIRED);
        const char *name = book_text(book, node, "name", REQUIRED);
        if (!id || !name)
            continue;
        book_term(book, node->line, "topic", id, name, NULL, NULL);
        book_made_names(book, node->line, "topic", id, name);
        read_fact_list(book, id, node, REQUIRED);
    }
}

static void read_names(struct book *book, const char *vocabulary, const char *id,
                       const struct yaml_node *node, const char *product)
{
    const struct yaml_node *names = book_texts(book, node, "names", OPTIONAL);
    for (size_t i = 0; names && i < names->count; i++)
        book_name(book, names->items[i]->line, vocabulary, id, names->items[i]->text, product,
                  true);
}

static void read_products(struct book *book, const char *vocabulary, const char *id,
                          const struct yaml_node *node)
{
    const struct yaml_node *products = book_list(book, node, "products", OPTIONAL);
    for (size_t i = 0; products && i < products->count; i++) {
        const struct yaml_node *one = products->items[i];
        if (one->kind == YAML_TEXT && *one->text) {
            book_name(book, one->line, vocabulary, id, one->text, one->text, true);
            continue;
        }
        if (!book_keys(book, one, "A product", "name names"))
            continue;
        const char *name = book_text(book, one, "name", REQUIRED);
        if (!name)
            continue;
        book_name(book, one->line, vocabulary, id, name, name, true);
        read_names(book, vocabulary, id, one, name);
    }
}

static void read_traits(struct book *book, const char *vocabulary, const char *id,
                        const struct yaml_node *node)
{
    const struct yaml_node *traits = yaml_get(node, "traits");
    if (!traits)
        return;
    if (traits->kind != YAML_MAP) {
        book_problem(book, book->file, traits->line, "\"traits\" must be key: value lines.");
        return;
    }
    for (size_t i = 0; i < traits->count; i++) {
        if (traits->items[i]->kind != YAML_TEXT) {
            book_problem(book, book->file, traits->items[i]->line, "The trait \"%s\" must be text.",
                         traits->keys[i]->text);
            continue;
        }
        struct trait_row *row = BOOK_ADD(book, traits);
        if (row)
            *row = (struct trait_row){vocabulary,
                                      id,
                                      traits->keys[i]->text,
                                      traits->items[i]->text,
                                      {book->file, traits->keys[i]->line}};
    }
}

static void read_term(struct book *book, const char *vocabulary, const struct yaml_node *node)
{
    if (!book_keys(book, node, "A term", "id name names products unit note classes traits facts"))
        return;
    const char *id = book_text(book, node, "id", REQUIRED);
    const char *name = book_text(book, node, "name", REQUIRED);
    const char *unit = book_text(book, node, "unit", OPTIONAL);
    const char *note = book_text(book, node, "note", OPTIONAL);
    if (!id || !name)
        return;
    book_term(book, node->line, vocabulary, id, name, unit, note);
    book_made_names(book, node->line, vocabulary, id, name);
    read_names(book, vocabulary, id, node, NULL);
    read_products(book, vocabulary, id, node);
    const struct yaml_node *classes = book_texts(book, node, "classes", OPTIONAL);
    for (size_t i = 0; classes && i < classes->count; i++) {
        struct member_row *row = BOOK_ADD(book, members);
        if (row)
            *row = (struct member_row){
                classes->items[i]->text, id, {book->file, classes->items[i]->line}};
    }
    read_traits(book, vocabulary, id, node);
    read_fact_list(book, id, node, OPTIONAL);
}

void book_terms(struct book *book, const char *vocabulary, const struct yaml_node *root, int need)
{
    const struct yaml_node *terms = book_list(book, root, "terms", need);
    for (size_t i = 0; terms && i < terms->count; i++)
        read_term(book, vocabulary, terms->items[i]);
}

void read_terms(struct book *book, const struct yaml_node *root)
{
    if (!book_keys(book, root, "A vocabulary", "version vocabulary shared_names terms"))
        return;
    const char *vocabulary = book_text(book, root, "vocabulary", REQUIRED);
    const char *shared = book_text(book, root, "shared_names", OPTIONAL);
    book->shared_names = shared && strcmp(shared, "yes") == 0;
    if (vocabulary)
        book_terms(book, vocabulary, root, REQUIRED);
    book->shared_names = false;
}
