/* The knowledge book as it is inside the program, read through its functions. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "ask/facts.h"
#include "book/knowledge/attach.h"
#include "book/knowledge/knowledge.h"
#include "book/knowledge/name_key.h"

struct fixture {
    struct hoof_arena *arena;
    struct hoof_books books;
};

static int open_book(void **state)
{
    static struct fixture fixture;
    struct hoof_error err = {0};
    fixture = (struct fixture){.arena = hoof_arena_new()};
    assert_non_null(fixture.arena);
    assert_int_equal(sqlite3_open(":memory:", &fixture.books.db), SQLITE_OK);
    assert_true(hoof_knowledge_attach(fixture.books.db, hoof_knowledge_image,
                                      hoof_knowledge_image_size, &err));
    fixture.books.has_knowledge = true;
    *state = &fixture;
    return 0;
}

static int close_book(void **state)
{
    struct fixture *fixture = *state;
    sqlite3_close(fixture->books.db);
    hoof_arena_free(fixture->arena);
    return 0;
}

static void all_foods_and_their_written_names_are_there(void **state)
{
    struct fixture *f = *state;
    struct hoof_error err = {0};
    struct hoof_terms foods;
    struct hoof_term_names names;
    struct hoof_facts facts;
    assert_true(hoof_knowledge_terms(&f->books, f->arena, "food", &foods, &err));
    assert_int_equal(foods.count, 324);
    assert_true(hoof_knowledge_names(&f->books, f->arena, "food", &names, &err));
    assert_int_equal(names.count, 1833);
    assert_true(hoof_knowledge_facts_of(&f->books, f->arena, "food", &facts, &err));
    size_t read = 0;
    for (size_t i = 0; i < facts.count; i++)
        read += facts.items[i].source.read;
    assert_true(read > 1000 && facts.count - read > 500);
}

static void every_laboratory_has_its_hours(void **state)
{
    struct fixture *f = *state;
    struct hoof_error err = {0};
    struct hoof_terms sheets;
    assert_true(hoof_knowledge_terms(&f->books, f->arena, "laboratory", &sheets, &err));
    assert_int_equal(sheets.count, 23);
    for (size_t i = 0; i < sheets.count; i++) {
        struct hoof_facts facts;
        assert_true(hoof_knowledge_facts(&f->books, f->arena, sheets.items[i].id, &facts, &err));
        size_t hours = 0;
        for (size_t k = 0; k < facts.count; k++)
            hours += strcmp(facts.items[k].attribute, "diet_hours_before") == 0;
        assert_int_equal(hours, 1);
    }
}

static void a_figure_keeps_its_unit_and_its_page(void **state)
{
    struct fixture *f = *state;
    struct hoof_error err = {0};
    struct hoof_facts facts;
    assert_true(hoof_knowledge_facts(&f->books, f->arena, "plantain", &facts, &err));
    for (size_t i = 0; i < facts.count; i++) {
        const struct hoof_fact *fact = &facts.items[i];
        if (strcmp(fact->attribute, "serotonin_content") != 0)
            continue;
        assert_string_equal(fact->value, "30.3");
        assert_string_equal(fact->unit, "ug/g");
        assert_true(fact->source.read);
        assert_string_equal(fact->source.as_of, "1985");
        assert_non_null(strstr(fact->source.url, "https://"));
        return;
    }
    fail_msg("no serotonin content of plantain");
}

static void words_are_resolved_by_id_synonym_brand_and_misspelling(void **state)
{
    static const struct {
        const char *vocabulary, *word, *id;
    } cases[] = {
        {"food", "banana", "banana"},
        {"food", "Piña Colada", "pina-colada"},
        {"food", "St. John's Wort", "st-johns-wort"},
        {"agent", "sandostatin", "octreotide-sa"},
        {"agent", "Sandostatin LAR", "octreotide-lar"},
        {"agent", "somatulin", "lanreotide"},
        {"agent", "Xermelo", "telotristat-ethyl"},
        {"agent", "paracetamol", "acetaminophen"},
        {"symptom", "the runs", "diarrhea"},
        {"symptom", "Flushed", "flushing"},
        {"laboratory", "mayo", "hiaa-mayo"},
        {"laboratory", "mayo-hiaa", "hiaa-mayo"},
        {"test", "hiaa-urine", "5-hiaa-urine"},
        {"route", "PO", "oral"},
        {"agent", "lutetium-177-dotatate", "lu177-dotatate"},
        {"agent", "prrt", "lu177-dotatate"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct hoof_term term;
        if (!hoof_knowledge_resolve(&f->books, f->arena, cases[i].vocabulary, cases[i].word, &term))
            fail_msg("%s is not known", cases[i].word);
        assert_string_equal(term.id, cases[i].id);
    }
    struct hoof_term none;
    assert_false(hoof_knowledge_resolve(&f->books, f->arena, "food", "granite", &none));
    assert_null(none.id);
    assert_false(hoof_knowledge_resolve(&f->books, f->arena, "food", "", &none));
}

static void traits_members_and_rules_are_read(void **state)
{
    struct fixture *f = *state;
    struct hoof_error err = {0};
    struct hoof_traits traits;
    assert_string_equal(hoof_knowledge_trait(&f->books, f->arena, "agent", "loperamide", "piece"),
                        "2");
    assert_null(hoof_knowledge_trait(&f->books, f->arena, "agent", "loperamide", "colour"));
    assert_true(hoof_knowledge_traits(&f->books, f->arena, "agent", &traits, &err));
    assert_true(traits.count > 100);
    assert_true(hoof_knowledge_is_member(&f->books, "ssri", "sertraline"));
    assert_false(hoof_knowledge_is_member(&f->books, "strong-cyp3a4-inhibitor", "fluconazole"));
    assert_non_null(strstr(hoof_knowledge_rule(&f->books, f->arena, "kinds"), "\"ketchup\""));
    assert_null(hoof_knowledge_rule(&f->books, f->arena, "no such rule"));
}

static void levels_name_food_class_and_whether_the_page_was_read(void **state)
{
    struct fixture *f = *state;
    struct hoof_error err = {0};
    struct hoof_class_levels levels;
    assert_true(hoof_knowledge_levels(&f->books, f->arena, &levels, &err));
    size_t found = 0;
    for (size_t i = 0; i < levels.count; i++)
        if (strcmp(levels.items[i].food, "banana") == 0 &&
            strcmp(levels.items[i].class_id, "high_serotonin") == 0) {
            assert_string_equal(levels.items[i].level, "high");
            assert_true(levels.items[i].read);
            found++;
        }
    assert_int_equal(found, 1);
}

static void nobody_can_write_into_the_image(void **state)
{
    struct fixture *f = *state;
    assert_int_not_equal(sqlite3_exec(f->books.db, "DELETE FROM knowledge.fact", NULL, NULL, NULL),
                         SQLITE_OK);
}

static void a_damaged_image_is_an_error_when_it_is_read(void **state)
{
    struct fixture *f = *state;
    struct hoof_books books = {0};
    struct hoof_error err = {0};
    struct hoof_terms terms;
    unsigned char *copy = malloc(hoof_knowledge_image_size);
    assert_non_null(copy);
    memcpy(copy, hoof_knowledge_image, hoof_knowledge_image_size);
    memset(copy, 'x', 4096);
    assert_int_equal(sqlite3_open(":memory:", &books.db), SQLITE_OK);
    books.has_knowledge = hoof_knowledge_attach(books.db, copy, hoof_knowledge_image_size, &err);
    if (books.has_knowledge)
        assert_false(hoof_knowledge_terms(&books, f->arena, "food", &terms, &err));
    assert_int_not_equal(err.code, HOOF_OK);
    sqlite3_close(books.db);
    free(copy);
}

static void facts_count_what_was_read_and_what_was_not(void **state)
{
    struct fixture *f = *state;
    struct hoof_error err = {0};
    struct hoof_ask ask = {.arena = f->arena, .books = &f->books};
    struct hoof_facts_answer answer;
    assert_true(hoof_ask_facts(&ask, &answer, &err));
    int64_t read = 0, recalled = 0;
    for (size_t i = 0; i < answer.count; i++) {
        read += answer.subjects[i].read;
        recalled += answer.subjects[i].recalled;
    }
    assert_int_equal(read, answer.read);
    assert_int_equal(recalled, answer.recalled);
    assert_true(answer.read >= 2389 && answer.recalled >= 952);
}

static void an_unknown_subject_names_the_nearest(void **state)
{
    struct fixture *f = *state;
    struct hoof_ask ask = {.arena = f->arena, .books = &f->books};
    struct hoof_subject_answer answer;
    struct hoof_error err = {0};
    assert_false(hoof_ask_facts_subject(&ask, "bannaana", &answer, &err));
    assert_int_equal(err.code, HOOF_REQUEST);
    assert_non_null(strstr(err.text, "banana"));
    assert_false(hoof_ask_facts_subject(&ask, "\xff", &answer, &err));
    assert_int_equal(err.code, HOOF_REQUEST);
    assert_true(hoof_ask_facts_subject(&ask, "aubergine", &answer, &err));
    assert_string_equal(answer.subject, "eggplant");
    assert_true(answer.facts.count > 3);
}

/* Treatments by id, brand, misspelling or the old id of the urine test; a fact each. */
static void facts_of_a_treatment_are_found_by_any_name(void **state)
{
    static const struct {
        const char *word, *subject, *attribute, *value, *unit;
    } cases[] = {
        {"octreotide-sa", "octreotide-sa", "dose_max", "1500", "mcg/day"},
        {"somatuline", "lanreotide", "interval", "28", "day"},
        {"lutathera", "lu177-dotatate", "course_length", "4", "dose"},
        {"prrt", "lu177-dotatate", "trial_orr", "43.0 vs 9.3", "%"},
        {"bynfezia", "octreotide-sa", "dose_step", "50, 100, 150, 200", "mcg"},
        {"questran", "bile-acid-sequestrant", "dose_max", "24", "g/day"},
        {"Intron A", "interferon-alfa", "trial_orr", "4", "%"},
        {"hiaa-urine", "5-hiaa-urine", "app_default_hours", "72", "h"},
        {"captem", "captem", "cycle_length", "28", "day"},
        {"carcinoid heart disease", "carcinoid-heart-disease", "reference_range", "260", "ng/L"},
    };
    struct fixture *f = *state;
    struct hoof_ask ask = {.arena = f->arena, .books = &f->books};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct hoof_subject_answer answer;
        struct hoof_error err = {0};
        assert_true(hoof_ask_facts_subject(&ask, cases[i].word, &answer, &err));
        assert_string_equal(answer.subject, cases[i].subject);
        bool found = false;
        for (size_t k = 0; k < answer.facts.count; k++) {
            const struct hoof_fact *fact = &answer.facts.items[k];
            found = found || (strcmp(fact->attribute, cases[i].attribute) == 0 &&
                              strcmp(fact->value, cases[i].value) == 0 && fact->unit &&
                              strcmp(fact->unit, cases[i].unit) == 0);
        }
        if (!found)
            fail_msg("%s: no %s %s %s", cases[i].word, cases[i].attribute, cases[i].value,
                     cases[i].unit);
    }
}

