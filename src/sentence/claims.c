#include "sentence/inside.h"

/*
 * Whose it was, and whether it happened. "Husband flushed" and "almost flushed"
 * name a flush and tell of none of the person's: they are asked about. Only
 * words that stand before the name in its own clause count.
 */

static bool is_one_of(const struct reading *r, size_t i, const char *const *words)
{
    for (; *words; words++)
        if (hoof_say_is(r, i, *words))
            return true;
    return false;
}

static const char *const others[] = {
    "husband",  "hubby",         "wife",    "partner",  "spouse",    "mum",      "mom",
    "mother",   "mam",           "dad",     "father",   "friend",    "friends",  "daughter",
    "son",      "sister",        "brother", "kid",      "kids",      "child",    "children",
    "grandson", "granddaughter", "baby",    "neighbor", "neighbour", "dog",      "cat",
    "he",       "she",           "they",    "someone",  "somebody",  "everyone", "everybody",
    NULL};

static const char *const staff[] = {"doctor",     "doctors", "dr",         "nurse",
                                    "consultant", "gp",      "oncologist", "specialist",
                                    "surgeon",    "team",    NULL};

static const char *const telling[] = {"said",  "says",   "asked",   "asks",      "told", "tells",
                                      "wants", "thinks", "thought", "mentioned", NULL};

static const char *const doubts[] = {
    "nearly",  "almost",    "might",     "maybe",      "perhaps",  "possibly", "thought",
    "hoping",  "hope",      "hoped",     "dreamt",     "dreamed",  "if",       "unless",
    "afraid",  "scared",    "expecting", "expect",     "expected", "avoid",    "avoided",
    "prevent", "prevents",  "against",   "whenever",   "always",   "usually",  "normally",
    "often",   "sometimes", "tend",      "generally",  "could",    "would",    "should",
    "will",    "gonna",     "like",      "threatened", "case",     "risk",     "wondered",
    "wonder",  NULL};

/* What is said of a food that was not eaten. */
static const char *const longings[] = {"nearly",   "almost",  "might",   "maybe",   "wanted",
                                       "want",     "craving", "craved",  "avoided", "avoid",
                                       "avoiding", "bought",  "smelled", "smelt",   "if",
                                       "fancied",  "fancy",   "refused", "instead", NULL};

static bool is_number(const struct reading *r, size_t i)
{
    return i < r->token_count &&
           (r->tokens[i].kind == TOKEN_NUMBER ||
            (r->tokens[i].kind == TOKEN_WORD && hoof_say_number_word(r->tokens[i].fold) > 0) ||
            hoof_say_is(r, i, "half") || hoof_say_is(r, i, "an"));
}

/* "about to", "going to" right before the name, but for a small word. */
static bool is_only_meant(const struct reading *r, size_t i, size_t head)
{
    static const char *const between[] = {"be", "have", "get", "a", "start", NULL};
    if ((!hoof_say_is(r, i, "about") && !hoof_say_is(r, i, "going")) ||
        !hoof_say_is(r, i + 1, "to"))
        return false;
    for (i += 2; i < head; i++)
        if (!is_one_of(r, i, between))
            return false;
    return true;
}

/* "asked about flushing", "worried about the flushes". */
static bool is_only_spoken_of(const struct reading *r, size_t i, size_t head)
{
    static const char *const between[] = {"a", "the", "my", "any", "more", NULL};
    if (!hoof_say_is(r, i, "about") || i == 0)
        return false;
    for (i++; i < head; i++)
        if (!is_one_of(r, i, between))
            return false;
    return true;
}

/* The first token of the clause that tells of a doubt; head: none does. */
static size_t doubt_at(const struct reading *r, const struct clause *clause, size_t from)
{
    size_t head = clause->head->first;
    const char *const *words = clause->kind == CLAUSE_MEAL ? longings : doubts;
    for (size_t i = from; i < head; i++) {
        bool doubt = is_one_of(r, i, words) && !is_number(r, i + 1);
        if (doubt || is_only_meant(r, i, head) || is_only_spoken_of(r, i, head))
            return i;
    }
    return head;
}

