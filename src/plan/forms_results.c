/* Results of tests and vitals. A comparison with a value that was never recorded
 * is not known; a result that is asked for and missing is an absence, and true. */
#include <string.h>

#include "base/json_write.h"
#include "plan/forms.h"

static void found_value(struct hoof_judge *judge, struct hoof_evidence *evidence, const char *test,
                        const struct hoof_value *value, const char *unit)
{
    if (value->entry)
        hoof_found_entry(judge, evidence, value->entry);
    if (!value->entry || strcmp(value->entry->what, test) != 0)
        hoof_found_words(
            judge, evidence,
            hoof_format(judge->arena, "%s %s", test, hoof_amount_words(judge, value->value, unit)));
}

/* --- One value. ------------------------------------------------------------------------- */

static enum hoof_truth compared(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                const struct hoof_moment_judged *moment,
                                struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    const char *test = args[0].set.ids[0], *unit = args[2].amount.unit;
    struct hoof_value value = hoof_value_latest(judge, test, unit, &moment->at);
    if (args[3].given) {
        struct hoof_distance distance = hoof_within_before(args[3].duration);
        if (!value.entry ||
            !hoof_distance_holds(judge->situation, &distance, &moment->at, &value.entry->at, false))
            return HOOF_FALSE;
    }
    if (value.known != HOOF_TRUE) {
        hoof_needs(judge, evidence, value.needs);
        return HOOF_NOT_KNOWN;
    }
    if (!hoof_compared(value.value, args[1].compare, args[2].amount.value))
        return HOOF_FALSE;
    found_value(judge, evidence, test, &value, unit);
    return HOOF_TRUE;
}

static enum hoof_truth between(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                               const struct hoof_moment_judged *moment,
                               struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    const char *test = args[0].set.ids[0], *unit = args[2].amount.unit;
    struct hoof_value value = hoof_value_latest(judge, test, unit, &moment->at);
    if (value.known != HOOF_TRUE) {
        hoof_needs(judge, evidence, value.needs);
        return HOOF_NOT_KNOWN;
    }
    if (!hoof_compared(value.value, HOOF_AT_LEAST, args[1].amount.value) ||
        !hoof_compared(value.value, HOOF_AT_MOST, args[2].amount.value))
        return HOOF_FALSE;
    found_value(judge, evidence, test, &value, unit);
    return HOOF_TRUE;
}

/* The latest entry of a test up to a moment; NULL: none. */
static const struct hoof_plan_entry *latest(struct hoof_judge *judge, const char *test,
                                            const struct hoof_plan_at *up_to)
{
    struct hoof_entries entries = hoof_entries_of(judge, HOOF_PLAN_LAB, test);
    for (size_t i = hoof_first_day(entries.days, entries.count, up_to->day + 1); i > 0; i--)
        if (up_to->day_level || !hoof_at_before(up_to, &entries.items[i - 1]->at))
            return entries.items[i - 1];
    return NULL;
}

static bool is_text(const char *text, const struct hoof_set *words)
{
    for (size_t i = 0; text && i < words->count; i++) {
        const char *a = text, *b = words->ids[i];
        while (*a && *b && (*a | 0x20) == (*b | 0x20))
            a++, b++;
        if (!*a && !*b)
            return true;
    }
    return false;
}

static enum hoof_truth is_word(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                               const struct hoof_moment_judged *moment,
                               struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    const struct hoof_plan_entry *entry = latest(judge, args[0].set.ids[0], &moment->at);
    if (!entry) {
        hoof_needs(judge, evidence, args[0].set.ids[0]);
        return HOOF_NOT_KNOWN;
    }
    if (is_text(entry->value_text, &args[2].set) == args[1].given)
        return HOOF_FALSE;
    hoof_found_entry(judge, evidence, entry);
    return HOOF_TRUE;
}

