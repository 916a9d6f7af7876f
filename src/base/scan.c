#include "base/scan.h"

#include <string.h>
#include <utf8proc.h>

#ifdef __SSE2__
#include <emmintrin.h>
#endif

#define KEY          16  /* bytes of a folded word that fit its key */
#define LONGEST_WORD 120 /* folded bytes; longer words are in no name */
#define MOST_WORDS   32  /* of one name */

/* A folded word in KEY bytes, padded with zeros. A longer one has its hash and
 * its length there, and a last byte that UTF-8 never has. */
struct key {
    uint64_t low, high;
};

struct entry {
    struct key key;
    uint32_t root; /* node of the names that start with this word; 0: none */
    uint16_t tags;
    uint16_t length;  /* of `text` */
    const char *text; /* the folded word */
};

struct node {
    uint32_t value : 29;
    uint32_t is_name : 1, made_plural : 1, goes_on : 1;
};

/* The word `word` leads from node `from` to node `to`. */
struct edge {
    uint32_t from, word, to;
};

/* Most words of a label are in no name: a filter of one bit a hash, which stays
 * in the nearest cache, turns them away before the index is read. */
#define FILTER_BITS 16

struct hoof_scan {
    struct entry *entries; /* by word id; id 0 is no word */
    uint32_t word_count;
    uint16_t *index; /* open addressing over words; slot 0 stays free */
    uint64_t index_mask;
    uint64_t *filter;
    struct node *nodes; /* node 0 is the root and ends no name */
    uint32_t node_count;
    struct edge *edges; /* open addressing; to == 0: free */
    size_t edge_mask;
    uint32_t and_word; /* what "&" means; 0 where no name has "and" */
    size_t longest;
};

static inline uint64_t mix(struct key key)
{
    return key.low * UINT64_C(0x9E3779B97F4A7C15) ^ key.high * UINT64_C(0xC2B2AE3D27D4EB4F);
}

static inline uint64_t may_be_listed(const struct hoof_scan *scan, uint64_t hash)
{
    const uint64_t bit = hash >> (64 - FILTER_BITS);
    return scan->filter[bit / 64] >> (bit % 64) & 1;
}

static struct key key_of(const char *folded, size_t n)
{
    unsigned char bytes[KEY] = {0};
    struct key key;
    if (n <= KEY) {
        memcpy(bytes, folded, n);
    } else {
        uint64_t hash = UINT64_C(0xCBF29CE484222325);
        for (size_t i = 0; i < n; i++)
            hash = (hash ^ (unsigned char)folded[i]) * UINT64_C(0x100000001B3);
        memcpy(bytes, &hash, sizeof hash);
        bytes[8] = (unsigned char)n;
        bytes[KEY - 1] = 0xFF;
    }
    memcpy(&key.low, bytes, 8);
    memcpy(&key.high, bytes + 8, 8);
    return key;
}

/* The upper bits of the products are the well mixed ones. Never slot 0. */
static inline uint64_t index_slot(const struct hoof_scan *scan, uint64_t hash)
{
    return (hash >> 30 & scan->index_mask) | 1;
}

static inline uint64_t differs(struct key a, struct key b)
{
    return (a.low ^ b.low) | (a.high ^ b.high);
}

/* Whether a word is listed cannot be foretold, so that a branch on it is slow:
 * where the filter says no, slot 0 is read, which is always free. Only a chain
 * of words with one slot is walked by branches. */
static inline uint32_t find_key(const struct hoof_scan *scan, struct key key)
{
    const uint64_t hash = mix(key);
    const uint64_t listed = may_be_listed(scan, hash);
    uint64_t slot = index_slot(scan, hash) & -listed;
    uint32_t id = scan->index[slot];
    for (;;) {
        uint64_t other = differs(scan->entries[id].key, key) & (0 - (uint64_t)(id != 0));
        __asm__("" : "+r"(other)); /* else the compiler makes two branches of it */
        if (__builtin_expect(!other, 1))
            break;
        slot = slot == scan->index_mask ? 1 : slot + 1;
        id = scan->index[slot];
    }
    return id;
}

static uint32_t find_folded(const struct hoof_scan *scan, const char *folded, size_t n)
{
    if (n == 0 || n > LONGEST_WORD)
        return 0;
    uint32_t id = find_key(scan, key_of(folded, n));
    if (id && n > KEY &&
        (scan->entries[id].length != n || memcmp(scan->entries[id].text, folded, n) != 0))
        return 0;
    return id;
}

