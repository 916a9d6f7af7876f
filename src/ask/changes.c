/* What was done lately, and what undo would take back. */
#include "ask/changes.h"

#include "ask/labels.h"

static bool label(struct hoof_ask *ask, const struct hoof_past_change *change,
                  struct hoof_error *err)
{
    for (size_t i = 0; i < change->part_count; i++) {
        const struct hoof_change_part *part = &change->parts[i];
        if (part->body &&
            !hoof_label_record(ask, hoof_record_kind(part->family, part->body), part->body, err))
            return false;
    }
    return true;
}

bool hoof_ask_changes(struct hoof_ask *ask, size_t last, struct hoof_changes_answer *out,
                      struct hoof_error *err)
{
    struct hoof_past_changes standing;
    *out = (struct hoof_changes_answer){0};
    if (last && !hoof_journal_changes(ask->books, ask->arena, last, false, &out->list, err))
        return false;
    for (size_t i = 0; i < out->list.count; i++) {
        if (!label(ask, &out->list.items[i], err))
            return false;
        if (!out->next && !out->list.items[i].taken_back)
            out->next = &out->list.items[i];
    }
    if (out->next)
        return true;
    if (!hoof_journal_changes(ask->books, ask->arena, 1, true, &standing, err))
        return false;
    if (standing.count)
        out->next = &standing.items[0];
    return !out->next || label(ask, out->next, err);
}

struct hoof_moment hoof_change_moment(const struct hoof_ask *ask,
                                      const struct hoof_past_change *change)
{
    return hoof_zone_at(ask->zone, change->at_ms / 1000 - (change->at_ms % 1000 < 0));
}
