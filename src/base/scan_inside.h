/*
 * scan_inside: what the files of the scanner share. Not for others.
 *
 * scan_build.c makes the tables, scan.c reads texts by them.
 */
#ifndef HOOF_BASE_SCAN_INSIDE_H
#define HOOF_BASE_SCAN_INSIDE_H

#include <string.h>

#include "base/scan.h"

#define HOOF_SCAN_KEY          16  /* bytes of a folded word that fit its key */
#define HOOF_SCAN_LONGEST_WORD 120 /* folded bytes; longer words are in no name */
#define HOOF_SCAN_MOST_WORDS   32  /* of one name */

/* A folded word in KEY bytes, padded with zeros. A longer one has its hash and
 * its length there, and a last byte that UTF-8 never has. */
struct key {
    uint64_t low, high;
};

/* A listed word. Its flags are BEGINS and LETTER, as if a letter stood first. */
struct entry {
    struct key key;
    struct hoof_word word;
    uint32_t root; /* node of the names that start with this word; 0: none */
    uint32_t unused;
};

/* How it is written: a place in the scanner's letters. Apart, because few words
 * are compared so far. */
struct spelling {
    uint32_t at, length;
};

struct node {
    uint32_t value : 29;
    uint32_t is_name : 1, made_plural : 1, goes_on : 1;
};

/* The word `word` leads from node `from` to node `to`. */
struct edge {
    uint32_t from, word, to;
};

/* Most words of a label are in no name: a filter of one bit a hash, which stays
 * in the nearest cache, turns them away before the index is read. */
#define FILTER_BITS  16

#define FILTER_WORDS ((1 << FILTER_BITS) / 64)

/* What a scanner knows besides its arrays. */
struct scan_traits {
    uint32_t and_word; /* what "&" means; 0 where no name has "and" */
    uint32_t longest;  /* words of the longest name */
};

/* The arrays lie in an arena, where a scanner was made, or in a block. */
struct hoof_scan {
    const struct entry *entries; /* by word id; id 0 is no word */
    const struct spelling *spellings;
    const char *letters;
    const uint16_t *index; /* open addressing over words; slot 0 stays free */
    uint64_t index_mask;
    const uint64_t *filter;   /* FILTER_WORDS */
    const struct node *nodes; /* node 0 is the root and ends no name */
    const struct edge *edges; /* open addressing; to == 0: free */
    size_t edge_mask;
    struct scan_traits traits;
    uint32_t word_count, node_count;
    size_t letter_count;
};

static inline uint64_t hoof_scan_mix(struct key key)
{
    return key.low * UINT64_C(0x9E3779B97F4A7C15) ^ key.high * UINT64_C(0xC2B2AE3D27D4EB4F);
}

/* The upper bits of the products are the well mixed ones. Never slot 0. */
static inline uint64_t hoof_scan_index_slot(const struct hoof_scan *scan, uint64_t hash)
{
    return (hash >> 30 & scan->index_mask) | 1;
}

/* The slot after `slot` where an index goes on. */
static inline uint64_t hoof_scan_index_next(const struct hoof_scan *scan, uint64_t slot)
{
    return slot == scan->index_mask ? 1 : slot + 1;
}

static inline uint64_t hoof_scan_differs(struct key a, struct key b)
{
    return (a.low ^ b.low) | (a.high ^ b.high);
}

/* Whether a word is listed cannot be foretold, so that a branch on it is slow:
 * where the filter says no, slot 0 is read, which is always free. Only a chain
 * of words with one slot is walked by branches. */
static inline uint32_t hoof_scan_find_key(const struct hoof_scan *scan, struct key key)
{
    const uint64_t hash = hoof_scan_mix(key);
    const uint64_t bit = hash >> (64 - FILTER_BITS);
    const uint64_t listed = scan->filter[bit / 64] >> (bit % 64) & 1;
    uint64_t slot = hoof_scan_index_slot(scan, hash) & -listed;
    uint32_t id = scan->index[slot];
    for (;;) {
        uint64_t other = hoof_scan_differs(scan->entries[id].key, key) & (0 - (uint64_t)(id != 0));
        __asm__("" : "+r"(other)); /* else the compiler makes two branches of it */
        if (__builtin_expect(!other, 1))
            break;
        slot = hoof_scan_index_next(scan, slot);
        id = scan->index[slot];
    }
    return id;
}

static inline size_t hoof_scan_edge_slot(const struct hoof_scan *scan, uint32_t from, uint32_t word)
{
    uint64_t h = ((uint64_t)from << 32 | word) * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(h >> 32) & scan->edge_mask;
}

/* The node that `word` leads to from `from`; 0: none. */
static inline uint32_t hoof_scan_child(const struct hoof_scan *scan, uint32_t from, uint32_t word)
{
    if (from == 0)
        return scan->entries[word].root;
    for (size_t slot = hoof_scan_edge_slot(scan, from, word);;
         slot = (slot + 1) & scan->edge_mask) {
        const struct edge *edge = &scan->edges[slot];
        if (edge->to == 0 || (edge->from == from && edge->word == word))
            return edge->to;
    }
}

struct key hoof_scan_key_of(const char *folded, size_t n);

/* The id of a folded word; 0: not listed. */
uint32_t hoof_scan_find(const struct hoof_scan *scan, const char *folded, size_t n);

/* Folds one word as hoof_fold() does, and drops soft hyphens and joiners.
 * Returns its length, 0 if it is longer than any name's word. */
size_t hoof_scan_fold(const char *word, size_t n, char out[HOOF_SCAN_LONGEST_WORD + 1]);

#endif
