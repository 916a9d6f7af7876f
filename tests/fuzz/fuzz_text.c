/* UTF-8: folding is stable, columns and distances are sane. */
#include <stdlib.h>
#include <string.h>

#include "base/text.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    char shown[HOOF_SHOWN];
    size_t bad = hoof_utf8_bad_at(text, size);
    if (bad > size)
        abort();
    hoof_shown(text, size, shown);
    if (hoof_utf8_bad_at(shown, strlen(shown)) != strlen(shown))
        abort();
    struct hoof_arena *arena = hoof_arena_new();
    char *fold = hoof_fold(arena, text, bad);
    if (!fold)
        abort();
    size_t n = strlen(fold);
    char *twice = hoof_fold(arena, fold, n);
    if (hoof_utf8_bad_at(fold, n) != n || !twice || strcmp(fold, twice) != 0)
        abort();
    /* Longer texts than a name count as far apart. */
    if (n <= 64 && hoof_text_distance(fold, n, fold, n, 3) != 0)
        abort();
    if (hoof_text_columns(text, bad) > 2 * bad)
        abort();
    hoof_arena_free(arena);
    return 0;
}
