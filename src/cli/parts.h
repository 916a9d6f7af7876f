/*
 * parts: small things that many commands need.
 */
#ifndef HOOF_CLI_PARTS_H
#define HOOF_CLI_PARTS_H

#include "ask/journal.h"
#include "cli/command.h"
#include "render/text.h"

/* A text view on the call's answer. */
struct hoof_text hoof_call_text(struct hoof_call *call);

/* HOOF_USAGE unless at least `least` and at most `most` words are left; usage
 * says what they are ("the id of an entry"). */
bool hoof_call_words(struct hoof_call *call, int least, int most, const char *usage,
                     struct hoof_error *err);

/* Shows a change as JSON or under a headline ("Saved."). */
void hoof_call_change(struct hoof_call *call, const char *headline,
                      const struct hoof_change_answer *answer);

/* A question names a field as the interchange file does (".severity"); here it
 * is named as it was typed ("--severity"). Returns false. */
bool hoof_call_field_error(struct hoof_error *err);

#endif
