#include "situation.h"

#include <stdlib.h>
#include <string.h>

#include "base/json_write.h"

enum { WORDS = 64 };

static void *must(void *thing)
{
    if (!thing) {
        fputs("no memory\n", stderr);
        exit(99);
    }
    return thing;
}

/* --- The book. ------------------------------------------------------------------- */

static char *trim(char *s)
{
    while (*s == ' ')
        s++;
    for (size_t n = strlen(s); n && (s[n - 1] == ' ' || s[n - 1] == '\n'); n--)
        s[n - 1] = '\0';
    return s;
}

static void read_days(struct hoof_arena *arena, const char *text, struct hoof_plan_line *line)
{
    uint16_t *days = must(hoof_alloc_array(arena, 366, sizeof *days));
    text += *text == 'F';
    for (char *end; *text; text = *end == ',' ? end + 1 : end) {
        long first = strtol(text, &end, 10), last = first;
        if (*end == '-')
            last = strtol(end + 1, &end, 10);
        for (; first <= last; first++)
            days[line->day_count++] = (uint16_t)first;
    }
    line->days = days;
}

static enum hoof_regimen_kind kind_of(const char *word)
{
    return strcmp(word, "course") == 0       ? HOOF_REGIMEN_COURSE
           : strcmp(word, "continuous") == 0 ? HOOF_REGIMEN_CONTINUOUS
                                             : HOOF_REGIMEN_CYCLE;
}

struct rows {
    struct hoof_plan_rows rows;
    struct hoof_plan_regimen *regimens;
    struct hoof_plan_agent *agents;
    size_t regimen_capacity, agent_capacity;
};

static void add_regimen_line(struct hoof_arena *arena, struct rows *r, char *columns[10])
{
    struct hoof_plan_regimen *regimen = NULL;
    if (r->rows.regimen_count && strcmp(r->regimens[r->rows.regimen_count - 1].id, columns[0]) == 0)
        regimen = &r->regimens[r->rows.regimen_count - 1];
    if (!regimen) {
        r->regimens = must(hoof_grow(arena, r->regimens, r->rows.regimen_count,
                                     &r->regimen_capacity, sizeof *r->regimens));
        regimen = &r->regimens[r->rows.regimen_count++];
        char *end;
        long cycles = strtol(columns[3], &end, 10);
        *regimen = (struct hoof_plan_regimen){
            .id = columns[0],
            .name = columns[0],
            .kind = kind_of(columns[1]),
            .cycle_days = atoi(columns[2]),
            .cycles = *end ? 0 : (int)cycles,
            .stop = columns[3],
            .lines = must(hoof_alloc_array(arena, 8, sizeof *regimen->lines)),
        };
    }
    struct hoof_plan_line line = {.agent = columns[4],
                                  .unit = columns[6],
                                  .route = columns[9],
                                  .times_per_day = atoi(columns[7]),
                                  .read = true};
    char *end;
    line.low = line.high = strtod(columns[5], &end);
    if (*end == '-')
        line.high = strtod(end + 1, NULL);
    read_days(arena, columns[8], &line);
    ((struct hoof_plan_line *)regimen->lines)[regimen->line_count++] = line;
    for (size_t i = 0; i < r->rows.agent_count; i++)
        if (strcmp(r->agents[i].id, line.agent) == 0)
            return;
    r->agents = must(
        hoof_grow(arena, r->agents, r->rows.agent_count, &r->agent_capacity, sizeof *r->agents));
    r->agents[r->rows.agent_count++] =
        (struct hoof_plan_agent){.id = line.agent, .name = line.agent, .route = line.route};
}

const struct hoof_plan_rows *test_rows_read(struct hoof_arena *arena, const char *path)
{
    struct rows *r = must(hoof_alloc(arena, sizeof *r));
    char line[600];
    FILE *file = fopen(path, "r");
    if (!file) {
        fprintf(stderr, "%s cannot be opened\n", path);
        return NULL;
    }
    while (fgets(line, sizeof line, file)) {
        if (line[0] == '#' || line[0] == '\n')
            continue;
        char *columns[10], *rest = must(hoof_strdup(arena, line));
        int count = 0;
        while (rest && count < 10)
            columns[count++] = trim(strsep(&rest, "|"));
        if (count == 10 && !rest) {
            add_regimen_line(arena, r, columns);
            continue;
        }
        fprintf(stderr, "%s: not ten columns: %s", path, line);
        fclose(file);
        return NULL;
    }
    fclose(file);
    r->rows.regimens = r->regimens;
    r->rows.agents = r->agents;
    return &r->rows;
}

/* --- Moments. -------------------------------------------------------------------- */

