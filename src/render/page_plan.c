#include "render/findings_views.h"
#include "render/page_parts.h"
#include "render/plan_views.h"

static void items(struct hoof_html *html, const struct hoof_plan_view *view)
{
    const struct hoof_records *list = view->items;
    hoof_html_open(html, HOOF_SECTION);
    hoof_html_element(html, HOOF_H2, NULL, "What stands");
    if (list->count == 0)
        hoof_html_element(html, HOOF_P, NULL,
                          "Nothing yet. Copy a line of your prescription into the box above.");
    hoof_html_start(html, HOOF_UL, "entries");
    for (size_t i = 0; i < list->count; i++)
        hoof_html_element(html, HOOF_LI, NULL,
                          hoof_item_words(view->ask->arena, view->ask->labels, list->items[i].body,
                                          view->ask->zone));
    hoof_html_close(html, HOOF_UL);
    hoof_html_close(html, HOOF_SECTION);
}

/* What is taken each day would fill the page; its times stand in "What stands". */
static bool is_daily(const struct hoof_plan_date *date)
{
    const struct hoof_plan_item *item = date->given->item;
    return item->type == HOOF_PLAN_AGENT && item->every_days <= 1;
}

static void agenda(struct hoof_html *html, const struct hoof_plan_view *view)
{
    const struct hoof_plan_dates *dates = &view->calendar->dates;
    int32_t day = 0;
    if (dates->count == 0)
        return;
    hoof_html_open(html, HOOF_SECTION);
    hoof_html_element(html, HOOF_H2, NULL, "The next 14 days");
    for (size_t i = 0; i < dates->count; i++) {
        const struct hoof_plan_date *date = &dates->items[i];
        if (is_daily(date) && date->at.day > dates->items[0].at.day + 1)
            continue;
        if (date->at.day != day) {
            if (day)
                hoof_html_close(html, HOOF_UL);
            day = date->at.day;
            hoof_html_element(html, HOOF_H3, NULL,
                              hoof_date_words(view->ask->arena, hoof_date_from_days(day)));
            hoof_html_start(html, HOOF_UL, "entries");
        }
        const char *clock = hoof_plan_clock(view->ask, &date->at);
        hoof_html_open(html, HOOF_LI);
        hoof_html_format(html, "%s%s%s", clock, *clock ? "  " : "",
                         hoof_given_words(view->ask, date->given));
        hoof_html_close(html, HOOF_LI);
    }
    hoof_html_close(html, HOOF_UL);
    hoof_html_element(html, HOOF_P, "help", "Medicines of every day are listed for two days.");
    hoof_html_close(html, HOOF_SECTION);
}

static void text_input(struct hoof_html *html, const char *name, const char *label,
                       const char *type, const char *value)
{
    hoof_html_open(html, HOOF_LABEL);
    hoof_html_attr(html, "for", name);
    hoof_html_text(html, label);
    hoof_html_close(html, HOOF_LABEL);
    hoof_html_open(html, HOOF_INPUT);
    hoof_html_attr(html, "type", type);
    hoof_html_attr(html, "id", name);
    hoof_html_attr(html, "name", name);
    hoof_html_attr(html, "value", value);
    hoof_html_attr(html, "autocomplete", "off");
}

static void add_sentence(struct hoof_html *html, const struct hoof_page *page,
                         const struct hoof_plan_view *view)
{
    hoof_form_begin(html, page, "/plan", "fields");
    if (view->refused) {
        hoof_html_start(html, HOOF_P, "field-error");
        hoof_html_attr(html, "role", "alert");
        hoof_html_text(html, view->refused);
        hoof_html_close(html, HOOF_P);
    }
    text_input(html, "sentence", "Copy a line of your prescription", "text",
               view->typed ? view->typed : "");
    hoof_html_element(html, HOOF_P, "help",
                      "For example: lanreotide 120 mg every 28 days since 5 January");
    hoof_form_button(html, NULL, "Add to the plan");
    hoof_form_end(html);
}

static void add_regimen(struct hoof_html *html, const struct hoof_page *page,
                        const struct hoof_plan_view *view)
{
    hoof_html_open(html, HOOF_DETAILS);
    hoof_html_element(html, HOOF_SUMMARY, NULL, "Add a treatment in cycles");
    hoof_html_element(html, HOOF_P, NULL,
                      "These are templates to copy from your prescription. None is a proposal.");
    hoof_form_begin(html, page, "/plan", "fields");
    hoof_html_open(html, HOOF_LABEL);
    hoof_html_attr(html, "for", "regimen");
    hoof_html_text(html, "Regimen");
    hoof_html_close(html, HOOF_LABEL);
    hoof_html_open(html, HOOF_SELECT);
    hoof_html_attr(html, "id", "regimen");
    hoof_html_attr(html, "name", "regimen");
    for (size_t i = 0; i < view->regimens->count; i++) {
        hoof_html_open(html, HOOF_OPTION);
        hoof_html_attr(html, "value", view->regimens->items[i].id);
        hoof_html_text(html, view->regimens->items[i].name);
        hoof_html_close(html, HOOF_OPTION);
    }
    hoof_html_close(html, HOOF_SELECT);
    text_input(html, "from", "Day 1 of the first cycle", "date", "");
    text_input(html, "cycles", "How many cycles, as your team wrote it", "number", "");
    hoof_form_button(html, NULL, "Add to the plan");
    hoof_form_end(html);
    hoof_html_close(html, HOOF_DETAILS);
}

bool hoof_page_plan(struct hoof_buf *out, const struct hoof_page *page,
                    const struct hoof_plan_view *view, struct hoof_error *err)
{
    struct hoof_html html = {.buf = out};
    hoof_page_begin(&html, page);
    hoof_notice_write(&html, page, view->notice, view->ask->arena);
    if (!page->read_only) {
        add_sentence(&html, page, view);
        add_regimen(&html, page, view);
    }
    hoof_doses_write(&html, page, view->ask, view->today);
    hoof_findings_write(&html, view->findings);
    items(&html, view);
    agenda(&html, view);
    hoof_page_end(&html, page);
    return hoof_html_done(&html, err);
}
