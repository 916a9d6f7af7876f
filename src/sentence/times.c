#include "sentence/inside.h"

#include <stdlib.h>
#include <string.h>

#include "base/quantity.h"

/* What was said about time, not yet what it means: that is moments.c. */

static bool is_digits(const struct reading *r, size_t i)
{
    return i < r->token_count && r->tokens[i].kind == TOKEN_NUMBER && r->tokens[i].half == 0;
}

static bool is_glued(const struct reading *r, size_t i)
{
    return i < r->token_count && r->tokens[i].glued;
}

static size_t digit_count(const struct reading *r, size_t i)
{
    return is_digits(r, i) ? strlen(r->tokens[i].fold) : 0;
}

/* The value of a few digits (four at most here). */
static int value_of(const char *digits)
{
    int value = 0;
    for (; *digits; digits++)
        value = value * 10 + (*digits - '0');
    return value;
}

/* The number at i when it has at most `most` digits; else -1. */
static int small(const struct reading *r, size_t i, size_t most)
{
    size_t n = digit_count(r, i);
    return n > 0 && n <= most ? value_of(r->tokens[i].fold) : -1;
}

static bool any_of(const struct reading *r, size_t i, const char *const *words)
{
    for (; *words; words++)
        if (hoof_say_is(r, i, *words))
            return true;
    return false;
}

/* The words of a phrase, one after the other; its length or 0. */
static size_t run(const struct reading *r, size_t i, const char *phrase)
{
    size_t at = i;
    for (const char *word = phrase; *word;) {
        const char *end = strchrnul(word, ' ');
        size_t n = (size_t)(end - word);
        if (at >= r->token_count || r->tokens[at].kind != TOKEN_WORD ||
            strncmp(r->tokens[at].fold, word, n) != 0 || r->tokens[at].fold[n] != '\0')
            return 0;
        at++;
        word = *end ? end + 1 : end;
    }
    return at - i;
}

/* ---- clock times ---- */

/* "am", "p.m."; *half is 'a' or 'p'. */
static size_t half_of_day(const struct reading *r, size_t i, char *half)
{
    static const char *const am[] = {"am", NULL}, *const pm[] = {"pm", NULL};
    if (any_of(r, i, am) || any_of(r, i, pm)) {
        *half = r->tokens[i].fold[0];
        return 1;
    }
    if (!hoof_say_is(r, i, "a") && !hoof_say_is(r, i, "p"))
        return 0;
    *half = r->tokens[i].fold[0];
    if (hoof_say_mark(r, i + 1, '.') && hoof_say_is(r, i + 2, "m") && is_glued(r, i + 2))
        return hoof_say_mark(r, i + 3, '.') && is_glued(r, i + 3) ? 4 : 3;
    if (hoof_say_is(r, i + 1, "m") && !is_glued(r, i + 1) && i > 0 &&
        r->tokens[i - 1].kind == TOKEN_NUMBER)
        return 2;
    return hoof_say_is(r, i, "p") && is_glued(r, i) ? 1 : 0;
}

/* Settles hour and half of the day into `when`. */
static void set_clock(struct when *when, int hour, int minute, char half, bool zero)
{
    when->has_clock = true;
    when->hour = hour;
    when->minute = minute;
    when->until_hour = -1;
    if (half == 'a') {
        when->clash = hour > 12;
        when->hour = hour == 12 ? 0 : hour;
    } else if (half == 'p') {
        when->clash = hour == 0;
        when->hour = hour < 12 ? hour + 12 : hour;
    } else {
        when->written24 = zero || hour > 12 || hour == 0;
        when->twelve = !when->written24 && hour != 12;
    }
}

static int spoken_hour(const struct reading *r, size_t i)
{
    int hour = small(r, i, 2);
    if (hour < 0 && i < r->token_count && r->tokens[i].kind == TOKEN_WORD)
        hour = hoof_say_number_word(r->tokens[i].fold);
    return hour >= 1 && hour <= 12 ? hour : -1;
}

static bool ends_here(const struct reading *r, size_t i);

/* Nothing that "5 to 10" could count: an end, or am and pm. */
static bool ends_after(const struct reading *r, size_t i)
{
    char half;
    return ends_here(r, i) || half_of_day(r, i, &half) > 0;
}

