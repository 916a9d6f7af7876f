/* Any text as a meal or label, over the foods of the knowledge book: places are
 * inside the text, in order, and a second reading says the same. */
#include <stdlib.h>
#include <string.h>

#include "ask/food.h"
#include "base/text.h"
#include "book/knowledge/attach.h"

static struct hoof_ask asked;

int LLVMFuzzerInitialize(int *argc, char ***argv)
{
    struct hoof_books_options options = {.access = HOOF_NO_JOURNAL,
                                         .knowledge = hoof_knowledge_image,
                                         .knowledge_size = hoof_knowledge_image_size,
                                         .tables = hoof_knowledge_tables,
                                         .tables_size = hoof_knowledge_tables_size};
    struct hoof_error err = {0};
    asked.arena = hoof_arena_new();
    if (!hoof_books_open(&options, &asked.books, &err))
        abort();
    return 0;
}

static void check_places(const struct hoof_food_answer *answer, const char *text, size_t n)
{
    uint32_t last = 0;
    for (size_t i = 0; i < answer->match_count; i++) {
        const struct hoof_food_match *m = &answer->matches[i];
        if (m->start < last || m->start >= m->end || m->end > n)
            abort();
        if (hoof_utf8_bad_at(text + m->start, m->end - m->start) != m->end - m->start)
            abort(); /* a character was cut */
        last = m->start;
    }
    last = 0;
    for (size_t i = 0; i < answer->not_checked_count; i++) {
        const struct hoof_span *s = &answer->not_checked[i];
        if (s->start < last || s->start >= s->end || s->end > n)
            abort();
        last = s->end;
    }
    for (size_t i = 0; i < answer->question_count; i++) {
        if (answer->questions[i].choice_count < 2)
            abort();
    }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const struct hoof_food_table *table;
    const char *text = (const char *)data;
    struct hoof_error err = {0};
    if (!table && !hoof_ask_food_table(&asked, &table, &err))
        abort();
    struct hoof_arena *arena = hoof_arena_new();
    struct hoof_food_options options = {.laboratory = "hiaa-mayo"};
    struct hoof_food_answer answer = {0}, again = {0};
    if (hoof_food_read(table, text, size, &options, arena, &answer, &err)) {
        check_places(&answer, text, size);
        if (!hoof_food_read(table, text, size, &options, arena, &again, &err) ||
            again.match_count != answer.match_count ||
            again.not_checked_count != answer.not_checked_count)
            abort();
    } else if (err.code != HOOF_REQUEST || hoof_utf8_bad_at(text, size) == size) {
        abort(); /* only a text that is not UTF-8 may be refused */
    }
    hoof_arena_free(arena);
    return 0;
}
