/* interchange: hoofbeat.journal/1 goes in and comes out, whole or not at all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ask/document.h"
#include "ask/interchange.h"
#include "book/db.h"

/* An allocator whose n-th call fails; the sanitizers bring their own. */
#if !defined(__SANITIZE_ADDRESS__) && defined(__GLIBC__)
#define COUNTS_ALLOCATIONS 1
static long fail_at, calls;
void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *malloc(size_t size)
{
    return fail_at && ++calls == fail_at ? NULL : __libc_malloc(size);
}
void *calloc(size_t count, size_t size)
{
    return fail_at && ++calls == fail_at ? NULL : __libc_calloc(count, size);
}
void *realloc(void *old, size_t size)
{
    return fail_at && ++calls == fail_at ? NULL : __libc_realloc(old, size);
}
#endif

struct place {
    char dir[64];
    struct hoof_ask ask;
    struct hoof_uuid_source uuids;
    struct hoof_error err;
};

static int set_up(void **state)
{
    struct place *place = calloc(1, sizeof *place);
    strcpy(place->dir, "/tmp/hoof-interchange-XXXXXX");
    assert_non_null(mkdtemp(place->dir));
    struct hoof_books_options options = {.dir = place->dir, .access = HOOF_WRITE};
    place->ask.arena = hoof_arena_new();
    place->ask.uuids = &place->uuids;
    place->ask.now.utc_ms = 1795000000000;
    if (!hoof_books_open(&options, &place->ask.books, &place->err) ||
        !hoof_zone_open(place->ask.arena, "UTC", &place->ask.zone, &place->err))
        fail_msg("%s", place->err.text);
    *state = place;
    return 0;
}

static int tear_down(void **state)
{
    struct place *place = *state;
    char command[128];
    hoof_books_close(place->ask.books);
    hoof_arena_free(place->ask.arena);
    snprintf(command, sizeof command, "rm -rf %s", place->dir);
    assert_int_equal(system(command), 0);
    free(place);
    return 0;
}

static bool import(struct place *place, const char *text, struct hoof_import_answer *answer)
{
    struct hoof_import_request request = {.text = text, .n = strlen(text), .name = "f.json"};
    place->err = (struct hoof_error){0};
    return hoof_ask_import_journal(&place->ask, &request, answer, &place->err);
}

static void imported(struct place *place, const char *text, int read, int added, int there)
{
    struct hoof_import_answer answer;
    if (!import(place, text, &answer))
        fail_msg("%s: %s", place->err.place, place->err.text);
    assert_int_equal(answer.read, read);
    assert_int_equal(answer.added, added);
    assert_int_equal(answer.already_there, there);
    assert_int_equal(answer.batch != NULL, added > 0);
}

static char *read_file(const char *name)
{
    const char *root = getenv("HOOF_TESTS");
    char path[300];
    snprintf(path, sizeof path, "%s/interchange/%s", root ? root : "tests", name);
    FILE *file = fopen(path, "rb");
    if (!file)
        fail_msg("%s is missing", path);
    char *text = calloc(1, 1 << 20);
    assert_true(fread(text, 1, (1 << 20) - 1, file) > 0);
    fclose(file);
    return text;
}

static void export_to(struct place *place, struct hoof_buf *out)
{
    if (!hoof_ask_export_json(&place->ask, out, &place->err))
        fail_msg("%s", place->err.text);
}

static void a_document_with_every_key_goes_round_without_loss(void **state)
{
    struct place *place = *state, *other;
    void *other_state;
    char *text = read_file("whole.json");
    struct hoof_buf first = {0}, second = {0};
    imported(place, text, 55, 55, 0);
    export_to(place, &first);
    set_up(&other_state);
    other = other_state;
    imported(other, first.data, 55, 55, 0);
    export_to(other, &second);
    assert_string_equal(first.data, second.data);
    tear_down(&other_state);

    /* Each value of the file stands in the export, but for ids that were made
     * alone. */
    json_t *in = json_loads(text, 0, NULL), *out = json_loads(first.data, 0, NULL);
    assert_true(json_equal(json_object_get(in, "profile"), json_object_get(out, "profile")));
    static const char *const lists[] = {"plan", "entries"};
    for (size_t l = 0; l < 2; l++) {
        json_t *given = json_object_get(in, lists[l]), *got = json_object_get(out, lists[l]);
        assert_int_equal(json_array_size(given), json_array_size(got));
        for (size_t i = 0; i < json_array_size(given); i++) {
            json_t *record = json_array_get(given, i);
            bool found = false;
            json_object_del(record, "id");
            for (size_t j = 0; j < json_array_size(got) && !found; j++) {
                json_object_del(json_array_get(got, j), "id");
                found = json_equal(record, json_array_get(got, j));
                if (found)
                    json_array_remove(got, j);
            }
            if (!found)
                fail_msg("%s[%zu] did not come out as it went in", lists[l], i);
        }
    }
    json_decref(in);
    json_decref(out);
    hoof_buf_release(&first);
    hoof_buf_release(&second);
    free(text);
}

