/* Symptoms and stools: what was logged in the window that a phrase names. A date
 * alone counts for a symptom if any time on it may lie in the window; for a count
 * of stools only if every time does. */
#include <string.h>

#include "base/quantity.h"
#include "plan/forms.h"

/* --- Symptoms. ------------------------------------------------------------------------- */

enum { SEVERE = 7, TOGETHER_MIN = 120 };

struct hoof_entries hoof_symptom_entries(struct hoof_judge *judge, const char *symptom,
                                         bool measured)
{
    if (!measured)
        return hoof_entries_of(judge, HOOF_PLAN_SYMPTOM, symptom);
    if (strcmp(symptom, "fever") == 0)
        return hoof_entries_of(judge, HOOF_PLAN_VITAL, "temperature");
    if (strcmp(symptom, "low-blood-pressure") == 0)
        return hoof_entries_of(judge, HOOF_PLAN_VITAL, "blood-pressure");
    return (struct hoof_entries){0};
}

bool hoof_shows_symptom(const char *symptom, const struct hoof_plan_entry *entry)
{
    double degrees;
    if (entry->type == HOOF_PLAN_SYMPTOM)
        return true;
    if (strcmp(symptom, "fever") == 0)
        return hoof_value_in(entry, "Cel", &degrees) && hoof_compared(degrees, HOOF_AT_LEAST, 38.0);
    return entry->systolic > 0 && entry->systolic < 90;
}

/* An entry of one of the symptoms at the distance from a moment; NULL: none. The
 * latest of the first symptom that has one. */
static const struct hoof_plan_entry *symptom_at(struct hoof_judge *judge,
                                                const struct hoof_set *set, bool severe,
                                                const struct hoof_plan_at *from,
                                                const struct hoof_distance *distance,
                                                const struct hoof_plan_entry *but)
{
    int32_t low, high;
    hoof_distance_days(distance, &low, &high);
    for (size_t k = 0; k < set->count * 2; k++) {
        struct hoof_entries entries = hoof_symptom_entries(judge, set->ids[k / 2], k % 2);
        size_t first = hoof_first_day(entries.days, entries.count, from->day + low);
        for (size_t i = hoof_first_day(entries.days, entries.count, from->day + high + 1);
             i > first; i--) {
            const struct hoof_plan_entry *entry = entries.items[i - 1];
            if (entry != but && (!severe || entry->severity >= SEVERE) &&
                hoof_shows_symptom(set->ids[k / 2], entry) &&
                hoof_distance_holds(judge->situation, distance, from, &entry->at, false))
                return entry;
        }
    }
    return NULL;
}

static enum hoof_truth symptom(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                               const struct hoof_moment_judged *moment,
                               struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    const struct hoof_plan_entry *entry =
        symptom_at(judge, &args[1].set, args[0].given, &moment->at, &args[2].distance, NULL);
    if (!entry)
        return HOOF_FALSE;
    hoof_found_entry(judge, evidence, entry);
    return HOOF_TRUE;
}

static enum hoof_truth no_symptom(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    (void)evidence;
    return symptom_at(judge, &args[0].set, false, &moment->at, &args[1].distance, NULL) ? HOOF_FALSE
                                                                                        : HOOF_TRUE;
}

/* One of the first set at the distance, and one of the second within two hours. */
static enum hoof_truth together(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                const struct hoof_moment_judged *moment,
                                struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    const struct hoof_distance near = {.side = HOOF_AROUND,
                                       .high = {TOGETHER_MIN, HOOF_MINUTES},
                                       .has_high = true,
                                       .high_included = true};
    int32_t low, high;
    hoof_distance_days(&args[3].distance, &low, &high);
    for (size_t k = 0; k < args[1].set.count * 2; k++) {
        const char *id = args[1].set.ids[k / 2];
        struct hoof_entries entries = hoof_symptom_entries(judge, id, k % 2);
        size_t first = hoof_first_day(entries.days, entries.count, moment->at.day + low);
        for (size_t i = hoof_first_day(entries.days, entries.count, moment->at.day + high + 1);
             i > first; i--) {
            const struct hoof_plan_entry *entry = entries.items[i - 1], *other;
            if ((args[0].given && entry->severity < SEVERE) || !hoof_shows_symptom(id, entry) ||
                !hoof_distance_holds(judge->situation, &args[3].distance, &moment->at, &entry->at,
                                     false) ||
                !(other = symptom_at(judge, &args[2].set, false, &entry->at, &near, entry)))
                continue;
            hoof_found_entry(judge, evidence, entry);
            hoof_found_entry(judge, evidence, other);
            return HOOF_TRUE;
        }
    }
    return HOOF_FALSE;
}

