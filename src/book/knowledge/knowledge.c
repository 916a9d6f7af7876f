#include "book/knowledge/knowledge.h"

#include <string.h>

#include "book/knowledge/name_key.h"
#include "book/knowledge/rows.h"

#define FACT_COLUMNS                                                                               \
    "SELECT f.name, f.subject, f.attribute, f.value, f.unit, f.qualifier, f.source, s.title, "     \
    "s.url, s.as_of, s.confidence = 'read' FROM knowledge.fact f "                                 \
    "JOIN knowledge.source s ON s.id = f.source "

static bool read_facts(struct hoof_rows *rows, struct hoof_facts *out)
{
    int64_t last_source = -1;
    *out = (struct hoof_facts){0};
    while (!rows->failed && hoof_step(&rows->q, rows->err)) {
        struct hoof_fact *items = hoof_rows_next(rows, out->items, out->count, sizeof *items);
        if (!items)
            break;
        struct hoof_fact *fact = &items[out->count];
        *fact = (struct hoof_fact){.name = hoof_rows_text(rows, 0),
                                   .subject = hoof_rows_text(rows, 1),
                                   .attribute = hoof_rows_text(rows, 2),
                                   .value = hoof_rows_text(rows, 3),
                                   .unit = hoof_rows_text(rows, 4),
                                   .qualifier = hoof_rows_text(rows, 5)};
        int64_t source = hoof_column_int(&rows->q, 6);
        if (source == last_source) /* neighbours often share a page: keep one copy */
            fact->source = items[out->count - 1].source;
        else
            fact->source = (struct hoof_source){.title = hoof_rows_text(rows, 7),
                                                .url = hoof_rows_text(rows, 8),
                                                .as_of = hoof_rows_text(rows, 9),
                                                .read = hoof_column_int(&rows->q, 10) != 0};
        last_source = source;
        out->items = items;
        out->count++;
    }
    return hoof_rows_finish(rows);
}

bool hoof_knowledge_facts(struct hoof_books *books, struct hoof_arena *arena, const char *subject,
                          struct hoof_facts *out, struct hoof_error *err)
{
    struct hoof_rows rows;
    return hoof_rows_begin(&rows, books, arena, FACT_COLUMNS "WHERE f.subject = ?1 ORDER BY f.id",
                           subject, err) &&
           read_facts(&rows, out);
}

bool hoof_knowledge_facts_of(struct hoof_books *books, struct hoof_arena *arena,
                             const char *vocabulary, struct hoof_facts *out, struct hoof_error *err)
{
    struct hoof_rows rows;
    return hoof_rows_begin(&rows, books, arena,
                           FACT_COLUMNS "WHERE f.subject IN (SELECT id FROM knowledge.term "
                                        "WHERE vocabulary = ?1) ORDER BY f.id",
                           vocabulary, err) &&
           read_facts(&rows, out);
}

bool hoof_knowledge_counts(struct hoof_books *books, struct hoof_arena *arena,
                           struct hoof_fact_counts *out, struct hoof_error *err)
{
    struct hoof_rows rows;
    *out = (struct hoof_fact_counts){0};
    /* A subject that is a food and a medicine is one subject, named by the food. */
    if (!hoof_rows_begin(
            &rows, books, arena,
            "SELECT f.subject, t.vocabulary, t.name, sum(s.confidence = 'read'), "
            "sum(s.confidence <> 'read') FROM knowledge.fact f "
            "JOIN knowledge.source s ON s.id = f.source "
            "JOIN knowledge.term t ON t.id = f.subject AND t.position = "
            "(SELECT min(position) FROM knowledge.term WHERE id = f.subject AND vocabulary IN "
            "('food','laboratory','topic','agent','test','medicine-class')) "
            "GROUP BY f.subject ORDER BY min(f.id)",
            NULL, err))
        return false;
    while (!rows.failed && hoof_step(&rows.q, err)) {
        struct hoof_fact_count *items =
            hoof_rows_next(&rows, out->items, out->count, sizeof *items);
        if (!items)
            break;
        items[out->count++] = (struct hoof_fact_count){.subject = hoof_rows_text(&rows, 0),
                                                       .vocabulary = hoof_rows_text(&rows, 1),
                                                       .name = hoof_rows_text(&rows, 2),
                                                       .read = hoof_column_int(&rows.q, 3),
                                                       .recalled = hoof_column_int(&rows.q, 4)};
        out->items = items;
    }
    return hoof_rows_finish(&rows);
}

#define TERM_COLUMNS "SELECT t.id, t.vocabulary, t.name, t.unit, t.note FROM knowledge.term t "

static struct hoof_term term_of(struct hoof_rows *rows)
{
    return (struct hoof_term){.id = hoof_rows_text(rows, 0),
                              .vocabulary = hoof_rows_text(rows, 1),
                              .name = hoof_rows_text(rows, 2),
                              .unit = hoof_rows_text(rows, 3),
                              .note = hoof_rows_text(rows, 4)};
}