struct hoof_plan_at test_at_day(const struct hoof_zone *zone, int32_t day)
{
    return (struct hoof_plan_at){true, day, hoof_zone_day_start(zone, hoof_date_from_days(day))};
}

struct hoof_plan_at test_at(const struct hoof_zone *zone, const char *text)
{
    struct hoof_moment moment;
    struct hoof_error err = {0};
    if (!hoof_moment_parse_local(text, strlen(text), zone, &moment, &err)) {
        fprintf(stderr, "%s: %s\n", text, err.text);
        exit(99);
    }
    if (moment.day_level)
        return test_at_day(zone, hoof_date_to_days(moment.date));
    return (struct hoof_plan_at){false, hoof_date_to_days(hoof_moment_date(&moment, zone)),
                                 moment.utc_s};
}

static int32_t day_of(const char *text)
{
    struct hoof_date date = {0};
    if (!hoof_date_parse(text, strlen(text), &date, NULL)) {
        fprintf(stderr, "%s is no date\n", text);
        exit(99);
    }
    return hoof_date_to_days(date);
}

/* --- The lines of a situation. ----------------------------------------------------- */

void test_situation_begin(struct test_situation *s, struct hoof_arena *arena)
{
    *s = (struct test_situation){.arena = arena};
    s->plan.person.height_cm = s->plan.person.weight_kg = -1;
    s->plan.person.usual_stools_per_day = -1;
}

struct hoof_plan_item *test_add_item(struct test_situation *s)
{
    struct hoof_plan_item *items = must(hoof_grow(
        s->arena, (void *)s->plan.items, s->plan.item_count, &s->item_capacity, sizeof *items));
    s->plan.items = items;
    struct hoof_plan_item *item = &items[s->plan.item_count++];
    *item = (struct hoof_plan_item){.elective = true, .major = true};
    return item;
}

struct hoof_plan_entry *test_add_entry(struct test_situation *s)
{
    struct hoof_plan_entry *entries =
        must(hoof_grow(s->arena, (void *)s->plan.entries, s->plan.entry_count, &s->entry_capacity,
                       sizeof *entries));
    s->plan.entries = entries;
    struct hoof_plan_entry *entry = &entries[s->plan.entry_count++];
    *entry = (struct hoof_plan_entry){.count = 1, .severity = -1, .elective = true, .major = true};
    return entry;
}

struct words {
    char *items[WORDS];
    size_t count, at;
    char none[1];
};

static char *next(struct words *w)
{
    return w->at < w->count ? w->items[w->at++] : w->none;
}

static bool is_number(const char *word)
{
    char *end;
    strtod(word, &end);
    return end != word && !*end;
}

static void read_clocks(struct test_situation *s, struct hoof_plan_item *item, const char *text)
{
    struct hoof_clock *times = must(hoof_alloc_array(s->arena, 48, sizeof *times));
    item->times = times;
    for (const char *at = text; at; at = strchr(at, ',') ? strchr(at, ',') + 1 : NULL)
        times[item->time_count++] =
            (struct hoof_clock){.hour = (int8_t)atoi(at), .minute = (int8_t)atoi(at + 3)};
}

static bool item_option(struct test_situation *s, struct hoof_plan_item *item, const char *key,
                        struct words *w)
{
    if (strcmp(key, "from") == 0)
        item->has_from = true, item->from = day_of(next(w));
    else if (strcmp(key, "until") == 0)
        item->has_until = true, item->until = day_of(next(w));
    else if (strcmp(key, "every") == 0)
        item->every_days = atoi(next(w));
    else if (strcmp(key, "at") == 0)
        read_clocks(s, item, next(w));
    else if (strcmp(key, "times") == 0)
        item->times_per_day = atoi(next(w));
    else if (strcmp(key, "as-needed") == 0)
        item->as_needed = true;
    else if (strcmp(key, "max") == 0)
        item->max_per_day = atof(next(w));
    else if (strcmp(key, "rescue") == 0)
        item->rescue = true;
    else if (strcmp(key, "prescribed") == 0)
        item->prescribed = true;
    else if (strcmp(key, "cycles") == 0)
        item->cycles = atoi(next(w));
    else if (strcmp(key, "changed") == 0)
        item->changed_ms = test_at(s->plan.zone, next(w)).utc_s * 1000;
    else if (strcmp(key, "amount") == 0) {
        struct hoof_plan_amount *amounts = (void *)item->amounts;
        if (!amounts)
            amounts = must(hoof_alloc_array(s->arena, 8, sizeof *amounts));
        item->amounts = amounts;
        const char *agent = next(w);
        amounts[item->amount_count++] = (struct hoof_plan_amount){agent, atof(next(w))};
    } else if (strcmp(key, "start") == 0) {
        struct hoof_plan_start *starts = (void *)item->starts;
        if (!starts)
            starts = must(hoof_alloc_array(s->arena, 8, sizeof *starts));
        item->starts = starts;
        int cycle = atoi(next(w));
        starts[item->start_count++] = (struct hoof_plan_start){cycle, day_of(next(w))};
    } else
        return false;
    return true;
}

