#include <stdlib.h>

#include "ask/changes.h"
#include "ask/food.h"
#include "ask/today.h"
#include "render/page_parts.h"
#include "web/routes.h"

/* What was in the last meal of today, and why: the foods as they were noted, or
 * else the text as written. */
static bool read_meal(struct hoof_request *request, const struct hoof_today_answer *today,
                      struct hoof_today_view *view, struct hoof_error *err)
{
    for (size_t i = today->entries.count; i-- > 0;) {
        const struct hoof_record *record = &today->entries.items[i];
        if (strcmp(record->kind, "meal") != 0)
            continue;
        const char *text = json_string_value(json_object_get(record->body, "text"));
        if (!text)
            return true;
        struct hoof_food_answer *answer = hoof_alloc(request->arena, sizeof *answer);
        if (!answer)
            return hoof_fail_memory(err);
        struct hoof_food_request question = {.text = text, .n = strlen(text)};
        if (!hoof_ask_food(&request->ask, &question, answer, err))
            return false;
        if (answer->match_count) {
            view->meal = answer;
            view->meal_record = record;
        }
        return true;
    }
    return true;
}

/* When the sentence was typed that a question was about; 0: it is typed now. */
static int64_t said_ms(struct hoof_request *request)
{
    return strtoll(hoof_request_field(request, "said_ms"), NULL, 10);
}

/* What the form says: a sentence, and what of it was saved before the question. */
static struct hoof_log_request asked_to_log(struct hoof_request *request, const char *sentence)
{
    bool saved = hoof_form_get(&request->form, "saved") != NULL;
    return (struct hoof_log_request){.sentence = sentence,
                                     .n = strlen(sentence),
                                     .save = true,
                                     .saved = saved ? hoof_request_field(request, "said") : NULL,
                                     .said_ms = said_ms(request)};
}

/* The page, also after a sentence that was not saved: typed stays in the box. */
static bool show_today(struct hoof_request *request, const char *typed, const char *refused,
                       int status, struct hoof_error *err)
{
    bool saved = hoof_form_get(&request->form, "saved") != NULL;
    struct hoof_page page;
    struct hoof_today_answer today;
    struct hoof_dates quiet_days = {0};
    struct hoof_changes_answer changes;
    if (!hoof_request_ask(request, err) || !hoof_request_page(request, "Today", "/", &page, err) ||
        !hoof_ask_today(&request->ask, &today, err) ||
        !hoof_ask_changes(&request->ask, 0, &changes, err) ||
        !hoof_ask_quiet_days(&request->ask, &quiet_days, err))
        return false;
    struct hoof_today_view view = {.today = &today,
                                   .quiet_days = &quiet_days,
                                   .notice = refused ? NULL : &request->session->notice,
                                   .typed = typed,
                                   .refused = refused,
                                   .last_change = changes.next,
                                   .said = saved ? hoof_request_field(request, "said") : NULL,
                                   .said_ms = said_ms(request),
                                   .ask = &request->ask};
    if (!refused && view.notice->kind == HOOF_NOTICE_REFUSED && !typed)
        view.typed = view.notice->sentence;
    if (!read_meal(request, &today, &view, err) ||
        !hoof_page_today(&request->reply.body, &page, &view, err))
        return false;
    if (!refused && strcmp(request->head.method, "GET") == 0)
        hoof_request_told(request);
    return hoof_reply_html(request, status);
}

bool hoof_get_today(struct hoof_request *request, struct hoof_error *err)
{
    return show_today(request, NULL, NULL, 200, err);
}

static bool save_sentence(struct hoof_request *request, struct hoof_log_request *question,
                          struct hoof_error *err);

/* Questions that were left out, this one and those before it. */
static bool is_left(const struct hoof_request *request, const char *question)
{
    for (size_t i = 0; i < request->form.count; i++) {
        const struct hoof_form_field *field = &request->form.fields[i];
        bool left = strcmp(field->name, "left") == 0 || strcmp(field->name, "question") == 0;
        if (left && strcmp(field->value, question) == 0)
            return true;
    }
    return false;
}