/* The last one is more severe than the one before it. */
static enum hoof_truth worsening(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                 const struct hoof_moment_judged *moment,
                                 struct hoof_evidence *evidence)
{
    const struct hoof_arg *args = phrase->args;
    struct hoof_distance distance = hoof_within_before(args[1].duration);
    for (size_t k = 0; k < args[0].set.count; k++) {
        struct hoof_entries entries = hoof_entries_of(judge, HOOF_PLAN_SYMPTOM, args[0].set.ids[k]);
        const struct hoof_plan_entry *last = NULL, *before = NULL;
        for (size_t i = entries.count; i > 0 && !before; i--) {
            const struct hoof_plan_entry *entry = entries.items[i - 1];
            if (entry->severity < 0 ||
                !hoof_distance_holds(judge->situation, &distance, &moment->at, &entry->at, false))
                continue;
            *(last ? &before : &last) = entry;
        }
        if (!before || last->severity <= before->severity)
            continue;
        hoof_found_entry(judge, evidence, before);
        hoof_found_entry(judge, evidence, last);
        return HOOF_TRUE;
    }
    return HOOF_FALSE;
}

/* --- Stools. --------------------------------------------------------------------------------- */

struct stools {
    int count; /* bowel movements */
    int days;  /* dates with some */
    int dates; /* dates with an entry */
};

/* Which stools: flags of the words in the patterns below; all, and loose ones. */
enum { LOOSE = 1 << 16, ALL = 0 };

static const unsigned flag_of_word[] = {HOOF_PLAN_STOOL_NOCTURNAL,
                                        HOOF_PLAN_STOOL_OILY,
                                        HOOF_PLAN_STOOL_BLOOD,
                                        HOOF_PLAN_STOOL_BLOOD,
                                        HOOF_PLAN_STOOL_WATERY,
                                        HOOF_PLAN_STOOL_URGENT,
                                        LOOSE};
#define FLAG "nocturnal|oily|blood|bloody|watery|urgent|loose"

static bool is_stool(const struct hoof_plan_entry *entry, unsigned which)
{
    if (which == ALL)
        return true;
    if (entry->count == 0)
        return false;
    if (which == LOOSE)
        return entry->bristol >= 6 || (entry->flags & HOOF_PLAN_STOOL_WATERY);
    return entry->flags & which;
}

/* Counts and finds them; certain: as for hoof_distance_holds. */
static struct stools stools_at(struct hoof_judge *judge, const struct hoof_moment_judged *moment,
                               const struct hoof_distance *distance, unsigned which, bool certain,
                               struct hoof_evidence *evidence)
{
    struct hoof_entries entries = hoof_entries_of(judge, HOOF_PLAN_STOOL, NULL);
    struct stools stools = {0};
    int32_t low, high, last = INT32_MIN, last_date = INT32_MIN;
    hoof_distance_days(distance, &low, &high);
    for (size_t i = hoof_first_day(entries.days, entries.count, moment->at.day + low);
         i < entries.count && entries.days[i] <= moment->at.day + high; i++) {
        const struct hoof_plan_entry *entry = entries.items[i];
        struct hoof_plan_at at = entry->at;
        /* What was logged for today happened before now. */
        if (moment->now && at.day_level && at.day == moment->at.day)
            at = moment->at;
        if (!is_stool(entry, which) ||
            !hoof_distance_holds(judge->situation, distance, &moment->at, &at, certain))
            continue;
        stools.count += entry->count;
        stools.dates += entry->at.day != last_date;
        last_date = entry->at.day;
        if (!entry->count)
            continue;
        stools.days += entry->at.day != last;
        last = entry->at.day;
        if (evidence)
            hoof_found_entry(judge, evidence, entry);
    }
    return stools;
}

static enum hoof_truth many_stools(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                   const struct hoof_moment_judged *moment,
                                   struct hoof_evidence *evidence)
{
    struct hoof_distance distance = hoof_within_before(phrase->args[1].duration);
    struct stools stools = stools_at(judge, moment, &distance, ALL, true, evidence);
    if (stools.count < phrase->args[0].number)
        return HOOF_FALSE;
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "%d stools in %s", stools.count,
                                 hoof_duration_words(judge, phrase->args[1].duration)));
    return HOOF_TRUE;
}

static const struct hoof_duration a_day = {24 * 60, HOOF_MINUTES};

static enum hoof_truth over_usual(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence)
{
    double usual = judge->situation->person.usual_stools_per_day;
    struct hoof_distance distance = hoof_within_before(a_day);
    if (usual < 0) {
        hoof_needs(judge, evidence, "usual_stools_per_day");
        return HOOF_NOT_KNOWN;
    }
    struct stools stools = stools_at(judge, moment, &distance, ALL, true, evidence);
    if (stools.count - usual < phrase->args[0].number)
        return HOOF_FALSE;
    hoof_found_words(
        judge, evidence,
        hoof_format(judge->arena, "%d stools in 24 hours, %g usual", stools.count, usual));
    return HOOF_TRUE;
}

