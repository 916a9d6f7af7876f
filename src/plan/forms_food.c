/* Meals, foods and factors. */
#include <string.h>

#include "plan/book.h"
#include "plan/forms.h"

static bool has(const char *const *list, size_t count, const struct hoof_set *set)
{
    for (size_t i = 0; i < count; i++)
        if (hoof_set_has(set, list[i]))
            return true;
    return false;
}

static bool any_meal(const struct hoof_plan_entry *entry, const struct hoof_set *set)
{
    (void)entry, (void)set;
    return true;
}

static bool has_food(const struct hoof_plan_entry *entry, const struct hoof_set *set)
{
    return has(entry->list, entry->list_count, set);
}

static bool has_class(const struct hoof_plan_entry *entry, const struct hoof_set *set)
{
    return has(entry->food_classes, entry->food_class_count, set);
}

/* The latest entry of a type at the distance that holds what is looked for. */
static const struct hoof_plan_entry *
entry_at(struct hoof_judge *judge, struct hoof_entries entries,
         const struct hoof_moment_judged *moment, const struct hoof_distance *distance,
         bool certain, bool (*holds)(const struct hoof_plan_entry *, const struct hoof_set *),
         const struct hoof_set *set)
{
    int32_t low, high;
    hoof_distance_days(distance, &low, &high);
    size_t first = hoof_first_day(entries.days, entries.count, moment->at.day + low);
    for (size_t i = hoof_first_day(entries.days, entries.count, moment->at.day + high + 1);
         i > first; i--) {
        const struct hoof_plan_entry *entry = entries.items[i - 1];
        if (entry != moment->entry && holds(entry, set) &&
            hoof_distance_holds(judge->situation, distance, &moment->at, &entry->at, certain))
            return entry;
    }
    return NULL;
}

static enum hoof_truth found(struct hoof_judge *judge, const struct hoof_plan_entry *entry,
                             struct hoof_evidence *evidence)
{
    if (!entry)
        return HOOF_FALSE;
    hoof_found_entry(judge, evidence, entry);
    return HOOF_TRUE;
}

static struct hoof_entries meals(struct hoof_judge *judge)
{
    return hoof_entries_of(judge, HOOF_PLAN_MEAL, NULL);
}

static enum hoof_truth meal(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                            const struct hoof_moment_judged *moment, struct hoof_evidence *evidence)
{
    return found(
        judge,
        entry_at(judge, meals(judge), moment, &phrase->args[0].distance, true, any_meal, NULL),
        evidence);
}

static enum hoof_truth no_meal(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                               const struct hoof_moment_judged *moment,
                               struct hoof_evidence *evidence)
{
    if (entry_at(judge, meals(judge), moment, &phrase->args[0].distance, false, any_meal, NULL))
        return HOOF_FALSE;
    hoof_found_words(judge, evidence, "no meal is logged for that time");
    return HOOF_TRUE;
}

static void found_foods(struct hoof_judge *judge, const struct hoof_plan_entry *meal,
                        const struct hoof_set *set, struct hoof_evidence *evidence)
{
    for (size_t i = 0; i < meal->list_count; i++)
        if (hoof_set_has(set, meal->list[i]))
            hoof_found_words(judge, evidence, hoof_term_name(judge, meal->list[i]));
}

static enum hoof_truth food(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                            const struct hoof_moment_judged *moment, struct hoof_evidence *evidence)
{
    const struct hoof_set *set = &phrase->args[0].set;
    const struct hoof_plan_entry *entry =
        entry_at(judge, meals(judge), moment, &phrase->args[1].distance, true, has_food, set);
    if (entry)
        found_foods(judge, entry, set, evidence);
    return found(judge, entry, evidence);
}

static enum hoof_truth food_class(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence)
{
    return found(judge,
                 entry_at(judge, meals(judge), moment, &phrase->args[1].distance, true, has_class,
                          &phrase->args[0].set),
                 evidence);
}

/* Of the meal judged. */
static enum hoof_truth meal_holds(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                  const struct hoof_moment_judged *moment,
                                  struct hoof_evidence *evidence)
{
    const struct hoof_plan_entry *entry = moment->entry;
    if (!entry || entry->type != HOOF_PLAN_MEAL || !has_food(entry, &phrase->args[0].set))
        return HOOF_FALSE;
    found_foods(judge, entry, &phrase->args[0].set, evidence);
    return HOOF_TRUE;
}

