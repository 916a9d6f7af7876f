#include "base/json_write.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

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

/* Length of the valid UTF-8 sequence at s (n bytes left), 0 if it is none. */
static size_t sequence_length(const unsigned char *s, size_t n)
{
    static const unsigned char low2[5] = {0, 0x80, 0xa0, 0x90, 0};
    unsigned char c = s[0];
    if (c < 0x80)
        return 1;
    size_t want = c >= 0xf5 ? 0 : c >= 0xf0 ? 4 : c >= 0xe0 ? 3 : c >= 0xc2 ? 2 : 0;
    if (!want || want > n || (s[1] & 0xc0) != 0x80)
        return 0;
    if (c == 0xe0 && s[1] < low2[2])
        return 0;
    if (c == 0xed && s[1] >= 0xa0) /* half of a surrogate pair */
        return 0;
    if (c == 0xf0 && s[1] < low2[3])
        return 0;
    if (c == 0xf4 && s[1] >= 0x90)
        return 0;
    for (size_t i = 2; i < want; i++)
        if ((s[i] & 0xc0) != 0x80)
            return 0;
    return want;
}

static void write_escaped(struct hoof_buf *buf, const char *text, size_t n)
{
    const unsigned char *s = (const unsigned char *)text;
    size_t start = 0, i = 0;
    hoof_buf_byte(buf, '"');
    while (i < n) {
        if (s[i] >= 0x20 && s[i] < 0x80 && s[i] != '"' && s[i] != '\\' && s[i] != 0x7f) {
            i++;
            continue;
        }
        size_t length = s[i] >= 0x80 ? sequence_length(s + i, n - i) : 0;
        if (length) {
            i += length;
            continue;
        }
        hoof_buf_add(buf, text + start, i - start);
        if (s[i] >= 0x80)
            hoof_buf_text(buf, "\xef\xbf\xbd");
        else if (s[i] == '"' || s[i] == '\\')
            hoof_buf_format(buf, "\\%c", s[i]);
        else if (s[i] == '\n')
            hoof_buf_text(buf, "\\n");
        else if (s[i] == '\t')
            hoof_buf_text(buf, "\\t");
        else
            hoof_buf_format(buf, "\\u%04x", s[i]);
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

void hoof_json_int(struct hoof_json *json, int64_t value)
{
    before_value(json);
    hoof_buf_format(json->buf, "%lld", (long long)value);
}

size_t hoof_number_text(double value, char out[32])
{
    if (!isfinite(value)) {
        memcpy(out, "null", 5);
        return 4;
    }
    if (value == 0)
        value = 0; /* no minus before a zero */
    if (fabs(value) < 1e15 && value == floor(value))
        return (size_t)snprintf(out, 32, "%.0f", value);
    int n = 0;
    for (int digits = 1; digits <= 17; digits++) {
        n = snprintf(out, 32, "%.*g", digits, value);
        if (strtod(out, NULL) == value)
            break;
    }
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
    size_t count = json_object_size(value), i = 0;
    const char **keys = malloc((count ? count : 1) * sizeof *keys);
    if (!keys) {
        json->buf->failed = true;
        return;
    }
    for (void *it = json_object_iter(object); it; it = json_object_iter_next(object, it))
        keys[i++] = json_object_iter_key(it);
    if (sorted)
        qsort(keys, count, sizeof *keys, compare_keys);
    hoof_json_open(json, '{');
    for (i = 0; i < count; i++) {
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
