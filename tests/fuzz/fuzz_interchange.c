/* Any bytes as an interchange file: refused in words, or saved and written out
 * so that what comes out goes in again unchanged. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "ask/interchange.h"
#include "book/journal/schema.h"
#include "book/db.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

/* A book in memory that may be written. */
static bool open_book(struct hoof_books *books)
{
    return sqlite3_open(":memory:", &books->db) == SQLITE_OK &&
           hoof_db_run(books->db, hoof_schema_sql(), NULL);
}

static bool import(struct hoof_ask *ask, const char *text, size_t n, bool lenient)
{
    struct hoof_import_request request = {.text = text, .n = n, .name = "f", .lenient = lenient};
    struct hoof_import_answer answer;
    struct hoof_error err = {0};
    bool good = hoof_ask_import_journal(ask, &request, &answer, &err);
    if (!good && err.code == HOOF_BUG)
        abort();
    return good;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct hoof_books books[2] = {{.db = NULL}};
    struct hoof_uuid_source uuids = {0};
    struct hoof_ask ask = {
        .arena = hoof_arena_new(), .uuids = &uuids, .now = {1795000000000, true}};
    struct hoof_buf out[2] = {{0}};
    char *text = malloc(size + 1);
    if (!text || !ask.arena || !open_book(&books[0]) || !open_book(&books[1]))
        abort();
    memcpy(text, data, size);
    ask.books = &books[0];
    if (import(&ask, text, size, size & 1)) {
        if (!hoof_ask_export_json(&ask, &out[0], NULL))
            abort();
        ask.books = &books[1];
        if (!import(&ask, out[0].data, out[0].len, false) ||
            !hoof_ask_export_json(&ask, &out[1], NULL) || strcmp(out[0].data, out[1].data) != 0)
            abort();
    } else if (hoof_journal_state(&books[0], NULL) != 0) {
        abort();
    }
    for (int i = 0; i < 2; i++) {
        hoof_buf_release(&out[i]);
        sqlite3_close(books[i].db);
    }
    hoof_arena_free(ask.arena);
    free(text);
    return 0;
}
