#include "ask/take.h"

#include <string.h>

#include "ask/journal_private.h"
#include "ask/plan_dates.h"
#include "ask/plan_items.h"
#include "base/quantity.h"

enum { AHEAD_S = 300 }; /* clocks differ by a little */

/* What is logged: a medicine of an item, and what its date says. */
struct dose {
    const struct hoof_record *item;
    const char *agent;
    const struct hoof_plan_date *date; /* NULL: the item itself says all */
};

/* --- which medicine ------------------------------------------------------------------------ */

static bool find_item(struct hoof_ask *ask, const char *name, struct hoof_item_found *out,
                      struct hoof_error *err)
{
    if (!hoof_ask_plan_find(ask, name, true, out, err))
        return false;
    const char *kind = out->record.kind;
    if (strcmp(kind, "agent") == 0) {
        out->agent = json_string_value(json_object_get(out->record.body, "agent"));
        return true;
    }
    if (strcmp(kind, "regimen") == 0)
        return true;
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "\"%.60s\" is no medicine of the plan, so it is neither taken nor left out. "
                     "\"hoofbeat log\" writes down what happened.",
                     name);
}

/* A regimen that was named whole: its medicine on that day, where it is one. */
static bool one_agent(struct hoof_ask *ask, struct hoof_item_found *item,
                      const struct hoof_plan_dates *dates, struct hoof_error *err)
{
    const char *list = "";
    for (size_t i = 0; i < dates->count; i++) {
        const struct hoof_plan_given *given = dates->items[i].given;
        if (!given->agent || strcmp(given->item->id, item->record.id) != 0)
            continue;
        if (!item->agent)
            item->agent = given->agent;
        if (!strstr(list, given->agent))
            list = hoof_format(ask->arena, "%s%s%s", list, *list ? ", " : "", given->agent);
        if (!list)
            return hoof_fail_memory(err);
    }
    if (!strchr(list, ','))
        return true;
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "That day of the regimen has more than one medicine: %s. Name the medicine.",
                     list);
}

static const struct hoof_plan_date *date_of(const struct hoof_plan_dates *dates,
                                            const struct hoof_item_found *item)
{
    const struct hoof_plan_date *found = NULL;
    for (size_t i = 0; i < dates->count; i++) {
        const struct hoof_plan_date *date = &dates->items[i];
        if (!date->given->agent || !item->agent ||
            strcmp(date->given->item->id, item->record.id) != 0 ||
            strcmp(date->given->agent, item->agent) != 0)
            continue;
        if (!found || (found->taken && !date->taken))
            found = date;
    }
    return found;
}

/* --- the entry ------------------------------------------------------------------------------ */

static bool put(json_t *record, const char *key, json_t *value, struct hoof_error *err)
{
    return json_object_set_new(record, key, value) == 0 || hoof_fail_memory(err);
}

static bool put_text(json_t *record, const char *key, const char *text, struct hoof_error *err)
{
    return !text || put(record, key, json_string(text), err);
}

static bool put_number(json_t *record, const char *key, double number, struct hoof_error *err)
{
    bool whole = number == (double)(json_int_t)number;
    return put(record, key, whole ? json_integer((json_int_t)number) : json_real(number), err);
}

static bool copy_key(json_t *record, const json_t *item, const char *key, struct hoof_error *err)
{
    json_t *value = json_object_get(item, key);
    return !value || put(record, key, json_deep_copy(value), err);
}

static bool put_place_in_regimen(json_t *record, const struct hoof_plan_date *date,
                                 struct hoof_error *err)
{
    return (!date->cycle || put_number(record, "cycle", date->cycle, err)) &&
           (!date->day || put_number(record, "day", date->day, err)) &&
           (!date->fraction || put_number(record, "fraction", date->fraction, err));
}

/* What both a dose that was taken and one that was left out say. */
static json_t *begin_entry(struct hoof_ask *ask, const struct dose *dose, const char *at,
                           struct hoof_error *err)
{
    json_t *record = hoof_own_json(ask, json_pack("{s:s}", "kind", "dose"), err);
    bool good = record && put_text(record, "agent", dose->agent, err) &&
                copy_key(record, dose->item->body, "product", err) &&
                put_text(record, "item", dose->item->id, err) &&
                (!dose->date || put_place_in_regimen(record, dose->date, err)) &&
                put_text(record, "at", at, err) &&
                put_text(record, "zone", hoof_zone_name(ask->zone), err) &&
                (!ask->author || strcmp(ask->author, "person") == 0 ||
                 put_text(record, "author", ask->author, err));
    return good ? record : NULL;
}

