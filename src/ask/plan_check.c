#include "ask/plan_check.h"

#include <string.h>

#include "ask/food.h"
#include "ask/plan_book.h"
#include "ask/situation.h"
#include "base/buf.h"
#include "base/text.h"

/* --- Findings. -------------------------------------------------------------------------- */

/* Checks of two sources that say one thing twice: the second is the graver. */
static const char *const twice[][2] = {
    {"tt-prrt-lar", "C01-lu-lar-before"},
    {"tt-surg-crisis", "C64-proc-plan"},
};

static bool is_said_more_gravely(const struct hoof_plan_findings *findings,
                                 const struct hoof_plan_finding *finding)
{
    for (size_t k = 0; k < sizeof twice / sizeof *twice; k++) {
        if (strcmp(twice[k][0], finding->check->id) != 0)
            continue;
        for (size_t i = 0; i < findings->count; i++)
            if (strcmp(findings->items[i].check->id, twice[k][1]) == 0 &&
                findings->items[i].severity >= finding->severity &&
                findings->items[i].at.day == finding->at.day)
                return true;
    }
    return false;
}

static bool same_items(const struct hoof_plan_finding *a, const struct hoof_plan_finding *b)
{
    if (a->item_count != b->item_count)
        return false;
    for (size_t i = 0; i < a->item_count; i++)
        if (strcmp(a->items[i], b->items[i]) != 0)
            return false;
    return true;
}

/* The group in which a finding is told; NULL: it opens one. */
static struct hoof_finding_group *group_for(struct hoof_findings_answer *out,
                                            const struct hoof_plan_finding *finding)
{
    for (size_t i = 0; i < out->group_count; i++) {
        const struct hoof_plan_finding *first = out->groups[i].first;
        if (first->check == finding->check && first->severity == finding->severity &&
            first->acknowledged == finding->acknowledged && same_items(first, finding))
            return &out->groups[i];
    }
    return NULL;
}

static bool make_groups(struct hoof_ask *ask, struct hoof_findings_answer *out,
                        struct hoof_error *err)
{
    size_t capacity = 0;
    for (size_t i = 0; i < out->findings.count; i++) {
        const struct hoof_plan_finding *finding = &out->findings.items[i];
        if (is_said_more_gravely(&out->findings, finding))
            continue;
        struct hoof_finding_group *group = group_for(out, finding);
        if (group) {
            group->more++;
            group->last = finding->at;
            continue;
        }
        out->groups =
            hoof_grow(ask->arena, out->groups, out->group_count, &capacity, sizeof *out->groups);
        if (!out->groups)
            return hoof_fail_memory(err);
        out->groups[out->group_count++] = (struct hoof_finding_group){finding, 0, finding->at};
    }
    return true;
}

static bool gather_needs(struct hoof_ask *ask, struct hoof_findings_answer *out,
                         struct hoof_error *err)
{
    const char **needs = NULL;
    size_t capacity = 0;
    for (size_t i = 0; i < out->findings.not_run_count; i++)
        for (size_t k = 0; k < out->findings.not_run[i].need_count; k++) {
            const char *need = out->findings.not_run[i].needs[k];
            size_t at = 0;
            while (at < out->need_count && strcmp(needs[at], need) != 0)
                at++;
            if (at < out->need_count)
                continue;
            needs = hoof_grow(ask->arena, needs, out->need_count, &capacity, sizeof *needs);
            if (!needs)
                return hoof_fail_memory(err);
            needs[out->need_count++] = need;
        }
    out->needs = needs;
    return true;
}

static bool find(struct hoof_ask *ask, int32_t days, struct hoof_findings_answer *out,
                 struct hoof_error *err)
{
    const struct hoof_food_table *foods;
    const struct hoof_plan_book *book;
    struct hoof_plan_situation *situation = hoof_alloc(ask->arena, sizeof *situation);
    if (!situation)
        return hoof_fail_memory(err);
    *out = (struct hoof_findings_answer){.zone = ask->zone, .days = days};
    return hoof_ask_food_table(ask, &foods, err) && hoof_ask_plan_book(ask, foods, &book, err) &&
           hoof_ask_situation(ask, foods, situation, err) &&
           hoof_plan_findings(book, situation, days, ask->arena, &out->findings, err);
}

