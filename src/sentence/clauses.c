#include "sentence/inside.h"

#include <string.h>

/*
 * From pieces to clauses. A clause has at most one head (a name, a stool, a
 * food ...); marks and joining words end it, and so does a second head: then
 * numbers and adjectives that stand right before that head go with it.
 */

uint32_t hoof_say_clause_start(const struct clause *clause)
{
    return clause->count > 0 ? clause->pieces[0]->start : 0;
}

uint32_t hoof_say_clause_end(const struct clause *clause)
{
    return clause->count > 0 ? clause->pieces[clause->count - 1]->end : 0;
}

struct piece *hoof_say_find(const struct clause *clause, enum piece_kind kind)
{
    for (size_t k = 0; k < clause->count; k++)
        if (clause->pieces[k]->kind == kind)
            return clause->pieces[k];
    return NULL;
}

bool hoof_say_is_sure(const struct reading *r, const struct clause *clause)
{
    for (size_t k = 0; k < clause->count; k++)
        if (hoof_say_is(r, clause->pieces[k]->first, "exactly"))
            return true;
    return false;
}

const char *hoof_say_what(struct reading *r, const struct clause *clause)
{
    if (clause->kind == CLAUSE_NAMED && clause->head)
        return hoof_say_format(r, "\xe2\x80\x9c%s\xe2\x80\x9d",
                               hoof_say_quote(r, clause->head->start, clause->head->end));
    return hoof_say_format(
        r, "\xe2\x80\x9c%s\xe2\x80\x9d",
        hoof_say_quote(r, hoof_say_clause_start(clause), hoof_say_clause_end(clause)));
}

static struct clause *add_clause(struct reading *r, struct clauses *out, enum piece_kind joiner,
                                 bool is_or)
{
    struct clause *items =
        hoof_grow(r->arena, out->items, out->count, &out->capacity, sizeof *items);
    if (!items) {
        r->no_memory = true;
        return NULL;
    }
    out->items = items;
    struct clause *clause = &items[out->count++];
    *clause = (struct clause){.joiner = joiner, .is_or = is_or, .minutes = -1};
    clause->when.until_hour = -1;
    return clause;
}

static void add_to(struct reading *r, struct clause *clause, struct piece *piece)
{
    struct piece **pieces =
        hoof_grow(r->arena, clause->pieces, clause->count, &clause->capacity, sizeof *pieces);
    if (!pieces) {
        r->no_memory = true;
        return;
    }
    clause->pieces = pieces;
    pieces[clause->count++] = piece;
}

static bool is_joiner(enum piece_kind kind)
{
    return kind == PIECE_AND || kind == PIECE_COMMA || kind == PIECE_STOP || kind == PIECE_AFTER ||
           kind == PIECE_BEFORE;
}

static bool is_head(const struct piece *piece)
{
    switch (piece->kind) {
    case PIECE_HEAD:
        return piece->name->term->class != HOOF_WORD_ROUTE;
    case PIECE_STOOL:
    case PIECE_FOOD:
    case PIECE_PRESSURE:
    case PIECE_NOTE:
        return true;
    case PIECE_NOTHING:
        return piece->value != 1;
    default:
        return false;
    }
}

static bool is_class(const struct piece *piece, enum hoof_word_class class)
{
    return piece->kind == PIECE_HEAD && piece->name->term->class == class;
}

/* A second piece that only says more of the same: food beside food, 142/85
 * behind "BP", "stool" behind "watery diarrhea". */
static bool belongs_to(const struct clause *clause, const struct piece *piece)
{
    const struct piece *head = clause->head;
    if (piece->kind == PIECE_FOOD)
        return head->kind == PIECE_FOOD;
    if (piece->kind == PIECE_PRESSURE)
        return is_class(head, HOOF_WORD_VITAL) &&
               strcmp(head->name->term->id, "blood-pressure") == 0 &&
               !hoof_say_find(clause, PIECE_PRESSURE);
    if (piece->kind == PIECE_HEAD && head->kind == PIECE_HEAD)
        return piece->name->term == head->name->term; /* "octreotide (sandostatin)" */
    return piece->kind == PIECE_STOOL && head->kind == PIECE_STOOL;
}

