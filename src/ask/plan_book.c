#include "ask/plan_book.h"

#include <stdlib.h>
#include <string.h>

#include "book/knowledge/treatments.h"

struct loader {
    struct hoof_ask *ask;
    const struct hoof_food_table *foods;
    struct hoof_plan_rows rows;
    struct hoof_error *err;
};

/* Room for count elements, also for none. */
#define ROOM(l, items, count)                                                                      \
    (((items) = hoof_alloc_array((l)->ask->arena, (count) + 1, sizeof *(items))) ||                \
     hoof_fail_memory((l)->err))

/* --- medicines --------------------------------------------------------------------------- */

static struct hoof_plan_agent *agent_of(struct hoof_plan_agent *agents, size_t count,
                                        const char *id)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(agents[i].id, id) == 0)
            return &agents[i];
    return NULL;
}

/* Traits come by term, as members do. */
static bool read_traits(struct loader *l, struct hoof_plan_agent *agents, size_t count)
{
    struct hoof_traits traits;
    struct hoof_plan_agent *agent = NULL;
    if (!hoof_knowledge_traits(l->ask->books, l->ask->arena, "agent", &traits, l->err))
        return false;
    for (size_t i = 0; i < traits.count; i++) {
        const struct hoof_trait *trait = &traits.items[i];
        if (!agent || strcmp(agent->id, trait->term) != 0)
            agent = agent_of(agents, count, trait->term);
        if (agent && strcmp(trait->key, "route") == 0)
            agent->route = trait->value;
        else if (agent && strcmp(trait->key, "washout_d") == 0)
            agent->washout_d = (int)strtol(trait->value, NULL, 10);
    }
    return true;
}

static bool read_classes(struct loader *l, struct hoof_plan_agent *agents, size_t count)
{
    struct hoof_members members;
    const char **classes;
    if (!hoof_knowledge_members(l->ask->books, l->ask->arena, &members, l->err) ||
        !ROOM(l, classes, members.count))
        return false;
    struct hoof_plan_agent *agent = NULL;
    for (size_t i = 0; i < members.count; i++) {
        const struct hoof_member *member = &members.items[i];
        classes[i] = member->class_id;
        if (!agent || strcmp(agent->id, member->agent) != 0) {
            agent = agent_of(agents, count, member->agent);
            if (agent)
                agent->classes = &classes[i];
        }
        if (agent)
            agent->class_count++;
    }
    return true;
}

static bool read_agents(struct loader *l)
{
    struct hoof_terms terms;
    struct hoof_plan_agent *agents;
    if (!hoof_knowledge_terms(l->ask->books, l->ask->arena, "agent", &terms, l->err) ||
        !ROOM(l, agents, terms.count))
        return false;
    for (size_t i = 0; i < terms.count; i++)
        agents[i] = (struct hoof_plan_agent){.id = terms.items[i].id, .name = terms.items[i].name};
    l->rows.agents = agents;
    l->rows.agent_count = terms.count;
    return read_traits(l, agents, terms.count) && read_classes(l, agents, terms.count);
}

/* --- regimens ---------------------------------------------------------------------------- */

/* "1-5,22" as days. The compiler has seen that they rise. */
static bool days_of(struct loader *l, const char *text, struct hoof_plan_line *line)
{
    uint16_t *days = NULL;
    size_t capacity = 0;
    while (*text) {
        char *end;
        long first = strtol(text, &end, 10), last = first;
        if (end == text)
            return hoof_fail_bug(l->err, "the days of a regimen are no days");
        if (*end == '-')
            last = strtol(end + 1, &end, 10);
        for (long day = first; day <= last; day++) {
            days = hoof_grow(l->ask->arena, days, line->day_count, &capacity, sizeof *days);
            if (!days)
                return hoof_fail_memory(l->err);
            days[line->day_count++] = (uint16_t)day;
        }
        text = end + (*end == ',');
    }
    line->days = days;
    return true;
}

static enum hoof_regimen_kind kind_of(const char *name)
{
    return strcmp(name, "course") == 0       ? HOOF_REGIMEN_COURSE
           : strcmp(name, "continuous") == 0 ? HOOF_REGIMEN_CONTINUOUS
                                             : HOOF_REGIMEN_CYCLE;
}

