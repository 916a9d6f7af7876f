/* The units of base/quantity.h: one table of names, kinds and spellings. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/quantity.h"
#include "base/text.h"

/* Units of one kind convert into each other by their factors. */
enum kind {
    ALONE, /* converts into nothing else */
    MASS,
    VOLUME,
    LENGTH,
    TEMPERATURE,
    DURATION,
    CALENDAR,
    RADIOACTIVITY,
    ABSORBED,
    UNITS,
    BY_SURFACE,
    BY_WEIGHT,
    MASS_IN_VOLUME,
    AMOUNT_IN_VOLUME,
    CHARGE_IN_VOLUME,
    MASS_A_DAY,
    AMOUNT_A_DAY,
    MASS_BY_CREATININE,
    AMOUNT_BY_CREATININE,
    CELLS,
    ENZYME,
    UNITS_IN_VOLUME,
    PRESSURE,
    RATE,
    CLEARANCE,
    ENERGY
};

struct unit {
    const char *name; /* UCUM, as results are written */
    enum kind kind;
    double factor; /* how many of the kind's base are one of these */
    /* How people write it beside the name, separated by spaces; in the form that
     * settle() makes: lower case, u for micro, no space, "/" for per. */
    const char *spellings;
};

static const struct unit units[] = {
    {"mg", MASS, 1e-3, "mgs milligram milligrams milligramme milligrammes"},
    {"ug", MASS, 1e-6, "ugs microgram micrograms microgramme microgrammes"},
    {"g", MASS, 1, "gram grams gramme grammes gm gms"},
    {"kg", MASS, 1e3, "kgs kilo kilos kilogram kilograms"},
    {"ng", MASS, 1e-9, "nanogram nanograms"},
    {"[lb_av]", MASS, 453.59237, "lb lbs pound pounds"},
    {"[oz_av]", MASS, 28.349523125, "oz ounce ounces"},
    {"[stone_av]", MASS, 6350.29318, "st stone stones"},
    {"L", VOLUME, 1, "liter liters litre litres"},
    {"dL", VOLUME, 1e-1, ""},
    {"mL", VOLUME, 1e-3, "mls milliliter milliliters millilitre millilitres cc ccs"},
    {"uL", VOLUME, 1e-6, ""},
    {"m", LENGTH, 1, "meter meters metre metres"},
    {"cm", LENGTH, 1e-2, "cms centimeter centimeters centimetre centimetres"},
    {"mm", LENGTH, 1e-3, ""},
    {"[in_i]", LENGTH, 2.54e-2, "in inch inches"},
    {"[ft_i]", LENGTH, 30.48e-2, "ft foot feet"},
    {"Cel", TEMPERATURE, 1, "c degc celsius centigrade degreesc degreescelsius degreecelsius"},
    {"[degF]", TEMPERATURE, 5.0 / 9, "f degf fahrenheit degreesf degreesfahrenheit"},
    {"s", DURATION, 1, "sec secs second seconds"},
    {"min", DURATION, 60, "mins minute minutes"},
    {"h", DURATION, 3600, "hr hrs hour hours"},
    {"d", DURATION, 86400, "day days"},
    {"wk", DURATION, 604800, "wks week weeks"},
    {"mo", CALENDAR, 1, "month months"},
    {"a", CALENDAR, 12, "yr yrs year years"},
    {"GBq", RADIOACTIVITY, 1e9, "gigabecquerel gigabecquerels"},
    {"MBq", RADIOACTIVITY, 1e6, "megabecquerel megabecquerels"},
    {"mCi", RADIOACTIVITY, 3.7e7, "millicurie millicuries"},
    {"Gy", ABSORBED, 1, "gray grays"},
    {"cGy", ABSORBED, 1e-2, "rad"},
    {"U", ALONE, 1, "unit units"},
    {"[IU]", UNITS, 1, "iu ius internationalunit internationalunits"},
    {"MU", UNITS, 1e6, "millionunits millionunit millioniu mioiu mio.iu"},
    {"mg/m2", BY_SURFACE, 1, ""},
    {"g/m2", BY_SURFACE, 1e3, ""},
    {"ug/m2", BY_SURFACE, 1e-3, ""},
    {"mg/kg", BY_WEIGHT, 1, ""},
    {"ug/kg", BY_WEIGHT, 1e-3, ""},
    {"g/L", MASS_IN_VOLUME, 1, ""},
    {"g/dL", MASS_IN_VOLUME, 10, "g% gm/dl"},
    {"mg/dL", MASS_IN_VOLUME, 1e-2, "mg% mg/100ml"},
    {"mg/L", MASS_IN_VOLUME, 1e-3, ""},
    {"mg/mL", MASS_IN_VOLUME, 1, ""},
    {"ug/dL", MASS_IN_VOLUME, 1e-5, ""},
    {"ug/L", MASS_IN_VOLUME, 1e-6, ""},
    {"ug/mL", MASS_IN_VOLUME, 1e-3, ""},
    {"ng/dL", MASS_IN_VOLUME, 1e-8, ""},
    {"ng/L", MASS_IN_VOLUME, 1e-9, ""},
    {"ng/mL", MASS_IN_VOLUME, 1e-6, ""},
    {"pg/mL", MASS_IN_VOLUME, 1e-9, ""},
    {"mol/L", AMOUNT_IN_VOLUME, 1e3, ""},
    {"mmol/L", AMOUNT_IN_VOLUME, 1, "mm/l"},
    {"umol/L", AMOUNT_IN_VOLUME, 1e-3, ""},
    {"nmol/L", AMOUNT_IN_VOLUME, 1e-6, ""},
    {"pmol/L", AMOUNT_IN_VOLUME, 1e-9, ""},
    {"meq/L", CHARGE_IN_VOLUME, 1, ""},
    {"g/(24.h)", MASS_A_DAY, 1e3, ""},
    {"mg/(24.h)", MASS_A_DAY, 1, ""},
    {"ug/(24.h)", MASS_A_DAY, 1e-3, ""},
    {"g/d", MASS_A_DAY, 1e3, "g/day"},
    {"mg/d", MASS_A_DAY, 1, "mg/day"},
    {"ug/d", MASS_A_DAY, 1e-3, "ug/day"},
    {"mmol/(24.h)", AMOUNT_A_DAY, 1e3, ""},
    {"umol/(24.h)", AMOUNT_A_DAY, 1, ""},
    {"nmol/(24.h)", AMOUNT_A_DAY, 1e-3, ""},
    {"mmol/d", AMOUNT_A_DAY, 1e3, "mmol/day"},
    {"umol/d", AMOUNT_A_DAY, 1, "umol/day"},
    {"nmol/d", AMOUNT_A_DAY, 1e-3, "nmol/day"},
    {"mg/g{creat}", MASS_BY_CREATININE, 1, "mg/gcreat mg/gcreatinine mg/gcr"},
    {"ug/g{creat}", MASS_BY_CREATININE, 1e-3, "ug/gcreat ug/gcreatinine ug/gcr"},
    {"ug/mg{creat}", MASS_BY_CREATININE, 1, "ug/mgcreat ug/mgcreatinine ug/mgcr"},
    {"mmol/mol{creat}", AMOUNT_BY_CREATININE, 1, "mmol/molcreat mmol/molcreatinine mmol/molcr"},
    {"umol/mmol{creat}", AMOUNT_BY_CREATININE, 1, "umol/mmolcreat umol/mmolcreatinine umol/mmolcr"},
    {"mmol/mol", ALONE, 1, ""},
    {"10*9/L", CELLS, 1, "billion/l"},
    {"10*3/uL", CELLS, 1, "k/ul k/mm3 10*3/mm3 thou/ul thousand/ul thousands/ul kcells/ul"},
    {"10*6/L", CELLS, 1e-3, ""},
    {"10*6/uL", CELLS, 1e3, "m/ul million/ul mill/ul 10*6/mm3"},
    {"10*12/L", CELLS, 1e3, "t/l"},
    {"/uL", CELLS, 1e-3, "cells/ul /mm3 cells/mm3 {cells}/ul"},
    {"U/L", ENZYME, 1, "unit/l units/l"},
    {"ukat/L", ENZYME, 60, ""},
    {"[IU]/L", UNITS_IN_VOLUME, 1, "iu/l"},
    {"[IU]/mL", UNITS_IN_VOLUME, 1e3, "iu/ml"},
    {"m[IU]/L", UNITS_IN_VOLUME, 1e-3, "miu/l"},
    {"m[IU]/mL", UNITS_IN_VOLUME, 1, "miu/ml"},
    {"u[IU]/mL", UNITS_IN_VOLUME, 1e-3, "uiu/ml"},
    {"mm[Hg]", PRESSURE, 1, "mmhg"},
    {"kPa", PRESSURE, 7.500616827, ""},
    {"/min", RATE, 1440, "bpm beats/min beats/minute beatsperminute /minute {beats}/min"},
    {"/h", RATE, 24, "/hour"},
    {"/d", RATE, 1, "/day"},
    {"{stools}/d", RATE, 1, "stools/d stools/day stool/day"},
    {"mL/min", CLEARANCE, 1, "ml/minute"},
    {"mL/s", CLEARANCE, 60, ""},
    {"mL/min/{1.73_m2}", ALONE, 1,
     "ml/min/1.73m2 ml/min/1.73 ml/min/1,73m2 ml/min/1.73m^2 ml/min/1.73sqm ml/min/1.73m*2 "
     "ml/min/1.73_m2"},
    {"%", ALONE, 1, "percent pct"},
    {"1", ALONE, 1, ""},
    {"{score}", ALONE, 1, "score points"},
    {"{tbl}", ALONE, 1, "tablet tablets tab tabs tbl"},
    {"kcal", ENERGY, 1, "kilocalorie kilocalories"},
    {"kJ", ENERGY, 1 / 4.184, "kilojoule kilojoules"},
};
enum { UNIT_COUNT = sizeof units / sizeof *units, SPELLING_MAX = 48 };

