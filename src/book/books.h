/*
 * books: the four books on one connection.
 *
 * The journal is the connection's main database; the knowledge image is
 * attached as "knowledge" (read-only, from memory), and cache.db as "cache"
 * when it is asked for. Registry and pantry come with their own commands.
 *
 *     struct hoof_books *books;
 *     if (!hoof_books_open(&options, &books, err)) ...
 *     ... queries over books->db ...
 *     hoof_books_close(books);
 *
 * The caller owns the books and closes them.
 */
#ifndef HOOF_BOOK_BOOKS_H
#define HOOF_BOOK_BOOKS_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/error.h"

enum hoof_access {
    HOOF_NO_JOURNAL, /* only the knowledge book: help, facts */
    HOOF_READ,       /* a missing book is made where possible; where the folder is
                        read-only an empty one stands in, in memory */
    HOOF_WRITE
};

struct hoof_books_options {
    const char *dir; /* the folder that holds journal.db; NULL with HOOF_NO_JOURNAL */
    enum hoof_access access;
    const unsigned char *knowledge; /* the compiled image; NULL: none is attached */
    size_t knowledge_size;
    const unsigned char *tables; /* the tables made of it; NULL: none */
    size_t tables_size;
};

struct hoof_books {
    sqlite3 *db;
    char *dir;
    bool read_only; /* journal cannot be written: doors show a banner */
    bool has_journal;
    bool has_knowledge;
    const unsigned char *tables; /* looked at when they are asked for: book/knowledge/ */
    size_t tables_size;
};

/* Opens, or makes on first use: folder 0700, files 0600 under any umask.
 * HOOF_STORAGE: others may read folder or file (names the command that mends
 * it), a link stands in the way, the file is foreign, damaged or newer (left
 * untouched), the disk is full. */
bool hoof_books_open(const struct hoof_books_options *options, struct hoof_books **out,
                     struct hoof_error *err);
void hoof_books_close(struct hoof_books *books);

/* True when path names a database of this book (or SQLite's files beside it),
 * also one that is not there yet: nothing else may be written to it. */
bool hoof_books_owns(const struct hoof_books *books, const char *path);

#endif
