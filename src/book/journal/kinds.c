#include "book/journal/kinds.h"

#include <stdio.h>
#include <string.h>

#define END                                                                                        \
    {                                                                                              \
        .key = NULL                                                                                \
    }
#define FIELD(k, t, words, ...)                                                                    \
    {                                                                                              \
        .key = k, .type = HOOF_FIELD_##t, .label = words, ##__VA_ARGS__                            \
    }
#define RANGE(low, high) .min = low, .max = high
#define VOCABULARY(v)    .vocabulary = v
#define CHOICES(c)       .choices = c
#define REQUIRED         .required = true
#define NULLABLE         .nullable = true
#define FIELDS(f)        .fields = f
#define BYTES(n)         .max_bytes = n
#define HELP(h)          .help = h

#define ROUTES           "oral|sc|deep-sc|im|iv|external"

/* Keys that any entry or item may carry, after its own. */
#define COMMON_FIELDS                                                                              \
    FIELD("text", LONG_TEXT, "In your own words",                                                  \
          HELP("Anything that you want to remember about it.")),                                   \
        FIELD("author", CHOICE, "Written by", CHOICES("person|helper|nurse"),                      \
              HELP("person, helper or nurse; without it, you.")),                                  \
        FIELD("device", TEXT, "Device", HELP("The device or program that it came from.")),         \
        FIELD("made_up", BOOL, "Made up", HELP("true: written by the demonstration."))

#define ENTRY_FIELDS(when)                                                                         \
    FIELD("at", MOMENT, when, REQUIRED,                                                            \
          HELP("A date and time with offset, or a date alone when the hour is not known.")),       \
        FIELD("zone", ZONE, "Time zone",                                                           \
              HELP("The zone that it was said in, such as America/New_York.")),                    \
        COMMON_FIELDS, END

#define ITEM_FIELDS COMMON_FIELDS, END

/* --- entries ----------------------------------------------------------------------------- */

static const struct hoof_field symptom_fields[] = {
    FIELD("id", ID, "Id"),
    FIELD("name", NAME, "Symptom", VOCABULARY("symptom"), REQUIRED,
          HELP("flushing, diarrhea, abdominal-pain, ...")),
    FIELD("count", INTEGER, "How often", RANGE(0, 999), HELP("How many times; once without it.")),
    FIELD("severity", NUMBER, "How bad, 0 to 10", RANGE(0, 10),
          HELP("0 to 10; mild is 2, moderate 5, severe 8.")),
    FIELD("minutes", NUMBER, "How long, in minutes", RANGE(0, 100000), HELP("How long it lasted.")),
    ENTRY_FIELDS("When"),
};

static const struct hoof_field stool_fields[] = {
    FIELD("id", ID, "Id"),
    FIELD("count", INTEGER, "How many", RANGE(0, 99), HELP("How many; one without it.")),
    FIELD("bristol", INTEGER, "Bristol type, 1 to 7", RANGE(1, 7),
          HELP("1 hard lumps to 7 all liquid.")),
    FIELD("flags", LIST, "It was", CHOICES("nocturnal|oily|blood|watery|urgent"),
          HELP("nocturnal, oily (also pale or floating), blood, watery, urgent.")),
    ENTRY_FIELDS("When"),
};

static const struct hoof_field meal_fields[] = {
    FIELD("id", ID, "Id"),
    FIELD("foods", LIST, "Foods", VOCABULARY("food"),
          HELP("What was in it; without it, the text is read.")),
    FIELD("size", CHOICE, "Size", CHOICES("small|usual|large"), HELP("small, usual or large.")),
    ENTRY_FIELDS("When"),
};

