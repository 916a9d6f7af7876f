/* The table tests/sentence/cases.txt: what each sentence is understood to say.
 * With --print behind the table it prints what is understood, in the table's form. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../tools/knowledge_tables.h"
#include "ask/food.h"
#include "ask/lexicon.h"
#include "ask/said.h"
#include "base/json_write.h"
#include "book/knowledge/attach.h"
#include "sentence/sentence.h"

static bool made; /* the tables are made from the book, not taken from the program */

struct world {
    struct hoof_arena *arena;
    struct hoof_books *books;
    struct hoof_ask ask;
    const struct hoof_lexicon *lexicon;
    const struct hoof_food_table *foods;
    const struct hoof_zone *zone;
    int64_t now_s;
    struct hoof_date today;
    bool has_at;
    struct hoof_moment at;
};

static void fail_on(const struct hoof_error *err)
{
    fprintf(stderr, "%s: %s\n", err->place, err->text);
    exit(1);
}

static void open_world(struct world *world)
{
    struct hoof_error err = {0};
    struct hoof_books_options options = {.access = HOOF_NO_JOURNAL,
                                         .knowledge = hoof_knowledge_image,
                                         .knowledge_size = hoof_knowledge_image_size,
                                         .tables = hoof_knowledge_tables,
                                         .tables_size = hoof_knowledge_tables_size};
    *world = (struct world){.arena = hoof_arena_new()};
    if (!hoof_books_open(&options, &world->books, &err))
        fail_on(&err);
    world->ask = (struct hoof_ask){.arena = world->arena, .books = world->books};
    if (made ? !knowledge_lexicon(world->books, world->arena, &world->lexicon, &err) ||
                   !knowledge_foods(world->books, world->arena, &world->foods, &err)
             : !hoof_ask_lexicon(&world->ask, &world->lexicon, &err) ||
                   !hoof_ask_food_table(&world->ask, &world->foods, &err))
        fail_on(&err);
}

static void close_world(struct world *world)
{
    hoof_books_close(world->books);
    hoof_arena_free(world->arena);
}

/* ---- the compact form ---- */

static void add_number(struct hoof_buf *out, const char *before, double value, const char *after)
{
    char number[32];
    if (value < 0)
        return;
    hoof_number_text(value, number);
    hoof_buf_format(out, "%s%s%s", before, number, after);
}

static void add_time(const struct world *world, const struct hoof_said *said, struct hoof_buf *out)
{
    char date[16];
    hoof_date_text(said->at.date, date);
    bool today = hoof_date_compare(said->at.date, world->today) == 0;
    if (!said->at.day_level && said->at.utc_s == world->now_s && !world->has_at) {
        hoof_buf_text(out, " @now");
        return;
    }
    hoof_buf_text(out, " @");
    if (said->at.day_level || !today)
        hoof_buf_text(out, date);
    if (!said->at.day_level)
        hoof_buf_format(out, "%s%02d:%02d", today ? "" : " ", said->at.clock.hour,
                        said->at.clock.minute);
}

static void add_feeling(const struct hoof_said *said, struct hoof_buf *out)
{
    static const char *const flags[] = {"nocturnal", "oily", "blood", "watery", "urgent"};
    if (said->kind == HOOF_SAID_SYMPTOM)
        hoof_buf_format(out, "symptom %s", said->name);
    else
        hoof_buf_text(out, "stool");
    add_number(out, " x", said->count, "");
    add_number(out, " bristol ", said->bristol, "");
    add_number(out, " severity ", said->severity, "");
    add_number(out, " ", said->minutes, " min");
    for (size_t k = 0; k < 5; k++)
        if (said->flags & (1u << k))
            hoof_buf_format(out, " %s", flags[k]);
}

