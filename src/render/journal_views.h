/*
 * journal_views: what was written down and what was changed, as JSON and text.
 *
 * A view takes an answer and adds bytes to a buffer; it asks nothing. Text views
 * take the zone and today's date from `ask` and use its arena.
 */
#ifndef HOOF_RENDER_JOURNAL_VIEWS_H
#define HOOF_RENDER_JOURNAL_VIEWS_H

#include "ask/journal.h"
#include "render/text.h"

void hoof_journal_json(const struct hoof_records *records, struct hoof_buf *out);
void hoof_entry_json(const struct hoof_entry_answer *answer, struct hoof_buf *out);
void hoof_change_json(const struct hoof_change_answer *answer, struct hoof_buf *out);
void hoof_profile_json(const json_t *profile, struct hoof_buf *out);
void hoof_plan_json(const struct hoof_records *items, struct hoof_buf *out);

/* Entries under their dates, each with the beginning of its id. */
void hoof_journal_text(struct hoof_text *text, struct hoof_ask *ask,
                       const struct hoof_records *records);

/* The same for the entries of one day, without the date. */
void hoof_day_text(struct hoof_text *text, struct hoof_ask *ask,
                   const struct hoof_records *records);

void hoof_entry_text(struct hoof_text *text, struct hoof_ask *ask,
                     const struct hoof_entry_answer *answer);

/* headline: what was done, "Saved." */
void hoof_change_text(struct hoof_text *text, struct hoof_ask *ask, const char *headline,
                      const struct hoof_change_answer *answer);

/* Entries that have no times of their own in the answer (a JSON list), one a line. */
void hoof_entries_text(struct hoof_text *text, struct hoof_ask *ask, const json_t *entries);

void hoof_profile_text(struct hoof_text *text, const json_t *profile);
void hoof_plan_text(struct hoof_text *text, struct hoof_ask *ask, const struct hoof_records *items);

#endif
