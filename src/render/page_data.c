#include "render/page_parts.h"

static void send_file(struct hoof_html *html, const struct hoof_page *page,
                      const struct hoof_data_view *view)
{
    hoof_html_open(html, HOOF_SECTION);
    hoof_html_element(html, HOOF_H2, NULL, "Bring a file in");
    hoof_html_element(html, HOOF_P, NULL,
                      "A file that was saved here (hoofbeat.json), up to 64 MB. First you see what "
                      "is in it; nothing is written before you say so. Larger files are brought in "
                      "with `hoofbeat import FILE`.");
    hoof_html_start(html, HOOF_FORM, "fields");
    hoof_html_attr(html, "method", "post");
    hoof_html_attr(html, "enctype", "multipart/form-data");
    hoof_html_link(html, "action", "/data");
    hoof_form_hidden(html, "token", page->token);
    hoof_html_start(html, HOOF_DIV, "field");
    hoof_html_open(html, HOOF_LABEL);
    hoof_html_attr(html, "for", "file");
    hoof_html_text(html, "File");
    hoof_html_close(html, HOOF_LABEL);
    if (view->refused) {
        hoof_html_start(html, HOOF_DIV, "field-error");
        hoof_html_attr(html, "id", "file-error");
        hoof_html_attr(html, "role", "alert");
        hoof_html_element(html, HOOF_P, NULL, "This file was not brought in. Nothing was changed.");
        hoof_html_element(html, HOOF_P, NULL, view->refused);
        hoof_html_element(html, HOOF_P, NULL,
                          "Choose a file that was saved on this page, such as hoofbeat.json.");
        hoof_html_close(html, HOOF_DIV);
    }
    hoof_html_open(html, HOOF_INPUT);
    hoof_html_attr(html, "type", "file");
    hoof_html_attr(html, "id", "file");
    hoof_html_attr(html, "name", "file");
    hoof_html_attr(html, "accept", ".json,application/json");
    if (view->refused) {
        hoof_html_attr(html, "aria-describedby", "file-error");
        hoof_html_attr(html, "aria-invalid", "true");
    }
    hoof_html_flag(html, "required", true);
    hoof_html_close(html, HOOF_DIV);
    hoof_form_button(html, NULL, "Look into the file");
    hoof_html_close(html, HOOF_FORM);
    hoof_html_close(html, HOOF_SECTION);
}

static void copy(struct hoof_html *html)
{
    hoof_html_open(html, HOOF_SECTION);
    hoof_html_element(html, HOOF_H2, NULL, "Take a copy");
    hoof_html_element(html, HOOF_P, NULL,
                      "One file with everything that is written down: entries, plan and what is "
                      "said about you. Anyone who has the file can read it.");
    hoof_html_open(html, HOOF_P);
    hoof_html_start(html, HOOF_A, "button");
    hoof_html_link(html, "href", "/data/hoofbeat.json");
    hoof_html_attr(html, "download", "hoofbeat.json");
    hoof_html_text(html, "Save hoofbeat.json");
    hoof_html_close(html, HOOF_A);
    hoof_html_close(html, HOOF_P);
    hoof_html_close(html, HOOF_SECTION);
}

/* One change; the one that is taken back next has the button. */
static void past_change(struct hoof_html *html, const struct hoof_page *page,
                        const struct hoof_data_view *view, const struct hoof_past_change *change)
{
    struct hoof_ask *ask = view->ask;
    struct hoof_moment at = hoof_change_moment(ask, change);
    bool next = change == view->changes->next;
    hoof_html_start(html, HOOF_LI, change->taken_back ? "gone" : NULL);
    hoof_html_open(html, HOOF_P);
    hoof_html_element(html, HOOF_SPAN, "words", hoof_change_words(ask, change));
    if (change->taken_back)
        hoof_html_element(html, HOOF_STRONG, NULL, " Taken back.");
    hoof_html_close(html, HOOF_P);
    hoof_html_start(html, HOOF_P, "quiet");
    hoof_html_format(html, "%s, %02d:%02d", hoof_date_words(ask->arena, at.date), at.clock.hour,
                     at.clock.minute);
    if (change->records <= HOOF_CHANGE_SMALL)
        hoof_html_format(html, ", %lld %s", (long long)change->records,
                         change->records == 1 ? "record" : "records");
    hoof_html_close(html, HOOF_P);
    if (next && !page->read_only)
        hoof_undo_form(html, page, change->number, "/data", "Take this back", NULL);
    hoof_html_close(html, HOOF_LI);
}

static void past_changes(struct hoof_html *html, const struct hoof_page *page,
                         const struct hoof_data_view *view)
{
    const struct hoof_changes_answer *changes = view->changes;
    bool listed = false;
    hoof_html_open(html, HOOF_SECTION);
    hoof_html_element(html, HOOF_H2, NULL, "What was done lately");
    if (!changes->list.count) {
        hoof_html_element(html, HOOF_P, NULL,
                          "Nothing was written down yet, so there is nothing to take back.");
        hoof_html_close(html, HOOF_SECTION);
        return;
    }
    hoof_html_element(html, HOOF_P, NULL,
                      changes->next
                          ? "One sentence, form or file is one change. The newest that still "
                            "stands can be taken back, then the one before it."
                          : "All of it was taken back.");
    hoof_html_start(html, HOOF_OL, "entries changes");
    for (size_t i = 0; i < changes->list.count; i++) {
        past_change(html, page, view, &changes->list.items[i]);
        listed = listed || changes->next == &changes->list.items[i];
    }
    if (changes->next && !listed)
        past_change(html, page, view, changes->next);
    hoof_html_close(html, HOOF_OL);
    hoof_html_close(html, HOOF_SECTION);
}

bool hoof_page_data(struct hoof_buf *out, const struct hoof_page *page,
                    const struct hoof_data_view *view, struct hoof_error *err)
{
    struct hoof_html html = {.buf = out};
    hoof_page_begin(&html, page);
    hoof_notice_write(&html, page, view->notice, view->ask->arena);
    if (view->preview)
        hoof_import_preview(&html, page, view);
    copy(&html);
    if (!page->read_only)
        send_file(&html, page, view);
    past_changes(&html, page, view);
    hoof_page_end(&html, page);
    return hoof_html_done(&html, err);
}
