/* Values of tests and vitals: the latest one, in the unit that is asked for, or
 * the name of what is missing for it. */
#include <string.h>

#include "base/quantity.h"
#include "plan/forms.h"

/* An amount by weight or surface is rounded to whole capsules and vials. */
#define VIAL_SLACK 0.05

static struct hoof_value missing(const char *needs)
{
    return (struct hoof_value){HOOF_NOT_KNOWN, 0, NULL, needs};
}

static struct hoof_value known(double value, const struct hoof_plan_entry *entry)
{
    return (struct hoof_value){HOOF_TRUE, value, entry, NULL};
}

bool hoof_compared(double value, enum hoof_compare compare, double limit)
{
    /* Converted values carry the last bits of a multiplication. */
    double close = 1e-9 * (limit < 0 ? -limit : limit);
    switch (compare) {
    case HOOF_ABOVE:
        return value > limit + close;
    case HOOF_AT_LEAST:
        return value >= limit - close;
    case HOOF_BELOW:
        return value < limit - close;
    case HOOF_AT_MOST:
        return value <= limit + close;
    }
    return false;
}

const char *hoof_compare_name(enum hoof_compare compare)
{
    static const char *const names[] = {"above", "at least", "below", "at most"};
    return names[compare];
}

bool hoof_value_in(const struct hoof_plan_entry *entry, const char *unit, double *out)
{
    if (!entry->has_value)
        return false;
    if (!unit) {
        *out = entry->value;
        return !entry->unit || strcmp(entry->unit, "1") == 0 || strcmp(entry->unit, "{score}") == 0;
    }
    if (!entry->unit)
        return false;
    if (strcmp(entry->unit, unit) == 0) {
        *out = entry->value;
        return true;
    }
    return hoof_unit_convert(entry->value, entry->unit, unit, entry->what, out);
}

/* The latest entry with a number up to a moment; NULL: none. */
static const struct hoof_plan_entry *latest_number(struct hoof_judge *judge, const char *test,
                                                   const struct hoof_plan_at *up_to)
{
    struct hoof_entries entries = hoof_entries_of(judge, HOOF_PLAN_LAB, test);
    for (size_t i = hoof_first_day(entries.days, entries.count, up_to->day + 1); i > 0; i--) {
        const struct hoof_plan_entry *entry = entries.items[i - 1];
        if (entry->has_value && (up_to->day_level || !hoof_at_before(up_to, &entry->at)))
            return entry;
    }
    return NULL;
}

/* "hemoglobin [mL/min]". */
static const char *unit_named(struct hoof_judge *judge, const struct hoof_plan_entry *entry)
{
    char *text =
        hoof_format(judge->arena, "%s [%s]", entry->what, entry->unit ? entry->unit : "no unit");
    judge->out_of_memory |= !text;
    return text ? text : entry->what;
}

static struct hoof_value logged(struct hoof_judge *judge, const char *test, const char *unit,
                                const struct hoof_plan_at *up_to)
{
    double value;
    const struct hoof_plan_entry *entry = latest_number(judge, test, up_to);
    if (!entry)
        return missing(test);
    if (!hoof_value_in(entry, unit, &value))
        return missing(unit_named(judge, entry));
    return known(value, entry);
}

struct hoof_value hoof_value_weight(struct hoof_judge *judge, const struct hoof_plan_at *up_to)
{
    struct hoof_value weight = logged(judge, "weight", "kg", up_to);
    if (weight.known != HOOF_TRUE && judge->situation->person.weight_kg > 0)
        return known(judge->situation->person.weight_kg, NULL);
    return weight.known == HOOF_TRUE ? weight : missing("weight_kg");
}

static int age_on(struct hoof_date born, struct hoof_date day)
{
    bool before = day.month < born.month || (day.month == born.month && day.day < born.day);
    return day.year - born.year - before;
}

