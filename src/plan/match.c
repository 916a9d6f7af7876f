/* Logged doses and planned ones of the same day, each used once. */

#include <stdlib.h>
#include <string.h>

#include "plan/dates.h"

enum { NONE = SIZE_MAX, WINDOW_S = 3600 };

struct matching {
    struct hoof_dating *dating;
    struct hoof_plan_dates *dates;
    size_t *next_date; /* the next date of the same agent on the day, by place in the day */
    size_t next_capacity;
    size_t stamp;
};

/* How far a logged dose lies from a planned one, in seconds. A plan with only a
 * date comes after the times that the dose is near to, and before all others. */
static int64_t distance(const struct hoof_logged *logged, const struct hoof_plan_date *date)
{
    const struct hoof_plan_at *a = &logged->entry->at, *b = &date->at;
    if (a->day_level || b->day_level)
        return WINDOW_S + 1;
    int64_t apart = a->utc_s > b->utc_s ? a->utc_s - b->utc_s : b->utc_s - a->utc_s;
    return apart <= WINDOW_S ? apart : apart + 1;
}

struct pair {
    struct hoof_logged *logged;
    struct hoof_plan_date *date;
    bool named;
    int64_t distance;
};

static bool is_better(const struct pair *a, const struct pair *b)
{
    if (!b->logged)
        return true;
    if (a->named != b->named)
        return a->named;
    if (a->distance != b->distance)
        return a->distance < b->distance;
    return !a->logged->entry->skipped && b->logged->entry->skipped;
}

/* The nearest pair that is left; of equals the first in time. */
static struct pair best_pair(const struct matching *m, const struct hoof_logged_agent *agent,
                             struct hoof_plan_date *day)
{
    struct pair best = {0};
    for (size_t i = agent->first_logged; i != NONE; i = m->dating->logged[i].next) {
        struct hoof_logged *logged = &m->dating->logged[i];
        if (logged->used)
            continue;
        for (size_t k = agent->first_date; k != NONE; k = m->next_date[k]) {
            const struct hoof_plan_item *item = day[k].given->item;
            if (day[k].taken || day[k].skipped || (logged->item && logged->item != item))
                continue;
            struct pair pair = {logged, &day[k], logged->item != NULL, distance(logged, &day[k])};
            if (is_better(&pair, &best))
                best = pair;
        }
    }
    return best;
}

static void match_agent(const struct matching *m, const struct hoof_logged_agent *agent,
                        struct hoof_plan_date *day)
{
    for (;;) {
        struct pair best = best_pair(m, agent, day);
        if (!best.logged)
            return;
        best.logged->used = true;
        best.logged->date = best.date;
        best.date->skipped = best.logged->entry->skipped;
        best.date->taken = best.logged->entry->skipped ? NULL : best.logged->entry;
    }
}

static bool make_room(struct matching *m, size_t count, struct hoof_error *err)
{
    if (count <= m->next_capacity)
        return true;
    m->next_date = hoof_alloc_array(m->dating->arena, 2 * count, sizeof *m->next_date);
    m->next_capacity = 2 * count;
    return m->next_date || hoof_fail_memory(err);
}

/* The logged doses [from, until) of one day and the dates of that day. */
static bool match_day(struct matching *m, size_t from, size_t until, struct hoof_plan_date *day,
                      size_t count, struct hoof_error *err)
{
    struct hoof_dating *d = m->dating;
    if (!make_room(m, count, err))
        return false;
    m->stamp++;
    for (size_t i = until; i-- > from;) {
        struct hoof_logged *logged = &d->logged[i];
        struct hoof_logged_agent *agent = &d->agents[logged->agent];
        if (logged->used || logged->entry->rescue)
            continue;
        if (agent->stamp != m->stamp) {
            agent->stamp = m->stamp;
            agent->first_logged = agent->first_date = NONE;
        }
        logged->next = agent->first_logged;
        agent->first_logged = i;
    }
    for (size_t k = count; k-- > 0;) {
        const struct hoof_plan_given *given = day[k].given;
        if (!given->agent || hoof_item_is_depot(given->item))
            continue;
        struct hoof_logged_agent *agent = &d->agents[given->agent_number];
        if (agent->stamp == m->stamp) {
            m->next_date[k] = agent->first_date;
            agent->first_date = k;
        }
    }
    for (size_t i = from; i < until; i++) {
        struct hoof_logged_agent *agent = &d->agents[d->logged[i].agent];
        if (agent->stamp == m->stamp && agent->first_date != NONE) {
            match_agent(m, agent, day);
            agent->first_date = NONE;
        }
    }
    return true;
}

