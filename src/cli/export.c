#include <string.h>

#include "ask/interchange.h"
#include "cli/files.h"
#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/parts.h"
#include "render/interchange_views.h"

static bool check_format(const char *format, struct hoof_error *err)
{
    if (strcmp(format, "json") == 0)
        return true;
    bool later =
        strcmp(format, "fhir") == 0 || strcmp(format, "ics") == 0 || strcmp(format, "csv") == 0;
    if (later)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "This version cannot write %s yet. What works now, and holds everything: "
                         "hoofbeat export json -o FILE",
                         format);
    return hoof_fail(err, HOOF_USAGE, NULL, "\"%s\" is not a format. There is json.", format);
}

bool hoof_cli_export(struct hoof_call *call, struct hoof_error *err)
{
    const char *path = NULL;
    struct hoof_option options[] = {{"o", &path, NULL}, {0}};
    if (!hoof_options_read(call, options, err) ||
        !hoof_call_words(call, 1, 1, "the format, for example: export json -o FILE", err) ||
        !check_format(call->argv[0], err))
        return false;
    if (!path)
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "Say where it should go: -o FILE, or -o - for standard output.");
    if (strcmp(path, "-") == 0)
        return hoof_ask_export_json(&call->ask, &call->out, err);

    if (hoof_books_owns(call->ask.books, path))
        return hoof_fail(err, HOOF_STORAGE, path,
                         "This is a file of the book itself, so it was not written over. Give the "
                         "export a name of its own. Nothing was changed.");
    struct hoof_buf document = {0};
    bool done = hoof_ask_export_json(&call->ask, &document, err) && hoof_buf_ok(&document, err) &&
                hoof_file_write(path, hoof_buf_string(&document), document.len, err);
    size_t bytes = document.len;
    hoof_buf_release(&document);
    if (!done)
        return false;
    if (call->json) {
        hoof_file_json(path, bytes, &call->out);
        return true;
    }
    struct hoof_text text = hoof_call_text(call);
    hoof_file_text(&text, path, bytes);
    return true;
}
