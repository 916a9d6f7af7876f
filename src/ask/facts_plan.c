#include "ask/facts_plan.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/json_write.h"
#include "book/knowledge/treatments.h"

#define CHECKS   "checks"
#define REGIMENS "regimens"

/* Facts of one subject as they are told, with the label of each. */
struct telling {
    struct hoof_ask *ask;
    struct hoof_subject_answer *out;
    size_t fact_capacity, label_capacity;
    bool failed;
};

static void tell(struct telling *t, const char *attribute, const char *label, const char *value,
                 const struct hoof_source *source)
{
    struct hoof_facts *facts = &t->out->facts;
    struct hoof_fact *items =
        hoof_grow(t->ask->arena, facts->items, facts->count, &t->fact_capacity, sizeof *items);
    const char **labels =
        hoof_grow(t->ask->arena, t->out->labels, facts->count, &t->label_capacity, sizeof *labels);
    if (!items || !labels || !label || !value) {
        t->failed = true;
        return;
    }
    labels[facts->count] = label;
    items[facts->count++] = (struct hoof_fact){.name = label,
                                               .subject = t->out->subject,
                                               .attribute = attribute,
                                               .value = value,
                                               .source = *source};
    facts->items = items;
    t->out->labels = labels;
}

/* A copy of what the buffer holds, which is then empty. */
static const char *take(struct telling *t, struct hoof_buf *buf)
{
    const char *text = buf->failed ? NULL : hoof_strdup(t->ask->arena, hoof_buf_string(buf));
    hoof_buf_clear(buf);
    return text;
}

/* --- checks ------------------------------------------------------------------------------ */

/* The condition that begins at phrase i: alternatives are joined by "or", what holds
 * together by "and". Returns the number of its phrases. */
static size_t join_condition(const struct hoof_check *check, size_t i, struct hoof_buf *out)
{
    const struct hoof_check_phrase *first = &check->phrases[i];
    size_t n = 0;
    while (i + n < check->phrase_count) {
        const struct hoof_check_phrase *phrase = &first[n];
        if (phrase->part != first->part || phrase->condition != first->condition)
            break;
        if (n)
            hoof_buf_text(out, phrase->alternative == phrase[-1].alternative ? " and " : "; or ");
        hoof_buf_text(out, phrase->text);
        n++;
    }
    return n;
}

static void tell_check(struct telling *t, const struct hoof_check *check)
{
    static const struct {
        const char *attribute, *label;
    } parts[] = {[HOOF_PHRASE_AT] = {"at", "Looked at"},
                 [HOOF_PHRASE_WHEN] = {"when", "Speaks when"},
                 [HOOF_PHRASE_UNLESS] = {"unless", "Silent when"},
                 [HOOF_PHRASE_OURS] = {"ours", "Chosen by us"}};
    static const struct hoof_source none = {.read = true};
    const struct hoof_source *source = check->source_count ? &check->sources[0] : &none;
    struct hoof_buf text = {0};
    t->out->subject = check->id;
    t->out->name = check->title;
    tell(t, "severity", "Severity", check->severity, source);
    tell(t, "message", "It says", check->message, source);
    if (check->ask)
        tell(t, "ask", "To ask the team", check->ask, source);
    for (size_t i = 0; i < check->phrase_count;) {
        enum hoof_phrase_part part = check->phrases[i].part;
        i += join_condition(check, i, &text);
        tell(t, parts[part].attribute, parts[part].label, take(t, &text), source);
    }
    for (size_t i = 1; i < check->source_count; i++)
        tell(t, "also", "Rests also on",
             check->sources[i].title ? check->sources[i].title : "memory", &check->sources[i]);
    t->failed = t->failed || text.failed;
    hoof_buf_release(&text);
}

static bool tell_checks(struct telling *t, struct hoof_error *err)
{
    struct hoof_checks checks;
    struct hoof_buf text = {0};
    if (!hoof_knowledge_checks(t->ask->books, t->ask->arena, NULL, &checks, err))
        return false;
    t->out->subject = CHECKS;
    t->out->name = "Checks of the plan";
    for (size_t i = 0; i < checks.count; i++) {
        const struct hoof_check *check = &checks.items[i];
        hoof_buf_format(&text, "%s (%s)", check->title, check->severity);
        if (check->source_count)
            tell(t, "check", check->id, take(t, &text), &check->sources[0]);
    }
    t->failed = t->failed || text.failed;
    hoof_buf_release(&text);
    return true;
}

/* --- regimens ---------------------------------------------------------------------------- */

