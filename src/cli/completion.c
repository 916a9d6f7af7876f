#include <string.h>

#include "cli/help.h"

/* Calls add(out, command, word) for every long option that the usage lines of a
 * command show. */
static void each_option(struct hoof_buf *out, const struct hoof_command *row,
                        void (*add)(struct hoof_buf *, const struct hoof_command *, const char *,
                                    size_t))
{
    const char *s = row->usage;
    while ((s = strstr(s, "--")) != NULL) {
        size_t n = 2 + strspn(s + 2, "abcdefghijklmnopqrstuvwxyz-");
        if (n > 2 && strncmp(s, "--field", n) != 0)
            add(out, row, s, n);
        s += n;
    }
}

static void bash_option(struct hoof_buf *out, const struct hoof_command *row, const char *s,
                        size_t n)
{
    hoof_buf_byte(out, ' ');
    hoof_buf_add(out, s, n);
}

static void bash(struct hoof_buf *out)
{
    hoof_buf_text(out, "# bash completion for hoofbeat\n"
                       "_hoofbeat() {\n"
                       "    local word=${COMP_WORDS[COMP_CWORD]} command= i\n"
                       "    for ((i = 1; i < COMP_CWORD; i++)); do\n"
                       "        case ${COMP_WORDS[i]} in\n"
                       "        --book | --now | --zone) ((i++)) ;;\n"
                       "        -*) ;;\n"
                       "        *) command=${COMP_WORDS[i]}; break ;;\n"
                       "        esac\n"
                       "    done\n"
                       "    local words='--book --now --zone --json --help'\n"
                       "    case $command in\n"
                       "    '') words=\"$words --version");
    for (const struct hoof_command *row = hoof_commands; row->name; row++)
        hoof_buf_format(out, " %s", row->name);
    hoof_buf_text(out, "\" ;;\n    help) words='");
    for (const struct hoof_command *row = hoof_commands; row->name; row++)
        hoof_buf_format(out, "%s%s", row == hoof_commands ? "" : " ", row->name);
    hoof_buf_text(out, "' ;;\n");
    for (const struct hoof_command *row = hoof_commands; row->name; row++) {
        if (!strstr(row->usage, "--") || strcmp(row->name, "help") == 0)
            continue;
        hoof_buf_format(out, "    %s) words=\"$words", row->name);
        each_option(out, row, bash_option);
        hoof_buf_text(out, "\" ;;\n");
    }
    hoof_buf_text(out, "    esac\n"
                       "    COMPREPLY=($(compgen -W \"$words\" -- \"$word\"))\n"
                       "}\n"
                       "complete -o default -F _hoofbeat hoofbeat\n");
}

/* Summaries hold no quote of any kind: the test of the table sees to it. */
static void zsh(struct hoof_buf *out)
{
    hoof_buf_text(out, "#compdef hoofbeat\n"
                       "local -a commands\n"
                       "commands=(\n");
    for (const struct hoof_command *row = hoof_commands; row->name; row++)
        hoof_buf_format(out, "    \"%s:%s\"\n", row->name, row->summary);
    hoof_buf_text(out, ")\n"
                       "_arguments -C \\\n"
                       "    '--book[folder of the book]:folder:_files -/' \\\n"
                       "    '--now[take this as the present]:time:' \\\n"
                       "    '--zone[time zone]:zone:' \\\n"
                       "    '--json[answer as JSON]' \\\n"
                       "    '1:command:->command' \\\n"
                       "    '*::argument:->argument'\n"
                       "case $state in\n"
                       "command) _describe command commands ;;\n"
                       "argument)\n"
                       "    case $words[1] in\n"
                       "    help) _describe command commands ;;\n");
    for (const struct hoof_command *row = hoof_commands; row->name; row++) {
        if (!strstr(row->usage, "--") || strcmp(row->name, "help") == 0)
            continue;
        hoof_buf_format(out, "    %s) compadd --", row->name);
        each_option(out, row, bash_option);
        hoof_buf_text(out, "; _files ;;\n");
    }
    hoof_buf_text(out, "    *) _files ;;\n"
                       "    esac ;;\n"
                       "esac\n");
}

static void fish_option(struct hoof_buf *out, const struct hoof_command *row, const char *s,
                        size_t n)
{
    hoof_buf_format(out, "complete -c hoofbeat -n '__fish_seen_subcommand_from %s' -l %.*s\n",
                    row->name, (int)n - 2, s + 2);
}

static void fish(struct hoof_buf *out)
{
    hoof_buf_text(out, "# fish completion for hoofbeat\n"
                       "complete -c hoofbeat -l book -r -d 'Folder of the book'\n"
                       "complete -c hoofbeat -l now -x -d 'Take this as the present'\n"
                       "complete -c hoofbeat -l zone -x -d 'Time zone'\n"
                       "complete -c hoofbeat -l json -d 'Answer as JSON'\n");
    for (const struct hoof_command *row = hoof_commands; row->name; row++) {
        hoof_buf_format(out, "complete -c hoofbeat -n __fish_use_subcommand -a %s -d \"%s\"\n",
                        row->name, row->summary);
        if (strcmp(row->name, "help") != 0)
            each_option(out, row, fish_option);
    }
}

bool hoof_completion(const char *shell, struct hoof_buf *out, struct hoof_error *err)
{
    if (strcmp(shell, "bash") == 0)
        bash(out);
    else if (strcmp(shell, "zsh") == 0)
        zsh(out);
    else if (strcmp(shell, "fish") == 0)
        fish(out);
    else
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "There is no completion file for \"%s\", only for bash, zsh and fish.",
                         shell);
    return true;
}
