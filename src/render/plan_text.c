#include <string.h>

#include "base/json_write.h"
#include "render/plan_views.h"
#include "render/words.h"

/* --- Words. -------------------------------------------------------------------------------- */

static const char *words(const char *text)
{
    return text ? text : "";
}

/* A key of the profile or of an entry, as people call it. */
static const char *need_words(struct hoof_ask *ask, const char *need)
{
    static const struct {
        const char *need, *words;
    } known[] = {
        {"height_cm", "your height"},      {"weight_kg", "your weight"},
        {"born", "your date of birth"},    {"sex", "your sex"},
        {"dose", "the prescribed amount"}, {"creatinine-clearance", "a kidney result"},
    };
    for (size_t i = 0; i < sizeof known / sizeof *known; i++)
        if (strcmp(known[i].need, need) == 0)
            return known[i].words;
    return strncmp(need, "doses.", 6) == 0 ? "the prescribed amount"
                                           : hoof_plain_name(ask->arena, need);
}

const char *hoof_given_words(struct hoof_ask *ask, const struct hoof_plan_given *given)
{
    const struct hoof_plan_item *item = given->item;
    const char *name =
        hoof_shown_name(ask->arena, ask->labels, given->agent ? given->agent : item->what);
    struct hoof_buf line = {0};
    char number[32];
    hoof_buf_text(&line, name);
    if (item->name)
        hoof_buf_format(&line, ", %s", item->name);
    if (!given->agent && item->agent)
        hoof_buf_format(&line, ", %s", hoof_shown_name(ask->arena, ask->labels, item->agent));
    if (given->dose > 0) {
        hoof_number_text(given->dose, number);
        hoof_buf_format(&line, ", %s%s%s%s", given->formula ? "about " : "", number,
                        given->unit ? " " : "", given->unit ? given->unit : "");
    }
    for (size_t i = 0; i < given->need_count; i++)
        hoof_buf_format(&line, "%s%s", i ? " and " : ", amount not known without ",
                        need_words(ask, given->needs[i]));
    const char *text = line.failed ? NULL : hoof_strdup(ask->arena, hoof_buf_string(&line));
    hoof_buf_release(&line);
    return words(text);
}

const char *hoof_plan_clock(struct hoof_ask *ask, const struct hoof_plan_at *at)
{
    if (at->day_level)
        return "";
    struct hoof_moment moment = hoof_zone_at(ask->zone, at->utc_s);
    return words(hoof_format(ask->arena, "%02d:%02d", moment.clock.hour, moment.clock.minute));
}

/* "14:00" of today, else the date, with its clock where that is known. */
static const char *when_words(struct hoof_ask *ask, const struct hoof_plan_at *at)
{
    char date[48];
    const char *clock = hoof_plan_clock(ask, at);
    if (at->day == hoof_date_to_days(hoof_ask_today_date(ask)))
        return *clock ? clock : "today";
    hoof_text_long_date(hoof_date_from_days(at->day), date);
    return words(hoof_format(ask->arena, "%s%s%s", date, *clock ? ", " : "", clock));
}

static const char *taken_words(struct hoof_ask *ask, const struct hoof_plan_due *due)
{
    const char *list = "";
    for (size_t i = 0; i < due->taken_count; i++)
        list = words(hoof_format(ask->arena, "%s%s%s", list, i ? ", " : "",
                                 when_words(ask, &due->taken[i]->at)));
    return list;
}

const char *hoof_due_words(struct hoof_ask *ask, const struct hoof_plan_due *due)
{
    const struct hoof_plan_at *at = &due->date.at;
    const char *left = "";
    switch (due->state) {
    case HOOF_DOSE_TAKEN:
        return words(hoof_format(ask->arena, "taken: %s", taken_words(ask, due)));
    case HOOF_DOSE_SKIPPED:
        return "left out";
    case HOOF_DOSE_LATE:
        return at->day == hoof_date_to_days(hoof_ask_today_date(ask))
                   ? "late"
                   : words(hoof_format(ask->arena, "late, was due %s", when_words(ask, at)));
    case HOOF_DOSE_UPCOMING:
        return "later today";
    case HOOF_DOSE_DUE:
        return at->day_level ? "due today" : "due now";
    case HOOF_DOSE_AS_NEEDED:
        break;
    }
    if (due->left_today >= 0) {
        char number[32];
        hoof_number_text(due->left_today, number);
        left = words(hoof_format(ask->arena, ", %s left of the plan's daily maximum", number));
    }
    return words(due->taken_count ? hoof_format(ask->arena, "when needed, taken: %s%s",
                                                taken_words(ask, due), left)
                                  : hoof_format(ask->arena, "when needed%s", left));
}

