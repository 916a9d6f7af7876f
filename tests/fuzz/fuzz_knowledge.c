/* The readers of every kind of knowledge file, then the
 * checks over what they have read. The first byte picks the reader. */
#include <stdint.h>

#include "../../tools/knowledge_book.h"

static void (*const readers[])(struct book *, const struct yaml_node *) = {
    read_foods, read_classes, read_sources, read_attributes, read_sheet, read_topic, read_terms};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct yaml_node *root;
    struct hoof_error err = {0};
    struct book book = {.arena = hoof_arena_new(), .file = "fuzz.yaml"};
    if (!book.arena || size == 0)
        goto end;
    if (yaml_read((const char *)data + 1, size - 1, book.arena, &root, &err)) {
        readers[data[0] % (sizeof readers / sizeof *readers)](&book, root);
        check_book(&book);
        if (book.problem_count == 0)
            json_decref(make_rules(&book));
    } else if (!err.text[0]) {
        __builtin_trap(); /* a refusal without a word */
    }
end:
    hoof_buf_release(&book.problems);
    hoof_arena_free(book.arena);
    return 0;
}
