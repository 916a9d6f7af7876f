#include "sentence/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* ---- building ---- */

static int by_words(const void *left, const void *right)
{
    const struct name *a = left, *b = right;
    for (size_t k = 0; k < a->word_count && k < b->word_count; k++) {
        int order = strcmp(a->words[k], b->words[k]);
        if (order != 0)
            return order;
    }
    if (a->word_count != b->word_count)
        return a->word_count < b->word_count ? -1 : 1;
    if (a->term->class != b->term->class)
        return a->term->class < b->term->class ? -1 : 1;
    return a->position < b->position ? -1 : a->position > b->position;
}

static bool same_words(const struct name *a, const struct name *b)
{
    if (a->word_count != b->word_count)
        return false;
    for (size_t k = 0; k < a->word_count; k++)
        if (strcmp(a->words[k], b->words[k]) != 0)
            return false;
    return true;
}

static int by_text(const void *left, const void *right)
{
    const struct spelling *a = left, *b = right;
    return strcmp(a->word, b->word);
}

/* Names mostly come in the order of their terms: the last hit is tried first. */
static const struct hoof_lexicon_term *term_of(const struct hoof_lexicon_source *source,
                                               const struct hoof_lexicon_name *name,
                                               const struct hoof_lexicon_term *last)
{
    if (last && last->class == name->class && strcmp(last->id, name->term) == 0)
        return last;
    for (size_t k = 0; k < source->term_count; k++)
        if (source->terms[k].class == name->class && strcmp(source->terms[k].id, name->term) == 0)
            return &source->terms[k];
    return NULL;
}

/* Cuts one written name into words as the lexer cuts a sentence. */
static bool cut(struct hoof_arena *arena, const char *text, struct name *out)
{
    struct token *tokens = NULL;
    size_t count = 0;
    if (!hoof_say_tokens(arena, text, strlen(text), &tokens, &count))
        return false;
    out->words = hoof_alloc_array(arena, count + 1, sizeof *out->words);
    if (!out->words)
        return false;
    for (size_t k = 0; k < count; k++)
        if (tokens[k].kind != TOKEN_MARK)
            out->words[out->word_count++] = tokens[k].fold;
    return true;
}

static bool collect_spellings(struct hoof_arena *arena, struct hoof_lexicon *lexicon)
{
    size_t total = 0;
    for (size_t k = 0; k < lexicon->name_count; k++)
        total += lexicon->names[k].word_count;
    struct spelling *spellings = hoof_alloc_array(arena, total + 1, sizeof *spellings);
    if (!spellings)
        return false;
    size_t used = 0;
    for (size_t k = 0; k < lexicon->name_count; k++)
        for (size_t w = 0; w < lexicon->names[k].word_count; w++)
            if (strlen(lexicon->names[k].words[w]) >= 4)
                spellings[used++] =
                    (struct spelling){lexicon->names[k].words[w], lexicon->names[k].term};
    qsort(spellings, used, sizeof *spellings, by_text);
    size_t kept = 0;
    for (size_t k = 0; k < used; k++) {
        if (kept == 0 || strcmp(spellings[kept - 1].word, spellings[k].word) != 0)
            spellings[kept++] = spellings[k];
        else if (spellings[kept - 1].term != spellings[k].term)
            spellings[kept - 1].term = NULL;
    }
    lexicon->spellings = spellings;
    lexicon->spelling_count = kept;
    return true;
}

bool hoof_lexicon_new(struct hoof_arena *arena, const struct hoof_lexicon_source *source,
                      const struct hoof_lexicon **out, struct hoof_error *err)
{
    struct hoof_lexicon *lexicon = hoof_alloc(arena, sizeof *lexicon);
    struct name *names = hoof_alloc_array(arena, source->name_count + 1, sizeof *names);
    if (!lexicon || !names)
        return hoof_fail_memory(err);
    lexicon->terms = source->terms;
    lexicon->term_count = source->term_count;
    size_t used = 0;
    for (size_t k = 0; k < source->name_count; k++) {
        struct name *name = &names[used];
        name->term = term_of(source, &source->names[k], used > 0 ? names[used - 1].term : NULL);
        if (!name->term)
            return hoof_fail_bug(err, "a name of the lexicon has no term");
        name->product = source->names[k].product;
        name->position = k;
        if (!cut(arena, source->names[k].name, name))
            return hoof_fail_memory(err);
        if (name->word_count > 0)
            used++;
    }
    qsort(names, used, sizeof *names, by_words);
    size_t kept = 0;
    for (size_t k = 0; k < used; k++) {
        struct name *last = kept > 0 ? &names[kept - 1] : NULL;
        if (last && same_words(last, &names[k]) && last->term->class == names[k].term->class) {
            if (last->term->class == HOOF_WORD_TEST && last->term != names[k].term) {
                struct name *other = hoof_alloc(arena, sizeof *other);
                if (!other)
                    return hoof_fail_memory(err);
                *other = names[k];
                last->same = other;
            }
            continue;
        }
        names[kept++] = names[k];
    }
    lexicon->names = names;
    lexicon->name_count = kept;
    if (!collect_spellings(arena, lexicon))
        return hoof_fail_memory(err);
    *out = lexicon;
    return true;
}

