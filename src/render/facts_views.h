/*
 * facts_views: what the program knows, as JSON and as text.
 */
#ifndef HOOF_RENDER_FACTS_VIEWS_H
#define HOOF_RENDER_FACTS_VIEWS_H

#include "ask/facts.h"
#include "render/text.h"

void hoof_facts_json(const struct hoof_facts_answer *answer, struct hoof_buf *out);
void hoof_subject_json(const struct hoof_subject_answer *answer, struct hoof_buf *out);

void hoof_facts_text(struct hoof_text *text, const struct hoof_facts_answer *answer);

/* Each fact with the number of its source; the sources follow. */
void hoof_subject_text(struct hoof_text *text, const struct hoof_subject_answer *answer);

#endif
