/*
 * guard: who may see the book's folder and files.
 *
 * The folder is 0700, files 0600, under any umask; links are not followed. All
 * checks read the directory only (lstat): opening and closing a second
 * descriptor on a database would drop the locks that SQLite holds on it.
 */
#ifndef HOOF_BOOK_GUARD_H
#define HOOF_BOOK_GUARD_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/error.h"

/* The folder's real path, made with mode 0700 where it is missing (with
 * `make`). NULL with HOOF_STORAGE: not a folder, open to others, not ours.
 * *missing: it is not there and could not be made because the place is
 * read-only. free() the result. */
char *hoof_guard_folder(const char *dir, bool make, bool *missing, struct hoof_error *err);

/* Judges DIR/name: an ordinary file, one name only, nobody else's, closed to
 * others. *size is -1 where there is none. */
bool hoof_guard_file(const char *dir, const char *name, off_t *size, struct hoof_error *err);

/* Makes an empty DIR/name with mode 0600; true also when it is there already. */
bool hoof_guard_make(const char *dir, const char *name, struct hoof_error *err);

/* DIR/name, malloc'd. */
char *hoof_guard_path(const char *dir, const char *name);

#endif
