#include <stdlib.h>
#include <string.h>

#include "ask/elements.h"
#include "ask/journal.h"
#include "web/routes.h"
#include "web/settings.h"

static bool show_profile(struct hoof_request *request, const struct hoof_error *refused, int status,
                         struct hoof_error *err)
{
    struct hoof_page page;
    json_t *profile;
    if (!hoof_request_ask(request, err) ||
        !hoof_request_page(request, "About me", "/profile", &page, err) ||
        !hoof_ask_profile(&request->ask, &profile, err))
        return false;
    struct hoof_typed *typed;
    if (!hoof_request_typed(request, &typed, err))
        return false;
    struct hoof_profile_view view = {.profile = profile,
                                     .typed = typed,
                                     .typed_count = request->form.count,
                                     .refused = refused,
                                     .notice = refused ? NULL : &request->session->notice,
                                     .ask = &request->ask};
    if (!hoof_page_profile(&request->reply.body, &page, &view, err))
        return false;
    if (!refused)
        hoof_request_told(request);
    return hoof_reply_html(request, status);
}

bool hoof_get_profile(struct hoof_request *request, struct hoof_error *err)
{
    return show_profile(request, NULL, 200, err);
}

bool hoof_post_profile(struct hoof_request *request, struct hoof_error *err)
{
    struct hoof_change_answer change;
    struct hoof_setting *settings;
    json_t *profile;
    size_t count;
    if (!hoof_request_ask(request, err) || !hoof_ask_profile(&request->ask, &profile, err) ||
        !hoof_changed_settings(request, hoof_kinds(HOOF_PROFILE)[0].fields, profile, &settings,
                               &count, err))
        return false;
    struct hoof_notice notice = {.kind = HOOF_NOTICE_DONE, .text = "Nothing was different."};
    if (count) {
        if (!hoof_ask_profile_set(&request->ask, settings, count, &change, err)) {
            if (err->code != HOOF_REQUEST && err->code != HOOF_USAGE)
                return false;
            struct hoof_error refused = *err;
            *err = (struct hoof_error){0};
            return show_profile(request, &refused, 400, err);
        }
        notice.text = "Saved.";
        notice.notes = change.notes;
        return hoof_reply_wrote(request, &notice, change.change ? change.change : -1, "/profile",
                                err);
    }
    return hoof_reply_told(request, &notice, "/profile", err);
}

/* --- one contact, meal, answer ... -------------------------------------------------------- */

/* What the address or the form says it is about. */
static bool find_element(struct hoof_request *request, const struct hoof_form *form,
                         struct hoof_element_view *view, struct hoof_error *err)
{
    json_t *profile;
    const char *key = hoof_form_get(form, "list"), *place = hoof_form_get(form, "place");
    view->list = key ? hoof_element_list(key) : NULL;
    view->ask = &request->ask;
    if (!view->list)
        return hoof_fail(err, HOOF_REQUEST, NULL, "There is no such list about you.");
    if (!place)
        return true;
    size_t digits = strspn(place, "0123456789");
    if (!digits || digits > 6 || place[digits])
        return hoof_fail(err, HOOF_REQUEST, NULL, "There is no such place in the list.");
    view->place = strtoul(place, NULL, 10);
    return hoof_ask_profile(&request->ask, &profile, err) &&
           hoof_element_at(&request->ask, view->list, json_object_get(profile, key), view->place,
                           &view->element, err);
}

static bool show_element(struct hoof_request *request, struct hoof_element_view *view, int status,
                         struct hoof_error *err)
{
    struct hoof_page page;
    struct hoof_typed *typed;
    const char *title = hoof_format(request->arena, "%s: %s", view->list->label,
                                    view->element.body ? "change" : "add");
    if (!title)
        return hoof_fail_memory(err);
    if (!hoof_request_page(request, title, "/profile", &page, err) ||
        !hoof_request_typed(request, &typed, err))
        return false;
    page.here = NULL; /* the profile itself stays a link */
    view->typed = typed;
    view->typed_count = request->form.count;
    return hoof_page_element(&request->reply.body, &page, view, err) &&
           hoof_reply_html(request, status);
}

bool hoof_get_element(struct hoof_request *request, struct hoof_error *err)
{
    struct hoof_element_view view = {0};
    if (!hoof_request_ask(request, err))
        return false;
    if (find_element(request, &request->args, &view, err))
        return show_element(request, &view, 200, err);
    if (err->code != HOOF_REQUEST)
        return false;
    hoof_reply_error(request, 404, err->text);
    return true;
}

bool hoof_post_element(struct hoof_request *request, struct hoof_error *err)
{
    struct hoof_element_view view = {0};
    struct hoof_change_answer change;
    struct hoof_setting *settings;
    struct hoof_element_request question = {
        .name = hoof_request_field(request, "called"),
        .seen = hoof_form_get(&request->form, "seen"),
        .remove = strcmp(hoof_request_field(request, "do"), "remove") == 0};
    if (!hoof_request_ask(request, err) || !find_element(request, &request->form, &view, err) ||
        !hoof_changed_settings(request, hoof_element_fields(view.list), view.element.body,
                               &settings, &question.count, err))
        return false;
    if (view.element.body && !question.seen)
        question.seen = "";
    if (!view.element.body)
        question.seen = NULL;
    question.list = view.list;
    question.place = view.place;
    question.settings = settings;
    if (!hoof_ask_element(&request->ask, &question, &change, err)) {
        if (err->code != HOOF_REQUEST)
            return false;
        struct hoof_error refused = *err;
        *err = (struct hoof_error){0};
        view.refused = &refused;
        return show_element(request, &view, 400, err);
    }
    struct hoof_notice notice = {.kind = HOOF_NOTICE_DONE,
                                 .text = !change.change    ? "Nothing was different."
                                         : question.remove ? "Removed."
                                                           : "Saved.",
                                 .notes = change.notes};
    if (!change.change)
        return hoof_reply_told(request, &notice, "/profile", err);
    return hoof_reply_wrote(request, &notice, change.change, "/profile", err);
}
