/* What a browser sends as a form or a query: read, and written into a page. */
#include <stdlib.h>

#include "render/html.h"
#include "web/form.h"
#include "web/guard.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct hoof_arena *arena = hoof_arena_new();
    struct hoof_form form = {0};
    struct hoof_error err = {0};
    struct hoof_buf page = {0};
    struct hoof_html html = {.buf = &page};
    hoof_form_read(arena, (const char *)data, size, &form, &err);
    for (size_t i = 0; i < form.count; i++) {
        hoof_html_open(&html, HOOF_A);
        hoof_html_link(&html, "href", form.fields[i].value);
        hoof_html_attr(&html, "class", form.fields[i].name);
        hoof_html_text(&html, form.fields[i].value);
        hoof_html_close(&html, HOOF_A);
        if (strlen(form.fields[i].value) != form.fields[i].size)
            abort(); /* a NUL came through */
    }
    if (!hoof_html_done(&html, &err))
        abort();
    hoof_buf_release(&page);
    hoof_arena_free(arena);
    return 0;
}
