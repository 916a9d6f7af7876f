/*
 * error: a failure is a value.
 *
 * A function that can fail returns bool (true: done) and takes a struct
 * hoof_error * as its last argument. The first failure is written there by
 * hoof_fail() and passed up unchanged to the door, which shows it. Nothing
 * below the doors prints or exits.
 *
 *     if (!hoof_date_parse(text, n, &date, err))
 *         return false;
 *
 * The caller owns the struct; it holds no memory of its own.
 */
#ifndef HOOF_BASE_ERROR_H
#define HOOF_BASE_ERROR_H

#include <stdbool.h>

/* What went wrong, by who can mend it. The door turns it into an exit status
 * (hoof_error_exit) or a page. */
enum hoof_code {
    HOOF_OK = 0,
    HOOF_REQUEST,   /* cannot be done as asked: exit 1, nothing was changed */
    HOOF_USAGE,     /* the call itself is wrong: exit 2 */
    HOOF_STORAGE,   /* book damaged, full, read-only, locked; zone folder missing: exit 3 */
    HOOF_NO_MEMORY, /* an allocation failed: exit 3 */
    HOOF_BUG        /* our own mistake: exit 70, asks for a report */
};

struct hoof_error {
    enum hoof_code code;
    char text[480];  /* one or two plain sentences, UTF-8, no newline at the end */
    char place[160]; /* file:line, "entries[3].kolor", option or field; "" if none */
};

/* Records a failure and returns false, so that callers can `return hoof_fail(...)`.
 * place may be NULL. err may be NULL (the failure is then only the return
 * value). Text over the limit is cut at a character boundary; bytes that are not
 * UTF-8 (a character halved by "%.60s") are shown as "?". */
bool hoof_fail(struct hoof_error *err, enum hoof_code code, const char *place, const char *format,
               ...) __attribute__((format(printf, 4, 5)));

/* hoof_fail with HOOF_NO_MEMORY and the one sentence for it. */
bool hoof_fail_memory(struct hoof_error *err);

/* Our own mistake: an invariant does not hold. Use for the impossible only;
 * the user's mistake is HOOF_REQUEST. */
#define hoof_fail_bug(err, what) hoof_fail_bug_at(err, what, __FILE__, __LINE__)
bool hoof_fail_bug_at(struct hoof_error *err, const char *what, const char *file, int line);

/* Puts "prefix" before the place of an error that is already set: a caller that
 * knows the outer position completes it ("plan[2]" + ".dose"). */
void hoof_error_within(struct hoof_error *err, const char *prefix);

/* Exit status for a code: 0, 1, 2, 3 or 70. */
int hoof_error_exit(enum hoof_code code);

#endif
