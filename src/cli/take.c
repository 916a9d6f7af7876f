/* take, skip: one dose of the plan. */
#include "ask/take.h"
#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"

static bool read_item(struct hoof_call *call, const struct hoof_option *options, const char **item,
                      struct hoof_error *err)
{
    if (!hoof_options_read(call, options, err) ||
        !hoof_call_words(call, 1, 1, "the id of an item of the plan, or the name of its medicine",
                         err))
        return false;
    *item = call->argv[0];
    return true;
}

bool hoof_cli_take(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_take_request request = {0};
    struct hoof_option options[] = {{"at", &request.at, NULL},
                                    {"dose", &request.dose, NULL},
                                    {"site", &request.site, NULL},
                                    {0}};
    struct hoof_change_answer answer;
    if (!read_item(call, options, &request.item, err))
        return false;
    if (!hoof_ask_take(&call->ask, &request, &answer, err))
        return hoof_call_field_error(err);
    hoof_call_change(call, "Saved as taken:", &answer);
    return true;
}

bool hoof_cli_skip(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_skip_request request = {0};
    struct hoof_option options[] = {{"because", &request.because, NULL}, {0}};
    struct hoof_change_answer answer;
    if (!read_item(call, options, &request.item, err))
        return false;
    if (!hoof_ask_skip(&call->ask, &request, &answer, err))
        return hoof_call_field_error(err);
    hoof_call_change(call, "Saved as left out:", &answer);
    return true;
}