static const struct hoof_field dose_fields[] = {
    FIELD("id", ID, "Id"),
    FIELD("agent", NAME, "Medicine", VOCABULARY("agent"), REQUIRED,
          HELP("octreotide-sa, lanreotide, loperamide, ...")),
    FIELD("product", TEXT, "Brand", BYTES(200), HELP("The brand, as it was said.")),
    FIELD("dose", NUMBER, "Amount", RANGE(1e-9, 1e6), HELP("The amount, above 0.")),
    FIELD("unit", UNIT, "Unit", VOCABULARY("dose-unit"),
          HELP("mg, mcg, g, MU, GBq, Gy, U, mg/m2 or mg/kg.")),
    FIELD("route", CHOICE, "How", CHOICES(ROUTES), HELP("oral, sc, deep-sc, im, iv, external.")),
    FIELD("rescue", BOOL, "Extra dose", HELP("true: taken when needed, beside the plan.")),
    FIELD("skipped", BOOL, "Left out", HELP("true: left out on purpose; then it carries no dose.")),
    FIELD("site", TEXT, "Where", BYTES(200), HELP("left buttock, right thigh, abdomen, ...")),
    FIELD("item", ID, "Item of the plan", HELP("The id of the plan's item.")),
    FIELD("cycle", INTEGER, "Cycle", RANGE(1, 500), HELP("The cycle of a regimen, from 1.")),
    FIELD("day", INTEGER, "Day of the cycle", RANGE(1, 500), HELP("The day in it, from 1.")),
    FIELD("fraction", INTEGER, "Fraction", RANGE(1, 200), HELP("Of a course of radiation.")),
    ENTRY_FIELDS("When"),
};

static const struct hoof_field lab_fields[] = {
    FIELD("id", ID, "Id"),
    FIELD("test", NAME, "Test", VOCABULARY("test"), REQUIRED,
          HELP("5-hiaa-urine, chromogranin-a, creatinine, ...")),
    FIELD("value", VALUE, "Result", REQUIRED, HELP("A number with its unit, or a word.")),
    FIELD("unit", UNIT, "Unit", HELP("As on the sheet: mg/(24.h), ng/mL, 10*9/L, ...")),
    FIELD("low", NUMBER, "Lower limit", RANGE(-1e9, 1e9), HELP("The sheet's lower limit.")),
    FIELD("high", NUMBER, "Upper limit", RANGE(-1e9, 1e9), HELP("The sheet's upper limit.")),
    FIELD("laboratory", NAME, "Laboratory", VOCABULARY("laboratory"),
          HELP("hiaa-mayo, ... or its name.")),
    ENTRY_FIELDS("When it was taken"),
};

static const struct hoof_field vital_fields[] = {
    FIELD("id", ID, "Id"),
    FIELD("name", NAME, "What", VOCABULARY("vital"), REQUIRED,
          HELP("blood-pressure, pulse, weight, temperature, oxygen-saturation.")),
    FIELD("value", NUMBER, "Value", RANGE(0, 2000), HELP("The number; not for blood pressure.")),
    FIELD("unit", UNIT, "Unit", HELP("kg, /min, Cel, [degF], %.")),
    FIELD("systolic", NUMBER, "Upper", RANGE(20, 350), HELP("The upper number, in mmHg.")),
    FIELD("diastolic", NUMBER, "Lower", RANGE(10, 250), HELP("The lower number, in mmHg.")),
    ENTRY_FIELDS("When"),
};

static const struct hoof_field factor_fields[] = {
    FIELD("id", ID, "Id"),
    FIELD("name", NAME, "What", VOCABULARY("factor"), REQUIRED,
          HELP("stress, sleep, exercise, heat, cold, infection, travel, menses, ate-out, "
               "large-meal, or your own word.")),
    FIELD("value", NUMBER, "How much", RANGE(-1e6, 1e6), HELP("Hours for sleep; 1 for yes.")),
    FIELD("unit", UNIT, "Unit", HELP("The unit of the value, where it has one.")),
    ENTRY_FIELDS("When"),
};

static const struct hoof_field event_fields[] = {
    FIELD("id", ID, "Id"),
    FIELD("name", NAME, "What", VOCABULARY("event"), REQUIRED,
          HELP("surgery, procedure, sstr-scan, vaccine, visit, hold, ...")),
    FIELD("agent", NAME, "Medicine", VOCABULARY("agent"), HELP("For hold, resume and switch.")),
    FIELD("product", TEXT, "Brand", BYTES(200), HELP("The brand, as it was said.")),
    FIELD("elective", BOOL, "Planned", HELP("false: an emergency.")),
    FIELD("major", BOOL, "Major", HELP("false: a small operation.")),
    FIELD("site", TEXT, "Where", BYTES(200), HELP("The part of the body.")),
    FIELD("drugs", LIST, "Medicines used", VOCABULARY("agent"), HELP("What was used for it.")),
    ENTRY_FIELDS("When"),
};

