/* The language of checks: a phrase is laid over the patterns of its forms, one
 * after another; the pattern that gets furthest says what is wrong with it. */
#include <stdio.h>
#include <string.h>

#include "base/text.h"
#include "plan/book.h"
#include "plan/forms.h"

enum { WORDS_MAX = 64 };

/* --- Words. ---------------------------------------------------------------------- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Cuts text at white space; a comma after a word is a word of its own. False:
 * too many words. */
static bool cut(struct hoof_reader *reader, struct hoof_word_span *words)
{
    size_t n = strlen(reader->text), at = 0;
    while (true) {
        while (at < n && is_blank(reader->text[at]))
            at++;
        if (at == n)
            return true;
        size_t start = at;
        while (at < n && !is_blank(reader->text[at]) && (reader->text[at] != ',' || at == start))
            at++;
        if (reader->text[start] == ',')
            at = start + 1;
        if (reader->count == WORDS_MAX)
            return false;
        words[reader->count++] = (struct hoof_word_span){(uint32_t)start, (uint32_t)at};
    }
}

bool hoof_reader_is(const struct hoof_reader *reader, size_t at, const char *word)
{
    if (at >= reader->count)
        return false;
    size_t n = reader->words[at].end - reader->words[at].start;
    return strlen(word) == n && memcmp(reader->text + reader->words[at].start, word, n) == 0;
}

/* Of what may stand at the furthest word, the first is told: an argument, which
 * says more than a word of a pattern, where there is one. */
static void expect(struct hoof_reader *reader, size_t at, const char *what, bool argument)
{
    if (reader->expected && at <= reader->far &&
        (at < reader->far || !argument || reader->expected_argument))
        return;
    reader->far = at;
    reader->expected = what;
    reader->expected_argument = argument;
    reader->no_such = NULL;
}

void hoof_reader_expected(struct hoof_reader *reader, size_t at, const char *what)
{
    expect(reader, at, what, true);
}

/* --- Patterns. -------------------------------------------------------------------- */

static size_t word_length(const char *pattern)
{
    return strcspn(pattern, " []");
}

static bool is_capital(const char *pattern)
{
    return pattern[0] >= 'A' && pattern[0] <= 'Z';
}

/* The number of arguments that the pattern has up to its end, or up to the "]"
 * that closes the group in which it begins. */
static size_t arguments_in(const char *pattern)
{
    size_t count = 0;
    while (*pattern && *pattern != ']') {
        if (*pattern == '[') {
            size_t inside = arguments_in(pattern + 1);
            count += inside ? inside : 1;
            pattern = strchr(pattern, ']') + 1;
        } else if (*pattern == ' ') {
            pattern++;
        } else {
            size_t n = word_length(pattern);
            count += is_capital(pattern) || memchr(pattern, '|', n);
            pattern += n;
        }
    }
    return count;
}

/* One of "a|b|c" (n bytes) at word `at`; its number in *choice. */
static bool one_of(const struct hoof_reader *reader, const char *choices, size_t n, size_t at,
                   unsigned *choice)
{
    *choice = 0;
    if (at >= reader->count)
        return false;
    const char *word = reader->text + reader->words[at].start, *end = choices + n;
    size_t length = reader->words[at].end - reader->words[at].start;
    while (choices < end) {
        const char *bar = memchr(choices, '|', (size_t)(end - choices));
        size_t width = (size_t)((bar ? bar : end) - choices);
        if (width == length && memcmp(choices, word, width) == 0)
            return true;
        choices += width + 1;
        ++*choice;
    }
    return false;
}

/* Whether the words from `at` on have the pattern; arguments go to args, which
 * has room for all of the form. Groups are not nested. */
static bool lies_over(struct hoof_reader *reader, const char *pattern, size_t at,
                      struct hoof_arg *args)
{
    while (*pattern == ' ' || *pattern == ']')
        pattern++;
    if (!*pattern) {
        if (at < reader->count)
            expect(reader, at, "the end", false);
        return at == reader->count;
    }
    if (*pattern == '[') {
        size_t inside = arguments_in(pattern + 1), used = inside ? inside : 1;
        memset(args, 0, used * sizeof *args);
        if (!inside)
            args->given = true;
        if (lies_over(reader, pattern + 1, at, inside ? args : args + 1))
            return true;
        memset(args, 0, used * sizeof *args);
        return lies_over(reader, strchr(pattern, ']') + 1, at, args + used);
    }
    size_t n = word_length(pattern);
    if (is_capital(pattern)) {
        memset(args, 0, sizeof *args);
        if (!hoof_argument_read(reader, pattern, n, &at, args))
            return false;
        args->given = true;
        return lies_over(reader, pattern + n, at, args + 1);
    }
    unsigned choice;
    if (!one_of(reader, pattern, n, at, &choice)) {
        expect(reader, at, pattern, false);
        return false;
    }
    bool argument = memchr(pattern, '|', n);
    if (argument)
        *args = (struct hoof_arg){.given = true, .choice = choice};
    return lies_over(reader, pattern + n, at + 1, args + argument);
}

