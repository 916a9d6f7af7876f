/*
 * names: puts the knowledge book's ids in place of the names that people write.
 *
 * "Somatuline" in a field of agents becomes lanreotide, with the brand kept in
 * "product". A name that is not known stays as it was written, and is told. A
 * time zone that is not known is refused: it is no name of the person's own.
 *
 *     struct hoof_names names = {.ask = ask};
 *     hoof_names_settle(&names, kind, record, &unknown, err);
 *     hoof_names_release(&names);
 *
 * Words that were looked up once are remembered until the release.
 */
#ifndef HOOF_ASK_NAMES_H
#define HOOF_ASK_NAMES_H

#include <jansson.h>

#include "ask/ask.h"
#include "book/journal/kinds.h"

struct hoof_names {
    struct hoof_ask *ask;
    bool keeps_zones; /* unknown time zones are kept and told like names */
    json_t *seen;     /* private */
};

/* A name that is in no list, with the key that holds it (".foods[2]"). */
struct hoof_unknown_name {
    const char *key, *word, *vocabulary;
};
struct hoof_unknown_names {
    struct hoof_unknown_name *items;
    size_t count, capacity;
};

/* Adds to *unknown (in the arena), which may be NULL. HOOF_REQUEST, with its key as
 * the place, for a time zone that is not known. */
bool hoof_names_settle(struct hoof_names *names, const struct hoof_kind *kind, json_t *record,
                       struct hoof_unknown_names *unknown, struct hoof_error *err);
void hoof_names_release(struct hoof_names *names);

#endif
