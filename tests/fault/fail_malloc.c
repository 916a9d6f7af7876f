/*
 * fail_malloc: preloaded into the program, makes one allocation fail.
 *
 *     FAIL_AT=N LD_PRELOAD=libfail_malloc.so hoofbeat ...
 *
 * The N-th call of malloc, calloc, realloc or aligned_alloc since main() gives
 * NULL. FAIL_COUNT_FILE gets one line at the end: how many calls there were and
 * whether the N-th was reached. Calls before main() belong to the loader.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *old, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
int __libc_start_main(int (*program)(int, char **, char **), int argc, char **argv,
                      void (*init)(void), void (*fini)(void), void (*rtld_fini)(void), void *end);

static long calls, fail_at;
static int counting;

static int fails(void)
{
    if (!__atomic_load_n(&counting, __ATOMIC_RELAXED))
        return 0;
    if (__atomic_add_fetch(&calls, 1, __ATOMIC_RELAXED) != fail_at)
        return 0;
    errno = ENOMEM;
    return 1;
}

void *malloc(size_t size)
{
    return fails() ? NULL : __libc_malloc(size);
}

void *calloc(size_t count, size_t size)
{
    return fails() ? NULL : __libc_calloc(count, size);
}

void *realloc(void *old, size_t size)
{
    return fails() ? NULL : __libc_realloc(old, size);
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return fails() ? NULL : __libc_memalign(alignment, size);
}

static void report(void)
{
    const char *name = getenv("FAIL_COUNT_FILE");
    char line[64];
    counting = 0;
    int fd = name ? open(name, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600) : -1;
    if (fd < 0)
        return;
    int n = snprintf(line, sizeof line, "%ld %d\n", calls, fail_at > 0 && calls >= fail_at);
    if (write(fd, line, (size_t)n) != n)
        _exit(99);
    close(fd);
}

static int (*real_main)(int, char **, char **);

static int counted_main(int argc, char **argv, char **envp)
{
    const char *at = getenv("FAIL_AT");
    fail_at = at ? strtol(at, NULL, 10) : 0;
    atexit(report);
    counting = 1;
    return real_main(argc, argv, envp);
}

int __libc_start_main(int (*program)(int, char **, char **), int argc, char **argv,
                      void (*init)(void), void (*fini)(void), void (*rtld_fini)(void), void *end)
{
    int (*start)(int (*)(int, char **, char **), int, char **, void (*)(void), void (*)(void),
                 void (*)(void), void *);
    void *found = dlsym(RTLD_NEXT, "__libc_start_main");
    memcpy(&start, &found, sizeof start);
    real_main = program;
    return start(counted_main, argc, argv, init, fini, rtld_fini, end);
}
