#include "sentence/inside.h"

#include <string.h>

#include "base/json_write.h"
#include "base/quantity.h"

/*
 * Amounts of medicines. An amount that cannot be a dose, has no unit, or can be
 * read as one dose or as several is asked about; nothing is put in its place.
 */

static const char *amount_text(struct reading *r, double value, const char *unit)
{
    char number[32];
    hoof_number_text(value, number);
    return hoof_say_format(r, "%s%s%s", number, unit ? " " : "", unit ? unit : "");
}

static bool is_compound(const char *unit)
{
    return strcmp(unit, "mg/m2") == 0 || strcmp(unit, "mg/kg") == 0;
}

/* Whatever the medicine: the journal keeps no other amounts. */
static bool is_dose_at_all(double value)
{
    enum { MOST = 1000000 };
    return value > 1e-6 && value <= MOST;
}

/* Could this be one dose of the agent, by the limits of the knowledge book? */
static bool is_plausible(const struct hoof_lexicon_term *term, double value, const char *unit)
{
    if (!is_dose_at_all(value))
        return false;
    if (is_compound(unit))
        return true;
    if (!term || !term->unit)
        return value > 0;
    double in_usual;
    if (strcmp(unit, term->unit) == 0)
        in_usual = value;
    else if (!hoof_unit_convert(value, unit, term->unit, NULL, &in_usual))
        return false;
    if (in_usual <= 0)
        return false;
    return (term->low == 0 && term->high == 0) ||
           (in_usual >= term->low * 0.999999 && in_usual <= term->high * 1.000001);
}

/* "octreotide-sa" and "octreotide-lar" are one family. */
static bool is_sibling(const struct hoof_lexicon *lexicon, const struct hoof_lexicon_term *a,
                       const struct hoof_lexicon_term *b)
{
    const char *dash = a->id ? strchr(a->id, '-') : NULL;
    /* "octreotide" alone is a name, "vitamin" is none */
    bool family = dash && hoof_say_is_listed(lexicon, a->id, (size_t)(dash - a->id));
    return a != b && family && b->class == HOOF_WORD_AGENT &&
           strncmp(a->id, b->id, (size_t)(dash - a->id) + 1) == 0 && b->unit && b->high > 0;
}

/* What stands in the clause about an amount. */
struct amounts {
    struct piece *amount, *second; /* quantities with a unit of doses */
    struct piece *odd;             /* a quantity that cannot be one: kg */
    struct piece *bare;            /* a number without unit behind the name */
    struct piece *count;           /* a number before the name or before "tablets" */
    struct piece *times;           /* x2, twice */
    bool units;                    /* tablets, capsules ... */
    bool shots;                    /* injections */
};

/* The words of the amount: what a choice takes the place of. With the name, the
 * choice names the medicine too. */
static size_t amount_spans(const struct reading *r, const struct amounts *found,
                           const struct piece *name, struct span spans[8])
{
    const struct piece *const all[] = {name,        found->amount, found->second, found->odd,
                                       found->bare, found->count,  found->times};
    size_t used = 0;
    for (size_t k = 0; k < sizeof all / sizeof *all; k++)
        if (all[k])
            spans[used++] = (struct span){all[k]->start, all[k]->end};
    bool of = name && name->first > 0 && hoof_say_is(r, name->first - 1, "of");
    if (of) /* "100 kg of octreotide" */
        spans[0].start = r->tokens[name->first - 1].start;
    return used;
}

static void ask_amounts(struct reading *r, const char *text, const struct amounts *found,
                        const struct piece *name, size_t count, const struct choice *choices)
{
    struct span spans[8];
    size_t used = amount_spans(r, found, name, spans);
    hoof_say_ask_spans(r, text, spans, used, count, choices);
}

static const struct choice leave_out = {.words = "leave the amount out", .instead = " "};

