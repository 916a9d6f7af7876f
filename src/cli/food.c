#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "ask/food.h"
#include "base/text.h"
#include "cli/handlers.h"
#include "cli/options.h"
#include "cli/terminal.h"
#include "render/food_json.h"
#include "render/food_text.h"

#define READ_STEP    (64u << 10) /* what is read and written at once stays in the cache */
#define LONGEST_LINE (64u << 20)

struct request {
    const char *laboratory;
    bool brief;
};

/* The input of `food -`, read in large steps and given out line by line. */
struct lines {
    char *data;
    size_t start, end, capacity; /* bytes [start, end) are still to be given out */
    size_t searched;             /* no line end before this byte */
    size_t number;               /* of the line given out last, from 1 */
    bool at_end;
};

struct stream {
    struct hoof_call *call;
    struct request request;
    struct hoof_food_stream foods;
    const struct hoof_food_json *json;
    struct hoof_buf out;
};

static bool too_long(size_t number, struct hoof_error *err)
{
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "Line %zu is longer than 64 MiB. Put a line end after each text.", number);
}

/* Reads on; keeps what is not given out yet. */
static bool read_more(struct lines *lines, struct hoof_error *err)
{
    if (lines->start > 0) {
        memmove(lines->data, lines->data + lines->start, lines->end - lines->start);
        lines->end -= lines->start;
        lines->searched -= lines->start;
        lines->start = 0;
    }
    if (lines->end > LONGEST_LINE)
        return too_long(lines->number + 1, err);
    if (lines->capacity - lines->end < READ_STEP) {
        size_t capacity = lines->capacity + lines->capacity / 2 + 2 * READ_STEP;
        char *data = realloc(lines->data, capacity);
        if (!data)
            return hoof_fail_memory(err);
        lines->data = data;
        lines->capacity = capacity;
    }
    ssize_t n;
    do
        n = read(STDIN_FILENO, lines->data + lines->end, READ_STEP);
    while (n < 0 && errno == EINTR);
    if (n < 0)
        return hoof_fail(err, HOOF_REQUEST, NULL, "Standard input cannot be read: %s.",
                         strerror(errno));
    lines->at_end = n == 0;
    lines->end += (size_t)n;
    return true;
}

/* The next line that is there, without its line end; false: read more. */
static bool next_line(struct lines *lines, const char **line, size_t *n)
{
    if (lines->start == lines->end)
        return false;
    char *from = lines->data + lines->searched;
    char *end = memchr(from, '\n', lines->end - lines->searched);
    if (!end) {
        lines->searched = lines->end;
        if (!lines->at_end)
            return false;
        end = lines->data + lines->end; /* the last line has no line end */
    }
    *line = lines->data + lines->start;
    *n = (size_t)(end - *line);
    if (*n && (*line)[*n - 1] == '\r')
        --*n;
    lines->start = (size_t)(end - lines->data) + (end < lines->data + lines->end);
    lines->searched = lines->start;
    lines->number++;
    return true;
}

static bool answer_line(struct stream *stream, const char *line, size_t n, size_t number,
                        struct hoof_error *err)
{
    struct hoof_food_answer answer;
    if (!hoof_ask_food_next(&stream->foods, line, n, &answer, err)) {
        size_t bad = hoof_utf8_bad_at(line, n);
        if (err->code == HOOF_REQUEST && bad < n)
            return hoof_fail(err, HOOF_REQUEST, NULL,
                             "Line %zu, byte %zu %s. The lines before it are answered.", number,
                             bad + 1, line[bad] ? "is not UTF-8" : "is a NUL");
        return false;
    }
    if (!stream->call->json) {
        struct hoof_text text = {
            .buf = &stream->out, .columns = stream->call->columns, .colour = stream->call->colour};
        if (number > 1)
            hoof_text_newline(&text);
        hoof_food_text(&answer, stream->request.brief, &text);
    } else if (stream->request.brief) {
        hoof_food_json_brief(stream->json, &answer, &stream->out);
        hoof_buf_byte(&stream->out, '\n');
    } else {
        hoof_food_json_full(&answer, &stream->out);
        hoof_buf_byte(&stream->out, '\n');
    }
    return true;
}

static bool write_out(struct stream *stream, struct hoof_error *err)
{
    bool done = hoof_buf_ok(&stream->out, err) &&
                hoof_write_all(STDOUT_FILENO, hoof_buf_string(&stream->out), stream->out.len,
                               "standard output", err);
    hoof_buf_clear(&stream->out);
    return done;
}

/* Answers what is there before it waits for more, so that a program may ask and
 * read in turn. */
static bool answer_lines(struct stream *stream, struct lines *lines, struct hoof_error *err)
{
    const char *line;
    size_t n;
    while (next_line(lines, &line, &n)) {
        if (!answer_line(stream, line, n, lines->number, err)) {
            struct hoof_error ignored = {0};
            write_out(stream, &ignored);
            return false;
        }
        if (stream->out.len >= READ_STEP && !write_out(stream, err))
            return false;
    }
    return stream->out.len == 0 || write_out(stream, err);
}

static bool answer_stream(struct hoof_call *call, const struct request *request,
                          struct hoof_error *err)
{
    struct stream stream = {.call = call, .request = *request};
    struct lines lines = {0};
    bool ok =
        hoof_ask_food_begin(&call->ask, request->laboratory, request->brief, &stream.foods, err) &&
        hoof_food_json_new(call->ask.arena, stream.foods.table, &stream.json, err);
    while (ok && !lines.at_end)
        ok = read_more(&lines, err) && answer_lines(&stream, &lines, err);
    hoof_buf_release(&stream.out);
    free(lines.data);
    return ok;
}

static bool answer_text(struct hoof_call *call, const struct request *request, const char *line,
                        size_t n, struct hoof_error *err)
{
    struct hoof_food_request question = {
        .text = line, .n = n, .laboratory = request->brief ? NULL : request->laboratory};
    struct hoof_food_answer answer;
    if (!hoof_ask_food(&call->ask, &question, &answer, err))
        return false;
    if (!call->json) {
        struct hoof_text text = {
            .buf = &call->out, .columns = call->columns, .colour = call->colour};
        hoof_food_text(&answer, request->brief, &text);
        return true;
    }
    if (request->brief) {
        const struct hoof_food_json *json;
        if (!hoof_food_json_new(call->ask.arena, answer.table, &json, err))
            return false;
        hoof_food_json_brief(json, &answer, &call->out);
    } else {
        hoof_food_json_full(&answer, &call->out);
    }
    hoof_buf_byte(&call->out, '\n');
    return true;
}

bool hoof_cli_food(struct hoof_call *call, struct hoof_error *err)
{
    struct request request = {0};
    int brief = 0;
    const struct hoof_option options[] = {
        {"test", &request.laboratory, NULL}, {"brief", NULL, &brief}, {0}};
    if (!hoof_options_read(call, options, err))
        return false;
    request.brief = brief > 0;
    if (call->argc == 0)
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "Say what you eat or drink, for example: hoofbeat food pizza and red "
                         "wine");
    if (call->argc == 1 && strcmp(call->argv[0], "-") == 0)
        return answer_stream(call, &request, err);
    struct hoof_buf text = {0};
    for (int i = 0; i < call->argc; i++) {
        hoof_buf_text(&text, i ? " " : "");
        hoof_buf_text(&text, call->argv[i]);
    }
    bool ok = hoof_buf_ok(&text, err) &&
              answer_text(call, &request, hoof_buf_string(&text), text.len, err);
    hoof_buf_release(&text);
    return ok;
}
