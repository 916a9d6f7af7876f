#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "base/scan_inside.h"
#include "base/vectors.h"

struct key hoof_scan_key_of(const char *folded, size_t n)
{
    unsigned char bytes[HOOF_SCAN_KEY] = {0};
    struct key key;
    if (n <= HOOF_SCAN_KEY) {
        memcpy(bytes, folded, n);
    } else {
        uint64_t hash = UINT64_C(0xCBF29CE484222325);
        for (size_t i = 0; i < n; i++)
            hash = (hash ^ (unsigned char)folded[i]) * UINT64_C(0x100000001B3);
        memcpy(bytes, &hash, sizeof hash);
        bytes[8] = (unsigned char)n;
        bytes[HOOF_SCAN_KEY - 1] = 0xFF;
    }
    memcpy(&key.low, bytes, 8);
    memcpy(&key.high, bytes + 8, 8);
    return key;
}

uint32_t hoof_scan_find(const struct hoof_scan *scan, const char *folded, size_t n)
{
    if (n == 0 || n > HOOF_SCAN_LONGEST_WORD)
        return 0;
    uint32_t id = hoof_scan_find_key(scan, hoof_scan_key_of(folded, n));
    if (id && n > HOOF_SCAN_KEY &&
        (scan->spellings[id].length != n ||
         memcmp(scan->letters + scan->spellings[id].at, folded, n) != 0))
        return 0;
    return id;
}

size_t hoof_scan_fold(const char *word, size_t n, char out[HOOF_SCAN_LONGEST_WORD + 1])
{
    size_t plain = 0;
    while (plain < n && plain < HOOF_SCAN_LONGEST_WORD && (unsigned char)word[plain] < 0x80) {
        char c = word[plain];
        out[plain++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    if (plain == n) {
        out[n] = '\0';
        return n;
    }
    utf8proc_int32_t points[4 * HOOF_SCAN_LONGEST_WORD];
    const utf8proc_option_t options = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
                                      UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    if (n > 4 * HOOF_SCAN_LONGEST_WORD)
        return 0;
    utf8proc_ssize_t count = utf8proc_decompose((const utf8proc_uint8_t *)word, (utf8proc_ssize_t)n,
                                                points, sizeof points / sizeof *points, options);
    if (count <= 0 || (size_t)count > HOOF_SCAN_LONGEST_WORD)
        return 0;
    size_t used = 0;
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        utf8proc_uint8_t bytes[4];
        size_t length = (size_t)utf8proc_encode_char(points[i], bytes);
        if (used + length > HOOF_SCAN_LONGEST_WORD)
            return 0;
        memcpy(out + used, bytes, length);
        used += length;
    }
    out[used] = '\0';
    return used;
}

/* ---- reading ---- */

/* A word of up to HOOF_SCAN_KEY bytes as a key. */
struct ascii_word {
    struct key key;
    bool wide;   /* it is not ASCII: the key means nothing */
    bool letter; /* has a letter */
};

/* Of bytes, HOOF_SCAN_KEY may be read, of which the word has the first `length`. */
static inline struct ascii_word read_ascii(const char *bytes, size_t length)
{
    struct ascii_word word;
#if HOOF_VECTOR_BYTES >= 16
    static const unsigned char masks[2 * HOOF_SCAN_KEY] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                           255, 255, 255, 255, 255, 255, 255, 255};
    const __m128i mask =
        _mm_loadu_si128((const __m128i *)(const void *)(masks + HOOF_SCAN_KEY - length));
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)bytes);
    /* Letters, digits, point and per cent sign alone: this bit is lower case. */
    v = _mm_and_si128(_mm_or_si128(v, _mm_set1_epi8(0x20)), mask);
    word.wide = _mm_movemask_epi8(v) != 0;
    word.letter = _mm_movemask_epi8(_mm_cmpgt_epi8(v, _mm_set1_epi8('a' - 1))) != 0;
    word.key.low = (uint64_t)_mm_cvtsi128_si64(v);
    word.key.high = (uint64_t)_mm_cvtsi128_si64(_mm_unpackhi_epi64(v, v));
