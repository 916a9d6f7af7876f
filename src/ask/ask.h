/*
 * ask: what every question gets.
 *
 * A question is a function hoof_ask_NAME(ask, request, answer, err) in a file
 * of its own: it reads rows of the open books into plain structs, calls engines
 * and fills the answer. It parses no request and renders nothing. Answers
 * belong to ask->arena.
 *
 * The door opens the books, fills `now`, calls hoof_ask_begin() (which settles
 * the zone), asks one question and hands the answer to one view.
 */
#ifndef HOOF_ASK_ASK_H
#define HOOF_ASK_ASK_H

#include <jansson.h>

#include "base/arena.h"
#include "base/time.h"
#include "base/uuid.h"
#include "base/zone.h"
#include "book/books.h"

struct hoof_plan_book;

struct hoof_ask {
    struct hoof_arena *arena;
    struct hoof_books *books;
    struct hoof_now now;
    const struct hoof_zone *zone; /* --zone, else the profile's, else $TZ, else the system's */
    struct hoof_uuid_source *uuids;
    json_t *labels; /* names of the ids in answers (ask/labels.h); NULL: none yet */
    const struct hoof_plan_book *plan_book; /* made by the first question that needs it; NULL */
    const char *author; /* person, helper, nurse; NULL: person and not written down */
};

/* Settles ask->zone; zone_option is --zone or NULL. The other members are set. */
bool hoof_ask_begin(struct hoof_ask *ask, const char *zone_option, struct hoof_error *err);

/* Today's local date in ask->zone. */
struct hoof_date hoof_ask_today_date(const struct hoof_ask *ask);

/* A list of texts. */
struct hoof_strings {
    const char **items;
    size_t count;
};

/* A doubt that only the person can settle. */
struct hoof_question {
    const char *text;
    struct hoof_strings choices; /* two or more */
    const char **sentences; /* of a sentence: beside each choice the sentence with it in place, ""
                               where nothing is left to log, NULL where it has to be typed; or
                               NULL */
};

struct hoof_questions {
    struct hoof_question *items;
    size_t count;
};

#endif
