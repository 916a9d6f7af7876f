#include "sentence/inside.h"

/*
 * When each clause happened. A time belongs to its clause and to those that are
 * tied to it by "and", "with", "after" or "before"; a day that opens a sentence
 * stays in force until another is said. README.md has the rules in words.
 */

static bool is_tied(const struct clause *clause)
{
    return clause->joiner == PIECE_AND || clause->joiner == PIECE_AFTER ||
           clause->joiner == PIECE_BEFORE;
}

static void read_when(struct clause *clause)
{
    bool head_seen = false;
    for (size_t k = 0; k < clause->count; k++) {
        struct piece *piece = clause->pieces[k];
        if (piece == clause->head)
            head_seen = true;
        if (piece->kind != PIECE_WHEN)
            continue;
        if (!clause->has_when)
            clause->when_first = !head_seen;
        clause->has_when = true;
        clause->when.leads = clause->when.leads || piece->when.leads;
        bool more = piece->when.has_clock && clause->when.has_clock;
        if (more && clause->more_count < sizeof clause->more_times / sizeof *clause->more_times)
            clause->more_times[clause->more_count++] = piece->when;
        if (piece->when.has_date && clause->when.has_date && !more &&
            hoof_date_compare(piece->when.date, clause->when.date) != 0) {
            clause->when.two_dates = true; /* "yesterday on Friday" */
            clause->when.other_date = piece->when.date;
        }
        hoof_say_merge_when(&clause->when, &piece->when);
    }
}

/* Is it now the time of that meal? */
static bool is_meal_now(const struct reading *r, enum day_part part)
{
    int hour = hoof_zone_at(r->request->zone, r->request->now_s).clock.hour;
    switch (part) {
    case PART_MORNING:
        return hour >= 5 && hour < 11;
    case PART_AFTERNOON:
        return hour >= 11 && hour < 15;
    case PART_EVENING:
        return hour >= 17 && hour < 22;
    default:
        return true;
    }
}

/* A meal's name tells the half of the day of a clock time beside it. Alone it is
 * a part of the day (a date, no clock time is made up), or now while that meal
 * is on. "After lunch" lends it to the clause before. */
/* The part of the day of the meal that the clause names, in "big lunch" too. */
static enum day_part meal_part(const struct reading *r, const struct clause *clause)
{
    const struct piece *meal = hoof_say_find(clause, PIECE_MEAL);
    const struct piece *size = hoof_say_find(clause, PIECE_SIZE);
    if (meal)
        return (enum day_part)meal->value;
    if (!size)
        return PART_NONE;
    return hoof_say_is(r, size->last, "breakfast") ? PART_MORNING
           : hoof_say_is(r, size->last, "lunch")   ? PART_AFTERNOON
           : hoof_say_is(r, size->last, "dinner")  ? PART_EVENING
                                                   : PART_NONE;
}

static void use_meal_names(const struct reading *r, struct clauses *clauses)
{
    for (size_t k = 0; k < clauses->count; k++) {
        struct clause *clause = &clauses->items[k];
        enum day_part part = meal_part(r, clause);
        bool fits = clause->kind == CLAUSE_MEAL_TIME || clause->kind == CLAUSE_MEAL;
        if (!fits || part == PART_NONE || clause->when.part != PART_NONE)
            continue;
        if (clause->has_when && clause->when.has_clock) {
            clause->when.part = part;
        } else if (!clause->has_when && !r->request->at && !is_meal_now(r, part)) {
            clause->has_when = true;
            clause->when.part = part;
        }
    }
}

static bool says_day(const struct when *when)
{
    return when->has_date || when->part != PART_NONE || when->vague ||
           (when->has_ago && when->ago_days);
}

/* The day that leads is carried on to the clauses behind it. */
static void carry_days(struct clauses *clauses)
{
    struct when carried = {.until_hour = -1};
    bool has = false;
    for (size_t k = 0; k < clauses->count; k++) {
        struct clause *clause = &clauses->items[k];
        if (clause->has_when && (says_day(&clause->when) || clause->when.leads)) {
            if (!clause->when_first) {
                has = false;
                continue;
            }
            carried = (struct when){.until_hour = -1,
                                    .has_date = clause->when.has_date,
                                    .date = clause->when.date,
                                    .other_date = clause->when.other_date,
                                    .two_dates = clause->when.two_dates,
                                    .part = clause->when.part,
                                    .vague = clause->when.vague,
                                    .has_ago = clause->when.has_ago && clause->when.ago_days,
                                    .ago_days = clause->when.ago_days,
                                    .ago_s = clause->when.ago_s};
            if (clause->when.leads && clause->when.has_clock)
                hoof_say_merge_when(&carried, &clause->when);
            has = true;
            continue;
        }
        if (!has || clause->when.is_now || (clause->when.has_ago && !clause->when.ago_days))
            continue;
        clause->has_when = true;
        hoof_say_merge_when(&clause->when, &carried);
    }
}

