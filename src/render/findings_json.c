#include "render/findings_views.h"
#include "render/json_common.h"

const char *hoof_severity_name(enum hoof_severity severity)
{
    static const char *const names[] = {"info", "caution", "stop-and-call"};
    return names[severity];
}

static void member_at(struct hoof_json *json, const char *key, const struct hoof_plan_at *at,
                      const struct hoof_zone *zone)
{
    char text[32];
    if (at->day_level) {
        hoof_date_text(hoof_date_from_days(at->day), text);
    } else {
        struct hoof_moment moment = hoof_zone_at(zone, at->utc_s);
        hoof_moment_text(&moment, text);
    }
    hoof_json_member_text(json, key, text);
}

static void member_texts(struct hoof_json *json, const char *key, const char *const *texts,
                         size_t count)
{
    hoof_json_key(json, key);
    hoof_json_open(json, '[');
    for (size_t i = 0; i < count; i++)
        hoof_json_text(json, texts[i]);
    hoof_json_close(json, ']');
}

static void member_answer(struct hoof_json *json, const struct hoof_plan_entry *answer,
                          const struct hoof_zone *zone)
{
    if (!answer) {
        hoof_json_member_null(json, "acknowledged");
        return;
    }
    hoof_json_key(json, "acknowledged");
    hoof_json_open(json, '{');
    member_at(json, "at", &answer->at, zone);
    hoof_json_member_text(json, "by", answer->by);
    hoof_json_member_text(json, "note", answer->text);
    hoof_json_member_bool(json, "team_plan", answer->team_plan);
    hoof_json_close(json, '}');
}

void hoof_json_finding(struct hoof_json *json, const struct hoof_plan_finding *finding,
                       const struct hoof_zone *zone)
{
    const struct hoof_plan_check_row *check = finding->check;
    const struct hoof_source source = {check->source_title, check->source_url, check->source_as_of,
                                       check->read};
    hoof_json_open(json, '{');
    hoof_json_member_text(json, "check", check->id);
    hoof_json_member_text(json, "title", check->title);
    hoof_json_member_text(json, "severity", hoof_severity_name(finding->severity));
    member_at(json, "at", &finding->at, zone);
    hoof_json_member_text(json, "message", check->message);
    hoof_json_member_text(json, "why", finding->why);
    hoof_json_member_text(json, "ask", check->ask);
    member_texts(json, "entries", finding->entries, finding->entry_count);
    member_texts(json, "items", finding->items, finding->item_count);
    hoof_json_key(json, "source");
    hoof_json_source(json, &source);
    member_texts(json, "ours", check->ours, check->ours_count);
    member_answer(json, finding->acknowledged, zone);
    hoof_json_close(json, '}');
}

void hoof_findings_json(const struct hoof_findings_answer *answer, struct hoof_buf *out)
{
    const struct hoof_plan_findings *findings = &answer->findings;
    struct hoof_json json = hoof_answer_json(out, "hoofbeat.findings/1");
    hoof_json_key(&json, "findings");
    hoof_json_open(&json, '[');
    for (size_t i = 0; i < findings->count; i++)
        hoof_json_finding(&json, &findings->items[i], answer->zone);
    hoof_json_close(&json, ']');
    hoof_json_member_int(&json, "checks_run", (int64_t)findings->checks_run);
    hoof_json_key(&json, "not_run");
    hoof_json_open(&json, '[');
    for (size_t i = 0; i < findings->not_run_count; i++) {
        hoof_json_open(&json, '{');
        hoof_json_member_text(&json, "check", findings->not_run[i].check->id);
        member_texts(&json, "needs", findings->not_run[i].needs, findings->not_run[i].need_count);
        hoof_json_close(&json, '}');
    }
    hoof_json_close(&json, ']');
    hoof_answer_json_end(&json);
}