/* The limit that stands on the person's own sheet, beside the value. */
static enum hoof_truth times_limit(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                   const struct hoof_moment_judged *moment,
                                   struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    const char *test = args[0].set.ids[0];
    const struct hoof_plan_entry *entry = latest(judge, test, &moment->at);
    if (!entry || !entry->has_value || !entry->has_high || entry->high <= 0) {
        hoof_needs(judge, evidence,
                   entry && entry->has_value ? hoof_format(judge->arena, "%s [upper limit]", test)
                                             : test);
        return HOOF_NOT_KNOWN;
    }
    if (!hoof_compared(entry->value, args[1].compare, args[2].amount.value * entry->high))
        return HOOF_FALSE;
    hoof_found_entry(judge, evidence, entry);
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "upper limit on the sheet %s",
                                 hoof_amount_words(judge, entry->high, entry->unit)));
    return HOOF_TRUE;
}

/* --- A value against another one. ----------------------------------------------------------- */

static enum hoof_truth risen(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                             const struct hoof_moment_judged *moment,
                             struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    const char *test = args[0].set.ids[0];
    struct hoof_doses doses = hoof_doses_of(judge, &args[2].set);
    if (!doses.count || hoof_at_before(&moment->at, &doses.items[0]->at))
        return HOOF_FALSE;
    const struct hoof_plan_entry *then = latest(judge, test, &doses.items[0]->at);
    const struct hoof_plan_entry *now = latest(judge, test, &moment->at);
    double value;
    if (!then || !now || !then->has_value || !hoof_value_in(now, then->unit, &value)) {
        hoof_needs(judge, evidence, test);
        return HOOF_NOT_KNOWN;
    }
    double limit = then->value * (1 + args[1].number / 100.0);
    if (now == then || !hoof_compared(value, HOOF_AT_LEAST, limit))
        return HOOF_FALSE;
    hoof_found_entry(judge, evidence, then);
    hoof_found_entry(judge, evidence, now);
    return HOOF_TRUE;
}

/* The first day of the cycle before the one of the dose judged, or before the one
 * that begins after the moment; *end: the day behind it. */
static bool last_cycle(struct hoof_judge *judge, const struct hoof_set *set,
                       const struct hoof_moment_judged *moment, int32_t *first, int32_t *end)
{
    struct hoof_doses doses = hoof_doses_of(judge, set);
    int32_t begins = moment->dose ? moment->dose->at.day : moment->at.day + 1;
    size_t i = hoof_first_day(doses.days, doses.count, begins);
    if (moment->dose) {
        while (i > 0 && i < doses.count && !hoof_opens_cycle(doses, i))
            i--;
        if (i < doses.count)
            begins = doses.days[i];
    }
    *end = begins;
    while (i > 0 && !hoof_opens_cycle(doses, i - 1))
        i--;
    if (!i)
        return false;
    *first = doses.days[i - 1];
    return true;
}

static enum hoof_truth lowest(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                              const struct hoof_moment_judged *moment,
                              struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    const char *test = args[0].set.ids[0], *unit = args[3].amount.unit;
    struct hoof_entries entries = hoof_entries_of(judge, HOOF_PLAN_LAB, test);
    const struct hoof_plan_entry *least = NULL;
    double value, lowest_value = 0;
    int32_t first, end;
    if (!last_cycle(judge, &args[1].set, moment, &first, &end))
        return HOOF_FALSE;
    for (size_t i = hoof_first_day(entries.days, entries.count, first);
         i < entries.count && entries.days[i] < end; i++)
        if (hoof_value_in(entries.items[i], unit, &value) && (!least || value < lowest_value)) {
            least = entries.items[i];
            lowest_value = value;
        }
    if (!least) {
        hoof_needs(judge, evidence, test);
        return HOOF_NOT_KNOWN;
    }
    if (!hoof_compared(lowest_value, args[2].compare, args[3].amount.value))
        return HOOF_FALSE;
    hoof_rests_on(judge, evidence, least);
    return HOOF_TRUE;
}

/* --- Whether there is one. ---------------------------------------------------------------------
 */

