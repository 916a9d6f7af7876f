#include "sentence/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/quantity.h"

static double digits_value(const struct token *token)
{
    /* strtod stops at nothing here: only digits; a run of hundreds of them is huge, not an error.
     */
    return strtod(token->fold, NULL);
}

int hoof_say_small(const struct reading *r, size_t i, size_t most)
{
    size_t n = hoof_say_digit_count(r, i);
    if (n == 0 || n > most)
        return -1;
    int value = 0;
    for (const char *digits = r->tokens[i].fold; *digits; digits++)
        value = value * 10 + (*digits - '0');
    return value;
}

/* "31", "31.5", "31,5"; "1,250" has two readings. */
static size_t decimal(const struct reading *r, size_t i, struct number *out)
{
    *out = (struct number){.value = digits_value(&r->tokens[i])};
    bool point = hoof_say_mark(r, i + 1, '.'), comma = hoof_say_mark(r, i + 1, ',');
    if ((!point && !comma) || !hoof_say_is_glued(r, i + 1) || !hoof_say_is_digits(r, i + 2) ||
        !hoof_say_is_glued(r, i + 2))
        return 1;
    char text[64];
    const char *whole = r->tokens[i].fold, *part = r->tokens[i + 2].fold;
    size_t whole_size = strlen(whole), part_size = strlen(part);
    if (whole_size + part_size + 2 > sizeof text)
        return 1;
    memcpy(text, whole, whole_size);
    text[whole_size] = '.';
    memcpy(text + whole_size + 1, part, part_size + 1);
    out->value = strtod(text, NULL);
    if (comma && part_size == 3 && whole_size <= 3 && whole[0] != '0') {
        memcpy(text + whole_size, part, part_size + 1);
        out->other = out->value;
        out->value = strtod(text, NULL);
        out->two_readings = true;
    }
    return 3;
}

/* "1/2" written as a fraction: halves, thirds and quarters only. */
static size_t fraction(const struct reading *r, size_t i, double *out)
{
    if (!hoof_say_is_digits(r, i) || !hoof_say_mark(r, i + 1, '/') ||
        !hoof_say_is_glued(r, i + 1) || !hoof_say_is_digits(r, i + 2) ||
        !hoof_say_is_glued(r, i + 2))
        return 0;
    double top = digits_value(&r->tokens[i]), bottom = digits_value(&r->tokens[i + 2]);
    if (top < 1 || top >= bottom || bottom < 2 || bottom > 4)
        return 0;
    *out = top / bottom;
    return 3;
}

static int word_value(const struct reading *r, size_t i)
{
    return i < r->token_count && r->tokens[i].kind == TOKEN_WORD
               ? hoof_say_number_word(r->tokens[i].fold)
               : -1;
}

/* "two", "twenty five", "ninety-two". */
static size_t below_hundred(const struct reading *r, size_t i, double *out)
{
    int value = word_value(r, i);
    if (value < 0 || value >= 100)
        return 0;
    *out = value;
    if (value < 20)
        return 1;
    size_t next = hoof_say_mark(r, i + 1, '-') ? i + 2 : i + 1;
    int ones = word_value(r, next);
    if (ones < 1 || ones > 9)
        return 1;
    *out = value + ones;
    return next + 1 - i;
}

/* "a hundred", "one hundred and forty", "two hundred fifty". */
static size_t whole_in_words(const struct reading *r, size_t i, double *out)
{
    double hundreds = 1, rest = 0;
    size_t n = hoof_say_is(r, i, "a") ? 1 : word_value(r, i) == 100 ? 0 : below_hundred(r, i, out);
    if (!hoof_say_is(r, i + n, "hundred"))
        return hoof_say_is(r, i, "a") ? 0 : n;
    if (n > 0 && !hoof_say_is(r, i, "a"))
        hundreds = *out;
    n++;
    size_t more = below_hundred(r, i + n + (hoof_say_is(r, i + n, "and") ? 1 : 0), &rest);
    bool counts_more = more > 0 && rest >= 1 && (hoof_say_is(r, i + n, "and") ? rest >= 10 : true);
    *out = hundreds * 100 + (counts_more ? rest : 0);
    return counts_more ? n + more + (hoof_say_is(r, i + n, "and") ? 1 : 0) : n;
}

/* "one forty two" before "over": how a blood pressure is said. */
size_t hoof_say_spoken_hundreds(const struct reading *r, size_t i, double *out)
{
    double rest;
    int first = word_value(r, i);
    size_t n = first == 1 || first == 2 ? below_hundred(r, i + 1, &rest) : 0;
    if (n > 0 && rest >= 10) {
        *out = first * 100 + rest;
        return 1 + n;
    }
    return whole_in_words(r, i, out);
}

