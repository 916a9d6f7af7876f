/* Reading: live records, one record with its history, the profile. */
#include "book/journal/journal.h"

#include <ctype.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/json_read.h"
#include "book/db.h"
#include "book/journal/journal_private.h"

const char *hoof_family_name(enum hoof_family family)
{
    static const char *const names[] = {"entry", "item", "profile"};
    return names[family];
}

enum hoof_family hoof_family_of(const char *name)
{
    return strcmp(name, "entry") == 0  ? HOOF_ENTRY
           : strcmp(name, "item") == 0 ? HOOF_ITEM
                                       : HOOF_PROFILE;
}

static void decref(void *value)
{
    json_decref(value);
}

/* An array that the arena owns; bodies that are read go into it. */
json_t *hoof_json_array_in(struct hoof_arena *arena, struct hoof_error *err)
{
    json_t *array = json_array();
    if (!array || !hoof_arena_own(arena, array, decref)) {
        hoof_fail_memory(err);
        return NULL;
    }
    return array;
}

/* A stored body as a record: its id is put first. */
static void write_body(struct hoof_buf *out, const char *id, const char *body, size_t n)
{
    hoof_buf_format(out, "{\"id\":\"%s\"", id);
    if (n > 2 && body[0] == '{') {
        hoof_buf_byte(out, ',');
        hoof_buf_add(out, body + 1, n - 1);
    } else {
        hoof_buf_byte(out, '}');
    }
}

/* The same as a value; NULL with err. */
json_t *hoof_body_parse(const char *id, const char *body, size_t n, struct hoof_error *err)
{
    struct hoof_buf text = {0};
    json_error_t why;
    json_t *value = NULL;
    write_body(&text, id, body, n);
    if (hoof_buf_ok(&text, err)) {
        value = hoof_json_read(text.data, text.len, 0, &why);
        if (!value && !why.text[0])
            hoof_fail_memory(err);
        else if (!value)
            hoof_fail(err, HOOF_STORAGE, id,
                      "An entry in the journal cannot be read (%s). Run \"hoofbeat verify\".", id);
    }
    hoof_buf_release(&text);
    return value;
}

bool hoof_record_read(struct hoof_stmt *q, struct hoof_arena *arena, json_t *bodies,
                      struct hoof_record *out, struct hoof_error *err)
{
    const char *family = hoof_column_text(q, 1), *kind = hoof_column_text(q, 2);
    const char *line = hoof_column_text(q, 7);
    out->id = hoof_strdup(arena, hoof_column_text(q, 0));
    if (!family || !kind || !out->id)
        return hoof_fail_memory(err);
    out->family = hoof_family_of(family);
    const struct hoof_kind *known =
        out->family == HOOF_PROFILE ? NULL : hoof_kind_find(out->family, kind, strlen(kind));
    out->kind = known ? known->name : hoof_strdup(arena, kind);
    out->at_s = hoof_column_int(q, 3);
    out->day_level = hoof_column_int(q, 4) != 0;
    out->change = hoof_column_int(q, 5);
    out->made_up = hoof_column_int(q, 6) != 0;
    out->recorded_ms = hoof_uuid_ms(line ? line : out->id);
    const char *body = hoof_column_text(q, 8);
    if (body) {
        json_t *value = hoof_body_parse(out->id, body, hoof_column_size(q, 8), err);
        if (!value)
            return false;
        if (json_array_append_new(bodies, value) != 0)
            return hoof_fail_memory(err);
        out->body = value;
    }
    return out->kind || hoof_fail_memory(err);
}

/* The span of midnights (UTC) whose day-level records lie between two instants. */
static int64_t nearest_midnight(int64_t s)
{
    int64_t shifted = s + 43200, day = shifted / 86400;
    if (shifted % 86400 < 0)
        day--;
    return day * 86400;
}

