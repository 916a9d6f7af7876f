/*
 * page: the web pages, one view each.
 *
 * A view gets answers and writes one whole HTML document into a buffer; it asks
 * nothing and computes nothing. The frame (head, navigation, banners, footer) is
 * the same on every page. All pages work without scripts; forms carry the
 * session's token.
 */
#ifndef HOOF_RENDER_PAGE_H
#define HOOF_RENDER_PAGE_H

#include "ask/changes.h"
#include "ask/elements.h"
#include "ask/food.h"
#include "ask/interchange.h"
#include "ask/log.h"
#include "ask/plan_check.h"
#include "ask/plan_dates.h"
#include "ask/today.h"
#include "book/knowledge/knowledge.h"
#include "book/knowledge/treatments.h"
#include "render/html.h"

/* The frame. */
struct hoof_page {
    const char *title;
    const char *here;  /* path of the navigation's entry: "/", "/food" ... */
    const char *token; /* of the session; NULL: no forms, no navigation */
    const char *once;  /* marks the forms of this page, so that each counts once */
    bool made_up, read_only;
};

/* What the last action did, shown once on the page after it. */
enum hoof_notice_kind { HOOF_NOTICE_NONE, HOOF_NOTICE_DONE, HOOF_NOTICE_ASKS, HOOF_NOTICE_REFUSED };

struct hoof_notice {
    enum hoof_notice_kind kind;
    const char *text;     /* "Saved." */
    const char *sentence; /* as typed; NULL */
    int64_t said_ms;      /* when it was typed; an answer to a question counts from then */
    json_t *entries;      /* what was written down; NULL */
    json_t *labels;       /* names of the ids in entries (ask/labels.h); NULL */
    struct hoof_strings not_understood, notes;
    struct hoof_strings left; /* questions about the sentence that were left out */
    struct hoof_questions questions;
    int64_t undo; /* the change that it offers to take back; 0: none */
};

/* A copy that lives in arena. */
bool hoof_notice_copy(struct hoof_arena *arena, const struct hoof_notice *from,
                      struct hoof_notice *to, struct hoof_error *err);

/* One field as it was typed. */
struct hoof_typed {
    const char *name, *value;
};

struct hoof_error_view {
    int status;
    const char *reason; /* NULL: the status says enough */
    struct hoof_typed *typed;
    size_t typed_count;
};
bool hoof_page_error(struct hoof_buf *out, const struct hoof_error_view *view,
                     struct hoof_error *err);

struct hoof_today_view {
    const char *said; /* the box holds it again: its clear parts were saved at said_ms; NULL */
    int64_t said_ms;
    const struct hoof_today_answer *today;
    const struct hoof_dates *quiet_days;
    const struct hoof_food_answer *meal; /* what was in the last meal of today; NULL: none */
    const struct hoof_record *meal_record;
    const struct hoof_past_change *last_change; /* that undo takes back; NULL: none */
    const struct hoof_notice *notice;           /* may be NULL */
    const char *typed;                          /* stays in the box */
    const char *refused;                        /* why the typed sentence was not saved; NULL */
    struct hoof_ask *ask;
};
bool hoof_page_today(struct hoof_buf *out, const struct hoof_page *page,
                     const struct hoof_today_view *view, struct hoof_error *err);

struct hoof_plan_view {
    const struct hoof_records *items;
    const struct hoof_calendar_answer *calendar; /* the days ahead */
    const struct hoof_findings_answer *findings;
    const struct hoof_plan_today *today;
    const struct hoof_regimens *regimens; /* templates */
    const struct hoof_notice *notice;
    const char *typed, *refused; /* the sentence that was not added, and why; NULL */
    struct hoof_ask *ask;
};
bool hoof_page_plan(struct hoof_buf *out, const struct hoof_page *page,
                    const struct hoof_plan_view *view, struct hoof_error *err);

struct hoof_journal_view {
    const struct hoof_records *entries; /* oldest first, as the question answers */
    size_t first;                       /* those before it are left for the next page */
    const char *from, *to, *kind;       /* the filter as typed; NULL */
    const char *older;                  /* the date that the next page ends with; NULL: none */
    const struct hoof_notice *notice;
    struct hoof_ask *ask;
};
bool hoof_page_journal(struct hoof_buf *out, const struct hoof_page *page,
                       const struct hoof_journal_view *view, struct hoof_error *err);

struct hoof_entry_view {
    const struct hoof_entry_answer *entry;
    const struct hoof_typed *typed; /* after a refusal, what was typed; else NULL */
    size_t typed_count;
    const struct hoof_error *refused; /* its place names the field; NULL */
    struct hoof_ask *ask;
};
bool hoof_page_entry(struct hoof_buf *out, const struct hoof_page *page,
                     const struct hoof_entry_view *view, struct hoof_error *err);

struct hoof_food_view {
    const char *text;                      /* "" at first */
    const char *laboratory;                /* NULL: not asked for */
    const struct hoof_terms *laboratories; /* with a sheet */
    const struct hoof_food_answer *answer; /* NULL: nothing asked yet, or refused */
    const char *refused;
    const struct hoof_notice *notice;
    struct hoof_arena *arena;
};
bool hoof_page_food(struct hoof_buf *out, const struct hoof_page *page,
                    const struct hoof_food_view *view, struct hoof_error *err);

struct hoof_profile_view {
    const json_t *profile;
    const struct hoof_typed *typed;
    size_t typed_count;
    const struct hoof_error *refused;
    const struct hoof_notice *notice;
    struct hoof_ask *ask;
};
bool hoof_page_profile(struct hoof_buf *out, const struct hoof_page *page,
                       const struct hoof_profile_view *view, struct hoof_error *err);

/* One contact, meal, answer ... of the profile; a new one where body is NULL. */
struct hoof_element_view {
    const struct hoof_field *list;
    struct hoof_profile_element element;
    size_t place;
    const struct hoof_typed *typed;
    size_t typed_count;
    const struct hoof_error *refused;
    struct hoof_ask *ask;
};
bool hoof_page_element(struct hoof_buf *out, const struct hoof_page *page,
                       const struct hoof_element_view *view, struct hoof_error *err);

struct hoof_data_view {
    const struct hoof_import_answer *preview; /* of the file that waits; NULL: none */
    const char *file;
    const char *refused;
    const struct hoof_changes_answer *changes;
    const struct hoof_notice *notice;
    struct hoof_ask *ask;
};
bool hoof_page_data(struct hoof_buf *out, const struct hoof_page *page,
                    const struct hoof_data_view *view, struct hoof_error *err);

#endif
