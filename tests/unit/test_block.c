/* block: tables that are used where they lie, and those inside the program. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../tools/knowledge_tables.h"
#include "base/block.h"
#include "book/knowledge/attach.h"
#include "book/knowledge/knowledge.h"

enum { NUMBERS = 7, LETTERS, NONE };
static const uint32_t numbers[] = {3, 1, 4, 1, 5};
static struct hoof_arena *arena;

static int set_up(void **state)
{
    arena = hoof_arena_new();
    return arena ? 0 : -1;
}

static int tear_down(void **state)
{
    hoof_arena_free(arena);
    return 0;
}

static struct hoof_block small_block(void)
{
    struct hoof_layout layout = {.arena = arena};
    struct hoof_block block;
    struct hoof_error err = {0};
    hoof_layout_add(&layout, NUMBERS, numbers, sizeof *numbers, 5);
    hoof_layout_add(&layout, LETTERS, "abc", 1, 3);
    hoof_layout_add(&layout, NONE, NULL, 8, 0);
    assert_true(hoof_layout_finish(&layout, &block, &err));
    return block;
}

static void arrays_come_back_as_they_were_put_in(void **state)
{
    struct hoof_block made = small_block(), block;
    struct hoof_error err = {0};
    size_t count;
    assert_true(hoof_block_open(made.bytes, made.size, &block, &err));
    const uint32_t *read = hoof_block_array(&block, NUMBERS, sizeof *read, &count);
    assert_non_null(read);
    assert_int_equal(count, 5);
    assert_memory_equal(read, numbers, sizeof numbers);
    assert_int_equal((uintptr_t)read % HOOF_BLOCK_ALIGNMENT, 0);
    assert_memory_equal(hoof_block_array(&block, LETTERS, 1, &count), "abc", 3);
    assert_non_null(hoof_block_array(&block, NONE, 8, &count));
    assert_int_equal(count, 0);
    assert_true(hoof_block_is_whole(&block));
}

static void an_array_that_is_missing_or_of_another_size_is_not_given(void **state)
{
    struct hoof_block block = small_block();
    size_t count = 1;
    assert_null(hoof_block_array(&block, 99, 4, &count));
    assert_int_equal(count, 0);
    assert_null(hoof_block_array(&block, NUMBERS, 8, &count));
}

/* The bytes with one of them changed are refused, or at least not whole. */
static void check_change(const struct hoof_block *good, size_t at)
{
    unsigned char *bytes = aligned_alloc(HOOF_BLOCK_ALIGNMENT, good->size);
    struct hoof_block block;
    struct hoof_error err = {0};
    assert_non_null(bytes);
    memcpy(bytes, good->bytes, good->size);
    bytes[at] ^= 0x40;
    if (hoof_block_open(bytes, good->size, &block, &err)) {
        assert_false(hoof_block_is_whole(&block));
    } else {
        assert_int_equal(err.code, HOOF_BUG);
        assert_non_null(strstr(err.text, "damaged"));
    }
    free(bytes);
}

static void each_changed_byte_is_noticed(void **state)
{
    struct hoof_block block = small_block();
    for (size_t at = 0; at < block.size; at++)
        check_change(&block, at);
}

static void a_block_that_was_cut_is_refused(void **state)
{
    struct hoof_block block = small_block(), cut;
    for (size_t size = 0; size < block.size; size++) {
        struct hoof_error err = {0};
        assert_false(hoof_block_open(block.bytes, size, &cut, &err));
        assert_int_equal(err.code, HOOF_BUG);
    }
    struct hoof_error err = {0};
    assert_false(hoof_block_open(NULL, 0, &cut, &err));
    assert_false(hoof_block_open(block.bytes + 8, block.size, &cut, &err));
}

static void a_block_without_the_tables_is_refused_by_the_engines(void **state)
{
    struct hoof_block block = small_block();
    const struct hoof_food_table *foods;
    const struct hoof_lexicon *lexicon;
    struct hoof_error err = {0};
    assert_false(hoof_food_table_open(arena, &block, &foods, &err));
    assert_int_equal(err.code, HOOF_BUG);
    err = (struct hoof_error){0};
    assert_false(hoof_lexicon_open(arena, &block, &lexicon, &err));
    assert_int_equal(err.code, HOOF_BUG);
}

