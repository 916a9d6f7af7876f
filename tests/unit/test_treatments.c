/* Regimens and checks as the plan engine takes them from the book in the program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../../tools/knowledge_tables.h"
#include "ask/facts.h"
#include "ask/plan_book.h"
#include "book/knowledge/attach.h"
#include "book/knowledge/treatments.h"

struct fixture {
    struct hoof_ask ask;
    struct hoof_books books;
    const struct hoof_plan_rows *rows;
};

static int open_rows(void **state)
{
    static struct fixture fixture;
    const struct hoof_food_table *foods;
    struct hoof_error err = {0};
    fixture = (struct fixture){.books = {.has_knowledge = true}};
    fixture.ask.books = &fixture.books;
    fixture.ask.arena = hoof_arena_new();
    assert_non_null(fixture.ask.arena);
    assert_int_equal(sqlite3_open(":memory:", &fixture.books.db), SQLITE_OK);
    assert_true(hoof_knowledge_attach(fixture.books.db, hoof_knowledge_image,
                                      hoof_knowledge_image_size, &err));
    assert_true(knowledge_foods(&fixture.books, fixture.ask.arena, &foods, &err));
    assert_true(hoof_ask_plan_rows(&fixture.ask, foods, &fixture.rows, &err));
    *state = &fixture;
    return 0;
}

static int close_rows(void **state)
{
    struct fixture *fixture = *state;
    sqlite3_close(fixture->books.db);
    hoof_arena_free(fixture->ask.arena);
    return 0;
}

static const struct hoof_plan_regimen *regimen(const struct fixture *f, const char *id)
{
    for (size_t i = 0; i < f->rows->regimen_count; i++)
        if (strcmp(f->rows->regimens[i].id, id) == 0)
            return &f->rows->regimens[i];
    fail_msg("no regimen %s", id);
    return NULL;
}

static const struct hoof_plan_agent *agent(const struct fixture *f, const char *id)
{
    for (size_t i = 0; i < f->rows->agent_count; i++)
        if (strcmp(f->rows->agents[i].id, id) == 0)
            return &f->rows->agents[i];
    fail_msg("no agent %s", id);
    return NULL;
}

static const struct hoof_plan_check_row *check(const struct fixture *f, const char *id)
{
    for (size_t i = 0; i < f->rows->check_count; i++)
        if (strcmp(f->rows->checks[i].id, id) == 0)
            return &f->rows->checks[i];
    fail_msg("no check %s", id);
    return NULL;
}

static void every_regimen_is_there_with_all_its_lines(void **state)
{
    const struct fixture *f = *state;
    size_t lines = 0, recalled = 0;
    assert_int_equal(f->rows->regimen_count, 48);
    for (size_t i = 0; i < f->rows->regimen_count; i++) {
        const struct hoof_plan_regimen *row = &f->rows->regimens[i];
        lines += row->line_count;
        for (size_t k = 0; k < row->line_count; k++) {
            agent(f, row->lines[k].agent);
            assert_true(row->lines[k].day_count > 0);
            recalled += !row->lines[k].read;
        }
    }
    assert_int_equal(lines, 73);
    assert_int_equal(recalled, 8);
}

static void days_ranges_and_stops_are_taken_apart(void **state)
{
    const struct fixture *f = *state;
    const struct hoof_plan_regimen *captem = regimen(f, "captem-750");
    assert_int_equal(captem->kind, HOOF_REGIMEN_CYCLE);
    assert_int_equal(captem->cycles, 0);
    assert_string_equal(captem->stop, "until-progression");
    assert_string_equal(captem->lines[1].agent, "temozolomide");
    assert_int_equal(captem->lines[1].day_count, 5);
    assert_int_equal(captem->lines[1].days[0], 10);
    assert_int_equal(captem->lines[1].days[4], 14);
    const struct hoof_plan_regimen *interferon = regimen(f, "ifn-3to5-tiw");
    assert_true(interferon->lines[0].low == 3 && interferon->lines[0].high == 5);
    assert_int_equal(interferon->lines[0].day_count, 3);
    assert_int_equal(interferon->lines[0].days[2], 5);
    assert_int_equal(regimen(f, "captem-e2211")->cycles, 13);
    assert_int_equal(regimen(f, "rt-bone-3x10")->kind, HOOF_REGIMEN_COURSE);
    assert_int_equal(regimen(f, "rt-bone-3x10")->lines[0].day_count, 10);
    assert_int_equal(regimen(f, "everolimus-10")->kind, HOOF_REGIMEN_CONTINUOUS);
}

static void medicines_have_their_route_washout_and_classes(void **state)
{
    const struct fixture *f = *state;
    assert_int_equal(agent(f, "everolimus")->washout_d, 7);
    assert_int_equal(agent(f, "capecitabine")->washout_d, 28);
    assert_int_equal(agent(f, "warfarin")->washout_d, 0);
    assert_string_equal(agent(f, "lanreotide")->route, "deep-sc");
    const struct hoof_plan_agent *clarithromycin = agent(f, "clarithromycin");
    bool strong = false;
    for (size_t i = 0; i < clarithromycin->class_count; i++)
        strong = strong || strcmp(clarithromycin->classes[i], "strong-cyp3a4-inhibitor") == 0;
    assert_true(strong);
    for (size_t i = 0; i < f->rows->agent_count; i++)
        for (size_t k = 0; k < f->rows->agents[i].class_count; k++)
            assert_string_not_equal(f->rows->agents[i].classes[k], "");
}

static void conditions_and_alternatives_stand_as_written(void **state)
{
    const struct fixture *f = *state;
    const struct hoof_plan_check_row *pregnancy = check(f, "tt-preg-window");
    assert_int_equal(pregnancy->severity, HOOF_SEVERITY_STOP);
    assert_int_equal(pregnancy->condition_count, 1);
    assert_false(pregnancy->conditions[0].unless);
    assert_int_equal(pregnancy->conditions[0].alternative_count, 7);
    assert_int_equal(pregnancy->conditions[0].alternatives[0].phrase_count, 2);
    assert_string_equal(pregnancy->conditions[0].alternatives[0].phrases[0], "sex is female");
    assert_int_equal(pregnancy->conditions[0].alternatives[3].phrase_count, 1);
    const struct hoof_plan_check_row *procedure = check(f, "C64-proc-plan");
    assert_int_equal(procedure->at_count, 1);
    assert_int_equal(procedure->condition_count, 2);
    assert_int_equal(procedure->ours_count, 1);
    assert_string_equal(procedure->ours[0], "14 d");
    assert_true(procedure->read);
    assert_non_null(procedure->source_title);
}

static const struct hoof_plan_sheet *sheet(const struct fixture *f, const char *id)
{
    for (size_t i = 0; i < f->rows->sheet_count; i++)
        if (strcmp(f->rows->sheets[i].id, id) == 0)
            return &f->rows->sheets[i];
    fail_msg("no sheet %s", id);
    return NULL;
}

static bool leaves_out(const struct hoof_plan_sheet *row, const char *food)
{
    for (size_t i = 0; i < row->food_count; i++)
        if (strcmp(row->foods[i], food) == 0)
            return true;
    return false;
}

static void a_laboratory_has_its_own_list_and_hours(void **state)
{
    const struct fixture *f = *state;
    assert_int_equal(f->rows->sheet_count, 24);
    assert_int_equal(sheet(f, "hiaa-mayo")->hours_before, 48);
    assert_false(leaves_out(sheet(f, "hiaa-mayo"), "banana")); /* one a day is allowed */
    assert_true(leaves_out(sheet(f, "hiaa-warde"), "banana"));
    assert_int_equal(sheet(f, "")->hours_before, 72);
    assert_true(leaves_out(sheet(f, ""), "banana"));
    assert_false(leaves_out(sheet(f, ""), "boiled-rice"));
}