static const struct hoof_field nothing_fields[] = {
    FIELD("id", ID, "Id"),
    ENTRY_FIELDS("Day or moment"),
};

static const struct hoof_field note_fields[] = {
    FIELD("id", ID, "Id"),
    ENTRY_FIELDS("When"),
};

static const struct hoof_field acknowledgement_fields[] = {
    FIELD("id", ID, "Id"),
    FIELD("check", TEXT, "Check", REQUIRED, BYTES(200), HELP("C23-lar-max, tt-fever, ...")),
    FIELD("items", LIST, "Items of the plan", HELP("The ids of the items that it is about.")),
    FIELD("team_plan", BOOL, "The team's plan",
          HELP("true: your team knows and planned it so; false: you have seen it.")),
    FIELD("by", TEXT, "Who said so", BYTES(200), HELP("NET nurse, Dr Smith, ...")),
    ENTRY_FIELDS("When"),
};

static const struct hoof_kind entry_kinds[] = {
    {"symptom", HOOF_ENTRY, symptom_fields, "Symptom", "Something that you felt."},
    {"stool", HOOF_ENTRY, stool_fields, "Stool", "One or more stools."},
    {"meal", HOOF_ENTRY, meal_fields, "Meal", "What you ate or drank."},
    {"dose", HOOF_ENTRY, dose_fields, "Dose", "A medicine that you took, or left out."},
    {"lab", HOOF_ENTRY, lab_fields, "Test result", "A value from a laboratory or scan."},
    {"vital", HOOF_ENTRY, vital_fields, "Measurement", "Blood pressure, pulse, weight ..."},
    {"factor", HOOF_ENTRY, factor_fields, "Circumstance", "Stress, sleep, heat ..."},
    {"event", HOOF_ENTRY, event_fields, "Event", "A procedure, scan, visit ..."},
    {"nothing", HOOF_ENTRY, nothing_fields, "Nothing to report",
     "You looked, and there was nothing to report."},
    {"note", HOOF_ENTRY, note_fields, "Note", "Anything else."},
    {"acknowledgement", HOOF_ENTRY, acknowledgement_fields, "Seen, or the team knows",
     "An answer to a finding of the plan's checks."},
    {.name = NULL},
};

/* --- items of the plan ------------------------------------------------------------------- */

static const struct hoof_field schedule_fields[] = {
    FIELD("every_days", INTEGER, "Every so many days", RANGE(1, 3660), HELP("28 for a depot.")),
    FIELD("at", CLOCKS, "At", HELP("Clock times on those days: 09:00.")),
    FIELD("times", CLOCKS, "Each day at", HELP("Clock times: 08:00,14:00,20:00.")),
    FIELD("times_per_day", INTEGER, "Times a day", RANGE(1, 48), HELP("Without clock times.")),
    FIELD("as_needed", BOOL, "When needed", HELP("true: no fixed times.")),
    FIELD("max_per_day", NUMBER, "At most a day", RANGE(0, 100), HELP("Doses a day, at most.")),
    END,
};

static const struct hoof_field agent_item_fields[] = {
    FIELD("id", ID, "Id"),
    FIELD("agent", NAME, "Medicine", VOCABULARY("agent"), REQUIRED,
          HELP("lanreotide, octreotide-sa, ...")),
    FIELD("product", TEXT, "Brand", BYTES(200), HELP("The brand, as it was said.")),
    FIELD("dose", NUMBER, "Amount", RANGE(1e-9, 1e6), HELP("The amount of one dose, above 0.")),
    FIELD("unit", UNIT, "Unit", VOCABULARY("dose-unit"),
          HELP("mg, mcg, g, MU, GBq, Gy, U, mg/m2 or mg/kg.")),
    FIELD("route", CHOICE, "How", CHOICES(ROUTES), HELP("oral, sc, deep-sc, im, iv, external.")),
    FIELD("from", DATE, "From", HELP("The first day.")),
    FIELD("until", DATE, "Until", NULLABLE, HELP("The last day; none: it goes on.")),
    FIELD("prescribed", BOOL, "Prescribed so", HELP("true: exactly as your team wrote it.")),
    FIELD("rescue", BOOL, "Extra doses", HELP("true: taken when needed, beside the plan.")),
    FIELD("site", TEXT, "Where", BYTES(200), HELP("For radiation: chest, abdomen, bone ...")),
    FIELD("schedule", OBJECT, "When", FIELDS(schedule_fields), HELP("How often it is taken.")),
    FIELD("stock", ANY, "Stock at home", HELP("How much there is at home.")),
    ITEM_FIELDS,
};

