/*
 * knowledge_book: what the compiler has read, before it is checked and written.
 *
 * Each reader (knowledge_foods.c, knowledge_terms.c, knowledge_treatments.c ...) turns
 * one kind of YAML file into rows; knowledge_check.c looks at all rows together;
 * knowledge_write.c puts them into the image. Every row knows the file and line
 * that it came from. A mistake is noted with book_problem() and reading goes
 * on, so that one run shows all mistakes of a file.
 *
 * Everything belongs to book->arena.
 */
#ifndef HOOF_TOOLS_KNOWLEDGE_BOOK_H
#define HOOF_TOOLS_KNOWLEDGE_BOOK_H

#include <jansson.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/buf.h"
#include "yaml_read.h"

struct place {
    const char *file;
    int line;
};

struct source_row {
    const char *id, *title, *url, *as_of; /* url, as_of: NULL for none */
    bool read;
    bool used;
    struct place at;
};

struct fact_row {
    const char *name, *subject, *attribute, *value, *unit, *qualifier, *source;
    const char *kind; /* measured, class, text: where in the file it stood */
    struct place at;
};

struct term_row {
    const char *id, *vocabulary, *name, *unit, *note;
    struct place at;
};

struct name_row {
    const char *key, *raw; /* raw: as the file has it */
    const char *vocabulary, *term, *product;
    bool written;
    bool shared;  /* another term of the vocabulary may have it too */
    bool dropped; /* a made name that a written one beats */
    struct place at;
};

struct level_row {
    const char *food, *class_id, *level;
    size_t fact; /* index into facts */
};

struct member_row {
    const char *class_id, *agent;
    struct place at;
};

struct trait_row {
    const char *vocabulary, *term, *key, *value;
    struct place at;
};

/* "reading this text finds this food" or "... raises this class to level". */
struct example_row {
    const char *food;     /* or NULL */
    const char *class_id; /* or NULL */
    const char *level;    /* of class_id; "none": the class is not raised */
    const char *text;
    struct place at;
};

/* What a food brings to the rules. */
struct food_row {
    const char *id;
    struct yaml_node *groups, *kind_of; /* lists of text; may be NULL */
    const char *covers_class, *covers_level;
    struct place at;
};

struct ask_row {
    const char *food, *key, *name, *text;
    struct yaml_node *choices;
    struct place at;
};

struct sheet_row {
    const char *id;
    struct yaml_node *one_serving; /* groups, classes, foods; may be NULL */
    struct place at;
};

/* A template of treatment; its lines stand together in `lines`. */
struct regimen_row {
    const char *id, *name, *kind; /* cycle, continuous, course */
    int cycle_days, cycles;       /* cycles 0: open */
    const char *stop;             /* as written: "13", "4-6", "until-progression" */
    size_t first_line, line_count;
    struct place at;
};

struct regimen_line_row {
    const char *agent;
    double low, high; /* one administration */
    const char *unit;
    int times_per_day;
    const char *days; /* "1-14", "1,22" */
    const char *route, *note, *source;
    struct place at;
};

/* A check of the plan; its phrases stand together in `phrases`. */
struct check_row {
    const char *id, *title, *severity, *message, *ask; /* ask: NULL for none */
    struct yaml_node *ours;                            /* NULL or texts */
    const struct yaml_node *examples;                  /* a list */
    const char **sources;
    size_t source_count;
    size_t first_phrase, phrase_count;
    struct place at;
};

/* One phrase of a check (src/plan/README.md). Conditions are numbered within their
 * part; a condition holds when one of its alternatives does, whose phrases all hold. */
struct phrase_row {
    const char *part; /* at, when, unless */
    int condition, alternative;
    const char *text;
    struct place at;
};

/* A word or phrase that is not said, or is: words in small letters. */
struct wording_row {
    const char **words;
    size_t count;
    const char *line; /* as the file has it */
    enum { WORDING_BANNED, WORDING_ALLOWED, WORDING_FIRST } kind;
};

/* An attribute of facts: how it is called and the units that it may have. */
struct attribute_row {
    const char *id, *name, *kind;
    struct yaml_node *units; /* NULL: none */
    struct place at;
};

#define ROWS(type)                                                                                 \
    struct {                                                                                       \
        struct type *items;                                                                        \
        size_t count, capacity;                                                                    \
    }