static bool read_item(struct test_situation *s, struct words *w, char why[200])
{
    struct hoof_plan_item *item = test_add_item(s);
    item->id = next(w);
    item->what = next(w);
    if (strcmp(item->what, "regimen") == 0) {
        item->type = HOOF_PLAN_REGIMEN;
        item->what = next(w);
    } else if (strcmp(item->what, "event") == 0 || strcmp(item->what, "test") == 0) {
        item->type = *item->what == 'e' ? HOOF_PLAN_EVENT : HOOF_PLAN_TEST;
        item->what = next(w);
        item->at = test_at(s->plan.zone, next(w));
    } else if (w->at < w->count && is_number(w->items[w->at])) {
        item->dose = atof(next(w));
        item->unit = next(w);
    }
    while (w->at < w->count) {
        const char *key = next(w);
        if (!item_option(s, item, key, w)) {
            snprintf(why, 200, "\"%s\" is no word of an item", key);
            return false;
        }
    }
    return true;
}

static bool read_log(struct test_situation *s, struct words *w, char why[200])
{
    struct hoof_plan_entry *entry = test_add_entry(s);
    entry->id = must(hoof_format(s->arena, "e%zu", s->plan.entry_count));
    entry->type = HOOF_PLAN_DOSE;
    entry->what = next(w);
    if (w->at < w->count && is_number(w->items[w->at])) {
        entry->has_value = true;
        entry->value = atof(next(w));
        entry->unit = next(w);
    }
    entry->at = test_at(s->plan.zone, next(w));
    while (w->at < w->count) {
        const char *key = next(w);
        if (strcmp(key, "item") == 0)
            entry->item = next(w);
        else if (strcmp(key, "rescue") == 0)
            entry->rescue = true;
        else if (strcmp(key, "skipped") == 0)
            entry->skipped = true;
        else if (strcmp(key, "cycle") == 0)
            entry->cycle = atoi(next(w));
        else if (strcmp(key, "day") == 0)
            entry->cycle_day = atoi(next(w));
        else if (strcmp(key, "site") == 0)
            entry->site = next(w);
        else {
            snprintf(why, 200, "\"%s\" is no word of a dose", key);
            return false;
        }
    }
    return true;
}

static void read_value(struct test_situation *s, struct words *w, enum hoof_plan_entry_type type)
{
    struct hoof_plan_entry *entry = test_add_entry(s);
    entry->type = type;
    entry->what = next(w);
    entry->has_value = true;
    entry->value = atof(next(w));
    entry->unit = next(w);
    entry->at = test_at(s->plan.zone, next(w));
}

static bool read_person(struct test_situation *s, struct words *w, char why[200])
{
    struct hoof_plan_person *person = &s->plan.person;
    while (w->at < w->count) {
        const char *key = next(w);
        if (strcmp(key, "born") == 0)
            person->has_born = true, person->born = hoof_date_from_days(day_of(next(w)));
        else if (strcmp(key, "sex") == 0)
            person->sex = next(w);
        else if (strcmp(key, "height_cm") == 0)
            person->height_cm = atof(next(w));
        else if (strcmp(key, "weight_kg") == 0)
            person->weight_kg = atof(next(w));
        else {
            snprintf(why, 200, "\"%s\" is no word of a person", key);
            return false;
        }
    }
    return true;
}

bool test_situation_line(struct test_situation *s, const char *line, char why[200])
{
    struct words *w = must(hoof_alloc(s->arena, sizeof *w));
    char *rest = must(hoof_strdup(s->arena, line));
    for (char *word; (word = strsep(&rest, " \n")) && w->count < WORDS;)
        if (*word)
            w->items[w->count++] = word;
    const char *kind = next(w);
    if (strcmp(kind, "zone") == 0) {
        struct hoof_error err = {0};
        if (hoof_zone_open(s->arena, next(w), &s->plan.zone, &err))
            return true;
        snprintf(why, 200, "%.190s", err.text);
        return false;
    }
    if (strcmp(kind, "now") == 0) {
        s->plan.now_s = test_at(s->plan.zone, next(w)).utc_s;
        return true;
    }
    if (strcmp(kind, "person") == 0)
        return read_person(s, w, why);
    if (strcmp(kind, "item") == 0)
        return read_item(s, w, why);
    if (strcmp(kind, "log") == 0)
        return read_log(s, w, why);
    if (strcmp(kind, "lab") == 0 || strcmp(kind, "vital") == 0) {
        read_value(s, w, *kind == 'l' ? HOOF_PLAN_LAB : HOOF_PLAN_VITAL);
        return true;
    }
    snprintf(why, 200, "\"%s\" begins no line of a situation", kind);
    return false;
}

