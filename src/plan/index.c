/* What a judge looks things up in: made once in time that grows with the entries
 * and the doses, so that a phrase is a halving and a short walk. */
#include <stdlib.h>
#include <string.h>

#include "plan/forms.h"

/* Entries of one type and name. */
struct group {
    enum hoof_plan_entry_type type;
    const char *what;
    size_t count, start;
};

/* A set of medicines and its doses. */
struct dose_list {
    const struct hoof_set *set;
    struct hoof_doses doses;
    const size_t *agents; /* the ledger's agents that are in it */
    size_t agent_count;
};

struct hoof_index {
    struct group *groups;
    size_t group_count, group_room;
    uint32_t *table; /* group + 1 by hash; 0: none */
    size_t table_size;
    const struct hoof_plan_entry **entries; /* group by group */
    int32_t *entry_days;
    struct hoof_doses *by_agent; /* of each of the ledger's agents, once asked for */
    struct dose_list *lists;
    size_t list_count, list_room;
    uint32_t *list_table; /* list + 1 by the set's address */
    size_t list_table_size;
    struct hoof_occasion *events, *tests;
    size_t event_count, test_count;
};

/* --- Entries. -------------------------------------------------------------------------- */

static enum hoof_plan_entry_type type_of(enum hoof_plan_entry_type type)
{
    return type == HOOF_PLAN_VITAL ? HOOF_PLAN_LAB : type;
}

static bool has_name(enum hoof_plan_entry_type type)
{
    return type != HOOF_PLAN_MEAL && type != HOOF_PLAN_STOOL && type != HOOF_PLAN_NOTHING;
}

static size_t hash_text(enum hoof_plan_entry_type type, const char *what)
{
    uint64_t hash = 1469598103934665603u ^ (uint64_t)type;
    for (; what && *what; what++)
        hash = (hash ^ (unsigned char)*what) * 1099511628211u;
    return (size_t)(hash ^ hash >> 29);
}

static bool is_group(const struct group *group, enum hoof_plan_entry_type type, const char *what)
{
    if (group->type != type || !group->what != !what)
        return false;
    return group->what == what || strcmp(group->what, what) == 0;
}

/* The slot of the table for a type and name: its group's, or the free one. */
static uint32_t *group_slot(const struct hoof_index *index, enum hoof_plan_entry_type type,
                            const char *what)
{
    size_t at = hash_text(type, what) & (index->table_size - 1);
    while (index->table[at] && !is_group(&index->groups[index->table[at] - 1], type, what))
        at = (at + 1) & (index->table_size - 1);
    return &index->table[at];
}

static bool widen_table(struct hoof_judge *judge, struct hoof_index *index)
{
    if (index->group_count * 2 < index->table_size)
        return true;
    index->table_size = index->table_size ? index->table_size * 2 : 256;
    index->table = hoof_alloc_array(judge->arena, index->table_size, sizeof *index->table);
    if (!index->table)
        return false;
    for (size_t i = 0; i < index->group_count; i++)
        *group_slot(index, index->groups[i].type, index->groups[i].what) = (uint32_t)i + 1;
    return true;
}

/* The group's number; UINT32_MAX without memory. */
static uint32_t group_for(struct hoof_judge *judge, enum hoof_plan_entry_type type,
                          const char *what)
{
    struct hoof_index *index = judge->index;
    if (!widen_table(judge, index))
        return UINT32_MAX;
    uint32_t *slot = group_slot(index, type, what);
    if (*slot)
        return *slot - 1;
    index->groups = hoof_grow(judge->arena, index->groups, index->group_count, &index->group_room,
                              sizeof *index->groups);
    if (!index->groups)
        return UINT32_MAX;
    index->groups[index->group_count] = (struct group){type, what, 0, 0};
    *slot = (uint32_t)++index->group_count;
    return *slot - 1;
}

static bool is_indexed(const struct hoof_plan_entry *entry)
{
    return entry->type != HOOF_PLAN_DOSE && entry->type != HOOF_PLAN_HAPPENED;
}

/* Counts the entries of each group; group_of holds the group of each entry. */
static bool count_entries(struct hoof_judge *judge, uint32_t *group_of)
{
    const struct hoof_plan_situation *situation = judge->situation;
    for (size_t i = 0; i < situation->entry_count; i++) {
        const struct hoof_plan_entry *entry = &situation->entries[i];
        if (!is_indexed(entry))
            continue;
        enum hoof_plan_entry_type type = type_of(entry->type);
        group_of[i] = group_for(judge, type, has_name(type) ? entry->what : NULL);
        if (group_of[i] == UINT32_MAX)
            return false;
        judge->index->groups[group_of[i]].count++;
    }
    return true;
}