static void the_same_file_twice_adds_nothing_and_an_undone_one_comes_again(void **state)
{
    struct place *place = *state;
    char *text = read_file("whole.json");
    struct hoof_buf before = {0}, after = {0};
    struct hoof_import_answer answer;
    struct hoof_change_answer undone;
    assert_true(import(place, text, &answer));
    export_to(place, &before);
    imported(place, text, 55, 0, 55);
    assert_true(hoof_ask_import_undo(&place->ask, answer.batch, &undone, &place->err));
    export_to(place, &after);
    assert_string_equal(after.data, "{\"schema\":\"hoofbeat.journal/1\",\n\"profile\":{},\n"
                                    "\"plan\":[],\n\"entries\":[]}\n");
    assert_false(hoof_ask_import_undo(&place->ask, answer.batch, &undone, &place->err));
    assert_int_equal(place->err.code, HOOF_REQUEST);
    imported(place, text, 55, 55, 0);
    hoof_buf_clear(&after);
    export_to(place, &after);
    assert_string_equal(before.data, after.data);
    struct hoof_verify_answer verified;
    assert_true(hoof_ask_verify(&place->ask, &verified, &place->err));
    if (!verified.ok)
        fail_msg("%s: %s", verified.problems.items[0].where, verified.problems.items[0].why);
    hoof_buf_release(&before);
    hoof_buf_release(&after);
    free(text);
}

#define ONE_STOOL                                                                                  \
    "{\"schema\":\"hoofbeat.journal/1\",\"entries\":[{\"kind\":\"stool\",\"at\":\"2026-11-22\"}]}"

static void what_was_edited_or_deleted_counts_as_there(void **state)
{
    struct place *place = *state;
    struct hoof_records records;
    struct hoof_change_answer change;
    struct hoof_journal_request all = {.last = 10};
    struct hoof_setting bristol = {"bristol", "6"};
    imported(place, ONE_STOOL, 1, 1, 0);
    assert_true(hoof_ask_journal(&place->ask, &all, &records, &place->err));
    const char *id = records.items[0].id;
    assert_true(hoof_ask_edit(&place->ask, id, &bristol, 1, &change, &place->err));
    imported(place, ONE_STOOL, 1, 0, 1);
    assert_true(hoof_ask_delete(&place->ask, id, &change, &place->err));
    imported(place, ONE_STOOL, 1, 0, 1);
    assert_true(hoof_ask_journal(&place->ask, &all, &records, &place->err));
    assert_int_equal(records.count, 0);
}

static void each_bad_record_is_refused_with_its_place_and_nothing_is_saved(void **state)
{
    struct place *place = *state;
    char *text = read_file("refused.txt"), *rest = text, *line;
    int lines = 0;
    while ((line = strsep(&rest, "\n"))) {
        char *part = strsep(&line, "|"), *record = strsep(&line, "|"), *where = strsep(&line, "|");
        char document[1000], got[700];
        struct hoof_import_answer answer;
        if (!where || part[0] == '#')
            continue;
        part[strcspn(part, " ")] = where[strcspn(where + 1, " ") + 1] = '\0';
        snprintf(document, sizeof document,
                 strcmp(part, "profile") == 0 ? "{\"schema\":\"hoofbeat.journal/1\",\"%s\":%s}"
                                              : "{\"schema\":\"hoofbeat.journal/1\",\"%s\":[%s,"
                                                "{\"kind\":\"stool\",\"at\":\"2026-11-22\"}]}",
                 part, record);
        lines++;
        if (import(place, document, &answer))
            fail_msg("was not refused: %s", record);
        snprintf(got, sizeof got, "%s %s", place->err.place, place->err.text);
        if (place->err.code != HOOF_REQUEST || strcmp(place->err.place, where + 1) != 0 ||
            !strstr(got, line + 1))
            fail_msg("%s answers \"%s\"", record, got);
        assert_int_equal(hoof_journal_state(place->ask.books, &place->err), 0);
    }
    assert_true(lines > 50);
    free(text);
}

