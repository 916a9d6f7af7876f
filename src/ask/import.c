/* Import of hoofbeat.journal/1: all of a file in one change, or nothing. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "ask/document.h"
#include "ask/interchange.h"
#include "ask/journal_private.h"
#include "ask/ordinals.h"

struct importer {
    struct hoof_ask *ask;
    const struct hoof_import_request *request;
    struct hoof_import_answer *answer;
    struct hoof_document document;
    struct hoof_change change;
    struct hoof_names names;
    struct hoof_ordinals ordinals;
    struct hoof_buf canonical;
    const char *strays; /* unknown parts as words; NULL: none */
    json_t *unknown;    /* "vocabulary\nword" -> [place, count] */
    size_t left_out_capacity, profile_capacity;
};

static bool leave_out(struct importer *importer, const char *where, const char *why,
                      struct hoof_error *err)
{
    struct hoof_arena *arena = importer->ask->arena;
    struct hoof_remarks *list = &importer->answer->left_out;
    list->items = hoof_grow(arena, list->items, list->count, &importer->left_out_capacity,
                            sizeof *list->items);
    if (!list->items || !why)
        return hoof_fail_memory(err);
    struct hoof_remark *item = &list->items[list->count++];
    item->where = hoof_strdup(arena, where);
    item->why = why;
    return item->where || hoof_fail_memory(err);
}

/* Unknown names are told once a word, however often it stands in the file. */
static bool note_unknown(struct importer *importer, const char *place,
                         const struct hoof_unknown_names *unknown, struct hoof_error *err)
{
    for (size_t i = 0; i < unknown->count; i++) {
        const struct hoof_unknown_name *name = &unknown->items[i];
        struct hoof_buf key = {0};
        hoof_buf_format(&key, "%s\n%s", name->vocabulary, name->word);
        bool good = hoof_buf_ok(&key, err);
        json_t *seen = good ? json_object_get(importer->unknown, key.data) : NULL;
        if (seen) {
            json_t *count = json_array_get(seen, 1);
            json_integer_set(count, json_integer_value(count) + 1);
        } else if (good) {
            char where[200];
            snprintf(where, sizeof where, "%.60s%.130s", place, name->key);
            seen = json_pack("[si]", where, 1);
            good = (seen && json_object_set_new(importer->unknown, key.data, seen) == 0) ||
                   hoof_fail_memory(err);
        }
        hoof_buf_release(&key);
        if (!good)
            return false;
    }
    return true;
}

static bool report_unknown(struct importer *importer, struct hoof_error *err)
{
    const char *key;
    json_t *seen;
    struct hoof_arena *arena = importer->ask->arena;
    json_object_foreach(importer->unknown, key, seen)
    {
        const char *word = strchr(key, '\n') + 1;
        int vocabulary = (int)(word - key - 1);
        const char *article = strchr("aeiou", key[0]) ? "an" : "a";
        long long more = json_integer_value(json_array_get(seen, 1)) - 1;
        const char *why =
            more ? hoof_format(arena,
                               "\"%s\" is not %s %.*s that is known here; it is kept as written "
                               "(also in %lld more %s).",
                               word, article, vocabulary, key, more, more == 1 ? "place" : "places")
                 : hoof_format(arena,
                               "\"%s\" is not %s %.*s that is known here; it is kept as written.",
                               word, article, vocabulary, key);
        if (!leave_out(importer, json_string_value(json_array_get(seen, 0)), why, err))
            return false;
    }
    return true;
}

/* --- records ----------------------------------------------------------------------------- */

static const struct hoof_kind *find_kind(enum hoof_family family, const json_t *record,
                                         struct hoof_error *err)
{
    if (!json_is_object(record)) {
        hoof_fail(err, HOOF_REQUEST, NULL, "A record is expected here, in curly brackets.");
        return NULL;
    }
    const struct hoof_kind *kind = hoof_record_kind(family, record);
    if (kind)
        return kind;
    hoof_kind_unknown(family, json_string_value(json_object_get(record, "kind")), err);
    if (family == HOOF_ENTRY)
        hoof_error_within(err, ".kind");
    return NULL;
}

