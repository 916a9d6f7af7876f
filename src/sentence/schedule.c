#include "sentence/schedule.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

enum { MOST_WORDS = 200 };

struct words {
    const char *items[MOST_WORDS]; /* in small letters; ends are NULL */
    const char *written[MOST_WORDS];
    size_t count;
};

struct reading {
    struct words words;
    struct hoof_date today;
    struct hoof_arena *arena;
    struct hoof_schedule *out;
    struct hoof_error *err;
};

static const char *word(const struct reading *r, size_t at)
{
    return at < r->words.count ? r->words.items[at] : "";
}

static bool is(const struct reading *r, size_t at, const char *text)
{
    return strcmp(word(r, at), text) == 0;
}

static bool is_one_of(const struct reading *r, size_t at, const char *list)
{
    const char *w = word(r, at);
    size_t n = strlen(w);
    for (const char *c = list; n && (c = strstr(c, w)); c++)
        if ((c == list || c[-1] == '|') && (c[n] == '|' || c[n] == '\0'))
            return true;
    return false;
}

/* The few digits at the beginning of a word, counted by the caller. */
static int digits(const char *w)
{
    return (int)strtol(w, NULL, 10);
}

/* A whole number in digits or as a word; 0: none. */
static int number(const char *w)
{
    static const char *const names[] = {"one",   "two",   "three", "four", "five",   "six",
                                        "seven", "eight", "nine",  "ten",  "eleven", "twelve"};
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (strcmp(w, names[i]) == 0)
            return (int)i + 1;
    size_t n = strspn(w, "0123456789");
    return n > 0 && n < 5 && w[n] == '\0' ? digits(w) : 0;
}

/* "once", "twice", "3x". */
static int often(const char *w)
{
    size_t n = strspn(w, "0123456789");
    if (strcmp(w, "once") == 0)
        return 1;
    if (strcmp(w, "twice") == 0)
        return 2;
    return n > 0 && n < 3 && strcmp(w + n, "x") == 0 ? digits(w) : 0;
}

/* Where a word ends. A comma between digits is a decimal one, but not in
 * "08:00,14:00". */
static size_t word_end(const char *text)
{
    bool clock = false;
    size_t n = 0;
    for (; text[n] && !strchr(" \t\n;", text[n]); n++) {
        clock = clock || text[n] == ':';
        bool decimal = n > 0 && isdigit((unsigned char)text[n - 1]) &&
                       isdigit((unsigned char)text[n + 1]) && !clock;
        if (text[n] == ',' && !decimal)
            break;
    }
    return n;
}

static bool split(struct reading *r, const char *text)
{
    while (*text) {
        size_t n = word_end(text);
        if (n && r->words.count < MOST_WORDS) {
            char *small = hoof_strndup(r->arena, text, n);
            const char *written = hoof_strndup(r->arena, text, n);
            if (!small || !written)
                return hoof_fail_memory(r->err);
            for (char *c = small; *c; c++)
                *c = (char)tolower((unsigned char)*c);
            if (small[n - 1] == '.')
                small[n - 1] = '\0';
            r->words.written[r->words.count] = written;
            r->words.items[r->words.count++] = small;
        }
        text += n + (text[n] != '\0');
    }
    return true;
}

/* --- dates --------------------------------------------------------------------------------- */

static int month(const char *w)
{
    static const char *const names[] = {"january",   "february", "march",    "april",
                                        "may",       "june",     "july",     "august",
                                        "september", "october",  "november", "december"};
    size_t n = strlen(w);
    for (int m = 0; m < 12; m++)
        if (n >= 3 && strncmp(names[m], w, n) == 0)
            return m + 1;
    return strcmp(w, "sept") == 0 ? 9 : 0;
}

/* "5", "5th", "1st". */
static int day_number(const char *w)
{
    size_t n = strspn(w, "0123456789");
    bool ending = strcmp(w + n, "") == 0 || strcmp(w + n, "st") == 0 || strcmp(w + n, "nd") == 0 ||
                  strcmp(w + n, "rd") == 0 || strcmp(w + n, "th") == 0;
    int day = n > 0 && n < 3 && ending ? digits(w) : 0;
    return day <= 31 ? day : 0;
}