static bool keep_left(struct hoof_request *request, struct hoof_strings *left,
                      struct hoof_error *err)
{
    left->items = hoof_alloc_array(request->arena, request->form.count + 1, sizeof *left->items);
    if (!left->items)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < request->form.count; i++) {
        const struct hoof_form_field *field = &request->form.fields[i];
        if (strcmp(field->name, "left") == 0 || strcmp(field->name, "question") == 0)
            left->items[left->count++] = field->value;
    }
    return true;
}

/* One question is left out; what else the sentence asks is still asked. */
static bool leave_question(struct hoof_request *request, struct hoof_error *err)
{
    struct hoof_log_answer answer = {0};
    struct hoof_log_request question = asked_to_log(request, hoof_request_field(request, "said"));
    question.save = false;
    if (!hoof_request_ask(request, err) || !hoof_ask_log(&request->ask, &question, &answer, err))
        return false;
    size_t open = 0;
    for (size_t k = 0; k < answer.questions.count; k++)
        if (!is_left(request, answer.questions.items[k].text))
            answer.questions.items[open++] = answer.questions.items[k];
    answer.questions.count = open;
    struct hoof_notice notice = {.kind = open == 0        ? HOOF_NOTICE_DONE
                                         : question.saved ? HOOF_NOTICE_ASKS
                                                          : HOOF_NOTICE_REFUSED,
                                 .text = "Left out.",
                                 .sentence = question.sentence,
                                 .said_ms = question.said_ms,
                                 .questions = answer.questions};
    return keep_left(request, &notice.left, err) && hoof_reply_told(request, &notice, "/", err);
}

/* The answer to a question. A choice carries the sentence that it makes; one that leaves
 * nothing to log closes the question; any other brings the sentence back into the box. */
static bool answer_question(struct hoof_request *request, const char *sentence,
                            struct hoof_error *err)
{
    const char *said = hoof_request_field(request, "said");
    if (hoof_form_get(&request->form, "leave"))
        return leave_question(request, err);
    if (!sentence)
        return show_today(request, said, "Please finish this sentence, then press Log it.", 200,
                          err);
    struct hoof_log_request question = asked_to_log(request, sentence);
    return save_sentence(request, &question, err);
}

bool hoof_post_log(struct hoof_request *request, struct hoof_error *err)
{
    const char *choice = hoof_form_get(&request->form, "choice");
    if (choice || hoof_form_get(&request->form, "leave") || hoof_form_get(&request->form, "write"))
        return answer_question(request, choice, err);
    const char *quick = hoof_form_get(&request->form, "quick");
    const char *typed = hoof_request_field(request, "sentence");
    const char *sentence = quick ? quick : typed;
    if (sentence[strspn(sentence, " \t\n")] == '\0')
        return show_today(request, typed, "Write a few words first, for example: flush x2.", 400,
                          err);
    struct hoof_log_request question = asked_to_log(request, sentence);
    if (quick) /* the button is no answer to what waits in the box */
        question = (struct hoof_log_request){.sentence = quick, .n = strlen(quick), .save = true};
    return save_sentence(request, &question, err);
}

static bool save_sentence(struct hoof_request *request, struct hoof_log_request *question,
                          struct hoof_error *err)
{
    struct hoof_log_answer answer = {0};
    const char *sentence = question->sentence;
    if (!hoof_request_ask(request, err))
        return false;
    int64_t said_ms = question->said_ms > 0 ? question->said_ms : request->ask.now.utc_ms;
    if (!hoof_ask_log(&request->ask, question, &answer, err)) {
        if (err->code != HOOF_REQUEST)
            return false;
        if (answer.questions.count == 0) {
            struct hoof_error refused = *err;
            *err = (struct hoof_error){0};
            return show_today(request, sentence, refused.text, 400, err);
        }
        struct hoof_notice asks = {.kind = question->saved ? HOOF_NOTICE_ASKS : HOOF_NOTICE_REFUSED,
                                   .text = "Not saved yet: one thing is not clear.",
                                   .sentence = sentence,
                                   .said_ms = said_ms,
                                   .questions = answer.questions};
        *err = (struct hoof_error){0};
        return hoof_reply_told(request, &asks, "/", err);
    }
    struct hoof_notice notice = {
        .kind = answer.questions.count ? HOOF_NOTICE_ASKS : HOOF_NOTICE_DONE,
        .text = answer.questions.count ? "Saved, except for what is asked here."
                : answer.saved         ? "Saved."
                                       : "Nothing new in it: the rest is saved already.",
        .sentence = sentence,
        .said_ms = said_ms,
        .entries = answer.entries,
        .not_understood = answer.not_understood,
        .notes = answer.notes,
        .questions = answer.questions};
    return answer.saved ? hoof_reply_wrote(request, &notice, answer.change, "/", err)
                        : hoof_reply_told(request, &notice, "/", err);
}

