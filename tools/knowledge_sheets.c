/* Reads knowledge/laboratories/: what one laboratory asks before its 5-HIAA test. */
#include <ctype.h>
#include <string.h>

#include "knowledge_book.h"

static void add_each(struct book *book, const char *id, const struct yaml_node *root,
                     const char *key, const char *attribute, const char *note, const char *source)
{
    const struct yaml_node *list = book_texts(book, root, key, OPTIONAL);
    for (size_t i = 0; list && i < list->count; i++)
        book_add_fact(book, list->items[i]->line, id, attribute, list->items[i]->text, NULL, note,
                      source);
}

static bool is_number(const char *text)
{
    for (const char *c = text; *c; c++)
        if (!isdigit((unsigned char)*c))
            return false;
    return *text != '\0';
}

static void add_hours(struct book *book, const char *id, const struct yaml_node *root,
                      const char *key, const char *attribute, const char *note, const char *source,
                      int need)
{
    const char *hours = book_text(book, root, key, need);
    if (!hours)
        return;
    const struct yaml_node *node = yaml_get(root, key);
    if (!is_number(hours) && strcmp(hours, "not stated") != 0)
        book_problem(book, book->file, node->line,
                     "\"%s\" is a whole number of hours or: not stated.", key);
    book_add_fact(book, node->line, id, attribute, hours, "h", note, source);
}

static void read_one_serving(struct book *book, struct sheet_row *sheet,
                             const struct yaml_node *root)
{
    struct yaml_node *node = yaml_get(root, "one_serving");
    if (!node || !book_keys(book, node, "one_serving", "groups classes foods"))
        return;
    book_texts(book, node, "groups", OPTIONAL);
    book_texts(book, node, "classes", OPTIONAL);
    book_texts(book, node, "foods", OPTIONAL);
    sheet->one_serving = node;
}

void read_sheet(struct book *book, const struct yaml_node *root)
{
    if (!book_keys(book, root, "A laboratory sheet",
                   "version id name names source food_hours medicine_hours one_serving avoid_foods "
                   "limit_foods medicines notes reference"))
        return;
    const char *id = book_text(book, root, "id", REQUIRED);
    const char *name = book_text(book, root, "name", REQUIRED);
    const char *source = book_text(book, root, "source", REQUIRED);
    if (!id || !name || !source)
        return;
    struct sheet_row *sheet = BOOK_ADD(book, sheets);
    if (!sheet)
        return;
    *sheet = (struct sheet_row){.id = id, .at = {book->file, root->line}};
    book_term(book, root->line, "laboratory", id, name, NULL, NULL);
    book_made_names(book, root->line, "laboratory", id, name);
    const struct yaml_node *names = book_texts(book, root, "names", OPTIONAL);
    for (size_t i = 0; names && i < names->count; i++)
        book_name(book, names->items[i]->line, "laboratory", id, names->items[i]->text, NULL, true);
    add_hours(book, id, root, "food_hours", "diet_hours_before", "and during the collection",
              source, REQUIRED);
    add_hours(book, id, root, "medicine_hours", "drug_hours_before",
              "only if the prescriber agrees", source, OPTIONAL);
    add_each(book, id, root, "notes", "lab_note", NULL, source);
    add_each(book, id, root, "avoid_foods", "avoid_food", NULL, source);
    add_each(book, id, root, "limit_foods", "limit_food",
             "one serving a day; our expansion of the category the sheet names", source);
    add_each(book, id, root, "medicines", "avoid_drug", NULL, source);
    const char *reference = book_text(book, root, "reference", OPTIONAL);
    if (reference)
        book_add_fact(book, root->line, id, "reference_interval", reference, NULL, "as printed",
                      source);
    read_one_serving(book, sheet, root);
}