/* The id that the content gives, where the file gives none. It is made before
 * names are settled: what the program knows may grow, the file does not. */
static bool give_id(struct importer *importer, enum hoof_family family,
                    const struct hoof_kind *kind, json_t *record, struct hoof_error *err)
{
    int64_t at_s;
    char id[HOOF_UUID_TEXT];
    unsigned ordinal;
    if (json_object_get(record, "id"))
        return true;
    struct hoof_buf *canonical = &importer->canonical;
    hoof_buf_clear(canonical);
    hoof_record_write(canonical, kind, record, true);
    if (!hoof_buf_ok(canonical, err) || !hoof_record_time(family, record, &at_s, err))
        return false;
    hoof_uuid_of_content(at_s * 1000, canonical->data, canonical->len, 1, id);
    if (!hoof_ordinals_next(&importer->ordinals, id, &ordinal, err))
        return false;
    if (ordinal > 1)
        hoof_uuid_of_content(at_s * 1000, canonical->data, canonical->len, ordinal, id);
    return json_object_set_new(record, "id", json_string(id)) == 0 || hoof_fail_memory(err);
}

static bool check_record(struct importer *importer, const struct hoof_kind *kind, json_t *record,
                         const char *place, struct hoof_error *err)
{
    bool lenient = importer->request->lenient;
    json_t *before = lenient ? json_incref(json_object_get(record, "text")) : NULL;
    bool good = hoof_record_check(kind, record, lenient, err);
    if (good && lenient) {
        const json_t *after = json_object_get(record, "text");
        if (after != before)
            good = leave_out(importer, place, "Keys that are not known were kept as text.", err);
    }
    json_decref(before);
    return good;
}

static bool take_record(struct importer *importer, enum hoof_family family, json_t *record,
                        const char *place, struct hoof_error *err)
{
    const struct hoof_kind *kind = find_kind(family, record, err);
    struct hoof_unknown_names unknown = {0};
    char id[HOOF_UUID_TEXT];
    bool known, same;
    if (!kind || !check_record(importer, kind, record, place, err) ||
        !give_id(importer, family, kind, record, err) ||
        !hoof_names_settle(&importer->names, kind, record, &unknown, err))
        return false;
    if (!hoof_change_knows(&importer->change, json_string_value(json_object_get(record, "id")),
                           family, record, &known, &same, err))
        return false;
    if (known) {
        importer->answer->already_there++;
        return same || leave_out(importer, place,
                                 "This id is there already with other content; what is there was "
                                 "kept.",
                                 err);
    }
    if (!hoof_change_add(&importer->change, family, record, id, err))
        return false;
    importer->answer->added++;
    return note_unknown(importer, place, &unknown, err);
}

static bool take_list(struct importer *importer, enum hoof_family family, struct hoof_span list,
                      const char *name, struct hoof_error *err)
{
    const struct hoof_document *document = &importer->document;
    struct hoof_span element;
    size_t at = list.start;
    char place[64];
    if (!list.end)
        return true;
    if (document->text[list.start] != '[')
        return hoof_fail(err, HOOF_REQUEST, name, "\"%s\" holds a list, in square brackets.", name);
    struct hoof_error first = {0};
    for (size_t i = 0; hoof_document_next(document, list, &at, &element, &first); i++) {
        json_t *record = hoof_document_parse(document, element, err);
        if (!record)
            return false;
        snprintf(place, sizeof place, "%s[%zu]", name, i);
        importer->answer->read++;
        bool good = take_record(importer, family, record, place, err);
        json_decref(record);
        if (!good) {
            hoof_error_within(err, place);
            return false;
        }
    }
    if (first.code && err)
        *err = first;
    return !first.code;
}

/* --- the profile ------------------------------------------------------------------------- */

static bool note_profile(struct importer *importer, const char *key, json_t *old, json_t *value,
                         struct hoof_error *err)
{
    struct hoof_import_answer *answer = importer->answer;
    struct hoof_arena *arena = importer->ask->arena;
    answer->profile = hoof_grow(arena, answer->profile, answer->profile_count,
                                &importer->profile_capacity, sizeof *answer->profile);
    if (!answer->profile)
        return hoof_fail_memory(err);
    struct hoof_profile_change *change = &answer->profile[answer->profile_count++];
    change->key = hoof_strdup(arena, key);
    change->old = old;
    change->new = value;
    return change->key || hoof_fail_memory(err);
}

