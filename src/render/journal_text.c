#include <stdio.h>

#include "render/journal_views.h"
#include "render/words.h"

/* As much of an id as tells records apart: its time and its place among the
 * ids of the same moment. Commands take it for the whole. */
#define SHORT_ID      18
#define INDENT        2
#define CLOCK_COLUMNS 7 /* "19:30  " */

/* What the person wrote, where the words of the entry do not show it. */
static const char *own_words(const struct hoof_record *record)
{
    const char *text = json_string_value(json_object_get(record->body, "text"));
    if (!text || !*text || strcmp(record->kind, "note") == 0)
        return NULL;
    bool shown = strcmp(record->kind, "meal") == 0 &&
                 json_array_size(json_object_get(record->body, "foods")) == 0;
    return shown ? NULL : text;
}

static void quoted(struct hoof_text *text, int column, const char *words)
{
    struct hoof_buf line = {0};
    hoof_buf_format(&line, "\"%s\"", words);
    text->buf->failed |= line.failed;
    hoof_text_wrap(text, column, column + 1, hoof_buf_string(&line));
    hoof_buf_release(&line);
}

/* One entry; `next` is the one below it: a sentence that made both is shown once,
 * under the last. */
static void entry_line(struct hoof_text *text, struct hoof_ask *ask,
                       const struct hoof_record *record, const struct hoof_record *next)
{
    struct hoof_text narrow = *text;
    int column = INDENT + CLOCK_COLUMNS;
    int room = text->columns - SHORT_ID - 2;
    size_t start = text->buf->len;
    narrow.columns = room;
    hoof_text_labelled(&narrow, INDENT, column, HOOF_PLAIN, hoof_entry_clock(ask, record),
                       hoof_entry_words(ask->arena, ask->labels, record->body));
    hoof_text_id_column(text, start, room + 2, record->id, SHORT_ID);
    const char *words = own_words(record);
    const char *later = next ? own_words(next) : NULL;
    if (words && !(later && next->change == record->change && strcmp(words, later) == 0))
        quoted(text, column, words);
}

void hoof_day_text(struct hoof_text *text, struct hoof_ask *ask, const struct hoof_records *records)
{
    for (size_t i = 0; i < records->count; i++)
        entry_line(text, ask, &records->items[i],
                   i + 1 < records->count ? &records->items[i + 1] : NULL);
}

static void date_heading(struct hoof_text *text, const struct hoof_ask *ask, struct hoof_date date)
{
    char heading[64];
    hoof_text_long_date(date, heading);
    int32_t ago = hoof_date_to_days(hoof_ask_today_date(ask)) - hoof_date_to_days(date);
    size_t n = strlen(heading);
    if (ago == 0 || ago == 1)
        snprintf(heading + n, sizeof heading - n, ago == 0 ? ", today" : ", yesterday");
    hoof_text_heading(text, heading);
}

void hoof_journal_text(struct hoof_text *text, struct hoof_ask *ask,
                       const struct hoof_records *records)
{
    if (records->count == 0) {
        hoof_text_wrap(text, 0, 0, "There are no entries for this.");
        return;
    }
    struct hoof_date date = {0};
    for (size_t i = 0; i < records->count; i++) {
        const struct hoof_record *record = &records->items[i];
        struct hoof_date own = hoof_record_date(ask, record);
        if (hoof_date_compare(own, date) != 0) {
            if (i > 0)
                hoof_text_newline(text);
            date_heading(text, ask, own);
        }
        date = own;
        entry_line(text, ask, record, i + 1 < records->count ? &records->items[i + 1] : NULL);
    }
}

/* All keys of a record as they are written in the interchange file. */
static void fields_text(struct hoof_text *text, struct hoof_ask *ask, const json_t *body)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)body, key, value)
    {
        struct hoof_buf words = {0};
        bool moment = strcmp(key, "at") == 0 && json_is_string(value);
        if (moment)
            hoof_buf_text(&words,
                          hoof_moment_words(ask->arena, json_string_value(value), ask->zone));
        else
            hoof_value_words(value, &words);
        text->buf->failed |= words.failed;
        hoof_text_labelled(text, INDENT, 16, HOOF_DIM, key, hoof_buf_string(&words));
        hoof_buf_release(&words);
    }
}

void hoof_entry_text(struct hoof_text *text, struct hoof_ask *ask,
                     const struct hoof_entry_answer *answer)
{
    const struct hoof_record *record = &answer->record;
    bool entry = record->family == HOOF_ENTRY;
    if (entry)
        date_heading(text, ask, hoof_record_date(ask, record));
    hoof_text_wrap(text, 0, 0,
                   entry ? hoof_entry_words(ask->arena, ask->labels, record->body)
                         : hoof_item_words(ask->arena, ask->labels, record->body, ask->zone));
    if (answer->deleted)
        hoof_text_wrap(text, 0, 0, "It was deleted. This is how it last read.");
    hoof_text_newline(text);
    fields_text(text, ask, record->body);
    if (answer->history.count < 2)
        return;
    hoof_text_newline(text);
    hoof_text_heading(text, "How it read before, oldest first");
    for (size_t i = 0; i < answer->history.count; i++) {
        const struct hoof_record *old = &answer->history.items[i];
        if (strcmp(old->id, record->id) == 0)
            continue;
        const char *at = json_string_value(json_object_get(old->body, "at"));
        hoof_text_labelled(text, INDENT, 20, HOOF_DIM, hoof_moment_words(ask->arena, at, ask->zone),
                           entry ? hoof_entry_words(ask->arena, ask->labels, old->body)
                                 : hoof_item_words(ask->arena, ask->labels, old->body, ask->zone));
    }
}

