#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"

bool hoof_cli_delete(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_option none[] = {{0}};
    struct hoof_change_answer answer;
    if (!hoof_options_read(call, none, err) ||
        !hoof_call_words(call, 1, 1, "the id of an entry or of an item of the plan", err) ||
        !hoof_ask_delete(&call->ask, call->argv[0], &answer, err))
        return false;
    hoof_call_change(call, "Deleted. `hoofbeat undo` brings it back.", &answer);
    return true;
}