bool hoof_knowledge_terms(struct hoof_books *books, struct hoof_arena *arena,
                          const char *vocabulary, struct hoof_terms *out, struct hoof_error *err)
{
    struct hoof_rows rows;
    *out = (struct hoof_terms){0};
    if (!hoof_rows_begin(&rows, books, arena,
                         vocabulary ? TERM_COLUMNS "WHERE t.vocabulary = ?1 ORDER BY t.position"
                                    : TERM_COLUMNS "ORDER BY t.position",
                         vocabulary, err))
        return false;
    while (!rows.failed && hoof_step(&rows.q, err)) {
        struct hoof_term *items = hoof_rows_next(&rows, out->items, out->count, sizeof *items);
        if (!items)
            break;
        items[out->count++] = term_of(&rows);
        out->items = items;
    }
    return hoof_rows_finish(&rows);
}

#define NAME_COLUMNS "SELECT name, vocabulary, term, product, written FROM knowledge.name "

bool hoof_knowledge_names(struct hoof_books *books, struct hoof_arena *arena,
                          const char *vocabulary, struct hoof_term_names *out,
                          struct hoof_error *err)
{
    struct hoof_rows rows;
    *out = (struct hoof_term_names){0};
    if (!hoof_rows_begin(&rows, books, arena,
                         vocabulary ? NAME_COLUMNS
                             "WHERE vocabulary = ?1 ORDER BY vocabulary, position"
                                    : NAME_COLUMNS "ORDER BY vocabulary, position",
                         vocabulary, err))
        return false;
    while (!rows.failed && hoof_step(&rows.q, err)) {
        struct hoof_term_name *items = hoof_rows_next(&rows, out->items, out->count, sizeof *items);
        if (!items)
            break;
        items[out->count++] = (struct hoof_term_name){.name = hoof_rows_text(&rows, 0),
                                                      .vocabulary = hoof_rows_text(&rows, 1),
                                                      .term = hoof_rows_text(&rows, 2),
                                                      .product = hoof_rows_text(&rows, 3),
                                                      .written = hoof_column_int(&rows.q, 4) != 0};
        out->items = items;
    }
    return hoof_rows_finish(&rows);
}

bool hoof_knowledge_levels(struct hoof_books *books, struct hoof_arena *arena,
                           struct hoof_class_levels *out, struct hoof_error *err)
{
    struct hoof_rows rows;
    *out = (struct hoof_class_levels){0};
    if (!hoof_rows_begin(
            &rows, books, arena,
            "SELECT c.food, c.class, c.level, s.confidence = 'read' FROM knowledge.food_class c "
            "JOIN knowledge.fact f ON f.id = c.fact JOIN knowledge.source s ON s.id = f.source "
            "ORDER BY c.food, c.class",
            NULL, err))
        return false;
    while (!rows.failed && hoof_step(&rows.q, err)) {
        struct hoof_class_level *items =
            hoof_rows_next(&rows, out->items, out->count, sizeof *items);
        if (!items)
            break;
        items[out->count++] = (struct hoof_class_level){.food = hoof_rows_text(&rows, 0),
                                                        .class_id = hoof_rows_text(&rows, 1),
                                                        .level = hoof_rows_text(&rows, 2),
                                                        .read = hoof_column_int(&rows.q, 3) != 0};
        out->items = items;
    }
    return hoof_rows_finish(&rows);
}

bool hoof_knowledge_traits(struct hoof_books *books, struct hoof_arena *arena,
                           const char *vocabulary, struct hoof_traits *out, struct hoof_error *err)
{
    struct hoof_rows rows;
    *out = (struct hoof_traits){0};
    if (!hoof_rows_begin(&rows, books, arena,
                         "SELECT term, key, value FROM knowledge.trait WHERE vocabulary = ?1 "
                         "ORDER BY term, key",
                         vocabulary, err))
        return false;
    while (!rows.failed && hoof_step(&rows.q, err)) {
        struct hoof_trait *items = hoof_rows_next(&rows, out->items, out->count, sizeof *items);
        if (!items)
            break;
        items[out->count++] = (struct hoof_trait){.term = hoof_rows_text(&rows, 0),
                                                  .key = hoof_rows_text(&rows, 1),
                                                  .value = hoof_rows_text(&rows, 2)};
        out->items = items;
    }
    return hoof_rows_finish(&rows);
}

/* Runs a query of up to three texts for one row; false where there is none. */
static bool one_row(struct hoof_rows *rows, struct hoof_books *books, struct hoof_arena *arena,
                    const char *sql, const char *a, const char *b, const char *c)
{
    if (!hoof_rows_begin(rows, books, arena, sql, a, NULL))
        return false;
    int count = sqlite3_bind_parameter_count(rows->q.stmt);
    if (count > 1)
        hoof_bind_text(&rows->q, 2, b);
    if (count > 2)
        hoof_bind_text(&rows->q, 3, c);
    if (hoof_step(&rows->q, NULL))
        return true;
    hoof_finish(&rows->q, NULL);
    return false;
}

