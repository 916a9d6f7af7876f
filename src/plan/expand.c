/* Items of the plan become dates.
 *
 * Each slot of an item (a clock time, or one of its times a day) is a series:
 * days in order. The series are kept in order of their clock and merged day by
 * day, so that the dates come out sorted and are written once. */

#include <stdlib.h>
#include <string.h>

#include "plan/dates.h"

enum { NO_DAY = INT32_MAX, DAY_S = 24 * 3600 };

struct occurrence {
    int32_t day;
    uint16_t cycle, cycle_day, fraction;
    struct hoof_logged *logged; /* that the occurrence is matched with; NULL */
};

struct series {
    const struct hoof_plan_given *given;
    int32_t day, step, last; /* every `step` days; or, where step is 0, the list */
    const struct occurrence *list;
    size_t list_count, at;
    const struct hoof_plan_at *fixed; /* an event's or a test's own moment */
    int32_t clock_s;                  /* of the day; negative: only a date */
    size_t order;                     /* in which they were added */
};

struct work {
    struct hoof_dating *dating;
    int32_t first, last; /* wanted */
    struct series *series;
    size_t count, capacity;
    struct hoof_plan_asks *asks;
    size_t ask_capacity;
};

static bool add_series(struct work *w, const struct series *new, struct hoof_error *err)
{
    w->series = hoof_grow(w->dating->arena, w->series, w->count, &w->capacity, sizeof *w->series);
    if (!w->series)
        return hoof_fail_memory(err);
    w->series[w->count] = *new;
    w->series[w->count].order = w->count;
    w->count++;
    return true;
}

/* --- The slots of a day. --------------------------------------------------------- */

static int32_t clock_seconds(struct hoof_clock clock)
{
    return clock.hour * 3600 + clock.minute * 60 + clock.second;
}

/* Adds one series a slot: clock times where they are given, else a date as often
 * as it is taken. */
static bool add_slots(struct work *w, struct series *series, const struct hoof_clock *times,
                      size_t time_count, int times_per_day, struct hoof_error *err)
{
    size_t count = time_count ? time_count : times_per_day > 1 ? (size_t)times_per_day : 1;
    for (size_t i = 0; i < count; i++) {
        series->clock_s = time_count ? clock_seconds(times[i]) : -1;
        if (!add_series(w, series, err))
            return false;
    }
    return true;
}

/* --- Series that logged doses move. ---------------------------------------------- */

/* Whether another series of the medicine has the better claim on a dose that
 * names none: it is active on that day, and this one is not. */
static bool belongs_elsewhere(const struct hoof_dating *d, const struct hoof_plan_item *item,
                              int32_t day)
{
    if (hoof_item_is_active(item, day))
        return false;
    for (size_t i = 0; i < d->situation->item_count; i++) {
        const struct hoof_plan_item *other = &d->situation->items[i];
        if (other != item && hoof_item_is_depot(other) && hoof_item_is_active(other, day) &&
            strcmp(other->what, item->what) == 0)
            return true;
    }
    return false;
}

static bool may_match(const struct hoof_dating *d, const struct hoof_plan_item *item,
                      const struct hoof_logged *logged)
{
    if (logged->used || logged->entry->rescue)
        return false;
    if (logged->item)
        return logged->item == item;
    int32_t day = logged->entry->at.day;
    return !(item->has_from && day < item->from) && !belongs_elsewhere(d, item, day);
}