static const char *line_in_words(struct telling *t, const struct hoof_regimen *regimen,
                                 const struct hoof_regimen_line *line, struct hoof_buf *out)
{
    char low[32], high[32];
    hoof_number_text(line->low, low);
    hoof_number_text(line->high, high);
    hoof_buf_text(out, low);
    if (line->high > line->low)
        hoof_buf_format(out, " to %s", high);
    hoof_buf_format(out, " %s", line->unit);
    if (line->times_per_day > 1)
        hoof_buf_format(out, ", %d times a day", line->times_per_day);
    if (strcmp(regimen->kind, "course") == 0)
        hoof_buf_format(out, ", fraction %s, on working days", line->days);
    else
        hoof_buf_format(out, ", day %s of %d", line->days, regimen->cycle_days);
    if (line->note)
        hoof_buf_format(out, " (%s)", line->note);
    return take(t, out);
}

static bool tell_regimen(struct telling *t, const struct hoof_regimen *regimen,
                         struct hoof_error *err)
{
    struct hoof_buf text = {0};
    t->out->subject = regimen->id;
    t->out->name = regimen->name;
    for (size_t i = 0; i < regimen->line_count; i++) {
        const struct hoof_regimen_line *line = &regimen->lines[i];
        struct hoof_term agent;
        bool known =
            hoof_knowledge_resolve(t->ask->books, t->ask->arena, "agent", line->agent, &agent);
        tell(t, "line", known ? agent.name : line->agent, line_in_words(t, regimen, line, &text),
             &line->source);
    }
    if (regimen->line_count)
        tell(t, "cycles", regimen->cycles ? "Cycles" : "Until", regimen->stop,
             &regimen->lines[0].source);
    hoof_buf_release(&text);
    return !t->failed || hoof_fail_memory(err);
}

static bool tell_regimens(struct telling *t, struct hoof_error *err)
{
    struct hoof_regimens regimens;
    if (!hoof_knowledge_regimens(t->ask->books, t->ask->arena, NULL, &regimens, err))
        return false;
    t->out->subject = REGIMENS;
    t->out->name = "Regimens";
    for (size_t i = 0; i < regimens.count; i++)
        if (regimens.items[i].line_count)
            tell(t, "regimen", regimens.items[i].id, regimens.items[i].name,
                 &regimens.items[i].lines[0].source);
    return true;
}

/* --- both -------------------------------------------------------------------------------- */

bool hoof_facts_of_plan(struct hoof_ask *ask, const char *word, struct hoof_subject_answer *out,
                        struct hoof_error *err)
{
    struct telling t = {.ask = ask, .out = out};
    struct hoof_checks checks;
    struct hoof_regimens regimens;
    *out = (struct hoof_subject_answer){0};
    if (strcasecmp(word, CHECKS) == 0)
        return tell_checks(&t, err) && (!t.failed || hoof_fail_memory(err));
    if (strcasecmp(word, REGIMENS) == 0)
        return tell_regimens(&t, err) && (!t.failed || hoof_fail_memory(err));
    if (!hoof_knowledge_checks(ask->books, ask->arena, word, &checks, err) ||
        !hoof_knowledge_regimens(ask->books, ask->arena, word, &regimens, err))
        return false;
    if (checks.count)
        tell_check(&t, &checks.items[0]);
    else if (regimens.count && !tell_regimen(&t, &regimens.items[0], err))
        return false;
    return !t.failed || hoof_fail_memory(err);
}

static void count(struct hoof_facts_answer *out, const char *subject, const char *name,
                  int64_t read, int64_t recalled)
{
    if (read + recalled == 0)
        return;
    out->subjects[out->count++] = (struct hoof_subject_count){subject, name, read, recalled};
    out->read += read;
    out->recalled += recalled;
}

bool hoof_facts_count_plan(struct hoof_ask *ask, struct hoof_facts_answer *out,
                           struct hoof_error *err)
{
    struct hoof_checks checks;
    struct hoof_regimens regimens;
    int64_t of_checks[2] = {0}, of_regimens[2] = {0}; /* recalled, read */
    if (!hoof_knowledge_checks(ask->books, ask->arena, NULL, &checks, err) ||
        !hoof_knowledge_regimens(ask->books, ask->arena, NULL, &regimens, err))
        return false;
    for (size_t i = 0; i < checks.count; i++)
        of_checks[hoof_check_is_read(&checks.items[i])]++;
    for (size_t i = 0; i < regimens.count; i++)
        for (size_t k = 0; k < regimens.items[i].line_count; k++)
            of_regimens[regimens.items[i].lines[k].source.read]++;
    count(out, REGIMENS, "Regimens", of_regimens[1], of_regimens[0]);
    count(out, CHECKS, "Checks of the plan", of_checks[1], of_checks[0]);
    return true;
}
