/* The dose judged itself: how much, how, in which cycle. */
#include <ctype.h>
#include <string.h>

#include "base/text.h"
#include "plan/forms.h"

static enum hoof_truth truth_of(bool holds)
{
    return holds ? HOOF_TRUE : HOOF_FALSE;
}

/* --- How much. -------------------------------------------------------------------------- */

static enum hoof_truth compared(struct hoof_judge *judge, const struct hoof_moment_judged *moment,
                                enum hoof_compare compare, const struct hoof_amount *limit,
                                struct hoof_evidence *evidence)
{
    double value;
    if (!moment->dose)
        return HOOF_FALSE;
    enum hoof_truth truth = hoof_dose_in(judge, moment->dose, limit, &value, evidence);
    if (truth == HOOF_TRUE)
        truth = truth_of(hoof_compared(value, compare, limit->value));
    return truth;
}

static enum hoof_truth dose_compared(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                     const struct hoof_moment_judged *moment,
                                     struct hoof_evidence *evidence)
{
    return compared(judge, moment, phrase->args[0].compare, &phrase->args[1].amount, evidence);
}

static enum hoof_truth dose_or_less(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                    const struct hoof_moment_judged *moment,
                                    struct hoof_evidence *evidence)
{
    return compared(judge, moment, HOOF_AT_MOST, &phrase->args[0].amount, evidence);
}

static enum hoof_truth dose_is(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                               const struct hoof_moment_judged *moment,
                               struct hoof_evidence *evidence)
{
    return moment->dose ? hoof_dose_is(judge, moment->dose, &phrase->args[0].amount, evidence)
                        : HOOF_FALSE;
}

/* The dose of the cycle before; NULL: there was none. */
static const struct hoof_ledger_dose *of_cycle_before(struct hoof_judge *judge,
                                                      const struct hoof_ledger_dose *dose)
{
    struct hoof_doses doses = hoof_doses_of_agent(judge, dose->agent);
    size_t i = hoof_first_day(doses.days, doses.count, dose->at.day);
    while (i < doses.count && doses.items[i] != dose)
        i++;
    while (i > 0 && i < doses.count && !hoof_opens_cycle(doses, i))
        i--;
    return i > 0 && i < doses.count ? doses.items[i - 1] : NULL;
}

/* A plan holds one amount for all cycles of an item. Where the cycle before was
 * not logged, its amount was that of the template: less is what the team changed. */
static struct hoof_ledger_dose amount_before(const struct hoof_judge *judge,
                                             const struct hoof_ledger_dose *dose,
                                             const struct hoof_ledger_dose *before)
{
    const struct hoof_plan_item *item = dose->item;
    const struct hoof_plan_regimen *regimen = NULL;
    if (dose->reduced && !before->entry && item == before->item && item->type == HOOF_PLAN_REGIMEN)
        regimen = hoof_plan_regimen_find(judge->book, item->what);
    for (size_t i = 0; regimen && i < regimen->line_count; i++)
        if (strcmp(regimen->lines[i].agent, dose->agent) == 0)
            return (struct hoof_ledger_dose){.dose = regimen->lines[i].low,
                                             .unit = regimen->lines[i].unit};
    return *before;
}

static enum hoof_truth lowered(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                               const struct hoof_moment_judged *moment,
                               struct hoof_evidence *evidence)
{
    const struct hoof_amount *by = &phrase->args[0].amount;
    double now, then;
    const struct hoof_ledger_dose *before =
        moment->dose ? of_cycle_before(judge, moment->dose) : NULL;
    if (!before)
        return HOOF_FALSE;
    enum hoof_truth truth = hoof_dose_in(judge, moment->dose, by, &now, evidence);
    struct hoof_ledger_dose earlier = amount_before(judge, moment->dose, before);
    if (truth == HOOF_TRUE)
        truth = hoof_dose_in(judge, &earlier, by, &then, evidence);
    /* A dose by surface is rounded to whole capsules. */
    double least = by->value * (by->per == HOOF_FLAT ? 1 : 0.95);
    return truth == HOOF_TRUE ? truth_of(hoof_compared(then - now, HOOF_AT_LEAST, least)) : truth;
}

/* --- How. --------------------------------------------------------------------------------- */

/* Whether a text is one of the words; case, spaces and hyphens do not matter. */
static bool is_word(const char *text, const char *word)
{
    if (!text)
        return false;
    for (; *text && *word; text++, word++) {
        char a = *text == ' ' ? '-' : (char)tolower((unsigned char)*text);
        char b = (char)tolower((unsigned char)*word);
        if (a != b)
            return false;
    }
    return !*text && !*word;
}

