/* What changes the journal: entries by fields, edit, delete, undo, the profile. */
#include <stdio.h>
#include <string.h>

#include "ask/changes.h"
#include "ask/interchange.h"
#include "ask/journal_private.h"
#include "ask/labels.h"

bool hoof_strings_add(struct hoof_arena *arena, struct hoof_strings *list, const char *text,
                      struct hoof_error *err)
{
    /* Grows at powers of two, so that no capacity has to be kept. */
    if ((list->count & (list->count - 1)) == 0) {
        size_t capacity = list->count ? list->count * 2 : 1;
        const char **items = hoof_alloc_array(arena, capacity, sizeof *items);
        if (!items)
            return hoof_fail_memory(err);
        if (list->count)
            memcpy(items, list->items, list->count * sizeof *items);
        list->items = items;
    }
    list->items[list->count] = hoof_strdup(arena, text);
    return list->items[list->count++] || hoof_fail_memory(err);
}

bool hoof_change_answer_begin(struct hoof_ask *ask, const char *label,
                              struct hoof_change_answer *out, struct hoof_error *err)
{
    *out = (struct hoof_change_answer){.label = label};
    out->entries = hoof_own_json(ask, json_array(), err);
    out->items = out->entries ? hoof_own_json(ask, json_array(), err) : NULL;
    return out->items != NULL;
}

bool hoof_change_answer_record(struct hoof_ask *ask, struct hoof_change_answer *out,
                               enum hoof_family family, json_t *record, struct hoof_error *err)
{
    json_t *list = family == HOOF_ITEM ? out->items : out->entries;
    if (json_array_append(list, record) != 0)
        return hoof_fail_memory(err);
    return hoof_label_record(ask, hoof_record_kind(family, record), record, err);
}

bool hoof_change_answer_save(struct hoof_ask *ask, enum hoof_family family, json_t *const *records,
                             size_t count, struct hoof_change_answer *out, struct hoof_error *err)
{
    struct hoof_change change;
    if (!hoof_change_begin(ask->books, out->label, ask->now.utc_ms, ask->uuids, &change, err))
        return false;
    for (size_t i = 0; i < count; i++) {
        char id[HOOF_UUID_TEXT];
        if (!hoof_change_add(&change, family, records[i], id, err) ||
            !hoof_strings_add(ask->arena, &out->added, id, err) ||
            !hoof_change_answer_record(ask, out, family, records[i], err)) {
            hoof_change_abandon(&change);
            return false;
        }
    }
    out->change = change.number;
    return hoof_change_commit(&change, err);
}

/* Names become ids; what is not known is kept and told. */
static bool settle_names(struct hoof_ask *ask, const struct hoof_kind *kind, json_t *record,
                         bool keeps_zone, struct hoof_change_answer *out, struct hoof_error *err)
{
    struct hoof_names names = {.ask = ask, .keeps_zones = keeps_zone};
    struct hoof_unknown_names unknown = {0};
    bool good = hoof_names_settle(&names, kind, record, &unknown, err);
    for (size_t i = 0; good && i < unknown.count; i++) {
        const char *note = hoof_format(
            ask->arena, "\"%s\" is not %s %s that is known here; it is kept as written.",
            unknown.items[i].word, strchr("aeiou", unknown.items[i].vocabulary[0]) ? "an" : "a",
            unknown.items[i].vocabulary);
        good = note ? hoof_strings_add(ask->arena, &out->notes, note, err) : hoof_fail_memory(err);
    }
    hoof_names_release(&names);
    return good;
}

bool hoof_change_answer_names(struct hoof_ask *ask, struct hoof_change_answer *out,
                              const struct hoof_kind *kind, json_t *record, struct hoof_error *err)
{
    return settle_names(ask, kind, record, false, out, err);
}

static bool apply_settings(struct hoof_ask *ask, const struct hoof_kind *kind, json_t *record,
                           const struct hoof_setting *settings, size_t count,
                           struct hoof_error *err)
{
    for (size_t i = 0; i < count; i++)
        if (!hoof_record_set(kind, record, settings[i].option, settings[i].text, ask->zone, err))
            return false;
    return true;
}

/* --- log KIND ---------------------------------------------------------------------------- */

static bool set_default(json_t *record, const char *key, const char *text, struct hoof_error *err)
{
    if (json_object_get(record, key))
        return true;
    return json_object_set_new(record, key, json_string(text)) == 0 || hoof_fail_memory(err);
}

/* The moment, the zone that it was said in, and who wrote it. */
static bool fill_defaults(struct hoof_ask *ask, json_t *record, struct hoof_error *err)
{
    int64_t now_s = ask->now.utc_ms / 1000 - (ask->now.utc_ms % 1000 < 0);
    struct hoof_moment now = hoof_zone_at(ask->zone, now_s);
    char text[32];
    hoof_moment_text(&now, text);
    const json_t *at = json_object_get(record, "at");
    if (json_is_null(at))
        json_object_del(record, "at");
    return set_default(record, "at", text, err) &&
           set_default(record, "zone", hoof_zone_name(ask->zone), err) &&
           (!ask->author || strcmp(ask->author, "person") == 0 ||
            set_default(record, "author", ask->author, err));
}

