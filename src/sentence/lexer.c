#include "sentence/inside.h"

#include <string.h>

#include "base/text.h"

/*
 * Tokens are runs of letters, runs of digits and single marks; spaces are not
 * tokens but leave `glued` false. "100mcg" is two tokens, "6.45pm" four: what
 * belongs together is for the later stages to say.
 */

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

static bool is_apostrophe(uint32_t c)
{
    return c == '\'' || c == 0x2019 || c == 0x2018 || c == 0x02BC || c == '`';
}

static bool is_letter(uint32_t c)
{
    return (c > '9' || c < '0') && (hoof_is_word_character(c) || hoof_is_mark(c));
}

static double fraction_sign(uint32_t c)
{
    switch (c) {
    case 0xBC:
        return 0.25;
    case 0xBD:
        return 0.5;
    case 0xBE:
        return 0.75;
    case 0x2153:
        return 1.0 / 3;
    case 0x2154:
        return 2.0 / 3;
    default:
        return 0;
    }
}

/* The plain mark that stands for c; '*' for one without meaning here. */
static char plain_mark(uint32_t c)
{
    if (c == 0x2010 || c == 0x2011 || c == 0x2012 || c == 0x2013 || c == 0x2014 || c == 0x2212)
        return '-';
    if (c == 0x2026 || c == 0x3002)
        return '.';
    if (c == 0xD7)
        return 'x';
    if (c == 0xFF0C || c == 0x3001)
        return ',';
    return c < 0x80 ? (char)c : '*';
}

/* Drops apostrophes ("didn't" is didnt) after folding. */
static const char *fold_word(struct hoof_arena *arena, const char *text, size_t n)
{
    bool plain = true;
    for (size_t k = 0; k < n; k++)
        plain = plain && (unsigned char)text[k] < 0x80;
    char *fold = plain ? hoof_strndup(arena, text, n) : hoof_fold(arena, text, n);
    if (!fold)
        return NULL;
    for (char *c = fold; plain && *c; c++)
        if (*c >= 'A' && *c <= 'Z')
            *c = (char)(*c - 'A' + 'a');
    char *to = fold;
    for (const char *from = fold; *from; from++) {
        if (*from == '\'')
            continue;
        if ((unsigned char)from[0] == 0xE2 && (unsigned char)from[1] == 0x80 &&
            ((unsigned char)from[2] == 0x99 || (unsigned char)from[2] == 0x98)) {
            from += 2;
            continue;
        }
        *to++ = *from;
    }
    *to = '\0';
    return fold;
}

static size_t word_end(const char *text, size_t n, size_t at)
{
    while (at < n) {
        size_t length;
        uint32_t c = hoof_utf8_decode(text + at, n - at, &length);
        if (is_letter(c) && fraction_sign(c) == 0) {
            at += length;
            continue;
        }
        size_t next_length;
        if (!is_apostrophe(c) || at + length >= n ||
            !is_letter(hoof_utf8_decode(text + at + length, n - at - length, &next_length)))
            break;
        at += length + next_length;
    }
    return at;
}

bool hoof_say_tokens(struct hoof_arena *arena, const char *text, size_t n, struct token **out,
                     size_t *count)
{
    struct token *tokens = NULL;
    size_t used = 0, capacity = 0;
    bool space = true;
    for (size_t at = 0; at < n;) {
        size_t length;
        uint32_t c = hoof_utf8_decode(text + at, n - at, &length);
        if (c != '\n' && (hoof_is_space(c) || c < 0x20 || c == 0x200B || c == 0xFEFF)) {
            space = true;
            at += length;
            continue;
        }
        if (space && c == '.' && at + 1 < n && is_digit(text[at + 1])) {
            /* ".5 mg": the nought that is left out, else five would be read. */
            tokens = hoof_grow(arena, tokens, used, &capacity, sizeof *tokens);
            if (!tokens)
                return false;
            tokens[used++] = (struct token){
                .kind = TOKEN_NUMBER, .start = (uint32_t)at, .end = (uint32_t)at, .fold = "0"};
            space = false;
        }
        tokens = hoof_grow(arena, tokens, used, &capacity, sizeof *tokens);
        if (!tokens)
            return false;
        struct token *token = &tokens[used++];
        *token = (struct token){.kind = TOKEN_MARK, .start = (uint32_t)at, .glued = !space};
        token->fold = "";
        space = false;
        if (c < 0x80 && is_digit((char)c)) {
            token->kind = TOKEN_NUMBER;
            while (at < n && is_digit(text[at]))
                at++;
            token->fold = hoof_strndup(arena, text + token->start, at - token->start);
        } else if (fraction_sign(c) != 0) {
            token->kind = TOKEN_NUMBER;
            token->half = fraction_sign(c);
            at += length;
        } else if (is_letter(c) && !hoof_is_mark(c)) {
            token->kind = TOKEN_WORD;
            at = word_end(text, n, at);
            token->fold = fold_word(arena, text + token->start, at - token->start);
        } else {
            token->mark = plain_mark(c);
            at += length;
            if (token->mark == 'x') {
                token->kind = TOKEN_WORD;
                token->fold = "x";
            }
        }
        token->end = (uint32_t)at;
        if (!token->fold)
            return false;
    }
    /* Two blank marks stand behind the last token, so that a look ahead needs no check. */
    for (size_t k = 0; k < 2; k++) {
        tokens = hoof_grow(arena, tokens, used + k, &capacity, sizeof *tokens);
        if (!tokens)
            return false;
        tokens[used + k] = (struct token){.kind = TOKEN_MARK, .fold = "", .mark = '\n'};
    }
    *out = tokens;
    *count = used;
    return true;
}
