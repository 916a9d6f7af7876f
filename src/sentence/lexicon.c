/* Makes a lexicon from its source, lays it out in a block and opens it there. */
#include <stdlib.h>
#include <string.h>

#include "sentence/inside.h"

/* A name while the lexicon is made. */
struct draft {
    const char **words;
    size_t word_count;
    const char *product;
    uint32_t term;
    enum hoof_word_class class;
    size_t position; /* in the source */
};

struct builder {
    struct hoof_lexicon *lexicon;
    const struct hoof_lexicon_source *source;
    struct hoof_arena *arena;
    struct hoof_texts texts;
    struct draft *drafts;
    size_t draft_count;
};

static int by_words(const void *left, const void *right)
{
    const struct draft *a = left, *b = right;
    for (size_t k = 0; k < a->word_count && k < b->word_count; k++) {
        int order = strcmp(a->words[k], b->words[k]);
        if (order != 0)
            return order;
    }
    if (a->word_count != b->word_count)
        return a->word_count < b->word_count ? -1 : 1;
    if (a->class != b->class)
        return a->class < b->class ? -1 : 1;
    return a->position < b->position ? -1 : a->position > b->position;
}

static bool same_words(const struct draft *a, const struct draft *b)
{
    if (a->word_count != b->word_count)
        return false;
    for (size_t k = 0; k < a->word_count; k++)
        if (strcmp(a->words[k], b->words[k]) != 0)
            return false;
    return true;
}

/* The index of a name's term; term_count where it has none. Names mostly come in
 * the order of their terms: the last hit is tried first. */
static size_t term_of(const struct hoof_lexicon_source *source,
                      const struct hoof_lexicon_name *name, size_t last)
{
    for (size_t k = 0; k < source->term_count; k++) {
        const size_t at = (last + k) % source->term_count;
        if (source->terms[at].class == name->class && strcmp(source->terms[at].id, name->term) == 0)
            return at;
    }
    return source->term_count;
}

/* Cuts one written name into words as the lexer cuts a sentence. */
static bool cut(struct hoof_arena *arena, const char *text, struct draft *out)
{
    struct token *tokens = NULL;
    size_t count = 0;
    if (!hoof_say_tokens(arena, text, strlen(text), &tokens, &count))
        return false;
    out->words = hoof_alloc_array(arena, count + 1, sizeof *out->words);
    if (!out->words)
        return false;
    for (size_t k = 0; k < count; k++)
        if (tokens[k].kind != TOKEN_MARK)
            out->words[out->word_count++] = tokens[k].fold;
    return true;
}

static bool cut_names(struct builder *b, struct hoof_error *err)
{
    const struct hoof_lexicon_source *source = b->source;
    size_t last = 0;
    b->drafts = hoof_alloc_array(b->arena, source->name_count + 1, sizeof *b->drafts);
    if (!b->drafts)
        return hoof_fail_memory(err);
    for (size_t k = 0; k < source->name_count; k++) {
        struct draft *draft = &b->drafts[b->draft_count];
        last = term_of(source, &source->names[k], last);
        if (last == source->term_count)
            return hoof_fail_bug(err, "a name of the lexicon has no term");
        *draft = (struct draft){.product = source->names[k].product,
                                .term = (uint32_t)last,
                                .class = source->names[k].class,
                                .position = k};
        if (!cut(b->arena, source->names[k].name, draft))
            return hoof_fail_memory(err);
        if (draft->word_count > 0)
            b->draft_count++;
    }
    qsort(b->drafts, b->draft_count, sizeof *b->drafts, by_words);
    return true;
}

