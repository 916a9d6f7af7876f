/* The examples of checks: small journals about which a check must fire, be silent,
 * or not run for want of a value. */
#include <string.h>

#include "ask/situation.h"
#include "knowledge_records.h"

#define EXAMPLE_NOW  "2026-11-23T12:00:00-05:00"
#define EXAMPLE_ZONE "America/New_York"

static const char *const outcomes[] = {"fires", "silent", "not_run"};
enum { FIRES, SILENT, NOT_RUN, OUTCOMES };

/* One example of a check. */
struct example {
    const struct check_row *check;
    const struct yaml_node *node;    /* the element of "examples" */
    const struct yaml_node *journal; /* profile, plan, entries */
    size_t outcome;
    const char *severity, *at;
    const struct yaml_node *needs;
};

struct examiner {
    struct record_reader reader;
    const struct hoof_food_table *foods;
    struct hoof_arena *arena; /* of one example */
};

static void decref(void *value)
{
    json_decref(value);
}

/* Records of a list; ids are the places in it, so that an example is read alike
 * in each run. */
static bool read_records(struct examiner *x, const struct example *example, const char *key,
                         enum hoof_family family, const struct hoof_record **out, size_t *count)
{
    struct book *book = x->reader.book;
    const struct yaml_node *list = book_list(book, example->journal, key, OPTIONAL);
    size_t n = list ? list->count : 0;
    struct hoof_record *records = hoof_alloc_array(x->arena, n + 1, sizeof *records);
    *out = records;
    *count = 0;
    for (size_t i = 0; records && i < n; i++) {
        char id[HOOF_UUID_TEXT];
        json_t *body = record_of(&x->reader, family, list->items[i]);
        if (!body || !hoof_arena_own(x->arena, body, decref))
            return false;
        const char *given = json_string_value(json_object_get(body, "id"));
        record_id(given ? given : hoof_format(x->arena, "%s %zu", key, i), id);
        struct hoof_record *record = &records[(*count)++];
        *record =
            (struct hoof_record){.id = hoof_strdup(x->arena, id), .family = family, .body = body};
        if (!record->id)
            return false;
    }
    return records != NULL;
}

static bool read_situation(struct examiner *x, const struct example *example,
                           struct hoof_plan_situation *out)
{
    struct book *book = x->reader.book;
    struct hoof_error err = {0};
    struct hoof_situation_records records = {
        .foods = x->foods, .zone = x->reader.zone, .now_s = x->reader.now_s};
    size_t before = book->problem_count;
    const struct yaml_node *profile = yaml_get(example->journal, "profile");
    json_t *person = profile ? record_of(&x->reader, HOOF_PROFILE, profile) : NULL;
    if (person && hoof_arena_own(x->arena, person, decref))
        records.profile = person;
    if (!read_records(x, example, "plan", HOOF_ITEM, &records.items, &records.item_count) ||
        !read_records(x, example, "entries", HOOF_ENTRY, &records.entries, &records.entry_count) ||
        book->problem_count > before)
        return false;
    if (hoof_situation_of(&records, x->arena, out, &err))
        return true;
    book_problem(book, book->file, example->node->line, "%s", err.text);
    return false;
}

/* An element of "examples": its outcome holds the journal. */
static bool read_example(struct book *book, const struct check_row *check,
                         const struct yaml_node *node, struct example *out)
{
    *out = (struct example){.check = check, .node = node, .outcome = OUTCOMES};
    if (!book_keys(book, node, "An example of a check", "fires silent not_run severity at needs"))
        return false;
    for (size_t i = 0; i < OUTCOMES; i++) {
        const struct yaml_node *journal = yaml_get(node, outcomes[i]);
        if (!journal)
            continue;
        if (out->journal) {
            book_problem(book, book->file, node->line,
                         "An example fires, is silent or is not_run: one of them.");
            return false;
        }
        out->journal = journal;
        out->outcome = i;
    }
    if (!out->journal) {
        book_problem(book, book->file, node->line,
                     "An example begins with fires, silent or not_run.");
        return false;
    }
    out->severity = book_text(book, node, "severity", OPTIONAL);
    out->at = book_text(book, node, "at", OPTIONAL);
    out->needs = book_texts(book, node, "needs", out->outcome == NOT_RUN ? REQUIRED : OPTIONAL);
    return book_keys(book, out->journal, "The journal of an example", "profile plan entries");
}

static void judge(struct examiner *x, const struct example *example)
{
    struct hoof_plan_situation situation;
    read_situation(x, example, &situation);
}

static void examine(struct examiner *x, const struct check_row *check)
{
    struct book *book = x->reader.book;
    bool seen[OUTCOMES] = {false};
    book->file = check->at.file;
    for (size_t i = 0; i < check->examples->count; i++) {
        struct example example;
        hoof_arena_reset(x->arena);
        if (!read_example(book, check, check->examples->items[i], &example))
            continue;
        seen[example.outcome] = true;
        judge(x, &example);
    }
    if (!seen[FIRES] || !seen[SILENT])
        book_problem(book, check->at.file, check->at.line,
                     "%s needs an example that fires and one that is silent.", check->id);
}

static bool open_examiner(struct examiner *x, struct hoof_error *err)
{
    struct hoof_moment now;
    x->arena = hoof_arena_new();
    if (!x->arena)
        return hoof_fail_memory(err);
    if (!hoof_moment_parse(EXAMPLE_NOW, strlen(EXAMPLE_NOW), &now, err))
        return false;
    x->reader.now_s = now.utc_s;
    return hoof_zone_open(x->reader.book->arena, EXAMPLE_ZONE, &x->reader.zone, err);
}

void check_check_examples(struct book *book, const struct hoof_food_table *table)
{
    struct examiner x = {.reader = {.book = book}, .foods = table};
    struct hoof_error err = {0};
    if (book->checks.count == 0)
        return;
    if (open_examiner(&x, &err))
        for (size_t i = 0; i < book->checks.count; i++)
            examine(&x, &book->checks.items[i]);
    else
        book_problem(book, "knowledge/treatments", 0, "The examples cannot be read: %s", err.text);
    hoof_arena_free(x.arena);
}
