/*
 * knowledge: reads the compiled knowledge book.
 *
 * The image is attached as "knowledge" by book/books.h. Tables are described in
 * schema.sql beside this file. Everything returned belongs to the arena.
 */
#ifndef HOOF_BOOK_KNOWLEDGE_KNOWLEDGE_H
#define HOOF_BOOK_KNOWLEDGE_KNOWLEDGE_H

#include <stdint.h>

#include "base/arena.h"
#include "base/block.h"
#include "book/books.h"

struct hoof_source {
    const char *title, *url, *as_of; /* each may be NULL */
    bool read;                       /* the page was seen; else "not yet checked" */
};

struct hoof_fact {
    const char *name, *subject, *attribute, *value;
    const char *unit, *qualifier; /* NULL where there is none */
    struct hoof_source source;
};

struct hoof_facts {
    struct hoof_fact *items;
    size_t count;
};

/* One thing that can be named. */
struct hoof_term {
    const char *id, *vocabulary, *name;
    const char *unit, *note; /* may be NULL */
};

struct hoof_terms {
    struct hoof_term *items;
    size_t count;
};

/* One written name of a term. */
struct hoof_term_name {
    const char *name; /* its key: book/knowledge/name_key.h */
    const char *vocabulary, *term;
    const char *product; /* brand; NULL */
    bool written;
};

struct hoof_term_names {
    struct hoof_term_name *items;
    size_t count;
};

/* Facts of one subject in the order of its file; count 0 when unknown. */
bool hoof_knowledge_facts(struct hoof_books *books, struct hoof_arena *arena, const char *subject,
                          struct hoof_facts *out, struct hoof_error *err);

/* Terms and names of a vocabulary (NULL: of all). */
bool hoof_knowledge_terms(struct hoof_books *books, struct hoof_arena *arena,
                          const char *vocabulary, struct hoof_terms *out, struct hoof_error *err);
bool hoof_knowledge_names(struct hoof_books *books, struct hoof_arena *arena,
                          const char *vocabulary, struct hoof_term_names *out,
                          struct hoof_error *err);

/* Facts of every subject that is a term of the vocabulary, in the order of the
 * files: one query for a whole table of foods or sheets. */
bool hoof_knowledge_facts_of(struct hoof_books *books, struct hoof_arena *arena,
                             const char *vocabulary, struct hoof_facts *out,
                             struct hoof_error *err);

/* How many facts each subject has. */
struct hoof_fact_count {
    const char *subject, *vocabulary, *name;
    int64_t read, recalled;
};

struct hoof_fact_counts {
    struct hoof_fact_count *items;
    size_t count;
};
bool hoof_knowledge_counts(struct hoof_books *books, struct hoof_arena *arena,
                           struct hoof_fact_counts *out, struct hoof_error *err);

/* Levels of trigger classes of all foods; read: the source was seen. */
struct hoof_class_level {
    const char *food, *class_id, *level;
    bool read;
};

struct hoof_class_levels {
    struct hoof_class_level *items;
    size_t count;
};
bool hoof_knowledge_levels(struct hoof_books *books, struct hoof_arena *arena,
                           struct hoof_class_levels *out, struct hoof_error *err);

/* All traits of a vocabulary, by term. */
struct hoof_trait {
    const char *term, *key, *value;
};

struct hoof_traits {
    struct hoof_trait *items;
    size_t count;
};
bool hoof_knowledge_traits(struct hoof_books *books, struct hoof_arena *arena,
                           const char *vocabulary, struct hoof_traits *out, struct hoof_error *err);

/* True when the medicine is in the class (names of schema.sql, table member). */
bool hoof_knowledge_is_member(struct hoof_books *books, const char *class_id, const char *agent);

/* The term that a typed word means: its id, or one of its names, folded.
 * vocabulary NULL: of any, in alphabetical order. False with *out zero when
 * there is none (err untouched). */
bool hoof_knowledge_resolve(struct hoof_books *books, struct hoof_arena *arena,
                            const char *vocabulary, const char *word, struct hoof_term *out);

/* What a written word means in a vocabulary: a term, and the brand that the word
 * was. term is NULL where the word is an id or a name of none. */
struct hoof_meaning {
    const char *term, *product;
};
bool hoof_knowledge_meaning(struct hoof_books *books, struct hoof_arena *arena,
                            const char *vocabulary, const char *word, struct hoof_meaning *out,
                            struct hoof_error *err);

/* False for a vocabulary without terms, which says nothing about what is in it. */
bool hoof_knowledge_has_terms(struct hoof_books *books, const char *vocabulary);

/* The name by which people call a term: the first that is listed for it and is
 * no brand. NULL where there is none. */
const char *hoof_knowledge_said_name(struct hoof_books *books, struct hoof_arena *arena,
                                     const char *vocabulary, const char *term);

/* A trait's value; NULL where there is none. */
const char *hoof_knowledge_trait(struct hoof_books *books, struct hoof_arena *arena,
                                 const char *vocabulary, const char *term, const char *key);

/* The finished tables of names and foods, where they lie in the program. */
bool hoof_knowledge_block(const struct hoof_books *books, struct hoof_block *out,
                          struct hoof_error *err);

/* The JSON text of a rule; NULL where there is none. */
const char *hoof_knowledge_rule(struct hoof_books *books, struct hoof_arena *arena,
                                const char *name);

#endif
