/*
 * hoofbeat: options, books, table, exit.
 *
 * One command of the table (cli/commands.c) runs per call. Its answer is
 * collected and written when it has succeeded; a failure is one sentence on
 * standard error and an exit status (base/error.h).
 */
#include <signal.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>

#include "cli/call.h"
#include "cli/terminal.h"

/* What is written down here is private: no core files, no reading of our memory
 * by other programs, no files that others may read. A closed pipe and a full
 * file are errors to be told, not signals to die of. */
static void prepare_process(void)
{
    hoof_terminal_begin();
    umask(077);
    signal(SIGPIPE, SIG_IGN);
    signal(SIGXFSZ, SIG_IGN);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    prctl(PR_SET_DUMPABLE, 0, 0, 0, 0);
}

/* The command that the words ask for. */
static const struct hoof_command *choose(struct hoof_globals *globals, struct hoof_error *err)
{
    if (globals->version)
        return hoof_command_find("version");
    if (!globals->name)
        return hoof_command_find(globals->help ? "help" : "today");
    if (!globals->command) {
        const char *nearest = hoof_command_nearest(globals->name);
        if (nearest)
            hoof_fail(err, HOOF_USAGE, NULL,
                      "There is no command \"%s\". Did you mean: hoofbeat %s", globals->name,
                      nearest);
        else
            hoof_fail(err, HOOF_USAGE, NULL,
                      "There is no command \"%s\". To see all commands: hoofbeat help",
                      globals->name);
        return NULL;
    }
    if (globals->help) {
        globals->argv--; /* the command's name becomes help's first argument */
        globals->argc++;
        return hoof_command_find("help");
    }
    return globals->command;
}

/* Where to read on after a call that was wrong. */
static void add_hint(const struct hoof_globals *globals, struct hoof_error *err)
{
    size_t used = strlen(err->text);
    if (err->code != HOOF_USAGE || !globals->command || strstr(err->text, "hoofbeat help"))
        return;
    bool sentence = used && strchr(".?", err->text[used - 1]);
    snprintf(err->text + used, sizeof err->text - used,
             sentence ? " See: hoofbeat help %s" : " (see: hoofbeat help %s)",
             globals->command->name);
}

int main(int argc, char **argv)
{
    prepare_process();
    struct hoof_error err = {0};
    struct hoof_globals globals;
    struct hoof_call call = {0};
    const struct hoof_command *command = NULL;

    bool done = hoof_globals_read(argc, argv, &globals, &err) &&
                (command = choose(&globals, &err)) &&
                hoof_call_begin(&call, command, &globals, &err) && command->run(&call, &err) &&
                hoof_buf_ok(&call.out, &err);
    hoof_call_close_books(&call);
    if (done) {
        bool paged = (command->needs & HOOF_NEEDS_PAGER) && !call.json;
        done = hoof_terminal_answer(&call.out, paged, &err);
    }
    int status = call.exit_status;
    if (!done) {
        add_hint(&globals, &err);
        hoof_terminal_message(&err);
        status = hoof_error_exit(err.code);
    }
    hoof_call_end(&call);
    return status;
}
