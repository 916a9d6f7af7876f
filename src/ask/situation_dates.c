/* What dates rest on: the plan, the doses, and the few values for amounts. */
#include "ask/situation.h"

#include <string.h>

enum { DAYS_BEFORE_SERIES = 120, LATEST = 20 };

/* --- Ids that were superseded. ------------------------------------------------------------ */

/* Entries name an item as it was called then; the engine wants the one that
 * stands. What was found is kept in *known. */
static bool standing_id(struct hoof_ask *ask, json_t *known, const char *id, const char **out,
                        struct hoof_error *err)
{
    *out = json_string_value(json_object_get(known, id));
    if (*out)
        return true;
    struct hoof_record record;
    struct hoof_error none = {0};
    bool deleted = false;
    const char *standing = id;
    if (hoof_journal_find(ask->books, ask->arena, id, &record, &deleted, NULL, &none)) {
        standing = deleted ? id : record.id;
    } else if (none.code != HOOF_REQUEST) { /* HOOF_REQUEST: no such item, the name stays */
        *err = none;
        return false;
    }
    if (json_object_set_new(known, id, json_string(standing)))
        return hoof_fail_memory(err);
    *out = json_string_value(json_object_get(known, id));
    return true;
}

static bool settle_item(struct hoof_ask *ask, json_t *known, json_t *body, struct hoof_error *err)
{
    const char *id = json_string_value(json_object_get(body, "item")), *standing;
    if (!id)
        return true;
    return standing_id(ask, known, id, &standing, err) &&
           (strcmp(standing, id) == 0 ||
            !json_object_set_new(body, "item", json_string(standing)) || hoof_fail_memory(err));
}

static bool settle_list(struct hoof_ask *ask, json_t *known, json_t *items, struct hoof_error *err)
{
    for (size_t i = 0; i < json_array_size(items); i++) {
        const char *id = json_string_value(json_array_get(items, i)), *standing;
        if (!id)
            continue;
        if (!standing_id(ask, known, id, &standing, err))
            return false;
        if (strcmp(standing, id) != 0 && json_array_set_new(items, i, json_string(standing)))
            return hoof_fail_memory(err);
    }
    return true;
}

bool hoof_situation_settle_items(struct hoof_ask *ask, const struct hoof_record *entries,
                                 size_t count, struct hoof_error *err)
{
    json_t *known = json_object();
    bool good = known || hoof_fail_memory(err);
    for (size_t i = 0; good && i < count; i++) {
        json_t *body = entries[i].body;
        good = settle_item(ask, known, body, err) &&
               settle_list(ask, known, json_object_get(body, "items"), err);
    }
    json_decref(known);
    return good;
}

/* --- Reading. ----------------------------------------------------------------------------- */

struct reading {
    struct hoof_ask *ask;
    struct hoof_record *entries;
    size_t count, capacity;
    struct hoof_error *err;
};

static bool add(struct reading *r, const struct hoof_journal_query *query)
{
    struct hoof_records records;
    if (!hoof_journal_read(r->ask->books, r->ask->arena, query, &records, r->err))
        return false;
    for (size_t i = 0; i < records.count; i++) {
        r->entries =
            hoof_grow(r->ask->arena, r->entries, r->count, &r->capacity, sizeof *r->entries);
        if (!r->entries)
            return hoof_fail_memory(r->err);
        r->entries[r->count++] = records.items[i];
    }
    return true;
}

/* The doses of a medicine whose series or cycles began before `first`: each dose
 * since then may have moved them. */
static bool add_series(struct reading *r, const char *agent, struct hoof_date from,
                       struct hoof_date first)
{
    const struct hoof_zone *zone = r->ask->zone;
    struct hoof_date since = hoof_date_add_days(from, -DAYS_BEFORE_SERIES);
    if (hoof_date_compare(since, first) >= 0)
        return true;
    struct hoof_journal_query query = {
        .family = HOOF_ENTRY,
        .kind = "dose",
        .subject = agent,
        .zone = zone,
        .has_from = true,
        .has_until = true,
        .from_s = hoof_zone_day_start(zone, since),
        .until_s = hoof_zone_day_start(zone, first),
    };
    return add(r, &query);
}

