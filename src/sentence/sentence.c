#include "sentence/inside.h"

#include <string.h>

#include "base/text.h"

/* Does the text ask the program something ("what is in pizza")? */
static bool asks(const struct reading *r)
{
    static const char *const openers[] = {
        "what", "whats", "which", "can", "may", "should", "could", "how",   "why",  "is",
        "are",  "does",  "do",    "did", "who", "where",  "when",  "would", "will", NULL};
    if (r->token_count == 0 || r->tokens[0].kind != TOKEN_WORD)
        return false;
    bool mark = hoof_say_mark(r, r->token_count - 1, '?');
    bool exclaims =
        hoof_say_is(r, 0, "what") && (hoof_say_is(r, 1, "a") || hoof_say_is(r, 1, "an"));
    if (exclaims)
        return false;
    static const char *const needs_more[] = {"can",  "may",   "should", "could", "do", "did",
                                             "when", "where", "would",  "will",  NULL};
    static const char *const seconds[] = {"i",   "we",   "you",    "is",  "are", "was", "do",
                                          "did", "does", "should", "can", "it",  "the", NULL};
    for (size_t k = 0; !mark && needs_more[k]; k++) {
        bool second = false;
        for (size_t s = 0; seconds[s]; s++)
            second = second || hoof_say_is(r, 1, seconds[s]);
        if (hoof_say_is(r, 0, needs_more[k]) && (!second || hoof_say_is(r, 0, "when")))
            return false;
    }
    for (size_t k = 0; openers[k]; k++)
        if (hoof_say_is(r, 0, openers[k]))
            return true;
    return mark && r->token_count > 1 && hoof_say_is(r, 0, "ok");
}

static bool read_all(struct reading *r)
{
    struct clauses clauses = {0};
    hoof_say_pieces(r);
    hoof_say_corrections(r);
    if (r->no_memory)
        return false;
    hoof_say_clauses(r, &clauses);
    if (r->no_memory)
        return false;
    hoof_say_settle(r, &clauses);
    hoof_say_claims(r, &clauses);
    hoof_say_assemble(r, &clauses);
    return !r->no_memory;
}

bool hoof_sentence_read(const struct hoof_lexicon *lexicon, const struct hoof_food_table *foods,
                        const struct hoof_sentence_request *request, struct hoof_arena *arena,
                        struct hoof_sentence_answer *out, struct hoof_error *err)
{
    *out = (struct hoof_sentence_answer){0};
    size_t bad = hoof_utf8_bad_at(request->text, request->n);
    if (bad < request->n)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "The sentence holds something that is not text, at byte %zu. Type it "
                         "again.",
                         bad + 1);
    struct hoof_moment now = hoof_zone_at(request->zone, request->now_s);
    struct reading r = {.lexicon = lexicon,
                        .foods = foods,
                        .request = request,
                        .arena = arena,
                        .text = request->text,
                        .n = request->n,
                        .today = now.date,
                        .out = out};
    if (!hoof_say_tokens(arena, request->text, request->n, &r.tokens, &r.token_count))
        return hoof_fail_memory(err);
    if (asks(&r)) {
        out->is_question = true;
        out->whole_text = true;
        hoof_say_left_over(&r, r.tokens[0].start, r.tokens[r.token_count - 1].end);
        return r.no_memory ? hoof_fail_memory(err) : true;
    }
    return read_all(&r) ? true : hoof_fail_memory(err);
}
