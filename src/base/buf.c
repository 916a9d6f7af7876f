#include "base/buf.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>

void hoof_buf_release(struct hoof_buf *buf)
{
    free(buf->data);
    *buf = (struct hoof_buf){0};
}

bool hoof_buf_reserve(struct hoof_buf *buf, size_t n)
{
    if (buf->failed)
        return false;
    if (n < buf->capacity - buf->len && buf->data)
        return true;
    if (n >= SIZE_MAX / 2 - buf->len) {
        buf->failed = true;
        return false;
    }
    size_t want = buf->len + n + 1;
    size_t capacity = buf->capacity ? buf->capacity : 128;
    while (capacity < want)
        capacity *= 2;
    char *data = realloc(buf->data, capacity);
    if (!data) {
        buf->failed = true;
        return false;
    }
    buf->data = data;
    buf->data[buf->len] = '\0';
    buf->capacity = capacity;
    return true;
}

void hoof_buf_add(struct hoof_buf *buf, const void *bytes, size_t n)
{
    if (!hoof_buf_reserve(buf, n))
        return;
    if (n)
        memcpy(buf->data + buf->len, bytes, n);
    buf->len += n;
    buf->data[buf->len] = '\0';
}

void hoof_buf_format(struct hoof_buf *buf, const char *format, ...)
{
    va_list args, again;
    va_start(args, format);
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    if (n < 0)
        buf->failed = true;
    else if (hoof_buf_reserve(buf, (size_t)n)) {
        vsnprintf(buf->data + buf->len, (size_t)n + 1, format, again);
        buf->len += (size_t)n;
    }
    va_end(again);
    va_end(args);
}

void hoof_buf_clear(struct hoof_buf *buf)
{
    buf->len = 0;
    buf->failed = false;
    if (buf->data)
        buf->data[0] = '\0';
}

bool hoof_buf_ok(const struct hoof_buf *buf, struct hoof_error *err)
{
    return buf->failed ? hoof_fail_memory(err) : true;
}
