/* Items of the plan: added, changed, stopped, found. */
#include "ask/plan_items.h"

#include <ctype.h>
#include <string.h>

#include "ask/journal_private.h"
#include "ask/labels.h"
#include "book/knowledge/treatments.h"

/* --- which item is meant ------------------------------------------------------------------- */

static bool looks_like_id(const char *name)
{
    size_t n = strspn(name, "0123456789abcdefABCDEF-");
    return n >= 8 && name[n] == '\0' && strcspn(name, "0123456789") < n;
}

static bool find_by_id(struct hoof_ask *ask, const char *id, struct hoof_record *out,
                       struct hoof_error *err)
{
    bool deleted;
    if (!hoof_journal_find(ask->books, ask->arena, id, out, &deleted, NULL, err))
        return false;
    if (out->family != HOOF_ITEM)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "%.40s is an entry of the journal, not an item of the plan. \"hoofbeat "
                         "plan\" lists the items.",
                         id);
    if (deleted)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "%.40s was deleted from the plan. \"hoofbeat undo\" takes the last change "
                         "back.",
                         id);
    return true;
}

/* The id that a name stands for in a vocabulary of items; the name itself where
 * it is not known. */
static const char *settled(struct hoof_ask *ask, const char *kind_name, const char *name,
                           struct hoof_error *err)
{
    const struct hoof_kind *kind = hoof_kind_find(HOOF_ITEM, kind_name, strlen(kind_name));
    json_t *body = hoof_own_json(ask, json_pack("{s:s}", kind_name, name), err);
    struct hoof_names names = {.ask = ask};
    bool good = body && hoof_names_settle(&names, kind, body, NULL, err);
    hoof_names_release(&names);
    return good ? json_string_value(json_object_get(body, kind_name)) : NULL;
}

/* Over before today, as far as it says. */
static bool is_over(const struct hoof_ask *ask, const json_t *body)
{
    char today[16];
    const char *until = json_string_value(json_object_get(body, "until"));
    hoof_date_text(hoof_ask_today_date(ask), today);
    return until && strcmp(until, today) < 0;
}

/* Does the regimen hold the medicine? */
static bool has_part(struct hoof_ask *ask, const char *regimen, const char *agent, bool *has,
                     struct hoof_error *err)
{
    struct hoof_regimens found;
    if (!hoof_knowledge_regimens(ask->books, ask->arena, regimen, &found, err))
        return false;
    for (size_t i = 0; found.count && i < found.items[0].line_count; i++)
        *has = *has || strcmp(found.items[0].lines[i].agent, agent) == 0;
    return true;
}

/* *match: the item is called so; *agent: as a medicine of it. */
static bool is_called(struct hoof_ask *ask, const struct hoof_record *record, const char *name,
                      bool parts, bool *match, const char **agent, struct hoof_error *err)
{
    const char *kind = record->kind;
    const char *own = json_string_value(json_object_get(record->body, kind));
    const char *product = json_string_value(json_object_get(record->body, "product"));
    const char *id = settled(ask, kind, name, err);
    if (!id)
        return false;
    *agent = NULL;
    *match = own && (strcmp(own, id) == 0 || strcmp(own, name) == 0);
    if (!*match && product && strcmp(product, name) == 0)
        *match = true;
    if (*match || !parts || strcmp(kind, "regimen") != 0)
        return true;
    id = settled(ask, "agent", name, err);
    if (!id || (own && !has_part(ask, own, id, match, err)))
        return false;
    *agent = *match ? id : NULL;
    return true;
}

/* "019ab1f2-53c0-7000 (from 2026-01-05)" for each, so that one can be named. */
static bool refuse_many(struct hoof_ask *ask, const char *name, const struct hoof_item_found *found,
                        size_t count, struct hoof_error *err)
{
    const char *list = "";
    for (size_t i = 0; i < count && i < 4; i++) {
        const json_t *body = found[i].record.body;
        bool as_needed =
            json_is_true(json_object_get(json_object_get(body, "schedule"), "as_needed"));
        const char *from = json_string_value(json_object_get(body, "from"));
        list = hoof_format(ask->arena, "%s%s%.18s (%s%s%s)", list, i ? ", " : "",
                           found[i].record.id, as_needed ? "when needed" : "at set times",
                           from ? ", from " : "", from ? from : "");
        if (!list)
            return hoof_fail_memory(err);
    }
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "\"%.60s\" is %zu items of the plan. Name the one you mean by its id: %s.",
                     name, count, list);
}

