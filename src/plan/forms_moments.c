/* The moments at which a check is judged: the phrases of `at`. */
#include <string.h>

#include "plan/forms.h"

static bool add(struct hoof_judge *judge, struct hoof_moments *out,
                struct hoof_moment_judged moment)
{
    out->items = hoof_grow(judge->arena, out->items, out->count, &out->room, sizeof *out->items);
    if (!out->items)
        return false;
    out->items[out->count++] = moment;
    return true;
}

static bool now(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                struct hoof_moments *out)
{
    (void)phrase;
    return add(judge, out, (struct hoof_moment_judged){.at = judge->ledger->now, .now = true});
}

/* --- Doses. -------------------------------------------------------------------------- */

static bool add_dose(struct hoof_judge *judge, struct hoof_moments *out,
                     const struct hoof_ledger_dose *dose)
{
    return add(judge, out,
               (struct hoof_moment_judged){.at = hoof_ledger_given_at(dose), .dose = dose});
}

enum { PLANNED = 1, TAKEN = 2 };

static bool add_doses(struct hoof_judge *judge, struct hoof_doses doses, unsigned which,
                      int32_t first, struct hoof_moments *out)
{
    for (size_t i = hoof_first_day(doses.days, doses.count, first);
         i < doses.count && doses.days[i] <= judge->last; i++)
        if (which & (doses.items[i]->planned ? PLANNED : TAKEN))
            if (!add_dose(judge, out, doses.items[i]))
                return false;
    return true;
}

static bool each_dose(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                      struct hoof_moments *out)
{
    return add_doses(judge, hoof_doses_of(judge, &phrase->args[0].set), PLANNED | TAKEN,
                     judge->first - judge->ahead, out);
}

static bool each_planned_dose(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                              struct hoof_moments *out)
{
    return add_doses(judge, hoof_doses_of(judge, &phrase->args[0].set), PLANNED,
                     judge->ledger->now.day, out);
}

static bool each_taken_dose(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                            struct hoof_moments *out)
{
    const struct hoof_arg *window = &phrase->args[1];
    struct hoof_moments all = {0};
    if (!add_doses(judge, hoof_doses_of(judge, &phrase->args[0].set), TAKEN, judge->first,
                   window->given ? &all : out))
        return false;
    for (size_t i = 0; i < all.count; i++)
        if (hoof_distance_holds(judge->situation, &window->distance, &judge->ledger->now,
                                &all.items[i].at, false) &&
            !add_dose(judge, out, all.items[i].dose))
            return false;
    return true;
}

/* The usual route of a medicine stands in for one that was not written down. */
static bool is_oral(const struct hoof_judge *judge, const struct hoof_ledger_dose *dose)
{
    const char *route = dose->route;
    if (!route) {
        const struct hoof_plan_agent *agent = hoof_plan_agent_find(judge->book, dose->agent);
        route = agent ? agent->route : NULL;
    }
    return route && strcmp(route, "oral") == 0;
}

static bool each_oral_dose(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                           struct hoof_moments *out)
{
    const struct hoof_ledger *ledger = judge->ledger;
    int32_t first = judge->first - judge->ahead;
    /* Where none of the others is taken, there is nothing to compare with. */
    if (!hoof_doses_of(judge, &phrase->args[0].set).count)
        return true;
    for (size_t i = 0; i < ledger->agent_count; i++) {
        const struct hoof_ledger_agent *agent = &ledger->agents[i];
        if (hoof_set_has(&phrase->args[0].set, agent->id))
            continue;
        for (size_t k = agent->count; k > 0 && agent->doses[k - 1]->at.day >= first; k--) {
            const struct hoof_ledger_dose *dose = agent->doses[k - 1];
            if (dose->at.day <= judge->last && is_oral(judge, dose) && !add_dose(judge, out, dose))
                return false;
        }
    }
    return true;
}

static bool each_first_dose(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                            struct hoof_moments *out)
{
    const struct hoof_ledger *ledger = judge->ledger;
    for (size_t i = 0; i < ledger->agent_count; i++) {
        const struct hoof_ledger_agent *agent = &ledger->agents[i];
        if (!agent->count || !hoof_set_has(&phrase->args[0].set, agent->id))
            continue;
        int32_t day = agent->doses[0]->at.day;
        if (day >= judge->first - judge->ahead && day <= judge->last &&
            !add_dose(judge, out, agent->doses[0]))
            return false;
    }
    return true;
}

