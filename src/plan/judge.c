/* A check at a moment: its conditions together, in three values. */
#include <stdio.h>

#include "plan/book.h"
#include "plan/checks.h"

/* --- Reading. --------------------------------------------------------------------- */

/* How far a phrase looks beyond its moment; what looks without end looks back. */
static int32_t phrase_ahead(const struct hoof_phrase *phrase)
{
    enum { FAR_D = 400 };
    int32_t most = 0;
    for (size_t i = 0; i < phrase->arg_count; i++) {
        const struct hoof_arg *arg = &phrase->args[i];
        if (!arg->given || !hoof_argument_is_distance(arg))
            continue;
        int32_t ahead = hoof_distance_ahead(&arg->distance);
        if (ahead > most && ahead <= FAR_D)
            most = ahead;
    }
    return most;
}

struct check_reader {
    struct hoof_arena *arena;
    const struct hoof_plan_book *book;
    const struct hoof_plan_check_row *row;
    struct hoof_error *err;
    int32_t ahead;
};

/* Reads `count` phrases; where: the key of the file in which they stand. */
static const struct hoof_phrase *const *read_phrases(struct check_reader *reader,
                                                     const char *const *texts, size_t count,
                                                     bool moments, const char *where)
{
    const struct hoof_phrase **phrases =
        hoof_alloc_array(reader->arena, count + 1, sizeof *phrases);
    if (!phrases) {
        hoof_fail_memory(reader->err);
        return NULL;
    }
    for (size_t i = 0; i < count; i++) {
        if (!hoof_phrase_read(reader->arena, reader->book, texts[i], moments, &phrases[i],
                              reader->err)) {
            char place[128];
            snprintf(place, sizeof place, "%.80s: %s, ", reader->row->id, where);
            if (reader->err)
                hoof_error_within(reader->err, place);
            return NULL;
        }
        int32_t ahead = phrase_ahead(phrases[i]);
        if (ahead > reader->ahead)
            reader->ahead = ahead;
    }
    return phrases;
}

static bool read_condition(struct check_reader *reader, const struct hoof_plan_condition_row *row,
                           struct hoof_condition *out)
{
    struct hoof_alternative *alternatives =
        hoof_alloc_array(reader->arena, row->alternative_count + 1, sizeof *alternatives);
    if (!alternatives)
        return hoof_fail_memory(reader->err);
    for (size_t i = 0; i < row->alternative_count; i++) {
        const struct hoof_plan_alternative_row *from = &row->alternatives[i];
        alternatives[i].count = from->phrase_count;
        alternatives[i].phrases = read_phrases(reader, from->phrases, from->phrase_count, false,
                                               row->unless ? "unless" : "when");
        if (!alternatives[i].phrases)
            return false;
    }
    *out = (struct hoof_condition){row->unless, alternatives, row->alternative_count};
    return true;
}

static bool read_check(struct check_reader *reader, struct hoof_check *out)
{
    const struct hoof_plan_check_row *row = reader->row;
    struct hoof_condition *conditions =
        hoof_alloc_array(reader->arena, row->condition_count + 1, sizeof *conditions);
    if (!conditions)
        return hoof_fail_memory(reader->err);
    reader->ahead = 0;
    out->row = row;
    out->at_count = row->at_count;
    out->at = read_phrases(reader, row->at, row->at_count, true, "at");
    if (!out->at)
        return false;
    for (size_t i = 0; i < row->condition_count; i++)
        if (!read_condition(reader, &row->conditions[i], &conditions[i]))
            return false;
    out->conditions = conditions;
    out->condition_count = row->condition_count;
    out->ahead = reader->ahead;
    return true;
}

bool hoof_checks_read(struct hoof_arena *arena, const struct hoof_plan_book *book,
                      const struct hoof_checks **out, struct hoof_error *err)
{
    const struct hoof_plan_rows *rows = book->rows;
    struct hoof_checks *checks = hoof_alloc(arena, sizeof *checks);
    struct hoof_check *items = hoof_alloc_array(arena, rows->check_count + 1, sizeof *items);
    if (!checks || !items)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < rows->check_count; i++) {
        struct check_reader reader = {arena, book, &rows->checks[i], err, 0};
        if (!read_check(&reader, &items[i]))
            return false;
        if (items[i].ahead > checks->ahead)
            checks->ahead = items[i].ahead;
    }
    checks->items = items;
    checks->count = rows->check_count;
    *out = checks;
    return true;
}

