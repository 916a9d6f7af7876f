/* A prescription in a sentence becomes items of the plan. */
#include <string.h>

#include "ask/journal_private.h"
#include "ask/plan_items.h"
#include "ask/said.h"
#include "base/text.h"
#include "book/knowledge/treatments.h"
#include "sentence/schedule.h"

enum { LONGEST = 1000 };

static bool put(json_t *object, const char *key, json_t *value, struct hoof_error *err)
{
    return json_object_set_new(object, key, value) == 0 || hoof_fail_memory(err);
}

/* --- what it is ---------------------------------------------------------------------------- */

static bool says_often(const struct hoof_schedule *schedule)
{
    return schedule->every_days || schedule->times_per_day || schedule->time_count ||
           schedule->as_needed;
}

/* "everolimus 10 mg" is the name of a regimen and a medicine with its dose: only
 * an id, a number of cycles or a second medicine says that the regimen is meant. */
static bool means_regimen(const struct hoof_regimen *regimen, const struct hoof_schedule *schedule)
{
    if (strcmp(schedule->rest, regimen->id) == 0)
        return true;
    bool several = false;
    for (size_t i = 1; i < regimen->line_count; i++)
        several = several || strcmp(regimen->lines[i].agent, regimen->lines[0].agent) != 0;
    return !says_often(schedule) && (schedule->cycles || several);
}

/* The regimen that the words name; *regimen stays NULL where they name none. */
static bool find_regimen(struct hoof_ask *ask, const struct hoof_schedule *schedule,
                         const char **regimen, struct hoof_error *err)
{
    const char *words = schedule->rest;
    const struct hoof_kind *kind = hoof_kind_find(HOOF_ITEM, "regimen", 7);
    json_t *body = hoof_own_json(ask, json_pack("{s:s}", "regimen", words), err);
    struct hoof_names names = {.ask = ask};
    struct hoof_regimens found;
    *regimen = NULL;
    bool good = body && hoof_names_settle(&names, kind, body, NULL, err);
    hoof_names_release(&names);
    if (!good)
        return false;
    const char *id = json_string_value(json_object_get(body, "regimen"));
    if (!hoof_knowledge_regimens(ask->books, ask->arena, id, &found, err))
        return false;
    if (found.count && means_regimen(&found.items[0], schedule))
        *regimen = found.items[0].id;
    return true;
}

static bool refuse_question(struct hoof_ask *ask, const struct hoof_said_question *question,
                            struct hoof_error *err)
{
    const char *choices = "";
    for (size_t i = 0; i < question->choice_count && choices; i++)
        choices = hoof_format(ask->arena, "%s%s%s", choices, i ? ", " : "", question->choices[i]);
    if (!choices)
        return hoof_fail_memory(err);
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "Nothing was added, because one thing is not clear. %s (%s) Write it out and "
                     "send it again.",
                     question->text, choices);
}

/* The words as a dose: the sentence engine knows the names, amounts and units. */
static bool read_dose(struct hoof_ask *ask, const char *words, struct hoof_said *out,
                      struct hoof_change_answer *answer, struct hoof_error *err)
{
    const char *sentence = hoof_format(ask->arena, "took %s", words);
    if (!sentence)
        return hoof_fail_memory(err);
    struct hoof_sentence_request request = {.text = sentence,
                                            .n = strlen(sentence),
                                            .now_s = ask->now.utc_ms / 1000,
                                            .zone = ask->zone};
    struct hoof_sentence_answer read;
    if (!hoof_said_read(ask, &request, &read, err))
        return false;
    if (read.question_count)
        return refuse_question(ask, &read.questions[0], err);
    if (read.not_understood_count)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "Nothing was added: \"%.60s\" is not understood. Write the medicine, its "
                         "dose, how often and from when, for example: lanreotide 120 mg every 28 "
                         "days since 5 January 2026",
                         read.not_understood[0]);
    if (read.entry_count != 1 || read.entries[0].kind != HOOF_SAID_DOSE)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "Nothing was added: no single medicine stands in it. Write one medicine "
                         "or regimen at a time, for example: everolimus 10 mg daily at 8am");
    for (size_t i = 0; i < read.note_count; i++)
        if (!hoof_strings_add(ask->arena, &answer->notes, read.notes[i], err))
            return false;
    *out = read.entries[0];
    return true;
}

/* --- how often and when --------------------------------------------------------------------- */

