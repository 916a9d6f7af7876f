#include "sentence/inside.h"

#include <string.h>

/*
 * A time as said, with the words that lead it ("at", "since", "around"): a clock time
 * (clock.c), a day (days.c) or how long ago. Not yet what it means: that is moments.c.
 */

static size_t relative(struct reading *r, size_t i, struct when *when)
{
    static const char *const now[] = {"just now",     "right now",   "now",        "at the moment",
                                      "a moment ago", "moments ago", "at present", NULL};
    for (size_t k = 0; now[k]; k++) {
        size_t n = hoof_say_run(r, i, now[k]);
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
    size_t back = ago ? 1 : hoof_say_run(r, i + n, "before now");
    if (back == 0)
        return 0;
    when->has_ago = true;
    when->ago_s = (int64_t)(minutes * 60 + 0.5);
    when->ago_days = minutes >= 1440;
    return n + back;
}

/* "Woke at 4", "woke up around 3", "awake since 5": in the morning. */
static bool woke_before(const struct reading *r, size_t i)
{
    static const char *const words[] = {"woke", "woken", "awake", "wakened", "awoke", NULL};
    while (i > 0 && (hoof_say_is(r, i - 1, "up") || hoof_say_is(r, i - 1, "me") ||
                     hoof_say_is(r, i - 1, "again") || hoof_say_is(r, i - 1, "was")))
        i--;
    return i > 0 && hoof_say_is_any(r, i - 1, words);
}

/* Does "at 8 and 2" go on here? Only where nothing is counted by the number. */
static bool goes_on_with_times(const struct reading *r, size_t i)
{
    size_t n = r->piece_count;
    int hour = hoof_say_small(r, i, 2);
    return n >= 2 && hour >= 1 && hour <= 12 && r->pieces[n - 1].kind == PIECE_AND &&
           r->pieces[n - 2].kind == PIECE_WHEN && r->pieces[n - 2].when.has_clock &&
           (i + 1 >= r->token_count || hoof_say_time_ends(r, i + 1));
}

/* "Around 4" is a time beside a word of the day ("last night around 2"), and where
 * nothing that could be counted follows. */
static bool may_be_hour(struct reading *r, size_t i, size_t at)
{
    struct when day = {0};
    if (at + 1 < r->token_count && hoof_say_time_ends(r, at + 1))
        return true;
    if (at + 1 < r->token_count && hoof_say_day(r, at + 1, false, &day) > 0)
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
    size_t n = hoof_say_day(r, i, false, when);
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
        } else if (hoof_say_is_any(r, at, leads) || hoof_say_mark(r, at, '~')) {
            approximate = true;
        } else {
            break;
        }
    }
    when->since = since;
    size_t the = hoof_say_is(r, at, "the") ? 1 : 0;
    n = hoof_say_day(r, at + the, on || led, when);
    if (n == 0 && the == 0)
        n = relative(r, at, when);
    if (n == 0 && the == 0 && at < r->token_count) {
        bool loose = approximate && !led && !after_value && may_be_hour(r, i, at);
        n = hoof_say_clock(r, at, led || loose, after_value, when);
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