/* A choice that is said as it is written. */
static struct choice as_said(struct reading *r, const char *words)
{
    return (struct choice){.words = words, .instead = hoof_say_format(r, " %s ", words)};
}

/* Asks for an amount that does not fit: the same number in the units in which it
 * could be a dose, of this medicine or of another form of it. */
static bool ask_amount(struct reading *r, const struct clause *clause, const struct amounts *found,
                       const struct hoof_lexicon_term *term, double value, const char *said)
{
    static const char *const units[] = {"mcg", "mg", "g", "MU", "U"};
    const char *amounts[8];
    struct choice choices[8];
    size_t count = 0;
    if (!term->unit) {
        amounts[count++] = amount_text(r, value, "mg");
        amounts[count++] = amount_text(r, value, "mcg");
    }
    for (size_t k = 0; term->unit && k < sizeof units / sizeof *units; k++)
        if (is_plausible(term, value, units[k]) && term->high > 0)
            amounts[count++] = amount_text(r, value, units[k]);
    const char *name = clause->kind == CLAUSE_UNKNOWN_DOSE
                           ? NULL
                           : hoof_say_quote(r, clause->head->start, clause->head->end);
    for (size_t k = 0; k < count; k++)
        choices[k] =
            (struct choice){.words = amounts[k],
                            .instead = hoof_say_format(r, " %s %s ", name ? name : "", amounts[k])};
    const struct hoof_lexicon *lexicon = r->lexicon;
    for (size_t k = 0; k < lexicon->term_count && count < 5; k++)
        if (is_sibling(lexicon, term, &lexicon->terms[k]))
            for (size_t u = 0; u < 2 && count < 5; u++)
                if (is_plausible(&lexicon->terms[k], value, units[u]))
                    choices[count++] = (struct choice){
                        .words = hoof_say_format(r, "%s of %s", amount_text(r, value, units[u]),
                                                 lexicon->terms[k].name),
                        .instead = hoof_say_format(r, " %s %s ", lexicon->terms[k].id,
                                                   amount_text(r, value, units[u]))};
    bool can_be = found->amount && !found->odd && is_dose_at_all(value);
    if (count == 0 && can_be) {
        const char *amount = amount_text(r, value, found->amount->unit);
        choices[count++] = (struct choice){
            .words = hoof_say_format(r, "%s, as written", amount),
            .instead = hoof_say_format(r, " %s exactly %s ", name ? name : "", amount)};
    }
    choices[count++] = (struct choice){.words = "another amount"};
    if (count == 1)
        choices[count++] = (struct choice){.words = leave_out.words,
                                           .instead = hoof_say_format(r, " %s ", name ? name : "")};
    ask_amounts(r,
                hoof_say_format(r, "%s does not look like one dose of %s (%s). How much was it?",
                                said, term->name, hoof_say_what(r, clause)),
                found, name ? clause->head : NULL, count, choices);
    return false;
}

static bool ask_unit(struct reading *r, const struct amounts *found,
                     const struct hoof_lexicon_term *term, double value)
{
    struct choice choices[3];
    size_t count = 0;
    choices[count++] = as_said(r, amount_text(r, value, term->unit ? term->unit : "mg"));
    if (!term->unit)
        choices[count++] = as_said(r, amount_text(r, value, "mcg"));
    choices[count++] = leave_out;
    ask_amounts(
        r, hoof_say_format(r, "%s of %s, in which unit?", amount_text(r, value, NULL), term->name),
        found, NULL, count, choices);
    return false;
}

static bool ask_pieces(struct reading *r, const struct amounts *found,
                       const struct hoof_lexicon_term *term, double count)
{
    const char *unit = term->unit ? term->unit : "mg";
    const struct choice choices[] = {{.words = hoof_say_format(r, "write the strength: %s x ... %s",
                                                               amount_text(r, count, NULL), unit)},
                                     leave_out};
    ask_amounts(r,
                hoof_say_format(r, "How much is in one of the %s of %s?",
                                amount_text(r, count, NULL), term->name),
                found, NULL, 2, choices);
    return false;
}

