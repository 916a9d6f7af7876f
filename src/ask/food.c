#include "ask/food.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "book/db.h"
#include "book/journal/journal.h"
#include "food/table.h"

#define TEST_NAME "5-hiaa-urine"

/* ---- the table, from the knowledge book ---- */

struct loader {
    struct hoof_ask *ask;
    struct hoof_food_rows rows;
    struct hoof_error *err;
};

/* Column text in the arena; NULL stays NULL, and so does a failure (*ok tells). */
static const char *keep(struct loader *l, struct hoof_stmt *q, int column, bool *ok)
{
    const char *text = hoof_column_text(q, column);
    if (!text)
        return NULL;
    const char *copy = hoof_strndup(l->ask->arena, text, hoof_column_size(q, column));
    if (!copy)
        *ok = false;
    return copy;
}

typedef bool (*read_row)(struct loader *l, struct hoof_stmt *q, void *row);

/* All rows of a query as one array in the arena. */
static bool load_rows(struct loader *l, const char *sql, size_t size, read_row read, void *items,
                      size_t *count)
{
    struct hoof_stmt q;
    char *rows = NULL;
    size_t capacity = 0;
    bool ok = true;
    if (!hoof_db_prepare(l->ask->books->db, &q, sql, l->err))
        return false;
    *count = 0;
    while (ok && hoof_step(&q, l->err)) {
        rows = hoof_grow(l->ask->arena, rows, *count, &capacity, size);
        ok = rows && read(l, &q, rows + *count * size);
        *count += 1;
    }
    *(void **)items = rows;
    if (!hoof_finish(&q, l->err))
        return false;
    return ok || hoof_fail_memory(l->err);
}

static bool read_pair(struct loader *l, struct hoof_stmt *q, const char **a, const char **b)
{
    bool ok = true;
    *a = keep(l, q, 0, &ok);
    *b = keep(l, q, 1, &ok);
    return ok;
}

static bool read_food(struct loader *l, struct hoof_stmt *q, void *row)
{
    struct hoof_food_row *food = row;
    return read_pair(l, q, &food->id, &food->name);
}

static bool read_class(struct loader *l, struct hoof_stmt *q, void *row)
{
    struct hoof_food_class_row *class_row = row;
    return read_pair(l, q, &class_row->id, &class_row->name);
}

static bool read_sheet(struct loader *l, struct hoof_stmt *q, void *row)
{
    struct hoof_food_sheet_row *sheet = row;
    return read_pair(l, q, &sheet->id, &sheet->name);
}

static bool read_sheet_name(struct loader *l, struct hoof_stmt *q, void *row)
{
    struct hoof_food_sheet_name_row *name = row;
    return read_pair(l, q, &name->name, &name->sheet);
}

static bool read_name(struct loader *l, struct hoof_stmt *q, void *row)
{
    struct hoof_food_name_row *name = row;
    name->written = hoof_column_int(q, 2) != 0;
    return read_pair(l, q, &name->name, &name->food);
}

static bool read_level(struct loader *l, struct hoof_stmt *q, void *row)
{
    struct hoof_food_level_row *level = row;
    bool ok = read_pair(l, q, &level->food, &level->class_id);
    level->level = keep(l, q, 2, &ok);
    level->read = hoof_column_int(q, 3) != 0;
    return ok;
}

static bool read_fact(struct loader *l, struct hoof_stmt *q, void *row)
{
    struct hoof_food_fact_row *fact = row;
    bool ok = read_pair(l, q, &fact->subject, &fact->fact.attribute);
    fact->fact.value = keep(l, q, 2, &ok);
    fact->fact.unit = keep(l, q, 3, &ok);
    fact->fact.qualifier = keep(l, q, 4, &ok);
    fact->fact.title = keep(l, q, 5, &ok);
    fact->fact.url = keep(l, q, 6, &ok);
    fact->fact.as_of = keep(l, q, 7, &ok);
    fact->fact.read = hoof_column_int(q, 8) != 0;
    return ok;
}

struct rule_row {
    const char *name, *body;
};

static bool read_rule(struct loader *l, struct hoof_stmt *q, void *row)
{
    struct rule_row *rule = row;
    return read_pair(l, q, &rule->name, &rule->body);
}

