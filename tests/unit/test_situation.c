/* One person as the plan engine sees them: from records, and from a long journal. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "ask/food.h"
#include "ask/situation.h"
#include "book/knowledge/attach.h"

#define NOW_S 1795453200 /* 2026-11-23 12:00 in New York */

struct place {
    struct hoof_ask ask;
    struct hoof_uuid_source uuids;
    const struct hoof_food_table *foods;
    char dir[64];
};

static int open_place(void **state)
{
    static struct place place;
    struct hoof_error err = {0};
    place = (struct place){.dir = "/tmp/hoofbeat-situation-XXXXXX"};
    assert_non_null(mkdtemp(place.dir));
    struct hoof_books_options options = {.dir = place.dir,
                                         .access = HOOF_WRITE,
                                         .knowledge = hoof_knowledge_image,
                                         .knowledge_size = hoof_knowledge_image_size,
                                         .tables = hoof_knowledge_tables,
                                         .tables_size = hoof_knowledge_tables_size};
    place.ask = (struct hoof_ask){.arena = hoof_arena_new(), .uuids = &place.uuids};
    place.ask.now.utc_ms = NOW_S * 1000LL;
    assert_true(hoof_books_open(&options, &place.ask.books, &err));
    assert_true(hoof_ask_begin(&place.ask, "America/New_York", &err));
    assert_true(hoof_ask_food_table(&place.ask, &place.foods, &err));
    *state = &place;
    return 0;
}

static int close_place(void **state)
{
    struct place *place = *state;
    char path[128];
    hoof_books_close(place->ask.books);
    hoof_arena_free(place->ask.arena);
    static const char *const files[] = {"journal.db", "journal.db-wal", "journal.db-shm", "lock"};
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        snprintf(path, sizeof path, "%s/%s", place->dir, files[i]);
        unlink(path);
    }
    rmdir(place->dir);
    return 0;
}

/* One record as JSON text, put into the journal as its own change. */
static void add(struct place *place, enum hoof_family family, const char *text)
{
    struct hoof_error err = {0};
    struct hoof_change change;
    json_error_t why;
    char id[HOOF_UUID_TEXT];
    json_t *record = json_loads(text, 0, &why);
    if (!record)
        fail_msg("%s: %s", why.text, text);
    const struct hoof_kind *kind = hoof_record_kind(family, record);
    assert_non_null(kind);
    if (!hoof_record_check(kind, record, false, &err) ||
        !hoof_change_begin(place->ask.books, "log", place->ask.now.utc_ms, &place->uuids, &change,
                           &err) ||
        !hoof_change_add(&change, family, record, id, &err) || !hoof_change_commit(&change, &err))
        fail_msg("%s %s: %s", err.place, err.text, text);
    json_decref(record);
}

static struct hoof_plan_situation read_it(struct place *place)
{
    struct hoof_plan_situation situation;
    struct hoof_error err = {0};
    if (!hoof_ask_situation(&place->ask, place->foods, &situation, &err))
        fail_msg("%s", err.text);
    return situation;
}

