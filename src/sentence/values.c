#include "sentence/inside.h"

#include <string.h>

#include "base/json_write.h"
#include "base/quantity.h"

/* Vital signs, laboratory results and factors: a name and a value. */

static const char *value_text(struct reading *r, double value, const char *unit)
{
    char number[32];
    hoof_number_text(value, number);
    return hoof_say_format(r, "%s%s%s", number, unit ? " " : "", unit ? unit : "");
}

static bool in_limits(const struct hoof_lexicon_term *term, double value, const char *unit)
{
    double usual = value;
    if (value > 1e6 || (term->class == HOOF_WORD_VITAL && value > 2000))
        return false;
    if (!term->unit || !unit)
        return true;
    const char *test = term->class == HOOF_WORD_TEST ? term->id : NULL;
    if (strcmp(unit, term->unit) != 0 && !hoof_unit_convert(value, unit, term->unit, test, &usual))
        return false;
    return (term->low == 0 && term->high == 0) || (usual >= term->low && usual <= term->high);
}

static struct choice as_written(const char *words)
{
    return (struct choice){.words = words, .instead = words};
}

static bool ask_value(struct reading *r, const struct hoof_lexicon_term *term,
                      const struct piece *piece, struct choice first, struct choice second)
{
    const struct choice choices[] = {first, second, {.words = "leave it out", .instead = ""}};
    hoof_say_ask_piece(r,
                       hoof_say_format(r, "\xe2\x80\x9c%s\xe2\x80\x9d for %s: which is meant?",
                                       hoof_say_quote(r, piece->start, piece->end), term->name),
                       piece, 3, choices);
    return false;
}

/* The number of the clause: behind the head where there is one, else before it. */
static struct piece *value_piece(struct clause *clause)
{
    struct piece *before = NULL;
    bool seen = false;
    for (size_t k = 0; k < clause->count; k++) {
        struct piece *piece = clause->pieces[k];
        seen = seen || piece == clause->head;
        bool number = piece->kind == PIECE_NUMBER || piece->kind == PIECE_QUANTITY;
        if (!number || piece->used)
            continue;
        if (seen)
            return piece;
        before = piece;
    }
    return before;
}

/* Another unit in which a value of this test or vital is written. */
static const char *other_unit(const struct hoof_lexicon_term *term)
{
    static const struct {
        const char *id, *other;
    } others[] = {
        {"weight", "[lb_av]"},           {"temperature", "[degF]"}, {"hemoglobin", "g/L"},
        {"creatinine", "umol/L"},        {"bilirubin", "umol/L"},   {"glucose", "mmol/L"},
        {"5-hiaa-urine", "umol/(24.h)"}, {"hba1c", "mmol/mol"},     {"albumin", "g/L"},
    };
    for (size_t k = 0; k < sizeof others / sizeof *others; k++)
        if (strcmp(others[k].id, term->id) == 0)
            return others[k].other;
    return NULL;
}

static const char *unit_without_word(const struct hoof_lexicon_term *term, double value,
                                     bool *doubt)
{
    bool usual = in_limits(term, value, term->unit);
    const char *other = other_unit(term);
    bool fits = other && in_limits(term, value, other);
    *doubt = (usual && fits) || (!usual && !fits);
    return usual || !other ? term->unit : other;
}

/* The value in that unit; outside of the limits it has to be said to be exact. */
static struct choice in_doubt(struct reading *r, const struct hoof_lexicon_term *term, double value,
                              const char *unit)
{
    const char *words = value_text(r, value, unit);
    if (in_limits(term, value, unit))
        return as_written(words);
    return (struct choice){.words = hoof_say_format(r, "%s, as written", words),
                           .instead = hoof_say_format(r, "exactly %s", words)};
}

static struct choice other_choice(struct reading *r, const struct hoof_lexicon_term *term,
                                  double value)
{
    const char *other = other_unit(term);
    if (other && in_limits(term, value, other))
        return as_written(value_text(r, value, other));
    return (struct choice){.words = "another unit: write it behind the number"};
}

