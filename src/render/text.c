#include "render/text.h"

#include <inttypes.h>
#include <stdio.h>

#include "base/text.h"

#define REPLACEMENT "\xef\xbf\xbd"

static const char *const style_codes[] = {
    [HOOF_PLAIN] = "", [HOOF_BOLD] = "\033[1m", [HOOF_DIM] = "\033[2m", [HOOF_WARN] = "\033[1;33m"};

/* Characters that steer a terminal or turn the reading direction around. */
static bool is_steering(uint32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0) || (c >= 0x202a && c <= 0x202e) ||
           (c >= 0x2066 && c <= 0x2069);
}

void hoof_text_clean(struct hoof_buf *buf, const char *s, size_t n)
{
    for (size_t at = 0; at < n;) {
        size_t length = hoof_utf8_length(s + at, n - at);
        if (length == 0) {
            hoof_buf_text(buf, REPLACEMENT);
            at++;
            continue;
        }
        size_t used;
        if (is_steering(hoof_utf8_decode(s + at, n - at, &used)))
            hoof_buf_text(buf, s[at] == '\t' ? " " : REPLACEMENT);
        else
            hoof_buf_add(buf, s + at, length);
        at += length;
    }
}

static void begin_style(struct hoof_text *text, enum hoof_style style)
{
    if (text->colour)
        hoof_buf_text(text->buf, style_codes[style]);
}

static void end_style(struct hoof_text *text, enum hoof_style style)
{
    if (text->colour && style != HOOF_PLAIN)
        hoof_buf_text(text->buf, "\033[0m");
}

void hoof_text_styled(struct hoof_text *text, enum hoof_style style, const char *s)
{
    begin_style(text, style);
    hoof_text_clean(text->buf, s, strlen(s));
    end_style(text, style);
}

void hoof_text_newline(struct hoof_text *text)
{
    hoof_buf_byte(text->buf, '\n');
}

static void spaces(struct hoof_text *text, int n)
{
    for (int i = 0; i < n; i++)
        hoof_buf_byte(text->buf, ' ');
}

static int columns_of(const char *s, size_t n)
{
    return (int)hoof_text_columns(s, n);
}

/* Columns of text that may hold bytes which are shown as something else. */
static int shown_columns(const char *s)
{
    struct hoof_buf clean = {0};
    hoof_text_clean(&clean, s, strlen(s));
    int columns = columns_of(hoof_buf_string(&clean), clean.len);
    hoof_buf_release(&clean);
    return columns;
}

/* A clean word; one that is longer than the width is cut at character
 * boundaries, so that nothing runs out of the window. */
static int put_word(struct hoof_text *text, int column, int rest, int width, const char *s,
                    size_t n)
{
    size_t at = 0;
    while (at < n) {
        size_t length = hoof_utf8_length(s + at, n - at);
        int wide = columns_of(s + at, length);
        if (column + wide > width && column > rest) {
            hoof_text_newline(text);
            spaces(text, rest);
            column = rest;
        }
        hoof_buf_add(text->buf, s + at, length);
        column += wide;
        at += length;
    }
    return column;
}

/* Wraps s where the cursor stands at `column` of a line. */
static void wrap_from(struct hoof_text *text, int column, int rest, const char *s)
{
    int width = text->columns < 20 ? 20 : text->columns;
    if (rest > width - 12)
        rest = width - 12;
    bool line_start = true;
    struct hoof_buf word = {0};
    while (*s && !word.failed) {
        if (*s == '\n') {
            hoof_text_newline(text);
            s++;
            if (*s)
                spaces(text, rest);
            column = rest;
            line_start = true;
            continue;
        }
        size_t gap = strspn(s, " ");
        s += gap;
        size_t n = strcspn(s, " \n");
        if (n == 0)
            continue;
        hoof_buf_clear(&word);
        hoof_text_clean(&word, s, n);
        int wide = columns_of(hoof_buf_string(&word), word.len);
        if (!line_start && column + 1 + wide > width) {
            hoof_text_newline(text);
            spaces(text, rest);
            column = rest;
        } else if (!line_start) {
            hoof_buf_byte(text->buf, ' ');
            column++;
        }
        column = put_word(text, column, rest, width, hoof_buf_string(&word), word.len);
        line_start = false;
        s += n;
    }
    text->buf->failed |= word.failed;
    hoof_buf_release(&word);
    hoof_text_newline(text);
}

