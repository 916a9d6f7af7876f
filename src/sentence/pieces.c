#include "sentence/inside.h"

#include <string.h>

/* From tokens to pieces: at every token the longest thing that fits wins, and of
 * equally long ones a name of the book, then a fixed phrase, a time, a food. */

static struct piece *add_piece(struct reading *r, enum piece_kind kind, size_t first, size_t count)
{
    struct piece *pieces =
        hoof_grow(r->arena, r->pieces, r->piece_count, &r->piece_capacity, sizeof *pieces);
    if (!pieces) {
        r->no_memory = true;
        return NULL;
    }
    r->pieces = pieces;
    struct piece *piece = &pieces[r->piece_count++];
    *piece = (struct piece){.kind = kind,
                            .first = (uint32_t)first,
                            .last = (uint32_t)(first + count - 1),
                            .start = r->tokens[first].start,
                            .end = r->tokens[first + count - 1].end};
    return piece;
}

/* ---- foods ---- */

static void mark_foods(struct reading *r)
{
    struct hoof_food_answer answer = {0};
    struct hoof_error err = {0};
    if (!r->foods)
        return;
    if (!hoof_food_read(r->foods, r->text, r->n, NULL, r->arena, &answer, &err)) {
        r->no_memory = true; /* the text was checked: nothing else can fail */
        return;
    }
    size_t i = 0;
    for (size_t k = 0; k < answer.match_count; k++) {
        const struct hoof_food_match *match = &answer.matches[k];
        while (i < r->token_count && r->tokens[i].start < match->start)
            i++;
        size_t last = i;
        while (last < r->token_count && r->tokens[last].end < match->end)
            last++;
        if (i >= r->token_count || last >= r->token_count || r->tokens[i].start != match->start)
            continue;
        r->tokens[i].food_end = (uint32_t)(last + 1);
        r->tokens[i].food = match->food;
    }
    i = 0;
    for (size_t k = 0; k < answer.not_checked_count; k++) {
        while (i < r->token_count && r->tokens[i].end <= answer.not_checked[k].start)
            i++;
        for (size_t j = i; j < r->token_count && r->tokens[j].start < answer.not_checked[k].end;
             j++)
            r->tokens[j].not_checked = true;
    }
}

/* ---- numbers with a meaning of their own ---- */

static bool digits_at(const struct reading *r, size_t i, double *value)
{
    struct number number;
    if (i >= r->token_count || r->tokens[i].kind != TOKEN_NUMBER || r->tokens[i].half != 0 ||
        strlen(r->tokens[i].fold) > 6)
        return false;
    number.value = 0;
    for (const char *c = r->tokens[i].fold; *c; c++)
        number.value = number.value * 10 + (*c - '0');
    *value = number.value;
    return true;
}

static size_t pressure_number(const struct reading *r, size_t i, double *value)
{
    return digits_at(r, i, value) ? 1 : hoof_say_spoken_hundreds(r, i, value);
}

/* "142/85", "142 over 85", "one forty two over eighty five". */
static size_t pressure_at(const struct reading *r, size_t i, double *high, double *low)
{
    size_t first = pressure_number(r, i, high);
    bool slash = hoof_say_mark(r, i + first, '/'), over = hoof_say_is(r, i + first, "over");
    size_t second = first > 0 && (slash || over) ? pressure_number(r, i + first + 1, low) : 0;
    size_t end = i + first + 1 + second;
    if (second == 0 || (hoof_say_mark(r, end, '/') && r->tokens[end].glued))
        return 0;
    return *high >= 50 && *high <= 300 && *low >= 20 && *low < *high ? end - i : 0;
}

/* "7/10", "7 out of 10". */
static size_t out_of_ten(const struct reading *r, size_t i, double *value)
{
    struct number number;
    size_t n = hoof_say_number(r, i, &number);
    double ten = 0;
    if (n == 0 || number.range || number.two_readings || number.value > 10)
        return 0;
    size_t at = i + n;
    if (hoof_say_mark(r, at, '/'))
        at += 1;
    else if (hoof_say_is(r, at, "out") && hoof_say_is(r, at + 1, "of"))
        at += 2;
    else if (hoof_say_is(r, at, "of"))
        at += 1;
    else
        return 0;
    if (!digits_at(r, at, &ten) && hoof_say_is(r, at, "ten"))
        ten = 10;
    *value = number.value;
    return ten == 10 ? at + 1 - i : 0;
}

/* "x2", "2x", "2 times", "three times"; "2 x" before an amount. *words: said as
 * a number of times, not as a product. */
