/* plan check, plan acknowledge. */
#include <string.h>

#include "base/quantity.h"
#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"
#include "render/findings_views.h"

static bool read_days(const char *text, int32_t *out, struct hoof_error *err)
{
    double number;
    *out = HOOF_CHECK_DAYS;
    if (!text)
        return true;
    if (!hoof_number_parse(text, strlen(text), &number, NULL) || number < 0 ||
        number > HOOF_CHECK_DAYS_MAX || number != (int32_t)number)
        return hoof_fail(err, HOOF_USAGE, "--days",
                         "\"%.40s\" is no number of days. Give a whole number from 0 to %d.", text,
                         HOOF_CHECK_DAYS_MAX);
    *out = (int32_t)number;
    return true;
}

bool hoof_cli_plan_check(struct hoof_call *call, struct hoof_error *err)
{
    const char *days_text = NULL;
    struct hoof_option options[] = {{"days", &days_text, NULL}, {0}};
    struct hoof_findings_answer answer;
    int32_t days;
    if (!hoof_options_read(call, options, err) || !hoof_call_words(call, 0, 0, "nothing", err) ||
        !read_days(days_text, &days, err) || !hoof_ask_findings(&call->ask, days, &answer, err))
        return false;
    if (call->json) {
        hoof_findings_json(&answer, &call->out);
        return true;
    }
    struct hoof_text text = hoof_call_text(call);
    hoof_findings_text(&text, &answer);
    return true;
}

/* Takes each "--item ID" out of the call, so that it may be given more than once. */
static bool take_items(struct hoof_call *call, const char ***items, size_t *count,
                       struct hoof_error *err)
{
    int kept = 0;
    *count = 0;
    *items = hoof_alloc_array(call->ask.arena, (size_t)call->argc + 1, sizeof **items);
    if (!*items)
        return hoof_fail_memory(err);
    for (int i = 0; i < call->argc; i++) {
        char *word = call->argv[i];
        if (strncmp(word, "--item=", 7) == 0) {
            (*items)[(*count)++] = word + 7;
        } else if (strcmp(word, "--item") == 0) {
            if (++i == call->argc)
                return hoof_fail(err, HOOF_USAGE, "--item",
                                 "Say after --item which item of the plan: `hoofbeat plan` shows "
                                 "them with their ids.");
            (*items)[(*count)++] = call->argv[i];
        } else {
            call->argv[kept++] = word;
        }
    }
    call->argc = kept;
    return true;
}

bool hoof_cli_plan_acknowledge(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_acknowledgement what = {0};
    int team = 0;
    struct hoof_option options[] = {
        {"team", NULL, &team}, {"by", &what.by, NULL}, {"note", &what.note, NULL}, {0}};
    struct hoof_change_answer answer;
    const char **items;
    if (!take_items(call, &items, &what.item_count, err) ||
        !hoof_options_read(call, options, err) ||
        !hoof_call_words(call, 1, 1, "the name of a check (`hoofbeat plan check` shows them)", err))
        return false;
    what.items = items;
    what.check = call->argv[0];
    what.team_plan = team > 0;
    if (!hoof_ask_acknowledge(&call->ask, &what, &answer, err))
        return false;
    hoof_call_change(call, team ? "Noted as your team's plan:" : "Noted as seen:", &answer);
    return true;
}
