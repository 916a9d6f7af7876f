/*
 * json_common: what the JSON answers share.
 *
 * An answer is one compact object on one line, opened with its schema's name:
 *
 *     struct hoof_json json = hoof_answer_json(out, "hoofbeat.journal-list/1");
 *     ... members ...
 *     hoof_answer_json_end(&json);
 */
#ifndef HOOF_RENDER_JSON_COMMON_H
#define HOOF_RENDER_JSON_COMMON_H

#include "ask/ask.h"
#include "base/json_write.h"
#include "book/journal/journal.h"
#include "book/knowledge/knowledge.h"

struct hoof_json hoof_answer_json(struct hoof_buf *out, const char *schema);
void hoof_answer_json_end(struct hoof_json *json);

/* "key": ["text", ...] */
void hoof_json_member_strings(struct hoof_json *json, const char *key,
                              const struct hoof_strings *strings);
/* "key": [record, ...], each with the keys of the interchange file. */
void hoof_json_member_records(struct hoof_json *json, const char *key,
                              const struct hoof_records *records);
/* "key": the value; NULL is written as an empty list. */
void hoof_json_member_list(struct hoof_json *json, const char *key, const json_t *list);
/* {"title","url","as_of","confidence"} */
void hoof_json_source(struct hoof_json *json, const struct hoof_source *source);
/* [{"text","choices"}, ...] */
void hoof_json_questions(struct hoof_json *json, const struct hoof_questions *questions);

#endif
