#include "base/block.h"

#include <string.h>

/* Raise it when the meaning of an array changes but not the size of its elements. */
#define VERSION 1
#define ORDER   UINT32_C(0x01020304)

static const char magic[8] = "HOOFTAB";

struct head {
    char magic[8];
    uint32_t order, version;
    uint64_t size; /* of the whole block */
    uint64_t sum;  /* of what comes after the head */
    uint64_t array_count;
};

struct array {
    uint32_t number, element;
    uint64_t from, count;
};

static uint64_t aligned(uint64_t size)
{
    return (size + HOOF_BLOCK_ALIGNMENT - 1) & ~(uint64_t)(HOOF_BLOCK_ALIGNMENT - 1);
}

/* Any changed bit changes the sum. size is a multiple of 8. */
static uint64_t sum_of(const unsigned char *bytes, size_t size)
{
    uint64_t sum = UINT64_C(0xCBF29CE484222325);
    for (size_t at = 0; at < size; at += 8) {
        uint64_t word;
        memcpy(&word, bytes + at, sizeof word);
        sum = (sum ^ word) * UINT64_C(0x9E3779B97F4A7C15);
        sum ^= sum >> 29;
    }
    return sum;
}

/* ---- reading ---- */

bool hoof_block_fail(struct hoof_error *err)
{
    return hoof_fail(err, HOOF_BUG, NULL,
                     "The tables of names inside this program are damaged or are not of its "
                     "version. Install Hoofbeat again; your journal is not touched by it.");
}

static const struct array *arrays_of(const unsigned char *bytes)
{
    return (const struct array *)(const void *)(bytes + sizeof(struct head));
}

bool hoof_block_open(const void *bytes, size_t size, struct hoof_block *out, struct hoof_error *err)
{
    const struct head *head = bytes;
    if (!bytes || size < sizeof *head || (uintptr_t)bytes % HOOF_BLOCK_ALIGNMENT != 0 ||
        memcmp(head->magic, magic, sizeof magic) != 0 || head->order != ORDER ||
        head->version != VERSION || head->size != size ||
        head->array_count > (size - sizeof *head) / sizeof(struct array))
        return hoof_block_fail(err);
    const struct array *arrays = arrays_of(bytes);
    for (size_t i = 0; i < head->array_count; i++)
        if (arrays[i].from > size || arrays[i].from % HOOF_BLOCK_ALIGNMENT != 0 ||
            arrays[i].element == 0 || arrays[i].count > (size - arrays[i].from) / arrays[i].element)
            return hoof_block_fail(err);
    *out = (struct hoof_block){.bytes = bytes, .size = size};
    return true;
}

const void *hoof_block_array(const struct hoof_block *block, uint32_t number, size_t element,
                             size_t *count)
{
    const struct head *head = (const void *)block->bytes;
    const struct array *arrays = arrays_of(block->bytes);
    *count = 0;
    for (size_t i = 0; i < head->array_count; i++) {
        if (arrays[i].number != number)
            continue;
        if (arrays[i].element != element)
            return NULL;
        *count = (size_t)arrays[i].count;
        return block->bytes + arrays[i].from;
    }
    return NULL;
}

bool hoof_block_is_whole(const struct hoof_block *block)
{
    const struct head *head = (const void *)block->bytes;
    return sum_of(block->bytes + sizeof *head, block->size - sizeof *head) == head->sum;
}

/* ---- making ---- */

void hoof_layout_add(struct hoof_layout *layout, uint32_t number, const void *items, size_t element,
                     size_t count)
{
    struct hoof_layout_array *arrays =
        hoof_grow(layout->arena, layout->arrays, layout->count, &layout->capacity, sizeof *arrays);
    if (!arrays) {
        layout->failed = true;
        return;
    }
    layout->arrays = arrays;
    arrays[layout->count++] = (struct hoof_layout_array){number, items, element, count};
}