static void a_known_thing_without_facts_is_an_answer(void **state)
{
    struct fixture *f = *state;
    struct hoof_ask ask = {.arena = f->arena, .books = &f->books};
    struct hoof_subject_answer answer;
    struct hoof_error err = {0};
    assert_true(hoof_ask_facts_subject(&ask, "tylenol", &answer, &err));
    assert_string_equal(answer.subject, "acetaminophen");
    assert_int_equal(answer.facts.count, 0);
    assert_true(hoof_ask_facts_subject(&ask, "flushing", &answer, &err));
    assert_int_equal(answer.facts.count, 0);
}

static void a_key_is_folded_words_with_one_space_between(void **state)
{
    static const struct {
        const char *text, *key;
    } cases[] = {
        {"St. John's Wort", "st john s wort"},
        {"  Crème   fraîche ", "creme fraiche"},
        {"0.0 beer", "0.0 beer"},
        {"2% milk", "2% milk"},
        {"mac & cheese", "mac and cheese"},
        {"5-HIAA", "5 hiaa"},
        {"fish.", "fish"},
        {"...", ""},
        {"R&B", "r and b"},
        {"&", "and"},
    };
    struct fixture *f = *state;
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(hoof_name_key(f->arena, cases[i].text, strlen(cases[i].text)),
                            cases[i].key);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(all_foods_and_their_written_names_are_there),
        cmocka_unit_test(every_laboratory_has_its_hours),
        cmocka_unit_test(a_figure_keeps_its_unit_and_its_page),
        cmocka_unit_test(words_are_resolved_by_id_synonym_brand_and_misspelling),
        cmocka_unit_test(traits_members_and_rules_are_read),
        cmocka_unit_test(levels_name_food_class_and_whether_the_page_was_read),
        cmocka_unit_test(nobody_can_write_into_the_image),
        cmocka_unit_test(a_damaged_image_is_an_error_when_it_is_read),
        cmocka_unit_test(facts_count_what_was_read_and_what_was_not),
        cmocka_unit_test(an_unknown_subject_names_the_nearest),
        cmocka_unit_test(facts_of_a_treatment_are_found_by_any_name),
        cmocka_unit_test(a_known_thing_without_facts_is_an_answer),
        cmocka_unit_test(a_key_is_folded_words_with_one_space_between),
    };
    return cmocka_run_group_tests(tests, open_book, close_book);
}
