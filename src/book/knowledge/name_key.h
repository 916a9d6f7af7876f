/*
 * name_key: the form in which written names are stored and looked up.
 *
 * Folded, with everything that is not part of a word turned into one space:
 * "St. John's Wort" and "st john s wort" have the same key. A point stays
 * between two digits (0.0), a % after a digit; & is the word "and".
 */
#ifndef HOOF_BOOK_KNOWLEDGE_NAME_KEY_H
#define HOOF_BOOK_KNOWLEDGE_NAME_KEY_H

#include <stddef.h>

#include "base/arena.h"

/* The key of n bytes of valid UTF-8, in the arena; "" where no word is in it,
 * NULL without memory. */
char *hoof_name_key(struct hoof_arena *arena, const char *text, size_t n);

#endif
