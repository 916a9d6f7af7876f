#include "cli/globals.h"

#include <string.h>

#include "book/journal/kinds.h"
#include "cli/options.h"

/* If word is --name or --name=value of an option that takes a value, stores the
 * value and answers how many words were used: 0 when it is another word, -1 when
 * the value is missing. */
static int take_value(const char *name, const char *word, const char *next, const char **value)
{
    size_t n = strlen(name);
    if (strncmp(word, "--", 2) != 0 || strncmp(word + 2, name, n) != 0)
        return 0;
    if (word[2 + n] == '=') {
        *value = word + 3 + n;
        return 1;
    }
    if (word[2 + n] != '\0')
        return 0;
    if (!next)
        return -1;
    *value = next;
    return 2;
}

static bool no_value(const char *name, struct hoof_error *err)
{
    return hoof_fail(err, HOOF_USAGE, NULL, "The option --%s needs a value after it.", name);
}

/* Reads one global option at argv[at]; *used is 0 when the word is none. */
static bool read_one(int argc, char **argv, int at, struct hoof_globals *out, int *used,
                     struct hoof_error *err)
{
    const char *word = argv[at];
    const char *next = at + 1 < argc ? argv[at + 1] : NULL;
    struct {
        const char *name;
        const char **value;
    } valued[] = {{"book", &out->book}, {"now", &out->now}, {"zone", &out->zone}};
    bool zone_is_field = out->by_fields;

    *used = 1;
    if (strcmp(word, "--json") == 0) {
        out->json = true;
        return true;
    }
    if (strcmp(word, "--help") == 0 || strcmp(word, "-h") == 0) {
        out->help = true;
        return true;
    }
    for (size_t i = 0; i < sizeof valued / sizeof *valued; i++) {
        if (zone_is_field && valued[i].value == &out->zone)
            continue;
        *used = take_value(valued[i].name, word, next, valued[i].value);
        if (*used < 0)
            return no_value(valued[i].name, err);
        if (*used > 0)
            return true;
    }
    *used = 0;
    return true;
}

/* Are the options after the command fields of a record? rest are the words
 * after the command's name. */
static bool options_are_fields(const char *command, int argc, char **rest)
{
    if (strcmp(command, "edit") == 0)
        return true;
    if (strcmp(command, "plan") == 0 && argc > 2 && strcmp(rest[0], "change") == 0)
        return true;
    if (argc < 2 || strncmp(rest[1], "--", 2) != 0)
        return false;
    if (strcmp(command, "log") == 0)
        return hoof_log_is_by_fields(argc, rest);
    return strcmp(command, "plan") == 0 && strcmp(rest[0], "add") == 0;
}

/* Takes the global options out of the words after the command. */
static bool read_rest(struct hoof_globals *out, struct hoof_error *err)
{
    int kept = 0;
    int at = 0;
    while (at < out->argc && out->argv[at]) {
        char *word = out->argv[at];
        if (strcmp(word, "--") == 0)
            break;
        int used = 0;
        if (!read_one(out->argc, out->argv, at, out, &used, err))
            return false;
        if (used > 0) {
            at += used;
            continue;
        }
        out->argv[kept++] = out->argv[at++];
        /* A field's value may look like an option: it is left alone. */
        bool field = out->by_fields && strncmp(word, "--", 2) == 0 && !strchr(word, '=');
        const char *next = at < out->argc ? out->argv[at] : NULL;
        if (field && next && !hoof_option_stands_alone(word + 2, next))
            out->argv[kept++] = out->argv[at++];
    }
    while (at < out->argc)
        out->argv[kept++] = out->argv[at++];
    out->argc = kept;
    return true;
}

bool hoof_globals_read(int argc, char **argv, struct hoof_globals *out, struct hoof_error *err)
{
    *out = (struct hoof_globals){0};
    int at = 1;
    while (at < argc && argv[at][0] == '-' && argv[at][1] != '\0') {
        int used = 0;
        if (!read_one(argc, argv, at, out, &used, err))
            return false;
        if (used == 0 && (strcmp(argv[at], "--version") == 0 || strcmp(argv[at], "-V") == 0)) {
            out->version = true;
            used = 1;
        }
        if (used == 0)
            return hoof_fail(err, HOOF_USAGE, NULL,
                             "%s is not an option that can stand before a command. Those are "
                             "--book, --now, --zone, --json, --help and --version.",
                             argv[at]);
        at += used;
    }
    if (at >= argc)
        return true;
    out->name = argv[at];
    out->command = hoof_command_find(out->name);
    out->argc = argc - at - 1;
    out->argv = argv + at + 1;
    if (!out->command)
        return true;
    out->by_fields = options_are_fields(out->name, out->argc, out->argv);
    return read_rest(out, err);
}
