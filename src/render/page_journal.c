#include "render/page_parts.h"

static void filter(struct hoof_html *html, const struct hoof_journal_view *view)
{
    static const struct {
        const char *name, *label;
    } dates[] = {{"from", "From (date)"}, {"to", "To (date)"}};
    const char *values[] = {view->from, view->to};
    hoof_html_start(html, HOOF_DETAILS, NULL);
    hoof_html_flag(html, "open", view->from || view->kind);
    hoof_html_element(html, HOOF_SUMMARY, NULL, "Show only some entries");
    hoof_html_start(html, HOOF_FORM, "filter");
    hoof_html_attr(html, "method", "get");
    hoof_html_link(html, "action", "/journal");
    for (size_t i = 0; i < 2; i++) {
        hoof_html_start(html, HOOF_DIV, "field");
        hoof_html_open(html, HOOF_LABEL);
        hoof_html_attr(html, "for", dates[i].name);
        hoof_html_text(html, dates[i].label);
        hoof_html_close(html, HOOF_LABEL);
        hoof_html_open(html, HOOF_INPUT);
        hoof_html_attr(html, "type", "date");
        hoof_html_attr(html, "id", dates[i].name);
        hoof_html_attr(html, "name", dates[i].name);
        hoof_html_attr(html, "value", values[i] ? values[i] : "");
        hoof_html_close(html, HOOF_DIV);
    }
    hoof_html_start(html, HOOF_DIV, "field");
    hoof_html_open(html, HOOF_LABEL);
    hoof_html_attr(html, "for", "kind");
    hoof_html_text(html, "Kind");
    hoof_html_close(html, HOOF_LABEL);
    hoof_html_open(html, HOOF_SELECT);
    hoof_html_attr(html, "id", "kind");
    hoof_html_attr(html, "name", "kind");
    hoof_html_open(html, HOOF_OPTION);
    hoof_html_attr(html, "value", "");
    hoof_html_text(html, "all");
    hoof_html_close(html, HOOF_OPTION);
    for (const struct hoof_kind *kind = hoof_kinds(HOOF_ENTRY); kind->name; kind++) {
        hoof_html_open(html, HOOF_OPTION);
        hoof_html_attr(html, "value", kind->name);
        hoof_html_flag(html, "selected", view->kind && strcmp(view->kind, kind->name) == 0);
        hoof_html_text(html, kind->label ? kind->label : kind->name);
        hoof_html_close(html, HOOF_OPTION);
    }
    hoof_html_close(html, HOOF_SELECT);
    hoof_html_close(html, HOOF_DIV);
    hoof_form_button(html, NULL, "Show");
    hoof_html_close(html, HOOF_FORM);
    hoof_html_close(html, HOOF_DETAILS);
}

static void entry(struct hoof_html *html, const struct hoof_journal_view *view,
                  const struct hoof_record *record)
{
    const char *text = json_string_value(json_object_get(record->body, "text"));
    const char *clock = hoof_entry_clock(view->ask, record);
    const char *words = hoof_entry_words(view->ask->arena, view->ask->labels, record->body);
    hoof_html_open(html, HOOF_LI);
    if (*clock) {
        hoof_html_element(html, HOOF_SPAN, "clock", clock);
        hoof_html_text(html, " ");
    }
    hoof_html_element(html, HOOF_SPAN, "words", words);
    hoof_html_text(html, " ");
    hoof_html_start(html, HOOF_A, "change");
    hoof_html_link(html, "href", hoof_format(view->ask->arena, "/journal/entry?id=%s", record->id));
    hoof_html_attr(html, "aria-label", hoof_format(view->ask->arena, "Change %s %s", clock, words));
    hoof_html_text(html, "Change");
    hoof_html_close(html, HOOF_A);
    if (text && !strstr(words, text)) {
        hoof_html_start(html, HOOF_P, "as-written");
        hoof_html_format(html, "\xe2\x80\x9c%s\xe2\x80\x9d", text);
        hoof_html_close(html, HOOF_P);
    }
    hoof_html_close(html, HOOF_LI);
}