bool hoof_ask_findings(struct hoof_ask *ask, int32_t days, struct hoof_findings_answer *out,
                       struct hoof_error *err)
{
    if (days < 0 || days > HOOF_CHECK_DAYS_MAX)
        return hoof_fail(err, HOOF_REQUEST, "--days",
                         "The plan is looked at from today to %d days ahead, not %d. Give a "
                         "number from 0 to %d.",
                         HOOF_CHECK_DAYS, (int)days, HOOF_CHECK_DAYS_MAX);
    return find(ask, days, out, err) && make_groups(ask, out, err) && gather_needs(ask, out, err);
}

bool hoof_ask_findings_today(struct hoof_ask *ask, struct hoof_findings_answer *out,
                             struct hoof_error *err)
{
    const int32_t today = hoof_date_to_days(hoof_ask_today_date(ask));
    size_t kept = 0;
    *out = (struct hoof_findings_answer){.zone = ask->zone};
    if (!ask->books->has_knowledge)
        return true;
    if (!find(ask, HOOF_CHECK_DAYS, out, err))
        return false;
    for (size_t i = 0; i < out->findings.count; i++) {
        const struct hoof_plan_finding *finding = &out->findings.items[i];
        if (finding->now || finding->at.day == today)
            out->findings.items[kept++] = *finding;
    }
    out->findings.count = kept;
    return make_groups(ask, out, err);
}

/* --- The answer to them. ------------------------------------------------------------------ */

static bool fail_check(const struct hoof_plan_rows *rows, const char *check, struct hoof_error *err)
{
    char shown[HOOF_SHOWN];
    const char *nearest = NULL;
    unsigned limit = 4;
    size_t n = strlen(check);
    for (size_t i = 0; i < rows->check_count; i++) {
        const char *id = rows->checks[i].id;
        bool begins = n >= 3 && strncmp(id, check, n) == 0;
        unsigned distance = begins ? 0 : hoof_text_distance(check, n, id, strlen(id), limit);
        if (distance < limit) {
            nearest = id;
            limit = distance;
        }
    }
    hoof_shown(check, n, shown);
    if (nearest)
        return hoof_fail(err, HOOF_REQUEST, NULL, "There is no check \"%s\". Do you mean \"%s\"?",
                         shown, nearest);
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "There is no check \"%s\". `hoofbeat plan check` shows each with its name.",
                     shown);
}

static bool is_check(struct hoof_ask *ask, const char *check, struct hoof_error *err)
{
    const struct hoof_food_table *foods;
    const struct hoof_plan_rows *rows;
    if (!hoof_ask_food_table(ask, &foods, err) || !hoof_ask_plan_rows(ask, foods, &rows, err))
        return false;
    for (size_t i = 0; i < rows->check_count; i++)
        if (strcmp(rows->checks[i].id, check) == 0)
            return true;
    return fail_check(rows, check, err);
}

/* The whole ids of the items, with commas between. */
static bool item_ids(struct hoof_ask *ask, const struct hoof_acknowledgement *what,
                     struct hoof_buf *out, struct hoof_error *err)
{
    for (size_t i = 0; i < what->item_count; i++) {
        struct hoof_record record;
        bool deleted;
        if (!hoof_journal_find(ask->books, ask->arena, what->items[i], &record, &deleted, NULL,
                               err))
            return false;
        if (deleted)
            return hoof_fail(err, HOOF_REQUEST, "--item", "The item %s is no longer in the plan.",
                             record.id);
        if (record.family != HOOF_ITEM)
            return hoof_fail(err, HOOF_REQUEST, "--item",
                             "%s is an entry of the journal, not an item of the plan. `hoofbeat "
                             "plan` shows the items with their ids.",
                             record.id);
        hoof_buf_format(out, "%s%s", i ? "," : "", record.id);
    }
    return hoof_buf_ok(out, err);
}

bool hoof_ask_acknowledge(struct hoof_ask *ask, const struct hoof_acknowledgement *what,
                          struct hoof_change_answer *out, struct hoof_error *err)
{
    struct hoof_setting settings[5];
    struct hoof_buf items = {0};
    size_t count = 0;
    bool done = is_check(ask, what->check, err) && item_ids(ask, what, &items, err);
    settings[count++] = (struct hoof_setting){"check", what->check};
    settings[count++] = (struct hoof_setting){"team_plan", what->team_plan ? "true" : "false"};
    if (items.len)
        settings[count++] = (struct hoof_setting){"items", items.data};
    if (what->by)
        settings[count++] = (struct hoof_setting){"by", what->by};
    if (what->note)
        settings[count++] = (struct hoof_setting){"text", what->note};
    done = done && hoof_ask_log_fields(ask, "acknowledgement", settings, count, out, err);
    hoof_buf_release(&items);
    return done;
}
