/*
 * plan_items: what changes the plan: items added, changed and stopped; and which
 * item a person means.
 *
 * An item is named by its id, by the beginning of its id, or by the name of its
 * medicine, regimen, event or test where only one item of that name stands. A
 * name that could be two is HOOF_REQUEST and lists them.
 */
#ifndef HOOF_ASK_PLAN_ITEMS_H
#define HOOF_ASK_PLAN_ITEMS_H

#include "ask/journal.h"

/* The item that stands under a name. parts: the medicines of a regimen are names
 * of it too (*agent is that medicine, NULL for other names; may be NULL). */
struct hoof_item_found {
    struct hoof_record record;
    const char *agent;
};
bool hoof_ask_plan_find(struct hoof_ask *ask, const char *name, bool parts,
                        struct hoof_item_found *out, struct hoof_error *err);

/* `plan add --field value`: one of the settings says what it is (agent, regimen,
 * event, test, experiment). */
bool hoof_ask_plan_add(struct hoof_ask *ask, const struct hoof_setting *settings, size_t count,
                       struct hoof_change_answer *out, struct hoof_error *err);
/* `plan add SENTENCE`: one medicine or regimen with how often and from when; "and
 * as needed" makes a second item of it. What is missing or can be read in two ways
 * is HOOF_REQUEST and asks for it. */
bool hoof_ask_plan_add_sentence(struct hoof_ask *ask, const char *sentence,
                                struct hoof_change_answer *out, struct hoof_error *err);
bool hoof_ask_plan_change(struct hoof_ask *ask, const char *name,
                          const struct hoof_setting *settings, size_t count,
                          struct hoof_change_answer *out, struct hoof_error *err);
/* on: its last day, a date; "today" too. */
bool hoof_ask_plan_stop(struct hoof_ask *ask, const char *name, const char *on,
                        struct hoof_change_answer *out, struct hoof_error *err);

/* What an item that a person enters must hold beyond its kind: a dose that can be
 * one, a first day where dates are counted from it, cycles where the regimen goes
 * on until it is stopped. Its names must be settled. */
bool hoof_plan_item_check(struct hoof_ask *ask, const json_t *item, struct hoof_error *err);

#endif
