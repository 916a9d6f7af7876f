/*
 * request: one request of a browser, and the answer to it.
 *
 * The server fills it, a page's handler reads the form, asks one question and
 * sets the reply. Everything lives in the request's arena; the reply's bytes
 * are handed to the HTTP library.
 */
#ifndef HOOF_WEB_REQUEST_H
#define HOOF_WEB_REQUEST_H

#include "ask/ask.h"
#include "ask/ask.h"
#include "base/buf.h"
#include "render/page.h"
#include "web/form.h"
#include "web/guard.h"
#include "web/multipart.h"
#include "web/session.h"

struct hoof_mhd;

/* What the server keeps between requests. One thread serves all of them. */
struct hoof_web {
    struct hoof_books *books;
    const struct hoof_mhd *mhd; /* the HTTP library */
    const char *zone_option;
    struct hoof_now fixed_now; /* --now; given: the clock is not read */
    struct hoof_uuid_source uuids;
    uint16_t port;
    char cookie_name[32];
    struct hoof_sessions sessions;
    const struct hoof_food_table *foods; /* built when first needed */
};

struct hoof_reply {
    int status;
    const char *type;
    struct hoof_buf body;
    const unsigned char *fixed; /* instead of body: bytes that never go away */
    size_t fixed_size;
    const char *location; /* of a redirect */
    const char *cookie;   /* Set-Cookie */
    const char *allow;    /* of a 405 */
    const char *file;     /* name of a download */
    bool cacheable;       /* style sheet and icon; all else is no-store */
    bool close;
};

struct hoof_route;

struct hoof_request {
    struct hoof_web *web;
    struct hoof_arena *arena;
    struct hoof_head head;
    const char *path;
    const char *cookie_header;
    const char *content_type;
    const struct hoof_route *route;
    struct hoof_session *session; /* NULL without one */
    struct hoof_ask ask;
    int64_t now_ms; /* monotonic */

    struct hoof_form args; /* of the query */
    struct hoof_form form; /* of the body */
    struct hoof_buf body;
    struct hoof_multipart multipart;
    bool is_multipart;
    struct hoof_buf part; /* a multipart field that is being read */
    char *part_name;
    int upload_fd; /* the file that was sent; -1 */
    uint64_t upload_size;
    char *upload_name;
    bool in_file;

    struct hoof_verdict_text refusal; /* decided before the body had been read */
    struct hoof_error body_error;
    bool started;
    bool answered;
    bool wrote; /* the book holds what the form said */
    struct hoof_reply reply;
};

/* Begins the question of this request: now, zone, books. */
bool hoof_request_ask(struct hoof_request *request, struct hoof_error *err);

/* The frame for a page: title, made up, read only, token. */
bool hoof_request_page(struct hoof_request *request, const char *title, const char *here,
                       struct hoof_page *out, struct hoof_error *err);

/* The notice was shown and goes; a HEAD request shows nothing. */
void hoof_request_told(struct hoof_request *request);

/* A field of the body, "" where it was not sent. */
const char *hoof_request_field(const struct hoof_request *request, const char *name);

/* The fields of the body as they were typed, form.count of them. */
bool hoof_request_typed(struct hoof_request *request, struct hoof_typed **out,
                        struct hoof_error *err);

/* Says that something was written, and goes to a page that tells of it. change
 * is the one to take back; 0: it is found, -1: none is offered. */
bool hoof_reply_wrote(struct hoof_request *request, struct hoof_notice *notice, int64_t change,
                      const char *address, struct hoof_error *err);

bool hoof_reply_redirect(struct hoof_request *request, const char *address);
/* An HTML page is in reply.body. */
bool hoof_reply_html(struct hoof_request *request, int status);

/* Tells on the next page and goes there; address is a literal. */
bool hoof_reply_told(struct hoof_request *request, const struct hoof_notice *notice,
                     const char *address, struct hoof_error *err);

/* An error page with what was typed; never fails (falls back on plain text). */
void hoof_reply_error(struct hoof_request *request, int status, const char *reason);
void hoof_reply_failure(struct hoof_request *request, const struct hoof_error *failure);

#endif