/* "half past six", "quarter to 8", "ten past 6", "half six", "six o'clock". */
static size_t spoken_clock(const struct reading *r, size_t i, bool led, struct when *when)
{
    static const char *const past[] = {"past", NULL}, *const to[] = {"to", "til", "before", NULL};
    size_t at = i + (hoof_say_is(r, i, "a") && hoof_say_is(r, i + 1, "quarter") ? 1 : 0);
    int minutes = hoof_say_is(r, at, "half")      ? 30
                  : hoof_say_is(r, at, "quarter") ? 15
                                                  : small(r, at, 2);
    if (minutes < 0 && at < r->token_count && r->tokens[at].kind == TOKEN_WORD)
        minutes = hoof_say_number_word(r->tokens[at].fold);
    if (minutes < 0 || minutes > 59 || at >= r->token_count)
        return 0;
    bool usual = minutes % 5 == 0 || small(r, at, 2) < 0;
    size_t n = at + 1;
    if (minutes == 20 && hoof_say_is(r, n, "five")) {
        minutes = 25;
        n++;
    }
    size_t before_unit = n;
    if (hoof_say_is(r, n, "min") || hoof_say_is(r, n, "minutes") || hoof_say_is(r, n, "mins"))
        n++;
    bool after = any_of(r, n, past);
    bool until = usual && n == before_unit && hoof_say_is(r, n, "to");
    until = until || (n > before_unit && any_of(r, n, to));
    bool says_minutes = n > before_unit || small(r, at, 2) < 0;
    int hour = after || until ? spoken_hour(r, n + 1) : -1;
    char half = 0;
    if (hour > 0 && minutes > 0 && !(until && !led && !says_minutes && !ends_after(r, n + 2))) {
        n += 2 + half_of_day(r, n + 2, &half);
        if (until) {
            hour = hour == 1 ? 12 : hour - 1;
            if (half && hour == 11 && minutes > 0) /* quarter to 12 pm is 11:45 in the morning */
                half = half == 'p' ? 'a' : 'p';
            minutes = 60 - minutes;
        }
        set_clock(when, hour, minutes, half, false);
        return n - i;
    }
    if (hoof_say_is(r, at, "half") && (hour = spoken_hour(r, at + 1)) > 0) {
        n = at + 2 + half_of_day(r, at + 2, &half);
        set_clock(when, hour, 30, half, false);
        return n - i;
    }
    hour = spoken_hour(r, i);
    if (hour > 0 && (hoof_say_is(r, i + 1, "oclock") || run(r, i + 1, "o clock") > 0)) {
        n = i + 1 + (hoof_say_is(r, i + 1, "oclock") ? 1 : 2);
        n += half_of_day(r, n, &half);
        set_clock(when, hour, 0, half, false);
        return n - i;
    }
    return 0;
}

/* "two thirty", "ten forty five", "six fifteen pm". */
static size_t spoken_digits(const struct reading *r, size_t i, struct when *when)
{
    struct number minute;
    int hour = spoken_hour(r, i);
    if (hour < 0 || r->tokens[i].kind != TOKEN_WORD || i + 1 >= r->token_count ||
        r->tokens[i + 1].kind != TOKEN_WORD)
        return 0;
    size_t n = hoof_say_number(r, i + 1, &minute);
    if (n == 0 || minute.range || minute.value < 10 || minute.value > 59)
        return 0;
    char half = 0;
    size_t more = half_of_day(r, i + 1 + n, &half);
    if (more == 0 && !ends_here(r, i + 1 + n))
        return 0; /* "at two twenty flushes" counts something */
    set_clock(when, hour, (int)minute.value, half, false);
    return 1 + n + more;
}

static bool unit_follows(const struct reading *r, size_t i)
{
    bool dose;
    if (i >= r->token_count)
        return false;
    const struct token *token = &r->tokens[i];
    if (token->kind == TOKEN_MARK)
        return token->mark == '%' || (token->mark == '/' && token->glued);
    if (token->kind == TOKEN_NUMBER)
        return false;
    if (strcmp(token->fold, "x") == 0 || strcmp(token->fold, "times") == 0)
        return true;
    return hoof_say_unit_word(token->fold, &dose) != NULL ||
           hoof_unit_prefix(r->text + token->start, r->n - token->start) > 0;
}