static enum hoof_truth meal_holds_class(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                        const struct hoof_moment_judged *moment,
                                        struct hoof_evidence *evidence)
{
    (void)judge, (void)evidence;
    const struct hoof_plan_entry *entry = moment->entry;
    return entry && entry->type == HOOF_PLAN_MEAL && has_class(entry, &phrase->args[0].set)
               ? HOOF_TRUE
               : HOOF_FALSE;
}

/* --- The diet before a test. ----------------------------------------------------------- */

enum { HOURS_WITHOUT_A_SHEET = 72 };

/* "hiaa-mayo", "mayo" and "mayo-hiaa" are one; NULL: no such sheet. */
static const struct hoof_plan_sheet *sheet_named(const struct hoof_judge *judge, const char *name)
{
    if (!name)
        return NULL;
    const struct hoof_plan_sheet *sheet = hoof_plan_sheet_find(judge->book, name);
    size_t n = strlen(name);
    if (sheet)
        return sheet;
    if (n > 5 && strcmp(name + n - 5, "-hiaa") == 0)
        n -= 5;
    char *id = hoof_format(judge->arena, "hiaa-%.*s", (int)n, name);
    return id ? hoof_plan_sheet_find(judge->book, id) : NULL;
}

/* The sheet of the test's laboratory, else of the person's; without one, the
 * sheet "" that stands for all lists. */
static const struct hoof_plan_sheet *sheet_of(const struct hoof_judge *judge,
                                              const struct hoof_moment_judged *moment)
{
    const char *said = moment->item    ? moment->item->laboratory
                       : moment->entry ? moment->entry->laboratory
                                       : NULL;
    const struct hoof_plan_sheet *sheet = sheet_named(judge, said);
    if (!sheet && !said)
        sheet = sheet_named(judge, judge->situation->person.laboratory);
    return sheet ? sheet : hoof_plan_sheet_find(judge->book, "");
}

static enum hoof_truth outside_diet(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                                    const struct hoof_moment_judged *moment,
                                    struct hoof_evidence *evidence)
{
    const struct hoof_plan_sheet *sheet = sheet_of(judge, moment);
    double collects = moment->item ? moment->item->hours : 0;
    (void)phrase;
    if (!sheet)
        return HOOF_FALSE;
    int32_t hours = sheet->hours_before > 0 ? sheet->hours_before : HOURS_WITHOUT_A_SHEET;
    const struct hoof_set asked = {.ids = sheet->foods, .count = sheet->food_count};
    const struct hoof_distance before =
        hoof_within_before((struct hoof_duration){hours * 60, HOOF_MINUTES});
    const struct hoof_distance during = {.side = HOOF_AFTER,
                                         .high = {(int32_t)(collects * 60), HOOF_MINUTES},
                                         .has_high = true,
                                         .high_included = true};
    const struct hoof_plan_entry *entry =
        entry_at(judge, meals(judge), moment, &before, true, has_food, &asked);
    if (!entry && collects > 0)
        entry = entry_at(judge, meals(judge), moment, &during, true, has_food, &asked);
    if (!entry)
        return HOOF_FALSE;
    found_foods(judge, entry, &asked, evidence);
    hoof_found_words(judge, evidence,
                     hoof_format(judge->arena, "the diet of %s begins %d hours before the test",
                                 *sheet->id ? sheet->id : "most laboratories", hours));
    return found(judge, entry, evidence);
}

static enum hoof_truth factor(struct hoof_judge *judge, const struct hoof_phrase *phrase,
                              const struct hoof_moment_judged *moment,
                              struct hoof_evidence *evidence)
{
    const struct hoof_set *set = &phrase->args[0].set;
    for (size_t i = 0; i < set->count; i++) {
        const struct hoof_plan_entry *entry =
            entry_at(judge, hoof_entries_of(judge, HOOF_PLAN_FACTOR, set->ids[i]), moment,
                     &phrase->args[1].distance, true, any_meal, NULL);
        if (entry)
            return found(judge, entry, evidence);
    }
    return HOOF_FALSE;
}

const struct hoof_form hoof_forms_food[] = {
    {"meal DISTANCE", meal, NULL},
    {"no meal DISTANCE", no_meal, NULL},
    {"food class CLASSES DISTANCE", food_class, NULL},
    {"food FOODS DISTANCE", food, NULL},
    {"meal holds food class CLASSES", meal_holds_class, NULL},
    {"meal holds food FOODS", meal_holds, NULL},
    {"food outside its diet in its window", outside_diet, NULL},
    {"factor FACTORS DISTANCE", factor, NULL},
    {NULL, NULL, NULL},
};
