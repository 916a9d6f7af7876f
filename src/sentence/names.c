#include "sentence/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/text.h"

/* ---- matching ---- */

/* Tokens that the words of a name take from i on; spaces and hyphens may stand
 * between them. 0: no match. */
static size_t words_at(const struct reading *r, size_t i, const struct listed_name *name)
{
    size_t at = i;
    for (uint32_t k = 0; k < name->word_count; k++) {
        if (k > 0 && (hoof_say_mark(r, at, '-') || hoof_say_mark(r, at, '/')))
            at++;
        if (at >= r->token_count || r->tokens[at].kind == TOKEN_MARK || r->tokens[at].half != 0)
            return 0;
        const char *said = r->tokens[at].fold, *word = hoof_lexicon_word(r->lexicon, name, k);
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

/* Whether the first word of a name is before (-1), at (0) or behind n bytes. */
static int first_word_order(const struct hoof_lexicon *lexicon, size_t name, const char *word,
                            size_t n)
{
    const char *first = hoof_lexicon_word(lexicon, &lexicon->names[name], 0);
    int order = strncmp(first, word, n);
    return order != 0 ? order : first[n] != '\0';
}

/* Names are sorted: the first one whose first word has these n bytes; name_count
 * where none has. */
static size_t first_name(const struct hoof_lexicon *lexicon, const char *word, size_t n)
{
    size_t low = 0, high = lexicon->name_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        if (first_word_order(lexicon, middle, word, n) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return low < lexicon->name_count && first_word_order(lexicon, low, word, n) == 0
               ? low
               : lexicon->name_count;
}

bool hoof_say_is_listed(const struct hoof_lexicon *lexicon, const char *word, size_t n)
{
    /* Of names with one first word the shortest comes first. */
    size_t at = first_name(lexicon, word, n);
    return at < lexicon->name_count && lexicon->names[at].word_count == 1;
}

/* A listed name as the later stages see it; NULL without memory. */
static const struct name *tell(struct reading *r, const struct listed_name *listed, size_t place)
{
    const struct hoof_lexicon *lexicon = r->lexicon;
    struct name *name = hoof_alloc(r->arena, sizeof *name);
    if (!name) {
        r->no_memory = true;
        return NULL;
    }
    name->term = &lexicon->terms[listed->term];
    name->product = hoof_text_at(lexicon->texts, listed->product);
    name->place = place;
    name->same = listed->same ? tell(r, &lexicon->others[listed->same - 1], place) : NULL;
    return name;
}

const struct name *hoof_say_next_name(struct reading *r, const struct name *name)
{
    const struct hoof_lexicon *lexicon = r->lexicon;
    const struct listed_name *this = &lexicon->names[name->place], *next = this + 1;
    if (name->place + 1 >= lexicon->name_count || next->word_count != this->word_count)
        return NULL;
    for (uint32_t k = 0; k < this->word_count; k++)
        if (strcmp(hoof_lexicon_word(lexicon, this, k), hoof_lexicon_word(lexicon, next, k)) != 0)
            return NULL;
    return tell(r, next, name->place + 1);
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

/* The longest name at token i among those whose first word has n bytes of it. */
static void longest_name(const struct reading *r, size_t i, size_t n, size_t *length, bool *exact,
                         size_t *best)
{
    const struct hoof_lexicon *lexicon = r->lexicon;
    const char *said = r->tokens[i].fold;
    for (size_t k = first_name(lexicon, said, n);
         k < lexicon->name_count && first_word_order(lexicon, k, said, n) == 0; k++) {
        const struct listed_name *name = &lexicon->names[k];
        size_t tokens = words_at(r, i, name);
        if (tokens == 0 || tokens < *length)
            continue;
        bool whole = strcmp(r->tokens[i + tokens - 1].fold,
                            hoof_lexicon_word(lexicon, name, name->word_count - 1)) == 0;
        if (tokens > *length || (whole && !*exact)) {
            *length = tokens;
            *exact = whole;
            *best = k;
        }
    }
}

const struct name *hoof_say_name(struct reading *r, size_t i, size_t *length)
{
    bool exact = false;
    size_t best = 0;
    *length = 0;
    if (!may_start(r, i))
        return NULL;
    /* A name's first word is the token, or the token is its plural. */
    const char *said = r->tokens[i].fold;
    const size_t n = strlen(said);
    if (n > 1 && said[n - 1] == 's')
        longest_name(r, i, n - 1, length, &exact, &best);
    longest_name(r, i, n, length, &exact, &best);
    return *length ? tell(r, &r->lexicon->names[best], best) : NULL;
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
        const char *word = r->lexicon->texts + spelling->word;
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
    size_t m = strlen(r->lexicon->texts + found->word), both = n < m ? n : m;
    bool slip = only_slip(said, r->lexicon->texts + found->word);
    if (n < 5 || m < 5)
        return slip && n == m && second > best ? MEND_SURE : MEND_NOTHING;
    if (second <= best)
        return MEND_DOUBT;
    if (slip || (best == 1 && both >= 7) || (best == 2 && both >= 9))
        return MEND_SURE;
    return best == 1 || both >= 8 ? MEND_DOUBT : MEND_NOTHING;
}

static bool is_spelling(const struct hoof_lexicon *lexicon, const char *word)
{
    size_t low = 0, high = lexicon->spelling_count;
    while (low < high) {
        size_t middle = (low + high) / 2;
        int order = strcmp(lexicon->texts + lexicon->spellings[middle].word, word);
        if (order == 0)
            return true;
        if (order < 0)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

static bool is_known(struct reading *r, size_t i)
{
    size_t length;
    bool short_form, dose;
    const char *fold = r->tokens[i].fold;
    return hoof_say_phrase(r, i, &length) || hoof_say_name(r, i, &length) ||
           hoof_say_common_word(fold) || hoof_say_month(fold) > 0 ||
           hoof_say_weekday(fold, &short_form) >= 0 || hoof_say_number_word(fold) >= 0 ||
           hoof_say_unit_word(fold, &dose) || is_spelling(r->lexicon, fold);
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
    const struct choice choices[] = {{.words = meant, .instead = meant},
                                     {.words = "something else", .instead = ""}};
    hoof_say_ask_at(r,
                    hoof_say_format(r, "Is \xe2\x80\x9c%s\xe2\x80\x9d meant to be %s?",
                                    hoof_say_quote(r, token->start, token->end), meant),
                    token->start, token->end, 2, choices);
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
        const char *meant = r->lexicon->texts + near->word;
        const char *name = near->term ? r->lexicon->terms[near->term - 1].name : NULL;
        const char *shown = name && !strchr(name, ' ') ? name : meant;
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
