/*
 * said: a sentence read with the names of the knowledge book, and one entry of it
 * as a record of the interchange file.
 */
#ifndef HOOF_ASK_SAID_H
#define HOOF_ASK_SAID_H

#include <jansson.h>

#include "ask/ask.h"
#include "book/journal/kinds.h"
#include "sentence/sentence.h"

/* Reads a sentence with all names and foods. In ask->arena. */
bool hoof_said_read(struct hoof_ask *ask, const struct hoof_sentence_request *request,
                    struct hoof_sentence_answer *out, struct hoof_error *err);

/* Entry `index` of the answer, checked against its kind; the caller releases it.
 * Its text is the sentence as written. Meals and notes keep their own words,
 * unless something outside of them was not understood or is asked about. */
bool hoof_said_record(const struct hoof_ask *ask, const struct hoof_sentence_request *request,
                      const struct hoof_sentence_answer *answer, size_t index, json_t **out,
                      struct hoof_error *err);

#endif