/* Does a number that stands before this head belong to it? */
static bool takes_number_before(const struct piece *head)
{
    return head->kind == PIECE_STOOL || head->kind == PIECE_FOOD ||
           is_class(head, HOOF_WORD_SYMPTOM) || is_class(head, HOOF_WORD_AGENT);
}

static bool needs_value(const struct clause *clause)
{
    const struct piece *head = clause->head;
    if (head->kind != PIECE_HEAD)
        return false;
    enum hoof_word_class class = head->name->term->class;
    return (class == HOOF_WORD_TEST || class == HOOF_WORD_VITAL || class == HOOF_WORD_AGENT) &&
           !hoof_say_find(clause, PIECE_QUANTITY) && !hoof_say_find(clause, PIECE_NUMBER);
}

/* How many of the clause's last pieces go over to the head that follows. */
static size_t pieces_to_hand_over(const struct clause *clause, const struct piece *next)
{
    size_t n = 0;
    while (n < clause->count) {
        const struct piece *piece = clause->pieces[clause->count - 1 - n];
        if (piece == clause->head)
            break;
        switch (piece->kind) {
        case PIECE_FILLER:
        case PIECE_NO:
        case PIECE_TOOK:
        case PIECE_ATE:
        case PIECE_SKIP:
        case PIECE_FORGOT:
        case PIECE_RESCUE:
        case PIECE_FLAG:
        case PIECE_LOOSE:
        case PIECE_SIZE:
        case PIECE_MANY:
        case PIECE_UNITS:
        case PIECE_MEAL:
            break;
        case PIECE_SEVERITY:
            if (!is_class(next, HOOF_WORD_SYMPTOM))
                return n;
            break;
        case PIECE_TIMES:
            if (clause->head->kind == PIECE_STOOL || is_class(clause->head, HOOF_WORD_SYMPTOM))
                return n;
            break;
        case PIECE_NUMBER:
            if (!takes_number_before(next) || needs_value(clause))
                return n;
            break;
        case PIECE_QUANTITY:
            if (!is_class(next, HOOF_WORD_AGENT) || needs_value(clause))
                return n;
            break;
        case PIECE_WORD:
            if (next->kind != PIECE_FOOD)
                return n;
            break;
        default:
            return n;
        }
        n++;
    }
    return n;
}

static struct clause *split(struct reading *r, struct clauses *out, struct clause *last,
                            const struct piece *next)
{
    size_t moved = pieces_to_hand_over(last, next);
    struct piece **from = last->pieces + last->count - moved;
    last->count -= moved;
    struct clause *clause = add_clause(r, out, PIECE_COMMA, false);
    if (clause)
        clause->split = true;
    for (size_t k = 0; clause && k < moved; k++)
        add_to(r, clause, from[k]);
    return clause;
}

/* ---- what kind of clause it is ---- */

static bool only_fillers_before(const struct clause *clause, enum piece_kind kind)
{
    for (size_t k = 0; k < clause->count; k++) {
        if (clause->pieces[k]->kind == kind)
            return true;
        if (clause->pieces[k]->kind != PIECE_FILLER)
            return false;
    }
    return false;
}

static bool has_had(const struct reading *r, const struct clause *clause)
{
    for (size_t k = 0; k < clause->count; k++)
        if (clause->pieces[k]->kind == PIECE_FILLER &&
            hoof_say_is(r, clause->pieces[k]->first, "had"))
            return true;
    return false;
}

/* "Big lunch at 1": its size is told of, so it is no mere time. */
static bool is_a_meal(const struct reading *r, const struct clause *clause)
{
    const struct piece *size = hoof_say_find(clause, PIECE_SIZE);
    return size && clause->joiner != PIECE_AND &&
           (hoof_say_is(r, size->last, "lunch") || hoof_say_is(r, size->last, "dinner") ||
            hoof_say_is(r, size->last, "breakfast") || hoof_say_is(r, size->last, "meal"));
}

