/*
 * terminal: where answers and messages go.
 *
 * The answer is one buffer, written when the command has succeeded; a write
 * that fails is a failure of the command. On a terminal a long answer goes
 * through the pager.
 */
#ifndef HOOF_CLI_TERMINAL_H
#define HOOF_CLI_TERMINAL_H

#include "base/buf.h"

/* Opens /dev/null in the place of a missing standard stream, so that no file of
 * ours gets its number; a write to a missing standard output still fails. */
void hoof_terminal_begin(void);

/* Width of the terminal on standard output; 80 when unknown, 100 at most. */
int hoof_terminal_columns(void);

/* Standard output is a terminal and NO_COLOR is not set. */
bool hoof_terminal_colour(void);

/* Writes all bytes to fd. HOOF_STORAGE names `what` and the reason. */
bool hoof_write_all(int fd, const char *bytes, size_t n, const char *what, struct hoof_error *err);

/* Writes the answer to standard output, through $PAGER when asked for and
 * standard output is a terminal that the answer does not fit on. */
bool hoof_terminal_answer(const struct hoof_buf *answer, bool paged, struct hoof_error *err);

/* "hoofbeat: PLACE: TEXT" on standard error. */
void hoof_terminal_message(const struct hoof_error *err);

#endif
