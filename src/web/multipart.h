/*
 * multipart: reads multipart/form-data while it arrives.
 *
 * A push parser: it is fed pieces of the body of any size and hands on the
 * parts. It keeps at most one part's header lines and one boundary, so memory
 * stays flat however large the file is. Names of files are told, never used.
 * Pure: the sink decides where the bytes go.
 */
#ifndef HOOF_WEB_MULTIPART_H
#define HOOF_WEB_MULTIPART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

#define HOOF_BOUNDARY_MAX    70
#define HOOF_PART_HEADER_MAX 2048
#define HOOF_PARTS_MAX       32

/* Where parts go; each may fail, which stops the reading. */
struct hoof_multipart_sink {
    void *to;
    /* file is the name the browser gave, NULL where the part is no file */
    bool (*part)(void *to, const char *name, const char *file, struct hoof_error *err);
    bool (*bytes)(void *to, const char *bytes, size_t n, struct hoof_error *err);
    bool (*end)(void *to, struct hoof_error *err);
};

struct hoof_multipart {
    struct hoof_multipart_sink sink;
    int state;
    char delimiter[HOOF_BOUNDARY_MAX + 6]; /* \r\n--boundary */
    size_t delimiter_size;
    char held[HOOF_PART_HEADER_MAX + HOOF_BOUNDARY_MAX + 8];
    size_t held_size;
    unsigned parts;
    bool failed;
};

/* content_type is the whole header ("multipart/form-data; boundary=...").
 * HOOF_REQUEST when it names no usable boundary. */
bool hoof_multipart_begin(struct hoof_multipart *parser, const char *content_type,
                          const struct hoof_multipart_sink *sink, struct hoof_error *err);
bool hoof_multipart_feed(struct hoof_multipart *parser, const char *bytes, size_t n,
                         struct hoof_error *err);
/* The body is over: HOOF_REQUEST when it was cut. */
bool hoof_multipart_end(struct hoof_multipart *parser, struct hoof_error *err);

#endif
