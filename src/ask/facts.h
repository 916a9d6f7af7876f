/*
 * facts: what the program knows and how sure it is, checks and regimens of the
 * plan included.
 */
#ifndef HOOF_ASK_FACTS_H
#define HOOF_ASK_FACTS_H

#include "ask/ask.h"
#include "book/knowledge/knowledge.h"

struct hoof_subject_count {
    const char *subject, *name;
    int64_t read, recalled;
};

struct hoof_facts_answer {
    struct hoof_subject_count *subjects;
    size_t count;
    int64_t read, recalled;
};
bool hoof_ask_facts(struct hoof_ask *ask, struct hoof_facts_answer *out, struct hoof_error *err);

/* HOOF_REQUEST with the nearest names when the subject is unknown. A subject
 * may be given by any of its names. A term that is known and about which nothing
 * is noted has no facts: that is an answer, no failure. */
struct hoof_subject_answer {
    const char *subject, *name;
    struct hoof_facts facts;
    const char **labels; /* how a page calls each fact's attribute; as many as facts */
};
bool hoof_ask_facts_subject(struct hoof_ask *ask, const char *subject,
                            struct hoof_subject_answer *out, struct hoof_error *err);

#endif
