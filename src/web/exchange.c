#include "web/exchange.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <time.h>
#include <unistd.h>

#include "web/once.h"
#include "web/routes.h"
#include "web/upload.h"

/* A body that comes without a session is read only to give it back. */
#define ECHO_LIMIT (64u << 10)

int64_t hoof_monotonic_ms(void)
{
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

void *hoof_exchange_target(void *exchange, const char *target, struct MHD_Connection *connection)
{
    struct hoof_exchange *ex = exchange;
    struct hoof_arena *arena = hoof_arena_new();
    struct hoof_request *request = arena ? hoof_alloc(arena, sizeof *request) : NULL;
    (void)connection;
    if (!request) {
        hoof_arena_free(arena);
        return NULL;
    }
    request->web = &ex->web;
    request->arena = arena;
    request->upload_fd = -1;
    request->head.target = hoof_strdup(arena, target);
    return request;
}

static enum MHD_Result see_header(void *cls, enum MHD_ValueKind kind, const char *key,
                                  const char *value)
{
    struct hoof_request *request = cls;
    struct hoof_head *head = &request->head;
    (void)kind;
    if (!value)
        value = "";
    head->header_size += strlen(key) + strlen(value) + 4;
    if (strcasecmp(key, "Host") == 0) {
        head->hosts++;
        head->host = value;
    } else if (strcasecmp(key, "Origin") == 0) {
        head->origins++;
        head->origin = value;
    } else if (strcasecmp(key, "Sec-Fetch-Site") == 0) {
        head->fetch_sites++;
        head->fetch_site = value;
    } else if (strcasecmp(key, "Content-Length") == 0) {
        head->lengths++;
        head->content_length = value;
    } else if (strcasecmp(key, "Transfer-Encoding") == 0) {
        head->encodings++;
        head->chunked = strcasecmp(value, "chunked") == 0;
    } else if (strcasecmp(key, "Content-Type") == 0) {
        head->content_types++;
        request->content_type = value;
    } else if (strcasecmp(key, "Cookie") == 0 && !request->session) {
        request->session = hoof_session_find(&request->web->sessions, value,
                                             request->web->cookie_name, request->now_ms);
    }
    return MHD_YES;
}

/* The path before "?"; the query is read when the page wants it. */
static bool split_target(struct hoof_request *request)
{
    const char *query = strchr(request->head.target, '?');
    size_t n = query ? (size_t)(query - request->head.target) : strlen(request->head.target);
    struct hoof_error err = {0};
    request->path = hoof_strndup(request->arena, request->head.target, n);
    if (!request->path)
        return false;
    if (query &&
        !hoof_form_read(request->arena, query + 1, strlen(query + 1), &request->args, &err)) {
        hoof_reply_error(request, 400, err.text);
        return false;
    }
    return true;
}

static void refuse(struct hoof_request *request, int status, const char *reason)
{
    request->refusal = (struct hoof_verdict_text){status, reason};
}

static const char *allowed(const struct hoof_route *route)
{
    if (route->get && route->post)
        return "GET, HEAD, POST";
    return route->get ? "GET, HEAD" : "POST";
}

/* What can be decided before a body is read. Sets reply when it is answered
 * already, refusal when the body is read first, to give it back. */
static void judge_post(struct hoof_request *request)
{
    struct hoof_verdict_text verdict = hoof_guard_origin(&request->head);
    uint64_t length = 0;
    uint64_t limit = request->route->upload ? HOOF_UPLOAD_LIMIT + 65536 : HOOF_BODY_LIMIT;
    if (verdict.status) {
        hoof_reply_error(request, verdict.status, verdict.reason);
        return;
    }
    if (request->head.content_length)
        hoof_guard_length(request->head.content_length, &length);
    if (length > limit) {
        hoof_reply_error(request, 413,
                         request->route->upload
                             ? "The file is larger than 64 MB. Bring larger files in with "
                               "`hoofbeat import FILE`."
                             : "What was sent is larger than 10 MB.");
        return;
    }
    const char *type = request->content_type ? request->content_type : "";
    if (request->route->upload && strncasecmp(type, "multipart/form-data", 19) == 0) {
        request->is_multipart = true;
        if (!hoof_upload_begin(request))
            hoof_reply_error(request, 400, request->body_error.text);
    } else if (length > 0 || request->head.chunked) {
        if (strncasecmp(type, "application/x-www-form-urlencoded", 33) != 0) {
            hoof_reply_error(request, 415, "This is not sent as a form of Hoofbeat is.");
            return;
        }
    }
    if (request->session)
        return;
    if (length > ECHO_LIMIT || request->head.chunked || request->is_multipart)
        hoof_reply_error(request, 401, NULL);
    else
        refuse(request, 401, NULL);
}

static void begin(struct hoof_request *request, struct MHD_Connection *connection,
                  const char *method, const char *version)
{
    struct hoof_head *head = &request->head;
    head->method = method;
    head->version = version;
    request->now_ms = hoof_monotonic_ms();
    request->web->mhd->get_connection_values(connection, MHD_HEADER_KIND, see_header, request);

    struct hoof_verdict_text verdict =
        head->target ? hoof_guard_head(head, request->web->port)
                     : (struct hoof_verdict_text){503, "There is too little memory right now."};
    if (verdict.status) {
        request->session = NULL; /* nothing of the session may show */
        hoof_reply_error(request, verdict.status, verdict.reason);
        return;
    }
    if (!split_target(request)) {
        if (!request->reply.status)
            hoof_reply_error(request, 503, "There is too little memory right now.");
        return;
    }
    request->route = hoof_route_find(request->path);
    if (!request->route) {
        hoof_reply_error(request, 404, NULL);
        return;
    }
    bool post = strcmp(method, "POST") == 0;
    bool get = strcmp(method, "GET") == 0;
    bool head_only = strcmp(method, "HEAD") == 0;
    if (!(post && request->route->post) && !((get || head_only) && request->route->get)) {
        hoof_reply_error(request, 405, NULL);
        request->reply.allow = allowed(request->route);
        return;
    }
    if (!post) {
        uint64_t length = 0;
        if (head->content_length)
            hoof_guard_length(head->content_length, &length);
        if (length > 0 || head->chunked)
            hoof_reply_error(request, 400, "A page is asked for without sending anything.");
        else if (!request->session && !request->route->open)
            hoof_reply_error(request, 401, NULL);
        return;
    }
    judge_post(request);
}

static void body_bytes(struct hoof_request *request, const char *bytes, size_t n)
{
    if (request->is_multipart) {
        hoof_upload_feed(request, bytes, n);
        return;
    }
    if (request->body.len + n > HOOF_BODY_LIMIT) {
        refuse(request, 413, "What was sent is larger than 10 MB.");
        hoof_buf_release(&request->body);
        return;
    }
    if (request->refusal.status != 413)
        hoof_buf_add(&request->body, bytes, n);
}

/* The body is whole: the token, then the page. */
static void answer_post(struct hoof_request *request)
{
    struct hoof_error err = {0};
    bool ok = true;
    if (request->is_multipart)
        ok = hoof_upload_end(request, &err);
    else if (request->body.failed)
        ok = hoof_fail_memory(&err);
    else
        ok = hoof_form_read(request->arena, hoof_buf_string(&request->body), request->body.len,
                            &request->form, &err);
    if (request->refusal.status) {
        hoof_reply_error(request, request->refusal.status, request->refusal.reason);
        return;
    }
    const char *token = hoof_form_get(&request->form, "token");
    if (!hoof_secret_equal(request->session->token, token, HOOF_SECRET)) {
        hoof_reply_error(request, 403,
                         "This form does not belong to the page that is open now, so nothing was "
                         "changed. Open the page again and send it once more.");
        return;
    }
    if (ok && hoof_once_answered(request))
        return;
    if (ok)
        ok = request->route->post(request, &err);
    if (ok)
        hoof_once_remember(request);
    else
        hoof_reply_failure(request, &err);
}

static void answer_get(struct hoof_request *request)
{
    struct hoof_error err = {0};
    if (!request->route->get(request, &err))
        hoof_reply_failure(request, &err);
}

/* Section 3 of the security notes: on every answer, whatever it is. */
static const char *const standing_headers[][2] = {
    {"Content-Security-Policy",
     "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; "
     "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"},
    {"X-Content-Type-Options", "nosniff"},
    {"X-Frame-Options", "DENY"},
    {"Referrer-Policy", "no-referrer"},
    {"Cross-Origin-Resource-Policy", "same-origin"},
    {"Cross-Origin-Opener-Policy", "same-origin"},
    {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
};

/* The connection is in its next phase, as from now. There is no record of it
 * where memory was short. */
static void set_phase(const struct hoof_mhd *mhd, struct MHD_Connection *connection,
                      enum hoof_phase phase, int64_t now_ms, int64_t limit_ms)
{
    const union MHD_ConnectionInfo *info =
        mhd->get_connection_info(connection, MHD_CONNECTION_INFO_SOCKET_CONTEXT);
    if (info && info->socket_context)
        hoof_connection_phase(info->socket_context, phase, now_ms, limit_ms);
}

static struct MHD_Response *response_of(const struct hoof_mhd *mhd, struct hoof_reply *reply)
{
    struct MHD_Response *response;
    if (reply->fixed)
        return mhd->create_response_from_buffer(reply->fixed_size, (void *)(uintptr_t)reply->fixed,
                                                MHD_RESPMEM_PERSISTENT);
    response = mhd->create_response_from_buffer(reply->body.len, reply->body.data,
                                                reply->body.data ? MHD_RESPMEM_MUST_FREE
                                                                 : MHD_RESPMEM_PERSISTENT);
    if (response)
        reply->body = (struct hoof_buf){0}; /* the library frees it */
    return response;
}

static enum MHD_Result send_reply(struct hoof_request *request, struct MHD_Connection *connection)
{
    const struct hoof_mhd *mhd = request->web->mhd;
    struct hoof_reply *reply = &request->reply;
    uint64_t size = reply->fixed ? reply->fixed_size : reply->body.len;
    struct MHD_Response *response = response_of(mhd, reply);
    if (!response)
        return MHD_NO;
    for (size_t i = 0; i < sizeof standing_headers / sizeof standing_headers[0]; i++)
        mhd->add_response_header(response, standing_headers[i][0], standing_headers[i][1]);
    mhd->add_response_header(response, "Cache-Control",
                             reply->cacheable ? "private, max-age=0, no-cache" : "no-store");
    if (reply->type)
        mhd->add_response_header(response, "Content-Type", reply->type);
    if (reply->location)
        mhd->add_response_header(response, "Location", reply->location);
    if (reply->cookie)
        mhd->add_response_header(response, "Set-Cookie", reply->cookie);
    if (reply->allow)
        mhd->add_response_header(response, "Allow", reply->allow);
    if (reply->file)
        mhd->add_response_header(
            response, "Content-Disposition",
            hoof_format(request->arena, "attachment; filename=\"%s\"", reply->file));
    if (reply->close)
        mhd->add_response_header(response, "Connection", "close");
    set_phase(mhd, connection, HOOF_READS_REPLY, hoof_monotonic_ms(), 30000 + (int64_t)(size / 64));
    enum MHD_Result result = mhd->queue_response(connection, (unsigned)reply->status, response);
    mhd->destroy_response(response);
    request->answered = true;
    return result;
}

enum MHD_Result hoof_exchange_handle(void *exchange, struct MHD_Connection *connection,
                                     const char *url, const char *method, const char *version,
                                     const char *bytes, size_t *size, void **pointer)
{
    struct hoof_request *request = *pointer;
    (void)exchange;
    (void)url; /* decoded by the library; routes compare what was sent */
    if (!request)
        return MHD_NO; /* without memory for a request the connection is closed */
    if (!request->started) {
        request->started = true;
        begin(request, connection, method, version);
        if (request->reply.status) {
            request->reply.close = true;
            return send_reply(request, connection);
        }
        set_phase(request->web->mhd, connection, HOOF_SENDS_BODY, request->now_ms, HOOF_BODY_MS);
        return MHD_YES;
    }
    if (*size > 0) {
        body_bytes(request, bytes, *size);
        *size = 0;
        return MHD_YES;
    }
    if (request->answered)
        return MHD_YES;
    if (strcmp(method, "POST") == 0)
        answer_post(request);
    else
        answer_get(request);
    if (request->reply.status >= 400)
        request->reply.close = true;
    return send_reply(request, connection);
}

void hoof_exchange_completed(void *exchange, struct MHD_Connection *connection, void **pointer,
                             enum MHD_RequestTerminationCode how)
{
    struct hoof_request *request = *pointer;
    const struct hoof_exchange *ex = exchange;
    (void)how;
    set_phase(ex->web.mhd, connection, HOOF_WAITS, hoof_monotonic_ms(), HOOF_HEADER_MS);
    if (!request)
        return;
    if (request->upload_fd >= 0)
        close(request->upload_fd);
    hoof_buf_release(&request->body);
    hoof_buf_release(&request->part);
    hoof_buf_release(&request->reply.body);
    hoof_arena_free(request->arena);
    *pointer = NULL;
}

void hoof_exchange_connection(void *exchange, struct MHD_Connection *connection, void **socket,
                              enum MHD_ConnectionNotificationCode what)
{
    struct hoof_exchange *ex = exchange;
    if (what == MHD_CONNECTION_NOTIFY_STARTED) {
        const union MHD_ConnectionInfo *info =
            ex->web.mhd->get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD);
        *socket = info
                      ? hoof_connection_new(&ex->connections, info->connect_fd, hoof_monotonic_ms())
                      : NULL;
    } else if (*socket) {
        hoof_connection_gone(&ex->connections, *socket);
        *socket = NULL;
    }
}
