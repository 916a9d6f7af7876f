#include <string.h>

#include "base/text.h"
#include "cli/handlers.h"

/* The one table: dispatch, help, the manual page and shell completion read it.
 * Rows stand in the order in which help lists them within their group. In help
 * texts a line that begins with two spaces is an example and stands as it is. */
const struct hoof_command hoof_commands[] = {
    {.name = "help",
     .run = hoof_cli_help,
     .needs = HOOF_NEEDS_PAGER,
     .group = HOOF_GROUP_PROGRAM,
     .usage = "help [COMMAND [KIND]]",
     .summary = "Show all commands, or how one is used",
     .help = "Without a name it lists every command. With one it shows how that command is\n"
             "called and what it takes, with examples. `hoofbeat COMMAND --help` does the same.\n"
             "\n"
             "`help log KIND` lists the fields of one kind of entry.\n"
             "\n"
             "`help --man` writes the manual page, `help --complete bash` (or zsh, fish) the\n"
             "file that lets your shell finish command names.\n"
             "\n"
             "  hoofbeat help journal\n"
             "  hoofbeat help log symptom"},
    {.name = "serve",
     .run = hoof_cli_serve,
     .needs = HOOF_OPENS_ITSELF,
     .group = HOOF_GROUP_PROGRAM,
     .usage = "serve [--port 8465]",
     .summary = "Open the same things as pages in the browser of this computer",
     .help = "Prints an address to open in the browser. It works once; press Enter in this\n"
             "window for a new one. Only this computer can reach the pages. Ctrl-C stops.\n"
             "\n"
             "`--port 0` picks a free port.\n"
             "\n"
             "  hoofbeat serve\n"
             "  hoofbeat serve --port 0"},
    {.name = "version",
     .run = hoof_cli_version,
     .needs = HOOF_NEEDS_NOTHING,
     .group = HOOF_GROUP_PROGRAM,
     .usage = "version",
     .summary = "Show which Hoofbeat this is",
     .help = "Prints the name and number of this version. `hoofbeat --version` does the same.\n"
             "\n"
             "  hoofbeat --version"},
    {0},
};

const struct hoof_command *hoof_command_find(const char *name)
{
    for (const struct hoof_command *command = hoof_commands; command->name; command++) {
        if (strcmp(command->name, name) == 0)
            return command;
    }
    return NULL;
}

const char *hoof_command_nearest(const char *name)
{
    const char *nearest = NULL;
    unsigned best = 3;
    size_t n = strlen(name);
    for (const struct hoof_command *command = hoof_commands; command->name; command++) {
        size_t length = strlen(command->name);
        unsigned distance = hoof_text_distance(name, n, command->name, length, 2);
        /* "jour" and "journa" mean the journal, but are not taken for it. */
        if (n >= 3 && n < length && memcmp(name, command->name, n) == 0)
            distance = 1;
        if (distance < best && distance < length) {
            best = distance;
            nearest = command->name;
        }
    }
    return nearest;
}
