#include "web/once.h"

#include <sodium.h>
#include <string.h>

_Static_assert(HOOF_SENT_DIGEST >= crypto_generichash_BYTES_MIN, "the digest is too short");

/* The mark, the page and all fields, each with its end. False: without a mark. */
static bool digest_of(const struct hoof_request *request, unsigned char out[HOOF_SENT_DIGEST])
{
    crypto_generichash_state state;
    const char *once = hoof_form_get(&request->form, "once");
    if (!once || !*once)
        return false;
    crypto_generichash_init(&state, NULL, 0, HOOF_SENT_DIGEST);
    crypto_generichash_update(&state, (const unsigned char *)request->path,
                              strlen(request->path) + 1);
    for (size_t i = 0; i < request->form.count; i++) {
        const struct hoof_form_field *field = &request->form.fields[i];
        crypto_generichash_update(&state, (const unsigned char *)field->name,
                                  strlen(field->name) + 1);
        crypto_generichash_update(&state, (const unsigned char *)field->value, field->size + 1);
    }
    crypto_generichash_final(&state, out, HOOF_SENT_DIGEST);
    return true;
}

bool hoof_once_answered(struct hoof_request *request)
{
    unsigned char digest[HOOF_SENT_DIGEST];
    struct hoof_session *session = request->session;
    struct hoof_error err = {0};
    if (!digest_of(request, digest))
        return false;
    const char *location = hoof_session_was_sent(session, digest);
    if (!location)
        return false;
    /* After a double press what the first one did still waits to be told. */
    if (session->notice.kind != HOOF_NOTICE_NONE)
        return hoof_reply_redirect(request, location);
    struct hoof_notice again = {
        .kind = HOOF_NOTICE_ASKS,
        .text = "This was sent a second time. It counts once; nothing was written twice.",
        .undo = 0};
    if (!hoof_reply_told(request, &again, location, &err))
        hoof_reply_failure(request, &err);
    return true;
}

void hoof_once_remember(struct hoof_request *request)
{
    unsigned char digest[HOOF_SENT_DIGEST];
    if (request->wrote && request->reply.location && digest_of(request, digest))
        hoof_session_sent(request->session, digest, request->reply.location);
}
