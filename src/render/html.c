#include "render/html.h"

#include <stdio.h>
#include <strings.h>

#include "base/text.h"

static const struct {
    const char *name;
    bool empty;
} elements[] = {
#define HOOF_HTML_ROW(id, name, empty) {name, empty},
    HOOF_HTML_ELEMENTS(HOOF_HTML_ROW)
#undef HOOF_HTML_ROW
};

static void misuse(struct hoof_html *html, const char *what)
{
    if (!html->bug)
        html->bug = what;
}

/* One escape for text and for quoted attributes: what is safe in both. */
static void escape(struct hoof_html *html, const char *text, size_t n)
{
    struct hoof_buf *buf = html->buf;
    size_t plain = 0; /* start of the run that needs no escape */
    size_t i = 0;
    while (i < n) {
        unsigned char c = (unsigned char)text[i];
        const char *instead = NULL;
        size_t length = 1;
        if (c == '&')
            instead = "&amp;";
        else if (c == '<')
            instead = "&lt;";
        else if (c == '>')
            instead = "&gt;";
        else if (c == '"')
            instead = "&quot;";
        else if (c == '\'')
            instead = "&#39;";
        else if ((c < 0x20 && c != '\n' && c != '\t') || c == 0x7f)
            instead = "\xef\xbf\xbd";
        else if (c >= 0x80) {
            length = hoof_utf8_length(text + i, n - i);
            /* C1 controls and the noncharacters are not allowed in HTML */
            if (length == 0 || (c == 0xc2 && (unsigned char)text[i + 1] < 0xa0) ||
                (c == 0xef && length == 3 && (unsigned char)text[i + 1] == 0xbf &&
                 (unsigned char)text[i + 2] >= 0xbe))
                instead = "\xef\xbf\xbd";
            if (length == 0)
                length = 1;
        }
        if (instead) {
            hoof_buf_add(buf, text + plain, i - plain);
            hoof_buf_text(buf, instead);
            plain = i + length;
        }
        i += length;
    }
    hoof_buf_add(buf, text + plain, n - plain);
}

static void end_tag(struct hoof_html *html)
{
    if (html->in_tag) {
        hoof_buf_byte(html->buf, '>');
        html->in_tag = false;
    }
}

void hoof_html_begin(struct hoof_html *html)
{
    hoof_buf_text(html->buf, "<!DOCTYPE html>\n");
}

void hoof_html_open(struct hoof_html *html, enum hoof_element element)
{
    end_tag(html);
    hoof_buf_byte(html->buf, '<');
    hoof_buf_text(html->buf, elements[element].name);
    html->in_tag = true;
    if (elements[element].empty)
        return;
    if (html->depth == HOOF_HTML_DEPTH) {
        misuse(html, "elements are nested too deeply");
        return;
    }
    html->open[html->depth++] = element;
}

void hoof_html_close(struct hoof_html *html, enum hoof_element element)
{
    end_tag(html);
    if (elements[element].empty)
        return;
    if (html->depth == 0 || html->open[html->depth - 1] != element) {
        misuse(html, "an element is closed that is not the innermost open one");
        return;
    }
    html->depth--;
    hoof_buf_text(html->buf, "</");
    hoof_buf_text(html->buf, elements[element].name);
    hoof_buf_byte(html->buf, '>');
}

static bool is_address(const char *name)
{
    return strcmp(name, "href") == 0 || strcmp(name, "src") == 0 || strcmp(name, "action") == 0 ||
           strcmp(name, "formaction") == 0;
}

static void write_attr(struct hoof_html *html, const char *name, const char *value, size_t n)
{
    if (!html->in_tag) {
        misuse(html, "an attribute comes after the element's content");
        return;
    }
    hoof_buf_byte(html->buf, ' ');
    hoof_buf_text(html->buf, name);
    hoof_buf_text(html->buf, "=\"");
    escape(html, value, n);
    hoof_buf_byte(html->buf, '"');
}

