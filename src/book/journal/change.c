/* Writing: one change, whole or not at all. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/time.h"
#include "book/db.h"
#include "book/journal/journal_private.h"

/* What a change keeps while it is written. */
struct hoof_change_work {
    struct hoof_stmt revision, live, unlive, current, knows;
    struct hoof_buf body;
    bool made_up;
};

static const char insert_revision[] =
    "INSERT INTO revision (id, change, family, kind, at_s, day_level, body, supersedes, line, "
    "tombstone, made_up, subject) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
static const char insert_live[] =
    "INSERT INTO live (seq, family, kind, at_s, subject) VALUES (?1, ?2, ?3, ?4, ?5)";
static const char delete_live[] = "DELETE FROM live WHERE seq = ?1";
static const char select_current[] =
    "SELECT r.id, coalesce(r.line, r.id), r.body, r.tombstone, r.seq FROM revision AS r "
    "JOIN change AS c ON c.number = r.change WHERE r.family = 'profile' AND r.kind = ?1 AND NOT "
    "EXISTS (SELECT 1 FROM change AS u WHERE u.undoes = c.id) ORDER BY r.seq DESC LIMIT 1";
/* Rows that take an id: its own, and those that replaced it. */
static const char select_knows[] =
    "SELECT r.id = ?1, r.family, r.body FROM revision AS r JOIN change AS c ON c.number = r.change "
    "WHERE (r.id = ?1 OR r.supersedes = ?1) AND NOT EXISTS (SELECT 1 FROM change AS u WHERE "
    "u.undoes = c.id) ORDER BY r.id = ?1 DESC, r.seq LIMIT 1";

static void work_free(struct hoof_change *change)
{
    struct hoof_change_work *work = change->work;
    if (!work)
        return;
    struct hoof_stmt *statements[] = {&work->revision, &work->live, &work->unlive, &work->current,
                                      &work->knows};
    for (size_t i = 0; i < sizeof statements / sizeof *statements; i++)
        sqlite3_finalize(statements[i]->stmt);
    hoof_buf_release(&work->body);
    free(work);
    change->work = NULL;
}

/* Prepares on first use, else makes ready again. */
static bool ready(struct hoof_change *change, struct hoof_stmt *q, const char *sql,
                  struct hoof_error *err)
{
    if (!q->stmt)
        return hoof_db_prepare(change->books->db, q, sql, err);
    hoof_reset(q);
    return true;
}

/* Steps a statement that answers no row. */
static bool run(struct hoof_stmt *q, struct hoof_error *err)
{
    struct hoof_error first = {0};
    hoof_step(q, &first);
    sqlite3_reset(q->stmt);
    if (q->rc == SQLITE_OK)
        return true;
    if (!first.code)
        hoof_db_fail(sqlite3_db_handle(q->stmt), q->rc, NULL, &first);
    if (err)
        *err = first;
    return false;
}

bool hoof_change_describe(struct hoof_change *change, const char *label, const char *undoes,
                          struct hoof_error *err)
{
    struct hoof_error first = {0};
    sqlite3 *db = change->books->db;
    change->number = 1 + hoof_db_int(db, 0, "SELECT max(number) FROM change", &first);
    if (first.code) {
        if (err)
            *err = first;
        return false;
    }
    hoof_uuid_new(change->uuids, change->now_ms, change->id);
    struct hoof_stmt q;
    if (!hoof_db_prepare(db, &q,
                         "INSERT INTO change (number, id, label, at_ms, undoes) VALUES (?1, ?2, "
                         "?3, ?4, ?5)",
                         err))
        return false;
    hoof_bind_int(&q, 1, change->number);
    hoof_bind_text(&q, 2, change->id);
    hoof_bind_text(&q, 3, label);
    hoof_bind_int(&q, 4, change->now_ms);
    hoof_bind_text(&q, 5, undoes);
    hoof_step(&q, err);
    return hoof_finish(&q, err);
}

bool hoof_change_open(struct hoof_books *books, int64_t now_ms, struct hoof_uuid_source *uuids,
                      struct hoof_change *out, struct hoof_error *err)
{
    *out = (struct hoof_change){.books = books, .uuids = uuids, .now_ms = now_ms};
    if (books->read_only)
        return hoof_db_fail(books->db, SQLITE_READONLY, NULL, err);
    out->work = calloc(1, sizeof *out->work);
    if (!out->work)
        return hoof_fail_memory(err);
    if (hoof_db_begin(books->db, err))
        return true;
    work_free(out);
    return false;
}