/* Can the words be a medicine's name, and not a whole tale? */
static bool has_short_words(const struct clause *clause)
{
    size_t bytes = 0;
    for (size_t k = 0; k < clause->count; k++)
        if (clause->pieces[k]->kind == PIECE_WORD)
            bytes += clause->pieces[k]->end - clause->pieces[k]->start;
    return bytes <= 60;
}

static void name_kind(struct reading *r, struct clause *clause)
{
    struct piece *head = clause->head;
    struct piece *amount = hoof_say_find(clause, PIECE_QUANTITY);
    if (head && head->kind == PIECE_HEAD)
        clause->kind = CLAUSE_NAMED;
    else if (head && head->kind == PIECE_STOOL)
        clause->kind = CLAUSE_STOOL;
    else if (head && head->kind == PIECE_PRESSURE)
        clause->kind = CLAUSE_PRESSURE;
    else if (head && head->kind == PIECE_NOTE)
        clause->kind = CLAUSE_NOTE;
    else if (head && head->kind == PIECE_NOTHING)
        clause->kind = CLAUSE_NOTHING;
    else if (head && head->kind == PIECE_FOOD)
        clause->kind = CLAUSE_MEAL;
    else if (hoof_say_find(clause, PIECE_ATE))
        clause->kind = CLAUSE_MEAL;
    else if (hoof_say_find(clause, PIECE_TOOK) && hoof_say_find(clause, PIECE_WORD) && amount &&
             amount->unit_is_dose && has_short_words(clause))
        clause->kind = CLAUSE_UNKNOWN_DOSE;
    else if (hoof_say_find(clause, PIECE_MEAL) || hoof_say_find(clause, PIECE_SIZE))
        clause->kind = (has_had(r, clause) || is_a_meal(r, clause)) &&
                               clause->joiner != PIECE_AFTER && clause->joiner != PIECE_BEFORE
                           ? CLAUSE_MEAL
                           : CLAUSE_MEAL_TIME;
    else if (only_fillers_before(clause, PIECE_NOTHING))
        clause->kind = CLAUSE_NOTHING;
    if (!head && clause->kind != CLAUSE_LOOSE)
        clause->head = hoof_say_find(clause, clause->kind == CLAUSE_NOTHING        ? PIECE_NOTHING
                                             : clause->kind == CLAUSE_UNKNOWN_DOSE ? PIECE_WORD
                                             : hoof_say_find(clause, PIECE_ATE)    ? PIECE_ATE
                                             : hoof_say_find(clause, PIECE_MEAL)   ? PIECE_MEAL
                                                                                   : PIECE_SIZE);
}

static void name_kinds(struct reading *r, struct clauses *clauses)
{
    for (size_t k = 0; k < clauses->count; k++)
        name_kind(r, &clauses->items[k]);
}

/* "bristol 6" that belongs to no stool before it is a stool of its own. */
static void name_lone_types(struct clauses *clauses)
{
    for (size_t k = 0; k < clauses->count; k++) {
        struct clause *clause = &clauses->items[k];
        struct piece *type = hoof_say_find(clause, PIECE_BRISTOL);
        if (clause->kind == CLAUSE_LOOSE && type && type->value == 1) {
            clause->kind = CLAUSE_STOOL;
            clause->head = type;
        }
    }
}

/* ---- neighbours ---- */

static void append(struct reading *r, struct clause *to, const struct clause *from)
{
    for (size_t k = 0; k < from->count; k++)
        add_to(r, to, from->pieces[k]);
}

static void remove_clause(struct clauses *clauses, size_t k)
{
    memmove(&clauses->items[k], &clauses->items[k + 1],
            (clauses->count - k - 1) * sizeof *clauses->items);
    clauses->count--;
}

static bool has_when(const struct clause *clause)
{
    return hoof_say_find(clause, PIECE_WHEN) != NULL;
}

