#include "sentence/inside.h"

#include <string.h>

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

void hoof_say_ask(struct reading *r, const char *text, size_t count, const char *const *choices)
{
    struct hoof_sentence_answer *out = r->out;
    for (size_t k = 0; k < out->question_count; k++)
        if (strcmp(out->questions[k].text, text) == 0)
            return;
    struct hoof_said_question *questions = hoof_grow(r->arena, out->questions, out->question_count,
                                                     &r->question_capacity, sizeof *questions);
    const char **copies = hoof_alloc_array(r->arena, count, sizeof *copies);
    if (!questions || !copies) {
        r->no_memory = true;
        return;
    }
    memcpy(copies, choices, count * sizeof *copies);
    out->questions = questions;
    questions[out->question_count++] =
        (struct hoof_said_question){.text = text, .choices = copies, .choice_count = count};
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
