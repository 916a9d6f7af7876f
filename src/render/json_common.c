#include "render/json_common.h"

struct hoof_json hoof_answer_json(struct hoof_buf *out, const char *schema)
{
    struct hoof_json json = {.buf = out};
    hoof_json_open(&json, '{');
    hoof_json_member_text(&json, "schema", schema);
    return json;
}

void hoof_answer_json_end(struct hoof_json *json)
{
    hoof_json_close(json, '}');
    hoof_buf_byte(json->buf, '\n');
}

void hoof_json_member_strings(struct hoof_json *json, const char *key,
                              const struct hoof_strings *strings)
{
    hoof_json_key(json, key);
    hoof_json_open(json, '[');
    for (size_t i = 0; i < strings->count; i++)
        hoof_json_text(json, strings->items[i]);
    hoof_json_close(json, ']');
}

void hoof_json_member_records(struct hoof_json *json, const char *key,
                              const struct hoof_records *records)
{
    hoof_json_key(json, key);
    hoof_json_open(json, '[');
    for (size_t i = 0; i < records->count; i++)
        hoof_json_value(json, records->items[i].body, false);
    hoof_json_close(json, ']');
}

void hoof_json_member_list(struct hoof_json *json, const char *key, const json_t *list)
{
    hoof_json_key(json, key);
    if (list) {
        hoof_json_value(json, list, false);
        return;
    }
    hoof_json_open(json, '[');
    hoof_json_close(json, ']');
}

void hoof_json_source(struct hoof_json *json, const struct hoof_source *source)
{
    hoof_json_open(json, '{');
    hoof_json_member_text(json, "title", source->title);
    hoof_json_member_text(json, "url", source->url);
    hoof_json_member_text(json, "as_of", source->as_of);
    hoof_json_member_text(json, "confidence", source->read ? "read" : "recalled");
    hoof_json_close(json, '}');
}

/* null where a choice has to be typed on, or leaves nothing to log. */
static void write_sentences(struct hoof_json *json, const struct hoof_question *question)
{
    hoof_json_key(json, "sentences");
    hoof_json_open(json, '[');
    for (size_t k = 0; k < question->choices.count; k++) {
        const char *sentence = question->sentences[k];
        hoof_json_text(json, sentence && *sentence ? sentence : NULL);
    }
    hoof_json_close(json, ']');
}

void hoof_json_questions(struct hoof_json *json, const struct hoof_questions *questions)
{
    hoof_json_open(json, '[');
    for (size_t i = 0; i < questions->count; i++) {
        hoof_json_open(json, '{');
        hoof_json_member_text(json, "text", questions->items[i].text);
        hoof_json_member_strings(json, "choices", &questions->items[i].choices);
        if (questions->items[i].sentences)
            write_sentences(json, &questions->items[i]);
        hoof_json_close(json, '}');
    }
    hoof_json_close(json, ']');
}