static void entry_of_change(struct hoof_text *text, struct hoof_ask *ask, const json_t *body)
{
    const char *at = json_string_value(json_object_get(body, "at"));
    hoof_text_labelled(text, INDENT, 20, HOOF_DIM, hoof_moment_words(ask->arena, at, ask->zone),
                       hoof_entry_words(ask->arena, ask->labels, body));
}

void hoof_entries_text(struct hoof_text *text, struct hoof_ask *ask, const json_t *entries)
{
    size_t i;
    json_t *body;
    json_array_foreach(entries, i, body)
    {
        entry_of_change(text, ask, body);
    }
}

/* A change of a year would fill many screens. */
#define SHOWN_OF_A_CHANGE 12

static void more(struct hoof_text *text, size_t total)
{
    struct hoof_buf line = {0};
    if (total <= SHOWN_OF_A_CHANGE)
        return;
    hoof_buf_format(&line, "... and %zu more", total - SHOWN_OF_A_CHANGE);
    text->buf->failed |= line.failed;
    hoof_text_wrap(text, INDENT, INDENT, hoof_buf_string(&line));
    hoof_buf_release(&line);
}

void hoof_change_text(struct hoof_text *text, struct hoof_ask *ask, const char *headline,
                      const struct hoof_change_answer *answer)
{
    hoof_text_heading(text, headline);
    size_t entries = json_array_size(answer->entries);
    size_t items = json_array_size(answer->items);
    for (size_t i = 0; i < entries && i < SHOWN_OF_A_CHANGE; i++)
        entry_of_change(text, ask, json_array_get(answer->entries, i));
    more(text, entries);
    for (size_t i = 0; i < items && i < SHOWN_OF_A_CHANGE; i++)
        hoof_text_wrap(
            text, INDENT, INDENT + 2,
            hoof_item_words(ask->arena, ask->labels, json_array_get(answer->items, i), ask->zone));
    more(text, items);
    for (size_t n = 0; n < answer->notes.count; n++)
        hoof_text_wrap(text, 0, 0, answer->notes.items[n]);
}

/* Nested keys with a point, as they are typed. */
static void profile_keys(struct hoof_text *text, const json_t *object, const char *prefix)
{
    const char *key;
    json_t *value;
    json_object_foreach((json_t *)object, key, value)
    {
        char label[160];
        snprintf(label, sizeof label, "%s%s", prefix, key);
        if (json_is_object(value)) {
            char inner[164];
            snprintf(inner, sizeof inner, "%s.", label);
            profile_keys(text, value, inner);
            continue;
        }
        struct hoof_buf words = {0};
        hoof_value_words(value, &words);
        text->buf->failed |= words.failed;
        hoof_text_labelled(text, INDENT, 26, HOOF_PLAIN, label, hoof_buf_string(&words));
        hoof_buf_release(&words);
    }
}

void hoof_profile_text(struct hoof_text *text, const json_t *profile)
{
    hoof_text_heading(text, "Who this journal is about");
    profile_keys(text, profile, "");
    if (json_object_size(profile) == 0)
        hoof_text_wrap(text, INDENT, INDENT,
                       "Nothing is written down yet. Everything here is optional.");
    hoof_text_newline(text);
    hoof_text_wrap(text, 0, 0, "To write something down or change it, for example:");
    hoof_text_wrap(text, INDENT, INDENT, "hoofbeat profile set weight_kg 61.5");
    hoof_text_wrap(text, 0, 0, "All keys: hoofbeat help profile");
}

void hoof_plan_text(struct hoof_text *text, struct hoof_ask *ask, const struct hoof_records *items)
{
    if (items->count == 0) {
        hoof_text_wrap(text, 0, 0,
                       "The plan is empty. To copy a prescription into it: hoofbeat help plan");
        return;
    }
    hoof_text_heading(text, "The plan");
    for (size_t i = 0; i < items->count; i++) {
        size_t start = text->buf->len;
        struct hoof_text narrow = *text;
        narrow.columns = text->columns - SHORT_ID - 2;
        hoof_text_wrap(&narrow, INDENT, INDENT + 2,
                       hoof_item_words(ask->arena, ask->labels, items->items[i].body, ask->zone));
        hoof_text_id_column(text, start, text->columns - SHORT_ID, items->items[i].id, SHORT_ID);
    }
}
