#include "ask/today.h"

#include <stdlib.h>
#include <string.h>

#include "ask/interchange.h"
#include "ask/labels.h"
#include "base/json_write.h"
#include "base/text.h"
#include "book/knowledge/knowledge.h"

enum { QUICK_COUNT = 4, QUICK_DAYS = 60, QUICK_ENTRIES = 300, QUICK_BYTES = 60 };

static const char *text_of(const struct hoof_record *record, const char *key)
{
    return json_string_value(json_object_get(record->body, key));
}

/* Entries of one local date. Where a clock goes back over midnight, a date's
 * hours are not one stretch: read two hours more, then look at each. */
static bool read_day(struct hoof_ask *ask, struct hoof_date date, struct hoof_records *out,
                     struct hoof_error *err)
{
    const int64_t more = 2 * 3600;
    struct hoof_journal_query query = {
        .family = HOOF_ENTRY,
        .from_s = hoof_zone_day_start(ask->zone, date) - more,
        .until_s = hoof_zone_day_start(ask->zone, hoof_date_add_days(date, 1)) + more,
        .has_from = true,
        .has_until = true,
        .zone = ask->zone,
    };
    if (!hoof_journal_read(ask->books, ask->arena, &query, out, err))
        return false;
    size_t kept = 0;
    for (size_t i = 0; i < out->count; i++)
        if (hoof_date_compare(hoof_record_date(ask, &out->items[i]), date) == 0)
            out->items[kept++] = out->items[i];
    out->count = kept;
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

static const char *id_in_words(struct hoof_ask *ask, const char *id)
{
    char *words = hoof_strdup(ask->arena, id);
    for (char *c = words; c && *c; c++)
        if (*c == '-')
            *c = ' ';
    return words;
}

static int compare_counts(const void *a, const void *b)
{
    const struct hoof_count *x = a, *y = b;
    bool stool_x = strcmp(x->id, "stool") == 0, stool_y = strcmp(y->id, "stool") == 0;
    return stool_x != stool_y ? stool_x - stool_y : strcmp(x->id, y->id);
}

/* What was counted today: symptoms by id, then stools. The entries are labelled. */
static bool count_day(struct hoof_ask *ask, struct hoof_today_answer *out, struct hoof_error *err)
{
    size_t capacity = 0;
    for (size_t i = 0; i < out->entries.count; i++) {
        const struct hoof_record *record = &out->entries.items[i];
        bool stool = strcmp(record->kind, "stool") == 0;
        const char *id = stool                                  ? "stool"
                         : strcmp(record->kind, "symptom") == 0 ? text_of(record, "name")
                                                                : NULL;
        if (!id)
            continue;
        size_t at = 0;
        while (at < out->counts_count && strcmp(out->counts[at].id, id) != 0)
            at++;
        if (at == out->counts_count) {
            out->counts = hoof_grow(ask->arena, out->counts, at, &capacity, sizeof *out->counts);
            if (!out->counts)
                return hoof_fail_memory(err);
            const char *name = stool ? "stools" : hoof_label(ask, id);
            name = name ? name : id_in_words(ask, id);
            out->counts[at] = (struct hoof_count){.id = id, .name = name};
            out->counts_count++;
            if (!name)
                return hoof_fail_memory(err);
        }
        json_t *count = json_object_get(record->body, "count");
        out->counts[at].count += json_is_number(count) ? (int64_t)json_number_value(count) : 1;
    }
    if (out->counts_count)
        qsort(out->counts, out->counts_count, sizeof *out->counts, compare_counts);
    return true;
}

/* Quick sentences: what this person says most, ready to be said again. */

/* A sentence that names a time would put the next entry at that time. */
static bool names_a_time(const char *folded)
{
    static const char *const words[] = {"yesterday", "ago",     "today", "tonight", "last",
                                        "morning",   "evening", "noon",  "night",   "am",
                                        "pm",        "at",      "since", "until"};
    for (const char *at = folded; *at;) {
        size_t length = 0, digits = 0;
        while ((at[length] >= 'a' && at[length] <= 'z') ||
               (at[length] >= '0' && at[length] <= '9') || (unsigned char)at[length] >= 0x80)
            length++;
        while (at[digits] >= '0' && at[digits] <= '9')
            digits++;
        if (digits && (at[digits] == ':' || strncmp(at + digits, "am", 2) == 0 ||
                       strncmp(at + digits, "pm", 2) == 0))
            return true;
        for (size_t i = 0; i < sizeof words / sizeof *words; i++)
            if (strlen(words[i]) == length && strncmp(at, words[i], length) == 0)
                return true;
        at += length ? length : 1;
    }
    return false;
}

struct habit {
    const char *sentence, *key; /* as said last, and folded */
    size_t times;
    int64_t last_change; /* the entries of one sentence count once */
    int64_t last_s;
};

/* Each agent's name is looked up once. */
struct habits {
    struct habit *items;
    size_t count, capacity;
    struct agent_name {
        const char *id, *said;
    } * agents;
    size_t agent_count, agent_capacity;
};

static const char *agent_name(struct hoof_ask *ask, struct habits *habits, const char *id)
{
    for (size_t i = 0; i < habits->agent_count; i++)
        if (strcmp(habits->agents[i].id, id) == 0)
            return habits->agents[i].said;
    habits->agents = hoof_grow(ask->arena, habits->agents, habits->agent_count,
                               &habits->agent_capacity, sizeof *habits->agents);
    if (!habits->agents) {
        habits->agent_count = habits->agent_capacity = 0;
        return NULL;
    }
    const char *said = ask->books->has_knowledge
                           ? hoof_knowledge_said_name(ask->books, ask->arena, "agent", id)
                           : NULL;
    said = said ? said : id_in_words(ask, id);
    if (said)
        habits->agents[habits->agent_count++] = (struct agent_name){id, said};
    return said;
}

/* The sentence that would log such an entry again; NULL: none would. */
static const char *sentence_of(struct hoof_ask *ask, struct habits *habits,
                               const struct hoof_record *record)
{
    const char *text = text_of(record, "text"), *kind = record->kind;
    if (text) {
        const char *folded = hoof_fold(ask->arena, text, strlen(text));
        bool fits = *text && strlen(text) <= QUICK_BYTES && strcmp(kind, "note") != 0 &&
                    strcmp(kind, "event") != 0 && strcmp(kind, "lab") != 0 && folded &&
                    !names_a_time(folded);
        return fits ? text : NULL;
    }
    if (strcmp(kind, "symptom") == 0 && text_of(record, "name"))
        return id_in_words(ask, text_of(record, "name"));
    if (strcmp(kind, "stool") == 0) {
        json_int_t bristol = json_integer_value(json_object_get(record->body, "bristol"));
        return bristol >= 6 ? "loose stool" : "stool";
    }
    if (strcmp(kind, "nothing") == 0)
        return "nothing to report";
    const char *agent = text_of(record, "agent"), *unit = text_of(record, "unit");
    json_t *dose = json_object_get(record->body, "dose");
    if (strcmp(kind, "dose") != 0 || !agent || !unit || !json_is_number(dose))
        return NULL;
    char amount[32];
    hoof_number_text(json_number_value(dose), amount);
    const char *name = agent_name(ask, habits, agent);
    return name ? hoof_format(ask->arena, "took %s %s %s", amount, unit, name) : NULL;
}

static int compare_habits(const void *a, const void *b)
{
    const struct habit *x = a, *y = b;
    if (x->times != y->times)
        return x->times > y->times ? -1 : 1;
    if (x->last_s != y->last_s)
        return x->last_s > y->last_s ? -1 : 1;
    return strcmp(x->key, y->key);
}

static bool note_habit(struct hoof_ask *ask, struct habits *habits,
                       const struct hoof_record *record, struct hoof_error *err)
{
    const char *sentence = sentence_of(ask, habits, record);
    if (!sentence)
        return true;
    const char *key = hoof_fold(ask->arena, sentence, strlen(sentence));
    if (!key)
        return hoof_fail_memory(err);
    size_t at = 0;
    while (at < habits->count && strcmp(habits->items[at].key, key) != 0)
        at++;
    if (at == habits->count) {
        habits->items =
            hoof_grow(ask->arena, habits->items, at, &habits->capacity, sizeof *habits->items);
        if (!habits->items)
            return hoof_fail_memory(err);
        habits->items[habits->count++] = (struct habit){.key = key, .last_change = -1};
    }
    struct habit *habit = &habits->items[at];
    bool made_in_one = text_of(record, "text") && habit->last_change == record->change;
    habit->times += !made_in_one;
    habit->sentence = sentence;
    habit->last_change = record->change;
    habit->last_s = record->at_s;
    return true;
}

static bool add_quick(struct hoof_ask *ask, struct hoof_strings *quick, const char *sentence,
                      struct hoof_error *err)
{
    const char *key = hoof_fold(ask->arena, sentence, strlen(sentence));
    for (size_t i = 0; key && i < quick->count; i++) {
        const char *other = hoof_fold(ask->arena, quick->items[i], strlen(quick->items[i]));
        if (!other)
            key = NULL;
        else if (strcmp(key, other) == 0)
            return true;
    }
    if (!key)
        return hoof_fail_memory(err);
    if (quick->count < QUICK_COUNT)
        quick->items[quick->count++] = sentence;
    return true;
}

/* The sentences said most in the last 60 days, then starters. Of a very full
 * journal only its newest entries are looked at, so that the answer takes the
 * same time in any. */
static bool find_quick(struct hoof_ask *ask, struct hoof_date date, struct hoof_strings *out,
                       struct hoof_error *err)
{
    static const char *const starters[] = {"flush", "stool", "loose stool", "nothing to report"};
    struct hoof_records recent;
    struct habits habits = {0};
    struct hoof_journal_query query = {
        .family = HOOF_ENTRY,
        .from_s = hoof_zone_day_start(ask->zone, hoof_date_add_days(date, -QUICK_DAYS)),
        .has_from = true,
        .last = QUICK_ENTRIES,
        .zone = ask->zone,
    };
    out->items = hoof_alloc_array(ask->arena, QUICK_COUNT, sizeof *out->items);
    if (!out->items)
        return hoof_fail_memory(err);
    if (!hoof_journal_read(ask->books, ask->arena, &query, &recent, err))
        return false;
    for (size_t i = 0; i < recent.count; i++)
        if (!note_habit(ask, &habits, &recent.items[i], err))
            return false;
    if (habits.count)
        qsort(habits.items, habits.count, sizeof *habits.items, compare_habits);
    for (size_t i = 0; i < habits.count && out->count < QUICK_COUNT; i++)
        if (habits.items[i].times > 1 && !add_quick(ask, out, habits.items[i].sentence, err))
            return false;
    for (size_t i = 0; i < sizeof starters / sizeof *starters && out->count < QUICK_COUNT; i++)
        if (!add_quick(ask, out, starters[i], err))
            return false;
    return true;
}

bool hoof_ask_today(struct hoof_ask *ask, struct hoof_today_answer *out, struct hoof_error *err)
{
    *out = (struct hoof_today_answer){.date = hoof_ask_today_date(ask)};
    if (!read_day(ask, out->date, &out->entries, err) ||
        !hoof_label_records(ask, &out->entries, err) || !count_day(ask, out, err) ||
        !read_tests(ask, out->date, &out->tests, err) ||
        !hoof_label_records(ask, &out->tests, err) || !find_quick(ask, out->date, &out->quick, err))
        return false;
    struct hoof_journal_query any = {.family = HOOF_ENTRY, .last = 1};
    struct hoof_records newest;
    if (!hoof_journal_read(ask->books, ask->arena, &any, &newest, err))
        return false;
    out->empty = newest.count == 0;
    out->made_up = hoof_ask_is_made_up(ask);
    return true;
}
