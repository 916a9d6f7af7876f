#include <string.h>

#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"
#include "render/journal_views.h"

bool hoof_cli_plan(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_option none[] = {{0}};
    struct hoof_records items;
    if (call->argc > 0)
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "This version only lists the plan: \"%s\" is not something it can do. "
                         "Items come in with a file: hoofbeat import FILE",
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
