/* The bytes of a zone file: refused, or a table that answers for any instant. */
#include <stdlib.h>

#include "base/tzif.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const int64_t instants[] = {INT64_MIN,  -5000000000, -1,         0,
                                       1795480200, 4133980800,  9999999999, INT64_MAX};
    struct hoof_arena *arena = hoof_arena_new();
    struct hoof_tzif zone;
    struct hoof_error err = {0};
    if (!arena)
        return 0;
    if (hoof_tzif_parse(arena, data, size, &zone, &err)) {
        for (size_t i = 0; i < sizeof instants / sizeof *instants; i++) {
            int64_t at = instants[i];
            for (int step = 0; step < 20 && hoof_tzif_next(&zone, at, &at); step++)
                if (step && at < instants[i])
                    abort();
            int32_t offset = hoof_tzif_offset(&zone, instants[i]);
            if (offset < -90000 || offset > 93600)
                abort();
        }
    } else if (!err.text[0]) {
        abort();
    }
    hoof_arena_free(arena);
    return 0;
}
