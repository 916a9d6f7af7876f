/*
 * schedule: how often, from when and until when, out of the sentence of a
 * prescription.
 *
 * "lanreotide 120 mg every 28 days since 5 January" gives every_days 28, from
 * 2026-01-05, and the rest "lanreotide 120 mg". Pure; what can be read in two
 * ways (a bare "at 8", "1/12", "monthly") is HOOF_REQUEST and asks.
 */
#ifndef HOOF_SENTENCE_SCHEDULE_H
#define HOOF_SENTENCE_SCHEDULE_H

#include "base/arena.h"
#include "base/error.h"
#include "base/time.h"

enum { HOOF_SCHEDULE_TIMES = 12 };

struct hoof_schedule {
    int every_days, times_per_day, cycles; /* 0: not said */
    struct hoof_clock times[HOOF_SCHEDULE_TIMES];
    size_t time_count;
    bool as_needed;
    int max_per_day; /* 0: not said */
    bool has_from, has_until, guessed_year;
    struct hoof_date from, until;
    const char *rest; /* the other words, joined by one space */
};

/* today: a date without a year is the last such day ("since"), the nearest one
 * ("from"), the next one ("until"); guessed_year tells that it was so. */
bool hoof_schedule_read(const char *text, struct hoof_date today, struct hoof_arena *arena,
                        struct hoof_schedule *out, struct hoof_error *err);

#endif
