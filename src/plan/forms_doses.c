/* Doses at a distance: from the moment, from the dose judged, from one another. */
#include <string.h>

#include "plan/forms.h"

/* --- Looking for a dose. ---------------------------------------------------------- */

struct search {
    struct hoof_judge *judge;
    const struct hoof_moment_judged *moment;
    const struct hoof_distance *distance;
    const struct hoof_amount *amount; /* NULL: any */
    struct hoof_evidence *evidence;
    bool certain;
    bool unknown; /* an amount could not be told */
};

static bool is_amount(struct search *search, const struct hoof_ledger_dose *dose)
{
    enum hoof_truth is = hoof_dose_is(search->judge, dose, search->amount, search->evidence);
    search->unknown |= is == HOOF_NOT_KNOWN;
    return is == HOOF_TRUE;
}

static bool fits(struct search *search, const struct hoof_ledger_dose *dose)
{
    struct hoof_plan_at given = hoof_ledger_given_at(dose);
    if (dose == search->moment->dose)
        return false;
    return hoof_distance_holds(search->judge->situation, search->distance, &search->moment->at,
                               &given, search->certain) &&
           (!search->amount || is_amount(search, dose));
}

/* The nearest on the side that is looked at; NULL: none. */
static const struct hoof_ledger_dose *nearest(struct search *search, struct hoof_doses doses)
{
    int32_t low, high, from = search->moment->at.day;
    hoof_distance_days(search->distance, &low, &high);
    size_t first = hoof_first_day(doses.days, doses.count, from + low);
    size_t end = hoof_first_day(doses.days, doses.count, from + high + 1);
    size_t middle = hoof_first_day(doses.days, doses.count, from);
    if (search->distance->side == HOOF_BEFORE)
        middle = end;
    for (size_t i = middle > first ? middle : first; i < end; i++)
        if (fits(search, doses.items[i]))
            return doses.items[i];
    for (size_t i = middle < end ? middle : end; i > first; i--)
        if (fits(search, doses.items[i - 1]))
            return doses.items[i - 1];
    return NULL;
}

static const struct hoof_amount *amount_of(const struct hoof_arg *arg)
{
    return arg->given ? &arg->amount : NULL;
}

static enum hoof_truth dose_of(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                               const struct hoof_moment_judged *moment,
                               struct hoof_evidence *evidence)
{
    struct search search = {
        judge, moment, &phrase->args[2].distance, amount_of(&phrase->args[1]), evidence,
        true,  false};
    const struct hoof_ledger_dose *dose =
        nearest(&search, hoof_doses_of(judge, &phrase->args[0].set));
    if (!dose)
        return search.unknown ? HOOF_NOT_KNOWN : HOOF_FALSE;
    hoof_found_dose(judge, evidence, dose);
    return HOOF_TRUE;
}

/* A dose at a site of the body. */
static enum hoof_truth dose_to(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                               const struct hoof_moment_judged *moment,
                               struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    struct search search = {judge, moment, &args[2].distance, NULL, evidence, true, false};
    struct hoof_doses doses = hoof_doses_of(judge, &args[0].set);
    for (size_t i = doses.count; i > 0; i--) {
        const struct hoof_ledger_dose *dose = doses.items[i - 1];
        if (!dose->site || !hoof_set_has(&args[1].set, dose->site) || !fits(&search, dose))
            continue;
        hoof_found_dose(judge, evidence, dose);
        return HOOF_TRUE;
    }
    return HOOF_FALSE;
}

/* What may lie there is there: a date alone keeps the limit. */
static enum hoof_truth no_dose_of(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence)
{
    struct search search = {
        judge, moment, &phrase->args[2].distance, amount_of(&phrase->args[1]), evidence,
        false, false};
    if (nearest(&search, hoof_doses_of(judge, &phrase->args[0].set)))
        return HOOF_FALSE;
    if (search.unknown)
        return HOOF_NOT_KNOWN;
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "no dose of %s there",
                                 hoof_set_names(judge, &phrase->args[0].set)));
    return HOOF_TRUE;
}

/* Doses of the medicine of the dose judged. */
static struct hoof_doses of_the_same(struct hoof_judge *judge, const struct hoof_ledger_dose *dose)
{
    return hoof_doses_of_agent(judge, dose->agent);
}

