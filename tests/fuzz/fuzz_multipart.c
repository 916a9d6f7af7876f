/* A file upload in pieces: the parts are the same however the bytes arrive. */
#include <stdint.h>
#include <stdlib.h>

#include "base/buf.h"
#include "web/multipart.h"

static bool part(void *to, const char *name, const char *file, struct hoof_error *err)
{
    hoof_buf_format(to, "[%s|%s]", name, file ? file : "");
    return true;
}

static bool bytes(void *to, const char *data, size_t n, struct hoof_error *err)
{
    hoof_buf_add(to, data, n);
    return true;
}

static bool end(void *to, struct hoof_error *err)
{
    hoof_buf_byte(to, ';');
    return true;
}

static bool feed(const char *data, size_t n, size_t step, struct hoof_buf *seen)
{
    struct hoof_multipart parser;
    struct hoof_multipart_sink sink = {seen, part, bytes, end};
    struct hoof_error err = {0};
    if (!hoof_multipart_begin(&parser, "multipart/form-data; boundary=X", &sink, &err))
        abort();
    for (size_t at = 0; at < n; at += step)
        if (!hoof_multipart_feed(&parser, data + at, at + step > n ? n - at : step, &err))
            return false;
    return hoof_multipart_end(&parser, &err);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct hoof_buf whole = {0}, pieces = {0};
    if (size == 0)
        return 0;
    size_t step = data[0] % 16 + 1;
    bool one = feed((const char *)data + 1, size - 1, size, &whole);
    bool other = feed((const char *)data + 1, size - 1, step, &pieces);
    if (one != other || (one && (whole.len != pieces.len ||
                                 memcmp(whole.data ? whole.data : "",
                                        pieces.data ? pieces.data : "", whole.len) != 0)))
        abort();
    hoof_buf_release(&whole);
    hoof_buf_release(&pieces);
    return 0;
}
