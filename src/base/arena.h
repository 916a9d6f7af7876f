/*
 * arena: the memory of one request.
 *
 * Allocate freely, free once. Everything taken from an arena lives until
 * hoof_arena_free() (or hoof_arena_reset()) and is never freed singly. Things
 * with another destructor (a json_t, a statement) can be tied to the arena with
 * hoof_arena_own() and go with it, last tied first.
 *
 *     struct hoof_arena *arena = hoof_arena_new();
 *     char *name = hoof_strdup(arena, "lanreotide");
 *     hoof_arena_free(arena);
 *
 * Each call returns NULL when memory is short; the caller turns that into
 * hoof_fail_memory(). An arena belongs to one thread at a time.
 */
#ifndef HOOF_BASE_ARENA_H
#define HOOF_BASE_ARENA_H

#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>

struct hoof_arena;

struct hoof_arena *hoof_arena_new(void);

/* Frees the arena and all that it owns. NULL is allowed. */
void hoof_arena_free(struct hoof_arena *arena);

/* Empties the arena and keeps its first block, for loops that answer line by
 * line in flat memory. */
void hoof_arena_reset(struct hoof_arena *arena);

/* size bytes, zeroed, aligned for any type. */
void *hoof_alloc(struct hoof_arena *arena, size_t size);

/* count elements of size bytes, zeroed; NULL on overflow too. */
void *hoof_alloc_array(struct hoof_arena *arena, size_t count, size_t size);

/* Makes room for one more element in a growing array: returns items, or a copy
 * twice as large when count has reached *capacity. Element `count` is zeroed. */
void *hoof_grow(struct hoof_arena *arena, void *items, size_t count, size_t *capacity, size_t size);

/* Copies of text; n bytes plus a final NUL. s may be NULL (then NULL). */
char *hoof_strdup(struct hoof_arena *arena, const char *s);
char *hoof_strndup(struct hoof_arena *arena, const char *s, size_t n);

/* sprintf into the arena. */
char *hoof_format(struct hoof_arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *hoof_vformat(struct hoof_arena *arena, const char *format, va_list args)
    __attribute__((format(printf, 2, 0)));

/* Ties thing to the arena: destroy(thing) is called when the arena goes. When
 * memory is short it destroys at once and returns false. */
bool hoof_arena_own(struct hoof_arena *arena, void *thing, void (*destroy)(void *));

#endif
