/*
 * log_views: what a sentence was understood to say.
 */
#ifndef HOOF_RENDER_LOG_VIEWS_H
#define HOOF_RENDER_LOG_VIEWS_H

#include "ask/log.h"
#include "render/text.h"

/* hoofbeat.log/1 */
void hoof_log_json(const struct hoof_log_answer *answer, struct hoof_buf *out);

/* One question with its choices numbered, for the terminal. */
void hoof_log_question(struct hoof_text *text, const struct hoof_question *question);

/* Entries with their times, what was not understood, questions, notes. */
void hoof_log_text(struct hoof_text *text, struct hoof_ask *ask,
                   const struct hoof_log_answer *answer);

#endif
