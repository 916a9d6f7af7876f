/* One of several in the profile: a contact, a meal by its name, an answer. */
#include "render/page_parts.h"

static void called(struct hoof_html *html, const struct hoof_element_view *view)
{
    /* What a map calls its elements is no field of theirs. */
    const struct hoof_field fields[] = {
        {.key = "called", .type = HOOF_FIELD_TEXT, .label = "Name", .help = view->list->help},
        {.key = NULL},
    };
    json_t *record = json_object();
    struct hoof_field_source source = {.record = record,
                                       .typed = view->typed,
                                       .typed_count = view->typed_count,
                                       .refused = view->refused,
                                       .ask = view->ask};
    if (record && view->element.name)
        json_object_set_new(record, "called", json_string(view->element.name));
    hoof_fields_write(html, fields, "", &source);
    json_decref(record);
}

static void which(struct hoof_html *html, const struct hoof_element_view *view)
{
    hoof_form_hidden(html, "list", view->list->key);
    if (!view->element.body)
        return;
    hoof_html_open(html, HOOF_INPUT);
    hoof_html_attr(html, "type", "hidden");
    hoof_html_attr(html, "name", "place");
    hoof_html_attr_int(html, "value", (int64_t)view->place);
    hoof_form_hidden(html, "seen", view->element.seen);
}

bool hoof_page_element(struct hoof_buf *out, const struct hoof_page *page,
                       const struct hoof_element_view *view, struct hoof_error *err)
{
    struct hoof_html html = {.buf = out};
    struct hoof_field_source source = {.record = view->element.body,
                                       .typed = view->typed,
                                       .typed_count = view->typed_count,
                                       .refused = view->refused,
                                       .ask = view->ask};
    hoof_page_begin(&html, page);
    hoof_back_link(&html, "/profile", "Back to About me");
    hoof_refusal_write(&html, view->refused, hoof_element_fields(view->list));
    hoof_form_begin(&html, page, "/profile/one", "fields");
    which(&html, view);
    if (view->list->type == HOOF_FIELD_MAP)
        called(&html, view);
    hoof_fields_write(&html, hoof_element_fields(view->list), "", &source);
    hoof_form_button(&html, "main", "Save");
    hoof_form_end(&html);
    if (view->element.body) {
        hoof_form_begin(&html, page, "/profile/one", "delete");
        which(&html, view);
        hoof_form_choice(&html, "plain", "do", "remove", "Remove it");
        hoof_html_element(&html, HOOF_P, "help", "What was removed can be taken back.");
        hoof_form_end(&html);
    }
    hoof_page_end(&html, page);
    return hoof_html_done(&html, err);
}
