/*
 * globals: the options that every command has.
 *
 *     hoofbeat [--book DIR] [--now TIME] [--zone ZONE] [--json] COMMAND [ARGUMENTS]
 *
 * They are read before the command's name and after it, since people type them
 * where they think of them. Where options are fields of an entry (`log KIND`,
 * `edit`), --zone is the entry's and every field's value is left alone.
 */
#ifndef HOOF_CLI_GLOBALS_H
#define HOOF_CLI_GLOBALS_H

#include "cli/command.h"

struct hoof_globals {
    const char *book, *now, *zone; /* NULL: not given */
    bool json, help, version;
    const char *name;                   /* the word in the command's place, NULL if none */
    const struct hoof_command *command; /* NULL: none of that name */
    bool by_fields;
    int argc; /* what is left after the command's name */
    char **argv;
};

/* Reads argv of main(); the words that are left are moved together in argv. */
bool hoof_globals_read(int argc, char **argv, struct hoof_globals *out, struct hoof_error *err);

#endif
