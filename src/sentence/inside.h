/*
 * inside: what the stages of the sentence engine hand to each other.
 *
 * lexer -> tokens -> pieces -> clauses -> entries, questions, left-over words.
 * Only src/sentence/ includes this header. A failed allocation sets
 * reading->no_memory; stages go on with what they have and hoof_sentence_read()
 * reports it once at the end.
 */
#ifndef HOOF_SENTENCE_INSIDE_H
#define HOOF_SENTENCE_INSIDE_H

#include <stdint.h>
#include <string.h>

#include "sentence/sentence.h"

enum token_kind { TOKEN_WORD, TOKEN_NUMBER, TOKEN_MARK };

struct token {
    enum token_kind kind;
    uint32_t start, end; /* bytes of the sentence */
    const char *fold;    /* folded word, digits of a number, or "" */
    double half;         /* a fraction sign (one half); 0: none */
    char mark;           /* '\n' for a line end, '*' for a mark without meaning */
    bool glued;          /* no space before it */
    bool corrected;      /* fold was mended: the word was misspelt */
    uint32_t food_end;   /* one past the last token of a food that starts here; 0: none */
    const struct hoof_food *food;
    bool not_checked; /* the food engine does not know the word */
};

/* What a run of tokens means. */
enum piece_kind {
    PIECE_WORD, /* not understood yet */
    PIECE_FILLER,
    PIECE_HEAD, /* a name of the lexicon */
    PIECE_STOOL,
    PIECE_FOOD,
    PIECE_PRESSURE, /* 142/85 */
    PIECE_NUMBER,
    PIECE_QUANTITY, /* number and unit */
    PIECE_TIMES,    /* x2, twice */
    PIECE_UNITS,    /* tablets, shots */
    PIECE_MANY,     /* a few, several */
    PIECE_SEVERITY,
    PIECE_WHEN,
    PIECE_SPAN, /* 10 minutes */
    PIECE_LATER,
    PIECE_FLAG,
    PIECE_BRISTOL,
    PIECE_SITE,
    PIECE_ROUTE,
    PIECE_RESCUE,
    PIECE_SKIP,
    PIECE_FORGOT,
    PIECE_NO,
    PIECE_TOOK,
    PIECE_ATE,
    PIECE_MEAL, /* breakfast, lunch */
    PIECE_SIZE,
    PIECE_NOTHING,
    PIECE_NOTE,
    PIECE_RESULT, /* positive, negative */
    PIECE_LOOSE,  /* goes with a stool, says nothing that has a field */
    PIECE_AND,
    PIECE_COMMA,
    PIECE_COLON,
    PIECE_STOP, /* full stop, "then", line end */
    PIECE_AFTER,
    PIECE_BEFORE,
    PIECE_CORRECTION, /* "no wait" */
    PIECE_COMPLAINT   /* a symptom that the book has no name for */
};

enum day_part {
    PART_NONE,
    PART_MORNING,
    PART_AFTERNOON,
    PART_EVENING,
    PART_NIGHT, /* at night, of no certain side of midnight */
    PART_LAST_NIGHT,
    PART_TONIGHT,
    PART_ALL_DAY
};

/* A time as said, before it is settled to a moment. */
struct when {
    bool has_clock, has_date, has_ago, is_now, since;
    bool twelve;     /* the hour may be in the morning or in the afternoon */
    bool written24;  /* a leading zero or an hour of 13 and more: people who write so mean it */
    bool clash;      /* "17:30 am" */
    bool impossible; /* "25:00" */
    bool vague;      /* "the other day" */
    bool leads;      /* a colon follows: it is the head of what comes */
    int hour, minute;
    int until_hour, until_minute; /* end of a range; hour -1: none */
    enum day_part part;
    struct hoof_date date, other_date; /* other_date: the second reading of 11/12 */
    bool two_dates, today_or_week;
    int64_t ago_s;
    bool ago_days;
    uint32_t start, end;                 /* bytes */
    uint32_t more_start[3], more_end[3]; /* of further words that were merged in */
    size_t more;
};

