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
    struct hoof_typed *typed =
        hoof_alloc_array(request->arena, request->form.count + 1, sizeof *typed);
    if (!typed)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < request->form.count; i++)
        typed[i] = (struct hoof_typed){request->form.fields[i].name, request->form.fields[i].value};
    struct hoof_profile_view view = {.profile = profile,
                                     .typed = typed,
                                     .typed_count = request->form.count,
                                     .refused = refused,
                                     .notice = refused ? NULL : &request->session->notice,
                                     .arena = request->arena};
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
