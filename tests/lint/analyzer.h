/*
 * What clang-tidy cannot see, as it reads one file at a time: a function that
 * records a failure returns false. Without it every early return would seem to
 * go on with values that were never written.
 */
#include "base/error.h"
#include "book/db.h"

#define hoof_fail(...)        (hoof_fail(__VA_ARGS__), false)
#define hoof_fail_memory(err) (hoof_fail_memory(err), false)
#define hoof_fail_bug_at(...) (hoof_fail_bug_at(__VA_ARGS__), false)
#define hoof_db_fail(...)     (hoof_db_fail(__VA_ARGS__), false)
