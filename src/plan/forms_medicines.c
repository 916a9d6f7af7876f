/* On a medicine, and since when: items of the plan, the person's list, and doses
 * for as long as they act. */
#include <string.h>

#include "plan/forms.h"

/* --- Active on a day. --------------------------------------------------------------- */

static bool item_is_active(const struct hoof_plan_item *item, int32_t day)
{
    return item->type == HOOF_PLAN_AGENT && !(item->has_from && day < item->from) &&
           !(item->has_until && day > item->until);
}

static const struct hoof_plan_item *active_item(const struct hoof_judge *judge, const char *agent,
                                                int32_t day)
{
    for (size_t i = 0; i < judge->situation->item_count; i++) {
        const struct hoof_plan_item *item = &judge->situation->items[i];
        if (item_is_active(item, day) && strcmp(item->what, agent) == 0)
            return item;
    }
    return NULL;
}

static const struct hoof_plan_medicine *on_list(const struct hoof_judge *judge, const char *agent,
                                                int32_t day)
{
    const struct hoof_plan_person *person = &judge->situation->person;
    for (size_t i = 0; i < person->medicine_count; i++)
        if (strcmp(person->medicines[i].id, agent) == 0 &&
            !(person->medicines[i].has_from && person->medicines[i].from > day))
            return &person->medicines[i];
    return NULL;
}

static int32_t washout_of(const struct hoof_judge *judge, const char *agent,
                          const struct hoof_arg *said)
{
    const struct hoof_plan_agent *found = hoof_plan_agent_find(judge->book, agent);
    int32_t days = found ? found->washout_d : 0;
    if (said && said->given)
        days = (int32_t)(hoof_duration_seconds(said->duration) / 86400);
    return days > 0 ? days : 1;
}

/* The latest dose that was given that day or less than `days` before. */
static const struct hoof_ledger_dose *acting_dose(struct hoof_judge *judge, const char *agent,
                                                  int32_t day, int32_t days)
{
    struct hoof_doses doses = hoof_doses_of_agent(judge, agent);
    size_t end = hoof_first_day(doses.days, doses.count, day + 1);
    return end > 0 && doses.days[end - 1] > day - days ? doses.items[end - 1] : NULL;
}

static void found_medicine(struct hoof_judge *judge, struct hoof_evidence *evidence,
                           const struct hoof_plan_medicine *medicine)
{
    const struct hoof_plan_agent *agent = hoof_plan_agent_find(judge->book, medicine->id);
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "%s is on your list of medicines",
                                 agent ? agent->name : medicine->id));
}

/* What makes a medicine active on a day goes to *evidence, which may be NULL. */
static bool is_on(struct hoof_judge *judge, const char *agent, int32_t day, int32_t washout,
                  struct hoof_evidence *evidence)
{
    const struct hoof_plan_item *item = active_item(judge, agent, day);
    const struct hoof_plan_medicine *medicine = on_list(judge, agent, day);
    const struct hoof_ledger_dose *dose =
        item || medicine ? NULL : acting_dose(judge, agent, day, washout);
    if (!item && !medicine && !dose)
        return false;
    if (!evidence)
        return true;
    if (dose && dose->item)
        item = dose->item;
    if (item)
        hoof_found_item(judge, evidence, item);
    else if (medicine)
        found_medicine(judge, evidence, medicine);
    else if (dose->entry)
        hoof_rests_on(judge, evidence, dose->entry);
    return true;
}

/* Of a set, how many are active; *evidence may be NULL. */
static size_t how_many(struct hoof_judge *judge, const struct hoof_set *set, int32_t day,
                       const struct hoof_arg *washout, size_t most, struct hoof_evidence *evidence)
{
    size_t count = 0;
    for (size_t i = 0; i < set->count && count < most; i++)
        count += is_on(judge, set->ids[i], day, washout_of(judge, set->ids[i], washout), evidence);
    return count;
}