static bool index_entries(struct hoof_judge *judge)
{
    const struct hoof_plan_situation *situation = judge->situation;
    struct hoof_index *index = judge->index;
    size_t count = situation->entry_count, start = 0;
    uint32_t *group_of = hoof_alloc_array(judge->arena, count + 1, sizeof *group_of);
    index->entries = hoof_alloc_array(judge->arena, count + 1, sizeof *index->entries);
    index->entry_days = hoof_alloc_array(judge->arena, count + 1, sizeof *index->entry_days);
    if (!group_of || !index->entries || !index->entry_days || !widen_table(judge, index) ||
        !count_entries(judge, group_of))
        return false;
    for (size_t i = 0; i < index->group_count; i++) {
        index->groups[i].start = start;
        start += index->groups[i].count;
        index->groups[i].count = 0;
    }
    for (size_t i = 0; i < count; i++) {
        if (!is_indexed(&situation->entries[i]))
            continue;
        struct group *group = &index->groups[group_of[i]];
        size_t at = group->start + group->count++;
        index->entries[at] = &situation->entries[i];
        index->entry_days[at] = situation->entries[i].at.day;
    }
    return true;
}

struct hoof_entries hoof_entries_of(struct hoof_judge *judge, enum hoof_plan_entry_type type,
                                    const char *what)
{
    const struct hoof_index *index = judge->index;
    uint32_t found = *group_slot(index, type_of(type), what);
    if (!found)
        return (struct hoof_entries){0};
    const struct group *group = &index->groups[found - 1];
    return (struct hoof_entries){index->entries + group->start, index->entry_days + group->start,
                                 group->count};
}