static int64_t day_bound(const struct hoof_zone *zone, int64_t s, bool until)
{
    if (!zone)
        return nearest_midnight(s);
    struct hoof_moment moment = hoof_zone_at(zone, s);
    int32_t days = hoof_date_to_days(moment.date);
    if (until && hoof_zone_day_start(zone, moment.date) < s)
        days++; /* a part of that date is inside */
    return (int64_t)days * 86400;
}

struct ordered {
    struct hoof_record record;
    int64_t key_s;
    size_t position;
};

static int compare_ordered(const void *a, const void *b)
{
    const struct ordered *x = a, *y = b;
    if (x->key_s != y->key_s)
        return x->key_s < y->key_s ? -1 : 1;
    if (x->record.day_level != y->record.day_level)
        return x->record.day_level ? -1 : 1;
    return x->position < y->position ? -1 : x->position > y->position;
}

/* Puts day-level records at the beginning of their local date. */
static bool order_by_local_day(struct hoof_records *records, const struct hoof_zone *zone,
                               struct hoof_error *err)
{
    bool any = false;
    for (size_t i = 0; i < records->count; i++)
        any = any || records->items[i].day_level;
    if (!any)
        return true;
    struct ordered *list = calloc(records->count, sizeof *list);
    if (!list)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < records->count; i++) {
        const struct hoof_record *record = &records->items[i];
        struct hoof_date date = hoof_date_from_days((int32_t)(record->at_s / 86400));
        list[i].record = *record;
        list[i].position = i;
        list[i].key_s = record->day_level ? hoof_zone_day_start(zone, date) : record->at_s;
    }
    qsort(list, records->count, sizeof *list, compare_ordered);
    for (size_t i = 0; i < records->count; i++)
        records->items[i] = list[i].record;
    free(list);
    return true;
}

static void reverse(struct hoof_records *records)
{
    for (size_t i = 0, j = records->count; i + 1 < j; i++) {
        struct hoof_record kept = records->items[i];
        records->items[i] = records->items[--j];
        records->items[j] = kept;
    }
}

#define READ_SUBJECT                                                                               \
    " FROM live AS l JOIN revision AS r ON r.seq = l.seq WHERE l.kind = ?2 AND l.subject = ?8 "    \
    "AND l.family = ?1 "
#define READ_FROM " FROM live AS l JOIN revision AS r ON r.seq = l.seq WHERE l.family = ?1 "
#define READ_SPAN                                                                                  \
    "AND l.at_s >= min(?3, ?5) AND l.at_s < max(?4, ?6) "                                          \
    "AND CASE r.day_level WHEN 1 THEN l.at_s >= ?5 AND l.at_s < ?6 "                               \
    "ELSE l.at_s >= ?3 AND l.at_s < ?4 END "
#define READ_ORDER "ORDER BY l.at_s DESC, l.seq DESC LIMIT ?7"

bool hoof_journal_read(struct hoof_books *books, struct hoof_arena *arena,
                       const struct hoof_journal_query *query, struct hoof_records *out,
                       struct hoof_error *err)
{
    struct hoof_stmt q;
    size_t capacity = 0;
    *out = (struct hoof_records){0};
    json_t *bodies = hoof_json_array_in(arena, err);
    if (!bodies ||
        !hoof_db_prepare(
            books->db, &q,
            query->subject ? "SELECT " HOOF_RECORD_COLUMNS READ_SUBJECT READ_SPAN READ_ORDER
            : query->kind  ? "SELECT " HOOF_RECORD_COLUMNS READ_FROM
                            "AND l.kind = ?2 " READ_SPAN READ_ORDER
                          : "SELECT " HOOF_RECORD_COLUMNS READ_FROM READ_SPAN READ_ORDER,
            err))
        return false;
    hoof_bind_text(&q, 1, hoof_family_name(query->family));
    if (query->kind)
        hoof_bind_text(&q, 2, query->kind);
    int64_t from_s = query->has_from ? query->from_s : INT64_MIN;
    int64_t until_s = query->has_until ? query->until_s : INT64_MAX;
    hoof_bind_int(&q, 3, from_s);
    hoof_bind_int(&q, 4, until_s);
    hoof_bind_int(&q, 5, query->has_from ? day_bound(query->zone, from_s, false) : from_s);
    hoof_bind_int(&q, 6, query->has_until ? day_bound(query->zone, until_s, true) : until_s);
    hoof_bind_int(&q, 7, query->last ? (int64_t)query->last : -1);
    if (query->subject)
        hoof_bind_text(&q, 8, query->subject);
    bool good = true;
    while (good && hoof_step(&q, err)) {
        out->items = hoof_grow(arena, out->items, out->count, &capacity, sizeof *out->items);
        good = out->items ? hoof_record_read(&q, arena, bodies, &out->items[out->count], err)
                          : hoof_fail_memory(err);
        out->count += good;
    }
    if (!hoof_finish(&q, good ? err : NULL) || !good)
        return false;
    reverse(out);
    return !query->zone || order_by_local_day(out, query->zone, err);
}

