#include "book/knowledge/rows.h"

#include "base/arena.h"

bool hoof_rows_begin(struct hoof_rows *rows, struct hoof_books *books, struct hoof_arena *arena,
                     const char *sql, const char *first, struct hoof_error *err)
{
    *rows = (struct hoof_rows){.arena = arena, .err = err};
    if (!books->has_knowledge)
        return hoof_fail_bug(err, "the knowledge book is not attached");
    if (!hoof_db_prepare(books->db, &rows->q, sql, err))
        return false;
    if (sqlite3_bind_parameter_count(rows->q.stmt) > 0)
        hoof_bind_text(&rows->q, 1, first);
    return true;
}

void *hoof_rows_next(struct hoof_rows *rows, void *items, size_t count, size_t size)
{
    void *grown = hoof_grow(rows->arena, items, count, &rows->capacity, size);
    rows->failed = rows->failed || !grown;
    return grown;
}

const char *hoof_rows_text(struct hoof_rows *rows, int column)
{
    const char *value = hoof_column_text(&rows->q, column);
    if (!value)
        return NULL;
    char *copy = hoof_strdup(rows->arena, value);
    rows->failed = rows->failed || !copy;
    return copy;
}

bool hoof_rows_finish(struct hoof_rows *rows)
{
    bool ok = hoof_finish(&rows->q, rows->err);
    return ok && (!rows->failed || hoof_fail_memory(rows->err));
}