static size_t times_at(struct reading *r, size_t i, struct number *number, bool *words)
{
    struct piece amount = {0};
    *words = false;
    if (hoof_say_is(r, i, "x")) {
        if (hoof_say_quantity(r, i + 1, &amount) > 0 && amount.unit_is_dose)
            return 0;
        size_t n = hoof_say_number(r, i + 1, number);
        return n > 0 ? n + 1 : 0;
    }
    size_t n = hoof_say_number(r, i, number);
    if (n == 0)
        return 0;
    if (hoof_say_is(r, i + n, "times") || hoof_say_is(r, i + n, "time")) {
        *words = true;
        return n + 1;
    }
    bool stuck_behind = i + n + 1 < r->token_count && r->tokens[i + n + 1].glued &&
                        r->tokens[i + n + 1].kind == TOKEN_NUMBER && !r->tokens[i + n].glued;
    return hoof_say_is(r, i + n, "x") && !stuck_behind ? n + 1 : 0; /* "500 x2": 500, twice */
}

/* "bristol 6", "type 6", "severity of 6". */
static size_t number_behind(const struct reading *r, size_t i, struct number *number)
{
    size_t skip = 0;
    while (hoof_say_mark(r, i + skip, ':') || hoof_say_mark(r, i + skip, '=') ||
           hoof_say_is(r, i + skip, "of") || hoof_say_is(r, i + skip, "was") ||
           hoof_say_is(r, i + skip, "is"))
        skip++;
    size_t n = hoof_say_number(r, i + skip, number);
    return n > 0 ? skip + n : 0;
}

/* "left buttock", "right upper thigh", "abdomen". */
static size_t site_at(struct reading *r, size_t i)
{
    static const char *const sides[] = {"left", "right", "l", "r", NULL};
    static const char *const levels[] = {"upper", "lower", "outer", "inner", NULL};
    static const char *const parts[] = {
        "buttock", "buttocks", "bum", "thigh",    "arm",   "abdomen", "belly", "tummy", "stomach",
        "hip",     "glute",    "leg", "shoulder", "flank", "butt",    "cheek", "side",  NULL};
    size_t at = i, length;
    const char *const *groups[] = {sides, levels, levels, parts};
    for (size_t g = 0; g < 4; g++) {
        bool found = false;
        for (size_t k = 0; groups[g][k] && !found; k++)
            found = hoof_say_is(r, at, groups[g][k]);
        if (g == 3 && (!found || (hoof_say_name(r, at, &length) && length > 1)))
            return 0;
        at += found;
    }
    bool plain_side = at == i + 1 && (hoof_say_is(r, i, "side") || hoof_say_is(r, i, "cheek"));
    return plain_side ? 0 : at - i;
}

/* ---- one piece ---- */

static bool starts_part(const struct reading *r)
{
    if (r->piece_count == 0)
        return true;
    enum piece_kind kind = r->pieces[r->piece_count - 1].kind;
    return kind == PIECE_STOP || kind == PIECE_COMMA || kind == PIECE_COLON || kind == PIECE_AND;
}

/* A note takes everything to the end of its line. */
static size_t take_note(struct reading *r, size_t i, const struct phrase *phrase, size_t length)
{
    size_t from = i + length;
    bool colon = hoof_say_mark(r, from, ':') || hoof_say_mark(r, from, '-');
    if (!starts_part(r) || (phrase->value == 0 && !colon && r->piece_count > 0))
        return 0;
    if (colon)
        from++;
    if (phrase->value == 2 && !colon)
        from = i;
    size_t end = from;
    while (end < r->token_count && !hoof_say_mark(r, end, '\n'))
        end++;
    if (end == from)
        return 0;
    struct piece *piece = add_piece(r, PIECE_NOTE, i, end - i);
    if (piece)
        piece->text = hoof_strndup(r->arena, r->text + r->tokens[from].start,
                                   r->tokens[end - 1].end - r->tokens[from].start);
    return end - i;
}

static bool is_value_head(const struct reading *r, bool says_at)
{
    for (size_t k = r->piece_count; k > 0; k--) {
        const struct piece *piece = &r->pieces[k - 1];
        if (piece->kind == PIECE_FILLER || piece->kind == PIECE_COLON)
            continue;
        if (piece->kind != PIECE_HEAD)
            return false;
        enum hoof_word_class class = piece->name->term->class;
        return class == HOOF_WORD_TEST || class == HOOF_WORD_VITAL || class == HOOF_WORD_FACTOR ||
               (class == HOOF_WORD_AGENT && !says_at);
    }
    return false;
}

