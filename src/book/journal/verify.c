/* Verify: the file's integrity, and that what it holds makes sense. */
#include <string.h>

#include "base/json_read.h"
#include "book/db.h"
#include "book/journal/journal.h"

enum { MOST_PROBLEMS = 100 };

struct verifier {
    sqlite3 *db;
    struct hoof_arena *arena;
    struct hoof_remarks *found;
    size_t capacity;
};

static bool problem(struct verifier *verifier, const char *where, const char *why,
                    struct hoof_error *err)
{
    struct hoof_remarks *found = verifier->found;
    if (found->count >= MOST_PROBLEMS)
        return true;
    found->items = hoof_grow(verifier->arena, found->items, found->count, &verifier->capacity,
                             sizeof *found->items);
    if (!found->items)
        return hoof_fail_memory(err);
    struct hoof_remark *item = &found->items[found->count++];
    item->where = hoof_strdup(verifier->arena, where);
    item->why = hoof_strdup(verifier->arena, why);
    return (item->where && item->why) || hoof_fail_memory(err);
}

/* A file that fails while it is read is a finding, not the end. */
static bool storage_problem(struct verifier *verifier, const struct hoof_error *failure,
                            struct hoof_error *err)
{
    if (failure->code == HOOF_STORAGE)
        return problem(verifier, "journal.db", failure->text, err);
    if (failure->code && err)
        *err = *failure;
    return !failure->code;
}

/* Each row of a query is a problem: where, why. */
static bool rows_are_problems(struct verifier *verifier, const char *sql, struct hoof_error *err)
{
    struct hoof_stmt q;
    struct hoof_error failure = {0};
    bool good = true;
    if (!hoof_db_prepare(verifier->db, &q, sql, &failure))
        return storage_problem(verifier, &failure, err);
    while (good && hoof_step(&q, &failure)) {
        const char *where = hoof_column_text(&q, 0), *why = hoof_column_text(&q, 1);
        good = problem(verifier, where ? where : "journal.db", why ? why : "?", err);
    }
    hoof_finish(&q, &failure);
    return good && storage_problem(verifier, &failure, err);
}

static bool check_file(struct verifier *verifier, struct hoof_error *err)
{
    return rows_are_problems(
               verifier,
               "SELECT 'journal.db', 'The file is damaged: ' || integrity_check "
               "FROM pragma_integrity_check(NULL, 'main') WHERE integrity_check <> 'ok'",
               err) &&
           rows_are_problems(verifier,
                             "SELECT 'table ' || \"table\", 'Row ' || rowid || ' points to a row "
                             "of ' || parent || ' that is not there.' FROM "
                             "pragma_foreign_key_check(NULL, 'main')",
                             err);
}

static bool check_changes(struct verifier *verifier, struct hoof_error *err)
{
    return rows_are_problems(verifier,
                             "SELECT 'change ' || c.number, 'The change before it is missing.' "
                             "FROM change AS c WHERE c.number > 1 AND NOT EXISTS (SELECT 1 FROM "
                             "change AS p WHERE p.number = c.number - 1)",
                             err) &&
           rows_are_problems(verifier,
                             "SELECT 'change ' || u.number, 'It takes back a change that is not "
                             "there.' FROM change AS u WHERE u.undoes IS NOT NULL AND NOT EXISTS "
                             "(SELECT 1 FROM change AS c WHERE c.id = u.undoes)",
                             err) &&
           rows_are_problems(verifier,
                             "SELECT 'change ' || u.number, 'It takes back an undo.' FROM change "
                             "AS u JOIN change AS c ON c.id = u.undoes WHERE c.undoes IS NOT NULL",
                             err) &&
           rows_are_problems(verifier,
                             "SELECT 'change ' || c.number, 'It holds nothing.' FROM change AS c "
                             "WHERE c.undoes IS NULL AND NOT EXISTS (SELECT 1 FROM revision AS r "
                             "WHERE r.change = c.number)",
                             err);
}

static bool check_lines(struct verifier *verifier, struct hoof_error *err)
{
    return rows_are_problems(verifier,
                             "SELECT r.id, 'It replaces an entry that is not there.' FROM revision "
                             "AS r WHERE r.supersedes IS NOT NULL AND NOT EXISTS (SELECT 1 FROM "
                             "revision AS o WHERE o.id = r.supersedes)",
                             err) &&
           rows_are_problems(verifier,
                             "SELECT r.id, 'It is not in the line of what it replaces.' FROM "
                             "revision AS r JOIN revision AS o ON o.id = r.supersedes WHERE r.line "
                             "IS NOT coalesce(o.line, o.id) OR r.family <> o.family",
                             err) &&
           rows_are_problems(verifier,
                             "SELECT r.id, 'It belongs to a line but replaces nothing.' FROM "
                             "revision AS r WHERE r.line IS NOT NULL AND r.supersedes IS NULL",
                             err);
}

/* The rule of book/journal/rules.h once more, for all lines at once. */
#define EXPECTED                                                                                   \
    "WITH RECURSIVE stands(seq) AS (SELECT r.seq FROM revision AS r JOIN change AS c ON c.number " \
    "= r.change WHERE NOT EXISTS (SELECT 1 FROM change AS u WHERE u.undoes = c.id)), "             \
    "passed(id) AS (SELECT r.supersedes FROM revision AS r WHERE r.supersedes IS NOT NULL AND "    \
    "r.seq IN stands UNION SELECT r.supersedes FROM passed AS p JOIN revision AS r ON r.id = "     \
    "p.id WHERE r.supersedes IS NOT NULL), "                                                       \
    "expected(seq) AS (SELECT min(r.seq) FROM revision AS r WHERE NOT r.tombstone AND r.seq IN "   \
    "stands AND r.id NOT IN passed GROUP BY r.id) "