void hoof_text_wrap(struct hoof_text *text, int first, int rest, const char *s)
{
    spaces(text, first);
    wrap_from(text, first, rest, s);
}

void hoof_text_labelled(struct hoof_text *text, int first, int rest, enum hoof_style style,
                        const char *label, const char *s)
{
    spaces(text, first);
    hoof_text_styled(text, style, label);
    int column = first + shown_columns(label);
    if (column >= rest && *s) {
        hoof_text_newline(text);
        column = 0;
    }
    if (*s)
        spaces(text, rest - column);
    wrap_from(text, rest, rest, s);
}

void hoof_text_id_column(struct hoof_text *text, size_t start, int column, const char *id, size_t n)
{
    struct hoof_buf *buf = text->buf;
    const char *line = hoof_buf_string(buf) + start;
    const char *newline = strchr(line, '\n');
    if (!newline || buf->failed)
        return;
    int used = columns_of(line, (size_t)(newline - line));
    struct hoof_buf tail = {0};
    struct hoof_text inner = {.buf = &tail, .columns = text->columns, .colour = text->colour};
    char shown[40];
    snprintf(shown, sizeof shown, "%.*s", (int)n, id);
    spaces(&inner, column > used ? column - used : 2);
    hoof_text_styled(&inner, HOOF_DIM, shown);
    hoof_buf_text(&tail, newline);
    size_t keep = (size_t)(newline - hoof_buf_string(buf));
    buf->len = keep;
    hoof_buf_add(buf, hoof_buf_string(&tail), tail.len);
    buf->failed |= tail.failed;
    hoof_buf_release(&tail);
}

void hoof_text_heading(struct hoof_text *text, const char *s)
{
    hoof_text_styled(text, HOOF_BOLD, s);
    hoof_text_newline(text);
}

void hoof_text_paragraphs(struct hoof_text *text, int indent, const char *s)
{
    while (*s) {
        size_t n = strcspn(s, "\n");
        if (n == 0) {
            hoof_text_newline(text);
        } else if (strncmp(s, "  ", 2) == 0) {
            spaces(text, indent);
            hoof_text_clean(text->buf, s, n);
            hoof_text_newline(text);
        } else {
            /* Lines of a paragraph run together until a blank or indented one. */
            struct hoof_buf paragraph = {0};
            for (;;) {
                hoof_buf_add(&paragraph, s, n);
                if (s[n] != '\n' || s[n + 1] == '\n' || s[n + 1] == '\0' ||
                    strncmp(s + n + 1, "  ", 2) == 0)
                    break;
                hoof_buf_byte(&paragraph, ' ');
                s += n + 1;
                n = strcspn(s, "\n");
            }
            text->buf->failed |= paragraph.failed;
            hoof_text_wrap(text, indent, indent, hoof_buf_string(&paragraph));
            hoof_buf_release(&paragraph);
        }
        s += n;
        if (*s == '\n')
            s++;
    }
}

void hoof_text_long_date(struct hoof_date date, char out[48])
{
    static const char *const days[] = {"Monday", "Tuesday",  "Wednesday", "Thursday",
                                       "Friday", "Saturday", "Sunday"};
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    snprintf(out, 48, "%s %d %s %d", days[hoof_date_weekday(date)], date.day,
             months[date.month - 1], date.year);
}

void hoof_text_count(struct hoof_buf *buf, int64_t count, const char *one, const char *many)
{
    hoof_buf_format(buf, "%" PRId64 " %s", count, count == 1 ? one : many);
}