bool hoof_ask_log_fields(struct hoof_ask *ask, const char *kind_name,
                         const struct hoof_setting *settings, size_t count,
                         struct hoof_change_answer *out, struct hoof_error *err)
{
    const struct hoof_kind *kind = hoof_kind_find(HOOF_ENTRY, kind_name, strlen(kind_name));
    if (!kind)
        return hoof_kind_unknown(HOOF_ENTRY, kind_name, err);
    json_t *record = hoof_own_json(ask, json_pack("{ss}", "kind", kind->name), err);
    return record && hoof_change_answer_begin(ask, "log", out, err) &&
           apply_settings(ask, kind, record, settings, count, err) &&
           fill_defaults(ask, record, err) && hoof_record_check(kind, record, false, err) &&
           settle_names(ask, kind, record, false, out, err) &&
           hoof_change_answer_save(ask, HOOF_ENTRY, &record, 1, out, err);
}

/* --- edit, delete ------------------------------------------------------------------------ */

static bool already_deleted(const struct hoof_record *record, struct hoof_error *err)
{
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "%s was deleted, so it cannot be changed. \"hoofbeat undo\" takes the last "
                     "change back.",
                     record->id);
}

/* Applies the settings to the record as it stands inside the change's transaction. */
static bool edit_record(struct hoof_ask *ask, struct hoof_change *change, const char *id,
                        const struct hoof_setting *settings, size_t count,
                        struct hoof_change_answer *out, struct hoof_error *err)
{
    struct hoof_record record;
    bool deleted;
    char new_id[HOOF_UUID_TEXT];
    if (!hoof_journal_find(ask->books, ask->arena, id, &record, &deleted, NULL, err))
        return false;
    if (deleted)
        return already_deleted(&record, err);
    const struct hoof_kind *kind = hoof_kind_find(record.family, record.kind, strlen(record.kind));
    if (!kind)
        return hoof_fail(err, HOOF_STORAGE, record.id,
                         "This is of a kind that this program does not know (%.40s).", record.kind);
    json_t *edited = hoof_own_json(ask, json_deep_copy(record.body), err);
    if (!edited || !apply_settings(ask, kind, edited, settings, count, err) ||
        !hoof_record_check(kind, edited, false, err))
        return false;
    /* A zone that came in with a file and is not known here does not stop an edit. */
    bool same_zone =
        json_equal(json_object_get(edited, "zone"), json_object_get(record.body, "zone"));
    if (!settle_names(ask, kind, edited, same_zone, out, err))
        return false;
    if (json_equal(edited, record.body))
        return hoof_strings_add(ask->arena, &out->notes,
                                "It says that already; nothing was changed.", err) &&
               hoof_change_answer_record(ask, out, record.family, edited, err);
    if (record.family == HOOF_ITEM && hoof_record_kind(HOOF_ITEM, edited) != kind)
        return hoof_fail(err, HOOF_REQUEST, kind->name,
                         "An item of the plan needs what it is about (\"%s\").", kind->name);
    return hoof_change_supersede(change, record.id, edited, new_id, err) &&
           hoof_strings_add(ask->arena, &out->added, new_id, err) &&
           hoof_strings_add(ask->arena, &out->superseded, record.id, err) &&
           hoof_change_answer_record(ask, out, record.family, edited, err);
}

bool hoof_ask_edit(struct hoof_ask *ask, const char *id, const struct hoof_setting *settings,
                   size_t count, struct hoof_change_answer *out, struct hoof_error *err)
{
    struct hoof_change change;
    if (!count)
        return hoof_fail(err, HOOF_USAGE, NULL, "Say which field to change, such as --severity 4.");
    if (!hoof_change_answer_begin(ask, "edit", out, err) ||
        !hoof_change_begin(ask->books, "edit", ask->now.utc_ms, ask->uuids, &change, err))
        return false;
    if (!edit_record(ask, &change, id, settings, count, out, err)) {
        hoof_change_abandon(&change);
        return false;
    }
    out->change = change.added ? change.number : 0;
    return hoof_change_commit(&change, err);
}

bool hoof_ask_delete(struct hoof_ask *ask, const char *id, struct hoof_change_answer *out,
                     struct hoof_error *err)
{
    struct hoof_change change;
    struct hoof_record record;
    bool deleted;
    if (!hoof_change_answer_begin(ask, "delete", out, err) ||
        !hoof_change_begin(ask->books, "delete", ask->now.utc_ms, ask->uuids, &change, err))
        return false;
    bool good = hoof_journal_find(ask->books, ask->arena, id, &record, &deleted, NULL, err);
    if (good && deleted)
        good = already_deleted(&record, err);
    good = good && hoof_change_delete(&change, record.id, err) &&
           hoof_strings_add(ask->arena, &out->superseded, record.id, err) &&
           hoof_change_answer_record(ask, out, record.family, record.body, err);
    if (!good) {
        hoof_change_abandon(&change);
        return false;
    }
    out->change = change.number;
    return hoof_change_commit(&change, err);
}