static void a_text_is_kept_once_and_none_is_place_nought(void **state)
{
    struct hoof_texts texts = {.arena = arena};
    char name[16];
    uint32_t banana = hoof_texts_add(&texts, "banana"), empty = hoof_texts_add(&texts, "");
    assert_int_equal(hoof_texts_add(&texts, NULL), 0);
    for (int i = 0; i < 3000; i++) { /* it grows, and moves */
        snprintf(name, sizeof name, "name %d", i);
        hoof_texts_add(&texts, name);
    }
    assert_false(texts.failed);
    assert_int_equal(hoof_texts_add(&texts, "banana"), banana);
    assert_string_equal(hoof_text_at(texts.data, banana), "banana");
    assert_string_equal(hoof_text_at(texts.data, empty), "");
    assert_string_equal(hoof_text_at(texts.data, hoof_texts_add(&texts, "name 77")), "name 77");
    assert_null(hoof_text_at(texts.data, 0));
}

/* ---- the tables of the program ---- */

static struct hoof_books *open_books(size_t cut)
{
    struct hoof_error err = {0};
    struct hoof_books *books;
    const struct hoof_books_options options = {.access = HOOF_NO_JOURNAL,
                                               .knowledge = hoof_knowledge_image,
                                               .knowledge_size = hoof_knowledge_image_size,
                                               .tables = hoof_knowledge_tables,
                                               .tables_size = hoof_knowledge_tables_size - cut};
    assert_true(hoof_books_open(&options, &books, &err));
    return books;
}

static void the_tables_of_the_program_are_those_of_its_knowledge(void **state)
{
    struct hoof_books *books = open_books(0);
    struct hoof_block inside, made;
    struct hoof_error err = {0};
    assert_true(hoof_knowledge_block(books, &inside, &err));
    assert_true(hoof_block_is_whole(&inside));
    assert_true(knowledge_tables(books, arena, &made, &err));
    assert_int_equal(made.size, inside.size);
    assert_memory_equal(made.bytes, inside.bytes, made.size);
    hoof_books_close(books);
}

static void both_tables_answer_every_name_alike(void **state)
{
    struct hoof_books *books = open_books(0);
    struct hoof_block block;
    struct hoof_term_names names;
    const struct hoof_food_table *tables[2];
    struct hoof_error err = {0};
    assert_true(hoof_knowledge_block(books, &block, &err));
    assert_true(hoof_food_table_open(arena, &block, &tables[0], &err));
    assert_true(knowledge_foods(books, arena, &tables[1], &err));
    assert_true(hoof_knowledge_names(books, arena, NULL, &names, &err));
    assert_true(names.count > 1800);
    const struct hoof_food_options options = {.laboratory = "hiaa-mayo"};
    for (size_t i = 0; i < names.count; i++) {
        struct hoof_food_answer answers[2];
        for (int t = 0; t < 2; t++)
            assert_true(hoof_food_read(tables[t], names.items[i].name, strlen(names.items[i].name),
                                       &options, arena, &answers[t], &err));
        assert_int_equal(answers[0].match_count, answers[1].match_count);
        for (size_t k = 0; k < answers[0].match_count; k++) {
            const struct hoof_food *a = answers[0].matches[k].food, *b = answers[1].matches[k].food;
            assert_string_equal(hoof_food_id(tables[0], a), hoof_food_id(tables[1], b));
            assert_int_equal(hoof_food_fact_count(a), hoof_food_fact_count(b));
        }
        assert_memory_equal(answers[0].classes, answers[1].classes, HOOF_FOOD_MOST_CLASSES);
        assert_int_equal(answers[0].test_diet->verdict, answers[1].test_diet->verdict);
        assert_int_equal(answers[0].question_count, answers[1].question_count);
    }
    hoof_books_close(books);
}

static void damaged_tables_stop_only_what_needs_them(void **state)
{
    struct hoof_books *books = open_books(64);
    struct hoof_block block;
    struct hoof_error err = {0};
    assert_false(hoof_knowledge_block(books, &block, &err));
    assert_int_equal(err.code, HOOF_BUG);
    assert_non_null(strstr(err.text, "your journal is not touched"));
    hoof_books_close(books);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(arrays_come_back_as_they_were_put_in),
        cmocka_unit_test(an_array_that_is_missing_or_of_another_size_is_not_given),
        cmocka_unit_test(each_changed_byte_is_noticed),
        cmocka_unit_test(a_block_that_was_cut_is_refused),
        cmocka_unit_test(a_block_without_the_tables_is_refused_by_the_engines),
        cmocka_unit_test(a_text_is_kept_once_and_none_is_place_nought),
        cmocka_unit_test(the_tables_of_the_program_are_those_of_its_knowledge),
        cmocka_unit_test(both_tables_answer_every_name_alike),
        cmocka_unit_test(damaged_tables_stop_only_what_needs_them),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
