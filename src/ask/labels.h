/*
 * labels: how ids in records are called when people read them.
 *
 * A question that hands out records labels them: each id that the knowledge
 * book knows ("octreotide-sa") gets its name ("Octreotide, short-acting") in
 * ask->labels. Views look there and read no book. An id that is not known has
 * no label; views then show it with spaces for hyphens.
 */
#ifndef HOOF_ASK_LABELS_H
#define HOOF_ASK_LABELS_H

#include "ask/ask.h"
#include "book/journal/journal.h"

/* Labels the ids of one record, of a list of them, of an array of bodies.
 * HOOF_NO_MEMORY is the only failure; a missing name is none. */
bool hoof_label_record(struct hoof_ask *ask, const struct hoof_kind *kind, const json_t *body,
                       struct hoof_error *err);
bool hoof_label_records(struct hoof_ask *ask, const struct hoof_records *records,
                        struct hoof_error *err);
bool hoof_label_bodies(struct hoof_ask *ask, enum hoof_family family, const json_t *bodies,
                       struct hoof_error *err);

/* The name of an id, NULL where it has none. */
const char *hoof_label(const struct hoof_ask *ask, const char *id);

/* "abdominal-pain" as "abdominal pain". NULL without memory. */
const char *hoof_id_in_words(struct hoof_arena *arena, const char *id);

#endif