static bool ends_here(const struct reading *r, size_t i)
{
    size_t length;
    if (i >= r->token_count || r->tokens[i].kind == TOKEN_MARK)
        return true;
    const struct phrase *phrase = hoof_say_phrase(r, i, &length);
    return phrase && (phrase->kind == PIECE_AND || phrase->kind == PIECE_STOP ||
                      phrase->kind == PIECE_AFTER || phrase->kind == PIECE_BEFORE);
}

/* 12:30, 6.45, 18h45, 1845, 6pm, and 6 after "at". */
static size_t digital_clock(const struct reading *r, size_t i, bool led, bool after_value,
                            struct when *when)
{
    size_t digits = digit_count(r, i);
    if (digits == 0 || digits > 4)
        return 0;
    int number = value_of(r->tokens[i].fold);
    bool zero = r->tokens[i].fold[0] == '0';
    char half = 0;
    size_t n;
    if (digits <= 2) {
        bool colon = hoof_say_mark(r, i + 1, ':'), point = hoof_say_mark(r, i + 1, '.');
        bool h = hoof_say_is(r, i + 1, "h") && is_glued(r, i + 1);
        bool tail = (colon || point || h) && is_glued(r, i + 1) && digit_count(r, i + 2) == 2 &&
                    is_glued(r, i + 2);
        int minute = tail ? small(r, i + 2, 2) : 0;
        if (tail && number < 24 && minute < 60) {
            size_t end = i + 3;
            if (colon && hoof_say_mark(r, end, ':') && digit_count(r, end + 1) == 2)
                end += 2; /* seconds */
            n = half_of_day(r, end, &half);
            bool plain = n == 0;
            if (plain && !colon && after_value)
                return 0;
            if (plain && point && unit_follows(r, end))
                return 0;
            if (plain && point && hoof_say_mark(r, end, '.') && is_glued(r, end) &&
                is_digits(r, end + 1))
                return 0; /* 23.11.2026 */
            end += n;
            if (plain && (hoof_say_is(r, end, "h") || hoof_say_is(r, end, "hrs") ||
                          hoof_say_is(r, end, "uhr")))
                end++;
            set_clock(when, number, minute, half, zero || h);
            return end - i;
        }
        if (tail && colon) { /* 25:00 */
            when->impossible = true;
            when->until_hour = -1;
            return 3;
        }
        n = half_of_day(r, i + 1, &half);
        if (n > 0 && number >= 1 && number < 24) {
            set_clock(when, number, 0, half, zero);
            return 1 + n;
        }
        if (led && h && number < 24) {
            set_clock(when, number, 0, 0, true);
            return 2;
        }
        bool part = hoof_say_mark(r, i + 1, '.') && is_glued(r, i + 1) && is_digits(r, i + 2);
        if (led && number < 24 && !after_value && !part && !(colon && is_digits(r, i + 2)) &&
            !unit_follows(r, i + 1)) {
            set_clock(when, number, 0, 0, zero);
            return 1;
        }
        return 0;
    }
    int hour = number / 100, minute = number % 100;
    if (digits != 4 || hour > 23 || minute > 59 || hoof_say_mark(r, i + 1, '/') ||
        (hoof_say_mark(r, i + 1, '-') && is_glued(r, i + 1)))
        return 0;
    bool h = hoof_say_is(r, i + 1, "h") || hoof_say_is(r, i + 1, "hrs") ||
             hoof_say_is(r, i + 1, "hours") || hoof_say_is(r, i + 1, "hr");
    n = half_of_day(r, i + 1, &half);
    if (!h && n == 0 && (after_value || unit_follows(r, i + 1)))
        return 0;
    if (!h && n == 0 && !led && !zero && !ends_here(r, i + 1))
        return 0;
    set_clock(when, hour, minute, half, true);
    return 1 + (h ? 1 : n);
}

