/*
 * The short form of an answer, for streams of ingredient lists.
 *
 * Room for the longest possible document is made once for each, and written
 * into without further checks: pieces that depend on the table alone stand
 * ready, text is copied 16 bytes at a time. What is copied too far is written
 * over by what comes next.
 */
#include "render/food_json.h"

#include <string.h>

#include "base/json_write.h"

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define STEP    16
#define PIECE   80
#define CLASSES HOOF_FOOD_MOST_CLASSES
#define LEVELS  5

struct piece {
    uint32_t length;
    char text[PIECE]; /* copied in whole steps */
};

struct hoof_food_json {
    size_t class_count;
    struct piece *foods;                   /* {"food":"banana","start": */
    struct piece classes[CLASSES][LEVELS]; /* "alcohol":"high", */
    char digits[1000][4];                  /* three digits and their number */
};

static bool fill_piece(struct piece *piece, const char *a, const char *b, const char *c,
                       const char *d, const char *e)
{
    const char *const parts[] = {a, b, c, d, e};
    size_t n = 0;
    for (size_t i = 0; i < 5; i++) {
        size_t length = strlen(parts[i]);
        if (n + length > PIECE - STEP)
            return false;
        memcpy(piece->text + n, parts[i], length);
        n += length;
    }
    piece->length = (uint32_t)n;
    return true;
}

bool hoof_food_json_new(struct hoof_arena *arena, const struct hoof_food_table *table,
                        const struct hoof_food_json **out, struct hoof_error *err)
{
    const size_t foods = hoof_food_count(table), classes = hoof_food_class_count(table);
    struct hoof_food_json *json = hoof_alloc(arena, sizeof *json);
    if (!json || !(json->foods = hoof_alloc_array(arena, foods + 1, sizeof *json->foods)))
        return hoof_fail_memory(err);
    json->class_count = classes;
    for (size_t i = 0; i < foods; i++)
        if (!fill_piece(&json->foods[i], "{\"food\":\"",
                        hoof_food_id(table, hoof_food_at(table, i)), "\",\"start\":", "", ""))
            return hoof_fail_bug(err, "a food's id is too long");
    if (classes > CLASSES)
        return hoof_fail_bug(err, "more classes than there is room for");
    for (size_t i = 0; i < classes; i++)
        for (int level = 0; level < LEVELS; level++)
            if (!fill_piece(&json->classes[i][level], "\"", hoof_food_class_id(table, i), "\":\"",
                            hoof_level_name((enum hoof_level)level), "\","))
                return hoof_fail_bug(err, "a class's id is too long");
    for (unsigned i = 0; i < 1000; i++) {
        unsigned count = i < 10 ? 1 : i < 100 ? 2 : 3;
        char *digits = json->digits[i];
        for (unsigned k = count, rest = i; k-- > 0; rest /= 10)
            digits[k] = (char)('0' + rest % 10);
        digits[3] = (char)count;
    }
    *out = json;
    return true;
}

static inline void copy_step(char *to, const char *from)
{
#ifdef __SSE2__
    _mm_storeu_si128((__m128i *)(void *)to, _mm_loadu_si128((const __m128i *)(const void *)from));
#else
    memcpy(to, from, STEP);
#endif
}

/* Three steps hold nearly all pieces; a fixed number of steps costs less than
 * a branch that cannot be foretold. */
static inline char *put_piece(char *p, const struct piece *piece)
{
    copy_step(p, piece->text);
    copy_step(p + STEP, piece->text + STEP);
    copy_step(p + 2 * STEP, piece->text + 2 * STEP);
    for (uint32_t done = 3 * STEP; done < piece->length; done += STEP)
        copy_step(p + done, piece->text + done);
    return p + piece->length;
}

#define PUT(p, literal) (memcpy(p, literal, sizeof(literal) - 1), (p) + sizeof(literal) - 1)