bool hoof_journal_hold(struct hoof_books *books, struct hoof_error *err)
{
    return hoof_db_run(books->db, "SAVEPOINT hold", err);
}

bool hoof_journal_let_go(struct hoof_books *books, struct hoof_error *err)
{
    return hoof_db_run(books->db, "RELEASE hold", err);
}

bool hoof_journal_write(struct hoof_books *books, enum hoof_family family, struct hoof_buf *out,
                        struct hoof_error *err)
{
    struct hoof_stmt q;
    if (!hoof_db_prepare(books->db, &q,
                         "SELECT r.id, r.body FROM live AS l JOIN revision AS r ON r.seq = l.seq "
                         "WHERE l.family = ?1 ORDER BY l.at_s, r.id",
                         err))
        return false;
    hoof_bind_text(&q, 1, hoof_family_name(family));
    bool first = true, good = true;
    while (good && hoof_step(&q, err)) {
        const char *id = hoof_column_text(&q, 0), *body = hoof_column_text(&q, 1);
        if (!id || !body) {
            good = hoof_fail_memory(err);
            break;
        }
        hoof_buf_text(out, first ? "\n" : ",\n");
        write_body(out, id, body, hoof_column_size(&q, 1));
        good = hoof_buf_ok(out, err);
        first = false;
    }
    return hoof_finish(&q, good ? err : NULL) && good;
}

/* The line that a typed id, or the beginning of one, means. */
static bool resolve(struct hoof_books *books, const char *typed, char line[HOOF_UUID_TEXT],
                    struct hoof_error *err)
{
    char low[HOOF_UUID_TEXT] = "", high[HOOF_UUID_TEXT + 1];
    size_t n = strlen(typed), lines = 0;
    for (size_t i = 0; i < n && n < sizeof low; i++)
        low[i] = (char)tolower((unsigned char)typed[i]);
    if (n < 8 || n >= sizeof low || strspn(low, "0123456789abcdef-") != n)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "\"%.60s\" is not an id. Ids look like "
                         "019ab3c4-5d6e-7f80-9a1b-2c3d4e5f6071; its first 8 or more characters "
                         "are enough where only one begins so. \"hoofbeat journal\" shows them.",
                         typed);
    memcpy(high, low, n);
    memcpy(high + n, "~", 2);
    struct hoof_stmt q;
    /* Two lines are one too many, however many there are. */
    if (!hoof_db_prepare(books->db, &q,
                         "SELECT DISTINCT coalesce(line, id) FROM revision WHERE id >= ?1 AND "
                         "id < ?2 AND family <> 'profile' AND NOT tombstone LIMIT 2",
                         err))
        return false;
    hoof_bind_text(&q, 1, low);
    hoof_bind_text(&q, 2, high);
    while (hoof_step(&q, err)) {
        const char *found = hoof_column_text(&q, 0);
        if (found && strlen(found) < HOOF_UUID_TEXT)
            memcpy(line, found, strlen(found) + 1);
        lines++;
    }
    if (!hoof_finish(&q, err))
        return false;
    if (!lines)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "There is nothing with the id %s. \"hoofbeat journal\" shows the ids of "
                         "entries, \"hoofbeat plan\" those of the plan.",
                         low);
    if (lines > 1)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "More than one id begins with %s. Write a few more of its characters.",
                         low);
    return true;
}