static bool take_profile_values(struct importer *importer, json_t *profile, const json_t *recorded,
                                struct hoof_error *err)
{
    const char *key;
    json_t *value;
    json_object_foreach(profile, key, value)
    {
        size_t before = importer->change.added;
        json_t *old = json_object_get(recorded, key);
        importer->answer->read++;
        if (!hoof_change_profile(&importer->change, key, value, err))
            return false;
        if (importer->change.added == before) {
            importer->answer->already_there++;
            continue;
        }
        importer->answer->added++;
        if (!note_profile(importer, key, old, value, err))
            return false;
    }
    return true;
}

/* The parts of the file that are not known, as words: "made_by: a script; v: 2".
 * Refused unless lenient. */
static bool read_strays(struct importer *importer, struct hoof_error *err)
{
    static const struct hoof_field none[] = {{.key = NULL}};
    static const struct hoof_kind unknown_parts = {.name = "file", HOOF_PROFILE, none};
    const struct hoof_document *document = &importer->document;
    json_t *parts = hoof_own_json(importer->ask, json_object(), err);
    for (size_t i = 0; parts && i < document->stray_count; i++) {
        const struct hoof_stray *stray = &document->strays[i];
        json_t *key = hoof_document_parse(document, stray->key, err);
        json_t *value = key ? hoof_document_parse(document, stray->value, err) : NULL;
        const char *name = json_string_value(key);
        bool good = value != NULL;
        if (good && !importer->request->lenient)
            good = hoof_fail(err, HOOF_REQUEST, name,
                             "\"%.60s\" is not a part of the file that is known. Take it out, or "
                             "import with --lenient to keep it as text in the profile.",
                             name);
        if (good && json_object_get(parts, name))
            good = hoof_fail(err, HOOF_REQUEST, name, "\"%.60s\" stands twice in the file.", name);
        good = good &&
               leave_out(importer, name,
                         "The file has no such part; it was kept as text in the profile.", err);
        if (good && json_object_set(parts, name, value) != 0)
            good = hoof_fail_memory(err);
        json_decref(key);
        json_decref(value);
        if (!good)
            return false;
    }
    if (!parts || !hoof_record_check(&unknown_parts, parts, true, err))
        return false;
    importer->strays = json_string_value(json_object_get(parts, "text"));
    return true;
}

/* The text with a paragraph more, where it does not hold that already. */
static const char *with_words(struct hoof_arena *arena, const char *text, const char *words)
{
    if (!words || (text && strstr(text, words)))
        return text ? text : "";
    return text && *text ? hoof_format(arena, "%s\n%s", text, words) : words;
}

/* What the program does not know of the profile and of the file's parts joins the
 * person's own text and does not replace it. */
static bool keep_strays(struct importer *importer, json_t *profile, const json_t *recorded,
                        bool has_text, struct hoof_error *err)
{
    struct hoof_arena *arena = importer->ask->arena;
    const char *text = json_string_value(json_object_get(profile, "text"));
    if (!has_text && text)
        text = with_words(arena, json_string_value(json_object_get(recorded, "text")), text);
    else if (!text && importer->strays)
        text = json_string_value(json_object_get(recorded, "text"));
    if (importer->strays)
        text = with_words(arena, text, importer->strays);
    return !text || json_object_set_new(profile, "text", json_string(text)) == 0 ||
           hoof_fail_memory(err);
}

/* The profile of the file as it is to be recorded. */
static bool read_profile(struct importer *importer, const json_t *recorded, json_t *profile,
                         struct hoof_unknown_names *unknown, struct hoof_error *err)
{
    const struct hoof_kind *kind = hoof_kinds(HOOF_PROFILE);
    struct hoof_names names = {.ask = importer->ask}; /* pages and commands need its zone */
    bool has_text = json_object_get(profile, "text") != NULL;
    bool good = check_record(importer, kind, profile, "profile", err) &&
                hoof_names_settle(&names, kind, profile, unknown, err) &&
                keep_strays(importer, profile, recorded, has_text, err) &&
                hoof_record_check(kind, profile, false, err);
    hoof_names_release(&names);
    return good;
}