static bool is_one_of(const char *text, const struct hoof_set *words)
{
    for (size_t i = 0; i < words->count; i++)
        if (is_word(text, words->ids[i]))
            return true;
    return false;
}

/* What was written at the dose, else at its item, else what is usual for it. */
static const char *route_of(const struct hoof_judge *judge, const struct hoof_moment_judged *moment)
{
    if (!moment->dose)
        return NULL;
    const struct hoof_plan_agent *agent = hoof_plan_agent_find(judge->book, moment->dose->agent);
    if (moment->dose->route)
        return moment->dose->route;
    return agent ? agent->route : NULL;
}

static const char *product_of(const struct hoof_moment_judged *moment)
{
    const struct hoof_plan_entry *entry = moment->dose ? moment->dose->entry : moment->entry;
    const struct hoof_plan_item *item = moment->dose ? moment->dose->item : moment->item;
    if (entry && entry->product)
        return entry->product;
    return item ? item->product : NULL;
}

static const char *site_of(const struct hoof_moment_judged *moment)
{
    if (moment->dose)
        return moment->dose->site;
    if (moment->entry)
        return moment->entry->site;
    return moment->item ? moment->item->site : NULL;
}

static enum hoof_truth written_is(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence)
{
    const char *text = phrase->args[0].choice == 0   ? route_of(judge, moment)
                       : phrase->args[0].choice == 1 ? product_of(moment)
                                                     : site_of(moment);
    if (!is_one_of(text, &phrase->args[1].set))
        return HOOF_FALSE;
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "%s: %s",
                                 phrase->args[0].choice == 0   ? "route"
                                 : phrase->args[0].choice == 1 ? "product"
                                                               : "site",
                                 text));
    return HOOF_TRUE;
}

/* Of the dose judged, else of the medicines that were taken. */
static enum hoof_truth prescribed(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence)
{
    (void)judge, (void)evidence;
    const struct hoof_plan_item *item = moment->dose ? moment->dose->item : moment->item;
    bool is = (moment->dose && moment->dose->prescribed) || (item && item->prescribed);
    return truth_of(is != phrase->args[0].given);
}

static enum hoof_truth rescue(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                              const struct hoof_moment_judged *moment,
                              struct hoof_evidence *evidence)
{
    (void)judge, (void)phrase, (void)evidence;
    return truth_of(moment->dose && moment->dose->rescue);
}

static enum hoof_truth reduced(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                               const struct hoof_moment_judged *moment,
                               struct hoof_evidence *evidence)
{
    (void)judge, (void)evidence;
    return truth_of((moment->dose && moment->dose->reduced) != phrase->args[0].given);
}

static int side_of(struct hoof_judge *judge, const char *site)
{
    char *text = site ? hoof_fold(judge->arena, site, strlen(site)) : NULL;
    bool left = text && strstr(text, "left"), right = text && strstr(text, "right");
    return left == right ? 0 : left ? 1 : 2;
}

static enum hoof_truth same_side(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                 const struct hoof_moment_judged *moment,
                                 struct hoof_evidence *evidence)
{
    (void)phrase;
    if (!moment->dose)
        return HOOF_FALSE;
    const struct hoof_ledger_dose *before =
        hoof_previous_dose(hoof_doses_of_agent(judge, moment->dose->agent), moment);
    int side = side_of(judge, moment->dose->site);
    if (!before || !side || side_of(judge, before->site) != side)
        return HOOF_FALSE;
    hoof_found_dose(judge, evidence, before);
    hoof_found_words(judge, evidence, side == 1 ? "both on the left" : "both on the right");
    return HOOF_TRUE;
}

/* --- In which cycle. ------------------------------------------------------------------------ */

/* "captem-*" is the beginning of a name. */
static bool is_regimen(const struct hoof_plan_item *item, const struct hoof_set *names)
{
    if (!item || item->type != HOOF_PLAN_REGIMEN)
        return false;
    for (size_t i = 0; i < names->count; i++) {
        size_t n = strlen(names->ids[i]);
        if (strcmp(item->what, names->ids[i]) == 0 ||
            (names->ids[i][n - 1] == '*' && strncmp(item->what, names->ids[i], n - 1) == 0))
            return true;
    }
    return false;
}

/* The cycle of a regimen that runs on a day: its latest planned date up to then.
 * NULL: none runs. */
