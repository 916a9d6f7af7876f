#include "render/page_parts.h"

#include <inttypes.h>

static bool copy_strings(struct hoof_arena *arena, const struct hoof_strings *from,
                         struct hoof_strings *to)
{
    *to = (struct hoof_strings){0};
    if (from->count == 0)
        return true;
    to->items = hoof_alloc_array(arena, from->count, sizeof *to->items);
    if (!to->items)
        return false;
    for (size_t i = 0; i < from->count; i++) {
        to->items[i] = hoof_strdup(arena, from->items[i]);
        if (!to->items[i])
            return false;
    }
    to->count = from->count;
    return true;
}

static bool copy_sentences(struct hoof_arena *arena, const struct hoof_question *from,
                           struct hoof_question *to)
{
    to->sentences = NULL;
    if (!from->sentences)
        return true;
    to->sentences = hoof_alloc_array(arena, from->choices.count, sizeof *to->sentences);
    for (size_t i = 0; to->sentences && i < from->choices.count; i++) {
        to->sentences[i] = hoof_strdup(arena, from->sentences[i]);
        if (from->sentences[i] && !to->sentences[i])
            return false;
    }
    return to->sentences != NULL;
}

static bool copy_questions(struct hoof_arena *arena, const struct hoof_questions *from,
                           struct hoof_questions *to)
{
    *to = (struct hoof_questions){0};
    if (from->count == 0)
        return true;
    to->items = hoof_alloc_array(arena, from->count, sizeof *to->items);
    if (!to->items)
        return false;
    for (size_t i = 0; i < from->count; i++) {
        to->items[i].text = hoof_strdup(arena, from->items[i].text);
        if (!to->items[i].text ||
            !copy_strings(arena, &from->items[i].choices, &to->items[i].choices) ||
            !copy_sentences(arena, &from->items[i], &to->items[i]))
            return false;
    }
    to->count = from->count;
    return true;
}

static void forget_json(void *json)
{
    json_decref(json);
}

static bool keep_json(struct hoof_arena *arena, json_t **json, struct hoof_error *err)
{
    return !*json || hoof_arena_own(arena, json_incref(*json), forget_json) ||
           hoof_fail_memory(err);
}

bool hoof_notice_copy(struct hoof_arena *arena, const struct hoof_notice *from,
                      struct hoof_notice *to, struct hoof_error *err)
{
    *to = *from;
    to->text = hoof_strdup(arena, from->text);
    to->sentence = hoof_strdup(arena, from->sentence);
    if ((from->text && !to->text) || (from->sentence && !to->sentence) ||
        !copy_strings(arena, &from->not_understood, &to->not_understood) ||
        !copy_strings(arena, &from->notes, &to->notes) ||
        !copy_strings(arena, &from->left, &to->left) ||
        !copy_questions(arena, &from->questions, &to->questions))
        return hoof_fail_memory(err);
    return keep_json(arena, &to->entries, err) && keep_json(arena, &to->labels, err);
}

static void understood(struct hoof_html *html, const struct hoof_notice *notice,
                       struct hoof_arena *arena)
{
    const json_t *entries = notice->entries;
    size_t i;
    json_t *entry;
    if (json_array_size(entries) == 0)
        return;
    hoof_html_start(html, HOOF_UL, "entries");
    json_array_foreach(entries, i, entry)
    {
        const char *at = json_string_value(json_object_get(entry, "at"));
        hoof_html_start(html, HOOF_LI, "row");
        if (at && strlen(at) >= 16) { /* the wall time as it was written */
            hoof_html_start(html, HOOF_SPAN, "clock");
            hoof_html_text_n(html, at + 11, 5);
            hoof_html_close(html, HOOF_SPAN);
            hoof_html_text(html, " ");
        }
        hoof_html_element(html, HOOF_STRONG, "words",
                          hoof_entry_words(arena, notice->labels, entry));
        hoof_html_close(html, HOOF_LI);
    }
    hoof_html_close(html, HOOF_UL);
}

static void words_left(struct hoof_html *html, const struct hoof_strings *words)
{
    if (words->count == 0)
        return;
    hoof_html_open(html, HOOF_P);
    hoof_html_text(html, "Not understood, but kept in the text: ");
    for (size_t i = 0; i < words->count; i++) {
        hoof_html_text(html, i ? ", " : "");
        hoof_html_element(html, HOOF_STRONG, NULL, words->items[i]);
    }
    hoof_html_text(html, ".");
    hoof_html_close(html, HOOF_P);
}

/* Each choice is a button that sends the sentence with the choice in it; one that
 * has to be typed brings the sentence back into the box. */
static void choice(struct hoof_html *html, const struct hoof_question *question, size_t k)
{
    const char *words = question->choices.items[k];
    const char *sentence = question->sentences ? question->sentences[k] : NULL;
    const char *name = !sentence ? "write" : *sentence ? "choice" : "leave";
    hoof_form_choice(html, "choice", name, sentence && *sentence ? sentence : words, words);
}

static void questions(struct hoof_html *html, const struct hoof_page *page,
                      const struct hoof_notice *notice, struct hoof_arena *arena)
{
    const struct hoof_questions *all = &notice->questions;
    for (size_t i = 0; i < all->count; i++) {
        hoof_form_begin(html, page, "/log", "question");
        hoof_form_hidden(html, "said", notice->sentence);
        hoof_form_hidden(html, "said_ms", hoof_format(arena, "%" PRId64, notice->said_ms));
        hoof_form_hidden(html, "question", all->items[i].text);
        for (size_t j = 0; j < notice->left.count; j++)
            hoof_form_hidden(html, "left", notice->left.items[j]);
        if (notice->kind == HOOF_NOTICE_ASKS)
            hoof_form_hidden(html, "saved", "yes");
        hoof_html_element(html, HOOF_P, NULL, all->items[i].text);
        hoof_html_start(html, HOOF_DIV, "buttons");
        for (size_t j = 0; j < all->items[i].choices.count; j++)
            choice(html, &all->items[i], j);
        hoof_html_close(html, HOOF_DIV);
        hoof_form_end(html);
    }
}

void hoof_notice_write(struct hoof_html *html, const struct hoof_page *page,
                       const struct hoof_notice *notice, struct hoof_arena *arena)
{
    static const char *const classes[] = {"", "notice done", "notice asks", "notice refused"};
    if (!notice || notice->kind == HOOF_NOTICE_NONE)
        return;
    hoof_html_open(html, HOOF_DIV);
    hoof_html_attr(html, "class", classes[notice->kind]);
    hoof_html_attr(html, "role", notice->kind == HOOF_NOTICE_REFUSED ? "alert" : "status");
    hoof_html_start(html, HOOF_P, "notice-title");
    hoof_html_element(html, HOOF_STRONG, NULL, notice->text);
    hoof_html_close(html, HOOF_P);
    if (notice->entries)
        understood(html, notice, arena);
    words_left(html, &notice->not_understood);
    for (size_t i = 0; i < notice->notes.count; i++)
        hoof_html_element(html, HOOF_P, NULL, notice->notes.items[i]);
    questions(html, page, notice, arena);
    if (notice->undo && page->token)
        hoof_undo_form(html, page, notice->undo, page->here, "Take it back", NULL);
    hoof_html_close(html, HOOF_DIV);
}