#else
    unsigned char folded[HOOF_SCAN_KEY] = {0}, all = 0;
    word.letter = false;
    for (size_t i = 0; i < length; i++) {
        all |= (unsigned char)bytes[i];
        folded[i] = (unsigned char)(bytes[i] | 0x20);
        word.letter |= folded[i] >= 'a';
    }
    word.wide = all >= 0x80;
    memcpy(&word.key, folded, sizeof word.key);
#endif
    return word;
}

/* What the entry says of a word, whose first character may be no letter. */
static struct hoof_word entry_word(const struct hoof_scan *scan, uint32_t id, bool letter,
                                   char first)
{
    struct hoof_word word = scan->entries[id].word;
    word.flags &= HOOF_WORD_BEGINS;
    if (letter)
        word.flags |= HOOF_WORD_LETTER;
    if (letter && first >= '0' && first <= '9')
        word.flags |= HOOF_WORD_AMOUNT;
    return word;
}

/* Any word: of one character, with a digit in front, long, or not ASCII. "&" is
 * "and"; the s of 's belongs to the word before it, which starts at `before`. */
static __attribute__((noinline)) void look_up(const struct hoof_scan *scan, const char *text,
                                              size_t n, const struct hoof_span *span,
                                              struct hoof_word *word, bool has_before)
{
    const size_t length = span->end - span->start;
    const char first = text[span->start];
    char folded[HOOF_SCAN_LONGEST_WORD + 1];
    if (length == 1 && first == '&') {
        *word = entry_word(scan, scan->traits.and_word, false, first);
        return;
    }
    if (length == 1 && (first == 's' || first == 'S') && has_before) {
        const size_t apostrophe = hoof_words_apostrophe(text, n, span[-1].end);
        if (apostrophe && span[-1].end + apostrophe == span->start)
            word[-1].flags |= HOOF_WORD_POSSESSIVE;
    }
    if (length <= HOOF_SCAN_KEY) {
        memset(folded, 0, HOOF_SCAN_KEY);
        memcpy(folded, text + span->start, length);
        const struct ascii_word ascii = read_ascii(folded, length);
        if (!ascii.wide) {
            *word = entry_word(scan, hoof_scan_find_key(scan, ascii.key), ascii.letter, first);
            return;
        }
    }
    const size_t size = hoof_scan_fold(text + span->start, length, folded);
    *word = entry_word(scan, size ? hoof_scan_find(scan, folded, size) : 0,
                       hoof_words_has_letter(text, span->start, span->end), first);
}

static bool room_for_items(struct hoof_words *words)
{
    if (words->item_capacity > words->count)
        return true;
    const size_t want = words->count + words->count / 2 + 64;
    struct hoof_word *items = realloc(words->items, want * sizeof *items);
    if (!items)
        return false;
    words->items = items;
    words->item_capacity = want;
    return true;
}

bool hoof_scan_read(const struct hoof_scan *scan, const char *text, size_t n,
                    struct hoof_words *words)
{
    if (!hoof_words_split(words, text, n) || !room_for_items(words))
        return false;
    /* A key cannot be read from where the text ends: words there are read from a
     * copy, which goes on after them. */
    char last[2 * HOOF_SCAN_KEY] = {0};
    const size_t in_last = n < HOOF_SCAN_KEY ? n : HOOF_SCAN_KEY;
    memcpy(last + HOOF_SCAN_KEY - in_last, text + n - in_last, in_last);
    const char *const text_end = text + n, *const last_end = last + HOOF_SCAN_KEY;