static enum hoof_truth on(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                          const struct hoof_moment_judged *moment, struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    bool is =
        how_many(judge, &args[1].set, moment->at.day, &args[2], 1, args[0].given ? NULL : evidence);
    if (is == args[0].given)
        return HOOF_FALSE;
    if (args[0].given)
        hoof_found_words(
            judge, evidence,
            hoof_format(judge->arena, "no %s at that time", hoof_set_names(judge, &args[1].set)));
    return HOOF_TRUE;
}

/* On one day, without what still acts of earlier doses. */
static enum hoof_truth two_of(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                              const struct hoof_moment_judged *moment,
                              struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    struct hoof_arg that_day = {.given = true, .duration = {0, HOOF_DAYS}};
    size_t count = how_many(judge, &args[0].set, moment->at.day,
                            args[1].given ? &args[1] : &that_day, 2, evidence);
    return count == 2 ? HOOF_TRUE : HOOF_FALSE;
}

/* --- Since when. ------------------------------------------------------------------------ */

/* A series is unbroken while no two doses lie further apart than twice the time
 * for which one acts, at least a fortnight. */
static bool is_broken(const struct hoof_judge *judge, const struct hoof_ledger_dose *before,
                      int32_t next_day)
{
    int32_t washout = washout_of(judge, before->agent, NULL);
    return next_day - before->at.day > 2 * (washout > 7 ? washout : 7);
}

/* The day on which the series began that runs on `day`; false: it is not known. */
static bool began(struct hoof_judge *judge, const struct hoof_set *set, int32_t day, int32_t *out)
{
    struct hoof_doses doses = hoof_doses_of(judge, set);
    size_t i = hoof_first_day(doses.days, doses.count, day + 1);
    bool known = i > 0;
    if (known)
        *out = doses.days[i - 1];
    for (; i > 1 && !is_broken(judge, doses.items[i - 2], doses.days[i - 1]); i--)
        *out = doses.days[i - 2];
    for (size_t k = 0; k < set->count; k++) {
        const struct hoof_plan_item *item = active_item(judge, set->ids[k], day);
        const struct hoof_plan_medicine *medicine = on_list(judge, set->ids[k], day);
        bool from_item = item && item->has_from;
        if (!from_item && !(medicine && medicine->has_from))
            continue;
        int32_t from = from_item ? item->from : medicine->from;
        *out = known && *out < from ? *out : from;
        known = true;
    }
    return known;
}

static enum hoof_truth on_since(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                const struct hoof_moment_judged *moment,
                                struct hoof_evidence *evidence,
                                const struct hoof_distance *distance)
{
    int32_t day;
    const struct hoof_set *set = &phrase->args[0].set;
    if (!how_many(judge, set, moment->at.day, NULL, 1, evidence) ||
        !began(judge, set, moment->at.day, &day))
        return HOOF_FALSE;
    struct hoof_plan_at from = hoof_at_day(judge->situation, day);
    if (!hoof_distance_holds(judge->situation, distance, &moment->at, &from, false))
        return HOOF_FALSE;
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "since %s", hoof_at_words(judge, &from)));
    return HOOF_TRUE;
}

static enum hoof_truth on_for(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                              const struct hoof_moment_judged *moment,
                              struct hoof_evidence *evidence)
{
    struct hoof_distance distance = {.side = HOOF_BEFORE,
                                     .low = phrase->args[1].duration,
                                     .has_low = true,
                                     .low_included = true};
    return on_since(judge, phrase, moment, evidence, &distance);
}

static enum hoof_truth on_for_more(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                   const struct hoof_moment_judged *moment,
                                   struct hoof_evidence *evidence)
{
    struct hoof_distance distance = {
        .side = HOOF_BEFORE, .low = phrase->args[1].duration, .has_low = true};
    return on_since(judge, phrase, moment, evidence, &distance);
}

static enum hoof_truth on_for_less(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                   const struct hoof_moment_judged *moment,
                                   struct hoof_evidence *evidence)
{
    struct hoof_distance distance = hoof_within_before(phrase->args[1].duration);
    return on_since(judge, phrase, moment, evidence, &distance);
}

