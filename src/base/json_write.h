/*
 * json_write: the one writer of JSON.
 *
 * Writes into a hoof_buf, puts the commas, escapes every string. Compact: no
 * white space. Strings must be UTF-8; a byte that is not is written as U+FFFD,
 * so that the output is valid whatever came in.
 *
 *     struct hoof_json json = {.buf = &buf};
 *     hoof_json_open(&json, '{');
 *     hoof_json_key(&json, "schema");
 *     hoof_json_text(&json, "hoofbeat.today/1");
 *     hoof_json_close(&json, '}');
 *
 * Owns nothing. A failed allocation shows in buf->failed.
 */
#ifndef HOOF_BASE_JSON_WRITE_H
#define HOOF_BASE_JSON_WRITE_H

#include <jansson.h>
#include <stdint.h>

#include "base/buf.h"

struct hoof_json {
    struct hoof_buf *buf;
    bool need_comma; /* a value was written in the innermost open list or object */
};

/* kind is '{' or '['; close with '}' or ']'. */
void hoof_json_open(struct hoof_json *json, char kind);
void hoof_json_close(struct hoof_json *json, char kind);

void hoof_json_key(struct hoof_json *json, const char *key);

/* NULL writes null. */
void hoof_json_text(struct hoof_json *json, const char *text);
void hoof_json_text_n(struct hoof_json *json, const char *text, size_t n);
void hoof_json_int(struct hoof_json *json, int64_t value);

/* The shortest decimal text that reads back as the same double (1250, 7.4,
 * 0.1); not finite writes null. */
void hoof_json_number(struct hoof_json *json, double value);
void hoof_json_bool(struct hoof_json *json, bool value);
void hoof_json_null(struct hoof_json *json);

/* A jansson value; with sorted keys it is canonical: the text that content
 * hashes are made of. */
void hoof_json_value(struct hoof_json *json, const json_t *value, bool sorted);

/* Text that is JSON already (an entry's stored body). */
void hoof_json_raw(struct hoof_json *json, const char *text, size_t n);

/* Key and value in one call. */
void hoof_json_member_text(struct hoof_json *json, const char *key, const char *text);
void hoof_json_member_int(struct hoof_json *json, const char *key, int64_t value);
void hoof_json_member_number(struct hoof_json *json, const char *key, double value);
void hoof_json_member_bool(struct hoof_json *json, const char *key, bool value);
void hoof_json_member_null(struct hoof_json *json, const char *key);

/* Writes value's shortest decimal text into out (at least 32 bytes); returns
 * its length. Used by text views too, so that numbers look alike everywhere. */
size_t hoof_number_text(double value, char out[32]);

#endif
