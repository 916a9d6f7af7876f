/*
 * kinds: the one table of what the journal can hold.
 *
 * Kinds of entries, kinds of plan items and profile keys, each with its fields:
 * JSON key, type, limits, words for help. Journal, import, export, forms,
 * commands and documents all read this table, so they cannot drift apart. A
 * record in memory is a json_t object with the keys of hoofbeat.journal/1; the
 * table says which are allowed and what they may hold.
 *
 * Pure: no book is opened. The tables are constant.
 */
#ifndef HOOF_BOOK_JOURNAL_KINDS_H
#define HOOF_BOOK_JOURNAL_KINDS_H

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "base/error.h"
#include "base/zone.h"

enum hoof_family { HOOF_ENTRY, HOOF_ITEM, HOOF_PROFILE };

enum hoof_field_type {
    HOOF_FIELD_TEXT,
    HOOF_FIELD_LONG_TEXT, /* a text area in forms */
    HOOF_FIELD_NAME,      /* an id of the knowledge book, or the person's own word */
    HOOF_FIELD_CHOICE,    /* one of `choices` */
    HOOF_FIELD_NUMBER,
    HOOF_FIELD_INTEGER,
    HOOF_FIELD_BOOL,
    HOOF_FIELD_DATE,
    HOOF_FIELD_MOMENT, /* date, or time with offset */
    HOOF_FIELD_ZONE,
    HOOF_FIELD_UNIT,
    HOOF_FIELD_ID,
    HOOF_FIELD_LIST,    /* of texts; `choices` limits them where given */
    HOOF_FIELD_VALUE,   /* number or text (a result) */
    HOOF_FIELD_OBJECT,  /* nested keys: `fields` */
    HOOF_FIELD_OBJECTS, /* list of objects with `fields` */
    HOOF_FIELD_MAP,     /* free keys, each value as `fields[0]` says */
    HOOF_FIELD_CLOCKS,  /* list of clock times "08:00" */
    HOOF_FIELD_MIXED,   /* list of texts or of objects with `fields` */
    HOOF_FIELD_ANY      /* any JSON value, kept as it is */
};

struct hoof_field {
    const char *key; /* of the JSON document; the option is the same with hyphens */
    enum hoof_field_type type;
    const char *vocabulary; /* for NAME: agent, symptom, test, vital, factor, event, food,
                               laboratory, condition, regimen; for UNIT:
                               dose-unit where it belongs to a dose; else NULL */
    const char *choices;    /* separated by '|', NULL: any */
    double min, max;        /* for numbers; min == max: no limit */
    size_t max_bytes;       /* for texts; 0: the general limit */
    bool required;
    bool nullable;  /* null says something of its own and is kept, as in "until": null */
    bool sentences; /* a list whose elements may hold commas: one a line in forms */
    const struct hoof_field *fields; /* ends with a NULL key */
    const char *label;               /* for forms, in plain words */
    const char *help;
};

struct hoof_kind {
    const char *name; /* symptom, stool, ...; items: agent, regimen, event, test, experiment */
    enum hoof_family family;
    const struct hoof_field *fields; /* ends with a NULL key */
    const char *label;
    const char *help;
};

/* All kinds of a family, ended by a NULL name. HOOF_PROFILE has one kind, "profile". */
const struct hoof_kind *hoof_kinds(enum hoof_family family);
const struct hoof_kind *hoof_kind_find(enum hoof_family family, const char *name, size_t n);
/* The kind of a record: an entry says it ("kind"), an item of the plan carries its
 * key (agent, regimen, event ...). NULL: none that is known. */
const struct hoof_kind *hoof_record_kind(enum hoof_family family, const json_t *record);
/* What an entry is of, for finding all of one: the medicine of a dose, the test of a
 * result, what a measurement is of. NULL for other kinds. */
const char *hoof_record_subject(const char *kind, const json_t *record);
/* HOOF_REQUEST: what is written is no kind of the family; names those that are. */
bool hoof_kind_unknown(enum hoof_family family, const char *written, struct hoof_error *err);
/* The field with that key; NULL: none. `fields` may be NULL. */
const struct hoof_field *hoof_field_find(const struct hoof_field *fields, const char *key);

/* Checks one record against its kind, in place: units and clock texts get their
 * one written form. HOOF_REQUEST names the key (".dose") and says what it may
 * hold. lenient: unknown keys are moved into "text" instead of refused. */
bool hoof_record_check(const struct hoof_kind *kind, json_t *record, bool lenient,
                       struct hoof_error *err);

/* Writes a record in its one written form: keys in the order of the table, then
 * others as they come, no nulls. With sorted, the canonical text that ids of
 * imported records are made of. Without "id" in both cases. */
struct hoof_buf;
void hoof_record_write(struct hoof_buf *out, const struct hoof_kind *kind, const json_t *record,
                       bool sorted);
/* The same for one value of the profile. */
void hoof_profile_write(struct hoof_buf *out, const char *key, const json_t *value);

/* True when the option of an entry or item holds true or false ("skipped", "as-needed"). */
bool hoof_field_is_flag(const char *option, size_t n);

/* Sets the field named by an option ("bristol", "every-days", "diagnosis.grade")
 * from its text form: lists are separated by commas, "" clears the key (it is
 * set to null), moments may be local time of zone. For items the keys of the
 * schedule are found without their prefix (--every-days). */
bool hoof_record_set(const struct hoof_kind *kind, json_t *record, const char *option,
                     const char *text, const struct hoof_zone *zone, struct hoof_error *err);

#endif
