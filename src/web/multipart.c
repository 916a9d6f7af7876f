#include "web/multipart.h"

#include <string.h>
#include <strings.h>

#include "base/text.h"

/* The body is "\r\n" put in front, then: delimiter, headers, data, delimiter,
 * ... , delimiter "--". Text before the first delimiter is skipped. */
enum { PREAMBLE, AFTER_DELIMITER, HEADERS, DATA, FINISHED };

static bool bad(struct hoof_multipart *parser, struct hoof_error *err, const char *why)
{
    parser->failed = true;
    return hoof_fail(err, HOOF_REQUEST, NULL, "The file could not be read as it was sent: %s", why);
}

bool hoof_multipart_begin(struct hoof_multipart *parser, const char *content_type,
                          const struct hoof_multipart_sink *sink, struct hoof_error *err)
{
    memset(parser, 0, sizeof *parser);
    parser->sink = *sink;
    const char *at = strcasestr(content_type, "boundary=");
    if (!at)
        return bad(parser, err, "it names no boundary.");
    at += strlen("boundary=");
    size_t n;
    if (*at == '"') {
        at++;
        n = strcspn(at, "\"");
        if (at[n] != '"')
            return bad(parser, err, "its boundary is not closed.");
    } else {
        n = strcspn(at, "; \t");
    }
    if (n == 0 || n > HOOF_BOUNDARY_MAX)
        return bad(parser, err, "its boundary is not 1 to 70 characters long.");
    memcpy(parser->delimiter, "\r\n--", 4);
    memcpy(parser->delimiter + 4, at, n);
    parser->delimiter_size = n + 4;
    /* the first delimiter stands at the start of the body, without a line end */
    memcpy(parser->held, "\r\n", 2);
    parser->held_size = 2;
    return true;
}

/* The value of one parameter of a header line: name="...". Browsers write a
 * quote as %22, CR and LF as %0D %0A, so the first quote ends it. */
static bool parameter(const char *line, const char *name, char *out, size_t size)
{
    size_t n = strlen(name);
    for (const char *p = line; (p = strcasestr(p, name)) != NULL; p += n) {
        bool starts = p > line && (p[-1] == ' ' || p[-1] == ';' || p[-1] == '\t');
        if (!starts || p[n] != '=' || p[n + 1] != '"')
            continue;
        const char *from = p + n + 2;
        const char *to = strchr(from, '"');
        if (!to || (size_t)(to - from) >= size)
            return false;
        memcpy(out, from, (size_t)(to - from));
        out[to - from] = '\0';
        return true;
    }
    return false;
}

/* The header block is whole in held (NUL-terminated): tells the sink. */
static bool headers_done(struct hoof_multipart *parser, size_t size, struct hoof_error *err)
{
    char block[HOOF_PART_HEADER_MAX + 1], name[128], file[512];
    if (memchr(parser->held, '\0', size) || hoof_utf8_bad_at(parser->held, size) < size)
        return bad(parser, err, "a part's description is not plain text.");
    memcpy(block, parser->held, size);
    block[size] = '\0';
    char *line = block;
    while (line && strncasecmp(line, "content-disposition:", 20) != 0) {
        line = strstr(line, "\r\n");
        if (line)
            line += 2;
    }
    if (!line)
        return bad(parser, err, "a part has no name.");
    char *end = strstr(line, "\r\n");
    if (end)
        *end = '\0';
    if (!parameter(line, "name", name, sizeof name))
        return bad(parser, err, "a part has no name.");
    bool is_file = parameter(line, "filename", file, sizeof file);
    if (!is_file && strcasestr(line, "filename"))
        return bad(parser, err, "the file's name cannot be read.");
    if (++parser->parts > HOOF_PARTS_MAX)
        return bad(parser, err, "it has too many parts.");
    if (!parser->sink.part(parser->sink.to, name, is_file ? file : NULL, err)) {
        parser->failed = true;
        return false;
    }
    return true;
}

