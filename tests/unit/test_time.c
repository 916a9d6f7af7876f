/* time: every day of a century and more, held against libc's timegm. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/time.h"

static void days_agree_with_libc(void **state)
{
    for (int32_t days = -40000; days < 60000; days++) {
        time_t second = (time_t)days * 86400;
        struct tm tm;
        gmtime_r(&second, &tm);
        struct hoof_date date = hoof_date_from_days(days);
        assert_int_equal(date.year, tm.tm_year + 1900);
        assert_int_equal(date.month, tm.tm_mon + 1);
        assert_int_equal(date.day, tm.tm_mday);
        assert_int_equal(hoof_date_to_days(date), days);
        assert_int_equal(hoof_date_weekday(date), (tm.tm_wday + 6) % 7);
    }
}

static void days_are_exact_far_away(void **state)
{
    static const int32_t table[] = {-12687794, -12687793, -719529, -719468, 0, 2932896, 11248737};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++)
        assert_int_equal(hoof_date_to_days(hoof_date_from_days(table[i])), table[i]);
    struct hoof_date last = hoof_date_from_days(INT32_MAX);
    assert_int_equal(last.year, INT16_MAX);
    assert_int_equal(hoof_date_from_days(INT32_MIN).year, INT16_MIN);
    assert_int_equal(hoof_date_add_days(last, INT32_MAX).year, INT16_MAX);
    assert_int_equal(hoof_date_add_months(last, INT32_MAX).year, INT16_MAX);
}

static void months_end_on_a_day_that_they_have(void **state)
{
    static const struct {
        struct hoof_date from;
        int32_t months;
        struct hoof_date sum;
    } table[] = {
        {{2026, 1, 31}, 1, {2026, 2, 28}},   {{2028, 1, 31}, 1, {2028, 2, 29}},
        {{2026, 1, 31}, 2, {2026, 3, 31}},   {{2026, 12, 15}, 1, {2027, 1, 15}},
        {{2026, 1, 15}, -1, {2025, 12, 15}}, {{2028, 2, 29}, 12, {2029, 2, 28}},
        {{2026, 3, 31}, -13, {2025, 2, 28}}, {{2026, 5, 1}, 0, {2026, 5, 1}},
        {{2100, 1, 29}, 1, {2100, 2, 28}},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct hoof_date sum = hoof_date_add_months(table[i].from, table[i].months);
        assert_int_equal(hoof_date_compare(sum, table[i].sum), 0);
    }
}

static void dates_are_read_exactly(void **state)
{
    static const struct {
        const char *text, *says; /* NULL: it is a date */
    } table[] = {
        {"2026-11-23", NULL},
        {"1900-01-01", NULL},
        {"2100-12-31", NULL},
        {"2028-02-29", NULL},
        {"2100-02-29", "February 2100 has 28 days"},
        {"2026-04-31", "April 2026 has 30 days"},
        {"2026-04-00", "is not a day"},
        {"2026-13-01", "no month 13"},
        {"2026-00-01", "no month 0"},
        {"1899-12-31", "out of range"},
        {"2101-01-01", "out of range"},
        {"0000-01-01", "out of range"},
        {"2026-1-1", "\"2026-1-1\" is not a date"},
        {"23.11.2026", "year-month-day"},
        {"2026-11-23 ", "is not a date"},
        {" 2026-11-23", "is not a date"},
        {"2026-11-2x", "is not a date"},
        {"+2026-11-23", "is not a date"},
        {"", "is not a date"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct hoof_date date;
        struct hoof_error err = {0};
        bool ok = hoof_date_parse(table[i].text, strlen(table[i].text), &date, &err);
        assert_int_equal(ok, !table[i].says);
        char out[16];
        if (ok) {
            hoof_date_text(date, out);
            assert_string_equal(out, table[i].text);
            assert_true(hoof_date_valid(date));
        } else {
            assert_int_equal(err.code, HOOF_REQUEST);
            assert_non_null(strstr(err.text, table[i].says));
        }
    }
}

static void clock_times_are_read_as_people_write_them(void **state)
{
    static const struct {
        const char *text;
        int seconds; /* of the day; -1: refused */
    } table[] = {{"08:00", 8 * 3600}, {"8:05", 8 * 3600 + 300},
                 {"23:59:59", 86399}, {"00:00", 0},
                 {"24:00", -1},       {"12:60", -1},
                 {"12:00:60", -1},    {"8:5", -1},
                 {"8", -1},           {":30", -1},
                 {"08:00 ", -1},      {" 8:00", -1},
                 {"+8:00", -1},       {"08:00:", -1},
                 {"008:00", -1},      {"", -1}};
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct hoof_clock clock;
        struct hoof_error err = {0};
        bool good = hoof_clock_parse(table[i].text, strlen(table[i].text), &clock, &err);
        int seconds = good ? clock.hour * 3600 + clock.minute * 60 + clock.second : -1;
        if (seconds != table[i].seconds)
            fail_msg("\"%s\" was read as %d", table[i].text, seconds);
        assert_int_equal(err.code, good ? HOOF_OK : HOOF_REQUEST);
    }
}