static bool load_names(struct loader *l)
{
    struct hoof_food_rows *rows = &l->rows;
    return load_rows(l,
                     "SELECT id, name FROM knowledge.term WHERE vocabulary = 'food' "
                     "ORDER BY position",
                     sizeof *rows->foods, read_food, &rows->foods, &rows->food_count) &&
           load_rows(l,
                     "SELECT id, name FROM knowledge.term WHERE vocabulary = 'class' AND id IN "
                     "(SELECT class FROM knowledge.food_class) ORDER BY position",
                     sizeof *rows->classes, read_class, &rows->classes, &rows->class_count) &&
           load_rows(l,
                     "SELECT name, term, written FROM knowledge.name WHERE vocabulary = 'food' "
                     "ORDER BY position",
                     sizeof *rows->names, read_name, &rows->names, &rows->name_count) &&
           load_rows(l,
                     "SELECT c.food, c.class, c.level, s.confidence = 'read' "
                     "FROM knowledge.food_class c JOIN knowledge.fact f ON f.id = c.fact "
                     "JOIN knowledge.source s ON s.id = f.source",
                     sizeof *rows->levels, read_level, &rows->levels, &rows->level_count);
}

static bool load_facts(struct loader *l)
{
    struct hoof_food_rows *rows = &l->rows;
    return load_rows(l,
                     "SELECT id, name FROM knowledge.term WHERE vocabulary = 'laboratory' "
                     "ORDER BY position",
                     sizeof *rows->sheets, read_sheet, &rows->sheets, &rows->sheet_count) &&
           load_rows(l,
                     "SELECT name, term FROM knowledge.name WHERE vocabulary = 'laboratory' "
                     "ORDER BY position",
                     sizeof *rows->sheet_names, read_sheet_name, &rows->sheet_names,
                     &rows->sheet_name_count) &&
           load_rows(l,
                     "SELECT f.subject, f.attribute, f.value, f.unit, f.qualifier, s.title, "
                     "s.url, s.as_of, s.confidence = 'read' FROM knowledge.fact f "
                     "JOIN knowledge.source s ON s.id = f.source WHERE f.subject IN (SELECT id "
                     "FROM knowledge.term WHERE vocabulary IN ('food', 'laboratory')) "
                     "ORDER BY f.id",
                     sizeof *rows->facts, read_fact, &rows->facts, &rows->fact_count);
}

static bool load_rules(struct loader *l)
{
    struct rule_row *rules;
    size_t count;
    if (!load_rows(l, "SELECT name, body FROM knowledge.rule", sizeof *rules, read_rule, &rules,
                   &count))
        return false;
    for (size_t i = 0; i < count; i++) {
        if (strcmp(rules[i].name, "kinds") == 0)
            l->rows.kinds = rules[i].body;
        else if (strcmp(rules[i].name, "one_serving") == 0)
            l->rows.one_serving = rules[i].body;
        else if (strcmp(rules[i].name, "questions") == 0)
            l->rows.questions = rules[i].body;
    }
    return true;
}

bool hoof_ask_food_table(struct hoof_ask *ask, const struct hoof_food_table **out,
                         struct hoof_error *err)
{
    struct loader l = {.ask = ask, .err = err};
    return load_names(&l) && load_facts(&l) && load_rules(&l) &&
           hoof_food_table_new(ask->arena, &l.rows, out, err);
}

bool hoof_ask_food_names(struct hoof_ask *ask, const struct hoof_food_table **out,
                         struct hoof_error *err)
{
    struct loader l = {.ask = ask, .err = err};
    return load_names(&l) && load_rules(&l) && hoof_food_table_new(ask->arena, &l.rows, out, err);
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
    if (brief ? !hoof_ask_food_names(ask, &out->table, err)
              : !hoof_ask_food_table(ask, &out->table, err))
        return false;
    if (!brief && !own_lists(ask, &options, err))
        return false;
    if (!hoof_food_reader_new(ask->arena, out->table, &options, &out->reader, err))
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
    const struct hoof_food_table *table = request->table;
    if ((!table && !hoof_ask_food_table(ask, &table, err)) || !own_lists(ask, &options, err) ||
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
