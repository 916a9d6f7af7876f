/* Undo: a change that takes back another; what holds is computed anew for the
 * lines that it touched, and for them only. */
#include <string.h>

#include "book/db.h"
#include "book/journal/journal_private.h"

/* Computes anew what holds in one line. */
static bool settle_line(struct hoof_change *change, struct hoof_arena *arena,
                        struct hoof_stmt *rows_query, const char *line, struct hoof_error *err)
{
    struct hoof_line_row *rows = NULL;
    size_t count = 0, capacity = 0;
    hoof_reset(rows_query);
    hoof_bind_text(rows_query, 1, line);
    bool good = true;
    while (good && hoof_step(rows_query, err)) {
        rows = hoof_grow(arena, rows, count, &capacity, sizeof *rows);
        if (!rows)
            return hoof_fail_memory(err);
        const char *supersedes = hoof_column_text(rows_query, 2);
        rows[count] = (struct hoof_line_row){
            .seq = hoof_column_int(rows_query, 0),
            .id = hoof_strdup(arena, hoof_column_text(rows_query, 1)),
            .supersedes = hoof_strdup(arena, supersedes),
            .tombstone = hoof_column_int(rows_query, 3) != 0,
            .stands = hoof_column_int(rows_query, 4) != 0,
        };
        if (!rows[count].id || (supersedes && !rows[count].supersedes))
            return hoof_fail_memory(err);
        count++;
    }
    sqlite3_reset(rows_query->stmt);
    if (rows_query->rc != SQLITE_OK)
        return false;
    hoof_line_settle(rows, count);
    for (size_t i = 0; good && i < count; i++)
        good = hoof_change_drop_live(change, rows[i].seq, err);
    for (size_t i = 0; good && i < count; i++) {
        if (!rows[i].live)
            continue;
        struct hoof_stmt q;
        good = hoof_db_prepare(change->books->db, &q,
                               "INSERT INTO live (seq, family, kind, at_s, subject) SELECT seq, "
                               "family, kind, at_s, subject FROM revision WHERE seq = ?1",
                               err);
        if (good) {
            hoof_bind_int(&q, 1, rows[i].seq);
            hoof_step(&q, err);
            good = hoof_finish(&q, err);
        }
    }
    return good;
}

/* Settles every line that the change `number` touched; counts its revisions. */
static bool settle_change(struct hoof_change *change, int64_t number, size_t *records,
                          struct hoof_error *err)
{
    struct hoof_stmt lines, rows;
    if (!hoof_db_prepare(change->books->db, &rows,
                         "SELECT r.seq, r.id, r.supersedes, r.tombstone, NOT EXISTS (SELECT 1 FROM "
                         "change AS u WHERE u.undoes = c.id) FROM revision AS r JOIN change AS c "
                         "ON c.number = r.change WHERE r.id = ?1 OR r.line = ?1 ORDER BY r.seq",
                         err))
        return false;
    if (!hoof_db_prepare(change->books->db, &lines,
                         "SELECT coalesce(line, id), count(*) FROM revision WHERE change = ?1 "
                         "GROUP BY 1",
                         err)) {
        hoof_finish(&rows, NULL);
        return false;
    }
    struct hoof_arena *arena = hoof_arena_new();
    bool good = arena || hoof_fail_memory(err);
    hoof_bind_int(&lines, 1, number);
    *records = 0;
    while (good && hoof_step(&lines, err)) {
        const char *line = hoof_column_text(&lines, 0);
        *records += (size_t)hoof_column_int(&lines, 1);
        good = line ? settle_line(change, arena, &rows, line, err) : hoof_fail_memory(err);
        hoof_arena_reset(arena);
    }
    good = hoof_finish(&rows, good ? err : NULL) && good;
    good = hoof_finish(&lines, good ? err : NULL) && good;
    hoof_arena_free(arena);
    return good;
}

