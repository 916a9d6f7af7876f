/*
 * The food engine over the knowledge book that the program carries. The cases
 * stand in text files beside this one, so that a nurse can add a line:
 * cases.txt, meals.txt and diets.txt say how in their first lines.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../tools/knowledge_tables.h"
#include "ask/food.h"
#include "base/text.h"
#include "book/db.h"
#include "book/knowledge/attach.h"
#include "food/table.h"

static const char *folder;
static bool made; /* the table is made from the book, not taken from the program */
static struct hoof_arena *arena;
static struct hoof_books *books;
static struct hoof_ask ask;
static const struct hoof_food_table *table;

static int set_up(void **state)
{
    struct hoof_error err = {0};
    const struct hoof_books_options options = {.access = HOOF_NO_JOURNAL,
                                               .knowledge = hoof_knowledge_image,
                                               .knowledge_size = hoof_knowledge_image_size,
                                               .tables = hoof_knowledge_tables,
                                               .tables_size = hoof_knowledge_tables_size};
    arena = hoof_arena_new();
    if (!arena || !hoof_books_open(&options, &books, &err)) {
        print_error("%s\n", err.text);
        return -1;
    }
    ask = (struct hoof_ask){.arena = arena, .books = books};
    if (made ? !knowledge_foods(books, arena, &table, &err)
             : !hoof_ask_food_table(&ask, &table, &err)) {
        print_error("%s\n", err.text);
        return -1;
    }
    return 0;
}

static int tear_down(void **state)
{
    hoof_books_close(books);
    hoof_arena_free(arena);
    return 0;
}

static void read_text(const char *text, const struct hoof_food_options *options,
                      struct hoof_food_answer *answer)
{
    struct hoof_error err = {0};
    if (!hoof_food_read(table, text, strlen(text), options, arena, answer, &err))
        fail_msg("\"%s\": %s", text, err.text);
}

/* ---- tables of cases ---- */

#define COLUMNS 4

struct case_line {
    size_t number;
    char *columns[COLUMNS];
};

/* Calls check for each line of a file; returns how many there are. \n, \t, \xHH
 * and \\ in a text mean what they mean in C. */
static size_t each_case(const char *name, int columns, void (*check)(const struct case_line *))
{
    char path[600], line[4000];
    size_t number = 0, count = 0;
    snprintf(path, sizeof path, "%s/%s", folder, name);
    FILE *file = fopen(path, "r");
    if (!file)
        fail_msg("%s cannot be opened", path);
    while (fgets(line, sizeof line, file)) {
        struct case_line row = {.number = ++number};
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == '#' || line[0] == '\0')
            continue;
        char *rest = line;
        int found = 0;
        while (rest && found < COLUMNS)
            row.columns[found++] = strsep(&rest, "\t");
        if (found < columns || rest)
            fail_msg("%s:%zu: there are %d columns, not %d", name, number, found, columns);
        check(&row);
        count++;
    }
    fclose(file);
    return count;
}

static size_t failures;

static void compare(const char *name, const struct case_line *row, const char *want,
                    const char *got)
{
    if (strcmp(want, got) == 0)
        return;
    print_error("%s:%zu: \"%s\"\n  expected %s\n  but got  %s\n", name, row->number,
                row->columns[0], want, got);
    failures++;
}