/* --- Judging. ----------------------------------------------------------------------- */

/* How much evidence there was: what a phrase that does not hold has added goes. */
struct mark {
    size_t doses, entries, items, needs, words;
    struct hoof_plan_at latest;
    bool has_latest;
};

static struct mark mark_of(const struct hoof_evidence *evidence)
{
    return (struct mark){evidence->dose_count, evidence->entry_count, evidence->item_count,
                         evidence->need_count, evidence->word_count,  evidence->latest,
                         evidence->has_latest};
}

static void back_to(struct hoof_evidence *evidence, const struct mark *mark, bool needs_too)
{
    evidence->dose_count = mark->doses;
    evidence->entry_count = mark->entries;
    evidence->item_count = mark->items;
    evidence->word_count = mark->words;
    evidence->latest = mark->latest;
    evidence->has_latest = mark->has_latest;
    if (needs_too)
        evidence->need_count = mark->needs;
}

/* All phrases: one that is false decides. */
static enum hoof_truth together(struct hoof_judge *judge, const struct hoof_alternative *all,
                                const struct hoof_moment_judged *moment,
                                struct hoof_evidence *evidence)
{
    struct mark before = mark_of(evidence);
    enum hoof_truth truth = HOOF_TRUE;
    for (size_t i = 0; i < all->count && truth != HOOF_FALSE; i++) {
        enum hoof_truth one = hoof_phrase_holds(judge, all->phrases[i], moment, evidence);
        truth = one < truth ? one : truth;
    }
    if (truth != HOOF_TRUE)
        back_to(evidence, &before, truth == HOOF_FALSE);
    return truth;
}

/* One of the alternatives: one that is true decides. */
static enum hoof_truth one_of(struct hoof_judge *judge, const struct hoof_condition *condition,
                              const struct hoof_moment_judged *moment,
                              struct hoof_evidence *evidence)
{
    size_t needs = evidence->need_count;
    enum hoof_truth truth = HOOF_FALSE;
    for (size_t i = 0; i < condition->count; i++) {
        enum hoof_truth one = together(judge, &condition->alternatives[i], moment, evidence);
        if (one == HOOF_TRUE) {
            evidence->need_count = needs;
            return HOOF_TRUE;
        }
        truth = one > truth ? one : truth;
    }
    return truth;
}

/* What is silent when it holds says nothing of why the check fires. */
static enum hoof_truth none_of(struct hoof_judge *judge, const struct hoof_condition *condition,
                               const struct hoof_moment_judged *moment,
                               struct hoof_evidence *evidence)
{
    struct mark before = mark_of(evidence);
    enum hoof_truth truth = one_of(judge, condition, moment, evidence);
    back_to(evidence, &before, truth != HOOF_NOT_KNOWN);
    return truth == HOOF_TRUE ? HOOF_FALSE : truth == HOOF_FALSE ? HOOF_TRUE : HOOF_NOT_KNOWN;
}

enum hoof_truth hoof_check_holds(struct hoof_judge *judge, const struct hoof_check *check,
                                 const struct hoof_moment_judged *moment,
                                 struct hoof_evidence *evidence)
{
    enum hoof_truth truth = HOOF_TRUE;
    for (size_t i = 0; i < check->condition_count; i++) {
        const struct hoof_condition *condition = &check->conditions[i];
        enum hoof_truth one = condition->unless ? none_of(judge, condition, moment, evidence)
                                                : one_of(judge, condition, moment, evidence);
        if (one == HOOF_FALSE)
            return HOOF_FALSE;
        truth = one < truth ? one : truth;
    }
    return truth;
}

void hoof_evidence_empty(struct hoof_evidence *evidence)
{
    evidence->dose_count = evidence->entry_count = evidence->item_count = 0;
    evidence->need_count = evidence->word_count = 0;
    evidence->has_latest = false;
}
