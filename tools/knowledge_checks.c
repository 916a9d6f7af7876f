/* Reads the checks of a treatment (src/plan/README.md says how one is written). */
#include <string.h>

#include "knowledge_book.h"

static void add_phrase(struct book *book, const char *part, int condition, int alternative,
                       const struct yaml_node *node)
{
    if (node->kind != YAML_TEXT || !*node->text) {
        book_problem(book, book->file, node->line, "A phrase must be a text.");
        return;
    }
    struct phrase_row *row = BOOK_ADD(book, phrases);
    if (row)
        *row =
            (struct phrase_row){part, condition, alternative, node->text, {book->file, node->line}};
}

/* One way to hold: a phrase, or a list of phrases that hold together. */
static void read_alternative(struct book *book, const char *part, int condition, int alternative,
                             const struct yaml_node *node)
{
    if (node->kind != YAML_LIST) {
        add_phrase(book, part, condition, alternative, node);
        return;
    }
    if (node->count == 0)
        book_problem(book, book->file, node->line, "This list of phrases is empty.");
    for (size_t i = 0; i < node->count; i++)
        add_phrase(book, part, condition, alternative, node->items[i]);
}

static void read_conditions(struct book *book, const struct yaml_node *map, const char *part)
{
    const struct yaml_node *list = yaml_get(map, part);
    if (!list)
        return;
    if (list->kind != YAML_LIST) {
        book_problem(book, book->file, list->line, "\"%s\" must be a list of phrases.", part);
        return;
    }
    for (size_t i = 0; i < list->count; i++) {
        const struct yaml_node *element = list->items[i];
        if (element->kind != YAML_MAP) {
            read_alternative(book, part, (int)i, 0, element);
            continue;
        }
        if (!book_keys(book, element, "A condition", "any"))
            continue;
        const struct yaml_node *any = book_list(book, element, "any", REQUIRED);
        for (size_t k = 0; any && k < any->count; k++)
            read_alternative(book, part, (int)i, (int)k, any->items[k]);
    }
}

/* "at" is one text, or a list of which any may be. */
static void read_moments(struct book *book, const struct yaml_node *map)
{
    const struct yaml_node *at = yaml_get(map, "at");
    if (at && at->kind == YAML_TEXT) {
        add_phrase(book, "at", 0, 0, at);
        return;
    }
    at = book_texts(book, map, "at", REQUIRED);
    for (size_t i = 0; at && i < at->count; i++)
        add_phrase(book, "at", 0, (int)i, at->items[i]);
}

static void read_check_sources(struct book *book, const struct yaml_node *map,
                               struct check_row *check)
{
    const struct yaml_node *one = yaml_get(map, "source"), *several = yaml_get(map, "sources");
    if (!one == !several) {
        book_problem(book, book->file, map->line,
                     "A check rests on a source: give \"source\", or \"sources\" for several.");
        return;
    }
    const struct yaml_node *list = several ? book_texts(book, map, "sources", REQUIRED) : NULL;
    const char *single = one ? book_text(book, map, "source", REQUIRED) : NULL;
    check->sources = hoof_alloc_array(book->arena, list ? list->count : 1, sizeof *check->sources);
    if (!check->sources) {
        book->out_of_memory = true;
        return;
    }
    for (size_t i = 0; list && i < list->count; i++)
        check->sources[check->source_count++] = list->items[i]->text;
    if (single)
        check->sources[check->source_count++] = single;
}

void read_check(struct book *book, const struct yaml_node *node)
{
    if (!book_keys(book, node, "A check",
                   "id title severity at when unless message ask source sources ours examples"))
        return;
    struct check_row check = {
        .id = book_text(book, node, "id", REQUIRED),
        .title = book_text(book, node, "title", REQUIRED),
        .severity = book_text(book, node, "severity", REQUIRED),
        .message = book_text(book, node, "message", REQUIRED),
        .ask = book_text(book, node, "ask", OPTIONAL),
        .examples = book_list(book, node, "examples", REQUIRED),
        .first_phrase = book->phrases.count,
        .at = {book->file, node->line},
    };
    const struct yaml_node *ours = yaml_get(node, "ours");
    if (ours && !(ours->kind == YAML_LIST && ours->count == 0))
        check.ours = book_texts(book, node, "ours", REQUIRED);
    read_moments(book, node);
    read_conditions(book, node, "when");
    if (!yaml_get(node, "when"))
        book_problem(book, book->file, node->line,
                     "The key \"when\" is missing; a check with nothing to wait for has "
                     "\"when: []\".");
    read_conditions(book, node, "unless");
    read_check_sources(book, node, &check);
    check.phrase_count = book->phrases.count - check.first_phrase;
    if (!check.id || !check.title || !check.severity || !check.message)
        return;
    struct check_row *row = BOOK_ADD(book, checks);
    if (row)
        *row = check;
}
