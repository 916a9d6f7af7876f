#include "book/knowledge/attach.h"

#include <stdint.h>

bool hoof_knowledge_attach(sqlite3 *db, const unsigned char *image, size_t size,
                           struct hoof_error *err)
{
    if (sqlite3_exec(db, "ATTACH ':memory:' AS knowledge", NULL, NULL, NULL) != SQLITE_OK)
        return hoof_fail(err, HOOF_STORAGE, NULL, "The knowledge book cannot be opened: %s.",
                         sqlite3_errmsg(db));
    /* Read-only and without FREEONCLOSE SQLite neither writes nor frees the
     * bytes; its interface only lacks the const. */
    unsigned char *bytes = (unsigned char *)(uintptr_t)image;
    int rc = sqlite3_deserialize(db, "knowledge", bytes, (sqlite3_int64)size, (sqlite3_int64)size,
                                 SQLITE_DESERIALIZE_READONLY);
    if (rc != SQLITE_OK)
        return hoof_fail(err, HOOF_BUG, "knowledge image",
                         "The knowledge inside the program is damaged: %s.", sqlite3_errstr(rc));
    return true;
}
