#include "render/findings_views.h"
#include "render/page_parts.h"

/* Loud for what is to be called about now, quiet for what is to be known. */
static void finding(struct hoof_html *html, const struct hoof_finding_group *group,
                    enum hoof_element heading)
{
    const struct hoof_plan_finding *first = group->first;
    bool quiet = first->severity == HOOF_SEVERITY_INFO;
    bool loud = first->severity == HOOF_SEVERITY_STOP;
    hoof_html_start(html, quiet ? HOOF_DETAILS : HOOF_DIV, loud ? "notice refused" : "notice");
    hoof_html_open(html, quiet ? HOOF_SUMMARY : heading);
    hoof_html_format(html, "%s: %s", hoof_severity_words(first->severity), first->check->title);
    hoof_html_close(html, quiet ? HOOF_SUMMARY : heading);
    hoof_html_element(html, HOOF_P, NULL, first->check->message);
    hoof_html_open(html, HOOF_P);
    hoof_html_format(html, "Why: %s", first->why ? first->why : "");
    if (group->more)
        hoof_html_format(html, " The same on %zu more day%s.", group->more,
                         group->more == 1 ? "" : "s");
    hoof_html_close(html, HOOF_P);
    if (first->check->ask) {
        hoof_html_open(html, HOOF_P);
        hoof_html_format(html, "To ask: %s", first->check->ask);
        hoof_html_close(html, HOOF_P);
    }
    if (first->acknowledged)
        hoof_html_element(html, HOOF_P, NULL,
                          first->acknowledged->team_plan ? "This is your team's plan."
                                                         : "You have seen this.");
    hoof_html_open(html, HOOF_SMALL);
    hoof_html_format(html, "From: %s%s",
                     first->check->source_title ? first->check->source_title : "no page",
                     first->check->read ? "." : ". Not yet checked.");
    hoof_html_close(html, HOOF_SMALL);
    hoof_html_close(html, quiet ? HOOF_DETAILS : HOOF_DIV);
}

void hoof_findings_write(struct hoof_html *html, const struct hoof_findings_answer *answer)
{
    hoof_html_open(html, HOOF_SECTION);
    hoof_html_element(html, HOOF_H2, NULL, "What the checks say");
    for (size_t i = 0; i < answer->group_count; i++)
        finding(html, &answer->groups[i], HOOF_H3);
    hoof_html_open(html, HOOF_P);
    hoof_html_format(html,
                     "%s%zu checks were looked at, up to %d days ahead. They know labels and "
                     "tables, not all of you: your team decides.",
                     answer->group_count ? "" : "No check has something to say. ",
                     answer->findings.checks_run, (int)answer->days);
    hoof_html_close(html, HOOF_P);
    hoof_html_close(html, HOOF_SECTION);
}

void hoof_findings_today_write(struct hoof_html *html, const struct hoof_findings_answer *answer,
                               bool loud)
{
    bool any = false;
    for (size_t i = 0; i < answer->group_count; i++) {
        const struct hoof_finding_group *group = &answer->groups[i];
        bool is_loud = group->first->severity == HOOF_SEVERITY_STOP;
        if (is_loud && loud)
            finding(html, group, HOOF_H2);
        if (is_loud || loud)
            continue;
        if (!any) {
            hoof_html_open(html, HOOF_SECTION);
            hoof_html_element(html, HOOF_H2, NULL, "To ask or to note");
            hoof_html_start(html, HOOF_UL, "entries");
        }
        any = true;
        hoof_html_element(html, HOOF_LI, NULL, group->first->check->title);
    }
    if (!any)
        return;
    hoof_html_close(html, HOOF_UL);
    hoof_html_open(html, HOOF_P);
    hoof_html_open(html, HOOF_A);
    hoof_html_link(html, "href", "/plan");
    hoof_html_text(html, "Why, and what to ask");
    hoof_html_close(html, HOOF_A);
    hoof_html_close(html, HOOF_P);
    hoof_html_close(html, HOOF_SECTION);
}
