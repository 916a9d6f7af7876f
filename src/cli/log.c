#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "ask/log.h"
#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"
#include "cli/terminal.h"
#include "render/log_views.h"

bool hoof_log_is_by_fields(int argc, char **argv)
{
    return argc >= 2 && strncmp(argv[1], "--", 2) == 0 && strcmp(argv[1], "--yes") != 0 &&
           strcmp(argv[1], "--dry-run") != 0 &&
           hoof_kind_find(HOOF_ENTRY, argv[0], strlen(argv[0]));
}

static bool log_fields(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_setting *settings;
    size_t count;
    struct hoof_change_answer answer;
    if (!hoof_settings_read(call, 1, &settings, &count, err) ||
        !hoof_ask_log_fields(&call->ask, call->argv[0], settings, count, &answer, err))
        return hoof_call_field_error(err);
    hoof_call_change(call, "Saved:", &answer);
    return true;
}

/* The words of the call, joined by one space. */
static bool join(struct hoof_call *call, const char **sentence, struct hoof_error *err)
{
    *sentence = call->argv[0];
    for (int k = 1; k < call->argc; k++) {
        *sentence = hoof_format(call->ask.arena, "%s %s", *sentence, call->argv[k]);
        if (!*sentence)
            return hoof_fail_memory(err);
    }
    return true;
}

/* Shows on the terminal what was understood and asks; true: save it. */
static bool agreed(struct hoof_call *call, const struct hoof_log_answer *answer, bool *yes,
                   struct hoof_error *err)
{
    struct hoof_buf shown = {0};
    struct hoof_text text = {.buf = &shown, .columns = call->columns, .colour = call->colour};
    char reply[16] = "";
    hoof_log_text(&text, &call->ask, answer);
    hoof_buf_text(&shown, "Save this? [y/n] ");
    bool good = hoof_buf_ok(&shown, err) &&
                hoof_write_all(STDOUT_FILENO, shown.data, shown.len, "standard output", err);
    hoof_buf_release(&shown);
    if (!good)
        return false;
    *yes = fgets(reply, sizeof reply, stdin) && (reply[0] == 'y' || reply[0] == 'Y');
    return true;
}

static bool log_sentence(struct hoof_call *call, const char *at, bool yes, bool dry_run,
                         struct hoof_error *err)
{
    struct hoof_log_answer answer;
    const char *sentence;
    if (!join(call, &sentence, err))
        return false;
    struct hoof_log_request request = {
        .sentence = sentence, .n = strlen(sentence), .at = at, .save = yes};
    bool asks = !yes && !dry_run;
    if (!hoof_ask_log(&call->ask, &request, &answer, err))
        return false;
    if (asks && json_array_size(answer.entries) > 0) {
        if (!agreed(call, &answer, &yes, err))
            return false;
        if (!yes) {
            hoof_buf_text(&call->out, "Nothing was saved.\n");
            return true;
        }
        request.save = true;
        if (!hoof_ask_log(&call->ask, &request, &answer, err))
            return false;
    }
    struct hoof_text text = hoof_call_text(call);
    if (call->json)
        hoof_log_json(&answer, &call->out);
    else
        hoof_log_text(&text, &call->ask, &answer);
    return true;
}

bool hoof_cli_log(struct hoof_call *call, struct hoof_error *err)
{
    if (hoof_log_is_by_fields(call->argc, call->argv))
        return log_fields(call, err);
    const char *at = NULL;
    int yes = 0, dry_run = 0;
    const struct hoof_option options[] = {
        {"at", &at, NULL}, {"yes", NULL, &yes}, {"dry-run", NULL, &dry_run}, {0}};
    if (!hoof_options_read(call, options, err))
        return false;
    if (call->argc == 0)
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "Say what happened, for example: hoofbeat log flushed badly at 6.45pm");
    if (yes && dry_run)
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "--yes saves and --dry-run only shows. Give one of the two.");
    bool terminal = call->terminal_in && call->terminal_out && !call->json;
    if (!yes && !dry_run && !terminal)
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "Without a terminal nothing can be asked. Add --yes to save, or "
                         "--dry-run to see only what is understood.");
    return log_sentence(call, at, yes > 0, dry_run > 0, err);
}
