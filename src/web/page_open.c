#include "web/assets.h"
#include "web/routes.h"

/* The printed address: its key makes a session and leaves the address bar. */
bool hoof_get_open(struct hoof_request *request, struct hoof_error *err)
{
    const char *key = hoof_form_get(&request->args, "key");
    if (request->session)
        return hoof_reply_redirect(request, "/");
    if (strcmp(request->head.method, "GET") == 0 && key)
        request->session = hoof_session_open(&request->web->sessions, key, request->now_ms);
    if (!request->session) {
        hoof_reply_error(request, 401,
                         key ? "This address was used already, or is an old one. For a new address "
                               "press Enter in the window of `hoofbeat serve`, or start it again."
                             : NULL);
        return true;
    }
    request->reply.cookie = hoof_format(request->arena, "%s=%s; Path=/; HttpOnly; SameSite=Strict",
                                        request->web->cookie_name, request->session->cookie);
    return request->reply.cookie ? hoof_reply_redirect(request, "/") : hoof_fail_memory(err);
}

static bool fixed(struct hoof_request *request, const char *type, const unsigned char *bytes,
                  size_t n, bool cacheable)
{
    request->reply.status = 200;
    request->reply.type = type;
    request->reply.fixed = bytes;
    request->reply.fixed_size = n;
    request->reply.cacheable = cacheable;
    return true;
}

bool hoof_get_health(struct hoof_request *request, struct hoof_error *err)
{
    static const unsigned char ok[] = "ok\n";
    return fixed(request, "text/plain; charset=utf-8", ok, sizeof ok - 1, false);
}

bool hoof_get_style(struct hoof_request *request, struct hoof_error *err)
{
    return fixed(request, "text/css; charset=utf-8", hoof_asset_css, hoof_asset_css_size, true);
}

bool hoof_get_script(struct hoof_request *request, struct hoof_error *err)
{
    return fixed(request, "text/javascript; charset=utf-8", hoof_asset_js, hoof_asset_js_size,
                 true);
}

bool hoof_get_icon(struct hoof_request *request, struct hoof_error *err)
{
    return fixed(request, "image/svg+xml", hoof_asset_icon, hoof_asset_icon_size, true);
}
