#include "ask/plan_dates.h"

#include <string.h>

#include "ask/food.h"
#include "ask/labels.h"
#include "ask/plan_book.h"
#include "ask/situation.h"

enum { CALENDAR_DAYS = 56, MOST_DAYS = 11 * 366 };

/* --- Names. ----------------------------------------------------------------------------- */

/* The names of what a line of the plan is about. */
static bool label_given(struct hoof_ask *ask, const struct hoof_plan_given *given,
                        struct hoof_error *err)
{
    static const char *const kinds[] = {
        [HOOF_PLAN_AGENT] = "agent",
        [HOOF_PLAN_REGIMEN] = "regimen",
        [HOOF_PLAN_EVENT] = "event",
        [HOOF_PLAN_TEST] = "test",
    };
    const struct hoof_plan_item *item = given->item;
    const char *kind = kinds[item->type];
    json_t *body = json_pack("{s:s, s:s*}", kind, item->what, "agent",
                             item->type == HOOF_PLAN_EVENT ? item->agent : NULL);
    json_t *medicine = given->agent ? json_pack("{s:s}", "agent", given->agent) : json_object();
    bool done = body && medicine &&
                hoof_label_record(ask, hoof_kind_find(HOOF_ITEM, kind, strlen(kind)), body, err) &&
                hoof_label_record(ask, hoof_kind_find(HOOF_ITEM, "agent", 5), medicine, err);
    if (!body || !medicine)
        hoof_fail_memory(err);
    json_decref(body);
    json_decref(medicine);
    return done;
}

static bool label_dates(struct hoof_ask *ask, const struct hoof_plan_date *dates, size_t count,
                        struct hoof_error *err)
{
    const struct hoof_plan_given *last = NULL;
    for (size_t i = 0; i < count; i++) {
        const struct hoof_plan_given *given = dates[i].given;
        const char *id = given->agent ? given->agent : given->item->what;
        if (given == last || (ask->labels && json_object_get(ask->labels, id)))
            continue;
        if (!label_given(ask, given, err))
            return false;
        last = given;
    }
    return true;
}

/* --- The calendar. ------------------------------------------------------------------------ */

static bool read_date(const char *text, const char *place, struct hoof_date *out,
                      struct hoof_error *err)
{
    if (hoof_date_parse(text, strlen(text), out, err))
        return true;
    hoof_error_within(err, place);
    return false;
}

static bool read_span(struct hoof_ask *ask, const char *from, const char *to,
                      struct hoof_calendar_answer *out, struct hoof_error *err)
{
    out->from = hoof_ask_today_date(ask);
    if (from && !read_date(from, "--from", &out->from, err))
        return false;
    out->to = hoof_date_add_days(out->from, CALENDAR_DAYS);
    if (to && !read_date(to, "--to", &out->to, err))
        return false;
    int32_t days = hoof_date_to_days(out->to) - hoof_date_to_days(out->from);
    char first[16], last[16];
    hoof_date_text(out->from, first);
    hoof_date_text(out->to, last);
    if (days < 0)
        return hoof_fail(err, HOOF_REQUEST, "--to",
                         "The last day (%s) is before the first (%s). Put the earlier one at "
                         "--from.",
                         last, first);
    if (days > MOST_DAYS)
        return hoof_fail(err, HOOF_REQUEST, "--to",
                         "From %s to %s is more than eleven years. Ask for a shorter span.", first,
                         last);
    return true;
}

static bool list_asks(struct hoof_ask *ask, const struct hoof_plan_book *book,
                      const struct hoof_plan_asks *asks, struct hoof_calendar_answer *out,
                      struct hoof_error *err)
{
    out->asks = hoof_alloc_array(ask->arena, asks->count + 1, sizeof *out->asks);
    if (!out->asks)
        return hoof_fail_memory(err);
    for (size_t i = 0; i < asks->count; i++) {
        const struct hoof_plan_given given = {.item = asks->items[i]};
        out->asks[out->ask_count++] = (struct hoof_calendar_ask){
            .item = asks->items[i],
            .unknown = !hoof_plan_regimen_find(book, asks->items[i]->what),
        };
        if (!label_given(ask, &given, err))
            return false;
    }
    return true;
}

/* Without a knowledge book medicines have dates all the same, and no names. */
static bool read_book(struct hoof_ask *ask, const struct hoof_plan_book **out,
                      struct hoof_error *err)
{
    static const struct hoof_plan_rows none;
    const struct hoof_food_table *foods;
    if (!ask->books->has_knowledge)
        return hoof_plan_book_new(ask->arena, &none, out, err);
    return hoof_ask_food_table(ask, &foods, err) && hoof_ask_plan_book(ask, foods, out, err);
}

static bool read_plan(struct hoof_ask *ask, struct hoof_date first,
                      const struct hoof_plan_book **book, struct hoof_plan_situation **situation,
                      struct hoof_error *err)
{
    struct hoof_journal_query any = {.family = HOOF_ITEM, .last = 1};
    struct hoof_records items;
    *situation = hoof_alloc(ask->arena, sizeof **situation);
    if (!*situation)
        return hoof_fail_memory(err);
    if (!hoof_journal_read(ask->books, ask->arena, &any, &items, err))
        return false;
    /* Nothing is planned: nothing of the knowledge is needed. */
    return items.count == 0 || (read_book(ask, book, err) &&
                                hoof_ask_dates_situation(ask, *book, first, *situation, err));
}

bool hoof_ask_calendar(struct hoof_ask *ask, const char *from, const char *to,
                       struct hoof_calendar_answer *out, struct hoof_error *err)
{
    const struct hoof_plan_book *book;
    struct hoof_plan_situation *situation;
    struct hoof_plan_asks asks;
    *out = (struct hoof_calendar_answer){.zone = ask->zone};
    if (!read_span(ask, from, to, out, err) || !read_plan(ask, out->from, &book, &situation, err))
        return false;
    out->empty = situation->item_count == 0;
    return out->empty ||
           (hoof_plan_dates(book, situation, hoof_date_to_days(out->from),
                            hoof_date_to_days(out->to), ask->arena, &out->dates, &asks, err) &&
            label_dates(ask, out->dates.items, out->dates.count, err) &&
            list_asks(ask, book, &asks, out, err));
}

/* --- Today. ------------------------------------------------------------------------------- */

bool hoof_ask_plan_today(struct hoof_ask *ask, struct hoof_plan_today *out, struct hoof_error *err)
{
    const struct hoof_plan_book *book;
    struct hoof_plan_situation *situation;
    *out = (struct hoof_plan_today){0};
    if (!read_plan(ask, hoof_ask_today_date(ask), &book, &situation, err))
        return false;
    if (situation->item_count == 0)
        return true;
    if (!hoof_plan_today(book, situation, ask->arena, out, err))
        return false;
    for (size_t i = 0; i < out->dose_count; i++)
        if (!label_dates(ask, &out->doses[i].date, 1, err))
            return false;
    for (size_t i = 0; i < out->depot_count; i++) {
        const struct hoof_plan_given given = {.item = out->depots[i].item,
                                              .agent = out->depots[i].agent};
        if (!label_given(ask, &given, err))
            return false;
    }
    return label_dates(ask, out->others, out->other_count, err);
}