static void an_item_keeps_its_schedule_and_amounts(void **state)
{
    struct place *place = *state;
    add(place, HOOF_ITEM,
        "{\"agent\": \"telotristat-ethyl\", \"dose\": 250, \"unit\": \"mg\", \"from\": "
        "\"2026-11-01\", \"until\": \"2027-01-31\", \"prescribed\": true, \"schedule\": "
        "{\"times\": [\"08:00\", \"14:00\", \"20:30\"]}}");
    add(place, HOOF_ITEM,
        "{\"regimen\": \"captem-750\", \"from\": \"2026-12-01\", \"cycles\": 4, \"starts\": "
        "{\"3\": "
        "\"2027-02-01\", \"2\": \"2027-01-02\"}, \"doses\": {\"capecitabine\": 1250}}");
    add(place, HOOF_ITEM,
        "{\"event\": \"surgery\", \"at\": \"2026-12-05T08:00:00-05:00\", \"elective\": false}");
    add(place, HOOF_ITEM, "{\"experiment\": \"banana\", \"from\": \"2026-12-01\"}");
    struct hoof_plan_situation s = read_it(place);
    assert_int_equal(s.item_count, 3);
    const struct hoof_plan_item *telotristat = NULL, *captem = NULL, *surgery = NULL;
    for (size_t i = 0; i < s.item_count; i++) {
        telotristat = s.items[i].type == HOOF_PLAN_AGENT ? &s.items[i] : telotristat;
        captem = s.items[i].type == HOOF_PLAN_REGIMEN ? &s.items[i] : captem;
        surgery = s.items[i].type == HOOF_PLAN_EVENT ? &s.items[i] : surgery;
    }
    assert_int_equal(telotristat->time_count, 3);
    assert_int_equal(telotristat->times[2].hour, 20);
    assert_int_equal(telotristat->times[2].minute, 30);
    assert_true(telotristat->has_until && telotristat->prescribed && !telotristat->rescue);
    assert_int_equal(telotristat->until - telotristat->from, 91);
    assert_int_equal(telotristat->changed_ms, NOW_S * 1000LL);
    assert_int_equal(captem->start_count, 2);
    assert_int_equal(captem->starts[0].cycle, 2);
    assert_int_equal(captem->starts[1].day - captem->starts[0].day, 30);
    assert_string_equal(captem->amounts[0].agent, "capecitabine");
    assert_true(captem->amounts[0].amount == 1250 && !captem->has_until);
    assert_true(surgery->major && !surgery->elective && !surgery->at.day_level);
}

static const struct hoof_plan_entry *find(const struct hoof_plan_situation *s,
                                          enum hoof_plan_entry_type type)
{
    for (size_t i = 0; i < s->entry_count; i++)
        if (s->entries[i].type == type)
            return &s->entries[i];
    fail_msg("no entry of type %d", type);
    return NULL;
}

static bool lists(const char *const *list, size_t count, const char *text)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(list[i], text) == 0)
            return true;
    return false;
}

static void entries_keep_what_checks_look_at(void **state)
{
    struct place *place = *state;
    add(place, HOOF_ENTRY,
        "{\"kind\": \"stool\", \"count\": 0, \"at\": \"2026-11-23\", \"flags\": [\"oily\", "
        "\"nocturnal\"]}");
    add(place, HOOF_ENTRY,
        "{\"kind\": \"symptom\", \"name\": \"flushing\", \"at\": \"2026-11-23T09:00:00-05:00\"}");
    add(place, HOOF_ENTRY,
        "{\"kind\": \"lab\", \"test\": \"alt\", \"value\": 80, \"unit\": \"U/L\", \"high\": 40, "
        "\"at\": \"2026-11-20\"}");
    add(place, HOOF_ENTRY,
        "{\"kind\": \"meal\", \"text\": \"two bananas and aged cheddar\", \"at\": "
        "\"2026-11-23T08:00:00-05:00\"}");
    add(place, HOOF_ENTRY,
        "{\"kind\": \"vital\", \"name\": \"blood-pressure\", \"systolic\": 165, \"diastolic\": 98, "
        "\"at\": \"2026-11-23T10:00:00-05:00\"}");
    add(place, HOOF_ENTRY, "{\"kind\": \"note\", \"text\": \"a walk\", \"at\": \"2026-11-23\"}");
    struct hoof_plan_situation s = read_it(place);
    assert_int_equal(s.entry_count, 5);
    for (size_t i = 1; i < s.entry_count; i++)
        assert_true(s.entries[i - 1].at.utc_s <= s.entries[i].at.utc_s);
    const struct hoof_plan_entry *stool = find(&s, HOOF_PLAN_STOOL);
    assert_int_equal(stool->count, 0);
    assert_int_equal(stool->flags, HOOF_PLAN_STOOL_OILY | HOOF_PLAN_STOOL_NOCTURNAL);
    assert_true(stool->at.day_level);
    assert_int_equal(stool->at.utc_s, NOW_S - 12 * 3600);
    assert_true(find(&s, HOOF_PLAN_SYMPTOM)->severity < 0);
    assert_int_equal(find(&s, HOOF_PLAN_SYMPTOM)->count, 1);
    assert_true(find(&s, HOOF_PLAN_LAB)->has_high && find(&s, HOOF_PLAN_LAB)->high == 40);
    assert_true(find(&s, HOOF_PLAN_VITAL)->systolic == 165);
    const struct hoof_plan_entry *meal = find(&s, HOOF_PLAN_MEAL);
    assert_true(lists(meal->list, meal->list_count, "banana"));
    assert_true(lists(meal->food_classes, meal->food_class_count, "high_tyramine"));
    assert_false(lists(meal->food_classes, meal->food_class_count, "alcohol"));
}