static size_t clock_at(const struct reading *r, size_t i, bool led, bool after_value,
                       struct when *when)
{
    if (hoof_say_is(r, i, "noon") || hoof_say_is(r, i, "midday")) {
        set_clock(when, 12, 0, 'p', false);
        return 1;
    }
    if (hoof_say_is(r, i, "midnight")) {
        set_clock(when, 12, 0, 'a', false);
        return 1;
    }
    size_t n = spoken_clock(r, i, led && !hoof_say_is(r, i - 1, "from"), when);
    if (n == 0 && led)
        n = spoken_digits(r, i, when);
    if (n > 0)
        return n;
    if (led && spoken_hour(r, i) > 0 && r->tokens[i].kind == TOKEN_WORD) {
        char half = 0;
        n = 1 + half_of_day(r, i + 1, &half);
        size_t length;
        const struct phrase *next =
            i + n < r->token_count ? hoof_say_phrase(r, i + n, &length) : NULL;
        if (n == 1 && next && (next->kind == PIECE_STOOL || next->kind == PIECE_UNITS))
            return 0;
        set_clock(when, spoken_hour(r, i), 0, half, false);
        return n;
    }
    return digital_clock(r, i, led, after_value, when);
}

/* "3-4pm", "from 3 to 4 pm", "14:00 - 14:30". */
static size_t clock_range(const struct reading *r, size_t i, bool led, bool after_value,
                          struct when *when)
{
    struct when end = {0};
    size_t n = clock_at(r, i, led, after_value, when);
    bool bare = n == 0;
    if (bare) {
        int hour = small(r, i, 2);
        if (hour < 1 || hour > 23)
            return 0;
        set_clock(when, hour, 0, 0, false);
        n = 1;
    }
    bool dash = hoof_say_mark(r, i + n, '-');
    bool to = hoof_say_is(r, i + n, "to") || hoof_say_is(r, i + n, "until") ||
              hoof_say_is(r, i + n, "till") || hoof_say_is(r, i + n, "til");
    size_t more = dash || to ? clock_at(r, i + n + 1, to && led, after_value, &end) : 0;
    if (more == 0 || (bare && end.twelve)) {
        if (bare)
            *when = (struct when){0};
        return bare ? 0 : n;
    }
    if (when->twelve && !end.twelve && end.hour >= 12 && when->hour + 12 <= end.hour) {
        when->hour += 12;
        when->twelve = false;
    } else if (when->twelve && !end.twelve && when->hour <= end.hour) {
        when->twelve = false;
    }
    when->until_hour = end.hour;
    when->until_minute = end.minute;
    return n + 1 + more;
}

/* ---- dates ---- */

static struct hoof_date make_date(int year, int month, int day)
{
    return (struct hoof_date){.year = (int16_t)year, .month = (int8_t)month, .day = (int8_t)day};
}

/* A year as written (26 or 2026) or the one of today. */
static size_t year_at(const struct reading *r, size_t i, int *year)
{
    size_t digits = digit_count(r, i);
    int number = small(r, i, 4);
    if (digits == 4 && number >= 1900 && number <= 2100) {
        *year = number;
        return 1;
    }
    return 0;
}

static bool set_date(struct when *when, int year, int month, int day)
{
    if (month < 1 || month > 12 || day < 1 || day > 31)
        return false;
    struct hoof_date date = make_date(year, month, day);
    if (!hoof_date_valid(date))
        return false;
    when->has_date = true;
    when->date = date;
    return true;
}