static void add_meal(const struct hoof_said *said, struct hoof_buf *out)
{
    static const char *const sizes[] = {"", " small", " usual", " large"};
    hoof_buf_format(out, "meal \"%s\" [", said->text);
    for (size_t k = 0; k < said->food_count; k++)
        hoof_buf_format(out, "%s%s", k > 0 ? " " : "", said->foods[k]);
    hoof_buf_format(out, "]%s", sizes[said->size]);
}

static void add_dose(const struct hoof_said *said, struct hoof_buf *out)
{
    hoof_buf_format(out, "dose %s", said->name);
    if (said->product)
        hoof_buf_format(out, " (%s)", said->product);
    add_number(out, " ", said->dose, "");
    if (said->dose >= 0)
        hoof_buf_format(out, " %s", said->unit);
    add_number(out, " in ", said->pieces, "");
    if (said->route)
        hoof_buf_format(out, " %s", said->route);
    if (said->site)
        hoof_buf_format(out, " \"%s\"", said->site);
    hoof_buf_text(out, said->rescue ? " rescue" : "");
    hoof_buf_text(out, said->skipped ? " skipped" : "");
}

static void add_value(const struct hoof_said *said, struct hoof_buf *out)
{
    static const char *const words[] = {[HOOF_SAID_LAB] = "lab",
                                        [HOOF_SAID_VITAL] = "vital",
                                        [HOOF_SAID_FACTOR] = "factor",
                                        [HOOF_SAID_EVENT] = "event"};
    hoof_buf_format(out, "%s %s", words[said->kind], said->name);
    add_number(out, " ", said->systolic, "");
    add_number(out, "/", said->diastolic, "");
    if (said->word)
        hoof_buf_format(out, " %s", said->word);
    if (said->has_value)
        add_number(out, " ", said->value, "");
    if (said->has_value && said->unit)
        hoof_buf_format(out, " %s", said->unit);
}

static void add_entry(const struct world *world, const struct hoof_said *said, struct hoof_buf *out)
{
    hoof_buf_text(out, "  ");
    switch (said->kind) {
    case HOOF_SAID_SYMPTOM:
    case HOOF_SAID_STOOL:
        add_feeling(said, out);
        break;
    case HOOF_SAID_MEAL:
        add_meal(said, out);
        break;
    case HOOF_SAID_DOSE:
        add_dose(said, out);
        break;
    case HOOF_SAID_NOTHING:
        hoof_buf_text(out, "nothing");
        break;
    case HOOF_SAID_NOTE:
        hoof_buf_format(out, "note \"%s\"", said->text);
        break;
    default:
        add_value(said, out);
        break;
    }
    add_time(world, said, out);
    hoof_buf_byte(out, '\n');
}

static void write_answer(const struct world *world, const struct hoof_sentence_answer *answer,
                         struct hoof_buf *out)
{
    hoof_buf_clear(out);
    if (answer->is_question)
        hoof_buf_text(out, "  a question to the program\n");
    for (size_t k = 0; k < answer->entry_count; k++)
        add_entry(world, &answer->entries[k], out);
    for (size_t k = 0; k < answer->not_understood_count && !answer->is_question; k++)
        hoof_buf_format(out, "  left: %s\n", answer->not_understood[k]);
    for (size_t k = 0; k < answer->question_count; k++) {
        const struct hoof_said_question *question = &answer->questions[k];
        hoof_buf_text(out, "  asks:");
        for (size_t c = 0; c < question->choice_count; c++)
            hoof_buf_format(out, "%s %s", c > 0 ? " |" : "", question->choices[c]);
        hoof_buf_byte(out, '\n');
    }
}

/* ---- reading ---- */

static bool read_one(struct world *world, const char *text, size_t n,
                     struct hoof_sentence_answer *answer, struct hoof_arena *arena)
{
    struct hoof_error err = {0};
    struct hoof_sentence_request request = {.text = text,
                                            .n = n,
                                            .now_s = world->now_s,
                                            .zone = world->zone,
                                            .at = world->has_at ? &world->at : NULL};
    if (hoof_sentence_read(world->lexicon, world->foods, &request, arena, answer, &err))
        return true;
    if (err.code != HOOF_REQUEST)
        fail_on(&err);
    return false;
}

