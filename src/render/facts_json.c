#include "render/facts_views.h"
#include "render/json_common.h"

void hoof_facts_json(const struct hoof_facts_answer *answer, struct hoof_buf *out)
{
    struct hoof_json json = hoof_answer_json(out, "hoofbeat.facts/1");
    hoof_json_key(&json, "subjects");
    hoof_json_open(&json, '[');
    for (size_t i = 0; i < answer->count; i++) {
        const struct hoof_subject_count *subject = &answer->subjects[i];
        hoof_json_open(&json, '{');
        hoof_json_member_text(&json, "subject", subject->subject);
        hoof_json_member_text(&json, "name", subject->name);
        hoof_json_member_int(&json, "read", subject->read);
        hoof_json_member_int(&json, "recalled", subject->recalled);
        hoof_json_close(&json, '}');
    }
    hoof_json_close(&json, ']');
    hoof_json_member_int(&json, "read", answer->read);
    hoof_json_member_int(&json, "recalled", answer->recalled);
    hoof_answer_json_end(&json);
}

void hoof_subject_json(const struct hoof_subject_answer *answer, struct hoof_buf *out)
{
    struct hoof_json json = hoof_answer_json(out, "hoofbeat.facts/1");
    hoof_json_member_text(&json, "subject", answer->subject);
    hoof_json_member_text(&json, "name", answer->name);
    hoof_json_key(&json, "facts");
    hoof_json_open(&json, '[');
    for (size_t i = 0; i < answer->facts.count; i++) {
        const struct hoof_fact *fact = &answer->facts.items[i];
        hoof_json_open(&json, '{');
        hoof_json_member_text(&json, "attribute", fact->attribute);
        hoof_json_member_text(&json, "value", fact->value);
        hoof_json_member_text(&json, "unit", fact->unit);
        hoof_json_member_text(&json, "qualifier", fact->qualifier);
        hoof_json_key(&json, "source");
        hoof_json_source(&json, &fact->source);
        hoof_json_close(&json, '}');
    }
    hoof_json_close(&json, ']');
    hoof_answer_json_end(&json);
}
