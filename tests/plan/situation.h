/*
 * situation: plans and logs of the tests, as a person would write them down.
 *
 * A book is read from a table of regimens (regimens.txt), a situation from lines:
 *
 *     zone America/New_York
 *     now 2026-11-23T12:00:00-05:00
 *     person born 1961-04-02 sex female height_cm 168 weight_kg 61.5
 *     item A lanreotide 120 mg from 2026-01-05 every 28 at 09:00 prescribed
 *     item B regimen captem-750 from 2026-12-01 cycles 4 amount capecitabine 1250
 *     item C octreotide-sa 100 mcg from 2026-01-05 as-needed max 3 rescue
 *     item D event surgery 2027-01-12T08:00:00-05:00
 *     log lanreotide 120 mg 2026-10-13 item A
 *     lab creatinine 0.9 mg/dL 2026-11-01
 *     vital weight 60 kg 2026-11-20
 *
 * All memory comes from one arena.
 */
#ifndef TESTS_PLAN_SITUATION_H
#define TESTS_PLAN_SITUATION_H

#include <stdio.h>

#include "plan/ledger.h"

/* The rows of regimens.txt, with the medicines that it names. NULL: told on stderr. */
const struct hoof_plan_rows *test_rows_read(struct hoof_arena *arena, const char *path);

struct test_situation {
    struct hoof_arena *arena;
    struct hoof_plan_situation plan;
    size_t item_capacity, entry_capacity;
};

void test_situation_begin(struct test_situation *s, struct hoof_arena *arena);
/* One line; false: it cannot be read, and why is in `why`. */
bool test_situation_line(struct test_situation *s, const char *line, char why[200]);
/* Puts the entries in order of time, as a situation must be. */
void test_situation_end(struct test_situation *s);

struct hoof_plan_item *test_add_item(struct test_situation *s);
struct hoof_plan_entry *test_add_entry(struct test_situation *s);
struct hoof_plan_at test_at(const struct hoof_zone *zone, const char *text);
struct hoof_plan_at test_at_day(const struct hoof_zone *zone, int32_t day);

/* A date or today's dose as one line of text, in the arena. */
const char *test_date_line(const struct test_situation *s, const struct hoof_plan_date *date);
const char *test_due_line(const struct test_situation *s, const struct hoof_plan_due *due);
const char *test_depot_line(const struct test_situation *s, const struct hoof_plan_depot *depot);
const char *test_dose_line(const struct test_situation *s, const struct hoof_ledger_dose *dose);

#endif
