/*
 * rows: reading rows of the knowledge book into an array that grows in an arena.
 *
 * For the files of src/book/knowledge only.
 *
 *     struct hoof_rows rows;
 *     if (!hoof_rows_begin(&rows, books, arena, "SELECT ...", value, err))
 *         return false;
 *     while (!rows.failed && hoof_step(&rows.q, err)) {
 *         struct thing *items = hoof_rows_next(&rows, out->items, out->count, sizeof *items);
 *         if (!items)
 *             break;
 *         items[out->count++] = (struct thing){hoof_rows_text(&rows, 0)};
 *         out->items = items;
 *     }
 *     return hoof_rows_finish(&rows);
 */
#ifndef HOOF_BOOK_KNOWLEDGE_ROWS_H
#define HOOF_BOOK_KNOWLEDGE_ROWS_H

#include "book/books.h"
#include "book/db.h"

struct hoof_rows {
    struct hoof_stmt q;
    struct hoof_arena *arena;
    struct hoof_error *err;
    size_t capacity;
    bool failed;
};

/* first: the value of ?1, where the SQL has one. */
bool hoof_rows_begin(struct hoof_rows *rows, struct hoof_books *books, struct hoof_arena *arena,
                     const char *sql, const char *first, struct hoof_error *err);

/* Room for the next element; NULL ends the reading. */
void *hoof_rows_next(struct hoof_rows *rows, void *items, size_t count, size_t size);

/* A column's text in the arena; NULL stays NULL. */
const char *hoof_rows_text(struct hoof_rows *rows, int column);

bool hoof_rows_finish(struct hoof_rows *rows);

#endif
