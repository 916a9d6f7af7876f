/*
 * findings_views: what the checks say, as JSON and as text.
 *
 * A view takes an answer and adds bytes; it asks nothing.
 */
#ifndef HOOF_RENDER_FINDINGS_VIEWS_H
#define HOOF_RENDER_FINDINGS_VIEWS_H

#include "ask/plan_check.h"
#include "base/json_write.h"
#include "render/text.h"

/* "info", "caution", "stop-and-call": words of the JSON. */
const char *hoof_severity_name(enum hoof_severity severity);
/* "Note", "Ask", "Call now": words for people. */
const char *hoof_severity_words(enum hoof_severity severity);

/* One finding as an object. */
void hoof_json_finding(struct hoof_json *json, const struct hoof_plan_finding *finding,
                       const struct hoof_zone *zone);
void hoof_findings_json(const struct hoof_findings_answer *answer, struct hoof_buf *out);

void hoof_findings_text(struct hoof_text *text, const struct hoof_findings_answer *answer);

/* One group under its title, for other texts that show findings. */
void hoof_finding_text(struct hoof_text *text, const struct hoof_finding_group *group,
                       const struct hoof_zone *zone);

/* On pages (page_findings.c): all, and those of today: the loud ones whole, or the
 * titles of the others. */
struct hoof_html;
void hoof_findings_write(struct hoof_html *html, const struct hoof_findings_answer *answer);
void hoof_findings_today_write(struct hoof_html *html, const struct hoof_findings_answer *answer,
                               bool loud);

#endif
