/*
 * db: the thin layer over SQLite.
 *
 * Prepared statements only, values are bound, never pasted. Every failure comes
 * back as a hoof_error: a full, read-only, locked, damaged file is HOOF_STORAGE
 * with what is safe said in words. Scalar readers take the default first, so
 * that a missing row is no special case.
 *
 *     struct hoof_stmt q;
 *     if (!hoof_db_prepare(db, &q, "SELECT id FROM live WHERE at_s >= ?1", err))
 *         return false;
 *     hoof_bind_int(&q, 1, from_s);
 *     while (hoof_step(&q, err))
 *         use(hoof_column_text(&q, 0));
 *     return hoof_finish(&q, err);
 *
 * hoof_finish() must be called once for each prepared statement; it reports the
 * first failure of bind or step.
 */
#ifndef HOOF_BOOK_DB_H
#define HOOF_BOOK_DB_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/error.h"

struct hoof_stmt {
    sqlite3_stmt *stmt;
    int rc; /* first failure of bind or step, else SQLITE_OK */
};

/* Runs SQL without values or results (schema, pragmas). */
bool hoof_db_run(sqlite3 *db, const char *sql, struct hoof_error *err);

bool hoof_db_prepare(sqlite3 *db, struct hoof_stmt *q, const char *sql, struct hoof_error *err);

/* Columns are numbered from 1, as in the SQL. NULL text binds NULL. Text must
 * stay valid until the next bind, reset or finish. */
void hoof_bind_int(struct hoof_stmt *q, int column, int64_t value);
void hoof_bind_number(struct hoof_stmt *q, int column, double value);
void hoof_bind_text(struct hoof_stmt *q, int column, const char *text);
void hoof_bind_text_n(struct hoof_stmt *q, int column, const char *text, size_t n);
void hoof_bind_null(struct hoof_stmt *q, int column);

/* True: a row is there. False: no more rows, or a failure (hoof_finish tells). */
bool hoof_step(struct hoof_stmt *q, struct hoof_error *err);

/* Ready to bind and step again; keeps no values. */
void hoof_reset(struct hoof_stmt *q);
bool hoof_finish(struct hoof_stmt *q, struct hoof_error *err);

/* Columns from 0. Text is valid until the next step; NULL stays NULL. */
int64_t hoof_column_int(struct hoof_stmt *q, int column);
double hoof_column_number(struct hoof_stmt *q, int column);
const char *hoof_column_text(struct hoof_stmt *q, int column);
size_t hoof_column_size(struct hoof_stmt *q, int column);
bool hoof_column_is_null(struct hoof_stmt *q, int column);

/* The first column of the first row; fallback where there is none. A failure
 * sets err (which must be clear before) and gives fallback. */
int64_t hoof_db_int(sqlite3 *db, int64_t fallback, const char *sql, struct hoof_error *err);

/* Turns the connection's last failure into words. what: "save this entry". */
bool hoof_db_fail(sqlite3 *db, int rc, const char *what, struct hoof_error *err);

/* One write transaction (BEGIN IMMEDIATE). Waits while another process writes
 * (busy timeout, retry), then says so. Commit returns only when the data is on
 * the disk; when it fails the transaction is rolled back. */
bool hoof_db_begin(sqlite3 *db, struct hoof_error *err);
bool hoof_db_commit(sqlite3 *db, struct hoof_error *err);
void hoof_db_rollback(sqlite3 *db);

#endif
