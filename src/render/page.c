#include "render/page_parts.h"

#include <stdio.h>

/* Four links at most beside the page that is open: the sentence on today's page
 * stays within six stops of the Tab key. Data is linked from the end of a page. */
static const struct {
    const char *path, *name;
} places[] = {
    {"/", "Today"},    {"/plan", "Plan"},        {"/journal", "Journal"},
    {"/food", "Food"}, {"/profile", "About me"},
};

static void head(struct hoof_html *html, const struct hoof_page *page)
{
    hoof_html_open(html, HOOF_HEAD);
    hoof_html_open(html, HOOF_META);
    hoof_html_attr(html, "charset", "utf-8");
    hoof_html_open(html, HOOF_TITLE);
    hoof_html_format(html, "%s - Hoofbeat", page->title);
    hoof_html_close(html, HOOF_TITLE);
    hoof_html_open(html, HOOF_META);
    hoof_html_attr(html, "name", "viewport");
    hoof_html_attr(html, "content", "width=device-width, initial-scale=1");
    hoof_html_open(html, HOOF_META);
    hoof_html_attr(html, "name", "color-scheme");
    hoof_html_attr(html, "content", "light dark");
    hoof_html_open(html, HOOF_LINK);
    hoof_html_attr(html, "rel", "stylesheet");
    hoof_html_link(html, "href", "/hoofbeat.css");
    hoof_html_open(html, HOOF_LINK);
    hoof_html_attr(html, "rel", "icon");
    hoof_html_attr(html, "type", "image/svg+xml");
    hoof_html_link(html, "href", "/icon.svg");
    hoof_html_open(html, HOOF_SCRIPT);
    hoof_html_link(html, "src", "/hoofbeat.js");
    hoof_html_flag(html, "defer", true);
    hoof_html_close(html, HOOF_SCRIPT);
    hoof_html_close(html, HOOF_HEAD);
}

/* The page that is open is no link: it leads nowhere and costs a Tab stop. */
static void navigation(struct hoof_html *html, const struct hoof_page *page)
{
    hoof_html_open(html, HOOF_NAV);
    hoof_html_attr(html, "aria-label", "Pages");
    hoof_html_open(html, HOOF_UL);
    for (size_t i = 0; i < sizeof places / sizeof places[0]; i++) {
        bool here = page->here && strcmp(page->here, places[i].path) == 0;
        hoof_html_open(html, HOOF_LI);
        if (here) {
            hoof_html_open(html, HOOF_SPAN);
            hoof_html_attr(html, "class", "here");
            hoof_html_attr(html, "aria-current", "page");
            hoof_html_text(html, places[i].name);
            hoof_html_close(html, HOOF_SPAN);
        } else {
            hoof_html_open(html, HOOF_A);
            hoof_html_link(html, "href", places[i].path);
            hoof_html_text(html, places[i].name);
            hoof_html_close(html, HOOF_A);
        }
        hoof_html_close(html, HOOF_LI);
    }
    hoof_html_close(html, HOOF_UL);
    hoof_html_close(html, HOOF_NAV);
}

void hoof_page_begin(struct hoof_html *html, const struct hoof_page *page)
{
    hoof_html_begin(html);
    hoof_html_open(html, HOOF_HTML);
    hoof_html_attr(html, "lang", "en");
    head(html, page);
    hoof_html_open(html, HOOF_BODY);
    hoof_html_start(html, HOOF_A, "skip");
    hoof_html_link(html, "href", "#content");
    hoof_html_text(html, "Skip to the content");
    hoof_html_close(html, HOOF_A);
    hoof_html_open(html, HOOF_HEADER);
    hoof_html_element(html, HOOF_P, "brand", "Hoofbeat");
    if (page->token)
        navigation(html, page);
    hoof_html_close(html, HOOF_HEADER);
    hoof_html_open(html, HOOF_MAIN);
    hoof_html_attr(html, "id", "content");
    hoof_html_attr(html, "tabindex", "-1");
    if (page->made_up)
        hoof_html_element(html, HOOF_P, "banner",
                          "This book is made-up: an invented person, for trying things out.");
    if (page->read_only)
        hoof_html_element(html, HOOF_P, "banner",
                          "This book can be read but not written: its folder or disk is "
                          "read-only. Nothing new can be saved here.");
    hoof_html_element(html, HOOF_H1, NULL, page->title);
}

