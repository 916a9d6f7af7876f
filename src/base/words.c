#include "base/words.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/vectors.h"

/* Put together in vectors, the edges that are read off a mask come later than one
 * by one. */
#if defined(__GNUC__) && !defined(__clang__)
#pragma GCC optimize("no-tree-slp-vectorize")
#endif

enum kind {
    KIND_MARK_OF_TEXT, /* comma, bracket, emoji: ends a name */
    KIND_SOFT,         /* white space, hyphen, apostrophe: may stand inside a name */
    KIND_LETTER,
    KIND_DIGIT,
    KIND_ACCENT,   /* belongs to the letter before it */
    KIND_INVISIBLE /* soft hyphen, joiner: belongs to the word around it */
};

static bool is_digit(unsigned char c)
{
    return c >= '0' && c <= '9';
}

static bool is_letter(unsigned char c)
{
    return (unsigned)(c | 0x20) - 'a' < 26;
}

static enum kind ascii_kind(unsigned char c)
{
    if (is_letter(c))
        return KIND_LETTER;
    if (is_digit(c))
        return KIND_DIGIT;
    if (c == ' ' || (c >= '\t' && c <= '\r') || c == '-' || c == '\'')
        return KIND_SOFT;
    return KIND_MARK_OF_TEXT;
}

static enum kind wide_kind(utf8proc_int32_t c)
{
    switch (c) {
    case 0x0085: /* next line */
    case 0x02BC: /* the letter apostrophe */
    case 0x200B: /* zero width space */
    case 0x2010: /* hyphen */
    case 0x2011: /* the hyphen that does not break */
    case 0x2019: /* ’ */
    case 0xFF07: /* full width apostrophe */
        return KIND_SOFT;
    case 0x00AD: /* soft hyphen */
    case 0x200C:
    case 0x200D:
    case 0x2060:
    case 0xFEFF:
        return KIND_INVISIBLE;
    }
    switch (utf8proc_category(c)) {
    case UTF8PROC_CATEGORY_LU:
    case UTF8PROC_CATEGORY_LL:
    case UTF8PROC_CATEGORY_LT:
    case UTF8PROC_CATEGORY_LM:
    case UTF8PROC_CATEGORY_LO:
        return KIND_LETTER;
    case UTF8PROC_CATEGORY_ND:
        return KIND_DIGIT;
    case UTF8PROC_CATEGORY_MN:
    case UTF8PROC_CATEGORY_MC:
    case UTF8PROC_CATEGORY_ME:
        return KIND_ACCENT;
    case UTF8PROC_CATEGORY_ZS:
    case UTF8PROC_CATEGORY_ZL:
    case UTF8PROC_CATEGORY_ZP:
        return KIND_SOFT;
    default:
        return KIND_MARK_OF_TEXT;
    }
}

/* The kind and length of the character at byte `at`. */
static enum kind kind_at(const char *text, size_t n, size_t at, size_t *length)
{
    unsigned char c = (unsigned char)text[at];
    *length = 1;
    if (c < 0x80)
        return ascii_kind(c);
    utf8proc_int32_t point;
    utf8proc_ssize_t used =
        utf8proc_iterate((const utf8proc_uint8_t *)text + at, (utf8proc_ssize_t)(n - at), &point);
    if (used <= 0)
        return KIND_MARK_OF_TEXT;
    *length = (size_t)used;
    return wide_kind(point);
}

/* The kind of the character that ends right before byte `at`. */
static enum kind kind_before(const char *text, size_t n, size_t at)
{
    if (at == 0)
        return KIND_MARK_OF_TEXT;
    size_t start = at - 1;
    while (start > 0 && at - start < 4 && ((unsigned char)text[start] & 0xC0) == 0x80)
        start--;
    size_t length;
    enum kind kind = kind_at(text, n, start, &length);
    return start + length == at ? kind : KIND_MARK_OF_TEXT;
}

/* A point counts only between two digits. */
static bool point_in_number(const char *text, size_t n, size_t at)
{
    size_t length;
    return at + 1 < n && kind_before(text, n, at) == KIND_DIGIT &&
           kind_at(text, n, at + 1, &length) == KIND_DIGIT;
}

/* Whether a letter or digit follows the run of accents and invisible characters
 * at `at`, which ends at *run_end. */
