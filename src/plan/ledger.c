#include "plan/ledger.h"

#include <stdlib.h>
#include <string.h>

#include "plan/dates.h"

static bool counts(const struct hoof_plan_date *date, const struct hoof_plan_at *now)
{
    return date->given->agent && !date->skipped &&
           (date->taken || date->counts_as_taken || !hoof_at_is_past(&date->at, now));
}

/* A dose that moved its series counts when it was given. */
static bool counts_as_logged(const struct hoof_plan_date *date)
{
    return date->taken && hoof_item_is_depot(date->given->item);
}

static struct hoof_ledger_dose of_date(const struct hoof_plan_date *date)
{
    const struct hoof_plan_given *given = date->given;
    const struct hoof_plan_entry *taken = date->taken;
    struct hoof_ledger_dose dose = {
        .at = counts_as_logged(date) ? taken->at : date->at,
        .agent = given->agent,
        .dose = given->dose,
        .unit = given->unit,
        .route = given->route,
        .site = given->item->site,
        .item = given->item,
        .entry = taken,
        .date = date,
        .cycle = date->cycle,
        .day = date->day,
        .fraction = date->fraction,
        .planned = !taken && !date->counts_as_taken,
        .rescue = given->item->rescue,
        .prescribed = given->prescribed,
        .reduced = given->reduced,
    };
    if (taken && taken->has_value && taken->unit) {
        dose.dose = taken->value;
        dose.unit = taken->unit;
    }
    if (taken && taken->route)
        dose.route = taken->route;
    if (taken && taken->site)
        dose.site = taken->site;
    return dose;
}

/* Logged beside the plan, or when needed. */
static struct hoof_ledger_dose of_logged(const struct hoof_dating *d,
                                         const struct hoof_logged *logged)
{
    const struct hoof_plan_entry *entry = logged->entry;
    const struct hoof_plan_item *as_needed = hoof_dating_as_needed(d, logged);
    const struct hoof_plan_agent *agent = hoof_plan_agent_find(d->book, entry->what);
    struct hoof_ledger_dose dose = {
        .at = entry->at,
        .agent = d->agents[logged->agent].id,
        .dose = entry->has_value ? entry->value : 0,
        .unit = entry->unit,
        .route = entry->route,
        .site = entry->site,
        .item = as_needed ? as_needed : logged->item,
        .entry = entry,
        .cycle = (uint16_t)entry->cycle,
        .day = (uint16_t)entry->cycle_day,
        .fraction = (uint16_t)entry->fraction,
        .rescue = entry->rescue || (as_needed && as_needed->rescue),
        .prescribed = as_needed && as_needed->prescribed,
    };
    if (as_needed && !(entry->has_value && entry->unit)) {
        dose.dose = as_needed->dose;
        dose.unit = as_needed->unit;
    }
    if (!dose.route)
        dose.route = as_needed && as_needed->route ? as_needed->route : agent ? agent->route : NULL;
    return dose;
}

static int compare_doses(const void *a, const void *b)
{
    const struct hoof_ledger_dose *x = a, *y = b;
    int by_time = hoof_at_compare(&x->at, &y->at);
    if (by_time)
        return by_time;
    return (x->entry > y->entry) - (x->entry < y->entry);
}

/* What has no place of its own among the dates: doses beside the plan, and those
 * that count when they were logged. In order of time. */
static bool gather_others(const struct hoof_dating *d, struct hoof_ledger_dose **out, size_t *count,
                          struct hoof_error *err)
{
    *count = 0;
    *out = hoof_alloc_array(d->arena, d->logged_count, sizeof **out);
    if (!*out)
        return hoof_fail_memory(err);
    bool sorted = true;
    for (size_t i = 0; i < d->logged_count; i++) {
        const struct hoof_logged *logged = &d->logged[i];
        if (logged->entry->skipped || (logged->date && !counts_as_logged(logged->date)))
            continue;
        (*out)[*count] = logged->date ? of_date(logged->date) : of_logged(d, logged);
        sorted = sorted &&
                 (*count == 0 || hoof_at_compare(&(*out)[*count - 1].at, &(*out)[*count].at) <= 0);
        ++*count;
    }
    /* Entries come in order of time; only where midnight comes twice they may not. */
    if (!sorted)
        qsort(*out, *count, sizeof **out, compare_doses);
    return true;
}

