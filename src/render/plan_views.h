/*
 * plan_views: the dates of the plan as JSON and as text, and today's doses for
 * the pages and texts that show them.
 *
 * A view takes an answer and adds bytes; it asks nothing. Names come from
 * ask->labels.
 */
#ifndef HOOF_RENDER_PLAN_VIEWS_H
#define HOOF_RENDER_PLAN_VIEWS_H

#include "ask/plan_dates.h"
#include "base/json_write.h"
#include "render/text.h"

void hoof_calendar_json(const struct hoof_calendar_answer *answer, struct hoof_buf *out);
void hoof_calendar_text(struct hoof_text *text, struct hoof_ask *ask,
                        const struct hoof_calendar_answer *answer);

/* "doses": [...], "depots": [...] of hoofbeat.today/1. */
void hoof_json_member_doses(struct hoof_json *json, const struct hoof_plan_today *today,
                            const struct hoof_zone *zone);
void hoof_json_member_depots(struct hoof_json *json, const struct hoof_plan_today *today,
                             const struct hoof_zone *zone);

/* "Octreotide, 100 mcg"; what is missing for an amount is said. In ask->arena, ""
 * without memory, as all words. */
const char *hoof_given_words(struct hoof_ask *ask, const struct hoof_plan_given *given);
/* "14:00" in the zone in force, or "" when only the day is known. */
const char *hoof_plan_clock(struct hoof_ask *ask, const struct hoof_plan_at *at);
/* "due now", "taken: 13:50", "late, was due ...", "when needed, 3 left ...". */
const char *hoof_due_words(struct hoof_ask *ask, const struct hoof_plan_due *due);
/* "Lanreotide: 12 days since the last, next on Tuesday 1 December 2026". */
const char *hoof_depot_words(struct hoof_ask *ask, const struct hoof_plan_depot *depot);

void hoof_doses_text(struct hoof_text *text, struct hoof_ask *ask,
                     const struct hoof_plan_today *today);

#endif