/* The same, "a couple of", "half a", "a dozen". */
static size_t number_in_words(const struct reading *r, size_t i, double *out)
{
    static const struct {
        const char *words[3];
        double value;
    } phrases[] = {
        {{"a", "couple", "of"}, 2},  {{"a", "couple", NULL}, 2}, {{"couple", "of", NULL}, 2},
        {{"couple", NULL, NULL}, 2}, {{"a", "pair", "of"}, 2},   {{"half", "a", NULL}, 0.5},
        {{"half", "an", NULL}, 0.5}, {{"a", "half", NULL}, 0.5}, {{"a", "dozen", NULL}, 12},
        {{"a", "single", NULL}, 1},
    };
    for (size_t k = 0; k < sizeof phrases / sizeof *phrases; k++) {
        size_t n = 0;
        while (n < 3 && phrases[k].words[n] && hoof_say_is(r, i + n, phrases[k].words[n]))
            n++;
        if (n == 3 || !phrases[k].words[n]) {
            *out = phrases[k].value;
            return n;
        }
    }
    if (i >= r->token_count || r->tokens[i].kind != TOKEN_WORD)
        return 0;
    size_t n = whole_in_words(r, i, out);
    if (n == 0)
        return 0;
    /* "thirty eight point two", "point five" is written with digits */
    if (!hoof_say_is(r, i + n, "point") || i + n + 1 >= r->token_count)
        return n;
    double scale = 0.1;
    size_t digits = 0;
    for (size_t at = i + n + 1; at < r->token_count && digits < 3; at++, digits++) {
        const struct token *token = &r->tokens[at];
        int digit = token->kind == TOKEN_WORD ? hoof_say_number_word(token->fold) : -1;
        if (hoof_say_is(r, at, "zero") || hoof_say_is(r, at, "oh"))
            digit = 0;
        if (token->kind == TOKEN_NUMBER && strlen(token->fold) == 1)
            digit = token->fold[0] - '0';
        if (digit < 0 || digit > 9)
            break;
        *out += digit * scale;
        scale /= 10;
    }
    return digits > 0 ? n + 1 + digits : n;
}

/* A number without its range. */
static size_t single(const struct reading *r, size_t i, struct number *out)
{
    *out = (struct number){0};
    if (i >= r->token_count)
        return 0;
    if (r->tokens[i].kind == TOKEN_NUMBER && r->tokens[i].half != 0) {
        out->value = r->tokens[i].half;
        return 1;
    }
    size_t n = fraction(r, i, &out->value);
    if (n > 0)
        return n;
    if (!hoof_say_is_digits(r, i))
        return number_in_words(r, i, &out->value);
    n = decimal(r, i, out);
    double part;
    if (n == 1 && i + 1 < r->token_count && r->tokens[i + 1].kind == TOKEN_NUMBER &&
        r->tokens[i + 1].half != 0) {
        out->value += r->tokens[i + 1].half;
        return 2;
    }
    size_t more = n == 1 && !hoof_say_is_glued(r, i + 1) ? fraction(r, i + 1, &part) : 0;
    if (more > 0)
        out->value += part;
    return n + more;
}

size_t hoof_say_number(const struct reading *r, size_t i, struct number *out)
{
    size_t n = single(r, i, out);
    if (n == 0 || out->two_readings)
        return n;
    bool dash = hoof_say_mark(r, i + n, '-'),
         to = hoof_say_is(r, i + n, "to") || hoof_say_is(r, i + n, "or");
    struct number high;
    size_t more = dash || to ? single(r, i + n + 1, &high) : 0;
    if (more == 0 || high.value <= out->value || high.two_readings)
        return n;
    if (to && r->tokens[i + n + 1].kind == TOKEN_WORD && r->tokens[i].kind == TOKEN_NUMBER)
        return n;
    out->range = true;
    out->other = high.value;
    return n + 1 + more;
}

