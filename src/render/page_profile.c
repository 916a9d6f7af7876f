#include "render/page_parts.h"

static void form(struct hoof_html *html, const struct hoof_page *page,
                 const struct hoof_profile_view *view)
{
    struct hoof_field_source source = {.record = view->profile,
                                       .typed = view->typed,
                                       .typed_count = view->typed_count,
                                       .refused = view->refused,
                                       .arena = view->arena};
    hoof_form_begin(html, page, "/profile", "fields");
    hoof_fields_write(html, hoof_kinds(HOOF_PROFILE)[0].fields, "", &source);
    if (!page->read_only)
        hoof_form_button(html, "main", "Save");
    hoof_form_end(html);
}

bool hoof_page_profile(struct hoof_buf *out, const struct hoof_page *page,
                       const struct hoof_profile_view *view, struct hoof_error *err)
{
    struct hoof_html html = {.buf = out};
    hoof_page_begin(&html, page);
    hoof_notice_write(&html, page, view->notice, view->arena);
    if (view->refused) {
        hoof_html_start(&html, HOOF_DIV, "notice refused");
        hoof_html_attr(&html, "role", "alert");
        hoof_html_element(&html, HOOF_P, NULL, view->refused->text);
        hoof_html_element(&html, HOOF_P, NULL, "Nothing was changed yet.");
        hoof_html_close(&html, HOOF_DIV);
    }
    hoof_html_element(&html, HOOF_P, NULL,
                      "Nothing here must be filled in. Each answer only makes other pages fit "
                      "better, and can be taken back.");
    form(&html, page, view);
    hoof_page_end(&html, page);
    return hoof_html_done(&html, err);
}
