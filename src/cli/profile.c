#include <string.h>

#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"
#include "render/journal_views.h"

static bool show(struct hoof_call *call, struct hoof_error *err)
{
    json_t *profile;
    if (!hoof_ask_profile(&call->ask, &profile, err))
        return false;
    if (call->json) {
        hoof_profile_json(profile, &call->out);
        return true;
    }
    struct hoof_text text = hoof_call_text(call);
    hoof_profile_text(&text, profile);
    return true;
}

/* set KEY VALUE [KEY VALUE ...]: one change. Values are taken as they are, also
 * when they begin with a hyphen. */
static bool set(struct hoof_call *call, struct hoof_error *err)
{
    int words = call->argc - 1;
    if (words < 2 || words % 2 != 0)
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "After `set` come a key and its value, for example: weight_kg 61.5. Put "
                         "a value of several words in quotes; \"\" clears a key.");
    size_t count = (size_t)words / 2;
    struct hoof_setting *settings = hoof_alloc_array(call->ask.arena, count, sizeof *settings);
    struct hoof_change_answer answer;
    if (!settings)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < count; i++)
        settings[i] = (struct hoof_setting){call->argv[1 + 2 * i], call->argv[2 + 2 * i]};
    if (!hoof_ask_profile_set(&call->ask, settings, count, &answer, err)) {
        if (err->place[0] == '.')
            memmove(err->place, err->place + 1, strlen(err->place));
        return false;
    }
    hoof_call_change(call, "Saved in the profile.", &answer);
    return true;
}

bool hoof_cli_profile(struct hoof_call *call, struct hoof_error *err)
{
    if (call->argc > 0 && strcmp(call->argv[0], "set") == 0)
        return set(call, err);
    struct hoof_option none[] = {{0}};
    if (!hoof_options_read(call, none, err))
        return false;
    if (call->argc > 0)
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "\"%s\" is not something that the profile can do. There is `hoofbeat "
                         "profile` and `hoofbeat profile set KEY VALUE`.",
                         call->argv[0]);
    return show(call, err);
}
