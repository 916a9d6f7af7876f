#include "cli/parts.h"

#include <stdio.h>
#include <string.h>

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

bool hoof_call_field_error(struct hoof_error *err)
{
    char typed[sizeof err->place];
    if (err->place[0] != '.' || strlen(err->place) + 2 > sizeof typed)
        return false;
    snprintf(typed, sizeof typed, "--%s", err->place + 1);
    for (char *c = typed; *c; c++)
        *c = *c == '_' ? '-' : *c;
    memcpy(err->place, typed, strlen(typed) + 1);
    return false;
}
