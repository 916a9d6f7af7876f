#include "base/text.h"

#include <string.h>
#include <utf8proc.h>

#include "base/buf.h"

size_t hoof_utf8_length(const char *text, size_t n)
{
    const unsigned char *s = (const unsigned char *)text;
    unsigned char lead = s[0];
    if (lead < 0x80)
        return 1;
    size_t length = lead >= 0xf5 ? 0 : lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc2 ? 2 : 0;
    if (!length || length > n)
        return 0;
    /* The second byte's range carries what a lead byte alone cannot say:
     * overlong forms, halves of surrogate pairs, and the end of Unicode. */
    unsigned char low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
    unsigned char high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
    if (s[1] < low || s[1] > high)
        return 0;
    for (size_t i = 2; i < length; i++)
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    return length;
}

size_t hoof_utf8_bad_at(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n) {
        size_t length = s[i] ? hoof_utf8_length(s + i, n - i) : 0;
        if (!length)
            return i;
        i += length;
    }
    return n;
}

uint32_t hoof_utf8_decode(const char *text, size_t n, size_t *length)
{
    static const unsigned char lead_bits[5] = {0, 0x7f, 0x1f, 0x0f, 0x07};
    const unsigned char *s = (const unsigned char *)text;
    size_t size = hoof_utf8_length(text, n);
    if (!size) { /* the caller broke its promise: step on, do not hang */
        *length = 1;
        return 0xfffd;
    }
    uint32_t c = s[0] & lead_bits[size];
    for (size_t i = 1; i < size; i++)
        c = c << 6 | (s[i] & 0x3f);
    *length = size;
    return c;
}

static size_t ascii_run(const char *s, size_t n)
{
    size_t i = 0;
    while (i < n && (unsigned char)s[i] < 0x80)
        i++;
    return i;
}

static void lower_ascii(char *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 0x20 : s[i]);
}

static void fold_character(struct hoof_buf *out, uint32_t c)
{
    /* Marks are dropped, so their canonical order never matters and one
     * character can be folded without its neighbours. The longest of Unicode
     * (U+FDFA) becomes 18. */
    utf8proc_int32_t parts[32];
    int last_bound_class = 0;
    utf8proc_ssize_t count = utf8proc_decompose_char(
        (utf8proc_int32_t)c, parts, sizeof parts / sizeof *parts,
        UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK,
        &last_bound_class);
    for (utf8proc_ssize_t i = 0; i < count && i < (utf8proc_ssize_t)(sizeof parts / sizeof *parts);
         i++) {
        utf8proc_uint8_t bytes[4];
        utf8proc_ssize_t size = utf8proc_encode_char(parts[i], bytes);
        hoof_buf_add(out, bytes, (size_t)size);
    }
}

char *hoof_fold(struct hoof_arena *arena, const char *s, size_t n)
{
    size_t plain = ascii_run(s, n);
    if (plain == n) {
        char *folded = hoof_alloc(arena, n + 1);
        if (folded)
            lower_ascii(folded, s, n);
        return folded;
    }
    struct hoof_buf out = {0};
    size_t at = 0;
    hoof_buf_reserve(&out, n);
    while (at < n) {
        if (plain && hoof_buf_reserve(&out, plain)) {
            lower_ascii(out.data + out.len, s + at, plain);
            out.len += plain;
        }
        at += plain;
        if (at < n) {
            size_t length;
            uint32_t c = hoof_utf8_decode(s + at, n - at, &length);
            fold_character(&out, c);
            at += length;
        }
        plain = ascii_run(s + at, n - at);
    }
    char *folded = out.failed ? NULL : hoof_strndup(arena, out.data, out.len);
    hoof_buf_release(&out);
    return folded;
}

bool hoof_is_word_character(uint32_t c)
{
    if (c < 0x80)
        return (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return (category >= UTF8PROC_CATEGORY_LU && category <= UTF8PROC_CATEGORY_LO) ||
           category == UTF8PROC_CATEGORY_ND;
}

bool hoof_is_mark(uint32_t c)
{
    if (c < 0x300)
        return false;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category >= UTF8PROC_CATEGORY_MN && category <= UTF8PROC_CATEGORY_ME;
}

bool hoof_is_space(uint32_t c)
{
    if (c < 0x80)
        return c == ' ' || (c >= '\t' && c <= '\r');
    if (c == 0x85)
        return true;
    utf8proc_category_t category = utf8proc_category((utf8proc_int32_t)c);
    return category >= UTF8PROC_CATEGORY_ZS && category <= UTF8PROC_CATEGORY_ZP;
}

size_t hoof_text_columns(const char *s, size_t n)
{
    size_t columns = 0;
    for (size_t at = 0; at < n;) {
        size_t length;
        uint32_t c = hoof_utf8_decode(s + at, n - at, &length);
        if (c >= 0x20 && c < 0x7f) {
            columns++;
        } else {
            int width = utf8proc_charwidth((utf8proc_int32_t)c);
            columns += width > 0 ? (size_t)width : 0;
        }
        at += length;
    }
    return columns;
}

const char *hoof_shown(const char *s, size_t n, char out[HOOF_SHOWN])
{
    size_t at = 0, used = 0, columns = 0;
    while (at < n) {
        size_t length = hoof_utf8_length(s + at, n - at), width = 1;
        bool printable = false;
        if (length) {
            size_t size;
            uint32_t c = hoof_utf8_decode(s + at, n - at, &size);
            printable = utf8proc_codepoint_valid((utf8proc_int32_t)c) &&
                        (c < 0x7f ? c >= 0x20
                                  : utf8proc_category((utf8proc_int32_t)c) < UTF8PROC_CATEGORY_ZL);
            width = hoof_text_columns(s + at, length);
        }
        /* Marks have no width: the second limit holds a pile of them. */
        if (columns + width > 40 || used + 8 > HOOF_SHOWN) {
            memcpy(out + used, "...", 3);
            used += 3;
            break;
        }
        if (printable)
            memcpy(out + used, s + at, length);
        else
            out[used] = '?';
        used += printable ? length : 1;
        columns += printable ? width : 1;
        at += length ? length : 1;
    }
    out[used] = '\0';
    return out;
}

enum { DISTANCE_MAX = 64 };

unsigned hoof_text_distance(const char *a, size_t n, const char *b, size_t m, unsigned limit)
{
    unsigned rows[3][DISTANCE_MAX + 1];
    if (n > DISTANCE_MAX || m > DISTANCE_MAX || (n > m ? n - m : m - n) > limit)
        return limit + 1;
    unsigned *before = rows[0], *above = rows[1], *row = rows[2];
    for (size_t j = 0; j <= m; j++) {
        above[j] = (unsigned)j;
        before[j] = 0;
    }
    for (size_t i = 1; i <= n; i++) {
        unsigned best = row[0] = (unsigned)i;
        for (size_t j = 1; j <= m; j++) {
            unsigned cost = above[j - 1] + (a[i - 1] != b[j - 1]);
            if (above[j] + 1 < cost)
                cost = above[j] + 1;
            if (row[j - 1] + 1 < cost)
                cost = row[j - 1] + 1;
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] &&
                before[j - 2] + 1 < cost)
                cost = before[j - 2] + 1;
            row[j] = cost;
            if (cost < best)
                best = cost;
        }
        /* A swap reaches back two rows, so one bad row alone does not decide. */
        if (best > limit + 1)
            return limit + 1;
        unsigned *spare = before;
        before = above;
        above = row;
        row = spare;
    }
    return above[m] <= limit ? above[m] : limit + 1;
}