struct book {
    struct hoof_arena *arena;
    ROWS(source_row) sources;
    ROWS(fact_row) facts;
    ROWS(term_row) terms;
    ROWS(name_row) names;
    ROWS(level_row) levels;
    ROWS(member_row) members;
    ROWS(trait_row) traits;
    ROWS(example_row) examples;
    ROWS(food_row) foods;
    ROWS(ask_row) asks;
    ROWS(sheet_row) sheets;
    ROWS(attribute_row) attributes;
    ROWS(regimen_row) regimens;
    ROWS(regimen_line_row) lines;
    ROWS(check_row) checks;
    ROWS(phrase_row) phrases;
    ROWS(wording_row) wordings;
    struct yaml_node *trait_keys; /* the settings that a term may have */
    const char *file;             /* the file being read */
    bool shared_names;            /* its names may stand at two terms */
    struct hoof_buf problems;     /* "file:line: reason" lines */
    size_t problem_count;
    bool out_of_memory;
};

/* A new zeroed row of book->rows, or NULL (out_of_memory is set). */
#define BOOK_ADD(book, rows)                                                                       \
    ((book)->rows.items = book_grow((book), (book)->rows.items, (book)->rows.count,                \
                                    &(book)->rows.capacity, sizeof *(book)->rows.items),           \
     (book)->rows.items ? &(book)->rows.items[(book)->rows.count++] : NULL)
void *book_grow(struct book *book, void *items, size_t count, size_t *capacity, size_t size);

void book_problem(struct book *book, const char *file, int line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Strict reading of mappings. `keys` is the list of allowed keys, separated by
 * spaces; any other is a problem. False when node is no mapping. */
bool book_keys(struct book *book, const struct yaml_node *node, const char *what, const char *keys);

enum { OPTIONAL = 0, REQUIRED = 1 };
/* The text of a key; NULL where it is missing (a problem if required), empty or
 * no text. */
const char *book_text(struct book *book, const struct yaml_node *map, const char *key, int need);
/* The list of a key, or NULL; elements are checked to be texts. */
struct yaml_node *book_texts(struct book *book, const struct yaml_node *map, const char *key,
                             int need);
/* The list of a key, or NULL; elements may be anything. */
struct yaml_node *book_list(struct book *book, const struct yaml_node *map, const char *key,
                            int need);

/* A whole number from 1 on; 0 and a problem where it is none. */
int book_count(struct book *book, const struct yaml_node *map, const char *key);

/* Adds a fact from a {what, value, unit, note, source} mapping. Returns NULL on a problem. */
struct fact_row *book_fact(struct book *book, const char *subject, const struct yaml_node *node);
/* Adds a fact of known parts; gives it its name: subject-attribute, -2, -3 ... */
struct fact_row *book_add_fact(struct book *book, int line, const char *subject,
                               const char *attribute, const char *value, const char *unit,
                               const char *note, const char *source);
void book_term(struct book *book, int line, const char *vocabulary, const char *id,
               const char *name, const char *unit, const char *note);
void book_name(struct book *book, int line, const char *vocabulary, const char *term,
               const char *written_name, const char *product, bool written);
/* The terms of a vocabulary under the key "terms", with names, facts, traits. */
void book_terms(struct book *book, const char *vocabulary, const struct yaml_node *root, int need);
/* The names that an id and a display name give by themselves. */
void book_made_names(struct book *book, int line, const char *vocabulary, const char *id,
                     const char *name);

/* Readers: one for each kind of file. */
void read_sources(struct book *book, const struct yaml_node *root);
void read_attributes(struct book *book, const struct yaml_node *root);
void read_classes(struct book *book, const struct yaml_node *root);
void read_foods(struct book *book, const struct yaml_node *root);
void read_sheet(struct book *book, const struct yaml_node *root);
void read_topic(struct book *book, const struct yaml_node *root);
void read_terms(struct book *book, const struct yaml_node *root);
void read_treatment(struct book *book, const struct yaml_node *root);
void read_check(struct book *book, const struct yaml_node *node);

/* Looks at all rows together: references, ids, names, units. */
void check_book(struct book *book);

/* What nothing that a person reads may say (knowledge/wording.txt). */
void read_wording(struct book *book, const char *text);
/* Finds such words in a text; a problem for each. what: "The message". to_reader:
 * no sentence opens with an order either. */
void check_wording(struct book *book, const char *what, const char *text, bool to_reader,
                   const struct place *at);
/* Reads every example of a food or a class with the food engine. */
void check_examples(struct book *book);
/* Reads every phrase of a check and puts every example of one to the plan engine.
 * Both know what stands in the image. A problem in the files is noted; false: the
 * image cannot be read. */
bool check_check_examples(struct book *book, const char *image, size_t size,
                          struct hoof_error *err);

/* The larger data: rule name -> JSON. */
json_t *make_rules(struct book *book);

/* Writes the image to path. schema: the text of schema.sql. */
bool write_image(struct book *book, const char *schema, const char *path, struct hoof_error *err);

#endif