/* "11 st 4", "11 stone 4 lb": pounds, as a stone is 14 of them. */
static bool set_stones(struct reading *r, struct clause *clause, struct piece *stones,
                       const struct hoof_lexicon_term *term, struct hoof_said *said)
{
    double pounds = stones->number.value * 14;
    uint32_t end = stones->end;
    for (size_t k = 1; k < clause->count; k++) {
        struct piece *piece = clause->pieces[k];
        bool number = piece->kind == PIECE_NUMBER ||
                      (piece->kind == PIECE_QUANTITY && strcmp(piece->unit, "[lb_av]") == 0);
        if (clause->pieces[k - 1] != stones || !number || piece->number.range ||
            piece->number.value >= 14)
            continue;
        pounds += piece->number.value;
        end = piece->end;
        piece->used = true;
    }
    const char *quoted = hoof_say_quote(r, stones->start, end);
    if (!in_limits(term, pounds, "[lb_av]")) {
        const struct choice choices[] = {{.words = "another weight: write it again"},
                                         {.words = "leave it out", .instead = ""}};
        hoof_say_ask_at(r, hoof_say_format(r, "How much is \xe2\x80\x9c%s\xe2\x80\x9d?", quoted),
                        stones->start, end, 2, choices);
        return false;
    }
    hoof_say_note(r, hoof_say_format(r, "%s is %s.", quoted, value_text(r, pounds, "lb")));
    said->has_value = true;
    said->value = pounds;
    said->unit = "[lb_av]";
    return true;
}

static bool set_number(struct reading *r, struct clause *clause, struct piece *piece,
                       const struct hoof_lexicon_term *term, struct hoof_said *said)
{
    double value = piece->number.value;
    const char *unit = piece->kind == PIECE_QUANTITY ? piece->unit : NULL;
    if (piece->number.range || piece->number.two_readings) {
        bool first = in_limits(term, value, unit),
             second = in_limits(term, piece->number.other, unit);
        if (piece->number.range || first == second)
            return ask_value(r, term, piece, as_written(value_text(r, value, unit)),
                             as_written(value_text(r, piece->number.other, unit)));
        value = first ? value : piece->number.other;
    }
    if (unit && strcmp(unit, "deg") == 0)
        unit = value > 60 ? "[degF]" : "Cel";
    bool sure = hoof_say_is_sure(r, clause) && value <= 2000;
    if (unit && strcmp(unit, "stone") == 0)
        return set_stones(r, clause, piece, term, said);
    if (!unit && term->unit) {
        bool doubt;
        unit = unit_without_word(term, value, &doubt);
        if (doubt)
            return ask_value(r, term, piece, in_doubt(r, term, value, term->unit),
                             other_choice(r, term, value));
        if (term->class == HOOF_WORD_TEST || strcmp(term->id, "temperature") == 0)
            hoof_say_note(r, hoof_say_format(r, "No unit was written for %s: %s is taken.",
                                             term->name, unit));
    } else if (!sure && !in_limits(term, value, unit)) {
        bool usual = in_limits(term, value, term->unit);
        return ask_value(r, term, piece, in_doubt(r, term, value, usual ? term->unit : unit),
                         usual ? other_choice(r, term, value)
                               : (struct choice){.words = "another value: write it again"});
    }
    said->has_value = true;
    said->value = value;
    said->unit = unit;
    piece->used = true;
    return true;
}

/* One name may mean two tests (5-HIAA in urine or plasma): the unit tells. */
static const struct hoof_lexicon_term *test_by_unit(const struct name *name,
                                                    const struct piece *piece)
{
    double ignored;
    if (!piece || piece->kind != PIECE_QUANTITY)
        return name->term;
    for (const struct name *n = name; n; n = n->same)
        if (n->term->unit && (strcmp(n->term->unit, piece->unit) == 0 ||
                              hoof_unit_convert(piece->number.value, piece->unit, n->term->unit,
                                                n->term->id, &ignored)))
            return n->term;
    return name->term;
}

static const char *result_word(struct reading *r, struct clause *clause)
{
    bool seen = false;
    for (size_t k = 0; k < clause->count; k++) {
        struct piece *piece = clause->pieces[k];
        seen = seen || piece == clause->head;
        if (!seen || piece == clause->head)
            continue;
        bool letter = (piece->kind == PIECE_FILLER || piece->kind == PIECE_WORD) &&
                      piece->end == piece->start + 1;
        bool normal = piece->kind == PIECE_LOOSE && piece->value == 1;
        if (piece->kind != PIECE_RESULT && !normal &&
            !(letter && strcmp(clause->head->name->term->id, "child-pugh") == 0))
            continue;
        piece->used = true;
        if (letter)
            return hoof_say_format(r, "%c", r->text[piece->start] & ~0x20);
        return r->tokens[piece->first].fold;
    }
    return NULL;
}