/* The token that names somebody else who is the one that it happened to. */
static size_t other_at(const struct reading *r, const struct clause *clause, size_t from)
{
    static const char *const eats[] = {"ate", "had", "has", "drank", "eats", NULL};
    static const char *const own[] = {"i",    "im", "ive", "me",  "my",
                                      "with", "at", "by",  "for", NULL};
    size_t head = clause->head->first, found = head;
    bool told = false;
    if (is_one_of(r, head, own)) /* "my temp" is a name */
        return head;
    for (size_t i = from; i < head; i++) {
        bool other = is_one_of(r, i, others) || is_one_of(r, i, staff);
        if (other && clause->kind == CLAUSE_MEAL && !is_one_of(r, i + 1, eats))
            continue;
        if (other && i > from && is_one_of(r, i - 1, own) && !hoof_say_is(r, i - 1, "my"))
            continue; /* "with my wife", "by the nurse" */
        if (other && i > from + 1 && hoof_say_is(r, i - 1, "my") && is_one_of(r, i - 2, own))
            continue;
        if (other)
            found = i;
        else if (found < head && is_one_of(r, i, own))
            found = head; /* "my wife saw me flush" */
        told = told || is_one_of(r, i, telling);
    }
    if (found < head && is_one_of(r, found, staff) && !told)
        return head;
    return found;
}

static bool can_be_anothers(const struct clause *clause)
{
    if (clause->kind == CLAUSE_STOOL || clause->kind == CLAUSE_MEAL)
        return true;
    if (clause->kind != CLAUSE_NAMED)
        return false;
    const struct hoof_lexicon_term *term = clause->head->name->term;
    return term->class == HOOF_WORD_SYMPTOM || term->class == HOOF_WORD_EVENT ||
           term->class == HOOF_WORD_VITAL || term->class == HOOF_WORD_TEST ||
           (term->class == HOOF_WORD_FACTOR && strcmp(term->id, "infection") == 0);
}

static bool can_be_doubted(const struct clause *clause)
{
    if (clause->kind == CLAUSE_STOOL || clause->kind == CLAUSE_MEAL)
        return true;
    return clause->kind == CLAUSE_NAMED && clause->head->name->term->class == HOOF_WORD_SYMPTOM;
}

/* The first byte of what is left when the words of doubt are taken out. */
static uint32_t claim_start(const struct clause *clause, size_t token)
{
    for (size_t k = 0; k < clause->count; k++) {
        const struct piece *piece = clause->pieces[k];
        bool small = piece->kind == PIECE_WORD || piece->kind == PIECE_FILLER;
        if (piece->first > token && (!small || piece == clause->head))
            return piece->start;
    }
    return clause->head->start;
}

static void ask_whose(struct reading *r, const struct clause *clause, size_t token)
{
    static const char *const before[] = {"my", "the", "our", NULL};
    uint32_t start = r->tokens[token].start, end = r->tokens[token].end;
    const char *instead = "I";
    if (token > 0 && is_one_of(r, token - 1, before))
        start = r->tokens[token - 1].start;
    if (hoof_say_is(r, token + 1, "has")) {
        end = r->tokens[token + 1].end;
        instead = "I have";
    }
    const struct choice choices[] = {{.words = "I did", .instead = instead},
                                     {.words = "somebody else: nothing is logged", .instead = ""}};
    hoof_say_ask_at(r,
                    hoof_say_format(r, "\xe2\x80\x9c%s\xe2\x80\x9d: whose was it?",
                                    hoof_say_quote(r, start, hoof_say_clause_end(clause))),
                    start, end, 2, choices);
}

static void ask_whether(struct reading *r, const struct clause *clause, size_t token)
{
    uint32_t start = r->tokens[token].start, claim = claim_start(clause, token),
             end = hoof_say_clause_end(clause);
    const struct choice choices[] = {
        {.words = hoof_say_format(r, "yes: log \xe2\x80\x9c%s\xe2\x80\x9d",
                                  hoof_say_quote(r, claim, end)),
         .instead = " "},
        {.words = "no: nothing is logged", .instead = ""}};
    hoof_say_ask_at(r,
                    hoof_say_format(r, "\xe2\x80\x9c%s\xe2\x80\x9d: did it happen?",
                                    hoof_say_quote(r, start, end)),
                    start, claim, 2, choices);
}

/* What is asked about makes no entry, and its words are in the question. */
static void put_off(struct clause *clause)
{
    clause->failed = true;
    for (size_t k = 0; k < clause->count; k++)
        if (clause->pieces[k]->first <= clause->head->first)
            clause->pieces[k]->used = true;
}

