/*
 * zone: IANA time zones, computed from the system's zone files.
 *
 * Reads TZif files (RFC 8536, version 1 to 4 with the footer rule) from $TZDIR
 * or /usr/share/zoneinfo; no global state, no libc localtime. One written rule
 * (RFC 5545, 3.3.5; interface-plan 12): a wall time that the clock change skips
 * takes the offset before the gap (02:30 becomes 03:30); one that comes twice
 * is its first.
 *
 * A zone belongs to the arena it was opened in and is read-only.
 */
#ifndef HOOF_BASE_ZONE_H
#define HOOF_BASE_ZONE_H

#include "base/arena.h"
#include "base/time.h"

struct hoof_zone;

/* Opens "America/New_York" (or "UTC", which needs no file). An unknown name is
 * HOOF_REQUEST with the nearest spelling; a missing or empty zone folder is
 * HOOF_STORAGE and names the folder. Names that leave the folder are refused. */
bool hoof_zone_open(struct hoof_arena *arena, const char *name, const struct hoof_zone **out,
                    struct hoof_error *err);

/* HOOF_STORAGE when the folder of zone files is missing or empty. */
bool hoof_zone_folder_check(struct hoof_error *err);

/* The zone's IANA name. */
const char *hoof_zone_name(const struct hoof_zone *zone);

/* Name of the system's zone: $TZ (also ":Area/City"), /etc/timezone, the link
 * /etc/localtime, else "UTC". In the arena; NULL without memory. */
const char *hoof_zone_system_name(struct hoof_arena *arena);

/* Offset in seconds east of UTC at an instant. */
int32_t hoof_zone_offset(const struct hoof_zone *zone, int64_t utc_s);

/* The first change of the zone's clocks after an instant, also one that keeps the
 * offset; false when there is none. */
bool hoof_zone_next_change(const struct hoof_zone *zone, int64_t utc_s, int64_t *at);

/* How a wall time maps to instants. */
enum hoof_wall { HOOF_WALL_ONCE, HOOF_WALL_SKIPPED, HOOF_WALL_TWICE };

/* The moment of a wall time by the rule above; *how (may be NULL) tells which
 * case it was, so that a door can say so. With second true the later of two. */
struct hoof_moment hoof_zone_moment(const struct hoof_zone *zone, struct hoof_date date,
                                    struct hoof_clock clock, bool second, enum hoof_wall *how);

/* The moment of an instant, seen in the zone. */
struct hoof_moment hoof_zone_at(const struct hoof_zone *zone, int64_t utc_s);

/* The instant at which a local date begins in the zone (first instant, also
 * where midnight is skipped). */
int64_t hoof_zone_day_start(const struct hoof_zone *zone, struct hoof_date date);

/* As hoof_moment_parse, but a date-time without offset is local time of zone. */
bool hoof_moment_parse_local(const char *text, size_t n, const struct hoof_zone *zone,
                             struct hoof_moment *out, struct hoof_error *err);

/* The local date, in zone, on which a moment falls (its own date if day_level). */
struct hoof_date hoof_moment_date(const struct hoof_moment *moment, const struct hoof_zone *zone);

#endif