/* Folds one word as hoof_fold() does, and drops soft hyphens and joiners.
 * Returns its length, 0 if it is longer than any name's word. */
static size_t fold_word(const char *word, size_t n, char out[LONGEST_WORD + 1])
{
    size_t plain = 0;
    while (plain < n && plain < LONGEST_WORD && (unsigned char)word[plain] < 0x80) {
        char c = word[plain];
        out[plain++] = c >= 'A' && c <= 'Z' ? (char)(c | 0x20) : c;
    }
    if (plain == n) {
        out[n] = '\0';
        return n;
    }
    utf8proc_int32_t points[4 * LONGEST_WORD];
    const utf8proc_option_t options = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE | UTF8PROC_STRIPMARK |
                                      UTF8PROC_CASEFOLD | UTF8PROC_IGNORE;
    if (n > 4 * LONGEST_WORD)
        return 0;
    utf8proc_ssize_t count = utf8proc_decompose((const utf8proc_uint8_t *)word, (utf8proc_ssize_t)n,
                                                points, sizeof points / sizeof *points, options);
    if (count <= 0 || (size_t)count > LONGEST_WORD)
        return 0;
    size_t used = 0;
    for (utf8proc_ssize_t i = 0; i < count; i++) {
        utf8proc_uint8_t bytes[4];
        size_t length = (size_t)utf8proc_encode_char(points[i], bytes);
        if (used + length > LONGEST_WORD)
            return 0;
        memcpy(out + used, bytes, length);
        used += length;
    }
    out[used] = '\0';
    return used;
}

static inline size_t edge_slot(const struct hoof_scan *scan, uint32_t from, uint32_t word)
{
    uint64_t h = ((uint64_t)from << 32 | word) * UINT64_C(0x9E3779B97F4A7C15);
    return (size_t)(h >> 32) & scan->edge_mask;
}

static inline uint32_t child(const struct hoof_scan *scan, uint32_t from, uint32_t word)
{
    if (from == 0)
        return scan->entries[word].root;
    for (size_t slot = edge_slot(scan, from, word);; slot = (slot + 1) & scan->edge_mask) {
        const struct edge *edge = &scan->edges[slot];
        if (edge->to == 0 || (edge->from == from && edge->word == word))
            return edge->to;
    }
}

/* ---- building ---- */

struct builder {
    struct hoof_scan *scan;
    struct hoof_arena *arena;
    size_t most_words, most_nodes;
};

static void index_word(struct hoof_scan *scan, uint32_t id)
{
    uint64_t hash = mix(scan->entries[id].key), slot = index_slot(scan, hash);
    uint64_t bit = hash >> (64 - FILTER_BITS);
    while (scan->index[slot])
        slot = slot == scan->index_mask ? 1 : slot + 1;
    scan->index[slot] = (uint16_t)id;
    scan->filter[bit / 64] |= UINT64_C(1) << (bit % 64);
}

/* The id of a folded word, which is added where it is new; 0 without memory. */
static uint32_t intern(struct builder *b, const char *folded, size_t n)
{
    struct hoof_scan *scan = b->scan;
    uint32_t id = find_folded(scan, folded, n);
    if (id)
        return id;
    if (scan->word_count == UINT16_MAX)
        return 0;
    char *text = hoof_strndup(b->arena, folded, n);
    if (!text)
        return 0;
    id = ++scan->word_count;
    scan->entries[id].key = key_of(folded, n);
    scan->entries[id].text = text;
    scan->entries[id].length = (uint16_t)n;
    index_word(scan, id);
    return id;
}

static bool make_index(struct builder *b, size_t words)
{
    size_t slots = 64;
    while (slots < 4 * words)
        slots *= 2;
    b->scan->index_mask = slots - 1;
    b->scan->index = hoof_alloc_array(b->arena, slots, sizeof *b->scan->index);
    return b->scan->index != NULL;
}

/* The index over the words that there are in the end. */
static bool settle_index(struct builder *b)
{
    if (!make_index(b, b->scan->word_count))
        return false;
    for (uint32_t id = 1; id <= b->scan->word_count; id++)
        index_word(b->scan, id);
    return true;
}

/* The folded words of a name as ids; their number, 0 if the name has no word or
 * cannot be taken. */
