/*
 * changes: what was done lately, and what undo would take back.
 *
 * One sentence, form or file is one change. Undo takes back the highest that is
 * not yet taken back: `next` is that one, so that it can be told before.
 */
#ifndef HOOF_ASK_CHANGES_H
#define HOOF_ASK_CHANGES_H

#include "ask/journal.h"

struct hoof_changes_answer {
    struct hoof_past_changes list;       /* newest first */
    const struct hoof_past_change *next; /* NULL: there is nothing to take back */
};
/* last: how many changes are listed; 0 asks for `next` alone. */
bool hoof_ask_changes(struct hoof_ask *ask, size_t last, struct hoof_changes_answer *out,
                      struct hoof_error *err);

/* The local time at which a change was made. */
struct hoof_moment hoof_change_moment(const struct hoof_ask *ask,
                                      const struct hoof_past_change *change);

/* Undo, but only of the change that the person was shown: HOOF_REQUEST when it
 * is no longer the next. */
bool hoof_ask_undo_only(struct hoof_ask *ask, int64_t number, struct hoof_change_answer *out,
                        struct hoof_error *err);

#endif
