/* text: UTF-8 and folding, held against utf8proc and every code point. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/text.h"

static void every_code_point_is_read_as_it_was_written(void **state)
{
    for (uint32_t c = 1; c < 0x110000; c++) {
        if (c >= 0xd800 && c < 0xe000)
            continue;
        utf8proc_uint8_t bytes[8];
        size_t size = (size_t)utf8proc_encode_char((utf8proc_int32_t)c, bytes), length = 0;
        assert_int_equal(hoof_utf8_length((char *)bytes, size), size);
        assert_int_equal(hoof_utf8_decode((char *)bytes, size, &length), c);
        assert_int_equal(length, size);
        for (size_t cut = 1; cut < size; cut++)
            assert_int_equal(hoof_utf8_length((char *)bytes, cut), 0);
    }
}

static void two_byte_starts_agree_with_utf8proc(void **state)
{
    for (unsigned first = 0; first < 256; first++)
        for (unsigned second = 0; second < 256; second++) {
            unsigned char bytes[] = {(unsigned char)first, (unsigned char)second, 0x80, 0xbf};
            utf8proc_int32_t c;
            utf8proc_ssize_t size = utf8proc_iterate(bytes, 4, &c);
            assert_int_equal(hoof_utf8_length((char *)bytes, 4), size < 0 ? 0 : size);
        }
}

static void first_bad_byte_is_found(void **state)
{
    static const struct {
        const char *text;
        size_t n, bad;
    } table[] = {
        {"", 0, 0},
        {"tea", 3, 3},
        {"gruy\xc3\xa8re", 8, 8},
        {"gruy\xc3", 5, 4},
        {"a\0b", 3, 1},
        {"ab\xc0\x80", 4, 2},         /* overlong NUL */
        {"ab\xed\xa0\x80", 5, 2},     /* half of a surrogate pair */
        {"ab\xf4\x90\x80\x80", 6, 2}, /* past the end of Unicode */
        {"\x80", 1, 0},
        {"\xe2\x82\xac\xff", 4, 3},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_int_equal(hoof_utf8_bad_at(table[i].text, table[i].n), table[i].bad);
}

static void folding_makes_spellings_equal(void **state)
{
    static const char *const table[][2] = {
        {"Comt\xc3\xa9 GRUY\xc3\x88RE", "comte gruyere"},
        {"cre\xcc\x80me fra\xc3\xae"
         "che",
         "creme fraiche"},
        {"\xef\xac\x81sh", "fish"}, /* the ligature fi */
        {"10\xc2\xb2", "102"},      /* superscript two */
        {"\xc2\xb5g", "\xce\xbcg"}, /* micro sign and Greek mu are one */
        {"Stra\xc3\x9f"
         "e",
         "strasse"},
        {"\xe2\x84\xab", "a"}, /* Angstrom sign */
        {"TEA", "tea"},
        {"", ""},
        {"\xe8\xb1\x86\xe8\x85\x90", "\xe8\xb1\x86\xe8\x85\x90"}, /* tofu in Chinese */
        {"\xce\xa3\xce\x91\xcf\x82", "\xcf\x83\xce\xb1\xcf\x83"}, /* the final sigma */
    };
    struct hoof_arena *arena = hoof_arena_new();
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_string_equal(hoof_fold(arena, table[i][0], strlen(table[i][0])), table[i][1]);
    assert_string_equal(hoof_fold(arena, "TEAPOT", 3), "tea");
    hoof_arena_free(arena);
}

static void folding_twice_changes_nothing_more(void **state)
{
    struct hoof_arena *arena = hoof_arena_new();
    for (uint32_t c = 1; c < 0x30000; c++) {
        if (c >= 0xd800 && c < 0xe000)
            continue;
        char bytes[8] = {0};
        utf8proc_encode_char((utf8proc_int32_t)c, (utf8proc_uint8_t *)bytes);
        char *once = hoof_fold(arena, bytes, strlen(bytes));
        assert_int_equal(hoof_utf8_bad_at(once, strlen(once)), strlen(once));
        char *twice = hoof_fold(arena, once, strlen(once));
        assert_string_equal(once, twice);
        if (c % 1024 == 0)
            hoof_arena_reset(arena);
    }
    hoof_arena_free(arena);
}

static void characters_have_their_class(void **state)
{
    assert_true(hoof_is_word_character('a') && hoof_is_word_character('Z'));
    assert_true(hoof_is_word_character('7') && hoof_is_word_character(0xe8));
    assert_true(hoof_is_word_character(0x8c46) && hoof_is_word_character(0x0663));
    assert_false(hoof_is_word_character('_') || hoof_is_word_character('@'));
    assert_false(hoof_is_word_character('[') || hoof_is_word_character(0xbd));
    assert_false(hoof_is_word_character(0x300) || hoof_is_word_character(0x1f377));
    assert_true(hoof_is_mark(0x301) && hoof_is_mark(0x0903) && hoof_is_mark(0x20dd));
    assert_false(hoof_is_mark('a') || hoof_is_mark(0x2022));
    assert_true(hoof_is_space(' ') && hoof_is_space('\n') && hoof_is_space(0xa0));
    assert_true(hoof_is_space(0x202f) && hoof_is_space(0x3000) && hoof_is_space(0x85));
    assert_false(hoof_is_space('-') || hoof_is_space(0) || hoof_is_space(0x200b));
}

