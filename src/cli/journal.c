#include <stdlib.h>
#include <string.h>

#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"
#include "render/journal_views.h"

static bool show(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_option none[] = {{0}};
    struct hoof_entry_answer answer;
    call->argc--; /* the word "show" */
    call->argv++;
    if (!hoof_options_read(call, none, err) ||
        !hoof_call_words(call, 1, 1, "the id of an entry", err) ||
        !hoof_ask_journal_show(&call->ask, call->argv[0], &answer, err))
        return false;
    if (call->json) {
        hoof_entry_json(&answer, &call->out);
        return true;
    }
    struct hoof_text text = hoof_call_text(call);
    hoof_entry_text(&text, &call->ask, &answer);
    return true;
}

static bool read_last(const char *text, size_t *out, struct hoof_error *err)
{
    *out = 0;
    for (const char *c = text; *c; c++) {
        if (*c < '0' || *c > '9' || *out > 100000000)
            *out = 0;
        else
            *out = *out * 10 + (size_t)(*c - '0');
        if (*c < '0' || *c > '9')
            break;
    }
    if (*out > 0 && strspn(text, "0123456789") == strlen(text))
        return true;
    return hoof_fail(err, HOOF_USAGE, "--last", "\"%s\" is not a whole number of 1 or more.", text);
}

bool hoof_cli_journal(struct hoof_call *call, struct hoof_error *err)
{
    if (call->argc > 0 && strcmp(call->argv[0], "show") == 0)
        return show(call, err);

    struct hoof_journal_request request = {0};
    struct hoof_records records;
    const char *last = NULL;
    struct hoof_option options[] = {{"from", &request.from, NULL},
                                    {"to", &request.to, NULL},
                                    {"kind", &request.kind, NULL},
                                    {"last", &last, NULL},
                                    {0}};
    if (!hoof_options_read(call, options, err) || !hoof_call_words(call, 0, 0, "nothing", err) ||
        (last && !read_last(last, &request.last, err)))
        return false;
    if (!hoof_ask_journal(&call->ask, &request, &records, err)) {
        /* A date that is none is a wrong call. */
        if (err->code == HOOF_REQUEST && strncmp(err->place, "--", 2) == 0)
            err->code = HOOF_USAGE;
        return false;
    }
    if (call->json) {
        hoof_journal_json(&records, &call->out);
        return true;
    }
    struct hoof_text text = hoof_call_text(call);
    hoof_journal_text(&text, &call->ask, &records);
    return true;
}
