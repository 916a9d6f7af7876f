/*
 * session: who has opened the address, and what to tell them next.
 *
 * The address that `serve` prints carries a key that works once; using it makes
 * a session: a secret for the cookie, another for the forms. Sessions live in
 * memory and end with the server. A session also keeps what must survive one
 * redirect: the notice to show, the text last asked about, a file that waits to
 * be brought in.
 *
 * Owns what it keeps; hoof_sessions_release() gives it back.
 */
#ifndef HOOF_WEB_SESSION_H
#define HOOF_WEB_SESSION_H

#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"
#include "render/page.h"

#define HOOF_SECRET      64 /* hex digits: 256 random bits */
#define HOOF_SESSIONS    32

#define HOOF_SENT        64 /* forms that are remembered, so that each counts once */
#define HOOF_SENT_DIGEST 16

struct hoof_session {
    bool open;
    char cookie[HOOF_SECRET + 1];
    char token[HOOF_SECRET + 1];
    int64_t used_ms; /* monotonic; the least used one gives way when all are taken */

    struct hoof_arena *notice_arena; /* NULL: no notice waits */
    struct hoof_notice notice;

    char *food_text; /* malloc'd; what /food shows */
    char *food_laboratory;

    int import_fd; /* the file that waits to be brought in; -1: none */
    char *import_name;

    uint64_t pages; /* handed out so far; each marks its forms with its number */
    struct hoof_sent {
        unsigned char digest[HOOF_SENT_DIGEST];
        const char *location; /* where it led; NULL: not used */
    } sent[HOOF_SENT];        /* the forms that wrote something, newest at sent_at - 1 */
    unsigned sent_at;
};

struct hoof_sessions {
    struct hoof_session items[HOOF_SESSIONS];
    char key[HOOF_SECRET + 1]; /* of /open; "" once used */
};

void hoof_sessions_init(struct hoof_sessions *sessions);
void hoof_sessions_release(struct hoof_sessions *sessions);

/* A new key; the one before it no longer works. */
void hoof_sessions_new_key(struct hoof_sessions *sessions);

/* Uses the key up: a new session, or NULL when the key is not the open one. */
struct hoof_session *hoof_session_open(struct hoof_sessions *sessions, const char *key,
                                       int64_t now_ms);

/* The session of a Cookie header (may be NULL) under the cookie's name. */
struct hoof_session *hoof_session_find(struct hoof_sessions *sessions, const char *cookie_header,
                                       const char *name, int64_t now_ms);

/* Keeps a copy of the notice for the next page. */
bool hoof_session_tell(struct hoof_session *session, const struct hoof_notice *notice,
                       struct hoof_error *err);
/* Forgets it; called when it has been shown. */
void hoof_session_told(struct hoof_session *session);

void hoof_session_drop_import(struct hoof_session *session);

/* Random hex for tokens and form marks. */
void hoof_secret_new(char out[HOOF_SECRET + 1]);

/* The same form of the same page with the same content, sent again: where it led
 * the first time. NULL: it was not sent yet. */
const char *hoof_session_was_sent(const struct hoof_session *session,
                                  const unsigned char digest[HOOF_SENT_DIGEST]);
/* It was written; location is a literal. */
void hoof_session_sent(struct hoof_session *session, const unsigned char digest[HOOF_SENT_DIGEST],
                       const char *location);

#endif
