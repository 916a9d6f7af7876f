/* What the plan engine needs of a journal that may be long. */
#include "ask/situation.h"

#include <string.h>

enum {
    DAY_S = 86400,
    RECENT_DAYS = 22, /* the longest window of symptoms is 14 days, and 7 are looked back */
    MEAL_DAYS = 11,   /* 72 hours before a test, and 7 days are looked back */
};

/* How the entries of a medicine, a test or a measurement are read: all where there
 * are few; else the last days whole and before that one in a stretch of days. */
static const struct by_subject {
    const char *kind;
    int64_t few;
    int32_t whole_days, stretch_days;
    int32_t past_days; /* what lies before is not read; 0: all is */
    bool bodies;       /* of the older ones */
} by_subjects[] = {
    /* A series of doses is unbroken where they lie a fortnight apart at most; no
     * check asks for more than two years of it. */
    {"dose", 200, 45, 7, 800, false},
    {"lab", 40, 100, 56, 0, true},
    {"vital", 40, 35, 28, 0, true},
};

struct reader {
    struct hoof_ask *ask;
    struct hoof_records entries;
    size_t entry_capacity;
    struct hoof_plan_entry *more;
    size_t more_count, more_capacity;
    int64_t now_s;
    struct hoof_error *err;
};

static bool add_records(struct reader *r, const struct hoof_records *records)
{
    for (size_t i = 0; i < records->count; i++) {
        r->entries.items = hoof_grow(r->ask->arena, r->entries.items, r->entries.count,
                                     &r->entry_capacity, sizeof *r->entries.items);
        if (!r->entries.items)
            return hoof_fail_memory(r->err);
        r->entries.items[r->entries.count++] = records->items[i];
    }
    return true;
}

/* A midnight (UTC) so many days ago: there both a date and a time are cut alike. */
static int64_t days_ago(const struct reader *r, int32_t days)
{
    int64_t s = r->now_s - (int64_t)days * DAY_S;
    return s - ((s % DAY_S) + DAY_S) % DAY_S;
}

/* Entries of a kind, of a subject or of all, since so many days; 0: of all time. */
static bool read_entries(struct reader *r, const char *kind, const char *subject, int32_t days)
{
    struct hoof_records records;
    struct hoof_journal_query query = {.family = HOOF_ENTRY,
                                       .kind = kind,
                                       .subject = subject,
                                       .has_from = days > 0,
                                       .from_s = days_ago(r, days)};
    return hoof_journal_read(r->ask->books, r->ask->arena, &query, &records, r->err) &&
           add_records(r, &records);
}

/* A dose of long ago: that it was, and when. */
static bool add_dose(struct reader *r, const struct hoof_record *record, const char *agent)
{
    const struct hoof_zone *zone = r->ask->zone;
    struct hoof_plan_at at = {.day_level = record->day_level, .utc_s = record->at_s};
    if (record->day_level) {
        at.day = (int32_t)(record->at_s / DAY_S);
        at.utc_s = hoof_zone_day_start(zone, hoof_date_from_days(at.day));
    } else {
        at.day = hoof_date_to_days(hoof_zone_at(zone, record->at_s).date);
    }
    r->more = hoof_grow(r->ask->arena, r->more, r->more_count, &r->more_capacity, sizeof *r->more);
    if (!r->more)
        return hoof_fail_memory(r->err);
    r->more[r->more_count++] = (struct hoof_plan_entry){.id = record->id,
                                                        .type = HOOF_PLAN_DOSE,
                                                        .at = at,
                                                        .what = agent,
                                                        .severity = -1,
                                                        .count = 1,
                                                        .elective = true,
                                                        .major = true,
                                                        .recorded_ms = record->recorded_ms};
    return true;
}

static bool read_old(struct reader *r, const struct by_subject *how, const char *subject)
{
    struct hoof_records records;
    struct hoof_journal_thin query = {.kind = how->kind,
                                      .subject = subject,
                                      .from_s =
                                          how->past_days ? days_ago(r, how->past_days) : INT64_MIN,
                                      .until_s = days_ago(r, how->whole_days),
                                      .days = how->stretch_days,
                                      .bodies = how->bodies};
    if (!hoof_journal_read_thin(r->ask->books, r->ask->arena, &query, &records, r->err))
        return false;
    if (how->bodies)
        return add_records(r, &records);
    for (size_t i = 0; i < records.count; i++)
        if (!add_dose(r, &records.items[i], subject))
            return false;
    return true;
}

static bool read_by_subject(struct reader *r, const struct by_subject *how)
{
    struct hoof_subject_totals totals;
    if (!hoof_journal_subjects(r->ask->books, r->ask->arena, how->kind, how->few + 1, &totals,
                               r->err))
        return false;
    for (size_t i = 0; i < totals.count; i++) {
        const struct hoof_subject_total *total = &totals.items[i];
        bool few = total->entries <= how->few;
        if (!read_entries(r, how->kind, total->subject, few ? 0 : how->whole_days) ||
            (!few && !read_old(r, how, total->subject)))
            return false;
    }
    return true;
}

static bool read_all(struct reader *r)
{
    static const struct {
        const char *kind;
        int32_t days;
    } windows[] = {{"symptom", RECENT_DAYS}, {"stool", RECENT_DAYS},   {"meal", MEAL_DAYS},
                   {"factor", RECENT_DAYS},  {"nothing", RECENT_DAYS}, {"event", 0},
                   {"acknowledgement", 0}};
    for (size_t i = 0; i < sizeof windows / sizeof *windows; i++)
        if (!read_entries(r, windows[i].kind, NULL, windows[i].days))
            return false;
    for (size_t i = 0; i < sizeof by_subjects / sizeof *by_subjects; i++)
        if (!read_by_subject(r, &by_subjects[i]))
            return false;
    return true;
}

static bool read_journal(struct reader *r, const struct hoof_food_table *foods,
                         struct hoof_plan_situation *out)
{
    struct hoof_records items;
    json_t *profile;
    struct hoof_journal_query query = {.family = HOOF_ITEM};
    if (!hoof_journal_read(r->ask->books, r->ask->arena, &query, &items, r->err) ||
        !hoof_journal_profile(r->ask->books, r->ask->arena, &profile, r->err) || !read_all(r) ||
        !hoof_situation_settle_items(r->ask, r->entries.items, r->entries.count, r->err))
        return false;
    struct hoof_situation_records records = {.items = items.items,
                                             .item_count = items.count,
                                             .entries = r->entries.items,
                                             .entry_count = r->entries.count,
                                             .more = r->more,
                                             .more_count = r->more_count,
                                             .profile = profile,
                                             .foods = foods,
                                             .zone = r->ask->zone,
                                             .now_s = r->now_s};
    return hoof_situation_of(&records, r->ask->arena, out, r->err);
}

bool hoof_ask_situation(struct hoof_ask *ask, const struct hoof_food_table *foods,
                        struct hoof_plan_situation *out, struct hoof_error *err)
{
    int64_t ms = ask->now.utc_ms;
    struct reader r = {.ask = ask, .now_s = ms / 1000 - (ms % 1000 < 0), .err = err};
    if (!hoof_journal_hold(ask->books, err))
        return false;
    bool good = read_journal(&r, foods, out);
    return hoof_journal_let_go(ask->books, good ? err : NULL) && good;
}