static bool regimen_of(struct loader *l, const struct hoof_regimen *from,
                       struct hoof_plan_regimen *to)
{
    struct hoof_plan_line *lines;
    if (!ROOM(l, lines, from->line_count))
        return false;
    for (size_t i = 0; i < from->line_count; i++) {
        const struct hoof_regimen_line *line = &from->lines[i];
        lines[i] = (struct hoof_plan_line){.agent = line->agent,
                                           .low = line->low,
                                           .high = line->high,
                                           .unit = line->unit,
                                           .times_per_day = line->times_per_day,
                                           .route = line->route,
                                           .note = line->note,
                                           .read = line->source.read};
        if (!days_of(l, line->days, &lines[i]))
            return false;
    }
    *to = (struct hoof_plan_regimen){.id = from->id,
                                     .name = from->name,
                                     .kind = kind_of(from->kind),
                                     .cycle_days = from->cycle_days,
                                     .cycles = from->cycles,
                                     .stop = from->stop,
                                     .lines = lines,
                                     .line_count = from->line_count};
    return true;
}

static bool read_regimens(struct loader *l)
{
    struct hoof_regimens all;
    struct hoof_plan_regimen *regimens;
    if (!hoof_knowledge_regimens(l->ask->books, l->ask->arena, NULL, &all, l->err) ||
        !ROOM(l, regimens, all.count))
        return false;
    for (size_t i = 0; i < all.count; i++)
        if (!regimen_of(l, &all.items[i], &regimens[i]))
            return false;
    l->rows.regimens = regimens;
    l->rows.regimen_count = all.count;
    return true;
}

/* --- checks ------------------------------------------------------------------------------ */

static enum hoof_severity severity_of(const char *name)
{
    return strcmp(name, "stop-and-call") == 0 ? HOOF_SEVERITY_STOP
           : strcmp(name, "caution") == 0     ? HOOF_SEVERITY_CAUTION
                                              : HOOF_SEVERITY_INFO;
}

/* Phrases stand in order: part, condition, alternative. Texts of one part go into
 * *texts, which has room for all. */
struct grouped {
    const char **texts;
    struct hoof_plan_alternative_row *alternatives;
    struct hoof_plan_condition_row *conditions;
    size_t text_count, alternative_count, condition_count;
};

static void add_phrase(struct grouped *g, const struct hoof_check_phrase *phrase,
                       bool new_condition, bool new_alternative)
{
    if (new_condition)
        g->conditions[g->condition_count++] = (struct hoof_plan_condition_row){
            .unless = phrase->part == HOOF_PHRASE_UNLESS,
            .alternatives = &g->alternatives[g->alternative_count],
        };
    if (new_alternative) {
        g->alternatives[g->alternative_count++] =
            (struct hoof_plan_alternative_row){.phrases = &g->texts[g->text_count]};
        g->conditions[g->condition_count - 1].alternative_count++;
    }
    g->texts[g->text_count++] = phrase->text;
    g->alternatives[g->alternative_count - 1].phrase_count++;
}

static bool check_of(struct loader *l, const struct hoof_check *from,
                     struct hoof_plan_check_row *to)
{
    size_t n = from->phrase_count;
    struct grouped g = {0};
    const char **at, **ours;
    if (!ROOM(l, g.texts, n) || !ROOM(l, g.alternatives, n) || !ROOM(l, g.conditions, n) ||
        !ROOM(l, at, n) || !ROOM(l, ours, n))
        return false;
    *to = (struct hoof_plan_check_row){.id = from->id,
                                       .title = from->title,
                                       .severity = severity_of(from->severity),
                                       .message = from->message,
                                       .ask = from->ask,
                                       .at = at,
                                       .ours = ours,
                                       .read = hoof_check_is_read(from)};
    if (from->source_count) {
        to->source_title = from->sources[0].title;
        to->source_url = from->sources[0].url;
        to->source_as_of = from->sources[0].as_of;
    }
    const struct hoof_check_phrase *last = NULL;
    for (size_t i = 0; i < n; i++) {
        const struct hoof_check_phrase *phrase = &from->phrases[i];
        if (phrase->part == HOOF_PHRASE_AT) {
            at[to->at_count++] = phrase->text;
        } else if (phrase->part == HOOF_PHRASE_OURS) {
            ours[to->ours_count++] = phrase->text;
        } else {
            bool condition =
                !last || last->part != phrase->part || last->condition != phrase->condition;
            add_phrase(&g, phrase, condition,
                       condition || last->alternative != phrase->alternative);
            last = phrase;
        }
    }
    to->conditions = g.conditions;
    to->condition_count = g.condition_count;
    return true;
}

