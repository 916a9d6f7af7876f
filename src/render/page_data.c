#include "render/page_parts.h"

#include "base/json_write.h"

static const char *json_text(struct hoof_arena *arena, const json_t *value)
{
    struct hoof_buf buf = {0};
    struct hoof_json json = {.buf = &buf};
    if (!value)
        return "not set";
    if (json_is_string(value))
        return json_string_value(value);
    hoof_json_value(&json, value, false);
    const char *text = hoof_strndup(arena, hoof_buf_string(&buf), buf.len);
    hoof_buf_release(&buf);
    return text ? text : "";
}

static void preview(struct hoof_html *html, const struct hoof_page *page,
                    const struct hoof_data_view *view)
{
    const struct hoof_import_answer *answer = view->preview;
    hoof_html_start(html, HOOF_SECTION, "card");
    hoof_html_element(html, HOOF_H2, NULL, "Before it is brought in");
    hoof_html_open(html, HOOF_P);
    hoof_html_element(html, HOOF_STRONG, NULL, view->file);
    hoof_html_format(html,
                     ": %lld records were read; %lld are new, %lld are in the book already. "
                     "Nothing was written yet.",
                     (long long)answer->read, (long long)answer->added,
                     (long long)answer->already_there);
    hoof_html_close(html, HOOF_P);
    if (answer->profile_count) {
        hoof_html_element(html, HOOF_H3, NULL, "This changes about you");
        hoof_html_start(html, HOOF_UL, NULL);
        for (size_t i = 0; i < answer->profile_count; i++) {
            hoof_html_open(html, HOOF_LI);
            hoof_html_format(html, "%s: %s \xe2\x86\x92 %s",
                             hoof_plain_name(view->arena, answer->profile[i].key),
                             json_text(view->arena, answer->profile[i].old),
                             json_text(view->arena, answer->profile[i].new));
            hoof_html_close(html, HOOF_LI);
        }
        hoof_html_close(html, HOOF_UL);
    }
    if (answer->left_out.count) {
        hoof_html_element(html, HOOF_H3, NULL, "To know before");
        hoof_html_start(html, HOOF_UL, NULL);
        for (size_t i = 0; i < answer->left_out.count && i < 50; i++) {
            hoof_html_open(html, HOOF_LI);
            hoof_html_format(html, "%s: %s", answer->left_out.items[i].where,
                             answer->left_out.items[i].why);
            hoof_html_close(html, HOOF_LI);
        }
        if (answer->left_out.count > 50) {
            hoof_html_open(html, HOOF_LI);
            hoof_html_format(html, "and %zu more", answer->left_out.count - 50);
            hoof_html_close(html, HOOF_LI);
        }
        hoof_html_close(html, HOOF_UL);
    }
    hoof_form_begin(html, page, "/data/import", "buttons");
    if (answer->added > 0)
        hoof_form_choice(html, "main", "do", "import", "Bring it in");
    hoof_form_choice(html, "plain", "do", "drop", "Leave it");
    hoof_form_end(html);
    hoof_html_close(html, HOOF_SECTION);
}

static void send_file(struct hoof_html *html, const struct hoof_page *page,
                      const struct hoof_data_view *view)
{
    hoof_html_open(html, HOOF_SECTION);
    hoof_html_element(html, HOOF_H2, NULL, "Bring a file in");
    hoof_html_element(html, HOOF_P, NULL,
                      "A file that Hoofbeat wrote (hoofbeat.json), up to 64 MB. First you see what "
                      "is in it; nothing is written before you say so. Larger files are brought in "
                      "with `hoofbeat import FILE`.");
    hoof_html_start(html, HOOF_FORM, "fields");
    hoof_html_attr(html, "method", "post");
    hoof_html_attr(html, "enctype", "multipart/form-data");
    hoof_html_link(html, "action", "/data");
    hoof_form_hidden(html, "token", page->token);
    hoof_html_start(html, HOOF_DIV, "field");
    hoof_html_open(html, HOOF_LABEL);
    hoof_html_attr(html, "for", "file");
    hoof_html_text(html, "File");
    hoof_html_close(html, HOOF_LABEL);
    if (view->refused) {
        hoof_html_start(html, HOOF_P, "field-error");
        hoof_html_attr(html, "id", "file-error");
        hoof_html_attr(html, "role", "alert");
        hoof_html_text(html, view->refused);
        hoof_html_close(html, HOOF_P);
    }
    hoof_html_open(html, HOOF_INPUT);
    hoof_html_attr(html, "type", "file");
    hoof_html_attr(html, "id", "file");
    hoof_html_attr(html, "name", "file");
    hoof_html_attr(html, "accept", ".json,application/json");
    if (view->refused) {
        hoof_html_attr(html, "aria-describedby", "file-error");
        hoof_html_attr(html, "aria-invalid", "true");
    }
    hoof_html_flag(html, "required", true);
    hoof_html_close(html, HOOF_DIV);
    hoof_form_button(html, NULL, "Look into the file");
    hoof_html_close(html, HOOF_FORM);
    hoof_html_close(html, HOOF_SECTION);
}

bool hoof_page_data(struct hoof_buf *out, const struct hoof_page *page,
                    const struct hoof_data_view *view, struct hoof_error *err)
{
    struct hoof_html html = {.buf = out};
    hoof_page_begin(&html, page);
    hoof_notice_write(&html, page, view->notice, view->arena);
    if (view->preview)
        preview(&html, page, view);
    hoof_html_open(&html, HOOF_SECTION);
    hoof_html_element(&html, HOOF_H2, NULL, "Take a copy");
    hoof_html_element(&html, HOOF_P, NULL,
                      "One file with everything that is written down: entries, plan and what is "
                      "said about you. Anyone who has the file can read it.");
    hoof_html_open(&html, HOOF_P);
    hoof_html_start(&html, HOOF_A, "button");
    hoof_html_link(&html, "href", "/data/hoofbeat.json");
    hoof_html_attr(&html, "download", "hoofbeat.json");
    hoof_html_text(&html, "Save hoofbeat.json");
    hoof_html_close(&html, HOOF_A);
    hoof_html_close(&html, HOOF_P);
    hoof_html_close(&html, HOOF_SECTION);
    if (!page->read_only) {
        send_file(&html, page, view);
        hoof_html_open(&html, HOOF_SECTION);
        hoof_html_element(&html, HOOF_H2, NULL, "Take back the last change");
        hoof_html_element(&html, HOOF_P, NULL,
                          "One sentence, form or file is one change. Pressing again takes back "
                          "the one before.");
        hoof_form_begin(&html, page, "/undo", NULL);
        hoof_form_hidden(&html, "from", "/data");
        hoof_form_button(&html, NULL, "Take back the last change");
        hoof_form_end(&html);
        hoof_html_close(&html, HOOF_SECTION);
    }
    hoof_page_end(&html, page);
    return hoof_html_done(&html, err);
}
