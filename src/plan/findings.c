/* What the checks say: one finding for a check, a set of items and a local date,
 * as grave as its check and its source allow, answered where the team has. */
#include <stdlib.h>
#include <string.h>

#include "plan/book.h"
#include "plan/checks.h"

struct round {
    struct hoof_judge judge;
    struct hoof_evidence evidence;
    struct hoof_moments moments;
    struct hoof_plan_finding *findings;
    size_t count, room;
    size_t first_of_check; /* findings from here on are of the check at hand */
    struct hoof_plan_not_run *not_run;
    size_t not_run_count, not_run_room;
    struct hoof_evidence needs; /* of the check at hand */
    struct hoof_error *err;
};

/* --- Severity and answers (docs/interface-plan.md 5 and 7). ---------------------------- */

/* A line that is recalled as a whole does not drive a call alone, but for those
 * where silence is the larger risk. */
static enum hoof_severity severity_of(const struct hoof_plan_check_row *row)
{
    static const char *const exceptions[] = {"C77-dehydration", "tt-fever"};
    if (row->read || row->severity != HOOF_SEVERITY_STOP)
        return row->severity;
    for (size_t i = 0; i < sizeof exceptions / sizeof *exceptions; i++)
        if (strcmp(row->id, exceptions[i]) == 0)
            return row->severity;
    return HOOF_SEVERITY_CAUTION;
}

static bool is_in(const char *id, const char *const *ids, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(ids[i], id) == 0)
            return true;
    return false;
}

/* Whether one of the items was changed after the answer was written. */
static bool changed_after(const struct hoof_plan_situation *situation, const char *const *ids,
                          size_t count, const struct hoof_plan_entry *answer)
{
    int64_t written = answer->recorded_ms ? answer->recorded_ms : answer->at.utc_s * 1000;
    for (size_t i = 0; i < situation->item_count; i++)
        if (situation->items[i].changed_ms > written && is_in(situation->items[i].id, ids, count))
            return true;
    return false;
}

static bool answers(const struct hoof_plan_situation *situation,
                    const struct hoof_plan_entry *answer, const struct hoof_plan_finding *finding)
{
    if (!answer->list_count) {
        if (!finding->item_count)
            return answer->at.day == finding->at.day;
        return !changed_after(situation, finding->items, finding->item_count, answer);
    }
    bool rests = false;
    for (size_t i = 0; i < finding->item_count; i++)
        rests |= is_in(finding->items[i], answer->list, answer->list_count);
    return rests && !changed_after(situation, answer->list, answer->list_count, answer);
}

/* The newest answer; one with the team's plan goes before one that only says seen. */
static void acknowledge(struct round *round, struct hoof_plan_finding *finding)
{
    struct hoof_entries all =
        hoof_entries_of(&round->judge, HOOF_PLAN_ACKNOWLEDGED, finding->check->id);
    for (size_t i = 0; i < all.count; i++) {
        const struct hoof_plan_entry *answer = all.items[i], *before = finding->acknowledged;
        if ((before && before->team_plan && !answer->team_plan) ||
            !answers(round->judge.situation, answer, finding))
            continue;
        finding->acknowledged = answer;
    }
    if (finding->acknowledged && finding->acknowledged->team_plan)
        finding->severity = HOOF_SEVERITY_INFO;
}

/* --- One finding. ------------------------------------------------------------------------- */

struct ids {
    const char **items;
    size_t count, room;
};

static bool add_id(struct hoof_arena *arena, struct ids *ids, const char *id)
{
    if (!id || is_in(id, ids->items, ids->count))
        return true;
    ids->items = hoof_grow(arena, ids->items, ids->count, &ids->room, sizeof *ids->items);
    if (!ids->items)
        return false;
    ids->items[ids->count++] = id;
    return true;
}

static bool add_dose_ids(struct hoof_arena *arena, const struct hoof_ledger_dose *dose,
                         struct ids *entries, struct ids *items)
{
    return (!dose->entry || add_id(arena, entries, dose->entry->id)) &&
           (!dose->item || add_id(arena, items, dose->item->id));
}