static void a_file_that_is_no_json_names_line_and_column(void **state)
{
    static const struct {
        const char *text, *place;
    } table[] = {
        {"", "f.json:1:1"},
        {"[]", "f.json:1:1"},
        {"{\"schema\":\"hoofbeat.journal/1\"", "f.json:1:31"},
        {"{\"schema\":\"hoofbeat.journal/1\",}", "f.json:1:32"},
        {"{\"schema\":\"hoofbeat.journal/1\"} x", "f.json:1:33"},
        {"{\"schema\":\"hoofbeat.journal/1\",\n\"entries\":[{\"kind\":}]}", "f.json:2:20"},
        {"{\"schema\":\"hoofbeat.journal/"
         "1\",\n\"entries\":[{\"kind\":\"stool\",\"at\":\"2026-11-22\"} 2]}",
         "f.json:2:47"},
        {"{\"schema\":\"hoofbeat.journal/1\",\"entries\":[],\"entries\":[]}", "f.json:1:45"},
        {"{\"schema\":\"hoofbeat.journal/1\",\"plan\":[{]}", "f.json:1:43"},
        {"{\"schema\":\"csv\"}", "schema"},
        {"{}", "schema"},
        {"{\"schema\":\"hoofbeat.journal/1\",\"colour\":1}", "colour"},
        {"{\"schema\":\"hoofbeat.journal/1\",\"entries\":{}}", "entries"},
    };
    struct place *place = *state;
    struct hoof_import_answer answer;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        assert_false(import(place, table[i].text, &answer));
        assert_int_equal(place->err.code, HOOF_REQUEST);
        if (strcmp(place->err.place, table[i].place) != 0)
            fail_msg("%s: place %s, not %s (%s)", table[i].text, place->err.place, table[i].place,
                     place->err.text);
    }
    char *deep = calloc(1, 3000000);
    strcpy(deep, "{\"schema\":\"hoofbeat.journal/1\",\"entries\":");
    memset(deep + strlen(deep), '[', 2000000);
    assert_false(import(place, deep, &answer));
    assert_non_null(strstr(place->err.text, "64 deep"));
    free(deep);
}

static void lenient_keeps_unknown_keys_as_text_and_says_so(void **state)
{
    struct place *place = *state;
    const char *text = "{\"schema\":\"hoofbeat.journal/1\",\"entries\":[{\"kind\":\"stool\","
                       "\"text\":\"x\",\"kolor\":\"green\",\"n\":2,\"at\":\"2026-11-22\"}]}";
    struct hoof_import_request request = {text, strlen(text), "f.json", false, true};
    struct hoof_import_answer answer;
    struct hoof_records records;
    struct hoof_journal_request all = {.last = 10};
    assert_true(hoof_ask_import_journal(&place->ask, &request, &answer, &place->err));
    assert_int_equal(answer.left_out.count, 1);
    assert_string_equal(answer.left_out.items[0].where, "entries[0]");
    assert_true(hoof_ask_journal(&place->ask, &all, &records, &place->err));
    assert_string_equal(json_string_value(json_object_get(records.items[0].body, "text")),
                        "x\nkolor: green; n: 2");
}

static void an_unknown_time_zone_is_refused_or_with_lenient_kept_and_told(void **state)
{
    struct place *place = *state;
    const char *text = "{\"schema\":\"hoofbeat.journal/1\",\"entries\":["
                       "{\"kind\":\"stool\",\"at\":\"2026-11-22\",\"zone\":\"Europe/Paris\"},"
                       "{\"kind\":\"stool\",\"at\":\"2026-11-22\",\"zone\":\"Mars/Phobos\"}]}";
    struct hoof_import_request request = {text, strlen(text), "f.json", false, false};
    struct hoof_import_answer answer;
    struct hoof_records records;
    struct hoof_journal_request all = {.last = 10};
    assert_false(hoof_ask_import_journal(&place->ask, &request, &answer, &place->err));
    assert_string_equal(place->err.place, "entries[1].zone");
    assert_non_null(strstr(place->err.text, "\"Mars/Phobos\" is not a known time zone"));
    place->err = (struct hoof_error){0};
    request.lenient = true;
    assert_true(hoof_ask_import_journal(&place->ask, &request, &answer, &place->err));
    assert_int_equal(answer.left_out.count, 1);
    assert_string_equal(answer.left_out.items[0].where, "entries[1].zone");
    assert_true(hoof_ask_journal(&place->ask, &all, &records, &place->err));
    assert_int_equal(records.count, 2);
    /* It does not stand in the way of a correction, but no other is taken. */
    struct hoof_change_answer change;
    struct hoof_setting bristol = {"bristol", "6"}, zone = {"zone", "Mars/Deimos"};
    const char *id = records.items[1].id;
    assert_string_equal(json_string_value(json_object_get(records.items[1].body, "zone")),
                        "Mars/Phobos");
    assert_true(hoof_ask_edit(&place->ask, id, &bristol, 1, &change, &place->err));
    assert_false(hoof_ask_edit(&place->ask, id, &zone, 1, &change, &place->err));
    assert_string_equal(place->err.place, ".zone");
    place->err = (struct hoof_error){0};
}

