/*
 * form: the fields that a browser sends.
 *
 * Reads application/x-www-form-urlencoded text (a body or a query) into names
 * and values. Strict: every byte must be what a browser would send, values must
 * be UTF-8 without NUL, and their number and size are bounded. Line ends become
 * a single \n. Pure; a form belongs to the arena it is read into.
 */
#ifndef HOOF_WEB_FORM_H
#define HOOF_WEB_FORM_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

#define HOOF_FORM_FIELDS 1000 /* most fields of one form */

struct hoof_form_field {
    const char *name;
    const char *value; /* size bytes and a NUL */
    size_t size;
};

struct hoof_form {
    struct hoof_form_field *fields;
    size_t count;
    size_t capacity;
};

/* HOOF_REQUEST names the field or the byte. The fields read before the fault
 * stay in *out, so that an error page can show what was typed. */
bool hoof_form_read(struct hoof_arena *arena, const char *text, size_t n, struct hoof_form *out,
                    struct hoof_error *err);

/* Adds one field (multipart uses it too): checks UTF-8, NUL and count. */
bool hoof_form_add(struct hoof_arena *arena, struct hoof_form *form, const char *name,
                   size_t name_size, char *value, size_t size, struct hoof_error *err);

/* The first value of a field; NULL where it was not sent. */
const char *hoof_form_get(const struct hoof_form *form, const char *name);

#endif
