#include "base/quantity.h"

#include <string.h>

#include "base/text.h"

enum { DIGITS_MAX = 15 }; /* a double holds any 15 digits exactly */

struct reader {
    const char *at, *end;
};

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool starts_with(const struct reader *reader, const char *what)
{
    size_t n = strlen(what);
    return (size_t)(reader->end - reader->at) >= n && memcmp(reader->at, what, n) == 0;
}

static bool skip(struct reader *reader, const char *what)
{
    if (!starts_with(reader, what))
        return false;
    reader->at += strlen(what);
    return true;
}

/* Length of the white space at the reader, 0 if there is none. */
static size_t space_length(const struct reader *reader)
{
    if (reader->at == reader->end)
        return 0;
    size_t length;
    uint32_t c = hoof_utf8_decode(reader->at, (size_t)(reader->end - reader->at), &length);
    return hoof_is_space(c) ? length : 0;
}

static void skip_space(struct reader *reader)
{
    for (size_t length; (length = space_length(reader));)
        reader->at += length;
}

static bool fail_number(const char *text, size_t n, struct hoof_error *err)
{
    char shown[HOOF_SHOWN];
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "\"%s\" is not a number. Write digits, with a point or a comma where it "
                     "needs one, as in 31.5.",
                     hoof_shown(text, n, shown));
}

static bool fail_long(const char *text, size_t n, struct hoof_error *err)
{
    char shown[HOOF_SHOWN];
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "\"%s\" has more digits than any value here needs. Write at most %d.",
                     hoof_shown(text, n, shown), DIGITS_MAX);
}

/* "1,250": thousands to one reader, a decimal comma to the next. */
static bool fail_either(const char *text, size_t n, const char *comma, struct hoof_error *err)
{
    int before = (int)(comma - text), after = (int)(text + n - comma - 1);
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "\"%.*s\" can be read as %.*s%.*s or as %.*s.%.*s. Write it one of these two "
                     "ways.",
                     (int)n, text, before, text, after, comma + 1, before, text, after, comma + 1);
}

/* Digits with grouping marks and a decimal mark: where they stand. */
struct layout {
    size_t digits; /* in all */
    size_t points, commas;
    const char *first_mark, *last_mark; /* NULL: none */
    bool even_groups;                   /* each mark but the last is followed by three digits */
    size_t first_group, last_group;     /* digits before the first and after the last mark */
};

static struct layout survey(const char *text, size_t n)
{
    struct layout layout = {.even_groups = true};
    size_t group = 0;
    for (size_t i = 0; i < n; i++) {
        if (is_digit(text[i])) {
            layout.digits++;
            group++;
            continue;
        }
        *(text[i] == ',' ? &layout.commas : &layout.points) += 1;
        if (!layout.first_mark) {
            layout.first_mark = text + i;
            layout.first_group = group;
        } else if (group != 3) {
            layout.even_groups = false;
        }
        layout.last_mark = text + i;
        group = 0;
    }
    layout.last_group = group;
    return layout;
}

/* Where the decimal mark of a run of digits, points and commas is; NULL when it
 * has none. False: it is no number, or could be two. */
static bool find_decimal_mark(const char *text, size_t n, const struct layout *layout,
                              const char **mark, struct hoof_error *err)
{
    size_t marks = layout->points + layout->commas;
    bool groups = layout->first_group >= 1 && layout->first_group <= 3 && text[0] != '0' &&
                  layout->even_groups;
    *mark = layout->last_mark;
    if (marks == 0)
        return true;
    if (!layout->last_group)
        return fail_number(text, n, err);
    if (marks == 1) {
        bool either = layout->commas && groups && layout->last_group == 3;
        return !either || fail_either(text, n, layout->last_mark, err);
    }
    if (!groups)
        return fail_number(text, n, err);
    if (!layout->points || !layout->commas) { /* "1,250,000": grouping alone */
        *mark = NULL;
        return layout->last_group == 3 || fail_number(text, n, err);
    }
    /* "1,250.5" or "1.250,5": one kind groups, the other comes once and last. */
    size_t of_last = *layout->last_mark == ',' ? layout->commas : layout->points;
    return of_last == 1 || fail_number(text, n, err);
}

static bool read_decimal(const char *text, size_t n, double *out, struct hoof_error *err)
{
    static const double powers[] = {1e0, 1e1, 1e2,  1e3,  1e4,  1e5,  1e6,  1e7,
                                    1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15};
    struct layout layout = survey(text, n);
    const char *mark;
    if (!layout.digits)
        return fail_number(text, n, err);
    if (layout.digits > DIGITS_MAX)
        return fail_long(text, n, err);
    if (!find_decimal_mark(text, n, &layout, &mark, err))
        return false;
    int64_t value = 0;
    for (size_t i = 0; i < n; i++)
        if (is_digit(text[i]))
            value = value * 10 + (text[i] - '0');
    /* Both are exact, so the quotient is the nearest double to what was written. */
    *out = (double)value / powers[mark ? layout.last_group : 0];
    return true;
}