/* --- Phrases. --------------------------------------------------------------------- */

static const struct hoof_form *const condition_tables[] = {
    hoof_forms_doses,   hoof_forms_totals,   hoof_forms_judged, hoof_forms_medicines,
    hoof_forms_results, hoof_forms_symptoms, hoof_forms_food,   hoof_forms_events,
};

static bool try_form(struct hoof_reader *reader, const struct hoof_form *form,
                     struct hoof_arg *scratch, const struct hoof_phrase **out)
{
    if (!lies_over(reader, form->pattern, 0, scratch) || reader->out_of_memory)
        return false;
    size_t count = arguments_in(form->pattern);
    struct hoof_phrase *phrase = hoof_alloc(reader->arena, sizeof *phrase);
    struct hoof_arg *args = hoof_alloc_array(reader->arena, count + 1, sizeof *args);
    char *text = hoof_strdup(reader->arena, reader->text);
    if (!phrase || !args || !text) {
        reader->out_of_memory = true;
        return false;
    }
    memcpy(args, scratch, count * sizeof *args);
    for (size_t i = 0; i < count; i++)
        if (args[i].given && args[i].kind && !hoof_argument_keep(reader, &args[i]))
            reader->out_of_memory = true;
    *phrase = (struct hoof_phrase){form, text, args, count};
    *out = phrase;
    return true;
}

static bool try_table(struct hoof_reader *reader, const struct hoof_form *forms,
                      const struct hoof_phrase **out)
{
    struct hoof_arg scratch[HOOF_ARGS_MAX];
    for (; forms->pattern; forms++)
        if (try_form(reader, forms, scratch, out) || reader->out_of_memory)
            return true;
    return false;
}

/* What stands at the furthest word, and what may. */
static bool fail_at(const struct hoof_reader *reader, bool moment, struct hoof_error *err)
{
    char shown[HOOF_SHOWN], place[32];
    size_t at = reader->far;
    snprintf(place, sizeof place, "word %zu", at + 1);
    if (at >= reader->count)
        return hoof_fail(err, HOOF_REQUEST, place,
                         "The phrase \"%.160s\" ends too early: %.*s is missing.", reader->text,
                         (int)strcspn(reader->expected, "["), reader->expected);
    const char *word = reader->text + reader->words[at].start;
    size_t n = reader->words[at].end - reader->words[at].start;
    hoof_shown(word, n, shown);
    if (at == 0)
        return hoof_fail(err, HOOF_REQUEST, place,
                         "No %s begins with \"%s\" (\"%.160s\"). src/plan/README.md lists them.",
                         moment ? "moment of a check" : "phrase", shown, reader->text);
    if (reader->no_such) {
        const char *near = hoof_names_near(reader->names, reader->no_such_vocabulary, word, n);
        if (near)
            return hoof_fail(err, HOOF_REQUEST, place,
                             "There is no %s \"%s\". Do you mean \"%.60s\"?", reader->no_such,
                             shown, near);
        return hoof_fail(err, HOOF_REQUEST, place, "There is no %s \"%s\" in \"%.160s\".",
                         reader->no_such, shown, reader->text);
    }
    return hoof_fail(err, HOOF_REQUEST, place, "\"%s\" cannot stand there in \"%.160s\": %.*s may.",
                     shown, reader->text, (int)strcspn(reader->expected, "[]"), reader->expected);
}

bool hoof_phrase_read(struct hoof_arena *arena, const struct hoof_plan_book *book, const char *text,
                      bool moment, const struct hoof_phrase **out, struct hoof_error *err)
{
    struct hoof_word_span words[WORDS_MAX];
    struct hoof_reader reader = {
        .arena = arena, .names = book->names, .text = text, .words = words};
    bool found = false;
    if (hoof_utf8_bad_at(text, strlen(text)) < strlen(text))
        return hoof_fail(err, HOOF_REQUEST, NULL, "A phrase of a check is not UTF-8 text.");
    if (!cut(&reader, words))
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "The phrase \"%.60s...\" has more than %d words. Write it as two.", text,
                         WORDS_MAX);
    if (!reader.count)
        return hoof_fail(err, HOOF_REQUEST, NULL, "A phrase of a check is empty.");
    if (moment)
        found = try_table(&reader, hoof_forms_moments, out);
    for (size_t i = 0; !moment && !found && i < sizeof condition_tables / sizeof *condition_tables;
         i++)
        found = try_table(&reader, condition_tables[i], out);
    if (reader.out_of_memory)
        return hoof_fail_memory(err);
    return found || fail_at(&reader, moment, err);
}

enum hoof_truth hoof_phrase_holds(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence)
{
    return phrase->form->holds(judge, phrase, moment, evidence);
}