static bool names_the_person(const struct reading *r, const struct clause *clause)
{
    static const char *const own[] = {"i", "im", "ive", "me", "my", NULL};
    for (size_t k = 0; k < clause->count; k++)
        if (is_one_of(r, clause->pieces[k]->first, own))
            return true;
    return false;
}

static void ask_about_claims(struct reading *r, struct clauses *clauses)
{
    for (size_t k = 0; k < clauses->count; k++) {
        struct clause *clause = &clauses->items[k];
        if (clause->failed || !clause->head || clause->count == 0)
            continue;
        size_t from = clause->pieces[0]->first, head = clause->head->first;
        size_t other = can_be_anothers(clause) ? other_at(r, clause, from) : head;
        size_t doubt = can_be_doubted(clause) ? doubt_at(r, clause, from) : head;
        if (other == head && doubt == head)
            continue;
        if (other < head)
            ask_whose(r, clause, other);
        else
            ask_whether(r, clause, doubt);
        put_off(clause);
        /* "my wife had a flush and diarrhea" */
        for (size_t n = k + 1; n < clauses->count; n++) {
            struct clause *next = &clauses->items[n];
            if (next->joiner != PIECE_AND || !next->head || !can_be_doubted(next) ||
                names_the_person(r, next))
                break;
            put_off(next);
        }
    }
}

/* ---- what was not ---- */

/* "Did not have" is a dose left out, but of a symptom it says that there was none. */
static bool denies(const struct clause *clause, const struct piece *piece)
{
    bool had_not = piece->kind == PIECE_SKIP && piece->value == 1 && can_be_doubted(clause);
    return (piece->kind == PIECE_NO || had_not) && piece->start < clause->head->start;
}

static void mark_negation(struct clauses *clauses)
{
    for (size_t k = 0; k < clauses->count; k++) {
        struct clause *clause = &clauses->items[k];
        struct clause *last = k > 0 ? &clauses->items[k - 1] : NULL;
        for (size_t p = 0; clause->head && p < clause->count; p++) {
            if (!denies(clause, clause->pieces[p]))
                continue;
            clause->negated = true;
            if (clause->pieces[p]->kind == PIECE_SKIP)
                clause->pieces[p]->kind = PIECE_NO;
        }
        if (clause->is_or && last && last->negated)
            clause->negated = true;
    }
}

/* Only a name, perhaps with its time: nothing in it says that it was. */
static bool is_bare(const struct clause *clause)
{
    for (size_t k = 0; k < clause->count; k++) {
        const struct piece *piece = clause->pieces[k];
        if (piece != clause->head && piece->kind != PIECE_FILLER && piece->kind != PIECE_WHEN)
            return false;
    }
    return true;
}

/* "No flush and diarrhea": does the "no" reach over the "and"? */
static void ask_how_far(struct reading *r, struct clauses *clauses)
{
    for (size_t k = 1; k < clauses->count; k++) {
        struct clause *last = &clauses->items[k - 1], *clause = &clauses->items[k];
        bool joined = (clause->joiner == PIECE_AND && !clause->is_or) ||
                      (clause->joiner == PIECE_COMMA && !clause->split);
        if (!last->negated || last->failed || clause->negated || clause->failed || !joined ||
            !clause->head || !last->head || !can_be_doubted(last) || !can_be_doubted(clause) ||
            clause->kind == CLAUSE_MEAL || last->kind == CLAUSE_MEAL || !is_bare(clause))
            continue;
        const char *what = hoof_say_quote(r, clause->head->start, clause->head->end);
        const struct choice choices[] = {
            {.words = hoof_say_format(r, "no %s", what), .instead = " or "},
            {.words = hoof_say_format(r, "yes: %s", what), .instead = ", but "}};
        hoof_say_ask_at(r,
                        hoof_say_format(r, "\xe2\x80\x9c%s\xe2\x80\x9d: was there any %s?",
                                        hoof_say_quote(r, hoof_say_clause_start(last),
                                                       hoof_say_clause_end(clause)),
                                        what),
                        hoof_say_clause_end(last), hoof_say_clause_start(clause), 2, choices);
        put_off(clause);
    }
}

void hoof_say_claims(struct reading *r, struct clauses *clauses)
{
    mark_negation(clauses);
    ask_about_claims(r, clauses);
    ask_how_far(r, clauses);
}