static bool word_goes_on(const char *text, size_t n, size_t at, size_t *run_end)
{
    for (*run_end = at; *run_end < n;) {
        size_t length;
        enum kind kind = kind_at(text, n, *run_end, &length);
        if (kind == KIND_LETTER || kind == KIND_DIGIT)
            return true;
        if (kind != KIND_ACCENT && kind != KIND_INVISIBLE)
            return false;
        *run_end += length;
    }
    return false;
}

size_t hoof_words_apostrophe(const char *text, size_t n, size_t at)
{
    if (at >= n)
        return 0;
    if (text[at] == '\'')
        return 1;
    if (n - at >= 3 &&
        (!memcmp(text + at, "\xE2\x80\x99", 3) || !memcmp(text + at, "\xEF\xBC\x87", 3)))
        return 3;
    if (n - at >= 2 && !memcmp(text + at, "\xCA\xBC", 2))
        return 2;
    return 0;
}

bool hoof_words_soft_gap(const char *text, size_t from, size_t to)
{
    while (from < to) {
        size_t length;
        enum kind kind = kind_at(text, to, from, &length);
        if (kind != KIND_SOFT && kind != KIND_INVISIBLE)
            return false;
        from += length;
    }
    return true;
}

/* One past the last byte of the word that starts at `at`. */
static size_t word_end(const char *text, size_t n, size_t at)
{
    if (text[at] == '&')
        return at + 1;
    while (at < n) {
        size_t length;
        switch (kind_at(text, n, at, &length)) {
        case KIND_LETTER:
        case KIND_DIGIT:
        case KIND_ACCENT:
            at += length;
            continue;
        case KIND_INVISIBLE:
            if (!word_goes_on(text, n, at, &length))
                return at;
            at = length;
            continue;
        default:
            if (text[at] == '.' && point_in_number(text, n, at)) {
                at++;
                continue;
            }
            if (text[at] == '%' && kind_before(text, n, at) == KIND_DIGIT)
                at++;
            return at;
        }
    }
    return at;
}

bool hoof_words_next(const char *text, size_t n, size_t from, struct hoof_span *out)
{
    while (from < n) {
        size_t length;
        enum kind kind = kind_at(text, n, from, &length);
        if (kind == KIND_LETTER || kind == KIND_DIGIT || text[from] == '&') {
            *out = (struct hoof_span){(uint32_t)from, (uint32_t)word_end(text, n, from)};
            return true;
        }
        from += length;
    }
    return false;
}

bool hoof_words_has_letter(const char *text, size_t from, size_t to)
{
    while (from < to) {
        size_t length;
        if (kind_at(text, to, from, &length) == KIND_LETTER)
            return true;
        from += length;
    }
    return false;
}

/* ---- by masks ---- */

/* What is known of 64 bytes: bit i is byte i. */
struct block {
    uint64_t word;     /* belongs to a word; at first letters and digits of ASCII alone */
    uint64_t digit;    /* ASCII */
    uint64_t point;    /* "." */
    uint64_t per_cent; /* "%" and "&", which end a word wherever they are part of one */
    uint64_t begins;   /* a word starts here although the byte before is of a word */
};

#if HOOF_VECTOR_BYTES >= 16

static inline void classify_16(__m128i v, unsigned at, struct block *block)
{
    const __m128i low = _mm_or_si128(v, _mm_set1_epi8(0x20));
    const __m128i letter = _mm_and_si128(_mm_cmpgt_epi8(low, _mm_set1_epi8('a' - 1)),
                                         _mm_cmplt_epi8(low, _mm_set1_epi8('z' + 1)));
    const __m128i digit = _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8('0' - 1)),
                                        _mm_cmplt_epi8(v, _mm_set1_epi8('9' + 1)));
    const __m128i point = _mm_cmpeq_epi8(v, _mm_set1_epi8('.'));
    const __m128i per_cent =
        _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('%')), _mm_cmpeq_epi8(v, _mm_set1_epi8('&')));
    block->word |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_or_si128(letter, digit)) << at;
    block->digit |= (uint64_t)(unsigned)_mm_movemask_epi8(digit) << at;
    block->point |= (uint64_t)(unsigned)_mm_movemask_epi8(point) << at;
    block->per_cent |= (uint64_t)(unsigned)_mm_movemask_epi8(per_cent) << at;
}