/* "lunch: soup" begins a meal; "toast for breakfast" may go on with one. */
static bool names_meal_first(const struct clause *clause)
{
    const struct piece *meal = hoof_say_find(clause, PIECE_MEAL);
    return meal && (!clause->head || meal->start < clause->head->start);
}

/* "8am coffee, toast", "dinner at 7pm: steak, chips": the time is the whole list's. */
static bool has_when_first(const struct clause *clause)
{
    const struct piece *when = hoof_say_find(clause, PIECE_WHEN);
    return when && (!clause->head || when->start < clause->head->start || when->when.leads);
}

/* "pizza and red wine", "cheese, crackers, grapes": one meal. */
static bool is_same_meal(const struct clause *last, const struct clause *clause)
{
    if (last->kind != CLAUSE_MEAL || hoof_say_find(last, PIECE_NO) ||
        hoof_say_find(clause, PIECE_NO))
        return false;
    if (clause->joiner != PIECE_AND && clause->joiner != PIECE_COMMA)
        return false;
    bool more = clause->kind == CLAUSE_MEAL;
    bool words = clause->kind == CLAUSE_LOOSE && hoof_say_find(last, PIECE_ATE) &&
                 clause->joiner == PIECE_AND && hoof_say_find(clause, PIECE_WORD);
    if ((!more && !words) || (more && hoof_say_find(clause, PIECE_ATE)) || names_meal_first(clause))
        return false;
    if (clause->joiner == PIECE_COMMA)
        return (!has_when(last) || has_when_first(last)) && !has_when(clause);
    return !has_when(last) || !has_when(clause);
}

static void join_meals(struct reading *r, struct clauses *clauses)
{
    for (size_t k = 1; k < clauses->count;) {
        struct clause *last = &clauses->items[k - 1], *clause = &clauses->items[k];
        bool named = last->kind == CLAUSE_MEAL_TIME && clause->kind == CLAUSE_MEAL &&
                     clause->joiner == PIECE_COMMA && last->joiner != PIECE_AFTER &&
                     last->joiner != PIECE_BEFORE && last->joiner != PIECE_AND;
        if (named) { /* "lunch 1pm - chicken" */
            append(r, last, clause);
            last->kind = CLAUSE_MEAL;
            last->head = clause->head;
            remove_clause(clauses, k);
            continue;
        }
        if (!is_same_meal(last, clause)) {
            k++;
            continue;
        }
        append(r, last, clause);
        remove_clause(clauses, k);
    }
    /* "cheese, crackers 12:30": the time that ends a list is the list's. */
    for (size_t k = clauses->count; k-- > 1;) {
        struct clause *last = &clauses->items[k - 1], *clause = &clauses->items[k];
        if (last->kind == CLAUSE_MEAL && clause->kind == CLAUSE_MEAL &&
            clause->joiner == PIECE_COMMA && !has_when(last) && has_when(clause) &&
            clause->pieces[0]->kind != PIECE_WHEN && !hoof_say_find(clause, PIECE_ATE) &&
            !hoof_say_find(clause, PIECE_MEAL)) {
            append(r, last, clause);
            remove_clause(clauses, k);
        }
    }
}

/* Has the clause anything that another one could use? */
static bool is_addition(const struct clause *clause)
{
    for (size_t k = 0; k < clause->count; k++) {
        switch (clause->pieces[k]->kind) {
        case PIECE_WORD:
        case PIECE_FILLER:
        case PIECE_COLON:
        case PIECE_NO:
            break;
        default:
            return true;
        }
    }
    return false;
}

static bool leads(const struct clause *clause)
{
    struct piece *when = hoof_say_find(clause, PIECE_WHEN);
    return when && when->when.leads;
}

static bool can_take_more_times(const struct clause *clause, const struct clause *loose)
{
    struct piece *first = hoof_say_find(clause, PIECE_WHEN);
    struct piece *second = hoof_say_find(loose, PIECE_WHEN);
    if (!first || !second || (loose->joiner != PIECE_AND && loose->joiner != PIECE_COMMA))
        return false;
    for (size_t k = 0; k < loose->count; k++)
        if (loose->pieces[k]->kind != PIECE_WHEN && loose->pieces[k]->kind != PIECE_FILLER)
            return false;
    return first->when.has_clock && second->when.has_clock;
}

