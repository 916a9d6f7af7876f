#include "ask/interchange.h"

#include <math.h>
#include <string.h>

#include "base/zone.h"

/*
 * The made-up person: a year of carcinoid syndrome as someone might have
 * written it down. Depot injections every 28 days that wear off in the last
 * week, telotristat since four months, flushes that follow red wine and aged
 * cheese more often than other meals, rescue injections, blood tests, days
 * without a word. The same present gives the same year, so that pages, tests
 * and pictures agree; nothing in it is any real person's.
 */

#define DEMO_DAYS                  365
#define DEPOT_EVERY_DAYS           28
#define DEPOT_LAST_DAYS_AGO        12
#define TELOTRISTAT_SINCE_DAYS_AGO 120

/* splitmix64: small, good enough for a story, and the same everywhere. */
struct dice {
    uint64_t state;
};

static double roll(struct dice *dice)
{
    uint64_t z = dice->state += UINT64_C(0x9e3779b97f4a7c15);
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    z ^= z >> 31;
    return (double)(z >> 11) / 9007199254740992.0;
}

static bool chance(struct dice *dice, double p)
{
    return roll(dice) < p;
}

static int between(struct dice *dice, int low, int high)
{
    return low + (int)(roll(dice) * (high - low + 1));
}

/* A count with the given mean (Knuth, for small means). */
static int poisson(struct dice *dice, double mean)
{
    double limit = exp(-mean), product = roll(dice);
    int n = 0;
    while (product > limit && n < 20) {
        product *= roll(dice);
        n++;
    }
    return n;
}

struct demo_meal {
    const char *text;
    const char *foods[5];
    double weight;  /* how often it is eaten, among those of its time of day */
    double flushes; /* mean flushes in the two hours after it */
};

static const struct demo_meal breakfasts[] = {
    {"porridge with blueberries", {"oats", "blueberry"}, 5, 0.02},
    {"two boiled eggs and toast", {"egg", "bread"}, 4, 0.02},
    {"toast with butter and honey", {"bread", "butter", "honey"}, 3, 0.02},
    {"yogurt and a pear", {"yogurt", "pear"}, 2, 0.03},
    {"coffee and a croissant", {"coffee", "dessert"}, 1.5, 0.15},
};

static const struct demo_meal dinners[] = {
    {"chicken with rice and carrots", {"chicken", "rice", "carrot"}, 5, 0.03},
    {"baked salmon, potatoes, green beans", {"salmon", "potato", "green-beans"}, 4, 0.03},
    {"turkey and noodle soup", {"turkey", "soup"}, 3, 0.03},
    {"pasta with mozzarella and zucchini", {"pasta", "mozzarella", "squash"}, 3, 0.05},
    {"pizza and a glass of red wine", {"pizza", "red-wine"}, 1.2, 1.1},
    {"cheddar sandwich", {"cheddar", "bread"}, 2, 0.55},
    {"crackers, blue cheese and red wine", {"crackers", "blue-cheese", "red-wine"}, 0.7, 1.3},
    {"beef stew with potatoes", {"beef", "potato"}, 2, 0.06},
    {"spicy chicken curry with rice", {"curry", "rice"}, 1, 0.35},
    {"fish and chips", {"fish-and-chips"}, 1, 0.15},
    {"ham and tomato sandwich", {"ham", "tomato", "bread"}, 1.5, 0.12},
};

struct demo {
    struct hoof_ask *ask;
    struct hoof_change *change;
    struct dice dice;
    struct hoof_date today;
    int64_t until_s; /* nothing is written later than the present */
    int64_t added;
};

static const struct demo_meal *pick(struct dice *dice, const struct demo_meal *meals, size_t count)
{
    double total = 0;
    for (size_t i = 0; i < count; i++)
        total += meals[i].weight;
    double at = roll(dice) * total;
    for (size_t i = 0; i < count; i++) {
        at -= meals[i].weight;
        if (at < 0)
            return &meals[i];
    }
    return &meals[count - 1];
}