static char *put_large(const struct hoof_food_json *json, char *p, uint32_t value)
{
    char digits[12];
    size_t n = sizeof digits;
    for (; value; value /= 10)
        digits[--n] = (char)('0' + value % 10);
    memcpy(p, digits + n, sizeof digits - n);
    return p + sizeof digits - n;
}

static inline char *put_number(const struct hoof_food_json *json, char *p, uint32_t value)
{
    if (value >= 1000)
        return put_large(json, p, value);
    memcpy(p, json->digits[value], 4);
    return p + json->digits[value][3];
}

/* A character that a JSON string cannot hold as it is. */
static char *put_escape(char *p, unsigned char c)
{
    static const char hex[] = "0123456789abcdef";
    if (c == '"' || c == '\\') {
        *p++ = '\\';
        *p++ = (char)c;
        return p;
    }
    if (c == '\t')
        return PUT(p, "\\t");
    if (c == '\n')
        return PUT(p, "\\n");
    if (c == '\r')
        return PUT(p, "\\r");
    p = PUT(p, "\\u00");
    *p++ = hex[c >> 4];
    *p++ = hex[c & 15];
    return p;
}

#ifdef __SSE2__

typedef __m128i bytes_to_escape;

/* Which of 16 bytes, that are copied, must be escaped. */
static inline __m128i copy_and_look(char *to, const char *from)
{
    const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)from);
    _mm_storeu_si128((__m128i *)(void *)to, v);
    const __m128i control = _mm_cmpeq_epi8(_mm_min_epu8(v, _mm_set1_epi8(0x1F)), v);
    const __m128i quote = _mm_cmpeq_epi8(v, _mm_set1_epi8('"'));
    const __m128i stroke = _mm_cmpeq_epi8(v, _mm_set1_epi8('\\'));
    return _mm_or_si128(_mm_or_si128(control, quote), stroke);
}

static inline unsigned as_bits(__m128i mask)
{
    return (unsigned)_mm_movemask_epi8(mask);
}

static inline bool any_of_four(const __m128i mask[4])
{
    return _mm_movemask_epi8(
               _mm_or_si128(_mm_or_si128(mask[0], mask[1]), _mm_or_si128(mask[2], mask[3]))) != 0;
}

#else

typedef unsigned bytes_to_escape;

static inline unsigned copy_and_look(char *to, const char *from)
{
    unsigned mask = 0;
    for (unsigned i = 0; i < STEP; i++) {
        unsigned char c = (unsigned char)from[i];
        mask |= (unsigned)(c < 0x20 || c == '"' || c == '\\') << i;
    }
    memcpy(to, from, STEP);
    return mask;
}

static inline unsigned as_bits(unsigned mask)
{
    return mask;
}

static inline bool any_of_four(const unsigned mask[4])
{
    return (mask[0] | mask[1] | mask[2] | mask[3]) != 0;
}

#endif

/* The text up to its first byte that must be escaped, and that. */
static char *put_text_step(char *p, const char *text, size_t n, size_t *at)
{
    char rest[STEP] = {0};
    const char *bytes = text + *at;
    const size_t here = n - *at < STEP ? n - *at : STEP;
    if (here < STEP)
        bytes = memcpy(rest, bytes, here);
    const unsigned mask = as_bits(copy_and_look(p, bytes)) | 1u << STEP;
    const size_t plain = (size_t)__builtin_ctz(mask);
    if (plain >= here) {
        *at += here;
        return p + here;
    }
    *at += plain + 1;
    return put_escape(p + plain, (unsigned char)bytes[plain]);
}

static char *put_text(char *p, const char *text, size_t n)
{
    size_t at = 0;
    while (at < n) {
        bytes_to_escape mask[4];
        if (n - at >= 4 * STEP) {
            for (int i = 0; i < 4; i++)
                mask[i] = copy_and_look(p + i * STEP, text + at + i * STEP);
            if (__builtin_expect(!any_of_four(mask), 1)) {
                p += 4 * STEP;
                at += 4 * STEP;
                continue;
            }
        }
        p = put_text_step(p, text, n, &at);
    }
    return p;
}