static const struct hoof_plan_entry *result_at(struct hoof_judge *judge, const char *test,
                                               const struct hoof_moment_judged *moment,
                                               const struct hoof_distance *distance)
{
    struct hoof_entries entries = hoof_entries_of(judge, HOOF_PLAN_LAB, test);
    int32_t low, high;
    hoof_distance_days(distance, &low, &high);
    for (size_t i = hoof_first_day(entries.days, entries.count, moment->at.day + low);
         i < entries.count && entries.days[i] <= moment->at.day + high; i++)
        if (hoof_distance_holds(judge->situation, distance, &moment->at, &entries.items[i]->at,
                                false))
            return entries.items[i];
    return NULL;
}

static const struct hoof_distance any_time = {.side = HOOF_AROUND};

static const struct hoof_distance *distance_of(const struct hoof_arg *arg)
{
    return arg->given ? &arg->distance : &any_time;
}

static enum hoof_truth result(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                              const struct hoof_moment_judged *moment,
                              struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    for (size_t i = 0; i < args[0].set.count; i++) {
        const struct hoof_plan_entry *entry =
            result_at(judge, args[0].set.ids[i], moment, distance_of(&args[1]));
        if (!entry)
            continue;
        hoof_found_entry(judge, evidence, entry);
        return HOOF_TRUE;
    }
    return HOOF_FALSE;
}

static enum hoof_truth no_result(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                 const struct hoof_moment_judged *moment,
                                 struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    for (size_t i = 0; i < args[0].set.count; i++)
        if (result_at(judge, args[0].set.ids[i], moment, distance_of(&args[1])))
            return HOOF_FALSE;
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "no result of %s is recorded%s",
                                 hoof_term_names(judge, &args[0].set),
                                 args[1].given ? " for that time" : ""));
    return HOOF_TRUE;
}

static enum hoof_truth missing_result(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                      const struct hoof_moment_judged *moment,
                                      struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    const char *missing[16];
    struct hoof_set set = {.ids = missing};
    for (size_t i = 0; i < args[0].set.count; i++)
        if (set.count < 16 && !result_at(judge, args[0].set.ids[i], moment, distance_of(&args[1])))
            missing[set.count++] = args[0].set.ids[i];
    if (!set.count)
        return HOOF_FALSE;
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "no result of %s is recorded%s",
                                 hoof_term_names(judge, &set),
                                 args[1].given ? " for that time" : ""));
    return HOOF_TRUE;
}

/* --- Two of them.
 * --------------------------------------------------------------------------------- */

/* How many entries in a window before the moment pass a test; two are enough. */
static enum hoof_truth twice(struct hoof_judge *judge, const struct hoof_moment_judged *moment,
                             const char *test, struct hoof_duration length,
                             bool (*passes)(const struct hoof_plan_entry *,
                                            const struct hoof_phrase *),
                             const struct hoof_phrase *phrase, struct hoof_evidence *evidence)
{
    struct hoof_distance distance = hoof_within_before(length);
    struct hoof_entries entries = hoof_entries_of(judge, HOOF_PLAN_LAB, test);
    int32_t low, high;
    size_t count = 0;
    hoof_distance_days(&distance, &low, &high);
    for (size_t i = hoof_first_day(entries.days, entries.count, moment->at.day + low);
         i < entries.count && entries.days[i] <= moment->at.day; i++) {
        if (!passes(entries.items[i], phrase) ||
            !hoof_distance_holds(judge->situation, &distance, &moment->at, &entries.items[i]->at,
                                 false))
            continue;
        hoof_found_entry(judge, evidence, entries.items[i]);
        count++;
    }
    if (count >= 2)
        return HOOF_TRUE;
    if (entries.count)
        return HOOF_FALSE;
    hoof_needs(judge, evidence, test);
    return HOOF_NOT_KNOWN;
}

static bool passes_value(const struct hoof_plan_entry *entry, const struct hoof_phrase *phrase)
{
    double value;
    return hoof_value_in(entry, phrase->args[2].amount.unit, &value) &&
           hoof_compared(value, phrase->args[1].compare, phrase->args[2].amount.value);
}