/* The first dose of the list that lies on `day` or later. */
static size_t first_from(const struct hoof_logged_agent *agent, int32_t day)
{
    size_t low = 0, high = agent->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (agent->items[middle]->entry->at.day < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* The dose nearest to a day within half the interval, the limit left out; where
 * none was given, the nearest that was left out on purpose. */
static struct hoof_logged *nearest(const struct hoof_dating *d, const struct hoof_plan_item *item,
                                   const struct hoof_logged_agent *agent, int32_t day)
{
    struct hoof_logged *best = NULL;
    int32_t half = (item->every_days + 1) / 2, best_distance = 0;
    for (size_t i = first_from(agent, day - half); i < agent->count; i++) {
        struct hoof_logged *logged = agent->items[i];
        int32_t distance = abs(logged->entry->at.day - day);
        if (logged->entry->at.day > day + half)
            break;
        if (2 * distance >= item->every_days || !may_match(d, item, logged))
            continue;
        bool skipped = logged->entry->skipped, best_skipped = best && best->entry->skipped;
        if (!best || (best_skipped && !skipped) ||
            (best_skipped == skipped && distance < best_distance)) {
            best = logged;
            best_distance = distance;
        }
    }
    return best;
}

/* The days of a series from its first on, each counted from the dose before it. */
static bool walk_depot(struct work *w, const struct hoof_plan_given *given, int32_t from,
                       struct occurrence **out, size_t *count, struct hoof_error *err)
{
    const struct hoof_dating *d = w->dating;
    const struct hoof_plan_item *item = given->item;
    const struct hoof_logged_agent *agent = &d->agents[given->agent_number];
    size_t capacity = 0;
    *out = NULL;
    *count = 0;
    /* One interval further than asked: a dose near the end may belong to a date after it. */
    int32_t last = w->last + item->every_days;
    last = item->has_until && item->until < last ? item->until : last;
    for (int32_t day = from; day <= last;) {
        struct hoof_logged *logged = nearest(d, item, agent, day);
        *out = hoof_grow(d->arena, *out, *count, &capacity, sizeof **out);
        if (!*out)
            return hoof_fail_memory(err);
        (*out)[(*count)++] = (struct occurrence){.day = day, .logged = logged};
        if (logged)
            logged->used = true;
        day = (logged && !logged->entry->skipped ? logged->entry->at.day : day) + item->every_days;
    }
    return true;
}

/* Several times on one day: the dose that moved the series is the first of them;
 * the others take what else was logged on its date, in order. */
static void share_out(const struct hoof_dating *d, const struct hoof_plan_given *given,
                      const struct occurrence *anchor, struct occurrence *other)
{
    const struct hoof_logged_agent *agent = &d->agents[given->agent_number];
    other->logged = NULL;
    if (!anchor->logged)
        return;
    int32_t day = anchor->logged->entry->at.day;
    for (size_t i = first_from(agent, day); i < agent->count && !other->logged; i++) {
        struct hoof_logged *logged = agent->items[i];
        if (logged->entry->at.day != day)
            break;
        if (may_match(d, given->item, logged)) {
            logged->used = true;
            other->logged = logged;
        }
    }
}

static bool add_depot(struct work *w, const struct hoof_plan_given *given, int32_t from,
                      struct hoof_error *err)
{
    const struct hoof_plan_item *item = given->item;
    struct occurrence *days;
    size_t count, slots = item->time_count          ? item->time_count
                          : item->times_per_day > 1 ? (size_t)item->times_per_day
                                                    : 1;
    if (!walk_depot(w, given, from, &days, &count, err))
        return false;
    for (size_t slot = 0; slot < slots; slot++) {
        struct occurrence *list = days;
        if (slot && count) {
            list = hoof_alloc_array(w->dating->arena, count, sizeof *list);
            if (!list)
                return hoof_fail_memory(err);
            memcpy(list, days, count * sizeof *list);
            for (size_t i = 0; i < count; i++)
                share_out(w->dating, given, &days[i], &list[i]);
        }
        struct series series = {
            .given = given,
            .list = list,
            .list_count = count,
            .clock_s = item->time_count ? clock_seconds(item->times[slot]) : -1,
        };
        if (!add_series(w, &series, err))
            return false;
    }
    return true;
}

/* --- Items with a medicine of their own. ------------------------------------------ */

static bool has_schedule(const struct hoof_plan_item *item)
{
    return item->every_days > 0 || item->times_per_day > 0 || item->time_count > 0;
}

static bool add_agent(struct work *w, const struct hoof_plan_item *item, struct hoof_error *err)
{
    struct hoof_plan_given *given = hoof_alloc(w->dating->arena, sizeof *given);
    if (!given)
        return hoof_fail_memory(err);
    bool one_day = item->has_from && item->has_until && item->from == item->until;
    /* Without a schedule it is on the list of medicines, and has no dates; given
     * for one day, it is one dose. */
    if (item->as_needed || (!has_schedule(item) && !one_day))
        return true;
    if (!hoof_dating_given(w->dating, item, NULL, given, err))
        return false;
    int32_t from = hoof_item_first_day(w->dating, item);
    if (hoof_item_is_depot(item))
        return add_depot(w, given, from, err);
    struct series series = {
        .given = given,
        .day = from,
        .step = item->every_days > 0 ? item->every_days : 1,
        .last = item->has_until && item->until < w->last ? item->until : w->last,
    };
    if (from < w->first)
        series.day += (w->first - from + series.step - 1) / series.step * series.step;
    return add_slots(w, &series, item->times, item->time_count, item->times_per_day, err);
}

/* --- Regimens. --------------------------------------------------------------------- */

/* Day 1 of a cycle as the person moved it: a logged dose before a note of the plan. */
static int32_t moved_start(const struct hoof_dating *d, const struct hoof_plan_item *item,
                           int cycle)
{
    for (size_t i = 0; i < d->move_count; i++)
        if (d->moves[i].item == item && d->moves[i].cycle == cycle)
            return d->moves[i].day;
    for (size_t i = 0; i < item->start_count; i++)
        if (item->starts[i].cycle == cycle)
            return item->starts[i].day;
    return NO_DAY;
}

/* The highest cycle that was moved: those before it may lie anywhere. */
static int last_moved(const struct hoof_dating *d, const struct hoof_plan_item *item)
{
    int last = 0;
    for (size_t i = 0; i < d->move_count; i++)
        if (d->moves[i].item == item && d->moves[i].cycle > last)
            last = d->moves[i].cycle;
    for (size_t i = 0; i < item->start_count; i++)
        if (item->starts[i].cycle > last)
            last = item->starts[i].cycle;
    return last;
}

struct cycles {
    int32_t *starts, *ends; /* of cycles 1, 2, ... */
    size_t count;
    int32_t last; /* no dose after this day */
};

/* A cycle that was moved moves all after it. */
static bool walk_cycles(struct work *w, const struct hoof_plan_item *item,
                        const struct hoof_plan_regimen *regimen, struct cycles *out,
                        struct hoof_error *err)
{
    int most = item->cycles > 0 ? item->cycles : regimen->cycles;
    int moved_up_to = last_moved(w->dating, item);
    size_t capacity = 0;
    *out =
        (struct cycles){.last = item->has_until && item->until < w->last ? item->until : w->last};
    for (int32_t next = item->from;; next += regimen->cycle_days) {
        int number = (int)out->count + 1;
        if (most > 0 && number > most)
            break;
        int32_t moved = moved_start(w->dating, item, number);
        next = moved != NO_DAY ? moved : next;
        if ((next > out->last && number > moved_up_to) || number > UINT16_MAX)
            break;
        out->starts =
            hoof_grow(w->dating->arena, out->starts, out->count, &capacity, sizeof *out->starts);
        if (!out->starts)
            return hoof_fail_memory(err);
        out->starts[out->count++] = next;
    }
    /* A cycle ends where a later one begins, also when that was moved forward. */
    out->ends = hoof_alloc_array(w->dating->arena, out->count, sizeof *out->ends);
    if (!out->ends)
        return hoof_fail_memory(err);
    int32_t end = out->last;
    for (size_t i = out->count; i-- > 0;) {
        out->ends[i] = end;
        end = out->starts[i] - 1 < end ? out->starts[i] - 1 : end;
    }
    return true;
}

static bool list_cycle_days(struct work *w, const struct cycles *cycles,
                            const struct hoof_plan_line *line, struct occurrence **out,
                            size_t *count, struct hoof_error *err)
{
    size_t capacity = 0;
    *out = NULL;
    *count = 0;
    for (size_t c = 0; c < cycles->count; c++) {
        int32_t end = cycles->ends[c];
        for (size_t i = 0; i < line->day_count; i++) {
            int32_t day = cycles->starts[c] + line->days[i] - 1;
            if (day < w->first || day > end)
                continue;
            *out = hoof_grow(w->dating->arena, *out, *count, &capacity, sizeof **out);
            if (!*out)
                return hoof_fail_memory(err);
            (*out)[(*count)++] = (struct occurrence){
                .day = day,
                .cycle = (uint16_t)(c + 1),
                .cycle_day = line->days[i],
            };
        }
    }
    return true;
}

/* One fraction on each Monday to Friday. */
static bool list_fractions(struct work *w, const struct hoof_plan_item *item,
                           const struct hoof_plan_line *line, struct occurrence **out,
                           size_t *count, struct hoof_error *err)
{
    int32_t last = item->has_until && item->until < w->last ? item->until : w->last;
    *count = 0;
    *out = hoof_alloc_array(w->dating->arena, line->day_count, sizeof **out);
    if (!*out)
        return hoof_fail_memory(err);
    size_t fraction = 0;
    for (int32_t day = item->from; day <= last && fraction < line->day_count; day++) {
        if (hoof_date_weekday(hoof_date_from_days(day)) > 4)
            continue;
        fraction++;
        if (day >= w->first)
            (*out)[(*count)++] = (struct occurrence){.day = day, .fraction = (uint16_t)fraction};
    }
    return true;
}

static bool ask_for_end(struct work *w, const struct hoof_plan_item *item, struct hoof_error *err)
{
    if (!w->asks)
        return true;
    w->asks->items = hoof_grow(w->dating->arena, w->asks->items, w->asks->count, &w->ask_capacity,
                               sizeof *w->asks->items);
    if (!w->asks->items)
        return hoof_fail_memory(err);
    w->asks->items[w->asks->count++] = item;
    return true;
}

static bool add_regimen(struct work *w, const struct hoof_plan_item *item, struct hoof_error *err)
{
    const struct hoof_plan_regimen *regimen = hoof_plan_regimen_find(w->dating->book, item->what);
    bool is_course = regimen && regimen->kind == HOOF_REGIMEN_COURSE;
    struct cycles cycles = {0};
    if (!regimen || !item->has_from)
        return ask_for_end(w, item, err);
    if (!is_course && item->cycles <= 0 && regimen->cycles <= 0 && !item->has_until)
        return ask_for_end(w, item, err);
    if (!is_course && !walk_cycles(w, item, regimen, &cycles, err))
        return false;
    struct hoof_plan_given *given =
        hoof_alloc_array(w->dating->arena, regimen->line_count, sizeof *given);
    if (!given)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < regimen->line_count; i++) {
        const struct hoof_plan_line *line = &regimen->lines[i];
        struct occurrence *list;
        size_t count;
        if (!hoof_dating_given(w->dating, item, line, &given[i], err) ||
            !(is_course ? list_fractions(w, item, line, &list, &count, err)
                        : list_cycle_days(w, &cycles, line, &list, &count, err)))
            return false;
        struct series series = {.given = &given[i], .list = list, .list_count = count};
        bool fits = item->time_count == (size_t)line->times_per_day;
        if (count && !add_slots(w, &series, item->times, fits ? item->time_count : 0,
                                line->times_per_day, err))
            return false;
    }
    return true;
}

/* --- Events and tests. -------------------------------------------------------------- */

static bool add_event(struct work *w, const struct hoof_plan_item *item, struct hoof_error *err)
{
    struct hoof_plan_given *given = hoof_alloc(w->dating->arena, sizeof *given);
    if (!given)
        return hoof_fail_memory(err);
    *given = (struct hoof_plan_given){.item = item, .prescribed = item->prescribed};
    struct series series = {
        .given = given,
        .day = item->at.day,
        .step = 1,
        .last = item->at.day < w->last ? item->at.day : w->last,
        .fixed = &item->at,
        .clock_s = -1,
    };
    if (!item->at.day_level)
        series.clock_s =
            clock_seconds(hoof_zone_at(w->dating->situation->zone, item->at.utc_s).clock);
    return item->at.day < w->first || add_series(w, &series, err);
}

/* --- Merging. ------------------------------------------------------------------------ */

/* A stretch of time within which the zone's offset stands, so that most wall
 * times need no look into the zone. */
struct stretch {
    const struct hoof_zone *zone;
    int64_t from, until;
    int32_t offset;
};

/* Further from a change than any two offsets lie apart. */
#define FAR_S (26 * 3600)

static int64_t instant_of(struct stretch *s, int32_t day, int32_t clock_s)
{
    int64_t wall = (int64_t)day * DAY_S + (clock_s < 0 ? 0 : clock_s);
    if (wall - FAR_S < s->from || wall + FAR_S >= s->until) {
        s->from = wall - FAR_S;
        s->offset = hoof_zone_offset(s->zone, s->from);
        if (!hoof_zone_next_change(s->zone, s->from, &s->until))
            s->until = INT64_MAX;
    }
    if (wall + FAR_S < s->until)
        return wall - s->offset;
    struct hoof_date date = hoof_date_from_days(day);
    struct hoof_clock clock = {(int8_t)(clock_s / 3600), (int8_t)(clock_s / 60 % 60),
                               (int8_t)(clock_s % 60)};
    return clock_s < 0 ? hoof_zone_day_start(s->zone, date)
                       : hoof_zone_moment(s->zone, date, clock, false, NULL).utc_s;
}

static int32_t next_day(const struct series *s)
{
    if (s->step)
        return s->day <= s->last ? s->day : NO_DAY;
    return s->at < s->list_count ? s->list[s->at].day : NO_DAY;
}

static int compare_series(const void *a, const void *b)
{
    const struct series *x = a, *y = b;
    if (x->clock_s != y->clock_s)
        return x->clock_s < y->clock_s ? -1 : 1;
    return (x->order > y->order) - (x->order < y->order);
}

static size_t count_dates(const struct work *w)
{
    size_t count = 0;
    for (size_t i = 0; i < w->count; i++) {
        const struct series *s = &w->series[i];
        if (!s->step)
            count += s->list_count;
        else if (s->day <= s->last)
            count += (size_t)((s->last - s->day) / s->step) + 1;
    }
    return count;
}

/* On the day of a clock change wall times may not be in order of time. The
 * logged doses go with their dates. */
static void sort_day(struct hoof_plan_date *dates, struct hoof_logged **logged, size_t count)
{
    for (size_t i = 1; i < count; i++) {
        struct hoof_plan_date date = dates[i];
        struct hoof_logged *own = logged[i];
        size_t k = i;
        for (; k > 0 && hoof_at_compare(&dates[k - 1].at, &date.at) > 0; k--) {
            dates[k] = dates[k - 1];
            logged[k] = logged[k - 1];
        }
        dates[k] = date;
        logged[k] = own;
    }
}

/* Takes the next date of a series; *logged is what it is matched with. */
static void take(struct series *s, struct stretch *stretch, struct hoof_plan_date *date,
                 struct hoof_logged **logged)
{
    int32_t day = next_day(s);
    date->given = s->given;
    date->at = (struct hoof_plan_at){.day_level = s->clock_s < 0, .day = day};
    if (s->fixed)
        date->at = *s->fixed;
    else
        date->at.utc_s = instant_of(stretch, day, s->clock_s);
    *logged = NULL;
    if (s->step) {
        s->day += s->step;
        return;
    }
    const struct occurrence *one = &s->list[s->at++];
    date->cycle = one->cycle;
    date->day = one->cycle_day;
    date->fraction = one->fraction;
    *logged = one->logged;
}

static bool merge(struct work *w, struct hoof_plan_dates *out, struct hoof_error *err)
{
    struct stretch stretch = {.zone = w->dating->situation->zone, .from = INT64_MAX};
    struct hoof_plan_date *dates =
        hoof_alloc_array(w->dating->arena, count_dates(w), sizeof *dates);
    struct hoof_logged **logged = hoof_alloc_array(w->dating->arena, w->count, sizeof *logged);
    size_t count = 0;
    if (!dates || !logged)
        return hoof_fail_memory(err);
    for (int32_t day = w->first, next; day <= w->last; day = next) {
        size_t start = count, kept = 0;
        next = NO_DAY;
        for (size_t i = 0; i < w->count; i++) {
            struct series *s = &w->series[i];
            if (next_day(s) == day) {
                take(s, &stretch, &dates[count], &logged[count - start]);
                count++;
            }
            int32_t then = next_day(s);
            next = then < next ? then : next;
            if (then == NO_DAY)
                continue;
            if (kept != i)
                w->series[kept] = *s;
            kept++;
        }
        w->count = kept;
        sort_day(dates + start, logged, count - start);
        for (size_t i = start; i < count; i++) {
            struct hoof_logged *own = logged[i - start];
            if (!own)
                continue;
            own->date = &dates[i];
            dates[i].skipped = own->entry->skipped;
            dates[i].taken = own->entry->skipped ? NULL : own->entry;
        }
        if (next == NO_DAY)
            break;
    }
    *out = (struct hoof_plan_dates){dates, count};
    return true;
}

/* What lies before the days that are wanted was only walked through. */
static void skip_to_first(struct work *w)
{
    for (size_t i = 0; i < w->count; i++) {
        struct series *s = &w->series[i];
        while (s->list_count && s->list->day < w->first) {
            s->list++;
            s->list_count--;
        }
    }
}

bool hoof_dating_expand(struct hoof_dating *dating, int32_t first, int32_t last,
                        struct hoof_plan_dates *out, struct hoof_plan_asks *asks,
                        struct hoof_error *err)
{
    struct work w = {.dating = dating, .first = first, .last = last, .asks = asks};
    if (asks)
        *asks = (struct hoof_plan_asks){0};
    for (size_t i = 0; i < dating->situation->item_count; i++) {
        const struct hoof_plan_item *item = &dating->situation->items[i];
        bool done = item->type == HOOF_PLAN_AGENT     ? add_agent(&w, item, err)
                    : item->type == HOOF_PLAN_REGIMEN ? add_regimen(&w, item, err)
                                                      : add_event(&w, item, err);
        if (!done)
            return false;
    }
    skip_to_first(&w);
    if (w.count)
        qsort(w.series, w.count, sizeof *w.series, compare_series);
    return merge(&w, out, err);
}