/* Signs and usual abbreviations, each with its one form. */
static const struct {
    const char *written, *read;
} same[] = {
    {"µ", "u"},
    {"μ", "u"},
    {"mcg", "ug"},
    {"mcmol", "umol"},
    {"²", "2"},
    {"⁶", "*6"},
    {"⁹", "*9"},
    {"¹²", "*12"},
    {"³", "*3"},
    {"^", "*"},
    {"×", "x"},
    {"°", "deg"},
    {"º", "deg"},
    {"⁄", "/"},
    {"∕", "/"},
    {"/24hours", "/(24.h)"},
    {"/24hour", "/(24.h)"},
    {"/24hrs", "/(24.h)"},
    {"/24hr", "/(24.h)"},
    {"/24h", "/(24.h)"},
    {"/(24h)", "/(24.h)"},
};

/* Lower case, no white space, "/" for "per". out holds n + 1 bytes. */
static size_t squeeze(const char *text, size_t n, char *out)
{
    size_t used = 0, step;
    for (size_t i = 0; i < n; i += step) {
        uint32_t c = hoof_utf8_decode(text + i, n - i, &step);
        if (hoof_is_space(c)) {
            bool per = n - i > 5 && (text[i + 1] | 0x20) == 'p' && (text[i + 2] | 0x20) == 'e' &&
                       (text[i + 3] | 0x20) == 'r' && text[i + 4] == ' ';
            if (per) {
                out[used++] = '/';
                step = 5;
            }
        } else if (c >= 'A' && c <= 'Z') {
            out[used++] = (char)(c | 0x20);
        } else {
            memcpy(out + used, text + i, step);
            used += step;
        }
    }
    out[used] = '\0';
    return used;
}

