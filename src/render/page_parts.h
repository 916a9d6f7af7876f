/*
 * page_parts: what the pages have in common. For the views alone.
 */
#ifndef HOOF_RENDER_PAGE_PARTS_H
#define HOOF_RENDER_PAGE_PARTS_H

#include "render/page.h"
#include "render/words.h"

/* Everything around the content of <main>. */
void hoof_page_begin(struct hoof_html *html, const struct hoof_page *page);
void hoof_page_end(struct hoof_html *html, const struct hoof_page *page);

/* <form method=post action=...> with the token in it. */
void hoof_form_begin(struct hoof_html *html, const struct hoof_page *page, const char *action,
                     const char *css_class);
/* The same with an id, for buttons that stand outside of it. */
void hoof_form_open(struct hoof_html *html, const struct hoof_page *page, const char *action,
                    const char *css_class, const char *id);
void hoof_form_end(struct hoof_html *html);
void hoof_form_hidden(struct hoof_html *html, const char *name, const char *value);
void hoof_form_button(struct hoof_html *html, const char *css_class, const char *text);
/* A button that sends name=value. */
void hoof_form_choice(struct hoof_html *html, const char *css_class, const char *name,
                      const char *value, const char *text);

/* A change of more records than this is told by their number alone. */
#define HOOF_CHANGE_SMALL 20
/* "Logged: Flushing, 2 times; Meal, pizza, red wine". */
const char *hoof_change_words(const struct hoof_ask *ask, const struct hoof_past_change *change);

/* The form that takes one change back; help: more words under the button, with
 * what it is. from: the page that is shown afterwards. */
void hoof_undo_form(struct hoof_html *html, const struct hoof_page *page, int64_t change,
                    const char *from, const char *text, const char *help);

void hoof_import_preview(struct hoof_html *html, const struct hoof_page *page,
                         const struct hoof_data_view *view);

void hoof_notice_write(struct hoof_html *html, const struct hoof_page *page,
                       const struct hoof_notice *notice, struct hoof_arena *arena);

/* "Monday 23 November 2026". */
const char *hoof_date_words(struct hoof_arena *arena, struct hoof_date date);

/* The text with its foods marked; each mark points to "#PREFIXn" when prefix is
 * not NULL. */
void hoof_food_marked(struct hoof_html *html, const struct hoof_food_answer *answer);
/* What each food is, how sure that is, from where, what instead. facts: how many
 * reasons are shown at once. */
void hoof_food_cards(struct hoof_html *html, const struct hoof_food_answer *answer, bool brief);

/* The inputs of one kind's fields (without text already shown), filled from a
 * record or from what was typed. refused->place ("...dose") marks its field. */
struct hoof_field_source {
    const json_t *record;
    const struct hoof_typed *typed;
    size_t typed_count;
    const struct hoof_error *refused;
    const struct hoof_ask *ask;
};
void hoof_fields_write(struct hoof_html *html, const struct hoof_field *fields, const char *prefix,
                       const struct hoof_field_source *source);
/* A field's value as the text that a form holds and hoof_record_set reads; times
 * are local. */
const char *hoof_field_text(const struct hoof_ask *ask, const struct hoof_field *field,
                            const json_t *value);
/* The label of the field that a refusal is about; NULL: of none of these. id: of
 * its input, may be NULL. */
const char *hoof_field_refused(const struct hoof_field *fields, const struct hoof_error *refused);
/* "Nothing was changed", why, and a link to the field; nothing without a refusal. */
void hoof_refusal_write(struct hoof_html *html, const struct hoof_error *refused,
                        const struct hoof_field *fields);
void hoof_back_link(struct hoof_html *html, const char *address, const char *text);
/* True for lists of a few words, which a form shows as boxes to tick. */
bool hoof_field_is_boxes(const struct hoof_field *field);
/* The same as people read it: "site: midgut, grade: G1", "NET nurse, Ann, 555-0100". */
const char *hoof_field_words(struct hoof_arena *arena, const struct hoof_field *field,
                             const json_t *value);
/* True for lists that a form holds as one line, set apart by commas. */
bool hoof_field_is_list(const struct hoof_field *field);
/* True for fields that a form can hold (not lists of objects, maps, ids). */
bool hoof_field_in_form(const struct hoof_field *field);

/* Today's doses, tests and events of the plan, and how long ago the last of the
 * long-acting ones was. */
void hoof_doses_write(struct hoof_html *html, const struct hoof_page *page, struct hoof_ask *ask,
                      const struct hoof_plan_today *today);

#endif
