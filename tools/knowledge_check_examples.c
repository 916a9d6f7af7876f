/* The phrases of checks, and their examples: small journals about which a check must
 * fire, be silent, or not run for want of a value. */
#include <string.h>

#include "ask/plan_book.h"
#include "ask/situation.h"
#include "knowledge_records.h"
#include "knowledge_tables.h"
#include "plan/phrases.h"

#define EXAMPLE_NOW  "2026-11-23T12:00:00-05:00"
#define EXAMPLE_ZONE "America/New_York"

static const char *const outcomes[] = {"fires", "silent", "not_run"};
enum { FIRES, SILENT, NOT_RUN, OUTCOMES };
enum { USUAL_DAYS = 56 };

/* One example of a check. */
struct example {
    const struct check_row *check;
    const struct yaml_node *node;    /* the element of "examples" */
    const struct yaml_node *journal; /* profile, plan, entries */
    size_t outcome;
    const char *severity, *at; /* of the finding; NULL: any */
    int days;                  /* how far ahead the plan is looked at */
    const struct yaml_node *needs;
};

struct examiner {
    struct record_reader reader;
    const struct hoof_food_table *foods;
    const struct hoof_plan_rows *rows;
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
    size_t before = book->problem_count;
    *out = (struct example){.check = check, .node = node, .outcome = OUTCOMES};
    if (!book_keys(book, node, "An example of a check",
                   "fires silent not_run severity at days needs"))
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
    out->days = yaml_get(node, "days") ? book_count(book, node, "days") : USUAL_DAYS;
    out->needs = book_texts(book, node, "needs", out->outcome == NOT_RUN ? REQUIRED : OPTIONAL);
    return book_keys(book, out->journal, "The journal of an example", "profile plan entries") &&
           book->problem_count == before;
}

/* --- what the engine says ---------------------------------------------------------------- */

#define EXAMPLE_PROBLEM(x, example, ...)                                                           \
    book_problem((x)->reader.book, (example)->check->at.file, (example)->node->line, __VA_ARGS__)

static const char *at_text(const struct examiner *x, const struct hoof_plan_at *at, char out[32])
{
    if (at->day_level) {
        hoof_date_text(hoof_date_from_days(at->day), out);
    } else {
        struct hoof_moment moment = hoof_zone_at(x->reader.zone, at->utc_s);
        hoof_moment_text(&moment, out);
    }
    return out;
}

static const char *severity_text(enum hoof_severity severity)
{
    static const char *const names[] = {"info", "caution", "stop-and-call"};
    return names[severity];
}

/* "date +10 d" is any time of that date, else the finding's own time is meant. */
static bool is_at(struct examiner *x, const struct example *example, const struct hoof_plan_at *at)
{
    char wanted[32], found[32];
    if (!example->at)
        return true;
    if (!record_time(&x->reader, example->at, false, wanted))
        return false;
    at_text(x, at, found);
    return strncmp(wanted, found, strlen(wanted)) == 0;
}

static const struct hoof_plan_not_run *not_run_of(const struct hoof_plan_findings *findings)
{
    return findings->not_run_count ? &findings->not_run[0] : NULL;
}

static const char *needs_text(struct examiner *x, const struct hoof_plan_not_run *not_run)
{
    const char *text = "";
    for (size_t i = 0; not_run && i < not_run->need_count; i++)
        text = hoof_format(x->arena, "%s%s%s", text, i ? ", " : "", not_run->needs[i]);
    return text;
}

static void judge_fires(struct examiner *x, const struct example *example,
                        const struct hoof_plan_findings *findings)
{
    char text[32];
    for (size_t i = 0; i < findings->count; i++) {
        const struct hoof_plan_finding *finding = &findings->items[i];
        bool same =
            !example->severity || strcmp(example->severity, severity_text(finding->severity)) == 0;
        if (same && is_at(x, example, &finding->at))
            return;
    }
    if (findings->count)
        EXAMPLE_PROBLEM(x, example,
                        "The example does not hold: %s fires at %s as %s, but is to fire%s%s%s%s.",
                        example->check->id, at_text(x, &findings->items[0].at, text),
                        severity_text(findings->items[0].severity), example->at ? " at " : "",
                        example->at ? example->at : "", example->severity ? " as " : "",
                        example->severity ? example->severity : "");
    else if (not_run_of(findings))
        EXAMPLE_PROBLEM(x, example, "The example does not hold: %s does not run, it needs %s.",
                        example->check->id, needs_text(x, not_run_of(findings)));
    else
        EXAMPLE_PROBLEM(x, example, "The example does not hold: %s is silent.", example->check->id);
}

static void judge_silent(struct examiner *x, const struct example *example,
                         const struct hoof_plan_findings *findings)
{
    char text[32];
    if (findings->count)
        EXAMPLE_PROBLEM(x, example, "The example does not hold: %s fires at %s: %s",
                        example->check->id, at_text(x, &findings->items[0].at, text),
                        findings->items[0].why);
    else if (not_run_of(findings))
        EXAMPLE_PROBLEM(x, example, "The example does not hold: %s does not run, it needs %s.",
                        example->check->id, needs_text(x, not_run_of(findings)));
}

static bool needs_are(const struct example *example, const struct hoof_plan_not_run *not_run)
{
    if (!not_run || !example->needs || example->needs->count != not_run->need_count)
        return false;
    for (size_t i = 0; i < example->needs->count; i++) {
        bool found = false;
        for (size_t k = 0; k < not_run->need_count && !found; k++)
            found = strcmp(example->needs->items[i]->text, not_run->needs[k]) == 0;
        if (!found)
            return false;
    }
    return true;
}