/* A proper fraction, "½" or "3/4"; "142/85" is a blood pressure and none. */
static bool read_fraction(struct reader *reader, double *out)
{
    static const struct {
        const char *sign;
        double value;
    } signs[] = {{"½", 1.0 / 2}, {"¼", 1.0 / 4}, {"¾", 3.0 / 4}, {"⅓", 1.0 / 3}, {"⅔", 2.0 / 3},
                 {"⅛", 1.0 / 8}, {"⅜", 3.0 / 8}, {"⅝", 5.0 / 8}, {"⅞", 7.0 / 8}, {"⅕", 1.0 / 5},
                 {"⅖", 2.0 / 5}, {"⅗", 3.0 / 5}, {"⅘", 4.0 / 5}, {"⅙", 1.0 / 6}, {"⅚", 5.0 / 6}};
    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (skip(reader, signs[i].sign)) {
            *out = signs[i].value;
            return true;
        }
    struct reader try = *reader;
    int parts[2] = {0, 0};
    for (int i = 0; i < 2; i++) {
        int digits = 0;
        for (; try.at < try.end && is_digit(*try.at) && digits < 3; digits++)
            parts[i] = parts[i] * 10 + (*try.at++ - '0');
        if (!digits || (i == 0 && !skip(&try, "/") && !skip(&try, "⁄")))
            return false;
    }
    if (parts[0] == 0 || parts[0] >= parts[1] || parts[1] > 16)
        return false;
    *reader = try;
    *out = (double)parts[0] / parts[1];
    return true;
}

/* Digits grouped in threes by spaces or apostrophes ("1 250", "1'250.5"): the
 * marks are dropped. Returns the bytes written to out, 0 when it is not that. */
static size_t close_groups(struct reader reader, char *out, size_t size)
{
    size_t used = 0, group = 0, groups = 0;
    bool decimal = false;
    while (reader.at < reader.end && used + 1 < size) {
        char c = *reader.at;
        if (is_digit(c) || ((c == '.' || c == ',') && !decimal && groups && group == 3)) {
            decimal = decimal || !is_digit(c);
            group += is_digit(c) && !decimal;
            out[used++] = c;
            reader.at++;
            continue;
        }
        bool mark = skip(&reader, "'") || skip(&reader, "’");
        size_t length = mark ? 0 : space_length(&reader);
        if (decimal || (!mark && !length) || group < 1 || group > 3 || (groups && group != 3))
            return 0;
        reader.at += length;
        groups++;
        group = 0;
    }
    return reader.at == reader.end && groups && group == 3 && out[0] != '0' ? used : 0;
}

bool hoof_number_parse(const char *text, size_t n, double *out, struct hoof_error *err)
{
    struct reader reader = {text, text + n};
    skip_space(&reader);
    while (reader.end > reader.at && (reader.end[-1] == ' ' || reader.end[-1] == '\t'))
        reader.end--;
    bool minus = skip(&reader, "-") || skip(&reader, "−");
    if (!minus)
        skip(&reader, "+");
    const char *start = reader.at;
    size_t length = (size_t)(reader.end - reader.at);
    double value = 0, part = 0;
    char closed[2 * DIGITS_MAX];
    size_t closed_length;

    if (read_fraction(&reader, &part) && reader.at == reader.end) {
        *out = minus ? -part : part;
        return true;
    }
    reader.at = start;
    while (reader.at < reader.end &&
           (is_digit(*reader.at) || *reader.at == '.' || *reader.at == ','))
        reader.at++;
    size_t run = (size_t)(reader.at - start);
    if (run == length) {
        if (!read_decimal(start, run, &value, err))
            return false;
    } else if ((closed_length =
                    close_groups((struct reader){start, reader.end}, closed, sizeof closed))) {
        if (!read_decimal(closed, closed_length, &value, err))
            return false;
    } else {
        /* "1 1/2", "1½": whole numbers only, and a digit after them is not
         * another number's ("11/2"). */
        bool whole = run && !memchr(start, '.', run) && !memchr(start, ',', run);
        bool apart = space_length(&reader) > 0;
        skip_space(&reader);
        if (!whole || (!apart && is_digit(*reader.at)) || !read_fraction(&reader, &part) ||
            reader.at != reader.end)
            return fail_number(text, n, err);
        if (!read_decimal(start, run, &value, err))
            return false;
        value += part;
    }
    *out = minus ? -value : value;
    return true;
}