bool hoof_change_begin(struct hoof_books *books, const char *label, int64_t now_ms,
                       struct hoof_uuid_source *uuids, struct hoof_change *out,
                       struct hoof_error *err)
{
    if (!hoof_change_open(books, now_ms, uuids, out, err))
        return false;
    out->work->made_up = strcmp(label, "demo") == 0;
    if (hoof_change_describe(out, label, NULL, err))
        return true;
    hoof_change_abandon(out);
    return false;
}

void hoof_change_abandon(struct hoof_change *change)
{
    if (!change->work)
        return;
    work_free(change);
    hoof_db_rollback(change->books->db);
}

bool hoof_change_commit(struct hoof_change *change, struct hoof_error *err)
{
    if (!change->work)
        return hoof_fail_bug(err, "a change that is over was committed");
    if (!change->added) {
        hoof_change_abandon(change);
        change->number = 0;
        return true;
    }
    work_free(change);
    return hoof_db_commit(change->books->db, err);
}

/* One row to be written. */
struct revision {
    const char *id, *kind, *supersedes, *line, *subject;
    enum hoof_family family;
    int64_t at_s;
    bool day_level, tombstone, made_up;
    const char *body; /* NULL for a tombstone */
    size_t body_size;
};

static bool write_revision(struct hoof_change *change, const struct revision *row,
                           struct hoof_error *err)
{
    struct hoof_change_work *work = change->work;
    struct hoof_stmt *q = &work->revision;
    if (!ready(change, q, insert_revision, err))
        return false;
    hoof_bind_text(q, 1, row->id);
    hoof_bind_int(q, 2, change->number);
    hoof_bind_text(q, 3, hoof_family_name(row->family));
    hoof_bind_text(q, 4, row->kind);
    hoof_bind_int(q, 5, row->at_s);
    hoof_bind_int(q, 6, row->day_level);
    hoof_bind_text_n(q, 7, row->body, row->body_size);
    hoof_bind_text(q, 8, row->supersedes);
    hoof_bind_text(q, 9, row->line);
    hoof_bind_int(q, 10, row->tombstone);
    hoof_bind_int(q, 11, row->made_up);
    hoof_bind_text(q, 12, row->subject);
    if (!run(q, err))
        return false;
    change->added++;
    memcpy(change->last_id, row->id, HOOF_UUID_TEXT);
    if (row->tombstone)
        return true;
    int64_t seq = sqlite3_last_insert_rowid(change->books->db);
    q = &work->live;
    if (!ready(change, q, insert_live, err))
        return false;
    hoof_bind_int(q, 1, seq);
    hoof_bind_text(q, 2, hoof_family_name(row->family));
    hoof_bind_text(q, 3, row->kind);
    hoof_bind_int(q, 4, row->at_s);
    hoof_bind_text(q, 5, row->subject);
    return run(q, err);
}

bool hoof_change_drop_live(struct hoof_change *change, int64_t seq, struct hoof_error *err)
{
    struct hoof_stmt *q = &change->work->unlive;
    if (!ready(change, q, delete_live, err))
        return false;
    hoof_bind_int(q, 1, seq);
    return run(q, err);
}

/* When a record happened: its "at", a plan item's "from" else; 0 where neither is set. */
static bool record_time(enum hoof_family family, const json_t *record, int64_t *at_s,
                        bool *day_level, struct hoof_error *err)
{
    struct hoof_moment moment;
    const char *key = "at";
    const json_t *value = json_object_get(record, key);
    if (!json_is_string(value) && family == HOOF_ITEM) {
        key = "from";
        value = json_object_get(record, key);
    }
    *at_s = 0;
    *day_level = true;
    if (!json_is_string(value))
        return family == HOOF_ITEM ||
               hoof_fail(err, HOOF_REQUEST, ".at", "The time (\"at\") is missing.");
    if (!hoof_moment_parse(json_string_value(value), json_string_length(value), &moment, err)) {
        hoof_error_within(err, family == HOOF_ITEM && key[0] == 'f' ? ".from" : ".at");
        return false;
    }
    *at_s = moment.utc_s;
    *day_level = moment.day_level;
    return true;
}

bool hoof_record_time(enum hoof_family family, const json_t *record, int64_t *at_s,
                      struct hoof_error *err)
{
    bool day_level;
    return record_time(family, record, at_s, &day_level, err);
}

