#include "book/knowledge/attach.h"

#include <stdint.h>

bool hoof_knowledge_attach(sqlite3 *db, const unsigned char *image, size_t size,
                           struct hoof_error *err)
{
    int rc = sqlite3_exec(db, "ATTACH ':memory:' AS knowledge", NULL, NULL, NULL);
    if ((rc & 0xff) == SQLITE_NOMEM)
        return hoof_fail_memory(err);
    if (rc != SQLITE_OK)
        return hoof_fail(err, HOOF_STORAGE, NULL, "The knowledge book cannot be opened: %s.",
                         sqlite3_errmsg(db));
    /* Read-only and without FREEONCLOSE SQLite neither writes nor frees the
     * bytes; its interface only lacks the const. */
    unsigned char *bytes = (unsigned char *)(uintptr_t)image;
    rc = sqlite3_deserialize(db, "knowledge", bytes, (sqlite3_int64)size, (sqlite3_int64)size,
                             SQLITE_DESERIALIZE_READONLY);
    if (rc != SQLITE_OK) /* the bytes are not looked at yet: only memory can be short */
        return hoof_fail_memory(err);
    return true;
}
