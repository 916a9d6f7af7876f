/* cache: derived answers may vanish at any time and never cause a failure. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/arena.h"
#include "book/cache.h"

struct fixture {
    char dir[64], path[96];
    struct hoof_books books;
    struct hoof_arena *arena;
};

static int set_up(void **state)
{
    struct fixture *f = calloc(1, sizeof *f);
    strcpy(f->dir, "/tmp/hoofbeat-cache-XXXXXX");
    assert_non_null(mkdtemp(f->dir));
    snprintf(f->path, sizeof f->path, "%s/cache.db", f->dir);
    f->books = (struct hoof_books){.dir = f->dir, .has_journal = true};
    f->arena = hoof_arena_new();
    *state = f;
    return 0;
}

static int tear_down(void **state)
{
    struct fixture *f = *state;
    unlink(f->path);
    rmdir(f->dir);
    hoof_arena_free(f->arena);
    free(f);
    return 0;
}

static const struct hoof_cache_key key = {"insight/flushing", "2026-11-23", "Europe/Berlin", 7};

static void a_kept_answer_is_found_until_the_journal_changes(void **state)
{
    struct fixture *f = *state;
    struct hoof_cache *cache = hoof_cache_open(&f->books);
    assert_non_null(cache);
    assert_null(hoof_cache_get(cache, f->arena, &key));
    hoof_cache_put(cache, &key, "{\"a\":1}xx", 7);
    assert_string_equal(hoof_cache_get(cache, f->arena, &key), "{\"a\":1}");
    struct hoof_cache_key later = key;
    later.state = 8;
    assert_null(hoof_cache_get(cache, f->arena, &later));
    hoof_cache_put(cache, &later, "new", 3);
    assert_null(hoof_cache_get(cache, f->arena, &key));
    assert_string_equal(hoof_cache_get(cache, f->arena, &later), "new");
    hoof_cache_close(cache);

    cache = hoof_cache_open(&f->books);
    assert_string_equal(hoof_cache_get(cache, f->arena, &later), "new");
    hoof_cache_close(cache);
    struct stat s;
    assert_int_equal(stat(f->path, &s), 0);
    assert_int_equal(s.st_mode & 0777, 0600);
}

static void a_damaged_file_is_made_anew(void **state)
{
    struct fixture *f = *state;
    FILE *file = fopen(f->path, "w");
    assert_non_null(file);
    fputs("this is no database, and it is longer than a header of one would be.................."
          "...............................................................................",
          file);
    fclose(file);
    assert_int_equal(chmod(f->path, 0600), 0);
    struct hoof_cache *cache = hoof_cache_open(&f->books);
    assert_non_null(cache);
    hoof_cache_put(cache, &key, "ok", 2);
    assert_string_equal(hoof_cache_get(cache, f->arena, &key), "ok");
    hoof_cache_close(cache);
}

static void a_file_that_is_in_use_is_left_alone(void **state)
{
    struct fixture *f = *state;
    struct hoof_cache *cache = hoof_cache_open(&f->books);
    hoof_cache_put(cache, &key, "kept", 4);
    hoof_cache_close(cache);
    sqlite3 *other;
    assert_int_equal(sqlite3_open(f->path, &other), SQLITE_OK);
    assert_int_equal(sqlite3_exec(other, "BEGIN EXCLUSIVE", NULL, NULL, NULL), SQLITE_OK);
    assert_null(hoof_cache_open(&f->books));
    assert_int_equal(sqlite3_exec(other, "COMMIT", NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(other);
    cache = hoof_cache_open(&f->books);
    assert_string_equal(hoof_cache_get(cache, f->arena, &key), "kept");
    hoof_cache_close(cache);
}

static void a_link_or_a_read_only_book_keeps_nothing(void **state)
{
    struct fixture *f = *state;
    char elsewhere[] = "/tmp/hoofbeat-canary-XXXXXX";
    int fd = mkstemp(elsewhere);
    assert_true(fd >= 0);
    close(fd);
    assert_int_equal(symlink(elsewhere, f->path), 0);
    assert_null(hoof_cache_open(&f->books));
    struct stat s;
    assert_int_equal(stat(elsewhere, &s), 0);
    assert_int_equal(s.st_size, 0);
    unlink(elsewhere);
    unlink(f->path);

    f->books.read_only = true;
    assert_null(hoof_cache_open(&f->books));
    hoof_cache_put(NULL, &key, "x", 1);
    assert_null(hoof_cache_get(NULL, f->arena, &key));
    hoof_cache_close(NULL);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_kept_answer_is_found_until_the_journal_changes, set_up,
                                        tear_down),
        cmocka_unit_test_setup_teardown(a_damaged_file_is_made_anew, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_file_that_is_in_use_is_left_alone, set_up, tear_down),
        cmocka_unit_test_setup_teardown(a_link_or_a_read_only_book_keeps_nothing, set_up,
                                        tear_down),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