/* The page that the form stood on. */
static const char *undo_from(const struct hoof_request *request)
{
    static const char *const pages[] = {"/plan", "/journal", "/food", "/profile", "/data"};
    const char *from = hoof_request_field(request, "from");
    for (size_t i = 0; i < sizeof pages / sizeof pages[0]; i++)
        if (strcmp(from, pages[i]) == 0)
            return pages[i];
    return "/";
}

/* A form says which change it was shown for; without that, the last one. */
static bool take_back(struct hoof_request *request, struct hoof_change_answer *out,
                      struct hoof_error *err)
{
    const char *number = hoof_request_field(request, "change");
    if (!*number)
        return hoof_ask_undo(&request->ask, out, err);
    char *end;
    long long change = strtoll(number, &end, 10);
    if (*end || change <= 0)
        return hoof_fail(err, HOOF_REQUEST, "change", "\"%.40s\" is no change.", number);
    return hoof_ask_undo_only(&request->ask, change, out, err);
}

bool hoof_post_undo(struct hoof_request *request, struct hoof_error *err)
{
    const char *back = undo_from(request);
    struct hoof_changes_answer changes;
    struct hoof_change_answer answer;
    if (!hoof_request_ask(request, err) || !hoof_ask_changes(&request->ask, 0, &changes, err))
        return false;
    if (!take_back(request, &answer, err)) {
        if (err->code != HOOF_REQUEST)
            return false;
        struct hoof_notice nothing = {.kind = HOOF_NOTICE_REFUSED, .text = err->text};
        struct hoof_error none = {0};
        return hoof_reply_told(request, &nothing, back, &none);
    }
    const char *what = changes.next ? hoof_change_words(&request->ask, changes.next) : "";
    struct hoof_notice notice = {.kind = HOOF_NOTICE_DONE, .text = "Taken back.", .sentence = what};
    notice.notes = (struct hoof_strings){&what, *what ? 1 : 0};
    return hoof_reply_wrote(request, &notice, -1, back, err);
}

/* Only days that are still quiet are answered: another window may have been
 * quicker. */
static bool is_quiet(const struct hoof_dates *quiet, struct hoof_date day)
{
    for (size_t i = 0; i < quiet->count; i++)
        if (hoof_date_compare(quiet->items[i], day) == 0)
            return true;
    return false;
}

bool hoof_post_nothing(struct hoof_request *request, struct hoof_error *err)
{
    struct hoof_dates quiet, days = {0};
    struct hoof_change_answer answer;
    if (!hoof_request_ask(request, err) || !hoof_ask_quiet_days(&request->ask, &quiet, err))
        return false;
    days.items = hoof_alloc_array(request->arena, request->form.count + 1, sizeof *days.items);
    if (!days.items)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < request->form.count; i++) {
        const struct hoof_form_field *field = &request->form.fields[i];
        struct hoof_date day;
        if (strcmp(field->name, "day") != 0)
            continue;
        if (!hoof_date_parse(field->value, field->size, &day, err))
            return false;
        if (is_quiet(&quiet, day) && !is_quiet(&days, day))
            days.items[days.count++] = day;
    }
    if (days.count == 0)
        return hoof_reply_redirect(request, "/");
    if (!hoof_ask_log_nothing(&request->ask, &days, &answer, err))
        return false;
    struct hoof_notice notice = {
        .kind = HOOF_NOTICE_DONE, .text = "Saved: nothing to report.", .entries = answer.entries};
    return hoof_reply_wrote(request, &notice, answer.change, "/", err);
}
