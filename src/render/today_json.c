#include "render/findings_views.h"
#include "render/json_common.h"
#include "render/plan_views.h"
#include "render/today_views.h"

static void findings(struct hoof_json *json, const struct hoof_today_answer *answer)
{
    const struct hoof_plan_findings *list = &answer->findings.findings;
    hoof_json_key(json, "findings");
    hoof_json_open(json, '[');
    for (size_t i = 0; i < list->count; i++)
        hoof_json_finding(json, &list->items[i], answer->zone);
    hoof_json_close(json, ']');
}

void hoof_today_json(const struct hoof_today_answer *answer, struct hoof_buf *out)
{
    struct hoof_json json = hoof_answer_json(out, "hoofbeat.today/1");
    char date[16];
    hoof_date_text(answer->date, date);
    hoof_json_member_text(&json, "date", date);
    hoof_json_member_doses(&json, &answer->plan, answer->zone);
    findings(&json, answer);
    hoof_json_member_records(&json, "tests", &answer->tests);
    hoof_json_member_depots(&json, &answer->plan, answer->zone);
    hoof_json_key(&json, "counts");
    hoof_json_open(&json, '{');
    for (size_t i = 0; i < answer->counts_count; i++)
        hoof_json_member_int(&json, answer->counts[i].id, answer->counts[i].count);
    hoof_json_close(&json, '}');
    hoof_json_member_records(&json, "entries", &answer->entries);
    hoof_json_member_strings(&json, "quick", &answer->quick);
    hoof_json_member_bool(&json, "made_up", answer->made_up);
    hoof_answer_json_end(&json);
}
