/* What is in a file, before it is brought in. */
#include "render/page_parts.h"

#define MOST_REMARKS 50

static void how_many(struct hoof_html *html, const struct hoof_data_view *view)
{
    const struct hoof_import_answer *answer = view->preview;
    hoof_html_open(html, HOOF_P);
    hoof_html_element(html, HOOF_STRONG, NULL, view->file);
    hoof_html_format(html, ": %lld %s. ", (long long)answer->read,
                     answer->read == 1 ? "record" : "records");
    if (answer->added == 0)
        hoof_html_text(html, "All of it is in the book already; there is nothing to bring in.");
    else if (answer->already_there == 0)
        hoof_html_text(html, "All of it is new. Nothing was written yet.");
    else
        hoof_html_format(html,
                         "New: %lld. In the book already: %lld, which are not written twice. "
                         "Nothing was written yet.",
                         (long long)answer->added, (long long)answer->already_there);
    hoof_html_close(html, HOOF_P);
}

/* "Weight in kg: 61.5 (before: 60)". */
static void about_you(struct hoof_html *html, const struct hoof_data_view *view)
{
    const struct hoof_import_answer *answer = view->preview;
    const struct hoof_field *fields = hoof_kinds(HOOF_PROFILE)->fields;
    if (!answer->profile_count)
        return;
    hoof_html_element(html, HOOF_H3, NULL, "This changes what is said about you");
    hoof_html_start(html, HOOF_UL, NULL);
    for (size_t i = 0; i < answer->profile_count; i++) {
        const struct hoof_profile_change *change = &answer->profile[i];
        const struct hoof_field *field = hoof_field_find(fields, change->key);
        if (!field)
            continue;
        hoof_html_open(html, HOOF_LI);
        hoof_html_format(html, "%s: %s", field->label,
                         hoof_field_words(view->ask->arena, field, change->new));
        if (change->old)
            hoof_html_format(html, " (before: %s)",
                             hoof_field_words(view->ask->arena, field, change->old));
        hoof_html_close(html, HOOF_LI);
    }
    hoof_html_close(html, HOOF_UL);
}

static void remarks(struct hoof_html *html, const struct hoof_remarks *left_out)
{
    if (!left_out->count)
        return;
    hoof_html_element(html, HOOF_H3, NULL, "To know before");
    hoof_html_start(html, HOOF_UL, NULL);
    for (size_t i = 0; i < left_out->count && i < MOST_REMARKS; i++) {
        hoof_html_open(html, HOOF_LI);
        hoof_html_format(html, "%s: %s", left_out->items[i].where, left_out->items[i].why);
        hoof_html_close(html, HOOF_LI);
    }
    if (left_out->count > MOST_REMARKS) {
        hoof_html_open(html, HOOF_LI);
        hoof_html_format(html, "and %zu more", left_out->count - MOST_REMARKS);
        hoof_html_close(html, HOOF_LI);
    }
    hoof_html_close(html, HOOF_UL);
}

void hoof_import_preview(struct hoof_html *html, const struct hoof_page *page,
                         const struct hoof_data_view *view)
{
    hoof_html_start(html, HOOF_SECTION, "card");
    hoof_html_element(html, HOOF_H2, NULL, "Before it is brought in");
    how_many(html, view);
    hoof_form_begin(html, page, "/data/import", "buttons");
    if (view->preview->added > 0)
        hoof_form_choice(html, "main", "do", "import", "Bring it in");
    hoof_form_choice(html, "plain", "do", "drop", "Leave it");
    hoof_form_end(html);
    about_you(html, view);
    remarks(html, &view->preview->left_out);
    hoof_html_close(html, HOOF_SECTION);
}
