/* Events, and what is known of the person. */
#include <string.h>

#include "plan/forms.h"

static enum hoof_truth truth_of(bool holds)
{
    return holds ? HOOF_TRUE : HOOF_FALSE;
}

/* --- Events. ------------------------------------------------------------------------------ */

/* An event of the set at the distance, other than the one judged; NULL: none. */
static const struct hoof_occasion *event_at(struct hoof_judge *judge, const struct hoof_arg *args,
                                            const struct hoof_moment_judged *moment, bool certain)
{
    struct hoof_occasions events = hoof_events(judge);
    for (size_t i = events.count; i > 0; i--) {
        const struct hoof_occasion *event = &events.items[i - 1];
        bool itself = (event->item && event->item == moment->item) ||
                      (event->entry && event->entry == moment->entry);
        if (itself || !hoof_set_has(&args[0].set, event->what) ||
            (args[1].given && !(event->agent && hoof_set_has(&args[1].set, event->agent))) ||
            !hoof_distance_holds(judge->situation, &args[2].distance, &moment->at, &event->at,
                                 certain))
            continue;
        return event;
    }
    return NULL;
}

static enum hoof_truth event(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                             const struct hoof_moment_judged *moment,
                             struct hoof_evidence *evidence)
{
    const struct hoof_occasion *found = event_at(judge, phrase->args, moment, true);
    if (found)
        hoof_found_occasion(judge, evidence, found);
    return truth_of(found);
}

static enum hoof_truth no_event(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                const struct hoof_moment_judged *moment,
                                struct hoof_evidence *evidence)
{
    if (event_at(judge, phrase->args, moment, false))
        return HOOF_FALSE;
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "no %s is recorded",
                                 hoof_term_names(judge, &phrase->args[0].set)));
    return HOOF_TRUE;
}

static enum hoof_truth kind_of_event(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                     const struct hoof_moment_judged *moment,
                                     struct hoof_evidence *evidence)
{
    (void)judge, (void)evidence;
    if (moment->dose)
        return HOOF_FALSE;
    bool elective = phrase->args[1].choice == 0, is = true;
    if (moment->item)
        is = elective ? moment->item->elective : moment->item->major;
    else if (moment->entry)
        is = elective ? moment->entry->elective : moment->entry->major;
    return truth_of(is != phrase->args[0].given);
}

/* As kind_of_event, for an event that is looked for. */
static enum hoof_truth event_of_kind(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                     const struct hoof_moment_judged *moment,
                                     struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    struct hoof_occasions events = hoof_events(judge);
    for (size_t i = events.count; i > 0; i--) {
        const struct hoof_occasion *found = &events.items[i - 1];
        struct hoof_moment_judged at = {.item = found->item, .entry = found->entry};
        struct hoof_arg kind[2] = {{.given = false}, args[0]};
        struct hoof_phrase asks = {.args = kind};
        if (!hoof_set_has(&args[1].set, found->what) ||
            kind_of_event(judge, &asks, &at, evidence) != HOOF_TRUE ||
            !hoof_distance_holds(judge->situation, &args[2].distance, &moment->at, &found->at,
                                 true))
            continue;
        hoof_found_occasion(judge, evidence, found);
        return HOOF_TRUE;
    }
    return HOOF_FALSE;
}

static enum hoof_truth drugs_include(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                     const struct hoof_moment_judged *moment,
                                     struct hoof_evidence *evidence)
{
    const char *const *drugs = moment->item ? moment->item->drugs : NULL;
    size_t count = moment->item ? moment->item->drug_count : 0;
    if (moment->entry) {
        drugs = moment->entry->list;
        count = moment->entry->list_count;
    }
    for (size_t i = 0; i < count; i++)
        if (hoof_set_has(&phrase->args[0].set, drugs[i])) {
            hoof_found_words(judge, evidence,
                             hoof_format(judge->arena, "%s is listed for it", drugs[i]));
            return HOOF_TRUE;
        }
    return HOOF_FALSE;
}