/* ---- matching ---- */

/* Tokens that the words of a name take from i on; spaces and hyphens may stand
 * between them. 0: no match. */
static size_t words_at(const struct reading *r, size_t i, const struct name *name)
{
    size_t at = i;
    for (size_t k = 0; k < name->word_count; k++) {
        if (k > 0 && (hoof_say_mark(r, at, '-') || hoof_say_mark(r, at, '/')))
            at++;
        if (at >= r->token_count || r->tokens[at].kind == TOKEN_MARK || r->tokens[at].half != 0)
            return 0;
        const char *said = r->tokens[at].fold, *word = name->words[k];
        size_t n = strlen(word);
        if (strncmp(said, word, n) != 0)
            return 0;
        bool plural = k + 1 == name->word_count && n > 2 && strcmp(said + n, "s") == 0;
        if (said[n] != '\0' && !plural)
            return 0;
        at++;
    }
    return at - i;
}

/* The name "5" must not start in the middle of "6.5 mg": digits are glued to no
 * number before them. */
static bool may_start(const struct reading *r, size_t i)
{
    const struct token *token = &r->tokens[i];
    if (token->kind == TOKEN_WORD)
        return true;
    return token->kind == TOKEN_NUMBER && token->half == 0 &&
           !(token->glued && i > 0 && r->tokens[i - 1].kind == TOKEN_MARK);
}

const struct name *hoof_say_name(const struct reading *r, size_t i, size_t *length)
{
    const struct hoof_lexicon *lexicon = r->lexicon;
    *length = 0;
    if (!may_start(r, i))
        return NULL;
    /* Names are sorted by first word; a plural's "s" makes the word longer, so
     * start at the first name that shares the first byte. */
    char first = r->tokens[i].fold[0];
    size_t low = 0, high = lexicon->name_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if ((unsigned char)lexicon->names[middle].words[0][0] < (unsigned char)first)
            low = middle + 1;
        else
            high = middle;
    }
    const struct name *best = NULL;
    bool best_exact = false;
    for (size_t k = low; k < lexicon->name_count && lexicon->names[k].words[0][0] == first; k++) {
        size_t n = words_at(r, i, &lexicon->names[k]);
        if (n == 0 || n < *length)
            continue;
        bool exact = strcmp(r->tokens[i + n - 1].fold,
                            lexicon->names[k].words[lexicon->names[k].word_count - 1]) == 0;
        if (n > *length || (exact && !best_exact)) {
            *length = n;
            best = &lexicon->names[k];
            best_exact = exact;
        }
    }
    return best;
}

/* ---- misspellings ---- */

/* Same letters, only swapped neighbours or a doubled letter: nothing else is
 * meant by "fluhsing" or "diarhea". */
static bool only_slip(const char *said, const char *meant)
{
    size_t n = strlen(said), m = strlen(meant);
    if (n == m) {
        size_t k = 0;
        while (k < n && said[k] == meant[k])
            k++;
        return k + 1 < n && said[k] == meant[k + 1] && said[k + 1] == meant[k] &&
               strcmp(said + k + 2, meant + k + 2) == 0;
    }
    const char *longer = n > m ? said : meant, *shorter = n > m ? meant : said;
    if (strlen(longer) != strlen(shorter) + 1)
        return false;
    for (size_t k = 1; longer[k]; k++)
        if (longer[k] == longer[k - 1] && strncmp(longer, shorter, k) == 0 &&
            strcmp(longer + k + 1, shorter + k) == 0)
            return true;
    return false;
}

enum mending { MEND_NOTHING, MEND_SURE, MEND_DOUBT };

/* The nearest word of the lexicon. Another word of the same thing is no second
 * reading; a word that is as near and means something else makes it a doubt. */
