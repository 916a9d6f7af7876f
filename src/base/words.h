/*
 * words: cuts running text into words.
 *
 * A word is a run of letters and digits of any script. A point belongs to it
 * only between two digits (0.0), a per cent sign only straight after a digit,
 * where it ends the word (2%); combining marks belong to their letter; "&" is a
 * word of its own. Bytes are classified 64 at a time into bit masks, with SSE2
 * where the machine has it, and the words read off the masks.
 *
 * struct hoof_words starts as all zero bits, keeps its memory from text to text
 * and is given back with hoof_words_release().
 */
#ifndef HOOF_BASE_WORDS_H
#define HOOF_BASE_WORDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum hoof_word_flags {
    /* Nothing but white space, hyphens and apostrophes stands before it (the
     * first word of a text never has it): it may continue a name. */
    HOOF_WORD_JOINED = 1 << 0,
    /* 's or ’s follows, which is the next word. */
    HOOF_WORD_POSSESSIVE = 1 << 1,
    /* Has a letter. */
    HOOF_WORD_LETTER = 1 << 2,
    /* A listed name begins with it. */
    HOOF_WORD_BEGINS = 1 << 3,
    /* Begins with a digit and has a letter: 250ml, 5htp. */
    HOOF_WORD_AMOUNT = 1 << 4
};

struct hoof_word {
    uint32_t start, end; /* bytes [start, end) of the text */
    uint32_t id;         /* what a scanner knows it as (base/scan.h); 0: unknown */
    uint16_t flags;      /* enum hoof_word_flags */
    uint16_t tags;       /* what a scanner's maker said of it */
};

struct hoof_words {
    struct hoof_word *items;
    size_t count, capacity;
    uint32_t all_tags; /* the tags of all items together */
    bool plain;        /* the text is ASCII and has no NUL */
    void *blocks;      /* working memory: the masks */
    size_t block_capacity;
};

/* Cuts text (n bytes, under 4 GiB) into words->items: start, end and JOINED are
 * set, id and tags are not. Bytes that are not UTF-8 end words; a caller to whom they
 * matter looks when `plain` is not set. False without memory. */
bool hoof_words_split(struct hoof_words *words, const char *text, size_t n);

void hoof_words_release(struct hoof_words *words);

/* The next word at or after byte `from`, "&" included, read without masks. */
bool hoof_words_next(const char *text, size_t n, size_t from, struct hoof_word *out);

/* True if only white space, hyphens and apostrophes are in bytes [from, to). */
bool hoof_words_soft_gap(const char *text, size_t from, size_t to);

/* True if a letter of any script is in bytes [from, to). */
bool hoof_words_has_letter(const char *text, size_t from, size_t to);

/* Length of the apostrophe at byte `at` (n bytes in all), 0 if there is none. */
size_t hoof_words_apostrophe(const char *text, size_t n, size_t at);

#endif
