/*
 * scan: finds listed names in running text.
 *
 * A scanner is built once from many names (foods, medicines, symptoms) and is
 * then read-only and thread-safe. Matching is by whole words, longest name
 * first, folded (base/text.h), with simple plurals of a name's last word where
 * the name allows it. The rules of words, apostrophes and marks are those of
 * interface-food.md 1 to 5.
 *
 * A scanner belongs to the arena that it was built or opened in. Its tables can
 * be laid out in a block (base/block.h) and opened there again.
 */
#ifndef HOOF_BASE_SCAN_H
#define HOOF_BASE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/block.h"
#include "base/error.h"
#include "base/words.h"

struct hoof_scan;

struct hoof_scan_name {
    const char *name; /* UTF-8, words separated by spaces or hyphens */
    uint32_t value;   /* what the caller gets back: an index of its own */
    bool plural;      /* plain plurals of the last word match too */
};

/* Builds a scanner. Of two equal names the first wins; a written name always
 * beats a made plural. The array may go after the call. */
bool hoof_scan_new(struct hoof_arena *arena, const struct hoof_scan_name *names, size_t count,
                   const struct hoof_scan **out, struct hoof_error *err);

/* Lays out a scanner as arrays numbered from `number` on, and opens it there
 * again. The block must outlive it. */
#define HOOF_SCAN_ARRAYS 8
void hoof_scan_lay_out(const struct hoof_scan *scan, uint32_t number, struct hoof_layout *layout);
bool hoof_scan_open(struct hoof_arena *arena, const struct hoof_block *block, uint32_t number,
                    const struct hoof_scan **out, struct hoof_error *err);

struct hoof_scan_match {
    uint32_t value;
    uint32_t end; /* one past the last byte of the last word */
    bool made_plural;
};

/* The longest name that starts with the word at byte `at` of text (n bytes,
 * valid UTF-8); `at` must be the first byte of a word. False: none does. */
bool hoof_scan_at(const struct hoof_scan *scan, const char *text, size_t n, size_t at,
                  struct hoof_scan_match *out);

/* The next word at or after byte `from`: its [*start, *end). False: no more. */
bool hoof_scan_word(const char *text, size_t n, size_t from, size_t *start, size_t *end);

/*
 * For an engine that walks whole texts: cut once, then match by word.
 *
 *     struct hoof_words words = {0};
 *     if (!hoof_scan_read(scan, text, n, &words)) return hoof_fail_memory(err);
 *     for (size_t i = 0; i < words.count;)
 *         if (hoof_scan_match_at(scan, text, &words, i, words.count, &found)) ...
 */
/* A word that the caller wants to know wherever it stands ("no", "of"). */
struct hoof_scan_tag {
    const char *word;
    uint16_t tags; /* bits; of equal words all bits count */
};

bool hoof_scan_new_tagged(struct hoof_arena *arena, const struct hoof_scan_name *names,
                          size_t count, const struct hoof_scan_tag *tags, size_t tag_count,
                          const struct hoof_scan **out, struct hoof_error *err);

/* Cuts text into words and looks each up: words->items say what it is. text is valid UTF-8. False
 * without memory. */
bool hoof_scan_read(const struct hoof_scan *scan, const char *text, size_t n,
                    struct hoof_words *words);

struct hoof_scan_found {
    uint32_t value;
    uint32_t end;  /* byte past the last word */
    uint32_t next; /* index of the word after it */
    bool made_plural;
};

/* The longest name that starts with word i and ends before word `limit`. */
bool hoof_scan_match_at(const struct hoof_scan *scan, const char *text,
                        const struct hoof_words *words, size_t i, size_t limit,
                        struct hoof_scan_found *out);

/* True if a name starts with word i and ends right before word `limit`. */
bool hoof_scan_match_exact(const struct hoof_scan *scan, const char *text,
                           const struct hoof_words *words, size_t i, size_t limit,
                           struct hoof_scan_found *out);

/* True if word `next` follows word next - 1 with nothing but white space,
 * hyphens and apostrophes between them (the point of "St." and "Dr." aside). */
bool hoof_scan_joined(const char *text, const struct hoof_words *words, size_t next);

/* Most words that a name has. */
size_t hoof_scan_longest(const struct hoof_scan *scan);

/* The tags of a folded word of n bytes; 0 where it is not tagged. */
uint16_t hoof_scan_tags_of(const struct hoof_scan *scan, const char *word, size_t n);

#endif
