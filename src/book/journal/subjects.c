/* Reading by subject: all of one medicine, test or measurement, and a long past in
 * few records. */
#include <string.h>

#include "book/db.h"
#include "book/journal/journal_private.h"

/* Each subject is looked up by the one before it, and counted no further than asked:
 * a long journal is not walked through. */
bool hoof_journal_subjects(struct hoof_books *books, struct hoof_arena *arena, const char *kind,
                           int64_t most, struct hoof_subject_totals *out, struct hoof_error *err)
{
    struct hoof_stmt q;
    size_t capacity = 0;
    bool good = true;
    const char *last = "";
    *out = (struct hoof_subject_totals){0};
    if (!hoof_db_prepare(books->db, &q,
                         "SELECT s.subject, (SELECT count(*) FROM (SELECT 1 FROM live WHERE kind = "
                         "?1 AND subject = s.subject LIMIT ?3)) FROM (SELECT min(subject) AS "
                         "subject FROM live WHERE kind = ?1 AND subject > ?2) AS s WHERE s.subject "
                         "IS NOT NULL",
                         err))
        return false;
    while (good) {
        hoof_bind_text(&q, 1, kind);
        hoof_bind_text(&q, 2, last);
        hoof_bind_int(&q, 3, most);
        if (!hoof_step(&q, err))
            break;
        out->items = hoof_grow(arena, out->items, out->count, &capacity, sizeof *out->items);
        last = out->items ? hoof_strdup(arena, hoof_column_text(&q, 0)) : NULL;
        good = last || hoof_fail_memory(err);
        if (good)
            out->items[out->count++] = (struct hoof_subject_total){last, hoof_column_int(&q, 1)};
        hoof_reset(&q);
    }
    return hoof_finish(&q, good ? err : NULL) && good;
}

#define THIN_FROM                                                                                  \
    " FROM live AS l JOIN revision AS r ON r.seq = l.seq WHERE l.kind = ?1 AND l.subject = ?2 "    \
    "AND l.at_s < ?3 AND l.at_s >= ?4 "
#define THIN_ORDER "ORDER BY l.at_s DESC, l.seq DESC LIMIT 1"

/* The beginning of the stretch that holds an instant. */
static int64_t stretch_start(int64_t at_s, int64_t stretch_s)
{
    int64_t into = at_s % stretch_s;
    return at_s - (into < 0 ? into + stretch_s : into);
}

bool hoof_journal_read_thin(struct hoof_books *books, struct hoof_arena *arena,
                            const struct hoof_journal_thin *query, struct hoof_records *out,
                            struct hoof_error *err)
{
    struct hoof_stmt q;
    size_t capacity = 0;
    *out = (struct hoof_records){0};
    json_t *bodies = hoof_json_array_in(arena, err);
    if (!bodies ||
        !hoof_db_prepare(books->db, &q,
                         query->bodies
                             ? "SELECT " HOOF_RECORD_COLUMNS THIN_FROM THIN_ORDER
                             : "SELECT r.id, r.family, r.kind, r.at_s, r.day_level, r.change, "
                               "r.made_up, r.line, NULL" THIN_FROM
                               "AND instr(r.body, '\"skipped\":true') = 0 " THIN_ORDER,
                         err))
        return false;
    int64_t until_s = query->until_s;
    bool good = true;
    while (good) {
        hoof_bind_text(&q, 1, query->kind);
        hoof_bind_text(&q, 2, query->subject);
        hoof_bind_int(&q, 3, until_s);
        hoof_bind_int(&q, 4, query->from_s);
        if (!hoof_step(&q, err))
            break;
        out->items = hoof_grow(arena, out->items, out->count, &capacity, sizeof *out->items);
        good = out->items ? hoof_record_read(&q, arena, bodies, &out->items[out->count], err)
                          : hoof_fail_memory(err);
        if (good)
            until_s = stretch_start(out->items[out->count++].at_s, query->days * (int64_t)86400);
        hoof_reset(&q);
    }
    return hoof_finish(&q, good ? err : NULL) && good;
}
