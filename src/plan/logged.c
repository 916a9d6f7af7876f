#include <stdlib.h>
#include <string.h>

#include "plan/dates.h"

/* --- Ids of medicines become places in one list. ------------------------------- */

/* A table of ids with room to spare; filled slots hold place + 1. */
struct ids {
    const char **items;
    size_t count, capacity;
    size_t *slots;
    size_t slot_count; /* a power of two */
};

static size_t hash(const char *id)
{
    uint64_t h = 1469598103934665603u;
    for (; *id; id++)
        h = (h ^ (unsigned char)*id) * 1099511628211u;
    return (size_t)(h ^ (h >> 29));
}

static size_t *slot_of(const struct ids *ids, const char *id)
{
    size_t mask = ids->slot_count - 1, at = hash(id) & mask;
    while (ids->slots[at] && strcmp(ids->items[ids->slots[at] - 1], id) != 0)
        at = (at + 1) & mask;
    return &ids->slots[at];
}

static bool make_room(struct ids *ids, struct hoof_arena *arena)
{
    if (ids->slot_count && ids->count < ids->slot_count / 2)
        return true;
    ids->slot_count = ids->slot_count ? 2 * ids->slot_count : 128;
    ids->slots = hoof_alloc_array(arena, ids->slot_count, sizeof *ids->slots);
    if (!ids->slots)
        return false;
    for (size_t i = 0; i < ids->count; i++)
        *slot_of(ids, ids->items[i]) = i + 1;
    return true;
}

static bool add_id(struct ids *ids, struct hoof_arena *arena, const char *id, size_t *place,
                   struct hoof_error *err)
{
    if (!make_room(ids, arena))
        return hoof_fail_memory(err);
    size_t *slot = slot_of(ids, id);
    if (!*slot) {
        ids->items = hoof_grow(arena, ids->items, ids->count, &ids->capacity, sizeof *ids->items);
        if (!ids->items)
            return hoof_fail_memory(err);
        ids->items[ids->count++] = id;
        *slot = ids->count;
    }
    *place = *slot - 1;
    return true;
}

static int compare_agents(const void *a, const void *b)
{
    const struct hoof_logged_agent *x = a, *y = b;
    return strcmp(x->id, y->id);
}

size_t hoof_dating_agent(const struct hoof_dating *dating, const char *id)
{
    const struct hoof_logged_agent wanted = {.id = id};
    const struct hoof_logged_agent *at =
        bsearch(&wanted, dating->agents, dating->agent_count, sizeof wanted, compare_agents);
    return at ? (size_t)(at - dating->agents) : dating->agent_count;
}

/* --- The log. ------------------------------------------------------------------ */

static bool add_plan(const struct hoof_dating *d, struct ids *ids, struct hoof_error *err)
{
    size_t place;
    for (size_t i = 0; i < d->situation->item_count; i++) {
        const struct hoof_plan_item *item = &d->situation->items[i];
        if (item->type == HOOF_PLAN_AGENT && !add_id(ids, d->arena, item->what, &place, err))
            return false;
        const struct hoof_plan_regimen *regimen =
            item->type == HOOF_PLAN_REGIMEN ? hoof_plan_regimen_find(d->book, item->what) : NULL;
        for (size_t k = 0; regimen && k < regimen->line_count; k++)
            if (!add_id(ids, d->arena, regimen->lines[k].agent, &place, err))
                return false;
    }
    return true;
}

static int compare_item_ids(const void *a, const void *b)
{
    const struct hoof_plan_item *const *x = a, *const *y = b;
    return strcmp((*x)->id, (*y)->id);
}

/* Items in order of id, to find those that doses name. */
static const struct hoof_plan_item **items_by_id(const struct hoof_dating *d)
{
    const struct hoof_plan_situation *s = d->situation;
    const struct hoof_plan_item **items = hoof_alloc_array(d->arena, s->item_count, sizeof *items);
    if (!items)
        return NULL;
    for (size_t i = 0; i < s->item_count; i++)
        items[i] = &s->items[i];
    qsort(items, s->item_count, sizeof *items, compare_item_ids);
    return items;
}

static bool add_logged(struct hoof_dating *d, struct ids *ids, struct hoof_error *err)
{
    const struct hoof_plan_situation *s = d->situation;
    const struct hoof_plan_item **items = items_by_id(d);
    size_t count = 0;
    for (size_t i = 0; i < s->entry_count; i++)
        count += s->entries[i].type == HOOF_PLAN_DOSE;
    d->logged = hoof_alloc_array(d->arena, count, sizeof *d->logged);
    d->first_named = hoof_alloc_array(d->arena, s->item_count, sizeof *d->first_named);
    if (!items || !d->logged || !d->first_named)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < s->entry_count; i++) {
        const struct hoof_plan_entry *entry = &s->entries[i];
        if (entry->type != HOOF_PLAN_DOSE || !entry->what)
            continue;
        struct hoof_logged *logged = &d->logged[d->logged_count++];
        logged->entry = entry;
        if (!add_id(ids, d->arena, entry->what, &logged->agent, err))
            return false;
        if (!entry->item)
            continue;
        const struct hoof_plan_item wanted = {.id = entry->item}, *key = &wanted;
        const struct hoof_plan_item **named =
            bsearch(&key, items, s->item_count, sizeof *items, compare_item_ids);
        logged->item = named ? *named : NULL;
        const struct hoof_logged **first = named ? &d->first_named[*named - s->items] : NULL;
        if (first && !*first && !entry->skipped && !entry->rescue)
            *first = logged;
    }
    return true;
}

