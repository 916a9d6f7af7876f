/* Distances between two moments: days and months are counted by local dates,
 * minutes and hours by the clock that runs through (docs/interface-plan.md 1). */
#include "plan/forms.h"

enum { SECONDS_A_DAY = 86400 };

int64_t hoof_duration_seconds(struct hoof_duration duration)
{
    if (duration.unit == HOOF_MINUTES)
        return (int64_t)duration.count * 60;
    return (int64_t)duration.count * (duration.unit == HOOF_DAYS ? 1 : 31) * SECONDS_A_DAY;
}

/* Local days that a duration can span at most. */
static int32_t days_at_most(struct hoof_duration duration)
{
    return (int32_t)(hoof_duration_seconds(duration) / SECONDS_A_DAY) +
           (duration.unit == HOOF_DAYS ? 0 : 2);
}

void hoof_distance_days(const struct hoof_distance *distance, int32_t *low, int32_t *high)
{
    int32_t far = distance->has_high ? days_at_most(distance->high) : INT32_MAX / 4;
    *low = distance->side == HOOF_AFTER ? -1 : -far;
    *high = distance->side == HOOF_BEFORE ? 1 : far;
}

int32_t hoof_distance_ahead(const struct hoof_distance *distance)
{
    int32_t low, high;
    if (distance->side == HOOF_BEFORE)
        return 0;
    hoof_distance_days(distance, &low, &high);
    return high;
}

struct hoof_distance hoof_within_before(struct hoof_duration duration)
{
    return (struct hoof_distance){.side = HOOF_BEFORE, .high = duration, .has_high = true};
}

bool hoof_at_before(const struct hoof_plan_at *a, const struct hoof_plan_at *b)
{
    if (a->day != b->day)
        return a->day < b->day;
    if (a->day_level || b->day_level)
        return a->day_level && !b->day_level;
    return a->utc_s < b->utc_s;
}

struct hoof_plan_at hoof_at_day(const struct hoof_plan_situation *situation, int32_t day)
{
    return (struct hoof_plan_at){
        .day_level = true,
        .day = day,
        .utc_s = hoof_zone_day_start(situation->zone, hoof_date_from_days(day))};
}

/* --- Hours and minutes. -------------------------------------------------------------- */

/* The instants that a moment may be: [first, last]. */
static void instants(const struct hoof_plan_situation *situation, const struct hoof_plan_at *at,
                     int64_t *first, int64_t *last)
{
    *first = *last = at->utc_s;
    if (at->day_level)
        *last = hoof_zone_day_start(situation->zone, hoof_date_from_days(at->day + 1)) - 1;
}

/* Elapsed seconds that the limits allow, both included. */
static void limits(const struct hoof_distance *distance, int64_t *low, int64_t *high)
{
    *low = distance->has_low
               ? hoof_duration_seconds(distance->low) + (distance->low_included ? 0 : 1)
               : 0;
    *high = distance->has_high
                ? hoof_duration_seconds(distance->high) - (distance->high_included ? 0 : 1)
                : INT64_MAX / 2;
}

/* Elapsed time is from *least to *most; after: whether it runs forward. */
static bool elapsed_holds(const struct hoof_distance *distance, int64_t least, int64_t most,
                          bool after, bool certain)
{
    int64_t low, high;
    limits(distance, &low, &high);
    if (!after) {
        int64_t swap = least;
        least = -most;
        most = -swap;
    }
    return certain ? least >= low && most <= high : most >= low && least <= high;
}

static bool hours_hold(const struct hoof_plan_situation *situation,
                       const struct hoof_distance *distance, const struct hoof_plan_at *from,
                       const struct hoof_plan_at *other, bool certain)
{
    int64_t from_first, from_last, first, last;
    instants(situation, from, &from_first, &from_last);
    instants(situation, other, &first, &last);
    int64_t least = first - from_last, most = last - from_first;
    if (distance->side == HOOF_AROUND && !distance->has_low) {
        int64_t low, high;
        limits(distance, &low, &high);
        return certain ? least >= -high && most <= high : most >= -high && least <= high;
    }
    return (distance->side != HOOF_BEFORE && elapsed_holds(distance, least, most, true, certain)) ||
           (distance->side != HOOF_AFTER && elapsed_holds(distance, least, most, false, certain));
}

/* --- Days and months. ------------------------------------------------------------------ */

/* The order of a later date and an earlier one plus a duration: <0, 0, >0. */
static int compare_to(int32_t earlier, int32_t later, struct hoof_duration duration)
{
    int32_t limit = earlier + duration.count;
    if (duration.unit == HOOF_MONTHS)
        limit =
            hoof_date_to_days(hoof_date_add_months(hoof_date_from_days(earlier), duration.count));
    return later < limit ? -1 : later > limit;
}

static bool dates_hold(const struct hoof_distance *distance, int32_t earlier, int32_t later)
{
    if (distance->has_low) {
        int order = compare_to(earlier, later, distance->low);
        if (order < 0 || (order == 0 && !distance->low_included))
            return false;
    }
    if (distance->has_high) {
        int order = compare_to(earlier, later, distance->high);
        if (order > 0 || (order == 0 && !distance->high_included))
            return false;
    }
    return true;
}

/* On one date the clock decides, unless the distance begins with the day itself
 * ("0 to 3 d before"). */
static bool order_holds(const struct hoof_distance *distance, const struct hoof_plan_at *from,
                        const struct hoof_plan_at *other, bool certain)
{
    if (distance->side == HOOF_AROUND || (distance->has_low && distance->low_included))
        return true;
    if (from->day_level || other->day_level)
        return !certain;
    return distance->side == HOOF_BEFORE ? other->utc_s <= from->utc_s
                                         : other->utc_s >= from->utc_s;
}

bool hoof_distance_holds(const struct hoof_plan_situation *situation,
                         const struct hoof_distance *distance, const struct hoof_plan_at *from,
                         const struct hoof_plan_at *other, bool certain)
{
    bool clock = (distance->has_low && distance->low.unit == HOOF_MINUTES) ||
                 (distance->has_high && distance->high.unit == HOOF_MINUTES);
    if (clock)
        return hours_hold(situation, distance, from, other, certain);
    int32_t days = other->day - from->day;
    if (days == 0)
        return dates_hold(distance, from->day, from->day) &&
               order_holds(distance, from, other, certain);
    if (days > 0)
        return distance->side != HOOF_BEFORE && dates_hold(distance, from->day, other->day);
    return distance->side != HOOF_AFTER && dates_hold(distance, other->day, from->day);
}