/* --- The list of medicines. ---------------------------------------------------------------- */

/* On the list that a doctor would be shown: an active item of the plan, a regimen
 * that holds it, or the person's own list. */
static bool is_taken(struct hoof_judge *judge, const char *agent, int32_t day,
                     struct hoof_evidence *evidence)
{
    const struct hoof_plan_item *item = active_item(judge, agent, day);
    const struct hoof_plan_medicine *medicine = on_list(judge, agent, day);
    if (!item && !medicine) {
        const struct hoof_ledger_dose *dose =
            acting_dose(judge, agent, day, washout_of(judge, agent, NULL));
        item = dose && dose->item && dose->item->type == HOOF_PLAN_REGIMEN ? dose->item : NULL;
    }
    if (item && evidence)
        hoof_found_item(judge, evidence, item);
    if (medicine && evidence)
        found_medicine(judge, evidence, medicine);
    return item || medicine;
}

static enum hoof_truth taking(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                              const struct hoof_moment_judged *moment,
                              struct hoof_evidence *evidence)
{
    const struct hoof_set *set = &phrase->args[1].set;
    bool negated = phrase->args[0].given, is = false;
    for (size_t i = 0; i < set->count && !is; i++)
        is = is_taken(judge, set->ids[i], moment->at.day, negated ? NULL : evidence);
    return is != negated ? HOOF_TRUE : HOOF_FALSE;
}

/* An active item that the person copied from a prescription. */
static enum hoof_truth taking_prescribed(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                         const struct hoof_moment_judged *moment,
                                         struct hoof_evidence *evidence)
{
    const struct hoof_set *set = &phrase->args[1].set;
    bool is = false;
    (void)evidence;
    for (size_t i = 0; i < judge->situation->item_count && !is; i++) {
        const struct hoof_plan_item *item = &judge->situation->items[i];
        for (size_t k = 0; k < set->count && !is; k++)
            is = item->prescribed && item_is_active(item, moment->at.day) &&
                 strcmp(item->what, set->ids[k]) == 0;
    }
    return is != phrase->args[0].given ? HOOF_TRUE : HOOF_FALSE;
}

/* --- How much a day. -------------------------------------------------------------------------- */

static double times_a_day(const struct hoof_plan_item *item)
{
    if (item->every_days > 1)
        return 1.0 / item->every_days;
    if (item->time_count)
        return (double)item->time_count;
    return item->times_per_day ? item->times_per_day : 1;
}

struct daily {
    struct hoof_judge *judge;
    const struct hoof_amount *unit;
    struct hoof_evidence *evidence;
    double most;
    bool unknown;
};

static void add_daily(struct daily *daily, const struct hoof_ledger_dose *dose, double times)
{
    double value;
    enum hoof_truth truth = hoof_dose_in(daily->judge, dose, daily->unit, &value, daily->evidence);
    daily->unknown |= truth == HOOF_NOT_KNOWN;
    if (truth == HOOF_TRUE && value * times > daily->most)
        daily->most = value * times;
}

/* Of the doses of the last day that has some. */
static void add_doses_of_day(struct daily *daily, const char *agent, int32_t day)
{
    struct hoof_doses doses = hoof_doses_of_agent(daily->judge, agent);
    size_t end = hoof_first_day(doses.days, doses.count, day + 1);
    double sum = 0, value;
    if (!end || doses.days[end - 1] <= day - washout_of(daily->judge, agent, NULL))
        return;
    for (size_t i = end; i > 0 && doses.days[i - 1] == doses.days[end - 1]; i--) {
        enum hoof_truth truth =
            hoof_dose_in(daily->judge, doses.items[i - 1], daily->unit, &value, daily->evidence);
        daily->unknown |= truth == HOOF_NOT_KNOWN;
        sum += truth == HOOF_TRUE ? value : 0;
    }
    if (sum > daily->most)
        daily->most = sum;
}

