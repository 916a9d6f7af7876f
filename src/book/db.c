#include "book/db.h"

#include <string.h>

/* What the person needs to know after a failure: what happened, and what is safe. */
struct failure_words {
    int code; /* primary or extended */
    const char *text;
};

static const struct failure_words failures[] = {
    {SQLITE_FULL, "The disk is full, so nothing was saved just now. All that was saved before is "
                  "safe. Make some room on the disk and try again."},
    {SQLITE_IOERR_FSYNC, "Not saved: the disk did not confirm the writing. All that was saved "
                         "before is safe. Check the disk, then run \"hoofbeat verify\" before "
                         "you try again."},
    {SQLITE_IOERR_DIR_FSYNC, "Not saved: the disk did not confirm the writing. All that was saved "
                             "before is safe. Check the disk, then run \"hoofbeat verify\" before "
                             "you try again."},
    {SQLITE_IOERR_WRITE, "Not saved: the disk refused the writing (a failing disk, or a limit on "
                         "the size of files). All that was saved before is safe."},
    {SQLITE_IOERR_NOMEM, NULL},
    {SQLITE_NOMEM, NULL},
    {SQLITE_IOERR, "The disk gave an error while the journal was in use, so nothing was saved just "
                   "now. All that was saved before is safe. Check the disk, then run \"hoofbeat "
                   "verify\"."},
    {SQLITE_READONLY, "The journal is read-only here, so nothing can be saved. What is in it can "
                      "still be read."},
    {SQLITE_BUSY,
     "Another program is writing to the journal and did not finish in time, so nothing "
     "was saved just now. All that was saved before is safe. Try again in a moment."},
    {SQLITE_LOCKED, "Another part of the program is writing to the journal, so nothing was saved "
                    "just now. All that was saved before is safe. Try again in a moment."},
    {SQLITE_CORRUPT, "The journal's file is damaged. It was left as it is. Restore your latest "
                     "backup into a new folder, and keep the damaged file: part of it may still "
                     "be read."},
    {SQLITE_NOTADB, "The journal's file is damaged or is not a journal. It was left as it is. "
                    "Restore your latest backup into a new folder."},
    {SQLITE_CANTOPEN, "The journal's file cannot be opened. Check that the disk is there and that "
                      "the folder is yours."},
    {SQLITE_PERM, "The journal's file cannot be opened. Check that the folder and its files are "
                  "yours."},
    {SQLITE_AUTH, "The journal's file cannot be opened. Check that the folder and its files are "
                  "yours."},
    {SQLITE_PROTOCOL, "The journal is in use by too many programs at once, so nothing was saved "
                      "just now. All that was saved before is safe. Try again in a moment."},
    {SQLITE_TOOBIG, "This is too large for the journal, so it was not saved."},
};

static const struct failure_words *failure_find(int rc)
{
    size_t count = sizeof failures / sizeof *failures;
    for (size_t i = 0; i < count; i++)
        if (failures[i].code == rc)
            return &failures[i];
    for (size_t i = 0; i < count; i++)
        if (failures[i].code == (rc & 0xff))
            return &failures[i];
    return NULL;
}

bool hoof_db_fail(sqlite3 *db, int rc, const char *what, struct hoof_error *err)
{
    const struct failure_words *words = failure_find(rc);
    if (words && !words->text)
        return hoof_fail_memory(err);
    if (words)
        return hoof_fail(err, HOOF_STORAGE, what, "%s", words->text);
    const char *said =
        db && (sqlite3_errcode(db) & 0xff) == (rc & 0xff) ? sqlite3_errmsg(db) : sqlite3_errstr(rc);
    /* All SQL is constant and tested: where it does not fit, the file's tables are not ours. */
    if ((rc & 0xff) == SQLITE_ERROR)
        return hoof_fail(err, HOOF_STORAGE, what,
                         "The journal's tables are not as they should be (%.200s), so nothing was "
                         "changed. The file may be damaged: \"hoofbeat verify\" tells more.",
                         said);
    return hoof_fail(err, HOOF_BUG, what, "The journal refused a step of the program: %s.", said);
}

bool hoof_db_run(sqlite3 *db, const char *sql, struct hoof_error *err)
{
    int rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
    return rc == SQLITE_OK || hoof_db_fail(db, rc, NULL, err);
}

bool hoof_db_prepare(sqlite3 *db, struct hoof_stmt *q, const char *sql, struct hoof_error *err)
{
    *q = (struct hoof_stmt){0};
    q->rc = sqlite3_prepare_v2(db, sql, -1, &q->stmt, NULL);
    return q->rc == SQLITE_OK || hoof_db_fail(db, q->rc, NULL, err);
}

static void keep(struct hoof_stmt *q, int rc)
{
    if (q->rc == SQLITE_OK)
        q->rc = rc;
}

void hoof_bind_int(struct hoof_stmt *q, int column, int64_t value)
{
    keep(q, sqlite3_bind_int64(q->stmt, column, value));
}

void hoof_bind_number(struct hoof_stmt *q, int column, double value)
{
    keep(q, sqlite3_bind_double(q->stmt, column, value));
}

