/*
 * knowledge_check: what looking at all rows together has at hand.
 */
#ifndef HOOF_TOOLS_KNOWLEDGE_CHECK_H
#define HOOF_TOOLS_KNOWLEDGE_CHECK_H

#include "knowledge_book.h"
#include "lookup.h"

struct check {
    struct book *book;
    struct lookup sources, terms, attributes; /* terms by "vocabulary/id" */
};

bool has_term(struct check *check, const char *vocabulary, const char *id);

/* The source of an id, marked as used; NULL and a problem where there is none. */
const struct source_row *use_source(struct check *check, const char *id, const struct place *at);

/* Regimens and checks of the plan. */
void check_treatments(struct check *check);

#endif
