#include "base/arena.h"

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define FIRST_BLOCK  4096
#define LARGEST_STEP (1u << 20)
#define ALIGNMENT    16

struct block {
    struct block *next;
    size_t size; /* bytes in data */
    size_t used;
    size_t padding; /* keeps data on a multiple of ALIGNMENT */
    unsigned char data[];
};

struct owned {
    struct owned *next;
    void *thing;
    void (*destroy)(void *);
};

struct hoof_arena {
    struct block *first; /* kept by a reset */
    struct block *last;  /* the one that is filled now */
    struct owned *owned; /* last tied first */
    size_t step;         /* size of the next block */
};

/* All zero: large blocks come so from the system, and their pages cost nothing
 * until they are used. */
static struct block *new_block(size_t size)
{
    if (size > SIZE_MAX - sizeof(struct block))
        return NULL;
    struct block *block = calloc(1, sizeof *block + size);
    if (block)
        block->size = size;
    return block;
}

struct hoof_arena *hoof_arena_new(void)
{
    struct hoof_arena *arena = calloc(1, sizeof *arena);
    if (!arena)
        return NULL;
    arena->first = arena->last = new_block(FIRST_BLOCK);
    if (!arena->first) {
        free(arena);
        return NULL;
    }
    arena->step = 2 * FIRST_BLOCK;
    return arena;
}

static void release(struct hoof_arena *arena)
{
    for (struct owned *o = arena->owned; o; o = o->next)
        o->destroy(o->thing);
    arena->owned = NULL;
    struct block *block = arena->first->next;
    while (block) {
        struct block *next = block->next;
        free(block);
        block = next;
    }
    arena->first->next = NULL;
    arena->first->used = 0;
    arena->last = arena->first;
}

void hoof_arena_reset(struct hoof_arena *arena)
{
    release(arena);
}

void hoof_arena_free(struct hoof_arena *arena)
{
    if (!arena)
        return;
    release(arena);
    free(arena->first);
    free(arena);
}

void *hoof_alloc(struct hoof_arena *arena, size_t size)
{
    if (size > SIZE_MAX - ALIGNMENT)
        return NULL;
    size = (size + ALIGNMENT - 1) & ~(size_t)(ALIGNMENT - 1);
    struct block *block = arena->last;
    if (block->size - block->used < size) {
        size_t want = size > arena->step ? size : arena->step;
        block = new_block(want);
        if (!block)
            return NULL;
        arena->last->next = block;
        arena->last = block;
        if (arena->step < LARGEST_STEP)
            arena->step *= 2;
    }
    void *p = block->data + block->used;
    block->used += size;
    /* Only the first block is used again after a reset. */
    return block == arena->first ? memset(p, 0, size) : p;
}

void *hoof_alloc_array(struct hoof_arena *arena, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        return NULL;
    return hoof_alloc(arena, count * size);
}

void *hoof_grow(struct hoof_arena *arena, void *items, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return items;
    size_t more = *capacity ? 2 * *capacity : 8;
    void *copy = hoof_alloc_array(arena, more, size);
    if (!copy)
        return NULL;
    if (count)
        memcpy(copy, items, count * size);
    *capacity = more;
    return copy;
}

char *hoof_strndup(struct hoof_arena *arena, const char *s, size_t n)
{
    if (!s || n == SIZE_MAX)
        return NULL;
    char *copy = hoof_alloc(arena, n + 1);
    if (copy)
        memcpy(copy, s, n);
    return copy;
}

char *hoof_strdup(struct hoof_arena *arena, const char *s)
{
    return s ? hoof_strndup(arena, s, strlen(s)) : NULL;
}

char *hoof_vformat(struct hoof_arena *arena, const char *format, va_list args)
{
    va_list again;
    va_copy(again, args);
    int n = vsnprintf(NULL, 0, format, args);
    char *text = n < 0 ? NULL : hoof_alloc(arena, (size_t)n + 1);
    if (text)
        vsnprintf(text, (size_t)n + 1, format, again);
    va_end(again);
    return text;
}

char *hoof_format(struct hoof_arena *arena, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    char *text = hoof_vformat(arena, format, args);
    va_end(args);
    return text;
}

bool hoof_arena_own(struct hoof_arena *arena, void *thing, void (*destroy)(void *))
{
    struct owned *o = hoof_alloc(arena, sizeof *o);
    if (!o) {
        destroy(thing);
        return false;
    }
    o->thing = thing;
    o->destroy = destroy;
    o->next = arena->owned;
    arena->owned = o;
    return true;
}
