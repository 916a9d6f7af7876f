/*
 * The dates of plans: the cases of dates.txt, every regimen of regimens.txt
 * against a second way of counting, and what must hold for any plan.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "plan/ledger.h"
#include "situation.h"

static const char *folder;
static struct hoof_arena *arena, *book_arena;
static const struct hoof_plan_book *book;
static const struct hoof_plan_rows *rows;

static int set_up(void **state)
{
    char path[600];
    struct hoof_error err = {0};
    arena = hoof_arena_new();
    book_arena = hoof_arena_new();
    snprintf(path, sizeof path, "%s/regimens.txt", folder);
    rows = test_rows_read(book_arena, path);
    if (!rows || !hoof_plan_book_new(book_arena, rows, &book, &err)) {
        fprintf(stderr, "%s %s\n", err.place, err.text);
        return -1;
    }
    return 0;
}

static int tear_down(void **state)
{
    hoof_arena_free(arena);
    hoof_arena_free(book_arena);
    return 0;
}

static int each_test(void **state)
{
    hoof_arena_reset(arena);
    return 0;
}

static struct test_situation begin(const char *zone, const char *now)
{
    struct test_situation s;
    char line[100], why[200];
    test_situation_begin(&s, arena);
    snprintf(line, sizeof line, "zone %s", zone);
    assert_true(test_situation_line(&s, line, why));
    snprintf(line, sizeof line, "now %s", now);
    assert_true(test_situation_line(&s, line, why));
    return s;
}

static void say(struct test_situation *s, const char *line)
{
    char why[200];
    if (!test_situation_line(s, line, why))
        fail_msg("%s: %s", line, why);
}

static struct hoof_plan_dates dates_of(struct test_situation *s, int32_t first, int32_t last)
{
    struct hoof_plan_dates dates;
    struct hoof_error err = {0};
    test_situation_end(s);
    if (!hoof_plan_dates(book, &s->plan, first, last, arena, &dates, NULL, &err))
        fail_msg("%s", err.text);
    return dates;
}

static int32_t day_of(const char *text)
{
    struct hoof_date date;
    assert_true(hoof_date_parse(text, strlen(text), &date, NULL));
    return hoof_date_to_days(date);
}

/* ---- the cases ---- */

/* An answer as lines, to be compared with what the case says. */
struct answer {
    const char *lines[400];
    size_t count;
};

