#include <stdio.h>
#include <string.h>

#include "render/facts_views.h"

static void add_total(struct hoof_buf *buf, int64_t read, int64_t recalled)
{
    hoof_buf_format(buf, "%lld from pages that were read, %lld from memory and not yet checked.",
                    (long long)read, (long long)recalled);
}

void hoof_facts_text(struct hoof_text *text, const struct hoof_facts_answer *answer)
{
    struct hoof_buf line = {0};
    hoof_text_heading(text, "What Hoofbeat knows");
    hoof_text_count(&line, answer->read + answer->recalled, "statement", "statements");
    hoof_buf_text(&line, ": ");
    add_total(&line, answer->read, answer->recalled);
    hoof_text_wrap(text, 0, 0, hoof_buf_string(&line));
    hoof_text_newline(text);
    for (size_t i = 0; i < answer->count; i++) {
        const struct hoof_subject_count *subject = &answer->subjects[i];
        hoof_buf_clear(&line);
        hoof_buf_format(&line, "%s: %lld read", subject->name, (long long)subject->read);
        if (subject->recalled)
            hoof_buf_format(&line, ", %lld not yet checked", (long long)subject->recalled);
        hoof_text_labelled(text, 2, 28, HOOF_PLAIN, subject->subject, hoof_buf_string(&line));
    }
    hoof_text_newline(text);
    hoof_text_wrap(text, 0, 0, "To see one of them with its sources: hoofbeat facts banana");
    text->buf->failed = text->buf->failed || line.failed;
    hoof_buf_release(&line);
}

static bool same_text(const char *a, const char *b)
{
    return a == b || (a && b && strcmp(a, b) == 0);
}

static bool same_source(const struct hoof_source *a, const struct hoof_source *b)
{
    return a->read == b->read && same_text(a->title, b->title) && same_text(a->url, b->url) &&
           same_text(a->as_of, b->as_of);
}

/* The first fact that rests on the same source: its number among such firsts. */
static size_t source_number(const struct hoof_facts *facts, size_t index, bool *is_first)
{
    size_t number = 0;
    for (size_t i = 0; i <= index; i++) {
        size_t first = 0;
        while (!same_source(&facts->items[first].source, &facts->items[i].source))
            first++;
        if (first == i)
            number++;
        if (same_source(&facts->items[i].source, &facts->items[index].source)) {
            *is_first = i == index;
            return number;
        }
    }
    return number;
}

/* "28 days", "1 week", "4 mg": a unit that is a word takes the plural. */
static void add_unit(struct hoof_buf *buf, const char *value, const char *unit)
{
    static const char *const words[] = {"day", "week", "month", "year", "dose", "cycle"};
    bool plural = false;
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        plural = plural || strcmp(unit, words[i]) == 0;
    hoof_buf_format(buf, " %s%s", unit, plural && strcmp(value, "1") != 0 ? "s" : "");
}

/* Levels need no unit; names are listed with commas. */
static void add_value(struct hoof_buf *buf, const struct hoof_fact *fact)
{
    for (const char *c = fact->value; *c; c++) {
        if (*c == '|')
            hoof_buf_text(buf, ", ");
        else
            hoof_buf_byte(buf, *c);
    }
    if (fact->unit && strcmp(fact->unit, "level") != 0)
        add_unit(buf, fact->value, fact->unit);
    if (fact->qualifier)
        hoof_buf_format(buf, " (%s)", fact->qualifier);
}

static void write_sources(struct hoof_text *text, const struct hoof_facts *facts,
                          struct hoof_buf *line)
{
    hoof_text_newline(text);
    hoof_text_heading(text, "Sources");
    for (size_t i = 0; i < facts->count; i++) {
        const struct hoof_source *source = &facts->items[i].source;
        bool is_first;
        size_t number = source_number(facts, i, &is_first);
        if (!is_first)
            continue;
        hoof_buf_clear(line);
        hoof_buf_text(line, source->title ? source->title : "No page");
        if (source->as_of)
            hoof_buf_format(line, " (%s)", source->as_of);
        if (!source->read)
            hoof_buf_text(line, ". Not yet checked.");
        if (source->url)
            hoof_buf_format(line, "\n%s", source->url);
        char label[24];
        snprintf(label, sizeof label, "[%zu]", number);
        hoof_text_labelled(text, 2, 8, HOOF_DIM, label, hoof_buf_string(line));
    }
}

void hoof_subject_text(struct hoof_text *text, const struct hoof_subject_answer *answer)
{
    struct hoof_buf line = {0};
    const struct hoof_facts *facts = &answer->facts;
    hoof_text_heading(text, answer->name);
    if (facts->count == 0) {
        hoof_text_wrap(text, 0, 0, "Nothing is noted about it yet.");
        return;
    }
    for (size_t i = 0; i < facts->count; i++) {
        bool is_first;
        hoof_buf_clear(&line);
        add_value(&line, &facts->items[i]);
        hoof_buf_format(&line, " [%zu]", source_number(facts, i, &is_first));
        if (!facts->items[i].source.read)
            hoof_buf_text(&line, " not yet checked");
        hoof_text_labelled(text, 2, 28, HOOF_PLAIN, answer->labels[i], hoof_buf_string(&line));
    }
    write_sources(text, facts, &line);
    text->buf->failed = text->buf->failed || line.failed;
    hoof_buf_release(&line);
}
