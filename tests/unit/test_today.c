/* ask, today, demo: what a date holds in the zone in force. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ask/interchange.h"
#include "ask/today.h"
#include "book/knowledge/attach.h"

/* One empty book for each test. */
struct book {
    char folder[64];
    struct hoof_ask ask;
    struct hoof_uuid_source uuids;
};

static int open_book(void **state)
{
    struct book *book = calloc(1, sizeof *book);
    strcpy(book->folder, "/tmp/hoof-today-XXXXXX");
    if (!mkdtemp(book->folder))
        return -1;
    struct hoof_books_options options = {.dir = book->folder,
                                         .access = HOOF_WRITE,
                                         .knowledge = hoof_knowledge_image,
                                         .knowledge_size = hoof_knowledge_image_size,
                                         .tables = hoof_knowledge_tables,
                                         .tables_size = hoof_knowledge_tables_size};
    struct hoof_error err = {0};
    book->ask.arena = hoof_arena_new();
    book->ask.uuids = &book->uuids;
    *state = book;
    return hoof_books_open(&options, &book->ask.books, &err) ? 0 : -1;
}

static int close_book(void **state)
{
    static const char *const files[] = {"journal.db", "journal.db-wal", "journal.db-shm"};
    struct book *book = *state;
    hoof_books_close(book->ask.books);
    hoof_arena_free(book->ask.arena);
    for (size_t i = 0; i < sizeof files / sizeof *files; i++) {
        char path[128];
        snprintf(path, sizeof path, "%s/%s", book->folder, files[i]);
        unlink(path);
    }
    rmdir(book->folder);
    free(book);
    unsetenv("TZ");
    unsetenv("TZDIR");
    return 0;
}

static void settle(struct book *book, const char *now, const char *zone)
{
    struct hoof_moment moment;
    struct hoof_error err = {0};
    assert_true(hoof_moment_parse(now, strlen(now), &moment, &err));
    book->ask.now = (struct hoof_now){.utc_ms = moment.utc_s * 1000, .given = true};
    if (!hoof_ask_begin(&book->ask, zone, &err))
        fail_msg("%s", err.text);
}

/* Writes records, one JSON object a line, as one change. */
static void write_records(struct book *book, enum hoof_family family, const char *lines)
{
    struct hoof_change change;
    struct hoof_error err = {0};
    char id[HOOF_UUID_TEXT];
    assert_true(
        hoof_change_begin(book->ask.books, "log", 1795480200000, &book->uuids, &change, &err));
    for (const char *line = lines; *line;) {
        size_t n = strcspn(line, "\n");
        json_t *record = json_loadb(line, n, 0, NULL);
        assert_non_null(record);
        if (!hoof_change_add(&change, family, record, id, &err))
            fail_msg("%.*s: %s", (int)n, line, err.text);
        json_decref(record);
        line += n + (line[n] == '\n');
    }
    assert_true(hoof_change_commit(&change, &err));
}

static void set_profile(struct book *book, const char *key, const char *value)
{
    struct hoof_change change;
    struct hoof_error err = {0};
    json_t *json = json_string(value);
    assert_true(
        hoof_change_begin(book->ask.books, "profile", 1795480200000, &book->uuids, &change, &err));
    assert_true(hoof_change_profile(&change, key, json, &err));
    assert_true(hoof_change_commit(&change, &err));
    json_decref(json);
}

static void zone_is_the_option_then_the_profile_then_tz(void **state)
{
    struct book *book = *state;
    struct hoof_error err = {0};
    setenv("TZ", "Asia/Tokyo", 1);
    assert_true(hoof_ask_begin(&book->ask, NULL, &err));
    assert_string_equal(hoof_zone_name(book->ask.zone), "Asia/Tokyo");
    set_profile(book, "zone", "Europe/Berlin");
    assert_true(hoof_ask_begin(&book->ask, NULL, &err));
    assert_string_equal(hoof_zone_name(book->ask.zone), "Europe/Berlin");
    assert_true(hoof_ask_begin(&book->ask, "America/New_York", &err));
    assert_string_equal(hoof_zone_name(book->ask.zone), "America/New_York");
}