static const struct hoof_field regimen_dose_fields[] = {
    FIELD("", NUMBER, "Amount", RANGE(1e-9, 1e6), HELP("The amount of one administration.")),
    END,
};

static const struct hoof_field regimen_start_fields[] = {
    FIELD("", DATE, "Day 1", HELP("The date of day 1 of that cycle.")),
    END,
};

static const struct hoof_field regimen_fields[] = {
    FIELD("id", ID, "Id"),
    FIELD("regimen", NAME, "Regimen", VOCABULARY("regimen"), REQUIRED, HELP("captem-750, ...")),
    FIELD("product", TEXT, "Brand", BYTES(200), HELP("The brand, as it was said.")),
    FIELD("from", DATE, "Day 1", HELP("Day 1 of cycle 1.")),
    FIELD("until", DATE, "Until", NULLABLE, HELP("The last day.")),
    FIELD("cycles", INTEGER, "Cycles", RANGE(1, 500), HELP("How many cycles are planned.")),
    FIELD("starts", MAP, "Moved cycles", FIELDS(regimen_start_fields),
          HELP("Cycle and date of its day 1: {\"2\": \"2026-12-07\"}.")),
    FIELD("doses", MAP, "Prescribed amounts", FIELDS(regimen_dose_fields),
          HELP("Agent and the amount of one administration: {\"capecitabine\": 1250}.")),
    FIELD("prescribed", BOOL, "Prescribed so", HELP("true: exactly as your team wrote it.")),
    FIELD("schedule", OBJECT, "When", FIELDS(schedule_fields), HELP("Clock times.")),
    FIELD("stock", ANY, "Stock at home", HELP("How much there is at home.")),
    ITEM_FIELDS,
};

static const struct hoof_field event_item_fields[] = {
    FIELD("id", ID, "Id"),
    FIELD("event", NAME, "What", VOCABULARY("event"), REQUIRED, HELP("surgery, visit, hold ...")),
    FIELD("name", TEXT, "Name", BYTES(1000), HELP("In your team's words: liver resection.")),
    FIELD("at", MOMENT, "When", REQUIRED, HELP("A date, or a date and time with offset.")),
    FIELD("agent", NAME, "Medicine", VOCABULARY("agent"), HELP("For hold, resume and switch.")),
    FIELD("product", TEXT, "Brand", BYTES(200), HELP("The brand, as it was said.")),
    FIELD("elective", BOOL, "Planned", HELP("false: an emergency.")),
    FIELD("major", BOOL, "Major", HELP("false: a small operation.")),
    FIELD("site", TEXT, "Where", BYTES(200), HELP("The part of the body.")),
    FIELD("drugs", LIST, "Medicines planned for it", VOCABULARY("agent"), HELP("epinephrine ...")),
    ITEM_FIELDS,
};

static const struct hoof_field test_item_fields[] = {
    FIELD("id", ID, "Id"),
    FIELD("test", NAME, "Test", VOCABULARY("test"), REQUIRED, HELP("5-hiaa-urine, ...")),
    FIELD("at", MOMENT, "When", REQUIRED, HELP("When it begins.")),
    FIELD("hours", NUMBER, "Hours", RANGE(0, 1000), HELP("How long the collection lasts.")),
    FIELD("laboratory", NAME, "Laboratory", VOCABULARY("laboratory"), HELP("hiaa-mayo, ...")),
    ITEM_FIELDS,
};

