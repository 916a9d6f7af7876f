#include "food/inside.h"

#include <stdlib.h>
#include <string.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#include "base/text.h"

/* "nut free": words [from, free] are cancelled. */
struct free_span {
    uint32_t from, free;
};

struct hoof_food_reader {
    const struct hoof_food_table *table;
    const struct sheet *sheet; /* NULL: no test diet is asked for */
    uint8_t *own;              /* enum hoof_own_list, by food; NULL: the person has no lists */

    /* Of the text at hand; memory is kept from text to text. */
    struct hoof_words words;
    struct hoof_food_match *matches;
    size_t match_count, match_capacity;
    struct hoof_span *not_checked;
    size_t not_checked_count, not_checked_capacity;
    struct free_span *spans;
    size_t span_count, span_capacity, span_at;
    struct hoof_food_question *questions;
    const char **choices; /* of the table's questions, at their places in its choices */
    size_t question_count;
    uint8_t classes[HOOF_FOOD_MOST_CLASSES];
    struct hoof_test_diet test_diet;
    struct hoof_arena *scratch; /* of one text */
};

static void reader_free(void *thing)
{
    struct hoof_food_reader *r = thing;
    hoof_words_release(&r->words);
    free(r->matches);
    free(r->not_checked);
    free(r->spans);
    hoof_arena_free(r->scratch);
    free(r);
}

static bool grow(void **items, size_t *capacity, size_t want, size_t size)
{
    if (*capacity >= want)
        return true;
    want += want / 2 + 32;
    void *more = realloc(*items, want * size);
    if (!more)
        return false;
    *items = more;
    *capacity = want;
    return true;
}

/* ---- the person's own lists ---- */

/* The food of a word of the person's own: an id, or any name. */
static size_t own_food(const struct hoof_food_table *table, const char *word)
{
    size_t food = hoof_food_index_of(table, word), n = strlen(word), start, end;
    struct hoof_scan_match match;
    if (food != SIZE_MAX || hoof_utf8_bad_at(word, n) != n)
        return food;
    if (!hoof_scan_word(word, n, 0, &start, &end) ||
        !hoof_scan_at(table->scan, word, n, start, &match) ||
        hoof_scan_word(word, n, match.end, &start, &end))
        return SIZE_MAX;
    return table->names[match.value].food;
}

static bool read_own_lists(struct hoof_food_reader *r, const struct hoof_food_options *options,
                           struct hoof_arena *arena)
{
    if (!options->fine_count && !options->avoid_count)
        return true;
    r->own = hoof_alloc_array(arena, r->table->food_count + 1, 1);
    if (!r->own)
        return false;
    for (size_t i = 0; i < options->fine_count; i++) {
        size_t food = own_food(r->table, options->fine[i]);
        if (food != SIZE_MAX)
            r->own[food] = HOOF_OWN_FINE;
    }
    for (size_t i = 0; i < options->avoid_count; i++) {
        size_t food = own_food(r->table, options->avoid[i]);
        if (food != SIZE_MAX)
            r->own[food] = HOOF_OWN_AVOID;
    }
    return true;
}

bool hoof_food_reader_new(struct hoof_arena *arena, const struct hoof_food_table *table,
                          const struct hoof_food_options *options, struct hoof_food_reader **out,
                          struct hoof_error *err)
{
    struct hoof_food_reader *r = calloc(1, sizeof *r);
    if (!r)
        return hoof_fail_memory(err);
    r->table = table;
    if (!hoof_arena_own(arena, r, reader_free))
        return hoof_fail_memory(err);
    r->questions = hoof_alloc_array(arena, table->question_count + 1, sizeof *r->questions);
    r->choices = hoof_alloc_array(arena, table->choice_count + 1, sizeof *r->choices);
    if (!r->questions || !r->choices || (options && !read_own_lists(r, options, arena)))
        return hoof_fail_memory(err);
    if (options && options->laboratory) {
        const char *asked_for = hoof_strdup(arena, options->laboratory);
        const struct sheet *sheet = hoof_food_sheet_find(table, options->laboratory);
        r->sheet = sheet;
        r->scratch = hoof_arena_new();
        r->test_diet = (struct hoof_test_diet){
            .laboratory = sheet->id ? hoof_food_text(table, sheet->id) : asked_for,
            .laboratory_name = hoof_food_text(table, sheet->name),
            .has_sheet = sheet->id != 0,
            .hours_before = (int)sheet->hours_before,
            .notes = hoof_food_sheet_notes(table, sheet, arena),
            .note_count = sheet->note_count};
        if (!asked_for || !r->scratch || !r->test_diet.notes)
            return hoof_fail_memory(err);
    }
    *out = r;
    return true;
}