static bool set_line(struct world *world, const char *line)
{
    struct hoof_error err = {0};
    struct hoof_moment now;
    if (strncmp(line, "%zone ", 6) == 0) {
        if (!hoof_zone_open(world->arena, line + 6, &world->zone, &err))
            fail_on(&err);
        return true;
    }
    if (strncmp(line, "%at ", 4) == 0) {
        world->has_at = strcmp(line + 4, "none") != 0;
        if (world->has_at &&
            !hoof_moment_parse_local(line + 4, strlen(line + 4), world->zone, &world->at, &err))
            fail_on(&err);
        return true;
    }
    if (strncmp(line, "%now ", 5) != 0)
        return false;
    if (!hoof_moment_parse_local(line + 5, strlen(line + 5), world->zone, &now, &err))
        fail_on(&err);
    world->now_s = now.utc_s;
    world->today = hoof_moment_date(&now, world->zone);
    return true;
}

/* "\n" in the table stands for a line end. */
static size_t unescape(char *text)
{
    char *to = text;
    for (const char *from = text; *from; from++) {
        if (from[0] == '\\' && from[1] == 'n') {
            *to++ = '\n';
            from++;
        } else {
            *to++ = *from;
        }
    }
    *to = '\0';
    return (size_t)(to - text);
}

/* One answer finishes a question: the sentence that goes with a choice no longer asks it. */
static size_t open_questions(struct world *world, const char *shown,
                             const struct hoof_sentence_answer *answer, struct hoof_arena *arena)
{
    size_t open = 0;
    for (size_t k = 0; k < answer->question_count; k++) {
        const struct hoof_said_question *question = &answer->questions[k];
        for (size_t c = 0; c < question->choice_count; c++) {
            const char *sentence = question->sentences[c];
            struct hoof_sentence_answer next;
            if (!sentence || !*sentence ||
                !read_one(world, sentence, strlen(sentence), &next, arena))
                continue;
            bool asked = next.entry_count == 0 && next.question_count == 0;
            for (size_t q = 0; q < next.question_count; q++)
                asked = asked || strcmp(next.questions[q].text, question->text) == 0;
            if (!asked)
                continue;
            open++;
            print_error("%s\n is asked \"%s\"; with \"%s\" it becomes \"%s\", and that is no "
                        "answer\n",
                        shown, question->text, question->choices[c], sentence);
        }
    }
    return open;
}

struct table {
    struct world *world;
    size_t cases, wrong;
    bool print;
};

static void judge(struct table *table, char *sentence, const char *expected, int line)
{
    if (!*sentence)
        return;
    struct hoof_arena *arena = hoof_arena_new();
    struct hoof_sentence_answer answer = {0};
    struct hoof_buf got = {0};
    char shown[9000];
    snprintf(shown, sizeof shown, "%s", sentence);
    size_t n = unescape(sentence);
    if (!read_one(table->world, sentence, n, &answer, arena))
        hoof_buf_text(&got, "  refused\n");
    else
        write_answer(table->world, &answer, &got);
    table->cases++;
    if (!table->print)
        table->wrong += open_questions(table->world, shown, &answer, arena);
    if (table->print) {
        printf("%s\n%s", shown, hoof_buf_string(&got));
    } else if (strcmp(hoof_buf_string(&got), expected) != 0) {
        table->wrong++;
        print_error("line %d: %s\n expected\n%s got\n%s", line, shown, expected,
                    hoof_buf_string(&got));
    }
    hoof_buf_release(&got);
    hoof_arena_free(arena);
}

