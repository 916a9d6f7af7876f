/* Numbers and units: no text is read as something endless, and a unit's name is
 * its own name. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/quantity.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    struct hoof_error err = {0};
    double value, again;
    if (hoof_number_parse(text, size, &value, &err)) {
        char out[32];
        if (!isfinite(value) || fabs(value) >= 1e15 + 1)
            abort();
        size_t n = hoof_number_text(value, out);
        /* A sixteenth digit, from a third, is more than what is read. */
        if (!strchr(out, 'e') && n <= 15 &&
            (!hoof_number_parse(out, n, &again, &err) || again != value))
            abort();
    } else if (err.code != HOOF_REQUEST || !err.text[0]) {
        abort();
    }
    for (int use = HOOF_UNIT_DOSE; use <= HOOF_UNIT_RESULT; use++) {
        const char *name = hoof_unit_name(text, size, (enum hoof_unit_use)use);
        if (name && hoof_unit_name(name, strlen(name), (enum hoof_unit_use)use) != name)
            abort();
        if (name && (!hoof_unit_convert(1, name, name, NULL, &value) || value != 1))
            abort();
    }
    err = (struct hoof_error){0};
    if (hoof_unit_fail(text, size, &err) || err.code != HOOF_REQUEST)
        abort();
    size_t length = hoof_unit_prefix(text, size);
    if (length > size || (length && !hoof_unit_name(text, length, HOOF_UNIT_RESULT)))
        abort();
    return 0;
}
