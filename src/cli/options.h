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

/* True when an option names a field that is true or false and no value follows:
 * "--skipped" alone says true. `field` is without its hyphens; next may be NULL. */
bool hoof_option_stands_alone(const char *field, const char *next);

/* Is it `log KIND --field value`? The first word is a kind and an option follows
 * that is not one of the sentence's own. */
bool hoof_log_is_by_fields(int argc, char **argv);

/* Takes every "--field value" as a setting, for log KIND and edit; `first` is
 * the index to start at. In the call's arena. */
struct hoof_setting;
bool hoof_settings_read(struct hoof_call *call, int first, struct hoof_setting **out, size_t *count,
                        struct hoof_error *err);

#endif
