/* check: a record gets its one written form, or is refused at the key that is wrong. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <string.h>

#include "base/buf.h"
#include "base/json_read.h"
#include "book/journal/kinds.h"

struct record_case {
    const char *read, *written; /* NULL: refused */
    const char *place;          /* where, when refused */
};

static const struct hoof_kind *kind_of(const json_t *record)
{
    return hoof_record_kind(json_object_get(record, "kind") ? HOOF_ENTRY : HOOF_ITEM, record);
}

static void check_case(const struct record_case *expected, bool lenient)
{
    struct hoof_error err = {0};
    struct hoof_buf buf = {0};
    json_error_t why;
    json_t *record =
        hoof_json_read(expected->read, strlen(expected->read), JSON_REJECT_DUPLICATES, &why);
    assert_non_null(record);
    const struct hoof_kind *kind = kind_of(record);
    assert_non_null(kind);
    bool taken = hoof_record_check(kind, record, lenient, &err);
    if (taken)
        hoof_record_write(&buf, kind, record, false);
    if (taken != (expected->written != NULL))
        fail_msg("%s: %s", expected->read, taken ? "taken" : err.text);
    if (taken)
        assert_string_equal(hoof_buf_string(&buf), expected->written);
    else
        assert_string_equal(err.place, expected->place);
    hoof_buf_release(&buf);
    json_decref(record);
}

static void a_value_in_another_form_is_written_in_the_one_form(void **state)
{
    (void)state;
    static const struct record_case cases[] = {
        {"{\"test\":\"5-hiaa-urine\",\"at\":\"2026-12-03t07:00:00-05:00\",\"hours\":24}",
         "{\"test\":\"5-hiaa-urine\",\"at\":\"2026-12-03T07:00:00-05:00\",\"hours\":24}", NULL},
        {"{\"kind\":\"symptom\",\"name\":\"flushing\",\"severity\":\"moderate\","
         "\"at\":\"2026-11-23 19:30+01:00\"}",
         "{\"kind\":\"symptom\",\"name\":\"flushing\",\"severity\":5,"
         "\"at\":\"2026-11-23T19:30:00+01:00\"}",
         NULL},
        {"{\"kind\":\"stool\",\"count\":2.0,\"flags\":[\"pale\",\"oily\"],\"at\":\"2026-11-23\"}",
         "{\"kind\":\"stool\",\"count\":2,\"flags\":[\"oily\"],\"at\":\"2026-11-23\"}", NULL},
        {"{\"kind\":\"lab\",\"test\":\"cga\",\"value\":\"31,5\",\"unit\":\"ng/mL\","
         "\"at\":\"2026-11-23\"}",
         "{\"kind\":\"lab\",\"test\":\"cga\",\"value\":31.5,\"unit\":\"ng/mL\","
         "\"at\":\"2026-11-23\"}",
         NULL},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_case(&cases[i], false);
        check_case(&cases[i], true);
    }
}

static void an_unknown_key_is_refused_and_with_lenient_kept_as_text(void **state)
{
    (void)state;
    static const char *const read = "{\"kind\":\"note\",\"text\":\"bad night\",\"mood\":\"low\","
                                    "\"at\":\"2026-11-23\"}";
    check_case(&(struct record_case){read, NULL, ".mood"}, false);
    check_case(&(struct record_case){read,
                                     "{\"kind\":\"note\",\"at\":\"2026-11-23\","
                                     "\"text\":\"bad night\\nmood: low\"}",
                                     NULL},
               true);
}

static void what_does_not_fit_is_refused_at_its_key(void **state)
{
    (void)state;
    static const struct record_case cases[] = {
        {"{\"kind\":\"stool\"}", NULL, ".at"},
        {"{\"kind\":\"stool\",\"count\":1.5,\"at\":\"2026-11-23\"}", NULL, ".count"},
        {"{\"kind\":\"stool\",\"flags\":[\"oily\",\"blue\"],\"at\":\"2026-11-23\"}", NULL,
         ".flags[1]"},
        {"{\"kind\":\"dose\",\"agent\":\"lanreotide\",\"dose\":0,\"at\":\"2026-11-23\"}", NULL,
         ".dose"},
        {"{\"kind\":\"note\",\"text\":\"x\",\"at\":\"2026-02-30\"}", NULL, ".at"},
        {"{\"kind\":\"vital\",\"name\":\"blood-pressure\",\"systolic\":80,\"diastolic\":120,"
         "\"at\":\"2026-11-23\"}",
         NULL, ".diastolic"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        check_case(&cases[i], false);
        check_case(&cases[i], true);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_value_in_another_form_is_written_in_the_one_form),
        cmocka_unit_test(an_unknown_key_is_refused_and_with_lenient_kept_as_text),
        cmocka_unit_test(what_does_not_fit_is_refused_at_its_key),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
