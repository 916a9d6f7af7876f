/* Writes the rows into the image. The bytes depend on the rows alone. */
#include <sqlite3.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "knowledge_book.h"
#include "lookup.h"

struct image {
    struct book *book;
    sqlite3 *db;
    struct hoof_error *err;
    struct lookup sources;
};

static bool fail(struct image *image)
{
    return hoof_fail(image->err, HOOF_STORAGE, NULL, "The image cannot be written: %s.",
                     sqlite3_errmsg(image->db));
}

static bool run(struct image *image, const char *sql)
{
    return sqlite3_exec(image->db, sql, NULL, NULL, NULL) == SQLITE_OK || fail(image);
}

/* One row: values are texts (NULL stays NULL), the last `ints` of them numbers. */
static bool insert(struct image *image, sqlite3_stmt *stmt, const char *const *texts, int count,
                   const sqlite3_int64 *numbers, int number_count)
{
    sqlite3_reset(stmt);
    for (int i = 0; i < count; i++)
        sqlite3_bind_text(stmt, i + 1, texts[i], -1, SQLITE_STATIC);
    for (int i = 0; i < number_count; i++)
        sqlite3_bind_int64(stmt, count + i + 1, numbers[i]);
    return sqlite3_step(stmt) == SQLITE_DONE || fail(image);
}

#define TEXTS(...)             ((const char *const[]){__VA_ARGS__})
#define NUMBERS(...)           ((const sqlite3_int64[]){__VA_ARGS__})
#define COUNT(array)           ((int)(sizeof(array) / sizeof *(array)))
#define INSERT(texts, numbers) insert(image, stmt, texts, COUNT(texts), numbers, COUNT(numbers))

static bool prepare(struct image *image, const char *sql, sqlite3_stmt **stmt)
{
    return sqlite3_prepare_v2(image->db, sql, -1, stmt, NULL) == SQLITE_OK || fail(image);
}

static bool write_sources(struct image *image)
{
    struct book *book = image->book;
    sqlite3_stmt *stmt;
    if (!prepare(image, "INSERT INTO source (title, url, as_of, confidence, id) VALUES (?,?,?,?,?)",
                 &stmt))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < book->sources.count; i++) {
        const struct source_row *row = &book->sources.items[i];
        ok = INSERT(TEXTS(row->title, row->url, row->as_of, row->read ? "read" : "recalled"),
                    NUMBERS((sqlite3_int64)i + 1));
    }
    sqlite3_finalize(stmt);
    return ok;
}

static bool index_sources(struct image *image)
{
    struct book *book = image->book;
    image->sources.arena = book->arena;
    for (size_t i = 0; i < book->sources.count; i++)
        lookup_put(&image->sources, book->sources.items[i].id, &book->sources.items[i],
                   &book->out_of_memory);
    return !book->out_of_memory || hoof_fail_memory(image->err);
}

/* The number of a source in the image. */
static sqlite3_int64 source_number(const struct image *image, const char *id)
{
    const struct source_row *source = lookup_get(&image->sources, id);
    return source ? source - image->book->sources.items + 1 : 0;
}

static bool write_facts(struct image *image)
{
    struct book *book = image->book;
    sqlite3_stmt *stmt;
    if (!prepare(image,
                 "INSERT INTO fact (name, subject, attribute, value, unit, qualifier, source, id) "
                 "VALUES (?,?,?,?,?,?,?,?)",
                 &stmt))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < book->facts.count; i++) {
        const struct fact_row *row = &book->facts.items[i];
        ok = INSERT(
            TEXTS(row->name, row->subject, row->attribute, row->value, row->unit, row->qualifier),
            NUMBERS(source_number(image, row->source), (sqlite3_int64)i + 1));
    }
    sqlite3_finalize(stmt);
    return ok;
}

