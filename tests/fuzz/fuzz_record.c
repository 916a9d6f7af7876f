/* One record of the interchange file: what is taken once is taken again, and
 * stays as it is. */
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "book/journal/kinds.h"

/* The record as canonical JSON. */
static void write(struct hoof_buf *buf, const json_t *record)
{
    struct hoof_json json = {.buf = buf};
    hoof_json_value(&json, record, true);
}

static void check(const struct hoof_kind *kind, json_t *record, bool lenient)
{
    struct hoof_error err = {0};
    struct hoof_buf once = {0}, twice = {0};
    if (!hoof_record_check(kind, record, lenient, &err)) {
        if (!err.code || !err.text[0])
            abort();
        return;
    }
    write(&once, record);
    if (!hoof_record_check(kind, record, false, &err))
        abort(); /* its own answer is refused */
    write(&twice, record);
    if (once.len != twice.len || memcmp(once.data, twice.data, once.len) != 0)
        abort();
    hoof_buf_release(&once);
    hoof_buf_release(&twice);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    json_t *record = json_loadb((const char *)data, size, JSON_REJECT_DUPLICATES, NULL);
    if (json_is_object(record)) {
        const struct hoof_kind *kind =
            hoof_record_kind(json_object_get(record, "kind") ? HOOF_ENTRY : HOOF_ITEM, record);
        if (!kind)
            kind = hoof_kinds(HOOF_PROFILE);
        json_t *copy = json_deep_copy(record);
        check(kind, record, false);
        check(kind, copy, true);
        json_decref(copy);
    }
    json_decref(record);
    return 0;
}
