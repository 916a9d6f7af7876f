/* journal: changes, what holds, undo, files and who may see them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/buf.h"
#include "book/db.h"
#include "book/journal/journal.h"
#include "book/journal/rules.h"

#define NOW 1795000000000 /* 2026-11-18 */

/* A fresh folder for each test, and what most tests need. */
struct place {
    char dir[64];
    struct hoof_books *books;
    struct hoof_arena *arena;
    struct hoof_uuid_source uuids;
    int64_t now_ms;
    struct hoof_error err;
};

static void open_books(struct place *place, enum hoof_access access)
{
    struct hoof_books_options options = {.dir = place->dir, .access = access};
    if (!hoof_books_open(&options, &place->books, &place->err))
        fail_msg("%s", place->err.text);
}

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    strcpy(place->dir, "/tmp/hoof-journal-XXXXXX");
    assert_non_null(mkdtemp(place->dir));
    place->arena = hoof_arena_new();
    place->now_ms = NOW;
    open_books(place, HOOF_WRITE);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    char command[200];
    hoof_books_close(place->books);
    hoof_arena_free(place->arena);
    snprintf(command, sizeof command, "chmod -R u+w %s; rm -rf %s", place->dir, place->dir);
    assert_int_equal(system(command), 0);
    free(place);
    return 0;
}

