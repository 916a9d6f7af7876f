#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>

#include "base/text.h"
#include "render/text.h"

struct fixture {
    struct hoof_buf buf;
    struct hoof_text text;
};

static void begin(struct fixture *f, int columns)
{
    f->buf = (struct hoof_buf){0};
    f->text = (struct hoof_text){.buf = &f->buf, .columns = columns};
}

static void expect(struct fixture *f, const char *expected)
{
    assert_string_equal(hoof_buf_string(&f->buf), expected);
    hoof_buf_release(&f->buf);
}

static void wraps_at_words_and_indents_further_lines(void **state)
{
    struct fixture f;
    begin(&f, 24);
    hoof_text_wrap(&f.text, 2, 4, "one two three four five six seven");
    expect(&f, "  one two three four\n    five six seven\n");
}

static void fills_the_width_to_the_last_column(void **state)
{
    struct fixture f;
    begin(&f, 20);
    hoof_text_wrap(&f.text, 0, 0, "1234567890 123456789 x");
    expect(&f, "1234567890 123456789\nx\n");
}

static void counts_columns_not_bytes(void **state)
{
    struct fixture f;
    begin(&f, 20);
    hoof_text_wrap(&f.text, 0, 0, "gr\xc3\xbcy\xc3\xa8re gr\xc3\xbcy\xc3\xa8re abc");
    expect(&f, "gr\xc3\xbcy\xc3\xa8re gr\xc3\xbcy\xc3\xa8re abc\n");
    begin(&f, 20);
    /* Ten wide characters fill twenty columns. */
    hoof_text_wrap(&f.text, 0, 0,
                   "\xe5\xaf\xbf\xe5\xaf\xbf\xe5\xaf\xbf\xe5\xaf\xbf\xe5\xaf\xbf"
                   "\xe5\xaf\xbf\xe5\xaf\xbf\xe5\xaf\xbf\xe5\xaf\xbf\xe5\xaf\xbf x");
    expect(&f, "\xe5\xaf\xbf\xe5\xaf\xbf\xe5\xaf\xbf\xe5\xaf\xbf\xe5\xaf\xbf"
               "\xe5\xaf\xbf\xe5\xaf\xbf\xe5\xaf\xbf\xe5\xaf\xbf\xe5\xaf\xbf\nx\n");
}

static void cuts_a_word_that_no_line_can_hold(void **state)
{
    struct fixture f;
    begin(&f, 20);
    hoof_text_wrap(&f.text, 0, 2, "abcdefghijklmnopqrstuvwxyz");
    expect(&f, "abcdefghijklmnopqrst\n  uvwxyz\n");
}

static void makes_control_bytes_visible(void **state)
{
    struct fixture f;
    begin(&f, 80);
    hoof_text_wrap(&f.text, 0, 0, "a\033[2Jb\x07");
    expect(&f, "a\xef\xbf\xbd[2Jb\xef\xbf\xbd\n");
    begin(&f, 80);
    /* C1 control sequence introducer, right-to-left override, a byte that is no UTF-8. */
    hoof_text_styled(&f.text, HOOF_PLAIN, "\xc2\x9b\xe2\x80\xae\xff");
    expect(&f, "\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd");
}

static void bytes_that_are_no_text_are_counted_as_they_are_shown(void **state)
{
    struct fixture f;
    begin(&f, 20);
    hoof_text_wrap(&f.text, 0, 0, "\xff\xff\xff\xff\xff\xff\xff\xff\xff\xff 123456789\xc3 x");
    assert_string_equal(strchr(hoof_buf_string(&f.buf), '\n') + 1, "123456789\xef\xbf\xbd x\n");
    hoof_buf_release(&f.buf);
}

static void a_newline_in_a_text_stays_a_line_of_its_own(void **state)
{
    struct fixture f;
    begin(&f, 80);
    hoof_text_wrap(&f.text, 0, 2, "first\nsecond\n");
    expect(&f, "first\n  second\n\n");
}

static void an_empty_text_is_an_empty_line(void **state)
{
    struct fixture f;
    begin(&f, 80);
    hoof_text_wrap(&f.text, 0, 0, "");
    expect(&f, "\n");
}

