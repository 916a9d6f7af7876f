#include "render/page_parts.h"
#include "render/plan_views.h"

static void line(struct hoof_html *html, const char *clock, const char *words, const char *state)
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
    hoof_html_close(html, HOOF_LI);
}

static void doses(struct hoof_html *html, struct hoof_ask *ask, const struct hoof_plan_today *today)
{
    int32_t day = hoof_date_to_days(hoof_ask_today_date(ask));
    hoof_html_open(html, HOOF_SECTION);
    hoof_html_element(html, HOOF_H2, NULL, "From your plan");
    hoof_html_start(html, HOOF_OL, "entries");
    for (size_t i = 0; i < today->dose_count; i++) {
        const struct hoof_plan_due *due = &today->doses[i];
        bool has_clock = due->state != HOOF_DOSE_AS_NEEDED && due->date.at.day == day;
        line(html, has_clock ? hoof_plan_clock(ask, &due->date.at) : "",
             hoof_given_words(ask, due->date.given), hoof_due_words(ask, due));
    }
    for (size_t i = 0; i < today->other_count; i++)
        line(html, hoof_plan_clock(ask, &today->others[i].at),
             hoof_given_words(ask, today->others[i].given), NULL);
    hoof_html_close(html, HOOF_OL);
    hoof_html_close(html, HOOF_SECTION);
}

void hoof_doses_write(struct hoof_html *html, struct hoof_ask *ask,
                      const struct hoof_plan_today *today)
{
    if (today->dose_count || today->other_count)
        doses(html, ask, today);
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