static bool put_date(json_t *item, const char *key, struct hoof_date date, struct hoof_error *err)
{
    char text[16];
    hoof_date_text(date, text);
    return put(item, key, json_string(text), err);
}

static bool put_days(struct hoof_ask *ask, json_t *item, const struct hoof_schedule *schedule,
                     struct hoof_change_answer *out, struct hoof_error *err)
{
    if (schedule->has_from && schedule->has_until &&
        hoof_date_compare(schedule->from, schedule->until) > 0)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "Nothing was added: its last day would be before its first. Write both "
                         "dates with the year.");
    if (schedule->guessed_year &&
        !hoof_strings_add(ask->arena, &out->notes,
                          "The year was not said; look whether the dates above are right.", err))
        return false;
    return (!schedule->has_from || put_date(item, "from", schedule->from, err)) &&
           (!schedule->has_until || put_date(item, "until", schedule->until, err));
}

static bool put_clocks(struct hoof_ask *ask, json_t *object, const char *key,
                       const struct hoof_schedule *schedule, struct hoof_error *err)
{
    json_t *list = json_array();
    if (!list)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < schedule->time_count; i++) {
        const char *text = hoof_format(ask->arena, "%02d:%02d", schedule->times[i].hour,
                                       schedule->times[i].minute);
        if (!text || json_array_append_new(list, json_string(text)) != 0) {
            json_decref(list);
            return hoof_fail_memory(err);
        }
    }
    return put(object, key, list, err);
}

static bool put_schedule(struct hoof_ask *ask, json_t *item, const struct hoof_schedule *schedule,
                         struct hoof_error *err)
{
    json_t *when = json_object();
    if (!when || json_object_set_new(item, "schedule", when) != 0)
        return hoof_fail_memory(err);
    bool apart = schedule->every_days > 0;
    if (apart && !put(when, "every_days", json_integer(schedule->every_days), err))
        return false;
    if (schedule->time_count)
        return put_clocks(ask, when, apart ? "at" : "times", schedule, err);
    return !schedule->times_per_day ||
           put(when, "times_per_day", json_integer(schedule->times_per_day), err);
}

/* What has to be said before a medicine can be planned. */
static bool check_said(const struct hoof_said *said, const struct hoof_schedule *schedule,
                       struct hoof_error *err)
{
    bool times = schedule->every_days || schedule->times_per_day || schedule->time_count;
    if (said->dose <= 0)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "Nothing was added: how much %s is one dose? Write it with its unit, such "
                         "as 10 mg.",
                         said->shown);
    if (!times && !schedule->as_needed)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "Nothing was added: how often is %s taken? Add it, such as: every 28 "
                         "days; twice a day; daily at 8am; when needed.",
                         said->shown);
    if (schedule->every_days > 1 && !schedule->has_from)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "Nothing was added: every %d days is counted from one of the doses. Add "
                         "the day of the first, such as: since 5 January 2026",
                         schedule->every_days);
    if (schedule->times_per_day && schedule->time_count &&
        (size_t)schedule->times_per_day != schedule->time_count)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "Nothing was added: %d times a day and %zu clock times do not agree.",
                         schedule->times_per_day, schedule->time_count);
    if (schedule->cycles)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "Nothing was added: %s alone has no cycles. Name the regimen, such as "
                         "captem-750, or write how often and until when.",
                         said->shown);
    return true;
}

static json_t *begin_medicine(struct hoof_ask *ask, const struct hoof_said *said,
                              const struct hoof_schedule *schedule, const char *sentence,
                              struct hoof_change_answer *out, struct hoof_error *err)
{
    bool whole = said->dose == (double)(json_int_t)said->dose;
    json_t *item =
        hoof_own_json(ask, json_pack("{s:s, s:s}", "agent", said->name, "text", sentence), err);
    bool good = item && (!said->product || put(item, "product", json_string(said->product), err)) &&
                put(item, "dose",
                    whole ? json_integer((json_int_t)said->dose) : json_real(said->dose), err) &&
                (!said->unit || put(item, "unit", json_string(said->unit), err)) &&
                (!said->route || put(item, "route", json_string(said->route), err)) &&
                put_days(ask, item, schedule, out, err);
    return good ? item : NULL;
}