bool hoof_knowledge_resolve(struct hoof_books *books, struct hoof_arena *arena,
                            const char *vocabulary, const char *word, struct hoof_term *out)
{
    struct hoof_rows rows;
    *out = (struct hoof_term){0};
    bool found = one_row(&rows, books, arena,
                         TERM_COLUMNS "WHERE t.id = ?1 AND (?2 IS NULL OR t.vocabulary = ?2) "
                                      "ORDER BY t.vocabulary LIMIT 1",
                         word, vocabulary, NULL);
    if (!found) {
        const char *key = hoof_name_key(arena, word, strlen(word));
        found = key && *key &&
                one_row(&rows, books, arena,
                        TERM_COLUMNS "JOIN knowledge.name n ON n.vocabulary = t.vocabulary AND "
                                     "n.term = t.id WHERE n.name = ?1 AND "
                                     "(?2 IS NULL OR n.vocabulary = ?2) "
                                     "ORDER BY n.vocabulary, n.position LIMIT 1",
                        key, vocabulary, NULL);
    }
    if (!found)
        return false;
    *out = term_of(&rows);
    return hoof_rows_finish(&rows);
}

bool hoof_knowledge_meaning(struct hoof_books *books, struct hoof_arena *arena,
                            const char *vocabulary, const char *word, struct hoof_meaning *out,
                            struct hoof_error *err)
{
    struct hoof_rows rows;
    *out = (struct hoof_meaning){0};
    const char *key = hoof_name_key(arena, word, strlen(word));
    if (!key)
        return hoof_fail_memory(err);
    if (!hoof_rows_begin(
            &rows, books, arena,
            "SELECT term, product FROM (SELECT id AS term, NULL AS product, -1 AS place "
            "FROM knowledge.term WHERE vocabulary = ?1 AND id = ?2 UNION ALL "
            "SELECT term, product, position FROM knowledge.name WHERE vocabulary = ?1 AND "
            "name = ?3) ORDER BY place LIMIT 1",
            vocabulary, err))
        return false;
    hoof_bind_text(&rows.q, 2, word);
    hoof_bind_text(&rows.q, 3, key);
    if (hoof_step(&rows.q, err))
        *out = (struct hoof_meaning){.term = hoof_rows_text(&rows, 0),
                                     .product = hoof_rows_text(&rows, 1)};
    return hoof_rows_finish(&rows);
}

bool hoof_knowledge_has_terms(struct hoof_books *books, const char *vocabulary)
{
    struct hoof_rows rows;
    return one_row(&rows, books, NULL, "SELECT 1 FROM knowledge.term WHERE vocabulary = ?1 LIMIT 1",
                   vocabulary, NULL, NULL) &&
           hoof_rows_finish(&rows);
}

const char *hoof_knowledge_said_name(struct hoof_books *books, struct hoof_arena *arena,
                                     const char *vocabulary, const char *term)
{
    struct hoof_rows rows;
    if (!one_row(&rows, books, arena,
                 "SELECT name FROM knowledge.name WHERE vocabulary = ?1 AND term = ?2 AND "
                 "product IS NULL ORDER BY written DESC, position LIMIT 1",
                 vocabulary, term, NULL))
        return NULL;
    const char *name = hoof_rows_text(&rows, 0);
    return hoof_rows_finish(&rows) ? name : NULL;
}

const char *hoof_knowledge_trait(struct hoof_books *books, struct hoof_arena *arena,
                                 const char *vocabulary, const char *term, const char *key)
{
    struct hoof_rows rows;
    if (!one_row(&rows, books, arena,
                 "SELECT value FROM knowledge.trait WHERE vocabulary = ?1 AND term = ?2 "
                 "AND key = ?3",
                 vocabulary, term, key))
        return NULL;
    const char *value = hoof_rows_text(&rows, 0);
    return hoof_rows_finish(&rows) ? value : NULL;
}

bool hoof_knowledge_is_member(struct hoof_books *books, const char *class_id, const char *agent)
{
    struct hoof_rows rows;
    return one_row(&rows, books, NULL,
                   "SELECT 1 FROM knowledge.member WHERE class = ?1 AND agent = ?2", class_id,
                   agent, NULL) &&
           hoof_rows_finish(&rows);
}

const char *hoof_knowledge_rule(struct hoof_books *books, struct hoof_arena *arena,
                                const char *name)
{
    struct hoof_rows rows;
    if (!one_row(&rows, books, arena, "SELECT body FROM knowledge.rule WHERE name = ?1", name, NULL,
                 NULL))
        return NULL;
    const char *body = hoof_rows_text(&rows, 0);
    return hoof_rows_finish(&rows) ? body : NULL;
}

bool hoof_knowledge_block(const struct hoof_books *books, struct hoof_block *out,
                          struct hoof_error *err)
{
    return hoof_block_open(books->tables, books->tables_size, out, err);
}