/* The times of clauses that hang together: the nearest before, else the nearest behind. */
static void share_times(struct clauses *clauses)
{
    for (size_t first = 0; first < clauses->count;) {
        size_t end = first + 1;
        while (end < clauses->count && is_tied(&clauses->items[end]))
            end++;
        for (size_t k = first; k < end; k++) {
            struct clause *clause = &clauses->items[k];
            if (clause->has_when || clause->kind == CLAUSE_LOOSE)
                continue;
            const struct clause *from = NULL;
            for (size_t b = k; b-- > first && !from;)
                if (clauses->items[b].has_when && clauses->items[b].kind != CLAUSE_LOOSE)
                    from = &clauses->items[b];
            for (size_t b = k + 1; b < end && !from; b++)
                if (clauses->items[b].has_when && clauses->items[b].kind != CLAUSE_LOOSE)
                    from = &clauses->items[b];
            bool apart = clause->offset != OFFSET_NONE || (from && from->offset != OFFSET_NONE);
            if (from && !apart) {
                clause->has_when = true;
                clause->when = from->when;
                clause->shared = 1 + (size_t)(from - clauses->items);
                clause->when.since = false;
                clause->when.until_hour = -1;
            }
        }
        first = end;
    }
}

static bool settle_one(struct reading *r, struct clause *clause)
{
    if (clause->settled)
        return !clause->failed;
    clause->settled = true;
    clause->said_when = clause->has_when;
    if (!hoof_say_moment(r, &clause->when, clause, &clause->at, &clause->minutes)) {
        clause->failed = true;
        return false;
    }
    return true;
}

static struct hoof_moment moved(struct reading *r, const struct hoof_moment *from, double minutes)
{
    if (from->day_level)
        return *from;
    return hoof_zone_at(r->request->zone, from->utc_s + (int64_t)(minutes * 60));
}

/* Two clauses with a span between them: one time gives the other; without any,
 * the later of the two is now. */
static void settle_pair(struct reading *r, struct clause *later, struct clause *earlier,
                        double minutes)
{
    if (earlier->has_when && !later->has_when) {
        if (!settle_one(r, earlier)) {
            later->failed = true;
            return;
        }
        later->at = moved(r, &earlier->at, minutes);
        later->said_when = true;
        return;
    }
    if (!settle_one(r, later)) {
        earlier->failed = true;
        return;
    }
    if (!earlier->has_when) {
        earlier->at = moved(r, &later->at, -minutes);
        earlier->said_when = true;
    } else {
        settle_one(r, earlier);
    }
}

static bool is_open_time(const struct clause *clause)
{
    const struct when *when = &clause->when;
    return clause->has_when && clause->when_first && when->has_clock && when->twelve &&
           !when->has_date && when->part == PART_NONE;
}

/* "7:30 coffee, 8:15 flush": a list goes on in time. Where a later one of its times
 * can only be in the morning, as its evening is to come, an earlier one is so too. */
static void read_lists_in_order(const struct reading *r, struct clauses *clauses)
{
    int now = hoof_zone_at(r->request->zone, r->request->now_s).clock.hour;
    int morning_from = -1; /* hour of the time behind, when that is in the morning */
    for (size_t k = clauses->count; k-- > 0 && !r->request->at;) {
        struct clause *clause = &clauses->items[k];
        if (!is_open_time(clause))
            continue;
        if (clause->when.hour + 12 > now ||
            (morning_from >= 0 && clause->when.hour <= morning_from)) {
            morning_from = clause->when.hour;
            if (clause->when.hour + 12 <= now)
                clause->when.part = PART_MORNING;
        } else {
            morning_from = -1;
        }
    }
}

void hoof_say_settle(struct reading *r, struct clauses *clauses)
{
    for (size_t k = 0; k < clauses->count; k++)
        read_when(&clauses->items[k]);
    carry_days(clauses);
    use_meal_names(r, clauses);
    share_times(clauses);
    read_lists_in_order(r, clauses);
    for (size_t k = 0; k < clauses->count && !r->no_memory; k++) {
        struct clause *clause = &clauses->items[k];
        struct clause *next = k + 1 < clauses->count ? &clauses->items[k + 1] : NULL;
        if (clause->kind == CLAUSE_LOOSE)
            continue;
        if (next && (clause->offset == OFFSET_AFTER_NEXT || clause->offset == OFFSET_BEFORE_NEXT)) {
            bool after = clause->offset == OFFSET_AFTER_NEXT;
            settle_pair(r, after ? clause : next, after ? next : clause, clause->offset_minutes);
            k++;
        } else if (next && next->offset == OFFSET_AFTER_LAST) {
            settle_pair(r, next, clause, next->offset_minutes);
            k++;
        } else if (clause->shared > 0) {
            struct clause *from = &clauses->items[clause->shared - 1];
            clause->failed = from->kind != CLAUSE_MEAL_TIME && !settle_one(r, from);
            if (from->kind == CLAUSE_MEAL_TIME) {
                settle_one(r, clause);
                continue;
            }
            clause->at = from->at;
            clause->said_when = true;
        } else if (clause->kind != CLAUSE_MEAL_TIME) {
            settle_one(r, clause);
        }
    }
}