static const struct hoof_field experiment_day_fields[] = {
    FIELD("date", DATE, "Date", REQUIRED, HELP("The day.")),
    FIELD("on", BOOL, "With it", HELP("true: eaten on that day.")),
    END,
};

static const struct hoof_field experiment_fields[] = {
    FIELD("id", ID, "Id"),
    FIELD("experiment", NAME, "Food", VOCABULARY("food"), REQUIRED, HELP("The food to try.")),
    FIELD("from", DATE, "From", HELP("The first day.")),
    FIELD("until", DATE, "Until", NULLABLE, HELP("The last day.")),
    FIELD("days", OBJECTS, "Days", FIELDS(experiment_day_fields), HELP("Each day, with or not.")),
    FIELD("agreed_by", TEXT, "Agreed by", BYTES(200), HELP("Who of your team agreed.")),
    ITEM_FIELDS,
};

static const struct hoof_kind item_kinds[] = {
    {"agent", HOOF_ITEM, agent_item_fields, "Medicine", "A medicine with its times."},
    {"regimen", HOOF_ITEM, regimen_fields, "Regimen", "A treatment in cycles."},
    {"event", HOOF_ITEM, event_item_fields, "Appointment", "Surgery, a visit, a scan ..."},
    {"test", HOOF_ITEM, test_item_fields, "Test", "A test that is coming."},
    {"experiment", HOOF_ITEM, experiment_fields, "Self-test", "A food tried on random days."},
    {.name = NULL},
};

/* --- the profile ------------------------------------------------------------------------- */

static const struct hoof_field diagnosis_fields[] = {
    FIELD("site", TEXT, "Where it began", BYTES(200),
          HELP("midgut, pancreas, lung, thymus, rectum, stomach, unknown-primary, ...")),
    FIELD("grade", CHOICE, "Grade", CHOICES("G1|G2|G3|NEC"), HELP("G1, G2, G3 or NEC.")),
    FIELD("ki67_percent", NUMBER, "Ki-67, per cent", RANGE(0, 100), HELP("0 to 100.")),
    FIELD("carcinoid_syndrome", BOOL, "Carcinoid syndrome", HELP("true or false.")),
    FIELD("functioning", BOOL, "Makes hormones", HELP("true or false.")),
    FIELD("sstr_positive", BOOL, "Seen on a receptor scan", HELP("true or false.")),
    FIELD("metastatic", BOOL, "Has spread", HELP("true or false.")),
    FIELD("metastases", LIST, "Where to", HELP("liver, bone, lymph-nodes, ...")),
    END,
};

static const struct hoof_field medicine_fields[] = {
    FIELD("name", NAME, "Medicine", VOCABULARY("agent"), REQUIRED, HELP("warfarin, ...")),
    FIELD("dose", NUMBER, "Amount", RANGE(1e-9, 1e6), HELP("The amount of one dose.")),
    FIELD("unit", UNIT, "Unit", VOCABULARY("dose-unit"), HELP("mg, mcg, ...")),
    FIELD("times_per_day", NUMBER, "Times a day", RANGE(0, 48), HELP("How often a day.")),
    FIELD("from", DATE, "From", HELP("Since when.")),
    END,
};

static const struct hoof_field household_fields[] = {
    FIELD("size", INTEGER, "People", RANGE(1, 50), HELP("How many live on the income.")),
    FIELD("income", NUMBER, "Income a year", RANGE(0, 1e12), HELP("Before tax.")),
    FIELD("currency", TEXT, "Currency", BYTES(10), HELP("USD, CAD, EUR, GBP, AUD, ...")),
    END,
};

static const struct hoof_field team_fields[] = {
    FIELD("role", TEXT, "Role", BYTES(200), HELP("NET nurse, oncologist, ...")),
    FIELD("name", TEXT, "Name", BYTES(200), HELP("Who it is.")),
    FIELD("phone", TEXT, "Phone", BYTES(200), HELP("How to call them.")),
    END,
};

static const struct hoof_field food_list_fields[] = {
    FIELD("fine", LIST, "Fine for me", VOCABULARY("food"), HELP("Foods that you know are fine.")),
    FIELD("avoid", LIST, "I avoid", VOCABULARY("food"), HELP("Foods that you leave out.")),
    END,
};