static void a_check_and_a_regimen_are_subjects(void **state)
{
    struct fixture *f = *state;
    struct hoof_subject_answer answer;
    struct hoof_error err = {0};
    assert_true(hoof_ask_facts_subject(&f->ask, "C33-tel-octreotide", &answer, &err));
    assert_string_equal(answer.subject, "C33-tel-octreotide");
    assert_string_equal(answer.facts.items[0].attribute, "severity");
    assert_string_equal(answer.facts.items[0].value, "caution");
    assert_true(hoof_ask_facts_subject(&f->ask, "rt-bone-4x5", &answer, &err));
    assert_string_equal(answer.facts.items[0].value,
                        "4 Gy, fraction 1-5, on working days (total 20 Gy)");
    assert_true(hoof_ask_facts_subject(&f->ask, "checks", &answer, &err));
    assert_int_equal(answer.facts.count, f->rows->check_count);
}

static void the_engine_reads_all_of_it(void **state)
{
    struct fixture *f = *state;
    const struct hoof_plan_book *book;
    struct hoof_error err = {0};
    if (!hoof_plan_book_new(f->ask.arena, f->rows, &book, &err))
        fail_msg("%s: %s", err.place, err.text);
    assert_non_null(hoof_plan_regimen_find(book, "captem-750"));
    assert_non_null(hoof_plan_agent_find(book, "lu177-dotatate"));
    assert_null(hoof_plan_agent_find(book, "lutetium"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_regimen_is_there_with_all_its_lines),
        cmocka_unit_test(days_ranges_and_stops_are_taken_apart),
        cmocka_unit_test(medicines_have_their_route_washout_and_classes),
        cmocka_unit_test(conditions_and_alternatives_stand_as_written),
        cmocka_unit_test(a_laboratory_has_its_own_list_and_hours),
        cmocka_unit_test(a_check_and_a_regimen_are_subjects),
        cmocka_unit_test(the_engine_reads_all_of_it),
    };
    return cmocka_run_group_tests(tests, open_rows, close_rows);
}