static bool read_checks(struct loader *l)
{
    struct hoof_checks all;
    struct hoof_plan_check_row *checks;
    if (!hoof_knowledge_checks(l->ask->books, l->ask->arena, NULL, &all, l->err) ||
        !ROOM(l, checks, all.count))
        return false;
    for (size_t i = 0; i < all.count; i++)
        if (!check_of(l, &all.items[i], &checks[i]))
            return false;
    l->rows.checks = checks;
    l->rows.check_count = all.count;
    return true;
}

/* --- laboratories and words -------------------------------------------------------------- */

/* The last sheet has the id "": what holds where the laboratory has none. */
static bool read_sheets(struct loader *l)
{
    struct hoof_terms terms;
    struct hoof_plan_sheet *sheets;
    if (!hoof_knowledge_terms(l->ask->books, l->ask->arena, "laboratory", &terms, l->err) ||
        !ROOM(l, sheets, terms.count))
        return false;
    for (size_t i = 0; i <= terms.count; i++) {
        const char *id = i < terms.count ? terms.items[i].id : NULL;
        sheets[i].id = id ? id : "";
        if (!hoof_food_test_list(l->foods, id, l->ask->arena, &sheets[i].hours_before,
                                 &sheets[i].foods, &sheets[i].food_count, l->err))
            return false;
    }
    l->rows.sheets = sheets;
    l->rows.sheet_count = terms.count + 1;
    return true;
}

static bool read_words(struct loader *l)
{
    static const char *const vocabularies[] = {"symptom", "vital",  "test",
                                               "event",   "factor", "condition",
                                               "food",    "class",  "medicine-class"};
    enum { VOCABULARIES = sizeof vocabularies / sizeof *vocabularies };
    struct hoof_plan_word *words = NULL;
    size_t capacity = 0;
    for (size_t v = 0; v < VOCABULARIES; v++) {
        struct hoof_terms terms;
        if (!hoof_knowledge_terms(l->ask->books, l->ask->arena, vocabularies[v], &terms, l->err))
            return false;
        for (size_t i = 0; i < terms.count; i++) {
            words = hoof_grow(l->ask->arena, words, l->rows.word_count, &capacity, sizeof *words);
            if (!words)
                return hoof_fail_memory(l->err);
            const struct hoof_term *term = &terms.items[i];
            words[l->rows.word_count++] =
                (struct hoof_plan_word){term->vocabulary, term->id, term->name, term->unit};
        }
    }
    l->rows.words = words;
    return true;
}

bool hoof_ask_plan_rows(struct hoof_ask *ask, const struct hoof_food_table *foods,
                        const struct hoof_plan_rows **out, struct hoof_error *err)
{
    struct loader *l = hoof_alloc(ask->arena, sizeof *l);
    if (!l)
        return hoof_fail_memory(err);
    *l = (struct loader){.ask = ask, .foods = foods, .err = err};
    *out = &l->rows;
    return read_agents(l) && read_regimens(l) && read_checks(l) && read_sheets(l) && read_words(l);
}

bool hoof_ask_plan_book(struct hoof_ask *ask, const struct hoof_food_table *foods,
                        const struct hoof_plan_book **out, struct hoof_error *err)
{
    const struct hoof_plan_rows *rows;
    if (!ask->plan_book && (!hoof_ask_plan_rows(ask, foods, &rows, err) ||
                            !hoof_plan_book_new(ask->arena, rows, &ask->plan_book, err)))
        return false;
    *out = ask->plan_book;
    return true;
}