static bool gather_doses(struct hoof_ledger *ledger, const struct hoof_dating *d,
                         struct hoof_error *err)
{
    struct hoof_ledger_dose *others;
    size_t other_count, at = 0, dated = 0;
    if (!gather_others(d, &others, &other_count, err))
        return false;
    for (size_t i = 0; i < ledger->dates.count; i++) {
        const struct hoof_plan_date *date = &ledger->dates.items[i];
        dated += counts(date, &ledger->now) && !counts_as_logged(date);
    }
    ledger->doses = hoof_alloc_array(d->arena, dated + other_count, sizeof *ledger->doses);
    if (!ledger->doses)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < ledger->dates.count; i++) {
        const struct hoof_plan_date *date = &ledger->dates.items[i];
        if (!counts(date, &ledger->now) || counts_as_logged(date))
            continue;
        while (at < other_count && hoof_at_compare(&others[at].at, &date->at) < 0)
            ledger->doses[ledger->count++] = others[at++];
        ledger->doses[ledger->count++] = of_date(date);
    }
    while (at < other_count)
        ledger->doses[ledger->count++] = others[at++];
    return true;
}

static bool gather_agents(struct hoof_ledger *ledger, const struct hoof_dating *d,
                          struct hoof_error *err)
{
    const struct hoof_ledger_dose **all = hoof_alloc_array(d->arena, ledger->count, sizeof *all);
    size_t *number = hoof_alloc_array(d->arena, ledger->count, sizeof *number);
    ledger->agents = hoof_alloc_array(d->arena, d->agent_count, sizeof *ledger->agents);
    if (!all || !number || !ledger->agents)
        return hoof_fail_memory(err);
    ledger->agent_count = d->agent_count;
    for (size_t i = 0; i < ledger->count; i++) {
        const struct hoof_ledger_dose *dose = &ledger->doses[i];
        number[i] =
            dose->date ? dose->date->given->agent_number : hoof_dating_agent(d, dose->agent);
        ledger->agents[number[i]].count++;
    }
    for (size_t i = 0; i < d->agent_count; i++) {
        struct hoof_ledger_agent *agent = &ledger->agents[i];
        agent->id = d->agents[i].id;
        agent->agent = hoof_plan_agent_find(d->book, agent->id);
        agent->doses = all;
        all += agent->count;
        agent->count = 0;
    }
    for (size_t i = 0; i < ledger->count; i++) {
        struct hoof_ledger_agent *agent = &ledger->agents[number[i]];
        agent->doses[agent->count++] = &ledger->doses[i];
    }
    return true;
}

static bool gather_skipped(struct hoof_ledger *ledger, const struct hoof_dating *d,
                           struct hoof_error *err)
{
    for (size_t i = 0; i < d->logged_count; i++)
        ledger->skipped_count += d->logged[i].entry->skipped;
    ledger->skipped = hoof_alloc_array(d->arena, ledger->skipped_count, sizeof *ledger->skipped);
    if (!ledger->skipped)
        return hoof_fail_memory(err);
    size_t count = 0;
    for (size_t i = 0; i < d->logged_count; i++)
        if (d->logged[i].entry->skipped)
            ledger->skipped[count++] = d->logged[i].entry;
    return true;
}

/* The first day of any item; of the series that a dose may move, too. */
static int32_t first_day(const struct hoof_dating *d)
{
    int32_t first = d->now.day;
    for (size_t i = 0; i < d->situation->item_count; i++) {
        const struct hoof_plan_item *item = &d->situation->items[i];
        bool is_event = item->type == HOOF_PLAN_EVENT || item->type == HOOF_PLAN_TEST;
        int32_t from = is_event ? item->at.day : hoof_item_first_day(d, item);
        first = from < first ? from : first;
        for (size_t k = 0; k < item->start_count; k++)
            first = item->starts[k].day < first ? item->starts[k].day : first;
    }
    for (size_t i = 0; i < d->move_count; i++)
        first = d->moves[i].day < first ? d->moves[i].day : first;
    return first;
}

bool hoof_ledger_new(const struct hoof_plan_book *book, const struct hoof_plan_situation *situation,
                     int32_t last, struct hoof_arena *arena, const struct hoof_ledger **out,
                     struct hoof_error *err)
{
    struct hoof_dating *d;
    struct hoof_ledger *ledger = hoof_alloc(arena, sizeof *ledger);
    if (!ledger)
        return hoof_fail_memory(err);
    if (!hoof_dating_new(book, situation, arena, &d, err))
        return false;
    ledger->now = d->now;
    if (!hoof_dating_expand(d, first_day(d), last, &ledger->dates, NULL, err) ||
        !hoof_dating_match(d, &ledger->dates, err) || !gather_doses(ledger, d, err) ||
        !gather_agents(ledger, d, err) || !gather_skipped(ledger, d, err))
        return false;
    *out = ledger;
    return true;
}

static int compare_ids(const void *a, const void *b)
{
    const struct hoof_ledger_agent *x = a, *y = b;
    return strcmp(x->id, y->id);
}

const struct hoof_ledger_agent *hoof_ledger_agent(const struct hoof_ledger *ledger, const char *id)
{
    const struct hoof_ledger_agent wanted = {.id = id};
    const struct hoof_ledger_agent *agent =
        bsearch(&wanted, ledger->agents, ledger->agent_count, sizeof wanted, compare_ids);
    return agent && agent->count ? agent : NULL;
}
