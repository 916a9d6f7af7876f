#include "render/page_parts.h"
#include "render/plan_views.h"

/* One press: taken now, or left out. */
static void buttons(struct hoof_html *html, const struct hoof_page *page, struct hoof_ask *ask,
                    const struct hoof_plan_due *due)
{
    const struct hoof_plan_at *at = &due->date.at;
    const struct hoof_plan_given *given = due->date.given;
    bool as_needed = due->state == HOOF_DOSE_AS_NEEDED;
    char when[32] = "";
    if (page->read_only || !page->token || due->state == HOOF_DOSE_TAKEN ||
        due->state == HOOF_DOSE_SKIPPED)
        return;
    if (!as_needed && at->day_level) {
        hoof_date_text(hoof_date_from_days(at->day), when);
    } else if (!as_needed) {
        struct hoof_moment moment = hoof_zone_at(ask->zone, at->utc_s);
        hoof_moment_text(&moment, when);
    }
    hoof_form_begin(html, page, "/plan/dose", "dose");
    hoof_form_hidden(html, "item", given->item->id);
    hoof_form_hidden(html, "agent", given->agent);
    hoof_form_hidden(html, "from", page->here);
    if (*when)
        hoof_form_hidden(html, "due", when);
    hoof_form_choice(html, "plain", "do", "take", "Took it now");
    if (!as_needed)
        hoof_form_choice(html, "plain", "do", "skip", "Left it out");
    hoof_form_end(html);
}

static void line(struct hoof_html *html, const struct hoof_page *page, struct hoof_ask *ask,
                 const char *clock, const char *words, const char *state,
                 const struct hoof_plan_due *due)
{
    hoof_html_open(html, HOOF_LI);
    hoof_html_element(html, HOOF_SPAN, "clock", clock);
    hoof_html_text(html, " ");
    hoof_html_start(html, HOOF_SPAN, "words");
    hoof_html_text(html, words);
    if (state) {
        hoof_html_text(html, ": ");
        hoof_html_element(html, HOOF_STRONG, NULL, state);
    }
    hoof_html_close(html, HOOF_SPAN);
    if (due)
        buttons(html, page, ask, due);
    hoof_html_close(html, HOOF_LI);
}

static void doses(struct hoof_html *html, const struct hoof_page *page, struct hoof_ask *ask,
                  const struct hoof_plan_today *today)
{
    int32_t day = hoof_date_to_days(hoof_ask_today_date(ask));
    hoof_html_open(html, HOOF_SECTION);
    hoof_html_element(html, HOOF_H2, NULL, "From your plan");
    hoof_html_start(html, HOOF_OL, "entries");
    for (size_t i = 0; i < today->dose_count; i++) {
        const struct hoof_plan_due *due = &today->doses[i];
        bool has_clock = due->state != HOOF_DOSE_AS_NEEDED && due->date.at.day == day;
        line(html, page, ask, has_clock ? hoof_plan_clock(ask, &due->date.at) : "",
             hoof_given_words(ask, due->date.given), hoof_due_words(ask, due), due);
    }
    for (size_t i = 0; i < today->other_count; i++)
        line(html, page, ask, hoof_plan_clock(ask, &today->others[i].at),
             hoof_given_words(ask, today->others[i].given), NULL, NULL);
    hoof_html_close(html, HOOF_OL);
    hoof_html_close(html, HOOF_SECTION);
}

void hoof_doses_write(struct hoof_html *html, const struct hoof_page *page, struct hoof_ask *ask,
                      const struct hoof_plan_today *today)
{
    if (today->dose_count || today->other_count)
        doses(html, page, ask, today);
    if (today->depot_count == 0)
        return;
    hoof_html_open(html, HOOF_SECTION);
    hoof_html_element(html, HOOF_H2, NULL, "Since the last one");
    hoof_html_start(html, HOOF_UL, "entries");
    for (size_t i = 0; i < today->depot_count; i++) {
        hoof_html_open(html, HOOF_LI);
        hoof_html_element(html, HOOF_SPAN, "words", hoof_depot_words(ask, &today->depots[i]));
        hoof_html_close(html, HOOF_LI);
    }
    hoof_html_close(html, HOOF_UL);
    hoof_html_close(html, HOOF_SECTION);
}
