/* schedule: how often and from when, out of the sentence of a prescription. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <string.h>

#include "sentence/schedule.h"

static const struct hoof_date today = {2026, 11, 23};

/* All that was read, as one line. */
static void told(const struct hoof_schedule *s, char out[200])
{
    char from[16] = "-", until[16] = "-";
    size_t n;
    if (s->has_from)
        hoof_date_text(s->from, from);
    if (s->has_until)
        hoof_date_text(s->until, until);
    n = (size_t)snprintf(out, 200, "%s|%d %d %d|%d %d|%s %s|", s->rest, s->every_days,
                         s->times_per_day, s->cycles, s->as_needed, s->max_per_day, from, until);
    for (size_t i = 0; i < s->time_count; i++)
        n += (size_t)snprintf(out + n, 200 - n, "%s%02d:%02d", i ? " " : "", s->times[i].hour,
                              s->times[i].minute);
}

static void sentences_are_read_as_they_are_said(void **state)
{
    /* rest|every times cycles|needed most|from until|clocks */
    static const char *const table[][2] = {
        {"lanreotide 120 mg every 28 days since 5 January",
         "lanreotide 120 mg|28 0 0|0 0|2026-01-05 -|"},
        {"x every 4 weeks from January 5th, 2026", "x|28 0 0|0 0|2026-01-05 -|"},
        {"x every other day starting tomorrow", "x|2 0 0|0 0|2026-11-24 -|"},
        {"x weekly", "x|7 0 0|0 0|- -|"},
        {"x once a day", "x|0 1 0|0 0|- -|"},
        {"x twice daily", "x|0 2 0|0 0|- -|"},
        {"x 3x a day", "x|0 3 0|0 0|- -|"},
        {"x Four Times per day", "x|0 4 0|0 0|- -|"},
        {"x every 8 hours", "x|0 3 0|0 0|- -|"},
        {"x 100 mcg three times a day and as needed", "x 100 mcg|0 3 0|1 0|- -|"},
        {"x when needed, no more than 4 times a day", "x|0 0 0|1 4|- -|"},
        {"x prn max 2 per day", "x|0 0 0|1 2|- -|"},
        {"x at 8am, 2.30pm and 20:00", "x|0 0 0|0 0|- -|08:00 14:30 20:00"},
        {"x at noon and midnight", "x|0 0 0|0 0|- -|12:00 00:00"},
        {"x at 12 am and 12pm", "x|0 0 0|0 0|- -|00:00 12:00"},
        {"x at 08:00,14:00", "x|0 0 0|0 0|- -|08:00 14:00"},
        {"x 0,5 mg at 9am as needed", "x 0,5 mg|0 0 0|1 0|- -|09:00"},
        {"r from 1 December, four cycles", "r|0 0 4|0 0|2026-12-01 -|"},
        {"r from 1 June until 1 May", "r|0 0 0|0 0|2026-06-01 2027-05-01|"},
        {"r since 24 November", "r|0 0 0|0 0|2025-11-24 -|"},
        {"r until 23 November", "r|0 0 0|0 0|- 2026-11-23|"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct hoof_arena *arena = hoof_arena_new();
        struct hoof_schedule schedule;
        struct hoof_error err = {0};
        char line[200];
        if (!hoof_schedule_read(table[i][0], today, arena, &schedule, &err))
            fail_msg("%s: %s", table[i][0], err.text);
        told(&schedule, line);
        assert_string_equal(line, table[i][1]);
        hoof_arena_free(arena);
    }
}

static void what_can_be_read_in_two_ways_is_asked(void **state)
{
    static const char *const table[][2] = {
        {"x daily at 8", "morning or evening"},
        {"x daily since 1/12", "two dates"},
        {"x monthly", "28 to 31 days"},
        {"x every 3 months", "28 to 31 days"},
        {"x every 5 hours", "same times"},
        {"x daily twice a day", "said twice"},
        {"x daily from", "a date is expected"},
        {"x from 1 May 2026 since 1 June 2026", "two dates"},
        {"x from 30 February", "not a day"},
        {"x at 25:00", "no clock time"},
        {"x at 13pm", "no clock time"},
    };
    (void)state;
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct hoof_arena *arena = hoof_arena_new();
        struct hoof_schedule schedule;
        struct hoof_error err = {0};
        if (hoof_schedule_read(table[i][0], today, arena, &schedule, &err))
            fail_msg("%s was read", table[i][0]);
        assert_int_equal(err.code, HOOF_REQUEST);
        if (!strstr(err.text, table[i][1]))
            fail_msg("%s: %s", table[i][0], err.text);
        hoof_arena_free(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sentences_are_read_as_they_are_said),
        cmocka_unit_test(what_can_be_read_in_two_ways_is_asked),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