static size_t name_words(struct builder *b, const char *name, uint32_t ids[MOST_WORDS],
                         struct hoof_error *err)
{
    size_t n = strlen(name), count = 0;
    struct hoof_word word = {0};
    while (hoof_words_next(name, n, word.end, &word)) {
        char folded[LONGEST_WORD + 1];
        size_t length = name[word.start] == '&'
                            ? fold_word("and", 3, folded)
                            : fold_word(name + word.start, word.end - word.start, folded);
        if (!length || count == MOST_WORDS) {
            hoof_fail(err, HOOF_BUG, NULL, "The name \"%.80s\" is too long to be looked for.",
                      name);
            return 0;
        }
        ids[count] = intern(b, folded, length);
        if (!ids[count++]) {
            hoof_fail_memory(err);
            return 0;
        }
    }
    if (!count)
        hoof_fail(err, HOOF_BUG, NULL, "The name \"%.80s\" has no word in it.", name);
    return count;
}

/* The edges in a table of the size that they need in the end. */
static bool settle_edges(struct builder *b)
{
    struct hoof_scan *scan = b->scan;
    const struct edge *all = scan->edges;
    const size_t count = scan->edge_mask + 1;
    size_t used = 0, slots = 64;
    for (size_t i = 0; i < count; i++)
        used += all[i].to != 0;
    while (slots < 2 * used)
        slots *= 2;
    scan->edges = hoof_alloc_array(b->arena, slots, sizeof *scan->edges);
    if (!scan->edges)
        return false;
    scan->edge_mask = slots - 1;
    for (size_t i = 0; i < count; i++) {
        if (!all[i].to)
            continue;
        size_t slot = edge_slot(scan, all[i].from, all[i].word);
        while (scan->edges[slot].to)
            slot = (slot + 1) & scan->edge_mask;
        scan->edges[slot] = all[i];
    }
    return true;
}

static uint32_t new_node(struct builder *b)
{
    return ++b->scan->node_count;
}

static void add_name(struct builder *b, const uint32_t *ids, size_t count, uint32_t value,
                     bool made_plural)
{
    struct hoof_scan *scan = b->scan;
    uint32_t at = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t next = child(scan, at, ids[i]);
        if (!next) {
            next = new_node(b);
            if (at == 0) {
                scan->entries[ids[i]].root = next;
            } else {
                size_t slot = edge_slot(scan, at, ids[i]);
                while (scan->edges[slot].to)
                    slot = (slot + 1) & scan->edge_mask;
                scan->edges[slot] = (struct edge){at, ids[i], next};
                scan->nodes[at].goes_on = true;
            }
        }
        at = next;
    }
    if (!scan->nodes[at].is_name) {
        scan->nodes[at].is_name = true;
        scan->nodes[at].value = value;
        scan->nodes[at].made_plural = made_plural;
    }
    if (count > scan->longest)
        scan->longest = count;
}

static bool ends_with(const char *word, size_t n, const char *end)
{
    size_t m = strlen(end);
    return n > m && memcmp(word + n - m, end, m) == 0;
}

/* Adds the name with its last word ending in `end` in place of `cut` bytes. */
static bool add_plural(struct builder *b, uint32_t *ids, size_t count, size_t cut, const char *end,
                       uint32_t value)
{
    const struct entry *last = &b->scan->entries[ids[count - 1]];
    char word[LONGEST_WORD + 4];
    size_t n = (size_t)last->length - cut, m = strlen(end);
    memcpy(word, last->text, n);
    memcpy(word + n, end, m);
    if (n + m > LONGEST_WORD)
        return true;
    uint32_t singular = ids[count - 1];
    uint32_t plural = intern(b, word, n + m);
    if (!plural)
        return false;
    ids[count - 1] = plural;
    add_name(b, ids, count, value, true);
    ids[count - 1] = singular;
    return true;
}

/* The plain plurals: s, es, y to ies; both where people write both. */
static bool add_plurals(struct builder *b, uint32_t *ids, size_t count, uint32_t value)
{
    const struct entry *last = &b->scan->entries[ids[count - 1]];
    const char *word = last->text;
    const size_t n = last->length;
    const char c = word[n - 1];
    if (c == 's' || c == '%' || (c >= '0' && c <= '9'))
        return true;
    if (c == 'x' || c == 'z' || ends_with(word, n, "ch") || ends_with(word, n, "sh"))
        return add_plural(b, ids, count, 0, "es", value);
    if (c == 'y' && n > 1)
        return add_plural(b, ids, count, 1, "ies", value) &&
               (!strchr("aeiou", word[n - 2]) || add_plural(b, ids, count, 0, "s", value));
    if (c == 'o')
        return add_plural(b, ids, count, 0, "es", value) &&
               add_plural(b, ids, count, 0, "s", value);
    return add_plural(b, ids, count, 0, "s", value);
}