static bool exists(struct reading *r, int year, int m, int day, struct hoof_date *out)
{
    char text[16];
    snprintf(text, sizeof text, "%04d-%02d-%02d", year, m, day);
    return hoof_date_parse(text, strlen(text), out, r->err);
}

enum side { SIDE_PAST, SIDE_NEAREST, SIDE_NEXT };

/* The year that was left out. */
static bool date_without_year(struct reading *r, int m, int day, enum side side,
                              struct hoof_date *out)
{
    int32_t today = hoof_date_to_days(r->today), best = 0;
    bool found = false;
    r->out->guessed_year = true;
    for (int year = r->today.year - 1; year <= r->today.year + 1; year++) {
        struct hoof_date date = {(int16_t)year, (int8_t)m, (int8_t)day};
        if (!hoof_date_valid(date))
            continue;
        int32_t away = hoof_date_to_days(date) - today;
        if ((side == SIDE_PAST && away > 0) || (side == SIDE_NEXT && away < 0))
            continue;
        if (!found || abs(away) < best) {
            best = abs(away);
            *out = date;
            found = true;
        }
    }
    return found || exists(r, r->today.year, m, day, out);
}

/* Reads a date at `at`; *used words, 0: there is none. */
static bool read_date(struct reading *r, size_t at, enum side side, struct hoof_date *out,
                      size_t *used)
{
    const char *w = word(r, at);
    size_t next = at + 1;
    *used = 1;
    if (strlen(w) == 10 && w[4] == '-')
        return hoof_date_parse(w, 10, out, r->err);
    if (strcmp(w, "today") == 0 || strcmp(w, "tomorrow") == 0) {
        *out = hoof_date_add_days(r->today, w[2] == 'm' ? 1 : 0);
        return true;
    }
    if (strchr(w, '/') && isdigit((unsigned char)w[0]))
        return hoof_fail(r->err, HOOF_REQUEST, NULL,
                         "\"%.20s\" can be two dates. Write the month as a word: 5 January 2026.",
                         w);
    int day = day_number(w), m = 0;
    if (day) {
        next += is(r, next, "of");
        m = month(word(r, next));
    } else if ((m = month(w)) != 0) {
        day = day_number(word(r, next));
    }
    if (!day || !m) {
        *used = 0;
        return true;
    }
    const char *year = word(r, next + 1);
    bool has_year = strlen(year) == 4 && strspn(year, "0123456789") == 4;
    *used = next + 1 - at + has_year;
    return has_year ? exists(r, digits(year), m, day, out)
                    : date_without_year(r, m, day, side, out);
}

static bool date_missing(struct reading *r, size_t at)
{
    return hoof_fail(r->err, HOOF_REQUEST, NULL,
                     "After \"%.20s\" a date is expected, such as 5 January 2026, or 2026-01-05.",
                     word(r, at));
}

static bool read_limits(struct reading *r, size_t at, size_t *used)
{
    struct hoof_schedule *out = r->out;
    *used = 0;
    bool until = is_one_of(r, at, "until|till");
    bool since = is(r, at, "since");
    bool from = is_one_of(r, at, "from|starting|beginning");
    if (!until && !since && !from)
        return true;
    size_t first = at + 1 + is(r, at + 1, "on"), n;
    enum side side = until ? SIDE_NEXT : since ? SIDE_PAST : SIDE_NEAREST;
    struct hoof_date date;
    if (!read_date(r, first, side, &date, &n))
        return false;
    if (n == 0)
        return date_missing(r, at);
    if (until ? out->has_until : out->has_from)
        return hoof_fail(r->err, HOOF_REQUEST, NULL,
                         "There are two dates after words like \"%.20s\". Write one item at a "
                         "time.",
                         word(r, at));
    *(until ? &out->until : &out->from) = date;
    *(until ? &out->has_until : &out->has_from) = true;
    *used = first + n - at;
    return true;
}

/* --- how often ------------------------------------------------------------------------------ */

