/*
 * checks: the checks of a book with their phrases read.
 *
 * For the files of src/plan only. Made with the book, read-only like it.
 */
#ifndef HOOF_PLAN_CHECKS_H
#define HOOF_PLAN_CHECKS_H

#include "plan/forms.h"

struct hoof_alternative {
    const struct hoof_phrase *const *phrases; /* all hold together */
    size_t count;
};
struct hoof_condition {
    bool unless;
    const struct hoof_alternative *alternatives; /* one of them holds */
    size_t count;
};
struct hoof_check {
    const struct hoof_plan_check_row *row;
    const struct hoof_phrase *const *at;
    size_t at_count;
    const struct hoof_condition *conditions;
    size_t condition_count;
    int32_t ahead; /* how many days after its moment a phrase of it looks */
};
struct hoof_checks {
    const struct hoof_check *items; /* in the order of the rows */
    size_t count;
    int32_t ahead; /* the largest of them */
};

/* Reads the phrases of all checks of the book; a mistake's place names the check
 * and the phrase. */
bool hoof_checks_read(struct hoof_arena *arena, const struct hoof_plan_book *book,
                      const struct hoof_checks **out, struct hoof_error *err);

/* Whether the check holds at a moment. TRUE: *evidence says why; NOT_KNOWN: what
 * it needs. */
enum hoof_truth hoof_check_holds(struct hoof_judge *judge, const struct hoof_check *check,
                                 const struct hoof_moment_judged *moment,
                                 struct hoof_evidence *evidence);

void hoof_evidence_empty(struct hoof_evidence *evidence);

/* What a finding rests on, in a sentence; NULL without memory. */
const char *hoof_why(struct hoof_judge *judge, const struct hoof_moment_judged *moment,
                     const struct hoof_evidence *evidence);

#endif