static bool take_profile(struct importer *importer, struct hoof_error *err)
{
    struct hoof_ask *ask = importer->ask;
    struct hoof_unknown_names unknown = {0};
    struct hoof_error first = {0};
    json_t *recorded;
    bool given = importer->document.profile.end != 0;
    if (!given && !importer->strays)
        return true;
    json_t *profile =
        given ? hoof_document_parse(&importer->document, importer->document.profile, err)
              : json_object();
    if (!profile && given)
        return false;
    if (!hoof_own_json(ask, profile, err) ||
        !hoof_journal_profile(ask->books, ask->arena, &recorded, err))
        return false;
    if (!read_profile(importer, recorded, profile, &unknown, &first)) {
        hoof_error_within(&first, "profile");
        if (err)
            *err = first;
        return false;
    }
    return take_profile_values(importer, profile, recorded, err) &&
           note_unknown(importer, "profile", &unknown, err);
}

/* --- the whole --------------------------------------------------------------------------- */

static bool check_schema(struct importer *importer, struct hoof_error *err)
{
    const struct hoof_document *document = &importer->document;
    if (!document->schema.end)
        return hoof_fail(err, HOOF_REQUEST, "schema",
                         "The file does not say what it is: \"schema\": \"hoofbeat.journal/1\" is "
                         "missing.");
    json_t *schema = hoof_document_parse(document, document->schema, err);
    if (!schema)
        return false;
    const char *text = json_string_value(schema);
    bool good = text && strcmp(text, "hoofbeat.journal/1") == 0;
    if (!good)
        hoof_fail(err, HOOF_REQUEST, "schema",
                  "The file is of the kind \"%.60s\"; hoofbeat.journal/1 can be read here.",
                  text ? text : "?");
    json_decref(schema);
    return good;
}

static bool take_all(struct importer *importer, struct hoof_error *err)
{
    const struct hoof_document *document = &importer->document;
    return take_profile(importer, err) &&
           take_list(importer, HOOF_ITEM, document->plan, "plan", err) &&
           take_list(importer, HOOF_ENTRY, document->entries, "entries", err) &&
           report_unknown(importer, err);
}

static bool run(struct importer *importer, struct hoof_error *err)
{
    struct hoof_ask *ask = importer->ask;
    struct hoof_import_answer *answer = importer->answer;
    struct hoof_change *change = &importer->change;
    if (!hoof_document_scan(&importer->document, err) || !check_schema(importer, err) ||
        !read_strays(importer, err) ||
        !hoof_change_begin(ask->books, "import", ask->now.utc_ms, ask->uuids, change, err))
        return false;
    if (!take_all(importer, err)) {
        hoof_change_abandon(change);
        return false;
    }
    if (answer->dry_run) {
        hoof_change_abandon(change);
        return true;
    }
    if (change->added) {
        answer->batch = hoof_strdup(ask->arena, change->id);
        if (!answer->batch) {
            hoof_change_abandon(change);
            return hoof_fail_memory(err);
        }
    }
    return hoof_change_commit(change, err);
}

bool hoof_ask_import_journal(struct hoof_ask *ask, const struct hoof_import_request *request,
                             struct hoof_import_answer *out, struct hoof_error *err)
{
    *out = (struct hoof_import_answer){.format = "journal", .dry_run = request->dry_run};
    struct importer importer = {
        .ask = ask,
        .request = request,
        .answer = out,
        .document = {.text = request->text, .n = request->n, .name = request->name},
        .names = {.ask = ask, .keeps_zones = request->lenient},
    };
    importer.unknown = json_object();
    bool good = importer.unknown ? run(&importer, err) : hoof_fail_memory(err);
    json_decref(importer.unknown);
    hoof_names_release(&importer.names);
    hoof_ordinals_release(&importer.ordinals);
    hoof_buf_release(&importer.canonical);
    return good;
}