static bool is_weather(const char *word)
{
    return strcmp(word, "cold") == 0 || strcmp(word, "hot") == 0 || strcmp(word, "heat") == 0;
}

/* "cold milk" is no factor, and a name inside of a longer food is no name. */
static bool gives_way(const struct reading *r, size_t i, const struct name *name, size_t length)
{
    size_t food = r->tokens[i].food_end > i ? r->tokens[i].food_end - i : 0;
    if (food > length)
        return true;
    return length == 1 && name->term->class == HOOF_WORD_FACTOR && is_weather(r->tokens[i].fold) &&
           i + 1 < r->token_count &&
           (r->tokens[i + 1].food_end > 0 || r->tokens[i + 1].not_checked);
}

/* A symptom that the book has no name for is kept as the person wrote it. */
static size_t add_complaint(struct reading *r, size_t i, size_t length)
{
    struct hoof_lexicon_term *term = hoof_alloc(r->arena, sizeof *term);
    struct name *name = hoof_alloc(r->arena, sizeof *name);
    struct piece *piece = add_piece(r, PIECE_HEAD, i, length);
    if (!term || !name || !piece) {
        r->no_memory = true;
        return length;
    }
    const char *words = hoof_say_quote(r, piece->start, piece->end);
    *term = (struct hoof_lexicon_term){.class = HOOF_WORD_SYMPTOM, .id = words, .name = words};
    *name = (struct name){.term = term};
    piece->name = name;
    piece->is_word = true;
    return length;
}

static size_t add_phrase(struct reading *r, size_t i, const struct phrase *phrase, size_t length)
{
    struct number number;
    size_t behind;
    struct piece *piece;
    switch (phrase->kind) {
    case PIECE_NOTE:
        return take_note(r, i, phrase, length);
    case PIECE_COMPLAINT:
        return add_complaint(r, i, length);
    case PIECE_BRISTOL:
        behind = number_behind(r, i + length, &number);
        if (behind == 0)
            return 0;
        piece = add_piece(r, PIECE_BRISTOL, i, length + behind);
        if (piece) {
            piece->number = number;
            piece->value = phrase->value;
        }
        return length + behind;
    case PIECE_SEVERITY:
        if (phrase->value != -2)
            break;
        behind = number_behind(r, i + length, &number);
        if (behind == 0)
            return 0;
        if (hoof_say_mark(r, i + length + behind, '/') &&
            i + length + behind + 1 < r->token_count &&
            strcmp(r->tokens[i + length + behind + 1].fold, "10") == 0)
            behind += 2;
        piece = add_piece(r, PIECE_SEVERITY, i, length + behind);
        if (piece) {
            piece->number = number;
            piece->value = -2;
        }
        return length + behind;
    default:
        break;
    }
    piece = add_piece(r, phrase->kind, i, length);
    if (piece) {
        piece->value = phrase->value;
        piece->is_word =
            phrase->kind == PIECE_AND || phrase->kind == PIECE_STOP || phrase->kind == PIECE_TIMES
                ? phrase->value != 0
                : false;
        piece->number.value = phrase->kind == PIECE_TIMES ? phrase->value : 0;
    }
    return length;
}

static bool follows_adjective(const struct reading *r)
{
    if (r->piece_count == 0)
        return false;
    enum piece_kind kind = r->pieces[r->piece_count - 1].kind;
    return kind == PIECE_SEVERITY || kind == PIECE_FLAG || kind == PIECE_LOOSE;
}

/* 1st, 2nd, 3rd, 11th; "11st" is a weight. */
static bool is_ordinal(const char *digits, size_t ending)
{
    size_t n = strlen(digits);
    bool teen = n > 1 && digits[n - 2] == '1';
    char last = digits[n - 1];
    size_t right = teen || last < '1' || last > '3' ? 3 : (size_t)(last - '1');
    return ending == right;
}

/* "2 flushes, one at 3pm, one at 5pm": the times of what was counted. */
static bool is_one_of_them(struct reading *r, size_t i)
{
    struct when when;
    bool counted = false;
    for (size_t k = r->piece_count; k > 0 && r->pieces[k - 1].kind != PIECE_STOP; k--) {
        const struct piece *piece = &r->pieces[k - 1];
        if (piece->kind == PIECE_HEAD && piece->name->term->class == HOOF_WORD_AGENT)
            return false; /* "two imodium at 3pm and one at 6pm" are other amounts */
        counted = counted || ((piece->kind == PIECE_NUMBER || piece->kind == PIECE_TIMES) &&
                              piece->number.value >= 2);
    }
    return counted && hoof_say_when(r, i + 1, false, &when) > 0 && when.has_clock;
}

