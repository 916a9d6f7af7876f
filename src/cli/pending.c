/* Stands in for parts of lower storeys until they are in place; goes with the last of them. */
#include "ask/ask.h"
#include "book/journal/kinds.h"

#define PENDING __attribute__((weak))

PENDING bool hoof_zone_open(struct hoof_arena *arena, const char *name,
                            const struct hoof_zone **out, struct hoof_error *err)
{
    return hoof_fail_bug(err, "zones are not built yet");
}

PENDING bool hoof_moment_parse_local(const char *text, size_t n, const struct hoof_zone *zone,
                                     struct hoof_moment *out, struct hoof_error *err)
{
    return hoof_fail_bug(err, "times are not built yet");
}

PENDING bool hoof_books_open(const struct hoof_books_options *options, struct hoof_books **out,
                             struct hoof_error *err)
{
    return hoof_fail_bug(err, "books are not built yet");
}

PENDING void hoof_books_close(struct hoof_books *books)
{
}

PENDING bool hoof_ask_begin(struct hoof_ask *ask, const char *zone_option, struct hoof_error *err)
{
    return hoof_fail_bug(err, "questions are not built yet");
}

static const struct hoof_kind no_kinds[] = {{0}};

PENDING const struct hoof_kind *hoof_kinds(enum hoof_family family)
{
    return no_kinds;
}

PENDING const struct hoof_kind *hoof_kind_find(enum hoof_family family, const char *name, size_t n)
{
    return NULL;
}

PENDING int hoof_date_weekday(struct hoof_date date)
{
    return 0;
}