struct number {
    double value, other; /* other: the second reading of "1,250" and of "2-3" */
    bool two_readings;   /* 1,250 */
    bool range;          /* 2-3 */
};

struct piece {
    enum piece_kind kind;
    uint32_t first, last; /* tokens, last included */
    uint32_t start, end;  /* bytes */
    int value;            /* what the kind needs: severity, flag, size, part ... */
    bool is_word;         /* PIECE_AND: "or"; PIECE_STOP: "then" */
    bool used;
    struct number number;
    const char *unit; /* unit as named by base/quantity or a UNIT_ constant */
    bool unit_is_dose;
    bool begins; /* PIECE_WHEN: the time of what comes, in "8am toast 9am flush" */
    double diastolic;
    double minutes; /* PIECE_SPAN */
    struct when when;
    const struct name *name; /* PIECE_HEAD */
    const struct hoof_food *food;
    const char *text;
};

/* A name of the lexicon that was found in the sentence. */
struct name {
    const struct hoof_lexicon_term *term;
    const char *product;     /* the brand that it is; NULL */
    const struct name *same; /* another test of this name */
    size_t place;            /* in the lexicon's names */
};

/*
 * A lexicon is a handful of arrays, in an arena or in a block (base/block.h).
 * They name texts by their places in `texts` and one another by index.
 */
struct listed_term {
    uint32_t class, id, name, unit;
    double low, high, piece;
};

/* A name, cut into the words of the lexer. */
struct listed_name {
    uint32_t words, word_count; /* first of them in the lexicon's words */
    uint32_t product, term;
    uint32_t same; /* 1 + index in others: another test of this name; 0: none */
};

/* A word that a misspelling may be meant to be. */
struct spelling {
    uint32_t word;
    uint32_t term; /* 1 + index; 0: it stands in names of several things */
};

struct hoof_lexicon {
    const char *texts;
    const struct listed_term *listed_terms;
    const struct hoof_lexicon_term *terms; /* the same for the later stages: few, in an arena */
    const struct listed_name *names;       /* sorted by their words */
    const struct listed_name *others;      /* more tests of some names */
    const uint32_t *words;
    const struct spelling *spellings; /* every longer word, sorted, for misspellings */
    size_t text_size, term_count, name_count, other_count, word_count, spelling_count;
};

static inline const char *hoof_lexicon_word(const struct hoof_lexicon *lexicon,
                                            const struct listed_name *name, uint32_t k)
{
    return lexicon->texts + lexicon->words[name->words + k];
}

struct reading {
    const struct hoof_lexicon *lexicon;
    const struct hoof_food_table *foods;
    const struct hoof_sentence_request *request;
    struct hoof_arena *arena;
    const char *text;
    size_t n;
    struct hoof_date today;
    struct token *tokens;
    size_t token_count, token_capacity;
    struct piece *pieces;
    size_t piece_count, piece_capacity;
    struct hoof_sentence_answer *out;
    size_t entry_capacity, word_capacity, question_capacity, note_capacity;
    bool writes_24h; /* some time of the sentence is written as 17:30 or 05:30 */
    bool no_memory;
};

/* lexer.c: cuts the text into tokens. */
bool hoof_say_tokens(struct hoof_arena *arena, const char *text, size_t n, struct token **out,
                     size_t *count);
static inline bool hoof_say_is(const struct reading *r, size_t i, const char *word);

/* phrases.c: fixed phrases; words.c: single words. */
struct phrase {
    const char *words; /* separated by single spaces */
    enum piece_kind kind;
    int value;
};
const struct phrase *hoof_say_phrase(const struct reading *r, size_t i, size_t *length);
bool hoof_say_common_word(const char *fold);
bool hoof_say_meal_word(const char *fold);
int hoof_say_month(const char *fold);                         /* 1 to 12; 0: none */
int hoof_say_weekday(const char *fold, bool *short_form);     /* 0 Monday; -1: none */
int hoof_say_number_word(const char *fold);                   /* -1: none */
const char *hoof_say_unit_word(const char *fold, bool *dose); /* NULL: none */
/* Is the word at i one of the NULL-ended list? */
bool hoof_say_is_any(const struct reading *r, size_t i, const char *const *words);
/* The words of a phrase, one after the other: how many, or 0. */
size_t hoof_say_run(const struct reading *r, size_t i, const char *phrase);

