/*
 * words: records in a line of plain words, for every view that shows them.
 *
 * The answers belong to the arena; "" without memory.
 */
#ifndef HOOF_RENDER_WORDS_H
#define HOOF_RENDER_WORDS_H

#include <jansson.h>

#include "ask/ask.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/zone.h"
#include "book/journal/journal.h"

/* "octreotide-sa" as people read it: "octreotide sa"; "" for NULL. */
const char *hoof_plain_name(struct hoof_arena *arena, const char *id);

/* An id's name from the labels of an answer (ask/labels.h; NULL: there are
 * none), else its plain name. */
const char *hoof_shown_name(struct hoof_arena *arena, const json_t *labels, const char *id);

/* One entry without its time: "Flushing, 2 times, severity 5 of 10". */
const char *hoof_entry_words(struct hoof_arena *arena, const json_t *labels, const json_t *body);

/* "19:30" in the answer's zone, or "" when only the day is known. */
const char *hoof_entry_clock(const struct hoof_ask *ask, const struct hoof_record *record);

/* One plan item: "Lanreotide, 120 mg, deep-sc, every 28 days, from 2026-01-05". */
const char *hoof_item_words(struct hoof_arena *arena, const json_t *labels, const json_t *body,
                            const struct hoof_zone *zone);

/* Any value of a record: lists with commas, objects as "key value". */
void hoof_value_words(const json_t *value, struct hoof_buf *out);

/* "2026-11-23 19:30" in the zone, or the date alone; the text itself where it
 * is no moment. */
const char *hoof_moment_words(struct hoof_arena *arena, const char *moment,
                              const struct hoof_zone *zone);

#endif