/* The unit after a number, as one name; its length in tokens. */
static size_t unit_at(struct reading *r, size_t i, const char **unit, bool *dose)
{
    if (i >= r->token_count)
        return 0;
    while (hoof_say_mark(r, i, '*') && i + 1 < r->token_count && r->tokens[i + 1].glued)
        i++; /* the degree sign */
    const struct token *token = &r->tokens[i];
    size_t length;
    const struct phrase *phrase = token->kind == TOKEN_WORD ? hoof_say_phrase(r, i, &length) : NULL;
    if (phrase && phrase->kind == PIECE_UNITS)
        return 0; /* tablets are counted: they are no unit */
    const char *from = r->text + token->start;
    size_t bytes = hoof_unit_prefix(from, r->n - token->start);
    size_t last = i;
    while (bytes > 0 && last < r->token_count && r->tokens[last].end < token->start + bytes)
        last++;
    bool fits = bytes > 0 && last < r->token_count && r->tokens[last].end == token->start + bytes;
    const char *word = token->kind == TOKEN_WORD ? hoof_say_unit_word(token->fold, dose) : NULL;
    if (fits && (last > i || !word)) {
        const char *as_dose = hoof_unit_name(from, bytes, HOOF_UNIT_DOSE);
        const char *as_result = hoof_unit_name(from, bytes, HOOF_UNIT_RESULT);
        *unit = as_result ? as_result : as_dose;
        *dose = as_dose && (strcmp(as_dose, "mg/m2") == 0 || strcmp(as_dose, "mg/kg") == 0);
        if (*unit)
            return last + 1 - i;
    }
    if (hoof_say_mark(r, i, '%')) {
        *unit = "%";
        *dose = false;
        return 1;
    }
    if (!word)
        return 0;
    *unit = word;
    return 1;
}

size_t hoof_say_quantity(struct reading *r, size_t i, struct piece *out)
{
    size_t n = hoof_say_number(r, i, &out->number);
    if (n == 0)
        return 0;
    size_t degree = 0;
    while (hoof_say_mark(r, i + n + degree, '*') && hoof_say_is_glued(r, i + n + degree))
        degree++;
    const char *unit = NULL;
    bool dose = false;
    size_t more = unit_at(r, i + n + degree, &unit, &dose);
    if (more == 0)
        return 0;
    if (unit && strcmp(unit, "deg") == 0) {
        size_t next = i + n + degree + more;
        bool f = hoof_say_is(r, next, "f") || hoof_say_is(r, next, "fahrenheit");
        bool c = hoof_say_is(r, next, "c") || hoof_say_is(r, next, "celsius");
        more += f || c;
        unit = f ? "[degF]" : c ? "Cel" : "deg";
    }
    out->unit = unit;
    out->unit_is_dose = dose;
    return n + degree + more;
}

static double span_unit(const char *word)
{
    static const struct {
        const char *word;
        double minutes;
    } units[] = {
        {"minute", 1},     {"minutes", 1},     {"min", 1},           {"mins", 1},
        {"mn", 1},         {"hour", 60},       {"hours", 60},        {"hr", 60},
        {"hrs", 60},       {"h", 60},          {"day", 1440},        {"days", 1440},
        {"week", 10080},   {"weeks", 10080},   {"second", 1.0 / 60}, {"seconds", 1.0 / 60},
        {"sec", 1.0 / 60}, {"secs", 1.0 / 60},
    };
    for (size_t k = 0; k < sizeof units / sizeof *units; k++)
        if (strcmp(units[k].word, word) == 0)
            return units[k].minutes;
    return 0;
}

/* "10 min", "an hour", "half an hour", "an hour and a half", "1h30", "2 1/2 hours". */
size_t hoof_say_span(struct reading *r, size_t i, double *minutes)
{
    struct number number;
    size_t n = hoof_say_number(r, i, &number);
    if (n == 0 && (hoof_say_is(r, i, "a") || hoof_say_is(r, i, "an"))) {
        number = (struct number){.value = 1};
        n = 1;
    }
    if (n == 0 || number.range || number.two_readings)
        return 0;
    if (hoof_say_mark(r, i + n, '-'))
        n++;
    if (i + n >= r->token_count || r->tokens[i + n].kind != TOKEN_WORD)
        return 0;
    double unit = span_unit(r->tokens[i + n].fold);
    if (unit == 0)
        return 0;
    *minutes = number.value * unit;
    n++;
    if (unit == 60 && hoof_say_is(r, i + n, "and") && hoof_say_is(r, i + n + 1, "a") &&
        hoof_say_is(r, i + n + 2, "half")) {
        *minutes += 30;
        return n + 3;
    }
    size_t next = i + n + (hoof_say_is(r, i + n, "and") ? 1 : 0);
    if (unit == 60 && hoof_say_is_digits(r, next) && digits_value(&r->tokens[next]) < 60) {
        bool named = next + 1 < r->token_count && r->tokens[next + 1].kind == TOKEN_WORD &&
                     span_unit(r->tokens[next + 1].fold) == 1;
        if (named || r->tokens[next].glued) {
            *minutes += digits_value(&r->tokens[next]);
            return next + 1 + (named ? 1 : 0) - i;
        }
    }
    return n;
}
