/* scan and words: finding listed names in running text. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/scan.h"

static const char *const listed[] = {"cheese",
                                     "cream cheese",
                                     "cream",
                                     "egg",
                                     "egg-noodles",
                                     "mac & cheese",
                                     "goats cheese",
                                     "st john s wort",
                                     "berry",
                                     "radish",
                                     "potato",
                                     "turkey",
                                     "2% milk",
                                     "0.0 beer",
                                     "crêpe",
                                     "dr pepper",
                                     "butternuts",
                                     "butternut",
                                     "hummus",
                                     "walnut",
                                     "stone s",
                                     "shepherds pie",
                                     "worcestershire sauce",
                                     "5 hydroxytryptophan",
                                     "бисквит",
                                     "milk",
                                     "beer"};
#define LISTED (sizeof listed / sizeof *listed)

static const struct hoof_scan *scan;
static struct hoof_arena *arena;

static int set_up(void **state)
{
    struct hoof_scan_name names[LISTED];
    struct hoof_error err = {0};
    for (size_t i = 0; i < LISTED; i++)
        names[i] = (struct hoof_scan_name){listed[i], (uint32_t)i, true};
    arena = hoof_arena_new();
    return hoof_scan_new(arena, names, LISTED, &scan, &err) ? 0 : -1;
}

static int tear_down(void **state)
{
    hoof_arena_free(arena);
    return 0;
}

/* All names found by walking text, as "name[start,end) ...". */
static const char *found_in(const char *text)
{
    static char out[2000];
    size_t n = strlen(text), at = 0, start, end, used = 0;
    out[0] = '\0';
    while (hoof_scan_word(text, n, at, &start, &end)) {
        struct hoof_scan_match match;
        at = end;
        if (!hoof_scan_at(scan, text, n, start, &match))
            continue;
        at = match.end;
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%s%s[%zu,%u)", used ? " " : "",
                                 listed[match.value], match.made_plural ? "+" : "", start,
                                 (unsigned)match.end);
    }
    /* The walk over words cut in one go must see the same. */
    struct hoof_words words = {0};
    char again[2000] = "";
    used = 0;
    assert_true(hoof_scan_read(scan, text, n, &words));
    for (size_t i = 0; i < words.count;) {
        struct hoof_scan_found found;
        if (!hoof_scan_match_at(scan, text, &words, i, words.count, &found)) {
            i++;
            continue;
        }
        used += (size_t)snprintf(again + used, sizeof again - used, "%s%s%s[%u,%u)",
                                 used ? " " : "", listed[found.value], found.made_plural ? "+" : "",
                                 (unsigned)words.spans[i].start, (unsigned)found.end);
        i = found.next;
    }
    hoof_words_release(&words);
    assert_string_equal(out, again);
    return out;
}

static void expect(const char *text, const char *want)
{
    const char *got = found_in(text);
    if (strcmp(got, want) != 0)
        print_error("in \"%s\"\n", text);
    assert_string_equal(got, want);
}

static void the_longest_name_wins(void **state)
{
    expect("cream cheese on toast", "cream cheese[0,12)");
    expect("egg noodles, egg", "egg-noodles[0,11) egg[13,16)");
    expect("CREAM-CHEESE", "cream cheese[0,12)");
    expect("cream cream cheese", "cream[0,5) cream cheese[6,18)");
}

static void names_are_never_found_inside_a_word(void **state)
{
    expect("eggplant walnutty creamcheese", "");
    expect("egg2 2egg", "");
}

static void marks_end_a_name(void **state)
{
    static const char *const marks[] = {", ", ",", ";",   ": ", "(",  " / ",    "/", ". ",
                                        "–",  "—", " • ", "!",  "\"", " 🧀 ", "_", "|"};
    for (size_t i = 0; i < sizeof marks / sizeof *marks; i++) {
        char text[64], want[64];
        int n = snprintf(text, sizeof text, "cream%scheese", marks[i]);
        snprintf(want, sizeof want, "cream[0,5) cheese[%d,%d)", n - 6, n);
        expect(text, want);
    }
}

static void spaces_hyphens_and_apostrophes_do_not(void **state)
{
    static const char *const gaps[] = {" ",      "  ",      "\t",     "-", " - ",
                                       "\u2010", "\u2011",  "\u00a0", "'", "\n",
                                       "\u2009", "\u00ad ", "\u200b"};
    for (size_t i = 0; i < sizeof gaps / sizeof *gaps; i++) {
        char text[64], want[64];
        int n = snprintf(text, sizeof text, "cream%scheese", gaps[i]);
        snprintf(want, sizeof want, "cream cheese[0,%d)", n);
        expect(text, want);
    }
}