static bool write_terms(struct image *image)
{
    struct book *book = image->book;
    sqlite3_stmt *stmt;
    if (!prepare(image,
                 "INSERT INTO term (id, vocabulary, name, unit, note, position) "
                 "VALUES (?,?,?,?,?,?)",
                 &stmt))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < book->terms.count; i++) {
        const struct term_row *row = &book->terms.items[i];
        ok = INSERT(TEXTS(row->id, row->vocabulary, row->name, row->unit, row->note),
                    NUMBERS((sqlite3_int64)i + 1));
    }
    sqlite3_finalize(stmt);
    return ok;
}

static bool write_names(struct image *image)
{
    struct book *book = image->book;
    sqlite3_stmt *stmt;
    if (!prepare(image,
                 "INSERT INTO name (name, vocabulary, term, product, written, position) "
                 "VALUES (?,?,?,?,?,?)",
                 &stmt))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < book->names.count; i++) {
        const struct name_row *row = &book->names.items[i];
        if (!row->dropped)
            ok = INSERT(TEXTS(row->key, row->vocabulary, row->term, row->product),
                        NUMBERS(row->written, (sqlite3_int64)i + 1));
    }
    sqlite3_finalize(stmt);
    return ok;
}

static bool write_levels(struct image *image)
{
    struct book *book = image->book;
    sqlite3_stmt *stmt;
    if (!prepare(image, "INSERT INTO food_class (food, class, level, fact) VALUES (?,?,?,?)",
                 &stmt))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < book->levels.count; i++) {
        const struct level_row *row = &book->levels.items[i];
        ok = INSERT(TEXTS(row->food, row->class_id, row->level),
                    NUMBERS((sqlite3_int64)row->fact + 1));
    }
    sqlite3_finalize(stmt);
    return ok;
}

static bool write_members_and_traits(struct image *image)
{
    struct book *book = image->book;
    sqlite3_stmt *stmt;
    if (!prepare(image, "INSERT INTO member (class, agent) VALUES (?,?)", &stmt))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < book->members.count; i++) {
        const struct member_row *row = &book->members.items[i];
        ok = insert(image, stmt, TEXTS(row->class_id, row->agent), 2, NULL, 0);
    }
    sqlite3_finalize(stmt);
    if (!ok ||
        !prepare(image, "INSERT INTO trait (vocabulary, term, key, value) VALUES (?,?,?,?)", &stmt))
        return false;
    for (size_t i = 0; ok && i < book->traits.count; i++) {
        const struct trait_row *row = &book->traits.items[i];
        ok = insert(image, stmt, TEXTS(row->vocabulary, row->term, row->key, row->value), 4, NULL,
                    0);
    }
    sqlite3_finalize(stmt);
    return ok;
}

static bool write_rules(struct image *image)
{
    json_t *rules = make_rules(image->book);
    if (!rules)
        return hoof_fail_memory(image->err);
    sqlite3_stmt *stmt;
    bool ok = prepare(image, "INSERT INTO rule (name, body) VALUES (?,?)", &stmt);
    const char *name;
    json_t *body;
    json_object_foreach(rules, name, body)
    {
        char *text = ok ? json_dumps(body, JSON_COMPACT | JSON_SORT_KEYS) : NULL;
        if (ok && !text)
            ok = hoof_fail_memory(image->err);
        ok = ok && insert(image, stmt, TEXTS(name, text), 2, NULL, 0);
        if (ok)
            sqlite3_clear_bindings(stmt);
        free(text);
    }
    sqlite3_finalize(stmt);
    json_decref(rules);
    return ok;
}

