/*
 * attach: hangs the compiled image on a connection as the schema "knowledge".
 *
 * The bytes are used where they are, read-only, and must stay valid while the
 * connection is open; nothing is copied, so that opening costs next to nothing.
 */
#ifndef HOOF_BOOK_KNOWLEDGE_ATTACH_H
#define HOOF_BOOK_KNOWLEDGE_ATTACH_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

/* The image inside the executable. It is linked in beside the program
 * (tools/meson.build: knowledge_image), not part of the library. */
extern const unsigned char hoof_knowledge_image[];
extern const size_t hoof_knowledge_image_size;

/* The finished tables of the same knowledge (base/block.h), beside it. */
extern const unsigned char hoof_knowledge_tables[];
extern const size_t hoof_knowledge_tables_size;

bool hoof_knowledge_attach(sqlite3 *db, const unsigned char *image, size_t size,
                           struct hoof_error *err);

#endif
