/* Amounts that depend on the body: what is known of it, and what is missing. */

#include <math.h>
#include <string.h>

#include "base/json_write.h"
#include "base/quantity.h"
#include "plan/dates.h"

double hoof_surface_m2(double height_cm, double weight_kg)
{
    return sqrt(height_cm * weight_kg / 3600);
}

double hoof_calvert_mg(double auc, double clearance_ml_min)
{
    return auc * (clearance_ml_min + 25);
}

double hoof_cockcroft_gault_ml_min(int age_years, double weight_kg, double creatinine_mg_dl,
                                   bool female)
{
    double clearance = (140 - age_years) * weight_kg / (72 * creatinine_mg_dl);
    return female ? 0.85 * clearance : clearance;
}

/* The latest value up to now, in the unit wanted; negative: none that converts. */
static double latest(const struct hoof_dating *d, enum hoof_plan_entry_type type, const char *what,
                     const char *unit)
{
    const struct hoof_plan_situation *s = d->situation;
    for (size_t i = s->entry_count; i-- > 0;) {
        const struct hoof_plan_entry *entry = &s->entries[i];
        double value;
        bool ahead =
            entry->at.day_level ? entry->at.day > d->now.day : entry->at.utc_s > d->now.utc_s;
        if (entry->type == type && !ahead && entry->has_value && entry->value > 0 && entry->what &&
            strcmp(entry->what, what) == 0 && entry->unit &&
            hoof_unit_convert(entry->value, entry->unit, unit, what, &value))
            return value;
    }
    return -1;
}

static int age_in_years(const struct hoof_dating *d)
{
    struct hoof_date today = hoof_date_from_days(d->now.day), born = d->situation->person.born;
    int years = today.year - born.year;
    return years -
           (today.month < born.month || (today.month == born.month && today.day < born.day));
}

/* From the person's own clearance, else by Cockcroft and Gault. */
static bool find_clearance(struct hoof_dating *d, struct hoof_error *err)
{
    const struct hoof_plan_person *person = &d->situation->person;
    struct hoof_body *body = &d->body;
    body->clearance = latest(d, HOOF_PLAN_LAB, "creatinine-clearance", "mL/min");
    body->clearance_by = "clearance as measured";
    if (body->clearance > 0)
        return true;
    double creatinine = latest(d, HOOF_PLAN_LAB, "creatinine", "mg/dL");
    bool has_sex =
        person->sex && (strcmp(person->sex, "female") == 0 || strcmp(person->sex, "male") == 0);
    const char **needs = hoof_alloc_array(d->arena, 3, sizeof *needs);
    if (!needs)
        return hoof_fail_memory(err);
    if (creatinine <= 0) {
        needs[body->clearance_need_count++] = "creatinine-clearance";
    } else {
        if (!person->has_born)
            needs[body->clearance_need_count++] = "born";
        if (!has_sex)
            needs[body->clearance_need_count++] = "sex";
        if (body->weight_kg <= 0)
            needs[body->clearance_need_count++] = "weight_kg";
    }
    body->clearance_needs = needs;
    if (body->clearance_need_count)
        return true;
    body->clearance_by = "clearance by Cockcroft and Gault";
    body->clearance = hoof_cockcroft_gault_ml_min(age_in_years(d), body->weight_kg, creatinine,
                                                  strcmp(person->sex, "female") == 0);
    return true;
}

static bool find_body(struct hoof_dating *d, struct hoof_error *err)
{
    struct hoof_body *body = &d->body;
    if (body->known)
        return true;
    body->height_cm = d->situation->person.height_cm;
    body->weight_kg = latest(d, HOOF_PLAN_VITAL, "weight", "kg");
    if (body->weight_kg <= 0)
        body->weight_kg = d->situation->person.weight_kg;
    body->surface = body->height_cm > 0 && body->weight_kg > 0
                        ? hoof_surface_m2(body->height_cm, body->weight_kg)
                        : -1;
    body->known = true;
    return find_clearance(d, err);
}

/* Tenths are finer than any dose is given. */
static double to_tenths(double amount)
{
    return round(amount * 10) / 10;
}

struct amount {
    double mg; /* 0: see needs */
    const char *formula;
    const char *const *needs;
    size_t need_count;
};

static bool need(struct hoof_dating *d, struct amount *out, const char *a, const char *b,
                 struct hoof_error *err)
{
    const char **needs = hoof_alloc_array(d->arena, 2, sizeof *needs);
    if (!needs)
        return hoof_fail_memory(err);
    if (a)
        needs[out->need_count++] = a;
    if (b)
        needs[out->need_count++] = b;
    out->needs = needs;
    return true;
}

