#include "ask/document.h"

#include <stdio.h>
#include <string.h>

#include "base/json_read.h"

enum { MOST_DEPTH = 64 };

static bool fail_at(const struct hoof_document *document, size_t offset, struct hoof_error *err,
                    const char *sentence)
{
    char place[150];
    size_t line = 1, column = 1;
    for (size_t i = 0; i < offset && i < document->n; i++) {
        unsigned char c = (unsigned char)document->text[i];
        column = c == '\n' ? 1 : column + ((c & 0xc0) != 0x80);
        line += c == '\n';
    }
    snprintf(place, sizeof place, "%.100s:%zu:%zu", document->name ? document->name : "file", line,
             column);
    return hoof_fail(err, HOOF_REQUEST, place,
                     "The file cannot be read as JSON at line %zu, column %zu: %s", line, column,
                     sentence);
}

static size_t skip_space(const struct hoof_document *document, size_t at)
{
    while (at < document->n && strchr(" \t\r\n", document->text[at]) && document->text[at])
        at++;
    return at;
}

static char peek(const struct hoof_document *document, size_t at)
{
    return at < document->n ? document->text[at] : '\0';
}

/* *at stands on the opening quotation mark; moves behind the closing one. */
static bool skip_string(const struct hoof_document *document, size_t *at, struct hoof_error *err)
{
    size_t start = *at;
    for (size_t i = start + 1; i < document->n; i++) {
        char c = document->text[i];
        if (c == '"') {
            *at = i + 1;
            return true;
        }
        i += c == '\\';
    }
    return fail_at(document, start, err, "a text begins here and does not end.");
}

/* Moves behind one value. Brackets are counted, not matched: what is between
 * them is parsed later. */
static bool skip_value(const struct hoof_document *document, size_t *at, int depth,
                       struct hoof_error *err)
{
    size_t i = *at;
    int open = 0;
    do {
        char c = peek(document, i);
        if (i >= document->n)
            return fail_at(document, i, err, "the file ends too early.");
        if (c == '"') {
            if (!skip_string(document, &i, err))
                return false;
        } else if (c == '{' || c == '[') {
            if (++open + depth > MOST_DEPTH)
                return fail_at(document, i, err, "brackets are nested more than 64 deep.");
            i++;
        } else if (c == '}' || c == ']') {
            open--;
            i++;
        } else if (open) {
            i++;
        } else {
            while (i < document->n && !strchr(",]}\t\r\n ", document->text[i]))
                i++;
            if (i == *at)
                return fail_at(document, i, err, "a value is missing here.");
        }
    } while (open > 0);
    if (open < 0)
        return fail_at(document, *at, err, "a value is missing here.");
    *at = i;
    return true;
}

static bool is_key(const struct hoof_document *document, struct hoof_span key, const char *name)
{
    size_t n = strlen(name);
    return key.end - key.start == n + 2 && memcmp(document->text + key.start + 1, name, n) == 0;
}

static bool take_member(struct hoof_document *document, struct hoof_span key,
                        struct hoof_span value, struct hoof_error *err)
{
    struct {
        const char *name;
        struct hoof_span *span;
    } known[] = {{"schema", &document->schema},
                 {"profile", &document->profile},
                 {"plan", &document->plan},
                 {"entries", &document->entries}};
    for (size_t i = 0; i < sizeof known / sizeof *known; i++) {
        if (!is_key(document, key, known[i].name))
            continue;
        if (known[i].span->end)
            return fail_at(document, key.start, err, "this key stands twice.");
        *known[i].span = value;
        return true;
    }
    if (document->stray_count == HOOF_STRAYS)
        return fail_at(document, key.start, err, "there are too many parts that are not known.");
    document->strays[document->stray_count++] = (struct hoof_stray){key, value};
    return true;
}

bool hoof_document_scan(struct hoof_document *document, struct hoof_error *err)
{
    size_t at = 0;
    if (document->n >= 3 && memcmp(document->text, "\xef\xbb\xbf", 3) == 0)
        at = 3; /* a byte order mark */
    at = skip_space(document, at);
    if (peek(document, at) != '{')
        return fail_at(document, at, err, "the file does not begin with a curly bracket.");
    at = skip_space(document, at + 1);
    bool more = peek(document, at) != '}';
    while (more) {
        struct hoof_span key = {at, at}, value;
        if (peek(document, at) != '"')
            return fail_at(document, at, err, "a key in quotation marks is expected here.");
        if (!skip_string(document, &key.end, err))
            return false;
        at = skip_space(document, key.end);
        if (peek(document, at) != ':')
            return fail_at(document, at, err, "a colon is expected here.");
        at = skip_space(document, at + 1);
        value = (struct hoof_span){at, at};
        if (!skip_value(document, &value.end, 1, err) || !take_member(document, key, value, err))
            return false;
        at = skip_space(document, value.end);
        more = peek(document, at) == ',';
        if (!more && peek(document, at) != '}')
            return fail_at(document, at, err, "a comma or the closing bracket is expected here.");
        if (more)
            at = skip_space(document, at + 1);
    }
    at = skip_space(document, at + 1);
    return at >= document->n || fail_at(document, at, err, "something stands behind the end.");
}

bool hoof_document_next(const struct hoof_document *document, struct hoof_span list, size_t *at,
                        struct hoof_span *element, struct hoof_error *err)
{
    bool first = *at == list.start;
    size_t i = skip_space(document, first ? *at + 1 : *at);
    if (i >= list.end)
        return fail_at(document, i, err, "the list ends too early.");
    char c = peek(document, i);
    if (c == ']' && i + 1 == list.end)
        return false;
    if (!first) {
        if (c != ',')
            return fail_at(document, i, err, "a comma or the closing bracket is expected here.");
        i = skip_space(document, i + 1);
    }
    element->start = element->end = i;
    if (!skip_value(document, &element->end, 2, err))
        return false;
    if (element->end >= list.end)
        return fail_at(document, i, err, "the brackets do not match.");
    *at = element->end;
    return true;
}

json_t *hoof_document_parse(const struct hoof_document *document, struct hoof_span part,
                            struct hoof_error *err)
{
    json_error_t why;
    json_t *value = hoof_json_read(document->text + part.start, part.end - part.start,
                                   JSON_REJECT_DUPLICATES | JSON_DECODE_ANY, &why);
    if (value)
        return value;
    if (!why.text[0]) { /* nothing is said when memory is short */
        hoof_fail_memory(err);
        return NULL;
    }
    char sentence[JSON_ERROR_TEXT_LENGTH + 2];
    snprintf(sentence, sizeof sentence, "%s.", why.text);
    size_t offset = part.start + (why.position > 0 ? (size_t)why.position - 1 : 0);
    fail_at(document, offset, err, sentence);
    return NULL;
}
