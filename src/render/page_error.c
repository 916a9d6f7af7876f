#include "render/page_parts.h"

#include <stdio.h>

static const struct {
    int status;
    const char *title, *words;
} known[] = {
    {400, "That could not be read", "What was sent could not be read. Nothing was changed."},
    {401, "This window is not open yet",
     "Hoofbeat opens with the address that `hoofbeat serve` printed; each address works once. For "
     "a new address press Enter in the window of `hoofbeat serve`, or start it again."},
    {403, "Not changed", "This change was not accepted. Nothing was changed."},
    {404, "There is no such page", "The address may be misspelled. Today's page is at \"/\"."},
    {405, "That is not done here", "This page cannot be used in that way. Nothing was changed."},
    {413, "Too large", "What was sent is larger than can be read here. Nothing was changed."},
    {415, "That could not be read", "What was sent is not a form. Nothing was changed."},
    {421, "Wrong address", "This address does not belong to Hoofbeat."},
    {431, "Too much was sent", "The browser sent more with the request than is read here."},
    {500, "That did not work", "Something went wrong. What had been saved before is not affected."},
    {503, "Not just now", "The computer is short of something. Please try again in a moment."},
};

static const char *heading(int status, const char **words)
{
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (known[i].status == status) {
            *words = known[i].words;
            return known[i].title;
        }
    *words = "Something went wrong.";
    return "That did not work";
}

static void typed_back(struct hoof_html *html, const struct hoof_error_view *view)
{
    hoof_html_element(html, HOOF_H2, NULL, "What you wrote");
    hoof_html_element(html, HOOF_P, NULL,
                      "It is kept here, so that you can copy it and send it again.");
    for (size_t i = 0; i < view->typed_count; i++) {
        char id[32];
        snprintf(id, sizeof id, "typed-%zu", i + 1);
        hoof_html_open(html, HOOF_LABEL);
        hoof_html_attr(html, "for", id);
        hoof_html_text(html, view->typed[i].name);
        hoof_html_close(html, HOOF_LABEL);
        hoof_html_open(html, HOOF_TEXTAREA);
        hoof_html_attr(html, "id", id);
        hoof_html_attr(html, "rows", "3");
        hoof_html_flag(html, "readonly", true);
        /* a line end right after the start tag is dropped by the browser */
        hoof_html_text(html, "\n");
        hoof_html_text(html, view->typed[i].value);
        hoof_html_close(html, HOOF_TEXTAREA);
    }
}

bool hoof_page_error(struct hoof_buf *out, const struct hoof_error_view *view,
                     struct hoof_error *err)
{
    struct hoof_html html = {.buf = out};
    const char *words;
    struct hoof_page page = {.title = heading(view->status, &words)};
    hoof_page_begin(&html, &page);
    hoof_html_element(&html, HOOF_P, "lead", view->reason ? view->reason : words);
    if (view->typed_count)
        typed_back(&html, view);
    if (view->status != 401 && view->status != 421) {
        hoof_html_open(&html, HOOF_P);
        hoof_html_start(&html, HOOF_A, "button");
        hoof_html_link(&html, "href", "/");
        hoof_html_text(&html, "Go to today's page");
        hoof_html_close(&html, HOOF_A);
        hoof_html_close(&html, HOOF_P);
    }
    hoof_html_start(&html, HOOF_P, "quiet");
    hoof_html_format(&html, "Answer %d", view->status);
    hoof_html_close(&html, HOOF_P);
    hoof_page_end(&html, &page);
    return hoof_html_done(&html, err);
}
