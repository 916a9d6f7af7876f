#include "cli/help.h"

#include <string.h>

#include "base/json_write.h"
#include "book/journal/kinds.h"
#include "cli/handlers.h"
#include "cli/options.h"
#include "render/text.h"

static const char *const group_titles[] = {
    [HOOF_GROUP_DAILY] = "Every day",
    [HOOF_GROUP_LOOK] = "Look up and put right",
    [HOOF_GROUP_DATA] = "Your data",
    [HOOF_GROUP_PROGRAM] = "The program",
};

const struct hoof_global_help hoof_global_helps[] = {
    {"--book", "DIR", "Keep the book in this folder (else $HOOFBEAT_BOOK, else your data folder)"},
    {"--now", "TIME", "Take this as the present, like 2026-11-23T19:30"},
    {"--zone", "ZONE", "Time zone, like Europe/London (else the profile's, else the system's)"},
    {"--json", NULL, "Answer as one JSON document, for programs"},
    {"--help", NULL, "Show how a command is used"},
    {"--version", NULL, "Show which version this is"},
    {0},
};

const char hoof_about[] =
    "Hoofbeat keeps a journal for people with carcinoid syndrome: what happened, what was "
    "taken, what was eaten. It also says what is known about a food, with its sources. All "
    "of it stays on this computer. It logs, shows and quotes; what to do about it is "
    "between you and your care team.";

static struct hoof_text text_of(struct hoof_call *call)
{
    return (struct hoof_text){.buf = &call->out, .columns = call->columns, .colour = call->colour};
}

static void list_commands(struct hoof_text *text)
{
    hoof_text_wrap(text, 0, 0, hoof_about);
    size_t groups = sizeof group_titles / sizeof *group_titles;
    for (size_t group = 0; group < groups; group++) {
        bool titled = false;
        for (const struct hoof_command *row = hoof_commands; row->name; row++) {
            if (row->group != (enum hoof_group)group)
                continue;
            if (!titled) {
                hoof_text_newline(text);
                hoof_text_heading(text, group_titles[group]);
            }
            titled = true;
            hoof_text_labelled(text, 2, 13, HOOF_PLAIN, row->name, row->summary);
        }
    }
    hoof_text_newline(text);
    hoof_text_heading(text, "With every command");
    for (const struct hoof_global_help *option = hoof_global_helps; option->name; option++) {
        char label[32];
        snprintf(label, sizeof label, "%s %s", option->name, option->value ? option->value : "");
        hoof_text_labelled(text, 2, 17, HOOF_PLAIN, label, option->help);
    }
    hoof_text_newline(text);
    hoof_text_wrap(text, 0, 0, "More about one command: hoofbeat help COMMAND");
}

static const char *type_words(const struct hoof_field *field)
{
    switch (field->type) {
    case HOOF_FIELD_TEXT:
    case HOOF_FIELD_LONG_TEXT:
        return "text";
    case HOOF_FIELD_NAME:
        return "a name";
    case HOOF_FIELD_CHOICE:
        return "one of";
    case HOOF_FIELD_NUMBER:
        return "a number";
    case HOOF_FIELD_INTEGER:
        return "a whole number";
    case HOOF_FIELD_BOOL:
        return "true or false";
    case HOOF_FIELD_DATE:
        return "a date, like 2026-11-23";
    case HOOF_FIELD_MOMENT:
        return "a date, or a date and time, like 2026-11-23T19:30";
    case HOOF_FIELD_ZONE:
        return "a time zone, like Europe/London";
    case HOOF_FIELD_UNIT:
        return "a unit, like mg or mcg";
    case HOOF_FIELD_ID:
        return "an id";
    case HOOF_FIELD_LIST:
    case HOOF_FIELD_MIXED:
        return "a list, separated by commas";
    case HOOF_FIELD_CLOCKS:
        return "clock times, separated by commas, like 08:00,14:00";
    case HOOF_FIELD_VALUE:
    case HOOF_FIELD_ANY:
        return "a number or text";
    case HOOF_FIELD_OBJECT:
    case HOOF_FIELD_OBJECTS:
    case HOOF_FIELD_MAP:
        return "comes with an import";
    }
    return "";
}

/* "How bad, 0 to 10: 0 to 10; mild is 2, moderate 5, severe 8." */
static void field_words(const struct hoof_field *field, bool entry, struct hoof_buf *out)
{
    const char *help = field->help && *field->help ? field->help : type_words(field);
    hoof_buf_format(out, "%s: %s", field->label ? field->label : "", help);
    if (out->len && out->data[out->len - 1] != '.')
        hoof_buf_byte(out, '.');
    if (entry && strcmp(field->key, "at") == 0)
        hoof_buf_text(out, " Without it: now.");
    else if (field->required)
        hoof_buf_text(out, " Needed.");
}

/* Keys that the program fills in itself. */
static bool is_own(const struct hoof_field *field)
{
    return strcmp(field->key, "id") == 0 || strcmp(field->key, "made_up") == 0 ||
           strcmp(field->key, "device") == 0;
}

/* One line a field, as it is typed: nested ones with a point, those of a schedule
 * by themselves. */