/* 2026-11-20, 11/23, 23/11/2026, 23.11.2026. */
static size_t numeric_date(const struct reading *r, size_t i, bool led, struct when *when)
{
    size_t digits = digit_count(r, i);
    if (digits == 4 && hoof_say_mark(r, i + 1, '-') && hoof_say_mark(r, i + 3, '-') &&
        is_glued(r, i + 1) && is_glued(r, i + 3))
        return set_date(when, small(r, i, 4), small(r, i + 2, 2), small(r, i + 4, 2)) ? 5 : 0;
    char mark = hoof_say_mark(r, i + 1, '/') ? '/' : hoof_say_mark(r, i + 1, '.') ? '.' : 0;
    int a = small(r, i, 2), b = small(r, i + 2, 2), year = r->today.year;
    if (!mark || a < 1 || b < 1 || !is_glued(r, i + 1) || !is_glued(r, i + 2))
        return 0;
    bool has_year = hoof_say_mark(r, i + 3, mark) && is_glued(r, i + 3) && is_digits(r, i + 4);
    size_t length = 3;
    if (has_year) {
        int short_year = small(r, i + 4, 2);
        if (year_at(r, i + 4, &year) == 0) {
            if (short_year < 0 || digit_count(r, i + 4) != 2)
                return 0;
            year = 2000 + short_year;
        }
        length = 5;
    } else if (mark == '.') {
        return 0;
    }
    bool severity = b == 10 && a <= 10 && !has_year && !led;
    bool fraction = a < b && b <= 4 && !has_year && !led;
    if (severity || fraction)
        return 0;
    if (mark == '.')
        return set_date(when, year, b, a) ? length : 0;
    struct when us = {0}, eu = {0};
    bool is_us = set_date(&us, year, a, b), is_eu = set_date(&eu, year, b, a);
    if (!is_us && !is_eu)
        return 0;
    when->has_date = true;
    when->date = is_us ? us.date : eu.date;
    when->two_dates = is_us && is_eu && a != b;
    when->other_date = eu.date;
    return length;
}

static size_t ordinal(const struct reading *r, size_t i)
{
    static const char *const endings[] = {"st", "nd", "rd", "th", NULL};
    return is_glued(r, i) && any_of(r, i, endings) ? 1 : 0;
}

/* The latest year in which the date is not to come, except when the year is said. */
static void date_of_year(const struct reading *r, struct when *when, bool year_said)
{
    if (year_said || hoof_date_compare(when->date, r->today) <= 0)
        return;
    struct hoof_date before = when->date;
    before.year--;
    if (!hoof_date_valid(before))
        return;
    /* 23 Dec said in November: last year's, or one that is to come? */
    when->two_dates = true;
    when->other_date = when->date;
    when->date = before;
}

/* "23 Nov", "23rd of November 2026", "Nov 23", "the 20th". */
static size_t named_date(const struct reading *r, size_t i, struct when *when)
{
    int day = small(r, i, 2), month, year = r->today.year;
    size_t n, more;
    if (day >= 1) {
        n = 1 + ordinal(r, i + 1);
        bool counted = n == 2;
        size_t of = hoof_say_is(r, i + n, "of") ? 1 : 0;
        if (hoof_say_mark(r, i + n, '.') || hoof_say_mark(r, i + n, '-'))
            of = 1;
        month = i + n + of < r->token_count ? hoof_say_month(r->tokens[i + n + of].fold) : 0;
        if (month > 0) {
            n += of + 1;
            size_t comma = hoof_say_mark(r, i + n, ',') ? 1 : 0;
            more = year_at(r, i + n + comma, &year);
            if (!set_date(when, year, month, day))
                return 0;
            date_of_year(r, when, more > 0);
            return n + (more > 0 ? comma + more : 0);
        }
        if (counted && i > 0 && hoof_say_is(r, i - 1, "the")) {
            struct hoof_date date = r->today;
            date.day = (int8_t)day;
            for (int back = 0; back < 3; back++) {
                if (hoof_date_valid(date) && hoof_date_compare(date, r->today) <= 0) {
                    when->has_date = true;
                    when->date = date;
                    return n;
                }
                date.month--;
                if (date.month == 0) {
                    date.month = 12;
                    date.year--;
                }
            }
        }
        return 0;
    }
    month = r->tokens[i].kind == TOKEN_WORD ? hoof_say_month(r->tokens[i].fold) : 0;
    day = small(r, i + 1, 2);
    if (month == 0 || day < 1)
        return 0;
    n = 2 + ordinal(r, i + 2);
    size_t comma = hoof_say_mark(r, i + n, ',') ? 1 : 0;
    more = year_at(r, i + n + comma, &year);
    if (!set_date(when, year, month, day))
        return 0;
    date_of_year(r, when, more > 0);
    return n + (more > 0 ? comma + more : 0);
}

