#include "web/connections.h"

#include <stdlib.h>
#include <sys/socket.h>

static void shut(struct hoof_connection *connection)
{
    shutdown(connection->fd, SHUT_RDWR);
    connection->shut = true;
}

/* The one that gives way: silent longest; else sending longest; else reading
 * longest. One that has just begun is spared. */
static struct hoof_connection *weakest(struct hoof_connections *all, int64_t now_ms)
{
    static const int64_t spared_ms[] = {0, 2000, 5000};
    for (int phase = HOOF_WAITS; phase <= HOOF_READS_REPLY; phase++) {
        struct hoof_connection *found = NULL;
        for (struct hoof_connection *c = all->first; c; c = c->next)
            if (!c->shut && (int)c->phase == phase && now_ms - c->since_ms >= spared_ms[phase] &&
                (!found || c->since_ms <= found->since_ms))
                found = c;
        if (found)
            return found;
    }
    return NULL;
}

struct hoof_connection *hoof_connection_new(struct hoof_connections *all, int fd, int64_t now_ms)
{
    if (all->count >= HOOF_CONNECTIONS - 32) {
        struct hoof_connection *victim = weakest(all, now_ms);
        if (victim)
            shut(victim);
    }
    struct hoof_connection *connection = calloc(1, sizeof *connection);
    if (!connection)
        return NULL;
    connection->fd = fd;
    connection->next = all->first;
    connection->link = &all->first;
    if (all->first)
        all->first->link = &connection->next;
    all->first = connection;
    all->count++;
    hoof_connection_phase(connection, HOOF_WAITS, now_ms, HOOF_HEADER_MS);
    return connection;
}

void hoof_connection_gone(struct hoof_connections *all, struct hoof_connection *connection)
{
    *connection->link = connection->next;
    if (connection->next)
        connection->next->link = connection->link;
    all->count--;
    free(connection);
}

void hoof_connection_phase(struct hoof_connection *connection, enum hoof_phase phase,
                           int64_t now_ms, int64_t limit_ms)
{
    connection->phase = phase;
    connection->since_ms = now_ms;
    connection->deadline_ms = now_ms + limit_ms;
}

void hoof_connections_sweep(struct hoof_connections *all, int64_t now_ms)
{
    for (struct hoof_connection *c = all->first; c; c = c->next)
        if (!c->shut && now_ms >= c->deadline_ms)
            shut(c);
}
