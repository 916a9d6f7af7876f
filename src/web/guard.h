/*
 * guard: who may ask, and who may change.
 *
 * Every program and every web page that runs on this computer can reach a
 * loopback port, so the address alone protects nothing. Before a route is
 * looked up each request must name this server exactly (DNS rebinding), must
 * have one clear length (smuggling) and be small; before anything changes it
 * must come from one of our own pages and carry the session's token.
 *
 * Pure: a verdict is a status code and a sentence.
 */
#ifndef HOOF_WEB_GUARD_H
#define HOOF_WEB_GUARD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HOOF_BODY_LIMIT   (10u << 20) /* bytes of an ordinary form */
#define HOOF_UPLOAD_LIMIT (64u << 20) /* bytes of a file sent to /data */
#define HOOF_HEADER_LIMIT (16u << 10) /* bytes of all header lines */

/* What the guard looks at; filled by the server from the request's head. */
struct hoof_head {
    const char *method;
    const char *target; /* as sent, with the query */
    const char *version;
    const char *host;
    const char *origin;
    const char *fetch_site;                                   /* Sec-Fetch-Site */
    const char *content_length;                               /* the header's text; NULL: none */
    unsigned hosts, origins, fetch_sites, lengths, encodings; /* how often each was sent */
    unsigned content_types;
    bool chunked;       /* Transfer-Encoding is exactly "chunked" */
    size_t header_size; /* bytes of names and values */
};

struct hoof_verdict_text {
    int status;         /* 0: may pass */
    const char *reason; /* one plain sentence; NULL when it may pass */
};

/* Host and shape of the request; the first thing that is done with it. */
struct hoof_verdict_text hoof_guard_head(const struct hoof_head *head, uint16_t port);

/* The length that Content-Length declares; false: not a plain number. */
bool hoof_guard_length(const char *text, uint64_t *length);

/* A change must not come from a page of another server: Origin and
 * Sec-Fetch-Site, where the browser sends them. The token is checked apart. */
struct hoof_verdict_text hoof_guard_origin(const struct hoof_head *head);

/* Compares a secret of n characters with what was sent, in constant time. */
bool hoof_secret_equal(const char *secret, const char *sent, size_t n);

#endif
