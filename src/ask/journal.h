/*
 * journal: the questions about what was written down, and its changes.
 *
 * hoof_change_answer is the answer of everything that writes (hoofbeat.change/1).
 * JSON values in answers are records with the keys of hoofbeat.journal/1.
 */
#ifndef HOOF_ASK_JOURNAL_H
#define HOOF_ASK_JOURNAL_H

#include <jansson.h>

#include "ask/ask.h"
#include "book/journal/journal.h"

struct hoof_change_answer {
    int64_t change;
    const char *label;                     /* what was done: "log", "edit", "undo" ... */
    struct hoof_strings added, superseded; /* ids */
    json_t *entries, *items;   /* arrays: the added records; after a delete or undo the affected */
    struct hoof_strings notes; /* sentences for the person: an unknown name that was kept ... */
};

/* The local date on which a record falls. */
struct hoof_date hoof_record_date(const struct hoof_ask *ask, const struct hoof_record *record);

/* Entries, oldest first; texts are dates, or times local to ask->zone; NULL: open. */
struct hoof_journal_request {
    const char *from, *to; /* both inclusive dates */
    const char *kind;
    size_t last; /* 0: 20 when nothing else is given, else all */
};
bool hoof_ask_journal(struct hoof_ask *ask, const struct hoof_journal_request *request,
                      struct hoof_records *out, struct hoof_error *err);

struct hoof_entry_answer {
    struct hoof_record record; /* the live revision, or the last one when deleted */
    struct hoof_records history;
    bool deleted;
};
bool hoof_ask_journal_show(struct hoof_ask *ask, const char *id, struct hoof_entry_answer *out,
                           struct hoof_error *err);

/* One field of a form or command: option name as in kinds.h, and its text. */
struct hoof_setting {
    const char *option, *text;
};

/* `log KIND --field value`: saved at once. Without "at": now. */
bool hoof_ask_log_fields(struct hoof_ask *ask, const char *kind,
                         const struct hoof_setting *settings, size_t count,
                         struct hoof_change_answer *out, struct hoof_error *err);
bool hoof_ask_edit(struct hoof_ask *ask, const char *id, const struct hoof_setting *settings,
                   size_t count, struct hoof_change_answer *out, struct hoof_error *err);
bool hoof_ask_delete(struct hoof_ask *ask, const char *id, struct hoof_change_answer *out,
                     struct hoof_error *err);
bool hoof_ask_undo(struct hoof_ask *ask, struct hoof_change_answer *out, struct hoof_error *err);

bool hoof_ask_profile(struct hoof_ask *ask, json_t **out, struct hoof_error *err);
/* key may be nested ("diagnosis.grade"); text "" clears it. */
bool hoof_ask_profile_set(struct hoof_ask *ask, const struct hoof_setting *settings, size_t count,
                          struct hoof_change_answer *out, struct hoof_error *err);

/* The plan's items, as written. */
bool hoof_ask_plan(struct hoof_ask *ask, struct hoof_records *out, struct hoof_error *err);

/* Days since the last entry that have none (and are not today), newest 14 at
 * most, for "well, or not logged?"; and the action that answers "well". */
struct hoof_dates {
    struct hoof_date *items;
    size_t count;
};
bool hoof_ask_quiet_days(struct hoof_ask *ask, struct hoof_dates *out, struct hoof_error *err);
bool hoof_ask_log_nothing(struct hoof_ask *ask, const struct hoof_dates *days,
                          struct hoof_change_answer *out, struct hoof_error *err);

#endif
