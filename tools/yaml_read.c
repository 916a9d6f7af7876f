#include "yaml_read.h"

#include <stdio.h>
#include <string.h>
#include <yaml.h>

enum { DEEPEST = 32 };

struct reading {
    yaml_document_t *document;
    struct hoof_arena *arena;
    bool *seen; /* by node number: a node that comes twice is an alias */
    struct hoof_error *err;
};

static bool fail_at(struct hoof_error *err, size_t line, const char *why)
{
    char place[32];
    snprintf(place, sizeof place, "line %zu", line);
    return hoof_fail(err, HOOF_REQUEST, place, "%s", why);
}

static bool read_node(struct reading *reading, int number, int depth, struct yaml_node **out);

static bool read_text(struct reading *reading, const yaml_node_t *from, struct yaml_node *to)
{
    const char *bytes = (const char *)from->data.scalar.value;
    size_t n = from->data.scalar.length;
    if (memchr(bytes, '\0', n))
        return fail_at(reading->err, (size_t)to->line, "A text holds a NUL byte.");
    to->text = hoof_strndup(reading->arena, bytes, n);
    return to->text || hoof_fail_memory(reading->err);
}

static bool read_list(struct reading *reading, const yaml_node_t *from, int depth,
                      struct yaml_node *to)
{
    to->count = (size_t)(from->data.sequence.items.top - from->data.sequence.items.start);
    to->items = hoof_alloc_array(reading->arena, to->count + 1, sizeof *to->items);
    if (!to->items)
        return hoof_fail_memory(reading->err);
    for (size_t i = 0; i < to->count; i++)
        if (!read_node(reading, from->data.sequence.items.start[i], depth + 1, &to->items[i]))
            return false;
    return true;
}

static bool read_map(struct reading *reading, const yaml_node_t *from, int depth,
                     struct yaml_node *to)
{
    to->count = (size_t)(from->data.mapping.pairs.top - from->data.mapping.pairs.start);
    to->items = hoof_alloc_array(reading->arena, to->count + 1, sizeof *to->items);
    to->keys = hoof_alloc_array(reading->arena, to->count + 1, sizeof *to->keys);
    if (!to->items || !to->keys)
        return hoof_fail_memory(reading->err);
    for (size_t i = 0; i < to->count; i++) {
        const yaml_node_pair_t *pair = &from->data.mapping.pairs.start[i];
        if (!read_node(reading, pair->key, depth + 1, &to->keys[i]) ||
            !read_node(reading, pair->value, depth + 1, &to->items[i]))
            return false;
        if (to->keys[i]->kind != YAML_TEXT)
            return fail_at(reading->err, (size_t)to->keys[i]->line, "A key must be plain text.");
        for (size_t j = 0; j < i; j++)
            if (strcmp(to->keys[j]->text, to->keys[i]->text) == 0)
                return fail_at(
                    reading->err, (size_t)to->keys[i]->line,
                    hoof_format(reading->arena, "The key \"%s\" stands twice.", to->keys[i]->text));
    }
    return true;
}

static bool read_node(struct reading *reading, int number, int depth, struct yaml_node **out)
{
    yaml_node_t *from = yaml_document_get_node(reading->document, number);
    if (!from)
        return hoof_fail_bug(reading->err, "a YAML node without a number");
    size_t line = from->start_mark.line + 1;
    if (depth > DEEPEST)
        return fail_at(reading->err, line, "Lists and keys are nested too deeply.");
    if (reading->seen[number])
        return fail_at(reading->err, line,
                       "This part is used twice through an anchor (&name, *name). Write it out.");
    reading->seen[number] = true;
    struct yaml_node *node = hoof_alloc(reading->arena, sizeof *node);
    if (!node)
        return hoof_fail_memory(reading->err);
    node->line = (int)line;
    *out = node;
    switch (from->type) {
    case YAML_SCALAR_NODE:
        node->kind = YAML_TEXT;
        return read_text(reading, from, node);
    case YAML_SEQUENCE_NODE:
        node->kind = YAML_LIST;
        return read_list(reading, from, depth, node);
    case YAML_MAPPING_NODE:
        node->kind = YAML_MAP;
        return read_map(reading, from, depth, node);
    default:
        return hoof_fail_bug(reading->err, "a YAML node of no kind");
    }
}

static bool parser_failed(const yaml_parser_t *parser, struct hoof_error *err)
{
    if (parser->error == YAML_MEMORY_ERROR)
        return hoof_fail_memory(err);
    /* A reader's failure (bytes that are not UTF-8) has an offset, no mark. */
    bool is_reader = parser->error == YAML_READER_ERROR;
    size_t line = (is_reader ? parser->mark.line : parser->problem_mark.line) + 1;
    char why[200];
    snprintf(why, sizeof why, "This is not YAML: %s.",
             parser->problem ? parser->problem : "it ends too early");
    return fail_at(err, line, why);
}

static bool read_document(yaml_document_t *document, struct hoof_arena *arena,
                          struct yaml_node **out, struct hoof_error *err)
{
    if (!yaml_document_get_root_node(document))
        return fail_at(err, 1, "The file is empty.");
    size_t count = (size_t)(document->nodes.top - document->nodes.start);
    struct reading reading = {.document = document, .arena = arena, .err = err};
    reading.seen = hoof_alloc_array(arena, count + 1, sizeof *reading.seen);
    if (!reading.seen)
        return hoof_fail_memory(err);
    return read_node(&reading, 1, 0, out);
}

bool yaml_read(const char *text, size_t n, struct hoof_arena *arena, struct yaml_node **out,
               struct hoof_error *err)
{
    yaml_parser_t parser;
    yaml_document_t document;
    if (!yaml_parser_initialize(&parser))
        return hoof_fail_memory(err);
    yaml_parser_set_input_string(&parser, (const unsigned char *)text, n);
    yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING);
    bool ok = false;
    if (!yaml_parser_load(&parser, &document)) {
        parser_failed(&parser, err);
    } else {
        ok = read_document(&document, arena, out, err);
        yaml_document_delete(&document);
        if (ok && yaml_parser_load(&parser, &document)) {
            if (yaml_document_get_root_node(&document))
                ok = fail_at(err, document.start_mark.line + 1,
                             "The file holds a second document. Keep one a file.");
            yaml_document_delete(&document);
        } else if (ok) {
            ok = parser_failed(&parser, err);
        }
    }
    yaml_parser_delete(&parser);
    return ok;
}

struct yaml_node *yaml_get(const struct yaml_node *map, const char *key)
{
    if (!map || map->kind != YAML_MAP)
        return NULL;
    for (size_t i = 0; i < map->count; i++)
        if (strcmp(map->keys[i]->text, key) == 0)
            return map->items[i];
    return NULL;
}
