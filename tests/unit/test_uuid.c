/* uuid: ids rise whatever the clock does, and content decides imported ids. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>

#include "base/uuid.h"

static const int64_t NOW_MS = 1795500000123;

static void ids_are_version_7_and_tell_their_time(void **state)
{
    struct hoof_uuid_source source = {0};
    char id[HOOF_UUID_TEXT];
    hoof_uuid_new(&source, NOW_MS, id);
    assert_true(hoof_uuid_valid(id));
    assert_int_equal(hoof_uuid_ms(id), NOW_MS);
    hoof_uuid_new(&source, INT64_MAX, id);
    assert_true(hoof_uuid_valid(id));
    assert_int_equal(hoof_uuid_ms(id), INT64_C(0xffffffffffff));
    source = (struct hoof_uuid_source){0};
    hoof_uuid_new(&source, -5, id);
    assert_true(hoof_uuid_valid(id));
    assert_int_equal(hoof_uuid_ms(id), 0);
}

static void ids_rise_under_a_clock_that_jumps(void **state)
{
    struct hoof_uuid_source source = {0};
    char last[HOOF_UUID_TEXT] = "", id[HOOF_UUID_TEXT];
    int64_t clock = NOW_MS;
    srand(3);
    for (int i = 0; i < 50000; i++) {
        switch (rand() % 40) {
        case 0:
            clock -= rand() % 100000000; /* up to a day back */
            break;
        case 1:
            clock += rand() % 5000;
            break;
        case 2:
            clock = -clock;
            break;
        default: /* many in one millisecond */
            break;
        }
        hoof_uuid_new(&source, clock, id);
        assert_true(hoof_uuid_valid(id));
        assert_true(strcmp(id, last) > 0);
        memcpy(last, id, sizeof id);
    }
}

static void a_full_counter_borrows_the_next_millisecond(void **state)
{
    struct hoof_uuid_source source = {0};
    char last[HOOF_UUID_TEXT] = "", id[HOOF_UUID_TEXT];
    for (int i = 0; i < 10000; i++) {
        hoof_uuid_new(&source, NOW_MS, id);
        assert_true(strcmp(id, last) > 0);
        memcpy(last, id, sizeof id);
    }
    assert_in_range(hoof_uuid_ms(id), NOW_MS + 2, NOW_MS + 5);
}

static void two_sources_do_not_meet(void **state)
{
    char a[HOOF_UUID_TEXT], b[HOOF_UUID_TEXT];
    for (int i = 0; i < 1000; i++) {
        struct hoof_uuid_source one = {0}, two = {0};
        hoof_uuid_new(&one, NOW_MS, a);
        hoof_uuid_new(&two, NOW_MS, b);
        assert_string_not_equal(a, b);
    }
}

static void equal_content_has_equal_ids(void **state)
{
    static const char entry[] = "{\"at\":\"2026-11-22\",\"kind\":\"nothing\"}";
    char first[HOOF_UUID_TEXT], again[HOOF_UUID_TEXT], second[HOOF_UUID_TEXT],
        later[HOOF_UUID_TEXT], other[HOOF_UUID_TEXT];
    hoof_uuid_of_content(NOW_MS, entry, sizeof entry - 1, 1, first);
    hoof_uuid_of_content(NOW_MS, entry, sizeof entry - 1, 1, again);
    hoof_uuid_of_content(NOW_MS, entry, sizeof entry - 1, 2, second);
    hoof_uuid_of_content(NOW_MS + 1, entry, sizeof entry - 1, 1, later);
    hoof_uuid_of_content(NOW_MS, entry, sizeof entry - 2, 1, other);
    assert_true(hoof_uuid_valid(first) && hoof_uuid_valid(second));
    assert_string_equal(first, again);
    assert_string_not_equal(first, second);
    assert_string_not_equal(first, later);
    assert_string_not_equal(first, other);
    assert_int_equal(hoof_uuid_ms(first), NOW_MS);
    hoof_uuid_of_content(-1, entry, sizeof entry - 1, 1, first);
    assert_int_equal(hoof_uuid_ms(first), 0);
}

/* Python: hashlib.blake2b(b'{"kind":"note"}' + b"\0" + b"1", digest_size=16).
 * Files that were imported by an older version must meet the same ids. */
static void content_ids_stay_what_they_were(void **state)
{
    char id[HOOF_UUID_TEXT];
    hoof_uuid_of_content(0, "{\"kind\":\"note\"}", 15, 1, id);
    assert_string_equal(id, "00000000-0000-7676-9fa4-338b6591dd9e");
}

static void only_version_7_text_is_an_id(void **state)
{
    static const struct {
        const char *text;
        bool valid;
    } table[] = {
        {"019aab52-0d3b-7abc-8123-0123456789ab", true},
        {"019AAB52-0D3B-7ABC-B123-0123456789AB", true},
        {"019aab52-0d3b-4abc-8123-0123456789ab", false},
        {"019aab52-0d3b-7abc-c123-0123456789ab", false},
        {"019aab52-0d3b-7abc-7123-0123456789ab", false},
        {"019aab52-0d3b-7abc-8123-0123456789a", false},
        {"019aab52-0d3b-7abc-8123-0123456789abc", false},
        {"019aab5200d3b-7abc-8123-0123456789ab", false},
        {"019aab52-0d3b-7abc-8123-0123456789ag", false},
        {"", false},
        {"019aab52-", false},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_int_equal(hoof_uuid_valid(table[i].text), table[i].valid);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(ids_are_version_7_and_tell_their_time),
        cmocka_unit_test(ids_rise_under_a_clock_that_jumps),
        cmocka_unit_test(a_full_counter_borrows_the_next_millisecond),
        cmocka_unit_test(two_sources_do_not_meet),
        cmocka_unit_test(equal_content_has_equal_ids),
        cmocka_unit_test(content_ids_stay_what_they_were),
        cmocka_unit_test(only_version_7_text_is_an_id),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
