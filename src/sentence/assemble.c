#include "sentence/inside.h"

#include <string.h>

/* From clauses to entries; what no entry used is left over. */

static struct hoof_said *add_entry(struct reading *r, const struct hoof_said *said)
{
    struct hoof_sentence_answer *out = r->out;
    struct hoof_said *entries =
        hoof_grow(r->arena, out->entries, out->entry_count, &r->entry_capacity, sizeof *entries);
    if (!entries) {
        r->no_memory = true;
        return NULL;
    }
    out->entries = entries;
    entries[out->entry_count] = *said;
    return &entries[out->entry_count++];
}

static struct hoof_said blank(const struct clause *clause)
{
    return (struct hoof_said){.at = clause->at,
                              .said_when = clause->said_when,
                              .count = -1,
                              .severity = -1,
                              .minutes = -1,
                              .bristol = -1,
                              .dose = -1,
                              .pieces = -1,
                              .systolic = -1,
                              .diastolic = -1};
}

static struct hoof_moment whole_day(const struct reading *r, const struct hoof_moment *at)
{
    struct hoof_date date = hoof_moment_date(at, r->request->zone);
    return (struct hoof_moment){
        .day_level = true, .date = date, .utc_s = hoof_civil_seconds(date, (struct hoof_clock){0})};
}

static void add_times(struct reading *r, struct clause *clause, struct hoof_said *said,
                      size_t repeats)
{
    /* "2 flushes at 6pm and 8pm" is one at each. */
    bool spread = clause->more_count > 0 && said->count == (double)(clause->more_count + 1);
    if (spread)
        said->count = 1;
    for (size_t k = 0; k < repeats; k++)
        add_entry(r, said);
    for (size_t k = 0; k < clause->more_count; k++) {
        struct when when = clause->more_times[k];
        double minutes = -1;
        if (!when.has_date && clause->when.has_date) {
            when.has_date = true;
            when.date = clause->when.date;
        }
        struct hoof_said other = *said;
        if (hoof_say_moment(r, &when, clause, &other.at, &minutes))
            add_entry(r, &other);
    }
}

/* "no stool for 3 days", "no flush since Friday": the days before as well; the last one is
 * added with the rest. Friday itself is open. */
static void add_quiet_days(struct reading *r, const struct clause *clause, struct hoof_said *said)
{
    enum { MOST = 14 };
    struct piece *span = hoof_say_find(clause, PIECE_SPAN);
    int days = span ? (int)(span->minutes / 1440) : 0;
    if (said->count != 0 || !said->at.day_level)
        return;
    if (clause->when.since && clause->when.has_date) {
        days = hoof_date_to_days(r->today) - hoof_date_to_days(said->at.date);
        if (days < 1 || days > MOST)
            return;
        said->at.date = r->today;
        said->at.utc_s = hoof_civil_seconds(said->at.date, (struct hoof_clock){0});
    }
    if (days < 2 || days > MOST)
        return;
    if (span)
        span->used = true;
    for (int back = days - 1; back > 0; back--) {
        struct hoof_said before = *said;
        before.at.date = hoof_date_add_days(said->at.date, -back);
        before.at.utc_s = hoof_civil_seconds(before.at.date, (struct hoof_clock){0});
        add_entry(r, &before);
    }
}

/* ---- medicines that the book does not know ---- */

static void name_unknown_agent(struct reading *r, struct clause *clause, struct hoof_said *said)
{
    struct piece *first = NULL, *last = NULL;
    for (size_t k = 0; k < clause->count; k++) {
        struct piece *piece = clause->pieces[k];
        if (piece->kind != PIECE_WORD)
            continue;
        if (last && clause->pieces[k - 1] != last)
            break;
        first = first ? first : piece;
        last = piece;
        piece->used = true;
    }
    if (!first)
        return;
    said->name = hoof_strndup(r->arena, r->text + first->start, last->end - first->start);
    said->shown = said->name;
    if (!said->name) {
        r->no_memory = true;
        return;
    }
    hoof_say_left_over(r, first->start, last->end);
    r->out->whole_text = true;
    hoof_say_note(r, hoof_say_format(r,
                                     "\xe2\x80\x9c%s\xe2\x80\x9d is not a medicine that the book "
                                     "knows. It is kept as you wrote it.",
                                     said->name));
}

/* ---- one clause ---- */

static void name_complaint(struct reading *r, const struct piece *head)
{
    hoof_say_note(r, hoof_say_format(r,
                                     "\xe2\x80\x9c%s\xe2\x80\x9d is not a symptom that the book "
                                     "knows. It is kept as you wrote it.",
                                     head->name->term->name));
}

