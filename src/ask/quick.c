#include "ask/quick.h"

#include <stdlib.h>
#include <string.h>

#include "ask/labels.h"
#include "ask/said.h"
#include "base/json_write.h"
#include "base/text.h"
#include "book/knowledge/knowledge.h"

enum { QUICK_COUNT = 4, QUICK_BYTES = 60 };

static const char *text_of(const struct hoof_record *record, const char *key)
{
    return json_string_value(json_object_get(record->body, key));
}

struct habit {
    const char *sentence, *key; /* as said last, and folded */
    size_t times;
    int64_t last_change; /* the entries of one sentence count once */
    int64_t last_s;
};

/* Each agent's name is looked up once. */
struct habits {
    struct habit *items;
    size_t count, capacity;
    struct agent_name {
        const char *id, *said;
    } * agents;
    size_t agent_count, agent_capacity;
};

static const char *agent_name(struct hoof_ask *ask, struct habits *habits, const char *id)
{
    for (size_t i = 0; i < habits->agent_count; i++)
        if (strcmp(habits->agents[i].id, id) == 0)
            return habits->agents[i].said;
    habits->agents = hoof_grow(ask->arena, habits->agents, habits->agent_count,
                               &habits->agent_capacity, sizeof *habits->agents);
    if (!habits->agents) {
        habits->agent_count = habits->agent_capacity = 0;
        return NULL;
    }
    const char *said = ask->books->has_knowledge
                           ? hoof_knowledge_said_name(ask->books, ask->arena, "agent", id)
                           : NULL;
    said = said ? said : hoof_id_in_words(ask->arena, id);
    if (said)
        habits->agents[habits->agent_count++] = (struct agent_name){id, said};
    return said;
}

/* The sentence that would log such an entry again; NULL: none would. */
static const char *sentence_of(struct hoof_ask *ask, struct habits *habits,
                               const struct hoof_record *record)
{
    const char *text = text_of(record, "text"), *kind = record->kind;
    if (text) {
        bool fits = *text && strlen(text) <= QUICK_BYTES && strcmp(kind, "note") != 0 &&
                    strcmp(kind, "event") != 0 && strcmp(kind, "lab") != 0;
        return fits ? text : NULL;
    }
    if (strcmp(kind, "symptom") == 0 && text_of(record, "name"))
        return hoof_id_in_words(ask->arena, text_of(record, "name"));
    if (strcmp(kind, "stool") == 0) {
        json_int_t bristol = json_integer_value(json_object_get(record->body, "bristol"));
        return bristol >= 6 ? "loose stool" : "stool";
    }
    if (strcmp(kind, "nothing") == 0)
        return "nothing to report";
    const char *agent = text_of(record, "agent"), *unit = text_of(record, "unit");
    json_t *dose = json_object_get(record->body, "dose");
    if (strcmp(kind, "dose") != 0 || !agent || !unit || !json_is_number(dose))
        return NULL;
    char amount[32];
    hoof_number_text(json_number_value(dose), amount);
    const char *name = agent_name(ask, habits, agent);
    return name ? hoof_format(ask->arena, "took %s %s %s", amount, unit, name) : NULL;
}

static int compare_habits(const void *a, const void *b)
{
    const struct habit *x = a, *y = b;
    if (x->times != y->times)
        return x->times > y->times ? -1 : 1;
    if (x->last_s != y->last_s)
        return x->last_s > y->last_s ? -1 : 1;
    return strcmp(x->key, y->key);
}

static bool note_habit(struct hoof_ask *ask, struct habits *habits,
                       const struct hoof_record *record, struct hoof_error *err)
{
    const char *sentence = sentence_of(ask, habits, record);
    if (!sentence)
        return true;
    const char *key = hoof_fold(ask->arena, sentence, strlen(sentence));
    if (!key)
        return hoof_fail_memory(err);
    size_t at = 0;
    while (at < habits->count && strcmp(habits->items[at].key, key) != 0)
        at++;
    if (at == habits->count) {
        habits->items =
            hoof_grow(ask->arena, habits->items, at, &habits->capacity, sizeof *habits->items);
        if (!habits->items)
            return hoof_fail_memory(err);
        habits->items[habits->count++] = (struct habit){.key = key, .last_change = -1};
    }
    struct habit *habit = &habits->items[at];
    bool made_in_one = text_of(record, "text") && habit->last_change == record->change;
    habit->times += !made_in_one;
    habit->sentence = sentence;
    habit->last_change = record->change;
    habit->last_s = record->at_s;
    return true;
}

static bool add_quick(struct hoof_ask *ask, struct hoof_strings *quick, const char *sentence,
                      struct hoof_error *err)
{
    const char *key = hoof_fold(ask->arena, sentence, strlen(sentence));
    for (size_t i = 0; key && i < quick->count; i++) {
        const char *other = hoof_fold(ask->arena, quick->items[i], strlen(quick->items[i]));
        if (!other)
            key = NULL;
        else if (strcmp(key, other) == 0)
            return true;
    }
    if (!key)
        return hoof_fail_memory(err);
    if (quick->count < QUICK_COUNT)
        quick->items[quick->count++] = sentence;
    return true;
}

/* Whether a sentence can be said again as it is: it leaves no doubt, and names no
 * time, which would put the next entry there. */
static bool can_be_said_again(struct hoof_ask *ask, const char *sentence, bool *can,
                              struct hoof_error *err)
{
    struct hoof_sentence_request request = {.text = sentence,
                                            .n = strlen(sentence),
                                            .now_s = ask->now.utc_ms / 1000,
                                            .zone = ask->zone};
    struct hoof_sentence_answer read;
    *can = true;
    if (!ask->books->has_knowledge)
        return true;
    if (!hoof_said_read(ask, &request, &read, err))
        return false;
    *can = read.entry_count > 0 && read.question_count == 0;
    for (size_t i = 0; i < read.entry_count; i++)
        *can = *can && !read.entries[i].said_when;
    return true;
}

bool hoof_quick_sentences(struct hoof_ask *ask, const struct hoof_records *recent,
                          struct hoof_strings *out, struct hoof_error *err)
{
    static const char *const starters[] = {"flush", "stool", "loose stool", "nothing to report"};
    struct habits habits = {0};
    out->items = hoof_alloc_array(ask->arena, QUICK_COUNT, sizeof *out->items);
    if (!out->items)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < recent->count; i++)
        if (!note_habit(ask, &habits, &recent->items[i], err))
            return false;
    if (habits.count)
        qsort(habits.items, habits.count, sizeof *habits.items, compare_habits);
    for (size_t i = 0; i < habits.count && out->count < QUICK_COUNT; i++) {
        bool can;
        if (habits.items[i].times < 2)
            break; /* the rest was said once */
        if (!can_be_said_again(ask, habits.items[i].sentence, &can, err) ||
            (can && !add_quick(ask, out, habits.items[i].sentence, err)))
            return false;
    }
    for (size_t i = 0; i < sizeof starters / sizeof *starters && out->count < QUICK_COUNT; i++)
        if (!add_quick(ask, out, starters[i], err))
            return false;
    return true;
}
