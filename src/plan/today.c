/* What is due today, what was taken of it, and the clocks of depots. */

#include "plan/dates.h"

enum { HOUR_S = 3600 };

const char *hoof_dose_state_name(enum hoof_dose_state state)
{
    static const char *const names[] = {
        [HOOF_DOSE_DUE] = "due",
        [HOOF_DOSE_TAKEN] = "taken",
        [HOOF_DOSE_LATE] = "late",
        [HOOF_DOSE_SKIPPED] = "skipped",
        [HOOF_DOSE_AS_NEEDED] = "as-needed",
        [HOOF_DOSE_UPCOMING] = "upcoming",
    };
    return names[state];
}

struct view {
    struct hoof_dating *dating;
    struct hoof_plan_dates dates;
    const struct hoof_plan_entry **answers; /* by date: the dose that answered it; NULL */
    int32_t today;
    struct hoof_plan_today *out;
    size_t capacity, other_capacity, depot_capacity;
};

static enum hoof_dose_state state_of(const struct view *v, const struct hoof_plan_date *date)
{
    if (date->taken)
        return HOOF_DOSE_TAKEN;
    if (date->skipped)
        return HOOF_DOSE_SKIPPED;
    if (date->at.day < v->today)
        return HOOF_DOSE_LATE;
    if (date->at.day_level)
        return HOOF_DOSE_DUE;
    int64_t until = date->at.utc_s - v->dating->now.utc_s;
    return until > HOUR_S ? HOOF_DOSE_UPCOMING : until < -HOUR_S ? HOOF_DOSE_LATE : HOOF_DOSE_DUE;
}

static bool add_dose(struct view *v, const struct hoof_plan_date *date, struct hoof_error *err)
{
    struct hoof_arena *arena = v->dating->arena;
    v->out->doses =
        hoof_grow(arena, v->out->doses, v->out->dose_count, &v->capacity, sizeof *v->out->doses);
    if (!v->out->doses)
        return hoof_fail_memory(err);
    struct hoof_plan_due *due = &v->out->doses[v->out->dose_count++];
    *due = (struct hoof_plan_due){
        .date = *date,
        .state = state_of(v, date),
        .left_today = -1,
    };
    if (!date->taken)
        return true;
    due->taken = hoof_alloc(arena, sizeof *due->taken);
    if (!due->taken)
        return hoof_fail_memory(err);
    due->taken[due->taken_count++] = date->taken;
    return true;
}

static bool add_other(struct view *v, const struct hoof_plan_date *date, struct hoof_error *err)
{
    v->out->others = hoof_grow(v->dating->arena, v->out->others, v->out->other_count,
                               &v->other_capacity, sizeof *v->out->others);
    if (!v->out->others)
        return hoof_fail_memory(err);
    v->out->others[v->out->other_count++] = *date;
    return true;
}

/* Whether a depot's date is the latest before today, and none is due today. */
static bool is_latest_past(const struct view *v, const struct hoof_plan_date *date)
{
    const struct hoof_plan_date *end = v->dates.items + v->dates.count;
    if (date->at.day >= v->today)
        return false;
    for (const struct hoof_plan_date *later = date + 1; later < end && later->at.day <= v->today;
         later++)
        if (later->given == date->given && later->at.day > date->at.day)
            return false;
    return true;
}

/* A depot stays late until it is answered or the next is due; answered today, it
 * is shown today. */
static bool belongs_to_today(const struct view *v, size_t i)
{
    const struct hoof_plan_date *date = &v->dates.items[i];
    if (date->at.day == v->today)
        return true;
    if (!hoof_item_is_depot(date->given->item))
        return false;
    if (v->answers[i])
        return v->answers[i]->at.day == v->today;
    return hoof_item_is_active(date->given->item, v->today) && is_latest_past(v, date);
}

static bool list_dates(struct view *v, struct hoof_error *err)
{
    for (size_t i = 0; i < v->dates.count; i++) {
        const struct hoof_plan_date *date = &v->dates.items[i];
        if (!date->given->agent && date->at.day == v->today) {
            if (!add_other(v, date, err))
                return false;
        } else if (date->given->agent && belongs_to_today(v, i) && !add_dose(v, date, err)) {
            return false;
        }
    }
    return true;
}

