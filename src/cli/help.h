/*
 * help: what is made of the command table besides dispatch.
 */
#ifndef HOOF_CLI_HELP_H
#define HOOF_CLI_HELP_H

#include "cli/command.h"

/* What the program is, in one paragraph. */
extern const char hoof_about[];

/* The options of every command, ended by a NULL name. */
struct hoof_global_help {
    const char *name, *value, *help; /* value: NULL for a switch */
};
extern const struct hoof_global_help hoof_global_helps[];

/* hoofbeat(1) in man(7) form. */
void hoof_manual_page(struct hoof_buf *out);

/* The completion file of a shell: bash, zsh or fish; HOOF_USAGE for another. */
bool hoof_completion(const char *shell, struct hoof_buf *out, struct hoof_error *err);

#endif
