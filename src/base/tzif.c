#include "base/tzif.h"

#include <string.h>

#include "base/time.h"

enum { HEADER = 44, TYPE_SIZE = 6, CHANGES_MAX = 4000, TYPES_MAX = 256, CHARS_MAX = 4096 };

/* Offsets that RFC 8536 (3.2) calls reasonable: -25 h to +26 h, both excluded. */
enum { OFFSET_MIN = -89999, OFFSET_MAX = 93599 };

struct reader {
    const unsigned char *at, *end;
};

static uint64_t read_big_endian(const unsigned char *bytes, size_t n)
{
    uint64_t value = 0;
    for (size_t i = 0; i < n; i++)
        value = value << 8 | bytes[i];
    return value;
}

static bool fail(struct hoof_error *err, const char *why)
{
    return hoof_fail(err, HOOF_STORAGE, NULL, "%s", why);
}

/* The counts of one block, in the order of the header. */
struct block {
    size_t is_utc, is_standard, leaps, changes, types, chars;
    size_t time_size; /* 4 in the first block, 8 in the second */
};

static bool read_header(struct reader *reader, size_t time_size, unsigned char *version,
                        struct block *out, struct hoof_error *err)
{
    if (reader->end - reader->at < HEADER)
        return fail(err, "it ends too early");
    if (memcmp(reader->at, "TZif", 4))
        return fail(err, "it does not start as a zone file does");
    *version = reader->at[4];
    if (*version && (*version < '2' || *version > '9'))
        return fail(err, "its version is unknown");
    size_t *const fields[] = {&out->is_utc,  &out->is_standard, &out->leaps,
                              &out->changes, &out->types,       &out->chars};
    for (size_t i = 0; i < 6; i++)
        *fields[i] = (size_t)read_big_endian(reader->at + 20 + 4 * i, 4);
    out->time_size = time_size;
    reader->at += HEADER;
    if (out->changes > CHANGES_MAX || out->types > TYPES_MAX || out->chars > CHARS_MAX ||
        out->is_utc > TYPES_MAX || out->is_standard > TYPES_MAX || out->leaps > CHANGES_MAX)
        return fail(err, "it counts more clock changes than any zone has");
    return true;
}

static size_t block_size(const struct block *block)
{
    return block->changes * (block->time_size + 1) + block->types * TYPE_SIZE + block->chars +
           block->leaps * (block->time_size + 4) + block->is_standard + block->is_utc;
}

static int64_t read_time(const unsigned char *bytes, size_t size)
{
    uint64_t value = read_big_endian(bytes, size);
    return size == 4 ? (int64_t)(int32_t)(uint32_t)value : (int64_t)value;
}

static bool read_types(const struct block *block, const unsigned char *bytes, int32_t *offsets,
                       struct hoof_error *err)
{
    for (size_t i = 0; i < block->types; i++, bytes += TYPE_SIZE) {
        int32_t offset = (int32_t)read_time(bytes, 4);
        if (offset < OFFSET_MIN || offset > OFFSET_MAX)
            return fail(err, "an offset from UTC is more than a day");
        if (bytes[4] > 1 || bytes[5] >= block->chars)
            return fail(err, "a kind of time is not described as it must be");
        offsets[i] = offset;
    }
    return true;
}

static bool read_changes(struct hoof_arena *arena, struct reader *reader, const struct block *block,
                         struct hoof_tzif *out, struct hoof_error *err)
{
    int32_t offsets[TYPES_MAX];
    if ((size_t)(reader->end - reader->at) < block_size(block))
        return fail(err, "it ends too early");
    if (!block->types || !block->chars)
        return fail(err, "it describes no kind of time");
    if (block->leaps)
        return fail(err, "it counts leap seconds, as the zones under \"right/\" do");
    const unsigned char *times = reader->at;
    const unsigned char *indexes = times + block->changes * block->time_size;
    if (!read_types(block, indexes + block->changes, offsets, err))
        return false;
    int64_t *at = hoof_alloc_array(arena, block->changes + 1, sizeof *at);
    int32_t *offset = hoof_alloc_array(arena, block->changes + 1, sizeof *offset);
    if (!at || !offset)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < block->changes; i++) {
        at[i] = read_time(times + i * block->time_size, block->time_size);
        if (i && at[i] <= at[i - 1])
            return fail(err, "its clock changes are not in order of time");
        if (indexes[i] >= block->types)
            return fail(err, "a clock change leads to a kind of time that is not described");
        offset[i] = offsets[indexes[i]];
    }
    out->at = at;
    out->offset = offset;
    out->count = block->changes;
    out->first_offset = offsets[0];
    reader->at += block_size(block);
    return true;
}