static void answer_dates(struct test_situation *s, const char *first, const char *last,
                         bool only_asks, struct answer *out)
{
    struct hoof_plan_dates dates;
    struct hoof_plan_asks asks;
    struct hoof_error err = {0};
    if (!hoof_plan_dates(book, &s->plan, day_of(first), day_of(last), arena, &dates, &asks, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; !only_asks && i < dates.count && out->count < 400; i++)
        out->lines[out->count++] = test_date_line(s, &dates.items[i]);
    for (size_t i = 0; only_asks && i < asks.count; i++)
        out->lines[out->count++] = asks.items[i]->id;
}

static void answer_today(struct test_situation *s, bool depots, struct answer *out)
{
    struct hoof_plan_today today;
    struct hoof_error err = {0};
    if (!hoof_plan_today(book, &s->plan, arena, &today, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; !depots && i < today.dose_count; i++)
        out->lines[out->count++] = test_due_line(s, &today.doses[i]);
    for (size_t i = 0; !depots && i < today.other_count; i++)
        out->lines[out->count++] = test_date_line(s, &today.others[i]);
    for (size_t i = 0; depots && i < today.depot_count; i++)
        out->lines[out->count++] = test_depot_line(s, &today.depots[i]);
}

static void answer_ledger(struct test_situation *s, const char *last, struct answer *out)
{
    const struct hoof_ledger *ledger;
    struct hoof_error err = {0};
    if (!hoof_ledger_new(book, &s->plan, day_of(last), arena, &ledger, &err))
        fail_msg("%s", err.text);
    for (size_t i = 0; i < ledger->count && out->count < 400; i++)
        out->lines[out->count++] = test_dose_line(s, &ledger->doses[i]);
}

struct cases {
    FILE *file;
    char line[400], name[200];
    size_t number, count;
    bool more; /* line holds the next one */
};

static bool next_line(struct cases *c)
{
    while (fgets(c->line, sizeof c->line, c->file)) {
        c->number++;
        c->line[strcspn(c->line, "\n")] = '\0';
        if (c->line[0] && c->line[0] != '#')
            return c->more = true;
    }
    return c->more = false;
}

/* Reads the indented lines that follow and compares. Returns failures. */
static size_t compare(struct cases *c, const char *question, const struct answer *answer)
{
    size_t at = 0, failures = 0, start = c->number;
    for (; next_line(c) && c->line[0] == ' '; at++) {
        const char *wanted = c->line + strspn(c->line, " ");
        const char *came = at < answer->count ? answer->lines[at] : "(nothing)";
        if (strcmp(wanted, came) != 0) {
            print_error("line %zu (%s): wanted %s\n%*scame %s\n", c->number, c->name, wanted, 10,
                        "", came);
            failures++;
        }
    }
    for (; at < answer->count; at++, failures++)
        print_error("line %zu (%s), %s: came too much: %s\n", start, c->name, question,
                    answer->lines[at]);
    return failures;
}

static size_t run_question(struct cases *c, struct test_situation *s)
{
    struct answer answer = {0};
    char question[400], first[16] = "", last[16] = "", kind[16] = "";
    snprintf(question, sizeof question, "%s", c->line);
    int words = sscanf(question, "%15s %15s %15s", kind, first, last);
    if (strcmp(kind, "calendar") == 0 && words == 3)
        answer_dates(s, first, last, false, &answer);
    else if (strcmp(kind, "asks") == 0)
        answer_dates(s, "2026-01-01", "2030-01-01", true, &answer);
    else if (strcmp(kind, "today") == 0 || strcmp(kind, "depots") == 0)
        answer_today(s, *kind == 'd', &answer);
    else if (strcmp(kind, "ledger") == 0 && words == 2)
        answer_ledger(s, first, &answer);
    else
        fail_msg("line %zu: \"%s\" is no question", c->number, question);
    return compare(c, question, &answer);
}

static bool is_question(const char *line)
{
    static const char *const words[] = {"calendar ", "asks", "today", "depots", "ledger "};
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (strncmp(line, words[i], strlen(words[i])) == 0)
            return true;
    return false;
}

static void the_cases_of_the_table_hold(void **state)
{
    char path[600], why[200];
    struct cases c = {0};
    struct test_situation s = {0};
    size_t failures = 0, questions = 0;
    snprintf(path, sizeof path, "%s/dates.txt", folder);
    c.file = fopen(path, "r");
    if (!c.file)
        fail_msg("%s cannot be opened", path);
    next_line(&c);
    while (c.more) {
        if (strncmp(c.line, "case ", 5) == 0) {
            hoof_arena_reset(arena);
            test_situation_begin(&s, arena);
            snprintf(c.name, sizeof c.name, "%.190s", c.line + 5);
            c.count++;
            next_line(&c);
        } else if (is_question(c.line)) {
            test_situation_end(&s);
            failures += run_question(&c, &s);
            questions++;
        } else if (test_situation_line(&s, c.line, why)) {
            next_line(&c);
        } else {
            fail_msg("line %zu: %s", c.number, why);
        }
    }
    fclose(c.file);
    assert_true(c.count >= 40 && questions >= c.count);
    assert_int_equal(failures, 0);
}

/* ---- every regimen, counted a second time ---- */

/* How often a medicine is due on a day: asked of each day of each cycle, with no
 * list and no order. */
static int due_by_hand(const struct hoof_plan_line *line, const struct hoof_plan_regimen *regimen,
                       int cycles, int32_t from, int32_t day, int *cycle, int *cycle_day)
{
    for (int c = 0; c < cycles; c++)
        for (size_t i = 0; i < line->day_count; i++)
            if (from + c * regimen->cycle_days + line->days[i] - 1 == day) {
                *cycle = c + 1;
                *cycle_day = line->days[i];
                return line->times_per_day;
            }
    return 0;
}

/* Fractions are counted back from the day: working days since the first. */
static int fraction_by_hand(const struct hoof_plan_line *line, int32_t from, int32_t day)
{
    int working = 0;
    for (int32_t d = from; d <= day; d++)
        working += (d + 3) % 7 < 5; /* 1970-01-01 was a Thursday */
    return (day + 3) % 7 < 5 && working <= (int)line->day_count ? working : 0;
}

static void check_day(const struct hoof_plan_dates *dates, const struct hoof_plan_regimen *regimen,
                      int cycles, int32_t from, int32_t day)
{
    size_t wanted = 0, came = 0;
    for (size_t i = 0; i < regimen->line_count; i++) {
        const struct hoof_plan_line *line = &regimen->lines[i];
        int cycle = 0, cycle_day = 0, fraction = 0, times, found = 0;
        if (regimen->kind == HOOF_REGIMEN_COURSE) {
            fraction = day >= from ? fraction_by_hand(line, from, day) : 0;
            times = fraction > 0;
        } else {
            times = due_by_hand(line, regimen, cycles, from, day, &cycle, &cycle_day);
        }
        for (size_t k = 0; k < dates->count; k++) {
            const struct hoof_plan_date *date = &dates->items[k];
            if (date->at.day != day || strcmp(date->given->agent, line->agent) != 0)
                continue;
            found++;
            if (date->cycle != cycle || date->day != cycle_day || date->fraction != fraction)
                fail_msg("%s, %s: cycle %d day %d fraction %d", regimen->id, line->agent,
                         date->cycle, date->day, date->fraction);
        }
        if (found != times)
            fail_msg("%s, %s on day %d: wanted %d, came %d", regimen->id, line->agent, day - from,
                     times, found);
        wanted += (size_t)times;
    }
    for (size_t k = 0; k < dates->count; k++)
        came += dates->items[k].at.day == day;
    assert_int_equal(came, wanted);
}

static void every_regimen_falls_on_the_days_that_counting_by_hand_gives(void **state)
{
    enum { CYCLES = 3 };
    assert_int_equal(rows->regimen_count, 48);
    for (size_t i = 0; i < rows->regimen_count; i++) {
        const struct hoof_plan_regimen *regimen = &rows->regimens[i];
        int cycles = regimen->cycles && regimen->cycles < CYCLES ? regimen->cycles : CYCLES;
        int32_t from = day_of("2026-10-14"), last = from + CYCLES * regimen->cycle_days + 40;
        struct test_situation s = begin("Europe/Berlin", "2026-10-01T12:00:00+02:00");
        struct hoof_plan_item *item = test_add_item(&s);
        item->id = "A";
        item->type = HOOF_PLAN_REGIMEN;
        item->what = regimen->id;
        item->has_from = true;
        item->from = from;
        item->cycles = cycles;
        struct hoof_plan_dates dates = dates_of(&s, from - 10, last);
        assert_true(dates.count > 0);
        for (int32_t day = from - 10; day <= last; day++)
            check_day(&dates, regimen, cycles, from, day);
        hoof_arena_reset(arena);
    }
}

static void amounts_come_from_the_body_and_ranges_from_the_prescription(void **state)
{
    for (size_t i = 0; i < rows->regimen_count; i++) {
        const struct hoof_plan_regimen *regimen = &rows->regimens[i];
        struct test_situation s = begin("UTC", "2026-10-01T12:00:00Z");
        say(&s, "person born 1961-04-02 sex female height_cm 170 weight_kg 72");
        say(&s, "lab creatinine 0.8 mg/dL 2026-09-20");
        struct hoof_plan_item *item = test_add_item(&s);
        item->id = "A";
        item->type = HOOF_PLAN_REGIMEN;
        item->what = regimen->id;
        item->has_from = true;
        item->from = day_of("2026-10-14");
        item->cycles = 1;
        struct hoof_plan_dates dates = dates_of(&s, item->from, item->from + 60);
        for (size_t k = 0; k < dates.count; k++) {
            const struct hoof_plan_given *given = dates.items[k].given;
            const struct hoof_plan_line *line = NULL;
            for (size_t n = 0; n < regimen->line_count; n++)
                if (strcmp(regimen->lines[n].agent, given->agent) == 0)
                    line = &regimen->lines[n];
            assert_non_null(line);
            double factor = strcmp(line->unit, "mg/m2") == 0   ? sqrt(170 * 72) / 60
                            : strcmp(line->unit, "mg/kg") == 0 ? 72
                            : strcmp(line->unit, "AUC") == 0
                                ? (140 - 65) * 72 / (72 * 0.8) * 0.85 + 25
                                : 1;
            assert_false(given->prescribed);
            if (line->low != line->high) {
                assert_int_equal(given->need_count, 1);
                assert_true(given->dose == 0);
            } else {
                assert_true(fabs(given->dose - line->low * factor) <= 0.05 + 1e-9);
                assert_int_equal(given->need_count, 0);
                assert_true((factor != 1) == (given->formula != NULL));
            }
        }
        hoof_arena_reset(arena);
    }
}

/* ---- what holds for any plan ---- */

static uint64_t seed;

static int32_t below(int32_t n)
{
    seed = seed * 6364136223846793005u + 1442695040888963407u;
    return (int32_t)((seed >> 33) % (uint64_t)n);
}

static const char *const zones[] = {
    "UTC",
    "America/New_York",
    "Europe/Berlin",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
    "America/St_Johns",
    "Africa/Casablanca",
    "America/Santiago",
    "Asia/Gaza",
    "Antarctica/Troll",
    "Pacific/Chatham",
    "America/Havana",
    "Asia/Beirut",
    "America/Asuncion",
    "Pacific/Apia",
    "Africa/Cairo",
};
enum { ZONES = sizeof zones / sizeof *zones };

static void a_depot_stays_28_local_days_apart_for_ten_years(void **state)
{
    static const char *const clocks[] = {"00:00", "00:30", "01:30", "02:00", "02:30",
                                         "03:00", "12:00", "23:30", "23:59"};
    for (size_t z = 0; z < ZONES; z++)
        for (size_t c = 0; c < sizeof clocks / sizeof *clocks; c++) {
            char line[100];
            struct test_situation s = begin(zones[z], "2026-11-23T12:00:00Z");
            snprintf(line, sizeof line, "item A lanreotide 120 mg from 2026-01-05 every 28 at %s",
                     clocks[c]);
            say(&s, line);
            int32_t first = day_of("2026-01-05");
            struct hoof_plan_dates dates = dates_of(&s, first, first + 3653);
            assert_int_equal(dates.count, 3653 / 28 + 1);
            for (size_t i = 0; i < dates.count; i++) {
                struct hoof_moment local = hoof_zone_at(s.plan.zone, dates.items[i].at.utc_s);
                int32_t wall_day = hoof_date_to_days(local.date);
                assert_int_equal(dates.items[i].at.day, first + 28 * (int32_t)i);
                assert_int_equal(wall_day, dates.items[i].at.day);
                enum hoof_wall how;
                struct hoof_clock wall = {(int8_t)atoi(clocks[c]), (int8_t)atoi(clocks[c] + 3), 0};
                struct hoof_moment by_zone =
                    hoof_zone_moment(s.plan.zone, local.date, wall, false, &how);
                assert_true(by_zone.utc_s == dates.items[i].at.utc_s);
            }
            hoof_arena_reset(arena);
        }
}

static void a_daily_dose_loses_no_day_and_keeps_its_clock(void **state)
{
    for (size_t z = 0; z < ZONES; z++) {
        struct test_situation s = begin(zones[z], "2026-11-23T12:00:00Z");
        say(&s, "item A octreotide-sa 100 mcg from 2016-01-01 at 00:15,02:30,12:00,23:45");
        say(&s, "item B everolimus 10 mg from 2016-01-01 times 1");
        int32_t first = day_of("2016-01-01");
        struct hoof_plan_dates dates = dates_of(&s, first, first + 3652);
        assert_int_equal(dates.count, 5 * 3653);
        int64_t before = INT64_MIN;
        for (size_t i = 0; i < dates.count; i++) {
            const struct hoof_plan_at *at = &dates.items[i].at;
            assert_int_equal(at->day, first + (int32_t)(i / 5));
            assert_int_equal(at->day_level, i % 5 == 0);
            assert_true(at->utc_s >= before);
            before = at->utc_s;
            if (at->day_level)
                assert_true(at->utc_s ==
                            hoof_zone_day_start(s.plan.zone, hoof_date_from_days(at->day)));
        }
        hoof_arena_reset(arena);
    }
}

static const char *const agents[] = {"lanreotide", "octreotide-sa", "everolimus", "loperamide"};

static void add_random_item(struct test_situation *s, int32_t start)
{
    static const int intervals[] = {1, 2, 3, 6, 7, 14, 21, 28, 56};
    struct hoof_plan_item *item = test_add_item(s);
    item->id = hoof_format(arena, "i%zu", s->plan.item_count);
    item->has_from = true;
    item->from = start + below(400) - 200;
    item->has_until = below(3) == 0;
    item->until = item->from + below(300);
    if (below(3) == 0) {
        item->type = HOOF_PLAN_REGIMEN;
        item->what = rows->regimens[below((int32_t)rows->regimen_count)].id;
        item->cycles = 1 + below(6);
        if (below(2)) {
            struct hoof_plan_start *move = hoof_alloc(arena, sizeof *move);
            *move = (struct hoof_plan_start){1 + below(6), item->from + below(200) - 20};
            item->starts = move;
            item->start_count = 1;
        }
        return;
    }
    item->what = agents[below(4)];
    item->dose = 10;
    item->unit = "mg";
    item->every_days = intervals[below(9)];
    item->as_needed = below(6) == 0;
    if (below(2)) {
        struct hoof_clock *times = hoof_alloc_array(arena, 3, sizeof *times);
        item->time_count = 1 + (size_t)below(3);
        for (size_t i = 0; i < item->time_count; i++)
            times[i] = (struct hoof_clock){(int8_t)below(24), (int8_t)below(60), 0};
        item->times = times;
    } else {
        item->times_per_day = below(3);
    }
}

static void add_random_log(struct test_situation *s, int32_t start)
{
    struct hoof_plan_entry *entry = test_add_entry(s);
    entry->type = HOOF_PLAN_DOSE;
    entry->id = hoof_format(arena, "e%zu", s->plan.entry_count);
    entry->what = below(2) ? agents[below(4)] : "capecitabine";
    entry->at = test_at_day(s->plan.zone, start + below(400) - 200);
    entry->at.day_level = below(5) == 0;
    if (!entry->at.day_level) {
        entry->at.utc_s += below(86400);
        entry->at.day = hoof_date_to_days(hoof_zone_at(s->plan.zone, entry->at.utc_s).date);
    }
    entry->has_value = below(4) > 0;
    entry->value = 1 + below(20);
    entry->unit = "mg";
    entry->skipped = below(8) == 0;
    entry->rescue = below(8) == 0;
    if (below(4) == 0)
        entry->item = s->plan.items[below((int32_t)s->plan.item_count)].id;
    if (below(10) == 0) {
        entry->cycle = 1 + below(5);
        entry->cycle_day = 1;
    }
}

static struct test_situation random_situation(uint64_t number)
{
    char now[40];
    seed = number * 7919 + 1;
    int32_t start = day_of("2026-03-01") + below(300);
    char date[16];
    hoof_date_text(hoof_date_from_days(start), date);
    snprintf(now, sizeof now, "%sT%02d:%02d:00Z", date, below(24), below(60));
    struct test_situation s = begin(zones[number % ZONES], now);
    for (int i = 1 + below(8); i > 0; i--)
        add_random_item(&s, start);
    for (int i = below(60); i > 0; i--)
        add_random_log(&s, start);
    test_situation_end(&s);
    return s;
}

static void check_matching(const struct test_situation *s, const struct hoof_plan_dates *dates)
{
    for (size_t i = 0; i < dates->count; i++) {
        const struct hoof_plan_date *date = &dates->items[i];
        const struct hoof_plan_item *item = date->given->item;
        if (i)
            assert_true(dates->items[i - 1].at.day < date->at.day ||
                        dates->items[i - 1].at.day_level > date->at.day_level ||
                        (dates->items[i - 1].at.day_level == date->at.day_level &&
                         dates->items[i - 1].at.utc_s <= date->at.utc_s));
        assert_false(item->has_until && date->at.day > item->until);
        assert_false(item->as_needed);
        assert_false(date->taken && (date->skipped || date->counts_as_taken));
        if (!date->taken)
            continue;
        assert_string_equal(date->taken->what, date->given->agent);
        assert_false(date->taken->rescue || date->taken->skipped);
        int32_t apart = abs(date->taken->at.day - date->at.day);
        if (item->type == HOOF_PLAN_AGENT && item->every_days >= 7)
            assert_true(2 * apart < item->every_days || item->time_count > 1 ||
                        item->times_per_day > 1);
        else
            assert_int_equal(apart, 0);
        for (size_t k = 0; k < i; k++)
            assert_ptr_not_equal(dates->items[k].taken, date->taken);
    }
}

/* Every dose that was given stands in the ledger once. */
static void check_ledger(const struct test_situation *s, const struct hoof_ledger *ledger)
{
    size_t logged = 0, given = 0, listed = 0;
    for (size_t i = 0; i < s->plan.entry_count; i++)
        given += !s->plan.entries[i].skipped;
    for (size_t i = 0; i < ledger->count; i++) {
        const struct hoof_ledger_dose *dose = &ledger->doses[i];
        logged += dose->entry != NULL;
        assert_true(dose->entry || dose->date);
        assert_false(dose->planned && dose->entry);
        if (i)
            assert_true(ledger->doses[i - 1].at.day <= dose->at.day);
        for (size_t k = 0; k < i; k++)
            assert_false(dose->entry && ledger->doses[k].entry == dose->entry);
    }
    for (size_t i = 0; i < ledger->agent_count; i++) {
        listed += ledger->agents[i].count;
        for (size_t k = 0; k < ledger->agents[i].count; k++)
            assert_string_equal(ledger->agents[i].doses[k]->agent, ledger->agents[i].id);
    }
    assert_int_equal(logged, given);
    assert_int_equal(listed, ledger->count);
    assert_int_equal(ledger->skipped_count, s->plan.entry_count - given);
}

static void random_plans_keep_their_order_and_count_each_dose_once(void **state)
{
    for (uint64_t number = 0; number < 400; number++) {
        struct test_situation s = random_situation(number);
        int32_t start = day_of("2025-06-01");
        struct hoof_plan_dates dates = dates_of(&s, start, start + 1000);
        const struct hoof_ledger *ledger;
        struct hoof_plan_today today;
        struct hoof_error err = {0};
        check_matching(&s, &dates);
        assert_true(hoof_ledger_new(book, &s.plan, start + 1000, arena, &ledger, &err));
        check_ledger(&s, ledger);
        assert_true(hoof_plan_today(book, &s.plan, arena, &today, &err));
        hoof_arena_reset(arena);
    }
}

static void a_span_of_days_is_a_part_of_a_longer_span(void **state)
{
    for (uint64_t number = 0; number < 200; number++) {
        struct test_situation s = random_situation(number);
        int32_t start = day_of("2025-06-01"), first = day_of("2026-05-01");
        struct hoof_plan_dates whole = dates_of(&s, start, start + 1000);
        struct hoof_plan_dates part = dates_of(&s, first, first + 200);
        size_t at = 0;
        for (size_t i = 0; i < whole.count; i++) {
            if (whole.items[i].at.day < first || whole.items[i].at.day > first + 200)
                continue;
            assert_true(at < part.count);
            assert_string_equal(test_date_line(&s, &whole.items[i]),
                                test_date_line(&s, &part.items[at]));
            at++;
        }
        assert_int_equal(at, part.count);
        hoof_arena_reset(arena);
    }
}

static void the_same_plan_gives_the_same_dates(void **state)
{
    for (uint64_t number = 0; number < 50; number++) {
        struct test_situation a = random_situation(number), b = random_situation(number);
        int32_t first = day_of("2026-01-01");
        struct hoof_plan_dates x = dates_of(&a, first, first + 400);
        struct hoof_plan_dates y = dates_of(&b, first, first + 400);
        assert_int_equal(x.count, y.count);
        for (size_t i = 0; i < x.count; i++)
            assert_string_equal(test_date_line(&a, &x.items[i]), test_date_line(&b, &y.items[i]));
        hoof_arena_reset(arena);
    }
}

/* ---- amounts and the book ---- */

static void amounts_agree_with_the_published_examples(void **state)
{
    assert_true(fabs(hoof_surface_m2(168, 61.5) - 1.694107) < 1e-6);
    assert_true(fabs(hoof_surface_m2(180, 80) - 2.0) < 1e-12);
    assert_true(hoof_calvert_mg(5, 75) == 500);
    assert_true(hoof_cockcroft_gault_ml_min(40, 72, 1, false) == 100);
    assert_true(fabs(hoof_cockcroft_gault_ml_min(40, 72, 1, true) - 85) < 1e-12);
}

static void a_regimen_that_cannot_be_dated_is_refused_with_its_name(void **state)
{
    static const uint16_t rising[] = {1, 8}, falling[] = {8, 1}, none[] = {0};
    struct {
        int cycle_days, times;
        const uint16_t *days;
        size_t count;
        enum hoof_regimen_kind kind;
        bool good;
    } const tries[] = {
        {8, 1, rising, 2, HOOF_REGIMEN_CYCLE, true},
        {7, 1, rising, 2, HOOF_REGIMEN_CYCLE, false},
        {7, 1, rising, 2, HOOF_REGIMEN_COURSE, true},
        {28, 1, falling, 2, HOOF_REGIMEN_CYCLE, false},
        {28, 1, none, 1, HOOF_REGIMEN_CYCLE, false},
        {0, 1, rising, 1, HOOF_REGIMEN_CYCLE, false},
        {28, 0, rising, 2, HOOF_REGIMEN_CYCLE, false},
    };
    for (size_t i = 0; i < sizeof tries / sizeof *tries; i++) {
        struct hoof_plan_line line = {.agent = "x",
                                      .unit = "mg",
                                      .low = 1,
                                      .high = 1,
                                      .times_per_day = tries[i].times,
                                      .days = tries[i].days,
                                      .day_count = tries[i].count};
        struct hoof_plan_regimen regimen = {.id = "made-up",
                                            .kind = tries[i].kind,
                                            .cycle_days = tries[i].cycle_days,
                                            .lines = &line,
                                            .line_count = 1};
        struct hoof_plan_rows one = {.regimens = &regimen, .regimen_count = 1};
        const struct hoof_plan_book *made;
        struct hoof_error err = {0};
        bool done = hoof_plan_book_new(arena, &one, &made, &err);
        assert_int_equal(done, tries[i].good);
        if (!done) {
            assert_int_equal(err.code, HOOF_REQUEST);
            assert_string_equal(err.place, "made-up");
        }
    }
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fprintf(stderr, "usage: %s FOLDER\n", argv[0]);
        return 2;
    }
    folder = argv[1];
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup(the_cases_of_the_table_hold, each_test),
        cmocka_unit_test_setup(every_regimen_falls_on_the_days_that_counting_by_hand_gives,
                               each_test),
        cmocka_unit_test_setup(amounts_come_from_the_body_and_ranges_from_the_prescription,
                               each_test),
        cmocka_unit_test_setup(a_depot_stays_28_local_days_apart_for_ten_years, each_test),
        cmocka_unit_test_setup(a_daily_dose_loses_no_day_and_keeps_its_clock, each_test),
        cmocka_unit_test_setup(random_plans_keep_their_order_and_count_each_dose_once, each_test),
        cmocka_unit_test_setup(a_span_of_days_is_a_part_of_a_longer_span, each_test),
        cmocka_unit_test_setup(the_same_plan_gives_the_same_dates, each_test),
        cmocka_unit_test_setup(amounts_agree_with_the_published_examples, each_test),
        cmocka_unit_test_setup(a_regimen_that_cannot_be_dated_is_refused_with_its_name, each_test),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