static void the_ampersand_is_and(void **state)
{
    expect("mac & cheese", "mac & cheese[0,12)");
    expect("mac&cheese", "mac & cheese[0,10)");
    expect("mac and cheese", "mac & cheese[0,14)");
    expect("mac &amp; cheese", "cheese[10,16)");
}

static void plain_plurals_are_of_the_last_word(void **state)
{
    expect("berries radishes potatoes potatos turkeys turkeies eggs",
           "berry+[0,7) radish+[8,16) potato+[17,25) potato+[26,33) turkey+[34,41) "
           "turkey+[42,50) egg+[51,55)");
    expect("cream cheeses creams cheese", "cream cheese+[0,13) cream+[14,20) cheese[21,27)");
    expect("hummuss hummuses radishs", "");
}

static void a_written_name_beats_a_made_plural(void **state)
{
    expect("butternuts butternut", "butternuts[0,10) butternut[11,20)");
}

static void no_singular_is_made_of_a_listed_plural(void **state)
{
    expect("egg noodle", "egg[0,3)");
    expect("goat cheese", "cheese[5,11)");
}

static void possessives_are_tried_split_and_joined(void **state)
{
    expect("goat's cheese", "goats cheese[0,13)");
    expect("Goat’s cheese", "goats cheese[0,15)");
    expect("Shepherd's pies", "shepherds pie+[0,15)");
    expect("St John's Wort", "st john s wort[0,14)");
    expect("st johns wort", "");
    expect("Stone's", "stone s[0,7)");
    expect("the walnut's shell, radish's", "walnut[4,12) radish[20,28)");
    expect("the goat' s cheese", "cheese[12,18)");
}

static void the_point_of_a_title_is_dropped(void **state)
{
    expect("St. John's wort", "st john s wort[0,15)");
    expect("DR. PEPPER", "dr pepper[0,10)");
    expect("dr., pepper", "");
    expect("cream. cheese", "cream[0,5) cheese[7,13)");
}

static void points_and_per_cent_signs_belong_to_numbers(void **state)
{
    expect("0.0 beer", "0.0 beer[0,8)");
    expect("2% milk, 12.2% milk", "2% milk[0,7) milk[15,19)");
    expect("100%walnut", "walnut[4,10)");
    expect("beer.0 0.beer", "beer[0,4) beer[9,13)");
    expect("2 % milk", "milk[4,8)");
}

static void accents_fold_and_count_in_the_bytes(void **state)
{
    expect("crepe", "crêpe[0,5)");
    expect("CRÊPES", "crêpe+[0,7)");
    expect("cre\u0302pe\u0301, egg", "crêpe[0,9) egg[11,14)");
    expect("ＥＧＧ", "egg[0,9)");
    expect("🍳 egg", "egg[5,8)");
    expect("«egg»", "egg[2,5)");
    expect("½egg", "egg[2,5)");
    expect("БИСКВИТ", "бисквит[0,14)");
    expect("wal\u00adnut", "walnut[0,8)");
    expect("\ufeff"
           "egg\ufeff",
           "egg[3,6)");
    expect("œgg ëggs", "egg+[5,10)");
}

static void words_longer_than_a_register_are_found(void **state)
{
    expect("Worcestershire sauce", "worcestershire sauce[0,20)");
    expect("5-hydroxytryptophan", "5 hydroxytryptophan[0,19)");
    expect("5-hydroxytryptophane", "");
}

static void a_match_ends_before_the_limit(void **state)
{
    const char *text = "cream cheese";
    struct hoof_words words = {0};
    struct hoof_scan_found found;
    assert_true(hoof_scan_read(scan, text, strlen(text), &words));
    assert_true(hoof_scan_match_at(scan, text, &words, 0, 1, &found));
    assert_string_equal(listed[found.value], "cream");
    assert_false(hoof_scan_match_at(scan, text, &words, 0, 0, &found));
    assert_true(hoof_scan_match_exact(scan, text, &words, 0, 2, &found));
    assert_string_equal(listed[found.value], "cream cheese");
    hoof_words_release(&words);
}

