/*
 * options: the options of one command.
 *
 *     struct hoof_option options[] = {{"from", &from, NULL}, {"yes", NULL, &yes}, {0}};
 *     if (!hoof_options_read(call, options, err)) return false;
 *     ... call->argv[0 .. call->argc - 1] are what is left ...
 *
 * "--name value" and "--name=value" are read; "--" ends options. An unknown
 * option is HOOF_USAGE with the nearest name.
 */
#ifndef HOOF_CLI_OPTIONS_H
#define HOOF_CLI_OPTIONS_H

#include "cli/command.h"

struct hoof_option {
    const char *name;
    const char **value; /* takes a value; or */
    int *count;         /* a switch: counts how often it was given */
};
bool hoof_options_read(struct hoof_call *call, const struct hoof_option *options,
                       struct hoof_error *err);

/* Takes every "--field value" as a setting, for log KIND and edit; `first` is
 * the index to start at. In the call's arena. */
struct hoof_setting;
bool hoof_settings_read(struct hoof_call *call, int first, struct hoof_setting **out, size_t *count,
                        struct hoof_error *err);

#endif