static void unknown_zones_say_where_they_stand(void **state)
{
    struct book *book = *state;
    struct hoof_error err = {0};
    assert_false(hoof_ask_begin(&book->ask, "Europe/Berlni", &err));
    assert_int_equal(err.code, HOOF_REQUEST);
    assert_string_equal(err.place, "--zone");
    assert_non_null(strstr(err.text, "Did you mean Europe/Berlin?"));
    setenv("TZ", "Mars/Base", 1);
    assert_false(hoof_ask_begin(&book->ask, NULL, &err));
    assert_int_equal(err.code, HOOF_REQUEST);
    assert_string_equal(err.place, "TZ");
    setenv("TZ", "UTC", 1);
    setenv("TZDIR", "/nonexistent", 1);
    err = (struct hoof_error){0};
    assert_false(hoof_ask_begin(&book->ask, NULL, &err));
    assert_int_equal(err.code, HOOF_STORAGE);
    assert_non_null(strstr(err.text, "/nonexistent"));
}

static void counts_are_those_of_the_local_date(void **state)
{
    static const struct {
        const char *now, *zone;
        int64_t flushing, nausea, stool; /* -1: is not listed */
    } table[] = {
        /* 23:30 in New York is the next day in Berlin. */
        {"2026-11-23T20:00:00-05:00", "America/New_York", 4, -1, 3},
        {"2026-11-24T02:00:00+01:00", "Europe/Berlin", 4, 1, 0},
        {"2026-11-23T12:00:00+01:00", "Europe/Berlin", 1, -1, 3},
        {"2026-11-24T12:00:00-05:00", "America/New_York", 1, 1, -1},
        {"2026-11-24T12:00:00+14:00", "Pacific/Kiritimati", 5, 1, 2},
        {"2026-11-20T12:00:00Z", "UTC", -1, -1, -1},
    };
    struct book *book = *state;
    write_records(
        book, HOOF_ENTRY,
        "{\"kind\":\"symptom\",\"name\":\"flushing\",\"at\":\"2026-11-23T06:00:00-05:00\"}\n"
        "{\"kind\":\"symptom\",\"name\":\"flushing\",\"count\":3,"
        "\"at\":\"2026-11-23T23:30:00-05:00\"}\n"
        "{\"kind\":\"stool\",\"count\":2,\"at\":\"2026-11-23T07:00:00-05:00\"}\n"
        "{\"kind\":\"stool\",\"at\":\"2026-11-23\"}\n"
        "{\"kind\":\"stool\",\"count\":0,\"at\":\"2026-11-23T23:50:00-05:00\"}\n"
        "{\"kind\":\"symptom\",\"name\":\"nausea\",\"at\":\"2026-11-24\"}\n"
        "{\"kind\":\"symptom\",\"name\":\"flushing\",\"at\":\"2026-11-24T00:00:00-05:00\"}\n"
        "{\"kind\":\"note\",\"text\":\"slept badly\",\"at\":\"2026-11-23T08:00:00-05:00\"}\n");
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct hoof_today_answer today;
        struct hoof_error err = {0};
        int64_t found[3] = {-1, -1, -1};
        settle(book, table[i].now, table[i].zone);
        assert_true(hoof_ask_today(&book->ask, &today, &err));
        for (size_t j = 0; j < today.counts_count; j++) {
            const char *id = today.counts[j].id;
            found[strcmp(id, "stool") == 0 ? 2 : strcmp(id, "nausea") == 0] = today.counts[j].count;
        }
        if (found[0] != table[i].flushing || found[1] != table[i].nausea ||
            found[2] != table[i].stool)
            fail_msg("%s in %s: flushing %d, nausea %d, stool %d", table[i].now, table[i].zone,
                     (int)found[0], (int)found[1], (int)found[2]);
        assert_false(today.empty || today.made_up);
    }
}

