#include "ask/log.h"

#include <string.h>

#include "ask/labels.h"
#include "ask/said.h"
#include "base/text.h"

/* ---- reading ---- */

static bool read_at(struct hoof_ask *ask, const char *text, struct hoof_moment *out,
                    struct hoof_error *err)
{
    if (!hoof_moment_parse_local(text, strlen(text), ask->zone, out, err))
        return false;
    bool to_come = out->day_level ? hoof_date_compare(out->date, hoof_ask_today_date(ask)) > 0
                                  : out->utc_s > ask->now.utc_ms / 1000 + 300;
    if (!to_come)
        return true;
    return hoof_fail(err, HOOF_REQUEST, "--at",
                     "%s is still to come. Log what has happened, with the time when it did.",
                     text);
}

static void free_json(void *value)
{
    json_decref(value);
}

/* ---- the answer ---- */

static bool copy_answer(struct hoof_ask *ask, const struct hoof_sentence_answer *read,
                        struct hoof_log_answer *out, struct hoof_error *err)
{
    out->not_understood = (struct hoof_strings){read->not_understood, read->not_understood_count};
    out->notes = (struct hoof_strings){read->notes, read->note_count};
    out->questions.items =
        hoof_alloc_array(ask->arena, read->question_count + 1, sizeof *out->questions.items);
    if (!out->questions.items)
        return hoof_fail_memory(err);
    for (size_t k = 0; k < read->question_count; k++) {
        struct hoof_question *question = &out->questions.items[k];
        const struct hoof_said_question *asked = &read->questions[k];
        const char **choices =
            hoof_alloc_array(ask->arena, asked->choice_count + 1, sizeof *choices);
        if (!choices)
            return hoof_fail_memory(err);
        const char **sentences =
            hoof_alloc_array(ask->arena, asked->choice_count + 1, sizeof *sentences);
        if (!sentences)
            return hoof_fail_memory(err);
        memcpy(choices, asked->choices, asked->choice_count * sizeof *choices);
        memcpy(sentences, asked->sentences, asked->choice_count * sizeof *sentences);
        question->text = asked->text;
        question->sentences = sentences;
        question->choices = (struct hoof_strings){choices, asked->choice_count};
    }
    out->questions.count = read->question_count;
    return true;
}

static bool refuse_question(struct hoof_error *err)
{
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "That reads like a question, so nothing was saved. To ask what is in a food, "
                     "type: hoofbeat food pizza and red wine. To log, say what happened: flush at "
                     "6.45pm.");
}

static bool refuse_nothing(struct hoof_error *err)
{
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "Nothing in it was understood, so nothing was saved. You could say: flushed "
                     "badly at 6.45pm; 4 loose stools today; took 2 loperamide 2 mg; pizza and "
                     "red wine at noon; BP 142/85. For anything else begin with \"note:\".");
}

/* With only questions left nothing is saved; the first one is asked back. */
static bool refuse_doubt(struct hoof_ask *ask, const struct hoof_sentence_answer *read,
                         struct hoof_error *err)
{
    const struct hoof_said_question *question = &read->questions[0];
    const char *choices = "";
    for (size_t k = 0; k < question->choice_count; k++) {
        const char *mark = k == 0 ? "" : k + 1 == question->choice_count ? ", or " : ", ";
        choices = hoof_format(ask->arena, "%s%s%s", choices, mark, question->choices[k]);
        if (!choices)
            return hoof_fail_memory(err);
    }
    const char *example = NULL;
    for (size_t k = 0; k < question->choice_count && !example; k++)
        if (question->sentences[k] && *question->sentences[k])
            example = question->sentences[k];
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "Nothing was saved, because one thing is not clear. %s (%s) Write it out and "
                     "send it again%s%s.",
                     question->text, choices, example ? ", for example: " : "",
                     example ? example : "");
}

static bool save(struct hoof_ask *ask, struct hoof_log_answer *out, struct hoof_error *err)
{
    struct hoof_change change;
    if (!hoof_change_begin(ask->books, "log", ask->now.utc_ms, ask->uuids, &change, err))
        return false;
    size_t index;
    json_t *record;
    json_array_foreach(out->entries, index, record)
    {
        char id[HOOF_UUID_TEXT];
        if (!hoof_change_add(&change, HOOF_ENTRY, record, id, err)) {
            hoof_change_abandon(&change);
            return false;
        }
        if (json_object_set_new(record, "id", json_string(id)) != 0) {
            hoof_change_abandon(&change);
            return hoof_fail_memory(err);
        }
    }
    if (!hoof_change_commit(&change, err))
        return false;
    out->saved = true;
    out->change = change.number;
    return true;
}