/* True if all 64 bytes are ASCII and none is NUL. */
static inline bool classify(const char *text, struct block *block)
{
    __m128i least = _mm_set1_epi8(1);
    *block = (struct block){0};
    for (unsigned at = 0; at < 64; at += 16) {
        const __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(text + at));
        classify_16(v, at, block);
        /* As signed numbers, plain bytes are those over 0. */
        least = _mm_and_si128(least, _mm_cmpgt_epi8(v, _mm_setzero_si128()));
    }
    return _mm_movemask_epi8(_mm_cmpeq_epi8(least, _mm_set1_epi8(1))) == 0xFFFF;
}

#else

static inline bool classify(const char *text, struct block *block)
{
    bool plain = true;
    *block = (struct block){0};
    for (unsigned i = 0; i < 64; i++) {
        unsigned char c = (unsigned char)text[i];
        block->word |= ((uint64_t)is_letter(c) | (uint64_t)is_digit(c)) << i;
        block->digit |= (uint64_t)is_digit(c) << i;
        block->point |= (uint64_t)(c == '.') << i;
        block->per_cent |= (uint64_t)((c == '%') | (c == '&')) << i;
        plain &= c - 1u < 0x7F;
    }
    return plain;
}

#endif

#if HOOF_VECTOR_BYTES >= 32

HOOF_VECTORS_32 static inline uint64_t bits_of(__m256i low, __m256i high)
{
    return (uint32_t)_mm256_movemask_epi8(low) | (uint64_t)(uint32_t)_mm256_movemask_epi8(high)
                                                     << 32;
}

/* Bytes from `first` on, `count` of them: the bias makes the signed comparison
 * one of unsigned numbers. */
HOOF_VECTORS_32 static inline __m256i in_range(__m256i v, char first, int count)
{
    const __m256i moved = _mm256_add_epi8(v, _mm256_set1_epi8((char)(-128 - first)));
    return _mm256_cmpgt_epi8(_mm256_set1_epi8((char)(-128 + count)), moved);
}

HOOF_VECTORS_32 static inline bool classify_wide(const char *text, struct block *block)
{
    const __m256i a = _mm256_loadu_si256((const __m256i *)(const void *)text);
    const __m256i b = _mm256_loadu_si256((const __m256i *)(const void *)(text + 32));
    const __m256i space = _mm256_set1_epi8(0x20), point = _mm256_set1_epi8('.');
    const __m256i per_cent = _mm256_set1_epi8('%'), ampersand = _mm256_set1_epi8('&');
    const __m256i digit_a = in_range(a, '0', 10), digit_b = in_range(b, '0', 10);
    block->digit = bits_of(digit_a, digit_b);
    block->word = block->digit | bits_of(in_range(_mm256_or_si256(a, space), 'a', 26),
                                         in_range(_mm256_or_si256(b, space), 'a', 26));
    block->point = bits_of(_mm256_cmpeq_epi8(a, point), _mm256_cmpeq_epi8(b, point));
    block->per_cent =
        bits_of(_mm256_or_si256(_mm256_cmpeq_epi8(a, per_cent), _mm256_cmpeq_epi8(a, ampersand)),
                _mm256_or_si256(_mm256_cmpeq_epi8(b, per_cent), _mm256_cmpeq_epi8(b, ampersand)));
    block->begins = 0;
    const __m256i zero = _mm256_setzero_si256();
    return _mm256_movemask_epi8(
               _mm256_and_si256(_mm256_cmpgt_epi8(a, zero), _mm256_cmpgt_epi8(b, zero))) == -1;
}

#endif

/* Where words start and end, in turn, up to some byte of the text. */
struct edges {
    struct hoof_words *words;
    uint32_t *next;       /* start, end, start, end ... */
    const uint32_t *full; /* no room for a block's edges from here on */
    uint64_t before;      /* bit 0: the byte before the block is of a word */
};

/* The most edges of a block, and some that are written too many. */
#define BLOCK_EDGES (2 * 64 + 8)

static __attribute__((noinline)) bool more_room(struct edges *edges)
{
    struct hoof_words *words = edges->words;
    const size_t used = edges->next ? (size_t)(edges->next - &words->spans->start) : 0;
    const size_t capacity = words->span_capacity + words->span_capacity / 2 + 2 * BLOCK_EDGES;
    struct hoof_span *spans = realloc(words->spans, capacity * sizeof *spans);
    if (!spans)
        return false;
    words->spans = spans;
    words->span_capacity = capacity;
    edges->next = &spans->start + used;
    edges->full = &spans->start + 2 * capacity - BLOCK_EDGES;
    return true;
}

