#include "sentence/inside.h"

#include <string.h>

#include "base/json_write.h"

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

/* ---- symptoms and stools ---- */

static const char *number_words(struct reading *r, const char *before, double value,
                                const char *after)
{
    char number[32];
    hoof_number_text(value, number);
    return hoof_say_format(r, "%s%s%s", before, number, after);
}

static bool ask_two(struct reading *r, const struct piece *piece, const char *text,
                    struct choice first, struct choice second)
{
    const struct choice choices[] = {first, second};
    hoof_say_ask_piece(r, text, piece, 2, choices);
    return false;
}

static struct choice counted(struct reading *r, double value, const char *unit)
{
    return (struct choice){.words = number_words(r, "", value, unit),
                           .instead = number_words(r, " x", value, " ")};
}

static struct choice graded(struct reading *r, double value, const char *before, const char *after)
{
    return (struct choice){.words = number_words(r, before, value, after),
                           .instead = number_words(r, " ", value, "/10 ")};
}

static const struct choice write_again = {.words = "write the number again"};

/* "4 stools, 2 watery", "mild, severe": the one said before and the one said now. */
static bool ask_which_of_two(struct reading *r, const struct clause *clause,
                             const struct piece *piece, const char *text, struct choice first,
                             struct choice second)
{
    const struct choice choices[] = {first, second};
    struct span spans[2] = {{piece->start, piece->end}, {piece->start, piece->start}};
    for (size_t k = 0; k < clause->count && clause->pieces[k] != piece; k++) {
        const struct piece *before = clause->pieces[k];
        bool counts = before->kind == PIECE_NUMBER || before->kind == PIECE_TIMES;
        bool like = piece->kind == PIECE_SEVERITY ? before->kind == PIECE_SEVERITY : counts;
        if (like)
            spans[1] = (struct span){before->start, before->end};
    }
    hoof_say_ask_spans(r, text, spans, 2, 2, choices);
    return false;
}

static bool set_count(struct reading *r, const struct clause *clause, const struct piece *piece,
                      struct hoof_said *said)
{
    const struct number *number = &piece->number;
    if (number->range || number->two_readings)
        return ask_two(r, piece,
                       hoof_say_format(r, "How many times was %s?", hoof_say_what(r, clause)),
                       counted(r, number->value, ""), counted(r, number->other, ""));
    double most = said->kind == HOOF_SAID_STOOL ? 50 : 100;
    if (number->value != (double)(long)number->value || number->value > most)
        return ask_two(r, piece,
                       hoof_say_format(r, "\xe2\x80\x9c%s\xe2\x80\x9d times %s: how often was it?",
                                       hoof_say_quote(r, piece->start, piece->end),
                                       hoof_say_what(r, clause)),
                       (struct choice){.words = "once", .instead = " once "}, write_again);
    if (said->count >= 0 && said->count != number->value)
        return ask_which_of_two(r, clause, piece,
                                hoof_say_format(r, "How many was %s?", hoof_say_what(r, clause)),
                                counted(r, said->count, ""), counted(r, number->value, ""));
    said->count = number->value;
    return true;
}

static bool set_severity(struct reading *r, const struct clause *clause, const struct piece *piece,
                         struct hoof_said *said)
{
    double value = piece->value == -2 ? piece->number.value : piece->value;
    bool range = piece->value == -2 && (piece->number.range || piece->number.two_readings);
    const char *how_bad = hoof_say_format(r, "How bad was %s?", hoof_say_what(r, clause));
    if (piece->value == -1)
        return ask_two(r, piece, how_bad, (struct choice){.words = "mild", .instead = " mild "},
                       (struct choice){.words = "moderate", .instead = " moderate "});
    if (range)
        return ask_two(r, piece, how_bad, graded(r, piece->number.value, "", "/10"),
                       graded(r, piece->number.other, "", "/10"));
    if (value > 10)
        return ask_two(r, piece,
                       hoof_say_format(r, "The severity of %s goes from 0 to 10. What was it?",
                                       hoof_say_what(r, clause)),
                       graded(r, 10, "", ""), write_again);
    if (said->severity >= 0 && said->severity != value)
        return ask_which_of_two(r, clause, piece, how_bad, graded(r, said->severity, "", "/10"),
                                graded(r, value, "", "/10"));
    said->severity = value;
    return true;
}