/* Fills kind, time and body of a row from a record. */
static bool from_record(struct hoof_change *change, const json_t *record, struct revision *row,
                        struct hoof_error *err)
{
    const struct hoof_kind *kind = hoof_record_kind(row->family, record);
    if (!kind)
        return hoof_kind_unknown(row->family, json_string_value(json_object_get(record, "kind")),
                                 err);
    row->kind = kind->name;
    row->subject = hoof_record_subject(kind->name, record);
    if (!record_time(row->family, record, &row->at_s, &row->day_level, err))
        return false;
    struct hoof_buf *body = &change->work->body;
    hoof_buf_clear(body);
    hoof_record_write(body, kind, record, false);
    if (!hoof_buf_ok(body, err))
        return false;
    row->body = body->data;
    row->body_size = body->len;
    row->made_up = change->work->made_up || json_is_true(json_object_get(record, "made_up"));
    return true;
}

bool hoof_change_add(struct hoof_change *change, enum hoof_family family, json_t *record,
                     char id[HOOF_UUID_TEXT], struct hoof_error *err)
{
    struct revision row = {.family = family};
    if (family == HOOF_PROFILE)
        return hoof_fail_bug(err, "a profile value was added as a record");
    if (change->work->made_up && json_object_set_new(record, "made_up", json_true()) != 0)
        return hoof_fail_memory(err);
    const json_t *given = json_object_get(record, "id");
    if (json_is_string(given)) {
        if (!hoof_uuid_valid(json_string_value(given)))
            return hoof_fail(err, HOOF_REQUEST, ".id",
                             "\"%.60s\" is not an id of the kind used here (UUID version 7).",
                             json_string_value(given));
        memcpy(id, json_string_value(given), strlen(json_string_value(given)) + 1);
        for (char *c = id; *c; c++)
            *c = (char)(*c >= 'A' && *c <= 'F' ? *c + 32 : *c);
    } else {
        hoof_uuid_new(change->uuids, change->now_ms, id);
    }
    if (json_object_set_new(record, "id", json_string(id)) != 0)
        return hoof_fail_memory(err);
    row.id = id;
    return from_record(change, record, &row, err) && write_revision(change, &row, err);
}

/* The newest standing revision that an id resolves to, for replacing it. */
struct target {
    char id[HOOF_UUID_TEXT], line[HOOF_UUID_TEXT];
    enum hoof_family family;
    const char *kind;
    int64_t seq, at_s;
    bool made_up;
};

static bool find_target(struct hoof_change *change, struct hoof_arena *arena, const char *old,
                        struct target *out, struct hoof_error *err)
{
    struct hoof_record record;
    bool deleted;
    if (!hoof_journal_find(change->books, arena, old, &record, &deleted, NULL, err))
        return false;
    if (deleted)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "%s was deleted. \"hoofbeat undo\" takes the last change back.",
                         record.id);
    struct hoof_stmt q;
    if (!hoof_db_prepare(change->books->db, &q,
                         "SELECT r.seq, coalesce(r.line, r.id) FROM revision AS r JOIN live AS l "
                         "ON l.seq = r.seq WHERE r.id = ?1",
                         err))
        return false;
    hoof_bind_text(&q, 1, record.id);
    out->seq = 0;
    if (hoof_step(&q, err)) {
        const char *line = hoof_column_text(&q, 1);
        out->seq = hoof_column_int(&q, 0);
        if (line && strlen(line) < sizeof out->line)
            memcpy(out->line, line, strlen(line) + 1);
    }
    if (!hoof_finish(&q, err))
        return false;
    if (!out->seq)
        return hoof_fail(err, HOOF_STORAGE, record.id,
                         "The journal's list of what holds does not fit its entries. Run "
                         "\"hoofbeat verify\".");
    memcpy(out->id, record.id, HOOF_UUID_TEXT);
    out->family = record.family;
    out->kind = record.kind;
    out->at_s = record.at_s;
    out->made_up = record.made_up;
    return true;
}

