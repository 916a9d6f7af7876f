/* What a phrase found: each thing once, in the order in which it was found. */
#include <string.h>

#include "plan/forms.h"

/* Makes room for one more pointer in the array at `items`; false: memory is short. */
static bool room(struct hoof_judge *judge, void *items, size_t count, size_t *capacity)
{
    void *array;
    memcpy(&array, items, sizeof array);
    array = hoof_grow(judge->arena, array, count, capacity, sizeof(void *));
    if (!array) {
        judge->out_of_memory = true;
        return false;
    }
    memcpy(items, &array, sizeof array);
    return true;
}

/* The finding's moment: the latest of what it is about. */
static void about(struct hoof_evidence *evidence, const struct hoof_plan_at *at)
{
    if (evidence->has_latest && !hoof_at_before(&evidence->latest, at))
        return;
    evidence->latest = *at;
    evidence->has_latest = true;
}

void hoof_found_item(struct hoof_judge *judge, struct hoof_evidence *evidence,
                     const struct hoof_plan_item *item)
{
    for (size_t i = 0; i < evidence->item_count; i++)
        if (evidence->items[i] == item)
            return;
    if (room(judge, &evidence->items, evidence->item_count, &evidence->item_room))
        evidence->items[evidence->item_count++] = item;
}

void hoof_rests_on(struct hoof_judge *judge, struct hoof_evidence *evidence,
                   const struct hoof_plan_entry *entry)
{
    for (size_t i = 0; i < evidence->entry_count; i++)
        if (evidence->entries[i] == entry)
            return;
    if (room(judge, &evidence->entries, evidence->entry_count, &evidence->entry_room))
        evidence->entries[evidence->entry_count++] = entry;
}

void hoof_found_entry(struct hoof_judge *judge, struct hoof_evidence *evidence,
                      const struct hoof_plan_entry *entry)
{
    about(evidence, &entry->at);
    hoof_rests_on(judge, evidence, entry);
}

void hoof_found_dose(struct hoof_judge *judge, struct hoof_evidence *evidence,
                     const struct hoof_ledger_dose *dose)
{
    struct hoof_plan_at given = hoof_ledger_given_at(dose);
    about(evidence, &given);
    for (size_t i = 0; i < evidence->dose_count; i++)
        if (evidence->doses[i] == dose)
            return;
    if (room(judge, &evidence->doses, evidence->dose_count, &evidence->dose_room))
        evidence->doses[evidence->dose_count++] = dose;
}

void hoof_found_occasion(struct hoof_judge *judge, struct hoof_evidence *evidence,
                         const struct hoof_occasion *occasion)
{
    about(evidence, &occasion->at);
    if (occasion->entry)
        hoof_found_entry(judge, evidence, occasion->entry);
    if (occasion->item)
        hoof_found_item(judge, evidence, occasion->item);
}

static void add_text(struct hoof_judge *judge, const char ***texts, size_t *count, size_t *capacity,
                     const char *text)
{
    if (!text) {
        judge->out_of_memory = true;
        return;
    }
    for (size_t i = 0; i < *count; i++)
        if (strcmp((*texts)[i], text) == 0)
            return;
    if (room(judge, texts, *count, capacity))
        (*texts)[(*count)++] = text;
}

void hoof_found_words(struct hoof_judge *judge, struct hoof_evidence *evidence, const char *words)
{
    add_text(judge, &evidence->words, &evidence->word_count, &evidence->word_room, words);
}

void hoof_needs(struct hoof_judge *judge, struct hoof_evidence *evidence, const char *name)
{
    add_text(judge, &evidence->needs, &evidence->need_count, &evidence->need_room, name);
}
