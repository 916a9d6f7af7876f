/*
 * html: the one writer of HTML.
 *
 * Pages are built from elements, attributes and text; there is no call that
 * writes raw markup, so nothing that a person typed can become markup. Element
 * names are an enum: a misspelled one does not compile. Every context escapes
 * in its own call: text, attribute, address.
 *
 *     struct hoof_html html = {.buf = &buf};
 *     hoof_html_open(&html, HOOF_P);
 *     hoof_html_attr(&html, "class", "note");
 *     hoof_html_text(&html, "2 < 3");
 *     hoof_html_close(&html, HOOF_P);
 *     return hoof_html_done(&html, err);
 *
 * Text must be UTF-8; bytes that are not, and control characters, are written
 * as U+FFFD. hoof_html_done() checks that every element was closed in order.
 * Owns nothing.
 */
#ifndef HOOF_RENDER_HTML_H
#define HOOF_RENDER_HTML_H

#include <stdint.h>

#include "base/buf.h"

/* name, true for elements that have no end */
#define HOOF_HTML_ELEMENTS(X)                                                                      \
    X(A, "a", false)                                                                               \
    X(BODY, "body", false)                                                                         \
    X(BR, "br", true)                                                                              \
    X(BUTTON, "button", false)                                                                     \
    X(DD, "dd", false)                                                                             \
    X(DETAILS, "details", false)                                                                   \
    X(DIV, "div", false)                                                                           \
    X(DL, "dl", false)                                                                             \
    X(DT, "dt", false)                                                                             \
    X(FIELDSET, "fieldset", false)                                                                 \
    X(FOOTER, "footer", false)                                                                     \
    X(FORM, "form", false)                                                                         \
    X(H1, "h1", false)                                                                             \
    X(H2, "h2", false)                                                                             \
    X(H3, "h3", false)                                                                             \
    X(HEAD, "head", false)                                                                         \
    X(HEADER, "header", false)                                                                     \
    X(HTML, "html", false)                                                                         \
    X(INPUT, "input", true)                                                                        \
    X(LABEL, "label", false)                                                                       \
    X(LEGEND, "legend", false)                                                                     \
    X(LI, "li", false)                                                                             \
    X(LINK, "link", true)                                                                          \
    X(MAIN, "main", false)                                                                         \
    X(MARK, "mark", false)                                                                         \
    X(META, "meta", true)                                                                          \
    X(NAV, "nav", false)                                                                           \
    X(OL, "ol", false)                                                                             \
    X(OPTION, "option", false)                                                                     \
    X(P, "p", false)                                                                               \
    X(SCRIPT, "script", false)                                                                     \
    X(SECTION, "section", false)                                                                   \
    X(SELECT, "select", false)                                                                     \
    X(SMALL, "small", false)                                                                       \
    X(SPAN, "span", false)                                                                         \
    X(STRONG, "strong", false)                                                                     \
    X(SUMMARY, "summary", false)                                                                   \
    X(TABLE, "table", false)                                                                       \
    X(TBODY, "tbody", false)                                                                       \
    X(TD, "td", false)                                                                             \
    X(TEXTAREA, "textarea", false)                                                                 \
    X(TH, "th", false)                                                                             \
    X(THEAD, "thead", false)                                                                       \
    X(TIME, "time", false)                                                                         \
    X(TITLE, "title", false)                                                                       \
    X(TR, "tr", false)                                                                             \
    X(UL, "ul", false)

enum hoof_element {
#define HOOF_HTML_ENUM(id, name, empty) HOOF_##id,
    HOOF_HTML_ELEMENTS(HOOF_HTML_ENUM)
#undef HOOF_HTML_ENUM
        HOOF_ELEMENT_COUNT
};

#define HOOF_HTML_DEPTH 48

struct hoof_html {
    struct hoof_buf *buf;
    enum hoof_element open[HOOF_HTML_DEPTH];
    unsigned depth;
    bool in_tag;     /* the start tag still takes attributes */
    const char *bug; /* first misuse; hoof_html_done() reports it */
};

/* Starts a document: the doctype. */
void hoof_html_begin(struct hoof_html *html);

void hoof_html_open(struct hoof_html *html, enum hoof_element element);
void hoof_html_close(struct hoof_html *html, enum hoof_element element);

/* Attributes of the element just opened. NULL values are left out. Names are
 * literals of ours; event handlers and style are refused (a bug), and href,
 * src, action only go through hoof_html_link. */
void hoof_html_attr(struct hoof_html *html, const char *name, const char *value);
void hoof_html_attr_n(struct hoof_html *html, const char *name, const char *value, size_t n);
void hoof_html_attr_int(struct hoof_html *html, const char *name, int64_t value);
/* An attribute without a value: required, checked, selected ... when on. */
void hoof_html_flag(struct hoof_html *html, const char *name, bool on);
/* href, src or action. Only addresses of our own pages ("/...", "#...") and
 * http or https ones pass; anything else becomes "#". */
void hoof_html_link(struct hoof_html *html, const char *name, const char *address);

void hoof_html_text(struct hoof_html *html, const char *text);
void hoof_html_text_n(struct hoof_html *html, const char *text, size_t n);
void hoof_html_format(struct hoof_html *html, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Whole elements in one call; class and text may be NULL. */
void hoof_html_element(struct hoof_html *html, enum hoof_element element, const char *css_class,
                       const char *text);
/* Opens with a class (may be NULL). */
void hoof_html_start(struct hoof_html *html, enum hoof_element element, const char *css_class);

/* True when everything opened was closed and memory sufficed. */
bool hoof_html_done(struct hoof_html *html, struct hoof_error *err);

/* Adds text to an address, percent-encoded, for values in a query. */
void hoof_query_escape(struct hoof_buf *buf, const char *text);

#endif