/* Brings a text as a person wrote it into the one form of the spellings; false
 * when it is too long to be a unit. */
static bool settle(const char *text, size_t n, char out[SPELLING_MAX])
{
    char squeezed[SPELLING_MAX + 1];
    size_t used = 0;
    if (n > SPELLING_MAX || hoof_utf8_bad_at(text, n) < n)
        return false;
    size_t length = squeeze(text, n, squeezed);
    for (size_t i = 0; i < length;) {
        const char *add = squeezed + i;
        size_t size = 1, width = 1;
        for (size_t j = 0; j < sizeof same / sizeof *same; j++)
            if (strncmp(squeezed + i, same[j].written, strlen(same[j].written)) == 0) {
                add = same[j].read;
                size = strlen(add);
                width = strlen(same[j].written);
                break;
            }
        if (used + size >= SPELLING_MAX)
            return false;
        memcpy(out + used, add, size);
        used += size;
        i += width;
    }
    out[used] = '\0';
    return true;
}

/* "x10*9/l", "10e9/l": the powers of ten of blood counts. */
static void settle_power(char spelled[SPELLING_MAX])
{
    if (strncmp(spelled, "x10", 3) == 0 || strncmp(spelled, "*10", 3) == 0)
        memmove(spelled, spelled + 1, strlen(spelled));
    if (strncmp(spelled, "10e", 3) == 0)
        spelled[2] = '*';
}

static bool in_list(const char *list, const char *word)
{
    size_t n = strlen(word);
    for (const char *at = list; n && (at = strstr(at, word)); at++)
        if ((at == list || at[-1] == ' ') && (at[n] == ' ' || !at[n]))
            return true;
    return false;
}

