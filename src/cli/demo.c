#include "ask/interchange.h"
#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"
#include "render/interchange_views.h"

bool hoof_cli_demo(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_option none[] = {{0}};
    struct hoof_import_answer answer;
    if (!hoof_options_read(call, none, err) || !hoof_call_words(call, 0, 0, "nothing", err) ||
        !hoof_ask_demo(&call->ask, &answer, err))
        return false;
    if (call->json) {
        hoof_import_json(&answer, &call->out);
        return true;
    }
    struct hoof_text text = hoof_call_text(call);
    hoof_demo_text(&text, &answer);
    return true;
}
