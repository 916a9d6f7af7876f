/*
 * document: finds the parts of an interchange file without building a tree of it.
 *
 * One pass over the text checks brackets, depth (at most 64) and the top-level
 * keys; the records of a list are then parsed one by one, so that a large file
 * costs little more memory than its text. Positions in errors are those of the
 * whole file.
 */
#ifndef HOOF_ASK_DOCUMENT_H
#define HOOF_ASK_DOCUMENT_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

struct hoof_span {
    size_t start, end; /* offsets; start == end: not there */
};

enum { HOOF_STRAYS = 32 };

struct hoof_document {
    const char *text;
    size_t n;
    const char *name; /* of the file, for messages */
    struct hoof_span schema, profile, plan, entries;
    struct hoof_stray {
        struct hoof_span key, value;
    } strays[HOOF_STRAYS]; /* parts that are none of these */
    size_t stray_count;
};

/* HOOF_REQUEST with "NAME:line:column" as its place. */
bool hoof_document_scan(struct hoof_document *document, struct hoof_error *err);

/* The next element of a list. *at starts as the list's start. False with err
 * untouched when there is none left. */
bool hoof_document_next(const struct hoof_document *document, struct hoof_span list, size_t *at,
                        struct hoof_span *element, struct hoof_error *err);

/* Parses one part; the caller owns the value. NULL with err. */
json_t *hoof_document_parse(const struct hoof_document *document, struct hoof_span part,
                            struct hoof_error *err);

#endif
