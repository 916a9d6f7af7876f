#include "sentence/inside.h"

#include <string.h>

#include "base/quantity.h"

/* Clock times as said: "6pm", "18h45", "half past six", "from 3 to 4 pm". */

/* "am", "p.m."; *half is 'a' or 'p'. */
static size_t half_of_day(const struct reading *r, size_t i, char *half)
{
    static const char *const am[] = {"am", NULL}, *const pm[] = {"pm", NULL};
    if (hoof_say_is_any(r, i, am) || hoof_say_is_any(r, i, pm)) {
        *half = r->tokens[i].fold[0];
        return 1;
    }
    if (!hoof_say_is(r, i, "a") && !hoof_say_is(r, i, "p"))
        return 0;
    *half = r->tokens[i].fold[0];
    if (hoof_say_mark(r, i + 1, '.') && hoof_say_is(r, i + 2, "m") && hoof_say_is_glued(r, i + 2))
        return hoof_say_mark(r, i + 3, '.') && hoof_say_is_glued(r, i + 3) ? 4 : 3;
    if (hoof_say_is(r, i + 1, "m") && !hoof_say_is_glued(r, i + 1) && i > 0 &&
        r->tokens[i - 1].kind == TOKEN_NUMBER)
        return 2;
    return hoof_say_is(r, i, "p") && hoof_say_is_glued(r, i) ? 1 : 0;
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
    int hour = hoof_say_small(r, i, 2);
    if (hour < 0 && i < r->token_count && r->tokens[i].kind == TOKEN_WORD)
        hour = hoof_say_number_word(r->tokens[i].fold);
    return hour >= 1 && hour <= 12 ? hour : -1;
}

/* Nothing that "5 to 10" could count: an end, or am and pm. */
static bool ends_after(const struct reading *r, size_t i)
{
    char half;
    return hoof_say_time_ends(r, i) || half_of_day(r, i, &half) > 0;
}

/* "Half", "quarter" or a number of minutes; -1: none. */
static int minutes_said(const struct reading *r, size_t i)
{
    if (hoof_say_is(r, i, "half"))
        return 30;
    if (hoof_say_is(r, i, "quarter"))
        return 15;
    int minutes = hoof_say_small(r, i, 2);
    if (minutes < 0 && i < r->token_count && r->tokens[i].kind == TOKEN_WORD)
        minutes = hoof_say_number_word(r->tokens[i].fold);
    return minutes <= 59 ? minutes : -1;
}

/* "half past six", "quarter to 8", "ten past 6", "20 minutes to five". */
static size_t minutes_clock(const struct reading *r, size_t i, bool led, struct when *when)
{
    static const char *const units[] = {"min", "minutes", "mins", NULL};
    static const char *const past[] = {"past", NULL}, *const to[] = {"to", "til", "before", NULL};
    size_t at = i + (hoof_say_is(r, i, "a") && hoof_say_is(r, i + 1, "quarter") ? 1 : 0);
    int minutes = minutes_said(r, at);
    bool digits = hoof_say_small(r, at, 2) >= 0, usual = minutes % 5 == 0 || !digits;
    size_t n = at + 1;
    if (minutes == 20 && hoof_say_is(r, n, "five")) {
        minutes = 25;
        n++;
    }
    bool unit = hoof_say_is_any(r, n, units);
    n += unit ? 1 : 0;
    bool after = hoof_say_is_any(r, n, past);
    bool until = unit ? hoof_say_is_any(r, n, to) : usual && hoof_say_is(r, n, "to");
    int hour = after || until ? spoken_hour(r, n + 1) : -1;
    if (hour < 0 || minutes <= 0)
        return 0;
    bool says_minutes = unit || !digits;
    if (until && !led && !says_minutes && !ends_after(r, n + 2))
        return 0;
    char half = 0;
    n += 2 + half_of_day(r, n + 2, &half);
    if (until) {
        hour = hour == 1 ? 12 : hour - 1;
        if (half && hour == 11) /* quarter to 12 pm is 11:45 in the morning */
            half = half == 'p' ? 'a' : 'p';
        minutes = 60 - minutes;
    }
    set_clock(when, hour, minutes, half, false);
    return n - i;
}