/* The footer: a TZ text of POSIX with the extensions of RFC 8536, 3.3.1. */

static bool skip_name(struct reader *reader)
{
    size_t length = 0;
    if (reader->at < reader->end && *reader->at == '<') {
        for (reader->at++; reader->at < reader->end && *reader->at != '>'; reader->at++)
            length++;
        return length >= 3 && reader->at++ < reader->end;
    }
    for (; reader->at < reader->end; reader->at++, length++)
        if ((*reader->at | 0x20) < 'a' || (*reader->at | 0x20) > 'z')
            break;
    return length >= 3;
}

static bool skip_byte(struct reader *reader, char byte)
{
    if (reader->at == reader->end || *reader->at != (unsigned char)byte)
        return false;
    reader->at++;
    return true;
}

static bool read_number(struct reader *reader, int max, int *out)
{
    int value = 0;
    const unsigned char *start = reader->at;
    while (reader->at < reader->end && *reader->at >= '0' && *reader->at <= '9') {
        value = value * 10 + (*reader->at++ - '0');
        if (value > max)
            return false;
    }
    *out = value;
    return reader->at > start;
}

/* [+-]hh[:mm[:ss]] */
static bool read_hours(struct reader *reader, int max, int32_t *out)
{
    int hours, minutes = 0, seconds = 0;
    bool minus = skip_byte(reader, '-');
    if (!minus)
        skip_byte(reader, '+');
    if (!read_number(reader, max, &hours))
        return false;
    if (skip_byte(reader, ':') && !read_number(reader, 59, &minutes))
        return false;
    if (skip_byte(reader, ':') && !read_number(reader, 59, &seconds))
        return false;
    int32_t total = hours * 3600 + minutes * 60 + seconds;
    *out = minus ? -total : total;
    return true;
}

static bool read_rule_day(struct reader *reader, struct hoof_tzif_day *out)
{
    if (!skip_byte(reader, ','))
        return false;
    if (skip_byte(reader, 'M')) {
        out->form = HOOF_TZIF_MONTH_DAY;
        if (!read_number(reader, 12, &out->month) || !skip_byte(reader, '.') ||
            !read_number(reader, 5, &out->week) || !skip_byte(reader, '.') ||
            !read_number(reader, 6, &out->weekday) || !out->month || !out->week)
            return false;
    } else if (skip_byte(reader, 'J')) {
        out->form = HOOF_TZIF_JULIAN;
        if (!read_number(reader, 365, &out->day) || !out->day)
            return false;
    } else {
        out->form = HOOF_TZIF_DAY_OF_YEAR;
        if (!read_number(reader, 365, &out->day))
            return false;
    }
    out->time_s = 2 * 3600;
    return !skip_byte(reader, '/') || read_hours(reader, 167, &out->time_s);
}

static bool read_rule(struct reader *reader, struct hoof_tzif *out)
{
    int32_t west;
    if (!skip_name(reader) || !read_hours(reader, 24, &west))
        return false;
    out->has_rule = true;
    out->standard_offset = -west;
    if (reader->at == reader->end)
        return true;
    out->has_summer = true;
    out->summer_offset = out->standard_offset + 3600;
    if (!skip_name(reader))
        return false;
    if (reader->at < reader->end && *reader->at != ',') {
        if (!read_hours(reader, 24, &west))
            return false;
        out->summer_offset = -west;
    }
    return read_rule_day(reader, &out->summer_starts) && read_rule_day(reader, &out->summer_ends) &&
           reader->at == reader->end;
}

static bool read_footer(struct reader *reader, struct hoof_tzif *out, struct hoof_error *err)
{
    if (!skip_byte(reader, '\n'))
        return fail(err, "its last line is missing");
    const unsigned char *line_end = memchr(reader->at, '\n', (size_t)(reader->end - reader->at));
    if (!line_end)
        return fail(err, "its last line is cut");
    struct reader line = {reader->at, line_end};
    if (line.at == line.end)
        return true; /* no rule: the last offset stays */
    return read_rule(&line, out) || fail(err, "the rule in its last line cannot be read");
}