/* As many words as the names can have at most: a word ends before or after a
 * character that is neither letter nor digit. */
static size_t most_words(const struct hoof_scan_name *names, size_t count)
{
    size_t total = count;
    for (size_t i = 0; i < count; i++)
        for (const char *c = names[i].name; *c; c++) {
            bool plain =
                (*c >= 'a' && *c <= 'z') || (*c >= 'A' && *c <= 'Z') || (*c >= '0' && *c <= '9');
            total += plain ? 0 : 2;
        }
    return total;
}

static bool make_tables(struct builder *b, size_t words, size_t names)
{
    struct hoof_scan *scan = b->scan;
    size_t edges = 64;
    b->most_words = words + 2 * names + 1;
    b->most_nodes = words + 2 * names + 1;
    while (edges < 2 * b->most_nodes)
        edges *= 2;
    scan->edge_mask = edges - 1;
    scan->filter = hoof_alloc_array(b->arena, (1u << FILTER_BITS) / 64, sizeof *scan->filter);
    scan->entries = hoof_alloc_array(b->arena, b->most_words + 1, sizeof *scan->entries);
    scan->nodes = hoof_alloc_array(b->arena, b->most_nodes + 1, sizeof *scan->nodes);
    scan->edges = hoof_alloc_array(b->arena, edges, sizeof *scan->edges);
    return scan->filter && scan->entries && scan->nodes && scan->edges &&
           make_index(b, b->most_words);
}

bool hoof_scan_new_tagged(struct hoof_arena *arena, const struct hoof_scan_name *names,
                          size_t count, const struct hoof_scan_tag *tags, size_t tag_count,
                          const struct hoof_scan **out, struct hoof_error *err)
{
    struct builder b = {.arena = arena, .scan = hoof_alloc(arena, sizeof *b.scan)};
    for (size_t i = 0; i < count; i++)
        if (names[i].value >= UINT32_C(1) << 29)
            return hoof_fail_bug(err, "a name's value is too large for the scanner");
    if (!b.scan || !make_tables(&b, most_words(names, count) + tag_count, count))
        return hoof_fail_memory(err);
    uint32_t ids[MOST_WORDS];
    for (size_t i = 0; i < count; i++) {
        size_t words = name_words(&b, names[i].name, ids, err);
        if (!words)
            return false;
        add_name(&b, ids, words, names[i].value, false);
    }
    for (size_t i = 0; i < count; i++) {
        if (!names[i].plural)
            continue;
        size_t words = name_words(&b, names[i].name, ids, err);
        if (!words)
            return false;
        if (!add_plurals(&b, ids, words, names[i].value))
            return hoof_fail_memory(err);
    }
    for (size_t i = 0; i < tag_count; i++) {
        if (name_words(&b, tags[i].word, ids, err) != 1)
            return err && err->code ? false : hoof_fail_bug(err, "a tag is not one word");
        b.scan->entries[ids[0]].tags |= tags[i].tags;
    }
    b.scan->and_word = find_folded(b.scan, "and", 3);
    if (!settle_index(&b) || !settle_edges(&b))
        return hoof_fail_memory(err);
    *out = b.scan;
    return true;
}

bool hoof_scan_new(struct hoof_arena *arena, const struct hoof_scan_name *names, size_t count,
                   const struct hoof_scan **out, struct hoof_error *err)
{
    return hoof_scan_new_tagged(arena, names, count, NULL, 0, out, err);
}

/* ---- reading ---- */

/* What an entry says of its word. */
static inline void take_entry(const struct hoof_scan *scan, struct hoof_word *word, uint32_t id)
{
    const struct entry *entry = &scan->entries[id];
    word->id = id;
    word->tags = entry->tags;
    word->flags |= entry->root ? HOOF_WORD_BEGINS : 0;
}

/* "&" is "and"; the s of 's belongs to the word before it. */
static void settle_single(const struct hoof_scan *scan, const char *text, size_t n,
                          struct hoof_word *word, struct hoof_word *before)
{
    char c = text[word->start];
    if (c == '&') {
        take_entry(scan, word, scan->and_word);
    } else if ((c == 's' || c == 'S') && before) {
        size_t length = hoof_words_apostrophe(text, n, before->end);
        if (length && before->end + length == word->start)
            before->flags |= HOOF_WORD_POSSESSIVE;
    }
}