/* The day's doses of an as-needed item. */
static bool add_as_needed(struct view *v, const struct hoof_plan_item *item, struct hoof_error *err)
{
    struct hoof_dating *d = v->dating;
    struct hoof_plan_given *given = hoof_alloc(d->arena, sizeof *given);
    size_t capacity = 0;
    if (!given)
        return hoof_fail_memory(err);
    if (!hoof_dating_given(d, item, NULL, given, err))
        return false;
    struct hoof_plan_date date = {.given = given, .at = {.day_level = true, .day = v->today}};
    if (!add_dose(v, &date, err))
        return false;
    struct hoof_plan_due *due = &v->out->doses[v->out->dose_count - 1];
    due->state = HOOF_DOSE_AS_NEEDED;
    const struct hoof_logged_agent *agent = &d->agents[given->agent_number];
    for (size_t i = 0; i < agent->count; i++) {
        const struct hoof_logged *logged = agent->items[i];
        if (logged->entry->at.day != v->today || logged->used || logged->entry->skipped ||
            hoof_dating_as_needed(d, logged) != item)
            continue;
        due->taken =
            hoof_grow(d->arena, due->taken, due->taken_count, &capacity, sizeof *due->taken);
        if (!due->taken)
            return hoof_fail_memory(err);
        due->taken[due->taken_count++] = logged->entry;
    }
    double left = item->max_per_day - (double)due->taken_count;
    due->left_today = item->max_per_day <= 0 ? -1 : left > 0 ? left : 0;
    return true;
}

/* The dose given last, up to now, under any item. */
static const struct hoof_plan_entry *last_given(const struct hoof_dating *d, size_t agent_number)
{
    const struct hoof_logged_agent *agent = &d->agents[agent_number];
    for (size_t i = agent->count; i-- > 0;) {
        const struct hoof_plan_entry *entry = agent->items[i]->entry;
        bool ahead =
            entry->at.day_level ? entry->at.day > d->now.day : entry->at.utc_s > d->now.utc_s;
        if (!entry->skipped && !ahead)
            return entry;
    }
    return NULL;
}

static bool add_depot(struct view *v, const struct hoof_plan_item *item, struct hoof_error *err)
{
    struct hoof_dating *d = v->dating;
    size_t number = hoof_dating_agent(d, item->what);
    v->out->depots = hoof_grow(d->arena, v->out->depots, v->out->depot_count, &v->depot_capacity,
                               sizeof *v->out->depots);
    if (!v->out->depots)
        return hoof_fail_memory(err);
    struct hoof_plan_depot *depot = &v->out->depots[v->out->depot_count++];
    *depot = (struct hoof_plan_depot){
        .item = item,
        .agent = d->agents[number].id,
        .last = last_given(d, number),
        .days_since = -1,
    };
    if (depot->last) {
        depot->days_since = v->today - depot->last->at.day;
        depot->site = depot->last->site;
    }
    for (size_t i = 0; i < v->dates.count; i++) {
        const struct hoof_plan_date *date = &v->dates.items[i];
        if (date->given->item != item)
            continue;
        if (!depot->last && date->counts_as_taken)
            depot->days_since = v->today - date->at.day;
        bool open = !date->taken && !date->skipped && !date->counts_as_taken;
        if (open && !depot->has_next && (date->at.day >= v->today || is_latest_past(v, date))) {
            depot->has_next = true;
            depot->next = date->at;
        }
    }
    return true;
}

/* Far enough back and ahead for the series of the longest interval. */
static int32_t longest_interval(const struct hoof_plan_situation *situation)
{
    int32_t longest = 0;
    for (size_t i = 0; i < situation->item_count; i++) {
        const struct hoof_plan_item *item = &situation->items[i];
        if (hoof_item_is_depot(item) && item->every_days > longest)
            longest = item->every_days;
    }
    return longest;
}

static bool read_dates(struct view *v, struct hoof_error *err)
{
    struct hoof_dating *d = v->dating;
    int32_t reach = 2 * longest_interval(d->situation);
    if (!hoof_dating_expand(d, v->today - reach, v->today + reach, &v->dates, NULL, err) ||
        !hoof_dating_match(d, &v->dates, err))
        return false;
    v->answers = hoof_alloc_array(d->arena, v->dates.count, sizeof *v->answers);
    if (!v->answers)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < d->logged_count; i++)
        if (d->logged[i].date)
            v->answers[d->logged[i].date - v->dates.items] = d->logged[i].entry;
    return true;
}

bool hoof_plan_today(const struct hoof_plan_book *book, const struct hoof_plan_situation *situation,
                     struct hoof_arena *arena, struct hoof_plan_today *out, struct hoof_error *err)
{
    struct view v = {.out = out};
    *out = (struct hoof_plan_today){0};
    if (!hoof_dating_new(book, situation, arena, &v.dating, err))
        return false;
    v.today = v.dating->now.day;
    if (!read_dates(&v, err) || !list_dates(&v, err))
        return false;
    for (size_t i = 0; i < situation->item_count; i++) {
        const struct hoof_plan_item *item = &situation->items[i];
        if (item->type != HOOF_PLAN_AGENT || !hoof_item_is_active(item, v.today))
            continue;
        if (item->as_needed && !add_as_needed(&v, item, err))
            return false;
        if (hoof_item_is_depot(item) && !add_depot(&v, item, err))
            return false;
    }
    return true;
}
