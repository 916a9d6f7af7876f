/*
 * checks_page: writes docs/checks.md, the list of all checks of the plan.
 *
 *     checks_page IMAGE
 *
 * IMAGE is what knowledge_compile wrote; the page goes to standard output.
 */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "book/knowledge/treatments.h"

static bool read_whole(const char *path, struct hoof_buf *out, struct hoof_error *err)
{
    char block[65536];
    size_t n;
    FILE *file = fopen(path, "rb");
    if (!file)
        return hoof_fail(err, HOOF_STORAGE, NULL, "%s cannot be read.", path);
    while ((n = fread(block, 1, sizeof block, file)) > 0)
        hoof_buf_add(out, block, n);
    bool failed = ferror(file) != 0;
    fclose(file);
    return failed ? hoof_fail(err, HOOF_STORAGE, NULL, "%s cannot be read.", path)
                  : hoof_buf_ok(out, err);
}

/* A cell of a table: a line, in which a bar is told from the borders. */
static void add_cell(struct hoof_buf *out, const char *text)
{
    for (; *text; text++)
        if (*text == '|')
            hoof_buf_text(out, "\\|");
        else
            hoof_buf_byte(out, *text == '\n' ? ' ' : *text);
}

/* `at`, then each condition; alternatives are joined by "or". */
static void add_phrases(struct hoof_buf *out, const struct hoof_check *check)
{
    static const char *const openings[] = {[HOOF_PHRASE_AT] = "at ",
                                           [HOOF_PHRASE_WHEN] = "<br>when ",
                                           [HOOF_PHRASE_UNLESS] = "<br>unless ",
                                           [HOOF_PHRASE_OURS] = "<br>ours: "};
    for (size_t i = 0; i < check->phrase_count; i++) {
        const struct hoof_check_phrase *phrase = &check->phrases[i];
        const struct hoof_check_phrase *last = i ? phrase - 1 : NULL;
        bool opens = !last || last->part != phrase->part || last->condition != phrase->condition;
        bool other = !opens && last->alternative != phrase->alternative;
        hoof_buf_text(out, opens || phrase->part == HOOF_PHRASE_OURS ? openings[phrase->part]
                           : other                                   ? " or "
                                                                     : " and ");
        hoof_buf_text(out, "`");
        add_cell(out, phrase->text);
        hoof_buf_text(out, "`");
    }
}

static void add_check(struct hoof_buf *out, const struct hoof_check *check)
{
    hoof_buf_format(out, "| %s | **", check->id);
    add_cell(out, check->title);
    hoof_buf_text(out, ".** ");
    add_cell(out, check->message);
    hoof_buf_format(out, " | %s | ", check->severity);
    for (size_t i = 0; i < check->source_count; i++) {
        const struct hoof_source *source = &check->sources[i];
        hoof_buf_text(out, i ? "; " : "");
        add_cell(out, source->title ? source->title : "memory");
        hoof_buf_text(out, source->read ? " (read)" : " (recalled)");
    }
    hoof_buf_text(out, " | ");
    add_phrases(out, check);
    hoof_buf_text(out, " |\n");
}

static void write_page(struct hoof_buf *out, const struct hoof_checks *checks)
{
    size_t read = 0;
    for (size_t i = 0; i < checks->count; i++)
        read += hoof_check_is_read(&checks->items[i]);
    hoof_buf_format(
        out,
        "# The checks of the plan\n"
        "\n"
        "Made from `knowledge/treatments/` by `ninja -C build checks-page`; mend it there, not "
        "here. "
        "`src/plan/README.md` says what the phrases mean. `recalled`: no page was seen; "
        "`ours`: windows and limits that are choices of ours.\n"
        "\n"
        "%zu checks: %zu rest on pages that were read, %zu on memory.\n"
        "\n"
        "| id | what it says | severity | rests on | looks at |\n"
        "| --- | --- | --- | --- | --- |\n",
        checks->count, read, checks->count - read);
    for (size_t i = 0; i < checks->count; i++)
        add_check(out, &checks->items[i]);
}

int main(int argc, char **argv)
{
    if (argc != 2) {
        fputs("usage: checks_page IMAGE\n", stderr);
        return 2;
    }
    struct hoof_error err = {0};
    struct hoof_buf image = {0}, page = {0};
    struct hoof_books *books = NULL;
    struct hoof_checks checks;
    struct hoof_arena *arena = hoof_arena_new();
    bool ok = (arena || hoof_fail_memory(&err)) && read_whole(argv[1], &image, &err);
    struct hoof_books_options options = {.access = HOOF_NO_JOURNAL,
                                         .knowledge = (const unsigned char *)image.data,
                                         .knowledge_size = image.len};
    ok = ok && hoof_books_open(&options, &books, &err) &&
         hoof_knowledge_checks(books, arena, NULL, &checks, &err);
    if (ok)
        write_page(&page, &checks);
    ok = ok && hoof_buf_ok(&page, &err) &&
         (fwrite(page.data, 1, page.len, stdout) == page.len ||
          hoof_fail(&err, HOOF_STORAGE, NULL, "The page cannot be written."));
    if (!ok)
        fprintf(stderr, "%s\n", err.text);
    hoof_books_close(books);
    hoof_buf_release(&page);
    hoof_buf_release(&image);
    hoof_arena_free(arena);
    return ok ? 0 : 1;
}
