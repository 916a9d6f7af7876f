#include "sentence/inside.h"

/* From what was said about time to one moment, or to a question. */

enum { TOLERANCE_S = 300, NEAR_S = 6 * 3600, SOON_S = 1200, DAY_S = 86400 };

static const char *day_words(struct reading *r, struct hoof_date date)
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    int32_t days = hoof_date_to_days(date) - hoof_date_to_days(r->today);
    if (days == 0)
        return "today";
    if (days == -1)
        return "yesterday";
    return hoof_say_format(r, "%d %s %d", date.day, months[date.month - 1], date.year);
}

static struct hoof_moment moment_of(const struct reading *r, struct hoof_date date, int hour,
                                    int minute)
{
    struct hoof_clock clock = {.hour = (int8_t)hour, .minute = (int8_t)minute};
    return hoof_zone_moment(r->request->zone, date, clock, false, NULL);
}

static struct hoof_moment day_moment(struct hoof_date date)
{
    return (struct hoof_moment){
        .day_level = true, .date = date, .utc_s = hoof_civil_seconds(date, (struct hoof_clock){0})};
}

static bool is_to_come(const struct reading *r, const struct hoof_moment *moment)
{
    if (moment->day_level)
        return hoof_date_compare(moment->date, r->today) > 0;
    return moment->utc_s > r->request->now_s + TOLERANCE_S;
}

/* What a question about a time needs: the words about it, and what they belong to. */
struct asking {
    const struct when *when;
    const struct clause *clause;
};

static void ask(struct reading *r, const struct asking *about, const char *text, size_t count,
                const struct choice *choices)
{
    const struct when *when = about->when;
    uint32_t behind = hoof_say_clause_end(about->clause);
    struct span spans[4] = {{behind, behind}}; /* a time carried over has no words here */
    size_t used = 1;
    if (when->end > when->start)
        spans[0] = (struct span){when->start, when->end};
    for (size_t k = 0; k < when->more; k++)
        spans[used++] = (struct span){when->more_start[k], when->more_end[k]};
    hoof_say_ask_spans(r, text, spans, used, count, choices);
}

static const char *when_text(struct reading *r, const struct asking *about, const char *why)
{
    return hoof_say_format(r, "When was %s? %s", hoof_say_what(r, about->clause), why);
}

static const char *on_day(struct reading *r, struct hoof_date date)
{
    bool word = hoof_date_to_days(date) - hoof_date_to_days(r->today) >= -1;
    return hoof_say_format(r, " %s%s ", word ? "" : "on ", day_words(r, date));
}

/* A choice of a moment; one that is to come cannot be logged. */
static struct choice at_time(struct reading *r, struct hoof_date date, int hour, int minute)
{
    struct hoof_moment moment = moment_of(r, date, hour, minute);
    if (is_to_come(r, &moment))
        return (struct choice){.words = "it is still to come: nothing is logged", .instead = ""};
    return (struct choice){
        .words = hoof_say_format(r, "%s at %02d:%02d", day_words(r, date), hour, minute),
        .instead = hoof_say_format(r, "%sat %02d:%02d%s ", on_day(r, date), hour, minute,
                                   hour < 12 ? " am" : "")};
}

static struct choice on_date(struct reading *r, struct hoof_date date)
{
    if (hoof_date_compare(date, r->today) > 0)
        return (struct choice){.words = "it is still to come: nothing is logged", .instead = ""};
    return (struct choice){.words = day_words(r, date), .instead = on_day(r, date)};
}

static bool ask_which_time(struct reading *r, const struct asking *about, const char *why,
                           struct hoof_date first, int first_hour, struct hoof_date second,
                           int second_hour, int minute)
{
    const struct choice choices[] = {at_time(r, first, first_hour, minute),
                                     at_time(r, second, second_hour, minute)};
    ask(r, about, when_text(r, about, why), 2, choices);
    return false;
}

static bool ask_which_day(struct reading *r, const struct asking *about, const char *why,
                          struct hoof_date first, struct hoof_date second)
{
    const struct choice choices[] = {on_date(r, first), on_date(r, second)};
    ask(r, about, when_text(r, about, why), 2, choices);
    return false;
}

/* The hour of a time that may be in the morning or in the afternoon, from a word
 * beside it ("in the evening"); -1 when no word tells. */
static int hour_by_part(const struct when *when)
{
    switch (when->part) {
    case PART_MORNING:
        return when->hour;
    case PART_AFTERNOON:
    case PART_EVENING:
    case PART_TONIGHT:
        return when->hour + 12;
    case PART_NIGHT:
    case PART_LAST_NIGHT:
        return when->hour <= 5 ? when->hour : when->hour + 12;
    default:
        return -1;
    }
}

static struct hoof_date clock_date(const struct reading *r, const struct when *when, int hour)
{
    if (when->has_date)
        return when->date;
    if (when->has_ago && when->ago_days)
        return hoof_date_add_days(r->today, -(int32_t)(when->ago_s / DAY_S));
    struct hoof_date base = r->today;
    if (r->request->at)
        base = hoof_moment_date(r->request->at, r->request->zone);
    if (when->part == PART_LAST_NIGHT && hour >= 12)
        return hoof_date_add_days(base, -1);
    return base;
}

/* Morning or afternoon: one word tells, or only one is past, or the nearer one
 * lies within six hours; else it is asked. */