static void run_table(struct table *table, const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file) {
        perror(path);
        exit(1);
    }
    char line[9000], sentence[9000] = "";
    struct hoof_buf expected = {0};
    int number = 0, at = 0;
    while (fgets(line, sizeof line, file)) {
        number++;
        line[strcspn(line, "\n")] = '\0';
        if (line[0] == ' ') {
            hoof_buf_format(&expected, "%s\n", line);
            continue;
        }
        judge(table, sentence, hoof_buf_string(&expected), at);
        sentence[0] = '\0';
        hoof_buf_clear(&expected);
        bool setting = set_line(table->world, line);
        if ((setting || line[0] == '#' || !line[0]) && table->print)
            printf("%s\n", line);
        if (!setting && line[0] && line[0] != '#') {
            snprintf(sentence, sizeof sentence, "%s", line);
            at = number;
        }
    }
    judge(table, sentence, hoof_buf_string(&expected), at);
    hoof_buf_release(&expected);
    fclose(file);
}

static const char *table_path;

static void every_sentence_of_the_table_is_understood_as_written(void **state)
{
    struct world world;
    open_world(&world);
    struct table table = {.world = &world};
    run_table(&table, table_path);
    close_world(&world);
    assert_int_equal(table.wrong, 0);
    assert_true(table.cases >= 900);
}

/* ---- whatever is typed ---- */

/* Reads a text twice and checks each entry against its kind. */
static void check_text(struct world *world, const char *text, size_t n)
{
    struct hoof_buf first = {0}, second = {0};
    struct hoof_arena *arena = hoof_arena_new();
    struct hoof_sentence_answer answer = {0};
    struct hoof_sentence_request request = {
        .text = text, .n = n, .now_s = world->now_s, .zone = world->zone};
    bool read = read_one(world, text, n, &answer, arena);
    if (read)
        write_answer(world, &answer, &first);
    for (size_t k = 0; read && k < answer.entry_count; k++) {
        struct hoof_error err = {0};
        json_t *record = NULL;
        if (!hoof_said_record(&world->ask, &request, &answer, k, &record, &err)) {
            print_error("%.*s: %s: %s\n", (int)n, text, err.place, err.text);
            fail();
        }
        json_decref(record);
    }
    for (size_t k = 0; read && k < answer.question_count; k++)
        assert_true(answer.questions[k].choice_count >= 2 && *answer.questions[k].text);
    if (read_one(world, text, n, &answer, arena))
        write_answer(world, &answer, &second);
    assert_string_equal(hoof_buf_string(&first), hoof_buf_string(&second));
    hoof_buf_release(&first);
    hoof_buf_release(&second);
    hoof_arena_free(arena);
}

static unsigned next_random(unsigned *state)
{
    *state = *state * 1103515245u + 12345u;
    return *state >> 16;
}

