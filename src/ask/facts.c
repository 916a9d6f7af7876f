#include "ask/facts.h"

#include <string.h>

#include "ask/facts_plan.h"
#include "base/buf.h"
#include "base/text.h"
#include "book/knowledge/name_key.h"

bool hoof_ask_facts(struct hoof_ask *ask, struct hoof_facts_answer *out, struct hoof_error *err)
{
    struct hoof_fact_counts counts;
    *out = (struct hoof_facts_answer){0};
    if (!hoof_knowledge_counts(ask->books, ask->arena, &counts, err))
        return false;
    out->subjects = hoof_alloc_array(ask->arena, counts.count + 2, sizeof *out->subjects);
    if (!out->subjects)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < counts.count; i++) {
        const struct hoof_fact_count *count = &counts.items[i];
        out->subjects[i] =
            (struct hoof_subject_count){count->subject, count->name, count->read, count->recalled};
        out->read += count->read;
        out->recalled += count->recalled;
    }
    out->count = counts.count;
    return hoof_facts_count_plan(ask, out, err);
}

/* The vocabularies whose terms may have facts, in the order in which a word is
 * looked up: "cream" is the food first. */
static const char *const subject_vocabularies[] = {
    "food",  "agent",     "laboratory", "topic", "test",   "medicine-class",
    "event", "condition", "symptom",    "vital", "factor", "regimen"};
enum {
    SUBJECT_VOCABULARIES = sizeof subject_vocabularies / sizeof *subject_vocabularies,
    SUGGESTED_VOCABULARIES = 6 /* an unknown word is compared with these only */
};

/* What is noted about a term: under its own id or, where it has nothing of its own,
 * under the one that it is told under (cholestyramine: bile acid binders). */
static bool read_subject(struct hoof_ask *ask, struct hoof_term *term, const char *vocabulary,
                         struct hoof_facts *facts, struct hoof_error *err)
{
    if (!hoof_knowledge_facts(ask->books, ask->arena, term->id, facts, err))
        return false;
    const char *under = facts->count == 0 ? hoof_knowledge_trait(ask->books, ask->arena, vocabulary,
                                                                 term->id, "told_under")
                                          : NULL;
    struct hoof_term other;
    if (!under || !hoof_knowledge_resolve(ask->books, ask->arena, NULL, under, &other))
        return true;
    *term = other;
    return hoof_knowledge_facts(ask->books, ask->arena, term->id, facts, err);
}

/* The subject that a word means and its facts. A term that is known and has none
 * is taken only when no other term of that name has any. out->subject stays NULL
 * when nothing is called so. */
static bool find_subject(struct hoof_ask *ask, const char *word, struct hoof_subject_answer *out,
                         struct hoof_error *err)
{
    for (size_t i = 0; i < SUBJECT_VOCABULARIES; i++) {
        const char *vocabulary = subject_vocabularies[i];
        struct hoof_term term;
        if (!hoof_knowledge_resolve(ask->books, ask->arena, vocabulary, word, &term))
            continue;
        struct hoof_facts facts;
        if (!read_subject(ask, &term, vocabulary, &facts, err))
            return false;
        if (out->subject && facts.count == 0)
            continue;
        *out = (struct hoof_subject_answer){.subject = term.id, .name = term.name, .facts = facts};
        if (facts.count > 0)
            return true;
    }
    return true;
}

enum { NEAREST = 3 };

struct near {
    const char *term;
    unsigned distance;
};

/* Keeps the terms with the nearest names, nearest first. */
static void keep_nearest(struct near nearest[NEAREST], const struct near *candidate)
{
    for (size_t i = 0; i < NEAREST; i++)
        if (nearest[i].term && strcmp(nearest[i].term, candidate->term) == 0) {
            if (nearest[i].distance <= candidate->distance)
                return;
            memmove(&nearest[i], &nearest[i + 1], (NEAREST - 1 - i) * sizeof *nearest);
            nearest[NEAREST - 1] = (struct near){0};
            break;
        }
    for (size_t i = 0; i < NEAREST; i++)
        if (!nearest[i].term || candidate->distance < nearest[i].distance) {
            memmove(&nearest[i + 1], &nearest[i], (NEAREST - 1 - i) * sizeof *nearest);
            nearest[i] = *candidate;
            return;
        }
}

static bool fail_unknown(struct hoof_ask *ask, const char *word, struct hoof_error *err)
{
    struct near nearest[NEAREST] = {0};
    const char *key = hoof_name_key(ask->arena, word, strlen(word));
    if (!key)
        return hoof_fail_memory(err);
    unsigned limit = strlen(key) < 5 ? 1 : 2;
    for (size_t i = 0; i < SUGGESTED_VOCABULARIES; i++) {
        struct hoof_term_names names;
        if (!hoof_knowledge_names(ask->books, ask->arena, subject_vocabularies[i], &names, err))
            return false;
        for (size_t k = 0; k < names.count; k++) {
            const char *name = names.items[k].name;
            struct near candidate = {names.items[k].term, 0};
            candidate.distance = hoof_text_distance(key, strlen(key), name, strlen(name), limit);
            if (candidate.distance <= limit)
                keep_nearest(nearest, &candidate);
        }
    }
    struct hoof_buf list = {0};
    for (size_t i = 0; i < NEAREST && nearest[i].term; i++)
        hoof_buf_format(&list, "%s%s", i ? ", " : "", nearest[i].term);
    if (list.len)
        hoof_fail(err, HOOF_REQUEST, NULL, "There are no facts about \"%s\". Did you mean: %s?",
                  word, hoof_buf_string(&list));
    else
        hoof_fail(err, HOOF_REQUEST, NULL,
                  "There are no facts about \"%s\". To see what there is: hoofbeat facts", word);
    hoof_buf_release(&list);
    return false;
}

/* How pages call the attribute: a class of food or an attribute of the book. */
static const char *label(struct hoof_ask *ask, const char *attribute)
{
    struct hoof_term term;
    if (hoof_knowledge_resolve(ask->books, ask->arena, "attribute", attribute, &term) ||
        hoof_knowledge_resolve(ask->books, ask->arena, "class", attribute, &term))
        return term.name;
    return attribute;
}

bool hoof_ask_facts_subject(struct hoof_ask *ask, const char *subject,
                            struct hoof_subject_answer *out, struct hoof_error *err)
{
    *out = (struct hoof_subject_answer){0};
    size_t bad = hoof_utf8_bad_at(subject, strlen(subject));
    if (bad != strlen(subject))
        return hoof_fail(err, HOOF_REQUEST, NULL, "The word is not UTF-8 text: see byte %zu.", bad);
    if (!hoof_facts_of_plan(ask, subject, out, err))
        return false;
    if (out->subject)
        return true;
    if (!find_subject(ask, subject, out, err))
        return false;
    if (!out->subject)
        return fail_unknown(ask, subject, err);
    out->labels = hoof_alloc_array(ask->arena, out->facts.count + 1, sizeof *out->labels);
    if (!out->labels)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < out->facts.count; i++) {
        const struct hoof_fact *fact = &out->facts.items[i];
        bool again = i > 0 && strcmp(fact[-1].attribute, fact->attribute) == 0;
        out->labels[i] = again ? out->labels[i - 1] : label(ask, fact->attribute);
    }
    return true;
}