/* "my 2nd flush", "flush #3", "third flush today": which one, not how many. */
static size_t ordinal_at(const struct reading *r, size_t i)
{
    static const char *const words[] = {"first", "second", "third", "fourth",
                                        "fifth", "sixth",  "1st",   NULL};
    static const char *const endings[] = {"st", "nd", "rd", "th", NULL};
    bool number = i < r->token_count && r->tokens[i].kind == TOKEN_NUMBER;
    if (hoof_say_mark(r, i, '#') && r->tokens[i + 1].kind == TOKEN_NUMBER && r->tokens[i + 1].glued)
        return 2;
    for (size_t k = 0; words[k]; k++)
        if (hoof_say_is(r, i, words[k]))
            return 1;
    for (size_t k = 0; number && endings[k]; k++)
        if (hoof_say_is(r, i + 1, endings[k]) && r->tokens[i + 1].glued)
            return is_ordinal(r->tokens[i].fold, k) ? 2 : 0;
    return 0;
}

static size_t add_number(struct reading *r, size_t i)
{
    struct piece found = {0};
    double high, low;
    bool words;
    size_t ordinal = ordinal_at(r, i);
    if (ordinal > 0) {
        add_piece(r, PIECE_FILLER, i, ordinal);
        return ordinal;
    }
    size_t n = pressure_at(r, i, &high, &low);
    struct piece *piece;
    if (n > 0) {
        if ((piece = add_piece(r, PIECE_PRESSURE, i, n))) {
            piece->number.value = high;
            piece->diastolic = low;
        }
        return n;
    }
    if ((n = out_of_ten(r, i, &high)) > 0) {
        if ((piece = add_piece(r, PIECE_SEVERITY, i, n))) {
            piece->number.value = high;
            piece->value = -2;
        }
        return n;
    }
    if ((n = times_at(r, i, &found.number, &words)) > 0) {
        if ((piece = add_piece(r, PIECE_TIMES, i, n))) {
            piece->number = found.number;
            piece->is_word = words;
        }
        return n;
    }
    size_t amount = hoof_say_quantity(r, i, &found);
    double minutes;
    size_t span = hoof_say_span(r, i, &minutes);
    if (span > 0 && span >= amount) {
        if ((piece = add_piece(r, PIECE_SPAN, i, span)))
            piece->minutes = minutes;
        return span;
    }
    if (amount > 0) {
        if ((piece = add_piece(r, PIECE_QUANTITY, i, amount))) {
            piece->number = found.number;
            piece->unit = found.unit;
            piece->unit_is_dose = found.unit_is_dose;
        }
        return amount;
    }
    n = hoof_say_number(r, i, &found.number);
    if (n == 1 && hoof_say_is(r, i, "one") && (follows_adjective(r) || is_one_of_them(r, i))) {
        add_piece(r, PIECE_FILLER, i, 1); /* "a bad one" */
        return 1;
    }
    if (n > 0 && (piece = add_piece(r, PIECE_NUMBER, i, n)))
        piece->number = found.number;
    return n;
}

static void add_mark(struct reading *r, size_t i)
{
    const struct token *token = &r->tokens[i];
    bool spaced = !token->glued && (i + 1 >= r->token_count || !r->tokens[i + 1].glued);
    switch (token->mark) {
    case ',':
    case '|':
        add_piece(r, PIECE_COMMA, i, 1);
        break;
    case '-':
        if (spaced)
            add_piece(r, PIECE_COMMA, i, 1);
        break;
    case '.':
    case ';':
    case '!':
    case '?':
    case '\n':
    case '>':
        add_piece(r, PIECE_STOP, i, 1);
        break;
    case ':':
    case '=':
        add_piece(r, PIECE_COLON, i, 1);
        break;
    case '&':
    case '+':
    case '/':
        add_piece(r, PIECE_AND, i, 1);
        break;
    default:
        break;
    }
}

/* "B12 300 pg/mL" is a result, "B12 1000 mcg" a dose: where a name means a test
 * and a medicine, what stands behind it tells. */