/* --- undo -------------------------------------------------------------------------------- */

static bool describe_undone(struct hoof_ask *ask, const struct hoof_undone *undone,
                            struct hoof_change_answer *out, struct hoof_error *err)
{
    struct hoof_touched touched;
    if (!hoof_journal_touched(ask->books, ask->arena, undone->change, 100, &touched, err))
        return false;
    for (size_t i = 0; i < touched.count; i++) {
        const struct hoof_touched_record *record = &touched.items[i];
        if (!hoof_strings_add(ask->arena, record->holds ? &out->added : &out->superseded,
                              record->id, err) ||
            (record->body &&
             !hoof_change_answer_record(ask, out, record->family, record->body, err)))
            return false;
    }
    return true;
}

/* It is on the disk: a failure to describe it is no failure of the undo. */
static void tell_undone(struct hoof_ask *ask, const struct hoof_undone *undone,
                        struct hoof_change_answer *out)
{
    struct hoof_error unused = {0};
    out->change = undone->by;
    describe_undone(ask, undone, out, &unused);
    const char *note = hoof_format(ask->arena, "Taken back: %s (change %lld).", undone->label,
                                   (long long)undone->change);
    if (note)
        hoof_strings_add(ask->arena, &out->notes, note, &unused);
}

bool hoof_ask_undo(struct hoof_ask *ask, struct hoof_change_answer *out, struct hoof_error *err)
{
    return hoof_ask_import_undo(ask, NULL, out, err);
}

bool hoof_ask_import_undo(struct hoof_ask *ask, const char *batch, struct hoof_change_answer *out,
                          struct hoof_error *err)
{
    struct hoof_undone undone;
    if (!hoof_change_answer_begin(ask, "undo", out, err) ||
        !hoof_journal_undo_change(ask->books, ask->arena, batch, ask->now.utc_ms, ask->uuids,
                                  &undone, err))
        return false;
    tell_undone(ask, &undone, out);
    return true;
}

bool hoof_ask_undo_only(struct hoof_ask *ask, int64_t number, struct hoof_change_answer *out,
                        struct hoof_error *err)
{
    struct hoof_undone undone;
    if (!hoof_change_answer_begin(ask, "undo", out, err) ||
        !hoof_journal_undo_only(ask->books, ask->arena, number, ask->now.utc_ms, ask->uuids,
                                &undone, err))
        return false;
    tell_undone(ask, &undone, out);
    return true;
}

/* --- the profile ------------------------------------------------------------------------- */

/* An object whose keys were all cleared is cleared itself. */
static bool is_empty(const json_t *value)
{
    return (json_is_object(value) && json_object_size(value) == 0) ||
           (json_is_array(value) && json_array_size(value) == 0);
}

static bool set_profile_key(struct hoof_ask *ask, struct hoof_change *change, const json_t *profile,
                            const struct hoof_setting *setting, struct hoof_change_answer *out,
                            struct hoof_error *err)
{
    const struct hoof_kind *kind = hoof_kinds(HOOF_PROFILE);
    json_t *part = hoof_own_json(ask, json_object(), err);
    char key[64];
    size_t n = strcspn(setting->option, ".");
    if (!part)
        return false;
    snprintf(key, sizeof key, "%.*s", (int)n, setting->option);
    for (char *c = key; *c; c++)
        *c = (char)(*c == '-' ? '_' : *c);
    json_t *old = json_object_get(profile, key);
    if (old && json_object_set_new(part, key, json_deep_copy(old)) != 0)
        return hoof_fail_memory(err);
    if (!hoof_record_set(kind, part, setting->option, setting->text, ask->zone, err) ||
        !hoof_record_check(kind, part, false, err) ||
        !settle_names(ask, kind, part, false, out, err))
        return false;
    json_t *value = json_object_get(part, key);
    size_t before = change->added;
    if (!hoof_change_profile(change, key, is_empty(value) ? NULL : value, err))
        return false;
    return change->added == before ||
           hoof_strings_add(ask->arena, &out->added, change->last_id, err);
}

bool hoof_ask_profile_set(struct hoof_ask *ask, const struct hoof_setting *settings, size_t count,
                          struct hoof_change_answer *out, struct hoof_error *err)
{
    struct hoof_change change;
    if (!hoof_change_answer_begin(ask, "profile", out, err) ||
        !hoof_change_begin(ask->books, "profile", ask->now.utc_ms, ask->uuids, &change, err))
        return false;
    bool good = true;
    for (size_t i = 0; good && i < count; i++) {
        json_t *profile; /* read again each time: two settings may share a key */
        good = hoof_journal_profile(ask->books, ask->arena, &profile, err) &&
               set_profile_key(ask, &change, profile, &settings[i], out, err);
    }
    if (!good) {
        hoof_change_abandon(&change);
        return false;
    }
    out->change = change.added ? change.number : 0;
    return hoof_change_commit(&change, err);
}
