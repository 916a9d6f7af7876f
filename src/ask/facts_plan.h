/*
 * facts_plan: what is known of regimens and of the checks of the plan, told as
 * facts of a subject. For ask/facts.c.
 */
#ifndef HOOF_ASK_FACTS_PLAN_H
#define HOOF_ASK_FACTS_PLAN_H

#include "ask/facts.h"

/* The subjects that list all: "checks" and "regimens". Adds what they hold to the
 * counts of out, which has room for two more. */
bool hoof_facts_count_plan(struct hoof_ask *ask, struct hoof_facts_answer *out,
                           struct hoof_error *err);

/* A check, a regimen, or one of the lists; labels are set too. out->subject stays
 * NULL when the word is none of them. */
bool hoof_facts_of_plan(struct hoof_ask *ask, const char *word, struct hoof_subject_answer *out,
                        struct hoof_error *err);

#endif