bool hoof_tzif_parse(struct hoof_arena *arena, const void *bytes, size_t n, struct hoof_tzif *out,
                     struct hoof_error *err)
{
    struct reader reader = {bytes, (const unsigned char *)bytes + n};
    struct block block;
    unsigned char version;
    *out = (struct hoof_tzif){0};
    if (!read_header(&reader, 4, &version, &block, err))
        return false;
    if (!version)
        return read_changes(arena, &reader, &block, out, err);
    if ((size_t)(reader.end - reader.at) < block_size(&block))
        return fail(err, "it ends too early");
    reader.at += block_size(&block);
    return read_header(&reader, 8, &version, &block, err) &&
           read_changes(arena, &reader, &block, out, err) && read_footer(&reader, out, err);
}

/* Days since 1970 of a rule's day in a year. */
static int64_t rule_days(const struct hoof_tzif_day *rule, int16_t year)
{
    struct hoof_date first = {year, 1, 1};
    int64_t days = hoof_date_to_days(first);
    if (rule->form == HOOF_TZIF_DAY_OF_YEAR)
        return days + rule->day;
    if (rule->form == HOOF_TZIF_JULIAN) {
        bool leap = hoof_date_to_days((struct hoof_date){year, 3, 1}) - days == 60;
        return days + rule->day - 1 + (leap && rule->day >= 60);
    }
    struct hoof_date month = {year, (int8_t)rule->month, 1};
    int weekday = (hoof_date_weekday(month) + 1) % 7; /* Sunday is 0 */
    int day = (rule->weekday - weekday + 7) % 7 + 7 * (rule->week - 1);
    struct hoof_date next = hoof_date_add_months(month, 1);
    int month_days = hoof_date_to_days(next) - hoof_date_to_days(month);
    while (day >= month_days)
        day -= 7;
    return hoof_date_to_days(month) + day;
}

struct change {
    int64_t at;
    int32_t offset;
};

/* The rule's changes of the years around an instant. Where one year's summer
 * ends as the next begins (summer all year), the start must win: it stands
 * after the end. */
enum { NEAR = 8 };
static void rule_changes(const struct hoof_tzif *zone, int64_t utc_s, struct change out[NEAR])
{
    struct hoof_date date;
    struct hoof_clock clock;
    hoof_civil(utc_s, 0, &date, &clock);
    int year = date.year < -32000 ? -32000 : date.year > 32000 ? 32000 : date.year;
    for (int i = 0; i < NEAR / 2; i++) {
        int16_t then = (int16_t)(year - 2 + i);
        out[2 * i] = (struct change){rule_days(&zone->summer_ends, then) * 86400 +
                                         zone->summer_ends.time_s - zone->summer_offset,
                                     zone->standard_offset};
        out[2 * i + 1] = (struct change){rule_days(&zone->summer_starts, then) * 86400 +
                                             zone->summer_starts.time_s - zone->standard_offset,
                                         zone->summer_offset};
    }
}

static int32_t rule_offset(const struct hoof_tzif *zone, int64_t utc_s)
{
    if (!zone->has_summer)
        return zone->standard_offset;
    struct change changes[NEAR], last = {INT64_MIN, zone->standard_offset};
    rule_changes(zone, utc_s, changes);
    for (int i = 0; i < NEAR; i++)
        if (changes[i].at <= utc_s && changes[i].at >= last.at)
            last = changes[i];
    return last.offset;
}

/* Number of changes at or before the instant. */
static size_t changes_until(const struct hoof_tzif *zone, int64_t utc_s)
{
    size_t low = 0, high = zone->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (zone->at[middle] <= utc_s)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

int32_t hoof_tzif_offset(const struct hoof_tzif *zone, int64_t utc_s)
{
    size_t passed = changes_until(zone, utc_s);
    if (passed == zone->count && zone->has_rule)
        return rule_offset(zone, utc_s);
    return passed ? zone->offset[passed - 1] : zone->first_offset;
}

bool hoof_tzif_next(const struct hoof_tzif *zone, int64_t utc_s, int64_t *at)
{
    size_t passed = changes_until(zone, utc_s);
    if (passed < zone->count) {
        *at = zone->at[passed];
        return true;
    }
    if (!zone->has_rule || !zone->has_summer)
        return false;
    struct change changes[NEAR];
    bool found = false;
    rule_changes(zone, utc_s, changes);
    for (int i = 0; i < NEAR; i++)
        if (changes[i].at > utc_s && (!found || changes[i].at < *at)) {
            *at = changes[i].at;
            found = true;
        }
    return found;
}