/* The next planned dose, if it lies at the distance from now. */
static bool next_at(struct hoof_judge *judge, const struct hoof_set *set,
                    const struct hoof_distance *distance, struct hoof_moments *out)
{
    struct hoof_doses doses = hoof_doses_of(judge, set);
    for (size_t i = hoof_first_day(doses.days, doses.count, judge->ledger->now.day);
         i < doses.count; i++) {
        const struct hoof_ledger_dose *dose = doses.items[i];
        if (!dose->planned)
            continue;
        if (!hoof_distance_holds(judge->situation, distance, &judge->ledger->now, &dose->at, false))
            return true;
        return add(judge, out, (struct hoof_moment_judged){.at = dose->at, .dose = dose});
    }
    return true;
}

static struct hoof_distance within_ahead(struct hoof_duration duration)
{
    return (struct hoof_distance){.side = HOOF_AFTER, .high = duration, .has_high = true};
}

static bool next_dose(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                      struct hoof_moments *out)
{
    return next_at(judge, &phrase->args[0].set, &phrase->args[1].distance, out);
}

static bool next_dose_within(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                             struct hoof_moments *out)
{
    struct hoof_distance distance = within_ahead(phrase->args[1].duration);
    return next_at(judge, &phrase->args[0].set, &distance, out);
}

/* --- Cycles. ---------------------------------------------------------------------------- */

enum { START_DUE_D = 3, SAME_SERIES_D = 3 };

/* Whether a dose is the first of its medicine in its cycle. Doses without a cycle
 * make a series as long as no more than three days lie between them. */
bool hoof_opens_cycle(struct hoof_doses doses, size_t i)
{
    const struct hoof_ledger_dose *dose = doses.items[i];
    while (i > 0 && strcmp(doses.items[i - 1]->agent, dose->agent) != 0)
        i--;
    if (i == 0)
        return true;
    const struct hoof_ledger_dose *before = doses.items[i - 1];
    if (dose->cycle && before->cycle)
        return dose->item != before->item || dose->cycle != before->cycle;
    return dose->at.day - before->at.day > SAME_SERIES_D;
}

static bool is_near(const struct hoof_judge *judge, int32_t day)
{
    int32_t ahead = day - judge->ledger->now.day;
    return ahead >= 0 && ahead <= START_DUE_D;
}

/* On day 1 of a cycle that holds one of them, on its own first day in it, and on
 * the three days before either. */
static bool start_of(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                     struct hoof_moments *out)
{
    struct hoof_doses doses = hoof_doses_of(judge, &phrase->args[0].set);
    for (size_t i = hoof_first_day(doses.days, doses.count, judge->ledger->now.day);
         i < doses.count; i++) {
        const struct hoof_ledger_dose *dose = doses.items[i];
        int32_t first = dose->at.day - (dose->day ? dose->day - 1 : 0);
        if ((!is_near(judge, first) && !is_near(judge, dose->at.day)) ||
            !hoof_opens_cycle(doses, i))
            continue;
        struct hoof_moment_judged moment = {.at = judge->ledger->now,
                                            .about = dose->at,
                                            .has_about = true,
                                            .dose = dose,
                                            .now = true};
        if (is_near(judge, first) && first != dose->at.day)
            moment.about = hoof_at_day(judge->situation, first);
        return add(judge, out, moment);
    }
    return true;
}

/* --- Events, tests, entries. --------------------------------------------------------------- */

static bool add_occasion(struct hoof_judge *judge, struct hoof_moments *out,
                         const struct hoof_occasion *occasion)
{
    return add(judge, out,
               (struct hoof_moment_judged){
                   .at = occasion->at, .entry = occasion->entry, .item = occasion->item});
}

static bool add_occasions(struct hoof_judge *judge, struct hoof_occasions all,
                          const struct hoof_set *set, struct hoof_moments *out)
{
    for (size_t i = all.count; i > 0; i--) {
        const struct hoof_occasion *occasion = &all.items[i - 1];
        if (occasion->at.day < judge->first - judge->ahead)
            break;
        if (occasion->at.day <= judge->last && hoof_set_has(set, occasion->what) &&
            !add_occasion(judge, out, occasion))
            return false;
    }
    return true;
}

static bool each_event(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                       struct hoof_moments *out)
{
    return add_occasions(judge, hoof_events(judge), &phrase->args[0].set, out);
}

static bool each_test(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                      struct hoof_moments *out)
{
    return add_occasions(judge, hoof_tests(judge), &phrase->args[0].set, out);
}

