#include "book/books.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "book/db.h"
#include "book/guard.h"
#include "book/journal/schema.h"
#include "book/knowledge/attach.h"

/* Waits up to about ten seconds in all, a little longer each time and not in
 * step with others that wait. No clock is read. */
static int wait_for_writer(void *unused, int calls)
{
    if (calls >= 420)
        return 0;
    int ms = calls < 12 ? 1 + calls * 2 : 25;
    unsigned char jitter;
    sqlite3_randomness(1, &jitter);
    sqlite3_sleep(ms + jitter % 8);
    return 1;
}

/* "file:" URI of a path; NULL without memory. sqlite3_free() it. */
static char *immutable_uri(const char *path)
{
    sqlite3_str *uri = sqlite3_str_new(NULL);
    sqlite3_str_appendall(uri, "file:");
    for (const unsigned char *c = (const unsigned char *)path; *c; c++) {
        if (*c == '%' || *c == '?' || *c == '#' || *c < 0x20)
            sqlite3_str_appendf(uri, "%%%02x", *c);
        else
            sqlite3_str_appendchar(uri, 1, (char)*c);
    }
    sqlite3_str_appendall(uri, "?immutable=1");
    return sqlite3_str_finish(uri);
}

static bool configure(sqlite3 *db, struct hoof_error *err)
{
    sqlite3_extended_result_codes(db, 1);
    sqlite3_busy_handler(db, wait_for_writer, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_DEFENSIVE, 1, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0, NULL);
    sqlite3_db_config(db, SQLITE_DBCONFIG_ENABLE_FKEY, 1, NULL);
    sqlite3_limit(db, SQLITE_LIMIT_LENGTH, 256 * 1024 * 1024);
    return hoof_db_run(db,
                       "PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;"
                       "PRAGMA mmap_size = 0;",
                       err);
}

/* Reads the header through SQLite's own descriptor, before any statement runs. */
static bool read_header(sqlite3 *db, unsigned char header[100], sqlite3_int64 *size,
                        struct hoof_error *err)
{
    sqlite3_file *file = NULL;
    int rc = sqlite3_file_control(db, "main", SQLITE_FCNTL_FILE_POINTER, &file);
    if (rc != SQLITE_OK || !file || !file->pMethods)
        return hoof_db_fail(db, SQLITE_CANTOPEN, NULL, err);
    rc = file->pMethods->xFileSize(file, size);
    if (rc == SQLITE_OK && *size > 0)
        rc = file->pMethods->xRead(file, header, 100, 0);
    if (rc != SQLITE_OK && rc != SQLITE_IOERR_SHORT_READ)
        return hoof_db_fail(db, rc, NULL, err);
    return true;
}

