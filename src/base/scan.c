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
    uint32_t root; /* node of the names that start with this word; 0: none */
    uint16_t tags;
    uint16_t length;  /* of `text` */
    const char *text; /* the folded word */
};

struct node {
    uint32_t value;
    bool is_name, made_plural, goes_on;
};

/* The word `word` leads from node `from` to node `to`. */
struct edge {
    uint32_t from, word, to;
};

struct hoof_scan {
    struct key *keys; /* by word id; id 0 is no word */
    struct entry *entries;
    uint32_t word_count;
    uint32_t *index; /* open addressing over words */
    unsigned index_shift;
    struct node *nodes; /* node 0 is the root and ends no name */
    uint32_t node_count;
    struct edge *edges; /* open addressing; to == 0: free */
    size_t edge_mask;
    uint32_t and_word; /* what "&" means; 0 where no name has "and" */
    size_t longest;
};

static uint64_t mix(struct key key)
{
    uint64_t h = key.low * UINT64_C(0x9E3779B97F4A7C15) ^ key.high * UINT64_C(0xC2B2AE3D27D4EB4F);
    return (h ^ h >> 32) * UINT64_C(0xD6E8FEB86659FD93);
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

static inline uint32_t find_key(const struct hoof_scan *scan, struct key key)
{
    size_t mask = ((size_t)1 << (64 - scan->index_shift)) - 1;
    for (size_t slot = (size_t)(mix(key) >> scan->index_shift);; slot = (slot + 1) & mask) {
        uint32_t id = scan->index[slot];
        if (!id || (scan->keys[id].low == key.low && scan->keys[id].high == key.high))
            return id;
    }
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

/* The id of a folded word, which is added where it is new; 0 without memory. */
static uint32_t intern(struct builder *b, const char *folded, size_t n)
{
    struct hoof_scan *scan = b->scan;
    uint32_t id = find_folded(scan, folded, n);
    if (id)
        return id;
    char *text = hoof_strndup(b->arena, folded, n);
    if (!text)
        return 0;
    id = ++scan->word_count;
    scan->keys[id] = key_of(folded, n);
    scan->entries[id].text = text;
    scan->entries[id].length = (uint16_t)n;
    size_t mask = ((size_t)1 << (64 - scan->index_shift)) - 1;
    size_t slot = (size_t)(mix(scan->keys[id]) >> scan->index_shift);
    while (scan->index[slot])
        slot = (slot + 1) & mask;
    scan->index[slot] = id;
    return id;
}

static bool make_index(struct builder *b, size_t words)
{
    unsigned bits = 6;
    while (((size_t)1 << bits) < 3 * words)
        bits++;
    b->scan->index_shift = 64 - bits;
    b->scan->index = hoof_alloc_array(b->arena, (size_t)1 << bits, sizeof(uint32_t));
    return b->scan->index != NULL;
}

/* The index over the words that there are in the end. */
static bool settle_index(struct builder *b)
{
    struct hoof_scan *scan = b->scan;
    if (!make_index(b, scan->word_count))
        return false;
    size_t mask = ((size_t)1 << (64 - scan->index_shift)) - 1;
    for (uint32_t id = 1; id <= scan->word_count; id++) {
        size_t slot = (size_t)(mix(scan->keys[id]) >> scan->index_shift);
        while (scan->index[slot])
            slot = (slot + 1) & mask;
        scan->index[slot] = id;
    }
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

static size_t count_words(const struct hoof_scan_name *names, size_t count)
{
    size_t total = 0;
    for (size_t i = 0; i < count; i++) {
        struct hoof_word word = {0};
        size_t n = strlen(names[i].name);
        while (hoof_words_next(names[i].name, n, word.end, &word))
            total++;
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
    scan->keys = hoof_alloc_array(b->arena, b->most_words + 1, sizeof *scan->keys);
    scan->entries = hoof_alloc_array(b->arena, b->most_words + 1, sizeof *scan->entries);
    scan->nodes = hoof_alloc_array(b->arena, b->most_nodes + 1, sizeof *scan->nodes);
    scan->edges = hoof_alloc_array(b->arena, edges, sizeof *scan->edges);
    return scan->keys && scan->entries && scan->nodes && scan->edges &&
           make_index(b, b->most_words);
}

bool hoof_scan_new_tagged(struct hoof_arena *arena, const struct hoof_scan_name *names,
                          size_t count, const struct hoof_scan_tag *tags, size_t tag_count,
                          const struct hoof_scan **out, struct hoof_error *err)
{
    struct builder b = {.arena = arena, .scan = hoof_alloc(arena, sizeof *b.scan)};
    if (!b.scan || !make_tables(&b, count_words(names, count) + tag_count, count))
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
    if (!settle_index(&b))
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

/* Looks up a word that is not plain ASCII, or longer than a key. */
static void look_up_slowly(const struct hoof_scan *scan, const char *text, struct hoof_word *word)
{
    char folded[LONGEST_WORD + 1];
    size_t n = fold_word(text + word->start, word->end - word->start, folded);
    word->id = n ? find_folded(scan, folded, n) : 0;
    if (hoof_words_has_letter(text, word->start, word->end))
        word->flags |= HOOF_WORD_LETTER;
}

/* "&" is "and"; the s of 's belongs to the word before it. */
static void settle_single(const struct hoof_scan *scan, const char *text, size_t n,
                          struct hoof_word *word, struct hoof_word *before)
{
    char c = text[word->start];
    if (c == '&') {
        word->id = scan->and_word;
    } else if ((c == 's' || c == 'S') && before) {
        size_t length = hoof_words_apostrophe(text, n, before->end);
        if (length && before->end + length == word->start)
            before->flags |= HOOF_WORD_POSSESSIVE;
    }
}

static inline void look_up(const struct hoof_scan *scan, const char *text, size_t n,
                           struct hoof_word *word, struct hoof_word *before)
{
    const size_t length = word->end - word->start;
    if (length > KEY) {
        look_up_slowly(scan, text, word);
        word->tags = scan->entries[word->id].tags;
        return;
    }
    const char *bytes = text + word->start;
    char copy[KEY];
    if (n - word->start < KEY) {
        memset(copy, 0, sizeof copy);
        memcpy(copy, bytes, length);
        bytes = copy;
    }
    struct key key;
#ifdef __SSE2__
    static const unsigned char masks[2 * KEY] = {255, 255, 255, 255, 255, 255, 255, 255,
                                                 255, 255, 255, 255, 255, 255, 255, 255};
    const __m128i mask = _mm_loadu_si128((const __m128i *)(const void *)(masks + KEY - length));
    __m128i v = _mm_and_si128(_mm_loadu_si128((const __m128i *)(const void *)bytes), mask);
    const bool wide = _mm_movemask_epi8(v) != 0;
    /* Letters, digits, point and per cent sign alone: this bit is lower case. */
    v = _mm_or_si128(v, _mm_and_si128(mask, _mm_set1_epi8(0x20)));
    const bool letter = _mm_movemask_epi8(_mm_cmpgt_epi8(v, _mm_set1_epi8('a' - 1))) != 0;
    memcpy(&key, &v, sizeof key);
#else
    unsigned char folded[KEY] = {0}, all = 0;
    bool letter = false;
    for (size_t i = 0; i < length; i++) {
        all |= (unsigned char)bytes[i];
        folded[i] = (unsigned char)(bytes[i] | 0x20);
        letter |= folded[i] >= 'a';
    }
    const bool wide = all >= 0x80;
    memcpy(&key, folded, sizeof key);
#endif
    if (wide) {
        look_up_slowly(scan, text, word);
    } else {
        word->id = find_key(scan, key);
        word->flags |= letter ? HOOF_WORD_LETTER : 0;
        if (length == 1)
            settle_single(scan, text, n, word, before);
    }
    word->tags = scan->entries[word->id].tags;
}

bool hoof_scan_read(const struct hoof_scan *scan, const char *text, size_t n,
                    struct hoof_words *words)
{
    if (!hoof_words_split(words, text, n))
        return false;
    uint32_t tags = 0;
    for (size_t i = 0; i < words->count; i++) {
        look_up(scan, text, n, &words->items[i], i ? &words->items[i - 1] : NULL);
        tags |= words->items[i].tags;
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
    struct walk w = {.scan = scan, .text = text, .items = words->items, .limit = limit};
    if (i < limit)
        walk_from(&w, 0, i);
    *out = w.best;
    return w.found;
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
