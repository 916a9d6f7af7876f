#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"
#include "render/facts_views.h"

static bool show_all(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_facts_answer answer;
    if (!hoof_ask_facts(&call->ask, &answer, err))
        return false;
    if (call->json) {
        hoof_facts_json(&answer, &call->out);
        return true;
    }
    struct hoof_text text = hoof_call_text(call);
    hoof_facts_text(&text, &answer);
    return true;
}

static bool show_subject(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_subject_answer answer;
    struct hoof_buf words = {0};
    for (int i = 0; i < call->argc; i++)
        hoof_buf_format(&words, "%s%s", i ? " " : "", call->argv[i]);
    bool ok = hoof_buf_ok(&words, err) &&
              hoof_ask_facts_subject(&call->ask, hoof_buf_string(&words), &answer, err);
    hoof_buf_release(&words);
    if (!ok)
        return false;
    if (call->json) {
        hoof_subject_json(&answer, &call->out);
        return true;
    }
    struct hoof_text text = hoof_call_text(call);
    hoof_subject_text(&text, &answer);
    return true;
}

bool hoof_cli_facts(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_option none[] = {{0}};
    if (!hoof_options_read(call, none, err))
        return false;
    return call->argc == 0 ? show_all(call, err) : show_subject(call, err);
}
