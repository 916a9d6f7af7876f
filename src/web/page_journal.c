#include "ask/journal.h"
#include "web/routes.h"
#include "web/settings.h"

#define PAGE 60 /* entries on one page, up to the end of a day */

/* "" in a form means: not said. */
static const char *given(const struct hoof_form *form, const char *name)
{
    const char *value = hoof_form_get(form, name);
    return value && *value ? value : NULL;
}

/* The first entry of the page: whole days, so that the next page can begin with
 * a date. The answer holds one entry more than a page when there are more. */
static size_t first_of_page(struct hoof_request *request, const struct hoof_records *entries,
                            size_t asked, const char **older)
{
    *older = NULL;
    if (entries->count < asked)
        return 0;
    struct hoof_date cut = hoof_record_date(&request->ask, &entries->items[0]);
    size_t first = 0;
    while (first < entries->count &&
           hoof_date_compare(hoof_record_date(&request->ask, &entries->items[first]), cut) == 0)
        first++;
    char text[16];
    hoof_date_text(cut, text);
    *older = hoof_strdup(request->arena, text);
    return first;
}

bool hoof_get_journal(struct hoof_request *request, struct hoof_error *err)
{
    struct hoof_page page;
    struct hoof_records entries;
    if (!hoof_request_ask(request, err) ||
        !hoof_request_page(request, "Journal", "/journal", &page, err))
        return false;
    struct hoof_journal_view view = {.entries = &entries,
                                     .from = given(&request->args, "from"),
                                     .to = given(&request->args, "to"),
                                     .kind = given(&request->args, "kind"),
                                     .notice = &request->session->notice,
                                     .ask = &request->ask};
    struct hoof_journal_request question = {
        .from = view.from, .to = view.to, .kind = view.kind, .last = PAGE + 1};
    /* a day with more entries than a page is shown whole */
    do {
        if (!hoof_ask_journal(&request->ask, &question, &entries, err))
            return false;
        view.first = first_of_page(request, &entries, question.last, &view.older);
        question.last *= 4;
    } while (view.older && view.first == entries.count);
    if (!hoof_page_journal(&request->reply.body, &page, &view, err))
        return false;
    hoof_request_told(request);
    return hoof_reply_html(request, 200);
}

/* Items of the plan have ids too, but no page of their own yet. */
static bool find_entry(struct hoof_request *request, const char *id, struct hoof_entry_answer *out,
                       struct hoof_error *err)
{
    if (!hoof_ask_journal_show(&request->ask, id, out, err))
        return false;
    if (out->record.family == HOOF_ENTRY &&
        hoof_kind_find(HOOF_ENTRY, out->record.kind, strlen(out->record.kind)))
        return true;
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "%s is no entry of the journal, so there is no page for it. To change an item "
                     "of the plan, type: hoofbeat edit %.18s --field value",
                     out->record.id, out->record.id);
}

/* The entry's page, with what was typed when that was refused. */
static bool show_entry(struct hoof_request *request, const char *id,
                       const struct hoof_error *refused, int status, struct hoof_error *err)
{
    struct hoof_page page;
    struct hoof_entry_answer answer;
    if (!hoof_request_page(request, "Change an entry", "/journal", &page, err) ||
        !find_entry(request, id, &answer, err))
        return false;
    page.here = NULL; /* the journal itself stays a link */
    struct hoof_entry_view view = {.entry = &answer, .refused = refused, .ask = &request->ask};
    struct hoof_typed *typed;
    if (!hoof_request_typed(request, &typed, err))
        return false;
    view.typed = typed;
    view.typed_count = request->form.count;
    return hoof_page_entry(&request->reply.body, &page, &view, err) &&
           hoof_reply_html(request, status);
}

bool hoof_get_entry(struct hoof_request *request, struct hoof_error *err)
{
    const char *id = given(&request->args, "id");
    if (!hoof_request_ask(request, err))
        return false;
    if (!id)
        return hoof_reply_redirect(request, "/journal");
    if (show_entry(request, id, NULL, 200, err))
        return true;
    if (err->code != HOOF_REQUEST)
        return false;
    hoof_reply_error(request, 404, err->text);
    return true;
}

bool hoof_post_edit(struct hoof_request *request, struct hoof_error *err)
{
    const char *id = hoof_request_field(request, "id");
    struct hoof_entry_answer entry;
    struct hoof_change_answer change;
    struct hoof_setting *settings;
    size_t count;
    if (!hoof_request_ask(request, err) || !find_entry(request, id, &entry, err))
        return false;
    const struct hoof_kind *kind =
        hoof_kind_find(HOOF_ENTRY, entry.record.kind, strlen(entry.record.kind));
    if (!hoof_changed_settings(request, kind->fields, entry.record.body, &settings, &count, err))
        return false;
    if (count == 0) {
        struct hoof_notice same = {.kind = HOOF_NOTICE_DONE, .text = "Nothing was different."};
        return hoof_reply_told(request, &same, "/journal", err);
    }
    if (!hoof_ask_edit(&request->ask, id, settings, count, &change, err)) {
        if (err->code != HOOF_REQUEST && err->code != HOOF_USAGE)
            return false;
        struct hoof_error refused = *err;
        *err = (struct hoof_error){0};
        return show_entry(request, id, &refused, 400, err);
    }
    struct hoof_notice notice = {.kind = HOOF_NOTICE_DONE,
                                 .text = "Changed.",
                                 .entries = change.entries,
                                 .notes = change.notes};
    return hoof_reply_wrote(request, &notice, change.change ? change.change : -1, "/journal", err);
}

bool hoof_post_delete(struct hoof_request *request, struct hoof_error *err)
{
    struct hoof_change_answer change;
    if (!hoof_request_ask(request, err) ||
        !hoof_ask_delete(&request->ask, hoof_request_field(request, "id"), &change, err))
        return false;
    struct hoof_notice notice = {
        .kind = HOOF_NOTICE_DONE, .text = "Deleted.", .entries = change.entries};
    return hoof_reply_wrote(request, &notice, change.change, "/journal", err);
}
