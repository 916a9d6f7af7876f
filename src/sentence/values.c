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

static bool ask_value(struct reading *r, const struct hoof_lexicon_term *term, const char *said,
                      const char *first, const char *second)
{
    const char *choices[] = {first, second};
    hoof_say_ask(r, hoof_say_format(r, "%s for %s: which is meant?", said, term->name), 2, choices);
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

/* Other units in which a value of this test or vital is written. */
static const char *unit_without_word(struct reading *r, const struct hoof_lexicon_term *term,
                                     double value, bool *doubt)
{
    static const struct {
        const char *id, *other;
    } others[] = {
        {"weight", "[lb_av]"},           {"temperature", "[degF]"}, {"hemoglobin", "g/L"},
        {"creatinine", "umol/L"},        {"bilirubin", "umol/L"},   {"glucose", "mmol/L"},
        {"5-hiaa-urine", "umol/(24.h)"}, {"hba1c", "mmol/mol"},     {"albumin", "g/L"},
    };
    bool usual = in_limits(term, value, term->unit);
    const char *other = NULL;
    for (size_t k = 0; k < sizeof others / sizeof *others; k++)
        if (strcmp(others[k].id, term->id) == 0)
            other = others[k].other;
    bool fits = other && in_limits(term, value, other);
    *doubt = (usual && fits) || (!usual && !fits);
    (void)r;
    return usual || !other ? term->unit : other;
}

static const char *other_choice(struct reading *r, const struct hoof_lexicon_term *term,
                                double value)
{
    if (strcmp(term->id, "weight") == 0)
        return value_text(r, value, "[lb_av]");
    if (strcmp(term->id, "temperature") == 0)
        return value_text(r, value, "[degF]");
    return "another unit: write it behind the number";
}

static bool set_number(struct reading *r, struct piece *piece, const struct hoof_lexicon_term *term,
                       struct hoof_said *said)
{
    double value = piece->number.value;
    const char *unit = piece->kind == PIECE_QUANTITY ? piece->unit : NULL;
    const char *quoted = hoof_say_format(r, "\xe2\x80\x9c%s\xe2\x80\x9d",
                                         hoof_say_quote(r, piece->start, piece->end));
    if (piece->number.range || piece->number.two_readings) {
        bool first = in_limits(term, value, unit),
             second = in_limits(term, piece->number.other, unit);
        if (piece->number.range || first == second)
            return ask_value(r, term, quoted, value_text(r, value, unit),
                             value_text(r, piece->number.other, unit));
        value = first ? value : piece->number.other;
    }
    if (unit && strcmp(unit, "deg") == 0)
        unit = value > 60 ? "[degF]" : "Cel";
    if (unit && strcmp(unit, "stone") == 0)
        return ask_value(r, term, quoted, value_text(r, value * 14, "lb"),
                         "in kg: write the number");
    if (!unit && term->unit) {
        bool doubt;
        unit = unit_without_word(r, term, value, &doubt);
        if (doubt)
            return ask_value(r, term, quoted, value_text(r, value, term->unit),
                             other_choice(r, term, value));
        if (term->class == HOOF_WORD_TEST || strcmp(term->id, "temperature") == 0)
            hoof_say_note(r, hoof_say_format(r, "No unit was written for %s: %s is taken.",
                                             term->name, unit));
    } else if (!in_limits(term, value, unit)) {
        return ask_value(r, term, quoted,
                         hoof_say_format(r, "%s, as written", value_text(r, value, unit)),
                         "another value: write it again");
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
        return set_number(r, piece, term, said);
    }
    said->word = is_test ? result_word(r, clause) : NULL;
    if (said->word)
        return true;
    const char *choices[] = {"write the number and its unit", "leave it out"};
    hoof_say_ask(r, hoof_say_format(r, "What was the value of %s?", term->name), 2, choices);
    return false;
}

bool hoof_say_pressure(struct reading *r, struct clause *clause, struct hoof_said *said)
{
    struct piece *piece = hoof_say_find(clause, PIECE_PRESSURE);
    said->kind = HOOF_SAID_VITAL;
    said->name = "blood-pressure";
    said->shown = "blood pressure";
    if (!piece) {
        const char *choices[] = {"write it as 142/85", "leave it out"};
        hoof_say_ask(r, "What was the blood pressure, both numbers?", 2, choices);
        return false;
    }
    piece->used = true;
    said->systolic = piece->number.value;
    said->diastolic = piece->diastolic;
    return true;
}

/* "slept 5 hours", "stress 7/10", "walked 30 min", "stressed". */
bool hoof_say_factor(struct reading *r, struct clause *clause, struct hoof_said *said)
{
    bool sleep = strcmp(said->name, "sleep") == 0;
    said->kind = HOOF_SAID_FACTOR;
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
    if (clause->negated)
        said->has_value = true, said->value = 0;
    else if (!said->has_value && !sleep)
        said->has_value = true, said->value = 1;
    if (sleep && said->has_value && (said->value < 0 || said->value > 24)) {
        const char *choices[] = {"write the hours again", "leave it out"};
        hoof_say_ask(r, "How many hours of sleep was it?", 2, choices);
        return false;
    }
    return true;
}
