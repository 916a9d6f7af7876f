/* quantity: numbers and units as people write them. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"
#include "base/quantity.h"

static void numbers_are_read_as_people_write_them(void **state)
{
    static const struct {
        const char *text;
        double value;
    } table[] = {
        {"0", 0},
        {"7", 7},
        {"31.5", 31.5},
        {"31,5", 31.5},
        {"1,25", 1.25},
        {"1,2500", 1.25},
        {"0,125", 0.125},
        {"0.125", 0.125},
        {"1.250", 1.25},
        {"007", 7},
        {".5", 0.5},
        {",5", 0.5},
        {"1250,5", 1250.5},
        {"1250,000", 1250},
        {"1,250.5", 1250.5},
        {"1.250,5", 1250.5},
        {"1,250,000", 1250000},
        {"1.250.000", 1250000},
        {"1,250,000.75", 1250000.75},
        {"1 250", 1250},
        {"1 250,5", 1250.5},
        {"1\xc2\xa0"
         "250 000",
         1250000},
        {"1'250", 1250},
        {"-2.5", -2.5},
        {"\xe2\x88\x92"
         "2.5",
         -2.5},
        {"+3", 3},
        {" 12 ", 12},
        {"\xc2\xbd", 0.5},
        {"1\xc2\xbd", 1.5},
        {"1 \xc2\xbd", 1.5},
        {"1/2", 0.5},
        {"1 1/2", 1.5},
        {"2 3/4", 2.75},
        {"-1/2", -0.5},
        {"123456789012345", 123456789012345},
        {"0.1", 0.1},
        {"7.4", 7.4},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        double value = NAN;
        struct hoof_error err = {0};
        if (!hoof_number_parse(table[i].text, strlen(table[i].text), &value, &err))
            fail_msg("%s: %s", table[i].text, err.text);
        if (value != table[i].value)
            fail_msg("%s gave %.17g", table[i].text, value);
    }
}

static void what_is_no_number_is_refused(void **state)
{
    static const struct {
        const char *text, *says;
    } table[] = {
        {"1,250", "\"1,250\" can be read as 1250 or as 1.250."},
        {"12,500", "12500 or as 12.500"},
        {"-1,250", "1250 or as 1.250"},
        {"999,999", "999999 or as 999.999"},
        {"", "is not a number"},
        {"-", "is not a number"},
        {".", "is not a number"},
        {"5.", "is not a number"},
        {"1.2.3", "is not a number"},
        {"1,2,3", "is not a number"},
        {"1,25,000", "is not a number"},
        {"1,250,00", "is not a number"},
        {"0,250,000", "is not a number"},
        {"1,250.000,5", "is not a number"},
        {"1.5,250,000", "is not a number"},
        {"1 25", "is not a number"},
        {"1 2", "is not a number"},
        {"1250 000", "is not a number"},
        {"1e308", "\"1e308\" is not a number"},
        {"1e3", "is not a number"},
        {"NaN", "is not a number"},
        {"inf", "is not a number"},
        {"infinity", "is not a number"},
        {"0x10", "is not a number"},
        {"--1", "is not a number"},
        {"142/85", "is not a number"},
        {"1/0", "is not a number"},
        {"0/2", "is not a number"},
        {"11/2", "is not a number"},
        {"1.5 1/2", "is not a number"},
        {"1/2/3", "is not a number"},
        {"5mg", "is not a number"},
        {"\xd9\xa3", "is not a number"},
        {"1234567890123456", "more digits"},
        {"0.1234567890123456", "more digits"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        double value = 42;
        struct hoof_error err = {0};
        if (hoof_number_parse(table[i].text, strlen(table[i].text), &value, &err))
            fail_msg("%s gave %g", table[i].text, value);
        assert_int_equal(err.code, HOOF_REQUEST);
        if (!strstr(err.text, table[i].says))
            fail_msg("%s: %s", table[i].text, err.text);
    }
    assert_false(hoof_number_parse("1\0"
                                   "2",
                                   3, &(double){0}, NULL));
}

static void any_written_number_reads_back(void **state)
{
    static const int scales[] = {1, 10, 100, 1000, 10000, 100000, 1000000};
    srand(5);
    for (int i = 0; i < 100000; i++) {
        char text[32];
        double value = 0;
        double written = (rand() % 2000000) / (double)scales[rand() % 7];
        size_t n = hoof_number_text(written, text);
        if (strchr(text, 'e'))
            continue;
        assert_true(hoof_number_parse(text, n, &value, NULL));
        assert_true(value == written);
        char *point = strchr(text, '.');
        if (point) { /* with a decimal comma: the same, or refused, never another */
            *point = ',';
            if (hoof_number_parse(text, n, &value, NULL))
                assert_true(value == written);
        }
    }
}