/* An ASCII word of up to KEY bytes, of which KEY may be read. */
struct ascii_word {
    struct key key;
    bool wide, letter; /* wide: it is not ASCII after all */
};

static inline struct ascii_word read_ascii(const char *bytes, size_t length)
{
    struct ascii_word word;
#ifdef __SSE2__
    static const unsigned char masks[2 * KEY] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                 255, 255, 255, 255, 255, 255, 255, 255};
    const __m128i mask = _mm_loadu_si128((const __m128i *)(const void *)(masks + KEY - length));
    __m128i v = _mm_and_si128(_mm_loadu_si128((const __m128i *)(const void *)bytes), mask);
    word.wide = _mm_movemask_epi8(v) != 0;
    /* Letters, digits, point and per cent sign alone: this bit is lower case. */
    v = _mm_or_si128(v, _mm_and_si128(mask, _mm_set1_epi8(0x20)));
    word.letter = _mm_movemask_epi8(_mm_cmpgt_epi8(v, _mm_set1_epi8('a' - 1))) != 0;
    _mm_storel_epi64((__m128i *)(void *)&word.key.low, v);
    _mm_storel_epi64((__m128i *)(void *)&word.key.high, _mm_unpackhi_epi64(v, v));
#else
    unsigned char folded[KEY] = {0}, all = 0;
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

static inline void look_up_key(const struct hoof_scan *scan, const char *text, size_t n,
                               struct hoof_word *word, struct hoof_word *before, size_t length,
                               const struct ascii_word *ascii, char first)
{
    const unsigned mixed = (first <= '9') & ascii->letter;
    word->flags |=
        (uint16_t)((ascii->letter ? HOOF_WORD_LETTER : 0) | (mixed ? HOOF_WORD_AMOUNT : 0));
    take_entry(scan, word, find_key(scan, ascii->key));
    if (length == 1)
        settle_single(scan, text, n, word, before);
}

/* Words that are long, not ASCII, or so near the end of the text that KEY bytes
 * cannot be read. */
static __attribute__((noinline)) void look_up(const struct hoof_scan *scan, const char *text,
                                              size_t n, struct hoof_word *word,
                                              struct hoof_word *before)
{
    const size_t length = word->end - word->start;
    const char first = text[word->start];
    char folded[LONGEST_WORD + 1];
    if (length <= KEY) {
        memset(folded, 0, KEY);
        memcpy(folded, text + word->start, length);
        struct ascii_word ascii = read_ascii(folded, length);
        if (!ascii.wide) {
            look_up_key(scan, text, n, word, before, length, &ascii, first);
            return;
        }
    }
    size_t size = fold_word(text + word->start, length, folded);
    take_entry(scan, word, size ? find_folded(scan, folded, size) : 0);
    if (hoof_words_has_letter(text, word->start, word->end))
        word->flags |=
            (uint16_t)(HOOF_WORD_LETTER | (first >= '0' && first <= '9' ? HOOF_WORD_AMOUNT : 0));
}

bool hoof_scan_read(const struct hoof_scan *scan, const char *text, size_t n,
                    struct hoof_words *words)
{
    if (!hoof_words_split(words, text, n))
        return false;
    struct hoof_word *const items = words->items;
    const size_t count = words->count;
    uint32_t tags = 0;
    for (size_t i = 0; i < count; i++) {
        struct hoof_word *word = &items[i], *before = i ? word - 1 : NULL;
        const size_t length = word->end - word->start;
        if (length > KEY || n - word->start < KEY) {
            look_up(scan, text, n, word, before);
        } else {
            const char *bytes = text + word->start;
            const struct ascii_word ascii = read_ascii(bytes, length);
            if (ascii.wide)
                look_up(scan, text, n, word, before);
            else
                look_up_key(scan, text, n, word, before, length, &ascii, *bytes);
        }
        tags |= word->tags;
    }
    words->all_tags = tags;
    return true;
}

/* ---- matching ---- */

/* "St. John", "Dr. Pepper": the point of a title is no mark. */
static bool joined_by_title(const char *text, const struct hoof_word *before, uint32_t next_start)
{
    if (before->end - before->start != 2 || text[before->end] != '.')
        return false;
    char a = (char)(text[before->start] | 0x20), b = (char)(text[before->start + 1] | 0x20);
    if (!((a == 's' && b == 't') || (a == 'd' && b == 'r')))
        return false;
    return hoof_words_soft_gap(text, before->end + 1, next_start);
}