/* numbers.c */
/* The number at i when it has at most `most` digits (4 or fewer); else -1. */
int hoof_say_small(const struct reading *r, size_t i, size_t most);
size_t hoof_say_number(const struct reading *r, size_t i, struct number *out);
size_t hoof_say_quantity(struct reading *r, size_t i, struct piece *out);
size_t hoof_say_spoken_hundreds(const struct reading *r, size_t i, double *out);
size_t hoof_say_span(struct reading *r, size_t i, double *minutes);

/* times.c: a time as said; clock.c, days.c: its parts, each the number of tokens it takes
 * or 0; moments.c: what it means. `led`: "at", "since" or the like stands before it. */
size_t hoof_say_when(struct reading *r, size_t i, bool after_value, struct when *out);
void hoof_say_merge_when(struct when *into, const struct when *other);
size_t hoof_say_clock(const struct reading *r, size_t i, bool led, bool after_value,
                      struct when *when);
/* Nothing follows at i that a number before it could count: the end, a mark, "and". */
bool hoof_say_time_ends(const struct reading *r, size_t i);
size_t hoof_say_day(const struct reading *r, size_t i, bool led, struct when *when);
struct clause;
bool hoof_say_moment(struct reading *r, const struct when *when, const struct clause *clause,
                     struct hoof_moment *out, double *minutes);

/* names.c */
const struct name *hoof_say_name(struct reading *r, size_t i, size_t *length);
/* The next of the lexicon's names if it has the same words; NULL. */
const struct name *hoof_say_next_name(struct reading *r, const struct name *name);
/* True if the n bytes alone are a name. */
bool hoof_say_is_listed(const struct hoof_lexicon *lexicon, const char *word, size_t n);
void hoof_say_mend_spelling(struct reading *r);

/* pieces.c */
void hoof_say_pieces(struct reading *r);

/* corrections.c: what the person takes back ("actually 3"). */
void hoof_say_corrections(struct reading *r);

enum clause_kind {
    CLAUSE_LOOSE, /* nothing that can be an entry: it goes with its neighbour */
    CLAUSE_NAMED,
    CLAUSE_STOOL,
    CLAUSE_MEAL,
    CLAUSE_MEAL_TIME, /* "after lunch": a time, no meal */
    CLAUSE_PRESSURE,
    CLAUSE_NOTHING,
    CLAUSE_NOTE,
    CLAUSE_UNKNOWN_DOSE /* "took zorbamol 500 mg" */
};

enum { JOINED_CLOSELY = 2 };

enum offset_to { OFFSET_NONE, OFFSET_AFTER_NEXT, OFFSET_BEFORE_NEXT, OFFSET_AFTER_LAST };

/* One thing that was said, with all that belongs to it. */
struct clause {
    enum clause_kind kind;
    struct piece **pieces;
    size_t count, capacity;
    struct piece *head;
    enum piece_kind joiner; /* what stands before it: AND, COMMA, STOP, AFTER, BEFORE; or 0 */
    bool is_or;
    bool negated;
    bool split;       /* nothing stands between it and the clause before: a second head began it */
    int joiner_value; /* of the joining phrase; JOINED_CLOSELY for "just after" */
    struct when when;
    bool has_when, when_first; /* the time stands before the head */
    enum offset_to offset;
    double offset_minutes;
    struct hoof_moment at;
    size_t shared; /* 1 + index of the clause whose time this one has; 0: its own */
    bool settled, said_when, failed; /* failed: its time is asked about, it makes no entry */
    double minutes;
    struct when more_times[6]; /* "at 6pm, 8pm and 10pm" */
    size_t more_count;
};