/* Every unit that the interchange file may hold is its own name. */
static void units_of_the_standard_keep_their_name(void **state)
{
    static const char *const names[] = {
        "mg/(24.h)",
        "umol/(24.h)",
        "g/(24.h)",
        "mg/d",
        "ng/mL",
        "ug/L",
        "nmol/L",
        "pmol/L",
        "pg/mL",
        "mg/g{creat}",
        "mmol/mol{creat}",
        "{stools}/d",
        "/d",
        "1",
        "{score}",
        "{tbl}",
        "[degF]",
        "Cel",
        "mm[Hg]",
        "kg",
        "[lb_av]",
        "cm",
        "[in_i]",
        "mg",
        "g",
        "mL",
        "[IU]",
        "[IU]/L",
        "GBq",
        "MBq",
        "mCi",
        "mg/dL",
        "mmol/L",
        "meq/L",
        "10*3/uL",
        "10*9/L",
        "g/dL",
        "U/L",
        "min",
        "h",
        "d",
        "wk",
        "mo",
        "a",
        "%",
        "kcal",
        "/min",
        "mL/min/{1.73_m2}",
        "mL/min",
        "MU",
        "Gy",
        "U",
        "mg/m2",
        "mg/kg",
    };
    for (size_t i = 0; i < sizeof names / sizeof *names; i++) {
        const char *name = hoof_unit_name(names[i], strlen(names[i]), HOOF_UNIT_DOSE);
        if (!name || strcmp(name, names[i]) != 0)
            fail_msg("%s gave %s", names[i], name ? name : "nothing");
        assert_string_equal(hoof_unit_name(names[i], strlen(names[i]), HOOF_UNIT_RESULT), names[i]);
    }
}