/* The revisions of a line that stand, as records and as rows of the rule. */
static bool read_line(struct hoof_books *books, struct hoof_arena *arena, const char *line,
                      struct hoof_records *records, struct hoof_line_row **rows,
                      struct hoof_error *err)
{
    struct hoof_stmt q;
    json_t *bodies = hoof_json_array_in(arena, err);
    if (!bodies ||
        !hoof_db_prepare(
            books->db, &q,
            "SELECT " HOOF_RECORD_COLUMNS ", r.seq, r.supersedes, r.tombstone FROM revision AS r "
            "JOIN change AS c ON c.number = r.change WHERE (r.id = ?1 OR r.line = ?1) AND NOT "
            "EXISTS (SELECT 1 FROM change AS u WHERE u.undoes = c.id) ORDER BY r.seq",
            err))
        return false;
    hoof_bind_text(&q, 1, line);
    size_t capacity = 0, rows_capacity = 0;
    bool good = true;
    while (good && hoof_step(&q, err)) {
        size_t i = records->count;
        records->items = hoof_grow(arena, records->items, i, &capacity, sizeof *records->items);
        *rows = hoof_grow(arena, *rows, i, &rows_capacity, sizeof **rows);
        good = records->items && *rows
                   ? hoof_record_read(&q, arena, bodies, &records->items[i], err)
                   : hoof_fail_memory(err);
        if (!good)
            break;
        const char *supersedes = hoof_column_text(&q, 10);
        (*rows)[i] = (struct hoof_line_row){
            .seq = hoof_column_int(&q, 9),
            .id = records->items[i].id,
            .supersedes = hoof_strdup(arena, supersedes),
            .stands = true,
            .tombstone = hoof_column_int(&q, 11) != 0,
        };
        if (supersedes && !(*rows)[i].supersedes)
            good = hoof_fail_memory(err);
        records->count++;
    }
    return hoof_finish(&q, good ? err : NULL) && good;
}

bool hoof_journal_find(struct hoof_books *books, struct hoof_arena *arena, const char *id,
                       struct hoof_record *out, bool *deleted, struct hoof_records *history,
                       struct hoof_error *err)
{
    char line[HOOF_UUID_TEXT] = "";
    struct hoof_records all = {0};
    struct hoof_line_row *rows = NULL;
    if (!resolve(books, id, line, err) || !read_line(books, arena, line, &all, &rows, err))
        return false;
    hoof_line_settle(rows, all.count);
    const struct hoof_record *last = NULL, *live = NULL;
    size_t kept = 0;
    for (size_t i = 0; i < all.count; i++) {
        if (rows[i].tombstone)
            continue;
        all.items[kept] = all.items[i];
        last = &all.items[kept++];
        if (rows[i].live)
            live = last;
    }
    if (!last)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "%s was taken back with undo, so there is nothing to show or change.", id);
    *out = live ? *live : *last;
    if (deleted)
        *deleted = !live;
    if (history)
        *history = (struct hoof_records){all.items, kept};
    return true;
}