/* The amount, as the regimen's date has it, else as the item says. given_apart:
 * another one follows. */
static bool put_amount(struct hoof_ask *ask, json_t *record, const struct dose *dose,
                       bool given_apart, struct hoof_change_answer *out, struct hoof_error *err)
{
    if (!dose->date)
        return copy_key(record, dose->item->body, "dose", err) &&
               copy_key(record, dose->item->body, "unit", err) &&
               copy_key(record, dose->item->body, "route", err);
    const struct hoof_plan_given *given = dose->date->given;
    if (!put_text(record, "route", given->route, err))
        return false;
    if (given->dose <= 0)
        return given_apart || hoof_strings_add(ask->arena, &out->notes,
                                               "The plan does not know the amount of this dose, "
                                               "so none was written down.",
                                               err);
    return put_number(record, "dose", given->dose, err) &&
           put_text(record, "unit", given->unit, err);
}

/* --dose: another amount, in the unit of the plan. */
static bool put_other_amount(json_t *record, const struct dose *dose, const char *text,
                             struct hoof_error *err)
{
    double amount;
    const char *unit = dose->date ? dose->date->given->unit
                                  : json_string_value(json_object_get(dose->item->body, "unit"));
    if (!hoof_number_parse(text, strlen(text), &amount, err)) {
        hoof_error_within(err, ".dose");
        return false;
    }
    if (!unit)
        return hoof_fail(err, HOOF_REQUEST, ".dose",
                         "The plan has no unit for this medicine, so %.30s could be anything. "
                         "Write it with: hoofbeat plan change %.18s --dose %.30s --unit mg",
                         text, dose->item->id, text);
    return put_number(record, "dose", amount, err) && put_text(record, "unit", unit, err);
}

static bool save(struct hoof_ask *ask, json_t *record, struct hoof_change_answer *out,
                 struct hoof_error *err)
{
    return hoof_record_check(hoof_kind_find(HOOF_ENTRY, "dose", 4), record, false, err) &&
           hoof_change_answer_save(ask, HOOF_ENTRY, &record, 1, out, err);
}

/* --- take ------------------------------------------------------------------------------------ */

/* A clock time alone is of today. */
static bool today_at(struct hoof_ask *ask, const char **text, struct hoof_error *err)
{
    struct hoof_clock clock;
    struct hoof_error unused = {0};
    char day[16];
    if (!hoof_clock_parse(*text, strlen(*text), &clock, &unused))
        return true;
    hoof_date_text(hoof_ask_today_date(ask), day);
    *text = hoof_format(ask->arena, "%sT%02d:%02d", day, clock.hour, clock.minute);
    return *text || hoof_fail_memory(err);
}

static bool read_at(struct hoof_ask *ask, const char *text, struct hoof_moment *out,
                    struct hoof_error *err)
{
    int64_t now_s = ask->now.utc_ms / 1000 - (ask->now.utc_ms % 1000 < 0);
    if (!text) {
        *out = hoof_zone_at(ask->zone, now_s);
        return true;
    }
    if (!today_at(ask, &text, err))
        return false;
    if (!hoof_moment_parse_local(text, strlen(text), ask->zone, out, err)) {
        hoof_error_within(err, ".at");
        return false;
    }
    bool to_come = out->day_level ? hoof_date_compare(out->date, hoof_ask_today_date(ask)) > 0
                                  : out->utc_s > now_s + AHEAD_S;
    return !to_come || hoof_fail(err, HOOF_REQUEST, ".at",
                                 "%.40s is still to come. Say it once it was taken, with the time "
                                 "when it was.",
                                 text);
}

/* Where it stands in its regimen on that day. */
static bool place_in_regimen(struct hoof_ask *ask, struct hoof_item_found *item,
                             const struct hoof_moment *at, const char *name,
                             const struct hoof_plan_date **out, struct hoof_error *err)
{
    struct hoof_calendar_answer calendar;
    char day[16];
    struct hoof_date date = at->day_level ? at->date : hoof_zone_at(ask->zone, at->utc_s).date;
    hoof_date_text(date, day);
    if (!hoof_ask_calendar(ask, day, day, &calendar, err) ||
        (!item->agent && !one_agent(ask, item, &calendar.dates, err)))
        return false;
    *out = date_of(&calendar.dates, item);
    return *out || hoof_fail(err, HOOF_REQUEST, NULL,
                             "The plan has no dose of %.60s on %s. To write one down all the "
                             "same: hoofbeat log dose --agent NAME --dose N --unit mg",
                             name, day);
}