/* A number right behind a symptom: how bad, or how often? */
static bool ask_bare_number(struct reading *r, const struct clause *clause,
                            const struct piece *piece)
{
    double value = piece->number.value;
    if (piece->number.range || piece->number.two_readings || value > 10 ||
        value != (double)(long)value)
        return ask_two(r, piece,
                       hoof_say_format(r, "What does \xe2\x80\x9c%s\xe2\x80\x9d say about %s?",
                                       hoof_say_quote(r, piece->start, piece->end),
                                       hoof_say_what(r, clause)),
                       (struct choice){.words = "how often: write it as x3"},
                       (struct choice){.words = "how bad: write it as 6/10"});
    return ask_two(r, piece,
                   hoof_say_format(r, "What does the %s behind %s mean?",
                                   number_words(r, "", value, ""), hoof_say_what(r, clause)),
                   counted(r, value, value == 1 ? " time" : " times"),
                   graded(r, value, "severity ", " of 10"));
}

static bool ask_many(struct reading *r, const struct clause *clause, const struct piece *piece)
{
    const struct choice choices[] = {counted(r, 2, ""), counted(r, 3, ""), counted(r, 4, ""),
                                     counted(r, 5, "")};
    hoof_say_ask_piece(r,
                       hoof_say_format(r, "How many is \xe2\x80\x9c%s\xe2\x80\x9d for %s?",
                                       hoof_say_quote(r, piece->start, piece->end),
                                       hoof_say_what(r, clause)),
                       piece, 4, choices);
    return false;
}

static struct choice bristol(struct reading *r, double type, const char *before)
{
    return (struct choice){.words = number_words(r, before, type, ""),
                           .instead = number_words(r, " bristol ", type, " ")};
}

static bool set_bristol(struct reading *r, const struct piece *piece, struct hoof_said *said)
{
    double value = piece->number.value;
    if (piece->number.range || piece->number.two_readings)
        return ask_two(r, piece, "Which type on the Bristol chart was it?", bristol(r, value, ""),
                       bristol(r, piece->number.other, ""));
    if (value < 1 || value > 7 || value != (double)(long)value)
        return ask_two(r, piece,
                       hoof_say_format(r,
                                       "The Bristol chart goes from 1 to 7, not to %s. "
                                       "Which type was it?",
                                       number_words(r, "", value, "")),
                       bristol(r, 6, ""), bristol(r, 7, ""));
    said->bristol = value;
    return true;
}

/* "Stool 3": three of them, or type 3? */
static bool ask_stool_number(struct reading *r, const struct piece *piece)
{
    double value = piece->number.value;
    return ask_two(r, piece,
                   hoof_say_format(r, "What does the %s behind \xe2\x80\x9cstool\xe2\x80\x9d mean?",
                                   number_words(r, "", value, "")),
                   counted(r, value, " stools"), bristol(r, value, "Bristol type "));
}

/* A visit to the toilet is not always a stool. */
static bool ask_visits(struct reading *r, const struct clause *clause, const struct hoof_said *said)
{
    const struct choice choices[] = {
        {.words = number_words(r, "each was a stool: ", said->count,
                               said->count == 1 ? " stool" : " stools"),
         .instead = " stool "},
        {.words = "no stool: nothing is logged", .instead = ""},
        {.words = "some of them: write how many stools"}};
    hoof_say_ask_piece(r, hoof_say_format(r, "%s: were they stools?", hoof_say_what(r, clause)),
                       clause->head, 3, choices);
    return false;
}