static void lenient_keeps_unknown_parts_of_the_file_beside_the_own_text(void **state)
{
    struct place *place = *state;
    const char *text = "{\"made_by\":\"a script\",\"schema\":\"hoofbeat.journal/1\",\"v\":[1,2]}";
    struct hoof_import_request request = {text, strlen(text), "f.json", false, false};
    struct hoof_import_answer answer;
    struct hoof_change_answer change;
    struct hoof_setting own = {"text", "I sing in a choir."};
    json_t *profile;
    assert_true(hoof_ask_profile_set(&place->ask, &own, 1, &change, &place->err));
    assert_false(hoof_ask_import_journal(&place->ask, &request, &answer, &place->err));
    assert_string_equal(place->err.place, "made_by");
    place->err = (struct hoof_error){0};
    request.lenient = true;
    for (int again = 0; again < 2; again++) {
        assert_true(hoof_ask_import_journal(&place->ask, &request, &answer, &place->err));
        assert_int_equal(answer.added, again ? 0 : 1);
        assert_int_equal(answer.left_out.count, 2);
        assert_string_equal(answer.left_out.items[1].where, "v");
        assert_true(hoof_ask_profile(&place->ask, &profile, &place->err));
        assert_string_equal(json_string_value(json_object_get(profile, "text")),
                            "I sing in a choir.\nmade_by: a script; v: [1,2]");
    }
    text = "{\"v\":1,\"schema\":\"hoofbeat.journal/1\",\"v\":2}";
    request = (struct hoof_import_request){text, strlen(text), "f.json", false, true};
    assert_false(hoof_ask_import_journal(&place->ask, &request, &answer, &place->err));
    assert_string_equal(place->err.text, "\"v\" stands twice in the file.");
    place->err = (struct hoof_error){0};
}

static void lenient_keeps_the_profiles_unknown_keys_too(void **state)
{
    struct place *place = *state;
    const char *text = "{\"schema\":\"hoofbeat.journal/1\",\"profile\":{\"ecog\":1,\"kolor\":"
                       "\"green\",\"diagnosis\":{\"stage\":4}}}";
    struct hoof_import_request request = {text, strlen(text), "f.json", false, true};
    struct hoof_import_answer answer;
    json_t *profile;
    assert_true(hoof_ask_import_journal(&place->ask, &request, &answer, &place->err));
    assert_int_equal(answer.left_out.count, 1);
    assert_string_equal(answer.left_out.items[0].where, "profile");
    assert_true(hoof_ask_profile(&place->ask, &profile, &place->err));
    assert_string_equal(json_string_value(json_object_get(profile, "text")),
                        "kolor: green; stage: 4");
    assert_null(json_object_get(profile, "diagnosis"));
    assert_true(hoof_ask_import_journal(&place->ask, &request, &answer, &place->err));
    assert_int_equal(answer.added, 0);
}

