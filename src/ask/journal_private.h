/* Shared by the questions that change the journal. */
#ifndef HOOF_ASK_JOURNAL_PRIVATE_H
#define HOOF_ASK_JOURNAL_PRIVATE_H

#include "ask/journal.h"
#include "ask/names.h"

/* Empty lists, label set. */
bool hoof_change_answer_begin(struct hoof_ask *ask, const char *label,
                              struct hoof_change_answer *out, struct hoof_error *err);
bool hoof_strings_add(struct hoof_arena *arena, struct hoof_strings *list, const char *text,
                      struct hoof_error *err);
/* Puts a record into entries or items of the answer, with its ids labelled. */
bool hoof_change_answer_record(struct hoof_ask *ask, struct hoof_change_answer *out,
                               enum hoof_family family, json_t *record, struct hoof_error *err);

/* New records as one change, told in the answer, which names it. They are checked. */
bool hoof_change_answer_save(struct hoof_ask *ask, enum hoof_family family, json_t *const *records,
                             size_t count, struct hoof_change_answer *out, struct hoof_error *err);

/* Names in a record become ids; what is not known is kept and told in the notes. */
bool hoof_change_answer_names(struct hoof_ask *ask, struct hoof_change_answer *out,
                              const struct hoof_kind *kind, json_t *record, struct hoof_error *err);

/* A json_t that goes with the arena; NULL without memory (value is given back). */
json_t *hoof_own_json(struct hoof_ask *ask, json_t *value, struct hoof_error *err);

#endif