static bool keep_terms(struct builder *b)
{
    const struct hoof_lexicon_source *source = b->source;
    struct listed_term *terms = hoof_alloc_array(b->arena, source->term_count + 1, sizeof *terms);
    if (!terms)
        return false;
    for (size_t k = 0; k < source->term_count; k++) {
        const struct hoof_lexicon_term *term = &source->terms[k];
        terms[k] = (struct listed_term){.class = term->class,
                                        .id = hoof_texts_add(&b->texts, term->id),
                                        .name = hoof_texts_add(&b->texts, term->name),
                                        .unit = hoof_texts_add(&b->texts, term->unit),
                                        .low = term->low,
                                        .high = term->high,
                                        .piece = term->piece};
    }
    b->lexicon->listed_terms = terms;
    b->lexicon->term_count = source->term_count;
    return true;
}

/* Of equal names of one class the first stays; tests keep all, tied to it. */
static bool keep_names(struct builder *b)
{
    struct hoof_lexicon *lexicon = b->lexicon;
    const struct draft *last = NULL;
    size_t total = 0;
    for (size_t k = 0; k < b->draft_count; k++)
        total += b->drafts[k].word_count;
    struct listed_name *names = hoof_alloc_array(b->arena, b->draft_count + 1, sizeof *names);
    struct listed_name *others = hoof_alloc_array(b->arena, b->draft_count + 1, sizeof *others);
    uint32_t *words = hoof_alloc_array(b->arena, total + 1, sizeof *words);
    if (!names || !others || !words)
        return false;
    uint32_t *next = NULL; /* where the next test of the same name is tied */
    for (size_t k = 0; k < b->draft_count; k++) {
        const struct draft *draft = &b->drafts[k];
        struct listed_name name = {.words = (uint32_t)lexicon->word_count,
                                   .word_count = (uint32_t)draft->word_count,
                                   .product = hoof_texts_add(&b->texts, draft->product),
                                   .term = draft->term};
        if (last && last->class == draft->class && same_words(last, draft)) {
            if (draft->class != HOOF_WORD_TEST || draft->term == last->term)
                continue;
            name.words = names[lexicon->name_count - 1].words;
            others[lexicon->other_count] = name;
            *next = (uint32_t)++lexicon->other_count;
            next = &others[lexicon->other_count - 1].same;
            continue;
        }
        for (size_t w = 0; w < draft->word_count; w++)
            words[lexicon->word_count++] = hoof_texts_add(&b->texts, draft->words[w]);
        names[lexicon->name_count++] = name;
        next = &names[lexicon->name_count - 1].same;
        last = draft;
    }
    lexicon->names = names;
    lexicon->others = others;
    lexicon->words = words;
    return true;
}

struct loose_word {
    const char *word;
    uint32_t place; /* in the texts */
    uint32_t term;
};

static int by_text(const void *left, const void *right)
{
    const struct loose_word *a = left, *b = right;
    return strcmp(a->word, b->word);
}

/* All words are among the texts by now: none is added, none moves. */
static bool keep_spellings(struct builder *b)
{
    struct hoof_lexicon *lexicon = b->lexicon;
    struct loose_word *loose = hoof_alloc_array(b->arena, lexicon->word_count + 1, sizeof *loose);
    struct spelling *spellings =
        hoof_alloc_array(b->arena, lexicon->word_count + 1, sizeof *spellings);
    if (!loose || !spellings)
        return false;
    size_t used = 0, kept = 0;
    for (size_t k = 0; k < lexicon->name_count; k++)
        for (uint32_t w = 0; w < lexicon->names[k].word_count; w++) {
            const uint32_t place = lexicon->words[lexicon->names[k].words + w];
            const char *word = hoof_text_at(b->texts.data, place);
            if (word && strlen(word) >= 4)
                loose[used++] = (struct loose_word){word, place, lexicon->names[k].term + 1};
        }
    qsort(loose, used, sizeof *loose, by_text);
    for (size_t k = 0; k < used; k++) {
        if (k == 0 || strcmp(loose[k - 1].word, loose[k].word) != 0)
            spellings[kept++] = (struct spelling){loose[k].place, loose[k].term};
        else if (spellings[kept - 1].term != loose[k].term)
            spellings[kept - 1].term = 0;
    }
    lexicon->spellings = spellings;
    lexicon->spelling_count = kept;
    return true;
}