static inline bool joined(const char *text, const struct hoof_word *items, size_t next)
{
    return items[next].flags & HOOF_WORD_JOINED ||
           (next > 0 && joined_by_title(text, &items[next - 1], items[next].start));
}

bool hoof_scan_joined(const char *text, const struct hoof_words *words, size_t next)
{
    return joined(text, words->items, next);
}

struct walk {
    const struct hoof_scan *scan;
    const char *text;
    const struct hoof_word *items;
    size_t limit;
    bool exact; /* only what ends right before `limit` */
    bool found;
    struct hoof_scan_found best;
};

/* A name ends with item next - 1. */
static void take(struct walk *w, const struct node *node, size_t next)
{
    uint32_t end = w->items[next - 1].end;
    if (next < w->limit && w->items[next - 1].flags & HOOF_WORD_POSSESSIVE)
        end = w->items[next++].end; /* the 's belongs to the word */
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
    char folded[LONGEST_WORD + 1];
    size_t n = fold_word(w->text + w->items[i].start, w->items[i].end - w->items[i].start, folded);
    if (!n || n >= LONGEST_WORD)
        return 0;
    folded[n] = 's';
    return find_folded(w->scan, folded, n + 1);
}

static void walk_from(struct walk *w, uint32_t at, size_t i)
{
    for (;;) {
        const struct hoof_word *item = &w->items[i];
        if (item->flags & HOOF_WORD_POSSESSIVE && i + 1 < w->limit) {
            uint32_t id = possessive_id(w, i);
            uint32_t to = id ? child(w->scan, at, id) : 0;
            if (to) {
                const struct node *node = &w->scan->nodes[to];
                if (node->is_name)
                    take(w, node, i + 2);
                if (node->goes_on && i + 2 < w->limit && joined(w->text, w->items, i + 2))
                    walk_from(w, to, i + 2);
            }
        }
        if (!item->id || !(at = child(w->scan, at, item->id)))
            return;
        const struct node *node = &w->scan->nodes[at];
        i++;
        if (node->is_name)
            take(w, node, i);
        if (!node->goes_on || i >= w->limit || !joined(w->text, w->items, i))
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
            struct walk w = {.scan = scan, .text = text, .items = items, .limit = limit};
            walk_from(&w, 0, i);
            *out = w.best;
            return w.found;
        }
        if (!item->id || !(at = child(scan, at, item->id)))
            break;
        const struct node *node = &scan->nodes[at];
        next++;
        best = node->is_name ? node : best;
        best_next = node->is_name ? next : best_next;
        if (!node->goes_on || next >= limit || !joined(text, items, next))
            break;
    }
    if (!best)
        return false;
    out->value = best->value;
    out->end = items[best_next - 1].end;
    out->next = (uint32_t)best_next;
    out->made_plural = best->made_plural;
    return true;
}

bool hoof_scan_match_exact(const struct hoof_scan *scan, const char *text,
                           const struct hoof_words *words, size_t i, size_t limit,
                           struct hoof_scan_found *out)
{
    struct walk w = {
        .scan = scan, .text = text, .items = words->items, .limit = limit, .exact = true};
    if (i < limit)
        walk_from(&w, 0, i);
    *out = w.best;
    return w.found;
}

size_t hoof_scan_longest(const struct hoof_scan *scan)
{
    return scan->longest;
}

uint16_t hoof_scan_tags_of(const struct hoof_scan *scan, const char *word, size_t n)
{
    return scan->entries[find_folded(scan, word, n)].tags;
}

bool hoof_scan_word(const char *text, size_t n, size_t from, size_t *start, size_t *end)
{
    struct hoof_word word = {.end = (uint32_t)from};
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
    struct hoof_word items[2 * MOST_WORDS + 2];
    size_t count = 0, most = 2 * scan->longest + 2;
    struct hoof_word word = {.end = (uint32_t)at};
    while (count < most && hoof_words_next(text, n, word.end, &word)) {
        if (count == 0 && word.start != at)
            return false;
        items[count] = word;
        look_up(scan, text, n, &items[count], count ? &items[count - 1] : NULL);
        if (count++ > 0 && !joined(text, items, count - 1))
            break;
    }
    struct walk w = {.scan = scan, .text = text, .items = items, .limit = count};
    if (count)
        walk_from(&w, 0, 0);
    if (w.found)
        *out = (struct hoof_scan_match){
            .value = w.best.value, .end = w.best.end, .made_plural = w.best.made_plural};
    return w.found;
}