static bool ask_range(struct reading *r, const struct piece *piece, const char *name)
{
    const struct choice choices[] = {as_said(r, amount_text(r, piece->number.value, piece->unit)),
                                     as_said(r, amount_text(r, piece->number.other, piece->unit))};
    hoof_say_ask_piece(r,
                       hoof_say_format(r, "How much is \xe2\x80\x9c%s\xe2\x80\x9d of %s?",
                                       hoof_say_quote(r, piece->start, piece->end), name),
                       piece, 2, choices);
    return false;
}

static void collect(struct clause *clause, struct amounts *out)
{
    bool head_seen = false;
    for (size_t k = 0; k < clause->count; k++) {
        struct piece *piece = clause->pieces[k];
        struct piece *next = k + 1 < clause->count ? clause->pieces[k + 1] : NULL;
        if (piece == clause->head)
            head_seen = true;
        switch (piece->kind) {
        case PIECE_QUANTITY:
            if (!piece->unit_is_dose)
                out->odd = piece;
            else if (out->amount)
                out->second = piece;
            else
                out->amount = piece;
            break;
        case PIECE_NUMBER:
            if (!head_seen || (next && next->kind == PIECE_UNITS))
                out->count = out->count ? out->count : piece;
            else
                out->bare = out->bare ? out->bare : piece;
            break;
        case PIECE_TIMES:
            out->times = piece;
            break;
        case PIECE_UNITS:
            out->units = out->units || piece->value == 0;
            out->shots = out->shots || piece->value == 1;
            break;
        default:
            continue;
        }
        piece->used = true;
    }
}

/* "1,250 mg": the reading that can be a dose, if only one can. */
static bool settle_number(struct reading *r, const struct hoof_lexicon_term *term,
                          struct piece *piece, double *out)
{
    *out = piece->number.value;
    if (piece->number.range)
        return ask_range(r, piece, term->name);
    if (!piece->number.two_readings)
        return true;
    bool first = is_plausible(term, piece->number.value, piece->unit);
    bool second = is_plausible(term, piece->number.other, piece->unit);
    if (first == second)
        return ask_range(r, piece, term->name);
    *out = first ? piece->number.value : piece->number.other;
    return true;
}

/* "octreotide 100 mcg x2": one dose of 200, or two of 100? */
static bool ask_one_or_many(struct reading *r, const struct amounts *found,
                            const struct hoof_lexicon_term *term, double count, double value,
                            const char *unit)
{
    const char *each = amount_text(r, value, unit), *number = amount_text(r, count, NULL);
    const char *total = amount_text(r, value * count, unit);
    struct choice choices[3];
    size_t used = 0;
    if (is_plausible(term, value * count, unit))
        choices[used++] = (struct choice){.words = hoof_say_format(r, "one dose of %s", total),
                                          .instead = hoof_say_format(r, " %s ", total)};
    choices[used++] = (struct choice){.words = hoof_say_format(r, "%s doses of %s", number, each),
                                      .instead = hoof_say_format(r, " %s %s times ", each, number)};
    if (used < 2)
        choices[used++] = (struct choice){.words = "another amount"};
    ask_amounts(r,
                hoof_say_format(r, "%s x %s of %s: is that one dose or %s?", number, each,
                                term->name, number),
                found, NULL, used, choices);
    return false;
}

/* "xermelo x3": three at once, or at three times? */
static bool ask_how_taken(struct reading *r, const struct amounts *found,
                          const struct hoof_lexicon_term *term, double count)
{
    const char *number = amount_text(r, count, NULL);
    const struct choice choices[] = {{.words = hoof_say_format(r, "%s at one time", number),
                                      .instead = hoof_say_format(r, " %s tablets ", number)},
                                     {.words = hoof_say_format(r, "%s doses", number),
                                      .instead = hoof_say_format(r, " %s times ", number)}};
    ask_amounts(r,
                hoof_say_format(r, "%s of %s: was that at one time, or %s doses?", number,
                                term->name, number),
                found, NULL, 2, choices);
    return false;
}

