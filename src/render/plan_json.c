#include "render/json_common.h"
#include "render/plan_views.h"

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

static void member_count(struct hoof_json *json, const char *key, int count)
{
    if (count > 0)
        hoof_json_member_int(json, key, count);
    else
        hoof_json_member_null(json, key);
}

/* "dose" and "unit"; and where the dose is null, "needs": one name, or a list. */
static void members_of_dose(struct hoof_json *json, const struct hoof_plan_given *given)
{
    if (given->dose > 0)
        hoof_json_member_number(json, "dose", given->dose);
    else
        hoof_json_member_null(json, "dose");
    hoof_json_member_text(json, "unit", given->unit);
    if (given->need_count == 1) {
        hoof_json_member_text(json, "needs", given->needs[0]);
    } else if (given->need_count > 1) {
        hoof_json_key(json, "needs");
        hoof_json_open(json, '[');
        for (size_t i = 0; i < given->need_count; i++)
            hoof_json_text(json, given->needs[i]);
        hoof_json_close(json, ']');
    }
    if (given->formula)
        hoof_json_member_text(json, "formula", given->formula);
}

static void taken_entry(struct hoof_json *json, const struct hoof_plan_entry *entry,
                        const struct hoof_zone *zone)
{
    hoof_json_open(json, '{');
    hoof_json_member_text(json, "entry", entry->id);
    member_at(json, "at", &entry->at, zone);
    hoof_json_close(json, '}');
}

static void calendar_item(struct hoof_json *json, const struct hoof_plan_date *date,
                          const struct hoof_zone *zone)
{
    const struct hoof_plan_given *given = date->given;
    const struct hoof_plan_item *item = given->item;
    hoof_json_open(json, '{');
    member_at(json, "at", &date->at, zone);
    hoof_json_member_text(json, "item", item->id);
    if (given->agent)
        hoof_json_member_text(json, "agent", given->agent);
    else
        hoof_json_member_text(json, item->type == HOOF_PLAN_EVENT ? "event" : "test", item->what);
    if (item->type == HOOF_PLAN_REGIMEN)
        hoof_json_member_text(json, "regimen", item->what);
    if (item->name)
        hoof_json_member_text(json, "name", item->name);
    members_of_dose(json, given);
    hoof_json_member_text(json, "route", given->route);
    member_count(json, "cycle", date->cycle);
    member_count(json, "day", date->day);
    member_count(json, "fraction", date->fraction);
    hoof_json_member_bool(json, "prescribed", given->prescribed);
    if (given->reduced)
        hoof_json_member_bool(json, "reduced", true);
    if (date->taken) {
        hoof_json_key(json, "taken");
        taken_entry(json, date->taken, zone);
    }
    if (date->skipped)
        hoof_json_member_bool(json, "skipped", true);
    hoof_json_close(json, '}');
}

void hoof_calendar_json(const struct hoof_calendar_answer *answer, struct hoof_buf *out)
{
    struct hoof_json json = hoof_answer_json(out, "hoofbeat.calendar/1");
    char date[16];
    hoof_date_text(answer->from, date);
    hoof_json_member_text(&json, "from", date);
    hoof_date_text(answer->to, date);
    hoof_json_member_text(&json, "to", date);
    hoof_json_key(&json, "items");
    hoof_json_open(&json, '[');
    for (size_t i = 0; i < answer->dates.count; i++)
        calendar_item(&json, &answer->dates.items[i], answer->zone);
    hoof_json_close(&json, ']');
    hoof_json_key(&json, "not_dated");
    hoof_json_open(&json, '[');
    for (size_t i = 0; i < answer->ask_count; i++) {
        const struct hoof_calendar_ask *one = &answer->asks[i];
        hoof_json_open(&json, '{');
        hoof_json_member_text(&json, "item", one->item->id);
        hoof_json_member_text(&json, "regimen", one->item->what);
        hoof_json_member_text(&json, "needs",
                              one->unknown           ? "regimen"
                              : !one->item->has_from ? "from"
                                                     : "cycles");
        hoof_json_close(&json, '}');
    }
    hoof_json_close(&json, ']');
    hoof_answer_json_end(&json);
}

void hoof_json_member_doses(struct hoof_json *json, const struct hoof_plan_today *today,
                            const struct hoof_zone *zone)
{
    hoof_json_key(json, "doses");
    hoof_json_open(json, '[');
    for (size_t i = 0; i < today->dose_count; i++) {
        const struct hoof_plan_due *due = &today->doses[i];
        const struct hoof_plan_given *given = due->date.given;
        hoof_json_open(json, '{');
        hoof_json_member_text(json, "item", given->item->id);
        hoof_json_member_text(json, "agent", given->agent);
        members_of_dose(json, given);
        if (due->state == HOOF_DOSE_AS_NEEDED)
            hoof_json_member_null(json, "due_at");
        else
            member_at(json, "due_at", &due->date.at, zone);
        hoof_json_member_text(json, "state", hoof_dose_state_name(due->state));
        hoof_json_key(json, "taken");
        hoof_json_open(json, '[');
        for (size_t k = 0; k < due->taken_count; k++)
            taken_entry(json, due->taken[k], zone);
        hoof_json_close(json, ']');
        if (due->left_today >= 0)
            hoof_json_member_number(json, "left_today", due->left_today);
        hoof_json_close(json, '}');
    }
    hoof_json_close(json, ']');
}

void hoof_json_member_depots(struct hoof_json *json, const struct hoof_plan_today *today,
                             const struct hoof_zone *zone)
{
    hoof_json_key(json, "depots");
    hoof_json_open(json, '[');
    for (size_t i = 0; i < today->depot_count; i++) {
        const struct hoof_plan_depot *depot = &today->depots[i];
        hoof_json_open(json, '{');
        hoof_json_member_text(json, "item", depot->item->id);
        hoof_json_member_text(json, "agent", depot->agent);
        if (depot->days_since >= 0)
            hoof_json_member_int(json, "days_since", depot->days_since);
        else
            hoof_json_member_null(json, "days_since");
        if (depot->has_next)
            member_at(json, "next", &depot->next, zone);
        else
            hoof_json_member_null(json, "next");
        hoof_json_member_text(json, "site", depot->site);
        hoof_json_key(json, "last");
        if (depot->last)
            taken_entry(json, depot->last, zone);
        else
            hoof_json_null(json);
        hoof_json_close(json, '}');
    }
    hoof_json_close(json, ']');
}