static void list_fields(struct hoof_text *text, const struct hoof_field *fields, const char *prefix,
                        bool entry)
{
    for (const struct hoof_field *field = fields; field->key; field++) {
        char label[96];
        if (is_own(field))
            continue;
        snprintf(label, sizeof label, "%s%s", prefix, field->key);
        for (char *c = label; *prefix == '-' && *c; c++)
            *c = *c == '_' ? '-' : *c;
        if (field->type == HOOF_FIELD_OBJECT && field->fields) {
            char inner[100];
            bool schedule = strcmp(label, "--schedule") == 0;
            snprintf(inner, sizeof inner, "%s%s", schedule ? "--" : label, schedule ? "" : ".");
            list_fields(text, field->fields, inner, entry);
            continue;
        }
        struct hoof_buf words = {0};
        field_words(field, entry, &words);
        hoof_text_labelled(text, 2, 22, HOOF_PLAIN, label, hoof_buf_string(&words));
        text->buf->failed |= words.failed;
        hoof_buf_release(&words);
    }
}

static void show_kind(struct hoof_text *text, const struct hoof_kind *kind)
{
    char line[160];
    bool entry = kind->family == HOOF_ENTRY;
    if (entry)
        snprintf(line, sizeof line, "hoofbeat log %s [--field value ...]", kind->name);
    else
        snprintf(line, sizeof line, "hoofbeat plan add --%s NAME [--field value ...]", kind->name);
    hoof_text_heading(text, line);
    hoof_text_newline(text);
    if (kind->help && *kind->help) {
        hoof_text_wrap(text, 0, 0, kind->help);
        hoof_text_newline(text);
    }
    list_fields(text, kind->fields, "--", entry);
}

static void list_kinds(struct hoof_text *text, enum hoof_family family)
{
    bool entries = family == HOOF_ENTRY;
    hoof_text_newline(text);
    hoof_text_heading(text, entries ? "Kinds of entries" : "Kinds of items");
    for (const struct hoof_kind *kind = hoof_kinds(family); kind->name; kind++)
        hoof_text_labelled(text, 2, 18, HOOF_PLAIN, kind->name,
                           kind->help && *kind->help ? kind->help : kind->label);
    hoof_text_newline(text);
    hoof_text_wrap(text, 0, 0,
                   entries ? "The fields of one kind: hoofbeat help log KIND"
                           : "The fields of one kind: hoofbeat help plan KIND");
}

static void show_command(struct hoof_text *text, const struct hoof_command *row)
{
    hoof_text_heading(text, row->summary);
    hoof_text_newline(text);
    for (const char *line = row->usage; *line;) {
        size_t n = strcspn(line, "\n");
        hoof_buf_text(text->buf, "  hoofbeat ");
        hoof_text_clean(text->buf, line, n);
        hoof_text_newline(text);
        line += n + (line[n] == '\n');
    }
    hoof_text_newline(text);
    hoof_text_paragraphs(text, 0, row->help);
    if (strcmp(row->name, "log") == 0)
        list_kinds(text, HOOF_ENTRY);
    if (strcmp(row->name, "plan") == 0)
        list_kinds(text, HOOF_ITEM);
    if (strcmp(row->name, "profile") == 0) {
        hoof_text_newline(text);
        hoof_text_heading(text, "Keys");
        list_fields(text, hoof_kinds(HOOF_PROFILE)->fields, "", false);
    }
}

static void commands_json(struct hoof_buf *out)
{
    struct hoof_json json = {.buf = out};
    hoof_json_open(&json, '{');
    hoof_json_member_text(&json, "schema", "hoofbeat.help/1");
    hoof_json_key(&json, "commands");
    hoof_json_open(&json, '[');
    for (const struct hoof_command *row = hoof_commands; row->name; row++) {
        hoof_json_open(&json, '{');
        hoof_json_member_text(&json, "name", row->name);
        hoof_json_member_text(&json, "summary", row->summary);
        hoof_json_member_text(&json, "usage", row->usage);
        hoof_json_member_text(&json, "help", row->help);
        hoof_json_close(&json, '}');
    }
    hoof_json_close(&json, ']');
    hoof_json_close(&json, '}');
    hoof_buf_byte(out, '\n');
}

static bool unknown_command(const char *name, struct hoof_error *err)
{
    const char *nearest = hoof_command_nearest(name);
    if (nearest)
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "There is no command \"%s\". Did you mean: hoofbeat help %s", name,
                         nearest);
    return hoof_fail(err, HOOF_USAGE, NULL,
                     "There is no command \"%s\". To see all commands: hoofbeat help", name);
}

bool hoof_cli_help(struct hoof_call *call, struct hoof_error *err)
{
    const char *shell = NULL;
    int man = 0;
    struct hoof_option options[] = {{"complete", &shell, NULL}, {"man", NULL, &man}, {0}};
    /* "food --help --test x": what stands beside --help does not matter. */
    bool asked = call->argc > 0 && hoof_command_find(call->argv[0]);
    if (!asked && !hoof_options_read(call, options, err))
        return false;
    struct hoof_text text = text_of(call);
    if (man) {
        hoof_manual_page(&call->out);
        return true;
    }
    if (shell)
        return hoof_completion(shell, &call->out, err);
    if (call->json) {
        commands_json(&call->out);
        return true;
    }
    if (call->argc == 0) {
        list_commands(&text);
        return true;
    }
    const struct hoof_command *row = hoof_command_find(call->argv[0]);
    if (!row)
        return unknown_command(call->argv[0], err);
    const struct hoof_kind *kind = NULL;
    if (call->argc > 1 && strcmp(row->name, "log") == 0)
        kind = hoof_kind_find(HOOF_ENTRY, call->argv[1], strlen(call->argv[1]));
    if (call->argc > 1 && strcmp(row->name, "plan") == 0)
        kind = hoof_kind_find(HOOF_ITEM, call->argv[1], strlen(call->argv[1]));
    if (kind)
        show_kind(&text, kind);
    else
        show_command(&text, row);
    return true;
}
