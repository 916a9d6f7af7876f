#include "ask/interchange.h"
#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"
#include "render/interchange_views.h"

bool hoof_cli_verify(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_option none[] = {{0}};
    struct hoof_verify_answer answer;
    struct hoof_remark unopened = {"journal.db", call->book_error.text};
    if (!hoof_options_read(call, none, err) || !hoof_call_words(call, 0, 0, "nothing", err))
        return false;
    /* A book that cannot even be opened is what verify is asked about. */
    if (call->book_error.code != HOOF_OK)
        answer = (struct hoof_verify_answer){.problems = {&unopened, 1}};
    else if (!hoof_ask_verify(&call->ask, &answer, err))
        return false;
    call->exit_status = answer.ok ? 0 : hoof_error_exit(HOOF_STORAGE);
    if (call->json) {
        hoof_verify_json(&answer, &call->out);
        return true;
    }
    struct hoof_text text = hoof_call_text(call);
    hoof_verify_text(&text, &answer);
    return true;
}