static void judge_not_run(struct examiner *x, const struct example *example,
                          const struct hoof_plan_findings *findings)
{
    if (findings->count)
        EXAMPLE_PROBLEM(x, example, "The example does not hold: %s fires: %s", example->check->id,
                        findings->items[0].why);
    else if (!not_run_of(findings))
        EXAMPLE_PROBLEM(x, example, "The example does not hold: %s runs and is silent.",
                        example->check->id);
    else if (!needs_are(example, not_run_of(findings)))
        EXAMPLE_PROBLEM(x, example, "The example does not hold: %s needs %s.", example->check->id,
                        needs_text(x, not_run_of(findings)));
}

static void judge(struct examiner *x, const struct example *example,
                  const struct hoof_plan_book *plan)
{
    static void (*const judges[])(struct examiner *, const struct example *,
                                  const struct hoof_plan_findings *) = {judge_fires, judge_silent,
                                                                        judge_not_run};
    struct hoof_plan_situation situation;
    struct hoof_plan_findings findings;
    struct hoof_error err = {0};
    char text[32];
    if (example->at && !record_time(&x->reader, example->at, false, text)) {
        EXAMPLE_PROBLEM(x, example, "\"%s\" is no time.", example->at);
        return;
    }
    if (!read_situation(x, example, &situation))
        return;
    if (hoof_plan_findings(plan, &situation, example->days, x->arena, &findings, &err))
        judges[example->outcome](x, example, &findings);
    else
        EXAMPLE_PROBLEM(x, example, "%s", err.text);
}

/* Each check is judged in a book of its own. */
static const struct hoof_plan_check_row *row_of(const struct examiner *x, const char *id)
{
    for (size_t i = 0; i < x->rows->check_count; i++)
        if (strcmp(x->rows->checks[i].id, id) == 0)
            return &x->rows->checks[i];
    return NULL;
}

static void examine(struct examiner *x, const struct check_row *check, struct hoof_arena *arena)
{
    struct book *book = x->reader.book;
    struct hoof_plan_rows rows = *x->rows;
    const struct hoof_plan_book *plan;
    struct hoof_error err = {0};
    bool seen[OUTCOMES] = {false};
    rows.checks = row_of(x, check->id);
    rows.check_count = rows.checks ? 1 : 0;
    if (!hoof_plan_book_new(arena, &rows, &plan, &err)) {
        book_problem(book, check->at.file, check->at.line, "%s", err.text);
        return;
    }
    book->file = check->at.file;
    for (size_t i = 0; i < check->examples->count; i++) {
        struct example example;
        hoof_arena_reset(x->arena);
        if (!read_example(book, check, check->examples->items[i], &example))
            continue;
        seen[example.outcome] = true;
        judge(x, &example, plan);
    }
    if (!seen[FIRES] || !seen[SILENT])
        book_problem(book, check->at.file, check->at.line,
                     "%s needs an example that fires and one that is silent.", check->id);
}

/* --- all of them ------------------------------------------------------------------------- */

/* Each phrase by itself, so that a mistake is told with its line. */
static bool read_phrases(struct examiner *x, struct hoof_arena *arena, struct hoof_error *err)
{
    struct book *book = x->reader.book;
    struct hoof_plan_rows rows = *x->rows;
    const struct hoof_plan_book *plan;
    rows.check_count = 0;
    if (!hoof_plan_book_new(arena, &rows, &plan, err))
        return false;
    for (size_t i = 0; i < book->phrases.count; i++) {
        const struct phrase_row *row = &book->phrases.items[i];
        const struct hoof_phrase *phrase;
        struct hoof_error why = {0};
        if (!hoof_phrase_read(arena, plan, row->text, strcmp(row->part, "at") == 0, &phrase, &why))
            book_problem(book, row->at.file, row->at.line, "%s", why.text);
    }
    return true;
}

static bool examine_all(struct examiner *x, struct hoof_books *books, struct hoof_error *err)
{
    struct book *book = x->reader.book;
    struct hoof_ask ask = {.arena = book->arena, .books = books};
    struct hoof_moment now;
    if (!hoof_moment_parse(EXAMPLE_NOW, strlen(EXAMPLE_NOW), &now, err) ||
        !hoof_zone_open(book->arena, EXAMPLE_ZONE, &x->reader.zone, err) ||
        !knowledge_foods(books, book->arena, &x->foods, err) ||
        !hoof_ask_plan_rows(&ask, x->foods, &x->rows, err) || !read_phrases(x, x->arena, err))
        return false;
    x->reader.now_s = now.utc_s;
    if (book->problem_count > 0)
        return true; /* what cannot be read cannot be judged */
    for (size_t i = 0; i < book->checks.count; i++) {
        struct hoof_arena *arena = hoof_arena_new();
        if (!arena)
            return hoof_fail_memory(err);
        examine(x, &book->checks.items[i], arena);
        hoof_arena_free(arena);
    }
    return true;
}

bool check_check_examples(struct book *book, const char *image, size_t size, struct hoof_error *err)
{
    struct hoof_books_options options = {.access = HOOF_NO_JOURNAL,
                                         .knowledge = (const unsigned char *)image,
                                         .knowledge_size = size};
    struct examiner x = {.reader = {.book = book}, .arena = hoof_arena_new()};
    struct hoof_books *books = NULL;
    bool ok = book->checks.count == 0 ||
              ((x.arena || hoof_fail_memory(err)) && hoof_books_open(&options, &books, err) &&
               examine_all(&x, books, err));
    hoof_books_close(books);
    hoof_arena_free(x.arena);
    return ok;
}