/* --- Planned doses that count as taken. --------------------------------------------- */

/* The first dose that tells that this medicine is logged: under the item, or
 * since its first day. */
static const struct hoof_logged *first_logged(const struct hoof_dating *d,
                                              const struct hoof_plan_given *given)
{
    const struct hoof_plan_item *item = given->item;
    const struct hoof_logged_agent *agent = &d->agents[given->agent_number];
    const struct hoof_logged *named = d->first_named[item - d->situation->items];
    if (named && named->agent != given->agent_number)
        named = NULL; /* another medicine of the regimen; sought below */
    for (size_t i = 0; i < agent->count; i++) {
        const struct hoof_logged *logged = agent->items[i];
        bool since = !item->has_from || logged->entry->at.day >= item->from;
        if (logged->entry->skipped || logged->entry->rescue || !(since || logged->item == item))
            continue;
        return named && hoof_at_compare(&named->entry->at, &logged->entry->at) < 0 ? named : logged;
    }
    return named;
}

struct first {
    const struct hoof_plan_given *given;
    const struct hoof_logged *logged;
};

static void mark_counting(struct matching *m)
{
    /* The dates of one line often follow each other: remember the last few. */
    struct first known[256] = {0};
    for (size_t i = 0; i < m->dates->count; i++) {
        struct hoof_plan_date *date = &m->dates->items[i];
        if (!date->given->agent || date->taken || date->skipped ||
            !hoof_at_is_past(&date->at, &m->dating->now))
            continue;
        struct first *first = &known[((uintptr_t)date->given >> 4) % 256];
        if (first->given != date->given)
            *first = (struct first){date->given, first_logged(m->dating, date->given)};
        date->counts_as_taken =
            !first->logged || hoof_at_compare(&date->at, &first->logged->entry->at) < 0;
    }
}

/* The dates of a day, from the first at or after *at. */
static size_t dates_of(const struct hoof_plan_dates *dates, int32_t day, size_t *start)
{
    size_t low = 0, high = dates->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (dates->items[middle].at.day < day)
            low = middle + 1;
        else
            high = middle;
    }
    *start = low;
    while (high < dates->count && dates->items[high].at.day == day)
        high++;
    return high - low;
}

bool hoof_dating_match(struct hoof_dating *dating, struct hoof_plan_dates *dates,
                       struct hoof_error *err)
{
    struct matching m = {.dating = dating, .dates = dates};
    for (size_t from = 0, until; from < dating->logged_count; from = until) {
        size_t start, count;
        int32_t day = dating->logged[from].entry->at.day;
        for (until = from + 1; until < dating->logged_count; until++)
            if (dating->logged[until].entry->at.day != day)
                break;
        count = dates_of(dates, day, &start);
        if (count && !match_day(&m, from, until, dates->items + start, count, err))
            return false;
    }
    mark_counting(&m);
    return true;
}

/* --- The calendar. -------------------------------------------------------------------- */

bool hoof_plan_dates(const struct hoof_plan_book *book, const struct hoof_plan_situation *situation,
                     int32_t first, int32_t last, struct hoof_arena *arena,
                     struct hoof_plan_dates *out, struct hoof_plan_asks *asks,
                     struct hoof_error *err)
{
    struct hoof_dating *dating;
    return hoof_dating_new(book, situation, arena, &dating, err) &&
           hoof_dating_expand(dating, first, last, out, asks, err) &&
           hoof_dating_match(dating, out, err);
}
