/* What a person types as a sentence: read with the real names, each entry checked
 * against its kind, and read again with the same answer. */
#include <stdlib.h>
#include <string.h>

#include "ask/food.h"
#include "ask/lexicon.h"
#include "ask/said.h"
#include "book/knowledge/attach.h"

struct world {
    struct hoof_ask ask;
    const struct hoof_lexicon *lexicon;
    const struct hoof_food_table *foods;
    const struct hoof_zone *zone;
};

static const struct world *open_world(void)
{
    static struct world world;
    struct hoof_error err = {0};
    struct hoof_books_options options = {.access = HOOF_NO_JOURNAL,
                                         .knowledge = hoof_knowledge_image,
                                         .knowledge_size = hoof_knowledge_image_size,
                                         .tables = hoof_knowledge_tables,
                                         .tables_size = hoof_knowledge_tables_size};
    if (world.zone)
        return &world;
    world.ask.arena = hoof_arena_new();
    if (!hoof_books_open(&options, &world.ask.books, &err) ||
        !hoof_ask_lexicon(&world.ask, &world.lexicon, &err) ||
        !hoof_ask_food_table(&world.ask, &world.foods, &err) ||
        !hoof_zone_open(world.ask.arena, "America/New_York", &world.zone, &err))
        abort();
    return &world;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct world *world = open_world();
    struct hoof_arena *arena = hoof_arena_new();
    struct hoof_error err = {0};
    struct hoof_sentence_answer first, second;
    struct hoof_sentence_request request = {
        .text = (const char *)data, .n = size, .now_s = 1795480200, .zone = world->zone};
    bool read = hoof_sentence_read(world->lexicon, world->foods, &request, arena, &first, &err);
    if (!read && err.code != HOOF_REQUEST)
        abort();
    for (size_t k = 0; read && k < first.entry_count; k++) {
        json_t *record;
        if (!hoof_said_record(&world->ask, &request, &first, k, &record, &err))
            abort();
        json_decref(record);
    }
    for (size_t k = 0; read && k < first.question_count; k++)
        if (first.questions[k].choice_count < 2)
            abort();
    if (read &&
        (!hoof_sentence_read(world->lexicon, world->foods, &request, arena, &second, &err) ||
         second.entry_count != first.entry_count || second.question_count != first.question_count ||
         second.not_understood_count != first.not_understood_count))
        abort();
    hoof_arena_free(arena);
    return 0;
}
