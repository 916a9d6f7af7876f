#include <stdlib.h>
#include <string.h>

#include "ask/food.h"
#include "ask/journal.h"
#include "web/routes.h"

static bool laboratories(struct hoof_request *request, struct hoof_terms *out,
                         struct hoof_error *err)
{
    return hoof_knowledge_terms(request->ask.books, request->arena, "laboratory", out, err);
}

/* The text is kept in the session, not in the address: what somebody eats does
 * not belong into the browser's history. */
bool hoof_get_food(struct hoof_request *request, struct hoof_error *err)
{
    struct hoof_page page;
    struct hoof_terms labs = {0};
    struct hoof_food_answer answer;
    struct hoof_session *session = request->session;
    if (!hoof_request_ask(request, err) ||
        !hoof_request_page(request, "What is in this food?", "/food", &page, err) ||
        !laboratories(request, &labs, err))
        return false;
    struct hoof_food_view view = {.text = session->food_text ? session->food_text : "",
                                  .laboratory = session->food_laboratory,
                                  .laboratories = &labs,
                                  .notice = &session->notice,
                                  .arena = request->arena};
    struct hoof_error refused = {0};
    if (*view.text) {
        struct hoof_food_request question = {
            .text = view.text, .n = strlen(view.text), .laboratory = view.laboratory};
        if (hoof_ask_food(&request->ask, &question, &answer, &refused))
            view.answer = &answer;
        else if (refused.code == HOOF_REQUEST)
            view.refused = refused.text;
        else {
            *err = refused;
            return false;
        }
    }
    if (!hoof_page_food(&request->reply.body, &page, &view, err))
        return false;
    hoof_request_told(request);
    return hoof_reply_html(request, view.refused ? 400 : 200);
}

bool hoof_post_food(struct hoof_request *request, struct hoof_error *err)
{
    struct hoof_session *session = request->session;
    const char *laboratory = hoof_form_get(&request->form, "laboratory");
    char *text = strdup(hoof_request_field(request, "text"));
    if (!text)
        return hoof_fail_memory(err);
    free(session->food_text);
    session->food_text = text;
    if (laboratory) { /* not sent from today's page: the choice stays */
        free(session->food_laboratory);
        session->food_laboratory = *laboratory ? strdup(laboratory) : NULL;
    }
    return hoof_reply_redirect(request, "/food");
}

bool hoof_post_food_log(struct hoof_request *request, struct hoof_error *err)
{
    struct hoof_change_answer answer;
    struct hoof_setting settings[] = {{"text", hoof_request_field(request, "text")}};
    if (!hoof_request_ask(request, err) ||
        !hoof_ask_log_fields(&request->ask, "meal", settings, 1, &answer, err))
        return false;
    struct hoof_notice notice = {.kind = HOOF_NOTICE_DONE,
                                 .text = "Saved as a meal.",
                                 .entries = answer.entries,
                                 .notes = answer.notes};
    return hoof_reply_wrote(request, &notice, answer.change, "/", err);
}
