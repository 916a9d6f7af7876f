/* Reads one treatment: its medicines, regimens and checks. */
#include <stdlib.h>
#include <string.h>

#include "knowledge_book.h"

/* "750", or "3-5" where the prescription must say which. */
static bool read_amount(const char *text, double *low, double *high)
{
    char *end;
    if (*text < '0' || *text > '9')
        return false;
    *low = *high = strtod(text, &end);
    if (*end == '-' && end[1] >= '0' && end[1] <= '9')
        *high = strtod(end + 1, &end);
    return *end == '\0' && *low > 0 && *high >= *low;
}

static void read_line(struct book *book, const struct yaml_node *node)
{
    if (!book_keys(book, node, "A line", "agent dose unit times_per_day days route note source"))
        return;
    struct regimen_line_row line = {
        .agent = book_text(book, node, "agent", REQUIRED),
        .unit = book_text(book, node, "unit", REQUIRED),
        .times_per_day = book_count(book, node, "times_per_day"),
        .days = book_text(book, node, "days", REQUIRED),
        .route = book_text(book, node, "route", REQUIRED),
        .note = book_text(book, node, "note", OPTIONAL),
        .source = book_text(book, node, "source", REQUIRED),
        .at = {book->file, node->line},
    };
    const char *dose = book_text(book, node, "dose", REQUIRED);
    if (dose && !read_amount(dose, &line.low, &line.high))
        book_problem(book, book->file, yaml_get(node, "dose")->line,
                     "\"dose\" is the amount of one administration, as in 750 or 3-5, not \"%s\".",
                     dose);
    struct regimen_line_row *row = BOOK_ADD(book, lines);
    if (row)
        *row = line;
}

static void read_regimen(struct book *book, const struct yaml_node *node)
{
    if (!book_keys(book, node, "A regimen", "id name names kind cycle_days cycles lines"))
        return;
    struct regimen_row regimen = {
        .id = book_text(book, node, "id", REQUIRED),
        .name = book_text(book, node, "name", REQUIRED),
        .kind = book_text(book, node, "kind", REQUIRED),
        .cycle_days = book_count(book, node, "cycle_days"),
        .stop = book_text(book, node, "cycles", REQUIRED),
        .first_line = book->lines.count,
        .at = {book->file, node->line},
    };
    const struct yaml_node *lines = book_list(book, node, "lines", REQUIRED);
    for (size_t i = 0; lines && i < lines->count; i++)
        read_line(book, lines->items[i]);
    if (!regimen.id || !regimen.name || !regimen.kind || !regimen.stop)
        return;
    regimen.line_count = book->lines.count - regimen.first_line;
    char *end;
    long cycles = strtol(regimen.stop, &end, 10);
    regimen.cycles = *end == '\0' && cycles > 0 && cycles < 1000 ? (int)cycles : 0;
    book_term(book, node->line, "regimen", regimen.id, regimen.name, NULL, NULL);
    book_made_names(book, node->line, "regimen", regimen.id, regimen.name);
    const struct yaml_node *names = book_texts(book, node, "names", OPTIONAL);
    for (size_t i = 0; names && i < names->count; i++)
        book_name(book, names->items[i]->line, "regimen", regimen.id, names->items[i]->text, NULL,
                  true);
    struct regimen_row *row = BOOK_ADD(book, regimens);
    if (row)
        *row = regimen;
}

void read_treatment(struct book *book, const struct yaml_node *root)
{
    if (!book_keys(book, root, "A treatment", "version title terms regimens checks"))
        return;
    book_text(book, root, "title", REQUIRED);
    if (!yaml_get(root, "terms") && !yaml_get(root, "regimens") && !yaml_get(root, "checks"))
        book_problem(book, book->file, root->line,
                     "A treatment has \"terms\", \"regimens\" or \"checks\".");
    book_terms(book, "agent", root, OPTIONAL);
    const struct yaml_node *regimens = book_list(book, root, "regimens", OPTIONAL);
    for (size_t i = 0; regimens && i < regimens->count; i++)
        read_regimen(book, regimens->items[i]);
    const struct yaml_node *checks = book_list(book, root, "checks", OPTIONAL);
    for (size_t i = 0; checks && i < checks->count; i++)
        read_check(book, checks->items[i]);
}