/* ---- "nut free" ---- */

static bool joined(const struct hoof_food_reader *r, const char *text, size_t next)
{
    return next < r->words.count && hoof_scan_joined(text, &r->words, next);
}

/* Notes the longest listed name that ends right before each "free". */
static bool find_free_spans(struct hoof_food_reader *r, const char *text)
{
    const struct hoof_word *items = r->words.items;
    const size_t reach = 2 * hoof_scan_longest(r->table->scan);
    for (size_t i = 1; i < r->words.count; i++) {
        if (!(items[i].tags & TAG_FREE) || !joined(r, text, i))
            continue;
        if (joined(r, text, i + 1) && items[i + 1].tags & TAG_AFTER_FREE)
            continue;
        for (size_t from = i > reach ? i - reach : 0; from < i; from++) {
            struct hoof_scan_found found;
            if (!hoof_scan_match_exact(r->table->scan, text, &r->words, from, i, &found))
                continue;
            if (!grow((void **)&r->spans, &r->span_capacity, r->span_count + 1, sizeof *r->spans))
                return false;
            r->spans[r->span_count++] = (struct free_span){(uint32_t)from, (uint32_t)i};
            break;
        }
    }
    return true;
}

/* ---- "no walnuts or pecans" ---- */

/* If word i is a negation with a listed name straight after it: the word after
 * all that it cancels, else i. */
static size_t cancelled_until(struct hoof_food_reader *r, const char *text, size_t i)
{
    const struct hoof_word *items = r->words.items;
    size_t until = i, at = i + 1;
    struct hoof_scan_found found;
    while (joined(r, text, at)) {
        if (hoof_scan_match_at(r->table->scan, text, &r->words, at, r->words.count, &found)) {
            until = at = found.next;
            if (!joined(r, text, at) || !(items[at].tags & TAG_OR))
                break;
            at++;
        } else if (items[at].tags & TAG_FILLER) {
            at++;
        } else {
            break;
        }
    }
    return until;
}

/* ---- the walk ---- */

static bool has_accent(const char *text, size_t from, size_t to)
{
    for (; from < to; from++)
        if ((unsigned char)text[from] >= 0x80)
            return true;
    return false;
}

enum reading { IS_FOOD, IS_MEASURE, IS_NO_FOOD };

static enum reading reading_of(struct hoof_food_reader *r, const char *text, size_t i,
                               const struct name *name, const struct hoof_scan_found *found)
{
    struct hoof_scan_found other;
    switch (name->trap) {
    case TRAP_PINT: /* "a pint of milk", "2 pints milk" */
        if (joined(r, text, found->next) &&
            (r->words.items[found->next].tags & TAG_OF ||
             hoof_scan_match_at(r->table->scan, text, &r->words, found->next, r->words.count,
                                &other)))
            return IS_MEASURE;
        return IS_FOOD;
    case TRAP_ROSE: /* "rose wine" is a name of its own */
        return has_accent(text, r->words.spans[i].start, found->end) ? IS_FOOD : IS_NO_FOOD;
    default:
        return IS_FOOD;
    }
}

static inline void raise_levels(uint8_t *levels, const uint8_t *by)
{
#ifdef __SSE2__
    __m128i *to = (__m128i *)(void *)levels;
    const __m128i *from = (const __m128i *)(const void *)by;
    _mm_storeu_si128(to, _mm_max_epu8(_mm_loadu_si128(to), _mm_loadu_si128(from)));
#else
    for (int i = 0; i < HOOF_FOOD_MOST_CLASSES; i++)
        levels[i] = levels[i] > by[i] ? levels[i] : by[i];
#endif
}

/* A question that the text was not asked yet. */
static void ask(struct hoof_food_reader *r, const struct question *question)
{
    const struct hoof_food_table *table = r->table;
    const char *text = hoof_food_text(table, question->text);
    for (size_t i = 0; i < r->question_count; i++)
        if (r->questions[i].text == text)
            return;
    for (size_t i = question->choices; i < question->choices + question->choice_count; i++)
        r->choices[i] = hoof_food_text(table, table->choices[i]);
    r->questions[r->question_count++] =
        (struct hoof_food_question){.text = text,
                                    .choices = r->choices + question->choices,
                                    .choice_count = question->choice_count};
}