static void days(struct hoof_html *html, const struct hoof_journal_view *view)
{
    struct hoof_date day = {0};
    bool open = false;
    for (size_t i = view->entries->count; i-- > view->first;) {
        const struct hoof_record *record = &view->entries->items[i];
        struct hoof_date date = hoof_record_date(view->ask, record);
        if (!open || hoof_date_compare(date, day) != 0) {
            if (open)
                hoof_html_close(html, HOOF_OL);
            day = date;
            open = true;
            hoof_html_element(html, HOOF_H2, "day", hoof_date_words(view->ask->arena, date));
            hoof_html_start(html, HOOF_OL, "entries");
        }
        entry(html, view, record);
    }
    if (open)
        hoof_html_close(html, HOOF_OL);
    else
        hoof_html_element(html, HOOF_P, NULL, "There are no entries here.");
}

static void older(struct hoof_html *html, const struct hoof_journal_view *view)
{
    if (!view->older)
        return;
    struct hoof_buf address = {0};
    hoof_buf_format(&address, "/journal?to=%s", view->older);
    if (view->from) {
        hoof_buf_text(&address, "&from=");
        hoof_query_escape(&address, view->from);
    }
    if (view->kind) {
        hoof_buf_text(&address, "&kind=");
        hoof_query_escape(&address, view->kind);
    }
    hoof_html_start(html, HOOF_P, "more");
    hoof_html_start(html, HOOF_A, "button");
    hoof_html_link(html, "href", hoof_buf_string(&address));
    hoof_html_text(html, "Older entries");
    hoof_html_close(html, HOOF_A);
    hoof_html_close(html, HOOF_P);
    hoof_buf_release(&address);
}

bool hoof_page_journal(struct hoof_buf *out, const struct hoof_page *page,
                       const struct hoof_journal_view *view, struct hoof_error *err)
{
    struct hoof_html html = {.buf = out};
    hoof_page_begin(&html, page);
    hoof_notice_write(&html, page, view->notice, view->ask->arena);
    filter(&html, view);
    days(&html, view);
    older(&html, view);
    hoof_page_end(&html, page);
    return hoof_html_done(&html, err);
}

bool hoof_page_entry(struct hoof_buf *out, const struct hoof_page *page,
                     const struct hoof_entry_view *view, struct hoof_error *err)
{
    struct hoof_html html = {.buf = out};
    const struct hoof_record *record = &view->entry->record;
    const struct hoof_kind *kind = hoof_kind_find(HOOF_ENTRY, record->kind, strlen(record->kind));
    struct hoof_arena *arena = view->ask->arena;
    struct hoof_field_source source = {.record = record->body,
                                       .typed = view->typed,
                                       .typed_count = view->typed_count,
                                       .refused = view->refused,
                                       .ask = view->ask};
    hoof_page_begin(&html, page);
    hoof_html_start(&html, HOOF_P, "lead");
    hoof_html_format(&html, "%s %s: %s",
                     hoof_date_words(arena, hoof_record_date(view->ask, record)),
                     hoof_entry_clock(view->ask, record),
                     hoof_entry_words(arena, view->ask->labels, record->body));
    hoof_html_close(&html, HOOF_P);
    if (view->refused) {
        hoof_html_start(&html, HOOF_DIV, "notice refused");
        hoof_html_attr(&html, "role", "alert");
        hoof_html_element(&html, HOOF_P, NULL, view->refused->text);
        hoof_html_close(&html, HOOF_DIV);
    }
    if (view->entry->deleted) {
        hoof_html_element(&html, HOOF_P, NULL, "This entry was deleted.");
    } else if (kind && !page->read_only) {
        hoof_form_begin(&html, page, "/journal/entry", "fields");
        hoof_form_hidden(&html, "id", record->id);
        hoof_fields_write(&html, kind->fields, "", &source);
        hoof_form_button(&html, "main", "Save the change");
        hoof_form_end(&html);
        hoof_form_begin(&html, page, "/journal/delete", "delete");
        hoof_form_hidden(&html, "id", record->id);
        hoof_form_button(&html, "plain", "Delete this entry");
        hoof_html_element(&html, HOOF_P, "help", "A deleted entry can be taken back.");
        hoof_form_end(&html);
    }
    if (view->entry->history.count > 1) {
        hoof_html_element(&html, HOOF_H2, NULL, "As it was before");
        hoof_html_start(&html, HOOF_OL, "entries");
        for (size_t i = 0; i + 1 < view->entry->history.count; i++)
            hoof_html_element(
                &html, HOOF_LI, NULL,
                hoof_entry_words(arena, view->ask->labels, view->entry->history.items[i].body));
        hoof_html_close(&html, HOOF_OL);
    }
    hoof_page_end(&html, page);
    return hoof_html_done(&html, err);
}
