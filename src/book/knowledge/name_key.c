#include "book/knowledge/name_key.h"

#include <string.h>

#include "base/text.h"

static bool is_digit(char c)
{
    return c >= '0' && c <= '9';
}

/* Length of the part of a word at s: a character of a word, a point between
 * digits, a percent sign after a digit; 0 elsewhere. */
static size_t word_part(const char *s, size_t n, char before)
{
    size_t length = 0;
    uint32_t c = hoof_utf8_decode(s, n, &length);
    if (hoof_is_word_character(c))
        return length;
    if (c == '.' && is_digit(before) && n > 1 && is_digit(s[1]))
        return length;
    if (c == '%' && is_digit(before))
        return length;
    return 0;
}

char *hoof_name_key(struct hoof_arena *arena, const char *text, size_t n)
{
    char *folded = hoof_fold(arena, text, n);
    if (!folded)
        return NULL;
    size_t size = strlen(folded);
    /* Each & may grow into " and ". */
    char *key = hoof_alloc_array(arena, size + 1, 5);
    if (!key)
        return NULL;
    size_t used = 0;
    for (size_t i = 0; i < size;) {
        size_t part = word_part(folded + i, size - i, used && i ? folded[i - 1] : ' ');
        if (part) {
            memcpy(key + used, folded + i, part);
            used += part;
            i += part;
            continue;
        }
        size_t skip = 0;
        bool is_and = folded[i] == '&';
        hoof_utf8_decode(folded + i, size - i, &skip);
        i += skip ? skip : 1;
        if (used && key[used - 1] != ' ')
            key[used++] = ' ';
        if (is_and) {
            memcpy(key + used, "and ", 4);
            used += 4;
        }
    }
    if (used && key[used - 1] == ' ')
        used--;
    key[used] = '\0';
    return key;
}
