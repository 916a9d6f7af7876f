/*
 * rules: which revisions of a line hold, as a pure function.
 *
 * A line is a record with all that came out of it by correction and deletion.
 * A revision stands unless the change that wrote it was undone. It holds (is
 * live) when it stands, is no tombstone, and nothing that stands came after it
 * in its line, however many undone revisions lie between. Of two rows with one
 * id, the first that stands holds.
 *
 * The same rule once more, over the whole file and in SQL, is in verify.c: the
 * two check each other.
 */
#ifndef HOOF_BOOK_JOURNAL_RULES_H
#define HOOF_BOOK_JOURNAL_RULES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct hoof_line_row {
    int64_t seq;
    const char *id;
    const char *supersedes; /* NULL: the first of its line */
    bool stands, tombstone;
    bool live; /* the answer */
};

/* Sets `live` of the rows of one line, in any order. */
void hoof_line_settle(struct hoof_line_row *rows, size_t count);

#endif