static void a_day_of_25_hours_is_one_day(void **state)
{
    struct book *book = *state;
    struct hoof_today_answer today;
    struct hoof_error err = {0};
    write_records(book, HOOF_ENTRY,
                  "{\"kind\":\"stool\",\"at\":\"2026-10-31T23:59:59-04:00\"}\n"
                  "{\"kind\":\"stool\",\"at\":\"2026-11-01T00:00:00-04:00\"}\n"
                  "{\"kind\":\"stool\",\"at\":\"2026-11-01T01:30:00-04:00\"}\n"
                  "{\"kind\":\"stool\",\"at\":\"2026-11-01T01:30:00-05:00\"}\n"
                  "{\"kind\":\"stool\",\"at\":\"2026-11-01T23:59:59-05:00\"}\n"
                  "{\"kind\":\"stool\",\"at\":\"2026-11-02T00:00:00-05:00\"}\n");
    settle(book, "2026-11-01T12:00:00-05:00", "America/New_York");
    assert_true(hoof_ask_today(&book->ask, &today, &err));
    assert_int_equal(today.counts_count, 1);
    assert_int_equal(today.counts[0].count, 4);
    assert_int_equal(today.entries.count, 4);
}

/* St John's went back at one past midnight: 23:01 to 23:59 of the day before
 * came again after the new date had begun. */
static void hours_that_come_again_keep_their_date(void **state)
{
    struct book *book = *state;
    struct hoof_today_answer today;
    struct hoof_error err = {0};
    write_records(book, HOOF_ENTRY,
                  "{\"kind\":\"stool\",\"at\":\"2010-11-06T23:30:00-02:30\"}\n"
                  "{\"kind\":\"stool\",\"at\":\"2010-11-06T23:30:00-03:30\"}\n"
                  "{\"kind\":\"stool\",\"at\":\"2010-11-07T00:30:00-03:30\"}\n");
    settle(book, "2010-11-06T12:00:00-02:30", "America/St_Johns");
    assert_true(hoof_ask_today(&book->ask, &today, &err));
    assert_int_equal(today.counts[0].count, 2);
    settle(book, "2010-11-07T12:00:00-03:30", "America/St_Johns");
    assert_true(hoof_ask_today(&book->ask, &today, &err));
    assert_int_equal(today.counts[0].count, 1);
}

static void tests_of_today_and_later_are_listed(void **state)
{
    struct book *book = *state;
    struct hoof_today_answer today;
    struct hoof_error err = {0};
    write_records(book, HOOF_ITEM,
                  "{\"test\":\"5-hiaa-urine\",\"at\":\"2026-12-03T07:00:00-05:00\"}\n"
                  "{\"test\":\"chromogranin-a\",\"at\":\"2026-11-23\"}\n"
                  "{\"test\":\"potassium\",\"at\":\"2026-11-23T06:00:00-05:00\"}\n"
                  "{\"test\":\"sodium\",\"at\":\"2026-11-22T23:00:00-05:00\"}\n"
                  "{\"event\":\"surgery\",\"at\":\"2026-12-12T08:00:00-05:00\"}\n");
    settle(book, "2026-11-23T20:00:00-05:00", "America/New_York");
    assert_true(hoof_ask_today(&book->ask, &today, &err));
    assert_int_equal(today.tests.count, 3);
    assert_string_equal(json_string_value(json_object_get(today.tests.items[0].body, "test")),
                        "chromogranin-a");
    assert_string_equal(json_string_value(json_object_get(today.tests.items[2].body, "test")),
                        "5-hiaa-urine");
}

