/*
 * journal: append-only revisions of entries, plan items and profile keys.
 *
 * Nothing is changed or removed: a correction is a new revision that supersedes
 * one, a deletion a tombstone, an undo a change that takes back another. A
 * change (one sentence, form or import) is written whole, in one transaction,
 * and acknowledged only when it is on the disk.
 *
 *     struct hoof_change change;
 *     hoof_change_begin(books, "log", now, &change, err);
 *     hoof_change_add(&change, HOOF_ENTRY, entry, id, err);
 *     hoof_change_commit(&change, err);
 *
 * Records that are read belong to the arena they are read into.
 */
#ifndef HOOF_BOOK_JOURNAL_JOURNAL_H
#define HOOF_BOOK_JOURNAL_JOURNAL_H

#include <jansson.h>

#include "base/arena.h"
#include "base/uuid.h"
#include "book/books.h"
#include "book/journal/kinds.h"

struct hoof_buf;

/* One live record. */
struct hoof_record {
    const char *id;
    enum hoof_family family;
    const char *kind;
    int64_t at_s; /* instant; day-level: 00:00 UTC of the date */
    bool day_level;
    int64_t recorded_ms; /* when its first revision was written (its id's time) */
    int64_t change;      /* number of the change that wrote this revision */
    bool made_up;        /* written by demo */
    json_t *body;        /* the keys of hoofbeat.journal/1, with id, kind, at, zone */
};

struct hoof_records {
    struct hoof_record *items;
    size_t count;
};

/* Something to tell about a place: "entries[3].kolor", a sentence. */
struct hoof_remark {
    const char *where, *why;
};
struct hoof_remarks {
    struct hoof_remark *items;
    size_t count;
};

/* One change that is being written. */
struct hoof_change {
    struct hoof_books *books;
    int64_t number; /* in order of writing, from 1 */
    char id[HOOF_UUID_TEXT];
    struct hoof_uuid_source *uuids; /* shared by a process */
    int64_t now_ms;
    size_t added;                  /* revisions written so far */
    char last_id[HOOF_UUID_TEXT];  /* of the newest of them */
    struct hoof_change_work *work; /* private */
};

/* label: what the person did ("log", "edit", "import", "demo", ...). */
bool hoof_change_begin(struct hoof_books *books, const char *label, int64_t now_ms,
                       struct hoof_uuid_source *uuids, struct hoof_change *out,
                       struct hoof_error *err);

/* Adds a record. Without "id" in it one is made; `id` receives it. */
bool hoof_change_add(struct hoof_change *change, enum hoof_family family, json_t *record,
                     char id[HOOF_UUID_TEXT], struct hoof_error *err);

/* A new revision in place of the live record `old`; gets a new id. */
bool hoof_change_supersede(struct hoof_change *change, const char *old, json_t *record,
                           char id[HOOF_UUID_TEXT], struct hoof_error *err);
bool hoof_change_delete(struct hoof_change *change, const char *id, struct hoof_error *err);

/* Sets one top-level profile key; NULL or JSON null removes it. */
bool hoof_change_profile(struct hoof_change *change, const char *key, const json_t *value,
                         struct hoof_error *err);

/* True when an id is taken: it stands, or something that stands came out of it.
 * *same (may be NULL): the record as recorded under it has the same content. */
bool hoof_change_knows(struct hoof_change *change, const char *id, enum hoof_family family,
                       const json_t *record, bool *known, bool *same, struct hoof_error *err);

/* On the disk, or rolled back and HOOF_STORAGE. A change that holds nothing
 * leaves no trace: number is 0 then. Either way the change is over. */
bool hoof_change_commit(struct hoof_change *change, struct hoof_error *err);
void hoof_change_abandon(struct hoof_change *change);

/* What to read; zero means no limit. */
struct hoof_journal_query {
    enum hoof_family family;
    const char *kind;        /* NULL: all */
    int64_t from_s, until_s; /* instants, until excluded */
    bool has_from, has_until;
    size_t last; /* only the newest n by time; 0: all */
    /* Of a kind that has one (hoof_record_subject): only this medicine, test or
     * measurement. NULL: all. Goes with `kind`. */
    const char *subject;
    /* A day-level record belongs to its date in this zone: it is read with the
     * bounds' local dates and stands first in its day. NULL: the UTC midnights
     * nearest to the bounds. */
    const struct hoof_zone *zone;
};

/* Live records in order of time, those of one time as they were written. */
bool hoof_journal_read(struct hoof_books *books, struct hoof_arena *arena,
                       const struct hoof_journal_query *query, struct hoof_records *out,
                       struct hoof_error *err);

/* The live record that an id (also a superseded one, also a unique prefix of 8
 * or more characters) resolves to, and its revisions, oldest first (may be NULL).
 * HOOF_REQUEST when there is none. deleted tells of a tombstone. */
bool hoof_journal_find(struct hoof_books *books, struct hoof_arena *arena, const char *id,
                       struct hoof_record *out, bool *deleted, struct hoof_records *history,
                       struct hoof_error *err);