static const struct name *as_test(struct reading *r, size_t behind, const struct name *name)
{
    const struct name *other =
        name->term->class == HOOF_WORD_AGENT ? hoof_say_next_name(r, name) : NULL;
    if (!other || other->term->class != HOOF_WORD_TEST)
        return name;
    for (size_t k = r->piece_count; k > 0; k--) {
        enum piece_kind kind = r->pieces[k - 1].kind;
        if (kind == PIECE_TOOK || kind == PIECE_NUMBER || kind == PIECE_QUANTITY)
            return name;
        if (kind != PIECE_FILLER)
            break;
    }
    struct piece amount = {0};
    while (hoof_say_mark(r, behind, ':') || hoof_say_is(r, behind, "level") ||
           hoof_say_is(r, behind, "was"))
        behind++;
    bool dose = hoof_say_quantity(r, behind, &amount) > 0 && amount.unit_is_dose;
    return dose || hoof_say_number(r, behind, &amount.number) == 0 ? name : other;
}

static size_t next_piece(struct reading *r, size_t i)
{
    struct token *token = &r->tokens[i];
    size_t name_length, phrase_length, food = token->food_end > i ? token->food_end - i : 0;
    struct when when;
    const struct name *name = hoof_say_name(r, i, &name_length);
    const struct phrase *phrase = hoof_say_phrase(r, i, &phrase_length);
    size_t time = hoof_say_when(r, i, is_value_head(r, hoof_say_is(r, i, "at")), &when);
    if (name && gives_way(r, i, name, name_length)) {
        name = NULL;
        name_length = 0;
    }
    if (name && phrase_length >= name_length && name->term->class == HOOF_WORD_ROUTE) {
        name = NULL;
        name_length = 0;
    }
    name = name ? as_test(r, i + name_length, name) : NULL;
    if (name && name_length == 1 && time == 1 && when.has_date) { /* "fri 2 flushes, sat 3" */
        name = NULL;
        name_length = 0;
    }
    double span;
    if (hoof_say_span(r, i, &span) > time)
        time = 0;
    struct piece *piece;
    if (name && name_length >= phrase_length && name_length >= time && name_length >= food) {
        if ((piece = add_piece(r, PIECE_HEAD, i, name_length)))
            piece->name = name;
        return name_length;
    }
    if (food > 0 && food >= time && food >= phrase_length) {
        if ((piece = add_piece(r, PIECE_FOOD, i, food)))
            piece->food = token->food;
        return food;
    }
    if (time > 0 && time >= phrase_length) {
        if ((piece = add_piece(r, PIECE_WHEN, i, time))) {
            piece->when = when;
            piece->when.start = piece->start;
            piece->when.end = piece->end;
            piece->when.leads = hoof_say_mark(r, i + time, ':') || hoof_say_mark(r, i + time, '-');
        }
        r->writes_24h = r->writes_24h || (when.has_clock && when.written24);
        return time;
    }
    size_t n = site_at(r, i);
    if (n > 0 && n >= phrase_length && add_piece(r, PIECE_SITE, i, n))
        return n;
    n = 0;
    bool counted = token->kind == TOKEN_NUMBER || hoof_say_is(r, i, "x") || phrase == NULL ||
                   phrase->kind == PIECE_FILLER || hoof_say_mark(r, i, '#');
    if (phrase && phrase->kind != PIECE_FILLER)
        n = add_phrase(r, i, phrase, phrase_length);
    if (n == 0 && counted)
        n = add_number(r, i);
    if (n > 0)
        return n;
    if (token->kind == TOKEN_MARK) {
        add_mark(r, i);
        return 1;
    }
    bool filler = (phrase && phrase->kind == PIECE_FILLER) || hoof_say_is(r, i, "x");
    bool denied = r->piece_count > 0 && r->pieces[r->piece_count - 1].kind == PIECE_NO;
    if (!filler && !denied &&
        (strcmp(token->fold, "pain") == 0 || strcmp(token->fold, "pains") == 0)) {
        const struct choice choices[] = {{.words = "belly pain", .instead = "belly pain"},
                                         {.words = "chest pain", .instead = "chest pain"},
                                         {.words = "headache", .instead = "headache"},
                                         {.words = "somewhere else: write where, as in back pain"}};
        hoof_say_ask_at(r, "Where was the pain?", token->start, token->end, 4, choices);
        token->corrected = true;
    }
    piece = add_piece(r, filler ? PIECE_FILLER : PIECE_WORD, i, 1);
    if (piece && token->corrected)
        piece->used = true; /* a question about this word was asked */
    return 1;
}

void hoof_say_pieces(struct reading *r)
{
    mark_foods(r);
    hoof_say_mend_spelling(r);
    for (size_t i = 0; i < r->token_count && !r->no_memory;)
        i += next_piece(r, i);
}