/* The ids that a finding rests on: of the moment, then of the evidence. */
static bool collect_ids(struct round *round, const struct hoof_moment_judged *moment,
                        struct ids *entries, struct ids *items)
{
    struct hoof_arena *arena = round->judge.arena;
    const struct hoof_evidence *evidence = &round->evidence;
    bool good = (!moment->dose || add_dose_ids(arena, moment->dose, entries, items)) &&
                (!moment->entry || add_id(arena, entries, moment->entry->id)) &&
                (!moment->item || add_id(arena, items, moment->item->id));
    for (size_t i = 0; good && i < evidence->dose_count; i++)
        good = add_dose_ids(arena, evidence->doses[i], entries, items);
    for (size_t i = 0; good && i < evidence->entry_count; i++)
        good = add_id(arena, entries, evidence->entries[i]->id);
    for (size_t i = 0; good && i < evidence->item_count; i++)
        good = add_id(arena, items, evidence->items[i]->id);
    return good;
}

/* The moment of what it is about; of two, the later. As of now without anything
 * of its own, it is about today. */
static struct hoof_plan_at moment_of(const struct round *round,
                                     const struct hoof_moment_judged *moment)
{
    const struct hoof_evidence *evidence = &round->evidence;
    struct hoof_plan_at at = moment->has_about ? moment->about : moment->at;
    if (moment->now && !moment->has_about)
        return evidence->has_latest
                   ? evidence->latest
                   : hoof_at_day(round->judge.situation, round->judge.ledger->now.day);
    return evidence->has_latest && hoof_at_before(&at, &evidence->latest) ? evidence->latest : at;
}

static bool same_items(const struct hoof_plan_finding *a, const struct ids *items)
{
    if (a->item_count != items->count)
        return false;
    for (size_t i = 0; i < items->count; i++)
        if (!is_in(items->items[i], a->items, a->item_count))
            return false;
    return true;
}

/* The finding that already stands for the check, the items and the date. */
static struct hoof_plan_finding *standing(struct round *round, const struct hoof_plan_at *at,
                                          const struct ids *items)
{
    for (size_t i = round->count; i > round->first_of_check; i--) {
        struct hoof_plan_finding *finding = &round->findings[i - 1];
        if (finding->at.day == at->day && same_items(finding, items))
            return finding;
    }
    return NULL;
}

/* Meals and symptoms are judged in the window that their phrase names. */
static bool in_window_of_phrase(const struct hoof_moment_judged *moment)
{
    const struct hoof_plan_entry *entry = moment->entry;
    return entry && (entry->type == HOOF_PLAN_MEAL || entry->type == HOOF_PLAN_SYMPTOM ||
                     entry->type == HOOF_PLAN_VITAL);
}

/* Of two findings on one date, the one that rests on more is told. */
static bool add_finding(struct round *round, const struct hoof_check *check,
                        const struct hoof_moment_judged *moment)
{
    struct ids entries = {0}, items = {0};
    struct hoof_plan_at at = moment_of(round, moment);
    if (!moment->now && !in_window_of_phrase(moment) &&
        (at.day < round->judge.first || at.day > round->judge.last))
        return true;
    if (!collect_ids(round, moment, &entries, &items))
        return hoof_fail_memory(round->err);
    struct hoof_plan_finding *finding = standing(round, &at, &items);
    if (finding && finding->entry_count >= entries.count) {
        finding->now |= moment->now;
        return true;
    }
    if (!finding) {
        round->findings = hoof_grow(round->judge.arena, round->findings, round->count, &round->room,
                                    sizeof *round->findings);
        if (!round->findings)
            return hoof_fail_memory(round->err);
        finding = &round->findings[round->count++];
    }
    bool now = finding->now || moment->now;
    *finding = (struct hoof_plan_finding){.check = check->row,
                                          .severity = severity_of(check->row),
                                          .at = at,
                                          .now = now,
                                          .entries = entries.items,
                                          .entry_count = entries.count,
                                          .items = items.items,
                                          .item_count = items.count};
    finding->why = hoof_why(&round->judge, moment, &round->evidence);
    if (!finding->why || round->judge.out_of_memory)
        return hoof_fail_memory(round->err);
    acknowledge(round, finding);
    return true;
}