static bool begin_edges(struct edges *edges, struct hoof_words *words)
{
    *edges = (struct edges){.words = words};
    if (!words->spans)
        return more_room(edges);
    edges->next = &words->spans->start;
    edges->full = edges->next + 2 * words->span_capacity - BLOCK_EDGES;
    return true;
}

/* The lowest bit that is set; 63 where none is. */
static inline uint32_t lowest(uint64_t bits)
{
    return (uint32_t)__builtin_ctzll(bits | UINT64_C(1) << 63);
}

static inline void put_lowest(uint32_t *to, uint64_t *bits, uint32_t base)
{
    *to = base + lowest(*bits);
    *bits &= *bits - 1;
}

static inline __attribute__((always_inline)) bool put_edges(struct edges *edges, uint64_t word,
                                                            uint64_t begins, uint32_t base)
{
    const uint64_t before = word << 1 | edges->before;
    const uint64_t both = word & before & begins; /* one word ends and one starts */
    uint64_t turns = word ^ before;
    uint32_t *next = edges->next;
    edges->before = word >> 63;
    if (__builtin_expect(next >= edges->full, 0)) {
        if (!more_room(edges))
            return false;
        next = edges->next;
    }
    if (__builtin_expect(both != 0, 0)) {
        for (turns |= both; turns; turns &= turns - 1) {
            const uint32_t bit = lowest(turns);
            next[0] = next[1] = base + bit;
            next += 1 + (both >> bit & 1);
        }
        edges->next = next;
        return true;
    }
    /* Some are written too many: the next block writes over them. A fixed number
     * of steps costs less than a branch that cannot be foretold. */
    const unsigned count = (unsigned)__builtin_popcountll(turns);
    for (uint32_t *to = next; to < next + count; to += 8) {
        put_lowest(to, &turns, base);
        put_lowest(to + 1, &turns, base);
        put_lowest(to + 2, &turns, base);
        put_lowest(to + 3, &turns, base);
        put_lowest(to + 4, &turns, base);
        put_lowest(to + 5, &turns, base);
        put_lowest(to + 6, &turns, base);
        put_lowest(to + 7, &turns, base);
    }
    edges->next = next + count;
    return true;
}

static void end_edges(struct edges *edges)
{
    edges->words->count = (size_t)(edges->next - &edges->words->spans->start) / 2;
}

/* The last n % 64 bytes of a text and white space behind them, which ends the
 * last word. */
static const char *last_block(const char *text, size_t n, char block[64])
{
    memset(block, ' ', 64);
    if (n % 64)
        memcpy(block, text + n - n % 64, n % 64);
    return block;
}

typedef bool (*classify_block)(const char *text, struct block *block);

/* Text of ASCII alone, where all is told by the bytes beside: true if it is that,
 * or if memory is short (*failed). */
static inline __attribute__((always_inline)) bool split_plain_by(classify_block classify_64,
                                                                 struct hoof_words *words,
                                                                 const char *text, size_t n,
                                                                 bool *failed)
{
    struct edges edges;
    char last[64];
    if (!begin_edges(&edges, words))
        return *failed = true;
    uint64_t digit_before = 0, begins = 0;
    for (size_t at = 0; at <= n; at += 64) {
        struct block block;
        if (!classify_64(n - at >= 64 ? text + at : last_block(text, n, last), &block))
            return false;
        const uint64_t after_digit = block.digit << 1 | digit_before;
        digit_before = block.digit >> 63;
        if (block.point | block.per_cent) {
            const bool digit_next = n - at > 64 && is_digit((unsigned char)text[at + 64]);
            const uint64_t before_digit = block.digit >> 1 | (uint64_t)digit_next << 63;
            uint64_t signs = block.per_cent & after_digit;
            for (uint64_t left = block.per_cent; left; left &= left - 1) {
                const uint32_t bit = lowest(left);
                if (text[at + bit] == '&') {
                    signs |= UINT64_C(1) << bit;
                    begins |= UINT64_C(1) << bit;
                }
            }
            block.word |= signs | (block.point & after_digit & before_digit);
            begins |= signs << 1;
            if (!put_edges(&edges, block.word, begins, (uint32_t)at))
                return *failed = true;
            begins = signs >> 63;
        } else {
            if (!put_edges(&edges, block.word, begins, (uint32_t)at))
                return *failed = true;
            begins = 0;
        }
    }
    end_edges(&edges);
    return true;
}

