#include "book/journal/rules.h"

#include <string.h>

/* Marks every row before `id` in the line as passed by something that stands.
 * `live` is used as "not passed yet" until the end. */
static void pass(struct hoof_line_row *rows, size_t count, const char *id)
{
    while (id) {
        const char *before = NULL;
        bool news = false;
        for (size_t i = 0; i < count; i++) {
            if (strcmp(rows[i].id, id) != 0)
                continue;
            news = news || rows[i].live;
            rows[i].live = false;
            before = rows[i].supersedes;
        }
        id = news ? before : NULL; /* also the end of a line that bites its tail */
    }
}

void hoof_line_settle(struct hoof_line_row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++)
        rows[i].live = true;
    for (size_t i = 0; i < count; i++)
        if (rows[i].stands)
            pass(rows, count, rows[i].supersedes);
    for (size_t i = 0; i < count; i++)
        rows[i].live = rows[i].live && rows[i].stands && !rows[i].tombstone;
    for (size_t i = 0; i < count; i++)
        for (size_t j = 0; rows[i].live && j < count; j++)
            if (j != i && rows[j].live && rows[j].seq < rows[i].seq &&
                strcmp(rows[j].id, rows[i].id) == 0)
                rows[i].live = false;
}
