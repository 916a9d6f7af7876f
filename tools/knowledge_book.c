#include "knowledge_book.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "book/knowledge/name_key.h"

void *book_grow(struct book *book, void *items, size_t count, size_t *capacity, size_t size)
{
    void *grown = hoof_grow(book->arena, items, count, capacity, size);
    if (!grown)
        book->out_of_memory = true;
    return grown;
}

void book_problem(struct book *book, const char *file, int line, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = hoof_vformat(book->arena, format, args);
    va_end(args);
    hoof_buf_format(&book->problems, "%s:%d: %s\n", file, line, text ? text : "");
    book->problem_count++;
}

static bool is_listed(const char *keys, const char *key)
{
    size_t n = strlen(key);
    for (const char *at = keys; n > 0 && (at = strstr(at, key)); at += n) {
        bool starts = at == keys || at[-1] == ' ';
        bool ends = at[n] == ' ' || at[n] == '\0';
        if (starts && ends)
            return true;
    }
    return false;
}

bool book_keys(struct book *book, const struct yaml_node *node, const char *what, const char *keys)
{
    if (!node)
        return false;
    if (node->kind != YAML_MAP) {
        book_problem(book, book->file, node->line, "%s must be written as key: value lines.", what);
        return false;
    }
    for (size_t i = 0; i < node->count; i++)
        if (!is_listed(keys, node->keys[i]->text))
            book_problem(book, book->file, node->keys[i]->line,
                         "%s has no key \"%s\". The keys are: %s.", what, node->keys[i]->text,
                         keys);
    return true;
}

const char *book_text(struct book *book, const struct yaml_node *map, const char *key, int need)
{
    const struct yaml_node *node = yaml_get(map, key);
    if (!node) {
        if (need)
            book_problem(book, book->file, map->line, "The key \"%s\" is missing.", key);
        return NULL;
    }
    if (node->kind != YAML_TEXT || !*node->text) {
        book_problem(book, book->file, node->line, "\"%s\" must be a text.", key);
        return NULL;
    }
    return node->text;
}

struct yaml_node *book_list(struct book *book, const struct yaml_node *map, const char *key,
                            int need)
{
    struct yaml_node *node = yaml_get(map, key);
    if (!node) {
        if (need)
            book_problem(book, book->file, map->line, "The key \"%s\" is missing.", key);
        return NULL;
    }
    if (node->kind != YAML_LIST || node->count == 0) {
        book_problem(book, book->file, node->line, "\"%s\" must be a list with something in it.",
                     key);
        return NULL;
    }
    return node;
}

struct yaml_node *book_texts(struct book *book, const struct yaml_node *map, const char *key,
                             int need)
{
    struct yaml_node *list = book_list(book, map, key, need);
    for (size_t i = 0; list && i < list->count; i++)
        if (list->items[i]->kind != YAML_TEXT || !*list->items[i]->text) {
            book_problem(book, book->file, list->items[i]->line,
                         "Each element of \"%s\" must be a text.", key);
            return NULL;
        }
    return list;
}

int book_count(struct book *book, const struct yaml_node *map, const char *key)
{
    const char *text = book_text(book, map, key, REQUIRED);
    if (!text)
        return 0;
    char *end;
    long value = strtol(text, &end, 10);
    if (*text < '0' || *text > '9' || *end || value < 1 || value > 9999) {
        book_problem(book, book->file, yaml_get(map, key)->line,
                     "\"%s\" must be a whole number from 1 on, not \"%s\".", key, text);
        return 0;
    }
    return (int)value;
}

/* subject-attribute, with -2, -3 ... where a subject has several. */
static const char *fact_name(struct book *book, const char *subject, const char *attribute)
{
    size_t same = 0;
    for (size_t i = 0; i < book->facts.count; i++) {
        const struct fact_row *fact = &book->facts.items[i];
        if (strcmp(fact->attribute, attribute) == 0 && strcmp(fact->subject, subject) == 0)
            same++;
    }
    char *name = same ? hoof_format(book->arena, "%s-%s-%zu", subject, attribute, same + 1)
                      : hoof_format(book->arena, "%s-%s", subject, attribute);
    for (char *c = name; c && *c; c++)
        if (*c == '_')
            *c = '-';
    return name;
}

struct fact_row *book_add_fact(struct book *book, int line, const char *subject,
                               const char *attribute, const char *value, const char *unit,
                               const char *note, const char *source)
{
    const char *name = fact_name(book, subject, attribute);
    struct fact_row *fact = BOOK_ADD(book, facts);
    if (!fact)
        return NULL;
    *fact = (struct fact_row){.name = name,
                              .subject = subject,
                              .attribute = attribute,
                              .value = value,
                              .unit = unit,
                              .qualifier = note,
                              .source = source,
                              .kind = "text",
                              .at = {book->file, line}};
    return fact;
}

struct fact_row *book_fact(struct book *book, const char *subject, const struct yaml_node *node)
{
    if (!book_keys(book, node, "A fact", "what value unit note source"))
        return NULL;
    const char *what = book_text(book, node, "what", REQUIRED);
    const char *value = book_text(book, node, "value", REQUIRED);
    const char *source = book_text(book, node, "source", REQUIRED);
    const char *unit = book_text(book, node, "unit", OPTIONAL);
    const char *note = book_text(book, node, "note", OPTIONAL);
    if (!what || !value || !source)
        return NULL;
    return book_add_fact(book, node->line, subject, what, value, unit, note, source);
}

void book_term(struct book *book, int line, const char *vocabulary, const char *id,
               const char *name, const char *unit, const char *note)
{
    struct term_row *term = BOOK_ADD(book, terms);
    if (term)
        *term = (struct term_row){id, vocabulary, name, unit, note, {book->file, line}};
}

void book_name(struct book *book, int line, const char *vocabulary, const char *term,
               const char *written_name, const char *product, bool written)
{
    size_t n = strlen(written_name);
    if (hoof_utf8_bad_at(written_name, n) != n) {
        book_problem(book, book->file, line, "The name \"%s\" is not UTF-8.", written_name);
        return;
    }
    const char *key = hoof_name_key(book->arena, written_name, n);
    struct name_row *name = BOOK_ADD(book, names);
    if (!key || !name) {
        book->out_of_memory = true;
        return;
    }
    if (!*key)
        book_problem(book, book->file, line, "The name \"%s\" holds no letter or digit.",
                     written_name);
    *name = (struct name_row){.key = key,
                              .raw = written_name,
                              .vocabulary = vocabulary,
                              .term = term,
                              .product = product,
                              .written = written,
                              .shared = book->shared_names,
                              .at = {book->file, line}};
}

/* The display name without what stands in brackets; NULL where a slash or comma
 * is left, since then it is several names. */
static char *plain_name(struct book *book, const char *name)
{
    char *plain = hoof_strdup(book->arena, name);
    if (!plain)
        return NULL;
    size_t used = 0;
    int depth = 0;
    for (const char *c = name; *c; c++) {
        if (*c == '(')
            depth++;
        else if (*c == ')' && depth > 0)
            depth--;
        else if (depth == 0)
            plain[used++] = *c;
    }
    plain[used] = '\0';
    return strpbrk(plain, "/,") ? NULL : plain;
}

void book_made_names(struct book *book, int line, const char *vocabulary, const char *id,
                     const char *name)
{
    book_name(book, line, vocabulary, id, id, NULL, false);
    const char *plain = plain_name(book, name);
    if (plain)
        book_name(book, line, vocabulary, id, plain, NULL, false);
}