void hoof_page_end(struct hoof_html *html, const struct hoof_page *page)
{
    hoof_html_close(html, HOOF_MAIN);
    hoof_html_open(html, HOOF_FOOTER);
    if (page->token) {
        hoof_html_open(html, HOOF_P);
        hoof_html_open(html, HOOF_A);
        hoof_html_link(html, "href", "/data");
        hoof_html_text(html, "Data: keep a copy, bring in a file, take back a change");
        hoof_html_close(html, HOOF_A);
        hoof_html_close(html, HOOF_P);
    }
    hoof_html_element(html, HOOF_P, NULL,
                      "Hoofbeat writes down, counts and quotes. What to do about it, you and your "
                      "care team decide.");
    hoof_html_element(html, HOOF_P, NULL,
                      "This runs on one computer. Nothing leaves it unless you send it.");
    hoof_html_close(html, HOOF_FOOTER);
    hoof_html_close(html, HOOF_BODY);
    hoof_html_close(html, HOOF_HTML);
}

void hoof_back_link(struct hoof_html *html, const char *address, const char *text)
{
    hoof_html_start(html, HOOF_P, "back");
    hoof_html_open(html, HOOF_A);
    hoof_html_link(html, "href", address);
    hoof_html_format(html, "\xe2\x86\x90 %s", text);
    hoof_html_close(html, HOOF_A);
    hoof_html_close(html, HOOF_P);
}

void hoof_form_hidden(struct hoof_html *html, const char *name, const char *value)
{
    hoof_html_open(html, HOOF_INPUT);
    hoof_html_attr(html, "type", "hidden");
    hoof_html_attr(html, "name", name);
    hoof_html_attr(html, "value", value ? value : "");
}

void hoof_form_begin(struct hoof_html *html, const struct hoof_page *page, const char *action,
                     const char *css_class)
{
    hoof_form_open(html, page, action, css_class, NULL);
}

void hoof_form_open(struct hoof_html *html, const struct hoof_page *page, const char *action,
                    const char *css_class, const char *id)
{
    hoof_html_start(html, HOOF_FORM, css_class);
    hoof_html_attr(html, "id", id);
    hoof_html_attr(html, "method", "post");
    hoof_html_link(html, "action", action);
    hoof_form_hidden(html, "token", page->token);
    hoof_form_hidden(html, "once", page->once);
}

void hoof_undo_form(struct hoof_html *html, const struct hoof_page *page, int64_t change,
                    const char *from, const char *text, const char *help)
{
    hoof_form_begin(html, page, "/undo", "undo");
    hoof_html_open(html, HOOF_INPUT);
    hoof_html_attr(html, "type", "hidden");
    hoof_html_attr(html, "name", "change");
    hoof_html_attr_int(html, "value", change);
    hoof_form_hidden(html, "from", from);
    hoof_form_button(html, "plain", text);
    if (help)
        hoof_html_element(html, HOOF_P, "help", help);
    hoof_form_end(html);
}

void hoof_form_end(struct hoof_html *html)
{
    hoof_html_close(html, HOOF_FORM);
}

void hoof_form_button(struct hoof_html *html, const char *css_class, const char *text)
{
    hoof_html_start(html, HOOF_BUTTON, css_class);
    hoof_html_attr(html, "type", "submit");
    hoof_html_text(html, text);
    hoof_html_close(html, HOOF_BUTTON);
}

void hoof_form_choice(struct hoof_html *html, const char *css_class, const char *name,
                      const char *value, const char *text)
{
    hoof_html_start(html, HOOF_BUTTON, css_class);
    hoof_html_attr(html, "type", "submit");
    hoof_html_attr(html, "name", name);
    hoof_html_attr(html, "value", value);
    hoof_html_text(html, text);
    hoof_html_close(html, HOOF_BUTTON);
}
