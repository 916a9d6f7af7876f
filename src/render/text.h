/*
 * text: answers for a terminal or a plain file.
 *
 * Everything that a person or a file wrote goes through here: control bytes
 * (which could repaint a terminal) are shown as U+FFFD, lines are wrapped at
 * words to the width, by display columns. Colour only adds to words that say
 * the same without it.
 *
 *     struct hoof_text text = {.buf = &call->out, .columns = 80, .colour = false};
 *     hoof_text_heading(&text, "Monday 23 November 2026");
 *     hoof_text_wrap(&text, 2, 8, "19:30  flushing, severity 5");
 *
 * Owns nothing; a failed allocation shows in buf->failed.
 */
#ifndef HOOF_RENDER_TEXT_H
#define HOOF_RENDER_TEXT_H

#include "base/buf.h"
#include "base/time.h"

struct hoof_text {
    struct hoof_buf *buf;
    int columns; /* width to wrap at; 20 at least */
    bool colour;
};

enum hoof_style { HOOF_PLAIN, HOOF_BOLD, HOOF_DIM, HOOF_WARN };

/* Text as it is (no wrapping), in a style. */
void hoof_text_styled(struct hoof_text *text, enum hoof_style style, const char *s);

/* One paragraph: the first line begins at column `first`, further ones at
 * column `rest`. A newline in s starts a new line at `rest`. Ends with a newline. */
void hoof_text_wrap(struct hoof_text *text, int first, int rest, const char *s);

/* hoof_text_wrap after a label that fills the columns up to `rest`: the label
 * at column `first`, the paragraph in its own column. A longer label gets a
 * line of its own. */
void hoof_text_labelled(struct hoof_text *text, int first, int rest, enum hoof_style style,
                        const char *label, const char *s);

/* A bold line. */
void hoof_text_heading(struct hoof_text *text, const char *s);

/* Paragraphs separated by blank lines; a line that begins with two spaces stands
 * as it is (an example to type). */
void hoof_text_paragraphs(struct hoof_text *text, int indent, const char *s);

void hoof_text_newline(struct hoof_text *text);

/* Puts the first n bytes of an id at `column` of the line that begins at byte
 * `start` of the buffer (where that line is shorter; else on a line of its own). */
void hoof_text_id_column(struct hoof_text *text, size_t start, int column, const char *id,
                         size_t n);

/* Bytes of s with control characters made visible; never wraps. */
void hoof_text_clean(struct hoof_buf *buf, const char *s, size_t n);

/* "Monday 23 November 2026"; out holds 48 bytes at least. */
void hoof_text_long_date(struct hoof_date date, char out[48]);

/* "1 entry", "3 entries": number and noun into buf. */
void hoof_text_count(struct hoof_buf *buf, int64_t count, const char *one, const char *many);

#endif