/* "a day", "daily", "per day", "each day": how many words; 0: none. */
static size_t per_day(const struct reading *r, size_t at)
{
    if (is(r, at, "daily"))
        return 1;
    return is_one_of(r, at, "a|per|each|every") && is(r, at + 1, "day") ? 2 : 0;
}

static bool say_often(struct reading *r, int every_days, int times)
{
    struct hoof_schedule *out = r->out;
    if (out->every_days || out->times_per_day)
        return hoof_fail(r->err, HOOF_REQUEST, NULL,
                         "How often is said twice. Write one item at a time.");
    out->every_days = every_days;
    out->times_per_day = times;
    return true;
}

static bool read_every(struct reading *r, size_t at, size_t *used)
{
    int n = number(word(r, at + 1));
    if (is(r, at + 1, "day")) {
        *used = 2;
        return say_often(r, 0, 1);
    }
    if (is_one_of(r, at + 1, "other|second") && is(r, at + 2, "day")) {
        *used = 3;
        return say_often(r, 2, 0);
    }
    if (is(r, at + 1, "week")) {
        *used = 2;
        return say_often(r, 7, 0);
    }
    if (is_one_of(r, at + 1, "month") || is_one_of(r, at + 2, "month|months"))
        return hoof_fail(r->err, HOOF_REQUEST, NULL,
                         "Months have 28 to 31 days. Write the days as your prescription has "
                         "them, for example every 28 days.");
    if (n && is_one_of(r, at + 2, "day|days|week|weeks")) {
        *used = 3;
        return say_often(r, n * (word(r, at + 2)[0] == 'w' ? 7 : 1), 0);
    }
    if (n && is_one_of(r, at + 2, "hour|hours")) {
        *used = 3;
        if (n > 24 || 24 % n != 0)
            return hoof_fail(r->err, HOOF_REQUEST, NULL,
                             "Every %d hours does not give the same times each day. Write the "
                             "times: at 08:00 and 20:00.",
                             n);
        return say_often(r, 0, 24 / n);
    }
    return true;
}

static bool read_often(struct reading *r, size_t at, size_t *used)
{
    size_t n;
    *used = 0;
    if (is(r, at, "every"))
        return read_every(r, at, used);
    if (is(r, at, "monthly"))
        return hoof_fail(r->err, HOOF_REQUEST, NULL,
                         "Months have 28 to 31 days. Write the days as your prescription has "
                         "them, for example every 28 days.");
    if (is(r, at, "weekly")) {
        *used = 1;
        return say_often(r, 7, 0);
    }
    if (is(r, at, "daily")) {
        *used = 1;
        return say_often(r, 0, 1);
    }
    int times = often(word(r, at));
    if (times && (n = per_day(r, at + 1)) > 0) {
        *used = 1 + n;
        return say_often(r, 0, times);
    }
    times = number(word(r, at));
    if (times && is(r, at + 1, "times") && (n = per_day(r, at + 2)) > 0) {
        *used = 2 + n;
        return say_often(r, 0, times);
    }
    if (times && is_one_of(r, at + 1, "cycle|cycles")) {
        r->out->cycles = times;
        *used = 2;
    }
    return true;
}

/* "as needed", "at most 4 a day". */
static bool read_needed(struct reading *r, size_t at, size_t *used)
{
    *used = 0;
    if ((is_one_of(r, at, "as|when|if") && is_one_of(r, at + 1, "needed|required")) ||
        is(r, at, "prn")) {
        r->out->as_needed = true;
        *used = is(r, at, "prn") ? 1 : 2;
        return true;
    }
    size_t lead = is(r, at, "at") && is(r, at + 1, "most")                            ? 2
                  : is(r, at, "up") && is(r, at + 1, "to")                            ? 2
                  : is_one_of(r, at, "max|maximum")                                   ? 1
                  : is(r, at, "no") && is(r, at + 1, "more") && is(r, at + 2, "than") ? 3
                                                                                      : 0;
    int most = lead ? number(word(r, at + lead)) : 0;
    size_t n = most ? per_day(r, at + lead + 1 + is(r, at + lead + 1, "times")) : 0;
    if (n) {
        r->out->max_per_day = most;
        *used = lead + 1 + is(r, at + lead + 1, "times") + n;
    }
    return true;
}

