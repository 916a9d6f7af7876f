#include "sentence/inside.h"

/*
 * "2 flushes actually 3", "at 6pm no wait 5pm": the person takes a word back. The
 * later one takes the place of the nearest one of its sort before it, and the
 * answer says so. Where none of its sort stands before, nothing is changed, and
 * the word stays among what is not understood.
 */

enum sort {
    SORT_NONE,
    SORT_COUNT,
    SORT_AMOUNT,
    SORT_WHEN,
    SORT_SPAN,
    SORT_SEVERITY,
    SORT_PRESSURE
};

static enum sort sort_of(const struct piece *piece)
{
    switch (piece->kind) {
    case PIECE_NUMBER:
    case PIECE_TIMES:
    case PIECE_MANY:
        return SORT_COUNT;
    case PIECE_QUANTITY:
        return SORT_AMOUNT;
    case PIECE_WHEN:
        return SORT_WHEN;
    case PIECE_SPAN:
        return SORT_SPAN;
    case PIECE_SEVERITY:
        return SORT_SEVERITY;
    case PIECE_PRESSURE:
        return SORT_PRESSURE;
    default:
        return SORT_NONE;
    }
}

static bool takes_the_place(const struct piece *later, const struct piece *piece)
{
    enum sort sort = sort_of(later), before = sort_of(piece);
    bool amount = later->kind == PIECE_NUMBER && before == SORT_AMOUNT; /* "100 mcg sorry 50" */
    return sort != SORT_NONE && (sort == before || amount);
}

static void put_in_place(struct piece *piece, const struct piece *later)
{
    switch (sort_of(piece)) {
    case SORT_WHEN: {
        struct when when = later->when; /* "yesterday at 6 no 5": the day stays */
        when.start = piece->when.start;
        when.end = piece->when.end;
        if (!when.has_date && when.part == PART_NONE && !when.has_ago) {
            when.has_date = piece->when.has_date;
            when.date = piece->when.date;
            when.part = piece->when.part;
        }
        piece->when = when;
        break;
    }
    case SORT_COUNT:
        if (piece->kind == PIECE_MANY)
            piece->kind = PIECE_TIMES;
        piece->number = later->number;
        break;
    case SORT_AMOUNT:
        piece->number = later->number;
        if (later->kind == PIECE_QUANTITY) {
            piece->unit = later->unit;
            piece->unit_is_dose = later->unit_is_dose;
        }
        break;
    case SORT_SPAN:
        piece->minutes = later->minutes;
        break;
    case SORT_SEVERITY:
        piece->value = later->value;
        piece->number = later->number;
        break;
    case SORT_PRESSURE:
        piece->number = later->number;
        piece->diastolic = later->diastolic;
        break;
    case SORT_NONE:
        break;
    }
}

static struct piece *nearest_before(struct reading *r, size_t at, const struct piece *later)
{
    for (size_t k = at; k > 0; k--) {
        struct piece *piece = &r->pieces[k - 1];
        if (piece->kind == PIECE_STOP && k != at)
            return NULL;
        if (takes_the_place(later, piece))
            return piece;
    }
    return NULL;
}

static void drop_pieces(struct reading *r, size_t from, size_t end)
{
    memmove(&r->pieces[from], &r->pieces[end], (r->piece_count - end) * sizeof *r->pieces);
    r->piece_count -= end - from;
}

void hoof_say_corrections(struct reading *r)
{
    for (size_t k = 0; k < r->piece_count; k++) {
        if (r->pieces[k].kind != PIECE_CORRECTION)
            continue;
        size_t from = k, next = k + 1;
        while (from > 0 && (r->pieces[from - 1].kind == PIECE_COMMA ||
                            r->pieces[from - 1].kind == PIECE_FILLER))
            from--;
        while (next < r->piece_count &&
               (r->pieces[next].kind == PIECE_COMMA || r->pieces[next].kind == PIECE_FILLER ||
                r->pieces[next].kind == PIECE_CORRECTION))
            next++;
        struct piece *later = next < r->piece_count ? &r->pieces[next] : NULL;
        struct piece *before = later ? nearest_before(r, from, later) : NULL;
        if (!before) {
            r->pieces[k].kind = PIECE_WORD;
            continue;
        }
        hoof_say_note(r, hoof_say_format(r,
                                         "\xe2\x80\x9c%s\xe2\x80\x9d was taken back: "
                                         "\xe2\x80\x9c%s\xe2\x80\x9d is read instead.",
                                         hoof_say_quote(r, before->start, before->end),
                                         hoof_say_quote(r, later->start, later->end)));
        put_in_place(before, later);
        drop_pieces(r, from, next + 1);
        k = from - 1;
    }
}