static void read_named(struct reading *r, struct clause *clause, struct hoof_said *said)
{
    const struct hoof_lexicon_term *term = clause->head->name->term;
    size_t repeats = 1;
    said->name = term->id;
    said->shown = term->name;
    clause->head->used = true;
    bool good = true;
    switch (term->class) {
    case HOOF_WORD_SYMPTOM:
        if (clause->head->is_word)
            name_complaint(r, clause->head);
        said->kind = hoof_say_find(clause, PIECE_BRISTOL) && strcmp(term->id, "diarrhea") == 0
                         ? HOOF_SAID_STOOL
                         : HOOF_SAID_SYMPTOM;
        good = hoof_say_feeling(r, clause, said);
        break;
    case HOOF_WORD_AGENT:
        good = hoof_say_dose(r, clause, said, &repeats);
        break;
    case HOOF_WORD_TEST:
        good = hoof_say_value(r, clause, said);
        break;
    case HOOF_WORD_VITAL:
        good = strcmp(term->id, "blood-pressure") == 0 ? hoof_say_pressure(r, clause, said)
                                                       : hoof_say_value(r, clause, said);
        break;
    case HOOF_WORD_FACTOR:
        good = hoof_say_factor(r, clause, said);
        break;
    case HOOF_WORD_EVENT:
        said->kind = HOOF_SAID_EVENT;
        good = !clause->negated;
        if (!good)
            clause->head->used = false;
        break;
    case HOOF_WORD_ROUTE:
        good = false;
        break;
    }
    struct piece *no = hoof_say_find(clause, PIECE_NO);
    if (no && clause->negated && good)
        no->used = true;
    if (!good || repeats == 0 || repeats > 24)
        return;
    if (clause->negated && said->kind == HOOF_SAID_SYMPTOM && said->count == 0 && !said->said_when)
        said->at = whole_day(r, &said->at);
    if (said->kind == HOOF_SAID_SYMPTOM)
        add_quiet_days(r, clause, said);
    add_times(r, clause, said, repeats);
}

/* Temperature beside "fever 38.5": both are said. */
static void read_fever(struct reading *r, struct clause *clause)
{
    if (clause->kind != CLAUSE_NAMED || strcmp(clause->head->name->term->id, "fever") != 0)
        return;
    for (size_t k = 0; k < clause->count; k++) {
        struct piece *piece = clause->pieces[k];
        double value = piece->number.value;
        bool number = piece->kind == PIECE_NUMBER || piece->kind == PIECE_QUANTITY;
        if (!number || piece->number.range || value < 34 || value > 110 ||
            (value > 43 && value < 93))
            continue;
        struct hoof_said said = blank(clause);
        said.kind = HOOF_SAID_VITAL;
        said.name = "temperature";
        said.shown = "temperature";
        said.has_value = true;
        said.value = value;
        said.unit = value > 60 ? "[degF]" : "Cel";
        piece->used = true;
        add_entry(r, &said);
    }
}

/* Is there a word beside the bare "nothing" that it may belong to? */
static bool says_more(const struct clause *clause)
{
    for (size_t k = 0; k < clause->count && clause->head->value == 3; k++)
        if (clause->pieces[k]->kind == PIECE_WORD || clause->pieces[k]->kind == PIECE_ATE)
            return true;
    return false;
}

static void read_stools(struct reading *r, struct clause *clause, struct hoof_said *said)
{
    said->kind = HOOF_SAID_STOOL;
    clause->head->used = clause->head->kind == PIECE_STOOL;
    if (!hoof_say_feeling(r, clause, said))
        return;
    if (said->count == 0 && !said->said_when)
        said->at = whole_day(r, &said->at);
    add_quiet_days(r, clause, said);
    add_times(r, clause, said, 1);
}

static void read_eaten(struct reading *r, struct clause *clause, struct hoof_said *said)
{
    if (clause->negated || hoof_say_find(clause, PIECE_SKIP))
        return;
    if (!hoof_say_has_meal_words(clause)) { /* "flush while eating" */
        clause->head->used = true;
        return;
    }
    hoof_say_meal(r, clause, said);
    add_entry(r, said);
}

/* By what the clause is about. */
static void read_kind(struct reading *r, struct clause *clause)
{
    struct hoof_said said = blank(clause);
    size_t repeats = 1;
    switch (clause->kind) {
    case CLAUSE_NAMED:
        read_fever(r, clause);
        read_named(r, clause, &said);
        break;
    case CLAUSE_STOOL:
        read_stools(r, clause, &said);
        break;
    case CLAUSE_PRESSURE:
        clause->head->used = true;
        if (hoof_say_pressure(r, clause, &said))
            add_entry(r, &said);
        break;
    case CLAUSE_MEAL:
        read_eaten(r, clause, &said);
        break;
    case CLAUSE_UNKNOWN_DOSE:
        name_unknown_agent(r, clause, &said);
        if (hoof_say_dose(r, clause, &said, &repeats))
            add_entry(r, &said);
        break;
    case CLAUSE_NOTHING:
        if (clause->negated || says_more(clause)) /* "not a good day", "nothing helped" */
            break;
        said.kind = HOOF_SAID_NOTHING;
        said.at = whole_day(r, &said.at);
        clause->head->used = true;
        add_entry(r, &said);
        break;
    case CLAUSE_NOTE:
        said.kind = HOOF_SAID_NOTE;
        said.text = clause->head->text;
        clause->head->used = true;
        add_entry(r, &said);
        break;
    case CLAUSE_MEAL_TIME:
        for (size_t k = 0; k < clause->count; k++)
            if (clause->pieces[k]->kind == PIECE_MEAL || clause->pieces[k]->kind == PIECE_SIZE)
                clause->pieces[k]->used = true;
        break;
    case CLAUSE_LOOSE:
        break;
    }
}

