/*
 * treatments: reads regimens and checks of the compiled knowledge book.
 *
 * Tables are described in schema.sql beside this file. Everything returned
 * belongs to the arena.
 */
#ifndef HOOF_BOOK_KNOWLEDGE_TREATMENTS_H
#define HOOF_BOOK_KNOWLEDGE_TREATMENTS_H

#include "book/knowledge/knowledge.h"

/* One agent on some days of a cycle. */
struct hoof_regimen_line {
    const char *agent;
    double low, high; /* amount of one administration */
    const char *unit;
    int times_per_day;
    const char *days;         /* "1-14", "1,22" */
    const char *route, *note; /* note: NULL for none */
    struct hoof_source source;
};

struct hoof_regimen {
    const char *id, *name, *kind; /* cycle, continuous, course */
    int cycle_days, cycles;       /* cycles 0: open */
    const char *stop;             /* as written */
    struct hoof_regimen_line *lines;
    size_t line_count;
};

struct hoof_regimens {
    struct hoof_regimen *items;
    size_t count;
};

enum hoof_phrase_part { HOOF_PHRASE_AT, HOOF_PHRASE_WHEN, HOOF_PHRASE_UNLESS, HOOF_PHRASE_OURS };

struct hoof_check_phrase {
    enum hoof_phrase_part part;
    int condition, alternative;
    const char *text;
};

struct hoof_check {
    const char *id, *title, *severity, *message;
    const char *ask; /* NULL for none */
    struct hoof_check_phrase *phrases;
    size_t phrase_count;
    struct hoof_source *sources; /* one or more, the first is shown */
    size_t source_count;
};

struct hoof_checks {
    struct hoof_check *items;
    size_t count;
};

/* All of them, or the one with that id (count 0 where there is none), in the
 * order of the files. */
bool hoof_knowledge_regimens(struct hoof_books *books, struct hoof_arena *arena, const char *id,
                             struct hoof_regimens *out, struct hoof_error *err);
bool hoof_knowledge_checks(struct hoof_books *books, struct hoof_arena *arena, const char *id,
                           struct hoof_checks *out, struct hoof_error *err);

/* Whether any of a check's sources was read. */
bool hoof_check_is_read(const struct hoof_check *check);

/* Which medicine is in which class. */
struct hoof_member {
    const char *class_id, *agent;
};
struct hoof_members {
    struct hoof_member *items;
    size_t count;
};
bool hoof_knowledge_members(struct hoof_books *books, struct hoof_arena *arena,
                            struct hoof_members *out, struct hoof_error *err);

#endif