static void units_are_read_as_people_write_them(void **state)
{
    static const struct {
        const char *text, *result, *dose; /* dose NULL: as the result */
    } table[] = {
        {"mcg", "ug", "mcg"},
        {"ug", "ug", "mcg"},
        {"MCG", "ug", "mcg"},
        {"\xc2\xb5g", "ug", "mcg"},
        {"\xce\xbcg", "ug", "mcg"},
        {"micrograms", "ug", "mcg"},
        {"mcg/L", "ug/L", NULL},
        {"\xc2\xb5mol/l", "umol/L", NULL},
        {"mg/24h", "mg/(24.h)", NULL},
        {"mg/24 h", "mg/(24.h)", NULL},
        {"mg / 24 hrs", "mg/(24.h)", NULL},
        {"mg per 24 hours", "mg/(24.h)", NULL},
        {"\xc2\xb5mol/24h", "umol/(24.h)", NULL},
        {"mg/day", "mg/d", NULL},
        {"mg per day", "mg/d", NULL},
        {"IU/L", "[IU]/L", NULL},
        {"iu", "[IU]", NULL},
        {"x10^9/L", "10*9/L", NULL},
        {"10^9/L", "10*9/L", NULL},
        {"10\xe2\x81\xb9/L", "10*9/L", NULL},
        {"\xc3\x97"
         "10\xe2\x81\xb9/l",
         "10*9/L", NULL},
        {"10e9/L", "10*9/L", NULL},
        {"x 10^3/uL", "10*3/uL", NULL},
        {"10\xc2\xb3/\xc2\xb5L", "10*3/uL", NULL},
        {"K/uL", "10*3/uL", NULL},
        {"cells/mm3", "/uL", NULL},
        {"MG", "mg", NULL},
        {"Mg", "mg", NULL},
        {"milligrams", "mg", NULL},
        {"MG/DL", "mg/dL", NULL},
        {"ml", "mL", NULL},
        {"lbs", "[lb_av]", NULL},
        {"\xc2\xb0"
         "F",
         "[degF]", NULL},
        {"\xc2\xb0"
         "C",
         "Cel", NULL},
        {"mmHg", "mm[Hg]", NULL},
        {"bpm", "/min", NULL},
        {"mL/min/1.73m2", "mL/min/{1.73_m2}", NULL},
        {"mL/min/1.73 m\xc2\xb2", "mL/min/{1.73_m2}", NULL},
        {"mg/m\xc2\xb2", "mg/m2", NULL},
        {"units", "U", NULL},
        {"MIU", "MU", NULL},
        {"million units", "MU", NULL},
        {"mIU/L", "m[IU]/L", NULL},
        {"gbq", "GBq", NULL},
        {" mg ", "mg", NULL},
        {"mg/g creatinine", "mg/g{creat}", NULL},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        size_t n = strlen(table[i].text);
        const char *result = hoof_unit_name(table[i].text, n, HOOF_UNIT_RESULT);
        const char *dose = hoof_unit_name(table[i].text, n, HOOF_UNIT_DOSE);
        if (!result || strcmp(result, table[i].result) != 0)
            fail_msg("%s gave %s", table[i].text, result ? result : "nothing");
        assert_string_equal(dose, table[i].dose ? table[i].dose : table[i].result);
    }
}

static void traps_and_unknown_units_are_explained(void **state)
{
    static const struct {
        const char *text, *says;
    } table[] = {
        {"mg/24.h", "write mg/(24.h)"},
        {"mL/min/1.73.m2", "write mL/min/{1.73_m2}"},
        {"mU", "million units"},
        {"mu", "million units"},
        {"mIU", "a thousandth"},
        {"\xc2\xb5", "write mcg"},
        {"mgg", "Did you mean mg?"},
        {"mmol/LL", "Did you mean mmol/L?"},
        {"milligarms", "Did you mean mg?"},
        {"mg/ld", "Did you mean mg/dL?"},
        {"elephants", "Usual ones are"},
        {"", "Usual ones are"},
        {"mg\xff", "is not a known unit"},
        {"gg gg gg gg gg gg gg gg gg gg gg gg gg gg gg gg gg gg gg gg", "is not a known unit"},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        size_t n = strlen(table[i].text);
        struct hoof_error err = {0};
        if (hoof_unit_name(table[i].text, n, HOOF_UNIT_DOSE))
            fail_msg("%s was read", table[i].text);
        assert_false(hoof_unit_fail(table[i].text, n, &err));
        assert_int_equal(err.code, HOOF_REQUEST);
        if (!strstr(err.text, table[i].says))
            fail_msg("%s: %s", table[i].text, err.text);
    }
}