static const struct hoof_field meal_name_fields[] = {
    FIELD("text", LONG_TEXT, "In words", HELP("What it is made of.")),
    FIELD("foods", LIST, "Foods", VOCABULARY("food"), HELP("What is in it.")),
    END,
};
static const struct hoof_field meals_fields[] = {
    FIELD("", OBJECT, "A meal of yours", FIELDS(meal_name_fields), HELP("Text and foods.")),
    END,
};

static const struct hoof_field answer_value_fields[] = {
    FIELD("value", ANY, "Answer", HELP("What you answered.")),
    FIELD("date", DATE, "Date", HELP("When you answered.")),
    END,
};
static const struct hoof_field answers_fields[] = {
    FIELD("", OBJECT, "An answer", FIELDS(answer_value_fields), HELP("Value and date.")),
    END,
};

static const struct hoof_field settings_fields[] = {
    FIELD("text_size", VALUE, "Text size", HELP("How large the pages' text is.")),
    FIELD("theme", TEXT, "Colours", BYTES(100), HELP("light or dark.")),
    FIELD("hide_numbers", BOOL, "Hide numbers", HELP("true: pages show words only.")),
    FIELD("paused", ANY, "Paused", HELP("true while you do not want to log.")),
    FIELD("backup_days", INTEGER, "Days between backups", RANGE(0, 3660), HELP("0: never ask.")),
    FIELD("report_leave_out", LIST, "Leave out of the report", HELP("Parts, by name.")),
    END,
};

static const struct hoof_field profile_fields[] = {
    FIELD("name", TEXT, "Name", BYTES(200), HELP("Your name, for the visit page.")),
    FIELD("zone", ZONE, "Time zone", HELP("Where you live: America/New_York.")),
    FIELD("born", DATE, "Born on", HELP("As in 1961-04-02.")),
    FIELD("sex", CHOICE, "Sex", CHOICES("female|male|other"), HELP("female, male or other.")),
    FIELD("country", TEXT, "Country", BYTES(60), HELP("Two letters: US, CA, GB.")),
    FIELD("region", CHOICE, "Region", CHOICES("48-states|alaska|hawaii"),
          HELP("In the US, for income limits: 48-states, alaska or hawaii.")),
    FIELD("state", TEXT, "State", BYTES(60), HELP("Two letters, where it matters: NY.")),
    FIELD("postcode", TEXT, "Postcode", BYTES(40), HELP("For the distance to trial sites.")),
    FIELD("height_cm", NUMBER, "Height in cm", RANGE(40, 260), HELP("As in 168.")),
    FIELD("weight_kg", NUMBER, "Weight in kg", RANGE(1, 500), HELP("As in 61.5.")),
    FIELD("usual_stools_per_day", NUMBER, "Usual stools a day", RANGE(0, 99),
          HELP("What is usual for you.")),
    FIELD("diagnosis", OBJECT, "Diagnosis", FIELDS(diagnosis_fields),
          HELP("profile set diagnosis.grade G2")),
    FIELD("ecog", INTEGER, "ECOG", RANGE(0, 5), HELP("0 fully active to 4 in bed all day.")),
    FIELD("conditions", LIST, "Other conditions", VOCABULARY("condition"),
          HELP("diabetes, long-qt, ...")),
    FIELD("allergies", LIST, "Allergies", VOCABULARY("agent"), HELP("penicillin, ...")),
    FIELD("medicines", MIXED, "Other medicines", VOCABULARY("agent"), FIELDS(medicine_fields),
          HELP("warfarin, sertraline, ...")),
    FIELD("laboratory", NAME, "Laboratory", VOCABULARY("laboratory"), HELP("hiaa-mayo, ...")),
    FIELD("household", OBJECT, "Household", FIELDS(household_fields),
          HELP("profile set household.size 2")),
    FIELD("insurance", LIST, "Insurance",
          CHOICES("commercial|medicare-original|medicare-advantage|medicaid|va-tricare|"
                  "marketplace|none"),
          HELP("commercial, medicare-original, medicare-advantage, medicaid, va-tricare, "
               "marketplace, none.")),
    FIELD("team", OBJECTS, "Your team", FIELDS(team_fields), HELP("Role, name and phone.")),
    FIELD("food_lists", OBJECT, "Your food lists", FIELDS(food_list_fields),
          HELP("profile set food_lists.avoid red-wine")),
    FIELD("questions", LIST, "Questions for the visit", .sentences = true,
          HELP("What you want to ask.")),
    FIELD("team_wants", LONG_TEXT, "What the team wants to see", HELP("In your words.")),
    FIELD("meals", MAP, "Your meals", FIELDS(meals_fields), HELP("Meals by your own names.")),
    FIELD("answers", MAP, "Answers to trial questions", FIELDS(answers_fields),
          HELP("By the question's id.")),
    FIELD("settings", OBJECT, "Settings", FIELDS(settings_fields), HELP("Of this program.")),
    FIELD("text", LONG_TEXT, "Anything else", HELP("In your own words.")),
    END,
};

