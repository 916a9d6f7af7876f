#include "ask/food.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "book/journal/journal.h"
#include "book/knowledge/knowledge.h"

#define TEST_NAME "5-hiaa-urine"

bool hoof_ask_food_table(struct hoof_ask *ask, const struct hoof_food_table **out,
                         struct hoof_error *err)
{
    struct hoof_block block;
    return hoof_knowledge_block(ask->books, &block, err) &&
           hoof_food_table_open(ask->arena, &block, out, err);
}

/* ---- what the person's journal adds ---- */

static bool read_list(struct hoof_ask *ask, const json_t *list, const char *const **out,
                      size_t *count)
{
    size_t n = json_array_size(list);
    const char **items = hoof_alloc_array(ask->arena, n + 1, sizeof *items);
    if (!items)
        return false;
    *out = items;
    *count = 0;
    for (size_t i = 0; i < n; i++) {
        const char *text = json_string_value(json_array_get(list, i));
        if (text && !(items[(*count)++] = hoof_strdup(ask->arena, text)))
            return false;
    }
    return true;
}

static bool own_lists(struct hoof_ask *ask, struct hoof_food_options *options,
                      struct hoof_error *err)
{
    json_t *profile = NULL;
    if (!ask->books->has_journal)
        return true;
    if (!hoof_journal_profile(ask->books, ask->arena, &profile, err))
        return false;
    const json_t *lists = json_object_get(profile, "food_lists");
    return (read_list(ask, json_object_get(lists, "fine"), &options->fine, &options->fine_count) &&
            read_list(ask, json_object_get(lists, "avoid"), &options->avoid,
                      &options->avoid_count)) ||
           hoof_fail_memory(err);
}

/* The first collection that has not ended yet. */
static const json_t *coming_test(struct hoof_ask *ask, const struct hoof_records *items,
                                 int64_t *at_s, int64_t *until_s)
{
    const json_t *best = NULL;
    int64_t now_s = ask->now.utc_ms / 1000;
    for (size_t i = 0; i < items->count; i++) {
        const json_t *body = items->items[i].body;
        const char *test = json_string_value(json_object_get(body, "test"));
        const json_t *hours = json_object_get(body, "hours");
        int64_t from = items->items[i].at_s;
        if (items->items[i].day_level && ask->zone)
            from = hoof_zone_day_start(
                ask->zone, hoof_date_from_days((int32_t)(items->items[i].at_s / 86400)));
        int64_t until = from + (int64_t)(json_number_value(hours) * 3600);
        if (!test || strcmp(test, TEST_NAME) != 0 || (until > from ? until : from) < now_s)
            continue;
        if (best && from >= *at_s)
            continue;
        best = body;
        *at_s = from;
        *until_s = until;
    }
    return best;
}

static const char *moment_text(struct hoof_ask *ask, int64_t utc_s)
{
    char text[32];
    struct hoof_moment moment = hoof_zone_at(ask->zone, utc_s);
    hoof_moment_text(&moment, text);
    return hoof_strdup(ask->arena, text);
}

/* From the sheet's hours before the collection to its end. */
static bool fill_window(struct hoof_ask *ask, struct hoof_test_diet *diet, struct hoof_error *err)
{
    struct hoof_journal_query query = {.family = HOOF_ITEM, .kind = "test"};
    struct hoof_records items;
    int64_t at_s = 0, until_s = 0;
    if (!ask->books->has_journal || !ask->zone)
        return true;
    if (!hoof_journal_read(ask->books, ask->arena, &query, &items, err))
        return false;
    if (!coming_test(ask, &items, &at_s, &until_s))
        return true;
    diet->window_from = moment_text(ask, at_s - (int64_t)diet->hours_before * 3600);
    diet->window_to = moment_text(ask, until_s);
    if (!diet->window_from || !diet->window_to)
        return hoof_fail_memory(err);
    diet->has_window = true;
    return true;
}

bool hoof_ask_food_begin(struct hoof_ask *ask, const char *laboratory, bool brief,
                         struct hoof_food_stream *out, struct hoof_error *err)
{
    struct hoof_food_options options = {.laboratory = brief ? NULL : laboratory};
    *out = (struct hoof_food_stream){0};
    if (!hoof_ask_food_table(ask, &out->table, err) || (!brief && !own_lists(ask, &options, err)) ||
        !hoof_food_reader_new(ask->arena, out->table, &options, &out->reader, err))
        return false;
    if (!options.laboratory)
        return true;
    /* The window depends on the plan alone: an empty text tells it once. */
    struct hoof_food_answer answer;
    if (!hoof_food_reader_read(out->reader, "", 0, &answer, err))
        return false;
    out->window = *answer.test_diet;
    return fill_window(ask, &out->window, err);
}

bool hoof_ask_food_next(struct hoof_food_stream *stream, const char *text, size_t n,
                        struct hoof_food_answer *out, struct hoof_error *err)
{
    if (!hoof_food_reader_read(stream->reader, text, n, out, err))
        return false;
    if (out->test_diet) {
        stream->test_diet = *out->test_diet;
        stream->test_diet.has_window = stream->window.has_window;
        stream->test_diet.window_from = stream->window.window_from;
        stream->test_diet.window_to = stream->window.window_to;
        out->test_diet = &stream->test_diet;
    }
    return true;
}

bool hoof_ask_food(struct hoof_ask *ask, const struct hoof_food_request *request,
                   struct hoof_food_answer *out, struct hoof_error *err)
{
    struct hoof_food_options options = {.laboratory = request->laboratory};
    const struct hoof_food_table *table;
    if (!hoof_ask_food_table(ask, &table, err) || !own_lists(ask, &options, err) ||
        !hoof_food_read(table, request->text, request->n, &options, ask->arena, out, err))
        return false;
    if (!out->test_diet)
        return true;
    struct hoof_test_diet *diet = hoof_alloc(ask->arena, sizeof *diet);
    if (!diet)
        return hoof_fail_memory(err);
    *diet = *out->test_diet;
    out->test_diet = diet;
    return fill_window(ask, diet, err);
}