static bool split_plain(struct hoof_words *words, const char *text, size_t n, bool *failed)
{
    return split_plain_by(classify, words, text, n, failed);
}

#if HOOF_VECTOR_BYTES >= 32
HOOF_VECTORS_32 static bool split_plain_wide(struct hoof_words *words, const char *text, size_t n,
                                             bool *failed)
{
    return split_plain_by(classify_wide, words, text, n, failed);
}
#endif

static void set_word(struct block *blocks, size_t from, size_t to)
{
    for (; from < to; from++)
        blocks[from / 64].word |= (uint64_t)1 << (from % 64);
}

/* Points, per cent signs and "&". */
static void settle_special(struct block *blocks, const char *text, size_t n, size_t at)
{
    char c = text[at];
    if (c == '.' && !point_in_number(text, n, at))
        return;
    if (c == '%' && kind_before(text, n, at) != KIND_DIGIT)
        return;
    set_word(blocks, at, at + 1);
    if (c == '&')
        blocks[at / 64].begins |= (uint64_t)1 << (at % 64);
    if (c != '.')
        blocks[(at + 1) / 64].begins |= (uint64_t)1 << ((at + 1) % 64);
}

static bool has_word_bit(const struct block *blocks, size_t at)
{
    return blocks[at / 64].word >> (at % 64) & 1;
}

/* All that is not ASCII, in one walk after the masks of ASCII stand. */
static void settle_wide(struct block *blocks, const char *text, size_t n)
{
    size_t at = 0, run_end = 0;
    bool goes_on = false;
    while (at < n) {
        if ((unsigned char)text[at] < 0x80) {
            at++;
            continue;
        }
        size_t length;
        enum kind kind = kind_at(text, n, at, &length);
        bool after_word =
            at > 0 && has_word_bit(blocks, at - 1) && text[at - 1] != '%' && text[at - 1] != '&';
        if (kind == KIND_INVISIBLE && at >= run_end)
            goes_on = word_goes_on(text, n, at, &run_end);
        if (kind == KIND_LETTER || kind == KIND_DIGIT || (kind == KIND_ACCENT && after_word) ||
            (kind == KIND_INVISIBLE && after_word && goes_on))
            set_word(blocks, at, at + length);
        at += length;
    }
}

static bool room_for_blocks(struct hoof_words *words, size_t count)
{
    if (words->block_capacity >= count)
        return true;
    const size_t want = count + count / 2 + 8;
    void *blocks = realloc(words->blocks, want * sizeof(struct block));
    if (!blocks)
        return false;
    words->blocks = blocks;
    words->block_capacity = want;
    return true;
}

/* Text of any script: characters beyond ASCII reach over blocks, so that all
 * masks are settled before edges are read. */
static bool split_any(struct hoof_words *words, const char *text, size_t n)
{
    const size_t count = n / 64 + 1; /* one byte past the text ends its last word */
    struct edges edges;
    char last[64];
    if (!room_for_blocks(words, count) || !begin_edges(&edges, words))
        return false;
    struct block *blocks = words->blocks;
    for (size_t i = 0; i < count; i++)
        classify(i + 1 < count ? text + 64 * i : last_block(text, n, last), &blocks[i]);
    for (size_t i = 0; i < count; i++)
        for (uint64_t left = blocks[i].point | blocks[i].per_cent; left; left &= left - 1)
            settle_special(blocks, text, n, 64 * i + lowest(left));
    settle_wide(blocks, text, n);
    for (size_t i = 0; i < count; i++)
        if (!put_edges(&edges, blocks[i].word, blocks[i].begins, (uint32_t)(64 * i)))
            return false;
    end_edges(&edges);
    return true;
}

bool hoof_words_split(struct hoof_words *words, const char *text, size_t n)
{
    bool failed = false;
    words->count = 0;
#if HOOF_VECTOR_BYTES >= 32
    if (hoof_has_vectors_32())
        words->plain = split_plain_wide(words, text, n, &failed);
    else
#endif
        words->plain = split_plain(words, text, n, &failed);
    return words->plain ? !failed : split_any(words, text, n);
}

void hoof_words_release(struct hoof_words *words)
{
    free(words->spans);
    free(words->items);
    free(words->blocks);
    *words = (struct hoof_words){0};
}
