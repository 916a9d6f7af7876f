/*
 * How long dating a plan takes: ten years of thirty items, and the ledger over
 * 40,000 logged doses beside it. The peer puts the same series of days to SQLite
 * as a recursive query in memory: days alone, without zones, amounts and order.
 *
 *     plan_dates
 *
 * Prints the median and the fastest of 31 runs.
 */
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "plan/ledger.h"

enum { ITEMS = 30, YEARS = 10, DAYS = YEARS * 3653 / 10, RUNS = 31, LOGGED = 40000 };

static struct hoof_clock clocks[] = {{8, 0, 0}, {14, 0, 0}, {20, 0, 0}};
static const uint16_t cycle_days[] = {1, 2, 3, 4, 5, 10, 11, 12, 13, 14};
static const struct hoof_plan_line lines[] = {
    {.agent = "capecitabine",
     .low = 1250,
     .high = 1250,
     .unit = "mg",
     .times_per_day = 2,
     .days = cycle_days,
     .day_count = 10},
    {.agent = "temozolomide",
     .low = 340,
     .high = 340,
     .unit = "mg",
     .times_per_day = 1,
     .days = cycle_days,
     .day_count = 5},
};
static const struct hoof_plan_regimen regimen = {
    .id = "cycle", .kind = HOOF_REGIMEN_CYCLE, .cycle_days = 28, .lines = lines, .line_count = 2};

/* Twelve medicines each day, one to three times; eight depots; six every second or
 * third day; four regimens. */
static void fill(struct hoof_arena *arena, struct hoof_plan_item *items, int32_t first)
{
    for (int i = 0; i < ITEMS; i++) {
        struct hoof_plan_item *item = &items[i];
        *item = (struct hoof_plan_item){.id = hoof_format(arena, "item-%02d", i),
                                        .what = hoof_format(arena, "medicine-%02d", i),
                                        .dose = 10,
                                        .unit = "mg",
                                        .has_from = true,
                                        .from = first,
                                        .has_until = true,
                                        .until = first + DAYS - 1};
        if (i < 12) {
            item->times = clocks;
            item->time_count = 1 + (size_t)i % 3;
        } else if (i < 20) {
            item->every_days = 28;
        } else if (i < 26) {
            item->every_days = 2 + i % 2;
        } else {
            item->type = HOOF_PLAN_REGIMEN;
            item->what = "cycle";
        }
    }
}

static void log_doses(struct hoof_plan_situation *s, struct hoof_plan_entry *entries, int32_t first)
{
    for (int i = 0; i < LOGGED; i++) {
        int32_t day = first + (int32_t)((int64_t)i * (DAYS - 60) / LOGGED);
        int medicine = i % 12;
        struct hoof_moment at =
            hoof_zone_moment(s->zone, hoof_date_from_days(day),
                             (struct hoof_clock){(int8_t)(8 + i % 11), 5, 0}, false, NULL);
        entries[i] = (struct hoof_plan_entry){.id = "entry",
                                              .type = HOOF_PLAN_DOSE,
                                              .what = s->items[medicine].what,
                                              .unit = "mg",
                                              .value = 10,
                                              .has_value = true,
                                              .at = {false, day, at.utc_s}};
    }
    s->entries = entries;
    s->entry_count = LOGGED;
}

