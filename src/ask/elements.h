/*
 * elements: one of several in the profile: a contact of the team, a meal by its
 * name, an answer to a question of a trial, a medicine with its amount.
 *
 * Which keys hold such elements, and what they hold, the table of kinds says:
 * lists of objects, maps, and lists of names or objects. An element is known by
 * its place and by what it said when the person saw it, so that a form which
 * was left open cannot change another one.
 */
#ifndef HOOF_ASK_ELEMENTS_H
#define HOOF_ASK_ELEMENTS_H

#include "ask/journal.h"

/* The profile's field with that key, if it holds elements; else NULL. */
const struct hoof_field *hoof_element_list(const char *key);
bool hoof_field_has_elements(const struct hoof_field *field);
/* The fields of one element. */
const struct hoof_field *hoof_element_fields(const struct hoof_field *list);

struct hoof_profile_element {
    const char *name; /* of a map: what it is called; else NULL */
    json_t *body;     /* an object; a bare name has become {"name": ...} */
    const char *seen; /* what it says, as one text */
};
size_t hoof_element_count(const json_t *value);
/* The element at a place of the key's value; HOOF_REQUEST: there is none. */
bool hoof_element_at(struct hoof_ask *ask, const struct hoof_field *list, const json_t *value,
                     size_t place, struct hoof_profile_element *out, struct hoof_error *err);

struct hoof_element_request {
    const struct hoof_field *list;
    const char *name; /* of a map, as typed */
    const char *seen; /* NULL: a new element */
    size_t place;     /* where it stood */
    bool remove;
    const struct hoof_setting *settings;
    size_t count;
};
/* HOOF_REQUEST names the field (".phone"; ".called" for the name in a map). */
bool hoof_ask_element(struct hoof_ask *ask, const struct hoof_element_request *request,
                      struct hoof_change_answer *out, struct hoof_error *err);

#endif