/* --- All checks. ------------------------------------------------------------------------------ */

static bool judge_moment(struct round *round, const struct hoof_check *check,
                         const struct hoof_moment_judged *moment)
{
    hoof_evidence_empty(&round->evidence);
    enum hoof_truth truth = hoof_check_holds(&round->judge, check, moment, &round->evidence);
    if (round->judge.out_of_memory)
        return hoof_fail_memory(round->err);
    if (truth == HOOF_TRUE)
        return add_finding(round, check, moment);
    for (size_t i = 0; truth == HOOF_NOT_KNOWN && i < round->evidence.need_count; i++)
        hoof_needs(&round->judge, &round->needs, round->evidence.needs[i]);
    return true;
}

static bool add_not_run(struct round *round, const struct hoof_check *check)
{
    struct hoof_arena *arena = round->judge.arena;
    const char **needs = hoof_alloc_array(arena, round->needs.need_count, sizeof *needs);
    round->not_run = hoof_grow(arena, round->not_run, round->not_run_count, &round->not_run_room,
                               sizeof *round->not_run);
    if (!needs || !round->not_run)
        return hoof_fail_memory(round->err);
    memcpy(needs, round->needs.needs, round->needs.need_count * sizeof *needs);
    round->not_run[round->not_run_count++] =
        (struct hoof_plan_not_run){check->row, needs, round->needs.need_count};
    return true;
}

static bool judge_check(struct round *round, const struct hoof_check *check)
{
    round->first_of_check = round->count;
    round->judge.ahead = check->ahead;
    hoof_evidence_empty(&round->needs);
    for (size_t i = 0; i < check->at_count; i++) {
        round->moments.count = 0;
        if (!hoof_phrase_moments(&round->judge, check->at[i], &round->moments, round->err))
            return false;
        for (size_t k = 0; k < round->moments.count; k++)
            if (!judge_moment(round, check, &round->moments.items[k]))
                return false;
    }
    return round->count > round->first_of_check || !round->needs.need_count ||
           add_not_run(round, check);
}

/* The gravest first, then by time; what is equal keeps the order of the checks. */
static int compare_findings(const void *a, const void *b)
{
    const struct hoof_plan_finding *left = a, *right = b;
    if (left->severity != right->severity)
        return left->severity > right->severity ? -1 : 1;
    if (hoof_at_before(&left->at, &right->at))
        return -1;
    if (hoof_at_before(&right->at, &left->at))
        return 1;
    return (left->check > right->check) - (left->check < right->check);
}

bool hoof_plan_findings(const struct hoof_plan_book *book,
                        const struct hoof_plan_situation *situation, int32_t days,
                        struct hoof_arena *arena, struct hoof_plan_findings *out,
                        struct hoof_error *err)
{
    /* Cycles reach beyond the days that are judged: a medicine may first be due
     * some weeks behind day 1. */
    enum { CYCLE_AHEAD_D = 45 };
    const struct hoof_checks *checks = book->checks;
    struct round round = {.judge = {.book = book, .situation = situation, .arena = arena},
                          .err = err};
    struct hoof_moment now = hoof_zone_at(situation->zone, situation->now_s);
    int32_t ahead = checks->ahead > CYCLE_AHEAD_D ? checks->ahead : CYCLE_AHEAD_D;
    if (!hoof_ledger_new(book, situation, hoof_date_to_days(now.date) + days + ahead, arena,
                         &round.judge.ledger, err) ||
        !hoof_judge_open(&round.judge, days, err))
        return false;
    for (size_t i = 0; i < checks->count; i++)
        if (!judge_check(&round, &checks->items[i]))
            return false;
    if (round.count)
        qsort(round.findings, round.count, sizeof *round.findings, compare_findings);
    *out = (struct hoof_plan_findings){.items = round.findings,
                                       .count = round.count,
                                       .checks_run = checks->count - round.not_run_count,
                                       .not_run = round.not_run,
                                       .not_run_count = round.not_run_count};
    return true;
}
