#include "sentence/inside.h"

/* Days as said: dates in digits and words, "yesterday evening", "last Friday". */

static struct hoof_date make_date(int year, int month, int day)
{
    return (struct hoof_date){.year = (int16_t)year, .month = (int8_t)month, .day = (int8_t)day};
}

/* A year as written (26 or 2026) or the one of today. */
static size_t year_at(const struct reading *r, size_t i, int *year)
{
    size_t digits = hoof_say_digit_count(r, i);
    int number = hoof_say_small(r, i, 4);
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
    size_t digits = hoof_say_digit_count(r, i);
    if (digits == 4 && hoof_say_mark(r, i + 1, '-') && hoof_say_mark(r, i + 3, '-') &&
        hoof_say_is_glued(r, i + 1) && hoof_say_is_glued(r, i + 3))
        return set_date(when, hoof_say_small(r, i, 4), hoof_say_small(r, i + 2, 2),
                        hoof_say_small(r, i + 4, 2))
                   ? 5
                   : 0;
    char mark = hoof_say_mark(r, i + 1, '/') ? '/' : hoof_say_mark(r, i + 1, '.') ? '.' : 0;
    int a = hoof_say_small(r, i, 2), b = hoof_say_small(r, i + 2, 2), year = r->today.year;
    if (!mark || a < 1 || b < 1 || !hoof_say_is_glued(r, i + 1) || !hoof_say_is_glued(r, i + 2))
        return 0;
    bool has_year = hoof_say_mark(r, i + 3, mark) && hoof_say_is_glued(r, i + 3) &&
                    hoof_say_is_digits(r, i + 4);
    size_t length = 3;
    if (has_year) {
        int short_year = hoof_say_small(r, i + 4, 2);
        if (year_at(r, i + 4, &year) == 0) {
            if (short_year < 0 || hoof_say_digit_count(r, i + 4) != 2)
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
    return hoof_say_is_glued(r, i) && hoof_say_is_any(r, i, endings) ? 1 : 0;
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

/* The year behind a day and a month, where it is said; *at moves past it. */
static bool set_day_of_month(const struct reading *r, size_t *at, int month, int day,
                             struct when *when)
{
    int year = r->today.year;
    size_t comma = hoof_say_mark(r, *at, ',') ? 1 : 0;
    size_t more = year_at(r, *at + comma, &year);
    if (!set_date(when, year, month, day))
        return false;
    date_of_year(r, when, more > 0);
    *at += more > 0 ? comma + more : 0;
    return true;
}

/* "The 20th": the last one. */
static bool set_last_of_day(const struct reading *r, int day, struct when *when)
{
    struct hoof_date date = r->today;
    date.day = (int8_t)day;
    for (int back = 0; back < 3; back++) {
        if (hoof_date_valid(date) && hoof_date_compare(date, r->today) <= 0) {
            when->has_date = true;
            when->date = date;
            return true;
        }
        date.month--;
        if (date.month == 0) {
            date.month = 12;
            date.year--;
        }
    }
    return false;
}

/* "23 Nov", "23rd of November 2026", "the 20th". */
static size_t day_then_month(const struct reading *r, size_t i, int day, struct when *when)
{
    size_t at = i + 1 + ordinal(r, i + 1), of = at;
    bool counted = at == i + 2;
    if (hoof_say_is(r, at, "of") || hoof_say_mark(r, at, '.') || hoof_say_mark(r, at, '-'))
        of++;
    int month = of < r->token_count ? hoof_say_month(r->tokens[of].fold) : 0;
    if (month > 0) {
        at = of + 1;
        return set_day_of_month(r, &at, month, day, when) ? at - i : 0;
    }
    bool the = counted && i > 0 && hoof_say_is(r, i - 1, "the");
    return the && set_last_of_day(r, day, when) ? at - i : 0;
}

/* "Nov 23", "November 23rd, 2026", or the day first. */
static size_t named_date(const struct reading *r, size_t i, struct when *when)
{
    int day = hoof_say_small(r, i, 2);
    if (day >= 1)
        return day_then_month(r, i, day, when);
    int month = r->tokens[i].kind == TOKEN_WORD ? hoof_say_month(r->tokens[i].fold) : 0;
    day = hoof_say_small(r, i + 1, 2);
    if (month == 0 || day < 1)
        return 0;
    size_t at = i + 2 + ordinal(r, i + 2);
    return set_day_of_month(r, &at, month, day, when) ? at - i : 0;
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

size_t hoof_say_day(const struct reading *r, size_t i, bool led, struct when *when)
{
    if (i >= r->token_count)
        return 0;
    static const char *const vague[] = {"the other day",     "last week",       "last month",
                                        "earlier this week", "a while ago",     "some time ago",
                                        "recently",          "the other night", NULL};
    for (size_t k = 0; vague[k]; k++) {
        size_t n = hoof_say_run(r, i, vague[k]);
        if (n > 0) {
            when->vague = true;
            return n;
        }
    }
    const struct day_phrase *best = NULL;
    size_t longest = 0;
    for (size_t k = 0; k < sizeof day_phrases / sizeof *day_phrases; k++) {
        size_t n = hoof_say_run(r, i, day_phrases[k].words);
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