/* One of the words of a part without a head is asked about already. */
static bool is_asked_about(const struct clause *clause)
{
    for (size_t k = 0; k < clause->count && clause->kind == CLAUSE_LOOSE; k++)
        if (clause->pieces[k]->kind == PIECE_WORD && clause->pieces[k]->used)
            return true;
    return false;
}

/* What is asked about is not left over as well, but for the words not understood. */
static void use_all_but_words(struct clause *clause)
{
    for (size_t k = 0; k < clause->count; k++)
        clause->pieces[k]->used = clause->pieces[k]->used || clause->pieces[k]->kind != PIECE_WORD;
}

static void read_clause(struct reading *r, struct clause *clause)
{
    for (size_t k = 0; k < clause->count; k++)
        if ((clause->pieces[k]->kind == PIECE_WHEN && clause->kind != CLAUSE_LOOSE) ||
            clause->pieces[k]->kind == PIECE_FILLER || clause->pieces[k]->kind == PIECE_COLON)
            clause->pieces[k]->used = true;
    size_t questions = r->out->question_count;
    if (!clause->failed)
        read_kind(r, clause);
    /* failed: its time is asked about, its words are in the question */
    if (clause->failed || r->out->question_count > questions || is_asked_about(clause))
        use_all_but_words(clause);
}

/* ---- what is left ---- */

static bool carries_meaning(const struct piece *piece)
{
    switch (piece->kind) {
    case PIECE_FILLER:
    case PIECE_COLON:
    case PIECE_AND:
    case PIECE_COMMA:
    case PIECE_STOP:
    case PIECE_AFTER:
    case PIECE_BEFORE:
    case PIECE_LATER:
    case PIECE_TOOK:
        return false;
    default:
        return true;
    }
}

static void leave_the_rest(struct reading *r)
{
    for (size_t k = 0; k < r->piece_count; k++) {
        if (r->pieces[k].used || !carries_meaning(&r->pieces[k]))
            continue;
        size_t last = k;
        for (size_t j = k + 1; j < r->piece_count; j++) {
            const struct piece *piece = &r->pieces[j];
            if (piece->kind == PIECE_COMMA || piece->kind == PIECE_STOP ||
                (piece->used && piece->kind != PIECE_FILLER))
                break;
            if (!piece->used && carries_meaning(piece))
                last = j;
        }
        hoof_say_left_over(r, r->pieces[k].start, r->pieces[last].end);
        r->out->whole_text = true;
        k = last;
    }
}

/* "Good day, one flush at 6": the flush is logged, "nothing" is not. */
static void drop_contradicted_nothing(struct reading *r, struct clauses *clauses)
{
    struct hoof_sentence_answer *out = r->out;
    bool something = out->question_count > 0;
    for (size_t k = 0; k < out->entry_count; k++)
        something = something || ((out->entries[k].kind == HOOF_SAID_SYMPTOM ||
                                   out->entries[k].kind == HOOF_SAID_STOOL) &&
                                  out->entries[k].count > 0);
    /* "Lanreotide at 10, no problems" speaks of the injection, not of the day. */
    for (size_t k = 0; k < clauses->count && out->entry_count > 1; k++)
        something = something || (clauses->items[k].kind == CLAUSE_NOTHING &&
                                  clauses->items[k].head->value == 2);
    if (!something)
        return;
    size_t kept = 0;
    for (size_t k = 0; k < out->entry_count; k++)
        if (out->entries[k].kind != HOOF_SAID_NOTHING)
            out->entries[kept++] = out->entries[k];
    if (kept == out->entry_count)
        return;
    out->entry_count = kept;
    for (size_t k = 0; k < clauses->count; k++)
        if (clauses->items[k].kind == CLAUSE_NOTHING)
            clauses->items[k].head->used = false;
}

void hoof_say_assemble(struct reading *r, struct clauses *clauses)
{
    for (size_t k = 0; k < clauses->count && !r->no_memory; k++)
        read_clause(r, &clauses->items[k]);
    drop_contradicted_nothing(r, clauses);
    leave_the_rest(r);
}