bool hoof_ask_take(struct hoof_ask *ask, const struct hoof_take_request *request,
                   struct hoof_change_answer *out, struct hoof_error *err)
{
    struct hoof_item_found item;
    struct hoof_moment at;
    char when[32];
    if (!hoof_change_answer_begin(ask, "take", out, err) ||
        !find_item(ask, request->item, &item, err) || !read_at(ask, request->at, &at, err))
        return false;
    if (request->agent && !item.agent)
        item.agent = request->agent;
    struct dose dose = {.item = &item.record};
    if (strcmp(item.record.kind, "regimen") == 0 &&
        !place_in_regimen(ask, &item, &at, request->item, &dose.date, err))
        return false;
    dose.agent = item.agent;
    hoof_moment_text(&at, when);
    json_t *record = begin_entry(ask, &dose, when, err);
    bool rescue = json_is_true(json_object_get(item.record.body, "rescue"));
    return record && put_amount(ask, record, &dose, request->dose != NULL, out, err) &&
           (!request->dose || put_other_amount(record, &dose, request->dose, err)) &&
           (!rescue || put(record, "rescue", json_true(), err)) &&
           (request->site ? put_text(record, "site", request->site, err)
                          : copy_key(record, item.record.body, "site", err)) &&
           save(ask, record, out, err);
}

/* --- skip ------------------------------------------------------------------------------------ */

static bool is_open(const struct hoof_plan_due *due)
{
    return due->state == HOOF_DOSE_DUE || due->state == HOOF_DOSE_LATE ||
           due->state == HOOF_DOSE_UPCOMING;
}

static void due_text(const struct hoof_ask *ask, const struct hoof_plan_at *at, char when[32])
{
    if (at->day_level) {
        hoof_date_text(hoof_date_from_days(at->day), when);
        return;
    }
    struct hoof_moment moment = hoof_zone_at(ask->zone, at->utc_s);
    hoof_moment_text(&moment, when);
}

/* Today's open doses of the item. */
static bool find_open(struct hoof_ask *ask, struct hoof_item_found *item,
                      const struct hoof_skip_request *request, const struct hoof_plan_date **out,
                      struct hoof_error *err)
{
    struct hoof_plan_today today;
    struct hoof_plan_dates open = {0};
    char when[32];
    if (!hoof_ask_plan_today(ask, &today, err))
        return false;
    open.items = hoof_alloc_array(ask->arena, today.dose_count + 1, sizeof *open.items);
    if (!open.items)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < today.dose_count; i++) {
        due_text(ask, &today.doses[i].date.at, when);
        if (is_open(&today.doses[i]) && (!request->at || strcmp(when, request->at) == 0))
            open.items[open.count++] = today.doses[i].date;
    }
    if (!item->agent && !one_agent(ask, item, &open, err))
        return false;
    *out = date_of(&open, item);
    return *out || hoof_fail(err, HOOF_REQUEST, NULL,
                             "No dose of %.60s is open today, so there is none to leave out.",
                             request->item);
}

bool hoof_ask_skip(struct hoof_ask *ask, const struct hoof_skip_request *request,
                   struct hoof_change_answer *out, struct hoof_error *err)
{
    struct hoof_item_found item;
    char when[32];
    struct dose dose = {.item = &item.record};
    if (!hoof_change_answer_begin(ask, "skip", out, err) ||
        !find_item(ask, request->item, &item, err))
        return false;
    if (request->agent && !item.agent)
        item.agent = request->agent;
    if (!find_open(ask, &item, request, &dose.date, err))
        return false;
    dose.agent = item.agent;
    due_text(ask, &dose.date->at, when);
    const char *because = request->because && *request->because ? request->because : NULL;
    json_t *record = begin_entry(ask, &dose, when, err);
    return record && put(record, "skipped", json_true(), err) &&
           put_text(record, "text", because, err) && save(ask, record, out, err);
}