/* The words of the text that are not checked, each with quotes and a comma.
 * Letters, digits and apostrophes need no escape. */
static char *put_words(char *p, const struct hoof_food_answer *answer)
{
    const struct hoof_span *span = answer->not_checked;
    const struct hoof_span *const end = span + answer->not_checked_count;
    const char *const text = answer->text;
    const size_t n = answer->text_size;
    for (; span < end; span++) {
        const size_t length = span->end - span->start;
        *p++ = '"';
        if (__builtin_expect(length <= STEP && span->start + STEP <= n, 1))
            copy_step(p, text + span->start);
        else
            memcpy(p, text + span->start, length);
        p += length;
        p = PUT(p, "\",");
    }
    return p;
}

static char *put_levels(const struct hoof_food_json *json, char *p, const uint8_t *levels)
{
#ifdef __SSE2__
    const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)levels);
    unsigned left = (unsigned)_mm_movemask_epi8(_mm_cmpgt_epi8(v, _mm_setzero_si128()));
    for (left &= (1u << json->class_count) - 1; left; left &= left - 1) {
        const unsigned i = (unsigned)__builtin_ctz(left);
        p = put_piece(p, &json->classes[i][levels[i]]);
    }
#else
    for (size_t i = 0; i < json->class_count; i++)
        if (levels[i])
            p = put_piece(p, &json->classes[i][levels[i]]);
#endif
    return p;
}

/* Questions are rare: by the general writer. */
static void put_questions(const struct hoof_food_answer *answer, struct hoof_buf *buf)
{
    struct hoof_json json = {.buf = buf};
    hoof_json_open(&json, '[');
    for (size_t i = 0; i < answer->question_count; i++) {
        json.need_comma = i > 0;
        hoof_json_open(&json, '{');
        hoof_json_member_text(&json, "text", answer->questions[i].text);
        hoof_json_key(&json, "choices");
        hoof_json_open(&json, '[');
        for (size_t k = 0; k < answer->questions[i].choice_count; k++)
            hoof_json_text(&json, answer->questions[i].choices[k]);
        hoof_json_close(&json, ']');
        hoof_json_close(&json, '}');
    }
    hoof_json_close(&json, ']');
}

/* The most bytes that a document can have, but for its questions. */
static size_t longest(const struct hoof_food_answer *answer)
{
    return 256 + CLASSES * PIECE + 6 * answer->text_size + answer->match_count * (PIECE + 48) +
           answer->text_size + answer->not_checked_count * 4 + 4 * STEP;
}

void hoof_food_json_brief(const struct hoof_food_json *json, const struct hoof_food_answer *answer,
                          struct hoof_buf *buf)
{
    if (!hoof_buf_reserve(buf, longest(answer)))
        return;
    char *p = buf->data + buf->len;
    p = PUT(p, "{\"schema\":\"hoofbeat.food/1\",\"text\":\"");
    p = put_text(p, answer->text, answer->text_size);
    p = PUT(p, "\",\"classes\":{");
    const char *empty = p;
    p = put_levels(json, p, answer->classes);
    p -= p != empty; /* the last comma */
    p = PUT(p, "},\"foods\":[");
    empty = p;
    for (size_t i = 0; i < answer->match_count; i++) {
        const struct hoof_food_match *match = &answer->matches[i];
        p = put_piece(p, &json->foods[match->index]);
        p = put_number(json, p, match->start);
        p = PUT(p, ",\"end\":");
        p = put_number(json, p, match->end);
        p = PUT(p, "},");
    }
    p -= p != empty;
    p = PUT(p, "],\"not_checked\":[");
    empty = p;
    p = put_words(p, answer);
    p -= p != empty;
    if (!answer->question_count) {
        p = PUT(p, "],\"questions\":[]}");
        buf->len = (size_t)(p - buf->data);
        *p = '\0';
        return;
    }
    p = PUT(p, "],\"questions\":");
    *p = '\0';
    buf->len = (size_t)(p - buf->data);
    put_questions(answer, buf);
    hoof_buf_byte(buf, '}');
}