/* What is said of a date: nothing, that there was none, that there was one. */
enum said_of_day { NOTHING_SAID, NONE_THAT_DAY, SOME_THAT_DAY };

static enum said_of_day said_of(struct hoof_judge *judge, int32_t day,
                                struct hoof_evidence *evidence)
{
    const enum hoof_plan_entry_type types[] = {HOOF_PLAN_STOOL, HOOF_PLAN_NOTHING};
    enum said_of_day said = NOTHING_SAID;
    for (size_t k = 0; k < 2; k++) {
        struct hoof_entries entries = hoof_entries_of(judge, types[k], NULL);
        for (size_t i = hoof_first_day(entries.days, entries.count, day);
             i < entries.count && entries.days[i] == day; i++) {
            if (k == 0 && entries.items[i]->count > 0)
                return SOME_THAT_DAY;
            said = NONE_THAT_DAY;
            hoof_found_entry(judge, evidence, entries.items[i]);
        }
    }
    return said;
}

/* Only dates count of which it was said that there was none; today may be open. */
static enum hoof_truth no_stool(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                const struct hoof_moment_judged *moment,
                                struct hoof_evidence *evidence)
{
    int32_t wanted = (int32_t)(hoof_duration_seconds(phrase->args[0].duration) / 86400);
    int32_t day = moment->at.day, count = 0;
    enum said_of_day said = said_of(judge, day, evidence);
    if (said == NOTHING_SAID)
        said = said_of(judge, --day, evidence);
    for (; said == NONE_THAT_DAY && count < wanted; said = said_of(judge, --day, evidence))
        count++;
    if (count < wanted)
        return HOOF_FALSE;
    hoof_found_words(judge, evidence, hoof_format(judge->arena, "no stool on %d days", count));
    return HOOF_TRUE;
}

static enum hoof_truth flagged(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                               const struct hoof_moment_judged *moment,
                               struct hoof_evidence *evidence)
{
    struct stools stools = stools_at(judge, moment, &phrase->args[1].distance,
                                     flag_of_word[phrase->args[0].choice], false, evidence);
    return stools.count ? HOOF_TRUE : HOOF_FALSE;
}

static enum hoof_truth flagged_days(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                    const struct hoof_moment_judged *moment,
                                    struct hoof_evidence *evidence)
{
    struct hoof_distance distance = hoof_within_before(phrase->args[2].duration);
    struct stools stools =
        stools_at(judge, moment, &distance, flag_of_word[phrase->args[0].choice], false, evidence);
    if (stools.days < phrase->args[1].number)
        return HOOF_FALSE;
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "on %d days in %s", stools.days,
                                 hoof_duration_words(judge, phrase->args[2].duration)));
    return HOOF_TRUE;
}

/* The mean of the dates with an entry is not so much below what was usual. */
static enum hoof_truth little_change(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                     const struct hoof_moment_judged *moment,
                                     struct hoof_evidence *evidence)
{
    double usual = judge->situation->person.usual_stools_per_day;
    struct hoof_distance distance = hoof_within_before(phrase->args[1].duration);
    struct stools stools = stools_at(judge, moment, &distance, ALL, false, NULL);
    if (usual <= 0 || !stools.dates) {
        hoof_needs(judge, evidence, usual <= 0 ? "usual_stools_per_day" : "stool");
        return HOOF_NOT_KNOWN;
    }
    double mean = (double)stools.count / stools.dates;
    if (mean <= usual * (1 - phrase->args[0].number / 100.0))
        return HOOF_FALSE;
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "%.1f stools a day in %s, %g usual", mean,
                                 hoof_duration_words(judge, phrase->args[1].duration), usual));
    return HOOF_TRUE;
}

const struct hoof_form hoof_forms_symptoms[] = {
    {"[severe] symptom SYMPTOMS DISTANCE", symptom, NULL},
    {"[severe] symptom SYMPTOMS together with SYMPTOMS DISTANCE", together, NULL},
    {"no symptom SYMPTOMS DISTANCE", no_symptom, NULL},
    {"worsening symptom SYMPTOMS in the last D", worsening, NULL},
    {"N or more stools in D", many_stools, NULL},
    {"stools N or more a day over usual", over_usual, NULL},
    {"stools less than N percent below usual in the last D", little_change, NULL},
    {"no stool for D", no_stool, NULL},
    {FLAG " stool DISTANCE", flagged, NULL},
    {FLAG " stools on N or more days in D", flagged_days, NULL},
    {NULL, NULL, NULL},
};