static bool find_by_name(struct hoof_ask *ask, const char *name, bool parts,
                         struct hoof_item_found *out, struct hoof_error *err)
{
    struct hoof_records items;
    if (!hoof_ask_plan(ask, &items, err))
        return false;
    struct hoof_item_found *found = hoof_alloc_array(ask->arena, items.count + 1, sizeof *found);
    if (!found)
        return hoof_fail_memory(err);
    /* Those that go on; only where there is none, those that are over. */
    size_t count = 0;
    for (int over = 0; over < 2 && count == 0; over++)
        for (size_t i = 0; i < items.count; i++) {
            const char *agent;
            bool match = false;
            if (is_over(ask, items.items[i].body) != (over == 1))
                continue;
            if (!is_called(ask, &items.items[i], name, parts, &match, &agent, err))
                return false;
            if (match)
                found[count++] = (struct hoof_item_found){items.items[i], agent};
        }
    if (count > 1)
        return refuse_many(ask, name, found, count, err);
    if (count == 0)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "\"%.60s\" is not in the plan. \"hoofbeat plan\" lists what is, with the "
                         "ids.",
                         name);
    *out = found[0];
    return true;
}

bool hoof_ask_plan_find(struct hoof_ask *ask, const char *name, bool parts,
                        struct hoof_item_found *out, struct hoof_error *err)
{
    *out = (struct hoof_item_found){0};
    if (looks_like_id(name))
        return find_by_id(ask, name, &out->record, err);
    return find_by_name(ask, name, parts, out, err);
}

/* --- add ----------------------------------------------------------------------------------- */

/* What kind of item the settings are about. An event may name a medicine too. */
static const struct hoof_kind *kind_of(const struct hoof_setting *settings, size_t count)
{
    const struct hoof_kind *kinds = hoof_kinds(HOOF_ITEM), *found = NULL;
    for (const struct hoof_kind *kind = kinds; kind->name; kind++)
        for (size_t i = 0; i < count; i++)
            if (strcmp(settings[i].option, kind->name) == 0 && (!found || found == kinds))
                found = kind;
    return found;
}

/* Its fields, its names, and what they say together. */
static bool make_item(struct hoof_ask *ask, const struct hoof_kind *kind, json_t *item,
                      const struct hoof_setting *settings, size_t count,
                      struct hoof_change_answer *out, struct hoof_error *err)
{
    for (size_t i = 0; i < count; i++)
        if (!hoof_record_set(kind, item, settings[i].option, settings[i].text, ask->zone, err))
            return false;
    if (!hoof_record_check(kind, item, false, err) ||
        !hoof_change_answer_names(ask, out, kind, item, err))
        return false;
    if (hoof_record_kind(HOOF_ITEM, item) != kind)
        return hoof_fail(err, HOOF_REQUEST, kind->name,
                         "An item of the plan needs what it is about (\"%s\").", kind->name);
    return hoof_plan_item_check(ask, item, err);
}

bool hoof_ask_plan_add(struct hoof_ask *ask, const struct hoof_setting *settings, size_t count,
                       struct hoof_change_answer *out, struct hoof_error *err)
{
    const struct hoof_kind *kind = kind_of(settings, count);
    if (!kind)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "Say what the item is about: --agent, --regimen, --event or --test. For "
                         "example: hoofbeat plan add --agent lanreotide --dose 120 --unit mg "
                         "--every-days 28 --from 2026-01-05");
    json_t *item = hoof_own_json(ask, json_object(), err);
    return item && hoof_change_answer_begin(ask, "plan add", out, err) &&
           make_item(ask, kind, item, settings, count, out, err) &&
           hoof_change_answer_save(ask, HOOF_ITEM, &item, 1, out, err);
}

