#include <inttypes.h>
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "ask/interchange.h"
#include "web/request.h"
#include "web/routes.h"

bool hoof_request_ask(struct hoof_request *request, struct hoof_error *err)
{
    struct hoof_web *web = request->web;
    struct timespec clock;
    request->ask = (struct hoof_ask){
        .arena = request->arena, .books = web->books, .now = web->fixed_now, .uuids = &web->uuids};
    if (!web->fixed_now.given) {
        clock_gettime(CLOCK_REALTIME, &clock);
        request->ask.now.utc_ms = (int64_t)clock.tv_sec * 1000 + clock.tv_nsec / 1000000;
    }
    return hoof_ask_begin(&request->ask, web->zone_option, err);
}

bool hoof_request_page(struct hoof_request *request, const char *title, const char *here,
                       struct hoof_page *out, struct hoof_error *err)
{
    if (!request->ask.zone && !hoof_request_ask(request, err))
        return false;
    *out = (struct hoof_page){.title = title,
                              .here = here,
                              .token = request->session ? request->session->token : NULL,
                              .once = hoof_format(request->arena, "%" PRIu64,
                                                  request->session ? ++request->session->pages : 0),
                              .made_up = hoof_ask_is_made_up(&request->ask),
                              .read_only = request->web->books->read_only};
    return true;
}

void hoof_request_told(struct hoof_request *request)
{
    if (strcmp(request->head.method, "HEAD") != 0)
        hoof_session_told(request->session);
}

const char *hoof_request_field(const struct hoof_request *request, const char *name)
{
    const char *value = hoof_form_get(&request->form, name);
    return value ? value : "";
}

bool hoof_request_typed(struct hoof_request *request, struct hoof_typed **out,
                        struct hoof_error *err)
{
    struct hoof_typed *typed =
        hoof_alloc_array(request->arena, request->form.count + 1, sizeof *typed);
    *out = typed;
    if (!typed)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < request->form.count; i++)
        typed[i] = (struct hoof_typed){request->form.fields[i].name, request->form.fields[i].value};
    return true;
}

bool hoof_reply_redirect(struct hoof_request *request, const char *address)
{
    request->reply.status = 303;
    request->reply.location = address;
    return true;
}

bool hoof_reply_html(struct hoof_request *request, int status)
{
    request->reply.status = status;
    request->reply.type = "text/html; charset=utf-8";
    return true;
}

bool hoof_reply_told(struct hoof_request *request, const struct hoof_notice *notice,
                     const char *address, struct hoof_error *err)
{
    struct hoof_notice labelled = *notice;
    labelled.labels = request->ask.labels;
    return hoof_session_tell(request->session, &labelled, err) &&
           hoof_reply_redirect(request, address);
}

bool hoof_reply_wrote(struct hoof_request *request, struct hoof_notice *notice, int64_t change,
                      const char *address, struct hoof_error *err)
{
    struct hoof_changes_answer changes;
    struct hoof_error unused = {0};
    request->wrote = true;
    notice->undo = change;
    /* It is on the disk: without memory for the offer it is only not offered. */
    if (change == 0 && hoof_ask_changes(&request->ask, 0, &changes, &unused) && changes.next)
        notice->undo = changes.next->number;
    if (change < 0)
        notice->undo = 0;
    return hoof_reply_told(request, notice, address, err);
}

/* What was typed goes back to the person, except where the request did not come
 * from a page of ours: then the text is not theirs. */
static void typed_fields(struct hoof_request *request, struct hoof_error_view *view)
{
    static const char *const ours[] = {"token", "once",  "id",   "kind",
                                       "list",  "place", "seen", "change"};
    struct hoof_typed *typed =
        hoof_alloc_array(request->arena, request->form.count + 1, sizeof *typed);
    if (!typed)
        return;
    for (size_t i = 0; i < request->form.count; i++) {
        const struct hoof_form_field *field = &request->form.fields[i];
        bool hidden = field->size == 0;
        for (size_t j = 0; j < sizeof ours / sizeof ours[0]; j++)
            hidden = hidden || strcmp(field->name, ours[j]) == 0;
        if (!hidden)
            typed[view->typed_count++] = (struct hoof_typed){field->name, field->value};
    }
    view->typed = typed;
}

void hoof_reply_error(struct hoof_request *request, int status, const char *reason)
{
    struct hoof_error err = {0};
    struct hoof_error_view view = {.status = status, .reason = reason};
    struct hoof_reply *reply = &request->reply;
    typed_fields(request, &view);
    hoof_buf_release(&reply->body);
    *reply = (struct hoof_reply){0};
    hoof_reply_html(request, status);
    if (hoof_page_error(&reply->body, &view, &err))
        return;
    hoof_buf_release(&reply->body);
    reply->type = "text/plain; charset=utf-8";
    static const unsigned char last_words[] = "Hoofbeat could not show this page.\n";
    reply->fixed = last_words;
    reply->fixed_size = sizeof last_words - 1;
}

void hoof_reply_failure(struct hoof_request *request, const struct hoof_error *failure)
{
    int status = 500;
    if (failure->code == HOOF_REQUEST || failure->code == HOOF_USAGE)
        status = 400;
    else if (failure->code == HOOF_NO_MEMORY)
        status = 503;
    hoof_reply_error(request, status, failure->text);
}
