#include <string.h>

#include "ask/plan_items.h"
#include "ask/take.h"
#include "web/routes.h"

enum { AGENDA_DAYS = 14 };

static bool show_plan(struct hoof_request *request, const char *typed, const char *refused,
                      struct hoof_error *err)
{
    struct hoof_page page;
    struct hoof_records items;
    struct hoof_calendar_answer calendar;
    struct hoof_findings_answer findings;
    struct hoof_plan_today today;
    struct hoof_regimens regimens;
    char last[16];
    if (!hoof_request_ask(request, err) ||
        !hoof_request_page(request, "The plan", "/plan", &page, err))
        return false;
    struct hoof_ask *ask = &request->ask;
    hoof_date_text(hoof_date_add_days(hoof_ask_today_date(ask), AGENDA_DAYS), last);
    if (!hoof_ask_plan(ask, &items, err) || !hoof_ask_calendar(ask, NULL, last, &calendar, err) ||
        !hoof_ask_findings(ask, HOOF_CHECK_DAYS, &findings, err) ||
        !hoof_ask_plan_today(ask, &today, err) ||
        !hoof_knowledge_regimens(ask->books, ask->arena, NULL, &regimens, err))
        return false;
    struct hoof_plan_view view = {.items = &items,
                                  .calendar = &calendar,
                                  .findings = &findings,
                                  .today = &today,
                                  .regimens = &regimens,
                                  .notice = refused ? NULL : &request->session->notice,
                                  .typed = typed,
                                  .refused = refused,
                                  .ask = ask};
    if (!hoof_page_plan(&request->reply.body, &page, &view, err))
        return false;
    if (!refused)
        hoof_request_told(request);
    return hoof_reply_html(request, refused ? 400 : 200);
}

bool hoof_get_plan(struct hoof_request *request, struct hoof_error *err)
{
    return show_plan(request, NULL, NULL, err);
}

/* The guided form: a regimen with day 1 and the number of cycles. */
static bool add_regimen(struct hoof_request *request, const char *regimen,
                        struct hoof_change_answer *answer, struct hoof_error *err)
{
    const struct hoof_setting settings[] = {{"regimen", regimen},
                                            {"from", hoof_request_field(request, "from")},
                                            {"cycles", hoof_request_field(request, "cycles")}};
    return hoof_ask_plan_add(&request->ask, settings, 3, answer, err);
}

bool hoof_post_plan(struct hoof_request *request, struct hoof_error *err)
{
    struct hoof_change_answer answer;
    const char *sentence = hoof_request_field(request, "sentence");
    const char *regimen = hoof_form_get(&request->form, "regimen");
    if (!hoof_request_ask(request, err))
        return false;
    bool good = regimen ? add_regimen(request, regimen, &answer, err)
                        : hoof_ask_plan_add_sentence(&request->ask, sentence, &answer, err);
    if (!good) {
        if (err->code != HOOF_REQUEST)
            return false;
        struct hoof_error refused = *err;
        *err = (struct hoof_error){0};
        return show_plan(request, sentence, refused.text, err);
    }
    struct hoof_notice notice = {
        .kind = HOOF_NOTICE_DONE, .text = "Added to the plan.", .notes = answer.notes};
    return hoof_reply_wrote(request, &notice, answer.change, "/plan", err);
}

/* "Took it" and "Left it out", on / and /plan. */
bool hoof_post_dose(struct hoof_request *request, struct hoof_error *err)
{
    struct hoof_change_answer answer;
    const char *item = hoof_request_field(request, "item");
    const char *agent = hoof_form_get(&request->form, "agent");
    const char *due = hoof_form_get(&request->form, "due");
    const char *back = strcmp(hoof_request_field(request, "from"), "/plan") == 0 ? "/plan" : "/";
    bool skipped = strcmp(hoof_request_field(request, "do"), "skip") == 0;
    struct hoof_take_request take = {.item = item, .agent = agent};
    struct hoof_skip_request skip = {.item = item, .agent = agent, .at = due};
    if (!hoof_request_ask(request, err))
        return false;
    if (!(skipped ? hoof_ask_skip(&request->ask, &skip, &answer, err)
                  : hoof_ask_take(&request->ask, &take, &answer, err))) {
        if (err->code != HOOF_REQUEST)
            return false;
        struct hoof_notice refused = {.kind = HOOF_NOTICE_REFUSED, .text = err->text};
        struct hoof_error none = {0};
        return hoof_reply_told(request, &refused, back, &none);
    }
    struct hoof_notice notice = {.kind = HOOF_NOTICE_DONE,
                                 .text = skipped ? "Saved as left out." : "Saved as taken.",
                                 .entries = answer.entries,
                                 .notes = answer.notes};
    return hoof_reply_wrote(request, &notice, answer.change, back, err);
}
