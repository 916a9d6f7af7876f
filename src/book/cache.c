#include "book/cache.h"

#include <stdlib.h>
#include <unistd.h>

#include "book/db.h"
#include "book/guard.h"

#define CACHE_FILE           "cache.db"
#define CACHE_VERSION        1
#define CACHE_APPLICATION_ID 1214399329 /* "HbCa" */

struct hoof_cache {
    sqlite3 *db;
};

static const char settings[] = "PRAGMA trusted_schema = OFF; PRAGMA secure_delete = ON;";

static const char schema[] = "BEGIN IMMEDIATE;"
                             "CREATE TABLE IF NOT EXISTS answer ("
                             "  question TEXT NOT NULL," /* what was asked */
                             "  date TEXT NOT NULL,"     /* local date of the answer */
                             "  zone TEXT NOT NULL,"     /* zone that the date is in */
                             "  state INTEGER NOT NULL," /* change number of the journal */
                             "  text TEXT NOT NULL,"     /* the answer */
                             "  PRIMARY KEY (question, date, zone)"
                             ") STRICT;"
                             "PRAGMA application_id = 1214399329;" /* CACHE_APPLICATION_ID */
                             "PRAGMA user_version = 1;"            /* CACHE_VERSION */
                             "COMMIT;";

/* What came of opening the file. */
enum opened { OPENED, WORTHLESS, BUSY };

/* A file that another program holds is left alone; one that is no database, or
 * none of this version, is worth nothing. */
static enum opened judge(sqlite3 *db)
{
    int rc = sqlite3_errcode(db) & 0xff;
    bool ours = rc == SQLITE_OK || rc == SQLITE_DONE || rc == SQLITE_ROW;
    return ours || rc == SQLITE_NOTADB || rc == SQLITE_CORRUPT || rc == SQLITE_ERROR ? WORTHLESS
                                                                                     : BUSY;
}

static enum opened open_file(const char *path, sqlite3 **out)
{
    int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOFOLLOW | SQLITE_OPEN_PRIVATECACHE;
    struct hoof_error err = {0};
    sqlite3 *db = NULL;
    bool ok = sqlite3_open_v2(path, &db, flags, NULL) == SQLITE_OK;
    if (ok) {
        sqlite3_busy_timeout(db, 200); /* a cache is not worth a longer wait */
        int64_t id = hoof_db_int(db, -1, "PRAGMA application_id", &err);
        int64_t version = err.code ? -1 : hoof_db_int(db, -1, "PRAGMA user_version", &err);
        bool fresh = id == 0 && version == 0;
        ok = (fresh && hoof_db_run(db, schema, &err)) ||
             (id == CACHE_APPLICATION_ID && version == CACHE_VERSION);
        ok = ok && hoof_db_run(db, settings, &err);
    }
    if (ok) {
        *out = db;
        return OPENED;
    }
    enum opened why = judge(db);
    sqlite3_close(db);
    return why;
}

/* True where DIR/cache.db is an ordinary file of ours, made where it is missing. */
static bool file_is_ours(const char *dir)
{
    struct hoof_error ignored = {0};
    off_t size = -1;
    return hoof_guard_file(dir, CACHE_FILE, &size, &ignored) &&
           (size >= 0 || hoof_guard_make(dir, CACHE_FILE, &ignored));
}

struct hoof_cache *hoof_cache_open(const struct hoof_books *books)
{
    if (!books || !books->has_journal || books->read_only || !books->dir)
        return NULL;
    if (!file_is_ours(books->dir))
        return NULL;
    struct hoof_cache *cache = calloc(1, sizeof *cache);
    char *path = hoof_guard_path(books->dir, CACHE_FILE);
    enum opened opened = cache && path ? open_file(path, &cache->db) : BUSY;
    if (opened == WORTHLESS && unlink(path) == 0 && file_is_ours(books->dir))
        opened = open_file(path, &cache->db); /* made anew, once */
    free(path);
    if (opened == OPENED)
        return cache;
    free(cache);
    return NULL;
}

void hoof_cache_close(struct hoof_cache *cache)
{
    if (!cache)
        return;
    sqlite3_close(cache->db);
    free(cache);
}

static void bind_key(struct hoof_stmt *q, const struct hoof_cache_key *key)
{
    hoof_bind_text(q, 1, key->question);
    hoof_bind_text(q, 2, key->date);
    hoof_bind_text(q, 3, key->zone);
    hoof_bind_int(q, 4, key->state);
}

const char *hoof_cache_get(struct hoof_cache *cache, struct hoof_arena *arena,
                           const struct hoof_cache_key *key)
{
    struct hoof_error ignored = {0};
    struct hoof_stmt q;
    if (!cache || !hoof_db_prepare(cache->db, &q,
                                   "SELECT text FROM answer WHERE question = ?1 AND date = ?2 "
                                   "AND zone = ?3 AND state = ?4",
                                   &ignored))
        return NULL;
    bind_key(&q, key);
    const char *text = NULL;
    if (hoof_step(&q, &ignored))
        text = hoof_strndup(arena, hoof_column_text(&q, 0), hoof_column_size(&q, 0));
    return hoof_finish(&q, &ignored) ? text : NULL;
}

void hoof_cache_put(struct hoof_cache *cache, const struct hoof_cache_key *key, const char *text,
                    size_t n)
{
    struct hoof_error ignored = {0};
    struct hoof_stmt q;
    if (!cache ||
        !hoof_db_prepare(cache->db, &q,
                         "INSERT OR REPLACE INTO answer "
                         "(question, date, zone, state, text) VALUES (?1, ?2, ?3, ?4, ?5)",
                         &ignored))
        return;
    bind_key(&q, key);
    hoof_bind_text_n(&q, 5, text, n);
    while (hoof_step(&q, &ignored))
        ;
    hoof_finish(&q, &ignored);
}