static bool by_surface(struct hoof_dating *d, double per_m2, struct amount *out,
                       struct hoof_error *err)
{
    const struct hoof_body *body = &d->body;
    char dose[32], height[32], weight[32];
    if (body->surface <= 0)
        return need(d, out, body->height_cm > 0 ? NULL : "height_cm",
                    body->weight_kg > 0 ? NULL : "weight_kg", err);
    hoof_number_text(per_m2, dose);
    hoof_number_text(body->height_cm, height);
    hoof_number_text(body->weight_kg, weight);
    out->mg = to_tenths(per_m2 * body->surface);
    out->formula = hoof_format(d->arena, "%s mg/m2 x %.2f m2 (Mosteller, from %s cm and %s kg)",
                               dose, body->surface, height, weight);
    return out->formula || hoof_fail_memory(err);
}

static bool by_weight(struct hoof_dating *d, double per_kg, struct amount *out,
                      struct hoof_error *err)
{
    const struct hoof_body *body = &d->body;
    char dose[32], weight[32];
    if (body->weight_kg <= 0)
        return need(d, out, "weight_kg", NULL, err);
    hoof_number_text(per_kg, dose);
    hoof_number_text(body->weight_kg, weight);
    out->mg = to_tenths(per_kg * body->weight_kg);
    out->formula = hoof_format(d->arena, "%s mg/kg x %s kg", dose, weight);
    return out->formula || hoof_fail_memory(err);
}

static bool by_clearance(struct hoof_dating *d, double auc, struct amount *out,
                         struct hoof_error *err)
{
    const struct hoof_body *body = &d->body;
    char dose[32];
    if (body->clearance <= 0) {
        out->needs = body->clearance_needs;
        out->need_count = body->clearance_need_count;
        return true;
    }
    hoof_number_text(auc, dose);
    out->mg = to_tenths(hoof_calvert_mg(auc, body->clearance));
    out->formula = hoof_format(d->arena, "AUC %s x (%.0f + 25) mL/min (Calvert, %s)", dose,
                               body->clearance, body->clearance_by);
    return out->formula || hoof_fail_memory(err);
}

static bool is_per_body(const char *unit)
{
    return unit &&
           (strcmp(unit, "mg/m2") == 0 || strcmp(unit, "mg/kg") == 0 || strcmp(unit, "AUC") == 0);
}

static bool amount_of(struct hoof_dating *d, double dose, const char *unit, struct amount *out,
                      struct hoof_error *err)
{
    *out = (struct amount){0};
    if (!is_per_body(unit)) {
        out->mg = dose;
        return true;
    }
    if (!find_body(d, err))
        return false;
    if (strcmp(unit, "mg/m2") == 0)
        return by_surface(d, dose, out, err);
    return strcmp(unit, "mg/kg") == 0 ? by_weight(d, dose, out, err)
                                      : by_clearance(d, dose, out, err);
}

static const struct hoof_plan_amount *prescribed_amount(const struct hoof_plan_item *item,
                                                        const char *agent)
{
    for (size_t i = 0; i < item->amount_count; i++)
        if (strcmp(item->amounts[i].agent, agent) == 0)
            return &item->amounts[i];
    return NULL;
}

/* Amounts are rounded to whole tablets and vials: less by a twentieth is no
 * reduction yet. */
static bool is_reduced(double given, double template)
{
    return given < template - template / 20;
}

/* What the prescription must say: a range, or an amount that the item lacks. */
static bool need_amount(struct hoof_dating *d, const struct hoof_plan_line *line,
                        struct hoof_plan_given *out, struct hoof_error *err)
{
    const char **needs = hoof_alloc(d->arena, sizeof *needs);
    const char *name = line ? hoof_format(d->arena, "doses.%s", line->agent) : "dose";
    if (!needs || !name)
        return hoof_fail_memory(err);
    needs[0] = name;
    out->needs = needs;
    out->need_count = 1;
    return true;
}

bool hoof_dating_given(struct hoof_dating *d, const struct hoof_plan_item *item,
                       const struct hoof_plan_line *line, struct hoof_plan_given *out,
                       struct hoof_error *err)
{
    const char *agent = line ? line->agent : item->what, *unit = line ? line->unit : item->unit;
    double dose = line ? line->low : item->dose;
    bool is_range = line && line->low != line->high;
    struct amount amount;
    size_t number = hoof_dating_agent(d, agent);
    *out = (struct hoof_plan_given){
        .item = item,
        .agent = d->agents[number].id,
        .agent_number = number,
        .unit = is_per_body(unit) ? "mg" : unit,
        .route = line ? line->route : item->route,
        .prescribed = !line && item->prescribed,
    };
    if (!out->route) {
        const struct hoof_plan_agent *known = hoof_plan_agent_find(d->book, agent);
        out->route = known ? known->route : NULL;
    }
    if (!amount_of(d, dose, unit, &amount, err))
        return false;
    const struct hoof_plan_amount *prescribed = line ? prescribed_amount(item, agent) : NULL;
    if (prescribed) {
        out->dose = prescribed->amount;
        out->prescribed = true;
        out->reduced = amount.mg > 0 && is_reduced(prescribed->amount, amount.mg);
        return true;
    }
    if (is_range || dose <= 0)
        return need_amount(d, line, out, err);
    out->dose = amount.mg;
    out->formula = amount.formula;
    out->needs = amount.needs;
    out->need_count = amount.need_count;
    return true;
}
