/*
 * yaml_read: a YAML document as a tree in which every node knows its line.
 *
 * Built on libyaml's composer. Only the plain part of YAML is taken: one
 * document, mappings with text keys, lists, scalars as text (`no` stays "no",
 * 1.10 stays "1.10"). Anchors that are used twice, repeated keys and bytes that
 * are not UTF-8 are refused with their line.
 *
 * The tree belongs to the arena.
 */
#ifndef HOOF_TOOLS_YAML_READ_H
#define HOOF_TOOLS_YAML_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"

enum yaml_kind { YAML_TEXT, YAML_LIST, YAML_MAP };

struct yaml_node {
    enum yaml_kind kind;
    int line;         /* from 1 */
    const char *text; /* YAML_TEXT: the scalar; else NULL */
    size_t count;     /* YAML_LIST and YAML_MAP */
    struct yaml_node **items;
    struct yaml_node **keys; /* YAML_MAP: scalars, beside items */
};

/* Reads a document of n bytes. On failure err->place is "line N". */
bool yaml_read(const char *text, size_t n, struct hoof_arena *arena, struct yaml_node **out,
               struct hoof_error *err);

/* The value of a key of a mapping; NULL where there is none. */
struct yaml_node *yaml_get(const struct yaml_node *map, const char *key);

#endif