struct clauses {
    struct clause *items;
    size_t count, capacity;
};

/* clauses.c: pieces -> clauses; settle.c: their times; claims.c: whose they are and
 * whether they were; assemble.c: entries. */
void hoof_say_clauses(struct reading *r, struct clauses *out);
void hoof_say_settle(struct reading *r, struct clauses *clauses);
void hoof_say_claims(struct reading *r, struct clauses *clauses);
void hoof_say_assemble(struct reading *r, struct clauses *clauses);

uint32_t hoof_say_clause_start(const struct clause *clause);
uint32_t hoof_say_clause_end(const struct clause *clause);
struct piece *hoof_say_find(const struct clause *clause, enum piece_kind kind);
/* "Exactly 500 mg": the person means it, outside of the usual limits too. */
bool hoof_say_is_sure(const struct reading *r, const struct clause *clause);
/* Something short to call the clause by in a question. */
const char *hoof_say_what(struct reading *r, const struct clause *clause);

/* meals.c */
bool hoof_say_has_meal_words(const struct clause *clause);
void hoof_say_meal(struct reading *r, struct clause *clause, struct hoof_said *said);

/* feelings.c (symptoms and stools), dose.c, values.c: false when a question was asked
 * instead. */
bool hoof_say_feeling(struct reading *r, struct clause *clause, struct hoof_said *said);
bool hoof_say_dose(struct reading *r, struct clause *clause, struct hoof_said *said,
                   size_t *repeats);
bool hoof_say_value(struct reading *r, struct clause *clause, struct hoof_said *said);
bool hoof_say_pressure(struct reading *r, struct clause *clause, struct hoof_said *said);
bool hoof_say_factor(struct reading *r, struct clause *clause, struct hoof_said *said);

/* doubts.c */
struct choice {
    const char *words;
    const char *instead; /* what takes the place of the words asked about; "": nothing is left
                            to log; NULL: the person has to type it */
    bool alone;          /* the rest of the sentence is left out */
};
/* Asks about words of the sentence: a choice takes the place of the first span, the
 * others are left out then. */
struct span {
    uint32_t start, end;
};
void hoof_say_ask_spans(struct reading *r, const char *text, const struct span *spans,
                        size_t span_count, size_t count, const struct choice *choices);
void hoof_say_ask_at(struct reading *r, const char *text, uint32_t start, uint32_t end,
                     size_t count, const struct choice *choices);
void hoof_say_ask_piece(struct reading *r, const char *text, const struct piece *piece,
                        size_t count, const struct choice *choices);
void hoof_say_note(struct reading *r, const char *text);
void hoof_say_left_over(struct reading *r, uint32_t start, uint32_t end);
const char *hoof_say_quote(struct reading *r, uint32_t start, uint32_t end);
const char *hoof_say_format(struct reading *r, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

static inline bool hoof_say_is(const struct reading *r, size_t i, const char *word)
{
    return i < r->token_count && r->tokens[i].kind == TOKEN_WORD &&
           strcmp(r->tokens[i].fold, word) == 0;
}

static inline bool hoof_say_mark(const struct reading *r, size_t i, char mark)
{
    return i < r->token_count && r->tokens[i].kind == TOKEN_MARK && r->tokens[i].mark == mark;
}

/* Digits, with no fraction sign. */
static inline bool hoof_say_is_digits(const struct reading *r, size_t i)
{
    return i < r->token_count && r->tokens[i].kind == TOKEN_NUMBER && r->tokens[i].half == 0;
}

static inline size_t hoof_say_digit_count(const struct reading *r, size_t i)
{
    return hoof_say_is_digits(r, i) ? strlen(r->tokens[i].fold) : 0;
}

static inline bool hoof_say_is_glued(const struct reading *r, size_t i)
{
    return i < r->token_count && r->tokens[i].glued;
}

#endif