static enum hoof_truth same_medicine(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                     const struct hoof_moment_judged *moment,
                                     struct hoof_evidence *evidence)
{
    if (!moment->dose)
        return HOOF_FALSE;
    struct search search = {judge, moment, &phrase->args[0].distance, NULL, evidence, true, false};
    const struct hoof_ledger_dose *dose = nearest(&search, of_the_same(judge, moment->dose));
    if (!dose)
        return HOOF_FALSE;
    hoof_found_dose(judge, evidence, dose);
    return HOOF_TRUE;
}

/* Courses are items of the plan; logged beside it, what lies within a week. */
enum { SAME_COURSE_D = 7 };

static bool another_course(const struct hoof_ledger_dose *a, const struct hoof_ledger_dose *b)
{
    if (a->item || b->item)
        return a->item != b->item;
    int32_t days = a->at.day - b->at.day;
    return days > SAME_COURSE_D || days < -SAME_COURSE_D;
}

static enum hoof_truth same_site(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                 const struct hoof_moment_judged *moment,
                                 struct hoof_evidence *evidence)
{
    if (!moment->dose || !moment->dose->site)
        return HOOF_FALSE;
    struct search search = {judge, moment, &phrase->args[0].distance, NULL, evidence, true, false};
    struct hoof_doses doses = of_the_same(judge, moment->dose);
    for (size_t i = doses.count; i > 0; i--) {
        const struct hoof_ledger_dose *dose = doses.items[i - 1];
        if (!dose->site || strcmp(dose->site, moment->dose->site) != 0 ||
            !another_course(dose, moment->dose) || !fits(&search, dose))
            continue;
        hoof_found_dose(judge, evidence, dose);
        return HOOF_TRUE;
    }
    return HOOF_FALSE;
}

static enum hoof_truth another_of(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence)
{
    const struct hoof_set *set = &phrase->args[0].set;
    if (!moment->dose)
        return HOOF_FALSE;
    struct search search = {judge, moment, &phrase->args[1].distance, NULL, evidence, true, false};
    for (size_t i = 0; i < judge->ledger->agent_count; i++) {
        const char *agent = judge->ledger->agents[i].id;
        if (strcmp(agent, moment->dose->agent) == 0 || !hoof_set_has(set, agent))
            continue;
        const struct hoof_ledger_dose *dose = nearest(&search, hoof_doses_of_agent(judge, agent));
        if (!dose)
            continue;
        hoof_found_dose(judge, evidence, dose);
        return HOOF_TRUE;
    }
    return HOOF_FALSE;
}

/* --- The one before, the first, the last. --------------------------------------------- */

static bool is_clock(const struct hoof_distance *distance)
{
    return (distance->has_low && distance->low.unit == HOOF_MINUTES) ||
           (distance->has_high && distance->high.unit == HOOF_MINUTES);
}

/* One dose at the distance; which comes first is known already. */
static enum hoof_truth lies(struct hoof_judge *judge, const struct hoof_distance *distance,
                            const struct hoof_moment_judged *moment,
                            const struct hoof_ledger_dose *dose, struct hoof_evidence *evidence)
{
    if (!dose)
        return HOOF_FALSE;
    struct hoof_plan_at given = hoof_ledger_given_at(dose);
    if (!hoof_distance_holds(judge->situation, distance, &moment->at, &given, is_clock(distance)))
        return HOOF_FALSE;
    hoof_found_dose(judge, evidence, dose);
    return HOOF_TRUE;
}

/* As of now, doses that are only planned have not been given. */
static bool comes_before(const struct hoof_ledger_dose *dose,
                         const struct hoof_moment_judged *moment)
{
    struct hoof_plan_at given = hoof_ledger_given_at(dose);
    if (dose == moment->dose || (moment->now && dose->planned))
        return false;
    if (hoof_at_before(&given, &moment->at))
        return true;
    return moment->dose && !hoof_at_before(&moment->at, &given) && dose < moment->dose;
}

const struct hoof_ledger_dose *hoof_previous_dose(struct hoof_doses doses,
                                                  const struct hoof_moment_judged *moment)
{
    for (size_t i = hoof_first_day(doses.days, doses.count, moment->at.day + 1); i > 0; i--)
        if (comes_before(doses.items[i - 1], moment))
            return doses.items[i - 1];
    return NULL;
}

