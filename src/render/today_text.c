#include <inttypes.h>

#include "render/findings_views.h"
#include "render/journal_views.h"
#include "render/plan_views.h"
#include "render/today_views.h"
#include "render/words.h"

static void counts(struct hoof_text *text, const struct hoof_today_answer *answer)
{
    struct hoof_buf line = {0};
    hoof_buf_text(&line, "So far:");
    for (size_t i = 0; i < answer->counts_count; i++) {
        const struct hoof_count *count = &answer->counts[i];
        hoof_buf_format(&line, "%s %s %" PRId64, i ? "," : "", count->name, count->count);
    }
    text->buf->failed |= line.failed;
    hoof_text_wrap(text, 0, 2, hoof_buf_string(&line));
    hoof_buf_release(&line);
}

static void tests(struct hoof_text *text, struct hoof_ask *ask, const struct hoof_records *items)
{
    hoof_text_newline(text);
    hoof_text_heading(text, "Tests ahead");
    for (size_t i = 0; i < items->count; i++)
        hoof_text_wrap(text, 2, 4,
                       hoof_item_words(ask->arena, ask->labels, items->items[i].body, ask->zone));
}

/* A sentence in quotes, such that a shell takes every character for itself: it
 * may have come from a file of somebody else. */
static void shell_quoted(struct hoof_buf *line, const char *sentence)
{
    if (!sentence[strcspn(sentence, "\"$`\\!")]) {
        hoof_buf_format(line, " \"%s\"", sentence);
        return;
    }
    hoof_buf_text(line, " '");
    for (const char *c = sentence; *c; c++) {
        if (*c == '\'')
            hoof_buf_text(line, "'\\''");
        else
            hoof_buf_byte(line, *c);
    }
    hoof_buf_byte(line, '\'');
}

/* A command line to type. */
static void typed(struct hoof_text *text, const char *command, const char *sentence)
{
    struct hoof_buf line = {0};
    hoof_buf_format(&line, "hoofbeat %s", command);
    if (sentence)
        shell_quoted(&line, sentence);
    text->buf->failed |= line.failed;
    hoof_text_wrap(text, 2, 4, hoof_buf_string(&line));
    hoof_buf_release(&line);
}

static void what_to_type(struct hoof_text *text, const struct hoof_today_answer *answer)
{
    const char *example = answer->quick.count ? answer->quick.items[0] : "flush at 10:30, mild";
    hoof_text_newline(text);
    hoof_text_heading(text, "You could type");
    typed(text, "log", example);
    typed(text, "food", "pizza and a glass of red wine");
    if (answer->empty)
        typed(text, "demo", NULL);
    else
        typed(text, "journal", NULL);
    hoof_text_newline(text);
    hoof_text_wrap(text, 0, 0,
                   answer->empty ? "`demo` fills this empty book with a made-up person's year, to "
                                   "look around in. Everything else: hoofbeat help"
                                 : "Everything else: hoofbeat help");
}

/* What cannot wait stands first, and whole. */
static void urgent(struct hoof_text *text, const struct hoof_findings_answer *answer)
{
    for (size_t i = 0; i < answer->group_count; i++) {
        if (answer->groups[i].first->severity != HOOF_SEVERITY_STOP)
            continue;
        hoof_finding_text(text, &answer->groups[i], answer->zone);
        hoof_text_newline(text);
    }
}

/* The rest by its titles; `plan check` tells all of it. */
static void quiet(struct hoof_text *text, const struct hoof_findings_answer *answer)
{
    bool any = false;
    for (size_t i = 0; i < answer->group_count; i++) {
        const struct hoof_plan_finding *finding = answer->groups[i].first;
        if (finding->severity == HOOF_SEVERITY_STOP)
            continue;
        if (!any) {
            hoof_text_newline(text);
            hoof_text_heading(text, "To ask or to note (hoofbeat plan check says why)");
        }
        any = true;
        hoof_text_wrap(text, 2, 4, finding->check->title);
    }
}

void hoof_today_text(struct hoof_text *text, struct hoof_ask *ask,
                     const struct hoof_today_answer *answer, bool bare)
{
    char date[48];
    if (answer->made_up) {
        hoof_text_styled(text, HOOF_WARN, "This book is made up: a demonstration, no real person.");
        hoof_text_newline(text);
        hoof_text_newline(text);
    }
    hoof_text_long_date(answer->date, date);
    hoof_text_heading(text, date);
    urgent(text, &answer->findings);
    if (answer->empty)
        hoof_text_wrap(text, 0, 0,
                       "This book is empty. A sentence is all it takes to begin: what happened, "
                       "what was taken, what was eaten.");
    else if (answer->entries.count == 0)
        hoof_text_wrap(text, 0, 0, "Nothing is logged for today yet.");
    else
        hoof_day_text(text, ask, &answer->entries);
    if (answer->counts_count)
        counts(text, answer);
    hoof_doses_text(text, ask, &answer->plan);
    quiet(text, &answer->findings);
    if (answer->tests.count)
        tests(text, ask, &answer->tests);
    if (bare || answer->empty)
        what_to_type(text, answer);
}