void hoof_bind_text(struct hoof_stmt *q, int column, const char *text)
{
    keep(q, text ? sqlite3_bind_text(q->stmt, column, text, -1, SQLITE_STATIC)
                 : sqlite3_bind_null(q->stmt, column));
}

void hoof_bind_text_n(struct hoof_stmt *q, int column, const char *text, size_t n)
{
    keep(q, text ? sqlite3_bind_text64(q->stmt, column, text, n, SQLITE_STATIC, SQLITE_UTF8)
                 : sqlite3_bind_null(q->stmt, column));
}

void hoof_bind_null(struct hoof_stmt *q, int column)
{
    keep(q, sqlite3_bind_null(q->stmt, column));
}

bool hoof_step(struct hoof_stmt *q, struct hoof_error *err)
{
    if (q->rc != SQLITE_OK) { /* a bind failed: no row must not look like "none there" */
        if (!err || err->code == HOOF_OK)
            hoof_db_fail(sqlite3_db_handle(q->stmt), q->rc, NULL, err);
        return false;
    }
    int rc = sqlite3_step(q->stmt);
    if (rc == SQLITE_ROW)
        return true;
    if (rc != SQLITE_DONE) {
        q->rc = rc;
        hoof_db_fail(sqlite3_db_handle(q->stmt), rc, NULL, err);
    }
    return false;
}

void hoof_reset(struct hoof_stmt *q)
{
    sqlite3_reset(q->stmt);
    sqlite3_clear_bindings(q->stmt);
}

bool hoof_finish(struct hoof_stmt *q, struct hoof_error *err)
{
    sqlite3 *db = q->stmt ? sqlite3_db_handle(q->stmt) : NULL;
    int rc = q->rc;
    sqlite3_finalize(q->stmt);
    *q = (struct hoof_stmt){0};
    if (rc == SQLITE_OK)
        return true;
    if (!err || err->code == HOOF_OK)
        hoof_db_fail(db, rc, NULL, err);
    return false;
}

int64_t hoof_column_int(struct hoof_stmt *q, int column)
{
    return sqlite3_column_int64(q->stmt, column);
}

double hoof_column_number(struct hoof_stmt *q, int column)
{
    return sqlite3_column_double(q->stmt, column);
}

const char *hoof_column_text(struct hoof_stmt *q, int column)
{
    return (const char *)sqlite3_column_text(q->stmt, column);
}

size_t hoof_column_size(struct hoof_stmt *q, int column)
{
    return (size_t)sqlite3_column_bytes(q->stmt, column);
}

bool hoof_column_is_null(struct hoof_stmt *q, int column)
{
    return sqlite3_column_type(q->stmt, column) == SQLITE_NULL;
}

int64_t hoof_db_int(sqlite3 *db, int64_t fallback, const char *sql, struct hoof_error *err)
{
    struct hoof_stmt q;
    int64_t value = fallback;
    if (!hoof_db_prepare(db, &q, sql, err))
        return fallback;
    if (hoof_step(&q, err) && !hoof_column_is_null(&q, 0))
        value = hoof_column_int(&q, 0);
    return hoof_finish(&q, err) ? value : fallback;
}

/* BEGIN IMMEDIATE asks for the write lock of every attached book, and the
 * knowledge book is read-only: SQLite then refuses. So take the lock of the
 * journal alone, by a statement that writes nothing. */
static int begin_write(sqlite3 *db)
{
    int rc = sqlite3_exec(db, "BEGIN IMMEDIATE", NULL, NULL, NULL);
    if ((rc & 0xff) != SQLITE_READONLY || sqlite3_db_readonly(db, "main") != 0)
        return rc;
    rc = sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);
    if (rc != SQLITE_OK)
        return rc;
    rc = sqlite3_exec(db, "DELETE FROM main.change WHERE number < 0", NULL, NULL, NULL);
    if (rc != SQLITE_OK)
        hoof_db_rollback(db);
    return rc;
}

bool hoof_db_begin(sqlite3 *db, struct hoof_error *err)
{
    /* The busy handler waits for the lock; a log that is just being recovered
     * or removed by a closing program answers busy without asking it. */
    int rc = SQLITE_BUSY;
    for (int attempt = 0; attempt < 50 && (rc & 0xff) == SQLITE_BUSY; attempt++) {
        if (attempt)
            sqlite3_sleep(10);
        rc = begin_write(db);
        if (rc == SQLITE_BUSY)
            break; /* the handler has waited its full time */
    }
    return rc == SQLITE_OK || hoof_db_fail(db, rc, NULL, err);
}

bool hoof_db_commit(sqlite3 *db, struct hoof_error *err)
{
    int rc = sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
    if (rc == SQLITE_OK)
        return true;
    hoof_db_fail(db, rc, NULL, err);
    hoof_db_rollback(db);
    return false;
}

void hoof_db_rollback(sqlite3 *db)
{
    if (!sqlite3_get_autocommit(db))
        sqlite3_exec(db, "ROLLBACK", NULL, NULL, NULL);
}