static enum hoof_truth previous_dose(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                     const struct hoof_moment_judged *moment,
                                     struct hoof_evidence *evidence)
{
    struct hoof_doses doses = {0};
    if (phrase->args[0].given)
        doses = hoof_doses_of(judge, &phrase->args[0].set);
    else if (moment->dose)
        doses = of_the_same(judge, moment->dose);
    return lies(judge, &phrase->args[1].distance, moment, hoof_previous_dose(doses, moment),
                evidence);
}

static enum hoof_truth first_dose(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence)
{
    struct hoof_doses doses = hoof_doses_of(judge, &phrase->args[0].set);
    return lies(judge, &phrase->args[1].distance, moment, doses.count ? doses.items[0] : NULL,
                evidence);
}

/* Whether doses of an item may follow behind all that the ledger holds. */
static bool has_no_end(const struct hoof_judge *judge, const struct hoof_ledger_dose *last,
                       const struct hoof_set *set)
{
    for (size_t i = 0; i < judge->situation->item_count; i++) {
        const struct hoof_plan_item *item = &judge->situation->items[i];
        if (item->type == HOOF_PLAN_AGENT && hoof_set_has(set, item->what) &&
            (!item->has_until || item->until > judge->last))
            return true;
    }
    const struct hoof_plan_item *item = last->item;
    if (!item || item->type != HOOF_PLAN_REGIMEN || (item->has_until && item->until <= judge->last))
        return false;
    const struct hoof_plan_regimen *regimen = hoof_plan_regimen_find(judge->book, item->what);
    int cycles = item->cycles ? item->cycles : regimen ? regimen->cycles : 0;
    return !cycles || last->cycle < cycles;
}

static enum hoof_truth last_dose(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                 const struct hoof_moment_judged *moment,
                                 struct hoof_evidence *evidence)
{
    struct hoof_doses doses = hoof_doses_of(judge, &phrase->args[0].set);
    if (!doses.count)
        return HOOF_FALSE;
    const struct hoof_ledger_dose *last = doses.items[doses.count - 1];
    if (has_no_end(judge, last, &phrase->args[0].set))
        return HOOF_FALSE;
    return lies(judge, &phrase->args[1].distance, moment, last, evidence);
}

/* The first dose of the medicine in the cycle that runs at the moment. */
static enum hoof_truth cycle_began(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                   const struct hoof_moment_judged *moment,
                                   struct hoof_evidence *evidence)
{
    struct hoof_doses doses = hoof_doses_of(judge, &phrase->args[0].set);
    for (size_t i = hoof_first_day(doses.days, doses.count, moment->at.day + 1); i > 0; i--) {
        if (!hoof_opens_cycle(doses, i - 1))
            continue;
        return lies(judge, &phrase->args[1].distance, moment, doses.items[i - 1], evidence);
    }
    return HOOF_FALSE;
}

/* --- Skipped, late, extra. ------------------------------------------------------------- */

static enum hoof_truth skipped_dose(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                    const struct hoof_moment_judged *moment,
                                    struct hoof_evidence *evidence)
{
    for (size_t i = judge->ledger->skipped_count; i > 0; i--) {
        const struct hoof_plan_entry *entry = judge->ledger->skipped[i - 1];
        if (!hoof_set_has(&phrase->args[0].set, entry->what) ||
            !hoof_distance_holds(judge->situation, &phrase->args[1].distance, &moment->at,
                                 &entry->at, false))
            continue;
        hoof_found_entry(judge, evidence, entry);
        return HOOF_TRUE;
    }
    return HOOF_FALSE;
}

/* The latest date of the medicine that is over by more than an hour. */
static const struct hoof_plan_date *latest_past(const struct hoof_judge *judge,
                                                const struct hoof_set *set)
{
    const struct hoof_plan_dates *dates = &judge->ledger->dates;
    const struct hoof_plan_at *now = &judge->ledger->now;
    size_t low = 0, high = dates->count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (dates->items[middle].at.day <= now->day)
            low = middle + 1;
        else
            high = middle;
    }
    for (; low > 0 && dates->items[low - 1].at.day >= now->day - 2; low--) {
        const struct hoof_plan_date *date = &dates->items[low - 1];
        bool past =
            date->at.day_level ? date->at.day < now->day : date->at.utc_s + 3600 < now->utc_s;
        if (past && date->given->agent && hoof_set_has(set, date->given->agent))
            return date;
    }
    return NULL;
}