static const struct day_phrase {
    const char *words;
    int days; /* from today; 99: no day is said */
    enum day_part part;
} day_phrases[] = {
    {"the day before yesterday", -2, PART_NONE},
    {"day before yesterday", -2, PART_NONE},
    {"yesterday morning", -1, PART_MORNING},
    {"yesterday afternoon", -1, PART_AFTERNOON},
    {"yesterday evening", -1, PART_EVENING},
    {"yesterday night", 99, PART_LAST_NIGHT},
    {"yesterday", -1, PART_NONE},
    {"earlier today", 0, PART_NONE},
    {"today", 0, PART_NONE},
    {"so far today", 0, PART_NONE},
    {"tomorrow", 1, PART_NONE},
    {"last night", 99, PART_LAST_NIGHT},
    {"tonight", 0, PART_TONIGHT},
    {"this morning", 0, PART_MORNING},
    {"earlier this morning", 0, PART_MORNING},
    {"first thing this morning", 0, PART_MORNING},
    {"this afternoon", 0, PART_AFTERNOON},
    {"this arvo", 0, PART_AFTERNOON},
    {"yesterday arvo", -1, PART_AFTERNOON},
    {"arvo", 99, PART_AFTERNOON},
    {"this evening", 0, PART_EVENING},
    {"in the morning", 99, PART_MORNING},
    {"in the afternoon", 99, PART_AFTERNOON},
    {"in the evening", 99, PART_EVENING},
    {"in the night", 99, PART_NIGHT},
    {"in the early hours", 99, PART_NIGHT},
    {"middle of the night", 99, PART_NIGHT},
    {"in the middle of the night", 99, PART_NIGHT},
    {"during the night", 99, PART_NIGHT},
    {"through the night", 99, PART_NIGHT},
    {"overnight", 99, PART_NIGHT},
    {"at night", 99, PART_NIGHT},
    {"night time", 99, PART_NIGHT},
    {"nighttime", 99, PART_NIGHT},
    {"morning", 99, PART_MORNING},
    {"afternoon", 99, PART_AFTERNOON},
    {"evening", 99, PART_EVENING},
    {"all day", 99, PART_ALL_DAY},
    {"all day long", 99, PART_ALL_DAY},
    {"all morning", 99, PART_MORNING},
    {"all afternoon", 99, PART_AFTERNOON},
    {"all evening", 99, PART_EVENING},
    {"all night", 99, PART_NIGHT},
    {"at breakfast", 99, PART_MORNING},
    {"at breakfast time", 99, PART_MORNING},
    {"at lunch", 99, PART_AFTERNOON},
    {"at lunchtime", 99, PART_AFTERNOON},
    {"at lunch time", 99, PART_AFTERNOON},
    {"at dinner", 99, PART_EVENING},
    {"at dinnertime", 99, PART_EVENING},
    {"at dinner time", 99, PART_EVENING},
    {"at supper", 99, PART_EVENING},
    {"at bedtime", 99, PART_EVENING},
    {"before bed", 99, PART_EVENING},
    {"since breakfast", 99, PART_MORNING},
    {"since lunch", 99, PART_AFTERNOON},
    {"since dinner", 99, PART_EVENING},
};

/* "Sat" and "sun" are days where a colon follows or other days are named. */
static bool names_days(const struct reading *r, size_t at)
{
    bool brief;
    if (hoof_say_mark(r, at + 1, ':'))
        return true;
    for (size_t k = 0; k < r->token_count; k++)
        if (k != at && r->tokens[k].kind == TOKEN_WORD &&
            hoof_say_weekday(r->tokens[k].fold, &brief) >= 0)
            return true;
    return false;
}

/* "friday night", "on monday morning". */
static size_t part_of_weekday(const struct reading *r, size_t i, struct when *when)
{
    static const struct {
        const char *word;
        enum day_part part;
    } parts[] = {{"morning", PART_MORNING},
                 {"afternoon", PART_AFTERNOON},
                 {"arvo", PART_AFTERNOON},
                 {"evening", PART_EVENING},
                 {"night", PART_LAST_NIGHT}};
    for (size_t k = 0; k < sizeof parts / sizeof *parts; k++)
        if (hoof_say_is(r, i, parts[k].word)) {
            when->part = parts[k].part;
            return 1;
        }
    return 0;
}