static void columns_are_those_of_a_terminal(void **state)
{
    static const struct {
        const char *text;
        size_t columns;
    } table[] = {
        {"", 0},
        {"tea", 3},
        {"gruy\xc3\xa8re", 7},
        {"cre\xcc\x80me", 5},
        {"\xe8\xb1\x86\xe8\x85\x90", 4},
        {"a\tb", 2},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_int_equal(hoof_text_columns(table[i].text, strlen(table[i].text)), table[i].columns);
}

/* The textbook table, whole: what the narrow one must agree with. */
static unsigned plain_distance(const char *a, size_t n, const char *b, size_t m)
{
    unsigned d[20][20];
    for (size_t i = 0; i <= n; i++)
        for (size_t j = 0; j <= m; j++) {
            if (!i || !j) {
                d[i][j] = (unsigned)(i + j);
                continue;
            }
            unsigned best = d[i - 1][j - 1] + (a[i - 1] != b[j - 1]);
            best = d[i - 1][j] + 1 < best ? d[i - 1][j] + 1 : best;
            best = d[i][j - 1] + 1 < best ? d[i][j - 1] + 1 : best;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                best = d[i - 2][j - 2] + 1 < best ? d[i - 2][j - 2] + 1 : best;
            d[i][j] = best;
        }
    return d[n][m];
}

static void distance_counts_slips_of_the_hand(void **state)
{
    assert_int_equal(hoof_text_distance("flushing", 8, "flsuhing", 8, 3), 1);
    assert_int_equal(hoof_text_distance("kitten", 6, "sitting", 7, 3), 3);
    assert_int_equal(hoof_text_distance("kitten", 6, "sitting", 7, 2), 3);
    assert_int_equal(hoof_text_distance("", 0, "ab", 2, 5), 2);
    assert_int_equal(hoof_text_distance("", 0, "", 0, 0), 0);
    char longer[65];
    memset(longer, 'a', sizeof longer);
    assert_int_equal(hoof_text_distance(longer, 65, longer, 65, 4), 5);
    assert_int_equal(hoof_text_distance(longer, 64, longer, 64, 4), 0);
    srand(7);
    for (int round = 0; round < 20000; round++) {
        char a[12], b[12];
        size_t n = (size_t)rand() % sizeof a, m = (size_t)rand() % sizeof b;
        for (size_t i = 0; i < sizeof a; i++) {
            a[i] = (char)('a' + rand() % 3);
            b[i] = (char)('a' + rand() % 3);
        }
        unsigned exact = plain_distance(a, n, b, m), limit = (unsigned)rand() % 6;
        assert_int_equal(hoof_text_distance(a, n, b, m, limit), exact <= limit ? exact : limit + 1);
    }
}

static void typed_text_is_fit_to_be_shown(void **state)
{
    char out[HOOF_SHOWN], long_text[400];
    assert_string_equal(hoof_shown("31,5 mg", 7, out), "31,5 mg");
    assert_string_equal(hoof_shown("a\nb\x1b[1m\xff\xc3\xa8", 10, out), "a?b?[1m?\xc3\xa8");
    assert_string_equal(hoof_shown("", 0, out), "");
    memset(long_text, 'x', sizeof long_text);
    hoof_shown(long_text, sizeof long_text, out);
    assert_int_equal(strlen(out), 43);
    assert_string_equal(out + 40, "...");
    for (size_t i = 0; i + 2 <= sizeof long_text; i += 2) /* accents without a letter */
        memcpy(long_text + i, "\xcc\x81", 2);
    hoof_shown(long_text, sizeof long_text, out);
    assert_true(strlen(out) < HOOF_SHOWN);
    assert_int_equal(hoof_utf8_bad_at(out, strlen(out)), strlen(out));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_code_point_is_read_as_it_was_written),
        cmocka_unit_test(two_byte_starts_agree_with_utf8proc),
        cmocka_unit_test(first_bad_byte_is_found),
        cmocka_unit_test(folding_makes_spellings_equal),
        cmocka_unit_test(folding_twice_changes_nothing_more),
        cmocka_unit_test(characters_have_their_class),
        cmocka_unit_test(columns_are_those_of_a_terminal),
        cmocka_unit_test(typed_text_is_fit_to_be_shown),
        cmocka_unit_test(distance_counts_slips_of_the_hand),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
