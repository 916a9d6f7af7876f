/* zone: held against libc's localtime_r over 1970 to 2100, and by hand where
 * clocks are skipped or come twice. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/tzif.h"
#include "base/zone.h"

static const char *const zones[] = {
    "America/New_York",    "Europe/Berlin",      "Europe/Dublin",
    "Australia/Lord_Howe", "Asia/Kathmandu",     "Pacific/Apia",
    "Africa/Casablanca",   "Pacific/Kiritimati", "UTC",
    "America/Sao_Paulo",   "Asia/Beirut",        "America/St_Johns",
    "Asia/Tehran",         "Antarctica/Troll",   "America/Scoresbysund"};

static struct hoof_arena *arena;

static const struct hoof_zone *zone_of(const char *name)
{
    const struct hoof_zone *zone = NULL;
    struct hoof_error err = {0};
    if (!hoof_zone_open(arena, name, &zone, &err))
        fail_msg("%s: %s", name, err.text);
    return zone;
}

static int make_arena(void **state)
{
    arena = hoof_arena_new();
    return arena ? 0 : -1;
}

static int drop_arena(void **state)
{
    hoof_arena_free(arena);
    unsetenv("TZ");
    unsetenv("TZDIR");
    return 0;
}

static void compare_instant(const struct hoof_zone *zone, int64_t utc_s)
{
    time_t seconds = (time_t)utc_s;
    struct tm tm;
    localtime_r(&seconds, &tm);
    struct hoof_moment moment = hoof_zone_at(zone, utc_s);
    if (moment.offset_s != tm.tm_gmtoff)
        fail_msg("%s at %lld: %d, libc %ld", hoof_zone_name(zone), (long long)utc_s,
                 moment.offset_s, tm.tm_gmtoff);
    assert_int_equal(moment.date.year, tm.tm_year + 1900);
    assert_int_equal(moment.date.month, tm.tm_mon + 1);
    assert_int_equal(moment.date.day, tm.tm_mday);
    assert_int_equal(moment.clock.hour, tm.tm_hour);
    assert_int_equal(moment.clock.minute, tm.tm_min);
    assert_int_equal(moment.clock.second, tm.tm_sec);
}

/* mktime leaves skipped and double times open; what comes once is the same. */
static void compare_wall(const struct hoof_zone *zone, int64_t wall_s)
{
    struct hoof_date date;
    struct hoof_clock clock;
    enum hoof_wall how;
    hoof_civil(wall_s, 0, &date, &clock);
    struct hoof_moment first = hoof_zone_moment(zone, date, clock, false, &how);
    struct hoof_moment second = hoof_zone_moment(zone, date, clock, true, NULL);
    if (how == HOOF_WALL_SKIPPED) {
        assert_true(first.utc_s == second.utc_s);
        assert_int_not_equal(hoof_civil_seconds(first.date, first.clock), wall_s);
        return;
    }
    assert_true(hoof_civil_seconds(first.date, first.clock) == wall_s);
    assert_true(hoof_civil_seconds(second.date, second.clock) == wall_s);
    if (how == HOOF_WALL_TWICE) {
        assert_true(first.utc_s < second.utc_s);
        return;
    }
    struct tm tm = {.tm_year = date.year - 1900,
                    .tm_mon = date.month - 1,
                    .tm_mday = date.day,
                    .tm_hour = clock.hour,
                    .tm_min = clock.minute,
                    .tm_sec = clock.second,
                    .tm_isdst = -1};
    assert_true(first.utc_s == second.utc_s);
    assert_true(mktime(&tm) == first.utc_s);
}

static void instants_and_walls_agree_with_libc(void **state)
{
    const int64_t end = INT64_C(4133980800); /* 2101 */
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        const struct hoof_zone *zone = zone_of(zones[i]);
        setenv("TZ", zones[i], 1);
        tzset();
        for (int64_t at = 0; at < end; at += 7 * 3600 + 1801)
            compare_instant(zone, at);
        for (int64_t at = 0; at < end; at += 31 * 3600 + 1799)
            compare_wall(zone, at);
    }
}

static void changes_agree_with_libc_to_the_second(void **state)
{
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        const struct hoof_zone *zone = zone_of(zones[i]);
        setenv("TZ", zones[i], 1);
        tzset();
        for (int64_t at = 0; at < INT64_C(4133980800); at += 86400) {
            if (hoof_zone_offset(zone, at) == hoof_zone_offset(zone, at + 86400))
                continue;
            int64_t low = at, high = at + 86400; /* the change lies in (low, high] */
            while (high - low > 1) {
                int64_t middle = low + (high - low) / 2;
                if (hoof_zone_offset(zone, middle) == hoof_zone_offset(zone, at))
                    low = middle;
                else
                    high = middle;
            }
            compare_instant(zone, low);
            compare_instant(zone, high);
            for (int64_t wall = high - 50400; wall < high + 54000; wall += 900)
                compare_wall(zone, wall);
        }
    }
}

