#include "sentence/inside.h"

#include <string.h>

#include "base/json_write.h"

/* Symptoms and stools: how often, how bad, how long, which kind. */

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

/* A number without a word of its own: how many stools, or asked. */
static bool read_bare_number(struct reading *r, const struct clause *clause,
                             const struct piece *piece, bool head_seen, struct hoof_said *said)
{
    bool stool = said->kind == HOOF_SAID_STOOL;
    if (stool && head_seen && piece->number.value <= 7 && !piece->number.range &&
        hoof_say_is(r, clause->head->last, "stool"))
        return ask_stool_number(r, piece);
    if (stool || !head_seen)
        return set_count(r, clause, piece, said);
    return ask_bare_number(r, clause, piece);
}

enum taken { TAKEN, NOT_TAKEN, ASKED };

static enum taken take_piece(struct reading *r, const struct clause *clause,
                             const struct piece *piece, bool head_seen, struct hoof_said *said)
{
    bool stool = said->kind == HOOF_SAID_STOOL, good = true;
    bool loose = stool || strcmp(said->name, "diarrhea") == 0;
    switch (piece->kind) {
    case PIECE_TIMES:
        good = set_count(r, clause, piece, said);
        break;
    case PIECE_NUMBER:
        good = read_bare_number(r, clause, piece, head_seen, said);
        break;
    case PIECE_MANY:
        good = ask_many(r, clause, piece);
        break;
    case PIECE_SEVERITY:
        if (stool)
            return NOT_TAKEN;
        good = set_severity(r, clause, piece, said);
        break;
    case PIECE_SPAN:
        if (piece->minutes > 100000 || clause->negated)
            return NOT_TAKEN;
        said->minutes = piece->minutes;
        break;
    case PIECE_BRISTOL:
        if (!stool)
            return NOT_TAKEN;
        good = set_bristol(r, piece, said);
        break;
    case PIECE_FLAG:
        if (stool)
            said->flags |= (unsigned)piece->value;
        return loose ? TAKEN : NOT_TAKEN;
    case PIECE_LOOSE:
        return loose ? TAKEN : NOT_TAKEN;
    case PIECE_UNITS:
    case PIECE_TOOK:
    case PIECE_NO:
    case PIECE_STOOL:
        return TAKEN;
    default:
        return NOT_TAKEN;
    }
    return good ? TAKEN : ASKED;
}

bool hoof_say_feeling(struct reading *r, struct clause *clause, struct hoof_said *said)
{
    bool head_seen = false, stool = said->kind == HOOF_SAID_STOOL;
    said->minutes = clause->minutes;
    for (size_t k = 0; k < clause->count; k++) {
        struct piece *piece = clause->pieces[k];
        head_seen = head_seen || piece == clause->head;
        if (stool && piece->kind == PIECE_WHEN && piece->when.part == PART_NIGHT)
            said->flags |= HOOF_STOOL_NOCTURNAL;
        if (piece->used)
            continue;
        enum taken taken = take_piece(r, clause, piece, head_seen, said);
        if (taken == ASKED)
            return false;
        piece->used = taken == TAKEN;
    }
    if (clause->negated && said->count > 0 && !stool)
        return true;
    if (clause->negated)
        said->count = 0;
    else if (said->count < 0)
        said->count = 1;
    if (clause->head->kind == PIECE_STOOL && clause->head->value == 1 && said->count > 0)
        return ask_visits(r, clause, said);
    return true;
}
