/*
 * connections: the sockets that are open, and how long each may take.
 *
 * The HTTP library ends connections that are silent, but not those that drip a
 * byte each second. Each connection is in one phase with one deadline; the
 * sweeper shuts the sockets that are past theirs. A shut socket is closed by
 * the library, which tells us through hoof_connection_gone().
 */
#ifndef HOOF_WEB_CONNECTIONS_H
#define HOOF_WEB_CONNECTIONS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HOOF_CONNECTIONS 128
#define HOOF_HEADER_MS   10000
#define HOOF_BODY_MS     30000

enum hoof_phase { HOOF_WAITS, HOOF_SENDS_BODY, HOOF_READS_REPLY };

struct hoof_connection {
    int fd;
    enum hoof_phase phase;
    int64_t since_ms, deadline_ms;
    bool shut;
    struct hoof_connection *next, **link;
};

struct hoof_connections {
    struct hoof_connection *first; /* newest first */
    size_t count;
};

/* NULL without memory. Makes room when too many are open. */
struct hoof_connection *hoof_connection_new(struct hoof_connections *all, int fd, int64_t now_ms);
void hoof_connection_gone(struct hoof_connections *all, struct hoof_connection *connection);
void hoof_connection_phase(struct hoof_connection *connection, enum hoof_phase phase,
                           int64_t now_ms, int64_t limit_ms);
/* Shuts what is past its deadline. */
void hoof_connections_sweep(struct hoof_connections *all, int64_t now_ms);

#endif