/* Everything that symptoms and stools share. */
static bool read_feeling(struct reading *r, struct clause *clause, struct hoof_said *said)
{
    bool head_seen = false, stool = said->kind == HOOF_SAID_STOOL;
    said->minutes = clause->minutes;
    for (size_t k = 0; k < clause->count; k++) {
        struct piece *piece = clause->pieces[k];
        head_seen = head_seen || piece == clause->head;
        bool good = true;
        if (stool && piece->kind == PIECE_WHEN && piece->when.part == PART_NIGHT)
            said->flags |= HOOF_STOOL_NOCTURNAL;
        if (piece->used)
            continue;
        switch (piece->kind) {
        case PIECE_TIMES:
            good = set_count(r, clause, piece, said);
            break;
        case PIECE_NUMBER:
            if (stool && head_seen && piece->number.value <= 7 && !piece->number.range &&
                hoof_say_is(r, clause->head->last, "stool"))
                good = ask_stool_number(r, piece);
            else if (stool || !head_seen)
                good = set_count(r, clause, piece, said);
            else
                good = ask_bare_number(r, clause, piece);
            break;
        case PIECE_MANY:
            good = ask_many(r, clause, piece);
            break;
        case PIECE_SEVERITY:
            if (stool)
                continue;
            good = set_severity(r, clause, piece, said);
            break;
        case PIECE_SPAN:
            if (piece->minutes > 100000 || clause->negated)
                continue;
            said->minutes = piece->minutes;
            break;
        case PIECE_BRISTOL:
            if (!stool)
                continue;
            good = set_bristol(r, piece, said);
            break;
        case PIECE_FLAG:
            if (stool)
                said->flags |= (unsigned)piece->value;
            else if (strcmp(said->name, "diarrhea") != 0)
                continue;
            break;
        case PIECE_LOOSE:
            if (!stool && strcmp(said->name, "diarrhea") != 0)
                continue;
            break;
        case PIECE_UNITS:
        case PIECE_TOOK:
        case PIECE_NO:
        case PIECE_STOOL:
            break;
        default:
            continue;
        }
        if (!good)
            return false;
        piece->used = true;
    }
    if (clause->negated && said->count > 0 && said->kind != HOOF_SAID_STOOL)
        return true;
    if (clause->negated)
        said->count = 0;
    else if (said->count < 0)
        said->count = 1;
    if (clause->head->kind == PIECE_STOOL && clause->head->value == 1 && said->count > 0)
        return ask_visits(r, clause, said);
    return true;
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

/* ---- meals ---- */

static bool part_of_meal(const struct piece *piece)
{
    switch (piece->kind) {
    case PIECE_FOOD:
    case PIECE_WORD:
    case PIECE_FILLER:
    case PIECE_NUMBER:
    case PIECE_QUANTITY:
    case PIECE_SIZE:
    case PIECE_MEAL:
    case PIECE_LOOSE:
    case PIECE_FLAG:
    case PIECE_TIMES:
    case PIECE_MANY:
    case PIECE_UNITS:
    case PIECE_RESCUE:
    case PIECE_NO:
        return true;
    case PIECE_SEVERITY:
        return piece->value > 0;
    default:
        return false;
    }
}

static bool goes_before_meal(enum piece_kind kind)
{
    return kind == PIECE_MEAL || kind == PIECE_FILLER || kind == PIECE_COLON || kind == PIECE_WHEN;
}

/* Where the words of the meal begin and end: the fillers around them are no part. */
static bool meal_span(const struct clause *clause, size_t *first, size_t *last)
{
    size_t from = clause->count, to = 0;
    bool eaten = hoof_say_find(clause, PIECE_ATE) != NULL, open = !eaten;
    for (size_t k = 0; k < clause->count; k++) {
        const struct piece *piece = clause->pieces[k];
        open = open || piece->kind == PIECE_ATE;
        if (!open || !part_of_meal(piece) || piece->kind == PIECE_FILLER ||
            (piece->kind == PIECE_NO && from == clause->count))
            continue;
        if (k < from)
            from = k;
        to = k;
    }
    if (from == clause->count) { /* "pizza I ate" */
        for (size_t k = 0; k < clause->count; k++) {
            if (!part_of_meal(clause->pieces[k]) || clause->pieces[k]->kind == PIECE_FILLER)
                continue;
            if (k < from)
                from = k;
            to = k;
        }
    }
    /* "lunch: soup": the meal's name is not in its text when foods follow it */
    while (from < to && goes_before_meal(clause->pieces[from]->kind))
        from++;
    /* a time between the words ends them */
    for (size_t k = from; k < to; k++) {
        if (clause->pieces[k]->kind == PIECE_WHEN) {
            bool food_after = false;
            for (size_t j = k + 1; j <= to; j++)
                food_after = food_after || clause->pieces[j]->kind == PIECE_FOOD ||
                             clause->pieces[j]->kind == PIECE_WORD;
            if (!food_after)
                to = k - 1;
        }
    }
    while (to > from && clause->pieces[to]->kind == PIECE_FILLER)
        to--;
    *first = from;
    *last = to;
    return from < clause->count;
}

static bool add_food(struct reading *r, struct hoof_said *said, size_t *capacity, const char *id)
{
    for (size_t k = 0; k < said->food_count; k++)
        if (strcmp(said->foods[k], id) == 0)
            return true;
    const char **foods =
        hoof_grow(r->arena, said->foods, said->food_count, capacity, sizeof *foods);
    if (!foods) {
        r->no_memory = true;
        return false;
    }
    said->foods = foods;
    foods[said->food_count++] = id;
    return true;
}

static void leave_unknown_foods(struct reading *r, const struct piece *piece)
{
    for (size_t t = piece->first; t <= piece->last; t++)
        if ((r->tokens[t].not_checked || !r->foods) && !hoof_say_meal_word(r->tokens[t].fold))
            hoof_say_left_over(r, r->tokens[t].start, r->tokens[t].end);
}

static void read_meal(struct reading *r, struct clause *clause, struct hoof_said *said)
{
    size_t first, last, capacity = 0;
    said->kind = HOOF_SAID_MEAL;
    for (size_t k = 0; k < clause->count; k++) {
        struct piece *piece = clause->pieces[k];
        if (piece->kind == PIECE_ATE || piece->kind == PIECE_MEAL || piece->kind == PIECE_SIZE)
            piece->used = true;
        if (piece->kind == PIECE_SIZE)
            said->size = (enum hoof_meal_size)piece->value;
        if (piece->kind == PIECE_FOOD) {
            piece->used = true;
            const char *id = hoof_food_id(r->foods, piece->food);
            if (strcmp(id, "large-meal") == 0)
                said->size = HOOF_SIZE_LARGE;
            else if (!add_food(r, said, &capacity, id))
                return;
        }
    }
    if (!meal_span(clause, &first, &last)) {
        said->text = hoof_say_quote(r, clause->head->start, clause->head->end);
        return;
    }
    for (size_t k = first; k <= last; k++) {
        struct piece *piece = clause->pieces[k];
        if (piece->kind == PIECE_WORD && !piece->used)
            leave_unknown_foods(r, piece);
        if (part_of_meal(piece))
            piece->used = true;
    }
    said->text = hoof_strndup(r->arena, r->text + clause->pieces[first]->start,
                              clause->pieces[last]->end - clause->pieces[first]->start);
    if (!said->text)
        r->no_memory = true;
}

static bool has_meal_words(const struct clause *clause)
{
    return hoof_say_find(clause, PIECE_FOOD) || hoof_say_find(clause, PIECE_WORD) ||
           hoof_say_find(clause, PIECE_MEAL) || hoof_say_find(clause, PIECE_SIZE);
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
        good = read_feeling(r, clause, said);
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

static void read_clause(struct reading *r, struct clause *clause)
{
    struct hoof_said said = blank(clause);
    size_t repeats = 1;
    for (size_t k = 0; k < clause->count; k++)
        if ((clause->pieces[k]->kind == PIECE_WHEN && clause->kind != CLAUSE_LOOSE) ||
            clause->pieces[k]->kind == PIECE_FILLER || clause->pieces[k]->kind == PIECE_COLON)
            clause->pieces[k]->used = true;
    if (clause->failed) { /* its time is asked about: its words are in the question */
        for (size_t k = 0; k < clause->count; k++)
            clause->pieces[k]->used =
                clause->pieces[k]->used || clause->pieces[k]->kind != PIECE_WORD;
        return;
    }
    size_t asked = r->out->question_count;
    switch (clause->kind) {
    case CLAUSE_NAMED:
        read_fever(r, clause);
        read_named(r, clause, &said);
        break;
    case CLAUSE_STOOL:
        said.kind = HOOF_SAID_STOOL;
        clause->head->used = clause->head->kind == PIECE_STOOL;
        if (read_feeling(r, clause, &said)) {
            if (said.count == 0 && !said.said_when)
                said.at = whole_day(r, &said.at);
            add_quiet_days(r, clause, &said);
            add_times(r, clause, &said, 1);
        }
        break;
    case CLAUSE_PRESSURE:
        clause->head->used = true;
        if (hoof_say_pressure(r, clause, &said))
            add_entry(r, &said);
        break;
    case CLAUSE_MEAL:
        if (clause->negated || hoof_say_find(clause, PIECE_SKIP))
            break;
        if (!has_meal_words(clause)) { /* "flush while eating" */
            clause->head->used = true;
            break;
        }
        read_meal(r, clause, &said);
        add_entry(r, &said);
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
        for (size_t k = 0; k < clause->count; k++)
            if (clause->pieces[k]->kind == PIECE_WORD && clause->pieces[k]->used)
                asked = (size_t)-1; /* one of its words is asked about */
        break;
    }
    if (asked == (size_t)-1 ||
        r->out->question_count > asked) /* what is asked about is not left over as well */
        for (size_t k = 0; k < clause->count; k++)
            clause->pieces[k]->used =
                clause->pieces[k]->used || clause->pieces[k]->kind != PIECE_WORD;
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