    const struct hoof_span *const spans = words->spans;
    struct hoof_word *const items = words->items;
    const size_t count = words->count;
    uint32_t tags = 0;
    for (size_t i = 0; i < count; i++) {
        const struct hoof_span span = spans[i];
        const size_t length = span.end - span.start, left = n - span.start;
        const char *bytes = (left < HOOF_SCAN_KEY ? last_end : text_end) - left;
        if (length - 2 <= HOOF_SCAN_KEY - 2) {
            const struct ascii_word ascii = read_ascii(bytes, length);
            if (!ascii.wide && (ascii.key.low & 0xFF) >= 'a') {
                items[i] = scan->entries[hoof_scan_find_key(scan, ascii.key)].word;
                tags |= items[i].tags;
                continue;
            }
        }
        look_up(scan, text, n, &spans[i], &items[i], i > 0);
        tags |= items[i].tags;
    }
    items[count] = (struct hoof_word){.flags = HOOF_WORD_NONE};
    words->all_tags = tags;
    return true;
}

/* ---- matching ---- */

/* "St. John", "Dr. Pepper": the point of a title is no mark. */
static bool joined_by_title(const char *text, const struct hoof_span *before, uint32_t next_start)
{
    if (before->end - before->start != 2 || text[before->end] != '.')
        return false;
    char a = (char)(text[before->start] | 0x20), b = (char)(text[before->start + 1] | 0x20);
    if (!((a == 's' && b == 't') || (a == 'd' && b == 'r')))
        return false;
    return hoof_words_soft_gap(text, before->end + 1, next_start);
}

static inline bool joined(const char *text, const struct hoof_span *spans, size_t next)
{
    if (next == 0)
        return false;
    const uint32_t from = spans[next - 1].end, to = spans[next].start;
    if (to == from + 1 && text[from] == ' ')
        return true;
    if (to > from && text[from] == ',')
        return false;
    return hoof_words_soft_gap(text, from, to) || joined_by_title(text, &spans[next - 1], to);
}

bool hoof_scan_joined(const char *text, const struct hoof_words *words, size_t next)
{
    return joined(text, words->spans, next);
}

struct walk {
    const struct hoof_scan *scan;
    const char *text;
    const struct hoof_span *spans;
    const struct hoof_word *items;
    size_t limit;
    bool exact; /* only what ends right before `limit` */
    bool found;
    struct hoof_scan_found best;
};

/* A name ends with item next - 1. */
static void take(struct walk *w, const struct node *node, size_t next)
{
    uint32_t end = w->spans[next - 1].end;
    if (next < w->limit && w->items[next - 1].flags & HOOF_WORD_POSSESSIVE)
        end = w->spans[next++].end; /* the 's belongs to the word */
    if (w->exact && next != w->limit)
        return;
    if (w->found &&
        (end < w->best.end || (end == w->best.end && (node->made_plural || !w->best.made_plural))))
        return;
    w->found = true;
    w->best = (struct hoof_scan_found){
        .value = node->value, .end = end, .next = (uint32_t)next, .made_plural = node->made_plural};
}

/* The id of item i written together with the 's behind it. */
static uint32_t possessive_id(const struct walk *w, size_t i)
{
    char folded[HOOF_SCAN_LONGEST_WORD + 1];
    const struct hoof_span *span = &w->spans[i];
    size_t n = hoof_scan_fold(w->text + span->start, span->end - span->start, folded);
    if (!n || n >= HOOF_SCAN_LONGEST_WORD)
        return 0;
    folded[n] = 's';
    return hoof_scan_find(w->scan, folded, n + 1);
}

static void walk_from(struct walk *w, uint32_t at, size_t i)
{
    for (;;) {
        const struct hoof_word *item = &w->items[i];
        if (item->flags & HOOF_WORD_POSSESSIVE && i + 1 < w->limit) {
            uint32_t id = possessive_id(w, i);
            uint32_t to = id ? hoof_scan_child(w->scan, at, id) : 0;
            if (to) {
                const struct node *node = &w->scan->nodes[to];
                if (node->is_name)
                    take(w, node, i + 2);
                if (node->goes_on && i + 2 < w->limit && joined(w->text, w->spans, i + 2))
                    walk_from(w, to, i + 2);
            }
        }
        if (!item->id || !(at = hoof_scan_child(w->scan, at, item->id)))
            return;
        const struct node *node = &w->scan->nodes[at];
        i++;
        if (node->is_name)
            take(w, node, i);
        if (!node->goes_on || i >= w->limit || !joined(w->text, w->spans, i))
            return;
    }
}

