#include <string.h>

#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"

bool hoof_cli_edit(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_setting *settings;
    size_t count;
    struct hoof_change_answer answer;
    if (call->argc < 1 || strncmp(call->argv[0], "--", 2) == 0)
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "Say first which entry: its id stands beside it in `hoofbeat journal`.");
    if (!hoof_settings_read(call, 1, &settings, &count, err))
        return false;
    if (count == 0)
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "Say what to change, for example --severity 4 or --at 18:45.");
    if (!hoof_ask_edit(&call->ask, call->argv[0], settings, count, &answer, err))
        return hoof_call_field_error(err);
    hoof_call_change(call, "Changed. It now reads:", &answer);
    return true;
}
