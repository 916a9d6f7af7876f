#include "base/json_read.h"

#include <pthread.h>
#include <stdbool.h>
#include <stdlib.h>

/* Of this thread's parse: jansson's hooks take no argument to carry it. */
static _Thread_local bool refused;

static void *watched_malloc(size_t size)
{
    void *memory = malloc(size);
    refused = refused || !memory;
    return memory;
}

static pthread_once_t once = PTHREAD_ONCE_INIT;

/* Blocks are malloc's before and after, so it does not matter who came first. */
static void watch(void)
{
    json_set_alloc_funcs(watched_malloc, free);
}

json_t *hoof_json_read(const char *text, size_t n, size_t flags, json_error_t *why)
{
    pthread_once(&once, watch);
    refused = false;
    json_t *value = json_loadb(text, n, flags, why);
    if (!refused)
        return value;
    json_decref(value);
    why->text[0] = '\0';
    return NULL;
}
