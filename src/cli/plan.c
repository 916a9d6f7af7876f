#include <string.h>

#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"
#include "render/journal_views.h"
#include "render/plan_views.h"

static bool calendar(struct hoof_call *call, struct hoof_error *err)
{
    const char *from = NULL, *to = NULL;
    struct hoof_option options[] = {{"from", &from, NULL}, {"to", &to, NULL}, {0}};
    struct hoof_calendar_answer answer;
    if (!hoof_options_read(call, options, err) || !hoof_call_words(call, 0, 0, "nothing", err) ||
        !hoof_ask_calendar(&call->ask, from, to, &answer, err))
        return false;
    if (call->json) {
        hoof_calendar_json(&answer, &call->out);
        return true;
    }
    struct hoof_text text = hoof_call_text(call);
    hoof_calendar_text(&text, &call->ask, &answer);
    return true;
}

/* What may stand after "plan". */
static const struct {
    const char *word;
    bool (*run)(struct hoof_call *call, struct hoof_error *err);
} parts[] = {
    {"add", hoof_cli_plan_add},     {"change", hoof_cli_plan_change},
    {"stop", hoof_cli_plan_stop},   {"calendar", calendar},
    {"check", hoof_cli_plan_check}, {"acknowledge", hoof_cli_plan_acknowledge},
};

bool hoof_cli_plan(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_option none[] = {{0}};
    struct hoof_records items;
    for (size_t i = 0; call->argc > 0 && i < sizeof parts / sizeof *parts; i++)
        if (strcmp(call->argv[0], parts[i].word) == 0) {
            call->argc--;
            call->argv++;
            return parts[i].run(call, err);
        }
    if (call->argc > 0)
        return hoof_fail(err, HOOF_USAGE, NULL, "\"%s\" is not something that `plan` can do.",
                         call->argv[0]);
    if (!hoof_options_read(call, none, err) || !hoof_ask_plan(&call->ask, &items, err))
        return false;
    if (call->json) {
        hoof_plan_json(&items, &call->out);
        return true;
    }
    struct hoof_text text = hoof_call_text(call);
    hoof_plan_text(&text, &call->ask, &items);
    return true;
}
