/*
 * call: sets up what a command's row says that it needs, and gives it back.
 */
#ifndef HOOF_CLI_CALL_H
#define HOOF_CLI_CALL_H

#include "cli/globals.h"

/* Opens the books, settles the present and the zone. Also after a failure
 * hoof_call_end gives everything back. */
bool hoof_call_begin(struct hoof_call *call, const struct hoof_command *command,
                     const struct hoof_globals *globals, struct hoof_error *err);

/* Opens the books at call->dir; HOOF_NO_JOURNAL: only what the program knows. */
bool hoof_call_open_books(struct hoof_call *call, enum hoof_access access, struct hoof_error *err);

/* Closes the books, so that the answer is shown with no file open. */
void hoof_call_close_books(struct hoof_call *call);
void hoof_call_end(struct hoof_call *call);

#endif
