/*
 * knowledge_layout: lays out the tables of names and foods of a compiled book.
 *
 *     knowledge_layout IMAGE OUT
 *
 * IMAGE is what knowledge_compile wrote; OUT becomes the block of tables that is
 * linked into the program beside it (base/block.h).
 */
#include <stdio.h>

#include "base/buf.h"
#include "knowledge_tables.h"

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
    if (failed)
        return hoof_fail(err, HOOF_STORAGE, NULL, "%s cannot be read.", path);
    return hoof_buf_ok(out, err);
}

static bool write_whole(const char *path, const struct hoof_block *block, struct hoof_error *err)
{
    FILE *file = fopen(path, "wb");
    bool ok = file && fwrite(block->bytes, 1, block->size, file) == block->size;
    ok = file && fclose(file) == 0 && ok;
    if (!ok)
        remove(path);
    return ok || hoof_fail(err, HOOF_STORAGE, NULL, "%s cannot be written.", path);
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fputs("usage: knowledge_layout IMAGE OUT\n", stderr);
        return 2;
    }
    struct hoof_error err = {0};
    struct hoof_buf image = {0};
    struct hoof_books *books = NULL;
    struct hoof_block block;
    struct hoof_arena *arena = hoof_arena_new();
    bool ok = (arena || hoof_fail_memory(&err)) && read_whole(argv[1], &image, &err);
    struct hoof_books_options options = {.access = HOOF_NO_JOURNAL,
                                         .knowledge = (const unsigned char *)image.data,
                                         .knowledge_size = image.len};
    ok = ok && hoof_books_open(&options, &books, &err) &&
         knowledge_tables(books, arena, &block, &err) && write_whole(argv[2], &block, &err);
    if (!ok)
        fprintf(stderr, "%s\n", err.text);
    hoof_books_close(books);
    hoof_buf_release(&image);
    hoof_arena_free(arena);
    return ok ? 0 : 1;
}