/* "Before noon", "after 6 pm": the day is said, and half of it, but no clock time. */
static void loosen_clock(struct reading *r, const struct clause *clause)
{
    struct piece *piece = hoof_say_find(clause, PIECE_WHEN);
    bool loose = clause->joiner == PIECE_AFTER || clause->joiner == PIECE_BEFORE;
    if (!piece || !loose || clause->joiner_value == JOINED_CLOSELY || !piece->when.has_clock ||
        piece->when.until_hour >= 0)
        return;
    struct when *when = &piece->when;
    bool noon = when->hour == 12 && !when->twelve;
    when->has_clock = when->twelve = when->clash = false;
    if (noon && when->part == PART_NONE)
        when->part = clause->joiner == PIECE_BEFORE ? PART_MORNING : PART_AFTERNOON;
    if (!when->has_date && when->part == PART_NONE) {
        when->has_date = true;
        when->date = r->request->at ? hoof_moment_date(r->request->at, r->request->zone) : r->today;
    }
}

/* "flush, severe, x2" - what stands alone goes with what was said before it; a
 * time that leads ("Yesterday: ...", "This morning, ...") with what comes. */
static void attach_loose(struct reading *r, struct clauses *clauses)
{
    for (size_t k = 0; k < clauses->count;) {
        struct clause *clause = &clauses->items[k];
        if (clause->kind != CLAUSE_LOOSE || !is_addition(clause)) {
            k++;
            continue;
        }
        loosen_clock(r, clause);
        struct clause *last = k > 0 ? &clauses->items[k - 1] : NULL;
        struct clause *next = k + 1 < clauses->count ? &clauses->items[k + 1] : NULL;
        bool last_fits = last && last->kind != CLAUSE_LOOSE && last->kind != CLAUSE_NOTE;
        bool when_too_many = last_fits && has_when(last) && has_when(clause);
        if (last_fits && when_too_many && can_take_more_times(last, clause) &&
            last->more_count < sizeof last->more_times / sizeof *last->more_times) {
            last->more_times[last->more_count++] = hoof_say_find(clause, PIECE_WHEN)->when;
            for (size_t p = 0; p < clause->count; p++)
                clause->pieces[p]->used = true;
            remove_clause(clauses, k);
            continue;
        }
        if (last_fits && !leads(clause) && !when_too_many) {
            append(r, last, clause);
            remove_clause(clauses, k);
            continue;
        }
        if (next && has_when(clause)) {
            struct clause joined = {0};
            joined.joiner = clause->joiner;
            append(r, &joined, clause);
            append(r, &joined, next);
            next->pieces = joined.pieces;
            next->count = joined.count;
            next->capacity = joined.capacity;
            next->joiner = clause->joiner;
            remove_clause(clauses, k);
            continue;
        }
        k++;
    }
}

/* "20 min after pizza", "10 min later". */
static void note_offsets(struct clauses *clauses)
{
    for (size_t k = 0; k < clauses->count; k++) {
        struct clause *clause = &clauses->items[k];
        struct clause *next = k + 1 < clauses->count ? &clauses->items[k + 1] : NULL;
        struct piece *last = NULL;
        for (size_t p = clause->count; p-- > 0 && !last;)
            if (clause->pieces[p]->kind != PIECE_FILLER)
                last = clause->pieces[p];
        struct piece *later = hoof_say_find(clause, PIECE_LATER);
        struct piece *span = hoof_say_find(clause, PIECE_SPAN);
        if (later && span) {
            clause->offset = k > 0 ? OFFSET_AFTER_LAST : OFFSET_NONE;
            clause->offset_minutes = span->minutes;
            span->used = true;
        } else if (next && last && last->kind == PIECE_SPAN &&
                   (next->joiner == PIECE_AFTER || next->joiner == PIECE_BEFORE)) {
            clause->offset = next->joiner == PIECE_AFTER ? OFFSET_AFTER_NEXT : OFFSET_BEFORE_NEXT;
            clause->offset_minutes = last->minutes;
            last->used = true;
        }
        if (later)
            later->used = true;
    }
}

