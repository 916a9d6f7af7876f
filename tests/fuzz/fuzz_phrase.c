/* Phrases of checks: what is read again is the same, and each refusal says why. */
#include <stdlib.h>
#include <string.h>

#include "plan/book.h"
#include "plan/forms.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static const char *const classes[] = {"depot"};
static const struct hoof_plan_agent agents[] = {
    {"octreotide-lar", "octreotide LAR", classes, 1, "im", 28},
    {"lanreotide", "lanreotide", classes, 1, "deep-sc", 28},
    {"temozolomide", "temozolomide", NULL, 0, "oral", 28},
};
static const struct hoof_plan_word words[] = {
    {"symptom", "flushing", "Flushing", NULL},    {"symptom", "wheeze", "Wheeze", NULL},
    {"test", "neutrophils", "Neutrophils", NULL}, {"vital", "blood-pressure", "Pressure", NULL},
    {"event", "surgery", "Surgery", NULL},        {"food", "banana", "Banana", NULL},
    {"class", "alcohol", "Alcohol", NULL},        {"condition", "diabetes", "Diabetes", NULL},
    {"factor", "exercise", "Exercise", NULL},
};

static void read_as(struct hoof_arena *arena, const struct hoof_plan_book *book, const char *text,
                    bool moment)
{
    const struct hoof_phrase *phrase, *again;
    struct hoof_error err = {0};
    if (!hoof_phrase_read(arena, book, text, moment, &phrase, &err)) {
        if (err.code != HOOF_REQUEST || !err.text[0])
            abort();
        return;
    }
    if (strcmp(phrase->text, text) != 0 || !phrase->form->pattern ||
        (moment ? !phrase->form->moments : !phrase->form->holds))
        abort();
    if (!hoof_phrase_read(arena, book, phrase->text, moment, &again, &err) ||
        again->form != phrase->form)
        abort();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const struct hoof_plan_rows rows = {.agents = agents,
                                        .agent_count = LENGTH(agents),
                                        .words = words,
                                        .word_count = LENGTH(words)};
    struct hoof_arena *arena = hoof_arena_new();
    const struct hoof_plan_book *book;
    char *text = arena ? hoof_strndup(arena, (const char *)data, size) : NULL;
    if (!text || !hoof_plan_book_new(arena, &rows, &book, NULL))
        abort();
    read_as(arena, book, text, false);
    read_as(arena, book, text, true);
    hoof_arena_free(arena);
    return 0;
}