/* --- change, stop -------------------------------------------------------------------------- */

static bool supersede(struct hoof_ask *ask, struct hoof_change *change, const char *name,
                      const struct hoof_setting *settings, size_t count,
                      struct hoof_change_answer *out, struct hoof_error *err)
{
    struct hoof_item_found found;
    char id[HOOF_UUID_TEXT];
    if (!hoof_ask_plan_find(ask, name, false, &found, err))
        return false;
    const struct hoof_record *record = &found.record;
    const struct hoof_kind *kind = hoof_kind_find(HOOF_ITEM, record->kind, strlen(record->kind));
    json_t *item = hoof_own_json(ask, json_deep_copy(record->body), err);
    if (!kind)
        return hoof_fail(err, HOOF_STORAGE, record->id,
                         "This is of a kind that this program does not know (%.40s).",
                         record->kind);
    if (!item || !make_item(ask, kind, item, settings, count, out, err))
        return false;
    if (json_equal(item, record->body))
        return hoof_strings_add(ask->arena, &out->notes,
                                "It says that already; nothing was changed.", err) &&
               hoof_change_answer_record(ask, out, HOOF_ITEM, item, err);
    return hoof_change_supersede(change, record->id, item, id, err) &&
           hoof_strings_add(ask->arena, &out->added, id, err) &&
           hoof_strings_add(ask->arena, &out->superseded, record->id, err) &&
           hoof_change_answer_record(ask, out, HOOF_ITEM, item, err);
}

static bool change_item(struct hoof_ask *ask, const char *label, const char *name,
                        const struct hoof_setting *settings, size_t count,
                        struct hoof_change_answer *out, struct hoof_error *err)
{
    struct hoof_change change;
    if (!hoof_change_answer_begin(ask, label, out, err) ||
        !hoof_change_begin(ask->books, label, ask->now.utc_ms, ask->uuids, &change, err))
        return false;
    if (!supersede(ask, &change, name, settings, count, out, err)) {
        hoof_change_abandon(&change);
        return false;
    }
    out->change = change.added ? change.number : 0;
    return hoof_change_commit(&change, err);
}

bool hoof_ask_plan_change(struct hoof_ask *ask, const char *name,
                          const struct hoof_setting *settings, size_t count,
                          struct hoof_change_answer *out, struct hoof_error *err)
{
    if (!count)
        return hoof_fail(err, HOOF_USAGE, NULL,
                         "Say what to change, for example --dose 90 or --until 2026-12-31.");
    return change_item(ask, "plan change", name, settings, count, out, err);
}

bool hoof_ask_plan_stop(struct hoof_ask *ask, const char *name, const char *on,
                        struct hoof_change_answer *out, struct hoof_error *err)
{
    char today[16];
    struct hoof_date day;
    struct hoof_item_found found;
    if (strcmp(on, "today") == 0) {
        hoof_date_text(hoof_ask_today_date(ask), today);
        on = today;
    }
    if (!hoof_date_parse(on, strlen(on), &day, err)) {
        hoof_error_within(err, ".on");
        return false;
    }
    if (!hoof_ask_plan_find(ask, name, false, &found, err))
        return false;
    const char *from = json_string_value(json_object_get(found.record.body, "from"));
    const struct hoof_kind *kind =
        hoof_kind_find(HOOF_ITEM, found.record.kind, strlen(found.record.kind));
    if (kind && !hoof_field_find(kind->fields, "until"))
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "An appointment or a test has one date and is not stopped. \"hoofbeat "
                         "delete %.18s\" takes it out of the plan.",
                         found.record.id);
    if (from && strcmp(on, from) < 0)
        return hoof_fail(err, HOOF_REQUEST, ".on",
                         "%s is before its first day, %s. Give its last day, or take it out whole: "
                         "hoofbeat delete %.18s",
                         on, from, found.record.id);
    struct hoof_setting last_day = {"until", on};
    return change_item(ask, "plan stop", found.record.id, &last_day, 1, out, err);
}
