/*
 * words: cuts running text into words.
 *
 * A word is a run of letters and digits of any script. A point belongs to it
 * only between two digits (0.0), a per cent sign only straight after a digit,
 * where it ends the word (2%); combining marks belong to their letter; "&" is a
 * word of its own. Bytes are classified 64 at a time into bit masks, with SSE2 or
 * AVX2 where the machine has it, and the words read off the masks.
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
    /* 's or ’s follows, which is the next word. */
    HOOF_WORD_POSSESSIVE = 1 << 0,
    /* Has a letter. */
    HOOF_WORD_LETTER = 1 << 1,
    /* A listed name begins with it. */
    HOOF_WORD_BEGINS = 1 << 2,
    /* Begins with a digit and has a letter: 250ml, 5htp. */
    HOOF_WORD_AMOUNT = 1 << 3,
    /* Stands behind the last word, so that a walk needs no count. */
    HOOF_WORD_NONE = 1 << 4
};

/* Bytes [start, end) of the text. */
struct hoof_span {
    uint32_t start, end;
};

/* What a scanner (base/scan.h) knows of a word. */
struct hoof_word {
    uint32_t id;    /* 0: unknown */
    uint16_t flags; /* enum hoof_word_flags */
    uint16_t tags;  /* what the scanner's maker said of it */
};

struct hoof_words {
    struct hoof_span *spans; /* count of them, in order */
    struct hoof_word *items; /* filled by a scanner: one a span, and one behind them */
    size_t count;
    uint32_t all_tags; /* the tags of all items together */
    bool plain;        /* the text is ASCII and has no NUL */
    void *blocks;      /* working memory: the masks */
    size_t span_capacity, item_capacity, block_capacity;
};

/* Cuts text (n bytes, under 4 GiB) into words->spans. Bytes that are not UTF-8 end
 * words; a caller to whom they matter looks when `plain` is not set. False
 * without memory. */
bool hoof_words_split(struct hoof_words *words, const char *text, size_t n);

void hoof_words_release(struct hoof_words *words);

/* The next word at or after byte `from`, "&" included, read without masks. */
bool hoof_words_next(const char *text, size_t n, size_t from, struct hoof_span *out);

/* True if only white space, hyphens and apostrophes are in bytes [from, to). */
bool hoof_words_soft_gap(const char *text, size_t from, size_t to);

/* True if a letter of any script is in bytes [from, to). */
bool hoof_words_has_letter(const char *text, size_t from, size_t to);

/* Length of the apostrophe at byte `at` (n bytes in all), 0 if there is none. */
size_t hoof_words_apostrophe(const char *text, size_t n, size_t at);

#endif
