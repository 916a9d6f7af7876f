/* What was written down: lists, one entry with its history, quiet days. */
#include "ask/journal.h"

#include <string.h>

#include "ask/journal_private.h"
#include "ask/labels.h"

static void decref(void *value)
{
    json_decref(value);
}

json_t *hoof_own_json(struct hoof_ask *ask, json_t *value, struct hoof_error *err)
{
    if (value && hoof_arena_own(ask->arena, value, decref))
        return value;
    hoof_fail_memory(err);
    return NULL;
}

struct hoof_date hoof_record_date(const struct hoof_ask *ask, const struct hoof_record *record)
{
    if (record->day_level)
        return hoof_date_from_days((int32_t)(record->at_s / 86400));
    return hoof_zone_at(ask->zone, record->at_s).date;
}

/* The instant at which a bound begins, or (with until) ends. */
static bool read_bound(struct hoof_ask *ask, const char *text, const char *option, bool until,
                       int64_t *s, struct hoof_error *err)
{
    struct hoof_moment moment;
    if (!hoof_moment_parse_local(text, strlen(text), ask->zone, &moment, err)) {
        hoof_error_within(err, option);
        return false;
    }
    if (!moment.day_level) {
        *s = moment.utc_s + until;
        return true;
    }
    struct hoof_date date = until ? hoof_date_add_days(moment.date, 1) : moment.date;
    *s = hoof_zone_day_start(ask->zone, date);
    return true;
}

bool hoof_ask_journal(struct hoof_ask *ask, const struct hoof_journal_request *request,
                      struct hoof_records *out, struct hoof_error *err)
{
    struct hoof_journal_query query = {.family = HOOF_ENTRY,
                                       .kind = request->kind,
                                       .last = request->last,
                                       .zone = ask->zone,
                                       .has_from = request->from != NULL,
                                       .has_until = request->to != NULL};
    if (!request->from && !request->to && !request->kind && !request->last)
        query.last = 20;
    if (request->kind && !hoof_kind_find(HOOF_ENTRY, request->kind, strlen(request->kind)))
        return hoof_kind_unknown(HOOF_ENTRY, request->kind, err);
    if (request->from && !read_bound(ask, request->from, "--from", false, &query.from_s, err))
        return false;
    if (request->to && !read_bound(ask, request->to, "--to", true, &query.until_s, err))
        return false;
    if (query.has_from && query.has_until && query.from_s >= query.until_s)
        return hoof_fail(err, HOOF_REQUEST, "--to",
                         "The last day (%.40s) is before the first "
                         "(%.40s).",
                         request->to, request->from);
    return hoof_journal_read(ask->books, ask->arena, &query, out, err) &&
           hoof_label_records(ask, out, err);
}

bool hoof_ask_journal_show(struct hoof_ask *ask, const char *id, struct hoof_entry_answer *out,
                           struct hoof_error *err)
{
    return hoof_journal_find(ask->books, ask->arena, id, &out->record, &out->deleted, &out->history,
                             err) &&
           hoof_label_records(ask, &out->history, err);
}

bool hoof_ask_profile(struct hoof_ask *ask, json_t **out, struct hoof_error *err)
{
    return hoof_journal_profile(ask->books, ask->arena, out, err);
}

bool hoof_ask_plan(struct hoof_ask *ask, struct hoof_records *out, struct hoof_error *err)
{
    struct hoof_journal_query query = {.family = HOOF_ITEM, .zone = ask->zone};
    return hoof_journal_read(ask->books, ask->arena, &query, out, err) &&
           hoof_label_records(ask, out, err);
}

/* The newest entry that falls on `until` or before, and on `from` or after. */
static bool newest_entry(struct hoof_ask *ask, const struct hoof_date *from, struct hoof_date until,
                         struct hoof_records *out, struct hoof_error *err)
{
    struct hoof_journal_query query = {
        .family = HOOF_ENTRY,
        .last = 1,
        .zone = ask->zone,
        .has_until = true,
        .until_s = hoof_zone_day_start(ask->zone, hoof_date_add_days(until, 1))};
    if (from) {
        query.has_from = true;
        query.from_s = hoof_zone_day_start(ask->zone, *from);
    }
    return hoof_journal_read(ask->books, ask->arena, &query, out, err);
}

enum { MOST_QUIET_DAYS = 14 };

bool hoof_ask_quiet_days(struct hoof_ask *ask, struct hoof_dates *out, struct hoof_error *err)
{
    struct hoof_records newest;
    struct hoof_date today = hoof_ask_today_date(ask);
    *out = (struct hoof_dates){0};
    if (!newest_entry(ask, NULL, today, &newest, err))
        return false;
    if (!newest.count)
        return true;
    int32_t last = hoof_date_to_days(hoof_record_date(ask, &newest.items[0]));
    int32_t first = last + 1, end = hoof_date_to_days(today);
    if (end - first > MOST_QUIET_DAYS)
        first = end - MOST_QUIET_DAYS;
    if (first >= end)
        return true;
    out->items = hoof_alloc_array(ask->arena, (size_t)(end - first), sizeof *out->items);
    if (!out->items)
        return hoof_fail_memory(err);
    for (int32_t day = first; day < end; day++)
        out->items[out->count++] = hoof_date_from_days(day);
    return true;
}

static bool add_nothing(struct hoof_ask *ask, struct hoof_change *change, struct hoof_date date,
                        struct hoof_change_answer *out, struct hoof_error *err)
{
    char text[16], id[HOOF_UUID_TEXT];
    hoof_date_text(date, text);
    json_t *record = hoof_own_json(
        ask,
        json_pack("{ssssss}", "kind", "nothing", "at", text, "zone", hoof_zone_name(ask->zone)),
        err);
    if (!record || !hoof_change_add(change, HOOF_ENTRY, record, id, err))
        return false;
    return hoof_strings_add(ask->arena, &out->added, id, err) &&
           hoof_change_answer_record(ask, out, HOOF_ENTRY, record, err);
}

bool hoof_ask_log_nothing(struct hoof_ask *ask, const struct hoof_dates *days,
                          struct hoof_change_answer *out, struct hoof_error *err)
{
    struct hoof_change change;
    struct hoof_date today = hoof_ask_today_date(ask);
    if (!hoof_change_answer_begin(ask, "log", out, err) ||
        !hoof_change_begin(ask->books, "log", ask->now.utc_ms, ask->uuids, &change, err))
        return false;
    bool good = true;
    for (size_t i = 0; good && i < days->count; i++) {
        struct hoof_records there;
        if (!hoof_date_valid(days->items[i]) || hoof_date_compare(days->items[i], today) > 0) {
            good = hoof_fail(err, HOOF_REQUEST, NULL,
                             "A day that has not come yet cannot be logged as looked at.");
            break;
        }
        /* A form that is sent twice adds nothing the second time. */
        good = newest_entry(ask, &days->items[i], days->items[i], &there, err);
        if (good && there.count == 0)
            good = add_nothing(ask, &change, days->items[i], out, err);
    }
    if (!good) {
        hoof_change_abandon(&change);
        return false;
    }
    out->change = change.added ? change.number : 0;
    return hoof_change_commit(&change, err);
}
