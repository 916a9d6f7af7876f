#include "render/page_parts.h"

static void ask_form(struct hoof_html *html, const struct hoof_page *page,
                     const struct hoof_food_view *view)
{
    hoof_form_begin(html, page, "/food", "fields");
    hoof_html_start(html, HOOF_DIV, "field");
    hoof_html_open(html, HOOF_LABEL);
    hoof_html_attr(html, "for", "text");
    hoof_html_text(html, "A food, a meal, or the list on a package");
    hoof_html_close(html, HOOF_LABEL);
    if (view->refused) {
        hoof_html_start(html, HOOF_P, "field-error");
        hoof_html_attr(html, "id", "text-error");
        hoof_html_attr(html, "role", "alert");
        hoof_html_text(html, view->refused);
        hoof_html_close(html, HOOF_P);
    }
    hoof_html_open(html, HOOF_TEXTAREA);
    hoof_html_attr(html, "id", "text");
    hoof_html_attr(html, "name", "text");
    hoof_html_attr(html, "rows", "3");
    if (view->refused) {
        hoof_html_attr(html, "aria-describedby", "text-error");
        hoof_html_attr(html, "aria-invalid", "true");
    }
    hoof_html_text(html, "\n");
    hoof_html_text(html, view->text);
    hoof_html_close(html, HOOF_TEXTAREA);
    hoof_html_close(html, HOOF_DIV);
    hoof_html_start(html, HOOF_DIV, "field");
    hoof_html_open(html, HOOF_LABEL);
    hoof_html_attr(html, "for", "laboratory");
    hoof_html_text(html, "5-HIAA test coming? Which laboratory?");
    hoof_html_close(html, HOOF_LABEL);
    hoof_html_open(html, HOOF_SELECT);
    hoof_html_attr(html, "id", "laboratory");
    hoof_html_attr(html, "name", "laboratory");
    hoof_html_open(html, HOOF_OPTION);
    hoof_html_attr(html, "value", "");
    hoof_html_text(html, "no test");
    hoof_html_close(html, HOOF_OPTION);
    for (size_t i = 0; view->laboratories && i < view->laboratories->count; i++) {
        const struct hoof_term *lab = &view->laboratories->items[i];
        hoof_html_open(html, HOOF_OPTION);
        hoof_html_attr(html, "value", lab->id);
        hoof_html_flag(html, "selected",
                       view->laboratory && strcmp(view->laboratory, lab->id) == 0);
        hoof_html_text(html, lab->name);
        hoof_html_close(html, HOOF_OPTION);
    }
    hoof_html_open(html, HOOF_OPTION);
    hoof_html_attr(html, "value", "another");
    hoof_html_flag(html, "selected", view->laboratory && strcmp(view->laboratory, "another") == 0);
    hoof_html_text(html, "another laboratory");
    hoof_html_close(html, HOOF_OPTION);
    hoof_html_close(html, HOOF_SELECT);
    hoof_html_close(html, HOOF_DIV);
    hoof_form_button(html, "main", "What is in it?");
    hoof_form_end(html);
}

static void classes(struct hoof_html *html, const struct hoof_food_answer *answer)
{
    bool any = false;
    for (int level = HOOF_LEVEL_HIGH; level > HOOF_LEVEL_NONE; level--) {
        bool first = true;
        for (size_t i = 0; i < hoof_food_class_count(answer->table); i++) {
            if (answer->classes[i] != level)
                continue;
            if (first) {
                hoof_html_start(html, HOOF_P, "summary-line");
                hoof_html_element(html, HOOF_STRONG, NULL, hoof_level_name((enum hoof_level)level));
                hoof_html_text(html, ": ");
            }
            hoof_html_text(html, first ? "" : ", ");
            hoof_html_text(html, hoof_food_class_name(answer->table, i));
            first = false;
            any = true;
        }
        if (!first)
            hoof_html_close(html, HOOF_P);
    }
    if (!any && answer->match_count)
        hoof_html_element(html, HOOF_P, "summary-line",
                          "No known trigger class is listed for these foods.");
}

