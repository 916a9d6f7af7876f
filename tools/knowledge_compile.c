/*
 * knowledge_compile: turns knowledge/ into the image inside the program.
 *
 *     knowledge_compile DIR SCHEMA OUT [DEPFILE]
 *
 * Reads every YAML file below DIR, checks them together and writes the SQLite
 * image OUT. Each mistake is one line "file:line: reason" on standard error;
 * with any of them nothing is written and the exit status is 1. DEPFILE lists
 * what was read, for the build.
 */
#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "knowledge_book.h"

static const struct part {
    const char *name; /* a file, or a folder ending in / */
    void (*read)(struct book *book, const struct yaml_node *root);
} parts[] = {
    {"sources.yaml", read_sources},  {"attributes.yaml", read_attributes},
    {"classes.yaml", read_classes},  {"foods/", read_foods},
    {"laboratories/", read_sheet},   {"topics/", read_topic},
    {"treatments/", read_treatment}, {"agents/", read_terms},
    {"vocabulary/", read_terms},
};

struct run {
    struct book book;
    const char *dir;
    struct hoof_buf inputs; /* names for the depfile */
};

static bool read_whole(const char *path, struct hoof_buf *out)
{
    FILE *file = fopen(path, "rb");
    if (!file)
        return false;
    char block[65536];
    size_t n;
    while ((n = fread(block, 1, sizeof block, file)) > 0)
        hoof_buf_add(out, block, n);
    bool ok = !ferror(file) && !out->failed;
    fclose(file);
    return ok;
}

/* The path as the messages show it: knowledge/foods/fruit.yaml. */
static const char *shown(const struct run *run, const char *path)
{
    const char *base = strrchr(run->dir, '/');
    size_t skip = base ? (size_t)(base + 1 - run->dir) : 0;
    return path + skip;
}

static void note_input(struct run *run, const char *path)
{
    hoof_buf_format(&run->inputs, " %s", path);
}

static void read_file(struct run *run, const char *path, const struct part *part)
{
    struct book *book = &run->book;
    struct hoof_buf text = {0};
    struct hoof_error err = {0};
    struct yaml_node *root = NULL;
    note_input(run, path);
    book->file = shown(run, path);
    if (!read_whole(path, &text)) {
        book_problem(book, book->file, 1, "The file cannot be read.");
    } else if (!yaml_read(hoof_buf_string(&text), text.len, book->arena, &root, &err)) {
        int line = 1;
        sscanf(err.place, "line %d", &line);
        book_problem(book, book->file, line, "%s", err.text);
    } else {
        const char *version =
            root->kind == YAML_MAP ? book_text(book, root, "version", REQUIRED) : NULL;
        if (version && strcmp(version, "1") != 0)
            book_problem(book, book->file, root->line, "This compiler reads version 1, not %s.",
                         version);
        part->read(book, root);
    }
    hoof_buf_release(&text);
}

static int is_yaml(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return entry->d_name[0] != '.' && dot && strcmp(dot, ".yaml") == 0;
}

static int by_name(const struct dirent **a, const struct dirent **b)
{
    return strcmp((*a)->d_name, (*b)->d_name);
}

static void read_folder(struct run *run, const char *path, const struct part *part)
{
    struct dirent **entries = NULL;
    int count = scandir(path, &entries, is_yaml, by_name);
    if (count >= 0)
        note_input(run, path);
    for (int i = 0; i < count; i++) {
        const char *file = hoof_format(run->book.arena, "%s%s", path, entries[i]->d_name);
        if (file)
            read_file(run, file, part);
        else
            run->book.out_of_memory = true;
        free(entries[i]);
    }
    free(entries);
}

static void read_words(struct run *run)
{
    const char *path = hoof_format(run->book.arena, "%s/wording.txt", run->dir);
    struct hoof_buf text = {0};
    if (path && read_whole(path, &text))
        read_wording(&run->book, hoof_buf_string(&text));
    else
        book_problem(&run->book, "knowledge/wording.txt", 1, "The file cannot be read.");
    if (path)
        note_input(run, path);
    hoof_buf_release(&text);
}

static void read_all(struct run *run)
{
    read_words(run);
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        const char *path = hoof_format(run->book.arena, "%s/%s", run->dir, parts[i].name);
        if (!path)
            run->book.out_of_memory = true;
        else if (parts[i].name[strlen(parts[i].name) - 1] == '/')
            read_folder(run, path, &parts[i]);
        else
            read_file(run, path, &parts[i]);
    }
}

static bool write_depfile(const struct run *run, const char *path, const char *target)
{
    FILE *file = fopen(path, "wb");
    if (!file)
        return false;
    fprintf(file, "%s:%s\n", target, hoof_buf_string(&run->inputs));
    return fclose(file) == 0;
}

/* The image is written, then read as the program will read it, so that the
 * examples of checks are judged with what is really in it. */
static bool write_and_try(struct run *run, const char *schema, const char *out,
                          struct hoof_error *err)
{
    struct hoof_buf image = {0};
    bool ok = write_image(&run->book, schema, out, err) &&
              (read_whole(out, &image) ||
               hoof_fail(err, HOOF_STORAGE, NULL, "%s cannot be read.", out)) &&
              check_check_examples(&run->book, image.data, image.len, err);
    hoof_buf_release(&image);
    if (!ok || run->book.problem_count > 0)
        unlink(out);
    return ok;
}

static bool finish(struct run *run, char **argv, int argc)
{
    struct hoof_error err = {0};
    struct hoof_buf schema = {0};
    bool ok = read_whole(argv[2], &schema) ||
              hoof_fail(&err, HOOF_REQUEST, NULL, "%s cannot be read.", argv[2]);
    ok = ok && write_and_try(run, hoof_buf_string(&schema), argv[3], &err);
    if (ok && argc > 4 && !write_depfile(run, argv[4], argv[3]))
        ok = hoof_fail(&err, HOOF_STORAGE, NULL, "%s cannot be written.", argv[4]);
    if (!ok)
        fprintf(stderr, "%s\n", err.text);
    hoof_buf_release(&schema);
    return ok;
}

int main(int argc, char **argv)
{
    if (argc < 4) {
        fputs("usage: knowledge_compile DIR SCHEMA OUT [DEPFILE]\n", stderr);
        return 2;
    }
    struct run run = {.dir = argv[1]};
    struct book *book = &run.book;
    book->arena = hoof_arena_new();
    bool ok = book->arena != NULL;
    if (ok) {
        read_all(&run);
        if (book->problem_count == 0)
            check_book(book);
        if (book->problem_count == 0)
            check_examples(book);
        ok = book->problem_count > 0 || book->out_of_memory || finish(&run, argv, argc);
        fputs(hoof_buf_string(&book->problems), stderr);
    }
    if (!book->arena || book->out_of_memory)
        fputs("There is not enough memory to compile the knowledge.\n", stderr);
    ok = ok && book->problem_count == 0 && !book->out_of_memory;
    hoof_buf_release(&book->problems);
    hoof_buf_release(&run.inputs);
    hoof_arena_free(book->arena);
    return ok ? 0 : 1;
}
