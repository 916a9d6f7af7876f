#include <string.h>

#include "base/scan_inside.h"

/* Tables grow as names come, so that no more memory is touched than they need.
 * The scanner sees them at every moment: it finds what was added before. */
struct builder {
    struct hoof_scan *scan;
    struct hoof_arena *arena;
    struct entry *entries;
    struct spelling *spellings;
    char *letters;
    uint16_t *index;
    uint64_t *filter;
    struct node *nodes;
    struct edge *edges;
    size_t entry_capacity, spelling_capacity, letter_capacity, node_capacity, edge_count;
};

static void index_word(struct builder *b, uint32_t id)
{
    const struct hoof_scan *scan = b->scan;
    uint64_t hash = hoof_scan_mix(b->entries[id].key), slot = hoof_scan_index_slot(scan, hash);
    uint64_t bit = hash >> (64 - FILTER_BITS);
    while (b->index[slot])
        slot = hoof_scan_index_next(scan, slot);
    b->index[slot] = (uint16_t)id;
    b->filter[bit / 64] |= UINT64_C(1) << (bit % 64);
}

/* An index of so many slots over the words that there are. */
static bool make_index(struct builder *b, size_t slots)
{
    b->scan->index = b->index = hoof_alloc_array(b->arena, slots, sizeof *b->index);
    if (!b->index)
        return false;
    b->scan->index_mask = slots - 1;
    for (uint32_t id = 1; id <= b->scan->word_count; id++)
        index_word(b, id);
    return true;
}

static bool room_for_letters(struct builder *b, size_t n)
{
    const size_t used = b->scan->letter_count;
    if (used + n <= b->letter_capacity)
        return true;
    const size_t capacity = 2 * b->letter_capacity + n + 4096;
    char *letters = hoof_alloc(b->arena, capacity);
    if (!letters)
        return false;
    if (used)
        memcpy(letters, b->letters, used);
    b->scan->letters = b->letters = letters;
    b->letter_capacity = capacity;
    return true;
}

/* The id of a folded word, which is added where it is new; 0 without memory. */
static uint32_t intern(struct builder *b, const char *folded, size_t n)
{
    struct hoof_scan *scan = b->scan;
    uint32_t id = hoof_scan_find(scan, folded, n);
    if (id)
        return id;
    if (scan->word_count == UINT16_MAX)
        return 0;
    id = scan->word_count + 1;
    struct entry *entries =
        hoof_grow(b->arena, b->entries, id, &b->entry_capacity, sizeof *entries);
    struct spelling *spellings =
        hoof_grow(b->arena, b->spellings, id, &b->spelling_capacity, sizeof *spellings);
    if (!entries || !spellings || !room_for_letters(b, n))
        return 0;
    scan->entries = b->entries = entries;
    scan->spellings = b->spellings = spellings;
    entries[id].key = hoof_scan_key_of(folded, n);
    entries[id].word = (struct hoof_word){.id = id, .flags = HOOF_WORD_LETTER};
    spellings[id] = (struct spelling){(uint32_t)scan->letter_count, (uint32_t)n};
    memcpy(b->letters + scan->letter_count, folded, n);
    scan->letter_count += n;
    scan->word_count = id;
    if (2 * (size_t)id > scan->index_mask)
        return make_index(b, 2 * (scan->index_mask + 1)) ? id : 0;
    index_word(b, id);
    return id;
}

/* The folded words of a name as ids; their number, 0 if the name has no word or
 * cannot be taken. */