static size_t weekday_at(const struct reading *r, size_t i, bool led, struct when *when)
{
    bool last = hoof_say_is(r, i, "last") || hoof_say_is(r, i, "this");
    bool next = hoof_say_is(r, i, "next");
    size_t at = i + (last || next ? 1 : 0);
    bool brief;
    if (at >= r->token_count || r->tokens[at].kind != TOKEN_WORD)
        return 0;
    int day = hoof_say_weekday(r->tokens[at].fold, &brief);
    if (day < 0 || (brief && day >= 5 && !led && at == i && !names_days(r, at)))
        return 0;
    int back = (hoof_date_weekday(r->today) - day + 7) % 7;
    if (next) {
        when->has_date = true;
        when->date = hoof_date_add_days(r->today, back == 0 ? 7 : 7 - back);
        return at + 1 - i;
    }
    if (back == 0 && hoof_say_is(r, i, "last"))
        back = 7;
    when->has_date = true;
    when->date = hoof_date_add_days(r->today, -back);
    if (back == 0) {
        when->two_dates = true;
        when->other_date = hoof_date_add_days(r->today, -7);
    }
    at += part_of_weekday(r, at + 1, when);
    return at + 1 - i;
}

static size_t day_at(const struct reading *r, size_t i, bool led, struct when *when)
{
    if (i >= r->token_count)
        return 0;
    static const char *const vague[] = {"the other day",     "last week",       "last month",
                                        "earlier this week", "a while ago",     "some time ago",
                                        "recently",          "the other night", NULL};
    for (size_t k = 0; vague[k]; k++) {
        size_t n = run(r, i, vague[k]);
        if (n > 0) {
            when->vague = true;
            return n;
        }
    }
    const struct day_phrase *best = NULL;
    size_t longest = 0;
    for (size_t k = 0; k < sizeof day_phrases / sizeof *day_phrases; k++) {
        size_t n = run(r, i, day_phrases[k].words);
        if (n > longest) {
            longest = n;
            best = &day_phrases[k];
        }
    }
    if (best) {
        when->part = best->part;
        if (best->days != 99) {
            when->has_date = true;
            when->date = hoof_date_add_days(r->today, best->days);
        }
        return longest;
    }
    size_t n = numeric_date(r, i, led, when);
    if (n == 0)
        n = named_date(r, i, when);
    return n > 0 ? n : weekday_at(r, i, led, when);
}

/* ---- ago, now ---- */

static size_t relative(struct reading *r, size_t i, struct when *when)
{
    static const char *const now[] = {"just now",     "right now",   "now",        "at the moment",
                                      "a moment ago", "moments ago", "at present", NULL};
    for (size_t k = 0; now[k]; k++) {
        size_t n = run(r, i, now[k]);
        if (n > 0) {
            when->is_now = true;
            return n;
        }
    }
    double minutes = 0;
    size_t n = hoof_say_span(r, i, &minutes);
    struct number nights;
    size_t number = n == 0 ? hoof_say_number(r, i, &nights) : 0;
    if (number > 0 && !nights.range && !nights.two_readings &&
        (hoof_say_is(r, i + number, "nights") || hoof_say_is(r, i + number, "night"))) {
        n = number + 1;
        minutes = nights.value * 1440;
    }
    bool ago = hoof_say_is(r, i + n, "ago") || hoof_say_is(r, i + n, "earlier");
    if (n == 0 || minutes > 60.0 * 24 * 3700)
        return 0;
    size_t back = ago ? 1 : run(r, i + n, "before now");
    if (back == 0)
        return 0;
    when->has_ago = true;
    when->ago_s = (int64_t)(minutes * 60 + 0.5);
    when->ago_days = minutes >= 1440;
    return n + back;
}

/* ---- the whole phrase ---- */

/* "Woke at 4", "woke up around 3", "awake since 5": in the morning. */
static bool woke_before(const struct reading *r, size_t i)
{
    static const char *const words[] = {"woke", "woken", "awake", "wakened", "awoke", NULL};
    while (i > 0 && (hoof_say_is(r, i - 1, "up") || hoof_say_is(r, i - 1, "me") ||
                     hoof_say_is(r, i - 1, "again") || hoof_say_is(r, i - 1, "was")))
        i--;
    return i > 0 && any_of(r, i - 1, words);
}

