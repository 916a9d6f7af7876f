/*
 * json_read: reads a JSON text with jansson, and notices when memory was short.
 *
 * jansson itself drops a byte of a long string, without a word, when its buffer
 * cannot grow. Here every allocation of a parse is watched: if one was refused,
 * the parse has failed.
 */
#ifndef HOOF_BASE_JSON_READ_H
#define HOOF_BASE_JSON_READ_H

#include <jansson.h>
#include <stddef.h>

/* As json_loadb(). NULL with why->text "" when memory is short, else with the
 * reason. The caller owns the value. */
json_t *hoof_json_read(const char *text, size_t n, size_t flags, json_error_t *why);

#endif
