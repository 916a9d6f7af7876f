/*
 * lexicon: the names of the knowledge book, made ready for the sentence engine.
 */
#ifndef HOOF_ASK_LEXICON_H
#define HOOF_ASK_LEXICON_H

#include "ask/ask.h"
#include "sentence/sentence.h"

/* Agents, symptoms, tests, vital signs, factors, events and routes, where they
 * lie in the program. */
bool hoof_ask_lexicon(struct hoof_ask *ask, const struct hoof_lexicon **out,
                      struct hoof_error *err);

#endif
