#include "ask/lexicon.h"

#include <string.h>

#include "book/db.h"

static const char *const vocabularies[] = {
    [HOOF_WORD_AGENT] = "agent", [HOOF_WORD_SYMPTOM] = "symptom", [HOOF_WORD_TEST] = "test",
    [HOOF_WORD_VITAL] = "vital", [HOOF_WORD_FACTOR] = "factor",   [HOOF_WORD_EVENT] = "event",
    [HOOF_WORD_ROUTE] = "route",
};

static bool class_of(const char *vocabulary, enum hoof_word_class *out)
{
    for (size_t k = 0; k < sizeof vocabularies / sizeof *vocabularies; k++) {
        if (strcmp(vocabularies[k], vocabulary) == 0) {
            *out = (enum hoof_word_class)k;
            return true;
        }
    }
    return false;
}

struct tables {
    struct hoof_arena *arena;
    struct hoof_lexicon_term *terms;
    struct hoof_lexicon_name *names;
    size_t term_count, term_capacity, name_count, name_capacity;
};

static const char *column(struct tables *tables, struct hoof_stmt *q, int number, bool *memory)
{
    const char *text = hoof_column_text(q, number);
    const char *copy = hoof_strdup(tables->arena, text);
    if (text && !copy)
        *memory = false;
    return copy;
}

/* A number that the book keeps beside a term; NULL where it has none. */
#define TRAIT(key)                                                                                 \
    "(SELECT CAST(value AS REAL) FROM knowledge.trait"                                             \
    " WHERE vocabulary = t.vocabulary AND term = t.id AND key = '" key "')"

#define VOCABULARIES "('agent','symptom','test','vital','factor','event','route')"

static const char terms_sql[] =
    "SELECT t.vocabulary, t.id, t.name, t.unit, " TRAIT("low") "," TRAIT("high") "," TRAIT(
        "piece") " FROM knowledge.term t WHERE t.vocabulary IN " VOCABULARIES
                 " ORDER BY t.vocabulary, t.position";

/* In the order of the primary key, so that nothing is sorted; the names of a
 * term stand together in it. */
static const char names_sql[] =
    "SELECT vocabulary, term, name, product FROM knowledge.name"
    " WHERE vocabulary IN " VOCABULARIES " ORDER BY vocabulary, position";

static bool read_terms(struct hoof_ask *ask, struct tables *tables, struct hoof_error *err)
{
    struct hoof_stmt q;
    bool memory = true;
    if (!hoof_db_prepare(ask->books->db, &q, terms_sql, err))
        return false;
    while (memory && hoof_step(&q, err)) {
        struct hoof_lexicon_term *terms =
            hoof_grow(tables->arena, tables->terms, tables->term_count, &tables->term_capacity,
                      sizeof *terms);
        if (!terms) {
            memory = false;
            break;
        }
        tables->terms = terms;
        struct hoof_lexicon_term *term = &terms[tables->term_count];
        if (!class_of(hoof_column_text(&q, 0), &term->class))
            continue;
        term->id = column(tables, &q, 1, &memory);
        term->name = column(tables, &q, 2, &memory);
        term->unit = column(tables, &q, 3, &memory);
        term->low = hoof_column_number(&q, 4);
        term->high = hoof_column_number(&q, 5);
        term->piece = hoof_column_number(&q, 6);
        tables->term_count++;
    }
    bool read = hoof_finish(&q, err);
    return memory ? read : hoof_fail_memory(err);
}

static bool read_names(struct hoof_ask *ask, struct tables *tables, struct hoof_error *err)
{
    struct hoof_stmt q;
    bool memory = true;
    if (!hoof_db_prepare(ask->books->db, &q, names_sql, err))
        return false;
    while (memory && hoof_step(&q, err)) {
        struct hoof_lexicon_name *names =
            hoof_grow(tables->arena, tables->names, tables->name_count, &tables->name_capacity,
                      sizeof *names);
        if (!names) {
            memory = false;
            break;
        }
        tables->names = names;
        struct hoof_lexicon_name *name = &names[tables->name_count];
        if (!class_of(hoof_column_text(&q, 0), &name->class))
            continue;
        name->term = column(tables, &q, 1, &memory);
        name->name = column(tables, &q, 2, &memory);
        name->product = column(tables, &q, 3, &memory);
        tables->name_count++;
    }
    bool read = hoof_finish(&q, err);
    return memory ? read : hoof_fail_memory(err);
}

bool hoof_ask_lexicon(struct hoof_ask *ask, const struct hoof_lexicon **out, struct hoof_error *err)
{
    struct tables tables = {.arena = ask->arena};
    if (!read_terms(ask, &tables, err) || !read_names(ask, &tables, err))
        return false;
    struct hoof_lexicon_source source = {tables.terms, tables.term_count, tables.names,
                                         tables.name_count};
    return hoof_lexicon_new(ask->arena, &source, out, err);
}