static bool replace(struct hoof_change *change, const char *old, json_t *record,
                    char id[HOOF_UUID_TEXT], struct hoof_error *err)
{
    struct target target;
    struct hoof_arena *arena = hoof_arena_new();
    if (!arena)
        return hoof_fail_memory(err);
    bool good = find_target(change, arena, old, &target, err);
    if (good) {
        hoof_uuid_new(change->uuids, change->now_ms, id);
        struct revision row = {.id = id,
                               .family = target.family,
                               .kind = target.kind,
                               .supersedes = target.id,
                               .line = target.line,
                               .at_s = target.at_s,
                               .tombstone = !record,
                               .made_up = target.made_up};
        if (record && json_object_set_new(record, "id", json_string(id)) != 0)
            good = hoof_fail_memory(err);
        good = good && (!record || from_record(change, record, &row, err)) &&
               hoof_change_drop_live(change, target.seq, err) && write_revision(change, &row, err);
    }
    hoof_arena_free(arena);
    return good;
}

bool hoof_change_supersede(struct hoof_change *change, const char *old, json_t *record,
                           char id[HOOF_UUID_TEXT], struct hoof_error *err)
{
    return replace(change, old, record, id, err);
}

bool hoof_change_delete(struct hoof_change *change, const char *id, struct hoof_error *err)
{
    char tombstone[HOOF_UUID_TEXT];
    return replace(change, id, NULL, tombstone, err);
}

bool hoof_change_profile(struct hoof_change *change, const char *key, const json_t *value,
                         struct hoof_error *err)
{
    struct hoof_change_work *work = change->work;
    struct hoof_buf *body = &work->body;
    bool clears = !value || json_is_null(value);
    hoof_buf_clear(body);
    if (!clears)
        hoof_profile_write(body, key, value);
    if (!hoof_buf_ok(body, err) || !ready(change, &work->current, select_current, err))
        return false;
    char old[HOOF_UUID_TEXT] = "", line[HOOF_UUID_TEXT] = "", id[HOOF_UUID_TEXT];
    bool same = clears;
    int64_t seq = 0;
    struct hoof_stmt *q = &work->current;
    hoof_bind_text(q, 1, key);
    struct hoof_error first = {0};
    if (hoof_step(q, &first)) {
        const char *old_id = hoof_column_text(q, 0), *old_line = hoof_column_text(q, 1);
        const char *old_body = hoof_column_text(q, 2);
        bool gone = hoof_column_int(q, 3) != 0;
        if (old_id && old_line && strlen(old_id) < sizeof old && strlen(old_line) < sizeof line) {
            memcpy(old, old_id, strlen(old_id) + 1);
            memcpy(line, old_line, strlen(old_line) + 1);
        }
        seq = hoof_column_int(q, 4);
        same = clears ? gone : !gone && old_body && strcmp(old_body, body->data) == 0;
    }
    sqlite3_reset(q->stmt);
    if (first.code) {
        if (err)
            *err = first;
        return false;
    }
    if (same)
        return true;
    hoof_uuid_new(change->uuids, change->now_ms, id);
    int64_t at_s = change->now_ms / 1000;
    struct revision row = {.id = id,
                           .family = HOOF_PROFILE,
                           .kind = key,
                           .supersedes = *old ? old : NULL,
                           .line = *old ? line : NULL,
                           .at_s = at_s,
                           .tombstone = clears,
                           .body = clears ? NULL : body->data,
                           .body_size = body->len,
                           .made_up = work->made_up};
    return (!seq || hoof_change_drop_live(change, seq, err)) && write_revision(change, &row, err);
}

bool hoof_change_knows(struct hoof_change *change, const char *id, enum hoof_family family,
                       const json_t *record, bool *known, bool *same, struct hoof_error *err)
{
    struct hoof_change_work *work = change->work;
    struct hoof_stmt *q = &work->knows;
    *known = false;
    if (same)
        *same = true;
    if (!ready(change, q, select_knows, err))
        return false;
    hoof_bind_text(q, 1, id);
    struct hoof_error first = {0};
    bool good = true;
    if (hoof_step(q, &first)) {
        *known = true;
        const char *body = hoof_column_text(q, 2), *name = hoof_column_text(q, 1);
        const struct hoof_kind *kind = hoof_record_kind(family, record);
        if (same && hoof_column_int(q, 0) && kind) {
            hoof_buf_clear(&work->body);
            hoof_record_write(&work->body, kind, record, false);
            good = hoof_buf_ok(&work->body, err);
            *same = body && name && strcmp(name, hoof_family_name(family)) == 0 &&
                    strcmp(body, hoof_buf_string(&work->body)) == 0;
        }
    }
    sqlite3_reset(q->stmt);
    if (first.code) {
        if (err)
            *err = first;
        return false;
    }
    return good;
}
