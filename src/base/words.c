#include "base/words.h"

#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#ifdef __SSE2__
#include <emmintrin.h>
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

bool hoof_words_next(const char *text, size_t n, size_t from, struct hoof_word *out)
{
    bool joined = from > 0;
    while (from < n) {
        size_t length;
        enum kind kind = kind_at(text, n, from, &length);
        if (kind == KIND_LETTER || kind == KIND_DIGIT || text[from] == '&') {
            *out = (struct hoof_word){.start = (uint32_t)from,
                                      .end = (uint32_t)word_end(text, n, from),
                                      .flags = joined ? HOOF_WORD_JOINED : 0};
            return true;
        }
        joined = joined && (kind == KIND_SOFT || kind == KIND_INVISIBLE);
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

/* What is known of 64 bytes: bit i is byte i. */
struct block {
    uint64_t word;    /* belongs to a word */
    uint64_t soft;    /* white space, hyphen, apostrophe */
    uint64_t begins;  /* a word starts here although the byte before is of a word */
    uint64_t special; /* point, per cent sign, "&": settled by what stands beside them */
};

#ifdef __SSE2__

static inline void classify_16(__m128i v, uint64_t *word, uint64_t *soft, uint64_t *special)
{
    const __m128i low = _mm_or_si128(v, _mm_set1_epi8(0x20));
    const __m128i letter = _mm_and_si128(_mm_cmpgt_epi8(low, _mm_set1_epi8('a' - 1)),
                                         _mm_cmplt_epi8(low, _mm_set1_epi8('z' + 1)));
    const __m128i digit = _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8('0' - 1)),
                                        _mm_cmplt_epi8(v, _mm_set1_epi8('9' + 1)));
    const __m128i control = _mm_and_si128(_mm_cmpgt_epi8(v, _mm_set1_epi8('\t' - 1)),
                                          _mm_cmplt_epi8(v, _mm_set1_epi8('\r' + 1)));
    const __m128i stroke =
        _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('-')), _mm_cmpeq_epi8(v, _mm_set1_epi8('\'')));
    const __m128i blank = _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8(' ')), control);
    const __m128i rare = _mm_or_si128(
        _mm_or_si128(_mm_cmpeq_epi8(v, _mm_set1_epi8('.')), _mm_cmpeq_epi8(v, _mm_set1_epi8('%'))),
        _mm_cmpeq_epi8(v, _mm_set1_epi8('&')));
    *word = (unsigned)_mm_movemask_epi8(_mm_or_si128(letter, digit));
    *soft = (unsigned)_mm_movemask_epi8(_mm_or_si128(blank, stroke));
    *special = (unsigned)_mm_movemask_epi8(rare);
}

/* *plain stays true while all bytes are ASCII and none is NUL. */
static inline void classify(const char *text, struct block *block, bool *plain)
{
    uint64_t w[4], s[4], r[4];
    __m128i v[4];
    for (int i = 0; i < 4; i++) {
        v[i] = _mm_loadu_si128((const __m128i *)(const void *)(text + 16 * i));
        classify_16(v[i], &w[i], &s[i], &r[i]);
    }
    block->word = w[0] | w[1] << 16 | w[2] << 32 | w[3] << 48;
    block->soft = s[0] | s[1] << 16 | s[2] << 32 | s[3] << 48;
    block->begins = 0;
    block->special = r[0] | r[1] << 16 | r[2] << 32 | r[3] << 48;
    /* As signed numbers, plain bytes are those over 0. */
    const __m128i least = _mm_and_si128(_mm_and_si128(_mm_cmpgt_epi8(v[0], _mm_setzero_si128()),
                                                      _mm_cmpgt_epi8(v[1], _mm_setzero_si128())),
                                        _mm_and_si128(_mm_cmpgt_epi8(v[2], _mm_setzero_si128()),
                                                      _mm_cmpgt_epi8(v[3], _mm_setzero_si128())));
    *plain &= _mm_movemask_epi8(least) == 0xFFFF;
}

#else

static inline void classify(const char *text, struct block *block, bool *plain)
{
    uint64_t word = 0, soft = 0, rare = 0;
    for (int i = 0; i < 64; i++) {
        unsigned char c = (unsigned char)text[i];
        uint64_t is_word = is_letter(c) | is_digit(c);
        uint64_t is_soft = (c == ' ') | (c - 9u < 5) | (c == '-') | (c == '\'');
        word |= is_word << i;
        soft |= is_soft << i;
        rare |= (uint64_t)((c == '.') | (c == '%') | (c == '&')) << i;
        *plain &= c - 1u < 0x7F;
    }
    *block = (struct block){.word = word, .soft = soft, .special = rare};
}

#endif

static void set_bits(struct block *blocks, size_t from, size_t to, enum kind kind)
{
    for (; from < to; from++) {
        uint64_t bit = (uint64_t)1 << (from % 64);
        if (kind == KIND_SOFT)
            blocks[from / 64].soft |= bit;
        else
            blocks[from / 64].word |= bit;
    }
}