static void a_person_is_known_as_far_as_it_was_said(void **state)
{
    struct place *place = *state;
    struct hoof_error err = {0};
    struct hoof_plan_situation s = read_it(place);
    assert_int_equal(s.person.carcinoid_syndrome, HOOF_UNKNOWN);
    assert_true(s.person.weight_kg < 0 && !s.person.has_medicines && !s.person.sex);
    static const char *const keys[] = {"medicines", "diagnosis", "sex", "born"};
    static const char *const values[] = {
        "[\"warfarin\", {\"name\": \"dexamethasone\", \"dose\": 4, \"unit\": \"mg\", "
        "\"times_per_day\": 1, \"from\": \"2026-10-01\"}]",
        "{\"carcinoid_syndrome\": true, \"functioning\": false}", "\"female\"", "\"1961-04-02\""};
    struct hoof_change change;
    assert_true(hoof_change_begin(place->ask.books, "profile", place->ask.now.utc_ms, &place->uuids,
                                  &change, &err));
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        json_t *value = json_loads(values[i], JSON_DECODE_ANY, NULL);
        assert_true(hoof_change_profile(&change, keys[i], value, &err));
        json_decref(value);
    }
    assert_true(hoof_change_commit(&change, &err));
    s = read_it(place);
    assert_int_equal(s.person.carcinoid_syndrome, HOOF_YES);
    assert_int_equal(s.person.functioning, HOOF_NO);
    assert_int_equal(s.person.sstr_positive, HOOF_UNKNOWN);
    assert_int_equal(s.person.medicine_count, 2);
    assert_string_equal(s.person.medicines[0].id, "warfarin");
    assert_true(s.person.medicines[1].dose == 4 && s.person.medicines[1].has_from);
    assert_int_equal(s.person.born.year, 1961);
}

/* Doses of an agent, one a day, the last one today. */
static void add_daily(struct place *place, const char *agent, int days, bool skipped)
{
    struct hoof_error err = {0};
    struct hoof_change change;
    char id[HOOF_UUID_TEXT], at[32];
    assert_true(hoof_change_begin(place->ask.books, "import", place->ask.now.utc_ms, &place->uuids,
                                  &change, &err));
    for (int i = 0; i < days; i++) {
        struct hoof_moment moment = hoof_zone_at(place->ask.zone, NOW_S - i * 86400LL);
        hoof_moment_text(&moment, at);
        json_t *record = json_pack("{s:s, s:s, s:s}", "kind", "dose", "agent", agent, "at", at);
        json_object_set_new(record, skipped ? "skipped" : "dose",
                            skipped ? json_true() : json_integer(250));
        if (!skipped)
            json_object_set_new(record, "unit", json_string("mg"));
        if (!hoof_change_add(&change, HOOF_ENTRY, record, id, &err))
            fail_msg("%s", err.text);
        json_decref(record);
    }
    assert_true(hoof_change_commit(&change, &err));
}

static size_t count_of(const struct hoof_plan_situation *s, const char *agent, int64_t *first_s,
                       int64_t *widest_s)
{
    size_t count = 0;
    int64_t last = 0;
    *widest_s = 0;
    for (size_t i = 0; i < s->entry_count; i++) {
        const struct hoof_plan_entry *entry = &s->entries[i];
        if (entry->type != HOOF_PLAN_DOSE || strcmp(entry->what, agent) != 0)
            continue;
        if (count++ == 0)
            *first_s = entry->at.utc_s;
        else if (entry->at.utc_s - last > *widest_s)
            *widest_s = entry->at.utc_s - last;
        last = entry->at.utc_s;
    }
    return count;
}