bool hoof_layout_finish(struct hoof_layout *layout, struct hoof_block *out, struct hoof_error *err)
{
    uint64_t size = aligned(sizeof(struct head) + layout->count * sizeof(struct array));
    for (size_t i = 0; i < layout->count; i++)
        size += aligned(layout->arrays[i].element * layout->arrays[i].count);
    unsigned char *bytes =
        layout->failed ? NULL : hoof_alloc(layout->arena, size + HOOF_BLOCK_ALIGNMENT);
    if (!bytes)
        return hoof_fail_memory(err);
    bytes += aligned((uintptr_t)bytes) - (uintptr_t)bytes;
    struct array *arrays = (struct array *)(void *)(bytes + sizeof(struct head));
    uint64_t at = aligned(sizeof(struct head) + layout->count * sizeof *arrays);
    for (size_t i = 0; i < layout->count; i++) {
        const struct hoof_layout_array *array = &layout->arrays[i];
        arrays[i] = (struct array){array->number, (uint32_t)array->element, at, array->count};
        if (array->count)
            memcpy(bytes + at, array->items, array->element * array->count);
        at += aligned(array->element * array->count);
    }
    struct head *head = (struct head *)(void *)bytes;
    *head = (struct head){
        .order = ORDER, .version = VERSION, .size = size, .array_count = layout->count};
    memcpy(head->magic, magic, sizeof magic);
    head->sum = sum_of(bytes + sizeof *head, size - sizeof *head);
    *out = (struct hoof_block){.bytes = bytes, .size = (size_t)size};
    return true;
}

/* ---- texts ---- */

static uint32_t hash_of(const char *text)
{
    uint64_t h = UINT64_C(0xCBF29CE484222325);
    for (; *text; text++)
        h = (h ^ (unsigned char)*text) * UINT64_C(0x100000001B3);
    return (uint32_t)(h ^ h >> 32);
}

/* The slot of a text, or the free one where it belongs. */
static size_t slot_of(const struct hoof_texts *texts, const char *text)
{
    size_t slot = hash_of(text) & (texts->slots - 1);
    while (texts->index[slot] && strcmp(texts->data + texts->index[slot], text) != 0)
        slot = (slot + 1) & (texts->slots - 1);
    return slot;
}

static bool more_slots(struct hoof_texts *texts)
{
    const uint32_t *old = texts->index;
    const size_t count = texts->slots;
    texts->slots = count ? 2 * count : 1024;
    texts->index = hoof_alloc_array(texts->arena, texts->slots, sizeof *texts->index);
    if (!texts->index)
        return false;
    for (size_t i = 0; i < count; i++)
        if (old[i])
            texts->index[slot_of(texts, texts->data + old[i])] = old[i];
    return true;
}

static bool more_room(struct hoof_texts *texts, size_t want)
{
    if (texts->size + want <= texts->capacity)
        return true;
    size_t capacity = 2 * texts->capacity + want + 4096;
    char *data = hoof_alloc(texts->arena, capacity);
    if (!data)
        return false;
    if (texts->size)
        memcpy(data, texts->data, texts->size);
    else
        texts->size = 1; /* place 0 */
    texts->data = data;
    texts->capacity = capacity;
    return true;
}

uint32_t hoof_texts_add(struct hoof_texts *texts, const char *text)
{
    if (!text || texts->failed)
        return 0;
    const size_t n = strlen(text) + 1;
    if (!more_room(texts, n + 1) || texts->size + n > UINT32_MAX ||
        (2 * texts->count >= texts->slots && !more_slots(texts))) {
        texts->failed = true;
        return 0;
    }
    const size_t slot = slot_of(texts, text);
    if (!texts->index[slot]) {
        texts->index[slot] = (uint32_t)texts->size;
        memcpy(texts->data + texts->size, text, n);
        texts->size += n;
        texts->count++;
    }
    return texts->index[slot];
}