static void take_food(struct hoof_food_reader *r, uint32_t start, const struct name *name,
                      const struct hoof_scan_found *found)
{
    const struct hoof_food_table *table = r->table;
    const uint8_t *levels = table->levels + (size_t)HOOF_FOOD_MOST_CLASSES * name->food;
    struct hoof_food_match *match = &r->matches[r->match_count++];
    match->food = &table->foods[name->food];
    match->index = name->food;
    match->start = start;
    match->end = found->end;
    match->own = r->own ? (enum hoof_own_list)r->own[name->food] : HOOF_OWN_NONE;
    raise_levels(r->classes, levels);
    if (name->question)
        ask(r, &table->questions[name->question - 1]);
}

/* "250ml", "2tbsp": a unit straight after its number. */
static bool is_amount(const struct hoof_food_reader *r, const char *text,
                      const struct hoof_span *word)
{
    char unit[16];
    size_t at = word->start, n = 0;
    while (at < word->end && ((text[at] >= '0' && text[at] <= '9') || text[at] == '.'))
        at++;
    for (; at < word->end; at++) {
        if (n == sizeof unit || (unsigned char)text[at] >= 0x80)
            return false;
        unit[n++] = (char)(text[at] | 0x20);
    }
    return n > 0 && hoof_scan_tags_of(r->table->scan, unit, n) & TAG_SMALL;
}

/* The s of "Heinz's", the t of "don't": goes with the word before it, where that
 * is not checked. */
static void join_tail(struct hoof_food_reader *r, const char *text, size_t n,
                      const struct hoof_span *word)
{
    if (!r->not_checked_count)
        return;
    struct hoof_span *last = &r->not_checked[r->not_checked_count - 1];
    size_t length = hoof_words_apostrophe(text, n, last->end);
    if (length && last->end + length == word->start)
        last->end = word->end;
}

/* Reports word i as not checked, if it needs to be. */
static void pass_over(struct hoof_food_reader *r, const char *text, size_t n, size_t i)
{
    const struct hoof_word *word = &r->words.items[i];
    const struct hoof_span *span = &r->words.spans[i];
    const bool counts = word->flags & HOOF_WORD_LETTER && !(word->tags & TAG_SMALL);
    if (counts && !(word->flags & HOOF_WORD_AMOUNT && is_amount(r, text, span)))
        r->not_checked[r->not_checked_count++] = *span;
    else if (word->tags & TAG_CONTRACTION)
        join_tail(r, text, n, span);
}

/* Passes over the words from i on that no rule looks at, and says which is the
 * first that one does. Most words of a label are such: they are added without a
 * branch, since which of them count cannot be foretold. */
static inline size_t pass_over_plain(struct hoof_food_reader *r, size_t i)
{
    const struct hoof_word *const items = r->words.items;
    const struct hoof_span *const spans = r->words.spans;
    struct hoof_span *to = r->not_checked + r->not_checked_count;
    while (!(items[i].flags &
             (HOOF_WORD_BEGINS | HOOF_WORD_POSSESSIVE | HOOF_WORD_AMOUNT | HOOF_WORD_NONE)) &&
           !(items[i].tags & (TAG_NEGATION | TAG_CONTRACTION))) {
        *to = spans[i];
        to += ((items[i].flags & HOOF_WORD_LETTER) != 0) & !(items[i].tags & TAG_SMALL);
        i++;
    }
    r->not_checked_count = (size_t)(to - r->not_checked);
    return i;
}

/* The longest name at word i that respects the spans of "free". Returns false
 * where there is none; *skip is then the word to go on with if i is cancelled. */
static bool match_beside_free(struct hoof_food_reader *r, const char *text, size_t i,
                              struct hoof_scan_found *found, size_t *skip)
{
    const struct hoof_scan *scan = r->table->scan;
    while (r->span_at < r->span_count && r->spans[r->span_at].free < i)
        r->span_at++;
    bool matched = hoof_scan_match_at(scan, text, &r->words, i, r->words.count, found);
    if (r->span_at == r->span_count)
        return matched;
    const struct free_span *span = &r->spans[r->span_at];
    if (matched && (found->next > span->free || found->next <= span->from))
        return true; /* the whole phrase is a name ("alcohol-free beer"), or it ends before */
    if (i >= span->from) {
        *skip = span->free + 1;
        return false;
    }
    return matched && hoof_scan_match_at(scan, text, &r->words, i, span->from, found);
}

