/* Shared by the files of the journal only. */
#ifndef HOOF_BOOK_JOURNAL_PRIVATE_H
#define HOOF_BOOK_JOURNAL_PRIVATE_H

#include "book/journal/journal.h"
#include "book/journal/rules.h"

/* "entry", "item", "profile": the words of the column family. */
const char *hoof_family_name(enum hoof_family family);

enum hoof_family hoof_family_of(const char *name);

/* A stored body with its id put first; NULL with err. */
json_t *hoof_body_parse(const char *id, const char *body, size_t n, struct hoof_error *err);

/* Columns of every query that reads records, and the reader of such a row; bodies
 * are put into the list. */
#define HOOF_RECORD_COLUMNS                                                                        \
    "r.id, r.family, r.kind, r.at_s, r.day_level, r.change, r.made_up, r.line, r.body"
struct hoof_stmt;
bool hoof_record_read(struct hoof_stmt *q, struct hoof_arena *arena, json_t *bodies,
                      struct hoof_record *out, struct hoof_error *err);

/* An empty list that the arena owns. */
json_t *hoof_json_array_in(struct hoof_arena *arena, struct hoof_error *err);

/* The steps of hoof_change_begin: a transaction, then its row in `change`. */
bool hoof_change_open(struct hoof_books *books, int64_t now_ms, struct hoof_uuid_source *uuids,
                      struct hoof_change *out, struct hoof_error *err);
bool hoof_change_describe(struct hoof_change *change, const char *label, const char *undoes,
                          struct hoof_error *err);
bool hoof_change_drop_live(struct hoof_change *change, int64_t seq, struct hoof_error *err);

#endif
