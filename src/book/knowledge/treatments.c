#include "book/knowledge/treatments.h"

#include <string.h>

#include "book/knowledge/rows.h"

#define SOURCE_COLUMNS "s.title, s.url, s.as_of, s.confidence = 'read'"

static struct hoof_source source_at(struct hoof_rows *rows, int column)
{
    return (struct hoof_source){.title = hoof_rows_text(rows, column),
                                .url = hoof_rows_text(rows, column + 1),
                                .as_of = hoof_rows_text(rows, column + 2),
                                .read = hoof_column_int(&rows->q, column + 3) != 0};
}

/* Rows of a second query come in the order of their owners: the next owner with
 * that id, from *at on. */
#define OWNER(out, at, id_text)                                                                    \
    while (*(at) < (out)->count && strcmp((out)->items[*(at)].id, (id_text)) != 0)                 \
    ++*(at)

static bool read_lines(struct hoof_books *books, struct hoof_arena *arena, const char *id,
                       struct hoof_regimens *out, struct hoof_error *err)
{
    struct hoof_rows rows;
    size_t at = 0;
    if (!hoof_rows_begin(&rows, books, arena,
                         "SELECT r.id, l.agent, l.low, l.high, l.unit, l.times_per_day, l.days, "
                         "l.route, l.note, " SOURCE_COLUMNS " FROM knowledge.regimen r "
                         "JOIN knowledge.regimen_line l ON l.regimen = r.id "
                         "JOIN knowledge.source s ON s.id = l.source "
                         "WHERE ?1 IS NULL OR r.id = ?1 ORDER BY r.position, l.position",
                         id, err))
        return false;
    while (!rows.failed && hoof_step(&rows.q, err)) {
        const char *owner = hoof_column_text(&rows.q, 0);
        size_t before = at;
        OWNER(out, &at, owner ? owner : "");
        if (at == out->count)
            break;
        rows.capacity = at == before ? rows.capacity : 0;
        struct hoof_regimen *regimen = &out->items[at];
        struct hoof_regimen_line *lines =
            hoof_rows_next(&rows, regimen->lines, regimen->line_count, sizeof *lines);
        if (!lines)
            break;
        lines[regimen->line_count++] = (struct hoof_regimen_line){
            .agent = hoof_rows_text(&rows, 1),
            .low = hoof_column_number(&rows.q, 2),
            .high = hoof_column_number(&rows.q, 3),
            .unit = hoof_rows_text(&rows, 4),
            .times_per_day = (int)hoof_column_int(&rows.q, 5),
            .days = hoof_rows_text(&rows, 6),
            .route = hoof_rows_text(&rows, 7),
            .note = hoof_rows_text(&rows, 8),
            .source = source_at(&rows, 9),
        };
        regimen->lines = lines;
    }
    return hoof_rows_finish(&rows);
}

bool hoof_knowledge_regimens(struct hoof_books *books, struct hoof_arena *arena, const char *id,
                             struct hoof_regimens *out, struct hoof_error *err)
{
    struct hoof_rows rows;
    *out = (struct hoof_regimens){0};
    if (!hoof_rows_begin(&rows, books, arena,
                         "SELECT id, name, kind, cycle_days, cycles, stop FROM knowledge.regimen "
                         "WHERE ?1 IS NULL OR id = ?1 ORDER BY position",
                         id, err))
        return false;
    while (!rows.failed && hoof_step(&rows.q, err)) {
        struct hoof_regimen *items = hoof_rows_next(&rows, out->items, out->count, sizeof *items);
        if (!items)
            break;
        items[out->count++] = (struct hoof_regimen){.id = hoof_rows_text(&rows, 0),
                                                    .name = hoof_rows_text(&rows, 1),
                                                    .kind = hoof_rows_text(&rows, 2),
                                                    .cycle_days = (int)hoof_column_int(&rows.q, 3),
                                                    .cycles = (int)hoof_column_int(&rows.q, 4),
                                                    .stop = hoof_rows_text(&rows, 5)};
        out->items = items;
    }
    return hoof_rows_finish(&rows) && read_lines(books, arena, id, out, err);
}

static enum hoof_phrase_part part_of(const char *name)
{
    static const char *const names[] = {"at", "when", "unless", "ours"};
    for (size_t i = 0; name && i < sizeof names / sizeof *names; i++)
        if (strcmp(name, names[i]) == 0)
            return (enum hoof_phrase_part)i;
    return HOOF_PHRASE_OURS;
}