static void units_convert_within_their_kind(void **state)
{
    static const struct {
        double value;
        const char *from, *to, *test;
        double result; /* NAN: cannot be compared */
    } table[] = {
        {7.4, "GBq", "mCi", NULL, 200},
        {93, "ng/mL", "ug/L", NULL, 93},
        {100.4, "[degF]", "Cel", NULL, 38},
        {38, "Cel", "[degF]", NULL, 100.4},
        {150, "[lb_av]", "kg", NULL, 68.0388555},
        {100, "mcg", "mg", NULL, 0.1},
        {0.1, "mg", "mcg", NULL, 100},
        {7.2, "10*3/uL", "10*9/L", NULL, 7.2},
        {1500, "/uL", "10*9/L", NULL, 1.5},
        {135, "g/L", "g/dL", NULL, 13.5},
        {8, "mg/(24.h)", "mg/d", NULL, 8},
        {70, "[in_i]", "cm", NULL, 177.8},
        {18, "mo", "a", NULL, 1.5},
        {3, "MU", "[IU]", NULL, 3000000},
        {8, "mg/(24.h)", "umol/(24.h)", "5-hiaa-urine", 41.8456},
        {41.8456, "umol/(24.h)", "mg/(24.h)", "5-hiaa-urine", 8},
        {10, "ng/mL", "nmol/L", "5-hiaa-plasma", 52.307},
        {1, "mg/dL", "umol/L", "creatinine", 88.42},
        {88.42, "umol/L", "mg/dL", "creatinine", 1},
        {2, "mg/dL", "umol/L", "bilirubin", 34.2},
        {5, "mmol/L", "mg/dL", "glucose", 90.08},
        {8, "mmol/L", "g/dL", "hemoglobin", 12.888},
        {40, "[IU]/L", "U/L", "alt", 40},
        {1, "mg/dL", "umol/L", NULL, NAN},
        {1, "mg/dL", "umol/L", "sodium", NAN},
        {8, "mg/(24.h)", "umol/(24.h)", "creatinine", NAN},
        {100, "ng/mL", "nmol/L", "chromogranin-a", NAN},
        {40, "[IU]/L", "U/L", NULL, NAN},
        {60, "mL/min", "mL/min/{1.73_m2}", NULL, NAN},
        {1, "mg", "mL", NULL, NAN},
        {1, "%", "1", NULL, NAN},
        {1, "U", "[IU]", NULL, NAN},
        {30, "d", "mo", NULL, NAN},
        {1, "mg", "stone age", NULL, NAN},
        {5, "%", "%", NULL, 5},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        double result = NAN;
        bool ok =
            hoof_unit_convert(table[i].value, table[i].from, table[i].to, table[i].test, &result);
        if (ok == isnan(table[i].result) || (ok && result != table[i].result))
            fail_msg("%g %s to %s gave %.17g", table[i].value, table[i].from, table[i].to, result);
    }
    assert_string_equal(hoof_unit_ucum("mcg"), "ug");
    assert_string_equal(hoof_unit_ucum("MU"), "M[IU]");
    assert_string_equal(hoof_unit_ucum("mg/dL"), "mg/dL");
}

static void units_are_found_at_the_start_of_words(void **state)
{
    static const struct {
        const char *text;
        size_t length;
    } table[] = {
        {"mg", 2},
        {"mg left buttock", 2},
        {"mcg, then", 3},
        {"mg/24 h urine", 7},
        {"mg/24h", 6},
        {"mg/dL.", 5},
        {"mg per day", 10},
        {"mg per dose", 2},
        {"x10^9/L today", 7},
        {"\xc2\xb0"
         "C",
         3},
        {"C and", 1},
        {"kg", 2},
        {"lbs.", 3},
        {"milligrams", 10},
        {"magnesium", 0},
        {"a day", 0},
        {"in the morning", 0},
        {"st john's wort", 0},
        {"mg\xcc\x81", 0},
        {"  mg", 0},
        {"", 0},
        {"elephants", 0},
        {"%", 1},
        {"/min", 4},
    };
    for (size_t i = 0; i < sizeof table / sizeof *table; i++) {
        size_t length = hoof_unit_prefix(table[i].text, strlen(table[i].text));
        if (length != table[i].length)
            fail_msg("%s gave %zu", table[i].text, length);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_are_read_as_people_write_them),
        cmocka_unit_test(what_is_no_number_is_refused),
        cmocka_unit_test(any_written_number_reads_back),
        cmocka_unit_test(units_of_the_standard_keep_their_name),
        cmocka_unit_test(units_are_read_as_people_write_them),
        cmocka_unit_test(traps_and_unknown_units_are_explained),
        cmocka_unit_test(units_convert_within_their_kind),
        cmocka_unit_test(units_are_found_at_the_start_of_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
