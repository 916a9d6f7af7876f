#include <stdio.h>
#include <stdlib.h>
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

/* Reads one line; false at the end of the input. */
static bool read_line(char *line, size_t size)
{
    if (!fgets(line, (int)size, stdin))
        return false;
    line[strcspn(line, "\n")] = '\0';
    return true;
}

static bool say(struct hoof_call *call, const struct hoof_question *question,
                struct hoof_error *err)
{
    struct hoof_buf shown = {0};
    struct hoof_text text = {.buf = &shown, .columns = call->columns, .colour = call->colour};
    hoof_log_question(&text, question);
    hoof_buf_text(&shown, "Which? [number, or Enter to leave it out] ");
    bool good = hoof_buf_ok(&shown, err) &&
                hoof_write_all(STDOUT_FILENO, shown.data, shown.len, "standard output", err);
    hoof_buf_release(&shown);
    return good;
}

/* Puts the answer into the sentence; leaves it as it is where the question is left out. */
static bool take_answer(struct hoof_call *call, const struct hoof_question *question,
                        const char **sentence, struct hoof_error *err)
{
    char line[1000];
    if (!read_line(line, sizeof line))
        return true;
    size_t number = strtoul(line, NULL, 10);
    if (number < 1 || number > question->choices.count)
        return true;
    const char *chosen = question->sentences[number - 1];
    if (chosen) {
        *sentence = *chosen ? chosen : *sentence;
        return true;
    }
    static const char prompt[] = "Write that part again: ";
    if (!hoof_write_all(STDOUT_FILENO, prompt, strlen(prompt), "standard output", err))
        return false;
    if (read_line(line, sizeof line) && line[0]) {
        *sentence = hoof_format(call->ask.arena, "%s; %s", *sentence, line);
        return *sentence || hoof_fail_memory(err);
    }
    return true;
}

/* Asks what is not clear, one question after the other; each is asked once. */
static bool settle_questions(struct hoof_call *call, struct hoof_log_request *request,
                             struct hoof_log_answer *answer, struct hoof_error *err)
{
    enum { MOST = 30 };
    const char *asked[MOST];
    size_t count = 0;
    for (;;) {
        const struct hoof_question *open = NULL;
        for (size_t k = 0; k < answer->questions.count && !open; k++) {
            open = &answer->questions.items[k];
            for (size_t j = 0; j < count && open; j++)
                if (strcmp(asked[j], open->text) == 0)
                    open = NULL;
        }
        if (!open || count == MOST)
            return true;
        asked[count++] = open->text;
        const char *sentence = request->sentence;
        if (!say(call, open, err) || !take_answer(call, open, &sentence, err))
            return false;
        if (sentence == request->sentence)
            continue;
        request->sentence = sentence;
        request->n = strlen(sentence);
        if (!hoof_ask_log(&call->ask, request, answer, err))
            return false;
    }
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
    if (!hoof_ask_log(&call->ask, &request, &answer, err) ||
        (asks && !settle_questions(call, &request, &answer, err)))
        return false;
    if (asks) {
        answer.questions.count = 0;
        yes = false;
        if (json_array_size(answer.entries) > 0 && !agreed(call, &answer, &yes, err))
            return false;
        if (!yes) {
            hoof_buf_text(&call->out, "Nothing was saved.\n");
            return true;
        }
        request.save = true;
        if (!hoof_ask_log(&call->ask, &request, &answer, err))
            return false;
        answer.questions.count = 0; /* they were asked */
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