static bool equals_name(const char *name, const char *spelled)
{
    for (; *name && *spelled; name++, spelled++)
        if ((*name >= 'A' && *name <= 'Z' ? *name | 0x20 : *name) != *spelled)
            return false;
    return !*name && !*spelled;
}

/* "mU" is a thousandth of a unit, "MU" a million: only the latter is ours. */
static bool case_decides(const struct unit *unit)
{
    return strcmp(unit->name, "MU") == 0;
}

static const struct unit *find_unit(const char *text, size_t n)
{
    char spelled[SPELLING_MAX];
    while (n && text[0] == ' ')
        text++, n--;
    while (n && text[n - 1] == ' ')
        n--;
    for (size_t i = 0; i < UNIT_COUNT; i++)
        if (strlen(units[i].name) == n && memcmp(units[i].name, text, n) == 0)
            return &units[i];
    if (n == 3 && memcmp(text, "MIU", 3) == 0)
        return find_unit("MU", 2);
    if (!n || !settle(text, n, spelled))
        return NULL;
    settle_power(spelled);
    if (strcmp(spelled, "u") == 0 && n > 1) /* a micro sign alone says nothing */
        return NULL;
    for (size_t i = 0; i < UNIT_COUNT; i++)
        if ((!case_decides(&units[i]) && equals_name(units[i].name, spelled)) ||
            in_list(units[i].spellings, spelled))
            return &units[i];
    return NULL;
}

const char *hoof_unit_name(const char *text, size_t n, enum hoof_unit_use use)
{
    const struct unit *unit = find_unit(text, n);
    if (!unit)
        return NULL;
    return use == HOOF_UNIT_DOSE && strcmp(unit->name, "ug") == 0 ? "mcg" : unit->name;
}

const char *hoof_unit_ucum(const char *name)
{
    if (strcmp(name, "mcg") == 0)
        return "ug";
    return strcmp(name, "MU") == 0 ? "M[IU]" : name;
}

/* Whether a unit may end before the byte at `at`. */
static bool word_ends(const char *text, size_t n, size_t at)
{
    if (at >= n)
        return true;
    size_t length;
    uint32_t c = hoof_utf8_decode(text + at, n - at, &length);
    return !hoof_is_word_character(c) && !hoof_is_mark(c) && c != '*' && c != '^' && c != '{';
}

size_t hoof_unit_prefix(const char *text, size_t n)
{
    static const char words[] = "1 a in m s st score points second seconds";
    size_t end = n < SPELLING_MAX ? n : SPELLING_MAX;
    for (; end > 0 && (unsigned char)text[0] > ' '; end--) {
        char spelled[SPELLING_MAX];
        if ((unsigned char)text[end - 1] <= ' ' || !word_ends(text, n, end) ||
            !find_unit(text, end) || !settle(text, end, spelled) || in_list(words, spelled))
            continue;
        return end;
    }
    return 0;
}

/* Amount for mass, only for the tests where the contract names a factor. */
static const struct molar {
    const char *test;
    enum kind mass, amount;
    double amount_of_mass; /* base units of amount for one base unit of mass */
} molars[] = {
    {"creatinine", MASS_IN_VOLUME, AMOUNT_IN_VOLUME, 88.42e-3 / 1e-2},
    {"bilirubin", MASS_IN_VOLUME, AMOUNT_IN_VOLUME, 17.10e-3 / 1e-2},
    {"glucose", MASS_IN_VOLUME, AMOUNT_IN_VOLUME, 1 / 18.016 / 1e-2},
    {"hemoglobin", MASS_IN_VOLUME, AMOUNT_IN_VOLUME, 1 / 1.611 / 10},
    {"5-hiaa-urine", MASS_A_DAY, AMOUNT_A_DAY, 5.2307},
    {"5-hiaa-urine", MASS_IN_VOLUME, AMOUNT_IN_VOLUME, 5.2307},
    {"5-hiaa-plasma", MASS_IN_VOLUME, AMOUNT_IN_VOLUME, 5.2307},
    /* Of an enzyme, an international unit is the unit itself. */
    {"alt", UNITS_IN_VOLUME, ENZYME, 1},
    {"ast", UNITS_IN_VOLUME, ENZYME, 1},
};

/* Twelve digits: 100.4 [degF] are 38 Cel, not a hair less. */
static double without_dust(double value)
{
    char text[40];
    snprintf(text, sizeof text, "%.12g", value);
    return strtod(text, NULL);
}