bool hoof_scan_match_at(const struct hoof_scan *scan, const char *text,
                        const struct hoof_words *words, size_t i, size_t limit,
                        struct hoof_scan_found *out)
{
    const struct hoof_word *const items = words->items;
    const struct node *best = NULL;
    size_t next = i, best_next = i;
    /* Without possessives there is one way to walk. */
    for (uint32_t at = 0; next < limit;) {
        const struct hoof_word *item = &items[next];
        if (item->flags & HOOF_WORD_POSSESSIVE) {
            struct walk w = {
                .scan = scan, .text = text, .spans = words->spans, .items = items, .limit = limit};
            walk_from(&w, 0, i);
            *out = w.best;
            return w.found;
        }
        if (!item->id || !(at = hoof_scan_child(scan, at, item->id)))
            break;
        const struct node *node = &scan->nodes[at];
        next++;
        best = node->is_name ? node : best;
        best_next = node->is_name ? next : best_next;
        if (!node->goes_on || next >= limit || !joined(text, words->spans, next))
            break;
    }
    if (!best)
        return false;
    out->value = best->value;
    out->end = words->spans[best_next - 1].end;
    out->next = (uint32_t)best_next;
    out->made_plural = best->made_plural;
    return true;
}

bool hoof_scan_match_exact(const struct hoof_scan *scan, const char *text,
                           const struct hoof_words *words, size_t i, size_t limit,
                           struct hoof_scan_found *out)
{
    struct walk w = {.scan = scan,
                     .text = text,
                     .spans = words->spans,
                     .items = words->items,
                     .limit = limit,
                     .exact = true};
    if (i < limit)
        walk_from(&w, 0, i);
    *out = w.best;
    return w.found;
}

size_t hoof_scan_longest(const struct hoof_scan *scan)
{
    return scan->traits.longest;
}

uint16_t hoof_scan_tags_of(const struct hoof_scan *scan, const char *word, size_t n)
{
    return scan->entries[hoof_scan_find(scan, word, n)].word.tags;
}

bool hoof_scan_word(const char *text, size_t n, size_t from, size_t *start, size_t *end)
{
    struct hoof_span word = {.end = (uint32_t)from};
    do {
        if (!hoof_words_next(text, n, word.end, &word))
            return false;
    } while (text[word.start] == '&');
    *start = word.start;
    *end = word.end;
    return true;
}

bool hoof_scan_at(const struct hoof_scan *scan, const char *text, size_t n, size_t at,
                  struct hoof_scan_match *out)
{
    struct hoof_span spans[2 * HOOF_SCAN_MOST_WORDS + 2];
    struct hoof_word items[2 * HOOF_SCAN_MOST_WORDS + 2];
    size_t count = 0, most = 2 * scan->traits.longest + 2;
    struct hoof_span span = {.end = (uint32_t)at};
    while (count < most && hoof_words_next(text, n, span.end, &span)) {
        if (count == 0 && span.start != at)
            return false;
        spans[count] = span;
        look_up(scan, text, n, &spans[count], &items[count], count > 0);
        if (count++ > 0 && !joined(text, spans, count - 1))
            break;
    }
    struct walk w = {.scan = scan, .text = text, .spans = spans, .items = items, .limit = count};
    if (count)
        walk_from(&w, 0, 0);
    if (w.found)
        *out = (struct hoof_scan_match){
            .value = w.best.value, .end = w.best.end, .made_plural = w.best.made_plural};
    return w.found;
}