static void a_label_stands_in_its_column_or_above(void **state)
{
    struct fixture f;
    begin(&f, 40);
    hoof_text_labelled(&f.text, 2, 10, HOOF_PLAIN, "key", "some value");
    hoof_text_labelled(&f.text, 2, 10, HOOF_PLAIN, "a_longer_key", "some value");
    hoof_text_labelled(&f.text, 2, 10, HOOF_PLAIN, "key", "");
    expect(&f, "  key     some value\n  a_longer_key\n          some value\n  key\n");
}

static void an_id_goes_to_the_end_of_the_first_line(void **state)
{
    struct fixture f;
    begin(&f, 40);
    hoof_text_wrap(&f.text, 0, 0, "above");
    size_t start = f.buf.len;
    hoof_text_wrap(&f.text, 2, 2, "first\nsecond");
    hoof_text_id_column(&f.text, start, 12, "0123456789", 4);
    expect(&f, "above\n  first     0123\n  second\n");
}

static void examples_stand_as_they_are_and_lines_of_a_paragraph_run_on(void **state)
{
    struct fixture f;
    begin(&f, 30);
    hoof_text_paragraphs(&f.text, 0, "one two\nthree\n\n  hoofbeat   x\n  hoofbeat y");
    expect(&f, "one two three\n\n  hoofbeat   x\n  hoofbeat y\n");
}

static void colour_adds_to_the_words_and_is_switched_off_again(void **state)
{
    struct fixture f;
    begin(&f, 80);
    f.text.colour = true;
    hoof_text_heading(&f.text, "Today");
    hoof_text_styled(&f.text, HOOF_PLAIN, "x");
    expect(&f, "\033[1mToday\033[0m\nx");
}

static void dates_are_written_out(void **state)
{
    char out[48];
    hoof_text_long_date((struct hoof_date){2026, 11, 23}, out);
    assert_string_equal(out, "Monday 23 November 2026");
    hoof_text_long_date((struct hoof_date){2024, 2, 29}, out);
    assert_string_equal(out, "Thursday 29 February 2024");
}

static void no_line_is_wider_than_the_width_whatever_the_text(void **state)
{
    static const char *const pieces[] = {"a",        "flushing", "\xe5\xaf\xbf",     "-",
                                         "\n",       "abc",      "\xf0\x9f\x8d\x95", "mg/(24.h)",
                                         "e\xcc\x81"};
    uint32_t random = 12345;
    for (int round = 0; round < 500; round++) {
        struct hoof_buf input = {0};
        for (int i = 0; i < 60; i++) {
            random = random * 1664525 + 1013904223;
            hoof_buf_text(&input, pieces[(random >> 16) % (sizeof pieces / sizeof *pieces)]);
            if ((random >> 8) % 3 == 0)
                hoof_buf_byte(&input, ' ');
        }
        struct fixture f;
        begin(&f, 20 + round % 60);
        hoof_text_wrap(&f.text, round % 5, round % 7, hoof_buf_string(&input));
        const char *line = hoof_buf_string(&f.buf);
        while (*line) {
            size_t n = strcspn(line, "\n");
            assert_in_range(hoof_text_columns(line, n), 0, (uintmax_t)f.text.columns);
            line += n + 1;
        }
        hoof_buf_release(&f.buf);
        hoof_buf_release(&input);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(wraps_at_words_and_indents_further_lines),
        cmocka_unit_test(fills_the_width_to_the_last_column),
        cmocka_unit_test(counts_columns_not_bytes),
        cmocka_unit_test(cuts_a_word_that_no_line_can_hold),
        cmocka_unit_test(makes_control_bytes_visible),
        cmocka_unit_test(bytes_that_are_no_text_are_counted_as_they_are_shown),
        cmocka_unit_test(a_newline_in_a_text_stays_a_line_of_its_own),
        cmocka_unit_test(an_empty_text_is_an_empty_line),
        cmocka_unit_test(a_label_stands_in_its_column_or_above),
        cmocka_unit_test(an_id_goes_to_the_end_of_the_first_line),
        cmocka_unit_test(examples_stand_as_they_are_and_lines_of_a_paragraph_run_on),
        cmocka_unit_test(colour_adds_to_the_words_and_is_switched_off_again),
        cmocka_unit_test(dates_are_written_out),
        cmocka_unit_test(no_line_is_wider_than_the_width_whatever_the_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
