#include "lookup.h"

#include <stdint.h>
#include <string.h>

/* FNV-1a. */
static size_t hash(const char *key)
{
    uint64_t h = 1469598103934665603u;
    for (const unsigned char *c = (const unsigned char *)key; *c; c++)
        h = (h ^ *c) * 1099511628211u;
    return (size_t)(h ^ (h >> 32));
}

static size_t slot_of(const struct lookup *lookup, const char *key)
{
    size_t at = hash(key) & (lookup->size - 1);
    while (lookup->slots[at].key && strcmp(lookup->slots[at].key, key) != 0)
        at = (at + 1) & (lookup->size - 1);
    return at;
}

void *lookup_get(const struct lookup *lookup, const char *key)
{
    return lookup->size ? lookup->slots[slot_of(lookup, key)].value : NULL;
}

static bool grow(struct lookup *lookup)
{
    struct lookup larger = {.arena = lookup->arena, .size = lookup->size ? lookup->size * 2 : 256};
    larger.slots = hoof_alloc_array(lookup->arena, larger.size, sizeof *larger.slots);
    if (!larger.slots)
        return false;
    for (size_t i = 0; i < lookup->size; i++)
        if (lookup->slots[i].key)
            larger.slots[slot_of(&larger, lookup->slots[i].key)] = lookup->slots[i];
    larger.count = lookup->count;
    *lookup = larger;
    return true;
}

void *lookup_put(struct lookup *lookup, const char *key, void *value, bool *failed)
{
    if (lookup->count * 2 >= lookup->size && !grow(lookup)) {
        *failed = true;
        return NULL;
    }
    size_t at = slot_of(lookup, key);
    if (lookup->slots[at].key)
        return lookup->slots[at].value;
    lookup->slots[at].key = key;
    lookup->slots[at].value = value;
    lookup->count++;
    return NULL;
}
