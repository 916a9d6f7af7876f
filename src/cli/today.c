#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"
#include "render/today_views.h"

bool hoof_cli_today(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_option none[] = {{0}};
    struct hoof_today_answer answer;
    if (!hoof_options_read(call, none, err) || !hoof_call_words(call, 0, 0, "nothing", err) ||
        !hoof_ask_today(&call->ask, &answer, err))
        return false;
    if (call->json) {
        hoof_today_json(&answer, &call->out);
        return true;
    }
    struct hoof_text text = hoof_call_text(call);
    hoof_today_text(&text, &call->ask, &answer, call->bare);
    return true;
}
