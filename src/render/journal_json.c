#include "render/journal_views.h"
#include "render/json_common.h"

void hoof_journal_json(const struct hoof_records *records, struct hoof_buf *out)
{
    struct hoof_json json = hoof_answer_json(out, "hoofbeat.journal-list/1");
    hoof_json_member_records(&json, "entries", records);
    hoof_answer_json_end(&json);
}

void hoof_entry_json(const struct hoof_entry_answer *answer, struct hoof_buf *out)
{
    struct hoof_json json = hoof_answer_json(out, "hoofbeat.entry/1");
    hoof_json_key(&json, "entry");
    hoof_json_value(&json, answer->record.body, false);
    hoof_json_member_records(&json, "history", &answer->history);
    hoof_json_member_bool(&json, "deleted", answer->deleted);
    hoof_answer_json_end(&json);
}

void hoof_change_json(const struct hoof_change_answer *answer, struct hoof_buf *out)
{
    struct hoof_json json = hoof_answer_json(out, "hoofbeat.change/1");
    hoof_json_member_int(&json, "change", answer->change);
    hoof_json_member_strings(&json, "added", &answer->added);
    hoof_json_member_strings(&json, "superseded", &answer->superseded);
    hoof_json_member_list(&json, "entries", answer->entries);
    hoof_json_member_list(&json, "items", answer->items);
    hoof_json_member_strings(&json, "notes", &answer->notes);
    hoof_answer_json_end(&json);
}

void hoof_profile_json(const json_t *profile, struct hoof_buf *out)
{
    struct hoof_json json = hoof_answer_json(out, "hoofbeat.profile/1");
    hoof_json_key(&json, "profile");
    hoof_json_value(&json, profile, false);
    hoof_answer_json_end(&json);
}

void hoof_plan_json(const struct hoof_records *items, struct hoof_buf *out)
{
    struct hoof_json json = hoof_answer_json(out, "hoofbeat.plan/1");
    hoof_json_member_records(&json, "items", items);
    hoof_answer_json_end(&json);
}