static bool check_live(struct verifier *verifier, struct hoof_error *err)
{
    return rows_are_problems(verifier,
                             EXPECTED "SELECT r.id, 'It holds, but the list of what holds lacks "
                                      "it.' FROM expected AS e JOIN revision AS r ON r.seq = e.seq "
                                      "WHERE e.seq NOT IN (SELECT seq FROM live)",
                             err) &&
           rows_are_problems(verifier,
                             EXPECTED "SELECT coalesce(r.id, 'row ' || l.seq), 'The list of what "
                                      "holds has it, but it does not hold.' FROM live AS l LEFT "
                                      "JOIN revision AS r ON r.seq = l.seq WHERE l.seq NOT IN "
                                      "expected",
                             err) &&
           rows_are_problems(verifier,
                             "SELECT r.id, 'The list of what holds has another time, kind or "
                             "subject for it.' FROM live AS l JOIN revision AS r ON r.seq = l.seq "
                             "WHERE (l.family, l.kind, l.at_s, l.subject) IS NOT (r.family, "
                             "r.kind, r.at_s, r.subject)",
                             err);
}

/* One row of revision, as far as bodies go. */
struct row {
    const char *id, *family, *kind, *subject, *body;
    size_t body_size;
    int64_t at_s;
    bool tombstone;
};

/* NULL when it is well; else why not (in the arena or constant). */
static const char *judge_record(struct verifier *verifier, const struct row *row, json_t *body)
{
    enum hoof_family family = strcmp(row->family, "item") == 0 ? HOOF_ITEM : HOOF_ENTRY;
    const struct hoof_kind *kind = hoof_kind_find(family, row->kind, strlen(row->kind));
    struct hoof_error failure = {0};
    int64_t at_s = 0;
    if (!kind)
        return "It is of a kind that this program does not know.";
    if (!hoof_record_check(kind, body, false, &failure) ||
        !hoof_record_time(family, body, &at_s, &failure)) {
        const char *why = hoof_format(verifier->arena, "%s %s", failure.place, failure.text);
        return why ? why : "It could not be judged, as memory was short.";
    }
    const char *subject = hoof_record_subject(kind->name, body);
    if (at_s != row->at_s)
        return "Its time is not the one in its list.";
    bool same =
        subject && row->subject ? strcmp(subject, row->subject) == 0 : subject == row->subject;
    return same ? NULL : "Its subject is not the one in its list.";
}

static const char *judge_profile(struct verifier *verifier, const struct row *row, json_t *body)
{
    struct hoof_error failure = {0};
    json_t *part = json_pack("{sO}", row->kind, body);
    if (!part)
        return NULL;
    const char *why = NULL;
    if (!hoof_record_check(hoof_kinds(HOOF_PROFILE), part, false, &failure))
        why = hoof_format(verifier->arena, "%s %s", failure.place, failure.text);
    json_decref(part);
    return why;
}

static const char *judge_row(struct verifier *verifier, const struct row *row)
{
    if (!hoof_uuid_valid(row->id))
        return "Its id is not one of ours.";
    if (row->tombstone)
        return NULL;
    json_error_t reason;
    json_t *body = hoof_json_read(row->body, row->body_size, JSON_DECODE_ANY, &reason);
    if (!body)
        return reason.text[0] ? "What it says cannot be read." : "There was no memory to read it.";
    const char *why = strcmp(row->family, "profile") == 0 ? judge_profile(verifier, row, body)
                      : json_is_object(body)              ? judge_record(verifier, row, body)
                                                          : "What it says is not a record.";
    json_decref(body);
    return why;
}

static bool check_bodies(struct verifier *verifier, struct hoof_error *err)
{
    struct hoof_stmt q;
    struct hoof_error failure = {0};
    bool good = true;
    if (!hoof_db_prepare(verifier->db, &q,
                         "SELECT id, family, kind, at_s, tombstone, body, subject FROM revision "
                         "ORDER BY seq",
                         &failure))
        return storage_problem(verifier, &failure, err);
    while (good && verifier->found->count < MOST_PROBLEMS && hoof_step(&q, &failure)) {
        struct row row = {.id = hoof_column_text(&q, 0),
                          .family = hoof_column_text(&q, 1),
                          .kind = hoof_column_text(&q, 2),
                          .at_s = hoof_column_int(&q, 3),
                          .tombstone = hoof_column_int(&q, 4) != 0,
                          .body = hoof_column_text(&q, 5),
                          .body_size = hoof_column_size(&q, 5),
                          .subject = hoof_column_text(&q, 6)};
        if (!row.id || !row.family || !row.kind || (!row.body && !row.tombstone)) {
            good = hoof_fail_memory(err);
            break;
        }
        const char *why = judge_row(verifier, &row);
        good = !why || problem(verifier, row.id, why, err);
    }
    hoof_finish(&q, &failure);
    return good && storage_problem(verifier, &failure, err);
}

bool hoof_journal_verify(struct hoof_books *books, struct hoof_arena *arena,
                         struct hoof_remarks *out, struct hoof_error *err)
{
    *out = (struct hoof_remarks){0};
    struct verifier verifier = {.db = books->db, .arena = arena, .found = out};
    if (!hoof_journal_hold(books, err))
        return false;
    bool good = check_file(&verifier, err) && check_changes(&verifier, err) &&
                check_lines(&verifier, err) && check_live(&verifier, err) &&
                check_bodies(&verifier, err);
    return hoof_journal_let_go(books, good ? err : NULL) && good;
}
