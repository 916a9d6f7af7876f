#include "web/mhd.h"

#include <dlfcn.h>
#include <stddef.h>
#include <string.h>

/* The number is that of the interface in <microhttpd.h>, since 0.9.48. */
#define LIBRARY "libmicrohttpd.so.12"

#define FUNCTION(name)                                                                             \
    {                                                                                              \
        "MHD_" #name, offsetof(struct hoof_mhd, name)                                              \
    }

static const struct {
    const char *name;
    size_t place; /* in the table */
} functions[] = {
    FUNCTION(add_response_header),
    FUNCTION(create_response_from_buffer),
    FUNCTION(destroy_response),
    FUNCTION(get_connection_info),
    FUNCTION(get_connection_values),
    FUNCTION(get_daemon_info),
    FUNCTION(get_timeout),
    FUNCTION(queue_response),
    FUNCTION(run),
    FUNCTION(start_daemon),
    FUNCTION(stop_daemon),
};

bool hoof_mhd_open(struct hoof_mhd *mhd, struct hoof_error *err)
{
    *mhd = (struct hoof_mhd){.library = dlopen(LIBRARY, RTLD_NOW | RTLD_LOCAL)};
    if (!mhd->library)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "The web pages need the library %s, which is not on this computer. "
                         "Install libmicrohttpd. All other commands work without it.",
                         LIBRARY);
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        void *function = dlsym(mhd->library, functions[i].name);
        if (!function) {
            hoof_mhd_close(mhd);
            return hoof_fail(err, HOOF_REQUEST, NULL,
                             "The library %s of this computer has no %s. Install a newer "
                             "libmicrohttpd to have the web pages.",
                             LIBRARY, functions[i].name);
        }
        memcpy((char *)mhd + functions[i].place, &function, sizeof function);
    }
    return true;
}

void hoof_mhd_close(struct hoof_mhd *mhd)
{
    if (mhd->library)
        dlclose(mhd->library);
    *mhd = (struct hoof_mhd){0};
}
