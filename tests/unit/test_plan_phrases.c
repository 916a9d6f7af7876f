/* The language of checks: each pattern has a phrase that is read by it, and what
 * cannot be read is refused at its word. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <string.h>

#include <cmocka.h>

#include "plan/book.h"
#include "plan/forms.h"
#include "plan_book.h"

/* A phrase for each pattern, in the order of the tables. */
static const char *const moments[] = {
    "now",
    "each dose of octreotide-lar or lanreotide",
    "each planned dose of depot",
    "each taken dose of loperamide in the last 24 h",
    "each first dose of octreotide-lar",
    "each oral dose but of cholestyramine",
    "each end of octreotide-sa",
    "next dose of lu177-dotatate within 28 d",
    "next dose of lu177-dotatate 0 to 1 d ahead",
    "start of temozolomide",
    "each event surgery, biopsy or sirt",
    "next event surgery within 14 d",
    "each test 5-hiaa-urine",
    "each meal",
    "each symptom of flushing in the last 48 h",
};

static const char *const phrases[] = {
    /* Doses. */
    "dose of depot of 30 mg within 28 d before",
    "dose of octreotide-lar to the chest ever before",
    "no dose of octreotide-lar of 30 mg 4 to 24 h after",
    "dose of the same medicine on the same day",
    "dose of the same medicine at the same site in another course within 30 d before",
    "dose of another of depot within 28 d before",
    "previous dose within 49 d before",
    "first dose of octreotide-lar within 14 d before",
    "last dose of octreotide-sa within 14 d after",
    "cycle of temozolomide began exactly 21 d before",
    "skipped dose of octreotide-sa earlier that day",
    "late dose of everolimus",
    "rescue doses of octreotide-sa on 3 or more days in the last 7 d",
    "more rescue doses of octreotide-sa in the last 14 d than in the 14 d before",
    /* Totals. */
    "total of octreotide-sa above 1500 mcg in 24 h",
    "total of loperamide at least 8 mg in a day",
    "total of pancreatic-enzymes above 2500 U/kg at once",
    "total of temozolomide at least 300 mg/m2 ever",
    "more than 3 doses of loperamide in 24 h",
    "more than 3 doses of loperamide in a cycle",
    "more than 1 doses of loperamide at once",
    "more than 4 doses of lu177-dotatate ever",
    "doses of temozolomide on more than 5 days in 28 d",
    "doses of temozolomide on more than 5 days in a cycle",
    /* The dose judged. */
    "dose above 16 mg",
    "dose 2 mg or less",
    "dose of 15 mg/kg",
    "dose lowered by 50 mg/m2 against the cycle before",
    "product is intron-a, pegintron or roferon-a",
    "not prescribed",
    "rescue",
    "reduced",
    "same side as the previous dose",
    "in regimen captem-*",
    "cycle day is 22",
    "cycle day above 14",
    "cycle day outside 10 to 14",
    "on a weekend",
    /* Medicines. */
    "not on ssa, washout 30 d",
    "on ssa for 28 d",
    "on ssa for more than 24 months",
    "on everolimus for less than 6 wk",
    "on everolimus at more than 5 mg a day",
    "two of depot, washout 28 d",
    "not taking ssa",
    "not taking loperamide by prescription",
    "taking loperamide of 4 mg a day or more",
    "no ssa planned",
    "start or change of ssa within 14 d before",
    "ssa on hold",
    /* Results. */
    "blood-pressure at least 160/100 twice in 24 h",
    "blood-pressure below 90/60 in the last 24 h",
    "neutrophils below 1.5 10*9/L in the last 28 d",
    "pulse below 50 /min twice in 24 h",
    "creatinine-clearance 30 to 50 mL/min",
    "pregnancy-test is not negative",
    "alt above 5 times its upper limit",
    "creatinine 40 percent or more above its value before the first dose of lu177-dotatate",
    "lowest neutrophils in the last cycle of temozolomide below 1.0 10*9/L",
    "result of creatinine within 7 d before",
    "no result of neutrophils or platelets",
    "missing a result of neutrophils, platelets or alt within 28 d before",
    "results of 5-hiaa-urine from two laboratories",
    /* Symptoms and stools. */
    "severe symptom diarrhea in the last 24 h",
    "symptom flushing together with low-blood-pressure, wheeze or fever in the last 24 h",
    "no symptom flushing ever",
    "worsening symptom flushing in the last 7 d",
    "8 or more stools in 24 h",
    "stools 4 or more a day over usual",
    "stools less than 30 percent below usual in the last 7 d",
    "no stool for 3 d",
    "nocturnal stool in the last 24 h",
    "oily stools on 3 or more days in 14 d",
    /* Food. */
    "meal within 2 h before",
    "no meal within 30 min around",
    "food class high_serotonin within 48 h before",
    "food banana or grapefruit in the last 24 h",
    "meal holds food class high_serotonin",
    "meal holds food banana",
    "food outside its diet in its window",
    "factor exercise earlier that day",
    /* Events and the person. */
    "event hold of ssa within 28 d before",
    "no event crisis-plan within 12 months before",
    "elective event surgery within 28 d after",
    "not elective",
    "drugs include epinephrine",
    "test 5-hiaa-urine on the day after",
    "condition diabetes",
    "allergy to temozolomide",
    "carcinoid_syndrome is yes",
    "sstr_positive is not recorded as yes",
    "sex is female",
};