static void walk(struct hoof_food_reader *r, const char *text, size_t n, bool has_rules)
{
    const struct hoof_food_table *table = r->table;
    const size_t count = r->words.count;
    size_t i = 0;
    while (i < count) {
        if (!r->span_count && (i = pass_over_plain(r, i)) == count)
            break;
        const struct hoof_word *word = &r->words.items[i];
        struct hoof_scan_found found;
        size_t skip = 0;
        bool matched = r->span_count
                           ? match_beside_free(r, text, i, &found, &skip)
                           : hoof_scan_match_at(table->scan, text, &r->words, i, count, &found);
        if (skip) {
            i = skip;
            continue;
        }
        if (!matched) {
            if (has_rules && word->tags & TAG_NEGATION) {
                size_t until = cancelled_until(r, text, i);
                if (until > i) {
                    i = until;
                    continue;
                }
            }
            pass_over(r, text, n, i++);
            continue;
        }
        const struct name *name = &table->names[found.value];
        switch (name->trap ? reading_of(r, text, i, name, &found) : IS_FOOD) {
        case IS_FOOD:
            take_food(r, r->words.spans[i].start, name, &found);
            i = found.next;
            break;
        case IS_MEASURE:
            i = found.next;
            break;
        case IS_NO_FOOD:
            pass_over(r, text, n, i++);
            break;
        }
    }
}

#define LONGEST_TEXT (64u << 20)

static bool check_size(size_t n, struct hoof_error *err)
{
    return n <= LONGEST_TEXT ||
           hoof_fail(err, HOOF_REQUEST, NULL,
                     "The text is longer than 64 MiB. Give it in several parts.");
}

static bool check_text(const char *text, size_t n, struct hoof_error *err)
{
    size_t bad = hoof_utf8_bad_at(text, n);
    if (bad == n)
        return true;
    if (text[bad] == '\0')
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "Byte %zu of the text is a NUL. Take it out and try again.", bad + 1);
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "Byte %zu of the text is not UTF-8. Save the text as UTF-8 and try again.",
                     bad + 1);
}

bool hoof_food_reader_read(struct hoof_food_reader *r, const char *text, size_t n,
                           struct hoof_food_answer *out, struct hoof_error *err)
{
    if (!check_size(n, err))
        return false;
    r->match_count = r->not_checked_count = r->question_count = 0;
    r->span_count = r->span_at = 0;
    memset(r->classes, 0, sizeof r->classes);
    if (!hoof_scan_read(r->table->scan, text, n, &r->words))
        return hoof_fail_memory(err);
    if (!r->words.plain && !check_text(text, n, err))
        return false;
    if (!grow((void **)&r->matches, &r->match_capacity, r->words.count, sizeof *r->matches) ||
        !grow((void **)&r->not_checked, &r->not_checked_capacity, r->words.count + 1,
              sizeof *r->not_checked) ||
        (r->words.all_tags & TAG_FREE && !find_free_spans(r, text)))
        return hoof_fail_memory(err);
    walk(r, text, n, r->words.all_tags & TAG_RULED);
    *out = (struct hoof_food_answer){.text = text,
                                     .text_size = n,
                                     .table = r->table,
                                     .classes = r->classes,
                                     .matches = r->matches,
                                     .match_count = r->match_count,
                                     .not_checked = r->not_checked,
                                     .not_checked_count = r->not_checked_count,
                                     .questions = r->questions,
                                     .question_count = r->question_count};
    if (r->sheet) {
        hoof_arena_reset(r->scratch);
        if (!hoof_food_judge(r->table, r->sheet, r->matches, r->match_count, r->scratch,
                             &r->test_diet, err))
            return false;
        out->test_diet = &r->test_diet;
    }
    return true;
}

bool hoof_food_read(const struct hoof_food_table *table, const char *text, size_t n,
                    const struct hoof_food_options *options, struct hoof_arena *arena,
                    struct hoof_food_answer *out, struct hoof_error *err)
{
    struct hoof_food_reader *reader;
    return hoof_food_reader_new(arena, table, options, &reader, err) &&
           hoof_food_reader_read(reader, text, n, out, err);
}
