/*
 * command: one command of the program, and the call it gets.
 *
 * Each command is one file src/cli/NAME.c with one handler; commands.c is the
 * one table that feeds dispatch, help, the manual page and shell completion.
 */
#ifndef HOOF_CLI_COMMAND_H
#define HOOF_CLI_COMMAND_H

#include <stdio.h>

#include "ask/ask.h"
#include "base/buf.h"

/* What must be set up before the handler runs. */
enum hoof_needs {
    HOOF_NEEDS_NOTHING = 0,
    HOOF_NEEDS_KNOWLEDGE = 1 << 0,
    HOOF_NEEDS_BOOK = 1 << 1,        /* journal for reading */
    HOOF_WRITES_BOOK = 1 << 2,       /* journal for writing */
    HOOF_NEEDS_PAGER = 1 << 3,       /* long text: paged on a terminal */
    HOOF_OPENS_ITSELF = 1 << 4,      /* opens books on its own (serve); zone and now are settled */
    HOOF_WRITES_WITH_WORDS = 1 << 5, /* only shows when called alone: profile, plan */
    HOOF_TELLS_OF_BOOK = 1 << 6,     /* runs without a book that cannot be opened: verify */
    HOOF_STREAMS_BRIEFLY = 1 << 7    /* "- --brief" asks nothing of the person: no journal then */
};

/* The headings of the command list. */
enum hoof_group { HOOF_GROUP_DAILY, HOOF_GROUP_LOOK, HOOF_GROUP_DATA, HOOF_GROUP_PROGRAM };

/* One call, set up by main.c. */
struct hoof_call {
    struct hoof_ask ask; /* books open as the table says; ask.arena is the call's */
    bool json;           /* --json */
    bool terminal_in, terminal_out;
    bool colour;    /* standard output is a terminal and NO_COLOR is not set */
    int columns;    /* 80 where unknown */
    bool bare;      /* the program was called without a command: today is shown */
    bool by_fields; /* log KIND --field, edit, plan add --field: options are fields */
    int argc;       /* arguments after the command's name */
    char **argv;
    struct hoof_buf out; /* the answer: written to standard output when the handler succeeds */
    const char *dir;     /* --book as resolved */
    const char *zone_option;
    struct hoof_error book_error; /* HOOF_TELLS_OF_BOOK: why the book could not be opened */
    int exit_status;              /* a handler that answers but is not well (verify) sets it */
};

struct hoof_command {
    const char *name;
    bool (*run)(struct hoof_call *call, struct hoof_error *err);
    unsigned needs;
    enum hoof_group group;
    const char *usage;   /* "log SENTENCE [--yes] [--dry-run] [--at TIME]" lines, \n between */
    const char *summary; /* one line for the list */
    const char *help;    /* paragraphs, plain text, wrapped by the view; ends with examples */
};

extern const struct hoof_command hoof_commands[]; /* ended by a NULL name */

/* The command of that name; NULL if there is none. A unique prefix is no name. */
const struct hoof_command *hoof_command_find(const char *name);
/* The name that is closest to a mistyped one; NULL when none is close. */
const char *hoof_command_nearest(const char *name);

/* Options of a command, read by hoof_options_read (cli/options.h). */

#endif