static bool read_phrases(struct hoof_books *books, struct hoof_arena *arena, const char *id,
                         struct hoof_checks *out, struct hoof_error *err)
{
    struct hoof_rows rows;
    size_t at = 0;
    if (!hoof_rows_begin(&rows, books, arena,
                         "SELECT c.id, p.part, p.condition, p.alternative, p.phrase "
                         "FROM knowledge.plan_check c JOIN knowledge.check_phrase p "
                         "ON p.plan_check = c.id WHERE ?1 IS NULL OR c.id = ?1 "
                         "ORDER BY c.position, p.position",
                         id, err))
        return false;
    while (!rows.failed && hoof_step(&rows.q, err)) {
        const char *owner = hoof_column_text(&rows.q, 0);
        size_t before = at;
        OWNER(out, &at, owner ? owner : "");
        if (at == out->count)
            break;
        rows.capacity = at == before ? rows.capacity : 0;
        struct hoof_check *check = &out->items[at];
        struct hoof_check_phrase *phrases =
            hoof_rows_next(&rows, check->phrases, check->phrase_count, sizeof *phrases);
        if (!phrases)
            break;
        phrases[check->phrase_count++] =
            (struct hoof_check_phrase){.part = part_of(hoof_column_text(&rows.q, 1)),
                                       .condition = (int)hoof_column_int(&rows.q, 2),
                                       .alternative = (int)hoof_column_int(&rows.q, 3),
                                       .text = hoof_rows_text(&rows, 4)};
        check->phrases = phrases;
    }
    return hoof_rows_finish(&rows);
}

static bool read_sources(struct hoof_books *books, struct hoof_arena *arena, const char *id,
                         struct hoof_checks *out, struct hoof_error *err)
{
    struct hoof_rows rows;
    size_t at = 0;
    if (!hoof_rows_begin(&rows, books, arena,
                         "SELECT c.id, " SOURCE_COLUMNS " FROM knowledge.plan_check c "
                         "JOIN knowledge.check_source k ON k.plan_check = c.id "
                         "JOIN knowledge.source s ON s.id = k.source "
                         "WHERE ?1 IS NULL OR c.id = ?1 ORDER BY c.position, k.position",
                         id, err))
        return false;
    while (!rows.failed && hoof_step(&rows.q, err)) {
        const char *owner = hoof_column_text(&rows.q, 0);
        size_t before = at;
        OWNER(out, &at, owner ? owner : "");
        if (at == out->count)
            break;
        rows.capacity = at == before ? rows.capacity : 0;
        struct hoof_check *check = &out->items[at];
        struct hoof_source *sources =
            hoof_rows_next(&rows, check->sources, check->source_count, sizeof *sources);
        if (!sources)
            break;
        sources[check->source_count++] = source_at(&rows, 1);
        check->sources = sources;
    }
    return hoof_rows_finish(&rows);
}

bool hoof_knowledge_checks(struct hoof_books *books, struct hoof_arena *arena, const char *id,
                           struct hoof_checks *out, struct hoof_error *err)
{
    struct hoof_rows rows;
    *out = (struct hoof_checks){0};
    if (!hoof_rows_begin(&rows, books, arena,
                         "SELECT id, title, severity, message, ask FROM knowledge.plan_check "
                         "WHERE ?1 IS NULL OR id = ?1 ORDER BY position",
                         id, err))
        return false;
    while (!rows.failed && hoof_step(&rows.q, err)) {
        struct hoof_check *items = hoof_rows_next(&rows, out->items, out->count, sizeof *items);
        if (!items)
            break;
        items[out->count++] = (struct hoof_check){.id = hoof_rows_text(&rows, 0),
                                                  .title = hoof_rows_text(&rows, 1),
                                                  .severity = hoof_rows_text(&rows, 2),
                                                  .message = hoof_rows_text(&rows, 3),
                                                  .ask = hoof_rows_text(&rows, 4)};
        out->items = items;
    }
    return hoof_rows_finish(&rows) && read_phrases(books, arena, id, out, err) &&
           read_sources(books, arena, id, out, err);
}

bool hoof_check_is_read(const struct hoof_check *check)
{
    for (size_t i = 0; i < check->source_count; i++)
        if (check->sources[i].read)
            return true;
    return false;
}

bool hoof_knowledge_members(struct hoof_books *books, struct hoof_arena *arena,
                            struct hoof_members *out, struct hoof_error *err)
{
    struct hoof_rows rows;
    *out = (struct hoof_members){0};
    if (!hoof_rows_begin(&rows, books, arena,
                         "SELECT class, agent FROM knowledge.member ORDER BY agent, class", NULL,
                         err))
        return false;
    while (!rows.failed && hoof_step(&rows.q, err)) {
        struct hoof_member *items = hoof_rows_next(&rows, out->items, out->count, sizeof *items);
        if (!items)
            break;
        items[out->count++] =
            (struct hoof_member){hoof_rows_text(&rows, 0), hoof_rows_text(&rows, 1)};
        out->items = items;
    }
    return hoof_rows_finish(&rows);
}
