/*
 * lookup: text -> pointer, for finding rows by id. Lives in an arena.
 */
#ifndef HOOF_TOOLS_LOOKUP_H
#define HOOF_TOOLS_LOOKUP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"

struct lookup {
    struct hoof_arena *arena;
    struct {
        const char *key;
        void *value;
    } * slots;
    size_t size, count; /* size: a power of two */
};

/* What stands under key; NULL where nothing does. */
void *lookup_get(const struct lookup *lookup, const char *key);

/* Puts value under key unless something stands there already, which is then
 * returned; NULL: added. Sets *failed when memory is short. */
void *lookup_put(struct lookup *lookup, const char *key, void *value, bool *failed);

#endif