/* The first day of each medicine of which the doses move dates. */
struct series {
    const char *agent;
    struct hoof_date from;
};
struct series_list {
    struct series *items;
    size_t count, capacity;
};

static bool note_series(struct reading *r, struct series_list *list, const char *agent,
                        struct hoof_date from)
{
    for (size_t i = 0; i < list->count; i++)
        if (strcmp(list->items[i].agent, agent) == 0) {
            if (hoof_date_compare(from, list->items[i].from) < 0)
                list->items[i].from = from;
            return true;
        }
    list->items =
        hoof_grow(r->ask->arena, list->items, list->count, &list->capacity, sizeof *list->items);
    if (!list->items)
        return hoof_fail_memory(r->err);
    list->items[list->count++] = (struct series){agent, from};
    return true;
}

static bool find_series(struct reading *r, const struct hoof_plan_book *book,
                        const struct hoof_records *items, struct series_list *list)
{
    for (size_t i = 0; i < items->count; i++) {
        const json_t *body = items->items[i].body;
        const char *agent = json_string_value(json_object_get(body, "agent"));
        const char *regimen_id = json_string_value(json_object_get(body, "regimen"));
        const char *text = json_string_value(json_object_get(body, "from"));
        const json_t *schedule = json_object_get(body, "schedule");
        struct hoof_date from;
        if (!text || !hoof_date_parse(text, strlen(text), &from, NULL))
            continue;
        const struct hoof_plan_regimen *regimen =
            regimen_id ? hoof_plan_regimen_find(book, regimen_id) : NULL;
        for (size_t k = 0; regimen && k < regimen->line_count; k++)
            if (!note_series(r, list, regimen->lines[k].agent, from))
                return false;
        if (agent && json_number_value(json_object_get(schedule, "every_days")) >= 7 &&
            !note_series(r, list, agent, from))
            return false;
    }
    return true;
}

/* The latest values that amounts are made of. */
static bool add_values(struct reading *r)
{
    static const struct {
        const char *kind, *subject;
    } values[] = {{"vital", "weight"}, {"lab", "creatinine"}, {"lab", "creatinine-clearance"}};
    for (size_t i = 0; i < sizeof values / sizeof *values; i++) {
        struct hoof_journal_query query = {
            .family = HOOF_ENTRY,
            .kind = values[i].kind,
            .subject = values[i].subject,
            .zone = r->ask->zone,
            .has_until = true,
            .until_s = r->ask->now.utc_ms / 1000 + 1,
            .last = LATEST,
        };
        if (!add(r, &query))
            return false;
    }
    return true;
}

static bool read_entries(struct reading *r, const struct hoof_plan_book *book,
                         const struct hoof_records *items, struct hoof_date first)
{
    struct series_list list = {0};
    struct hoof_journal_query rest = {
        .family = HOOF_ENTRY,
        .kind = "dose",
        .zone = r->ask->zone,
        .has_from = true,
        .from_s = hoof_zone_day_start(r->ask->zone, first),
    };
    if (!find_series(r, book, items, &list))
        return false;
    for (size_t i = 0; i < list.count; i++)
        if (!add_series(r, list.items[i].agent, list.items[i].from, first))
            return false;
    return add(r, &rest) && add_values(r) &&
           hoof_situation_settle_items(r->ask, r->entries, r->count, r->err);
}

bool hoof_ask_dates_situation(struct hoof_ask *ask, const struct hoof_plan_book *book,
                              struct hoof_date first, struct hoof_plan_situation *out,
                              struct hoof_error *err)
{
    struct reading r = {.ask = ask, .err = err};
    struct hoof_records items;
    json_t *profile;
    struct hoof_journal_query query = {.family = HOOF_ITEM, .zone = ask->zone};
    if (!hoof_journal_read(ask->books, ask->arena, &query, &items, err) ||
        !hoof_journal_profile(ask->books, ask->arena, &profile, err))
        return false;
    if (items.count && !read_entries(&r, book, &items, first))
        return false;
    const struct hoof_situation_records records = {
        .items = items.items,
        .item_count = items.count,
        .entries = r.entries,
        .entry_count = r.count,
        .profile = profile,
        .zone = ask->zone,
        .now_s = ask->now.utc_ms / 1000,
    };
    return hoof_situation_of(&records, ask->arena, out, err);
}
