/*
 * tzif: the content of one zone file (RFC 8536, versions 1 to 4).
 *
 * Pure: bytes in, a table of clock changes out, checked in every field. The
 * file is not trusted: what does not follow the format is refused with the
 * reason. Users want base/zone.h; this is its inside, and a fuzz target.
 *
 * The table belongs to the arena.
 */
#ifndef HOOF_BASE_TZIF_H
#define HOOF_BASE_TZIF_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

/* A day of the year in a footer rule, and a time of that day. */
struct hoof_tzif_day {
    enum { HOOF_TZIF_MONTH_DAY, HOOF_TZIF_JULIAN, HOOF_TZIF_DAY_OF_YEAR } form;
    int month, week, weekday; /* M3.2.0: weekday 0 is Sunday, week 5 the last */
    int day;                  /* J1 to J365 (29 Feb never counts), or 0 to 365 */
    int32_t time_s;           /* of the wall clock before the change; may leave the day */
};

struct hoof_tzif {
    const int64_t *at;     /* instants of the changes, rising */
    const int32_t *offset; /* seconds east of UTC from at[i] on */
    size_t count;
    int32_t first_offset; /* before at[0] */
    /* What holds after the last change; without a rule the last offset stays. */
    bool has_rule, has_summer;
    int32_t standard_offset, summer_offset;
    struct hoof_tzif_day summer_starts, summer_ends;
};

/* Reads a file of n bytes. The error tells why, without the file's name:
 * "it ends too early". */
bool hoof_tzif_parse(struct hoof_arena *arena, const void *bytes, size_t n, struct hoof_tzif *out,
                     struct hoof_error *err);

int32_t hoof_tzif_offset(const struct hoof_tzif *zone, int64_t utc_s);

/* The first change after an instant, also one that keeps the offset; false
 * when there is none. */
bool hoof_tzif_next(const struct hoof_tzif *zone, int64_t utc_s, int64_t *at);

#endif
