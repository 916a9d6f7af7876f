/*
 * text: UTF-8 validation and folding.
 *
 * Folding makes texts comparable: compatibility decomposition, marks dropped,
 * case folded (utf8proc), so that "Comté GRÜYÈRE" becomes "comte gruyere". One
 * fold for names, search and typed words.
 */
#ifndef HOOF_BASE_TEXT_H
#define HOOF_BASE_TEXT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "base/error.h"

/* Length in bytes of the valid UTF-8 sequence at s (n bytes left, n > 0); 0 if
 * it is none (overlong, surrogate, cut, out of range). */
size_t hoof_utf8_length(const char *s, size_t n);

/* Offset of the first byte that is not valid UTF-8 or is NUL; n if all is well. */
size_t hoof_utf8_bad_at(const char *s, size_t n);

/* The code point at s and its length in *length; n > 0 and s valid. */
uint32_t hoof_utf8_decode(const char *s, size_t n, size_t *length);

/* The folded text, in the arena; NULL without memory. s must be valid UTF-8. */
char *hoof_fold(struct hoof_arena *arena, const char *s, size_t n);

/* Letter or digit of any script; combining mark; white space. */
bool hoof_is_word_character(uint32_t c);
bool hoof_is_mark(uint32_t c);
bool hoof_is_space(uint32_t c);

/* Display columns of valid UTF-8 in a terminal (wide characters count 2). */
size_t hoof_text_columns(const char *s, size_t n);

/* What a person typed, fit to stand in an error sentence: at most 40 columns
 * ("..." where cut), bytes that are not text or not printable shown as "?".
 * Returns out. */
#define HOOF_SHOWN 176
const char *hoof_shown(const char *s, size_t n, char out[HOOF_SHOWN]);

/* Distance of two folded texts by insertion, deletion, replacement and swap of
 * neighbours (Damerau-Levenshtein, restricted), at most `limit` + 1; on bytes
 * n, m <= 64, longer texts answer limit + 1. For "did you mean". */
unsigned hoof_text_distance(const char *a, size_t n, const char *b, size_t m, unsigned limit);

#endif