/* The terms with addresses, as the later stages and the answers have them. */
static bool tell_terms(struct hoof_arena *arena, struct hoof_lexicon *lexicon)
{
    struct hoof_lexicon_term *terms =
        hoof_alloc_array(arena, lexicon->term_count + 1, sizeof *terms);
    if (!terms)
        return false;
    for (size_t k = 0; k < lexicon->term_count; k++) {
        const struct listed_term *term = &lexicon->listed_terms[k];
        terms[k] = (struct hoof_lexicon_term){.class = (enum hoof_word_class)term->class,
                                              .id = hoof_text_at(lexicon->texts, term->id),
                                              .name = hoof_text_at(lexicon->texts, term->name),
                                              .unit = hoof_text_at(lexicon->texts, term->unit),
                                              .low = term->low,
                                              .high = term->high,
                                              .piece = term->piece};
    }
    lexicon->terms = terms;
    return true;
}

bool hoof_lexicon_new(struct hoof_arena *arena, const struct hoof_lexicon_source *source,
                      const struct hoof_lexicon **out, struct hoof_error *err)
{
    struct builder b = {.arena = arena,
                        .source = source,
                        .lexicon = hoof_alloc(arena, sizeof *b.lexicon),
                        .texts = {.arena = arena}};
    if (!b.lexicon)
        return hoof_fail_memory(err);
    if (!cut_names(&b, err))
        return false;
    if (!keep_terms(&b) || !keep_names(&b) || b.texts.failed || !keep_spellings(&b))
        return hoof_fail_memory(err);
    b.lexicon->texts = b.texts.data;
    b.lexicon->text_size = b.texts.size;
    if (!tell_terms(arena, b.lexicon))
        return hoof_fail_memory(err);
    *out = b.lexicon;
    return true;
}

/* ---- in a block ---- */

enum { TEXTS = 0x200, TERMS, NAMES, OTHERS, WORDS, SPELLINGS };

void hoof_lexicon_lay_out(const struct hoof_lexicon *l, struct hoof_layout *layout)
{
    hoof_layout_add(layout, TEXTS, l->texts, 1, l->text_size);
    hoof_layout_add(layout, TERMS, l->listed_terms, sizeof *l->listed_terms, l->term_count);
    hoof_layout_add(layout, NAMES, l->names, sizeof *l->names, l->name_count);
    hoof_layout_add(layout, OTHERS, l->others, sizeof *l->others, l->other_count);
    hoof_layout_add(layout, WORDS, l->words, sizeof *l->words, l->word_count);
    hoof_layout_add(layout, SPELLINGS, l->spellings, sizeof *l->spellings, l->spelling_count);
}

bool hoof_lexicon_open(struct hoof_arena *arena, const struct hoof_block *block,
                       const struct hoof_lexicon **out, struct hoof_error *err)
{
    struct hoof_lexicon *l = hoof_alloc(arena, sizeof *l);
    if (!l)
        return hoof_fail_memory(err);
    l->texts = hoof_block_array(block, TEXTS, 1, &l->text_size);
    l->listed_terms = hoof_block_array(block, TERMS, sizeof *l->listed_terms, &l->term_count);
    l->names = hoof_block_array(block, NAMES, sizeof *l->names, &l->name_count);
    l->others = hoof_block_array(block, OTHERS, sizeof *l->others, &l->other_count);
    l->words = hoof_block_array(block, WORDS, sizeof *l->words, &l->word_count);
    l->spellings = hoof_block_array(block, SPELLINGS, sizeof *l->spellings, &l->spelling_count);
    if (!l->texts || !l->listed_terms || !l->names || !l->others || !l->words || !l->spellings)
        return hoof_block_fail(err);
    if (!tell_terms(arena, l))
        return hoof_fail_memory(err);
    *out = l;
    return true;
}
