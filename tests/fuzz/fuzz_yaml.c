/* A file of knowledge/: read as a tree, or refused with its line. */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "../../tools/yaml_read.h"

static size_t count(const struct yaml_node *node)
{
    size_t all = node->text ? strlen(node->text) : 1;
    if (node->line < 1)
        abort();
    for (size_t i = 0; i < node->count; i++)
        all += count(node->items[i]) + (node->keys ? count(node->keys[i]) : 0);
    return all;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    struct hoof_arena *arena = hoof_arena_new();
    struct hoof_error err = {0};
    struct yaml_node *root = NULL;
    if (yaml_read((const char *)data, size, arena, &root, &err))
        count(root);
    else if (!err.code || !err.text[0])
        abort();
    hoof_arena_free(arena);
    return 0;
}
