#include "base/json_write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/text.h"

static void before_value(struct hoof_json *json)
{
    if (json->need_comma)
        hoof_buf_byte(json->buf, ',');
    json->need_comma = true;
}

void hoof_json_open(struct hoof_json *json, char kind)
{
    before_value(json);
    hoof_buf_byte(json->buf, kind);
    json->need_comma = false;
}

void hoof_json_close(struct hoof_json *json, char kind)
{
    hoof_buf_byte(json->buf, kind);
    json->need_comma = true;
}

/* A byte that a JSON string holds as it is. */
static bool is_plain(unsigned char c)
{
    return c >= 0x20 && c < 0x7f && c != '"' && c != '\\';
}

static void write_control(struct hoof_buf *buf, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";
    char escape[6] = {'\\', 'u', '0', '0', hex[c >> 4], hex[c & 15]};
    switch (c) {
    case '"':
    case '\\':
        escape[1] = (char)c;
        break;
    case '\n':
        escape[1] = 'n';
        break;
    case '\t':
        escape[1] = 't';
        break;
    default:
        hoof_buf_add(buf, escape, 6);
        return;
    }
    hoof_buf_add(buf, escape, 2);
}

static void write_escaped(struct hoof_buf *buf, const char *text, size_t n)
{
    const unsigned char *s = (const unsigned char *)text;
    size_t start = 0, i = 0;
    hoof_buf_reserve(buf, n + 2);
    hoof_buf_byte(buf, '"');
    while (i < n) {
        if (is_plain(s[i])) {
            i++;
            continue;
        }
        size_t length = s[i] >= 0x80 ? hoof_utf8_length(text + i, n - i) : 0;
        if (length) {
            i += length;
            continue;
        }
        hoof_buf_add(buf, text + start, i - start);
        if (s[i] >= 0x80)
            hoof_buf_add(buf, "\xef\xbf\xbd", 3);
        else
            write_control(buf, s[i]);
        start = ++i;
    }
    hoof_buf_add(buf, text + start, n - start);
    hoof_buf_byte(buf, '"');
}

void hoof_json_key(struct hoof_json *json, const char *key)
{
    before_value(json);
    write_escaped(json->buf, key, strlen(key));
    hoof_buf_byte(json->buf, ':');
    json->need_comma = false;
}

void hoof_json_text_n(struct hoof_json *json, const char *text, size_t n)
{
    before_value(json);
    write_escaped(json->buf, text, n);
}

void hoof_json_text(struct hoof_json *json, const char *text)
{
    if (text)
        hoof_json_text_n(json, text, strlen(text));
    else
        hoof_json_null(json);
}

static size_t integer_text(int64_t value, char out[32])
{
    char digits[24];
    size_t count = 0, n = 0;
    uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
    do {
        digits[count++] = (char)('0' + rest % 10);
        rest /= 10;
    } while (rest);
    if (value < 0)
        out[n++] = '-';
    while (count)
        out[n++] = digits[--count];
    out[n] = '\0';
    return n;
}

void hoof_json_int(struct hoof_json *json, int64_t value)
{
    char text[32];
    size_t n = integer_text(value, text);
    before_value(json);
    hoof_buf_add(json->buf, text, n);
}

size_t hoof_number_text(double value, char out[32])
{
    if (!isfinite(value)) {
        memcpy(out, "null", 5);
        return 4;
    }
    if (fabs(value) < 1e15 && value == floor(value))
        return integer_text((int64_t)value, out);
    /* %g drops trailing zeros, so 15 digits are the shortest wherever they are
     * enough; only next to zero does a double hold fewer. */
    int n = 0;
    for (int digits = fabs(value) < 1e-300 ? 1 : 15; digits <= 17; digits++) {
        n = snprintf(out, 32, "%.*g", digits, value);
        if (strtod(out, NULL) == value)
            break;
    }
    char *comma = strchr(out, ','); /* a locale's, should a door have set one */
    if (comma)
        *comma = '.';
    return (size_t)n;
}

void hoof_json_number(struct hoof_json *json, double value)
{
    char text[32];
    size_t n = hoof_number_text(value, text);
    before_value(json);
    hoof_buf_add(json->buf, text, n);
}

void hoof_json_bool(struct hoof_json *json, bool value)
{
    before_value(json);
    hoof_buf_text(json->buf, value ? "true" : "false");
}

void hoof_json_null(struct hoof_json *json)
{
    before_value(json);
    hoof_buf_text(json->buf, "null");
}

void hoof_json_raw(struct hoof_json *json, const char *text, size_t n)
{
    before_value(json);
    hoof_buf_add(json->buf, text, n);
}

static int compare_keys(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void write_object(struct hoof_json *json, const json_t *value, bool sorted)
{
    json_t *object = (json_t *)(uintptr_t)value; /* jansson's iterators take no const */
    size_t count = 0;
    const char **keys = malloc((json_object_size(value) + 1) * sizeof *keys);
    if (!keys) {
        json->buf->failed = true;
        return;
    }
    for (void *it = json_object_iter(object); it; it = json_object_iter_next(object, it))
        keys[count++] = json_object_iter_key(it);
    if (sorted)
        qsort(keys, count, sizeof *keys, compare_keys);
    hoof_json_open(json, '{');
    for (size_t i = 0; i < count; i++) {
        hoof_json_key(json, keys[i]);
        hoof_json_value(json, json_object_get(value, keys[i]), sorted);
    }
    hoof_json_close(json, '}');
    free(keys);
}

void hoof_json_value(struct hoof_json *json, const json_t *value, bool sorted)
{
    if (!value) {
        hoof_json_null(json);
        return;
    }
    switch (json_typeof(value)) {
    case JSON_OBJECT:
        write_object(json, value, sorted);
        break;
    case JSON_ARRAY:
        hoof_json_open(json, '[');
        for (size_t i = 0; i < json_array_size(value); i++)
            hoof_json_value(json, json_array_get(value, i), sorted);
        hoof_json_close(json, ']');
        break;
    case JSON_STRING:
        hoof_json_text_n(json, json_string_value(value), json_string_length(value));
        break;
    case JSON_INTEGER:
        hoof_json_int(json, json_integer_value(value));
        break;
    case JSON_REAL:
        hoof_json_number(json, json_real_value(value));
        break;
    case JSON_TRUE:
    case JSON_FALSE:
        hoof_json_bool(json, json_is_true(value));
        break;
    case JSON_NULL:
        hoof_json_null(json);
        break;
    }
}

void hoof_json_member_text(struct hoof_json *json, const char *key, const char *text)
{
    hoof_json_key(json, key);
    hoof_json_text(json, text);
}

void hoof_json_member_int(struct hoof_json *json, const char *key, int64_t value)
{
    hoof_json_key(json, key);
    hoof_json_int(json, value);
}

void hoof_json_member_number(struct hoof_json *json, const char *key, double value)
{
    hoof_json_key(json, key);
    hoof_json_number(json, value);
}

void hoof_json_member_bool(struct hoof_json *json, const char *key, bool value)
{
    hoof_json_key(json, key);
    hoof_json_bool(json, value);
}

void hoof_json_member_null(struct hoof_json *json, const char *key)
{
    hoof_json_key(json, key);
    hoof_json_null(json);
}