static bool write_regimens(struct image *image)
{
    struct book *book = image->book;
    sqlite3_stmt *stmt;
    if (!prepare(image,
                 "INSERT INTO regimen (id, name, kind, stop, cycle_days, cycles, position) "
                 "VALUES (?,?,?,?,?,?,?)",
                 &stmt))
        return false;
    bool ok = true;
    for (size_t i = 0; ok && i < book->regimens.count; i++) {
        const struct regimen_row *row = &book->regimens.items[i];
        ok = INSERT(TEXTS(row->id, row->name, row->kind, row->stop),
                    NUMBERS(row->cycle_days, row->cycles, (sqlite3_int64)i + 1));
    }
    sqlite3_finalize(stmt);
    if (!ok ||
        !prepare(image,
                 "INSERT INTO regimen_line (regimen, agent, unit, days, route, note, "
                 "times_per_day, source, position, low, high) VALUES (?,?,?,?,?,?,?,?,?,?,?)",
                 &stmt))
        return false;
    for (size_t i = 0; ok && i < book->regimens.count; i++) {
        const struct regimen_row *regimen = &book->regimens.items[i];
        for (size_t k = 0; ok && k < regimen->line_count; k++) {
            const struct regimen_line_row *row = &book->lines.items[regimen->first_line + k];
            sqlite3_reset(stmt); /* a row that was written takes no values */
            sqlite3_bind_double(stmt, 10, row->low);
            sqlite3_bind_double(stmt, 11, row->high);
            ok = INSERT(TEXTS(regimen->id, row->agent, row->unit, row->days, row->route, row->note),
                        NUMBERS(row->times_per_day, source_number(image, row->source),
                                (sqlite3_int64)k + 1));
        }
    }
    sqlite3_finalize(stmt);
    return ok;
}

static bool write_phrases(struct image *image, sqlite3_stmt *stmt, const struct check_row *check)
{
    struct book *book = image->book;
    bool ok = true;
    for (size_t k = 0; ok && k < check->phrase_count; k++) {
        const struct phrase_row *row = &book->phrases.items[check->first_phrase + k];
        ok = INSERT(TEXTS(check->id, row->part, row->text),
                    NUMBERS(row->condition, row->alternative, (sqlite3_int64)k + 1));
    }
    for (size_t k = 0; ok && check->ours && k < check->ours->count; k++)
        ok = INSERT(TEXTS(check->id, "ours", check->ours->items[k]->text),
                    NUMBERS(0, 0, (sqlite3_int64)(check->phrase_count + k) + 1));
    return ok;
}

static bool write_checks(struct image *image)
{
    struct book *book = image->book;
    sqlite3_stmt *check = NULL, *phrase = NULL, *source = NULL;
    bool ok =
        prepare(image,
                "INSERT INTO plan_check (id, title, severity, message, ask, position) "
                "VALUES (?,?,?,?,?,?)",
                &check) &&
        prepare(image,
                "INSERT INTO check_phrase (plan_check, part, phrase, condition, "
                "alternative, position) VALUES (?,?,?,?,?,?)",
                &phrase) &&
        prepare(image, "INSERT INTO check_source (plan_check, position, source) VALUES (?,?,?)",
                &source);
    for (size_t i = 0; ok && i < book->checks.count; i++) {
        const struct check_row *row = &book->checks.items[i];
        ok = insert(image, check, TEXTS(row->id, row->title, row->severity, row->message, row->ask),
                    5, NUMBERS((sqlite3_int64)i + 1), 1) &&
             write_phrases(image, phrase, row);
        for (size_t k = 0; ok && k < row->source_count; k++)
            ok = insert(image, source, TEXTS(row->id), 1,
                        NUMBERS((sqlite3_int64)k + 1, source_number(image, row->sources[k])), 2);
    }
    sqlite3_finalize(check);
    sqlite3_finalize(phrase);
    sqlite3_finalize(source);
    return ok;
}

static bool fill(struct image *image, const char *schema)
{
    return run(image, "PRAGMA page_size = 4096; PRAGMA journal_mode = DELETE; "
                      "PRAGMA synchronous = OFF; BEGIN") &&
           run(image, schema) && index_sources(image) && write_sources(image) &&
           write_facts(image) && write_terms(image) && write_names(image) && write_levels(image) &&
           write_members_and_traits(image) && write_rules(image) && write_regimens(image) &&
           write_checks(image) && run(image, "COMMIT") && run(image, "ANALYZE; VACUUM");
}

bool write_image(struct book *book, const char *schema, const char *path, struct hoof_error *err)
{
    struct image image = {.book = book, .err = err};
    unlink(path);
    bool ok = sqlite3_open(path, &image.db) == SQLITE_OK ? fill(&image, schema) : fail(&image);
    sqlite3_close(image.db);
    if (!ok)
        unlink(path);
    return ok;
}
