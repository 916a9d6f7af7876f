#include <string.h>

#include "ask/interchange.h"
#include "base/text.h"
#include "cli/files.h"
#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"
#include "render/interchange_views.h"

/* The names that --as takes. Those beside the first are read by later versions. */
static const char *const formats[] = {
    "journal",    "csv",       "apple",      "health-connect", "fhir",      "ics",    "bearable",
    "mysymptoms", "flaredown", "cronometer", "myfitnesspal",   "waistline", "daylio", "medtimer"};

static bool check_format(const char *format, struct hoof_error *err)
{
    const char *nearest = "journal";
    unsigned best = 3;
    if (strcmp(format, formats[0]) == 0)
        return true;
    for (size_t i = 0; i < sizeof formats / sizeof *formats; i++) {
        if (strcmp(format, formats[i]) == 0)
            return hoof_fail(err, HOOF_REQUEST, "--as",
                             "This version cannot read %s files yet. It reads its own files "
                             "(--as journal), as `hoofbeat export json` writes them.",
                             format);
        unsigned distance =
            hoof_text_distance(format, strlen(format), formats[i], strlen(formats[i]), 2);
        if (distance < best) {
            best = distance;
            nearest = formats[i];
        }
    }
    return hoof_fail(err, HOOF_USAGE, "--as",
                     "\"%s\" is not the name of a format. Did you mean %s?", format, nearest);
}

/* A file that is plainly something else is told apart from a broken one. */
static bool looks_like_json(const struct hoof_buf *file)
{
    const char *s = hoof_buf_string(file);
    size_t n = strspn(s, " \t\r\n");
    return file->len == 0 || n >= file->len || s[n] == '{' || s[n] == '[' ||
           strncmp(s, "\xef\xbb\xbf", 3) == 0;
}

static bool undo(struct hoof_call *call, const char *batch, struct hoof_error *err)
{
    struct hoof_change_answer answer;
    if (!hoof_call_words(call, 0, 0, "no file beside --undo", err) ||
        !hoof_ask_import_undo(&call->ask, batch, &answer, err))
        return false;
    hoof_call_change(call, "The import was taken back.", &answer);
    return true;
}

static bool import(struct hoof_call *call, struct hoof_import_request *request, bool named,
                   struct hoof_error *err)
{
    const char *path = call->argv[0];
    struct hoof_buf file = {0};
    struct hoof_import_answer answer;
    bool done = hoof_file_read(path, &file, err);
    if (done && !named && !looks_like_json(&file))
        done = hoof_fail(err, HOOF_REQUEST, path,
                         "This is not a file of Hoofbeat's own (JSON, as `hoofbeat export json` "
                         "writes it). This version cannot read other formats yet.");
    if (done) {
        request->text = hoof_buf_string(&file);
        request->n = file.len;
        request->name = strcmp(path, "-") == 0 ? "standard input" : path;
        done = hoof_ask_import_journal(&call->ask, request, &answer, err);
    }
    hoof_buf_release(&file);
    if (!done)
        return false;
    if (call->json) {
        hoof_import_json(&answer, &call->out);
        return true;
    }
    struct hoof_text text = hoof_call_text(call);
    hoof_import_text(&text, request->name, &answer);
    return true;
}

bool hoof_cli_import(struct hoof_call *call, struct hoof_error *err)
{
    const char *format = NULL, *batch = NULL;
    int dry_run = 0, lenient = 0;
    struct hoof_option options[] = {{"as", &format, NULL},
                                    {"dry-run", NULL, &dry_run},
                                    {"lenient", NULL, &lenient},
                                    {"undo", &batch, NULL},
                                    {0}};
    if (!hoof_options_read(call, options, err) || (format && !check_format(format, err)))
        return false;
    if (batch && (dry_run || lenient || format))
        return hoof_fail(err, HOOF_USAGE, "--undo",
                         "--undo takes back a whole import and goes with no other option.");
    if (batch)
        return undo(call, batch, err);
    struct hoof_import_request request = {.dry_run = dry_run > 0, .lenient = lenient > 0};
    return hoof_call_words(call, 1, 1, "the name of a file (- for standard input)", err) &&
           import(call, &request, format != NULL, err);
}