/* How many live entries of a kind are of each subject, counted up to `most`. */
struct hoof_subject_total {
    const char *subject;
    int64_t entries;
};
struct hoof_subject_totals {
    struct hoof_subject_total *items;
    size_t count;
};
bool hoof_journal_subjects(struct hoof_books *books, struct hoof_arena *arena, const char *kind,
                           int64_t most, struct hoof_subject_totals *out, struct hoof_error *err);

/* Of the entries of a subject before an instant, the newest of each stretch of so
 * many days, newest first: a long past in few records. */
struct hoof_journal_thin {
    const char *kind, *subject;
    int64_t from_s, until_s; /* until excluded */
    int32_t days;
    bool bodies; /* false: body is NULL, and doses that were left out do not count */
};
bool hoof_journal_read_thin(struct hoof_books *books, struct hoof_arena *arena,
                            const struct hoof_journal_thin *query, struct hoof_records *out,
                            struct hoof_error *err);

/* One state of the journal for all that is read until it is let go, whoever
 * writes meanwhile. */
bool hoof_journal_hold(struct hoof_books *books, struct hoof_error *err);
bool hoof_journal_let_go(struct hoof_books *books, struct hoof_error *err);

/* Appends the live records of a family to `out` in order of time and id, a line
 * each with a comma between: bodies are stored in their one written form, so
 * they are copied, not parsed. */
bool hoof_journal_write(struct hoof_books *books, enum hoof_family family, struct hoof_buf *out,
                        struct hoof_error *err);

/* What is wrong with the file and with what it holds, 100 at most; none: all is
 * well. A file that fails while it is read is one of them, no failure. */
bool hoof_journal_verify(struct hoof_books *books, struct hoof_arena *arena,
                         struct hoof_remarks *out, struct hoof_error *err);

/* The profile as one object of the interchange file. */
bool hoof_journal_profile(struct hoof_books *books, struct hoof_arena *arena, json_t **out,
                          struct hoof_error *err);

/* Takes back the highest change that is not yet taken back; HOOF_REQUEST when
 * there is none. *undone is its number, label and count tell what it was. */
struct hoof_undone {
    int64_t change, by;
    const char *label;
    size_t records;
};
bool hoof_journal_undo(struct hoof_books *books, struct hoof_arena *arena, int64_t now_ms,
                       struct hoof_uuid_source *uuids, struct hoof_undone *out,
                       struct hoof_error *err);

/* The same for one import, by its id ("batch"), whatever came after it; what was
 * corrected by hand since then stays. NULL: as above. */
bool hoof_journal_undo_change(struct hoof_books *books, struct hoof_arena *arena, const char *batch,
                              int64_t now_ms, struct hoof_uuid_source *uuids,
                              struct hoof_undone *out, struct hoof_error *err);

/* The same for one change, only while it is the one that undo would take back.
 * HOOF_REQUEST when it was taken back already or something came after it. */
bool hoof_journal_undo_only(struct hoof_books *books, struct hoof_arena *arena, int64_t number,
                            int64_t now_ms, struct hoof_uuid_source *uuids, struct hoof_undone *out,
                            struct hoof_error *err);

/* A change as the person made it, with the first of what it wrote. */
#define HOOF_CHANGE_SHOWN 3
struct hoof_change_part {
    enum hoof_family family;
    const char *kind; /* of the profile: its key */
    bool deleted;
    json_t *body; /* as written, or as deleted; NULL for the profile */
};
struct hoof_past_change {
    int64_t number;
    const char *label; /* "log", "edit", "import" ... */
    int64_t at_ms;
    int64_t records; /* all that it wrote */
    bool taken_back;
    struct hoof_change_part parts[HOOF_CHANGE_SHOWN];
    size_t part_count;
};
struct hoof_past_changes {
    struct hoof_past_change *items;
    size_t count;
};
/* The newest changes, newest first, at most `last`; those that take back others
 * are not listed. standing: only those that undo may still take back. */
bool hoof_journal_changes(struct hoof_books *books, struct hoof_arena *arena, size_t last,
                          bool standing, struct hoof_past_changes *out, struct hoof_error *err);

/* What a change touched, for telling of an undo: its records, and those which
 * hold (again) in their lines. Bodies of the first `bodies` only. */
struct hoof_touched_record {
    const char *id;
    enum hoof_family family;
    bool holds;   /* now */
    json_t *body; /* NULL beyond `bodies`, for a tombstone and for the profile */
};
struct hoof_touched {
    struct hoof_touched_record *items;
    size_t count;
};
bool hoof_journal_touched(struct hoof_books *books, struct hoof_arena *arena, int64_t change,
                          size_t bodies, struct hoof_touched *out, struct hoof_error *err);

/* When a record happened, in Unix seconds, as it is stored and put into its id. */
bool hoof_record_time(enum hoof_family family, const json_t *record, int64_t *at_s,
                      struct hoof_error *err);

/* The number of the newest change, for caches; 0 when empty. */
int64_t hoof_journal_state(struct hoof_books *books, struct hoof_error *err);

#endif