static bool settle_twelve(struct reading *r, const struct asking *about, int *hour)
{
    const struct when *when = about->when;
    int told = hour_by_part(when);
    if (told >= 0 || r->writes_24h) {
        *hour = told >= 0 ? told : when->hour;
        return true;
    }
    struct hoof_date date = clock_date(r, when, when->hour);
    struct hoof_moment early = moment_of(r, date, when->hour, when->minute);
    struct hoof_moment late = moment_of(r, date, when->hour + 12, when->minute);
    bool early_past = !is_to_come(r, &early), late_past = !is_to_come(r, &late);
    if (early_past && !late_past && late.utc_s > r->request->now_s + SOON_S) {
        *hour = when->hour;
        return true;
    }
    if (late_past && r->request->now_s - late.utc_s <= NEAR_S) {
        *hour = when->hour + 12;
        return true;
    }
    if (early_past && !late_past)
        return ask_which_time(r, about, "The time can be in the morning or in the evening.", date,
                              when->hour, hoof_date_add_days(date, -1), when->hour + 12,
                              when->minute);
    if (!early_past) {
        struct hoof_date before = hoof_date_add_days(date, -1);
        return ask_which_time(r, about, "That time is still to come today.", before,
                              when->hour + 12, date, when->hour, when->minute);
    }
    return ask_which_time(r, about, "The time can be in the morning or in the afternoon.", date,
                          when->hour, date, when->hour + 12, when->minute);
}

static bool settle_clock(struct reading *r, const struct asking *about, struct hoof_moment *out,
                         double *minutes)
{
    const struct when *when = about->when;
    int hour = when->hour;
    if (when->clash) {
        struct hoof_date date = clock_date(r, when, hour);
        int other = hour >= 12 ? hour - 12 : hour + 12;
        return ask_which_time(r, about, "Hour and am or pm do not fit.", date, hour, date, other,
                              when->minute);
    }
    if (when->twelve && !settle_twelve(r, about, &hour))
        return false;
    struct hoof_date date = clock_date(r, when, hour);
    if (when->has_date && when->part == PART_LAST_NIGHT && hour <= 5)
        return ask_which_time(r, about, "It is after midnight.", date, hour,
                              hoof_date_add_days(date, 1), hour, when->minute);
    *out = moment_of(r, date, hour, when->minute);
    if (is_to_come(r, out))
        return ask_which_time(r, about, "That time is still to come.",
                              hoof_date_add_days(r->today, -1), hour, date, hour, when->minute);
    if (when->until_hour >= 0) {
        struct hoof_moment end = moment_of(r, date, when->until_hour, when->until_minute);
        double span = (double)(end.utc_s - out->utc_s) / 60;
        if (span > 0 && span < 24 * 60)
            *minutes = span;
    } else if (when->since) {
        int64_t whole = (r->request->now_s - out->utc_s) / 60;
        *minutes = (double)whole;
        if (*minutes < 1)
            *minutes = -1;
    }
    return true;
}

static bool settle_day(struct reading *r, const struct asking *about, struct hoof_moment *out)
{
    const struct when *when = about->when;
    struct hoof_date date = when->has_date ? when->date : r->today;
    if (!when->has_date && r->request->at)
        date = hoof_moment_date(r->request->at, r->request->zone);
    if (!when->has_date && when->has_ago)
        date = hoof_date_add_days(r->today, -(int32_t)(when->ago_s / DAY_S));
    if (!when->has_date && when->part == PART_LAST_NIGHT)
        date = hoof_date_add_days(date, -1);
    *out = day_moment(date);
    struct hoof_moment now = hoof_zone_at(r->request->zone, r->request->now_s);
    bool later_today =
        hoof_date_compare(date, r->today) == 0 && when->part == PART_TONIGHT && now.clock.hour < 16;
    if (is_to_come(r, out) || later_today)
        return ask_which_day(
            r, about, "That day is still to come.",
            hoof_date_compare(date, r->today) > 0 ? r->today : hoof_date_add_days(r->today, -1),
            date);
    return true;
}

bool hoof_say_moment(struct reading *r, const struct when *when, const struct clause *clause,
                     struct hoof_moment *out, double *minutes)
{
    const struct asking about = {when, clause};
    if (when->impossible) {
        const struct choice choices[] = {{.words = "now: leave the time out", .instead = " "},
                                         {.words = "another time: write it as 18:45"}};
        ask(r, &about,
            hoof_say_format(r, "The time of %s does not exist. When was it?",
                            hoof_say_what(r, clause)),
            2, choices);
        return false;
    }
    if (when->vague) {
        const struct choice choices[] = {{.words = "today", .instead = " today "},
                                         {.words = "yesterday", .instead = " yesterday "},
                                         {.words = "another day: write its date"}};
        ask(r, &about, hoof_say_format(r, "On which day was %s?", hoof_say_what(r, clause)), 3,
            choices);
        return false;
    }
    if (when->two_dates)
        return ask_which_day(r, &about, "The date can be read in two ways.", when->date,
                             when->other_date);
    if (when->has_clock)
        return settle_clock(r, &about, out, minutes);
    if (when->has_ago && !when->ago_days) {
        *out = hoof_zone_at(r->request->zone, r->request->now_s - when->ago_s);
        return true;
    }
    if (when->has_date || when->has_ago || when->part != PART_NONE)
        return settle_day(r, &about, out);
    if (r->request->at && !when->is_now) {
        *out = *r->request->at;
        return true;
    }
    *out = hoof_zone_at(r->request->zone, r->request->now_s);
    return true;
}