static int compare_entries(const void *a, const void *b)
{
    const struct hoof_plan_entry *x = a, *y = b;
    return (x->at.utc_s > y->at.utc_s) - (x->at.utc_s < y->at.utc_s);
}

void test_situation_end(struct test_situation *s)
{
    if (s->plan.entry_count)
        qsort((void *)s->plan.entries, s->plan.entry_count, sizeof *s->plan.entries,
              compare_entries);
}

/* --- Answers as text. -------------------------------------------------------------- */

static const char *at_text(const struct test_situation *s, const struct hoof_plan_at *at)
{
    char text[32];
    if (at->day_level) {
        hoof_date_text(hoof_date_from_days(at->day), text);
    } else {
        struct hoof_moment moment = hoof_zone_at(s->plan.zone, at->utc_s);
        hoof_moment_text(&moment, text);
    }
    return must(hoof_strdup(s->arena, text));
}

static const char *amount_text(const struct test_situation *s, const struct hoof_plan_given *given)
{
    char number[32];
    if (given->need_count) {
        const char *needs = "";
        for (size_t i = 0; i < given->need_count; i++)
            needs = must(hoof_format(s->arena, "%s%s%s", needs, i ? "," : "", given->needs[i]));
        return must(hoof_format(s->arena, " needs %s", needs));
    }
    if (!given->dose)
        return "";
    hoof_number_text(given->dose, number);
    return must(hoof_format(s->arena, " %s %s", number, given->unit ? given->unit : "?"));
}

const char *test_date_line(const struct test_situation *s, const struct hoof_plan_date *date)
{
    const struct hoof_plan_given *given = date->given;
    char place[80] = "";
    if (date->cycle)
        snprintf(place, sizeof place, " cycle %d day %d", date->cycle, date->day);
    if (date->fraction)
        snprintf(place, sizeof place, " fraction %d", date->fraction);
    const char *taken =
        date->taken ? must(hoof_format(s->arena, " taken %s", at_text(s, &date->taken->at))) : "";
    return must(hoof_format(
        s->arena, "%s %s%s%s%s%s%s%s%s", at_text(s, &date->at),
        given->agent ? given->agent : given->item->what, given->agent ? amount_text(s, given) : "",
        place, given->prescribed ? " prescribed" : "", given->reduced ? " reduced" : "", taken,
        date->skipped ? " skipped" : "", date->counts_as_taken ? " counts" : ""));
}

const char *test_due_line(const struct test_situation *s, const struct hoof_plan_due *due)
{
    const struct hoof_plan_given *given = due->date.given;
    const char *at = due->state == HOOF_DOSE_AS_NEEDED ? "-" : at_text(s, &due->date.at);
    char left[64] = "", number[32];
    if (due->left_today >= 0) {
        hoof_number_text(due->left_today, number);
        snprintf(left, sizeof left, " left %s", number);
    }
    const char *taken = "";
    for (size_t i = 0; i < due->taken_count; i++)
        taken = must(
            hoof_format(s->arena, "%s %s", *taken ? taken : " by", at_text(s, &due->taken[i]->at)));
    return must(hoof_format(s->arena, "%s %s%s %s%s%s", at, given->agent, amount_text(s, given),
                            hoof_dose_state_name(due->state), left, taken));
}

const char *test_depot_line(const struct test_situation *s, const struct hoof_plan_depot *depot)
{
    const char *next_text =
        depot->has_next ? must(hoof_format(s->arena, " next %s", at_text(s, &depot->next))) : "";
    return must(hoof_format(s->arena, "%s %d days since%s%s%s", depot->agent, depot->days_since,
                            next_text, depot->site ? " site " : "",
                            depot->site ? depot->site : ""));
}

const char *test_dose_line(const struct test_situation *s, const struct hoof_ledger_dose *dose)
{
    char number[32];
    hoof_number_text(dose->dose, number);
    return must(hoof_format(s->arena, "%s %s %s %s%s%s%s%s", at_text(s, &dose->at), dose->agent,
                            number, dose->unit ? dose->unit : "?", dose->planned ? " planned" : "",
                            dose->rescue ? " rescue" : "", dose->entry ? " logged" : "",
                            dose->item ? "" : " beside the plan"));
}