/* The moment days_ago days back at a minute of the day, as text. */
static struct hoof_moment moment_of(const struct demo *demo, int days_ago, int minute)
{
    struct hoof_clock clock = {(int8_t)(minute / 60 % 24), (int8_t)(minute % 60), 0};
    struct hoof_date date = hoof_date_add_days(demo->today, -days_ago + minute / (24 * 60));
    return hoof_zone_moment(demo->ask->zone, date, clock, false, NULL);
}

/* Adds a record at a time and takes it over; a record later than the present
 * is dropped, so that the last day ends where the person is now. */
static bool add_at(struct demo *demo, int days_ago, int minute, json_t *record,
                   struct hoof_error *err)
{
    struct hoof_moment moment = moment_of(demo, days_ago, minute);
    char at[32], id[HOOF_UUID_TEXT];
    hoof_moment_text(&moment, at);
    if (!record)
        return hoof_fail_memory(err);
    bool ok = true;
    if (moment.utc_s <= demo->until_s) {
        ok = json_object_set_new(record, "at", json_string(at)) == 0 &&
             json_object_set_new(record, "zone", json_string(hoof_zone_name(demo->ask->zone))) == 0;
        if (!ok)
            hoof_fail_memory(err);
        ok = ok && hoof_change_add(demo->change, HOOF_ENTRY, record, id, err);
        demo->added += ok;
    }
    json_decref(record);
    return ok;
}

static bool add_item(struct demo *demo, json_t *item, struct hoof_error *err)
{
    char id[HOOF_UUID_TEXT];
    if (!item)
        return hoof_fail_memory(err);
    bool ok = hoof_change_add(demo->change, HOOF_ITEM, item, id, err);
    demo->added += ok;
    json_decref(item);
    return ok;
}

static bool set_profile(struct demo *demo, const char *key, json_t *value, struct hoof_error *err)
{
    if (!value)
        return hoof_fail_memory(err);
    bool ok = hoof_change_profile(demo->change, key, value, err);
    demo->added += ok;
    json_decref(value);
    return ok;
}

static bool write_profile(struct demo *demo, struct hoof_error *err)
{
    return set_profile(demo, "name", json_string("Made-up person"), err) &&
           set_profile(demo, "zone", json_string(hoof_zone_name(demo->ask->zone)), err) &&
           set_profile(demo, "born", json_string("1961-04-02"), err) &&
           set_profile(demo, "sex", json_string("female"), err) &&
           set_profile(demo, "country", json_string("US"), err) &&
           set_profile(demo, "height_cm", json_integer(168), err) &&
           set_profile(demo, "weight_kg", json_real(61.5), err) &&
           set_profile(demo, "usual_stools_per_day", json_integer(2), err) &&
           set_profile(demo, "diagnosis",
                       json_pack("{ss ss si sb sb sb sb s[s]}", "site", "midgut", "grade", "G1",
                                 "ki67_percent", 2, "carcinoid_syndrome", 1, "functioning", 1,
                                 "sstr_positive", 1, "metastatic", 1, "metastases", "liver"),
                       err) &&
           set_profile(demo, "medicines", json_pack("[s]", "amlodipine"), err) &&
           set_profile(demo, "laboratory", json_string("hiaa-mayo"), err) &&
           set_profile(demo, "food_lists",
                       json_pack("{s[ss] s[s]}", "fine", "oats", "chicken", "avoid", "red-wine"),
                       err) &&
           set_profile(demo, "team",
                       json_pack("[{ss ss ss}]", "role", "NET nurse", "name", "Made-up nurse",
                                 "phone", "555-0100"),
                       err) &&
           set_profile(demo, "questions", json_pack("[s]", "Is the injection wearing off early?"),
                       err);
}

static const char *date_text(struct demo *demo, int days_from_now)
{
    char *text = hoof_alloc(demo->ask->arena, 16);
    if (text)
        hoof_date_text(hoof_date_add_days(demo->today, days_from_now), text);
    return text ? text : "";
}

static const char *time_text(struct demo *demo, int days_from_now, int minute)
{
    struct hoof_moment moment = moment_of(demo, -days_from_now, minute);
    char *text = hoof_alloc(demo->ask->arena, 32);
    if (text)
        hoof_moment_text(&moment, text);
    return text ? text : "";
}