/* The largest daily amount of the set on a day, by plan, list and doses. */
static struct daily largest(struct hoof_judge *judge, const struct hoof_set *set, int32_t day,
                            const struct hoof_amount *unit, struct hoof_evidence *evidence)
{
    struct daily daily = {judge, unit, evidence, 0, false};
    for (size_t i = 0; i < set->count; i++) {
        const struct hoof_plan_item *item = active_item(judge, set->ids[i], day);
        const struct hoof_plan_medicine *medicine = on_list(judge, set->ids[i], day);
        if (item && item->dose > 0)
            add_daily(&daily, &(struct hoof_ledger_dose){.dose = item->dose, .unit = item->unit},
                      times_a_day(item));
        if (medicine && medicine->dose > 0)
            add_daily(&daily,
                      &(struct hoof_ledger_dose){.dose = medicine->dose, .unit = medicine->unit},
                      medicine->times_per_day > 0 ? medicine->times_per_day : 1);
        add_doses_of_day(&daily, set->ids[i], day);
    }
    return daily;
}

static enum hoof_truth daily_amount(struct hoof_judge *judge, const struct hoof_set *set,
                                    const struct hoof_moment_judged *moment,
                                    enum hoof_compare compare, const struct hoof_amount *limit,
                                    struct hoof_evidence *evidence)
{
    struct daily daily = largest(judge, set, moment->at.day, limit, evidence);
    if (daily.most > 0 && hoof_compared(daily.most, compare, limit->value)) {
        hoof_found_words(judge, evidence,
                         hoof_format(judge->arena, "%s a day",
                                     hoof_amount_words(judge, daily.most, limit->unit)));
        return HOOF_TRUE;
    }
    return daily.unknown ? HOOF_NOT_KNOWN : HOOF_FALSE;
}

static enum hoof_truth on_at(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                             const struct hoof_moment_judged *moment,
                             struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    if (!how_many(judge, &args[0].set, moment->at.day, NULL, 1, evidence))
        return HOOF_FALSE;
    return daily_amount(judge, &args[0].set, moment, args[1].compare, &args[2].amount, evidence);
}

static enum hoof_truth taking_of(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                 const struct hoof_moment_judged *moment,
                                 struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    bool is = false;
    for (size_t i = 0; i < args[0].set.count && !is; i++)
        is = is_taken(judge, args[0].set.ids[i], moment->at.day, evidence);
    return is ? daily_amount(judge, &args[0].set, moment, HOOF_AT_LEAST, &args[1].amount, evidence)
              : HOOF_FALSE;
}

/* --- Planned, begun, held. -----------------------------------------------------------------------
 */

static enum hoof_truth none_planned(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                    const struct hoof_moment_judged *moment,
                                    struct hoof_evidence *evidence)
{
    const struct hoof_set *set = &phrase->args[0].set;
    struct hoof_doses doses = hoof_doses_of(judge, set);
    (void)moment;
    for (size_t i = doses.count; i > 0 && doses.days[i - 1] >= judge->ledger->now.day; i--)
        if (doses.items[i - 1]->planned)
            return HOOF_FALSE;
    for (size_t i = 0; i < set->count; i++)
        if (active_item(judge, set->ids[i], judge->ledger->now.day))
            return HOOF_FALSE;
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "no %s is planned", hoof_set_names(judge, set)));
    return HOOF_TRUE;
}

static bool is_change(const struct hoof_judge *judge, struct hoof_doses doses, size_t i,
                      bool starts_only)
{
    if (i == 0)
        return true;
    const struct hoof_ledger_dose *dose = doses.items[i], *before = doses.items[i - 1];
    if (is_broken(judge, before, dose->at.day))
        return true;
    return !starts_only && dose->dose > 0 && before->dose > 0 && dose->unit && before->unit &&
           strcmp(dose->unit, before->unit) == 0 && dose->dose != before->dose && !dose->rescue &&
           !before->rescue;
}

