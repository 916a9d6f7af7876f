/* plan add, plan change, plan stop. */
#include <string.h>

#include "ask/plan_items.h"
#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"

static bool add_sentence(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_option none[] = {{0}};
    struct hoof_change_answer answer;
    const char *sentence = call->argv[0];
    if (!hoof_options_read(call, none, err))
        return false;
    for (int i = 1; i < call->argc && sentence; i++)
        sentence = hoof_format(call->ask.arena, "%s %s", sentence, call->argv[i]);
    if (!sentence)
        return hoof_fail_memory(err);
    if (!hoof_ask_plan_add_sentence(&call->ask, sentence, &answer, err))
        return false;
    hoof_call_change(call, "Added to the plan:", &answer);
    return true;
}

bool hoof_cli_plan_add(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_setting *settings;
    size_t count;
    struct hoof_change_answer answer;
    if (call->argc == 0)
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "Say what your team wrote, for example: hoofbeat plan add lanreotide 120 "
                         "mg every 28 days since 5 January 2026");
    if (strncmp(call->argv[0], "--", 2) != 0)
        return add_sentence(call, err);
    if (!hoof_settings_read(call, 0, &settings, &count, err))
        return false;
    if (!hoof_ask_plan_add(&call->ask, settings, count, &answer, err))
        return hoof_call_field_error(err);
    hoof_call_change(call, "Added to the plan:", &answer);
    return true;
}

bool hoof_cli_plan_change(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_setting *settings;
    size_t count;
    struct hoof_change_answer answer;
    if (call->argc == 0 || strncmp(call->argv[0], "--", 2) == 0)
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "Say first which item: its id, as `hoofbeat plan` shows it, or the name "
                         "of its medicine.");
    if (!hoof_settings_read(call, 1, &settings, &count, err))
        return false;
    if (!hoof_ask_plan_change(&call->ask, call->argv[0], settings, count, &answer, err))
        return hoof_call_field_error(err);
    hoof_call_change(call, "Changed. The plan now says:", &answer);
    return true;
}

bool hoof_cli_plan_stop(struct hoof_call *call, struct hoof_error *err)
{
    const char *on = NULL;
    struct hoof_option options[] = {{"on", &on, NULL}, {0}};
    struct hoof_change_answer answer;
    if (!hoof_options_read(call, options, err) ||
        !hoof_call_words(call, 1, 1, "the id of an item or the name of its medicine", err))
        return false;
    if (!on)
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "Say its last day: --on 2026-12-31, or --on today.");
    if (!hoof_ask_plan_stop(&call->ask, call->argv[0], on, &answer, err))
        return hoof_call_field_error(err);
    hoof_call_change(call, "Its last day is written down. The plan now says:", &answer);
    return true;
}
