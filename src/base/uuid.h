/*
 * uuid: UUIDv7 (RFC 9562, 5.7) as text, ids of entries and changes.
 *
 * Within one process ids come in strictly rising order, also when the clock
 * goes back. hoof_uuid_of_content makes the id that an imported record gets:
 * the same content at the same time has the same id on every device.
 */
#ifndef HOOF_BASE_UUID_H
#define HOOF_BASE_UUID_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HOOF_UUID_TEXT 37 /* 36 characters and a NUL */

/* The last id that this process gave; starts as all zero. */
struct hoof_uuid_source {
    uint64_t last_ms;
    uint16_t last_counter; /* rand_a, 12 bits */
};

/* A new id for the time utc_ms (negative counts as 0). */
void hoof_uuid_new(struct hoof_uuid_source *source, int64_t utc_ms, char out[HOOF_UUID_TEXT]);

/* The id of a record that came without one: utc_ms (negative counts as 0) and
 * BLAKE2b over the canonical JSON, a NUL and the decimal ordinal among equal
 * records of the file (1, 2, ...). */
void hoof_uuid_of_content(int64_t utc_ms, const char *canonical, size_t n, unsigned ordinal,
                          char out[HOOF_UUID_TEXT]);

/* 36 characters, lower- or upper-case hex, version 7, RFC variant. */
bool hoof_uuid_valid(const char *text);

/* The Unix milliseconds in an id that hoof_uuid_valid() accepts. */
int64_t hoof_uuid_ms(const char *text);

#endif
