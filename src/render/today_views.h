/*
 * today_views: today's page as JSON and as the first screen of the program.
 */
#ifndef HOOF_RENDER_TODAY_VIEWS_H
#define HOOF_RENDER_TODAY_VIEWS_H

#include "ask/today.h"
#include "render/text.h"

void hoof_today_json(const struct hoof_today_answer *answer, struct hoof_buf *out);

/* bare: the program was called without a command; what could be typed follows. */
void hoof_today_text(struct hoof_text *text, struct hoof_ask *ask,
                     const struct hoof_today_answer *answer, bool bare);

#endif