/* Does "at 8 and 2" go on here? Only where nothing is counted by the number. */
static bool goes_on_with_times(const struct reading *r, size_t i)
{
    size_t n = r->piece_count;
    int hour = small(r, i, 2);
    return n >= 2 && hour >= 1 && hour <= 12 && r->pieces[n - 1].kind == PIECE_AND &&
           r->pieces[n - 2].kind == PIECE_WHEN && r->pieces[n - 2].when.has_clock &&
           (i + 1 >= r->token_count || ends_here(r, i + 1));
}

/* "Around 4" is a time beside a word of the day ("last night around 2"), and where
 * nothing that could be counted follows. */
static bool may_be_hour(struct reading *r, size_t i, size_t at)
{
    struct when day = {0};
    if (at + 1 < r->token_count && ends_here(r, at + 1))
        return true;
    if (at + 1 < r->token_count && day_at(r, at + 1, false, &day) > 0)
        return true;
    const struct piece *last = r->piece_count > 0 ? &r->pieces[r->piece_count - 1] : NULL;
    bool behind_day = last && last->kind == PIECE_WHEN && !last->when.has_clock;
    if (at + 1 >= r->token_count)
        return behind_day || hoof_say_is(r, i, "around");
    const char *next = r->tokens[at + 1].fold;
    size_t length = strlen(next);
    return behind_day && !(length > 2 && next[length - 1] == 's');
}

size_t hoof_say_when(struct reading *r, size_t i, bool after_value, struct when *when)
{
    static const char *const leads[] = {"at",    "around", "about",   "approx", "approximately",
                                        "circa", "ca",     "roughly", "by",     NULL};
    *when = (struct when){.until_hour = -1};
    size_t n = day_at(r, i, false, when);
    if (n > 0)
        return n;
    size_t at = i;
    bool led = goes_on_with_times(r, i), since = false, approximate = false, on = false;
    for (;; at++) {
        if (hoof_say_is(r, at, "since") || hoof_say_is(r, at, "from")) {
            since = hoof_say_is(r, at, "since");
            led = true;
        } else if (hoof_say_is(r, at, "at") || hoof_say_mark(r, at, '@')) {
            led = true;
        } else if (hoof_say_is(r, at, "on")) {
            on = true;
        } else if (any_of(r, at, leads) || hoof_say_mark(r, at, '~')) {
            approximate = true;
        } else {
            break;
        }
    }
    when->since = since;
    size_t the = hoof_say_is(r, at, "the") ? 1 : 0;
    n = day_at(r, at + the, on || led, when);
    if (n == 0 && the == 0)
        n = relative(r, at, when);
    if (n == 0 && the == 0 && at < r->token_count) {
        bool loose = approximate && !led && !after_value && may_be_hour(r, i, at);
        n = clock_range(r, at, led || loose, after_value, when);
    }
    if (n == 0) {
        *when = (struct when){.until_hour = -1};
        return 0;
    }
    if (when->has_clock && when->twelve && woke_before(r, i))
        when->part = PART_MORNING;
    return at + the + n - i;
}

void hoof_say_merge_when(struct when *into, const struct when *other)
{
    if (other->has_clock && !into->has_clock) {
        into->has_clock = true;
        into->hour = other->hour;
        into->minute = other->minute;
        into->twelve = other->twelve;
        into->written24 = other->written24;
        into->clash = other->clash;
        into->until_hour = other->until_hour;
        into->until_minute = other->until_minute;
    }
    if (other->has_date && !into->has_date) {
        into->has_date = true;
        into->date = other->date;
        into->other_date = other->other_date;
        into->two_dates = other->two_dates;
    }
    if (other->part != PART_NONE && into->part == PART_NONE)
        into->part = other->part;
    if (other->has_ago && !into->has_ago) {
        into->has_ago = true;
        into->ago_s = other->ago_s;
        into->ago_days = other->ago_days;
    }
    if (other->end > other->start && into->end == into->start) {
        into->start = other->start;
        into->end = other->end;
    } else if (other->end > other->start && into->more < 3) {
        into->more_start[into->more] = other->start;
        into->more_end[into->more++] = other->end;
    }
    into->is_now = into->is_now || other->is_now;
    into->since = into->since || other->since;
    into->vague = into->vague || other->vague;
    into->impossible = into->impossible || other->impossible;
}