static bool write_plan(struct demo *demo, struct hoof_error *err)
{
    int first_depot = -(DEPOT_LAST_DAYS_AGO + 12 * DEPOT_EVERY_DAYS);
    return add_item(demo,
                    json_pack("{ss ss si ss ss ss sb s{si s[s]}}", "agent", "lanreotide", "product",
                              "Somatuline Depot", "dose", 120, "unit", "mg", "route", "deep-sc",
                              "from", date_text(demo, first_depot), "prescribed", 1, "schedule",
                              "every_days", DEPOT_EVERY_DAYS, "at", "09:00"),
                    err) &&
           add_item(demo,
                    json_pack("{ss si ss ss ss sb s{s[sss]}}", "agent", "telotristat-ethyl", "dose",
                              250, "unit", "mg", "route", "oral", "from",
                              date_text(demo, -TELOTRISTAT_SINCE_DAYS_AGO), "prescribed", 1,
                              "schedule", "times", "08:00", "13:00", "19:00"),
                    err) &&
           add_item(demo,
                    json_pack("{ss si ss ss ss sb sb s{sb si}}", "agent", "octreotide-sa", "dose",
                              100, "unit", "mcg", "route", "sc", "from",
                              date_text(demo, -DEMO_DAYS), "prescribed", 1, "rescue", 1, "schedule",
                              "as_needed", 1, "max_per_day", 3),
                    err) &&
           add_item(demo,
                    json_pack("{ss ss si ss}", "test", "5-hiaa-urine", "at",
                              time_text(demo, 9, 7 * 60), "hours", 24, "laboratory", "hiaa-mayo"),
                    err) &&
           add_item(demo,
                    json_pack("{ss ss ss}", "event", "visit", "name", "NET clinic", "at",
                              time_text(demo, 16, 10 * 60 + 30)),
                    err);
}

static json_t *dose(const char *agent, double amount, const char *unit, const char *route)
{
    return json_pack("{ss ss sf ss ss}", "kind", "dose", "agent", agent, "dose", amount, "unit",
                     unit, "route", route);
}

static json_t *lab(const char *test, double value, const char *unit, double high)
{
    json_t *record = json_pack("{ss ss sf ss ss}", "kind", "lab", "test", test, "value", value,
                               "unit", unit, "laboratory", "hiaa-mayo");
    if (record && high > 0)
        json_object_set_new(record, "high", json_real(high));
    return record;
}

/* Rounds to the digits that a laboratory prints. */
static double rounded(double value, double step)
{
    return round(value / step) * step;
}

/* Blood and urine every twelve weeks, weight every week, an echocardiogram. */
static bool write_tests(struct demo *demo, int days_ago, struct hoof_error *err)
{
    struct dice *dice = &demo->dice;
    if (days_ago % 7 == 2) {
        double kg = rounded(61.5 + 2.0 * days_ago / DEMO_DAYS + roll(dice) - 0.5, 0.5);
        if (!add_at(demo, days_ago, 7 * 60 + 20,
                    json_pack("{ss ss sf ss}", "kind", "vital", "name", "weight", "value", kg,
                              "unit", "kg"),
                    err))
            return false;
    }
    if (days_ago % 28 == 5 &&
        !add_at(demo, days_ago, 8 * 60,
                json_pack("{ss ss si si}", "kind", "vital", "name", "blood-pressure", "systolic",
                          between(dice, 122, 146), "diastolic", between(dice, 74, 90)),
                err))
        return false;
    if (days_ago % 84 == 40) {
        double hiaa = rounded(18 + 14.0 * days_ago / DEMO_DAYS + 3 * roll(dice), 0.1);
        if (!add_at(demo, days_ago, 7 * 60, lab("5-hiaa-urine", hiaa, "mg/(24.h)", 8), err) ||
            !add_at(demo, days_ago, 9 * 60,
                    lab("chromogranin-a", rounded(210 + 60 * roll(dice), 1), "ng/mL", 93), err) ||
            !add_at(demo, days_ago, 9 * 60,
                    lab("hemoglobin", rounded(11.8 + roll(dice), 0.1), "g/dL", 0), err) ||
            !add_at(demo, days_ago, 9 * 60,
                    lab("potassium", rounded(3.6 + 0.6 * roll(dice), 0.1), "mmol/L", 0), err) ||
            !add_at(demo, days_ago, 9 * 60,
                    lab("creatinine", rounded(0.8 + 0.2 * roll(dice), 0.01), "mg/dL", 1.1), err))
            return false;
    }
    if (days_ago == 200)
        return add_at(demo, days_ago, 14 * 60,
                      json_pack("{ss ss ss}", "kind", "event", "name", "echocardiogram", "text",
                                "yearly heart check, mild valve leak as before"),
                      err);
    return true;
}

