/*
 * server: the web door on the loopback addresses.
 *
 * One thread waits for connections, the terminal and signals, and answers one
 * request after the other, so nothing is shared and nothing is locked. Slow or
 * silent connections are closed by a sweeper; when too many are open the one
 * that has been silent longest gives way.
 */
#ifndef HOOF_WEB_SERVER_H
#define HOOF_WEB_SERVER_H

#include <stdint.h>

#include "ask/ask.h"

struct hoof_serve_options {
    struct hoof_books *books; /* open; the caller closes them */
    const char *zone_option;
    struct hoof_now now; /* used when given */
    uint16_t port;       /* 0: any free one */
};

/* Serves until SIGINT, SIGTERM or SIGHUP. Prints the address at once. */
bool hoof_serve(const struct hoof_serve_options *options, struct hoof_error *err);

#endif
