/*
 * take: one dose of the plan, as taken or as left out on purpose.
 *
 * The entry names the item, so that the plan knows which dose it was. What is
 * given on the day (amount, cycle, day) comes from the plan's dates.
 */
#ifndef HOOF_ASK_TAKE_H
#define HOOF_ASK_TAKE_H

#include "ask/journal.h"

struct hoof_take_request {
    const char *item;  /* an id, the beginning of one, or the name of a medicine */
    const char *agent; /* of a regimen named by its id; NULL: its only one that day */
    const char *at;    /* NULL: now */
    const char *dose;  /* a number in the item's unit; NULL: as planned */
    const char *site;  /* where it was given; NULL */
};
bool hoof_ask_take(struct hoof_ask *ask, const struct hoof_take_request *request,
                   struct hoof_change_answer *out, struct hoof_error *err);

/* The next dose of today, or the late one, is left out. at: the time that it was
 * due, where more than one is open; NULL: the first. because: may be NULL. */
struct hoof_skip_request {
    const char *item, *agent, *at, *because;
};
bool hoof_ask_skip(struct hoof_ask *ask, const struct hoof_skip_request *request,
                   struct hoof_change_answer *out, struct hoof_error *err);

#endif