static enum hoof_truth late_dose(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                 const struct hoof_moment_judged *moment,
                                 struct hoof_evidence *evidence)
{
    (void)moment;
    const struct hoof_plan_date *date = latest_past(judge, &phrase->args[0].set);
    if (!date || date->taken || date->skipped || date->counts_as_taken)
        return HOOF_FALSE;
    hoof_found_item(judge, evidence, date->given->item);
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "the dose of %s was not logged",
                                 hoof_at_words(judge, &date->at)));
    return HOOF_TRUE;
}

/* Extra doses in a window; *days: on how many dates. */
static size_t rescue_doses(struct hoof_judge *judge, const struct hoof_set *set,
                           const struct hoof_moment_judged *moment,
                           const struct hoof_distance *distance, int *days,
                           struct hoof_evidence *evidence)
{
    struct hoof_doses doses = hoof_doses_of(judge, set);
    int32_t low, high, last_day = INT32_MIN;
    size_t count = 0;
    *days = 0;
    hoof_distance_days(distance, &low, &high);
    for (size_t i = hoof_first_day(doses.days, doses.count, moment->at.day + low);
         i < doses.count && doses.days[i] <= moment->at.day + high; i++) {
        const struct hoof_ledger_dose *dose = doses.items[i];
        struct hoof_plan_at given = hoof_ledger_given_at(dose);
        if (!dose->rescue || !dose->entry ||
            !hoof_distance_holds(judge->situation, distance, &moment->at, &given, false))
            continue;
        count++;
        *days += given.day != last_day;
        last_day = given.day;
        if (evidence)
            hoof_found_dose(judge, evidence, dose);
    }
    return count;
}

static enum hoof_truth rescue_days(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                   const struct hoof_moment_judged *moment,
                                   struct hoof_evidence *evidence)
{
    struct hoof_distance distance = hoof_within_before(phrase->args[2].duration);
    int days;
    rescue_doses(judge, &phrase->args[0].set, moment, &distance, &days, evidence);
    if (days < phrase->args[1].number)
        return HOOF_FALSE;
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "extra doses on %d days in %s", days,
                                 hoof_duration_words(judge, phrase->args[2].duration)));
    return HOOF_TRUE;
}

static enum hoof_truth more_rescue(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                   const struct hoof_moment_judged *moment,
                                   struct hoof_evidence *evidence)
{
    struct hoof_duration length = phrase->args[1].duration;
    struct hoof_distance last = hoof_within_before(length), before = last;
    int days;
    before.low = length;
    before.has_low = before.low_included = true;
    before.high.count = length.count + phrase->args[2].duration.count;
    size_t now = rescue_doses(judge, &phrase->args[0].set, moment, &last, &days, evidence);
    size_t then = rescue_doses(judge, &phrase->args[0].set, moment, &before, &days, NULL);
    /* Without a dose in the window before there is nothing to rise from. */
    if (!then || now <= then)
        return HOOF_FALSE;
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "%zu extra doses in %s, %zu in the time before", now,
                                 hoof_duration_words(judge, length), then));
    return HOOF_TRUE;
}

const struct hoof_form hoof_forms_doses[] = {
    {"dose of AGENTS [of AMOUNT] DISTANCE", dose_of, NULL},
    {"dose of AGENTS to the WORDS DISTANCE", dose_to, NULL},
    {"no dose of AGENTS [of AMOUNT] DISTANCE", no_dose_of, NULL},
    {"dose of the same medicine DISTANCE", same_medicine, NULL},
    {"dose of the same medicine at the same site in another course DISTANCE", same_site, NULL},
    {"dose of another of AGENTS DISTANCE", another_of, NULL},
    {"previous dose [of AGENTS] DISTANCE", previous_dose, NULL},
    {"first dose of AGENTS DISTANCE", first_dose, NULL},
    {"last dose of AGENTS DISTANCE", last_dose, NULL},
    {"cycle of AGENTS began DISTANCE", cycle_began, NULL},
    {"skipped dose of AGENTS DISTANCE", skipped_dose, NULL},
    {"late dose of AGENTS", late_dose, NULL},
    {"rescue doses of AGENTS on N or more days in the last D", rescue_days, NULL},
    {"more rescue doses of AGENTS in the last D than in the D before", more_rescue, NULL},
    {NULL, NULL, NULL},
};