static bool set_dose(struct reading *r, const struct clause *clause, const struct amounts *found,
                     const struct hoof_lexicon_term *term, struct hoof_said *said, double count,
                     double value, const char *unit)
{
    double total = count > 0 ? count * value : value;
    bool sure = hoof_say_is_sure(r, clause) && is_dose_at_all(total);
    if (!sure && !is_plausible(term, total, unit)) {
        const char *text = count > 0 ? hoof_say_format(r, "%s x %s", amount_text(r, count, NULL),
                                                       amount_text(r, value, unit))
                                     : amount_text(r, value, unit);
        return ask_amount(r, clause, found, term, total, text);
    }
    if (count > 0 && count != 1)
        hoof_say_note(r, hoof_say_format(r, "%s x %s of %s is %s in all.",
                                         amount_text(r, count, NULL), amount_text(r, value, unit),
                                         term->name, amount_text(r, total, unit)));
    said->dose = total;
    said->unit = unit;
    said->pieces = count > 0 ? count : -1;
    return true;
}

static bool read_amount(struct reading *r, struct clause *clause,
                        const struct hoof_lexicon_term *term, struct hoof_said *said,
                        size_t *repeats)
{
    struct amounts found = {0};
    collect(clause, &found);
    double count = found.count ? found.count->number.value : -1;
    if (found.odd && strcmp(found.odd->unit, "mL") == 0) {
        const struct choice choices[] = {{.words = "write the amount in mg or mcg"}, leave_out};
        ask_amounts(r,
                    hoof_say_format(r, "How much of %s is in %s?", term->name,
                                    hoof_say_quote(r, found.odd->start, found.odd->end)),
                    &found, NULL, 2, choices);
        return false;
    }
    if (found.odd) {
        const char *text = hoof_say_quote(r, found.odd->start, found.odd->end);
        return ask_amount(r, clause, &found, term, found.odd->number.value, text);
    }
    if (found.count && (found.count->number.range || found.count->number.two_readings))
        return ask_range(r, found.count, term->name);
    if (found.amount && found.bare)
        found.second = found.bare;
    if (found.amount && found.second) {
        const struct choice choices[] = {
            as_said(r, hoof_say_quote(r, found.amount->start, found.amount->end)),
            as_said(r, hoof_say_quote(r, found.second->start, found.second->end))};
        ask_amounts(r,
                    hoof_say_format(r, "Two amounts are written for %s. Which was it?", term->name),
                    &found, NULL, 2, choices);
        return false;
    }
    if (found.times && !found.amount && !found.bare && found.times->number.value >= 1) {
        if (!found.times->is_word && found.times->number.value > 1 && !found.shots)
            return ask_how_taken(r, &found, term, found.times->number.value);
        *repeats = (size_t)found.times->number.value;
    }
    if (found.amount) {
        double value;
        if (!settle_number(r, term, found.amount, &value))
            return false;
        if (found.times && found.times->is_word) {
            *repeats = (size_t)found.times->number.value;
        } else if (found.times) {
            count = found.times->number.value;
            bool before = found.times->start < found.amount->start;
            bool many = !is_plausible(term, count * value, found.amount->unit) &&
                        is_plausible(term, value, found.amount->unit);
            if (count > 1 && ((!before && !found.units && term->piece == 0) || many))
                return ask_one_or_many(r, &found, term, count, value, found.amount->unit);
        }
        if (count > 0 && found.shots && count != 1)
            return ask_one_or_many(r, &found, term, count, value, found.amount->unit);
        return set_dose(r, clause, &found, term, said, count, value, found.amount->unit);
    }
    if (count > 12 && !found.units && !found.shots)
        return ask_unit(r, &found, term, count);
    if (found.bare && found.times && !found.times->is_word && !found.units)
        return ask_one_or_many(r, &found, term, found.times->number.value, found.bare->number.value,
                               term->unit ? term->unit : "mg");
    if (count < 0 && found.bare && found.units)
        count = found.bare->number.value;
    else if (found.bare)
        return ask_unit(r, &found, term, found.bare->number.value);
    if (count < 0 && found.units)
        count = 1;
    if (count < 0 || (count == 1 && !found.units && term->piece == 0) || found.shots)
        return true;
    if (term->piece > 0 && term->unit) {
        hoof_say_note(r, hoof_say_format(r,
                                         "One of %s is taken as %s: the only strength that the "
                                         "knowledge book lists.",
                                         term->name, amount_text(r, term->piece, term->unit)));
        return set_dose(r, clause, &found, term, said, count, term->piece, term->unit);
    }
    return ask_pieces(r, &found, term, count);
}