size_t hoof_first_day(const int32_t *days, size_t count, int32_t day)
{
    size_t low = 0, high = count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (days[middle] < day)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

/* --- Events and tests. ------------------------------------------------------------------- */

static int compare_occasions(const void *a, const void *b)
{
    const struct hoof_occasion *left = a, *right = b;
    if (hoof_at_before(&left->at, &right->at))
        return -1;
    return hoof_at_before(&right->at, &left->at);
}

/* Of plan items of one type and entries of another. */
static bool occasions(struct hoof_judge *judge, enum hoof_item_type item_type,
                      enum hoof_plan_entry_type entry_type, struct hoof_occasion **out,
                      size_t *count)
{
    const struct hoof_plan_situation *situation = judge->situation;
    struct hoof_occasion *items = NULL;
    size_t capacity = 0;
    *count = 0;
    for (size_t i = 0; i < situation->item_count; i++) {
        const struct hoof_plan_item *item = &situation->items[i];
        if (item->type != item_type)
            continue;
        if (!(items = hoof_grow(judge->arena, items, *count, &capacity, sizeof *items)))
            return false;
        items[(*count)++] = (struct hoof_occasion){item->at, item->what, item->agent, item, NULL};
    }
    for (size_t i = 0; i < situation->entry_count; i++) {
        const struct hoof_plan_entry *entry = &situation->entries[i];
        if (entry->type != entry_type)
            continue;
        if (!(items = hoof_grow(judge->arena, items, *count, &capacity, sizeof *items)))
            return false;
        items[(*count)++] =
            (struct hoof_occasion){entry->at, entry->what, entry->agent, NULL, entry};
    }
    if (items)
        qsort(items, *count, sizeof *items, compare_occasions);
    *out = items;
    return true;
}

struct hoof_occasions hoof_events(struct hoof_judge *judge)
{
    return (struct hoof_occasions){judge->index->events, judge->index->event_count};
}

struct hoof_occasions hoof_tests(struct hoof_judge *judge)
{
    return (struct hoof_occasions){judge->index->tests, judge->index->test_count};
}

/* --- Doses. ------------------------------------------------------------------------------- */

bool hoof_set_has(const struct hoof_set *set, const char *id)
{
    for (size_t i = 0; i < set->count; i++)
        if (strcmp(set->ids[i], id) == 0)
            return true;
    return false;
}

/* Which of the ledger's agents are in the set, in their order. */
static size_t *present(struct hoof_judge *judge, const struct hoof_set *set, size_t *count)
{
    size_t *agents = hoof_alloc_array(judge->arena, judge->ledger->agent_count + 1, sizeof *agents);
    *count = 0;
    for (size_t i = 0; agents && i < judge->ledger->agent_count; i++)
        if (hoof_set_has(set, judge->ledger->agents[i].id))
            agents[(*count)++] = i;
    return agents;
}

static bool add_days(struct hoof_judge *judge, struct hoof_doses *doses)
{
    int32_t *days = hoof_alloc_array(judge->arena, doses->count + 1, sizeof *days);
    for (size_t i = 0; days && i < doses->count; i++)
        days[i] = doses->items[i]->at.day;
    doses->days = days;
    return days;
}

/* Doses of the ledger whose agents are in the set, without looking at others. */
static bool merge(struct hoof_judge *judge, const struct dose_list *list, struct hoof_doses *out)
{
    const struct hoof_ledger_agent *agents = judge->ledger->agents;
    size_t total = 0, next[2];
    const struct hoof_ledger_dose **from = NULL, **to;
    for (size_t k = 0; k < list->agent_count; k++) {
        const struct hoof_ledger_agent *agent = &agents[list->agents[k]];
        if (!(to = hoof_alloc_array(judge->arena, total + agent->count + 1, sizeof(void *))))
            return false;
        next[0] = next[1] = 0;
        for (size_t i = 0; i < total + agent->count; i++) {
            bool second = next[0] == total ||
                          (next[1] < agent->count &&
                           hoof_at_before(&agent->doses[next[1]]->at, &from[next[0]]->at));
            to[i] = second ? agent->doses[next[1]++] : from[next[0]++];
        }
        from = to;
        total += agent->count;
    }
    *out = (struct hoof_doses){from, NULL, total};
    return add_days(judge, out);
}

/* Another set with the same doses; NULL: none was asked for. */
static const struct dose_list *same_list(const struct hoof_index *index,
                                         const struct dose_list *list)
{
    for (size_t i = 0; i < index->list_count; i++)
        if (index->lists[i].agent_count == list->agent_count &&
            memcmp(index->lists[i].agents, list->agents,
                   list->agent_count * sizeof *list->agents) == 0)
            return &index->lists[i];
    return NULL;
}

static bool fill_list(struct hoof_judge *judge, struct dose_list *list)
{
    if (!(list->agents = present(judge, list->set, &list->agent_count)))
        return false;
    if (!list->agent_count)
        return true;
    const struct dose_list *same = same_list(judge->index, list);
    if (same) {
        list->doses = same->doses;
        return true;
    }
    if (list->agent_count > 1)
        return merge(judge, list, &list->doses);
    list->doses = hoof_doses_of_agent(judge, judge->ledger->agents[list->agents[0]].id);
    return !judge->out_of_memory;
}

static uint32_t *list_slot(const struct hoof_index *index, const struct hoof_set *set)
{
    size_t at = ((uintptr_t)set >> 4) * 2654435761u & (index->list_table_size - 1);
    while (index->list_table[at] && index->lists[index->list_table[at] - 1].set != set)
        at = (at + 1) & (index->list_table_size - 1);
    return &index->list_table[at];
}

static bool widen_lists(struct hoof_judge *judge, struct hoof_index *index)
{
    if (index->list_count * 2 < index->list_table_size)
        return true;
    index->list_table_size = index->list_table_size ? index->list_table_size * 2 : 512;
    index->list_table =
        hoof_alloc_array(judge->arena, index->list_table_size, sizeof *index->list_table);
    for (size_t i = 0; index->list_table && i < index->list_count; i++)
        *list_slot(index, index->lists[i].set) = (uint32_t)i + 1;
    return index->list_table;
}

struct hoof_doses hoof_doses_of(struct hoof_judge *judge, const struct hoof_set *set)
{
    struct hoof_index *index = judge->index;
    uint32_t *slot = list_slot(index, set);
    if (*slot)
        return index->lists[*slot - 1].doses;
    struct dose_list list = {.set = set};
    if (fill_list(judge, &list) && widen_lists(judge, index))
        index->lists = hoof_grow(judge->arena, index->lists, index->list_count, &index->list_room,
                                 sizeof *index->lists);
    else
        judge->out_of_memory = true;
    if (!index->lists || judge->out_of_memory) {
        judge->out_of_memory = true;
        return (struct hoof_doses){0};
    }
    index->lists[index->list_count] = list;
    *list_slot(index, set) = (uint32_t)++index->list_count;
    return list.doses;
}

struct hoof_doses hoof_doses_of_agent(struct hoof_judge *judge, const char *agent)
{
    struct hoof_index *index = judge->index;
    const struct hoof_ledger_agent *found = hoof_ledger_agent(judge->ledger, agent);
    if (!found)
        return (struct hoof_doses){0};
    struct hoof_doses *doses = &index->by_agent[found - judge->ledger->agents];
    if (!doses->days) {
        *doses = (struct hoof_doses){found->doses, NULL, found->count};
        if (!add_days(judge, doses)) {
            judge->out_of_memory = true;
            return (struct hoof_doses){0};
        }
    }
    return *doses;
}

/* --- The whole. ----------------------------------------------------------------------------- */

bool hoof_judge_open(struct hoof_judge *judge, int32_t days, struct hoof_error *err)
{
    judge->index = hoof_alloc(judge->arena, sizeof *judge->index);
    if (judge->index)
        judge->index->by_agent = hoof_alloc_array(judge->arena, judge->ledger->agent_count + 1,
                                                  sizeof *judge->index->by_agent);
    if (!judge->index || !judge->index->by_agent || !widen_lists(judge, judge->index) ||
        !index_entries(judge) ||
        !occasions(judge, HOOF_PLAN_EVENT, HOOF_PLAN_HAPPENED, &judge->index->events,
                   &judge->index->event_count) ||
        !occasions(judge, HOOF_PLAN_TEST, HOOF_PLAN_LAB, &judge->index->tests,
                   &judge->index->test_count))
        return hoof_fail_memory(err);
    judge->first = judge->ledger->now.day - 7;
    judge->last = judge->ledger->now.day + days;
    return true;
}
