/*
 * buf: the one growable byte buffer.
 *
 * Starts as all zero bits (`struct hoof_buf buf = {0};`), grows by malloc, is
 * given back with hoof_buf_release(). data is always NUL-terminated once
 * something was added; before that it is NULL and len is 0.
 *
 * A failed allocation sets `failed`, leaves what is there, and turns every
 * further call into a no-op: writers add freely and check once at the end
 * (hoof_buf_ok()).
 */
#ifndef HOOF_BASE_BUF_H
#define HOOF_BASE_BUF_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <string.h>

#include "base/error.h"

struct hoof_buf {
    char *data; /* len bytes and a NUL; NULL while empty */
    size_t len;
    size_t capacity; /* bytes allocated */
    bool failed;     /* an allocation failed: the content is cut */
};

void hoof_buf_release(struct hoof_buf *buf);

/* Makes room for n more bytes and the NUL; false (and failed) without memory. */
bool hoof_buf_reserve(struct hoof_buf *buf, size_t n);

void hoof_buf_add(struct hoof_buf *buf, const void *bytes, size_t n);
void hoof_buf_format(struct hoof_buf *buf, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static inline void hoof_buf_text(struct hoof_buf *buf, const char *s)
{
    hoof_buf_add(buf, s, strlen(s));
}

static inline void hoof_buf_byte(struct hoof_buf *buf, char c)
{
    if (buf->len + 1 < buf->capacity) {
        buf->data[buf->len++] = c;
        buf->data[buf->len] = '\0';
        return;
    }
    hoof_buf_add(buf, &c, 1);
}

/* Empties the buffer, keeps its memory, forgets a failure. */
void hoof_buf_clear(struct hoof_buf *buf);

/* The text, "" where nothing was added; owned by the buffer. */
static inline const char *hoof_buf_string(const struct hoof_buf *buf)
{
    return buf->data ? buf->data : "";
}

/* True if nothing failed; else hoof_fail_memory(err). */
bool hoof_buf_ok(const struct hoof_buf *buf, struct hoof_error *err);

#endif