static const char *site_text(struct reading *r, const struct clause *clause)
{
    const struct piece *site = hoof_say_find(clause, PIECE_SITE);
    return site ? hoof_say_quote(r, site->start, site->end) : NULL;
}

static bool ask_forgotten(struct reading *r, const struct clause *clause, const char *name)
{
    const struct choice choices[] = {
        {.words = "it was left out on purpose", .instead = " skipped "},
        {.words = "it was forgotten: nothing is logged", .instead = ""}};
    hoof_say_ask_piece(r, hoof_say_format(r, "Was %s left out on purpose?", name),
                       hoof_say_find(clause, PIECE_FORGOT), 2, choices);
    return false;
}

/* "stopped octreotide", "creon made me sick": nothing says that it was taken. */
static bool is_only_named(const struct reading *r, const struct clause *clause)
{
    static const char *const others[] = {"started", "starting", "ended", "new", NULL};
    bool other = false;
    for (size_t k = 0; k < clause->count; k++) {
        const struct piece *piece = clause->pieces[k];
        switch (piece->kind) {
        case PIECE_TOOK:
        case PIECE_QUANTITY:
        case PIECE_NUMBER:
        case PIECE_TIMES:
        case PIECE_UNITS:
        case PIECE_SITE:
        case PIECE_RESCUE:
            return false;
        case PIECE_WORD:
            other = other || (!piece->used && clause->kind != CLAUSE_UNKNOWN_DOSE);
            break;
        case PIECE_FILLER:
            for (size_t w = 0; others[w]; w++)
                other = other || hoof_say_is(r, piece->first, others[w]);
            break;
        default:
            break;
        }
    }
    return other;
}

static bool is_one_of(const struct reading *r, size_t i, const char *const *words)
{
    for (; *words; words++)
        if (hoof_say_is(r, i, *words))
            return true;
    return false;
}

/* "increased octreotide to 200", "doctor said take ...", "mum took ...": an amount is said, but
 * what stands before it speaks of a plan or of somebody else. */
static bool tells_of_another(const struct reading *r, const struct clause *clause)
{
    static const char *const words[] = {
        "increased", "increase", "decreased", "decrease", "reduced",  "reduce",  "raised",
        "raise",     "lowered",  "upped",     "changed",  "switched", "started", "supposed",
        "said",      "says",     "told",      "advised",  "wants",    "ordered", "prescribed",
        "should",    "must",     "need",      "needs",    "will",     "shall",   "going",
        "gonna",     "due",      "plan",      "planned",  "husband",  "wife",    "partner",
        "mum",       "mom",      "mother",    "dad",      "father",   "friend",  "daughter",
        "son",       "sister",   "brother",   "dog",      "cat",      NULL};
    const struct piece *took = hoof_say_find(clause, PIECE_TOOK);
    size_t until = took ? took->first : UINT32_MAX;
    for (size_t k = 0; k < clause->count; k++) {
        const struct piece *piece = clause->pieces[k];
        if (piece->kind != PIECE_WORD && piece->kind != PIECE_FILLER)
            continue;
        if (piece->first < until && is_one_of(r, piece->first, words))
            return true;
        if (hoof_say_is(r, piece->first, "about") && hoof_say_is(r, piece->first + 1, "to") &&
            hoof_say_is(r, piece->first + 2, "take"))
            return true;
    }
    return false;
}