/* Random texts of all that words are made of: cut by masks and cut one by one. */
static void both_ways_to_cut_words_agree(void **state)
{
    static const char *const pieces[] = {
        "a", "Z", "7", "é", "e\u0301", "\u0301", "ж",      ".",      "%",
        "&", " ", "-", "'", "’",       "\u00ad", "\u200d", "\u00a0", "٣",
        "🍕", ",", "ß", "_", "\t",      "ʼ",      "walnut",
    };
    uint32_t seed = 12345;
    struct hoof_words words = {0};
    for (int round = 0; round < 20000; round++) {
        char text[600];
        size_t n = 0;
        seed = seed * 1664525 + 1013904223;
        size_t want = (seed >> 16) % 150;
        for (size_t i = 0; i < want && n + 8 < sizeof text; i++) {
            seed = seed * 1664525 + 1013904223;
            const char *piece = pieces[(seed >> 16) % (sizeof pieces / sizeof *pieces)];
            memcpy(text + n, piece, strlen(piece));
            n += strlen(piece);
        }
        /* An exact allocation, so that a sanitizer sees a read past the end. */
        char *exact = malloc(n ? n : 1);
        assert_non_null(exact);
        memcpy(exact, text, n);
        assert_true(hoof_words_split(&words, exact, n));
        struct hoof_span word = {0};
        size_t i = 0;
        while (hoof_words_next(exact, n, word.end, &word)) {
            assert_true(i < words.count);
            assert_int_equal(words.spans[i].start, word.start);
            assert_int_equal(words.spans[i].end, word.end);
            i++;
        }
        assert_int_equal(words.count, i);
        free(exact);
    }
    hoof_words_release(&words);
}

static void *scan_many(void *arg)
{
    const char *text = "cream cheese, eggs and goat's cheese";
    size_t *count = arg;
    for (int i = 0; i < 2000; i++) {
        size_t n = strlen(text), at = 0, start, end;
        struct hoof_scan_match match;
        while (hoof_scan_word(text, n, at, &start, &end)) {
            at = end;
            if (hoof_scan_at(scan, text, n, start, &match)) {
                at = match.end;
                ++*count;
            }
        }
    }
    return NULL;
}

static void one_scanner_serves_many_threads(void **state)
{
    pthread_t threads[4];
    size_t counts[4] = {0};
    for (int i = 0; i < 4; i++)
        assert_int_equal(pthread_create(&threads[i], NULL, scan_many, &counts[i]), 0);
    for (int i = 0; i < 4; i++) {
        pthread_join(threads[i], NULL);
        assert_int_equal(counts[i], 6000);
    }
}

static void a_name_without_a_word_is_our_mistake(void **state)
{
    struct hoof_scan_name name = {"--", 0, false};
    const struct hoof_scan *none;
    struct hoof_error err = {0};
    assert_false(hoof_scan_new(arena, &name, 1, &none, &err));
    assert_int_equal(err.code, HOOF_BUG);
}

static void tags_are_told_apart_from_names(void **state)
{
    struct hoof_scan_name name = {"egg", 7, true};
    struct hoof_scan_tag tags[] = {{"no", 1}, {"egg", 2}, {"no", 4}};
    const struct hoof_scan *tagged;
    struct hoof_error err = {0};
    struct hoof_words words = {0};
    const char *text = "No egg, 12 nos";
    assert_true(hoof_scan_new_tagged(arena, &name, 1, tags, 3, &tagged, &err));
    assert_true(hoof_scan_read(tagged, text, strlen(text), &words));
    assert_int_equal(words.count, 4);
    assert_int_equal(words.items[0].tags, 5);
    assert_int_equal(words.items[1].tags, 2);
    assert_int_equal(words.items[2].tags, 0);
    assert_int_equal(words.items[2].flags & HOOF_WORD_LETTER, 0);
    assert_int_equal(words.items[3].flags & HOOF_WORD_LETTER, HOOF_WORD_LETTER);
    assert_int_equal(hoof_scan_tags_of(tagged, "no", 2), 5);
    hoof_words_release(&words);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_longest_name_wins),
        cmocka_unit_test(names_are_never_found_inside_a_word),
        cmocka_unit_test(marks_end_a_name),
        cmocka_unit_test(spaces_hyphens_and_apostrophes_do_not),
        cmocka_unit_test(the_ampersand_is_and),
        cmocka_unit_test(plain_plurals_are_of_the_last_word),
        cmocka_unit_test(a_written_name_beats_a_made_plural),
        cmocka_unit_test(no_singular_is_made_of_a_listed_plural),
        cmocka_unit_test(possessives_are_tried_split_and_joined),
        cmocka_unit_test(the_point_of_a_title_is_dropped),
        cmocka_unit_test(points_and_per_cent_signs_belong_to_numbers),
        cmocka_unit_test(accents_fold_and_count_in_the_bytes),
        cmocka_unit_test(words_longer_than_a_register_are_found),
        cmocka_unit_test(a_match_ends_before_the_limit),
        cmocka_unit_test(both_ways_to_cut_words_agree),
        cmocka_unit_test(one_scanner_serves_many_threads),
        cmocka_unit_test(a_name_without_a_word_is_our_mistake),
        cmocka_unit_test(tags_are_told_apart_from_names),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