static void an_empty_book_offers_starters(void **state)
{
    struct book *book = *state;
    struct hoof_today_answer today;
    struct hoof_error err = {0};
    settle(book, "2026-11-23T20:00:00-05:00", "America/New_York");
    assert_true(hoof_ask_today(&book->ask, &today, &err));
    assert_true(today.empty);
    assert_false(today.made_up);
    assert_int_equal(today.counts_count, 0);
    assert_int_equal(today.quick.count, 4);
    assert_string_equal(today.quick.items[0], "flush");
}

static void a_day_is_whole_however_much_was_written(void **state)
{
    struct book *book = *state;
    struct hoof_today_answer today;
    struct hoof_error err = {0};
    enum { MANY = 700 };
    char *lines = calloc(MANY, 120), *to = lines;
    for (int i = 0; i < MANY; i++)
        to += sprintf(to, i % 2 ? "{\"kind\":\"stool\",\"count\":2,\"at\":\"2026-11-23\"}\n"
                                : "{\"kind\":\"symptom\",\"name\":\"nausea\",\"at\":"
                                  "\"2026-11-23T10:00:00-05:00\"}\n");
    write_records(book, HOOF_ENTRY, lines);
    free(lines);
    settle(book, "2026-11-23T20:00:00-05:00", "America/New_York");
    assert_true(hoof_ask_today(&book->ask, &today, &err));
    assert_int_equal(today.entries.count, MANY);
    assert_int_equal(today.counts_count, 2);
    assert_string_equal(today.counts[0].id, "nausea");
    assert_int_equal(today.counts[0].count, MANY / 2);
    assert_string_equal(today.counts[1].name, "stools");
    assert_int_equal(today.counts[1].count, MANY);
    settle(book, "2027-11-23T20:00:00-05:00", "America/New_York");
    assert_true(hoof_ask_today(&book->ask, &today, &err));
    assert_int_equal(today.entries.count, 0);
    assert_false(today.empty);
}

static void quick_sentences_are_those_said_most(void **state)
{
    static const char *const expected[] = {"Flush", "took 100 mcg octreotide", "stool",
                                           "loose stool"};
    struct book *book = *state;
    struct hoof_today_answer today;
    struct hoof_error err = {0};
    for (int day = 1; day <= 20; day++) {
        char lines[700];
        snprintf(lines, sizeof lines,
                 "{\"kind\":\"symptom\",\"name\":\"flushing\",\"text\":\"Flush\",\"at\":"
                 "\"2026-11-%02dT10:00:00-05:00\"}\n",
                 day);
        write_records(book, HOOF_ENTRY, lines);
        snprintf(lines, sizeof lines,
                 "{\"kind\":\"stool\",\"text\":\"stool at 7:10 today\",\"at\":"
                 "\"2026-11-%02dT07:10:00-05:00\"}\n",
                 day);
        write_records(book, HOOF_ENTRY, lines);
        if (day % 2)
            continue;
        snprintf(lines, sizeof lines,
                 "{\"kind\":\"dose\",\"agent\":\"octreotide-sa\",\"dose\":100,\"unit\":\"mcg\","
                 "\"at\":\"2026-11-%02dT11:00:00-05:00\"}\n",
                 day);
        write_records(book, HOOF_ENTRY, lines);
    }
    /* Said often, but more than 60 days ago. */
    for (int i = 0; i < 30; i++)
        write_records(book, HOOF_ENTRY,
                      "{\"kind\":\"symptom\",\"name\":\"nausea\",\"text\":\"sick\",\"at\":"
                      "\"2026-09-01T10:00:00-05:00\"}\n");
    /* One sentence with three entries was said once. */
    write_records(book, HOOF_ENTRY,
                  "{\"kind\":\"symptom\",\"name\":\"nausea\",\"text\":\"all bad\",\"at\":"
                  "\"2026-11-20T10:00:00-05:00\"}\n"
                  "{\"kind\":\"symptom\",\"name\":\"fatigue\",\"text\":\"all bad\",\"at\":"
                  "\"2026-11-20T10:00:00-05:00\"}\n");
    settle(book, "2026-11-23T20:00:00-05:00", "America/New_York");
    assert_true(hoof_ask_today(&book->ask, &today, &err));
    assert_int_equal(today.quick.count, 4);
    for (size_t i = 0; i < 4; i++)
        assert_string_equal(today.quick.items[i], expected[i]);
}