/* "half six", "six o'clock". */
static size_t spoken_clock(const struct reading *r, size_t i, struct when *when)
{
    char half = 0;
    int hour = hoof_say_is(r, i, "half") ? spoken_hour(r, i + 1) : -1;
    if (hour > 0) {
        size_t more = half_of_day(r, i + 2, &half);
        set_clock(when, hour, 30, half, false);
        return 2 + more;
    }
    hour = spoken_hour(r, i);
    size_t oclock = hoof_say_is(r, i + 1, "oclock") ? 1 : hoof_say_run(r, i + 1, "o clock");
    if (hour < 0 || oclock == 0)
        return 0;
    size_t n = 1 + oclock;
    n += half_of_day(r, i + n, &half);
    set_clock(when, hour, 0, half, false);
    return n;
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
    if (more == 0 && !hoof_say_time_ends(r, i + 1 + n))
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

bool hoof_say_time_ends(const struct reading *r, size_t i)
{
    size_t length;
    if (i >= r->token_count || r->tokens[i].kind == TOKEN_MARK)
        return true;
    const struct phrase *phrase = hoof_say_phrase(r, i, &length);
    return phrase && (phrase->kind == PIECE_AND || phrase->kind == PIECE_STOP ||
                      phrase->kind == PIECE_AFTER || phrase->kind == PIECE_BEFORE);
}

/* 12:30, 6.45, 18h45 and what stands behind the minutes. */
static size_t clock_with_minutes(const struct reading *r, size_t i, bool after_value,
                                 struct when *when)
{
    static const char *const hours[] = {"h", "hrs", "uhr", NULL};
    bool colon = hoof_say_mark(r, i + 1, ':'), point = hoof_say_mark(r, i + 1, '.');
    bool zero = r->tokens[i].fold[0] == '0';
    char half = 0;
    size_t end = i + 3;
    if (colon && hoof_say_mark(r, end, ':') && hoof_say_digit_count(r, end + 1) == 2)
        end += 2; /* seconds */
    size_t n = half_of_day(r, end, &half);
    if (n == 0) {
        if (!colon && after_value)
            return 0;
        if (point && unit_follows(r, end))
            return 0;
        if (point && hoof_say_mark(r, end, '.') && hoof_say_is_glued(r, end) &&
            hoof_say_is_digits(r, end + 1))
            return 0; /* 23.11.2026 */
        n = hoof_say_is_any(r, end, hours) ? 1 : 0;
    }
    set_clock(when, hoof_say_small(r, i, 2), hoof_say_small(r, i + 2, 2), half,
              zero || (!colon && !point));
    return end + n - i;
}

/* "6pm", "18h", and 6 after "at". */
static size_t clock_of_hour(const struct reading *r, size_t i, bool led, bool after_value,
                            struct when *when)
{
    int hour = hoof_say_small(r, i, 2);
    bool zero = r->tokens[i].fold[0] == '0';
    char half = 0;
    size_t n = half_of_day(r, i + 1, &half);
    if (n > 0 && hour >= 1 && hour < 24) {
        set_clock(when, hour, 0, half, zero);
        return 1 + n;
    }
    if (!led || hour > 23)
        return 0;
    if (hoof_say_is(r, i + 1, "h") && hoof_say_is_glued(r, i + 1)) {
        set_clock(when, hour, 0, 0, true);
        return 2;
    }
    bool number_goes_on = hoof_say_is_digits(r, i + 2) &&
                          (hoof_say_mark(r, i + 1, ':') ||
                           (hoof_say_mark(r, i + 1, '.') && hoof_say_is_glued(r, i + 1)));
    if (after_value || number_goes_on || unit_follows(r, i + 1))
        return 0;
    set_clock(when, hour, 0, 0, zero);
    return 1;
}

/* "1845", "0630 h", "1845 hours". */
static size_t clock_of_four_digits(const struct reading *r, size_t i, bool led, bool after_value,
                                   struct when *when)
{
    static const char *const hours[] = {"h", "hrs", "hours", "hr", NULL};
    int number = hoof_say_small(r, i, 4), hour = number / 100, minute = number % 100;
    bool zero = r->tokens[i].fold[0] == '0';
    char half = 0;
    if (hour > 23 || minute > 59 || hoof_say_mark(r, i + 1, '/') ||
        (hoof_say_mark(r, i + 1, '-') && hoof_say_is_glued(r, i + 1)))
        return 0;
    bool h = hoof_say_is_any(r, i + 1, hours);
    size_t n = half_of_day(r, i + 1, &half);
    if (!h && n == 0 && (after_value || unit_follows(r, i + 1)))
        return 0;
    if (!h && n == 0 && !led && !zero && !hoof_say_time_ends(r, i + 1))
        return 0;
    set_clock(when, hour, minute, half, true);
    return 1 + (h ? 1 : n);
}

static size_t digital_clock(const struct reading *r, size_t i, bool led, bool after_value,
                            struct when *when)
{
    size_t digits = hoof_say_digit_count(r, i);
    if (digits == 4)
        return clock_of_four_digits(r, i, led, after_value, when);
    if (digits == 0 || digits > 2)
        return 0;
    bool colon = hoof_say_mark(r, i + 1, ':');
    bool parted = colon || hoof_say_mark(r, i + 1, '.') || hoof_say_is(r, i + 1, "h");
    bool tail = parted && hoof_say_is_glued(r, i + 1) && hoof_say_digit_count(r, i + 2) == 2 &&
                hoof_say_is_glued(r, i + 2);
    if (tail && hoof_say_small(r, i, 2) < 24 && hoof_say_small(r, i + 2, 2) < 60)
        return clock_with_minutes(r, i, after_value, when);
    if (tail && colon) { /* 25:00 */
        when->impossible = true;
        when->until_hour = -1;
        return 3;
    }
    return clock_of_hour(r, i, led, after_value, when);
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
    size_t n = minutes_clock(r, i, led && !hoof_say_is(r, i - 1, "from"), when);
    if (n == 0)
        n = spoken_clock(r, i, when);
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
size_t hoof_say_clock(const struct reading *r, size_t i, bool led, bool after_value,
                      struct when *when)
{
    struct when end = {0};
    size_t n = clock_at(r, i, led, after_value, when);
    bool bare = n == 0;
    if (bare) {
        int hour = hoof_say_small(r, i, 2);
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