static bool give(struct hoof_multipart *parser, const char *bytes, size_t n, struct hoof_error *err)
{
    if (parser->state != DATA || n == 0)
        return true;
    if (parser->sink.bytes(parser->sink.to, bytes, n, err))
        return true;
    parser->failed = true;
    return false;
}

/* Looks for the delimiter in what is held and what came; hands on what is
 * surely data. Returns how many of the n bytes were used. */
static bool scan_data(struct hoof_multipart *parser, const char *bytes, size_t n, size_t *used,
                      struct hoof_error *err)
{
    size_t want = parser->delimiter_size;
    if (parser->held_size) {
        /* bytes are added one at a time only while a delimiter may be starting */
        size_t i = 0;
        while (i < n && parser->held_size && parser->held_size < want) {
            parser->held[parser->held_size++] = bytes[i++];
            size_t skip = 0;
            while (skip < parser->held_size &&
                   memcmp(parser->held + skip, parser->delimiter, parser->held_size - skip) != 0)
                skip++;
            if (skip) {
                if (!give(parser, parser->held, skip, err))
                    return false;
                parser->held_size -= skip;
                memmove(parser->held, parser->held + skip, parser->held_size);
            }
        }
        *used = i;
        if (parser->held_size == want) {
            if (parser->state == DATA && !parser->sink.end(parser->sink.to, err)) {
                parser->failed = true;
                return false;
            }
            parser->state = AFTER_DELIMITER;
            parser->held_size = 0;
        }
        return true;
    }
    const char *cr = memchr(bytes, '\r', n);
    size_t plain = cr ? (size_t)(cr - bytes) : n;
    if (!give(parser, bytes, plain, err))
        return false;
    *used = plain;
    if (cr) {
        parser->held[0] = '\r';
        parser->held_size = 1;
        *used = plain + 1;
    }
    return true;
}

static bool scan_headers(struct hoof_multipart *parser, char c, struct hoof_error *err)
{
    if (parser->held_size >= HOOF_PART_HEADER_MAX)
        return bad(parser, err, "a part's description is too long.");
    parser->held[parser->held_size++] = c;
    size_t n = parser->held_size;
    if (n >= 4 && memcmp(parser->held + n - 4, "\r\n\r\n", 4) == 0) {
        if (!headers_done(parser, n - 2, err))
            return false;
        parser->held_size = 0;
        parser->state = DATA;
        /* an empty part's delimiter follows at once, without the data's CR LF
         * missing: the CR LF that ends the headers is not part of it */
    }
    return true;
}

static bool scan_delimiter_end(struct hoof_multipart *parser, char c, struct hoof_error *err)
{
    parser->held[parser->held_size++] = c;
    if (parser->held_size < 2)
        return true;
    if (memcmp(parser->held, "\r\n", 2) == 0)
        parser->state = HEADERS;
    else if (memcmp(parser->held, "--", 2) == 0)
        parser->state = FINISHED;
    else
        return bad(parser, err, "a boundary does not end as it must.");
    parser->held_size = 0;
    return true;
}

bool hoof_multipart_feed(struct hoof_multipart *parser, const char *bytes, size_t n,
                         struct hoof_error *err)
{
    if (parser->failed)
        return false;
    for (size_t at = 0; at < n;) {
        size_t used = 1;
        bool ok = true;
        switch (parser->state) {
        case PREAMBLE:
        case DATA:
            ok = scan_data(parser, bytes + at, n - at, &used, err);
            break;
        case AFTER_DELIMITER:
            ok = scan_delimiter_end(parser, bytes[at], err);
            break;
        case HEADERS:
            ok = scan_headers(parser, bytes[at], err);
            break;
        default:
            return true; /* the epilogue means nothing */
        }
        if (!ok)
            return false;
        at += used;
    }
    return true;
}

bool hoof_multipart_end(struct hoof_multipart *parser, struct hoof_error *err)
{
    if (parser->failed)
        return false;
    if (parser->state != FINISHED)
        return bad(parser, err, "it ends too early.");
    return true;
}
