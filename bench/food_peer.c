/*
 * The peer of bench/food: a bare vectorscan scan of the same names over the
 * same lists. It answers nothing; it counts matches.
 *
 *     food_peer NAMES LISTS
 *
 * Prints bytes, seconds of the scan alone and matches. Reading the file and
 * compiling the patterns are not timed.
 */
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

struct lines {
    char *data;
    size_t size;
    const char **items;
    size_t *lengths;
    size_t count;
};

static struct lines read_lines(const char *path)
{
    struct lines lines = {0};
    FILE *file = fopen(path, "rb");
    if (!file || fseek(file, 0, SEEK_END) != 0) {
        perror(path);
        exit(1);
    }
    lines.size = (size_t)ftell(file);
    rewind(file);
    lines.data = malloc(lines.size + 1);
    if (!lines.data || fread(lines.data, 1, lines.size, file) != lines.size) {
        perror(path);
        exit(1);
    }
    fclose(file);
    size_t capacity = 0;
    for (char *at = lines.data, *end = lines.data + lines.size; at < end;) {
        char *stop = memchr(at, '\n', (size_t)(end - at));
        if (!stop)
            stop = end;
        if (lines.count == capacity) {
            capacity = capacity ? 2 * capacity : 4096;
            lines.items = realloc(lines.items, capacity * sizeof *lines.items);
            lines.lengths = realloc(lines.lengths, capacity * sizeof *lines.lengths);
            if (!lines.items || !lines.lengths)
                abort();
        }
        lines.items[lines.count] = at;
        lines.lengths[lines.count++] = (size_t)(stop - at);
        at = stop + 1;
    }
    return lines;
}

static int count_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags,
                       void *context)
{
    (void)id, (void)from, (void)to, (void)flags;
    ++*(size_t *)context;
    return 0;
}

int main(int argc, char **argv)
{
    if (argc != 3) {
        fprintf(stderr, "usage: food_peer NAMES LISTS\n");
        return 2;
    }
    struct lines names = read_lines(argv[1]), lists = read_lines(argv[2]);
    unsigned *flags = calloc(names.count, sizeof *flags), *ids = calloc(names.count, sizeof *ids);
    if (!flags || !ids)
        return 1;
    for (size_t i = 0; i < names.count; i++) {
        flags[i] = HS_FLAG_CASELESS;
        ids[i] = (unsigned)i;
        names.data[(size_t)(names.items[i] - names.data) + names.lengths[i]] = '\0';
    }
    hs_database_t *database;
    hs_compile_error_t *error;
    hs_scratch_t *scratch = NULL;
    if (hs_compile_lit_multi(names.items, flags, ids, names.lengths, (unsigned)names.count,
                             HS_MODE_BLOCK, NULL, &database, &error) != HS_SUCCESS) {
        fprintf(stderr, "%s\n", error->message);
        return 1;
    }
    if (hs_alloc_scratch(database, &scratch) != HS_SUCCESS)
        return 1;
    size_t matches = 0;
    struct timespec a, b;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &a);
    for (size_t i = 0; i < lists.count; i++)
        hs_scan(database, lists.items[i], (unsigned)lists.lengths[i], 0, scratch, count_match,
                &matches);
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &b);
    printf("%zu %.6f %zu\n", lists.size,
           (double)(b.tv_sec - a.tv_sec) + (double)(b.tv_nsec - a.tv_nsec) / 1e9, matches);
    return 0;
}
