/*
 * quick: the sentences that this person says most, ready to be said again with
 * one press.
 */
#ifndef HOOF_ASK_QUICK_H
#define HOOF_ASK_QUICK_H

#include "ask/journal.h"

/* Four sentences: those said most, and more than once, in `recent`; then
 * starters. In ask->arena. */
bool hoof_quick_sentences(struct hoof_ask *ask, const struct hoof_records *recent,
                          struct hoof_strings *out, struct hoof_error *err);

#endif
