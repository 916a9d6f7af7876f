#include "sentence/inside.h"

#include <string.h>

#include "base/buf.h"

/* Questions, notes and words that are left over. */

const char *hoof_say_format(struct reading *r, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    const char *text = hoof_vformat(r->arena, format, args);
    va_end(args);
    if (!text) {
        r->no_memory = true;
        return "";
    }
    return text;
}

const char *hoof_say_quote(struct reading *r, uint32_t start, uint32_t end)
{
    enum { LONGEST = 120 };
    size_t n = end - start;
    if (n <= LONGEST)
        return hoof_say_format(r, "%.*s", (int)n, r->text + start);
    n = LONGEST;
    while (n > 0 && ((unsigned char)r->text[start + n] & 0xC0) == 0x80)
        n--;
    return hoof_say_format(r, "%.*s\xe2\x80\xa6", (int)n, r->text + start);
}

/* One blank where words were taken out. */
static void tidy(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++)
        if (*from != ' ' || (to > text && to[-1] != ' '))
            *to++ = *from;
    while (to > text && to[-1] == ' ')
        to--;
    *to = '\0';
}

static const char *sentence_with(struct reading *r, const struct span *spans, size_t count,
                                 const struct choice *choice)
{
    struct hoof_buf text = {0};
    if (!choice->instead || !*choice->instead || choice->alone)
        return choice->instead;
    for (uint32_t at = 0; at <= r->n; at++) {
        bool cut = false;
        for (size_t k = 0; k < count; k++) {
            if (k == 0 && at == spans[k].start)
                hoof_buf_text(&text, choice->instead);
            cut = cut || (at >= spans[k].start && at < spans[k].end);
        }
        if (!cut && at < r->n)
            hoof_buf_byte(&text, r->text[at]);
    }
    struct hoof_error err = {0};
    char *out = hoof_buf_ok(&text, &err) ? hoof_strndup(r->arena, text.data, text.len) : NULL;
    hoof_buf_release(&text);
    if (!out) {
        r->no_memory = true;
        return "";
    }
    tidy(out);
    return out;
}

void hoof_say_ask_at(struct reading *r, const char *text, uint32_t start, uint32_t end,
                     size_t count, const struct choice *choices)
{
    struct span span = {start, end};
    hoof_say_ask_spans(r, text, &span, 1, count, choices);
}

void hoof_say_ask_piece(struct reading *r, const char *text, const struct piece *piece,
                        size_t count, const struct choice *choices)
{
    hoof_say_ask_at(r, text, piece->start, piece->end, count, choices);
}

void hoof_say_ask_spans(struct reading *r, const char *text, const struct span *spans,
                        size_t span_count, size_t count, const struct choice *choices)
{
    struct hoof_sentence_answer *out = r->out;
    for (size_t k = 0; k < out->question_count; k++)
        if (strcmp(out->questions[k].text, text) == 0)
            return;
    struct hoof_said_question *questions = hoof_grow(r->arena, out->questions, out->question_count,
                                                     &r->question_capacity, sizeof *questions);
    const char **words = hoof_alloc_array(r->arena, count, sizeof *words);
    const char **sentences = hoof_alloc_array(r->arena, count, sizeof *sentences);
    if (!questions || !words || !sentences) {
        r->no_memory = true;
        return;
    }
    for (size_t k = 0; k < count; k++) {
        words[k] = choices[k].words;
        sentences[k] = sentence_with(r, spans, span_count, &choices[k]);
    }
    out->questions = questions;
    questions[out->question_count++] = (struct hoof_said_question){
        .text = text, .choices = words, .sentences = sentences, .choice_count = count};
    out->whole_text = true;
}

void hoof_say_note(struct reading *r, const char *text)
{
    struct hoof_sentence_answer *out = r->out;
    for (size_t k = 0; k < out->note_count; k++)
        if (strcmp(out->notes[k], text) == 0)
            return;
    const char **notes =
        hoof_grow(r->arena, out->notes, out->note_count, &r->note_capacity, sizeof *notes);
    if (!notes) {
        r->no_memory = true;
        return;
    }
    out->notes = notes;
    notes[out->note_count++] = text;
}

void hoof_say_left_over(struct reading *r, uint32_t start, uint32_t end)
{
    struct hoof_sentence_answer *out = r->out;
    const char **words = hoof_grow(r->arena, out->not_understood, out->not_understood_count,
                                   &r->word_capacity, sizeof *words);
    const char *text = hoof_strndup(r->arena, r->text + start, end - start);
    if (!words || !text) {
        r->no_memory = true;
        return;
    }
    out->not_understood = words;
    words[out->not_understood_count++] = text;
}