static void questions(struct hoof_html *html, const struct hoof_food_answer *answer)
{
    for (size_t i = 0; i < answer->question_count; i++) {
        const struct hoof_food_question *question = &answer->questions[i];
        hoof_html_start(html, HOOF_DIV, "question");
        hoof_html_element(html, HOOF_P, NULL, question->text);
        hoof_html_open(html, HOOF_UL);
        for (size_t j = 0; j < question->choice_count; j++)
            hoof_html_element(html, HOOF_LI, NULL, question->choices[j]);
        hoof_html_close(html, HOOF_UL);
        hoof_html_element(html, HOOF_P, "help",
                          "Write the one that is meant into the box for a closer answer.");
        hoof_html_close(html, HOOF_DIV);
    }
}

static void test_diet(struct hoof_html *html, const struct hoof_food_table *table,
                      const struct hoof_test_diet *diet)
{
    static const char *const verdicts[] = {
        [HOOF_VERDICT_UNKNOWN] = "No food of this text is in the list, so nothing can be said.",
        [HOOF_VERDICT_NOTHING_FOUND] = "Nothing on the laboratory's list was found.",
        [HOOF_VERDICT_LIMIT] = "The laboratory's sheet says to limit something in it.",
        [HOOF_VERDICT_AVOID] = "The laboratory's sheet says to avoid something in it."};
    hoof_html_start(html, HOOF_SECTION, "card test-diet");
    hoof_html_element(html, HOOF_H2, NULL, "For the 5-HIAA test");
    hoof_html_open(html, HOOF_P);
    hoof_html_element(html, HOOF_STRONG, NULL, verdicts[diet->verdict]);
    hoof_html_close(html, HOOF_P);
    if (diet->food_count) {
        hoof_html_start(html, HOOF_UL, NULL);
        for (size_t i = 0; i < diet->food_count; i++)
            hoof_html_element(html, HOOF_LI, NULL, hoof_food_name(table, diet->foods[i]));
        hoof_html_close(html, HOOF_UL);
    }
    hoof_html_open(html, HOOF_P);
    hoof_html_format(html, "%s; counted from %d hours before the test.",
                     diet->laboratory_name ? diet->laboratory_name
                                           : "No sheet of this laboratory is known; the usual list "
                                             "was used",
                     diet->hours_before);
    hoof_html_close(html, HOOF_P);
    if (diet->has_window) {
        hoof_html_start(html, HOOF_P, NULL);
        hoof_html_format(html, "Your test: from %s to %s.", diet->window_from, diet->window_to);
        hoof_html_close(html, HOOF_P);
    }
    if (diet->note_count) {
        hoof_html_open(html, HOOF_DETAILS);
        hoof_html_element(html, HOOF_SUMMARY, NULL, "The sheet's own words");
        hoof_html_start(html, HOOF_UL, "facts");
        for (size_t i = 0; i < diet->note_count; i++) {
            hoof_html_open(html, HOOF_LI);
            hoof_html_text(html, diet->notes[i].value);
            if (diet->notes[i].title)
                hoof_html_format(html, " - %s", diet->notes[i].title);
            hoof_html_close(html, HOOF_LI);
        }
        hoof_html_close(html, HOOF_UL);
        hoof_html_close(html, HOOF_DETAILS);
    }
    hoof_html_close(html, HOOF_SECTION);
}

static void answer_part(struct hoof_html *html, const struct hoof_page *page,
                        const struct hoof_food_view *view)
{
    hoof_html_open(html, HOOF_SECTION);
    hoof_html_element(html, HOOF_H2, NULL, "What is in it");
    classes(html, view->answer);
    hoof_food_marked(html, view->answer);
    questions(html, view->answer);
    hoof_food_cards(html, view->answer, false);
    hoof_html_element(html, HOOF_P, "help",
                      "These are known triggers in general. What sets off your own symptoms can "
                      "differ: note what you see, and ask your team.");
    hoof_html_close(html, HOOF_SECTION);
    if (view->answer->test_diet)
        test_diet(html, view->answer->table, view->answer->test_diet);
    if (!page->read_only) {
        hoof_form_begin(html, page, "/food/log", NULL);
        hoof_form_hidden(html, "text", view->text);
        hoof_form_button(html, "main", "I ate this: log it as a meal now");
        hoof_form_end(html);
    }
}

bool hoof_page_food(struct hoof_buf *out, const struct hoof_page *page,
                    const struct hoof_food_view *view, struct hoof_error *err)
{
    struct hoof_html html = {.buf = out};
    hoof_page_begin(&html, page);
    hoof_notice_write(&html, page, view->notice, view->arena);
    ask_form(&html, page, view);
    if (view->answer)
        answer_part(&html, page, view);
    hoof_page_end(&html, page);
    return hoof_html_done(&html, err);
}
