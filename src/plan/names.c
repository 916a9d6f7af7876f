/* The names that phrases may use: sorted once, then found by halving. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"
#include "plan/forms.h"

struct member {
    const char *class_id, *agent;
};

struct hoof_names {
    const struct hoof_plan_word **words; /* by vocabulary, then id */
    size_t word_count;
    struct member *members;  /* by class, then agent */
    const char **member_ids; /* the agents of `members`, side by side */
    size_t member_count;
};

static int compare_words(const void *a, const void *b)
{
    const struct hoof_plan_word *left = *(const struct hoof_plan_word *const *)a;
    const struct hoof_plan_word *right = *(const struct hoof_plan_word *const *)b;
    int order = strcmp(left->vocabulary, right->vocabulary);
    return order ? order : strcmp(left->id, right->id);
}

static int compare_members(const void *a, const void *b)
{
    const struct member *left = a, *right = b;
    int order = strcmp(left->class_id, right->class_id);
    return order ? order : strcmp(left->agent, right->agent);
}

/* Medicines and regimens stand in rows of their own; here they are words too. */
static void add_rows_as_words(struct hoof_names *names, const struct hoof_plan_rows *rows,
                              struct hoof_plan_word *made)
{
    for (size_t i = 0; i < rows->agent_count; i++) {
        made[i] = (struct hoof_plan_word){"agent", rows->agents[i].id, rows->agents[i].name, NULL};
        names->words[names->word_count++] = &made[i];
    }
    made += rows->agent_count;
    for (size_t i = 0; i < rows->regimen_count; i++) {
        made[i] =
            (struct hoof_plan_word){"regimen", rows->regimens[i].id, rows->regimens[i].name, NULL};
        names->words[names->word_count++] = &made[i];
    }
    for (size_t i = 0; i < rows->word_count; i++)
        if (strcmp(rows->words[i].vocabulary, "agent") != 0 &&
            strcmp(rows->words[i].vocabulary, "regimen") != 0)
            names->words[names->word_count++] = &rows->words[i];
}

static bool add_members(struct hoof_arena *arena, struct hoof_names *names,
                        const struct hoof_plan_rows *rows)
{
    size_t count = 0;
    for (size_t i = 0; i < rows->agent_count; i++)
        count += rows->agents[i].class_count;
    names->members = hoof_alloc_array(arena, count + 1, sizeof *names->members);
    names->member_ids = hoof_alloc_array(arena, count + 1, sizeof *names->member_ids);
    if (!names->members || !names->member_ids)
        return false;
    for (size_t i = 0; i < rows->agent_count; i++)
        for (size_t k = 0; k < rows->agents[i].class_count; k++)
            names->members[names->member_count++] =
                (struct member){rows->agents[i].classes[k], rows->agents[i].id};
    qsort(names->members, names->member_count, sizeof *names->members, compare_members);
    for (size_t i = 0; i < names->member_count; i++)
        names->member_ids[i] = names->members[i].agent;
    return true;
}

bool hoof_names_new(struct hoof_arena *arena, const struct hoof_plan_rows *rows,
                    const struct hoof_names **out, struct hoof_error *err)
{
    struct hoof_names *names = hoof_alloc(arena, sizeof *names);
    size_t made = rows->agent_count + rows->regimen_count;
    struct hoof_plan_word *words = hoof_alloc_array(arena, made + 1, sizeof *words);
    if (!names || !words)
        return hoof_fail_memory(err);
    names->words = hoof_alloc_array(arena, made + rows->word_count + 1, sizeof *names->words);
    if (!names->words || !add_members(arena, names, rows))
        return hoof_fail_memory(err);
    add_rows_as_words(names, rows, words);
    qsort(names->words, names->word_count, sizeof *names->words, compare_words);
    *out = names;
    return true;
}

/* The order of a text of n bytes and a whole text. */
static int compare_text(const char *text, size_t n, const char *whole)
{
    int order = strncmp(text, whole, n);
    return order || !whole[n] ? order : -1;
}

const struct hoof_plan_word *hoof_names_find(const struct hoof_names *names, const char *vocabulary,
                                             const char *id, size_t n)
{
    size_t low = 0, high = names->word_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        const struct hoof_plan_word *word = names->words[middle];
        int order = strcmp(vocabulary, word->vocabulary);
        if (order == 0)
            order = compare_text(id, n, word->id);
        if (order == 0)
            return word;
        if (order < 0)
            high = middle;
        else
            low = middle + 1;
    }
    return NULL;
}

const struct hoof_plan_word *const *hoof_names_all(const struct hoof_names *names, size_t *count)
{
    *count = names->word_count;
    return names->words;
}

const char *hoof_names_near(const struct hoof_names *names, const char *vocabulary, const char *id,
                            size_t n)
{
    const char *nearest = NULL;
    unsigned limit = n < 5 ? 1 : 3;
    for (size_t i = 0; i < names->word_count; i++) {
        const struct hoof_plan_word *word = names->words[i];
        if (strcmp(word->vocabulary, vocabulary) != 0)
            continue;
        unsigned distance = hoof_text_distance(id, n, word->id, strlen(word->id), limit);
        if (distance <= limit) {
            nearest = word->id;
            if (distance == 0)
                break;
            limit = distance - 1;
        }
    }
    return nearest;
}

const char *const *hoof_names_members(const struct hoof_names *names, const char *class_id,
                                      size_t n, size_t *count)
{
    size_t low = 0, high = names->member_count;
    while (low < high) {
        size_t middle = low + (high - low) / 2;
        if (compare_text(class_id, n, names->members[middle].class_id) > 0)
            low = middle + 1;
        else
            high = middle;
    }
    size_t end = low;
    while (end < names->member_count &&
           compare_text(class_id, n, names->members[end].class_id) == 0)
        end++;
    *count = end - low;
    return names->member_ids + low;
}
