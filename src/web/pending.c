/* Stands in for the log sentence until it is in place: linked after the library,
 * so that the real question comes first. Goes with it. */
#include "ask/log.h"

__attribute__((weak)) bool hoof_ask_log(struct hoof_ask *ask,
                                        const struct hoof_log_request *request,
                                        struct hoof_log_answer *out, struct hoof_error *err)
{
    return hoof_fail(err, HOOF_REQUEST, NULL, "Sentences are not built yet.");
}
