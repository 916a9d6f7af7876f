/* Looks at regimens and checks: references, ids, days, severity, wording. */
#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/quantity.h"
#include "knowledge_check.h"

static bool is_one_of(const char *text, const char *const *choices, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(text, choices[i]) == 0)
            return true;
    return false;
}
#define IS_ONE_OF(text, choices) is_one_of(text, choices, sizeof(choices) / sizeof *(choices))

/* Days rise and lie within the cycle: "1-14", "1,22". The days of a course are its
 * fractions, one a working day. */
static bool days_fit(const char *days, int most)
{
    long last = 0;
    for (const char *at = days;; at++) {
        char *end;
        if (!isdigit((unsigned char)*at))
            return false;
        long first = strtol(at, &end, 10), until = first;
        if (*end == '-') {
            at = end + 1;
            if (!isdigit((unsigned char)*at))
                return false;
            until = strtol(at, &end, 10);
        }
        if (first <= last || until < first || until > most)
            return false;
        last = until;
        if (*end == '\0')
            return true;
        if (*end != ',')
            return false;
        at = end;
    }
}

static void check_line(struct check *check, const struct regimen_row *regimen,
                       const struct regimen_line_row *line)
{
    static const char *const by_body[] = {"mg/m2", "mg/kg", "AUC"};
    struct book *book = check->book;
    if (!line->agent || !line->unit || !line->days || !line->route || !line->source)
        return; /* said when it was read */
    if (!has_term(check, "agent", line->agent))
        book_problem(book, line->at.file, line->at.line, "There is no medicine \"%s\".",
                     line->agent);
    if (!IS_ONE_OF(line->unit, by_body) &&
        !hoof_unit_name(line->unit, strlen(line->unit), HOOF_UNIT_DOSE))
        book_problem(book, line->at.file, line->at.line, "The unit \"%s\" is not known.",
                     line->unit);
    if (!has_term(check, "route", line->route))
        book_problem(book, line->at.file, line->at.line, "There is no route \"%s\".", line->route);
    if (regimen->cycle_days && !days_fit(line->days, regimen->cycle_days))
        book_problem(book, line->at.file, line->at.line,
                     "\"days\" are rising days of the cycle of %d, as in 1-14 or 1,22; not \"%s\".",
                     regimen->cycle_days, line->days);
    use_source(check, line->source, &line->at);
}

static void check_regimens(struct check *check)
{
    static const char *const kinds[] = {"cycle", "continuous", "course"};
    static const char *const stops[] = {"until-progression", "until-max-benefit", "4-6",
                                        "24-months"};
    struct book *book = check->book;
    for (size_t i = 0; i < book->regimens.count; i++) {
        const struct regimen_row *row = &book->regimens.items[i];
        if (!IS_ONE_OF(row->kind, kinds))
            book_problem(book, row->at.file, row->at.line,
                         "\"kind\" is cycle, continuous or course, not %s.", row->kind);
        if (!row->cycles && !IS_ONE_OF(row->stop, stops))
            book_problem(book, row->at.file, row->at.line,
                         "\"cycles\" is a number or one of until-progression, until-max-benefit, "
                         "4-6, 24-months; not %s.",
                         row->stop);
        for (size_t k = 0; k < row->line_count; k++)
            check_line(check, row, &book->lines.items[row->first_line + k]);
    }
}

/* C01-lu-lar-before, tt-fever. */
static bool is_check_id(const char *id)
{
    for (const char *c = id; *c; c++)
        if (!isalnum((unsigned char)*c) && *c != '-')
            return false;
    return isalpha((unsigned char)*id);
}

/* A check that rests on memory alone stops nobody, but for these two, where
 * silence is the larger risk (docs/interface-plan.md 5). */
static bool may_stop_from_memory(const char *id)
{
    static const char *const named[] = {"C77-dehydration", "tt-fever"};
    return IS_ONE_OF(id, named);
}

static void check_sources_of(struct check *check, const struct check_row *row)
{
    bool read = row->source_count == 0; /* said when it was read */
    for (size_t i = 0; i < row->source_count; i++) {
        const struct source_row *source = use_source(check, row->sources[i], &row->at);
        read = read || !source || source->read;
    }
    if (!read && strcmp(row->severity, "stop-and-call") == 0 && !may_stop_from_memory(row->id))
        book_problem(check->book, row->at.file, row->at.line,
                     "%s rests on memory alone, so it is caution at most, not stop-and-call.",
                     row->id);
}

/* Each window of "ours" stands in a phrase. */
static void check_ours(struct book *book, const struct check_row *row)
{
    for (size_t i = 0; row->ours && i < row->ours->count; i++) {
        const struct yaml_node *window = row->ours->items[i];
        bool found = false;
        for (size_t k = 0; k < row->phrase_count && !found; k++)
            found = strstr(book->phrases.items[row->first_phrase + k].text, window->text) != NULL;
        if (!found)
            book_problem(book, row->at.file, window->line, "\"%s\" stands in no phrase of %s.",
                         window->text, row->id);
    }
}

static void check_one(struct check *check, const struct check_row *row)
{
    static const char *const severities[] = {"info", "caution", "stop-and-call"};
    struct book *book = check->book;
    if (!is_check_id(row->id))
        book_problem(book, row->at.file, row->at.line,
                     "The id \"%s\" may hold letters, digits and hyphens only.", row->id);
    if (!IS_ONE_OF(row->severity, severities))
        book_problem(book, row->at.file, row->at.line,
                     "\"severity\" is info, caution or stop-and-call, not %s.", row->severity);
    check_sources_of(check, row);
    check_ours(book, row);
    check_wording(book, "The title", row->title, false, &row->at);
    check_wording(book, "The message", row->message, true, &row->at);
    if (row->ask)
        check_wording(book, "The question to ask", row->ask, false, &row->at);
}

void check_treatments(struct check *check)
{
    struct book *book = check->book;
    struct lookup ids = {.arena = book->arena};
    check_regimens(check);
    for (size_t i = 0; i < book->checks.count; i++) {
        struct check_row *row = &book->checks.items[i];
        const struct check_row *first = lookup_put(&ids, row->id, row, &book->out_of_memory);
        if (first)
            book_problem(book, row->at.file, row->at.line,
                         "The check \"%s\" stands twice, first in %s:%d.", row->id, first->at.file,
                         first->at.line);
        check_one(check, row);
    }
}
