#include "render/findings_views.h"

const char *hoof_severity_words(enum hoof_severity severity)
{
    static const char *const words[] = {"Note", "Ask", "Call now"};
    return words[severity];
}

static void add_date(struct hoof_buf *line, const struct hoof_plan_at *at)
{
    char date[48];
    hoof_text_long_date(hoof_date_from_days(at->day), date);
    hoof_buf_text(line, date);
}

/* "Lutathera label (2026-11), not yet checked. 28 d is our choice." */
static void source_line(struct hoof_text *text, const struct hoof_plan_check_row *check,
                        struct hoof_buf *line)
{
    hoof_buf_clear(line);
    hoof_buf_text(line, check->source_title ? check->source_title : "No page");
    if (check->source_as_of)
        hoof_buf_format(line, " (%s)", check->source_as_of);
    hoof_buf_text(line, check->read ? "." : ". Not yet checked.");
    for (size_t i = 0; i < check->ours_count; i++)
        hoof_buf_format(line, "%s%s", i ? ", " : " Our own choice: ", check->ours[i]);
    if (check->ours_count)
        hoof_buf_byte(line, '.');
    if (check->source_url)
        hoof_buf_format(line, "\n%s", check->source_url);
    hoof_text_labelled(text, 2, 12, HOOF_DIM, "From", hoof_buf_string(line));
}

static void answer_line(struct hoof_text *text, const struct hoof_plan_entry *answer,
                        struct hoof_buf *line)
{
    hoof_buf_clear(line);
    hoof_buf_text(line, answer->team_plan ? "This is your team's plan" : "You have seen this");
    if (answer->by)
        hoof_buf_format(line, ", says %s", answer->by);
    hoof_buf_text(line, " (");
    add_date(line, &answer->at);
    hoof_buf_text(line, ").");
    if (answer->text)
        hoof_buf_format(line, " %s", answer->text);
    hoof_text_labelled(text, 2, 12, HOOF_PLAIN, "Answered", hoof_buf_string(line));
}

void hoof_finding_text(struct hoof_text *text, const struct hoof_finding_group *group,
                       const struct hoof_zone *zone)
{
    const struct hoof_plan_finding *finding = group->first;
    const struct hoof_plan_check_row *check = finding->check;
    struct hoof_buf line = {0};
    (void)zone;
    hoof_buf_format(&line, "%s: %s", hoof_severity_words(finding->severity), check->title);
    if (finding->severity == HOOF_SEVERITY_STOP) {
        hoof_text_styled(text, HOOF_WARN, hoof_buf_string(&line));
        hoof_text_newline(text);
    } else {
        hoof_text_heading(text, hoof_buf_string(&line));
    }
    hoof_text_wrap(text, 2, 2, check->message);
    hoof_buf_clear(&line);
    hoof_buf_text(&line, finding->why);
    if (group->more) {
        hoof_buf_format(&line, " The same on %zu more day%s, until ", group->more,
                        group->more == 1 ? "" : "s");
        add_date(&line, &group->last);
        hoof_buf_byte(&line, '.');
    }
    hoof_text_labelled(text, 2, 12, HOOF_PLAIN, "Why", hoof_buf_string(&line));
    if (check->ask)
        hoof_text_labelled(text, 2, 12, HOOF_PLAIN, "To ask", check->ask);
    if (finding->acknowledged)
        answer_line(text, finding->acknowledged, &line);
    source_line(text, check, &line);
    hoof_text_labelled(text, 2, 12, HOOF_DIM, "Check", check->id);
    text->buf->failed = text->buf->failed || line.failed;
    hoof_buf_release(&line);
}

/* What could not be looked at, and what would have to be logged for it. */
static void not_run(struct hoof_text *text, const struct hoof_findings_answer *answer,
                    struct hoof_buf *line)
{
    if (!answer->findings.not_run_count)
        return;
    hoof_buf_clear(line);
    hoof_buf_format(line, "%zu more could not be, for want of what is not logged: ",
                    answer->findings.not_run_count);
    for (size_t i = 0; i < answer->need_count; i++)
        hoof_buf_format(line, "%s%s", i ? ", " : "", answer->needs[i]);
    hoof_buf_byte(line, '.');
    hoof_text_wrap(text, 0, 0, hoof_buf_string(line));
}

void hoof_findings_text(struct hoof_text *text, const struct hoof_findings_answer *answer)
{
    struct hoof_buf line = {0};
    for (size_t i = 0; i < answer->group_count; i++) {
        hoof_finding_text(text, &answer->groups[i], answer->zone);
        hoof_text_newline(text);
    }
    if (!answer->group_count)
        hoof_text_wrap(text, 0, 0, "No check has something to say.");
    hoof_buf_format(&line,
                    "%zu checks were looked at, up to %d days ahead. They know labels and tables, "
                    "not all of you: your team decides.",
                    answer->findings.checks_run, (int)answer->days);
    hoof_text_wrap(text, 0, 0, hoof_buf_string(&line));
    not_run(text, answer, &line);
    text->buf->failed = text->buf->failed || line.failed;
    hoof_buf_release(&line);
}