enum { COUNT_MAX = 256 };

static size_t forms_of(const struct hoof_form *const *tables, size_t count,
                       const struct hoof_form **out)
{
    size_t n = 0;
    for (size_t i = 0; i < count; i++)
        for (const struct hoof_form *form = tables[i]; form->pattern; form++)
            out[n++] = form;
    return n;
}

static void check_read_by(const struct hoof_form *form, const char *text, bool moment)
{
    struct hoof_arena *arena = hoof_arena_new();
    const struct hoof_phrase *phrase;
    struct hoof_error err = {0};
    if (!hoof_phrase_read(arena, plan_book(arena), text, moment, &phrase, &err))
        fail_msg("\"%s\": %s (%s)", text, err.text, err.place);
    if (phrase->form != form)
        fail_msg("\"%s\" is read by \"%s\", not \"%s\"", text, phrase->form->pattern,
                 form->pattern);
    assert_string_equal(phrase->text, text);
    hoof_arena_free(arena);
}

static void every_pattern_reads_its_phrase(void **state)
{
    (void)state;
    const struct hoof_form *forms[COUNT_MAX];
    const struct hoof_form *const conditions[] = {
        hoof_forms_doses,   hoof_forms_totals,   hoof_forms_judged, hoof_forms_medicines,
        hoof_forms_results, hoof_forms_symptoms, hoof_forms_food,   hoof_forms_events,
    };
    const struct hoof_form *const times[] = {hoof_forms_moments};
    assert_int_equal(forms_of(times, 1, forms), sizeof moments / sizeof *moments);
    for (size_t i = 0; i < sizeof moments / sizeof *moments; i++)
        check_read_by(forms[i], moments[i], true);
    size_t count = forms_of(conditions, sizeof conditions / sizeof *conditions, forms);
    for (size_t i = 0; i < sizeof phrases / sizeof *phrases && i < count; i++)
        check_read_by(forms[i], phrases[i], false);
    assert_int_equal(count, sizeof phrases / sizeof *phrases);
}

static void a_phrase_that_cannot_be_read_is_refused_at_its_word(void **state)
{
    static const struct {
        const char *text, *place, *says;
        bool moment;
    } cases[] = {
        {"symptom flushin in the last 24 h", "word 2", "Do you mean \"flushing\"?", false},
        {"symptom hunger in the last 24 h", "word 2", "no symptom \"hunger\"", false},
        {"dose of octreotide-lra within 28 d before", "word 3", "octreotide-lar", false},
        {"no result of neutrophils or plateletts", "word 6", "\"platelets\"", false},
        {"dose of lanreotide within 28 d", "word 7", "before, after, around", false},
        {"dose of lanreotide within 28 x before", "word 4", "a distance", false},
        {"dose of lanreotide 24 to 4 h before", "word 4", "a distance", false},
        {"dose above 16 spoons", "word 4", "a unit", false},
        {"dose above mg", "word 3", "an amount", false},
        {"neutrophils under 1.5 10*9/L", "word 2", "above, below", false},
        {"food class high_serotonine within 48 h before", "word 3", "high_serotonin", false},
        {"neutrophils below 1.5 10*9/L today", "word 5", "cannot stand there", false},
        {"hello", "word 1", "No phrase begins with \"hello\"", false},
        {"each dose of octreotide-lar", "word 1", "No phrase begins", false},
        {"carcinoid_syndrome is yes", "word 1", "No moment of a check begins", true},
        {"next dose of lanreotide within", "word 6", "a time such as", true},
        {"each event", "word 3", "event", true},
        {"", "", "empty", false},
        {"each event surgery,", "word 5", "event", true},
    };
    (void)state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct hoof_arena *arena = hoof_arena_new();
        const struct hoof_phrase *phrase;
        struct hoof_error err = {0};
        assert_false(hoof_phrase_read(arena, plan_book(arena), cases[i].text, cases[i].moment,
                                      &phrase, &err));
        assert_int_equal(err.code, HOOF_REQUEST);
        if (strcmp(err.place, cases[i].place) != 0 || !strstr(err.text, cases[i].says))
            fail_msg("\"%s\": %s (%s)", cases[i].text, err.text, err.place);
        hoof_arena_free(arena);
    }
}

static void a_class_stands_for_itself_and_its_members(void **state)
{
    (void)state;
    struct hoof_arena *arena = hoof_arena_new();
    const struct hoof_phrase *phrase;
    assert_true(hoof_phrase_read(arena, plan_book(arena), "on depot, octreotide-sa or loperamide",
                                 false, &phrase, NULL));
    const struct hoof_set *set = &phrase->args[1].set;
    assert_string_equal(set->text, "depot, octreotide-sa or loperamide");
    assert_int_equal(set->count, 5);
    assert_string_equal(set->ids[0], "depot");
    assert_string_equal(set->ids[1], "lanreotide");
    assert_string_equal(set->ids[2], "octreotide-lar");
    assert_string_equal(set->ids[4], "loperamide");
    hoof_arena_free(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_pattern_reads_its_phrase),
        cmocka_unit_test(a_phrase_that_cannot_be_read_is_refused_at_its_word),
        cmocka_unit_test(a_class_stands_for_itself_and_its_members),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