static const struct hoof_kind profile_kinds[] = {
    {"profile", HOOF_PROFILE, profile_fields, "Profile", "Who this journal is about."},
    {.name = NULL},
};

/* --- finding ----------------------------------------------------------------------------- */

const struct hoof_kind *hoof_kinds(enum hoof_family family)
{
    return family == HOOF_ENTRY ? entry_kinds : family == HOOF_ITEM ? item_kinds : profile_kinds;
}

static bool equals(const char *word, const char *name, size_t n)
{
    return strlen(word) == n && memcmp(word, name, n) == 0;
}

const struct hoof_kind *hoof_kind_find(enum hoof_family family, const char *name, size_t n)
{
    const struct hoof_kind *kind = hoof_kinds(family);
    while (kind->name && !equals(kind->name, name, n))
        kind++;
    return kind->name ? kind : NULL;
}

static const struct hoof_kind *item_kind(const json_t *item)
{
    /* An event may name an agent too, so "agent", the first, is asked last. */
    for (size_t i = sizeof item_kinds / sizeof *item_kinds - 1; i-- > 0;)
        if (json_object_get(item, item_kinds[i].name))
            return &item_kinds[i];
    return NULL;
}

const struct hoof_kind *hoof_record_kind(enum hoof_family family, const json_t *record)
{
    if (family == HOOF_ITEM)
        return item_kind(record);
    const char *name = family == HOOF_PROFILE ? profile_kinds[0].name
                                              : json_string_value(json_object_get(record, "kind"));
    return name ? hoof_kind_find(family, name, strlen(name)) : NULL;
}

const char *hoof_record_subject(const char *kind, const json_t *record)
{
    static const struct {
        const char *kind, *key;
    } subjects[] = {{"dose", "agent"}, {"lab", "test"}, {"vital", "name"}};
    for (size_t i = 0; i < sizeof subjects / sizeof *subjects; i++)
        if (strcmp(kind, subjects[i].kind) == 0)
            return json_string_value(json_object_get(record, subjects[i].key));
    return NULL;
}

bool hoof_kind_unknown(enum hoof_family family, const char *written, struct hoof_error *err)
{
    char list[300] = "";
    const char *before_last = family == HOOF_ITEM ? " or " : " and ";
    size_t n = 0;
    for (const struct hoof_kind *kind = hoof_kinds(family); kind->name; kind++) {
        const char *mark = n == 0 ? "" : kind[1].name ? ", " : before_last;
        n += (size_t)snprintf(list + n, sizeof list - n, "%s%s", mark, kind->name);
        if (n >= sizeof list)
            return hoof_fail_bug(err, "the names of the kinds do not fit");
    }
    if (family == HOOF_ITEM)
        return hoof_fail(err, HOOF_REQUEST, NULL, "An item of the plan has one of the keys %s.",
                         list);
    if (!written)
        return hoof_fail(err, HOOF_REQUEST, NULL, "The kind of this entry is missing.");
    return hoof_fail(err, HOOF_REQUEST, NULL, "\"%.60s\" is not a kind of entry. Kinds are %s.",
                     written, list);
}

const struct hoof_field *hoof_field_find(const struct hoof_field *fields, const char *key)
{
    for (; fields && fields->key; fields++)
        if (strcmp(fields->key, key) == 0)
            return fields;
    return NULL;
}