/* Points, per cent signs and "&". */
static void settle_special(struct block *blocks, const char *text, size_t n, size_t at)
{
    char c = text[at];
    if (c == '.' && !point_in_number(text, n, at))
        return;
    if (c == '%' && kind_before(text, n, at) != KIND_DIGIT)
        return;
    set_bits(blocks, at, at + 1, KIND_LETTER);
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
        if (kind == KIND_ACCENT && !after_word)
            kind = KIND_MARK_OF_TEXT;
        if (kind == KIND_INVISIBLE) {
            if (at >= run_end)
                goes_on = word_goes_on(text, n, at, &run_end);
            if (!after_word || !goes_on)
                kind = KIND_SOFT;
        }
        if (kind != KIND_MARK_OF_TEXT)
            set_bits(blocks, at, at + length, kind);
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

static bool room_for_words(struct hoof_words *words, size_t count)
{
    if (words->capacity >= count)
        return true;
    const size_t want = count + count / 2 + 64;
    struct hoof_word *items = realloc(words->items, want * sizeof *items);
    if (!items)
        return false;
    words->items = items;
    words->capacity = want;
    return true;
}

#define BATCH 8

static inline unsigned count_bits(uint64_t bits)
{
    bits -= bits >> 1 & UINT64_C(0x5555555555555555);
    bits = (bits & UINT64_C(0x3333333333333333)) + (bits >> 2 & UINT64_C(0x3333333333333333));
    bits = (bits + (bits >> 4)) & UINT64_C(0x0F0F0F0F0F0F0F0F);
    return (unsigned)(bits * UINT64_C(0x0101010101010101) >> 56);
}

/* The lowest bit that is set; 63 where none is. */
static inline unsigned lowest(uint64_t bits)
{
    return (unsigned)__builtin_ctzll(bits | UINT64_C(1) << 63);
}

/* Reads starts and ends off the masks. A gap with a mark in it is told by a
 * carry: adding the marks to the gap's run of ones overflows into the first
 * byte of the word behind it. */
static size_t read_words(struct hoof_words *words, const struct block *blocks, size_t count)
{
    struct hoof_word *items = words->items;
    size_t starts = 0, ends = 0;
    uint64_t word_before = 0, carry = 1; /* the first word is never joined */
    for (size_t i = 0; i < count; i++) {
        const uint64_t word = blocks[i].word, begins = blocks[i].begins;
        const uint64_t gap = ~word, hard = gap & ~blocks[i].soft;
        const uint64_t sum = gap + hard;
        const uint64_t total = sum + carry;
        carry = (uint64_t)(sum < gap) | (uint64_t)(total < sum);
        const uint64_t before = word << 1 | word_before;
        uint64_t first = word & (~before | begins);
        uint64_t past = before & (gap | begins);
        word_before = word >> 63;
        const uint32_t base = (uint32_t)(64 * i);
        const unsigned first_count = count_bits(first), past_count = count_bits(past);
        /* Some are written too many: the next block writes over them. A fixed
         * number of steps costs less than a branch that cannot be foretold. */
        for (unsigned done = 0; done < first_count; done += BATCH)
            for (unsigned k = 0; k < BATCH; k++, first &= first - 1) {
                const unsigned bit = lowest(first);
                struct hoof_word *item = &items[starts + done + k];
                item->start = base + bit;
                item->flags = (uint16_t)(~total >> bit & HOOF_WORD_JOINED);
            }
        for (unsigned done = 0; done < past_count; done += BATCH)
            for (unsigned k = 0; k < BATCH; k++, past &= past - 1)
                items[ends + done + k].end = base + lowest(past);
        starts += first_count;
        ends += past_count;
    }
    return starts;
}

bool hoof_words_split(struct hoof_words *words, const char *text, size_t n)
{
    const size_t count = n / 64 + 1; /* one byte past the text ends its last word */
    words->count = 0;
    if (!room_for_blocks(words, count))
        return false;
    struct block *blocks = words->blocks;
    uint64_t any_special = 0;
    bool plain = true;
    for (size_t i = 0; i + 1 < count; i++) {
        classify(text + 64 * i, &blocks[i], &plain);
        any_special |= blocks[i].special;
    }
    char tail[64];
    memset(tail, ' ', sizeof tail);
    if (n % 64)
        memcpy(tail, text + n - n % 64, n % 64);
    classify(tail, &blocks[count - 1], &plain);
    any_special |= blocks[count - 1].special;
    words->plain = plain;

    size_t specials = 0;
    for (size_t i = 0; any_special && i < count; i++)
        for (uint64_t left = blocks[i].special; left; left &= left - 1, specials++)
            settle_special(blocks, text, n, 64 * i + (unsigned)__builtin_ctzll(left));
    if (!plain)
        settle_wide(blocks, text, n);
    /* A word and its gap take two bytes; only the special characters need none. */
    if (!room_for_words(words, n / 2 + 1 + 2 * specials + BATCH))
        return false;
    words->count = read_words(words, blocks, count);
    return true;
}

void hoof_words_release(struct hoof_words *words)
{
    free(words->items);
    free(words->blocks);
    *words = (struct hoof_words){0};
}
