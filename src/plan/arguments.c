/* The arguments of phrases: sets of names, durations, distances, amounts. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/quantity.h"
#include "plan/forms.h"

struct hoof_argument_kind {
    const char *name;     /* in patterns */
    const char *expected; /* in errors; names: "symptom" */
    bool (*read)(struct hoof_reader *reader, const struct hoof_argument_kind *kind, size_t *at,
                 struct hoof_arg *out);
    const char *vocabularies[2]; /* of names */
    const char *more;            /* names beside them, separated by spaces */
    bool one;                    /* a single name */
};

static const char *word_at(const struct hoof_reader *reader, size_t at, size_t *n)
{
    *n = reader->words[at].end - reader->words[at].start;
    return reader->text + reader->words[at].start;
}

/* --- Sets of names. ---------------------------------------------------------------- */

static bool in_words(const char *list, const char *word, size_t n)
{
    for (const char *at = list; at && *at;) {
        size_t width = strcspn(at, " ");
        if (width == n && memcmp(at, word, n) == 0)
            return true;
        at += width + (at[width] == ' ');
    }
    return false;
}

static bool is_medicine(const struct hoof_argument_kind *kind)
{
    return kind->vocabularies[0] && strcmp(kind->vocabularies[0], "agent") == 0;
}

/* "captem-*": the beginning of some name. */
static bool begins_some(const struct hoof_names *names, const char *vocabulary, const char *word,
                        size_t n)
{
    size_t count;
    if (!n || word[n - 1] != '*')
        return false;
    const struct hoof_plan_word *const *all = hoof_names_all(names, &count);
    for (size_t i = 0; i < count; i++)
        if (strcmp(all[i]->vocabulary, vocabulary) == 0 && strncmp(all[i]->id, word, n - 1) == 0)
            return true;
    return false;
}

static bool is_name(const struct hoof_reader *reader, const struct hoof_argument_kind *kind,
                    size_t at)
{
    size_t n, members;
    const char *word = word_at(reader, at, &n);
    if (!kind->vocabularies[0])
        return *word != ',';
    for (size_t i = 0; i < 2 && kind->vocabularies[i]; i++)
        if (hoof_names_find(reader->names, kind->vocabularies[i], word, n))
            return true;
    if (is_medicine(kind)) {
        hoof_names_members(reader->names, word, n, &members);
        if (members)
            return true;
    }
    return in_words(kind->more, word, n) ||
           (strcmp(kind->name, "REGIMENS") == 0 &&
            begins_some(reader->names, kind->vocabularies[0], word, n));
}

static bool fail_name(struct hoof_reader *reader, const struct hoof_argument_kind *kind, size_t at)
{
    if (reader->expected && at < reader->far)
        return false;
    bool better = !reader->expected || at > reader->far || !reader->no_such;
    if (better) {
        reader->far = at;
        reader->expected = kind->expected;
        reader->expected_argument = true;
        reader->no_such = at < reader->count && kind->vocabularies[0] ? kind->expected : NULL;
        reader->no_such_vocabulary = kind->vocabularies[0];
    }
    return false;
}

/* The words of a set; its ids are made by hoof_argument_keep(). */
static bool read_set(struct hoof_reader *reader, const struct hoof_argument_kind *kind, size_t *at,
                     struct hoof_arg *out)
{
    size_t next = *at;
    out->set = (struct hoof_set){.first = (uint16_t)next};
    while (true) {
        if (next >= reader->count || !is_name(reader, kind, next))
            return fail_name(reader, kind, next);
        next++;
        out->set.count++;
        if (kind->one)
            break;
        size_t joint = next;
        if (hoof_reader_is(reader, joint, ","))
            joint++;
        if (hoof_reader_is(reader, joint, "or"))
            joint++;
        /* "3 d or more": here "or" belongs to what follows. */
        if (joint == next || hoof_reader_is(reader, joint, "more") ||
            hoof_reader_is(reader, joint, "washout"))
            break;
        next = joint;
    }
    out->set.end = (uint16_t)next;
    *at = next;
    return true;
}

