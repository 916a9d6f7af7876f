/* The words that nothing which a person reads may say: knowledge/wording.txt. The
 * file itself tells how it is written; tests/lint/wording reads it too. */
#include <ctype.h>
#include <stdio.h>
#include <string.h>

#include "knowledge_book.h"

enum { MOST_WORDS = 400, LONGEST_SENTENCE = 30 };

/* A word of a text; joined: only white space stands between it and the next. */
struct token {
    const char *text;
    size_t n;
    bool joined;
};

static bool is_word_byte(const char *c)
{
    unsigned char byte = (unsigned char)*c;
    return isalnum(byte) || byte == '_' || byte == '-' || byte == '\'' || byte >= 0x80;
}

static size_t cut_words(const char *text, size_t n, struct token *tokens)
{
    size_t count = 0;
    for (size_t i = 0; i < n && count < MOST_WORDS;) {
        if (!is_word_byte(text + i)) {
            i++;
            continue;
        }
        size_t start = i;
        while (i < n && is_word_byte(text + i))
            i++;
        size_t next = i;
        while (next < n && isspace((unsigned char)text[next]))
            next++;
        tokens[count++] = (struct token){text + start, i - start, next > i};
    }
    return count;
}

static void add_wording(struct book *book, const char *line, size_t n)
{
    static const struct {
        const char *prefix;
        int kind;
    } kinds[] = {{"allow ", WORDING_ALLOWED}, {"first ", WORDING_FIRST}};
    int kind = WORDING_BANNED;
    for (size_t i = 0; i < sizeof kinds / sizeof *kinds; i++)
        if (n > 6 && strncmp(line, kinds[i].prefix, 6) == 0)
            kind = kinds[i].kind;
    const char *copy = hoof_strndup(book->arena, line, n);
    const char **words = hoof_alloc_array(book->arena, n + 1, sizeof *words);
    struct wording_row *row = BOOK_ADD(book, wordings);
    if (!copy || !words || !row) {
        book->out_of_memory = true;
        return;
    }
    row->line = copy;
    row->words = words;
    row->kind = kind;
    for (const char *at = copy + (kind == WORDING_BANNED ? 0 : 6); *at;) {
        size_t length = strcspn(at, " \t");
        words[row->count] = hoof_strndup(book->arena, at, length);
        if (!words[row->count++])
            book->out_of_memory = true;
        at += length;
        at += strspn(at, " \t");
    }
}

void read_wording(struct book *book, const char *text)
{
    while (*text) {
        size_t n = strcspn(text, "\n");
        if (n > 0 && *text != '#')
            add_wording(book, text, n);
        text += n + (text[n] == '\n');
    }
}

/* "detect*" stands for any ending. */
static bool is_like(const struct token *token, const char *word)
{
    size_t n = strlen(word);
    bool open = n > 0 && word[n - 1] == '*';
    n -= open;
    return (open ? token->n >= n : token->n == n) && strncasecmp(token->text, word, n) == 0;
}

/* How many words match from here on; 0: they do not. "~" is one or two words. */
static size_t match(const struct token *tokens, size_t count, const char *const *words,
                    size_t word_count)
{
    if (count == 0)
        return 0;
    bool any = strcmp(words[0], "~") == 0;
    for (size_t take = 1; take <= (any ? 2U : 1U) && take <= count; take++) {
        if (!any && !is_like(&tokens[0], words[0]))
            return 0;
        if (word_count == 1)
            return take;
        if (!tokens[take - 1].joined)
            return 0;
        size_t rest = match(tokens + take, count - take, words + 1, word_count - 1);
        if (rest)
            return take + rest;
    }
    return 0;
}

/* Takes out what is allowed: it matches nothing more. */
static void take_out_allowed(const struct book *book, struct token *tokens, size_t count)
{
    for (size_t w = 0; w < book->wordings.count; w++) {
        const struct wording_row *row = &book->wordings.items[w];
        for (size_t i = 0; row->kind == WORDING_ALLOWED && i < count; i++) {
            size_t n = match(tokens + i, count - i, row->words, row->count);
            for (size_t k = 0; k < n; k++)
                tokens[i + k] = (struct token){"", 0, false};
        }
    }
}

static bool is_quote(const char *sentence)
{
    static const char *const openings[] = {"the label says", "your team's plan says"};
    for (size_t i = 0; i < sizeof openings / sizeof *openings; i++)
        if (strncasecmp(sentence, openings[i], strlen(openings[i])) == 0)
            return true;
    return false;
}

static void check_sentence(struct book *book, const char *what, const char *sentence, size_t n,
                           bool to_reader, const struct place *at)
{
    struct token tokens[MOST_WORDS];
    size_t count = cut_words(sentence, n, tokens);
    if (count > LONGEST_SENTENCE)
        book_problem(book, at->file, at->line,
                     "%s has a sentence of %zu words. Make it two: %.40s ...", what, count,
                     sentence);
    if (is_quote(sentence))
        return;
    take_out_allowed(book, tokens, count);
    for (size_t w = 0; w < book->wordings.count; w++) {
        const struct wording_row *row = &book->wordings.items[w];
        size_t starts = row->kind == WORDING_BANNED               ? count
                        : row->kind == WORDING_FIRST && to_reader ? 1
                                                                  : 0;
        for (size_t i = 0; i < starts && i < count; i++) {
            if (!match(tokens + i, count - i, row->words, row->count))
                continue;
            book_problem(book, at->file, at->line,
                         row->kind == WORDING_FIRST
                             ? "%s gives an order (\"%s\"). Tell it as the label's, \"The label "
                               "says ...\", or use call, ask, tell, note, log, check."
                             : "%s says \"%s\" (knowledge/wording.txt).",
                         what, row->kind == WORDING_FIRST ? row->line + 6 : row->line);
            break;
        }
    }
}

void check_wording(struct book *book, const char *what, const char *text, bool to_reader,
                   const struct place *at)
{
    if (strchr(text, '!'))
        book_problem(book, at->file, at->line, "%s has an exclamation mark.", what);
    while (*text) {
        size_t n = 0;
        while (text[n] && !(strchr(".?!", text[n]) && (text[n + 1] == ' ' || !text[n + 1])))
            n++;
        check_sentence(book, what, text, n, to_reader, at);
        text += n + (text[n] != '\0');
        text += strspn(text, " ");
    }
}
