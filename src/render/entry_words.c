#include "render/page_parts.h"

#include "base/json_write.h"
#include "render/text.h"

const char *hoof_plain_name(struct hoof_arena *arena, const char *id)
{
    char *name = hoof_strdup(arena, id ? id : "");
    for (char *p = name; p && *p; p++)
        if (*p == '-' || *p == '_')
            *p = ' ';
    return name ? name : "";
}

const char *hoof_shown_name(struct hoof_arena *arena, const json_t *labels, const char *id)
{
    const char *name = id ? json_string_value(json_object_get(labels, id)) : NULL;
    return name ? name : hoof_plain_name(arena, id);
}

/* Words are gathered here, parts are set apart by commas. */
struct words {
    struct hoof_buf buf;
    struct hoof_arena *arena;
    const json_t *labels;
};

static void part(struct words *words, const char *text)
{
    if (!text || !*text)
        return;
    if (words->buf.len)
        hoof_buf_text(&words->buf, ", ");
    hoof_buf_text(&words->buf, text);
}

static const char *text_of(const json_t *body, const char *key)
{
    return json_string_value(json_object_get(body, key));
}

/* A number or a text, as it stands. */
static const char *value_of(struct words *words, const json_t *body, const char *key)
{
    const json_t *value = json_object_get(body, key);
    char text[32];
    if (json_is_string(value))
        return json_string_value(value);
    if (!json_is_number(value))
        return NULL;
    hoof_number_text(json_number_value(value), text);
    return hoof_strdup(words->arena, text);
}

static void around(struct words *words, const char *before, const char *text, const char *after)
{
    if (text)
        part(words, hoof_format(words->arena, "%s%s%s", before, text, after));
}

static void amount(struct words *words, const json_t *body, const char *key)
{
    const char *value = value_of(words, body, key);
    const char *unit = text_of(body, "unit");
    if (value)
        part(words, unit ? hoof_format(words->arena, "%s %s", value, unit) : value);
}

static void named(struct words *words, const json_t *body, const char *key)
{
    part(words, hoof_shown_name(words->arena, words->labels, text_of(body, key)));
}

static void list(struct words *words, const json_t *body, const char *key)
{
    const json_t *items = json_object_get(body, key);
    for (size_t i = 0; i < json_array_size(items); i++)
        part(words, hoof_plain_name(words->arena, json_string_value(json_array_get(items, i))));
}

static void capital(struct words *words)
{
    if (words->buf.len && words->buf.data[0] >= 'a' && words->buf.data[0] <= 'z')
        words->buf.data[0] = (char)(words->buf.data[0] - 'a' + 'A');
}

static void count_words(struct words *words, const json_t *body)
{
    const json_t *number = json_object_get(body, "count");
    int64_t count = json_integer_value(number);
    if (json_is_integer(number) && count == 0)
        part(words, "none");
    else if (count > 1)
        part(words, hoof_format(words->arena, "%lld times", (long long)count));
}

static void symptom(struct words *words, const json_t *body)
{
    named(words, body, "name");
    count_words(words, body);
    around(words, "severity ", value_of(words, body, "severity"), " of 10");
    around(words, "", value_of(words, body, "minutes"), " minutes");
}

static void dose(struct words *words, const json_t *body)
{
    named(words, body, "agent");
    if (json_is_true(json_object_get(body, "skipped")))
        part(words, "left out");
    amount(words, body, "dose");
    part(words, text_of(body, "route"));
    part(words, hoof_plain_name(words->arena, text_of(body, "site")));
    if (json_is_true(json_object_get(body, "rescue")))
        part(words, "rescue dose");
}

static void vital(struct words *words, const json_t *body)
{
    const char *systolic = value_of(words, body, "systolic");
    const char *diastolic = value_of(words, body, "diastolic");
    named(words, body, "name");
    if (systolic && diastolic)
        part(words, hoof_format(words->arena, "%s/%s", systolic, diastolic));
    amount(words, body, "value");
}

const char *hoof_entry_words(struct hoof_arena *arena, const json_t *labels, const json_t *body)
{
    struct words words = {.arena = arena, .labels = labels};
    const char *kind = text_of(body, "kind");
    const char *text = text_of(body, "text");
    kind = kind ? kind : "";
    if (strcmp(kind, "symptom") == 0) {
        symptom(&words, body);
    } else if (strcmp(kind, "stool") == 0) {
        part(&words, "stool");
        count_words(&words, body);
        around(&words, "Bristol form ", value_of(&words, body, "bristol"), "");
        list(&words, body, "flags");
    } else if (strcmp(kind, "meal") == 0) {
        part(&words, "meal");
        if (json_array_size(json_object_get(body, "foods")))
            list(&words, body, "foods");
        else
            part(&words, text);
        around(&words, "", text_of(body, "size"), " portion");
    } else if (strcmp(kind, "dose") == 0) {
        dose(&words, body);
    } else if (strcmp(kind, "vital") == 0) {
        vital(&words, body);
    } else if (strcmp(kind, "lab") == 0) {
        named(&words, body, "test");
        amount(&words, body, "value");
    } else if (strcmp(kind, "nothing") == 0) {
        part(&words, "nothing to report");
    } else if (strcmp(kind, "note") == 0) {
        part(&words, "note");
        part(&words, text);
    } else { /* factor, event and what comes later */
        if (text_of(body, "name"))
            named(&words, body, "name");
        else
            part(&words, hoof_plain_name(arena, kind));
        named(&words, body, "agent");
        if (json_number_value(json_object_get(body, "value")) != 1) /* 1 says only: it was so */
            amount(&words, body, "value");
    }
    capital(&words);
    const char *line = hoof_strndup(arena, hoof_buf_string(&words.buf), words.buf.len);
    hoof_buf_release(&words.buf);
    return line ? line : "";
}

const char *hoof_entry_clock(const struct hoof_ask *ask, const struct hoof_record *record)
{
    if (record->day_level)
        return "";
    struct hoof_moment moment = hoof_zone_at(ask->zone, record->at_s);
    const char *text = hoof_format(ask->arena, "%02d:%02d", moment.clock.hour, moment.clock.minute);
    return text ? text : "";
}

const char *hoof_date_words(struct hoof_arena *arena, struct hoof_date date)
{
    char words[48];
    if (!hoof_date_valid(date))
        return "";
    hoof_text_long_date(date, words);
    const char *text = hoof_strdup(arena, words);
    return text ? text : "";
}