/* By Cockcroft and Gault, where no clearance was logged. */
static struct hoof_value computed_clearance(struct hoof_judge *judge,
                                            const struct hoof_plan_at *up_to)
{
    const struct hoof_plan_person *person = &judge->situation->person;
    struct hoof_value creatinine = logged(judge, "creatinine", "mg/dL", up_to);
    if (creatinine.known != HOOF_TRUE || creatinine.value <= 0)
        return missing(creatinine.entry || strchr(creatinine.needs ? creatinine.needs : "", '[')
                           ? creatinine.needs
                           : "creatinine-clearance");
    struct hoof_value weight = hoof_value_weight(judge, up_to);
    if (weight.known != HOOF_TRUE)
        return weight;
    if (!person->has_born)
        return missing("born");
    if (!person->sex)
        return missing("sex");
    return known(hoof_cockcroft_gault_ml_min(age_on(person->born, hoof_date_from_days(up_to->day)),
                                             weight.value, creatinine.value,
                                             strcmp(person->sex, "female") == 0),
                 creatinine.entry);
}

struct hoof_value hoof_value_latest(struct hoof_judge *judge, const char *test, const char *unit,
                                    const struct hoof_plan_at *up_to)
{
    struct hoof_value value = logged(judge, test, unit, up_to);
    if (strcmp(test, "weight") == 0 && value.known != HOOF_TRUE && unit && strcmp(unit, "kg") == 0)
        return hoof_value_weight(judge, up_to);
    if (strcmp(test, "creatinine-clearance") == 0 && value.known != HOOF_TRUE &&
        value.needs == test)
        return computed_clearance(judge, up_to);
    return value;
}

/* What a dose is divided by for "a kg" and "a m2"; NOT_KNOWN adds what is missing. */
static enum hoof_truth divisor(struct hoof_judge *judge, enum hoof_per per,
                               const struct hoof_plan_at *up_to, double *out,
                               struct hoof_evidence *evidence)
{
    *out = 1;
    if (per == HOOF_FLAT)
        return HOOF_TRUE;
    struct hoof_value weight = hoof_value_weight(judge, up_to);
    double height = judge->situation->person.height_cm;
    if (weight.known != HOOF_TRUE)
        hoof_needs(judge, evidence, weight.needs);
    if (per == HOOF_PER_M2 && height <= 0)
        hoof_needs(judge, evidence, "height_cm");
    if (weight.known != HOOF_TRUE || (per == HOOF_PER_M2 && height <= 0))
        return HOOF_NOT_KNOWN;
    *out = per == HOOF_PER_KG ? weight.value : hoof_surface_m2(height, weight.value);
    return HOOF_TRUE;
}

enum hoof_truth hoof_dose_in(struct hoof_judge *judge, const struct hoof_ledger_dose *dose,
                             const struct hoof_amount *unit, double *out,
                             struct hoof_evidence *evidence)
{
    double by;
    if (dose->dose <= 0 || !dose->unit)
        return HOOF_FALSE;
    if (strcmp(dose->unit, unit->unit) == 0) {
        *out = dose->dose;
        return HOOF_TRUE;
    }
    if (hoof_unit_convert(dose->dose, dose->unit, unit->unit, NULL, out))
        return HOOF_TRUE;
    bool same = strcmp(dose->unit, unit->base) == 0;
    if (same)
        *out = dose->dose;
    if (!same && !hoof_unit_convert(dose->dose, dose->unit, unit->base, NULL, out))
        return HOOF_FALSE;
    enum hoof_truth truth = divisor(judge, unit->per, &judge->ledger->now, &by, evidence);
    if (truth == HOOF_TRUE)
        *out /= by;
    return truth;
}

enum hoof_truth hoof_dose_is(struct hoof_judge *judge, const struct hoof_ledger_dose *dose,
                             const struct hoof_amount *amount, struct hoof_evidence *evidence)
{
    double value, slack = amount->per == HOOF_FLAT ? 1e-6 : VIAL_SLACK;
    enum hoof_truth truth = hoof_dose_in(judge, dose, amount, &value, evidence);
    if (truth != HOOF_TRUE)
        return truth;
    return value >= amount->value * (1 - slack) && value <= amount->value * (1 + slack)
               ? HOOF_TRUE
               : HOOF_FALSE;
}
