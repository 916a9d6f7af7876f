/*
 * scan: finds listed names in running text.
 *
 * A scanner is built once from many names (foods, medicines, symptoms) and is
 * then read-only and thread-safe. Matching is by whole words, longest name
 * first, folded (base/text.h), with simple plurals of a name's last word where
 * the name allows it. The rules of words, apostrophes and marks are those of
 * interface-food.md 1 to 5.
 *
 * A scanner belongs to the arena that it was built in.
 */
#ifndef HOOF_BASE_SCAN_H
#define HOOF_BASE_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

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

#endif
