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

#include "ask/interchange.h"
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

static void an_id_that_begins_as_two_entries_do_is_refused(void **state)
{
    struct place *place = *state;
    char first[HOOF_UUID_TEXT], id[HOOF_UUID_TEXT], other[HOOF_UUID_TEXT], prefix[9];
    struct hoof_record record;
    bool deleted;
    add_note(place, "one", first);
    snprintf(prefix, sizeof prefix, "%.8s", first);
    for (int i = 0; i < 30; i++)
        edit_note(place, first, i % 2 ? "one" : "1", id);
    assert_memory_equal(id, prefix, 8);
    DONE(place, hoof_journal_find(place->books, place->arena, prefix, &record, &deleted, NULL,
                                  &place->err));
    assert_string_equal(record.id, id); /* thirty-one ids, one entry */
    add_note(place, "two", other);
    assert_memory_equal(other, prefix, 8);
    assert_false(hoof_journal_find(place->books, place->arena, prefix, &record, &deleted, NULL,
                                   &place->err));
    assert_int_equal(place->err.code, HOOF_REQUEST);
    assert_non_null(strstr(place->err.text, "More than one id begins with"));
    place->err = (struct hoof_error){0};
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

static void changes_are_told_with_what_undo_takes_back_next(void **state)
{
    struct place *place = *state;
    struct hoof_past_changes list;
    struct hoof_undone undone;
    char a[HOOF_UUID_TEXT], b[HOOF_UUID_TEXT];
    add_note(place, "one", a);
    edit_note(place, a, "two", b);
    delete_entry(place, b);
    assert_true(undo(place)); /* the deletion */
    assert_true(hoof_journal_changes(place->books, place->arena, 9, false, &list, &place->err));
    assert_int_equal(list.count, 3);
    assert_true(list.items[0].taken_back && list.items[0].parts[0].deleted);
    assert_string_equal(json_string_value(json_object_get(list.items[0].parts[0].body, "text")),
                        "two");
    assert_false(list.items[1].taken_back);
    assert_int_equal(list.items[2].records, 1);
    assert_string_equal(json_string_value(json_object_get(list.items[2].parts[0].body, "text")),
                        "one");
    assert_true(hoof_journal_changes(place->books, place->arena, 1, true, &list, &place->err));
    assert_int_equal(list.count, 1);
    assert_int_equal(list.items[0].number, 2);
    /* the one before is not taken back while a later one stands, nor one twice */
    for (int64_t number = 1; number <= 3; number += 2) {
        assert_false(hoof_journal_undo_only(place->books, place->arena, number, place->now_ms,
                                            &place->uuids, &undone, &place->err));
        assert_int_equal(place->err.code, HOOF_REQUEST);
        place->err = (struct hoof_error){0};
    }
    assert_string_equal(texts(place), "two");
    assert_true(hoof_journal_undo_only(place->books, place->arena, 2, place->now_ms, &place->uuids,
                                       &undone, &place->err));
    assert_string_equal(texts(place), "one");
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

/* --- a model ----------------------------------------------------------------------------- */

/* What should hold: the texts in order of writing, and every state before it. */
struct model {
    int held[64], count;
};

static const char *model_texts(struct place *place, const struct model *model)
{
    struct hoof_buf buf = {0};
    for (int i = 0; i < model->count; i++)
        hoof_buf_format(&buf, "%s%d", i ? "|" : "", model->held[i]);
    const char *copy = hoof_strdup(place->arena, hoof_buf_string(&buf));
    hoof_buf_release(&buf);
    return copy;
}

static void model_drop(struct model *model, int at)
{
    memmove(&model->held[at], &model->held[at + 1],
            (size_t)(model->count - at - 1) * sizeof *model->held);
    model->count--;
}

static void random_changes_and_undos_hold_what_a_stack_of_states_holds(void **state)
{
    struct place *place = *state;
    enum { STEPS = 160 };
    struct model states[STEPS + 1] = {{.count = 0}};
    char ids[STEPS][HOOF_UUID_TEXT], text[16];
    int top = 0, next = 0;
    unsigned seed = 20261118;
    DONE(place, hoof_db_run(place->books->db, "PRAGMA synchronous = OFF", &place->err));
    for (int step = 0; step < STEPS; step++) {
        struct model model = states[top];
        seed = seed * 1103515245u + 12345u;
        unsigned roll = seed >> 16 & 15, pick = seed >> 20;
        int at = model.count ? (int)(pick % (unsigned)model.count) : 0;
        if (roll < 5) {
            assert_int_equal(undo(place), top > 0);
            top -= top > 0;
        } else if (roll < 9 || model.count == 0) {
            snprintf(text, sizeof text, "%d", next);
            add_note(place, text, ids[next]);
            model.held[model.count++] = next++;
            states[++top] = model;
        } else if (roll < 13) {
            snprintf(text, sizeof text, "%d", next);
            edit_note(place, ids[model.held[at]], text, ids[next]);
            model_drop(&model, at);
            model.held[model.count++] = next++;
            states[++top] = model;
        } else {
            delete_entry(place, ids[model.held[at]]);
            model_drop(&model, at);
            states[++top] = model;
        }
        assert_string_equal(texts(place), model_texts(place, &states[top]));
    }
    struct hoof_ask ask = {.arena = place->arena, .books = place->books};
    struct hoof_verify_answer verified;
    DONE(place, hoof_ask_verify(&ask, &verified, &place->err));
    assert_true(verified.ok);
}

static void verify_finds_what_does_not_fit(void **state)
{
    static const struct {
        const char *damage, *where, *why;
    } table[] = {
        {"DELETE FROM live", NULL, "lacks"},
        {"UPDATE live SET at_s = 5", NULL, "another time"},
        {"UPDATE live SET subject = 'x'", NULL, "subject for it"},
        {"UPDATE live SET subject = 'x'; UPDATE revision SET subject = 'x'", NULL,
         "Its subject is not"},
        {"UPDATE revision SET body = '{\"kind\":\"note\"}' WHERE seq = 1", NULL, ".at"},
        {"UPDATE revision SET body = '{' WHERE seq = 1", NULL, "cannot be read"},
        {"UPDATE revision SET supersedes = 'x' WHERE seq = 1", NULL, "not there"},
        {"UPDATE revision SET id = 'x' WHERE seq = 1", "x", "not one of ours"},
        {"UPDATE change SET undoes = 'nobody'", "change 1", "not there"},
    };
    struct place *place = *state;
    struct hoof_ask ask = {.arena = place->arena, .books = place->books};
    struct hoof_verify_answer verified;
    char id[HOOF_UUID_TEXT];
    add_note(place, "one", id);
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        bool found = false;
        DONE(place, hoof_db_run(place->books->db, "BEGIN", &place->err));
        DONE(place, hoof_db_run(place->books->db, table[i].damage, &place->err));
        DONE(place, hoof_ask_verify(&ask, &verified, &place->err));
        assert_false(verified.ok);
        for (size_t j = 0; j < verified.problems.count; j++)
            found = found || (strstr(verified.problems.items[j].why, table[i].why) &&
                              strcmp(verified.problems.items[j].where,
                                     table[i].where ? table[i].where : id) == 0);
        if (!found)
            fail_msg("after \"%s\" the first problem is %s: %s", table[i].damage,
                     verified.problems.items[0].where, verified.problems.items[0].why);
        hoof_db_rollback(place->books->db);
    }
}

/* --- the files --------------------------------------------------------------------------- */

static mode_t mode_of(const struct place *place, const char *name)
{
    struct stat st;
    char path[128];
    snprintf(path, sizeof path, "%s/%s", place->dir, name);
    return stat(path, &st) == 0 ? st.st_mode & 0777 : 0;
}

static bool is_there(const struct place *place, const char *name)
{
    char path[128];
    snprintf(path, sizeof path, "%s/%s", place->dir, name);
    return access(path, F_OK) == 0;
}

static void only_the_owner_may_open_the_files_under_any_umask(void **state)
{
    struct place *place = *state;
    struct place inner = {.arena = place->arena, .now_ms = NOW};
    char id[HOOF_UUID_TEXT];
    mode_t before = umask(0);
    snprintf(inner.dir, sizeof inner.dir, "%.40s/a", place->dir);
    open_books(&inner, HOOF_WRITE);
    add_note(&inner, "one", id);
    umask(before);
    assert_int_equal(mode_of(&inner, "."), 0700);
    assert_int_equal(mode_of(&inner, "journal.db"), 0600);
    assert_int_equal(mode_of(&inner, "journal.db-wal"), 0600);
    assert_int_equal(mode_of(&inner, "journal.db-shm"), 0600);
    hoof_books_close(inner.books);
    assert_false(is_there(&inner, "journal.db-wal"));
    assert_false(is_there(&inner, "journal.db-shm"));
}

/* Opening fails, with these words; the file's bytes are as before. */
static void refused(struct place *place, const char *words)
{
    struct hoof_books_options options = {.dir = place->dir, .access = HOOF_WRITE};
    struct hoof_books *books = NULL;
    char sum[2][80] = {"", ""}, command[200];
    place->err = (struct hoof_error){0};
    for (int i = 0; i < 2; i++) {
        snprintf(command, sizeof command, "cat %s/journal.db* 2>/dev/null | sha256sum", place->dir);
        FILE *pipe = popen(command, "r");
        assert_non_null(pipe);
        assert_non_null(fgets(sum[i], sizeof sum[i], pipe));
        pclose(pipe);
        if (i == 0)
            assert_false(hoof_books_open(&options, &books, &place->err));
    }
    assert_null(books);
    assert_string_equal(sum[0], sum[1]);
    assert_int_equal(place->err.code, HOOF_STORAGE);
    if (!strstr(place->err.text, words))
        fail_msg("\"%s\" does not say \"%s\"", place->err.text, words);
}

static void shell(const struct place *place, const char *command)
{
    char line[400];
    snprintf(line, sizeof line, "cd %s && %s", place->dir, command);
    assert_int_equal(system(line), 0);
}

static void close_books(struct place *place)
{
    hoof_books_close(place->books);
    place->books = NULL;
}

static void what_others_may_read_is_refused_with_the_command_that_mends_it(void **state)
{
    struct place *place = *state;
    close_books(place);
    shell(place, "chmod 0640 journal.db");
    refused(place, "chmod 600 '");
    shell(place, "chmod 0600 journal.db; chmod 0755 .");
    refused(place, "chmod 700 '");
    shell(place, "chmod 0700 .; touch journal.db-wal; chmod 0604 journal.db-wal");
    refused(place, "journal.db-wal'");
}

static void links_are_not_followed(void **state)
{
    struct place *place = *state;
    close_books(place);
    shell(place, "mkdir x; mv journal.db x/; ln -s x/journal.db journal.db");
    refused(place, "is a link");
    shell(place, "rm journal.db; ln x/journal.db journal.db");
    refused(place, "is a link");
    shell(place, "rm journal.db; mv x/journal.db .; ln -s x/canary journal.db-wal");
    refused(place, "is a link");
    shell(place, "rm journal.db-wal; test ! -e x/canary");
    open_books(place, HOOF_WRITE);
}

/* Runs SQL on the file as another program would. */
static void other_program(struct place *place, const char *sql)
{
    sqlite3 *db;
    char path[128];
    snprintf(path, sizeof path, "%s/journal.db", place->dir);
    assert_int_equal(sqlite3_open(path, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

static void newer_foreign_and_damaged_files_are_left_as_they_are(void **state)
{
    struct place *place = *state;
    char id[HOOF_UUID_TEXT];
    for (int i = 0; i < 40; i++)
        add_note(place, "one", id);
    close_books(place);
    shell(place, "cp journal.db good");
    other_program(place, "PRAGMA user_version = 2");
    refused(place, "newer");
    shell(place, "cp good journal.db");
    other_program(place, "PRAGMA application_id = 7");
    refused(place, "not a journal");
    shell(place, "head -c 9000 good > journal.db");
    refused(place, "damaged");
    shell(place, "head -c 300 good > journal.db");
    refused(place, "damaged");
    shell(place, "head -c 50000 /dev/zero | tr '\\0' x > journal.db");
    refused(place, "damaged");
    shell(place, "rm journal.db; mkdir journal.db; touch journal.dbx");
    struct hoof_books_options options = {.dir = place->dir, .access = HOOF_WRITE};
    assert_false(hoof_books_open(&options, &place->books, &place->err));
    shell(place, "rmdir journal.db; rm journal.dbx; : > journal.db; chmod 600 journal.db");
    open_books(place, HOOF_WRITE); /* an empty file is a book that was not begun */
    assert_string_equal(texts(place), "");
}

static void a_newer_version_that_is_only_in_the_log_is_seen_and_left(void **state)
{
    struct place *place = *state;
    char id[HOOF_UUID_TEXT];
    add_note(place, "one", id);
    close_books(place);
    /* A program that ends without closing leaves its log behind. */
    pid_t child = fork();
    if (child == 0) {
        sqlite3 *db;
        char path[128];
        snprintf(path, sizeof path, "%s/journal.db", place->dir);
        bool good = sqlite3_open(path, &db) == SQLITE_OK &&
                    sqlite3_exec(db, "PRAGMA user_version = 9", NULL, NULL, NULL) == SQLITE_OK;
        _exit(good ? 0 : 1);
    }
    int status;
    waitpid(child, &status, 0);
    assert_int_equal(status, 0);
    shell(place, "rm -f journal.db-shm; chmod 600 journal.db-wal; cp journal.db-wal w; cp "
                 "journal.db d");
    struct hoof_books_options options = {.dir = place->dir, .access = HOOF_WRITE};
    assert_false(hoof_books_open(&options, &place->books, &place->err));
    assert_non_null(strstr(place->err.text, "newer"));
    shell(place, "cmp journal.db d && cmp journal.db-wal w");
}

static void a_path_that_is_a_file_is_refused(void **state)
{
    struct place *place = *state;
    struct hoof_books *books;
    char dir[128];
    shell(place, "touch file");
    snprintf(dir, sizeof dir, "%s/file", place->dir);
    struct hoof_books_options options = {.dir = dir, .access = HOOF_WRITE};
    assert_false(hoof_books_open(&options, &books, &place->err));
    assert_non_null(strstr(place->err.text, "is a file, not a folder"));
    snprintf(dir, sizeof dir, "%s/file/below", place->dir);
    place->err = (struct hoof_error){0};
    assert_false(hoof_books_open(&options, &books, &place->err));
    assert_int_equal(place->err.code, HOOF_STORAGE);
}

/* One process of many: writes entries, answers how many were acknowledged. */
static int write_entries(const char *dir, int count)
{
    struct hoof_books_options options = {.dir = dir, .access = HOOF_WRITE};
    struct hoof_uuid_source uuids = {0};
    struct hoof_books *books = NULL;
    int done = 0;
    for (int i = 0; i < count; i++) {
        struct hoof_change change;
        char id[HOOF_UUID_TEXT];
        json_t *record = json_pack("{ssssss}", "kind", "note", "text", "x", "at", "2026-11-18");
        if (!books && !hoof_books_open(&options, &books, NULL))
            return done;
        done += hoof_change_begin(books, "log", NOW, &uuids, &change, NULL) &&
                hoof_change_add(&change, HOOF_ENTRY, record, id, NULL) &&
                hoof_change_commit(&change, NULL);
        json_decref(record);
        if (i % 10 == 9) { /* others come and go too */
            hoof_books_close(books);
            books = NULL;
        }
    }
    hoof_books_close(books);
    return done;
}

static void eight_processes_may_write_at_once(void **state)
{
    struct place *place = *state;
    pid_t children[8];
    int acknowledged = 0;
    close_books(place);
    shell(place, "rm journal.db"); /* they also make the book at once */
    for (int i = 0; i < 8; i++) {
        children[i] = fork();
        if (children[i] == 0)
            _exit(write_entries(place->dir, 50));
    }
    for (int i = 0; i < 8; i++) {
        int status;
        waitpid(children[i], &status, 0);
        assert_true(WIFEXITED(status));
        acknowledged += WEXITSTATUS(status);
    }
    open_books(place, HOOF_WRITE);
    assert_int_equal(acknowledged, 400);
    assert_int_equal(hoof_db_int(place->books->db, 0, "SELECT count(*) FROM live", &place->err),
                     400);
    assert_int_equal(hoof_journal_state(place->books, &place->err), 400);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rule_holds_line_by_line),
        cmocka_unit_test_setup_teardown(what_is_written_is_read_again, set_up, tear_down),
        cmocka_unit_test_setup_teardown(an_edit_replaces_and_the_old_id_still_leads_there, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_id_that_begins_as_two_entries_do_is_refused, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(undo_takes_back_one_change_after_the_other, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(changes_are_told_with_what_undo_takes_back_next, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(an_abandoned_change_leaves_no_trace, set_up, tear_down),
        cmocka_unit_test_setup_teardown(profile_values_are_replaced_removed_and_come_back, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(random_changes_and_undos_hold_what_a_stack_of_states_holds,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(verify_finds_what_does_not_fit, set_up, tear_down),
        cmocka_unit_test_setup_teardown(only_the_owner_may_open_the_files_under_any_umask, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(
            what_others_may_read_is_refused_with_the_command_that_mends_it, set_up, tear_down),
        cmocka_unit_test_setup_teardown(links_are_not_followed, set_up, tear_down),
        cmocka_unit_test_setup_teardown(newer_foreign_and_damaged_files_are_left_as_they_are,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_newer_version_that_is_only_in_the_log_is_seen_and_left,
                                        set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_path_that_is_a_file_is_refused, set_up, tear_down),
        cmocka_unit_test_setup_teardown(eight_processes_may_write_at_once, set_up, tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