static bool next_event(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                       struct hoof_moments *out)
{
    struct hoof_occasions events = hoof_events(judge);
    struct hoof_distance distance = within_ahead(phrase->args[1].duration);
    for (size_t i = 0; i < events.count; i++) {
        const struct hoof_occasion *event = &events.items[i];
        if (event->item && hoof_set_has(&phrase->args[0].set, event->what) &&
            hoof_distance_holds(judge->situation, &distance, &judge->ledger->now, &event->at,
                                false))
            return add_occasion(judge, out, event);
    }
    return true;
}

/* Entries at a distance from now; without one, of the last 24 hours. */
static bool add_entries(struct hoof_judge *judge, const struct hoof_arg *distance,
                        struct hoof_entries entries, const char *symptom, struct hoof_moments *out)
{
    struct hoof_distance window =
        distance->given ? distance->distance
                        : hoof_within_before((struct hoof_duration){24 * 60, HOOF_MINUTES});
    int32_t low, high;
    hoof_distance_days(&window, &low, &high);
    for (size_t i = hoof_first_day(entries.days, entries.count, judge->ledger->now.day + low);
         i < entries.count; i++)
        if (hoof_distance_holds(judge->situation, &window, &judge->ledger->now,
                                &entries.items[i]->at, false) &&
            (!symptom || hoof_shows_symptom(symptom, entries.items[i])) &&
            !add(
                judge, out,
                (struct hoof_moment_judged){.at = entries.items[i]->at, .entry = entries.items[i]}))
            return false;
    return true;
}

static bool each_meal(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                      struct hoof_moments *out)
{
    return add_entries(judge, &phrase->args[0], hoof_entries_of(judge, HOOF_PLAN_MEAL, NULL), NULL,
                       out);
}

static bool each_symptom(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                         struct hoof_moments *out)
{
    const struct hoof_set *set = &phrase->args[0].set;
    for (size_t i = 0; i < set->count; i++)
        for (int measured = 0; measured < 2; measured++)
            if (!add_entries(judge, &phrase->args[1],
                             hoof_symptom_entries(judge, set->ids[i], measured), set->ids[i], out))
                return false;
    return true;
}

/* --- Ends. ------------------------------------------------------------------------------------ */

/* Whether another item of the medicine goes on where one ends. */
static bool goes_on(const struct hoof_judge *judge, const struct hoof_plan_item *ended)
{
    for (size_t i = 0; i < judge->situation->item_count; i++) {
        const struct hoof_plan_item *item = &judge->situation->items[i];
        if (item != ended && item->type == HOOF_PLAN_AGENT &&
            strcmp(item->what, ended->what) == 0 &&
            (!item->has_from || item->from <= ended->until + 1) &&
            (!item->has_until || item->until > ended->until))
            return true;
    }
    return false;
}

static bool each_end(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                     struct hoof_moments *out)
{
    for (size_t i = 0; i < judge->situation->item_count; i++) {
        const struct hoof_plan_item *item = &judge->situation->items[i];
        if (item->type != HOOF_PLAN_AGENT || !item->has_until ||
            item->until < judge->first - judge->ahead || item->until > judge->last ||
            !hoof_set_has(&phrase->args[0].set, item->what) || goes_on(judge, item))
            continue;
        if (!add(judge, out,
                 (struct hoof_moment_judged){.at = hoof_at_day(judge->situation, item->until),
                                             .item = item}))
            return false;
    }
    return true;
}

const struct hoof_form hoof_forms_moments[] = {
    {"now", NULL, now},
    {"each dose of AGENTS", NULL, each_dose},
    {"each planned dose of AGENTS", NULL, each_planned_dose},
    {"each taken dose of AGENTS [DISTANCE]", NULL, each_taken_dose},
    {"each first dose of AGENTS", NULL, each_first_dose},
    {"each oral dose but of AGENTS", NULL, each_oral_dose},
    {"each end of AGENTS", NULL, each_end},
    {"next dose of AGENTS within D", NULL, next_dose_within},
    {"next dose of AGENTS DISTANCE", NULL, next_dose},
    {"start of AGENTS", NULL, start_of},
    {"each event EVENTS", NULL, each_event},
    {"next event EVENTS within D", NULL, next_event},
    {"each test TESTS", NULL, each_test},
    {"each meal [DISTANCE]", NULL, each_meal},
    {"each symptom of SYMPTOMS [DISTANCE]", NULL, each_symptom},
    {NULL, NULL, NULL},
};

bool hoof_phrase_moments(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                         struct hoof_moments *out, struct hoof_error *err)
{
    if (!phrase->form->moments(judge, phrase, out) || judge->out_of_memory)
        return hoof_fail_memory(err);
    return true;
}
