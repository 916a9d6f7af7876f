/*
 * log: a plain sentence becomes entries.
 */
#ifndef HOOF_ASK_LOG_H
#define HOOF_ASK_LOG_H

#include "ask/journal.h"

struct hoof_log_request {
    const char *sentence; /* n bytes, UTF-8 is checked here */
    size_t n;
    const char *at; /* --at: when it happened, where the sentence does not say; NULL: now */
    bool save;      /* false: only show */
    /* The answer to a question: `sentence` holds the choice, `saved` is the sentence before it,
     * whose clear parts are saved already (NULL: none), said at said_ms (0: now). Only what
     * the answer adds is saved. */
    const char *saved;
    int64_t said_ms;
};

struct hoof_log_answer {
    bool saved;
    json_t *entries; /* array of entries, with ids once saved */
    struct hoof_strings not_understood;
    struct hoof_questions questions;
    int64_t change; /* 0 when not saved */
    struct hoof_strings notes;
};

/* HOOF_REQUEST when nothing was understood (says what could be said instead),
 * or, with save, when only questions are left: nothing is saved then, and the
 * answer holds the questions. */
bool hoof_ask_log(struct hoof_ask *ask, const struct hoof_log_request *request,
                  struct hoof_log_answer *out, struct hoof_error *err);

#endif
