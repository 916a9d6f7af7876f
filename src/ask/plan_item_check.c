/* What an item of the plan must say, so that it has dates and doses. */
#include <stdlib.h>
#include <string.h>

#include "ask/labels.h"
#include "ask/plan_items.h"
#include "base/json_write.h"
#include "base/quantity.h"
#include "book/knowledge/treatments.h"

static const char *text_of(const json_t *item, const char *key)
{
    return json_string_value(json_object_get(item, key));
}

static bool check_dose(const json_t *item, struct hoof_error *err)
{
    const json_t *dose = json_object_get(item, "dose");
    const char *unit = text_of(item, "unit");
    char amount[32];
    if (!dose && !unit)
        return true;
    if (!unit) {
        hoof_number_text(json_number_value(dose), amount);
        return hoof_fail(err, HOOF_REQUEST, ".unit",
                         "The dose %s needs its unit: mg, mcg, g, MU, GBq, Gy or U.", amount);
    }
    if (!hoof_unit_name(unit, strlen(unit), HOOF_UNIT_DOSE))
        return hoof_fail(err, HOOF_REQUEST, ".unit",
                         "\"%.40s\" is not a unit of a dose. Doses are written in mg, mcg, g, MU, "
                         "GBq, Gy or U.",
                         unit);
    if (!dose)
        return hoof_fail(err, HOOF_REQUEST, ".dose", "The unit %.40s needs its number (\"dose\").",
                         unit);
    return true;
}

/* Times and "when needed" do not go together; neither do two ways of times. */
static bool check_schedule(const json_t *item, struct hoof_error *err)
{
    const json_t *schedule = json_object_get(item, "schedule");
    const json_t *every = json_object_get(schedule, "every_days");
    const json_t *times = json_object_get(schedule, "times");
    const json_t *per_day = json_object_get(schedule, "times_per_day");
    bool as_needed = json_is_true(json_object_get(schedule, "as_needed"));
    if (as_needed && (every || times || per_day || json_object_get(schedule, "at")))
        return hoof_fail(err, HOOF_REQUEST, ".as_needed",
                         "One item is taken at set times or when needed, not both. Add two items: "
                         "one with the times, one with --as-needed.");
    if (times && per_day && json_array_size(times) != (size_t)json_integer_value(per_day))
        return hoof_fail(err, HOOF_REQUEST, ".times_per_day",
                         "%lld times a day and %zu clock times do not agree. Give one of the two.",
                         (long long)json_integer_value(per_day), json_array_size(times));
    if (every && json_integer_value(every) > 1 && !json_object_get(item, "from"))
        return hoof_fail(err, HOOF_REQUEST, ".from",
                         "Every %lld days needs the day of the first dose, because the others are "
                         "counted from it. Add its date, for example --from 2026-01-05.",
                         (long long)json_integer_value(every));
    return true;
}

static bool has_agent(const struct hoof_regimen *regimen, const char *agent)
{
    for (size_t i = 0; i < regimen->line_count; i++)
        if (strcmp(regimen->lines[i].agent, agent) == 0)
            return true;
    return false;
}

static bool refuse_agent(struct hoof_ask *ask, const struct hoof_regimen *regimen,
                         const char *agent, struct hoof_error *err)
{
    const char *list = "";
    for (size_t i = 0; i < regimen->line_count; i++) {
        bool before = false;
        for (size_t k = 0; k < i; k++)
            before = before || strcmp(regimen->lines[k].agent, regimen->lines[i].agent) == 0;
        if (!before)
            list =
                hoof_format(ask->arena, "%s%s%s", list, *list ? ", " : "", regimen->lines[i].agent);
        if (!list)
            return hoof_fail_memory(err);
    }
    return hoof_fail(err, HOOF_REQUEST, ".doses", "%s holds no \"%.60s\". Its medicines are: %s.",
                     regimen->id, agent, list);
}

/* Day 1 of cycles that were moved: a cycle's number, after the first day. */
static bool check_starts(const json_t *item, struct hoof_error *err)
{
    const char *from = text_of(item, "from"), *cycle;
    json_t *day;
    json_object_foreach(json_object_get(item, "starts"), cycle, day)
    {
        char *end;
        long number = strtol(cycle, &end, 10);
        if (*end || number < 1 || number > 500)
            return hoof_fail(err, HOOF_REQUEST, ".starts",
                             "\"%.20s\" is no number of a cycle. Write --starts.2 2026-12-07 for "
                             "cycle 2.",
                             cycle);
        if (from && strcmp(json_string_value(day), from) < 0)
            return hoof_fail(err, HOOF_REQUEST, ".starts",
                             "Cycle %ld cannot begin on %s, before day 1 of cycle 1 (%s).", number,
                             json_string_value(day), from);
    }
    return true;
}

static bool check_regimen(struct hoof_ask *ask, const json_t *item, struct hoof_error *err)
{
    struct hoof_regimens found;
    const char *id = text_of(item, "regimen"), *agent;
    json_t *amount;
    const char *stop;
    if (!hoof_knowledge_regimens(ask->books, ask->arena, id, &found, err))
        return false;
    if (found.count == 0)
        return true; /* kept as written, and told */
    const struct hoof_regimen *regimen = &found.items[0];
    if (!text_of(item, "from"))
        return hoof_fail(err, HOOF_REQUEST, ".from",
                         "%s needs day 1 of its first cycle. Add its date, for example --from "
                         "2026-12-01.",
                         regimen->name);
    stop = hoof_id_in_words(ask->arena, regimen->stop);
    if (!stop)
        return hoof_fail_memory(err);
    bool course = strcmp(regimen->kind, "course") == 0;
    if (!course && regimen->cycles == 0 && !json_object_get(item, "cycles") &&
        !text_of(item, "until"))
        return hoof_fail(err, HOOF_REQUEST, ".cycles",
                         "How long %s goes on is for your team to say (the table has: %s). Add one "
                         "of the two: how many cycles are planned (\"four cycles\", --cycles 4), "
                         "or its last day (\"until 30 June 2027\", --until 2027-06-30).",
                         regimen->name, stop);
    json_object_foreach(json_object_get(item, "doses"), agent, amount)
    {
        (void)amount;
        if (!has_agent(regimen, agent))
            return refuse_agent(ask, regimen, agent, err);
    }
    return check_starts(item, err);
}

bool hoof_plan_item_check(struct hoof_ask *ask, const json_t *item, struct hoof_error *err)
{
    const struct hoof_kind *kind = hoof_record_kind(HOOF_ITEM, item);
    if (kind && strcmp(kind->name, "agent") == 0)
        return check_dose(item, err) && check_schedule(item, err);
    if (kind && strcmp(kind->name, "regimen") == 0)
        return check_regimen(ask, item, err);
    return true;
}
