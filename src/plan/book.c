#include "plan/book.h"

#include <stdlib.h>
#include <string.h>

#include "plan/checks.h"

/* Each kind of row is sorted by address, so that the rows stay where they are. */

static int compare_agents(const void *a, const void *b)
{
    const struct hoof_plan_agent *const *x = a, *const *y = b;
    return strcmp((*x)->id, (*y)->id);
}

static int compare_regimens(const void *a, const void *b)
{
    const struct hoof_plan_regimen *const *x = a, *const *y = b;
    return strcmp((*x)->id, (*y)->id);
}

static int compare_sheets(const void *a, const void *b)
{
    const struct hoof_plan_sheet *const *x = a, *const *y = b;
    return strcmp((*x)->id, (*y)->id);
}

static int compare_words(const void *a, const void *b)
{
    const struct hoof_plan_word *const *x = a, *const *y = b;
    int by_vocabulary = strcmp((*x)->vocabulary, (*y)->vocabulary);
    return by_vocabulary ? by_vocabulary : strcmp((*x)->id, (*y)->id);
}

/* A cycle without length would never end, a day outside of it never come. */
static bool check_regimen(const struct hoof_plan_regimen *regimen, struct hoof_error *err)
{
    if (regimen->cycle_days < 1)
        return hoof_fail(err, HOOF_REQUEST, regimen->id,
                         "A cycle has %d days. It needs at least one.", regimen->cycle_days);
    for (size_t i = 0; i < regimen->line_count; i++) {
        const struct hoof_plan_line *line = &regimen->lines[i];
        if (line->times_per_day < 1)
            return hoof_fail(err, HOOF_REQUEST, regimen->id,
                             "%s is given %d times a day. It needs at least one.", line->agent,
                             line->times_per_day);
        for (size_t k = 0; k < line->day_count; k++) {
            bool rises = k == 0 ? line->days[k] > 0 : line->days[k] > line->days[k - 1];
            bool fits = regimen->kind == HOOF_REGIMEN_COURSE ||
                        line->days[k] <= (unsigned)regimen->cycle_days;
            if (!rises || !fits)
                return hoof_fail(err, HOOF_REQUEST, regimen->id,
                                 "Day %d of %s is not a day of the cycle, or not in order. Days "
                                 "rise from 1 to %d.",
                                 line->days[k], line->agent, regimen->cycle_days);
        }
    }
    return true;
}

bool hoof_plan_book_new(struct hoof_arena *arena, const struct hoof_plan_rows *rows,
                        const struct hoof_plan_book **out, struct hoof_error *err)
{
    struct hoof_plan_book *book = hoof_alloc(arena, sizeof *book);
    if (!book)
        return hoof_fail_memory(err);
    book->rows = rows;
    book->agents = hoof_alloc_array(arena, rows->agent_count, sizeof *book->agents);
    book->regimens = hoof_alloc_array(arena, rows->regimen_count, sizeof *book->regimens);
    book->sheets = hoof_alloc_array(arena, rows->sheet_count, sizeof *book->sheets);
    book->words = hoof_alloc_array(arena, rows->word_count, sizeof *book->words);
    if (!book->agents || !book->regimens || !book->sheets || !book->words)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < rows->agent_count; i++)
        book->agents[i] = &rows->agents[i];
    for (size_t i = 0; i < rows->regimen_count; i++) {
        if (!check_regimen(&rows->regimens[i], err))
            return false;
        book->regimens[i] = &rows->regimens[i];
    }
    for (size_t i = 0; i < rows->sheet_count; i++)
        book->sheets[i] = &rows->sheets[i];
    for (size_t i = 0; i < rows->word_count; i++)
        book->words[i] = &rows->words[i];
    qsort(book->agents, rows->agent_count, sizeof *book->agents, compare_agents);
    qsort(book->regimens, rows->regimen_count, sizeof *book->regimens, compare_regimens);
    qsort(book->sheets, rows->sheet_count, sizeof *book->sheets, compare_sheets);
    qsort(book->words, rows->word_count, sizeof *book->words, compare_words);
    if (!hoof_names_new(arena, rows, &book->names, err) ||
        !hoof_checks_read(arena, book, &book->checks, err))
        return false;
    *out = book;
    return true;
}

const struct hoof_plan_agent *hoof_plan_agent_find(const struct hoof_plan_book *book,
                                                   const char *id)
{
    const struct hoof_plan_agent wanted = {.id = id}, *key = &wanted;
    const struct hoof_plan_agent **at =
        bsearch(&key, book->agents, book->rows->agent_count, sizeof *book->agents, compare_agents);
    return at ? *at : NULL;
}

const struct hoof_plan_regimen *hoof_plan_regimen_find(const struct hoof_plan_book *book,
                                                       const char *id)
{
    const struct hoof_plan_regimen wanted = {.id = id}, *key = &wanted;
    const struct hoof_plan_regimen **at = bsearch(&key, book->regimens, book->rows->regimen_count,
                                                  sizeof *book->regimens, compare_regimens);
    return at ? *at : NULL;
}

const struct hoof_plan_sheet *hoof_plan_sheet_find(const struct hoof_plan_book *book,
                                                   const char *id)
{
    const struct hoof_plan_sheet wanted = {.id = id}, *key = &wanted;
    const struct hoof_plan_sheet **at =
        bsearch(&key, book->sheets, book->rows->sheet_count, sizeof *book->sheets, compare_sheets);
    return at ? *at : NULL;
}

const struct hoof_plan_word *hoof_plan_word_find(const struct hoof_plan_book *book,
                                                 const char *vocabulary, const char *id)
{
    const struct hoof_plan_word wanted = {.vocabulary = vocabulary, .id = id}, *key = &wanted;
    const struct hoof_plan_word **at =
        bsearch(&key, book->words, book->rows->word_count, sizeof *book->words, compare_words);
    return at ? *at : NULL;
}
