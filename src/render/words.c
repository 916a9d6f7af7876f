#include "render/words.h"

#include "base/json_write.h"

void hoof_value_words(const json_t *value, struct hoof_buf *out)
{
    char number[32];
    const char *key;
    json_t *inner;
    size_t i;
    switch (json_typeof(value)) {
    case JSON_STRING:
        hoof_buf_add(out, json_string_value(value), json_string_length(value));
        break;
    case JSON_INTEGER:
    case JSON_REAL:
        hoof_number_text(json_number_value(value), number);
        hoof_buf_text(out, number);
        break;
    case JSON_TRUE:
        hoof_buf_text(out, "yes");
        break;
    case JSON_FALSE:
        hoof_buf_text(out, "no");
        break;
    case JSON_NULL:
        hoof_buf_text(out, "not set");
        break;
    case JSON_ARRAY:
        json_array_foreach(value, i, inner)
        {
            if (i > 0)
                hoof_buf_text(out, json_is_object(inner) ? "; " : ", ");
            hoof_value_words(inner, out);
        }
        break;
    case JSON_OBJECT: {
        bool first = true;
        json_object_foreach((json_t *)value, key, inner)
        {
            if (!first)
                hoof_buf_text(out, ", ");
            first = false;
            hoof_buf_format(out, "%s ", key);
            hoof_value_words(inner, out);
        }
        break;
    }
    }
}

const char *hoof_moment_words(struct hoof_arena *arena, const char *moment,
                              const struct hoof_zone *zone)
{
    struct hoof_moment when;
    if (!moment)
        return "";
    if (!hoof_moment_parse(moment, strlen(moment), &when, NULL) || when.day_level)
        return moment;
    struct hoof_moment local = hoof_zone_at(zone, when.utc_s);
    char date[16];
    hoof_date_text(local.date, date);
    const char *text =
        hoof_format(arena, "%s %02d:%02d", date, local.clock.hour, local.clock.minute);
    return text ? text : "";
}

/* Parts of a line, set apart by commas. */
struct line {
    struct hoof_buf buf;
    const json_t *body;
    struct hoof_arena *arena;
    const json_t *labels;
};

static const char *text_of(const struct line *line, const char *key)
{
    return json_string_value(json_object_get(line->body, key));
}

/* "before VALUE after", when the key is there. */
static void part(struct line *line, const char *before, const json_t *value, const char *after)
{
    if (!value || json_is_null(value))
        return;
    if (line->buf.len)
        hoof_buf_text(&line->buf, ", ");
    hoof_buf_text(&line->buf, before);
    hoof_value_words(value, &line->buf);
    hoof_buf_text(&line->buf, after);
}

static void words_part(struct line *line, const char *words)
{
    if (!words || !*words)
        return;
    if (line->buf.len)
        hoof_buf_text(&line->buf, ", ");
    hoof_buf_text(&line->buf, words);
}

static void key_part(struct line *line, const char *before, const char *key, const char *after)
{
    part(line, before, json_object_get(line->body, key), after);
}

static void named(struct line *line, const char *key)
{
    words_part(line, hoof_shown_name(line->arena, line->labels, text_of(line, key)));
}

static void schedule(struct line *line, const json_t *schedule_of)
{
    struct line inner = {.buf = line->buf, .body = schedule_of};
    key_part(&inner, "every ", "every_days", " days");
    key_part(&inner, "", "times_per_day", " times a day");
    key_part(&inner, "at ", "times", "");
    key_part(&inner, "at ", "at", "");
    if (json_is_true(json_object_get(schedule_of, "as_needed")))
        words_part(&inner, "as needed");
    key_part(&inner, "up to ", "max_per_day", " a day");
    line->buf = inner.buf;
}

static void amount(struct line *line)
{
    const char *unit = text_of(line, "unit");
    key_part(line, "", "dose", "");
    if (unit && json_object_get(line->body, "dose"))
        hoof_buf_format(&line->buf, " %s", unit);
}

static void medicine(struct line *line)
{
    named(line, "agent");
    key_part(line, "as ", "product", "");
    amount(line);
    key_part(line, "", "route", "");
    schedule(line, json_object_get(line->body, "schedule"));
    if (json_is_true(json_object_get(line->body, "rescue")))
        words_part(line, "rescue dose");
}

const char *hoof_item_words(struct hoof_arena *arena, const json_t *labels, const json_t *body,
                            const struct hoof_zone *zone)
{
    struct line line = {.body = body, .arena = arena, .labels = labels};
    const char *at = text_of(&line, "at");
    if (json_object_get(body, "agent") && !json_object_get(body, "event"))
        medicine(&line);
    key_part(&line, "", "regimen", "");
    key_part(&line, "", "cycles", " cycles");
    named(&line, "event");
    if (json_object_get(body, "event"))
        named(&line, "agent");
    key_part(&line, "", "name", "");
    named(&line, "test");
    key_part(&line, "self-test of ", "experiment", "");
    words_part(&line, hoof_moment_words(arena, at, zone));
    key_part(&line, "", "hours", " hours");
    named(&line, "laboratory");
    key_part(&line, "from ", "from", "");
    key_part(&line, "until ", "until", "");
    const char *text = hoof_strndup(arena, hoof_buf_string(&line.buf), line.buf.len);
    hoof_buf_release(&line.buf);
    return text ? text : "";
}