static double now_ms(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

static int compare(const void *a, const void *b)
{
    const double *x = a, *y = b;
    return (*x > *y) - (*x < *y);
}

static void tell(const char *what, double *ms, size_t count)
{
    qsort(ms, RUNS, sizeof *ms, compare);
    printf("%-28s median %6.2f ms, fastest %6.2f ms, %zu\n", what, ms[RUNS / 2], ms[0], count);
}

/* The days of the same series; NULL: SQLite is not well. */
static bool peer(sqlite3 *db, size_t *count)
{
    static const char sql[] =
        "WITH RECURSIVE d(day, step, until) AS (SELECT start, step, until FROM series UNION ALL "
        "SELECT day + step, step, until FROM d WHERE day + step <= until) SELECT count(*) FROM d";
    sqlite3_stmt *q;
    if (sqlite3_prepare_v2(db, sql, -1, &q, NULL) != SQLITE_OK || sqlite3_step(q) != SQLITE_ROW)
        return false;
    *count = (size_t)sqlite3_column_int64(q, 0);
    return sqlite3_finalize(q) == SQLITE_OK;
}

static bool fill_peer(sqlite3 *db, const struct hoof_plan_item *items, int32_t first)
{
    char sql[200];
    bool good = sqlite3_exec(db, "CREATE TABLE series(start, step, until)", 0, 0, 0) == SQLITE_OK;
    for (int i = 0; good && i < ITEMS; i++) {
        bool cycle = items[i].type == HOOF_PLAN_REGIMEN;
        int slots = cycle ? 25 : items[i].time_count ? (int)items[i].time_count : 1;
        for (int k = 0; good && k < slots; k++) {
            snprintf(sql, sizeof sql, "INSERT INTO series VALUES (%d, %d, %d)",
                     first + (cycle ? cycle_days[k % 10] - 1 : 0),
                     cycle                 ? 28
                     : items[i].every_days ? items[i].every_days
                                           : 1,
                     first + DAYS - 1);
            good = sqlite3_exec(db, sql, 0, 0, 0) == SQLITE_OK;
        }
    }
    return good;
}

int main(void)
{
    struct hoof_arena *setting = hoof_arena_new(), *arena = hoof_arena_new();
    struct hoof_error err = {0};
    struct hoof_plan_item items[ITEMS];
    struct hoof_plan_entry *entries = calloc(LOGGED, sizeof *entries);
    const struct hoof_plan_rows rows = {.regimens = &regimen, .regimen_count = 1};
    const struct hoof_plan_book *book;
    struct hoof_plan_situation s = {.items = items, .item_count = ITEMS};
    struct hoof_plan_dates dates = {0};
    const struct hoof_ledger *ledger = NULL;
    double ms[3][RUNS];
    size_t peer_count = 0, ledger_count = 0;
    sqlite3 *db;
    int32_t first = hoof_date_to_days((struct hoof_date){2017, 1, 1});
    if (!setting || !arena || !entries || sqlite3_open(":memory:", &db) != SQLITE_OK ||
        !hoof_zone_open(setting, "America/New_York", &s.zone, &err) ||
        !hoof_plan_book_new(setting, &rows, &book, &err))
        return 1;
    fill(setting, items, first);
    s.now_s = ((int64_t)first + DAYS - 60) * 86400;
    if (!fill_peer(db, items, first))
        return 1;
    for (int i = 0; i < RUNS; i++) {
        double start = now_ms();
        if (!hoof_plan_dates(book, &s, first, first + DAYS - 1, arena, &dates, NULL, &err))
            return 1;
        ms[0][i] = now_ms() - start;
        hoof_arena_reset(arena);
        start = now_ms();
        if (!peer(db, &peer_count))
            return 1;
        ms[1][i] = now_ms() - start;
    }
    log_doses(&s, entries, first);
    for (int i = 0; i < RUNS; i++) {
        double start = now_ms();
        if (!hoof_ledger_new(book, &s, first + DAYS - 1, arena, &ledger, &err))
            return 1;
        ms[2][i] = now_ms() - start;
        ledger_count = ledger->count;
        hoof_arena_reset(arena);
    }
    tell("dates of ten years, 30 items", ms[0], dates.count);
    tell("the days alone by SQLite", ms[1], peer_count);
    tell("ledger with 40,000 doses", ms[2], ledger_count);
    sqlite3_close(db);
    free(entries);
    hoof_arena_free(arena);
    hoof_arena_free(setting);
    return 0;
}