bool hoof_journal_touched(struct hoof_books *books, struct hoof_arena *arena, int64_t change,
                          size_t bodies, struct hoof_touched *out, struct hoof_error *err)
{
    struct hoof_stmt q;
    size_t capacity = 0;
    *out = (struct hoof_touched){0};
    json_t *list = hoof_json_array_in(arena, err);
    if (!list ||
        !hoof_db_prepare(
            books->db, &q,
            "WITH t AS (SELECT seq, coalesce(line, id) AS line FROM revision WHERE change = ?1) "
            "SELECT " HOOF_RECORD_COLUMNS
            ", 0, r.seq AS s FROM revision AS r WHERE r.seq IN (SELECT seq "
            "FROM t) AND NOT r.tombstone UNION SELECT " HOOF_RECORD_COLUMNS
            ", 1, r.seq FROM t JOIN "
            "revision AS r ON r.id = t.line OR r.line = t.line JOIN live AS l ON l.seq = r.seq "
            "ORDER BY s",
            err))
        return false;
    hoof_bind_int(&q, 1, change);
    bool good = true;
    while (good && hoof_step(&q, err)) {
        out->items = hoof_grow(arena, out->items, out->count, &capacity, sizeof *out->items);
        if (!out->items) {
            good = hoof_fail_memory(err);
            break;
        }
        struct hoof_touched_record *item = &out->items[out->count];
        const char *family = hoof_column_text(&q, 1);
        item->id = hoof_strdup(arena, hoof_column_text(&q, 0));
        item->holds = hoof_column_int(&q, 9) != 0;
        item->family = family ? hoof_family_of(family) : HOOF_PROFILE;
        good = item->id || hoof_fail_memory(err);
        if (good && item->family != HOOF_PROFILE && out->count < bodies) {
            struct hoof_record record = {0};
            good = hoof_record_read(&q, arena, list, &record, err);
            item->body = record.body;
        }
        out->count += good;
    }
    return hoof_finish(&q, good ? err : NULL) && good;
}

bool hoof_journal_profile(struct hoof_books *books, struct hoof_arena *arena, json_t **out,
                          struct hoof_error *err)
{
    struct hoof_stmt q;
    json_t *profile = json_object();
    *out = profile;
    if (!profile || !hoof_arena_own(arena, profile, decref))
        return hoof_fail_memory(err);
    /* Two devices may each have set a key: the later one holds. */
    if (!hoof_db_prepare(books->db, &q,
                         "SELECT r.kind, r.body FROM live AS l JOIN revision AS r ON r.seq = l.seq "
                         "WHERE l.family = 'profile' ORDER BY l.at_s, l.seq",
                         err))
        return false;
    json_t *found = json_object();
    bool good = found != NULL || hoof_fail_memory(err);
    while (good && hoof_step(&q, err)) {
        const char *key = hoof_column_text(&q, 0), *body = hoof_column_text(&q, 1);
        if (!key || !body) {
            good = hoof_fail_memory(err);
            break;
        }
        json_error_t why;
        json_t *value = hoof_json_read(body, hoof_column_size(&q, 1), JSON_DECODE_ANY, &why);
        if (!value && !why.text[0])
            good = hoof_fail_memory(err);
        else if (!value)
            good = hoof_fail(err, HOOF_STORAGE, key,
                             "The value of \"%s\" in the profile cannot be read. Run \"hoofbeat "
                             "verify\".",
                             key);
        else if (json_object_set_new(found, key, value) != 0)
            good = hoof_fail_memory(err);
    }
    good = hoof_finish(&q, good ? err : NULL) && good;
    /* In the order of the table, so that every answer shows the same order. */
    const struct hoof_field *field = hoof_kinds(HOOF_PROFILE)->fields;
    for (; good && field->key; field++) {
        json_t *value = json_object_get(found, field->key);
        if (value && json_object_set(profile, field->key, value) != 0)
            good = hoof_fail_memory(err);
    }
    if (good && json_object_update_missing(profile, found) != 0)
        good = hoof_fail_memory(err);
    json_decref(found);
    return good;
}

int64_t hoof_journal_state(struct hoof_books *books, struct hoof_error *err)
{
    return hoof_db_int(books->db, 0, "SELECT max(number) FROM change", err);
}
