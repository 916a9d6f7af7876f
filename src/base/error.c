#include "base/error.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "base/text.h"

/* Cuts s, which filled its whole buffer, so that no UTF-8 sequence is halved. */
static void trim_partial_character(char *s)
{
    size_t n = strlen(s);
    size_t back = 0;
    while (back < n && back < 3 && ((unsigned char)s[n - 1 - back] & 0xc0) == 0x80)
        back++;
    if (back == n)
        return;
    unsigned char lead = (unsigned char)s[n - 1 - back];
    size_t want = lead >= 0xf0 ? 4 : lead >= 0xe0 ? 3 : lead >= 0xc0 ? 2 : 1;
    if (want != back + 1)
        s[n - 1 - back] = '\0';
}

/* "?" for what is not UTF-8: the half of a character where "%.60s" cut a word,
 * and file names in another encoding. */
static void mark_broken(char *s)
{
    size_t n = strlen(s), kept = 0;
    for (size_t at = 0; at < n;) {
        size_t length = hoof_utf8_length(s + at, n - at);
        if (length)
            memmove(s + kept, s + at, length);
        else if (!kept || s[kept - 1] != '?')
            s[kept++] = '?';
        kept += length;
        at += length ? length : 1;
    }
    s[kept] = '\0';
}

static void copy_cut(char *to, size_t room, const char *from)
{
    size_t n = strnlen(from, room);
    bool cut = n == room;
    memcpy(to, from, n - cut);
    to[n - cut] = '\0';
    if (cut)
        trim_partial_character(to);
    mark_broken(to);
}

bool hoof_fail(struct hoof_error *err, enum hoof_code code, const char *place, const char *format,
               ...)
{
    if (!err)
        return false;
    err->code = code;
    copy_cut(err->place, sizeof err->place, place ? place : "");
    va_list args;
    va_start(args, format);
    int n = vsnprintf(err->text, sizeof err->text, format, args);
    va_end(args);
    if (n < 0)
        copy_cut(err->text, sizeof err->text, format);
    else if ((size_t)n >= sizeof err->text)
        trim_partial_character(err->text);
    mark_broken(err->text);
    return false;
}

bool hoof_fail_memory(struct hoof_error *err)
{
    return hoof_fail(err, HOOF_NO_MEMORY, NULL,
                     "There is not enough memory for this. Nothing was changed.");
}

bool hoof_fail_bug_at(struct hoof_error *err, const char *what, const char *file, int line)
{
    char place[160];
    snprintf(place, sizeof place, "%s:%d", file, line);
    return hoof_fail(err, HOOF_BUG, place,
                     "This is a mistake in Hoofbeat itself (%s). Please report it.", what);
}

void hoof_error_within(struct hoof_error *err, const char *prefix)
{
    if (!err)
        return;
    char place[2 * sizeof err->place];
    snprintf(place, sizeof place, "%.*s%s", (int)sizeof err->place - 1, prefix, err->place);
    copy_cut(err->place, sizeof err->place, place);
}

int hoof_error_exit(enum hoof_code code)
{
    switch (code) {
    case HOOF_OK:
        return 0;
    case HOOF_REQUEST:
        return 1;
    case HOOF_USAGE:
        return 2;
    case HOOF_STORAGE:
    case HOOF_NO_MEMORY:
        return 3;
    case HOOF_BUG:
        break;
    }
    return 70;
}
