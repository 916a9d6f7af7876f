#include "web/form.h"

#include <string.h>

#include "base/text.h"

static int hex_digit(char c)
{
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    if (c >= 'A' && c <= 'F')
        return c - 'A' + 10;
    return -1;
}

/* Decodes text[from, to) into out (which has room); false: a broken %xx or a
 * byte that no browser sends, at *bad. */
static bool decode(const char *text, size_t from, size_t to, char *out, size_t *size, size_t *bad)
{
    size_t n = 0;
    for (size_t i = from; i < to; i++) {
        unsigned char c = (unsigned char)text[i];
        if (c == '%') {
            int high = i + 1 < to ? hex_digit(text[i + 1]) : -1;
            int low = i + 2 < to ? hex_digit(text[i + 2]) : -1;
            if (high < 0 || low < 0) {
                *bad = i;
                return false;
            }
            out[n++] = (char)(high * 16 + low);
            i += 2;
        } else if (c < 0x20 || c == 0x7f) {
            *bad = i;
            return false;
        } else {
            out[n++] = c == '+' ? ' ' : (char)c;
        }
    }
    out[n] = '\0';
    *size = n;
    return true;
}

/* Browsers send line ends as CR LF; texts in the book have LF. */
static size_t plain_line_ends(char *text, size_t n)
{
    size_t to = 0;
    for (size_t i = 0; i < n; i++) {
        if (text[i] == '\r') {
            if (i + 1 < n && text[i + 1] == '\n')
                continue;
            text[to++] = '\n';
        } else {
            text[to++] = text[i];
        }
    }
    text[to] = '\0';
    return to;
}

bool hoof_form_add(struct hoof_arena *arena, struct hoof_form *form, const char *name,
                   size_t name_size, char *value, size_t size, struct hoof_error *err)
{
    if (form->count == HOOF_FORM_FIELDS)
        return hoof_fail(err, HOOF_REQUEST, NULL, "The form has more than %d fields.",
                         HOOF_FORM_FIELDS);
    if (name_size == 0 || name_size > 100 || hoof_utf8_bad_at(name, name_size) < name_size)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "A field of the form has no name that this program gave it.");
    size_t bad = hoof_utf8_bad_at(value, size);
    if (bad < size)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "The text in \"%.*s\" is not readable: byte %zu is not UTF-8.",
                         (int)name_size, name, bad + 1);
    struct hoof_form_field *grown =
        hoof_grow(arena, form->fields, form->count, &form->capacity, sizeof *grown);
    if (!grown)
        return hoof_fail_memory(err);
    form->fields = grown;
    struct hoof_form_field *field = &grown[form->count];
    field->name = hoof_strndup(arena, name, name_size);
    if (!field->name)
        return hoof_fail_memory(err);
    field->size = plain_line_ends(value, size);
    field->value = value;
    form->count++;
    return true;
}

bool hoof_form_read(struct hoof_arena *arena, const char *text, size_t n, struct hoof_form *out,
                    struct hoof_error *err)
{
    size_t at = 0;
    while (at < n) {
        const char *amp = memchr(text + at, '&', n - at);
        size_t end = amp ? (size_t)(amp - text) : n;
        const char *equals = memchr(text + at, '=', end - at);
        size_t name_end = equals ? (size_t)(equals - text) : end;
        size_t value_from = equals ? name_end + 1 : end;
        if (end > at) {
            size_t name_size, size, bad = 0;
            char *name = hoof_alloc(arena, name_end - at + 1);
            char *value = hoof_alloc(arena, end - value_from + 1);
            if (!name || !value)
                return hoof_fail_memory(err);
            if (!decode(text, at, name_end, name, &name_size, &bad) ||
                !decode(text, value_from, end, value, &size, &bad))
                return hoof_fail(err, HOOF_REQUEST, NULL,
                                 "What the browser sent cannot be read at byte %zu.", bad + 1);
            if (!hoof_form_add(arena, out, name, name_size, value, size, err))
                return false;
        }
        at = end + 1;
    }
    return true;
}

const char *hoof_form_get(const struct hoof_form *form, const char *name)
{
    for (size_t i = 0; i < form->count; i++)
        if (strcmp(form->fields[i].name, name) == 0)
            return form->fields[i].value;
    return NULL;
}
