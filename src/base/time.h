/*
 * time: civil dates, clock times, instants and RFC 3339.
 *
 * A date is a distinct type (struct hoof_date), never an int. An instant is
 * seconds since 1970-01-01T00:00:00Z. Zones live in base/zone.h. Nothing here
 * reads a clock: "now" is an argument everywhere (struct hoof_now is filled by
 * the door).
 *
 * Years 1900 to 2100 are accepted from people; arithmetic is exact far beyond.
 * Owns nothing.
 */
#ifndef HOOF_BASE_TIME_H
#define HOOF_BASE_TIME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct hoof_date {
    int16_t year; /* 1900 to 2100 when it came from a person */
    int8_t month; /* 1 to 12 */
    int8_t day;   /* 1 to 31 */
};

struct hoof_clock {
    int8_t hour;   /* 0 to 23 */
    int8_t minute; /* 0 to 59 */
    int8_t second; /* 0 to 59; a leap second reads as 59 */
};

/* When something happened or is due, as the interchange file writes it. */
struct hoof_moment {
    bool day_level;        /* a date alone: no clock time is made up */
    struct hoof_date date; /* local date in the offset it was written with */
    struct hoof_clock clock;
    int32_t offset_s; /* seconds east of UTC; 0 when day_level */
    int64_t utc_s;    /* the instant; for day_level 00:00 UTC of the date */
};

/* The present, read once by the door (or given with --now). */
struct hoof_now {
    int64_t utc_ms;
    bool given; /* by --now: nothing may read the clock */
};

/* Days since 1970-01-01, and back. Proleptic Gregorian. */
int32_t hoof_date_to_days(struct hoof_date date);
struct hoof_date hoof_date_from_days(int32_t days);
bool hoof_date_valid(struct hoof_date date);
int hoof_date_compare(struct hoof_date a, struct hoof_date b);
struct hoof_date hoof_date_add_days(struct hoof_date date, int32_t days);

/* Calendar months; a day that the month lacks becomes its last (31 Jan + 1 = 28 or 29 Feb). */
struct hoof_date hoof_date_add_months(struct hoof_date date, int32_t months);

/* 0 Monday to 6 Sunday. */
int hoof_date_weekday(struct hoof_date date);

/* "2026-11-23" exactly, n bytes; the place of an error is left to the caller. */
bool hoof_date_parse(const char *text, size_t n, struct hoof_date *out, struct hoof_error *err);

/* "08:00", "8:00" or "08:00:30", n bytes. */
bool hoof_clock_parse(const char *text, size_t n, struct hoof_clock *out, struct hoof_error *err);

/* RFC 3339 date-time with offset, or a date alone (day_level). Seconds may be
 * missing, fractions are read and dropped, "T" may be a space or "t". Without
 * an offset: refused here (see hoof_moment_parse_local in base/zone.h). */
bool hoof_moment_parse(const char *text, size_t n, struct hoof_moment *out, struct hoof_error *err);

/* The reader below both: *has_offset is false where the text gives no offset;
 * utc_s then takes the wall time as if it were UTC. */
bool hoof_moment_read(const char *text, size_t n, struct hoof_moment *out, bool *has_offset,
                      struct hoof_error *err);

/* Writes "2026-11-23" (11 bytes with NUL) or "2026-11-23T19:30:00-05:00" (26;
 * a UTC moment ends in "Z" only when it came with offset 0). An offset with
 * seconds, as before standard time, is rounded; the instant stays exact. */
void hoof_date_text(struct hoof_date date, char out[16]);
void hoof_moment_text(const struct hoof_moment *moment, char out[32]);

/* The date and clock of an instant seen at an offset. */
void hoof_civil(int64_t utc_s, int32_t offset_s, struct hoof_date *date, struct hoof_clock *clock);
/* Seconds since 1970 of a wall time read as if it were UTC. */
int64_t hoof_civil_seconds(struct hoof_date date, struct hoof_clock clock);

#endif