static bool nothing_to_undo(const char *batch, struct hoof_error *err)
{
    if (!batch)
        return hoof_fail(err, HOOF_REQUEST, NULL, "There is nothing to take back.");
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "There is no import with the id %.60s that still stands. The id is the "
                     "\"batch\" that the import answered.",
                     batch);
}

/* Another change than the expected one would be taken back. */
static bool not_that_one(int64_t only, int64_t highest, struct hoof_error *err)
{
    if (highest < only)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "That was taken back already. Nothing was changed.");
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "Something else was written down after it, so nothing was taken back. The "
                     "newest is taken back first.");
}

/* The change to take back: the highest that stands, or the import with that id.
 * only: 0, or the number that it must have. */
static bool find_change(struct hoof_change *change, struct hoof_arena *arena, const char *batch,
                        int64_t only, struct hoof_undone *out, char id[HOOF_UUID_TEXT],
                        struct hoof_error *err)
{
    struct hoof_stmt q;
    if (!hoof_db_prepare(
            change->books->db, &q,
            "SELECT c.number, c.id, c.label FROM change AS c WHERE c.undoes IS NULL AND NOT EXISTS "
            "(SELECT 1 FROM change AS u WHERE u.undoes = c.id) AND (?1 IS NULL OR (c.id = ?1 AND "
            "c.label IN ('import', 'demo'))) ORDER BY c.number DESC LIMIT 1",
            err))
        return false;
    hoof_bind_text(&q, 1, batch);
    if (hoof_step(&q, err)) {
        const char *row_id = hoof_column_text(&q, 1);
        out->change = hoof_column_int(&q, 0);
        out->label = hoof_strdup(arena, hoof_column_text(&q, 2));
        if (row_id && strlen(row_id) < HOOF_UUID_TEXT)
            memcpy(id, row_id, strlen(row_id) + 1);
    }
    if (!hoof_finish(&q, err))
        return false;
    if (only && out->change != only)
        return not_that_one(only, out->change, err);
    if (!out->change)
        return nothing_to_undo(batch, err);
    return (out->label && *id) || hoof_fail_memory(err);
}

static bool take_back(struct hoof_books *books, struct hoof_arena *arena, const char *batch,
                      int64_t only, int64_t now_ms, struct hoof_uuid_source *uuids,
                      struct hoof_undone *out, struct hoof_error *err)
{
    struct hoof_change change;
    char id[HOOF_UUID_TEXT] = "";
    *out = (struct hoof_undone){0};
    if (!hoof_change_open(books, now_ms, uuids, &change, err))
        return false;
    if (!find_change(&change, arena, batch, only, out, id, err) ||
        !hoof_change_describe(&change, batch ? "import-undo" : "undo", id, err) ||
        !settle_change(&change, out->change, &out->records, err)) {
        hoof_change_abandon(&change);
        return false;
    }
    out->by = change.number;
    change.added = 1; /* it holds something although no revision is new */
    return hoof_change_commit(&change, err);
}

bool hoof_journal_undo_change(struct hoof_books *books, struct hoof_arena *arena, const char *batch,
                              int64_t now_ms, struct hoof_uuid_source *uuids,
                              struct hoof_undone *out, struct hoof_error *err)
{
    return take_back(books, arena, batch, 0, now_ms, uuids, out, err);
}

bool hoof_journal_undo_only(struct hoof_books *books, struct hoof_arena *arena, int64_t number,
                            int64_t now_ms, struct hoof_uuid_source *uuids, struct hoof_undone *out,
                            struct hoof_error *err)
{
    return take_back(books, arena, NULL, number, now_ms, uuids, out, err);
}

bool hoof_journal_undo(struct hoof_books *books, struct hoof_arena *arena, int64_t now_ms,
                       struct hoof_uuid_source *uuids, struct hoof_undone *out,
                       struct hoof_error *err)
{
    return take_back(books, arena, NULL, 0, now_ms, uuids, out, err);
}
