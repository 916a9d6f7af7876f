/*
 * exchange: one request and its answer, between the HTTP library and a page.
 *
 * The functions are the library's callbacks; the server hands them over when it
 * starts. They hold the order of the guards: head, route, method, session,
 * origin, size, token, page.
 */
#ifndef HOOF_WEB_EXCHANGE_H
#define HOOF_WEB_EXCHANGE_H

#include "web/connections.h"
#include "web/mhd.h"
#include "web/request.h"

/* What the callbacks get. */
struct hoof_exchange {
    struct hoof_web web;
    struct hoof_connections connections;
};

/* Milliseconds of the monotonic clock. */
int64_t hoof_monotonic_ms(void);

void *hoof_exchange_target(void *exchange, const char *target, struct MHD_Connection *connection);
enum MHD_Result hoof_exchange_handle(void *exchange, struct MHD_Connection *connection,
                                     const char *url, const char *method, const char *version,
                                     const char *bytes, size_t *size, void **request);
void hoof_exchange_completed(void *exchange, struct MHD_Connection *connection, void **request,
                             enum MHD_RequestTerminationCode how);
void hoof_exchange_connection(void *exchange, struct MHD_Connection *connection, void **socket,
                              enum MHD_ConnectionNotificationCode what);

#endif