static enum mending nearest(const struct reading *r, const char *said, const struct spelling **out)
{
    size_t n = strlen(said);
    unsigned limit = n >= 8 ? 2 : 1;
    unsigned best = limit + 1, second = limit + 2;
    const struct spelling *found = NULL;
    for (size_t k = 0; k < r->lexicon->spelling_count; k++) {
        const struct spelling *spelling = &r->lexicon->spellings[k];
        const char *word = spelling->word;
        size_t m = strlen(word);
        if (m > n + limit || n > m + limit || word[0] != said[0])
            continue;
        unsigned distance = hoof_text_distance(said, n, word, m, limit);
        if (distance == 0)
            return MEND_NOTHING;
        bool same = found && found->term && found->term == spelling->term;
        if (distance < best) {
            second = same ? second : best;
            best = distance;
            found = spelling;
        } else if (!same && distance < second) {
            second = distance;
        }
    }
    if (!found || best > limit)
        return MEND_NOTHING;
    *out = found;
    size_t m = strlen(found->word), both = n < m ? n : m;
    bool slip = only_slip(said, found->word);
    if (n < 5 || m < 5)
        return slip && n == m && second > best ? MEND_SURE : MEND_NOTHING;
    if (second <= best)
        return MEND_DOUBT;
    if (slip || (best == 1 && both >= 7) || (best == 2 && both >= 9))
        return MEND_SURE;
    return best == 1 || both >= 8 ? MEND_DOUBT : MEND_NOTHING;
}

static bool is_known(const struct reading *r, size_t i)
{
    size_t length;
    bool short_form, dose;
    const char *fold = r->tokens[i].fold;
    if (hoof_say_phrase(r, i, &length) || hoof_say_name(r, i, &length) ||
        hoof_say_common_word(fold) || hoof_say_month(fold) > 0 ||
        hoof_say_weekday(fold, &short_form) >= 0 || hoof_say_number_word(fold) >= 0 ||
        hoof_say_unit_word(fold, &dose))
        return true;
    for (size_t k = 0; k < r->lexicon->spelling_count; k++)
        if (strcmp(r->lexicon->spellings[k].word, fold) == 0)
            return true;
    return false;
}

static bool is_in_food(const struct reading *r, size_t i)
{
    for (size_t k = 0; k <= i; k++)
        if (r->tokens[k].food_end > i)
            return true;
    return false;
}

static void ask_if_meant(struct reading *r, const struct token *token, const char *meant)
{
    const char *choices[] = {meant, "something else"};
    hoof_say_ask(r,
                 hoof_say_format(r, "Is \xe2\x80\x9c%s\xe2\x80\x9d meant to be %s?",
                                 hoof_say_quote(r, token->start, token->end), meant),
                 2, choices);
}

void hoof_say_mend_spelling(struct reading *r)
{
    /* Words of time that have no entry in the lexicon but are often mistyped. */
    static const struct {
        const char *said, *meant;
    } slips[] = {
        {"yesteday", "yesterday"},   {"yesturday", "yesterday"}, {"yesterdy", "yesterday"},
        {"yestersday", "yesterday"}, {"yday", "yesterday"},      {"tody", "today"},
        {"moring", "morning"},       {"mornig", "morning"},      {"evning", "evening"},
        {"afternon", "afternoon"},   {"brekfast", "breakfast"},  {"breakfst", "breakfast"},
        {"brekkie", "breakfast"},    {"tommorow", "tomorrow"},   {"tomorow", "tomorrow"},
        {"minuts", "minutes"},       {"severly", "severely"},    {"sevre", "severe"},
        {"modarate", "moderate"},    {"tomorro", "tomorrow"},    {"stoools", "stools"},
        {"sttols", "stools"},        {"stols", "stools"},        {"tonite", "tonight"},
        {"rescu", "rescue"},         {"skiped", "skipped"},      {"tabelts", "tablets"},
        {"tablest", "tablets"},
    };
    for (size_t i = 0; i < r->token_count; i++) {
        struct token *token = &r->tokens[i];
        if (token->kind != TOKEN_WORD || strlen(token->fold) < 4)
            continue;
        for (size_t k = 0; k < sizeof slips / sizeof *slips; k++)
            if (strcmp(slips[k].said, token->fold) == 0)
                token->fold = slips[k].meant;
        if (is_known(r, i) || is_in_food(r, i))
            continue;
        const struct spelling *near = NULL;
        enum mending mending = nearest(r, token->fold, &near);
        if (mending == MEND_NOTHING)
            continue;
        const char *meant = near->word;
        bool named = near->term && !strchr(near->term->name, ' ');
        const char *shown = named ? near->term->name : meant;
        if (mending == MEND_DOUBT) {
            token->corrected = true; /* a question was asked: it is not left over too */
            ask_if_meant(r, token, shown);
            continue;
        }
        token->fold = meant;
        hoof_say_note(r, hoof_say_format(r, "\xe2\x80\x9c%s\xe2\x80\x9d is read as %s.",
                                         hoof_say_quote(r, token->start, token->end), shown));
    }
}