static enum hoof_truth test(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                            const struct hoof_moment_judged *moment, struct hoof_evidence *evidence)
{
    struct hoof_occasions tests = hoof_tests(judge);
    for (size_t i = tests.count; i > 0; i--) {
        const struct hoof_occasion *found = &tests.items[i - 1];
        if (!hoof_set_has(&phrase->args[0].set, found->what) ||
            !hoof_distance_holds(judge->situation, &phrase->args[1].distance, &moment->at,
                                 &found->at, true))
            continue;
        hoof_found_occasion(judge, evidence, found);
        return HOOF_TRUE;
    }
    return HOOF_FALSE;
}

/* --- The person. ---------------------------------------------------------------------------- */

static enum hoof_truth on_list(struct hoof_judge *judge, const struct hoof_set *set,
                               const char *const *list, size_t count, const char *words,
                               struct hoof_evidence *evidence)
{
    for (size_t i = 0; i < count; i++)
        if (hoof_set_has(set, list[i])) {
            hoof_found_words(judge, evidence,
                             hoof_format(judge->arena, "%s is among your %s",
                                         hoof_term_name(judge, list[i]), words));
            return HOOF_TRUE;
        }
    return HOOF_FALSE;
}

static enum hoof_truth condition(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                 const struct hoof_moment_judged *moment,
                                 struct hoof_evidence *evidence)
{
    const struct hoof_plan_person *person = &judge->situation->person;
    (void)moment;
    return on_list(judge, &phrase->args[0].set, person->conditions, person->condition_count,
                   "conditions", evidence);
}

static enum hoof_truth allergy(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                               const struct hoof_moment_judged *moment,
                               struct hoof_evidence *evidence)
{
    const struct hoof_plan_person *person = &judge->situation->person;
    (void)moment;
    return on_list(judge, &phrase->args[0].set, person->allergies, person->allergy_count,
                   "allergies", evidence);
}

#define PROFILE "carcinoid_syndrome|functioning|sstr_positive"
static const char *const profile_names[] = {"carcinoid_syndrome", "functioning", "sstr_positive"};

static enum hoof_known of_profile(const struct hoof_judge *judge, unsigned which)
{
    const struct hoof_plan_person *person = &judge->situation->person;
    const enum hoof_known known[] = {person->carcinoid_syndrome, person->functioning,
                                     person->sstr_positive};
    return known[which];
}

static enum hoof_truth profile_is(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence)
{
    unsigned which = phrase->args[0].choice;
    enum hoof_known known = of_profile(judge, which);
    (void)moment;
    if (known == HOOF_UNKNOWN) {
        hoof_needs(judge, evidence, profile_names[which]);
        return HOOF_NOT_KNOWN;
    }
    return truth_of(known == (phrase->args[1].choice == 0 ? HOOF_YES : HOOF_NO));
}

static enum hoof_truth not_recorded_as_yes(struct hoof_judge *judge,
                                           const struct hoof_phrase *phrase,
                                           const struct hoof_moment_judged *moment,
                                           struct hoof_evidence *evidence)
{
    (void)moment, (void)evidence;
    return truth_of(of_profile(judge, phrase->args[0].choice) != HOOF_YES);
}

static enum hoof_truth sex_is(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                              const struct hoof_moment_judged *moment,
                              struct hoof_evidence *evidence)
{
    const char *sex = judge->situation->person.sex;
    (void)moment;
    if (!sex) {
        hoof_needs(judge, evidence, "sex");
        return HOOF_NOT_KNOWN;
    }
    return truth_of(strcmp(sex, phrase->args[0].choice == 0 ? "female" : "male") == 0);
}

const struct hoof_form hoof_forms_events[] = {
    {"event EVENTS [of AGENTS] DISTANCE", event, NULL},
    {"no event EVENTS [of AGENTS] DISTANCE", no_event, NULL},
    {"elective|major event EVENTS DISTANCE", event_of_kind, NULL},
    {"[not] elective|major", kind_of_event, NULL},
    {"drugs include AGENTS", drugs_include, NULL},
    {"test TESTS DISTANCE", test, NULL},
    {"condition CONDITIONS", condition, NULL},
    {"allergy to AGENTS", allergy, NULL},
    {PROFILE " is yes|no", profile_is, NULL},
    {PROFILE " is not recorded as yes", not_recorded_as_yes, NULL},
    {"sex is female|male", sex_is, NULL},
    {NULL, NULL, NULL},
};