/* A first dose, or another amount than before, at the distance. */
static bool dose_began(struct hoof_judge *judge, const char *agent,
                       const struct hoof_moment_judged *moment,
                       const struct hoof_distance *distance, bool starts_only,
                       struct hoof_evidence *evidence)
{
    struct hoof_doses doses = hoof_doses_of_agent(judge, agent);
    int32_t low, high;
    hoof_distance_days(distance, &low, &high);
    for (size_t i = hoof_first_day(doses.days, doses.count, moment->at.day + low);
         i < doses.count && doses.days[i] <= moment->at.day + high; i++) {
        struct hoof_plan_at given = hoof_ledger_given_at(doses.items[i]);
        if (!hoof_distance_holds(judge->situation, distance, &moment->at, &given, false) ||
            !is_change(judge, doses, i, starts_only))
            continue;
        hoof_found_dose(judge, evidence, doses.items[i]);
        return true;
    }
    return false;
}

/* Of a medicine without dated doses: the first day of its item or on the list. */
static bool list_began(struct hoof_judge *judge, const char *agent,
                       const struct hoof_moment_judged *moment,
                       const struct hoof_distance *distance, struct hoof_evidence *evidence)
{
    const struct hoof_plan_item *item = active_item(judge, agent, moment->at.day);
    const struct hoof_plan_medicine *medicine = on_list(judge, agent, moment->at.day);
    bool from_item = item && item->has_from;
    if (!from_item && !(medicine && medicine->has_from))
        return false;
    struct hoof_plan_at from =
        hoof_at_day(judge->situation, from_item ? item->from : medicine->from);
    if (!hoof_distance_holds(judge->situation, distance, &moment->at, &from, false))
        return false;
    if (from_item)
        hoof_found_item(judge, evidence, item);
    else
        found_medicine(judge, evidence, medicine);
    return true;
}

static enum hoof_truth start_or_change(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                       const struct hoof_moment_judged *moment,
                                       struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    bool starts_only = !args[0].given;
    for (size_t i = 0; i < args[1].set.count; i++) {
        const char *agent = args[1].set.ids[i];
        bool dosed = hoof_doses_of_agent(judge, agent).count > 0;
        if (dosed ? dose_began(judge, agent, moment, &args[2].distance, starts_only, evidence)
                  : list_began(judge, agent, moment, &args[2].distance, evidence))
            return HOOF_TRUE;
    }
    return HOOF_FALSE;
}

/* The latest "hold" or "resume" of one of them up to the moment is a hold. */
static enum hoof_truth on_hold(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                               const struct hoof_moment_judged *moment,
                               struct hoof_evidence *evidence)
{
    const struct hoof_set *set = &phrase->args[0].set;
    struct hoof_occasions events = hoof_events(judge);
    for (size_t i = events.count; i > 0; i--) {
        const struct hoof_occasion *event = &events.items[i - 1];
        bool hold = strcmp(event->what, "hold") == 0;
        if (hoof_at_before(&moment->at, &event->at) || (!hold && strcmp(event->what, "resume")) ||
            !event->agent || !hoof_set_has(set, event->agent))
            continue;
        if (hold)
            hoof_found_occasion(judge, evidence, event);
        return hold ? HOOF_TRUE : HOOF_FALSE;
    }
    return HOOF_FALSE;
}

const struct hoof_form hoof_forms_medicines[] = {
    {"[not] on AGENTS [, washout D]", on, NULL},
    {"on AGENTS for D", on_for, NULL},
    {"on AGENTS for more than D", on_for_more, NULL},
    {"on AGENTS for less than D", on_for_less, NULL},
    {"on AGENTS at COMPARE AMOUNT a day", on_at, NULL},
    {"two of AGENTS [, washout D]", two_of, NULL},
    {"[not] taking AGENTS", taking, NULL},
    {"[not] taking AGENTS by prescription", taking_prescribed, NULL},
    {"taking AGENTS of AMOUNT a day or more", taking_of, NULL},
    {"no AGENTS planned", none_planned, NULL},
    {"start [or change] of AGENTS DISTANCE", start_or_change, NULL},
    {"AGENTS on hold", on_hold, NULL},
    {NULL, NULL, NULL},
};
