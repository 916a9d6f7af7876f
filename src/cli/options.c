#include "cli/options.h"

#include <string.h>

#include "ask/journal.h"
#include "base/text.h"

/* "-o" for names of one letter, "--from" for the others. */
static const char *dashes(const char *name)
{
    return strlen(name) == 1 ? "-" : "--";
}

static bool is_option(const char *word)
{
    bool letter = (word[1] >= 'a' && word[1] <= 'z') || (word[1] >= 'A' && word[1] <= 'Z');
    return word[0] == '-' && (word[1] == '-' || letter);
}

static const struct hoof_option *find(const struct hoof_option *options, const char *word,
                                      const char **inline_value)
{
    const char *name = word + (word[1] == '-' ? 2 : 1);
    size_t n = strcspn(name, "=");
    *inline_value = name[n] == '=' ? name + n + 1 : NULL;
    for (const struct hoof_option *option = options; option->name; option++) {
        bool same = strlen(option->name) == n && memcmp(option->name, name, n) == 0;
        if (same && (word[1] == '-') == (n > 1))
            return option;
    }
    return NULL;
}

static bool unknown(const struct hoof_option *options, const char *word, struct hoof_error *err)
{
    const char *name = word + (word[1] == '-' ? 2 : 1);
    size_t n = strcspn(name, "=");
    const struct hoof_option *nearest = NULL;
    unsigned best = 3;
    for (const struct hoof_option *option = options; option->name; option++) {
        unsigned distance = hoof_text_distance(name, n, option->name, strlen(option->name), 2);
        if (distance < best && distance < strlen(option->name)) {
            best = distance;
            nearest = option;
        }
    }
    if (nearest)
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "%s is not an option of this command. Did you mean %s%s?", word,
                         dashes(nearest->name), nearest->name);
    return hoof_fail(err, HOOF_USAGE, NULL, "%s is not an option of this command.", word);
}

bool hoof_options_read(struct hoof_call *call, const struct hoof_option *options,
                       struct hoof_error *err)
{
    int kept = 0;
    int at = 0;
    for (; at < call->argc; at++) {
        char *word = call->argv[at];
        if (strcmp(word, "--") == 0) {
            at++;
            break;
        }
        if (!is_option(word)) {
            call->argv[kept++] = word;
            continue;
        }
        const char *value;
        const struct hoof_option *option = find(options, word, &value);
        if (!option)
            return unknown(options, word, err);
        if (option->count) {
            if (value)
                return hoof_fail(err, HOOF_USAGE, NULL, "The option %s%s takes no value.",
                                 dashes(option->name), option->name);
            ++*option->count;
            continue;
        }
        if (!value && at + 1 >= call->argc)
            return hoof_fail(err, HOOF_USAGE, NULL, "The option %s%s needs a value after it.",
                             dashes(option->name), option->name);
        *option->value = value ? value : call->argv[++at];
    }
    while (at < call->argc)
        call->argv[kept++] = call->argv[at++];
    call->argc = kept;
    return true;
}

bool hoof_option_stands_alone(const char *field, const char *next)
{
    return (!next || strncmp(next, "--", 2) == 0) && hoof_field_is_flag(field, strlen(field));
}

bool hoof_settings_read(struct hoof_call *call, int first, struct hoof_setting **out, size_t *count,
                        struct hoof_error *err)
{
    size_t room = call->argc > first ? (size_t)(call->argc - first) : 0;
    struct hoof_setting *settings = hoof_alloc_array(call->ask.arena, room + 1, sizeof *settings);
    if (!settings)
        return hoof_fail_memory(err);
    size_t n = 0;
    for (int at = first; at < call->argc; at++) {
        const char *word = call->argv[at];
        if (strncmp(word, "--", 2) != 0 || word[2] == '\0')
            return hoof_fail(err, HOOF_USAGE, NULL,
                             "\"%s\" stands where the name of a field is expected, such as "
                             "--note. Put a value of several words in quotes.",
                             word);
        const char *name = word + 2;
        size_t length = strcspn(name, "=");
        const char *value = name[length] == '=' ? name + length + 1 : NULL;
        const char *next = at + 1 < call->argc ? call->argv[at + 1] : NULL;
        if (!value && hoof_option_stands_alone(name, next))
            value = "true";
        if (!value && !next)
            return hoof_fail(err, HOOF_USAGE, NULL,
                             "The field %s needs a value after it (\"\" clears it).", word);
        settings[n].option = hoof_strndup(call->ask.arena, name, length);
        settings[n].text = value ? value : call->argv[++at];
        if (!settings[n].option)
            return hoof_fail_memory(err);
        n++;
    }
    *out = settings;
    *count = n;
    return true;
}
