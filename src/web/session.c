#include "web/session.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "web/guard.h"

void hoof_secret_new(char out[HOOF_SECRET + 1])
{
    unsigned char bytes[HOOF_SECRET / 2];
    randombytes_buf(bytes, sizeof bytes);
    sodium_bin2hex(out, HOOF_SECRET + 1, bytes, sizeof bytes);
    sodium_memzero(bytes, sizeof bytes);
}

void hoof_sessions_init(struct hoof_sessions *sessions)
{
    memset(sessions, 0, sizeof *sessions);
    for (size_t i = 0; i < HOOF_SESSIONS; i++)
        sessions->items[i].import_fd = -1;
    hoof_sessions_new_key(sessions);
}

void hoof_session_drop_import(struct hoof_session *session)
{
    if (session->import_fd >= 0)
        close(session->import_fd);
    session->import_fd = -1;
    free(session->import_name);
    session->import_name = NULL;
}

static void session_release(struct hoof_session *session)
{
    hoof_session_told(session);
    hoof_session_drop_import(session);
    free(session->food_text);
    free(session->food_laboratory);
    sodium_memzero(session, sizeof *session);
    session->import_fd = -1;
}

void hoof_sessions_release(struct hoof_sessions *sessions)
{
    for (size_t i = 0; i < HOOF_SESSIONS; i++)
        session_release(&sessions->items[i]);
    sodium_memzero(sessions->key, sizeof sessions->key);
}

void hoof_sessions_new_key(struct hoof_sessions *sessions)
{
    hoof_secret_new(sessions->key);
}

struct hoof_session *hoof_session_open(struct hoof_sessions *sessions, const char *key,
                                       int64_t now_ms)
{
    if (!sessions->key[0] || !hoof_secret_equal(sessions->key, key, HOOF_SECRET))
        return NULL;
    sodium_memzero(sessions->key, sizeof sessions->key);
    struct hoof_session *place = &sessions->items[0];
    for (size_t i = 0; i < HOOF_SESSIONS; i++) {
        struct hoof_session *session = &sessions->items[i];
        if (!session->open) {
            place = session;
            break;
        }
        if (session->used_ms < place->used_ms)
            place = session;
    }
    session_release(place);
    hoof_secret_new(place->cookie);
    hoof_secret_new(place->token);
    place->open = true;
    place->used_ms = now_ms;
    return place;
}

static struct hoof_session *session_of(struct hoof_sessions *sessions, const char *value)
{
    struct hoof_session *found = NULL;
    for (size_t i = 0; i < HOOF_SESSIONS; i++) /* no early end: the time tells nothing */
        if (sessions->items[i].open &&
            hoof_secret_equal(sessions->items[i].cookie, value, HOOF_SECRET))
            found = &sessions->items[i];
    return found;
}

struct hoof_session *hoof_session_find(struct hoof_sessions *sessions, const char *cookie_header,
                                       const char *name, int64_t now_ms)
{
    size_t name_size = strlen(name);
    for (const char *p = cookie_header; p && *p;) {
        p += strspn(p, " ;");
        size_t n = strcspn(p, ";");
        if (n == name_size + 1 + HOOF_SECRET && strncmp(p, name, name_size) == 0 &&
            p[name_size] == '=') {
            char value[HOOF_SECRET + 1];
            memcpy(value, p + name_size + 1, HOOF_SECRET);
            value[HOOF_SECRET] = '\0';
            struct hoof_session *session = session_of(sessions, value);
            if (session) {
                session->used_ms = now_ms;
                return session;
            }
        }
        p += n;
    }
    return NULL;
}

void hoof_session_told(struct hoof_session *session)
{
    hoof_arena_free(session->notice_arena);
    session->notice_arena = NULL;
    session->notice = (struct hoof_notice){0};
}

bool hoof_session_tell(struct hoof_session *session, const struct hoof_notice *notice,
                       struct hoof_error *err)
{
    struct hoof_arena *arena = hoof_arena_new();
    struct hoof_notice kept;
    if (!arena)
        return hoof_fail_memory(err);
    if (!hoof_notice_copy(arena, notice, &kept, err)) {
        hoof_arena_free(arena);
        return false;
    }
    hoof_session_told(session);
    session->notice_arena = arena;
    session->notice = kept;
    return true;
}

const char *hoof_session_was_sent(const struct hoof_session *session,
                                  const unsigned char digest[HOOF_SENT_DIGEST])
{
    for (size_t i = 0; i < HOOF_SENT; i++)
        if (session->sent[i].location &&
            memcmp(session->sent[i].digest, digest, HOOF_SENT_DIGEST) == 0)
            return session->sent[i].location;
    return NULL;
}

void hoof_session_sent(struct hoof_session *session, const unsigned char digest[HOOF_SENT_DIGEST],
                       const char *location)
{
    struct hoof_sent *sent = &session->sent[session->sent_at++ % HOOF_SENT];
    memcpy(sent->digest, digest, HOOF_SENT_DIGEST);
    sent->location = location;
}
