#include <inttypes.h>

#include "render/interchange_views.h"
#include "render/words.h"

static void put_line(struct hoof_text *text, struct hoof_buf *line, int first, int rest)
{
    text->buf->failed |= line->failed;
    hoof_text_wrap(text, first, rest, hoof_buf_string(line));
    hoof_buf_release(line);
}

static void places(struct hoof_text *text, const struct hoof_remarks *list)
{
    for (size_t i = 0; i < list->count; i++) {
        struct hoof_buf line = {0};
        hoof_buf_format(&line, "%s: %s", list->items[i].where, list->items[i].why);
        put_line(text, &line, 2, 4);
    }
}

static void profile_change(struct hoof_text *text, const struct hoof_profile_change *change)
{
    struct hoof_buf line = {0};
    hoof_buf_format(&line, "%s: ", change->key);
    if (change->old)
        hoof_value_words(change->old, &line);
    else
        hoof_buf_text(&line, "not set");
    hoof_buf_text(&line, " becomes ");
    if (change->new)
        hoof_value_words(change->new, &line);
    else
        hoof_buf_text(&line, "not set");
    put_line(text, &line, 2, 4);
}

void hoof_import_text(struct hoof_text *text, const char *name,
                      const struct hoof_import_answer *answer)
{
    struct hoof_buf line = {0};
    hoof_buf_format(&line, "%s: ", name);
    hoof_text_count(&line, answer->read, "record", "records");
    hoof_buf_text(&line, " read, ");
    hoof_buf_format(&line, answer->dry_run ? "%" PRId64 " would be added" : "%" PRId64 " added",
                    answer->added);
    if (answer->already_there)
        hoof_buf_format(&line, ", %" PRId64 " already there", answer->already_there);
    hoof_buf_byte(&line, '.');
    put_line(text, &line, 0, 0);

    if (answer->profile_count) {
        hoof_text_newline(text);
        hoof_text_heading(text, "Profile");
        for (size_t i = 0; i < answer->profile_count; i++)
            profile_change(text, &answer->profile[i]);
    }
    if (answer->left_out.count) {
        hoof_text_newline(text);
        hoof_text_heading(text, "To look at");
        places(text, &answer->left_out);
    }
    hoof_text_newline(text);
    if (answer->dry_run) {
        hoof_text_wrap(text, 0, 0, "Nothing was saved: this was a dry run.");
    } else if (answer->batch) {
        struct hoof_buf undo = {0};
        hoof_text_wrap(text, 0, 0, "To take all of it back:");
        hoof_buf_format(&undo, "hoofbeat import --undo %s", answer->batch);
        put_line(text, &undo, 2, 2);
    } else {
        hoof_text_wrap(text, 0, 0, "Nothing was new, so nothing was saved.");
    }
}

void hoof_demo_text(struct hoof_text *text, const struct hoof_import_answer *answer)
{
    struct hoof_buf line = {0};
    hoof_buf_text(&line, "A made-up person's last year is in the book now: ");
    hoof_text_count(&line, answer->added, "entry, item or profile value",
                    "entries, items and profile values");
    hoof_buf_text(&line, ". None of it is real, and every page says so.");
    put_line(text, &line, 0, 0);
    hoof_text_newline(text);
    hoof_text_wrap(text, 0, 0, "To look around: hoofbeat today, hoofbeat journal, hoofbeat serve");
    hoof_text_wrap(text, 0, 0,
                   "To empty the book again: hoofbeat undo. For a journal of your own use another "
                   "folder: hoofbeat --book DIR");
}

void hoof_verify_text(struct hoof_text *text, const struct hoof_verify_answer *answer)
{
    if (answer->ok) {
        hoof_text_wrap(text, 0, 0,
                       "The book is whole: the file is sound, and every entry, plan item and "
                       "profile value in it reads well.");
        return;
    }
    struct hoof_buf line = {0};
    hoof_text_count(&line, (int64_t)answer->problems.count, "problem was found.",
                    "problems were found.");
    put_line(text, &line, 0, 0);
    places(text, &answer->problems);
    hoof_text_newline(text);
    hoof_text_wrap(text, 0, 0,
                   "Nothing was changed. Before you do anything else, keep a copy of the book's "
                   "folder.");
}

void hoof_file_text(struct hoof_text *text, const char *file, size_t bytes)
{
    struct hoof_buf line = {0};
    hoof_buf_format(&line, "%s is written, %zu bytes. Only you can read it on this computer.", file,
                    bytes);
    put_line(text, &line, 0, 0);
}