const char *hoof_depot_words(struct hoof_ask *ask, const struct hoof_plan_depot *depot)
{
    struct hoof_buf line = {0};
    hoof_buf_format(&line, "%s: ", hoof_shown_name(ask->arena, ask->labels, depot->agent));
    if (!depot->last && depot->days_since > 0)
        hoof_buf_format(&line, "none is logged, by the plan the last was %d %s ago",
                        depot->days_since, depot->days_since == 1 ? "day" : "days");
    else if (depot->days_since < 0 || !depot->last)
        hoof_buf_text(&line, "none is logged yet");
    else if (depot->days_since == 0)
        hoof_buf_text(&line, "given today");
    else
        hoof_buf_format(&line, "%d %s since the last", depot->days_since,
                        depot->days_since == 1 ? "day" : "days");
    if (depot->site)
        hoof_buf_format(&line, " (%s)", depot->site);
    if (depot->has_next) {
        bool over = depot->next.day < hoof_date_to_days(hoof_ask_today_date(ask));
        hoof_buf_format(&line, over ? ", was due %s" : ", next %s", when_words(ask, &depot->next));
    }
    const char *text = line.failed ? NULL : hoof_strdup(ask->arena, hoof_buf_string(&line));
    hoof_buf_release(&line);
    return words(text);
}

/* --- Today. --------------------------------------------------------------------------------- */

enum { CLOCK_COLUMN = 2, WORDS_COLUMN = 9 };

void hoof_doses_text(struct hoof_text *text, struct hoof_ask *ask,
                     const struct hoof_plan_today *today)
{
    if (today->dose_count) {
        hoof_text_newline(text);
        hoof_text_heading(text, "From your plan");
    }
    for (size_t i = 0; i < today->dose_count; i++) {
        const struct hoof_plan_due *due = &today->doses[i];
        bool old = due->state == HOOF_DOSE_AS_NEEDED ||
                   due->date.at.day != hoof_date_to_days(hoof_ask_today_date(ask));
        const char *clock = old ? "" : hoof_plan_clock(ask, &due->date.at);
        enum hoof_style style = due->state == HOOF_DOSE_LATE ? HOOF_BOLD : HOOF_PLAIN;
        hoof_text_labelled(
            text, CLOCK_COLUMN, WORDS_COLUMN, style, clock,
            words(hoof_format(ask->arena, "%s: %s", hoof_given_words(ask, due->date.given),
                              hoof_due_words(ask, due))));
    }
    for (size_t i = 0; i < today->other_count; i++)
        hoof_text_labelled(text, CLOCK_COLUMN, WORDS_COLUMN, HOOF_PLAIN,
                           hoof_plan_clock(ask, &today->others[i].at),
                           hoof_given_words(ask, today->others[i].given));
    if (today->depot_count) {
        hoof_text_newline(text);
        hoof_text_heading(text, "Since the last one");
    }
    for (size_t i = 0; i < today->depot_count; i++)
        hoof_text_wrap(text, 2, 4, hoof_depot_words(ask, &today->depots[i]));
}

/* --- The calendar. --------------------------------------------------------------------------- */

/* How many of the dates from here on differ in nothing that is shown. */
static size_t alike(const struct hoof_plan_dates *dates, size_t from)
{
    const struct hoof_plan_date *a = &dates->items[from];
    size_t count = 1;
    while (from + count < dates->count) {
        const struct hoof_plan_date *b = &dates->items[from + count];
        if (b->given != a->given || b->at.day != a->at.day || !b->at.day_level ||
            !a->at.day_level || !a->taken != !b->taken || a->skipped != b->skipped)
            break;
        count++;
    }
    return count;
}