static bool molar_factor(enum kind from, enum kind to, const char *test, double *factor)
{
    for (size_t i = 0; test && i < sizeof molars / sizeof *molars; i++) {
        const struct molar *molar = &molars[i];
        if (strcmp(molar->test, test) != 0)
            continue;
        if (molar->mass == from && molar->amount == to) {
            *factor = molar->amount_of_mass;
            return true;
        }
        if (molar->mass == to && molar->amount == from) {
            *factor = 1 / molar->amount_of_mass;
            return true;
        }
    }
    return false;
}

bool hoof_unit_convert(double value, const char *from_name, const char *to_name, const char *test,
                       double *out)
{
    const struct unit *from = find_unit(from_name, strlen(from_name));
    const struct unit *to = find_unit(to_name, strlen(to_name));
    double factor = 1;
    if (!from || !to)
        return false;
    if (from == to) {
        *out = value;
        return true;
    }
    if (from->kind == to->kind ? from->kind == ALONE
                               : !molar_factor(from->kind, to->kind, test, &factor))
        return false;
    if (from->kind == TEMPERATURE)
        value = strcmp(from->name, "Cel") == 0 ? value * 9 / 5 + 32 : (value - 32) * 5 / 9;
    else
        value = value * from->factor / to->factor * factor;
    *out = without_dust(value);
    return true;
}

struct nearest {
    const char *spelled; /* n bytes, what was written */
    size_t n;
    unsigned slips; /* fewer than these are near */
    const char *name;
};

static void consider(struct nearest *nearest, const char *name, const char *word, size_t length)
{
    unsigned slips = hoof_text_distance(nearest->spelled, nearest->n, word, length, nearest->slips);
    if (slips < nearest->slips) {
        nearest->slips = slips;
        nearest->name = name;
    }
}

/* The unit with the nearest spelling; NULL when none is near. */
static const char *nearest_unit(const char *spelled)
{
    size_t n = strlen(spelled);
    struct nearest nearest = {.spelled = spelled, .n = n, .slips = n < 3 ? 1 : n < 6 ? 2 : 3};
    for (size_t i = 0; i < UNIT_COUNT; i++) {
        char lower[SPELLING_MAX + 1];
        const char *name = units[i].name;
        consider(&nearest, name, lower, squeeze(name, strlen(name), lower));
        for (const char *word = units[i].spellings; *word;) {
            size_t length = strcspn(word, " ");
            consider(&nearest, name, word, length);
            word += length + (word[length] == ' ');
        }
    }
    return nearest.name;
}

bool hoof_unit_fail(const char *text, size_t n, struct hoof_error *err)
{
    /* Valid to a machine, but not what the writer means. */
    static const struct {
        const char *spelled, *says;
    } traps[] = {
        {"mg/24.h", "mg/24.h says a 24th of a milligram, times hours. For milligrams in 24 hours "
                    "write mg/(24.h)."},
        {"umol/24.h", "umol/24.h says a 24th of a micromole, times hours. For micromoles in 24 "
                      "hours write umol/(24.h)."},
        {"ml/min/1.73.m2", "mL/min/1.73.m2 says something else than it seems to. For a clearance "
                           "by body surface write mL/min/{1.73_m2}."},
        {"u", "A micro sign alone is no unit. For micrograms write mcg."},
        {"mu", "\"mU\" is a thousandth of a unit and \"MU\" a million units. Write \"MU\" for "
               "million units, else say it in words."},
        {"miu", "\"mIU\" is a thousandth of an international unit and \"MIU\" a million. Write "
                "\"MU\" for a million, else say it in words."},
    };
    char shown[HOOF_SHOWN], spelled[SPELLING_MAX] = "";
    const char *name = NULL;
    hoof_shown(text, n, shown);
    if (settle(text, n, spelled)) {
        for (size_t i = 0; i < sizeof traps / sizeof *traps; i++)
            if (strcmp(spelled, traps[i].spelled) == 0)
                return hoof_fail(err, HOOF_REQUEST, NULL, "%s", traps[i].says);
        name = nearest_unit(spelled);
    }
    if (name)
        return hoof_fail(err, HOOF_REQUEST, NULL, "\"%s\" is not a known unit. Did you mean %s?",
                         shown, name);
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "\"%s\" is not a known unit. Usual ones are mg, mcg, g, mL, mg/dL, mmol/L, "
                     "ng/mL, mg/(24.h) and 10*9/L.",
                     shown);
}
