#include "base/json_write.h"
#include "cli/handlers.h"

bool hoof_cli_version(struct hoof_call *call, struct hoof_error *err)
{
    if (call->argc > 0)
        return hoof_fail(err, HOOF_USAGE, NULL, "The command version takes no words after it.");
    if (!call->json) {
        hoof_buf_text(&call->out, "hoofbeat " HOOF_VERSION "\n");
        return true;
    }
    struct hoof_json json = {.buf = &call->out};
    hoof_json_open(&json, '{');
    hoof_json_member_text(&json, "schema", "hoofbeat.version/1");
    hoof_json_member_text(&json, "version", HOOF_VERSION);
    hoof_json_close(&json, '}');
    hoof_buf_byte(&call->out, '\n');
    return true;
}
