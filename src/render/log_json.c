#include "render/json_common.h"
#include "render/log_views.h"

void hoof_log_json(const struct hoof_log_answer *answer, struct hoof_buf *out)
{
    struct hoof_json json = hoof_answer_json(out, "hoofbeat.log/1");
    hoof_json_member_bool(&json, "saved", answer->saved);
    hoof_json_member_list(&json, "entries", answer->entries);
    hoof_json_member_strings(&json, "not_understood", &answer->not_understood);
    hoof_json_key(&json, "questions");
    hoof_json_questions(&json, &answer->questions);
    if (answer->saved)
        hoof_json_member_int(&json, "change", answer->change);
    else
        hoof_json_member_null(&json, "change");
    hoof_json_member_strings(&json, "notes", &answer->notes);
    hoof_answer_json_end(&json);
}
