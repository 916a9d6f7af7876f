/*
 * cache: derived answers beside the journal, kept so that they need not be
 * computed twice.
 *
 * cache.db may be deleted at any time, is never backed up, merged or exported.
 * A value is kept under its question, date, zone and the journal's change
 * number: a new entry makes it stale without anyone having to remember it. No
 * failure of the cache is a failure of the program: hoof_cache_get() then finds
 * nothing and hoof_cache_put() keeps nothing.
 *
 *     struct hoof_cache *cache = hoof_cache_open(books);
 *     struct hoof_cache_key key = {"insight/flushing", "2026-11-23", "Europe/Berlin", state};
 *     const char *kept = hoof_cache_get(cache, arena, &key);
 *     hoof_cache_close(cache);
 *
 * The caller owns the cache and closes it; texts that were found belong to the
 * arena.
 */
#ifndef HOOF_BOOK_CACHE_H
#define HOOF_BOOK_CACHE_H

#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "book/books.h"

struct hoof_cache;

struct hoof_cache_key {
    const char *question; /* names the question and everything asked of it */
    const char *date;     /* the local date that the answer is for */
    const char *zone;     /* IANA name */
    int64_t state;        /* hoof_journal_state() */
};

/* NULL where no cache can be kept (read-only folder, no journal, no memory);
 * the other functions take NULL and do nothing. A damaged or foreign-schema
 * file is thrown away and made anew. */
struct hoof_cache *hoof_cache_open(const struct hoof_books *books);
void hoof_cache_close(struct hoof_cache *cache);

/* The kept text, or NULL. */
const char *hoof_cache_get(struct hoof_cache *cache, struct hoof_arena *arena,
                           const struct hoof_cache_key *key);

/* Keeps a text; what was kept for the same question under an older state goes. */
void hoof_cache_put(struct hoof_cache *cache, const struct hoof_cache_key *key, const char *text,
                    size_t n);

#endif
