#include "cli/parts.h"

#include "render/journal_views.h"

struct hoof_text hoof_call_text(struct hoof_call *call)
{
    return (struct hoof_text){.buf = &call->out, .columns = call->columns, .colour = call->colour};
}

bool hoof_call_words(struct hoof_call *call, int least, int most, const char *usage,
                     struct hoof_error *err)
{
    if (call->argc < least)
        return hoof_fail(err, HOOF_USAGE, NULL, "This command needs %s.", usage);
    if (call->argc > most)
        return hoof_fail(err, HOOF_USAGE, NULL, "\"%s\" is one word too many.", call->argv[most]);
    return true;
}

void hoof_call_change(struct hoof_call *call, const char *headline,
                      const struct hoof_change_answer *answer)
{
    if (call->json) {
        hoof_change_json(answer, &call->out);
        return;
    }
    struct hoof_text text = hoof_call_text(call);
    hoof_change_text(&text, &call->ask, headline, answer);
}