static bool write_flushes(struct demo *demo, int days_ago, int minute, int count,
                          struct hoof_error *err)
{
    if (count <= 0)
        return true;
    int severity = between(&demo->dice, 2, 7);
    if (!add_at(demo, days_ago, minute,
                json_pack("{ss ss si si si}", "kind", "symptom", "name", "flushing", "count", count,
                          "severity", severity, "minutes", between(&demo->dice, 2, 15)),
                err))
        return false;
    if (severity < 6 || !chance(&demo->dice, 0.7))
        return true;
    json_t *rescue = dose("octreotide-sa", 100, "mcg", "sc");
    if (rescue)
        json_object_set_new(rescue, "rescue", json_true());
    return add_at(demo, days_ago, minute + 10, rescue, err);
}

static bool write_meal(struct demo *demo, int days_ago, int minute, const struct demo_meal *meal,
                       double wearing_off, struct hoof_error *err)
{
    json_t *foods = json_array();
    for (size_t i = 0; foods && i < 5 && meal->foods[i]; i++)
        json_array_append_new(foods, json_string(meal->foods[i]));
    if (!foods)
        return hoof_fail_memory(err);
    bool large = chance(&demo->dice, 0.08);
    json_t *record = json_pack("{ss ss so ss}", "kind", "meal", "text", meal->text, "foods", foods,
                               "size", large ? "large" : "usual");
    if (!add_at(demo, days_ago, minute, record, err))
        return false;
    int flushes = poisson(&demo->dice, (meal->flushes + (large ? 0.2 : 0)) * wearing_off);
    return write_flushes(demo, days_ago, minute + between(&demo->dice, 20, 100), flushes, err);
}

/* Stools of a day in up to three entries; more of them, and looser, before the
 * next depot and before telotristat. */
static bool write_stools(struct demo *demo, int days_ago, double wearing_off,
                         struct hoof_error *err)
{
    struct dice *dice = &demo->dice;
    double mean = (days_ago > TELOTRISTAT_SINCE_DAYS_AGO ? 5.0 : 3.6) * wearing_off;
    int left = poisson(dice, mean);
    static const int minutes[] = {7 * 60 + 10, 13 * 60 + 40, 21 * 60};
    for (int i = 0; i < 3 && left > 0; i++) {
        int count = i == 2 ? left : (left + 1) / 2;
        bool loose = chance(dice, 0.35 * wearing_off);
        json_t *record = json_pack("{ss si si}", "kind", "stool", "count", count, "bristol",
                                   loose ? between(dice, 6, 7) : between(dice, 4, 5));
        if (record && loose)
            json_object_set_new(record, "flags", json_pack("[s]", "urgent"));
        if (!add_at(demo, days_ago, minutes[i] + between(dice, 0, 90), record, err))
            return false;
        left -= count;
    }
    return true;
}