static const char *const *set_ids(struct hoof_reader *reader, const struct hoof_argument_kind *kind,
                                  struct hoof_set *set)
{
    size_t room = 0, members, n;
    for (size_t i = set->first; i < set->end; i++) {
        const char *word = word_at(reader, i, &n);
        hoof_names_members(reader->names, word, n, &members);
        room += 1 + (is_medicine(kind) ? members : 0);
    }
    const char **ids = hoof_alloc_array(reader->arena, room, sizeof *ids);
    set->count = 0;
    for (size_t i = set->first; ids && i < set->end; i++) {
        const char *word = word_at(reader, i, &n);
        if (hoof_reader_is(reader, i, ",") || hoof_reader_is(reader, i, "or"))
            continue;
        ids[set->count] = hoof_strndup(reader->arena, word, n);
        if (!ids[set->count++])
            return NULL;
        const char *const *of = hoof_names_members(reader->names, word, n, &members);
        for (size_t k = 0; is_medicine(kind) && k < members; k++)
            ids[set->count++] = of[k];
    }
    return ids;
}

bool hoof_argument_keep(struct hoof_reader *reader, struct hoof_arg *arg)
{
    if (arg->kind->read != read_set)
        return true;
    size_t start = reader->words[arg->set.first].start;
    size_t end = reader->words[arg->set.end - 1].end;
    arg->set.text = hoof_strndup(reader->arena, reader->text + start, end - start);
    arg->set.ids = set_ids(reader, arg->kind, &arg->set);
    return arg->set.text && arg->set.ids;
}

/* --- Numbers. ----------------------------------------------------------------------- */

static bool read_number(const struct hoof_reader *reader, size_t at, double *out)
{
    size_t n;
    if (at >= reader->count)
        return false;
    const char *word = word_at(reader, at, &n);
    return word[0] >= '0' && word[0] <= '9' && hoof_number_parse(word, n, out, NULL) && *out < 1e9;
}

static bool read_count(struct hoof_reader *reader, const struct hoof_argument_kind *kind,
                       size_t *at, struct hoof_arg *out)
{
    double number;
    if (!read_number(reader, *at, &number) || number != floor(number) || number > 1e6) {
        hoof_reader_expected(reader, *at, kind->expected);
        return false;
    }
    out->number = (int)number;
    ++*at;
    return true;
}

static bool read_decimal(struct hoof_reader *reader, const struct hoof_argument_kind *kind,
                         size_t *at, struct hoof_arg *out)
{
    out->amount = (struct hoof_amount){0};
    if (!read_number(reader, *at, &out->amount.value)) {
        hoof_reader_expected(reader, *at, kind->expected);
        return false;
    }
    ++*at;
    return true;
}

static const struct {
    const char *words[2];
    enum hoof_compare compare;
} comparisons[] = {
    {{"above", NULL}, HOOF_ABOVE}, {{"more", "than"}, HOOF_ABOVE}, {{"at", "least"}, HOOF_AT_LEAST},
    {{"below", NULL}, HOOF_BELOW}, {{"less", "than"}, HOOF_BELOW}, {{"at", "most"}, HOOF_AT_MOST},
};

static bool read_compare(struct hoof_reader *reader, const struct hoof_argument_kind *kind,
                         size_t *at, struct hoof_arg *out)
{
    for (size_t i = 0; i < sizeof comparisons / sizeof *comparisons; i++)
        if (hoof_reader_is(reader, *at, comparisons[i].words[0]) &&
            (!comparisons[i].words[1] ||
             hoof_reader_is(reader, *at + 1, comparisons[i].words[1]))) {
            *at += comparisons[i].words[1] ? 2 : 1;
            out->compare = comparisons[i].compare;
            return true;
        }
    hoof_reader_expected(reader, *at, kind->expected);
    return false;
}