static enum hoof_truth value_twice(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                   const struct hoof_moment_judged *moment,
                                   struct hoof_evidence *evidence)
{
    return twice(judge, moment, phrase->args[0].set.ids[0], phrase->args[3].duration, passes_value,
                 phrase, evidence);
}

static bool passes_pressure(const struct hoof_plan_entry *entry, const struct hoof_phrase *phrase)
{
    const struct hoof_arg *args = phrase->args;
    return (entry->systolic > 0 &&
            hoof_compared(entry->systolic, args[0].compare, args[1].pair.first)) ||
           (entry->diastolic > 0 &&
            hoof_compared(entry->diastolic, args[0].compare, args[1].pair.second));
}

static enum hoof_truth pressure_twice(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                      const struct hoof_moment_judged *moment,
                                      struct hoof_evidence *evidence)
{
    return twice(judge, moment, "blood-pressure", phrase->args[2].duration, passes_pressure, phrase,
                 evidence);
}

static enum hoof_truth pressure(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                const struct hoof_moment_judged *moment,
                                struct hoof_evidence *evidence)
{
    const struct hoof_plan_entry *entry = latest(judge, "blood-pressure", &moment->at);
    struct hoof_distance distance = hoof_within_before(phrase->args[2].duration);
    if (phrase->args[2].given && (!entry || !hoof_distance_holds(judge->situation, &distance,
                                                                 &moment->at, &entry->at, false)))
        return HOOF_FALSE;
    if (!entry) {
        hoof_needs(judge, evidence, "blood-pressure");
        return HOOF_NOT_KNOWN;
    }
    if (!passes_pressure(entry, phrase))
        return HOOF_FALSE;
    hoof_found_entry(judge, evidence, entry);
    return HOOF_TRUE;
}

/* The last two results that name their laboratory name different ones. */
static enum hoof_truth two_laboratories(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                        const struct hoof_moment_judged *moment,
                                        struct hoof_evidence *evidence)
{
    (void)moment;
    for (size_t k = 0; k < phrase->args[0].set.count; k++) {
        struct hoof_entries entries =
            hoof_entries_of(judge, HOOF_PLAN_LAB, phrase->args[0].set.ids[k]);
        const struct hoof_plan_entry *last = NULL;
        for (size_t i = entries.count; i > 0; i--) {
            const struct hoof_plan_entry *entry = entries.items[i - 1];
            if (!entry->laboratory)
                continue;
            if (last && strcmp(last->laboratory, entry->laboratory) != 0) {
                hoof_found_entry(judge, evidence, entry);
                hoof_found_entry(judge, evidence, last);
                return HOOF_TRUE;
            }
            if (last)
                break;
            last = entry;
        }
    }
    return HOOF_FALSE;
}

const struct hoof_form hoof_forms_results[] = {
    {"blood-pressure COMPARE PAIR twice in D", pressure_twice, NULL},
    {"blood-pressure COMPARE PAIR [in the last D]", pressure, NULL},
    {"TEST COMPARE VALUE [in the last D]", compared, NULL},
    {"TEST COMPARE VALUE twice in D", value_twice, NULL},
    {"TEST NUMBER to VALUE", between, NULL},
    {"TEST is [not] WORDS", is_word, NULL},
    {"TEST COMPARE NUMBER times its upper limit", times_limit, NULL},
    {"TEST N percent or more above its value before the first dose of AGENTS", risen, NULL},
    {"lowest TEST in the last cycle of AGENTS COMPARE VALUE", lowest, NULL},
    {"result of TESTS [DISTANCE]", result, NULL},
    {"no result of TESTS [DISTANCE]", no_result, NULL},
    {"missing a result of TESTS [DISTANCE]", missing_result, NULL},
    {"results of TESTS from two laboratories", two_laboratories, NULL},
    {NULL, NULL, NULL},
};
