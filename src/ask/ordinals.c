#include "ask/ordinals.h"

#include <stdlib.h>

struct hoof_ordinal {
    uint64_t high, low; /* the id's 128 bits */
    unsigned count;     /* 0: free */
};

static void id_bits(const char *id, uint64_t bits[2])
{
    unsigned digits = 0;
    bits[0] = bits[1] = 0;
    for (; *id && digits < 32; id++) {
        unsigned c = (unsigned char)*id;
        if (c == '-')
            continue;
        uint64_t value = c <= '9' ? c - '0' : (c | 32) - 'a' + 10;
        bits[digits / 16] = bits[digits / 16] << 4 | (value & 15);
        digits++;
    }
}

/* The lower half is a hash already. */
static struct hoof_ordinal *slot(struct hoof_ordinal *slots, size_t capacity,
                                 const uint64_t bits[2])
{
    size_t i = (size_t)(bits[1] ^ bits[0] * 0x9e3779b97f4a7c15u) & (capacity - 1);
    while (slots[i].count && (slots[i].high != bits[0] || slots[i].low != bits[1]))
        i = (i + 1) & (capacity - 1);
    return &slots[i];
}

static bool grow(struct hoof_ordinals *ordinals, struct hoof_error *err)
{
    size_t capacity = ordinals->capacity ? ordinals->capacity * 2 : 1024;
    struct hoof_ordinal *slots = calloc(capacity, sizeof *slots);
    if (!slots)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < ordinals->capacity; i++) {
        const struct hoof_ordinal *old = &ordinals->slots[i];
        if (old->count)
            *slot(slots, capacity, (const uint64_t[2]){old->high, old->low}) = *old;
    }
    free(ordinals->slots);
    ordinals->slots = slots;
    ordinals->capacity = capacity;
    return true;
}

bool hoof_ordinals_next(struct hoof_ordinals *ordinals, const char *id, unsigned *ordinal,
                        struct hoof_error *err)
{
    uint64_t bits[2];
    if (ordinals->count * 2 >= ordinals->capacity && !grow(ordinals, err))
        return false;
    id_bits(id, bits);
    struct hoof_ordinal *found = slot(ordinals->slots, ordinals->capacity, bits);
    if (!found->count) {
        found->high = bits[0];
        found->low = bits[1];
        ordinals->count++;
    }
    *ordinal = ++found->count;
    return true;
}

void hoof_ordinals_release(struct hoof_ordinals *ordinals)
{
    free(ordinals->slots);
    *ordinals = (struct hoof_ordinals){0};
}