static json_t *as_needed(struct hoof_ask *ask, json_t *item, const struct hoof_schedule *schedule,
                         bool beside, struct hoof_error *err)
{
    json_t *when = json_pack("{s:b}", "as_needed", 1);
    if (!item || !when || json_object_set_new(item, "schedule", when) != 0) {
        hoof_fail_memory(err);
        return NULL;
    }
    bool good = (!schedule->max_per_day ||
                 put(when, "max_per_day", json_integer(schedule->max_per_day), err)) &&
                (!beside || put(item, "rescue", json_true(), err));
    return good ? item : NULL;
}

/* One item, or two with "and as needed". */
static bool make_medicines(struct hoof_ask *ask, const struct hoof_schedule *schedule,
                           const char *sentence, json_t *items[2], struct hoof_change_answer *out,
                           struct hoof_error *err)
{
    struct hoof_said said = {0};
    size_t n = 0;
    if (!read_dose(ask, schedule->rest, &said, out, err) || !check_said(&said, schedule, err))
        return false;
    json_t *item = begin_medicine(ask, &said, schedule, sentence, out, err);
    if (!item)
        return false;
    bool times = schedule->every_days || schedule->times_per_day || schedule->time_count;
    if (times) {
        items[n++] = item;
        item = schedule->as_needed ? hoof_own_json(ask, json_deep_copy(item), err) : item;
        if (!item || !put_schedule(ask, items[0], schedule, err))
            return false;
    }
    if (schedule->as_needed)
        items[n++] = as_needed(ask, item, schedule, times, err);
    return !schedule->as_needed || items[n - 1];
}

static bool make_regimen(struct hoof_ask *ask, const char *regimen,
                         const struct hoof_schedule *schedule, const char *sentence,
                         json_t *items[2], struct hoof_change_answer *out, struct hoof_error *err)
{
    if (schedule->every_days || schedule->times_per_day || schedule->as_needed)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "Nothing was added: %s has its own days. Write when it begins and how "
                         "many cycles, such as: %s from 1 December, four cycles",
                         regimen, regimen);
    if (!schedule->has_from)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "Nothing was added: when is day 1 of the first cycle? Add it, such as: %s "
                         "from 1 December 2026",
                         regimen);
    items[0] =
        hoof_own_json(ask, json_pack("{s:s, s:s}", "regimen", regimen, "text", sentence), err);
    return items[0] && put_days(ask, items[0], schedule, out, err) &&
           (!schedule->cycles || put(items[0], "cycles", json_integer(schedule->cycles), err)) &&
           (!schedule->time_count || put_schedule(ask, items[0], schedule, err));
}

/* --- saved as one change -------------------------------------------------------------------- */

static bool save(struct hoof_ask *ask, json_t *items[2], struct hoof_change_answer *out,
                 struct hoof_error *err)
{
    size_t count = (items[0] != NULL) + (items[1] != NULL);
    for (size_t i = 0; i < count; i++) {
        const struct hoof_kind *kind = hoof_record_kind(HOOF_ITEM, items[i]);
        if (!hoof_record_check(kind, items[i], false, err) ||
            !hoof_plan_item_check(ask, items[i], err)) {
            if (err)
                err->place[0] = '\0'; /* a sentence has no fields */
            return false;
        }
    }
    return hoof_change_answer_save(ask, HOOF_ITEM, items, count, out, err);
}

bool hoof_ask_plan_add_sentence(struct hoof_ask *ask, const char *sentence,
                                struct hoof_change_answer *out, struct hoof_error *err)
{
    struct hoof_schedule schedule;
    const char *regimen;
    json_t *items[2] = {NULL, NULL};
    size_t n = strlen(sentence), bad = hoof_utf8_bad_at(sentence, n);
    if (sentence[bad])
        return hoof_fail(err, HOOF_REQUEST, NULL, "Byte %zu of this text is not valid UTF-8.",
                         bad + 1);
    if (n > LONGEST)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "The sentence has %zu bytes, and %d are the most. Write one item at a "
                         "time.",
                         n, LONGEST);
    if (!hoof_change_answer_begin(ask, "plan add", out, err) ||
        !hoof_schedule_read(sentence, hoof_ask_today_date(ask), ask->arena, &schedule, err))
        return false;
    if (!*schedule.rest)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "Nothing was added: no medicine stands in it. For example: lanreotide 120 "
                         "mg every 28 days since 5 January 2026");
    if (!find_regimen(ask, &schedule, &regimen, err))
        return false;
    bool made = regimen ? make_regimen(ask, regimen, &schedule, sentence, items, out, err)
                        : make_medicines(ask, &schedule, sentence, items, out, err);
    return made && save(ask, items, out, err);
}