static const struct hoof_plan_date *running(const struct hoof_judge *judge,
                                            const struct hoof_set *names, int32_t day)
{
    const struct hoof_plan_dates *dates = &judge->ledger->dates;
    size_t low = 0, high = dates->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (dates->items[middle].at.day <= day)
            low = middle + 1;
        else
            high = middle;
    }
    /* No cycle is longer. */
    for (; low > 0 && dates->items[low - 1].at.day > day - 100; low--) {
        const struct hoof_plan_date *date = &dates->items[low - 1];
        const struct hoof_plan_item *item = date->given->item;
        if (!date->day || (names && !is_regimen(item, names)) || item->type != HOOF_PLAN_REGIMEN)
            continue;
        const struct hoof_plan_regimen *regimen = hoof_plan_regimen_find(judge->book, item->what);
        if (regimen && day < date->at.day - (date->day - 1) + regimen->cycle_days)
            return date;
    }
    return NULL;
}

/* The dose judged belongs to it, or was logged beside the plan while it runs; as
 * of now, it runs. */
static enum hoof_truth in_regimen(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence)
{
    const struct hoof_set *names = &phrase->args[1].set;
    const struct hoof_plan_item *item = moment->dose ? moment->dose->item : NULL;
    bool is = is_regimen(item, names);
    if (!is && !item) {
        const struct hoof_plan_date *date = running(judge, names, moment->at.day);
        is = date;
        if (date && !phrase->args[0].given)
            hoof_found_item(judge, evidence, date->given->item);
    }
    return truth_of(is != phrase->args[0].given);
}

/* Day of the cycle, counted from 1; 0: the dose is in none. */
static int cycle_day(const struct hoof_judge *judge, const struct hoof_moment_judged *moment)
{
    if (moment->dose && moment->dose->day)
        return moment->dose->day;
    const struct hoof_plan_date *date = running(judge, NULL, moment->at.day);
    return date ? moment->at.day - (date->at.day - (date->day - 1)) + 1 : 0;
}

static enum hoof_truth on_cycle_day(struct hoof_judge *judge, int day, bool holds,
                                    struct hoof_evidence *evidence)
{
    if (!day || !holds)
        return HOOF_FALSE;
    hoof_found_words(judge, evidence, hoof_format(judge->arena, "day %d of the cycle", day));
    return HOOF_TRUE;
}

static enum hoof_truth cycle_day_is(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                    const struct hoof_moment_judged *moment,
                                    struct hoof_evidence *evidence)
{
    int day = cycle_day(judge, moment);
    return on_cycle_day(judge, day, day == phrase->args[0].number, evidence);
}

static enum hoof_truth cycle_day_above(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                       const struct hoof_moment_judged *moment,
                                       struct hoof_evidence *evidence)
{
    int day = cycle_day(judge, moment);
    return on_cycle_day(judge, day, day > phrase->args[0].number, evidence);
}

static enum hoof_truth cycle_day_outside(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                         const struct hoof_moment_judged *moment,
                                         struct hoof_evidence *evidence)
{
    int day = cycle_day(judge, moment);
    return on_cycle_day(judge, day, day < phrase->args[0].number || day > phrase->args[1].number,
                        evidence);
}

static enum hoof_truth on_a_weekend(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                    const struct hoof_moment_judged *moment,
                                    struct hoof_evidence *evidence)
{
    int weekday = hoof_date_weekday(hoof_date_from_days(moment->at.day));
    (void)phrase;
    if (weekday < 5)
        return HOOF_FALSE;
    hoof_found_words(judge, evidence, weekday == 5 ? "a Saturday" : "a Sunday");
    return HOOF_TRUE;
}

const struct hoof_form hoof_forms_judged[] = {
    {"dose COMPARE AMOUNT", dose_compared, NULL},
    {"dose AMOUNT or less", dose_or_less, NULL},
    {"dose of AMOUNT", dose_is, NULL},
    {"dose lowered by AMOUNT against the cycle before", lowered, NULL},
    {"route|product|site is WORDS", written_is, NULL},
    {"[not] prescribed", prescribed, NULL},
    {"rescue", rescue, NULL},
    {"[not] reduced", reduced, NULL},
    {"same side as the previous dose", same_side, NULL},
    {"[not] in regimen REGIMENS", in_regimen, NULL},
    {"cycle day is N", cycle_day_is, NULL},
    {"cycle day above N", cycle_day_above, NULL},
    {"cycle day outside N to N", cycle_day_outside, NULL},
    {"on a weekend", on_a_weekend, NULL},
    {NULL, NULL, NULL},
};
