#include <string.h>

#include "cli/help.h"

/* Text of ours into troff: a hyphen stays a hyphen that can be copied, a leading
 * point or apostrophe is no request. */
static void troff(struct hoof_buf *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++) {
        bool line_start = out->len == 0 || out->data[out->len - 1] == '\n';
        if (line_start && (s[i] == '.' || s[i] == '\''))
            hoof_buf_text(out, "\\&");
        if (s[i] == '-')
            hoof_buf_text(out, "\\-");
        else if (s[i] == '\\')
            hoof_buf_text(out, "\\e");
        else if (s[i] == '`')
            continue;
        else
            hoof_buf_byte(out, s[i]);
    }
}

static void paragraphs(struct hoof_buf *out, const char *s)
{
    bool example = false;
    while (*s) {
        size_t n = strcspn(s, "\n");
        bool indented = strncmp(s, "  ", 2) == 0;
        if (indented != example)
            hoof_buf_text(out, indented ? ".nf\n.RS 4\n" : ".RE\n.fi\n");
        example = indented;
        if (n == 0)
            hoof_buf_text(out, ".PP\n");
        else {
            size_t skip = indented ? 2 : 0;
            troff(out, s + skip, n - skip);
            hoof_buf_byte(out, '\n');
        }
        s += n;
        if (*s)
            s++;
    }
    if (example)
        hoof_buf_text(out, ".RE\n.fi\n");
}

static void command(struct hoof_buf *out, const struct hoof_command *row)
{
    hoof_buf_text(out, ".SS ");
    troff(out, row->name, strlen(row->name));
    hoof_buf_text(out, "\n.nf\n");
    for (const char *line = row->usage; *line;) {
        size_t n = strcspn(line, "\n");
        hoof_buf_text(out, ".B hoofbeat ");
        troff(out, line, n);
        hoof_buf_byte(out, '\n');
        line += n + (line[n] == '\n');
    }
    hoof_buf_text(out, ".fi\n.PP\n");
    troff(out, row->summary, strlen(row->summary));
    hoof_buf_text(out, ".\n.PP\n");
    paragraphs(out, row->help);
}

void hoof_manual_page(struct hoof_buf *out)
{
    hoof_buf_text(out, ".TH HOOFBEAT 1 \"\" \"Hoofbeat " HOOF_VERSION "\" \"User Commands\"\n"
                       ".nh\n.ad l\n"
                       ".SH NAME\nhoofbeat \\- a journal for people with carcinoid syndrome\n"
                       ".SH SYNOPSIS\n.B hoofbeat\n"
                       "[\\-\\-book DIR] [\\-\\-now TIME] [\\-\\-zone ZONE] [\\-\\-json] COMMAND "
                       "[ARGUMENTS]\n"
                       ".SH DESCRIPTION\n");
    troff(out, hoof_about, strlen(hoof_about));
    hoof_buf_text(out, "\n.PP\nWithout a command it shows today.\n.SH OPTIONS\n");
    for (const struct hoof_global_help *option = hoof_global_helps; option->name; option++) {
        hoof_buf_text(out, ".TP\n.B ");
        troff(out, option->name, strlen(option->name));
        if (option->value)
            hoof_buf_format(out, " %s", option->value);
        hoof_buf_byte(out, '\n');
        troff(out, option->help, strlen(option->help));
        hoof_buf_text(out, ".\n");
    }
    hoof_buf_text(out, ".SH COMMANDS\n");
    for (const struct hoof_command *row = hoof_commands; row->name; row++)
        command(out, row);
    hoof_buf_text(
        out, ".SH EXIT STATUS\n"
             ".TP\n0\nThe question was answered, the change was saved.\n"
             ".TP\n1\nIt could not be done as asked; nothing was changed.\n"
             ".TP\n2\nThe call was wrong.\n"
             ".TP\n3\nThe book, or a file to be written, failed (damaged, full, read\\-only, "
             "locked too long). What was saved before is still there.\n"
             ".SH FILES\n.TP\n.I journal.db\nThe journal, an SQLite database, in the folder that "
             "\\-\\-book names.\n"
             ".SH ENVIRONMENT\n"
             ".TP\n.B HOOFBEAT_BOOK\nThe book's folder, where \\-\\-book is not given.\n"
             ".TP\n.B XDG_DATA_HOME\nOtherwise the folder hoofbeat in this one, by default "
             "~/.local/share.\n"
             ".TP\n.B TZ\nThe time zone, where neither \\-\\-zone nor the profile says it.\n"
             ".TP\n.B TZDIR\nThe folder of time zones, by default /usr/share/zoneinfo.\n"
             ".TP\n.B PAGER\nShows long answers on a terminal; empty switches it off.\n"
             ".TP\n.B NO_COLOR\nSwitches colour off.\n");
}