static bool write_day(struct demo *demo, int days_ago, struct hoof_error *err)
{
    struct dice *dice = &demo->dice;
    int since_depot = (days_ago - DEPOT_LAST_DAYS_AGO) % DEPOT_EVERY_DAYS;
    since_depot = since_depot <= 0 ? -since_depot : DEPOT_EVERY_DAYS - since_depot;
    double wearing_off = since_depot > 20 ? 1 + 0.1 * (since_depot - 20) : 1;

    if (days_ago % DEPOT_EVERY_DAYS == DEPOT_LAST_DAYS_AGO) {
        json_t *depot = dose("lanreotide", 120, "mg", "deep-sc");
        bool left = (days_ago / DEPOT_EVERY_DAYS) % 2 == 0;
        if (depot)
            json_object_set_new(depot, "site",
                                json_string(left ? "left buttock" : "right buttock"));
        if (!add_at(demo, days_ago, 9 * 60 + 15, depot, err))
            return false;
    }
    if (!write_tests(demo, days_ago, err))
        return false;
    /* A holiday of a week without a word, and a day here and there. */
    if ((days_ago >= 150 && days_ago < 157) || chance(dice, 0.1))
        return true;
    if (chance(dice, 0.04))
        return add_at(demo, days_ago, 20 * 60, json_pack("{ss}", "kind", "nothing"), err);

    const struct demo_meal *breakfast =
        pick(dice, breakfasts, sizeof breakfasts / sizeof *breakfasts);
    const struct demo_meal *dinner = pick(dice, dinners, sizeof dinners / sizeof *dinners);
    if (!write_stools(demo, days_ago, wearing_off, err) ||
        !write_meal(demo, days_ago, 7 * 60 + 45 + between(dice, 0, 40), breakfast, wearing_off,
                    err) ||
        !write_meal(demo, days_ago, 18 * 60 + between(dice, 0, 70), dinner, wearing_off, err))
        return false;
    if (!write_flushes(demo, days_ago, 10 * 60 + between(dice, 0, 240),
                       poisson(dice, 0.35 * wearing_off), err))
        return false;
    if (chance(dice, 0.08) &&
        !add_at(demo, days_ago, 16 * 60,
                json_pack("{ss ss si}", "kind", "factor", "name", "stress", "value", 1), err))
        return false;
    return !chance(dice, 0.06) || add_at(demo, days_ago, 15 * 60,
                                         json_pack("{ss ss si}", "kind", "symptom", "name",
                                                   "fatigue", "severity", between(dice, 3, 7)),
                                         err);
}

static bool book_is_empty(struct hoof_ask *ask, bool *empty, struct hoof_error *err)
{
    static const enum hoof_family families[] = {HOOF_ENTRY, HOOF_ITEM, HOOF_PROFILE};
    *empty = true;
    for (size_t i = 0; i < sizeof families / sizeof *families; i++) {
        struct hoof_journal_query query = {.family = families[i], .last = 1};
        struct hoof_records records = {0};
        if (!hoof_journal_read(ask->books, ask->arena, &query, &records, err))
            return false;
        if (records.count)
            *empty = false;
    }
    return true;
}

bool hoof_ask_demo(struct hoof_ask *ask, struct hoof_import_answer *out, struct hoof_error *err)
{
    *out = (struct hoof_import_answer){.format = "demo"};
    bool empty;
    if (!book_is_empty(ask, &empty, err))
        return false;
    if (!empty)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "This book is not empty, and made-up entries must not mix with real "
                         "ones. Try it in a folder of its own: hoofbeat --book /tmp/demo demo");
    struct hoof_change change;
    if (!hoof_change_begin(ask->books, "demo", ask->now.utc_ms, ask->uuids, &change, err))
        return false;
    struct demo demo = {
        .ask = ask,
        .change = &change,
        .dice = {20260105},
        .today = hoof_ask_today_date(ask),
        .until_s = ask->now.utc_ms / 1000,
    };
    bool ok = write_profile(&demo, err) && write_plan(&demo, err);
    for (int days_ago = DEMO_DAYS; ok && days_ago >= 0; days_ago--)
        ok = write_day(&demo, days_ago, err);
    out->batch = hoof_strdup(ask->arena, change.id);
    if (ok && !out->batch)
        ok = hoof_fail_memory(err);
    if (!ok) {
        hoof_change_abandon(&change);
        return false;
    }
    out->read = out->added = demo.added;
    return hoof_change_commit(&change, err);
}

bool hoof_ask_is_made_up(struct hoof_ask *ask)
{
    struct hoof_journal_query query = {.family = HOOF_PROFILE};
    struct hoof_records records = {0};
    struct hoof_error ignored = {0};
    if (!hoof_journal_read(ask->books, ask->arena, &query, &records, &ignored))
        return false;
    for (size_t i = 0; i < records.count; i++)
        if (records.items[i].made_up)
            return true;
    return false;
}