/* What is written in another way than it is kept. */
static void forms_of_one_value_are_kept_as_one(void **state)
{
    static const struct {
        const char *given, *key, *kept;
    } cases[] = {
        {"\"kind\":\"stool\",\"flags\":[\"pale\",\"floating\",\"oily\"]", "flags", "[\"oily\"]"},
        {"\"kind\":\"symptom\",\"name\":\"flushing\",\"severity\":\"moderate\"", "severity", "5"},
        {"\"kind\":\"lab\",\"test\":\"5-hiaa-urine\",\"value\":\"31,5\",\"unit\":\"mg/24h\"",
         "value", "31.5"},
        {"\"kind\":\"lab\",\"test\":\"5-hiaa-urine\",\"value\":\">300\",\"unit\":\"mg/24h\"",
         "value", "\">300\""},
        {"\"kind\":\"vital\",\"name\":\"bp\",\"systolic\":150,\"diastolic\":92", "systolic", "150"},
    };
    struct place *place = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        char text[400];
        snprintf(text, sizeof text,
                 "{\"schema\":\"hoofbeat.journal/1\",\"entries\":[{%s,\"at\":\"2026-11-%02zu\"}]}",
                 cases[i].given, i + 1);
        struct hoof_import_request request = {text, strlen(text), "f.json", false, false};
        struct hoof_import_answer answer;
        struct hoof_records records;
        struct hoof_journal_request all = {.last = 100};
        assert_true(hoof_ask_import_journal(&place->ask, &request, &answer, &place->err));
        assert_true(hoof_ask_journal(&place->ask, &all, &records, &place->err));
        char *kept =
            json_dumps(json_object_get(records.items[records.count - 1].body, cases[i].key),
                       JSON_ENCODE_ANY | JSON_COMPACT | JSON_REAL_PRECISION(6));
        assert_string_equal(kept, cases[i].kept);
        free(kept);
    }
}

static void a_dry_run_lists_old_and_new_values_and_saves_nothing(void **state)
{
    struct place *place = *state;
    const char *text =
        "{\"schema\":\"hoofbeat.journal/1\",\"profile\":{\"weight_kg\":60,\"ecog\":1}}";
    struct hoof_import_request request = {text, strlen(text), "f.json", true, false};
    struct hoof_import_answer answer;
    struct hoof_change_answer change;
    struct hoof_setting weight = {"weight-kg", "61,5"};
    assert_true(hoof_ask_profile_set(&place->ask, &weight, 1, &change, &place->err));
    assert_true(hoof_ask_import_journal(&place->ask, &request, &answer, &place->err));
    assert_null(answer.batch);
    assert_int_equal(answer.profile_count, 2);
    assert_string_equal(answer.profile[0].key, "weight_kg");
    assert_true(json_real_value(answer.profile[0].old) == 61.5);
    assert_int_equal(json_integer_value(answer.profile[0].new), 60);
    assert_null(answer.profile[1].old);
    assert_int_equal(hoof_journal_state(place->ask.books, &place->err), 1);
}

#ifdef COUNTS_ALLOCATIONS
static void every_allocation_may_fail_and_nothing_is_left_half(void **state)
{
    struct place *place = *state;
    char *text = read_file("whole.json");
    struct hoof_import_answer answer;
    struct hoof_arena *kept = place->ask.arena;
    bool done = false;
    for (long n = 1; !done; n += 1 + n / 40) {
        place->ask.arena = hoof_arena_new();
        calls = 0;
        fail_at = n;
        done = import(place, text, &answer);
        bool reached = calls >= n;
        fail_at = 0;
        if (!done && place->err.code != HOOF_NO_MEMORY && place->err.code != HOOF_STORAGE)
            fail_msg("allocation %ld: code %d, %s", n, place->err.code, place->err.text);
        hoof_arena_free(place->ask.arena);
        assert_int_equal(hoof_db_int(place->ask.books->db, -1, "SELECT count(*) FROM live", NULL),
                         done ? 55 : 0);
        done = done && !reached;
        if (!done && hoof_journal_state(place->ask.books, NULL) > 0)
            break; /* it was reached, and could be done without */
    }
    place->ask.arena = kept;
    struct hoof_verify_answer verified;
    assert_true(hoof_ask_verify(&place->ask, &verified, &place->err));
    assert_true(verified.ok);
    free(text);
}
#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)
        TEST(a_document_with_every_key_goes_round_without_loss),
        TEST(the_same_file_twice_adds_nothing_and_an_undone_one_comes_again),
        TEST(what_was_edited_or_deleted_counts_as_there),
        TEST(each_bad_record_is_refused_with_its_place_and_nothing_is_saved),
        TEST(a_file_that_is_no_json_names_line_and_column),
        TEST(lenient_keeps_unknown_keys_as_text_and_says_so),
        TEST(an_unknown_time_zone_is_refused_or_with_lenient_kept_and_told),
        TEST(lenient_keeps_unknown_parts_of_the_file_beside_the_own_text),
        TEST(lenient_keeps_the_profiles_unknown_keys_too),
        TEST(forms_of_one_value_are_kept_as_one),
        TEST(a_dry_run_lists_old_and_new_values_and_saves_nothing),
#ifdef COUNTS_ALLOCATIONS
        TEST(every_allocation_may_fail_and_nothing_is_left_half),
#endif
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