static const char *calendar_words(struct hoof_ask *ask, const struct hoof_plan_date *date,
                                  size_t times)
{
    struct hoof_buf line = {0};
    const struct hoof_plan_item *item = date->given->item;
    hoof_buf_text(&line, hoof_given_words(ask, date->given));
    if (times > 1)
        hoof_buf_format(&line, ", %zu times", times);
    if (date->cycle)
        hoof_buf_format(&line, "; cycle %d, day %d", date->cycle, date->day);
    if (date->fraction)
        hoof_buf_format(&line, "; fraction %d", date->fraction);
    if (item->type == HOOF_PLAN_REGIMEN)
        hoof_buf_format(&line, " of %s", hoof_shown_name(ask->arena, ask->labels, item->what));
    if (date->taken)
        hoof_buf_text(&line, date->taken->at.day == date->at.day ? ": taken" : ": taken on ");
    if (date->taken && date->taken->at.day != date->at.day) {
        char day[48];
        hoof_text_long_date(hoof_date_from_days(date->taken->at.day), day);
        hoof_buf_text(&line, day);
    }
    if (date->skipped)
        hoof_buf_text(&line, ": left out");
    const char *text = line.failed ? NULL : hoof_strdup(ask->arena, hoof_buf_string(&line));
    hoof_buf_release(&line);
    return words(text);
}

/* Each formula once: how the amounts marked "about" came out. */
static void formulas(struct hoof_text *text, struct hoof_ask *ask,
                     const struct hoof_plan_dates *dates)
{
    json_t *told = json_object();
    for (size_t i = 0; i < dates->count; i++) {
        const struct hoof_plan_given *given = dates->items[i].given;
        if (!given->formula || json_object_get(told, given->agent) ||
            (i && dates->items[i - 1].given == given))
            continue;
        if (json_object_size(told) == 0) {
            hoof_text_newline(text);
            hoof_text_wrap(text, 0, 0,
                           "Amounts with \"about\" are the program's sums from the template, not "
                           "your prescription:");
        }
        if (json_object_set_new(told, given->agent, json_true()))
            text->buf->failed = true;
        hoof_text_wrap(text, 2, 4,
                       words(hoof_format(ask->arena, "%s: %s",
                                         hoof_shown_name(ask->arena, ask->labels, given->agent),
                                         given->formula)));
    }
    json_decref(told);
}

static void asks(struct hoof_text *text, struct hoof_ask *ask,
                 const struct hoof_calendar_answer *answer)
{
    for (size_t i = 0; i < answer->ask_count; i++) {
        const struct hoof_calendar_ask *one = &answer->asks[i];
        const char *name = hoof_shown_name(ask->arena, ask->labels, one->item->what);
        hoof_text_newline(text);
        hoof_text_wrap(
            text, 0, 2,
            words(hoof_format(ask->arena,
                              one->unknown
                                  ? "%s is not a regimen that Hoofbeat knows; it has no dates here."
                              : one->item->has_from
                                  ? "%s has no dates yet: note how many cycles your team planned, "
                                    "or the last day."
                                  : "%s has no dates yet: note its first day.",
                              name)));
    }
}

void hoof_calendar_text(struct hoof_text *text, struct hoof_ask *ask,
                        const struct hoof_calendar_answer *answer)
{
    const struct hoof_plan_dates *dates = &answer->dates;
    char from[48], to[48];
    hoof_text_long_date(answer->from, from);
    hoof_text_long_date(answer->to, to);
    if (answer->empty)
        hoof_text_wrap(text, 0, 0, "The plan is empty.");
    else if (dates->count == 0)
        hoof_text_wrap(
            text, 0, 0,
            words(hoof_format(ask->arena, "Nothing is planned from %s to %s.", from, to)));
    for (size_t i = 0; i < dates->count;) {
        const struct hoof_plan_date *date = &dates->items[i];
        size_t times = alike(dates, i);
        if (i == 0 || dates->items[i - 1].at.day != date->at.day) {
            char day[48];
            hoof_text_long_date(hoof_date_from_days(date->at.day), day);
            if (i)
                hoof_text_newline(text);
            hoof_text_heading(text, day);
        }
        hoof_text_labelled(text, CLOCK_COLUMN, WORDS_COLUMN, HOOF_PLAIN,
                           hoof_plan_clock(ask, &date->at), calendar_words(ask, date, times));
        i += times;
    }
    formulas(text, ask, dates);
    asks(text, ask, answer);
}