void hoof_html_attr_n(struct hoof_html *html, const char *name, const char *value, size_t n)
{
    if (!value)
        return;
    if (is_address(name) || strncasecmp(name, "on", 2) == 0 || strcmp(name, "style") == 0) {
        misuse(html, "an attribute that may run or load something was written as text");
        return;
    }
    write_attr(html, name, value, n);
}

void hoof_html_attr(struct hoof_html *html, const char *name, const char *value)
{
    if (value)
        hoof_html_attr_n(html, name, value, strlen(value));
}

void hoof_html_attr_int(struct hoof_html *html, const char *name, int64_t value)
{
    char text[24];
    snprintf(text, sizeof text, "%lld", (long long)value);
    hoof_html_attr(html, name, text);
}

void hoof_html_flag(struct hoof_html *html, const char *name, bool on)
{
    if (!on)
        return;
    if (!html->in_tag) {
        misuse(html, "an attribute comes after the element's content");
        return;
    }
    hoof_buf_byte(html->buf, ' ');
    hoof_buf_text(html->buf, name);
}

void hoof_html_link(struct hoof_html *html, const char *name, const char *address)
{
    bool ours = address && (address[0] == '#' ||
                            (address[0] == '/' && address[1] != '/' && address[1] != '\\'));
    bool web =
        address && (strncmp(address, "https://", 8) == 0 || strncmp(address, "http://", 7) == 0);
    if (!is_address(name)) {
        misuse(html, "hoof_html_link was called for an attribute that holds no address");
        return;
    }
    if (!ours && !web)
        address = "#";
    write_attr(html, name, address, strlen(address));
}

void hoof_html_text_n(struct hoof_html *html, const char *text, size_t n)
{
    end_tag(html);
    if (text)
        escape(html, text, n);
}

void hoof_html_text(struct hoof_html *html, const char *text)
{
    hoof_html_text_n(html, text, text ? strlen(text) : 0);
}

void hoof_html_format(struct hoof_html *html, const char *format, ...)
{
    struct hoof_buf text = {0};
    va_list args;
    char small[512];
    va_start(args, format);
    int n = vsnprintf(small, sizeof small, format, args);
    va_end(args);
    if (n >= 0 && (size_t)n < sizeof small) {
        hoof_html_text_n(html, small, (size_t)n);
        return;
    }
    if (n < 0 || !hoof_buf_reserve(&text, (size_t)n)) {
        html->buf->failed = true;
        return;
    }
    va_start(args, format);
    vsnprintf(text.data, (size_t)n + 1, format, args);
    va_end(args);
    hoof_html_text_n(html, text.data, (size_t)n);
    hoof_buf_release(&text);
}

void hoof_html_start(struct hoof_html *html, enum hoof_element element, const char *css_class)
{
    hoof_html_open(html, element);
    hoof_html_attr(html, "class", css_class);
}

void hoof_html_element(struct hoof_html *html, enum hoof_element element, const char *css_class,
                       const char *text)
{
    hoof_html_start(html, element, css_class);
    hoof_html_text(html, text);
    hoof_html_close(html, element);
}

bool hoof_html_done(struct hoof_html *html, struct hoof_error *err)
{
    if (html->bug)
        return hoof_fail_bug(err, html->bug);
    end_tag(html);
    if (html->depth != 0)
        return hoof_fail_bug(err, "an element of the page was left open");
    return hoof_buf_ok(html->buf, err);
}

void hoof_query_escape(struct hoof_buf *buf, const char *text)
{
    static const char hex[] = "0123456789ABCDEF";
    for (const char *p = text; *p; p++) {
        unsigned char c = (unsigned char)*p;
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
            c == '-' || c == '.' || c == '_' || c == '~') {
            hoof_buf_byte(buf, (char)c);
        } else {
            hoof_buf_byte(buf, '%');
            hoof_buf_byte(buf, hex[c >> 4]);
            hoof_buf_byte(buf, hex[c & 15]);
        }
    }
}
