/* Dates and moments: what is read is written and read again as the same. */
#include <stdlib.h>
#include <string.h>

#include "base/zone.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static struct hoof_arena *arena;
    static const struct hoof_zone *zone;
    if (!arena) {
        arena = hoof_arena_new();
        if (!arena || (!hoof_zone_open(arena, "America/St_Johns", &zone, NULL) &&
                       !hoof_zone_open(arena, "UTC", &zone, NULL)))
            abort();
    }
    const char *text = (const char *)data;
    struct hoof_error err = {0};
    struct hoof_date date;
    struct hoof_moment moment, again;
    char out[32];
    if (hoof_date_parse(text, size, &date, &err)) {
        hoof_date_text(date, out);
        if (size != 10 || memcmp(out, text, 10) != 0 || !hoof_date_valid(date))
            abort();
    } else if (err.code != HOOF_REQUEST || !err.text[0]) {
        abort();
    }
    if (hoof_moment_parse(text, size, &moment, &err)) {
        hoof_moment_text(&moment, out);
        if (!hoof_moment_parse(out, strlen(out), &again, &err) || again.utc_s != moment.utc_s ||
            again.day_level != moment.day_level || again.offset_s != moment.offset_s)
            abort();
    }
    if (hoof_moment_parse_local(text, size, zone, &moment, &err)) {
        struct hoof_date local = hoof_moment_date(&moment, zone);
        int64_t start = hoof_zone_day_start(zone, local);
        if (!moment.day_level && (moment.utc_s < start - 7200 || moment.utc_s > start + 26 * 3600))
            abort();
    }
    return 0;
}