/* The unit at a word: its one name, written as it is in results and doses. */
static bool read_unit(struct hoof_reader *reader, size_t at, struct hoof_amount *out)
{
    size_t n;
    if (at >= reader->count)
        return false;
    const char *word = word_at(reader, at, &n), *base = NULL;
    if (n > 3 && memcmp(word + n - 3, "/kg", 3) == 0) {
        out->per = HOOF_PER_KG;
        base = hoof_unit_name(word, n - 3, HOOF_UNIT_DOSE);
    } else if (n > 3 && memcmp(word + n - 3, "/m2", 3) == 0) {
        out->per = HOOF_PER_M2;
        base = hoof_unit_name(word, n - 3, HOOF_UNIT_DOSE);
    }
    if (base) {
        out->base = base;
        out->unit = hoof_strndup(reader->arena, word, n);
        reader->out_of_memory |= !out->unit;
        return true;
    }
    out->per = HOOF_FLAT;
    const char *name = hoof_unit_name(word, n, HOOF_UNIT_DOSE);
    if (!name || strlen(name) != n || memcmp(name, word, n) != 0)
        return false;
    out->unit = out->base = name;
    return true;
}

/* "1500 mcg", "10000 U/kg". */
static bool read_amount(struct hoof_reader *reader, const struct hoof_argument_kind *kind,
                        size_t *at, struct hoof_arg *out)
{
    struct hoof_amount amount = {0};
    if (!read_number(reader, *at, &amount.value)) {
        hoof_reader_expected(reader, *at, kind->expected);
        return false;
    }
    bool unit = read_unit(reader, *at + 1, &amount);
    if (!unit && !kind->one) {
        hoof_reader_expected(reader, *at + 1, "a unit such as mg, mcg, mg/m2 or 10*9/L");
        return false;
    }
    out->amount = amount;
    *at += unit ? 2 : 1;
    return true;
}

/* "160/100". */
static bool read_pair(struct hoof_reader *reader, const struct hoof_argument_kind *kind, size_t *at,
                      struct hoof_arg *out)
{
    size_t n = 0;
    const char *word = *at < reader->count ? word_at(reader, *at, &n) : "";
    const char *slash = memchr(word, '/', n);
    if (!slash || !hoof_number_parse(word, (size_t)(slash - word), &out->pair.first, NULL) ||
        !hoof_number_parse(slash + 1, (size_t)(word + n - slash - 1), &out->pair.second, NULL)) {
        hoof_reader_expected(reader, *at, kind->expected);
        return false;
    }
    ++*at;
    return true;
}

/* --- Durations and distances. --------------------------------------------------------- */

static const struct {
    const char *word;
    enum hoof_span_unit unit;
    int32_t times;
} span_units[] = {
    {"min", HOOF_MINUTES, 1},   {"h", HOOF_MINUTES, 60},   {"d", HOOF_DAYS, 1},
    {"day", HOOF_DAYS, 1},      {"days", HOOF_DAYS, 1},    {"wk", HOOF_DAYS, 7},
    {"week", HOOF_DAYS, 7},     {"weeks", HOOF_DAYS, 7},   {"month", HOOF_MONTHS, 1},
    {"months", HOOF_MONTHS, 1}, {"year", HOOF_MONTHS, 12}, {"years", HOOF_MONTHS, 12},
};

static bool duration_of(double number, const struct hoof_reader *reader, size_t unit,
                        struct hoof_duration *out)
{
    for (size_t i = 0; i < sizeof span_units / sizeof *span_units; i++)
        if (hoof_reader_is(reader, unit, span_units[i].word)) {
            double count = number * span_units[i].times;
            if (count != floor(count) || count > 1e6)
                return false;
            *out = (struct hoof_duration){(int32_t)count, span_units[i].unit};
            return true;
        }
    return false;
}

static bool duration_at(const struct hoof_reader *reader, size_t *at, struct hoof_duration *out)
{
    double number;
    if (!read_number(reader, *at, &number) || !duration_of(number, reader, *at + 1, out))
        return false;
    *at += 2;
    return true;
}

static bool read_duration(struct hoof_reader *reader, const struct hoof_argument_kind *kind,
                          size_t *at, struct hoof_arg *out)
{
    if (duration_at(reader, at, &out->duration))
        return true;
    hoof_reader_expected(reader, *at, kind->expected);
    return false;
}

