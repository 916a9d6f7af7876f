#include <stdlib.h>
#include <string.h>

#include "cli/call.h"
#include "cli/handlers.h"
#include "cli/options.h"
#include "web/server.h"

static bool read_port(const char *text, uint16_t *port, struct hoof_error *err)
{
    char *end;
    unsigned long value = strtoul(text, &end, 10);
    if (text[0] < '0' || text[0] > '9' || *end || value > 65535)
        return hoof_fail(
            err, HOOF_USAGE, "--port",
            "\"%s\" is not a port. Write a number from 0 to 65535; 0 picks a free one.", text);
    *port = (uint16_t)value;
    return true;
}

bool hoof_cli_serve(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_serve_options serve = {.zone_option = call->zone_option, .now = call->ask.now};
    const char *port = "8465";
    const struct hoof_option options[] = {{"port", &port, NULL}, {0}};
    if (!hoof_options_read(call, options, err) || !read_port(port, &serve.port, err))
        return false;
    if (call->argc)
        return hoof_fail(err, HOOF_USAGE, NULL, "\"%s\" is more than serve takes.", call->argv[0]);
    if (!hoof_call_open_books(call, HOOF_READ, err))
        return false;
    serve.books = call->ask.books;
    return hoof_serve(&serve, err);
}
