/*
 * knowledge_tables: makes the tables of names and foods from a compiled book.
 *
 * The program finds them ready in itself (book/knowledge/attach.h); this is how
 * they come about. Tests make them anew and compare.
 */
#ifndef HOOF_TOOLS_KNOWLEDGE_TABLES_H
#define HOOF_TOOLS_KNOWLEDGE_TABLES_H

#include "base/block.h"
#include "book/books.h"
#include "food/food.h"
#include "sentence/sentence.h"

bool knowledge_foods(struct hoof_books *books, struct hoof_arena *arena,
                     const struct hoof_food_table **out, struct hoof_error *err);
bool knowledge_lexicon(struct hoof_books *books, struct hoof_arena *arena,
                       const struct hoof_lexicon **out, struct hoof_error *err);

/* Both in one block. The same book gives the same bytes. */
bool knowledge_tables(struct hoof_books *books, struct hoof_arena *arena, struct hoof_block *out,
                      struct hoof_error *err);

#endif