/* "100 mcg 3 times a day", "120 mg monthly" without "took": how it is prescribed. */
static bool tells_of_a_schedule(const struct reading *r, const struct clause *clause)
{
    static const char *const words[] = {"daily", "nightly", "weekly", "monthly", "bd",
                                        "bid",   "tid",     "tds",    "qid",     "qds",
                                        "qd",    "od",      "hourly", "every",   NULL};
    if (hoof_say_find(clause, PIECE_TOOK))
        return false;
    for (size_t k = 0; k < clause->count; k++) {
        size_t i = clause->pieces[k]->first, last = clause->pieces[k]->last;
        for (; i <= last; i++) {
            bool a = hoof_say_is(r, i, "a") || hoof_say_is(r, i, "per");
            if (is_one_of(r, i, words) || (a && hoof_say_is(r, i + 1, "day")))
                return true;
        }
    }
    return false;
}

static bool ask_taken(struct reading *r, const struct clause *clause, const char *name)
{
    const struct piece *took = hoof_say_find(clause, PIECE_TOOK);
    uint32_t start = hoof_say_clause_start(clause), end = hoof_say_clause_end(clause);
    const struct choice choices[] = {
        {.words = "it was taken", .instead = "took "},
        {.words = "it is only a note",
         .instead = hoof_say_format(r, "note: %s", hoof_say_quote(r, start, end)),
         .alone = true},
        {.words = "neither: nothing is logged", .instead = ""}};
    hoof_say_ask_at(r, hoof_say_format(r, "Was a dose of %s taken?", name), start,
                    took ? took->end : start, 3, choices);
    return false;
}

bool hoof_say_dose(struct reading *r, struct clause *clause, struct hoof_said *said,
                   size_t *repeats)
{
    static const char *const routes[] = {"oral", "sc", "deep-sc", "im", "iv"};
    static const struct hoof_lexicon_term unknown = {.name = "this medicine"};
    const struct hoof_lexicon_term *term =
        clause->kind == CLAUSE_UNKNOWN_DOSE ? &unknown : clause->head->name->term;
    said->kind = HOOF_SAID_DOSE;
    bool forgot = false;
    for (size_t k = 0; k < clause->count; k++) {
        struct piece *piece = clause->pieces[k];
        switch (piece->kind) {
        case PIECE_RESCUE:
            said->rescue = true;
            break;
        case PIECE_NO:
        case PIECE_SKIP:
            said->skipped = true;
            break;
        case PIECE_FORGOT:
            forgot = true;
            break;
        case PIECE_ROUTE:
            said->route = routes[piece->value];
            break;
        case PIECE_HEAD:
            if (piece->name->term->class == HOOF_WORD_ROUTE)
                said->route = piece->name->term->id;
            else if (piece->name->product)
                said->product = piece->name->product;
            if (hoof_say_is(r, piece->first, "rescue") || hoof_say_is(r, piece->first, "extra"))
                said->rescue = true;
            break;
        case PIECE_TOOK:
        case PIECE_SITE:
            break;
        default:
            continue;
        }
        piece->used = true;
    }
    said->site = site_text(r, clause);
    if (forgot)
        return ask_forgotten(r, clause, term->name);
    if (!said->skipped &&
        (is_only_named(r, clause) || tells_of_another(r, clause) || tells_of_a_schedule(r, clause)))
        return ask_taken(r, clause, term->name);
    if (said->skipped) {
        struct amounts ignored = {0};
        collect(clause, &ignored);
        return true;
    }
    return read_amount(r, clause, term, said, repeats);
}
