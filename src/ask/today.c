#include "ask/today.h"

#include <stdlib.h>
#include <string.h>

#include "ask/interchange.h"
#include "ask/labels.h"
#include "ask/quick.h"

/* How far back habits are looked for. Of a very full journal only its newest
 * entries are read, so that the answer takes the same time in any. */
enum { RECENT_DAYS = 60, RECENT_ENTRIES = 300 };

static bool read_recent(struct hoof_ask *ask, struct hoof_date date, struct hoof_records *out,
                        struct hoof_error *err)
{
    struct hoof_journal_query query = {
        .family = HOOF_ENTRY,
        .from_s = hoof_zone_day_start(ask->zone, hoof_date_add_days(date, -RECENT_DAYS)),
        .has_from = true,
        .last = RECENT_ENTRIES,
        .zone = ask->zone,
    };
    return hoof_journal_read(ask->books, ask->arena, &query, out, err);
}

/* Entries of one local date: out of the recent ones, or read where those do not
 * reach back to its beginning. Where a clock goes back over midnight, a date's
 * hours are not one stretch: take two hours more, then look at each. */
static bool find_day(struct hoof_ask *ask, struct hoof_date date, const struct hoof_records *recent,
                     struct hoof_records *out, struct hoof_error *err)
{
    const int64_t more = 2 * 3600;
    int64_t from_s = hoof_zone_day_start(ask->zone, date) - more;
    struct hoof_journal_query query = {
        .family = HOOF_ENTRY,
        .from_s = from_s,
        .until_s = hoof_zone_day_start(ask->zone, hoof_date_add_days(date, 1)) + more,
        .has_from = true,
        .has_until = true,
        .zone = ask->zone,
    };
    struct hoof_records all = *recent;
    bool reaches = recent->count < RECENT_ENTRIES || recent->items[0].at_s < from_s;
    if (!reaches && !hoof_journal_read(ask->books, ask->arena, &query, &all, err))
        return false;
    out->count = 0;
    out->items = hoof_alloc_array(ask->arena, all.count + 1, sizeof *out->items);
    if (!out->items)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < all.count; i++)
        if (hoof_date_compare(hoof_record_date(ask, &all.items[i]), date) == 0)
            out->items[out->count++] = all.items[i];
    return true;
}

/* Plan items that are tests, on this date or later. */
static bool read_tests(struct hoof_ask *ask, struct hoof_date date, struct hoof_records *out,
                       struct hoof_error *err)
{
    struct hoof_journal_query query = {
        .family = HOOF_ITEM,
        .kind = "test",
        .from_s = hoof_zone_day_start(ask->zone, date),
        .has_from = true,
        .zone = ask->zone,
    };
    return hoof_journal_read(ask->books, ask->arena, &query, out, err);
}

static int compare_counts(const void *a, const void *b)
{
    const struct hoof_count *x = a, *y = b;
    bool stool_x = strcmp(x->id, "stool") == 0, stool_y = strcmp(y->id, "stool") == 0;
    return stool_x != stool_y ? stool_x - stool_y : strcmp(x->id, y->id);
}

/* The symptom, or "stool", that an entry counts; NULL: it counts none. */
static const char *counted(const struct hoof_record *record)
{
    if (strcmp(record->kind, "symptom") == 0)
        return json_string_value(json_object_get(record->body, "name"));
    return strcmp(record->kind, "stool") == 0 ? "stool" : NULL;
}

/* What was counted today: symptoms by id, then stools. The entries are labelled. */
static bool count_day(struct hoof_ask *ask, struct hoof_today_answer *out, struct hoof_error *err)
{
    struct hoof_count *counts =
        hoof_alloc_array(ask->arena, out->entries.count + 1, sizeof *counts);
    size_t said = 0, kept = 0;
    if (!counts)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < out->entries.count; i++) {
        const struct hoof_record *record = &out->entries.items[i];
        const json_t *count = json_object_get(record->body, "count");
        const char *id = counted(record);
        if (id)
            counts[said++] = (struct hoof_count){
                .id = id, .count = json_is_number(count) ? (int64_t)json_number_value(count) : 1};
    }
    qsort(counts, said, sizeof *counts, compare_counts);
    for (size_t i = 0; i < said; i++) {
        if (kept && strcmp(counts[kept - 1].id, counts[i].id) == 0)
            counts[kept - 1].count += counts[i].count;
        else
            counts[kept++] = counts[i];
    }
    for (size_t i = 0; i < kept; i++) {
        const char *id = counts[i].id, *name = hoof_label(ask, id);
        counts[i].name = strcmp(id, "stool") == 0 ? "stools"
                         : name                   ? name
                                                  : hoof_id_in_words(ask->arena, id);
        if (!counts[i].name)
            return hoof_fail_memory(err);
    }
    out->counts = counts;
    out->counts_count = kept;
    return true;
}

/* Whether there is no entry at all, also none older than the recent ones, and no plan. */
static bool is_empty(struct hoof_ask *ask, const struct hoof_records *recent, bool *empty,
                     struct hoof_error *err)
{
    struct hoof_journal_query any = {.family = HOOF_ENTRY, .last = 1};
    struct hoof_records newest = *recent;
    if (!recent->count && !hoof_journal_read(ask->books, ask->arena, &any, &newest, err))
        return false;
    if (!newest.count) {
        any.family = HOOF_ITEM;
        if (!hoof_journal_read(ask->books, ask->arena, &any, &newest, err))
            return false;
    }
    *empty = newest.count == 0;
    return true;
}

bool hoof_ask_today(struct hoof_ask *ask, struct hoof_today_answer *out, struct hoof_error *err)
{
    struct hoof_records recent;
    *out = (struct hoof_today_answer){.date = hoof_ask_today_date(ask), .zone = ask->zone};
    if (!read_recent(ask, out->date, &recent, err) ||
        !find_day(ask, out->date, &recent, &out->entries, err) ||
        !hoof_label_records(ask, &out->entries, err) || !count_day(ask, out, err) ||
        !hoof_ask_plan_today(ask, &out->plan, err) ||
        !hoof_ask_findings_today(ask, &out->findings, err) ||
        !read_tests(ask, out->date, &out->tests, err) ||
        !hoof_label_records(ask, &out->tests, err) ||
        !hoof_quick_sentences(ask, &recent, &out->quick, err) ||
        !is_empty(ask, &recent, &out->empty, err))
        return false;
    out->made_up = hoof_ask_is_made_up(ask);
    return true;
}