static void a_long_series_is_thinned_but_never_broken(void **state)
{
    struct place *place = *state;
    int64_t first = 0, widest = 0;
    add_daily(place, "telotristat-ethyl", 900, false);
    add_daily(place, "everolimus", 150, false);
    struct hoof_plan_situation s = read_it(place);
    size_t count = count_of(&s, "telotristat-ethyl", &first, &widest);
    assert_in_range(count, 46 + 755 / 7, 46 + 755 / 7 + 3);
    assert_true(widest < 14 * 86400);
    assert_true(NOW_S - first > 790 * 86400LL); /* more than the longest wait of a check */
    /* What is seldom is there to the last dose. */
    assert_int_equal(count_of(&s, "everolimus", &first, &widest), 150);
    assert_true(widest < 2 * 86400);
}

static void doses_left_out_long_ago_are_no_doses(void **state)
{
    struct place *place = *state;
    int64_t first = 0, widest = 0;
    add_daily(place, "loperamide", 300, true);
    struct hoof_plan_situation s = read_it(place);
    size_t count = count_of(&s, "loperamide", &first, &widest);
    assert_in_range(count, 45, 46);
    assert_true(find(&s, HOOF_PLAN_DOSE)->skipped);
}

static void a_corrected_dose_is_found_by_what_it_is_now(void **state)
{
    struct place *place = *state;
    struct hoof_error err = {0};
    struct hoof_change change;
    struct hoof_undone undone;
    struct hoof_remarks problems;
    char id[HOOF_UUID_TEXT];
    add(place, HOOF_ENTRY,
        "{\"kind\": \"dose\", \"agent\": \"lanreotide\", \"dose\": 120, \"unit\": \"mg\", "
        "\"at\": \"2026-11-20\"}");
    struct hoof_plan_situation s = read_it(place);
    assert_string_equal(find(&s, HOOF_PLAN_DOSE)->what, "lanreotide");
    json_t *record = json_pack("{s:s, s:s, s:i, s:s, s:s}", "kind", "dose", "agent",
                               "octreotide-lar", "dose", 30, "unit", "mg", "at", "2026-11-20");
    assert_true(hoof_change_begin(place->ask.books, "edit", place->ask.now.utc_ms, &place->uuids,
                                  &change, &err));
    assert_true(hoof_change_supersede(&change, find(&s, HOOF_PLAN_DOSE)->id, record, id, &err));
    assert_true(hoof_change_commit(&change, &err));
    json_decref(record);
    s = read_it(place);
    assert_int_equal(s.entry_count, 1);
    assert_string_equal(find(&s, HOOF_PLAN_DOSE)->what, "octreotide-lar");
    assert_true(hoof_journal_undo(place->ask.books, place->ask.arena, place->ask.now.utc_ms,
                                  &place->uuids, &undone, &err));
    s = read_it(place);
    assert_int_equal(s.entry_count, 1);
    assert_string_equal(find(&s, HOOF_PLAN_DOSE)->what, "lanreotide");
    assert_true(hoof_journal_verify(place->ask.books, place->ask.arena, &problems, &err));
    assert_int_equal(problems.count, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(an_item_keeps_its_schedule_and_amounts, open_place,
                                        close_place),
        cmocka_unit_test_setup_teardown(entries_keep_what_checks_look_at, open_place, close_place),
        cmocka_unit_test_setup_teardown(a_person_is_known_as_far_as_it_was_said, open_place,
                                        close_place),
        cmocka_unit_test_setup_teardown(a_long_series_is_thinned_but_never_broken, open_place,
                                        close_place),
        cmocka_unit_test_setup_teardown(doses_left_out_long_ago_are_no_doses, open_place,
                                        close_place),
        cmocka_unit_test_setup_teardown(a_corrected_dose_is_found_by_what_it_is_now, open_place,
                                        close_place),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
