#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"

bool hoof_cli_undo(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_option none[] = {{0}};
    struct hoof_change_answer answer;
    if (!hoof_options_read(call, none, err) || !hoof_call_words(call, 0, 0, "nothing", err) ||
        !hoof_ask_undo(&call->ask, &answer, err))
        return false;
    hoof_call_change(call, "The last change was taken back.", &answer);
    return true;
}
