/*
 * knowledge_records: records of the journal as the examples of checks write them.
 *
 *     {kind: dose, agent: lanreotide, dose: 120, unit: mg, at: -17 d}
 *
 * Keys are those of the interchange file. Times are told from the present of
 * the examples: now, -90 min, -3 h, -17 d (the same clock time 17 days before),
 * -17 d 08:00, date -17 d, in wk and months too. An id may be any word.
 */
#ifndef HOOF_TOOLS_KNOWLEDGE_RECORDS_H
#define HOOF_TOOLS_KNOWLEDGE_RECORDS_H

#include "base/uuid.h"
#include "base/zone.h"
#include "book/journal/kinds.h"
#include "knowledge_book.h"

struct record_reader {
    struct book *book;
    const struct hoof_zone *zone;
    int64_t now_s;
};

/* A checked record of a family (HOOF_PROFILE: the whole profile); NULL and a
 * problem where it is none. The caller owns it. */
json_t *record_of(struct record_reader *r, enum hoof_family family, const struct yaml_node *node);

/* A time as the interchange file writes it; false where the text is none. */
bool record_time(const struct record_reader *r, const char *text, bool date_only, char out[32]);

/* The id that a word of an example stands for. */
void record_id(const char *name, char out[HOOF_UUID_TEXT]);

#endif