static size_t name_words(struct builder *b, const char *name, uint32_t ids[HOOF_SCAN_MOST_WORDS],
                         struct hoof_error *err)
{
    size_t n = strlen(name), count = 0;
    struct hoof_span word = {0};
    while (hoof_words_next(name, n, word.end, &word)) {
        char folded[HOOF_SCAN_LONGEST_WORD + 1];
        size_t length = name[word.start] == '&'
                            ? hoof_scan_fold("and", 3, folded)
                            : hoof_scan_fold(name + word.start, word.end - word.start, folded);
        if (!length || count == HOOF_SCAN_MOST_WORDS) {
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

static void put_edge(struct builder *b, struct edge edge)
{
    size_t slot = hoof_scan_edge_slot(b->scan, edge.from, edge.word);
    while (b->edges[slot].to)
        slot = (slot + 1) & b->scan->edge_mask;
    b->edges[slot] = edge;
}

/* A table of so many slots with the edges that there are. */
static bool make_edges(struct builder *b, size_t slots)
{
    struct hoof_scan *scan = b->scan;
    const struct edge *old = b->edges;
    const size_t count = old ? scan->edge_mask + 1 : 0;
    scan->edges = b->edges = hoof_alloc_array(b->arena, slots, sizeof *b->edges);
    if (!b->edges)
        return false;
    scan->edge_mask = slots - 1;
    for (size_t i = 0; i < count; i++)
        if (old[i].to)
            put_edge(b, old[i]);
    return true;
}

static bool add_edge(struct builder *b, struct edge edge)
{
    if (2 * ++b->edge_count > b->scan->edge_mask && !make_edges(b, 2 * (b->scan->edge_mask + 1)))
        return false;
    put_edge(b, edge);
    return true;
}

/* 0 without memory. */
static uint32_t new_node(struct builder *b)
{
    struct hoof_scan *scan = b->scan;
    struct node *nodes =
        hoof_grow(b->arena, b->nodes, scan->node_count + 1, &b->node_capacity, sizeof *nodes);
    if (!nodes)
        return 0;
    scan->nodes = b->nodes = nodes;
    return ++scan->node_count;
}

static bool add_name(struct builder *b, const uint32_t *ids, size_t count, uint32_t value,
                     bool made_plural)
{
    struct hoof_scan *scan = b->scan;
    uint32_t at = 0;
    for (size_t i = 0; i < count; i++) {
        uint32_t next = hoof_scan_child(scan, at, ids[i]);
        if (!next) {
            next = new_node(b);
            if (!next || (at && !add_edge(b, (struct edge){at, ids[i], next})))
                return false;
            if (!at) {
                b->entries[ids[i]].root = next;
                b->entries[ids[i]].word.flags |= HOOF_WORD_BEGINS;
            }
            b->nodes[at].goes_on = true;
        }
        at = next;
    }
    if (!b->nodes[at].is_name) {
        b->nodes[at].is_name = true;
        b->nodes[at].value = value;
        b->nodes[at].made_plural = made_plural;
    }
    if (count > scan->traits.longest)
        scan->traits.longest = (uint32_t)count;
    return true;
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
    const struct spelling *last = &b->scan->spellings[ids[count - 1]];
    char word[HOOF_SCAN_LONGEST_WORD + 4];
    size_t n = last->length - cut, m = strlen(end);
    memcpy(word, b->scan->letters + last->at, n);
    memcpy(word + n, end, m);
    if (n + m > HOOF_SCAN_LONGEST_WORD)
        return true;
    uint32_t singular = ids[count - 1];
    uint32_t plural = intern(b, word, n + m);
    if (!plural)
        return false;
    ids[count - 1] = plural;
    bool done = add_name(b, ids, count, value, true);
    ids[count - 1] = singular;
    return done;
}

/* The plain plurals: s, es, y to ies; both where people write both. */
static bool add_plurals(struct builder *b, uint32_t *ids, size_t count, uint32_t value)
{
    const struct spelling *last = &b->scan->spellings[ids[count - 1]];
    const char *word = b->scan->letters + last->at;
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

static size_t slots_for(size_t count)
{
    size_t slots = 1024;
    while (slots < count)
        slots *= 2;
    return slots;
}

/* Everything empty, with word 0, which is none, and node 0, the root. There is
 * room for the words and plurals of usual names, since an array that grows is
 * copied; what stays unused costs no memory. */
static bool begin_tables(struct builder *b, size_t names, size_t tags)
{
    struct hoof_scan *scan = b->scan;
    const size_t words = 3 * names + tags + 8;
    b->entry_capacity = b->spelling_capacity = b->node_capacity = words;
    scan->entries = b->entries = hoof_alloc_array(b->arena, words, sizeof *b->entries);
    scan->spellings = b->spellings = hoof_alloc_array(b->arena, words, sizeof *b->spellings);
    scan->nodes = b->nodes = hoof_alloc_array(b->arena, words, sizeof *b->nodes);
    scan->filter = b->filter = hoof_alloc_array(b->arena, FILTER_WORDS, sizeof *b->filter);
    if (!b->entries || !b->spellings || !b->nodes || !b->filter)
        return false;
    b->entries[0].word.flags = HOOF_WORD_LETTER;
    return make_index(b, slots_for(2 * words)) && make_edges(b, slots_for(2 * names));
}

bool hoof_scan_new_tagged(struct hoof_arena *arena, const struct hoof_scan_name *names,
                          size_t count, const struct hoof_scan_tag *tags, size_t tag_count,
                          const struct hoof_scan **out, struct hoof_error *err)
{
    struct builder b = {.arena = arena, .scan = hoof_alloc(arena, sizeof *b.scan)};
    for (size_t i = 0; i < count; i++)
        if (names[i].value >= UINT32_C(1) << 29)
            return hoof_fail_bug(err, "a name's value is too large for the scanner");
    if (!b.scan || !begin_tables(&b, count, tag_count))
        return hoof_fail_memory(err);
    uint32_t ids[HOOF_SCAN_MOST_WORDS];
    for (size_t i = 0; i < count; i++) {
        size_t words = name_words(&b, names[i].name, ids, err);
        if (!words)
            return false;
        if (!add_name(&b, ids, words, names[i].value, false))
            return hoof_fail_memory(err);
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
        b.entries[ids[0]].word.tags |= tags[i].tags;
    }
    b.scan->traits.and_word = hoof_scan_find(b.scan, "and", 3);
    *out = b.scan;
    return true;
}

bool hoof_scan_new(struct hoof_arena *arena, const struct hoof_scan_name *names, size_t count,
                   const struct hoof_scan **out, struct hoof_error *err)
{
    return hoof_scan_new_tagged(arena, names, count, NULL, 0, out, err);
}

/* ---- in a block ---- */

enum { ENTRIES, SPELLINGS, LETTERS, INDEX, FILTER, NODES, EDGES, TRAITS };

void hoof_scan_lay_out(const struct hoof_scan *scan, uint32_t number, struct hoof_layout *layout)
{
    hoof_layout_add(layout, number + ENTRIES, scan->entries, sizeof *scan->entries,
                    scan->word_count + 1);
    hoof_layout_add(layout, number + SPELLINGS, scan->spellings, sizeof *scan->spellings,
                    scan->word_count + 1);
    hoof_layout_add(layout, number + LETTERS, scan->letters, 1, scan->letter_count);
    hoof_layout_add(layout, number + INDEX, scan->index, sizeof *scan->index, scan->index_mask + 1);
    hoof_layout_add(layout, number + FILTER, scan->filter, sizeof *scan->filter, FILTER_WORDS);
    hoof_layout_add(layout, number + NODES, scan->nodes, sizeof *scan->nodes, scan->node_count + 1);
    hoof_layout_add(layout, number + EDGES, scan->edges, sizeof *scan->edges, scan->edge_mask + 1);
    hoof_layout_add(layout, number + TRAITS, &scan->traits, sizeof scan->traits, 1);
}

static bool is_power_of_two(size_t count)
{
    return count > 0 && (count & (count - 1)) == 0;
}

bool hoof_scan_open(struct hoof_arena *arena, const struct hoof_block *block, uint32_t number,
                    const struct hoof_scan **out, struct hoof_error *err)
{
    struct hoof_scan *scan = hoof_alloc(arena, sizeof *scan);
    size_t words, spellings, slots, filter, nodes, edges, traits;
    const struct scan_traits *more =
        hoof_block_array(block, number + TRAITS, sizeof *more, &traits);
    if (!scan)
        return hoof_fail_memory(err);
    scan->entries = hoof_block_array(block, number + ENTRIES, sizeof *scan->entries, &words);
    scan->spellings =
        hoof_block_array(block, number + SPELLINGS, sizeof *scan->spellings, &spellings);
    scan->letters = hoof_block_array(block, number + LETTERS, 1, &scan->letter_count);
    scan->index = hoof_block_array(block, number + INDEX, sizeof *scan->index, &slots);
    scan->filter = hoof_block_array(block, number + FILTER, sizeof *scan->filter, &filter);
    scan->nodes = hoof_block_array(block, number + NODES, sizeof *scan->nodes, &nodes);
    scan->edges = hoof_block_array(block, number + EDGES, sizeof *scan->edges, &edges);
    if (!scan->letters || words == 0 || spellings != words || filter != FILTER_WORDS ||
        nodes == 0 || traits != 1 || !is_power_of_two(slots) || !is_power_of_two(edges))
        return hoof_block_fail(err);
    scan->index_mask = slots - 1;
    scan->edge_mask = edges - 1;
    scan->traits = *more;
    scan->word_count = (uint32_t)words - 1;
    scan->node_count = (uint32_t)nodes - 1;
    *out = scan;
    return true;
}