static const struct {
    const char *word;
    enum hoof_side side;
} sides[] = {
    {"before", HOOF_BEFORE}, {"ago", HOOF_BEFORE},    {"after", HOOF_AFTER},
    {"ahead", HOOF_AFTER},   {"around", HOOF_AROUND},
};

static bool side_at(const struct hoof_reader *reader, size_t *at, enum hoof_side *out)
{
    for (size_t i = 0; i < sizeof sides / sizeof *sides; i++)
        if (hoof_reader_is(reader, *at, sides[i].word)) {
            *out = sides[i].side;
            ++*at;
            return true;
        }
    return false;
}

/* Distances that are said in words alone. */
static const struct {
    const char *words[4];
    struct hoof_distance distance;
} said[] = {
    {{"on", "the", "same", "day"},
     {HOOF_AROUND, {0, HOOF_DAYS}, {0, HOOF_DAYS}, false, true, false, true}},
    {{"on", "the", "day", "before"},
     {HOOF_BEFORE, {1, HOOF_DAYS}, {1, HOOF_DAYS}, true, true, true, true}},
    {{"on", "the", "day", "after"},
     {HOOF_AFTER, {1, HOOF_DAYS}, {1, HOOF_DAYS}, true, true, true, true}},
    {{"earlier", "that", "day", NULL},
     {HOOF_BEFORE, {0, HOOF_DAYS}, {0, HOOF_DAYS}, false, true, false, true}},
    {{"later", "that", "day", NULL},
     {HOOF_AFTER, {0, HOOF_DAYS}, {0, HOOF_DAYS}, false, true, false, true}},
    {{"ever", "before", NULL, NULL}, {.side = HOOF_BEFORE}},
    {{"ever", "after", NULL, NULL}, {.side = HOOF_AFTER}},
    {{"ever", NULL, NULL, NULL}, {.side = HOOF_AROUND}},
};

static bool said_at(const struct hoof_reader *reader, size_t *at, struct hoof_distance *out)
{
    for (size_t i = 0; i < sizeof said / sizeof *said; i++) {
        size_t k = 0;
        while (k < 4 && said[i].words[k] && hoof_reader_is(reader, *at + k, said[i].words[k]))
            k++;
        if (k < 4 && said[i].words[k])
            continue;
        *out = said[i].distance;
        *at += k;
        return true;
    }
    return false;
}

/* "in the last 7 d", "in the next 24 h". */
static bool last_at(const struct hoof_reader *reader, size_t *at, struct hoof_distance *out)
{
    bool next = hoof_reader_is(reader, *at + 2, "next");
    size_t end = *at + 3;
    if (!hoof_reader_is(reader, *at, "in") || !hoof_reader_is(reader, *at + 1, "the") ||
        (!next && !hoof_reader_is(reader, *at + 2, "last")) ||
        !duration_at(reader, &end, &out->high))
        return false;
    out->side = next ? HOOF_AFTER : HOOF_BEFORE;
    out->has_high = true;
    *at = end;
    return true;
}

/* "4 h to 24 h", "4 to 24 h", "35 d or more", "exactly 21 d". */
static bool limits_at(const struct hoof_reader *reader, size_t *at, struct hoof_distance *out)
{
    size_t end = *at;
    double first;
    if (hoof_reader_is(reader, end, "exactly") && ++end && duration_at(reader, &end, &out->low)) {
        out->high = out->low;
        out->has_low = out->has_high = out->low_included = out->high_included = true;
        *at = end;
        return true;
    }
    if (duration_at(reader, &end, &out->low)) {
        out->has_low = out->low_included = true;
        if (hoof_reader_is(reader, end, "or") && hoof_reader_is(reader, end + 1, "more")) {
            *at = end + 2;
            return true;
        }
    } else if (read_number(reader, end, &first) && hoof_reader_is(reader, end + 1, "to") &&
               duration_of(first, reader, end + 3, &out->low)) {
        out->has_low = out->low_included = true;
        end++;
    }
    if (!out->has_low || !hoof_reader_is(reader, end, "to"))
        return false;
    end++;
    if (!duration_at(reader, &end, &out->high) || out->high.unit != out->low.unit ||
        out->high.count < out->low.count)
        return false;
    out->has_high = out->high_included = true;
    *at = end;
    return true;
}