static void skipped_and_double_hours_follow_the_rule(void **state)
{
    static const struct {
        const char *zone, *wall;
        enum hoof_wall how;
        const char *first, *second;
    } table[] = {
        {"America/New_York", "2026-03-08T02:30:00", HOOF_WALL_SKIPPED, "2026-03-08T03:30:00-04:00",
         "2026-03-08T03:30:00-04:00"},
        {"America/New_York", "2026-03-08T01:59:59", HOOF_WALL_ONCE, "2026-03-08T01:59:59-05:00",
         "2026-03-08T01:59:59-05:00"},
        {"America/New_York", "2026-03-08T03:00:00", HOOF_WALL_ONCE, "2026-03-08T03:00:00-04:00",
         "2026-03-08T03:00:00-04:00"},
        {"America/New_York", "2026-11-01T01:30:00", HOOF_WALL_TWICE, "2026-11-01T01:30:00-04:00",
         "2026-11-01T01:30:00-05:00"},
        {"America/New_York", "2026-11-01T02:00:00", HOOF_WALL_ONCE, "2026-11-01T02:00:00-05:00",
         "2026-11-01T02:00:00-05:00"},
        {"America/New_York", "2099-03-08T02:30:00", HOOF_WALL_SKIPPED, "2099-03-08T03:30:00-04:00",
         "2099-03-08T03:30:00-04:00"},
        {"Europe/Berlin", "2026-10-25T02:00:00", HOOF_WALL_TWICE, "2026-10-25T02:00:00+02:00",
         "2026-10-25T02:00:00+01:00"},
        {"Australia/Lord_Howe", "2026-10-04T02:15:00", HOOF_WALL_SKIPPED,
         "2026-10-04T02:45:00+11:00", "2026-10-04T02:45:00+11:00"},
        {"Australia/Lord_Howe", "2026-04-05T01:45:00", HOOF_WALL_TWICE, "2026-04-05T01:45:00+11:00",
         "2026-04-05T01:45:00+10:30"},
        {"Pacific/Apia", "2011-12-30T10:00:00", HOOF_WALL_SKIPPED, "2011-12-31T10:00:00+14:00",
         "2011-12-31T10:00:00+14:00"},
        {"Asia/Kathmandu", "2026-06-01T12:00:00", HOOF_WALL_ONCE, "2026-06-01T12:00:00+05:45",
         "2026-06-01T12:00:00+05:45"},
        {"UTC", "2026-06-01T12:00:00", HOOF_WALL_ONCE, "2026-06-01T12:00:00Z",
         "2026-06-01T12:00:00Z"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct hoof_zone *zone = zone_of(table[i].zone);
        struct hoof_moment moment;
        enum hoof_wall how;
        bool has_offset;
        char out[32];
        assert_true(
            hoof_moment_read(table[i].wall, strlen(table[i].wall), &moment, &has_offset, NULL));
        struct hoof_moment first = hoof_zone_moment(zone, moment.date, moment.clock, false, &how);
        struct hoof_moment second = hoof_zone_moment(zone, moment.date, moment.clock, true, NULL);
        assert_int_equal(how, table[i].how);
        hoof_moment_text(&first, out);
        assert_string_equal(out, table[i].first);
        hoof_moment_text(&second, out);
        assert_string_equal(out, table[i].second);
        assert_true(
            hoof_moment_parse_local(table[i].wall, strlen(table[i].wall), zone, &moment, NULL));
        assert_true(moment.utc_s == first.utc_s);
    }
}

static void days_are_as_long_as_their_clock(void **state)
{
    static const struct {
        const char *zone;
        struct hoof_date date;
        int minutes;
        const char *start;
    } table[] = {
        {"America/New_York", {2026, 3, 8}, 23 * 60, "2026-03-08T00:00:00-05:00"},
        {"America/New_York", {2026, 11, 1}, 25 * 60, "2026-11-01T00:00:00-04:00"},
        {"America/New_York", {2026, 7, 4}, 24 * 60, "2026-07-04T00:00:00-04:00"},
        {"Australia/Lord_Howe", {2026, 10, 4}, 23 * 60 + 30, "2026-10-04T00:00:00+10:30"},
        {"Australia/Lord_Howe", {2026, 4, 5}, 24 * 60 + 30, "2026-04-05T00:00:00+11:00"},
        {"America/Sao_Paulo", {2018, 11, 4}, 23 * 60, "2018-11-04T01:00:00-02:00"},
        {"America/Sao_Paulo", {2018, 2, 17}, 25 * 60, "2018-02-17T00:00:00-02:00"},
        {"Asia/Beirut", {2026, 3, 29}, 23 * 60, "2026-03-29T01:00:00+03:00"},
        /* The skipped hour began at 23:30: the day starts at 00:30, not an hour after midnight. */
        {"America/Toronto", {1919, 3, 30}, 23 * 60 + 30, "1919-03-30T00:00:00-05:00"},
        {"America/Toronto", {1919, 3, 31}, 23 * 60 + 30, "1919-03-31T00:30:00-04:00"},
        {"Pacific/Apia", {2011, 12, 29}, 24 * 60, "2011-12-29T00:00:00-10:00"},
        {"Pacific/Apia", {2011, 12, 30}, 0, "2011-12-31T00:00:00+14:00"},
        {"Pacific/Kiritimati", {2026, 1, 1}, 24 * 60, "2026-01-01T00:00:00+14:00"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct hoof_zone *zone = zone_of(table[i].zone);
        int64_t start = hoof_zone_day_start(zone, table[i].date);
        int64_t end = hoof_zone_day_start(zone, hoof_date_add_days(table[i].date, 1));
        struct hoof_moment moment = hoof_zone_at(zone, start);
        char out[32];
        assert_int_equal(end - start, table[i].minutes * 60);
        hoof_moment_text(&moment, out);
        assert_string_equal(out, table[i].start);
    }
}

static void every_day_starts_where_the_one_before_ends(void **state)
{
    for (size_t i = 0; i < sizeof zones / sizeof *zones; i++) {
        const struct hoof_zone *zone = zone_of(zones[i]);
        for (int32_t days = 0; days < 47000; days++) {
            struct hoof_date date = hoof_date_from_days(days);
            int64_t start = hoof_zone_day_start(zone, date);
            struct hoof_moment moment = hoof_zone_at(zone, start);
            struct hoof_moment before = hoof_zone_at(zone, start - 1);
            assert_true(hoof_date_compare(moment.date, date) >= 0);
            assert_true(hoof_date_compare(before.date, date) < 0);
        }
    }
}

static void moments_fall_on_the_local_date(void **state)
{
    static const struct {
        const char *moment, *zone;
        struct hoof_date date;
    } table[] = {
        {"2026-11-24T00:30:00Z", "America/New_York", {2026, 11, 23}},
        {"2026-11-24T00:30:00Z", "Europe/Berlin", {2026, 11, 24}},
        {"2026-11-23T19:30:00-05:00", "Pacific/Kiritimati", {2026, 11, 24}},
        {"2026-11-23", "Pacific/Kiritimati", {2026, 11, 23}},
        {"2026-11-23", "America/New_York", {2026, 11, 23}},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        struct hoof_moment moment;
        assert_true(hoof_moment_parse(table[i].moment, strlen(table[i].moment), &moment, NULL));
        struct hoof_date date = hoof_moment_date(&moment, zone_of(table[i].zone));
        assert_int_equal(hoof_date_compare(date, table[i].date), 0);
    }
}

static void unknown_names_get_the_nearest_spelling(void **state)
{
    static const struct {
        const char *name, *says;
    } table[] = {
        {"America/New_Yrok", "Did you mean America/New_York?"},
        {"america/new_york", "Did you mean America/New_York?"},
        {"New York", "Did you mean America/New_York?"},
        {"Berlin", "Did you mean Europe/Berlin?"},
        {"Europe/Berlin.", "Did you mean Europe/Berlin?"},
        {"Mars/Olympus_Mons", "as in America/New_York"},
        {"", "as in America/New_York"},
        {"America", "as in"},
        {"tzdata.zi", "as in"},
        {"../../../etc/passwd", "as in"},
        {"Europe/../Europe/Berlin", "as in"},
        {"/usr/share/zoneinfo/Europe/Berlin", "as in"},
        {"./UTC", "is not a known time zone"},
        {"Europe//Berlin", "Did you mean Europe/Berlin?"},
        {"right/Europe/Berlin", "right/Europe/Berlin"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        const struct hoof_zone *zone;
        struct hoof_error err = {0};
        assert_false(hoof_zone_open(arena, table[i].name, &zone, &err));
        if (!strstr(err.text, table[i].says))
            fail_msg("%s: %s", table[i].name, err.text);
        if (strncmp(table[i].name, "right/", 6) != 0)
            assert_int_equal(err.code, HOOF_REQUEST);
    }
}

static void missing_or_empty_folder_is_named(void **state)
{
    char folder[] = "/tmp/hoof-zone-XXXXXX";
    const struct hoof_zone *zone;
    struct hoof_error err = {0};
    assert_non_null(mkdtemp(folder));
    setenv("TZDIR", folder, 1);
    assert_false(hoof_zone_open(arena, "Europe/Berlin", &zone, &err));
    assert_int_equal(err.code, HOOF_STORAGE);
    assert_non_null(strstr(err.text, folder));
    assert_false(hoof_zone_folder_check(NULL));
    assert_true(hoof_zone_open(arena, "UTC", &zone, &err));
    assert_int_equal(hoof_zone_offset(zone, 1795480200), 0);
    rmdir(folder);
    err = (struct hoof_error){0};
    assert_false(hoof_zone_open(arena, "Europe/Berlin", &zone, &err));
    assert_int_equal(err.code, HOOF_STORAGE);
    assert_non_null(strstr(err.text, folder));
    unsetenv("TZDIR");
    assert_true(hoof_zone_folder_check(NULL));
}

static void damaged_files_are_refused_in_words(void **state)
{
    char folder[] = "/tmp/hoof-zone-XXXXXX", path[64];
    const struct hoof_zone *zone;
    struct hoof_error err = {0};
    assert_non_null(mkdtemp(folder));
    snprintf(path, sizeof path, "%s/Broken", folder);
    FILE *file = fopen(path, "w");
    fputs("TZif2 cut", file);
    fclose(file);
    setenv("TZDIR", folder, 1);
    assert_false(hoof_zone_open(arena, "Broken", &zone, &err));
    assert_int_equal(err.code, HOOF_STORAGE);
    assert_non_null(strstr(err.text, "/Broken cannot be used: it ends too early"));
    assert_int_equal(truncate(path, 1 << 20), 0);
    assert_false(hoof_zone_open(arena, "Broken", &zone, &err));
    assert_non_null(strstr(err.text, "larger"));
    assert_int_equal(truncate(path, 0), 0);
    err = (struct hoof_error){0};
    assert_false(hoof_zone_open(arena, "Broken", &zone, &err));
    assert_int_equal(err.code, HOOF_STORAGE);
    assert_non_null(strstr(err.text, "does not begin as a zone file"));
    unlink(path);
    assert_int_equal(mkfifo(path, 0600), 0); /* must not wait for a writer */
    assert_false(hoof_zone_open(arena, "Broken", &zone, &err));
    assert_int_equal(err.code, HOOF_REQUEST);
    unlink(path);
    rmdir(folder);
    unsetenv("TZDIR");
}

static void a_file_that_cannot_be_read_is_no_unknown_zone(void **state)
{
    const struct hoof_zone *zone;
    struct hoof_error err = {0};
    setenv("TZDIR", "/proc", 1); /* the beginning of "mem" cannot be read by anyone */
    assert_false(hoof_zone_open(arena, "self/mem", &zone, &err));
    assert_int_equal(err.code, HOOF_STORAGE);
    assert_non_null(strstr(err.text, "/proc/self/mem cannot be used: Input/output error"));
    unsetenv("TZDIR");
}

/* A file with no change and a footer rule. */
static size_t footer_file(const char *rule, unsigned char *out)
{
    static const unsigned char header[44] = {'T', 'Z', 'i', 'f', '2', [39] = 1, [43] = 4};
    static const unsigned char body[] = {0, 0, 0, 0, 0, 0, 'X', 'X', 'X', 0};
    size_t n = 0;
    for (int i = 0; i < 2; i++) {
        memcpy(out + n, header, sizeof header);
        memcpy(out + n + sizeof header, body, sizeof body);
        n += sizeof header + sizeof body;
    }
    return n + (size_t)sprintf((char *)out + n, "\n%s\n", rule);
}

static void footer_rules_agree_with_libc(void **state)
{
    static const char *const rules[] = {
        "EST5EDT,M3.2.0,M11.1.0",
        "AEST-10AEDT,M10.1.0,M4.1.0/3",
        "<+1030>-10:30<+11>-11,M10.1.0,M4.1.0",
        "IST-1GMT0,M10.5.0,M3.5.0/1",
        "<-02>2<-01>,M3.5.0/-1,M10.5.0/0",
        "CET-1CEST,J60/2,J300/3",
        "CET-1CEST,59/2,299/3",
        "XXX3",
        "EET-2EEST,M3.4.4/50,M10.4.4/50",
        "IST-2IDT,M3.4.4/26,M10.5.0",
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        unsigned char bytes[256];
        struct hoof_tzif zone;
        struct hoof_error err = {0};
        if (!hoof_tzif_parse(arena, bytes, footer_file(rules[i], bytes), &zone, &err))
            fail_msg("%s: %s", rules[i], err.text);
        setenv("TZ", rules[i], 1);
        tzset();
        for (time_t at = 0; at < (time_t)4133980800; at += 5 * 3600 + 11) {
            struct tm tm;
            localtime_r(&at, &tm);
            if (hoof_tzif_offset(&zone, at) != tm.tm_gmtoff)
                fail_msg("%s at %lld", rules[i], (long long)at);
        }
    }
    unsigned char bytes[256];
    struct hoof_tzif zone;
    /* Summer all year, as RFC 8536 writes it. */
    assert_true(
        hoof_tzif_parse(arena, bytes, footer_file("XXX3EDT4,0/0,J365/23", bytes), &zone, NULL));
    for (int64_t at = 0; at < 2000000000; at += 86399)
        assert_int_equal(hoof_tzif_offset(&zone, at), -4 * 3600);
}

static void broken_footers_are_refused(void **state)
{
    static const char *const rules[] = {
        "E5",
        "EST",
        "EST25",
        "EST5EDT",
        "EST5EDT,",
        "EST5EDT,M3.2.0",
        "EST5EDT,M13.2.0,M11.1.0",
        "EST5EDT,M3.6.0,M11.1.0",
        "EST5EDT,M3.2.7,M11.1.0",
        "EST5EDT,J0,J365",
        "EST5EDT,M3.2.0/168,M11.1.0",
        "<EST5",
        "EST5EDT,M3.2.0,M11.1.0x",
        "EST5:60",
    };
    for (size_t i = 0; i < sizeof rules / sizeof *rules; i++) {
        unsigned char bytes[256];
        struct hoof_tzif zone;
        struct hoof_error err = {0};
        if (hoof_tzif_parse(arena, bytes, footer_file(rules[i], bytes), &zone, &err))
            fail_msg("%s was read", rules[i]);
        assert_int_equal(err.code, HOOF_STORAGE);
    }
}

static void every_cut_of_a_file_is_refused(void **state)
{
    unsigned char bytes[8192];
    FILE *file = fopen("/usr/share/zoneinfo/Europe/Berlin", "r");
    assert_non_null(file);
    size_t n = fread(bytes, 1, sizeof bytes, file);
    fclose(file);
    struct hoof_tzif zone;
    assert_true(hoof_tzif_parse(arena, bytes, n, &zone, NULL));
    for (size_t cut = 0; cut < n; cut++) {
        unsigned char *copy = malloc(cut ? cut : 1); /* so that a sanitizer sees an overrun */
        memcpy(copy, bytes, cut);
        assert_false(hoof_tzif_parse(arena, copy, cut, &zone, NULL));
        free(copy);
    }
}

static void system_zone_comes_from_tz(void **state)
{
    setenv("TZ", ":Europe/Berlin", 1);
    assert_string_equal(hoof_zone_system_name(arena), "Europe/Berlin");
    setenv("TZ", "Asia/Tokyo", 1);
    assert_string_equal(hoof_zone_system_name(arena), "Asia/Tokyo");
    setenv("TZ", "/usr/share/zoneinfo/Asia/Tokyo", 1);
    assert_string_equal(hoof_zone_system_name(arena), "Asia/Tokyo");
    setenv("TZ", "", 1);
    assert_string_equal(hoof_zone_system_name(arena), "UTC");
    unsetenv("TZ");
    assert_non_null(hoof_zone_system_name(arena));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(instants_and_walls_agree_with_libc),
        cmocka_unit_test(changes_agree_with_libc_to_the_second),
        cmocka_unit_test(skipped_and_double_hours_follow_the_rule),
        cmocka_unit_test(days_are_as_long_as_their_clock),
        cmocka_unit_test(every_day_starts_where_the_one_before_ends),
        cmocka_unit_test(moments_fall_on_the_local_date),
        cmocka_unit_test(unknown_names_get_the_nearest_spelling),
        cmocka_unit_test(missing_or_empty_folder_is_named),
        cmocka_unit_test(damaged_files_are_refused_in_words),
        cmocka_unit_test(a_file_that_cannot_be_read_is_no_unknown_zone),
        cmocka_unit_test(footer_rules_agree_with_libc),
        cmocka_unit_test(broken_footers_are_refused),
        cmocka_unit_test(every_cut_of_a_file_is_refused),
        cmocka_unit_test(system_zone_comes_from_tz),
    };
    return cmocka_run_group_tests(tests, make_arena, drop_arena);
}
