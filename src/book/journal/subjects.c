/* Reading by subject: all of one medicine, test or measurement, and a long past in
 * few records. */
#include <string.h>

#include "book/db.h"
#include "book/journal/journal_private.h"

bool hoof_journal_subjects(struct hoof_books *books, struct hoof_arena *arena, const char *kind,
                           struct hoof_subject_totals *out, struct hoof_error *err)
{
    struct hoof_stmt q;
    size_t capacity = 0;
    bool good = true;
    *out = (struct hoof_subject_totals){0};
    if (!hoof_db_prepare(books->db, &q,
                         "SELECT subject, count(*) FROM live WHERE kind = ?1 AND subject IS NOT "
                         "NULL GROUP BY subject",
                         err))
        return false;
    hoof_bind_text(&q, 1, kind);
    while (good && hoof_step(&q, err)) {
        out->items = hoof_grow(arena, out->items, out->count, &capacity, sizeof *out->items);
        char *subject = out->items ? hoof_strdup(arena, hoof_column_text(&q, 0)) : NULL;
        good = subject || hoof_fail_memory(err);
        if (good)
            out->items[out->count++] = (struct hoof_subject_total){subject, hoof_column_int(&q, 1)};
    }
    return hoof_finish(&q, good ? err : NULL) && good;
}

#define THIN_FROM                                                                                  \
    " FROM (SELECT max(at_s), seq FROM live WHERE kind = ?1 AND subject = ?2 AND at_s < ?3 GROUP " \
    "BY at_s / ?4) AS l JOIN revision AS r ON r.seq = l.seq "

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
                             ? "SELECT " HOOF_RECORD_COLUMNS THIN_FROM "ORDER BY r.at_s"
                             : "SELECT r.id, r.family, r.kind, r.at_s, r.day_level, r.change, "
                               "r.made_up, r.line, NULL" THIN_FROM
                               "WHERE instr(r.body, '\"skipped\":true') = 0 ORDER BY r.at_s",
                         err))
        return false;
    hoof_bind_text(&q, 1, query->kind);
    hoof_bind_text(&q, 2, query->subject);
    hoof_bind_int(&q, 3, query->until_s);
    hoof_bind_int(&q, 4, (int64_t)query->days * 86400);
    bool good = true;
    while (good && hoof_step(&q, err)) {
        out->items = hoof_grow(arena, out->items, out->count, &capacity, sizeof *out->items);
        good = out->items ? hoof_record_read(&q, arena, bodies, &out->items[out->count], err)
                          : hoof_fail_memory(err);
        out->count += good;
    }
    return hoof_finish(&q, good ? err : NULL) && good;
}
