#include "render/log_views.h"

#include "render/journal_views.h"

static void write_question(struct hoof_text *text, const struct hoof_question *question)
{
    struct hoof_buf line = {0};
    hoof_buf_format(&line, "Not clear: %s", question->text);
    hoof_text_wrap(text, 0, 2, hoof_buf_string(&line));
    for (size_t k = 0; k < question->choices.count; k++) {
        hoof_buf_clear(&line);
        hoof_buf_format(&line, "- %s", question->choices.items[k]);
        hoof_text_wrap(text, 2, 4, hoof_buf_string(&line));
    }
    text->buf->failed = text->buf->failed || line.failed;
    hoof_buf_release(&line);
}

void hoof_log_question(struct hoof_text *text, const struct hoof_question *question)
{
    struct hoof_buf line = {0};
    hoof_text_wrap(text, 0, 2, question->text);
    for (size_t k = 0; k < question->choices.count; k++) {
        hoof_buf_clear(&line);
        hoof_buf_format(&line, "%zu  %s", k + 1, question->choices.items[k]);
        hoof_text_wrap(text, 2, 5, hoof_buf_string(&line));
    }
    text->buf->failed = text->buf->failed || line.failed;
    hoof_buf_release(&line);
}

static void write_left_over(struct hoof_text *text, const struct hoof_strings *words)
{
    struct hoof_buf line = {0};
    if (words->count == 0)
        return;
    hoof_buf_text(&line, "Not understood, kept as text: ");
    for (size_t k = 0; k < words->count; k++)
        hoof_buf_format(&line, "%s\xe2\x80\x9c%s\xe2\x80\x9d", k > 0 ? ", " : "", words->items[k]);
    hoof_text_wrap(text, 0, 2, hoof_buf_string(&line));
    text->buf->failed = text->buf->failed || line.failed;
    hoof_buf_release(&line);
}

void hoof_log_text(struct hoof_text *text, struct hoof_ask *ask,
                   const struct hoof_log_answer *answer)
{
    if (answer->entries && json_array_size(answer->entries) > 0) {
        hoof_text_heading(text, answer->saved ? "Saved:" : "Understood:");
        hoof_entries_text(text, ask, answer->entries);
    }
    for (size_t k = 0; k < answer->notes.count; k++)
        hoof_text_wrap(text, 0, 2, answer->notes.items[k]);
    write_left_over(text, &answer->not_understood);
    for (size_t k = 0; k < answer->questions.count; k++)
        write_question(text, &answer->questions.items[k]);
    if (answer->questions.count > 0)
        hoof_text_wrap(text, 0, 0,
                       answer->saved ? "What is not clear was not saved as an entry. Write that "
                                       "part out and log it again."
                                     : "What is not clear is not saved as an entry.");
}