/* --- clock times ---------------------------------------------------------------------------- */

/* "8am", "8.30pm", "08:00", "noon", "8" followed by "am". */
static bool read_clock(struct reading *r, size_t at, struct hoof_clock *out, size_t *used)
{
    const char *w = word(r, at);
    int hour = 0, minute = 0, n = 0;
    *used = 0;
    if (strcmp(w, "noon") == 0 || strcmp(w, "midnight") == 0) {
        *out = (struct hoof_clock){.hour = w[0] == 'n' ? 12 : 0};
        *used = 1;
        return true;
    }
    if (sscanf(w, "%2d%n", &hour, &n) != 1 || !isdigit((unsigned char)w[0]))
        return true;
    bool minutes = w[n] == ':' || w[n] == '.';
    if (minutes) {
        int digits = 0;
        if (sscanf(w + n + 1, "%2d%n", &minute, &digits) != 1 || digits != 2)
            return true;
        n += 1 + digits;
    }
    const char *half = w + n;
    *used = 1;
    if (!*half && is_one_of(r, at + 1, "am|pm")) {
        half = word(r, at + 1);
        *used = 2;
    }
    bool am = strcmp(half, "am") == 0, pm = strcmp(half, "pm") == 0;
    if (*half && !am && !pm) {
        *used = 0;
        return true;
    }
    if (hour > 23 || minute > 59 || ((am || pm) && (hour < 1 || hour > 12)))
        return hoof_fail(r->err, HOOF_REQUEST, NULL, "\"%.20s\" is no clock time.", w);
    if (!am && !pm && !minutes)
        return hoof_fail(r->err, HOOF_REQUEST, NULL,
                         "\"at %.10s\" can be morning or evening. Write %.10sam or %.10spm.", w, w,
                         w);
    if (am || pm)
        hour = hour % 12 + (pm ? 12 : 0);
    *out = (struct hoof_clock){.hour = hour, .minute = minute};
    return true;
}

static bool read_times(struct reading *r, size_t at, size_t *used)
{
    *used = 0;
    if (!is(r, at, "at"))
        return true;
    size_t next = at + 1, n;
    for (;;) {
        struct hoof_clock clock;
        size_t start = next + (next > at + 1 && is(r, next, "and"));
        /* "at 8am and as needed": "and" belongs to what follows. */
        if (start != at + 1 && !isdigit((unsigned char)word(r, start)[0]) &&
            !is_one_of(r, start, "noon|midnight"))
            break;
        if (!read_clock(r, start, &clock, &n))
            return false;
        if (n == 0)
            break;
        if (r->out->time_count == HOOF_SCHEDULE_TIMES)
            return hoof_fail(r->err, HOOF_REQUEST, NULL, "More than %d times a day are too many.",
                             (int)HOOF_SCHEDULE_TIMES);
        r->out->times[r->out->time_count++] = clock;
        next = start + n;
    }
    *used = next > at + 1 ? next - at : 0;
    return true;
}

/* --- all ------------------------------------------------------------------------------------- */

bool hoof_schedule_read(const char *text, struct hoof_date today, struct hoof_arena *arena,
                        struct hoof_schedule *out, struct hoof_error *err)
{
    static bool (*const readers[])(struct reading *, size_t, size_t *) = {read_needed, read_limits,
                                                                          read_often, read_times};
    struct reading r = {.today = today, .arena = arena, .out = out, .err = err};
    *out = (struct hoof_schedule){.rest = ""};
    if (!split(&r, text))
        return false;
    for (size_t at = 0; at < r.words.count;) {
        size_t used = 0;
        for (size_t i = 0; i < sizeof readers / sizeof *readers && used == 0; i++)
            if (!readers[i](&r, at, &used))
                return false;
        bool filler = is_one_of(&r, at, "and|for|take|taking|i|then");
        if (used == 0 && !filler) {
            out->rest =
                hoof_format(arena, "%s%s%s", out->rest, *out->rest ? " " : "", r.words.written[at]);
            if (!out->rest)
                return hoof_fail_memory(err);
        }
        at += used ? used : 1;
    }
    return true;
}