bool hoof_say_value(struct reading *r, struct clause *clause, struct hoof_said *said)
{
    struct piece *piece = value_piece(clause);
    bool is_test = clause->head->name->term->class == HOOF_WORD_TEST;
    const struct hoof_lexicon_term *term =
        is_test ? test_by_unit(clause->head->name, piece) : clause->head->name->term;
    said->kind = is_test ? HOOF_SAID_LAB : HOOF_SAID_VITAL;
    said->name = term->id;
    said->shown = term->name;
    if (piece) {
        piece->used = true;
        return set_number(r, clause, piece, term, said);
    }
    said->word = is_test ? result_word(r, clause) : NULL;
    if (said->word)
        return true;
    const struct choice choices[] = {{.words = "write the number and its unit"},
                                     {.words = "leave it out", .instead = ""}};
    hoof_say_ask_piece(r, hoof_say_format(r, "What was the value of %s?", term->name), clause->head,
                       2, choices);
    return false;
}

bool hoof_say_pressure(struct reading *r, struct clause *clause, struct hoof_said *said)
{
    struct piece *piece = hoof_say_find(clause, PIECE_PRESSURE);
    said->kind = HOOF_SAID_VITAL;
    said->name = "blood-pressure";
    said->shown = "blood pressure";
    if (!piece) {
        const struct choice choices[] = {{.words = "write it as 142/85"},
                                         {.words = "leave it out", .instead = ""}};
        hoof_say_ask_piece(r, "What was the blood pressure, both numbers?", clause->head, 2,
                           choices);
        return false;
    }
    piece->used = true;
    said->systolic = piece->number.value;
    said->diastolic = piece->diastolic;
    return true;
}

static bool ask_sleep(struct reading *r, const struct clause *clause, double hours)
{
    struct choice choices[3];
    size_t count = 0;
    if (hours >= 0) {
        const char *words = value_text(r, hours, hours == 1 ? "hour" : "hours");
        choices[count++] =
            (struct choice){.words = words, .instead = hoof_say_format(r, "slept %s", words)};
    }
    choices[count++] = (struct choice){.words = "write the hours, as in slept 5 hours"};
    choices[count++] = (struct choice){.words = "leave it out", .instead = ""};
    hoof_say_ask_at(r, "How many hours of sleep was it?", hoof_say_clause_start(clause),
                    hoof_say_clause_end(clause), count, choices);
    return false;
}

/* "slept from 11 to 6": the hours between, and whether two numbers are there at all. */
static bool sleep_between(const struct clause *clause, double *hours)
{
    const struct piece *first = NULL, *second = NULL;
    for (size_t k = 0; k < clause->count; k++) {
        const struct piece *piece = clause->pieces[k];
        if (piece->kind != PIECE_NUMBER)
            continue;
        second = first ? piece : NULL;
        first = first ? first : piece;
    }
    if (!second)
        return false;
    double from = first->number.value, to = second->number.value;
    bool clock = from >= 1 && from <= 12 && to >= 1 && to <= 12;
    *hours = !clock ? -1 : to > from ? to - from : to - from + 12;
    return true;
}

/* "slept 5 hours", "stress 7/10", "walked 30 min", "stressed". */
bool hoof_say_factor(struct reading *r, struct clause *clause, struct hoof_said *said)
{
    bool sleep = strcmp(said->name, "sleep") == 0;
    double between;
    said->kind = HOOF_SAID_FACTOR;
    if (sleep && sleep_between(clause, &between))
        return ask_sleep(r, clause, between);
    for (size_t k = 0; k < clause->count; k++) {
        struct piece *piece = clause->pieces[k];
        if (piece->used)
            continue;
        if (piece->kind == PIECE_SPAN && !said->has_value && piece->minutes <= 100000) {
            said->has_value = true;
            said->value = sleep ? piece->minutes / 60 : piece->minutes;
            said->unit = sleep ? "h" : "min";
        } else if (piece->kind == PIECE_SEVERITY && !said->has_value && !sleep &&
                   (piece->value > 0 || piece->value == -2)) {
            said->has_value = true;
            said->value = piece->value == -2 ? piece->number.value : piece->value;
        } else if (piece->kind == PIECE_NUMBER && !said->has_value && sleep) {
            said->has_value = true;
            said->value = piece->number.value;
            said->unit = "h";
        } else {
            continue;
        }
        piece->used = true;
    }
    if (sleep && clause->negated) /* "did not sleep well" is not "no hours" */
        return ask_sleep(r, clause, said->has_value ? said->value : -1);
    if (clause->negated)
        said->has_value = true, said->value = 0;
    else if (!said->has_value && !sleep)
        said->has_value = true, said->value = 1;
    if (sleep && said->has_value && (said->value < 0 || said->value > 24))
        return ask_sleep(r, clause, -1);
    return true;
}