/* Puts the agents in order of id, and each one's doses in order of time. */
static bool group(struct hoof_dating *d, const struct ids *ids, struct hoof_error *err)
{
    size_t *place = hoof_alloc_array(d->arena, ids->count, sizeof *place);
    struct hoof_logged **all = hoof_alloc_array(d->arena, d->logged_count, sizeof *all);
    d->agents = hoof_alloc_array(d->arena, ids->count, sizeof *d->agents);
    if (!place || !all || !d->agents)
        return hoof_fail_memory(err);
    d->agent_count = ids->count;
    for (size_t i = 0; i < ids->count; i++)
        d->agents[i].id = ids->items[i];
    qsort(d->agents, d->agent_count, sizeof *d->agents, compare_agents);
    for (size_t i = 0; i < d->agent_count; i++)
        place[*slot_of(ids, d->agents[i].id) - 1] = i;
    for (size_t i = 0; i < d->logged_count; i++) {
        d->logged[i].agent = place[d->logged[i].agent];
        d->agents[d->logged[i].agent].count++;
    }
    for (size_t i = 0; i < d->agent_count; i++) {
        d->agents[i].items = all;
        all += d->agents[i].count;
        d->agents[i].count = 0;
    }
    for (size_t i = 0; i < d->logged_count; i++) {
        struct hoof_logged_agent *agent = &d->agents[d->logged[i].agent];
        agent->items[agent->count++] = &d->logged[i];
    }
    return true;
}

/* --- Moved cycles. --------------------------------------------------------------- */

static bool holds_agent(const struct hoof_plan_regimen *regimen, const char *agent)
{
    for (size_t i = 0; regimen && i < regimen->line_count; i++)
        if (strcmp(regimen->lines[i].agent, agent) == 0)
            return true;
    return false;
}

/* The regimen of which a dose that names none is a part: the newest that has
 * its medicine and has begun, or begins within one cycle. */
static const struct hoof_plan_item *regimen_of(const struct hoof_dating *d,
                                               const struct hoof_plan_entry *entry)
{
    const struct hoof_plan_item *best = NULL;
    for (size_t i = 0; i < d->situation->item_count; i++) {
        const struct hoof_plan_item *item = &d->situation->items[i];
        if (item->type != HOOF_PLAN_REGIMEN || !item->has_from)
            continue;
        const struct hoof_plan_regimen *regimen = hoof_plan_regimen_find(d->book, item->what);
        if (holds_agent(regimen, entry->what) &&
            item->from <= entry->at.day + regimen->cycle_days && (!best || item->from > best->from))
            best = item;
    }
    return best;
}

static bool add_moves(struct hoof_dating *d, struct hoof_error *err)
{
    size_t capacity = 0;
    for (size_t i = 0; i < d->logged_count; i++) {
        const struct hoof_plan_entry *entry = d->logged[i].entry;
        if (entry->cycle < 1 || entry->cycle_day != 1 || entry->skipped)
            continue;
        const struct hoof_plan_item *item = d->logged[i].item;
        item = item ? item : regimen_of(d, entry);
        if (!item || item->type != HOOF_PLAN_REGIMEN)
            continue;
        d->moves = hoof_grow(d->arena, d->moves, d->move_count, &capacity, sizeof *d->moves);
        if (!d->moves)
            return hoof_fail_memory(err);
        d->moves[d->move_count++] = (struct hoof_cycle_move){item, entry->cycle, entry->at.day};
    }
    return true;
}

bool hoof_dating_new(const struct hoof_plan_book *book, const struct hoof_plan_situation *situation,
                     struct hoof_arena *arena, struct hoof_dating **out, struct hoof_error *err)
{
    struct hoof_dating *d = hoof_alloc(arena, sizeof *d);
    struct ids ids = {0};
    if (!d)
        return hoof_fail_memory(err);
    d->book = book;
    d->situation = situation;
    d->arena = arena;
    d->now = (struct hoof_plan_at){
        .day = hoof_date_to_days(hoof_zone_at(situation->zone, situation->now_s).date),
        .utc_s = situation->now_s,
    };
    if (!make_room(&ids, arena))
        return hoof_fail_memory(err);
    if (!add_plan(d, &ids, err) || !add_logged(d, &ids, err) || !group(d, &ids, err) ||
        !add_moves(d, err))
        return false;
    *out = d;
    return true;
}

const struct hoof_plan_item *hoof_dating_as_needed(const struct hoof_dating *dating,
                                                   const struct hoof_logged *logged)
{
    const struct hoof_plan_entry *entry = logged->entry;
    if (logged->item)
        return logged->item->as_needed ? logged->item : NULL;
    const struct hoof_plan_item *found = NULL;
    for (size_t i = 0; i < dating->situation->item_count; i++) {
        const struct hoof_plan_item *item = &dating->situation->items[i];
        if (item->type != HOOF_PLAN_AGENT || !item->as_needed ||
            strcmp(item->what, entry->what) != 0 || !hoof_item_is_active(item, entry->at.day))
            continue;
        if (item->rescue == entry->rescue)
            return item;
        found = found ? found : item;
    }
    return found;
}