static int by_name(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static const char *classes_of(const struct hoof_food_answer *answer)
{
    static char out[1000];
    const char *pairs[32];
    size_t count = 0, used = 0;
    for (size_t i = 0; i < hoof_food_class_count(table); i++)
        if (answer->classes[i] != HOOF_LEVEL_NONE)
            pairs[count++] = hoof_format(arena, "%s:%s", hoof_food_class_id(table, i),
                                         hoof_level_name((enum hoof_level)answer->classes[i]));
    qsort(pairs, count, sizeof *pairs, by_name);
    strcpy(out, count ? "" : "-");
    for (size_t i = 0; i < count; i++)
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%s", i ? "," : "", pairs[i]);
    return out;
}

static void check_case(const struct case_line *row)
{
    struct hoof_food_answer answer;
    read_text(row->columns[0], NULL, &answer);
    compare("cases.txt", row, row->columns[1], classes_of(&answer));
}

static void texts_raise_the_classes_of_their_foods(void **state)
{
    failures = 0;
    assert_true(each_case("cases.txt", 2, check_case) >= 229);
    assert_int_equal(failures, 0);
}

/* \xHH and \n, for texts that a line of a file cannot hold. */
static char *unescape(const char *text)
{
    char *out = hoof_strdup(arena, text), *p = out;
    for (; *text; text++) {
        unsigned byte;
        if (text[0] == '\\' && text[1] == 'x' && sscanf(text + 2, "%2x", &byte) == 1) {
            *p++ = (char)byte;
            text += 3;
        } else if (text[0] == '\\' && text[1] == 'n') {
            *p++ = '\n';
            text++;
        } else {
            *p++ = *text;
        }
    }
    *p = '\0';
    return out;
}

static const char *foods_of(const struct hoof_food_answer *answer)
{
    static char out[4000];
    size_t used = 0;
    strcpy(out, answer->match_count ? "" : "-");
    for (size_t i = 0; i < answer->match_count; i++)
        used +=
            (size_t)snprintf(out + used, sizeof out - used, "%s%s[%u,%u)", i ? " " : "",
                             hoof_food_id(table, answer->matches[i].food),
                             (unsigned)answer->matches[i].start, (unsigned)answer->matches[i].end);
    return out;
}

static const char *not_checked_of(const struct hoof_food_answer *answer)
{
    static char out[4000];
    size_t used = 0;
    strcpy(out, answer->not_checked_count ? "" : "-");
    for (size_t i = 0; i < answer->not_checked_count; i++)
        used += (size_t)snprintf(out + used, sizeof out - used, "%s%.*s", i ? " " : "",
                                 (int)(answer->not_checked[i].end - answer->not_checked[i].start),
                                 answer->text + answer->not_checked[i].start);
    return out;
}

static void check_meal(const struct case_line *row)
{
    struct hoof_food_answer answer;
    read_text(unescape(row->columns[0]), NULL, &answer);
    compare("meals.txt", row, row->columns[1], foods_of(&answer));
    compare("meals.txt", row, row->columns[2], not_checked_of(&answer));
    const char *asks = answer.question_count ? "" : "-";
    for (size_t i = 0; i < answer.question_count; i++)
        asks = hoof_format(arena, "%s%s%s", asks, i ? "|" : "", answer.questions[i].choices[0]);
    compare("meals.txt", row, row->columns[3] ? row->columns[3] : "-", asks);
}

static void menu_lines_recipes_and_labels_are_read(void **state)
{
    failures = 0;
    assert_true(each_case("meals.txt", 3, check_meal) >= 150);
    assert_int_equal(failures, 0);
}

static void check_diet(const struct case_line *row)
{
    static const char *const verdicts[] = {"unknown", "nothing-found", "limit", "avoid"};
    struct hoof_food_options options = {.laboratory = row->columns[0]};
    struct hoof_food_answer answer;
    read_text(row->columns[1], &options, &answer);
    const struct hoof_test_diet *diet = answer.test_diet;
    compare("diets.txt", row, row->columns[2],
            hoof_format(arena, "%s %d", verdicts[diet->verdict], diet->hours_before));
    const char *foods = diet->food_count ? "" : "-";
    for (size_t i = 0; i < diet->food_count; i++)
        foods =
            hoof_format(arena, "%s%s%s", foods, i ? " " : "", hoof_food_id(table, diet->foods[i]));
    compare("diets.txt", row, row->columns[3], foods);
}

static void each_laboratory_has_its_own_diet(void **state)
{
    failures = 0;
    assert_true(each_case("diets.txt", 4, check_diet) >= 40);
    assert_int_equal(failures, 0);
}

/* ---- the book's names ---- */

/* The one plain plural by which the names are counted. */
static const char *plain_plural(const char *name)
{
    size_t n = strlen(name);
    char c = name[n - 1], b = n > 1 ? name[n - 2] : ' ';
    if (c == 's')
        return NULL;
    if (c == 'y')
        return hoof_format(arena, "%.*sies", (int)n - 1, name);
    if (c == 'x' || c == 'z' || c == 'o' || (c == 'h' && (b == 'c' || b == 's')))
        return hoof_format(arena, "%ses", name);
    return hoof_format(arena, "%ss", name);
}

static int same_text(const void *a, const void *b)
{
    return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void every_name_and_plural_is_matched_back(void **state)
{
    struct hoof_error err = {0};
    struct hoof_stmt q;
    static const char *all[8000];
    size_t count = 0, names = 0;
    assert_int_equal(hoof_food_count(table), 324);
    assert_true(hoof_db_prepare(
        books->db, &q, "SELECT name, term FROM knowledge.name WHERE vocabulary = 'food'", &err));
    while (hoof_step(&q, &err)) {
        const char *name = hoof_strdup(arena, hoof_column_text(&q, 0));
        const char *food = hoof_column_text(&q, 1), *plural = plain_plural(name);
        struct hoof_food_answer answer;
        names++;
        all[count++] = name;
        if (plural)
            all[count++] = plural;
        if (strcmp(name, "rose") == 0)
            continue; /* a flower without its accent: meals.txt */
        read_text(name, NULL, &answer);
        if (answer.match_count != 1 ||
            strcmp(hoof_food_id(table, answer.matches[0].food), food) != 0 ||
            answer.matches[0].end != strlen(name) || answer.not_checked_count)
            fail_msg("\"%s\" is not read as %s", name, food);
        if (!plural)
            continue;
        read_text(plural, NULL, &answer);
        if (answer.match_count != 1 || answer.matches[0].end != strlen(plural))
            fail_msg("\"%s\" is not read as one food", plural);
    }
    assert_true(hoof_finish(&q, &err));
    assert_int_equal(names, 1833);
    qsort(all, count, sizeof *all, same_text);
    size_t different = 0;
    for (size_t i = 0; i < count; i++)
        different += i == 0 || strcmp(all[i - 1], all[i]) != 0;
    assert_int_equal(different, 3189);
}

static void measurements_come_before_classes_before_lists(void **state)
{
    const struct hoof_food *walnut = hoof_food_find(table, "walnut");
    assert_non_null(walnut);
    int last = 0;
    for (size_t i = 0; i < hoof_food_fact_count(walnut); i++) {
        const char *attribute = hoof_food_fact_at(table, walnut, i).attribute;
        int rank = strstr(attribute, "_content") ? 1 : strncmp(attribute, "high_", 5) == 0 ? 2 : 3;
        assert_true(rank >= last);
        last = rank;
    }
    assert_int_equal(last, 3);
    assert_string_equal(hoof_food_fact_at(table, walnut, 0).attribute, "fat_content");
    assert_int_equal(hoof_food_swap_count(walnut), 1);
    assert_null(hoof_food_find(table, "walnuts"));
}

static void figures_still_to_verify_are_not_shown(void **state)
{
    size_t shown = 0;
    for (size_t i = 0; i < hoof_food_count(table); i++) {
        const struct hoof_food *food = hoof_food_at(table, i);
        for (size_t k = 0; k < hoof_food_fact_count(food); k++, shown++) {
            const char *qualifier = hoof_food_fact_at(table, food, k).qualifier;
            if (qualifier)
                assert_null(strstr(qualifier, "verify"));
        }
    }
    assert_true(shown > 1000);
    /* The avocado's only serotonin figure is one of them; its class stays. */
    const struct hoof_food *avocado = hoof_food_find(table, "avocado");
    for (size_t k = 0; k < hoof_food_fact_count(avocado); k++)
        assert_string_not_equal(hoof_food_fact_at(table, avocado, k).attribute,
                                "serotonin_content");
}

static void what_is_recalled_is_told_from_what_was_read(void **state)
{
    const struct hoof_food *prune = hoof_food_find(table, "prune");
    for (size_t i = 0; i < hoof_food_class_count(table); i++) {
        if (strcmp(hoof_food_class_id(table, i), "high_serotonin") == 0)
            assert_int_equal(hoof_food_checked(table, prune)[i], 0);
        if (strcmp(hoof_food_class_id(table, i), "fodmap_lactose") == 0)
            assert_int_equal(hoof_food_checked(table, prune)[i], 1);
    }
}

static void own_lists_take_ids_and_words(void **state)
{
    const char *fine[] = {"banana", "Aubergines", "durian"}, *avoid[] = {"red wine", "banana"};
    struct hoof_food_options options = {
        .fine = fine, .fine_count = 3, .avoid = avoid, .avoid_count = 2};
    struct hoof_food_answer answer;
    read_text("banana, eggplant, red wine, toast", &options, &answer);
    assert_int_equal(answer.match_count, 4);
    assert_int_equal(answer.matches[0].own, HOOF_OWN_AVOID);
    assert_int_equal(answer.matches[1].own, HOOF_OWN_FINE);
    assert_int_equal(answer.matches[2].own, HOOF_OWN_AVOID);
    assert_int_equal(answer.matches[3].own, HOOF_OWN_NONE);
}

static void bad_text_is_refused_with_its_byte(void **state)
{
    struct hoof_food_answer answer;
    struct hoof_error err = {0};
    assert_false(hoof_food_read(table, "tea \xff", 5, NULL, arena, &answer, &err));
    assert_int_equal(err.code, HOOF_REQUEST);
    assert_non_null(strstr(err.text, "Byte 5"));
    err = (struct hoof_error){0};
    assert_false(hoof_food_read(table, "t\0ea", 4, NULL, arena, &answer, &err));
    assert_non_null(strstr(err.text, "Byte 2"));
    assert_true(hoof_food_read(table, "", 0, NULL, arena, &answer, &err));
    assert_int_equal(answer.match_count, 0);
}

static void a_reader_forgets_the_text_before(void **state)
{
    struct hoof_food_reader *reader;
    struct hoof_food_answer answer;
    struct hoof_error err = {0};
    assert_true(hoof_food_reader_new(arena, table, NULL, &reader, &err));
    assert_true(hoof_food_reader_read(reader, "cider, nut free walnut", 22, &answer, &err));
    assert_int_equal(answer.question_count, 1);
    assert_true(hoof_food_reader_read(reader, "tea", 3, &answer, &err));
    assert_int_equal(answer.match_count, 1);
    assert_int_equal(answer.question_count, 0);
    assert_int_equal(answer.not_checked_count, 0);
    assert_string_equal(hoof_food_id(table, answer.matches[0].food), "tea");
}

static void a_table_names_what_is_wrong_with_its_rows(void **state)
{
    struct hoof_food_row food = {"egg", "Egg"};
    struct hoof_food_name_row name = {"hen", "hen", true};
    struct hoof_food_rows rows = {.foods = &food, .food_count = 1, .names = &name, .name_count = 1};
    const struct hoof_food_table *none;
    struct hoof_error err = {0};
    assert_false(hoof_food_table_new(arena, &rows, &none, &err));
    assert_non_null(strstr(err.text, "\"hen\""));
    rows.name_count = 0;
    rows.questions = "[{]";
    err = (struct hoof_error){0};
    assert_false(hoof_food_table_new(arena, &rows, &none, &err));
    assert_non_null(strstr(err.text, "questions"));
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(texts_raise_the_classes_of_their_foods),
        cmocka_unit_test(menu_lines_recipes_and_labels_are_read),
        cmocka_unit_test(each_laboratory_has_its_own_diet),
        cmocka_unit_test(every_name_and_plural_is_matched_back),
        cmocka_unit_test(measurements_come_before_classes_before_lists),
        cmocka_unit_test(figures_still_to_verify_are_not_shown),
        cmocka_unit_test(what_is_recalled_is_told_from_what_was_read),
        cmocka_unit_test(own_lists_take_ids_and_words),
        cmocka_unit_test(bad_text_is_refused_with_its_byte),
        cmocka_unit_test(a_reader_forgets_the_text_before),
        cmocka_unit_test(a_table_names_what_is_wrong_with_its_rows),
    };
    folder = argc > 1 ? argv[1] : ".";
    made = argc > 2 && strcmp(argv[2], "made") == 0;
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