/* Pieces of the table's sentences in any order: what people could type. */
static void mixed_sentences_give_valid_entries_and_the_same_ones_twice(void **state)
{
    static const char *const parts[] = {"flush",
                                        "x2",
                                        "took",
                                        "2",
                                        "loperamide",
                                        "2mg",
                                        "pizza",
                                        "and",
                                        "at",
                                        "6.45pm",
                                        ",",
                                        "yesterday",
                                        "no",
                                        "after",
                                        "octreotide",
                                        "100",
                                        "mcg",
                                        "kg",
                                        "left buttock",
                                        "stool",
                                        "bristol 6",
                                        "BP",
                                        "142/85",
                                        "temp",
                                        "38.2",
                                        "20 min",
                                        "ago",
                                        "later",
                                        "for 10 minutes",
                                        "severe",
                                        "7/10",
                                        "slept",
                                        "5 hours",
                                        "lunch",
                                        "ate",
                                        "blorp",
                                        "this morning",
                                        "11/10",
                                        "then",
                                        "with",
                                        "twice",
                                        "a few",
                                        "1,250",
                                        "2-3",
                                        "since",
                                        "3pm",
                                        "nothing",
                                        "good day",
                                        "skipped",
                                        "rescue",
                                        "5-HIAA",
                                        "31.5",
                                        "mg/24h",
                                        "weight",
                                        "61.5",
                                        ".",
                                        ":",
                                        "note:",
                                        "from 3 to 4 pm",
                                        "last night",
                                        "\xc2\xbd",
                                        "tomorrow",
                                        "17:30",
                                        "am",
                                        "99999999999",
                                        "0",
                                        "-",
                                        "/",
                                        "without",
                                        "or",
                                        "positive",
                                        "extra",
                                        "large",
                                        "before",
                                        "half",
                                        "past",
                                        "six",
                                        "23 Nov",
                                        "monday",
                                        "all day",
                                        "b12",
                                        "cold",
                                        "hot",
                                        "\xf0\x9f\x94\xa5"};
    struct world world;
    open_world(&world);
    set_line(&world, "%zone America/New_York");
    set_line(&world, "%now 2026-11-23T19:30:00");
    unsigned seed = 7;
    for (int round = 0; round < 3000; round++) {
        char text[600] = "";
        unsigned words = 1 + next_random(&seed) % 14;
        for (unsigned k = 0; k < words; k++) {
            size_t used = strlen(text);
            const char *space = k > 0 && next_random(&seed) % 5 ? " " : "";
            const char *part = parts[next_random(&seed) % (sizeof parts / sizeof *parts)];
            snprintf(text + used, sizeof text - used, "%s%s", space, part);
        }
        check_text(&world, text, strlen(text));
    }
    close_world(&world);
}

static void bytes_of_any_kind_are_read_or_refused(void **state)
{
    struct world world;
    open_world(&world);
    set_line(&world, "%zone Europe/Berlin");
    set_line(&world, "%now 2026-10-25T02:30:00");
    unsigned seed = 3;
    for (int round = 0; round < 500; round++) {
        char text[200];
        size_t n = next_random(&seed) % sizeof text;
        for (size_t k = 0; k < n; k++)
            text[k] = (char)(round % 2 ? 32 + next_random(&seed) % 95 : next_random(&seed));
        check_text(&world, text, n);
    }
    close_world(&world);
}

static void long_sentences_are_read_whole(void **state)
{
    struct world world;
    open_world(&world);
    set_line(&world, "%zone America/New_York");
    set_line(&world, "%now 2026-11-23T19:30:00");
    char text[8000] = "";
    for (size_t used = 0; used < 4000; used = strlen(text))
        snprintf(text + used, sizeof text - used, "flush x2, ");
    struct hoof_arena *arena = hoof_arena_new();
    struct hoof_sentence_answer answer;
    assert_true(read_one(&world, text, strlen(text), &answer, arena));
    assert_int_equal(answer.entry_count, strlen(text) / strlen("flush x2, "));
    hoof_arena_free(arena);
    memset(text, ',', 4000);
    check_text(&world, text, 4000);
    memset(text, '7', 4000);
    check_text(&world, text, 4000);
    memset(text, 'a', 4000);
    check_text(&world, text, 4000);
    for (size_t k = 0; k < 4000; k++)
        text[k] = k % 2 ? ' ' : 'x';
    check_text(&world, text, 4000);
    close_world(&world);
}

int main(int argc, char **argv)
{
    table_path = argc > 1 ? argv[1] : "tests/sentence/cases.txt";
    if (argc > 2 && strcmp(argv[2], "--print") == 0) {
        struct world world;
        open_world(&world);
        struct table table = {.world = &world, .print = true};
        run_table(&table, table_path);
        close_world(&world);
        return 0;
    }
    made = argc > 2 && strcmp(argv[2], "made") == 0;
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_sentence_of_the_table_is_understood_as_written),
        cmocka_unit_test(mixed_sentences_give_valid_entries_and_the_same_ones_twice),
        cmocka_unit_test(bytes_of_any_kind_are_read_or_refused),
        cmocka_unit_test(long_sentences_are_read_whole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