/* "within 28 d", "more than 35 d", "more than 63 d and within 112 d". */
static bool within_at(const struct hoof_reader *reader, size_t *at, struct hoof_distance *out)
{
    size_t end = *at;
    if (hoof_reader_is(reader, end, "more") && hoof_reader_is(reader, end + 1, "than")) {
        end += 2;
        if (!duration_at(reader, &end, &out->low))
            return false;
        out->has_low = true;
        *at = end;
        if (!hoof_reader_is(reader, end, "and"))
            return true;
        end++;
    }
    if (!hoof_reader_is(reader, end, "within"))
        return false;
    end++;
    if (!duration_at(reader, &end, &out->high))
        return false;
    out->has_high = true;
    *at = end;
    return !out->has_low || (out->high.unit == out->low.unit && out->high.count > out->low.count);
}

static bool read_distance(struct hoof_reader *reader, const struct hoof_argument_kind *kind,
                          size_t *at, struct hoof_arg *out)
{
    struct hoof_distance none = {0}, *distance = &out->distance;
    *distance = none;
    if (said_at(reader, at, distance))
        return true;
    if (last_at(reader, at, distance))
        return true;
    size_t end = *at;
    if (!within_at(reader, &end, distance)) {
        *distance = none;
        end = *at;
        if (!limits_at(reader, &end, distance)) {
            hoof_reader_expected(reader, *at, kind->expected);
            return false;
        }
    }
    if (!side_at(reader, &end, &distance->side)) {
        hoof_reader_expected(reader, end, "before, after, around, ago or ahead");
        return false;
    }
    *at = end;
    return true;
}

/* --- The kinds. -------------------------------------------------------------------------- */

static const struct hoof_argument_kind kinds[] = {
    {"AGENTS", "medicine or class of medicines", read_set, {"agent"}, NULL, false},
    {"SYMPTOMS", "symptom", read_set, {"symptom"}, "low-blood-pressure", false},
    {"TESTS", "test or vital", read_set, {"test", "vital"}, NULL, false},
    {"TEST", "test or vital", read_set, {"test", "vital"}, NULL, true},
    {"EVENTS", "event", read_set, {"event"}, NULL, false},
    {"FACTORS", "factor", read_set, {"factor"}, NULL, false},
    {"FOODS", "food", read_set, {"food"}, NULL, false},
    {"CLASSES", "class of food", read_set, {"class"}, NULL, false},
    {"CONDITIONS", "condition", read_set, {"condition"}, NULL, false},
    {"REGIMENS", "regimen", read_set, {"regimen"}, NULL, false},
    {"WORDS", "a word", read_set, {NULL}, NULL, false},
    {"N", "a whole number", read_count, {NULL}, NULL, false},
    {"NUMBER", "a number", read_decimal, {NULL}, NULL, false},
    {"COMPARE", "above, below, at least or at most", read_compare, {NULL}, NULL, false},
    {"AMOUNT", "an amount such as 30 mg", read_amount, {NULL}, NULL, false},
    {"VALUE", "a value such as 1.5 10*9/L", read_amount, {NULL}, NULL, true},
    {"PAIR", "two numbers such as 160/100", read_pair, {NULL}, NULL, false},
    {"D", "a time such as 24 h, 28 d or 7 months", read_duration, {NULL}, NULL, false},
    {"DISTANCE",
     "a distance such as within 28 d before, 4 h to 24 h after or ever",
     read_distance,
     {NULL},
     NULL,
     false},
};

bool hoof_argument_read(struct hoof_reader *reader, const char *kind, size_t n, size_t *at,
                        struct hoof_arg *out)
{
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (strlen(kinds[i].name) == n && memcmp(kinds[i].name, kind, n) == 0) {
            out->kind = &kinds[i];
            return kinds[i].read(reader, &kinds[i], at, out);
        }
    return false;
}

bool hoof_argument_is_distance(const struct hoof_arg *arg)
{
    return arg->kind && arg->kind->read == read_distance;
}