#define DONE(place, call)                                                                          \
    do {                                                                                           \
        if (!(call))                                                                               \
            fail_msg("%s: %s (%s)", #call, (place)->err.text, (place)->err.place);                 \
    } while (0)

static void begin(struct place *place, const char *label, struct hoof_change *change)
{
    place->now_ms += 1000;
    DONE(place,
         hoof_change_begin(place->books, label, place->now_ms, &place->uuids, change, &place->err));
}

/* One note, saved. */
static void add_note(struct place *place, const char *text, char id[HOOF_UUID_TEXT])
{
    struct hoof_change change;
    json_t *record =
        json_pack("{ssssss}", "kind", "note", "text", text, "at", "2026-11-18T12:00:00Z");
    begin(place, "log", &change);
    DONE(place, hoof_change_add(&change, HOOF_ENTRY, record, id, &place->err));
    DONE(place, hoof_change_commit(&change, &place->err));
    json_decref(record);
}

static void edit_note(struct place *place, const char *old, const char *text,
                      char id[HOOF_UUID_TEXT])
{
    struct hoof_change change;
    json_t *record =
        json_pack("{ssssss}", "kind", "note", "text", text, "at", "2026-11-18T12:00:00Z");
    begin(place, "edit", &change);
    DONE(place, hoof_change_supersede(&change, old, record, id, &place->err));
    DONE(place, hoof_change_commit(&change, &place->err));
    json_decref(record);
}

static void delete_entry(struct place *place, const char *id)
{
    struct hoof_change change;
    begin(place, "delete", &change);
    DONE(place, hoof_change_delete(&change, id, &place->err));
    DONE(place, hoof_change_commit(&change, &place->err));
}

static bool undo(struct place *place)
{
    struct hoof_undone undone;
    place->err = (struct hoof_error){0};
    return hoof_journal_undo(place->books, place->arena, place->now_ms += 1000, &place->uuids,
                             &undone, &place->err);
}

/* The texts that hold, joined by a bar. */
static const char *texts(struct place *place)
{
    struct hoof_journal_query query = {.family = HOOF_ENTRY};
    struct hoof_records records;
    struct hoof_buf buf = {0};
    DONE(place, hoof_journal_read(place->books, place->arena, &query, &records, &place->err));
    for (size_t i = 0; i < records.count; i++)
        hoof_buf_format(&buf, "%s%s", i ? "|" : "",
                        json_string_value(json_object_get(records.items[i].body, "text")));
    const char *copy = hoof_strdup(place->arena, hoof_buf_string(&buf));
    hoof_buf_release(&buf);
    return copy;
}

static void what_is_written_is_read_again(void **state)
{
    struct place *place = *state;
    char id[HOOF_UUID_TEXT];
    add_note(place, "one", id);
    add_note(place, "two", id);
    hoof_books_close(place->books);
    open_books(place, HOOF_READ);
    assert_string_equal(texts(place), "one|two");
    assert_int_equal(hoof_journal_state(place->books, &place->err), 2);
}

static void an_edit_replaces_and_the_old_id_still_leads_there(void **state)
{
    struct place *place = *state;
    char a[HOOF_UUID_TEXT], b[HOOF_UUID_TEXT], c[HOOF_UUID_TEXT];
    add_note(place, "one", a);
    edit_note(place, a, "two", b);
    edit_note(place, a, "three", c); /* by the first id */
    assert_string_equal(texts(place), "three");
    struct hoof_record record;
    struct hoof_records history;
    bool deleted;
    DONE(place, hoof_journal_find(place->books, place->arena, a, &record, &deleted, &history,
                                  &place->err));
    assert_string_equal(record.id, c);
    assert_false(deleted);
    assert_int_equal(history.count, 3);
    assert_string_equal(history.items[0].id, a);
    assert_int_equal(record.recorded_ms, hoof_uuid_ms(a));
    char prefix[HOOF_UUID_TEXT];
    snprintf(prefix, sizeof prefix, "%.13s", b);
    DONE(place, hoof_journal_find(place->books, place->arena, prefix, &record, &deleted, NULL,
                                  &place->err));
    assert_string_equal(record.id, c);
}

static void undo_takes_back_one_change_after_the_other(void **state)
{
    struct place *place = *state;
    char a[HOOF_UUID_TEXT], b[HOOF_UUID_TEXT];
    add_note(place, "one", a);
    edit_note(place, a, "two", b);
    delete_entry(place, b);
    assert_string_equal(texts(place), "");
    assert_true(undo(place));
    assert_string_equal(texts(place), "two");
    assert_true(undo(place));
    assert_string_equal(texts(place), "one");
    assert_true(undo(place));
    assert_string_equal(texts(place), "");
    assert_false(undo(place));
    assert_int_equal(place->err.code, HOOF_REQUEST);
    add_note(place, "four", a);
    assert_string_equal(texts(place), "four");
    assert_true(undo(place));
    assert_string_equal(texts(place), "");
}

static void an_abandoned_change_leaves_no_trace(void **state)
{
    struct place *place = *state;
    struct hoof_change change;
    char id[HOOF_UUID_TEXT];
    json_t *record = json_pack("{ssssss}", "kind", "note", "text", "x", "at", "2026-11-18");
    begin(place, "log", &change);
    DONE(place, hoof_change_add(&change, HOOF_ENTRY, record, id, &place->err));
    hoof_change_abandon(&change);
    begin(place, "log", &change);
    DONE(place, hoof_change_commit(&change, &place->err));
    json_decref(record);
    assert_string_equal(texts(place), "");
    assert_int_equal(hoof_journal_state(place->books, &place->err), 0);
}

static const char *profile_text(struct place *place)
{
    json_t *profile;
    DONE(place, hoof_journal_profile(place->books, place->arena, &profile, &place->err));
    char *text = json_dumps(profile, JSON_COMPACT);
    const char *copy = hoof_strdup(place->arena, text);
    free(text);
    return copy;
}

static void set_weight(struct place *place, const json_t *value)
{
    struct hoof_change change;
    begin(place, "profile", &change);
    DONE(place, hoof_change_profile(&change, "weight_kg", value, &place->err));
    DONE(place, hoof_change_commit(&change, &place->err));
}

static void profile_values_are_replaced_removed_and_come_back(void **state)
{
    struct place *place = *state;
    json_t *light = json_integer(60), *heavy = json_real(61.5);
    set_weight(place, light);
    assert_string_equal(profile_text(place), "{\"weight_kg\":60}");
    set_weight(place, heavy);
    set_weight(place, heavy); /* says nothing new: no change */
    assert_int_equal(hoof_journal_state(place->books, &place->err), 2);
    set_weight(place, NULL);
    assert_string_equal(profile_text(place), "{}");
    set_weight(place, light);
    assert_string_equal(profile_text(place), "{\"weight_kg\":60}");
    assert_true(undo(place));
    assert_string_equal(profile_text(place), "{}");
    assert_true(undo(place));
    assert_string_equal(profile_text(place), "{\"weight_kg\":61.5}");
    assert_true(undo(place));
    assert_true(undo(place));
    assert_string_equal(profile_text(place), "{}");
    json_decref(light);
    json_decref(heavy);
}

/* --- the rule -------------------------------------------------------------------------- */

static void the_rule_holds_line_by_line(void **state)
{
    /* Each row: id, supersedes, stands (+/-), tombstone (x), then * where it holds. */
    static const char *const table[] = {
        "a . + *",
        "a . -",
        "a . +|b a + *",
        "a . + *|b a -",
        "a . +|b a +|c b + *",
        "a . +|b a -|c b + *", /* passed over an undone one */
        "a . -|b a + *",
        "a . +|b a + x",
        "a . + *|b a - x",
        "a . +|b a + x|c b + *",
        "a . -|a . + *",         /* brought in again after an undo */
        "a . + *|a . +",         /* twice by merge: once */
        "a . +|b a + *|c a + *", /* two devices each corrected it */
        "a b +|b a +",           /* a ring, from a damaged file: ends */
    };
    for (size_t t = 0; t < sizeof table / sizeof *table; t++) {
        struct hoof_line_row rows[8];
        char names[8][2][2];
        bool expected[8];
        size_t count = 0;
        for (const char *row = table[t]; row; count++) {
            const char *end = strchr(row, '|');
            size_t n = end ? (size_t)(end - row) : strlen(row);
            names[count][0][0] = row[0];
            names[count][1][0] = row[2];
            names[count][0][1] = names[count][1][1] = '\0';
            rows[count] =
                (struct hoof_line_row){.seq = (int64_t)count + 1,
                                       .id = names[count][0],
                                       .supersedes = row[2] == '.' ? NULL : names[count][1],
                                       .stands = row[4] == '+',
                                       .tombstone = memchr(row, 'x', n) != NULL};
            expected[count] = memchr(row, '*', n) != NULL;
            row = end ? end + 1 : NULL;
        }
        hoof_line_settle(rows, count);
        for (size_t i = 0; i < count; i++)
            if (rows[i].live != expected[i])
                fail_msg("row %zu of \"%s\"", i + 1, table[t]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rule_holds_line_by_line),
        cmocka_unit_test_setup_teardown(what_is_written_is_read_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_edit_replaces_and_the_old_id_still_leads_there, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(undo_takes_back_one_change_after_the_other, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_abandoned_change_leaves_no_trace, set_up, tear_down),
        cmocka_unit_test_setup_teardown(profile_values_are_replaced_removed_and_come_back, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