static void the_made_up_year_is_whole_and_marked(void **state)
{
    struct book *book = *state;
    struct hoof_import_answer demo;
    struct hoof_today_answer today;
    struct hoof_records entries, items;
    struct hoof_error err = {0};
    settle(book, "2026-11-23T20:00:00-05:00", "America/New_York");
    if (!hoof_ask_demo(&book->ask, &demo, &err))
        fail_msg("%s", err.text);
    struct hoof_journal_query query = {.family = HOOF_ENTRY};
    assert_true(hoof_journal_read(book->ask.books, book->ask.arena, &query, &entries, &err));
    assert_in_range(entries.count, 1500, 2500);
    for (size_t i = 0; i < entries.count; i++) {
        assert_true(entries.items[i].made_up);
        assert_true(entries.items[i].at_s <= book->ask.now.utc_ms / 1000);
    }
    query.family = HOOF_ITEM;
    assert_true(hoof_journal_read(book->ask.books, book->ask.arena, &query, &items, &err));
    assert_int_equal(demo.added - (int64_t)entries.count - (int64_t)items.count > 0, 1);
    assert_true(hoof_ask_today(&book->ask, &today, &err));
    assert_true(today.made_up);
    assert_true(today.tests.count >= 1);
    /* Not into a book that holds something; one undo takes all of it back. */
    assert_false(hoof_ask_demo(&book->ask, &demo, &err));
    assert_int_equal(err.code, HOOF_REQUEST);
    struct hoof_undone undone;
    err = (struct hoof_error){0};
    assert_true(hoof_journal_undo(book->ask.books, book->ask.arena, book->ask.now.utc_ms,
                                  &book->uuids, &undone, &err));
    assert_true(hoof_ask_today(&book->ask, &today, &err));
    assert_true(today.empty);
    assert_false(today.made_up);
}

static void the_made_up_year_fits_any_present(void **state)
{
    static const struct {
        const char *now, *zone;
    } table[] = {
        {"2028-02-29T00:00:00Z", "UTC"},
        {"2026-03-08T03:30:00-04:00", "America/New_York"},
        {"2027-01-01T00:10:00+14:00", "Pacific/Kiritimati"},
    };
    struct book *book = *state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct hoof_import_answer demo;
        struct hoof_undone undone;
        struct hoof_error err = {0};
        settle(book, table[i].now, table[i].zone);
        if (!hoof_ask_demo(&book->ask, &demo, &err))
            fail_msg("%s: %s", table[i].now, err.text);
        assert_in_range(demo.added, 1500, 2500);
        assert_true(hoof_journal_undo(book->ask.books, book->ask.arena, book->ask.now.utc_ms,
                                      &book->uuids, &undone, &err));
    }
}

#define WITH_BOOK(test) cmocka_unit_test_setup_teardown(test, open_book, close_book)

int main(void)
{
    const struct CMUnitTest tests[] = {
        WITH_BOOK(zone_is_the_option_then_the_profile_then_tz),
        WITH_BOOK(unknown_zones_say_where_they_stand),
        WITH_BOOK(counts_are_those_of_the_local_date),
        WITH_BOOK(a_day_of_25_hours_is_one_day),
        WITH_BOOK(hours_that_come_again_keep_their_date),
        WITH_BOOK(tests_of_today_and_later_are_listed),
        WITH_BOOK(an_empty_book_offers_starters),
        WITH_BOOK(a_day_is_whole_however_much_was_written),
        WITH_BOOK(quick_sentences_are_those_said_most),
        WITH_BOOK(the_made_up_year_is_whole_and_marked),
        WITH_BOOK(the_made_up_year_fits_any_present),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