static bool is_blank(const char *text, size_t n)
{
    for (size_t at = 0; at < n;) {
        size_t length = hoof_utf8_length(text + at, n - at);
        if (length == 0 || !hoof_is_space(hoof_utf8_decode(text + at, n - at, &length)))
            return false;
        at += length;
    }
    return true;
}

/* What a sentence was understood to say, as records. */
static bool read_records(struct hoof_ask *ask, const struct hoof_sentence_request *sentence,
                         struct hoof_sentence_answer *read, json_t **out, struct hoof_error *err)
{
    *out = json_array();
    if (!*out || !hoof_arena_own(ask->arena, *out, free_json))
        return hoof_fail_memory(err);
    if (!hoof_said_read(ask, sentence, read, err))
        return false;
    for (size_t k = 0; k < read->entry_count; k++) {
        json_t *record;
        if (!hoof_said_record(ask, sentence, read, k, &record, err))
            return false;
        if (json_array_append_new(*out, record) != 0)
            return hoof_fail_memory(err);
    }
    return true;
}

/* The same entry, whatever sentence it was kept with? */
static bool is_same_entry(const json_t *a, const json_t *b, bool *same)
{
    json_t *left = json_copy((json_t *)a), *right = json_copy((json_t *)b);
    bool good = left && right;
    if (good) {
        json_object_del(left, "text");
        json_object_del(right, "text");
        *same = json_equal(left, right);
    }
    json_decref(left);
    json_decref(right);
    return good;
}

/* Takes out of entries what the sentence before the answer has saved already. */
static bool leave_out_saved(struct hoof_ask *ask, const struct hoof_log_request *request,
                            struct hoof_sentence_request sentence, json_t *entries,
                            struct hoof_error *err)
{
    struct hoof_sentence_answer read;
    json_t *saved;
    sentence.text = request->saved;
    sentence.n = strlen(request->saved);
    if (!read_records(ask, &sentence, &read, &saved, err))
        return false;
    for (size_t k = 0; k < json_array_size(saved); k++) {
        bool same = false;
        for (size_t j = 0; j < json_array_size(entries) && !same; j++) {
            if (!is_same_entry(json_array_get(saved, k), json_array_get(entries, j), &same))
                return hoof_fail_memory(err);
            if (same)
                json_array_remove(entries, j);
        }
    }
    return true;
}

static bool check_length(const struct hoof_log_request *request, struct hoof_error *err)
{
    enum { LONGEST = 8000 };
    if (is_blank(request->sentence, request->n))
        return refuse_nothing(err);
    if (request->n > LONGEST)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "The sentence has %zu bytes, and %d are the most. Log it in parts.",
                         request->n, LONGEST);
    return true;
}

bool hoof_ask_log(struct hoof_ask *ask, const struct hoof_log_request *request,
                  struct hoof_log_answer *out, struct hoof_error *err)
{
    struct hoof_sentence_answer read;
    struct hoof_moment at;
    *out = (struct hoof_log_answer){0};
    if (!check_length(request, err) || (request->at && !read_at(ask, request->at, &at, err)))
        return false;
    struct hoof_sentence_request sentence = {.text = request->sentence,
                                             .n = request->n,
                                             .now_s = ask->now.utc_ms / 1000,
                                             .zone = ask->zone,
                                             .at = request->at ? &at : NULL};
    if (request->said_ms > 0 && request->said_ms < ask->now.utc_ms)
        sentence.now_s = request->said_ms / 1000;
    if (!read_records(ask, &sentence, &read, &out->entries, err))
        return false;
    if (read.is_question)
        return refuse_question(err);
    if (read.entry_count == 0 && read.question_count == 0)
        return refuse_nothing(err);
    if (request->saved && !leave_out_saved(ask, request, sentence, out->entries, err))
        return false;
    bool nothing = json_array_size(out->entries) == 0;
    if (nothing && read.question_count > 0 && request->save)
        return copy_answer(ask, &read, out, err) && refuse_doubt(ask, &read, err);
    if (!copy_answer(ask, &read, out, err) ||
        !hoof_label_bodies(ask, HOOF_ENTRY, out->entries, err))
        return false;
    return nothing || !request->save || save(ask, out, err);
}
