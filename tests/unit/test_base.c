/* error, arena, buf, json_write: the ground that everything stands on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/error.h"
#include "base/json_write.h"

static void error_carries_code_words_and_place(void **state)
{
    struct hoof_error err = {0};
    assert_false(hoof_fail(&err, HOOF_REQUEST, ".dose", "\"%s\" is not a number", "x"));
    hoof_error_within(&err, "plan[2]");
    assert_int_equal(err.code, HOOF_REQUEST);
    assert_string_equal(err.text, "\"x\" is not a number");
    assert_string_equal(err.place, "plan[2].dose");
    assert_int_equal(hoof_error_exit(HOOF_STORAGE), 3);
    assert_int_equal(hoof_error_exit(HOOF_USAGE), 2);
}

static void halved_characters_are_shown_as_a_question_mark(void **state)
{
    struct hoof_error err = {0};
    (void)state;
    hoof_fail(&err, HOOF_REQUEST, "caf\xe9.json", "\"%.4s\" is not known.", "abcé");
    assert_string_equal(err.text, "\"abc?\" is not known.");
    assert_string_equal(err.place, "caf?.json");
    hoof_fail(&err, HOOF_REQUEST, NULL, "%s", "\xe2\x82 \xff\xfe\xfd Grüyère");
    assert_string_equal(err.text, "? ? Grüyère");
}

static void long_error_text_is_cut_between_characters(void **state)
{
    struct hoof_error err = {0};
    char text[1000];
    for (size_t shift = 0; shift < 3; shift++) {
        memset(text, 'a', shift);
        for (size_t i = shift; i + 3 < sizeof text; i += 3)
            memcpy(text + i, "\xe2\x82\xac", 4);
        hoof_fail(&err, HOOF_REQUEST, text, "%s", text);
        assert_int_equal((strlen(err.text) - shift) % 3, 0);
        assert_true(strlen(err.text) > 470);
        assert_int_equal((strlen(err.place) - shift) % 3, 0);
    }
}

static int destroyed[3], destroyed_count;
static void note_destroyed(void *thing)
{
    destroyed[destroyed_count++] = *(int *)thing;
}

static void arena_zeroes_aligns_and_owns(void **state)
{
    struct hoof_arena *arena = hoof_arena_new();
    for (size_t n = 1; n < 300000; n = n * 3 + 1) {
        unsigned char *p = hoof_alloc(arena, n);
        assert_non_null(p);
        assert_int_equal((uintptr_t)p % 16, 0);
        for (size_t i = 0; i < n; i++)
            assert_int_equal(p[i], 0);
        memset(p, 0xff, n);
    }
    assert_string_equal(hoof_format(arena, "%d mg", 120), "120 mg");
    assert_null(hoof_alloc_array(arena, SIZE_MAX / 2, 3));
    int one = 1, two = 2;
    destroyed_count = 0;
    assert_true(hoof_arena_own(arena, &one, note_destroyed));
    assert_true(hoof_arena_own(arena, &two, note_destroyed));
    hoof_arena_reset(arena);
    assert_int_equal(destroyed_count, 2);
    assert_int_equal(destroyed[0], 2);
    unsigned char *again = hoof_alloc(arena, 64);
    assert_int_equal(again[63], 0);
    hoof_arena_free(arena);
    assert_int_equal(destroyed_count, 2);
}

static void grown_array_keeps_what_it_held(void **state)
{
    struct hoof_arena *arena = hoof_arena_new();
    int *items = NULL;
    size_t count = 0, capacity = 0;
    for (int i = 0; i < 1000; i++) {
        items = hoof_grow(arena, items, count, &capacity, sizeof *items);
        assert_non_null(items);
        items[count++] = i;
    }
    for (int i = 0; i < 1000; i++)
        assert_int_equal(items[i], i);
    hoof_arena_free(arena);
}

static void buffer_grows_and_stays_terminated(void **state)
{
    struct hoof_buf buf = {0};
    assert_string_equal(hoof_buf_string(&buf), "");
    for (int i = 0; i < 1000; i++)
        hoof_buf_byte(&buf, (char)('a' + i % 26));
    hoof_buf_format(&buf, "%05d", 42);
    assert_int_equal(buf.len, 1005);
    assert_string_equal(buf.data + 1000, "00042");
    buf.failed = true;
    hoof_buf_text(&buf, "more");
    assert_int_equal(buf.len, 1005);
    struct hoof_error err = {0};
    assert_false(hoof_buf_ok(&buf, &err));
    assert_int_equal(err.code, HOOF_NO_MEMORY);
    hoof_buf_release(&buf);
}

static const char *written(struct hoof_buf *buf, const char *text)
{
    struct hoof_json json = {.buf = buf};
    hoof_buf_clear(buf);
    hoof_json_text(&json, text);
    return hoof_buf_string(buf);
}

static void json_text_is_valid_whatever_comes_in(void **state)
{
    struct hoof_buf buf = {0};
    assert_string_equal(written(&buf, "a\"b\\c\nd\te\x01"), "\"a\\\"b\\\\c\\nd\\te\\u0001\"");
    assert_string_equal(written(&buf, "gruy\xc3\xa8re \xf0\x9f\xa7\x80"),
                        "\"gruy\xc3\xa8re \xf0\x9f\xa7\x80\"");
    assert_string_equal(written(&buf, "\xc3(\xed\xa0\x80|\xc0\x80|\xf5"),
                        "\"\xef\xbf\xbd(\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd|\xef\xbf\xbd\xef\xbf"
                        "\xbd|\xef\xbf\xbd\"");
    hoof_buf_release(&buf);
}

static void json_numbers_are_shortest_and_read_back(void **state)
{
    char text[32];
    hoof_number_text(1250, text);
    assert_string_equal(text, "1250");
    hoof_number_text(0.1, text);
    assert_string_equal(text, "0.1");
    hoof_number_text(-0.0, text);
    assert_string_equal(text, "0");
    hoof_number_text(5e-324, text);
    assert_string_equal(text, "5e-324");
    hoof_number_text(0.1 + 0.2, text);
    assert_string_equal(text, "0.30000000000000004");
    hoof_number_text(-999999999999999.0, text);
    assert_string_equal(text, "-999999999999999");
    srand(1);
    for (int i = 0; i < 2000; i++) {
        double value = (rand() - RAND_MAX / 2) / (double)(1 + rand() % 100000);
        hoof_number_text(value, text);
        assert_true(strtod(text, NULL) == value);
    }
}

static void json_integers_are_written_whole(void **state)
{
    struct hoof_buf buf = {0};
    struct hoof_json json = {.buf = &buf};
    hoof_json_open(&json, '[');
    hoof_json_int(&json, INT64_MIN);
    hoof_json_int(&json, INT64_MAX);
    hoof_json_int(&json, 0);
    hoof_json_int(&json, -10);
    hoof_json_close(&json, ']');
    assert_string_equal(buf.data, "[-9223372036854775808,9223372036854775807,0,-10]");
    hoof_buf_release(&buf);
}

static void json_is_canonical_when_sorted(void **state)
{
    json_t *value = json_loads("{\"b\":[1,2.50,null,true],\"a\":{\"z\":1,\"y\":\"\"}}", 0, NULL);
    struct hoof_buf buf = {0};
    struct hoof_json json = {.buf = &buf};
    hoof_json_value(&json, value, true);
    assert_string_equal(buf.data, "{\"a\":{\"y\":\"\",\"z\":1},\"b\":[1,2.5,null,true]}");
    json_decref(value);
    hoof_buf_release(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(error_carries_code_words_and_place),
        cmocka_unit_test(halved_characters_are_shown_as_a_question_mark),
        cmocka_unit_test(long_error_text_is_cut_between_characters),
        cmocka_unit_test(arena_zeroes_aligns_and_owns),
        cmocka_unit_test(grown_array_keeps_what_it_held),
        cmocka_unit_test(buffer_grows_and_stays_terminated),
        cmocka_unit_test(json_text_is_valid_whatever_comes_in),
        cmocka_unit_test(json_numbers_are_shortest_and_read_back),
        cmocka_unit_test(json_integers_are_written_whole),
        cmocka_unit_test(json_is_canonical_when_sorted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
