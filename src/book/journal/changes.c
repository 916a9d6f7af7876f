/* Reading: what was done lately, and what undo would take back next. */
#include <string.h>

#include "book/db.h"
#include "book/journal/journal_private.h"

#define STRING(n)  STRING_(n)
#define STRING_(n) #n

/* The first of what a change wrote; of a deletion, what it deleted. */
static bool read_parts(struct hoof_stmt *q, struct hoof_arena *arena, json_t *bodies,
                       struct hoof_past_change *change, struct hoof_error *err)
{
    hoof_reset(q);
    hoof_bind_int(q, 1, change->number);
    while (change->part_count < HOOF_CHANGE_SHOWN && hoof_step(q, err)) {
        struct hoof_change_part *part = &change->parts[change->part_count];
        const char *family = hoof_column_text(q, 0), *kind = hoof_column_text(q, 1);
        const char *id = hoof_column_text(q, 3), *body = hoof_column_text(q, 4);
        if (!family || !kind || !id)
            return hoof_fail_memory(err);
        part->family = hoof_family_of(family);
        part->deleted = hoof_column_int(q, 2) != 0;
        part->kind = hoof_strdup(arena, kind);
        if (!part->kind)
            return hoof_fail_memory(err);
        if (part->family != HOOF_PROFILE && body) {
            part->body = hoof_body_parse(id, body, hoof_column_size(q, 4), err);
            if (!part->body)
                return false;
            if (json_array_append_new(bodies, part->body) != 0)
                return hoof_fail_memory(err);
        }
        change->part_count++;
    }
    return q->rc == SQLITE_OK;
}

bool hoof_journal_changes(struct hoof_books *books, struct hoof_arena *arena, size_t last,
                          bool standing, struct hoof_past_changes *out, struct hoof_error *err)
{
    struct hoof_stmt changes, parts;
    size_t capacity = 0;
    *out = (struct hoof_past_changes){0};
    json_t *bodies = hoof_json_array_in(arena, err);
    if (!bodies ||
        !hoof_db_prepare(books->db, &parts,
                         "SELECT r.family, r.kind, r.tombstone, r.id, coalesce(r.body, (SELECT "
                         "p.body FROM revision AS p WHERE p.id = r.supersedes ORDER BY p.seq LIMIT "
                         "1)) FROM revision AS r WHERE r.change = ?1 ORDER BY r.seq LIMIT " STRING(
                             HOOF_CHANGE_SHOWN),
                         err))
        return false;
    if (!hoof_db_prepare(books->db, &changes,
                         "SELECT c.number, c.label, c.at_ms, EXISTS (SELECT 1 FROM change AS u "
                         "WHERE u.undoes = c.id) AS gone, (SELECT count(*) FROM revision WHERE "
                         "change = c.number) FROM change AS c WHERE c.undoes IS NULL AND NOT (?1 "
                         "AND gone) ORDER BY c.number DESC LIMIT ?2",
                         err)) {
        hoof_finish(&parts, NULL);
        return false;
    }
    hoof_bind_int(&changes, 1, standing);
    hoof_bind_int(&changes, 2, (int64_t)last);
    bool good = true;
    while (good && hoof_step(&changes, err)) {
        out->items = hoof_grow(arena, out->items, out->count, &capacity, sizeof *out->items);
        if (!out->items) {
            good = hoof_fail_memory(err);
            break;
        }
        struct hoof_past_change *change = &out->items[out->count++];
        change->number = hoof_column_int(&changes, 0);
        change->label = hoof_strdup(arena, hoof_column_text(&changes, 1));
        change->at_ms = hoof_column_int(&changes, 2);
        change->taken_back = hoof_column_int(&changes, 3) != 0;
        change->records = hoof_column_int(&changes, 4);
        good =
            change->label ? read_parts(&parts, arena, bodies, change, err) : hoof_fail_memory(err);
    }
    good = hoof_finish(&parts, good ? err : NULL) && good;
    return hoof_finish(&changes, good ? err : NULL) && good;
}