static uint32_t big_endian(const unsigned char *p)
{
    return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static bool fail_foreign(const char *path, struct hoof_error *err)
{
    return hoof_fail(err, HOOF_STORAGE, NULL,
                     "%s is not a journal of this program. It was left as it is. Name another "
                     "folder with --book.",
                     path);
}

static bool fail_newer(int64_t version, struct hoof_error *err)
{
    return hoof_fail(err, HOOF_STORAGE, NULL,
                     "The journal was written by a newer Hoofbeat (its version %lld, this program "
                     "knows %d). It was left as it is. Install the newer program to open it.",
                     (long long)version, HOOF_SCHEMA_VERSION);
}

/* Judges the first bytes of the file. *fresh: it holds nothing yet. */
static bool judge_header(sqlite3 *db, const char *path, bool has_journal, bool *fresh,
                         struct hoof_error *err)
{
    unsigned char header[100] = {0};
    static const unsigned char zeros[100];
    sqlite3_int64 size = 0;
    if (!read_header(db, header, &size, err))
        return false;
    *fresh = size == 0;
    if (*fresh)
        return true;
    if (has_journal && memcmp(header, zeros, sizeof header) == 0)
        return true; /* its making was cut short: SQLite takes that back */
    if (size < 512 || memcmp(header, "SQLite format 3", 16) != 0)
        return hoof_fail(err, HOOF_STORAGE, NULL,
                         "%s is damaged or is not a journal. It was left as it is. Restore your "
                         "latest backup into a new folder.",
                         path);
    if (big_endian(header + 68) != HOOF_APPLICATION_ID)
        return fail_foreign(path, err);
    if ((int32_t)big_endian(header + 60) > HOOF_SCHEMA_VERSION)
        return fail_newer((int32_t)big_endian(header + 60), err);
    return true;
}

/* Judges what SQLite reads, the log included. */
static bool judge_version(sqlite3 *db, const char *path, struct hoof_error *err)
{
    struct hoof_error first = {0};
    int64_t id = hoof_db_int(db, 0, "PRAGMA application_id", &first);
    int64_t version = hoof_db_int(db, 0, "PRAGMA user_version", &first);
    int64_t tables = hoof_db_int(db, 0,
                                 "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name "
                                 "IN ('change', 'revision', 'live')",
                                 &first);
    if (first.code) {
        if (err)
            *err = first;
        return false;
    }
    if (id != HOOF_APPLICATION_ID)
        return fail_foreign(path, err);
    if (version > HOOF_SCHEMA_VERSION)
        return fail_newer(version, err);
    if (tables != 3)
        return hoof_db_fail(db, SQLITE_CORRUPT, NULL, err);
    return true;
}

/* Puts the schema into an empty file, in one transaction of the rollback kind:
 * the file is empty or whole at every moment. Several may try at once. */
static bool furnish(sqlite3 *db, struct hoof_error *err)
{
    if (!hoof_db_run(db, "PRAGMA synchronous = FULL", err) || !hoof_db_begin(db, err))
        return false;
    struct hoof_error first = {0};
    int64_t id = hoof_db_int(db, 0, "PRAGMA application_id", &first);
    int64_t tables = hoof_db_int(db, 0, "SELECT count(*) FROM sqlite_schema", &first);
    bool good = !first.code;
    if (!good && err)
        *err = first;
    if (good && id == 0 && tables == 0)
        good = hoof_db_run(db, hoof_schema_sql(), err);
    if (!good) {
        hoof_db_rollback(db);
        return false;
    }
    return hoof_db_commit(db, err);
}

/* The write-ahead log; another program may hold the file for a moment. */
static bool use_log(sqlite3 *db, struct hoof_error *err)
{
    int rc = SQLITE_BUSY;
    for (int attempt = 0; attempt < 500 && (rc & 0xff) == SQLITE_BUSY; attempt++) {
        if (attempt)
            sqlite3_sleep(10);
        rc = sqlite3_exec(db, "PRAGMA journal_mode = WAL", NULL, NULL, NULL);
    }
    if (rc != SQLITE_OK)
        return hoof_db_fail(db, rc, NULL, err);
    return hoof_db_run(db, "PRAGMA synchronous = FULL; PRAGMA secure_delete = ON;", err);
}

/* A book in memory: no journal is wanted, or there is none and none can be made. */
static bool open_memory(struct hoof_books *books, bool furnished, struct hoof_error *err)
{
    int rc =
        sqlite3_open_v2(":memory:", &books->db, SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX, NULL);
    if (rc != SQLITE_OK)
        return books->db ? hoof_db_fail(books->db, rc, NULL, err) : hoof_fail_memory(err);
    if (!configure(books->db, err))
        return false;
    books->read_only = true;
    return !furnished || hoof_db_run(books->db, hoof_schema_sql(), err);
}

static bool open_file(struct hoof_books *books, const char *path, bool can_write, bool has_log,
                      bool has_journal, struct hoof_error *err)
{
    char *uri = NULL;
    int flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_NOFOLLOW;
    if (!can_write) {
        if (has_log || has_journal)
            return hoof_fail(err, HOOF_STORAGE, NULL,
                             "The folder is read-only, and the last change still stands beside the "
                             "journal in journal.db-%s. Copy the whole folder to a place that can "
                             "be written, and open it there.",
                             has_log ? "wal" : "journal");
        uri = immutable_uri(path);
        if (!uri)
            return hoof_fail_memory(err);
    }
    int rc = sqlite3_open_v2(
        uri ? uri : path, &books->db,
        flags | (uri ? SQLITE_OPEN_READONLY | SQLITE_OPEN_URI : SQLITE_OPEN_READWRITE), NULL);
    sqlite3_free(uri);
    if (rc != SQLITE_OK)
        return books->db ? hoof_db_fail(books->db, rc, NULL, err) : hoof_fail_memory(err);

    /* Until the file is known to be ours, closing must not write its log back.
     * Without one, closing only takes away what opening has made. */
    sqlite3_db_config(books->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, has_log, NULL);
    bool fresh;
    if (!configure(books->db, err) || !judge_header(books->db, path, has_journal, &fresh, err))
        return false;
    books->read_only = sqlite3_db_readonly(books->db, "main") == 1;
    if (!fresh && !has_journal && !judge_version(books->db, path, err))
        return false;
    if ((fresh || has_journal) && !books->read_only && !furnish(books->db, err))
        return false;
    if ((fresh || has_journal) && !judge_version(books->db, path, err))
        return false;
    sqlite3_db_config(books->db, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 0, NULL);
    return books->read_only || use_log(books->db, err);
}

/* access() is asked last: it also knows of disks that are mounted read-only. */
static bool folder_writable(const char *dir)
{
    return access(dir, W_OK | X_OK) == 0;
}

/* An interrupted first use leaves an empty journal.db and nothing in its log; the
 * cache comes after the first change. An empty file beside either has lost what
 * it held, and opening it as a new one would take the log with it. */
static bool judge_empty(const char *dir, off_t log_size, struct hoof_error *err)
{
    char *cache = hoof_guard_path(dir, "cache.db");
    if (!cache)
        return hoof_fail_memory(err);
    bool used = log_size > 0 || access(cache, F_OK) == 0;
    free(cache);
    /* Looked at once more: another program may be at its first use just now. */
    off_t size = 0;
    if (used && !hoof_guard_file(dir, "journal.db", &size, err))
        return false;
    return !used || size > 0 ||
           hoof_fail(err, HOOF_STORAGE, NULL,
                     "journal.db is empty, but the files beside it show that it was in "
                     "use. Nothing was changed. Restore your latest backup into a new "
                     "folder, and keep this one: part of it may still be read.");
}

static bool open_journal(struct hoof_books *books, const struct hoof_books_options *options,
                         struct hoof_error *err)
{
    bool missing;
    struct hoof_error first = {0};
    books->dir = hoof_guard_folder(options->dir, true, &missing, &first);
    if (!books->dir) {
        if (missing && options->access == HOOF_READ) {
            books->dir = strdup(options->dir);
            return books->dir ? open_memory(books, true, err) : hoof_fail_memory(err);
        }
        if (err)
            *err = first;
        return false;
    }
    off_t size, log_size, shm_size, undo_size;
    if (!hoof_guard_file(books->dir, "journal.db", &size, err) ||
        !hoof_guard_file(books->dir, "journal.db-wal", &log_size, err) ||
        !hoof_guard_file(books->dir, "journal.db-shm", &shm_size, err) ||
        !hoof_guard_file(books->dir, "journal.db-journal", &undo_size, err))
        return false;
    bool can_write = folder_writable(books->dir);
    if (size < 0) {
        if (!can_write && options->access == HOOF_READ)
            return open_memory(books, true, err);
        if (!can_write)
            return hoof_fail(err, HOOF_STORAGE, NULL,
                             "The folder %s is read-only, so no journal can be made in it.",
                             books->dir);
        /* Looked for once more: another program may have made both just now. */
        if (log_size > 0 && !hoof_guard_file(books->dir, "journal.db", &size, err))
            return false;
        if (log_size > 0 && size < 0)
            return hoof_fail(err, HOOF_STORAGE, NULL,
                             "journal.db is missing, but its log journal.db-wal is there. Put "
                             "journal.db back beside it. Nothing was changed.");
        if (!hoof_guard_make(books->dir, "journal.db", err))
            return false;
    } else if (size == 0 && undo_size <= 0 && !judge_empty(books->dir, log_size, err)) {
        return false;
    }
    char *path = hoof_guard_path(books->dir, "journal.db");
    if (!path)
        return hoof_fail_memory(err);
    bool good = open_file(books, path, can_write, log_size > 0, undo_size > 0, err);
    free(path);
    if (good && options->access == HOOF_WRITE && books->read_only)
        good = hoof_db_fail(books->db, SQLITE_READONLY, NULL, err);
    books->has_journal = good;
    return good;
}

bool hoof_books_open(const struct hoof_books_options *options, struct hoof_books **out,
                     struct hoof_error *err)
{
    *out = NULL;
    struct hoof_books *books = calloc(1, sizeof *books);
    if (!books)
        return hoof_fail_memory(err);
    bool good = options->access == HOOF_NO_JOURNAL ? open_memory(books, false, err)
                                                   : open_journal(books, options, err);
    if (good && options->knowledge) {
        good = hoof_knowledge_attach(books->db, options->knowledge, options->knowledge_size, err);
        books->has_knowledge = good;
        books->tables = options->tables;
        books->tables_size = options->tables_size;
    }
    if (!good) {
        hoof_books_close(books);
        return false;
    }
    *out = books;
    return true;
}

void hoof_books_close(struct hoof_books *books)
{
    if (!books)
        return;
    sqlite3_close_v2(books->db);
    free(books->dir);
    free(books);
}

bool hoof_books_owns(const struct hoof_books *books, const char *path)
{
    const char *slash = strrchr(path, '/');
    const char *base = slash ? slash + 1 : path;
    struct stat folder, own;
    char parent[4096];
    size_t n = slash ? (size_t)(slash - path) : 0;
    if (!books->dir || !strstr(base, ".db") || n >= sizeof parent)
        return false;
    memcpy(parent, path, n);
    parent[n] = '\0';
    const char *name = !slash ? "." : n == 0 ? "/" : parent;
    return stat(name, &folder) == 0 && stat(books->dir, &own) == 0 && folder.st_dev == own.st_dev &&
           folder.st_ino == own.st_ino;
}