static void moments_are_read_and_written_again(void **state)
{
    static const struct {
        const char *text, *written;
        int64_t utc_s;
    } table[] = {
        {"2026-11-23T19:30:00-05:00", "2026-11-23T19:30:00-05:00", 1795480200},
        {"2026-11-23T19:30-05:00", "2026-11-23T19:30:00-05:00", 1795480200},
        {"2026-11-23 19:30:00.999-05:00", "2026-11-23T19:30:00-05:00", 1795480200},
        {"2026-11-24t00:30:00z", "2026-11-24T00:30:00Z", 1795480200},
        {"2026-11-24T00:30:00+00:00", "2026-11-24T00:30:00Z", 1795480200},
        {"2026-11-24T00:30:00-00:00", "2026-11-24T00:30:00Z", 1795480200},
        {"2026-11-24T06:15:00+05:45", "2026-11-24T06:15:00+05:45", 1795480200},
        {"2026-11-23", "2026-11-23", 1795392000},
        {"1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z", 0},
        {"1969-12-31T23:59:59Z", "1969-12-31T23:59:59Z", -1},
        {"2016-12-31T23:59:60Z", "2016-12-31T23:59:59Z", 1483228799},
        {"2038-01-19T03:14:08Z", "2038-01-19T03:14:08Z", INT64_C(2147483648)},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct hoof_moment moment;
        struct hoof_error err = {0};
        char out[32];
        assert_true(hoof_moment_parse(table[i].text, strlen(table[i].text), &moment, &err));
        assert_true(moment.utc_s == table[i].utc_s);
        assert_int_equal(moment.day_level, strlen(table[i].text) == 10);
        hoof_moment_text(&moment, out);
        assert_string_equal(out, table[i].written);
    }
}

static void bad_moments_are_refused_in_words(void **state)
{
    static const struct {
        const char *text, *says;
    } table[] = {
        {"2026-11-23T19:30:00", "how far the clock is from UTC"},
        {"2026-11-23T24:00:00Z", "24:00:00 is not a time of day"},
        {"2026-11-23T23:60:00Z", "not a time of day"},
        {"2026-11-23T23:59:61Z", "not a time of day"},
        {"2026-02-29T10:00:00Z", "February 2026 has 28 days"},
        {"2026-11-23T7:30:00Z", "is not a time"},
        {"2026-11-23T19:30:00.Z", "is not a time"},
        {"2026-11-23T19:30:00+5", "is not a time"},
        {"2026-11-23T19:30:00+24:00", "is not a time"},
        {"2026-11-23T19:30:00+05:60", "is not a time"},
        {"2026-11-23T19:30:00Zz", "is not a time"},
        {"2026-11-23T", "is not a time"},
        {"2026-11-23x", "is not a time"},
        {"now", "\"now\" is not a time"},
        {"", "is not a time"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct hoof_moment moment;
        struct hoof_error err = {0};
        assert_false(hoof_moment_parse(table[i].text, strlen(table[i].text), &moment, &err));
        assert_int_equal(err.code, HOOF_REQUEST);
        assert_non_null(strstr(err.text, table[i].says));
    }
}

static void old_offsets_with_seconds_keep_their_instant(void **state)
{
    /* Amsterdam until 1937: 19 minutes and 32 seconds east. */
    struct hoof_moment moment = {
        .date = {1930, 5, 1}, .clock = {8, 0, 0}, .offset_s = 1172, .utc_s = -1251908372};
    char out[32];
    hoof_moment_text(&moment, out);
    assert_string_equal(out, "1930-05-01T08:00:28+00:20");
    struct hoof_moment again;
    assert_true(hoof_moment_parse(out, strlen(out), &again, NULL));
    assert_true(again.utc_s == moment.utc_s);
}

static void any_instant_survives_writing_and_reading(void **state)
{
    srand(11);
    for (int i = 0; i < 50000; i++) {
        int64_t utc_s =
            INT64_C(-2208900000) + (int64_t)(rand() % 6300) * 1000000 + rand() % 1000000;
        struct hoof_moment moment = {.utc_s = utc_s, .offset_s = (rand() % 2879 - 1439) * 60};
        char out[32];
        hoof_civil(utc_s, moment.offset_s, &moment.date, &moment.clock);
        if (!hoof_date_valid(moment.date))
            continue;
        struct hoof_moment again;
        hoof_moment_text(&moment, out);
        assert_true(hoof_moment_parse(out, strlen(out), &again, NULL));
        assert_true(again.utc_s == utc_s);
        assert_int_equal(again.offset_s, moment.offset_s);
        assert_int_equal(hoof_date_compare(again.date, moment.date), 0);
    }
    struct hoof_date date;
    struct hoof_clock clock;
    hoof_civil(INT64_MAX, 3600, &date, &clock);
    assert_int_equal(date.year, INT16_MAX);
    hoof_civil(INT64_MIN, -3600, &date, &clock);
    assert_int_equal(date.year, INT16_MIN);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_agree_with_libc),
        cmocka_unit_test(days_are_exact_far_away),
        cmocka_unit_test(months_end_on_a_day_that_they_have),
        cmocka_unit_test(dates_are_read_exactly),
        cmocka_unit_test(clock_times_are_read_as_people_write_them),
        cmocka_unit_test(moments_are_read_and_written_again),
        cmocka_unit_test(bad_moments_are_refused_in_words),
        cmocka_unit_test(old_offsets_with_seconds_keep_their_instant),
        cmocka_unit_test(any_instant_survives_writing_and_reading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
