/*
 * book: the index over the knowledge of treatments.
 *
 * For the files of src/plan only.
 */
#ifndef HOOF_PLAN_BOOK_H
#define HOOF_PLAN_BOOK_H

#include "plan/plan.h"

struct hoof_plan_book {
    const struct hoof_plan_rows *rows;
    const struct hoof_plan_agent **agents; /* these lists in order of id */
    const struct hoof_plan_regimen **regimens;
    const struct hoof_plan_sheet **sheets;
    const struct hoof_plan_word **words; /* in order of vocabulary and id */
    const struct hoof_names *names;      /* what phrases may name (forms.h) */
    const struct hoof_checks *checks;    /* with their phrases read (checks.h) */
};

/* NULL: not in the book. */
const struct hoof_plan_sheet *hoof_plan_sheet_find(const struct hoof_plan_book *book,
                                                   const char *id);
const struct hoof_plan_word *hoof_plan_word_find(const struct hoof_plan_book *book,
                                                 const char *vocabulary, const char *id);

#endif
