/*
 * block: finished tables in one run of bytes, used where they lie.
 *
 * A block holds arrays, each with a number, the size of its elements and their
 * count. Elements name one another by index and texts by their place in an array
 * of characters, never by address: so a block may be made when the program is
 * built, lie in the executable and be read there. Nothing is copied, and a page
 * that nobody asks for is never loaded.
 *
 *     struct hoof_layout layout = {.arena = arena};
 *     hoof_layout_add(&layout, FOODS, foods, sizeof *foods, count);
 *     hoof_layout_finish(&layout, &block, err);            block.bytes, block.size
 *
 *     hoof_block_open(bytes, size, &block, err);
 *     const struct food *foods = hoof_block_array(&block, FOODS, sizeof *foods, &count);
 *
 * The same arrays give the same bytes, so elements must have no padding with
 * chance bits in it. A block belongs to the machine's byte order and to the
 * version of the program; another one is refused.
 */
#ifndef HOOF_BASE_BLOCK_H
#define HOOF_BASE_BLOCK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

struct hoof_block {
    const unsigned char *bytes;
    size_t size;
};

/* Arrays begin at multiples of it, and so must the block. */
#define HOOF_BLOCK_ALIGNMENT 64

/* Takes bytes for a block after a look at its head; they must outlive it. What
 * is no block of this program, or does not fit its size, is HOOF_BUG. */
bool hoof_block_open(const void *bytes, size_t size, struct hoof_block *out,
                     struct hoof_error *err);

/* The array of a number; NULL where it is missing or its elements have another
 * size. Never NULL for an empty one. */
const void *hoof_block_array(const struct hoof_block *block, uint32_t number, size_t element,
                             size_t *count);

/* Reads every byte: true if none has changed since the block was made. */
bool hoof_block_is_whole(const struct hoof_block *block);

/* HOOF_BUG, for what hoof_block_array() did not give. */
bool hoof_block_fail(struct hoof_error *err);

struct hoof_layout_array {
    uint32_t number;
    const void *items;
    size_t element, count;
};

struct hoof_layout {
    struct hoof_arena *arena;
    struct hoof_layout_array *arrays;
    size_t count, capacity;
    bool failed; /* no memory: finishing fails */
};

/* Notes an array, which must stay until the end. */
void hoof_layout_add(struct hoof_layout *layout, uint32_t number, const void *items, size_t element,
                     size_t count);

/* The block, in layout->arena. */
bool hoof_layout_finish(struct hoof_layout *layout, struct hoof_block *out, struct hoof_error *err);

/*
 * Texts of a table that is being made: one array of characters, each text once,
 * with its NUL. Place 0 is no text. `data` moves when it grows.
 */
struct hoof_texts {
    struct hoof_arena *arena;
    char *data;
    size_t size, capacity;
    uint32_t *index; /* hash of texts: their places */
    size_t slots, count;
    bool failed; /* no memory: what was added since is place 0 */
};

/* The place of a text, which is added where it is new; 0 for NULL. */
uint32_t hoof_texts_add(struct hoof_texts *texts, const char *text);

/* The text at a place; NULL at 0. */
static inline const char *hoof_text_at(const char *texts, uint32_t at)
{
    return at ? texts + at : NULL;
}

#endif