/* "a flush 10 min after": with nothing behind it, "after" says "later". */
static void mend_after(struct reading *r)
{
    for (size_t k = 1; k < r->piece_count; k++) {
        bool last = k + 1 == r->piece_count;
        enum piece_kind next = last ? PIECE_STOP : r->pieces[k + 1].kind;
        bool ends = next == PIECE_STOP || next == PIECE_COMMA || next == PIECE_AND;
        if (r->pieces[k].kind == PIECE_AFTER && r->pieces[k - 1].kind == PIECE_SPAN && ends)
            r->pieces[k].kind = PIECE_LATER;
    }
}

static bool is_break(const struct reading *r, size_t k)
{
    return k == r->piece_count || r->pieces[k].kind == PIECE_COMMA ||
           r->pieces[k].kind == PIECE_STOP;
}

/* Do the times of the part from `from` to `end` stand before what they are of? */
static bool times_lead(const struct reading *r, size_t from, size_t end)
{
    bool first = true, clock = false, head = false;
    size_t groups = 0;
    while (end > from && r->pieces[end - 1].kind == PIECE_FILLER)
        end--;
    if (end == from || r->pieces[end - 1].kind == PIECE_WHEN)
        return false;
    for (size_t k = from; k < end; k++) {
        const struct piece *piece = &r->pieces[k];
        if (is_head(piece)) {
            if (first)
                return false;
            head = true;
        } else if (piece->kind == PIECE_WHEN && (first || head)) {
            bool same = first || clock == piece->when.has_clock;
            if (!same)
                return false;
            clock = piece->when.has_clock;
            first = head = false;
            groups++;
        }
    }
    return groups >= 2;
}

/* "8am toast 9am flush", "fri 2 flushes sat 3 flushes": a time begins each part. */
static void mark_leading_times(struct reading *r)
{
    for (size_t from = 0; from < r->piece_count;) {
        size_t end = from;
        while (!is_break(r, end))
            end++;
        bool lead = times_lead(r, from, end), head = false;
        for (size_t k = from; k < end && lead; k++) {
            if (r->pieces[k].kind == PIECE_WHEN && head) {
                r->pieces[k].begins = true;
                head = false;
            }
            head = head || is_head(&r->pieces[k]);
        }
        from = end + 1;
    }
}

void hoof_say_clauses(struct reading *r, struct clauses *out)
{
    mend_after(r);
    mark_leading_times(r);
    struct clause *clause = add_clause(r, out, 0, false);
    for (size_t k = 0; k < r->piece_count && clause; k++) {
        struct piece *piece = &r->pieces[k];
        if (is_joiner(piece->kind)) {
            bool held = clause->joiner == PIECE_AFTER || clause->joiner == PIECE_BEFORE;
            if (clause->count > 0)
                clause = add_clause(r, out, piece->kind, false);
            else if (held)
                continue;
            if (clause) {
                clause->joiner = piece->kind;
                clause->joiner_value = piece->value;
                clause->is_or = piece->kind == PIECE_AND && piece->is_word;
            }
            continue;
        }
        if (clause && piece->begins && clause->count > 0) {
            clause = add_clause(r, out, PIECE_COMMA, false);
            if (clause)
                clause->split = true;
        }
        if (is_head(piece)) {
            if (clause && clause->head && !belongs_to(clause, piece))
                clause = split(r, out, clause, piece);
            if (clause && !clause->head)
                clause->head = piece;
        }
        if (clause)
            add_to(r, clause, piece);
    }
    if (out->count > 0 && out->items[out->count - 1].count == 0)
        out->count--;
    if (r->no_memory)
        return;
    name_kinds(r, out);
    join_meals(r, out);
    attach_loose(r, out);
    join_meals(r, out);
    name_lone_types(out);
    note_offsets(out);
}
