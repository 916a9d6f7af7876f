/*
 * interchange: bringing hoofbeat.journal/1 in and out, and checking the book.
 */
#ifndef HOOF_ASK_INTERCHANGE_H
#define HOOF_ASK_INTERCHANGE_H

#include "ask/journal.h"
#include "base/buf.h"

struct hoof_import_answer {
    const char *format;
    const char *batch; /* the change's id; NULL on a dry run or when nothing was added */
    int64_t read, added, already_there;
    bool dry_run;
    struct hoof_remarks left_out; /* unknown names that were kept, unknown keys (lenient) */
    struct hoof_profile_change {
        const char *key;
        json_t *old, *new; /* NULL: not set */
    } * profile;
    size_t profile_count;
};

struct hoof_import_request {
    const char *text; /* the whole document, n bytes */
    size_t n;
    const char *name; /* file name, for messages */
    bool dry_run, lenient;
};
bool hoof_ask_import_journal(struct hoof_ask *ask, const struct hoof_import_request *request,
                             struct hoof_import_answer *out, struct hoof_error *err);
bool hoof_ask_import_undo(struct hoof_ask *ask, const char *batch, struct hoof_change_answer *out,
                          struct hoof_error *err);

/* Writes the whole book as one hoofbeat.journal/1 document. */
bool hoof_ask_export_json(struct hoof_ask *ask, struct hoof_buf *out, struct hoof_error *err);

struct hoof_verify_answer {
    bool ok;
    struct hoof_remarks problems;
};
bool hoof_ask_verify(struct hoof_ask *ask, struct hoof_verify_answer *out, struct hoof_error *err);

/* Fills an empty book with a made-up year; HOOF_REQUEST when it is not empty. */
bool hoof_ask_demo(struct hoof_ask *ask, struct hoof_import_answer *out, struct hoof_error *err);
/* True when the book holds demo's made-up person: every page and page says so. */
bool hoof_ask_is_made_up(struct hoof_ask *ask);

#endif
