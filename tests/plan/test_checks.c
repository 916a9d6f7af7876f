/* Reads checks.txt: checks, small plans and journals, and what is said of them;
 * then the rules of severity and of the team's answer. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "../unit/plan_book.h"

enum { MANY = 32, LINE_MAX_BYTES = 1024 };

static const char *folder;

/* --- A situation, from words. -------------------------------------------------------- */

struct scene {
    struct hoof_arena *arena;
    const struct hoof_zone *zone;
    struct hoof_plan_situation situation;
    struct hoof_plan_item items[MANY];
    struct hoof_plan_entry entries[MANY];
    struct hoof_plan_medicine medicines[MANY];
    const char *conditions[MANY];
};

static struct hoof_plan_at at_of(const struct scene *scene, const char *text)
{
    struct hoof_moment moment;
    struct hoof_error err = {0};
    if (!hoof_moment_parse_local(text, strlen(text), scene->zone, &moment, &err))
        fail_msg("%s: %s", text, err.text);
    struct hoof_date date = hoof_moment_date(&moment, scene->zone);
    return (struct hoof_plan_at){moment.day_level, hoof_date_to_days(date),
                                 moment.day_level ? hoof_zone_day_start(scene->zone, date)
                                                  : moment.utc_s};
}

static void scene_open(struct scene *scene, struct hoof_arena *arena)
{
    *scene = (struct scene){.arena = arena};
    assert_true(hoof_zone_open(arena, "America/New_York", &scene->zone, NULL));
    scene->situation = (struct hoof_plan_situation){.zone = scene->zone,
                                                    .items = scene->items,
                                                    .entries = scene->entries,
                                                    .person = {.height_cm = -1,
                                                               .weight_kg = -1,
                                                               .usual_stools_per_day = -1,
                                                               .medicines = scene->medicines,
                                                               .conditions = scene->conditions}};
    scene->situation.now_s = at_of(scene, "2026-11-23T12:00").utc_s;
}

static char *number_id(struct scene *scene, const char *kind, size_t number)
{
    return hoof_format(scene->arena, "%s-%zu", kind, number);
}

static struct hoof_plan_item *new_item(struct scene *scene, enum hoof_item_type type,
                                       const char *what)
{
    size_t n = scene->situation.item_count++;
    assert_true(n < MANY);
    scene->items[n] = (struct hoof_plan_item){.id = number_id(scene, "item", n + 1),
                                              .type = type,
                                              .what = what,
                                              .elective = true,
                                              .major = true};
    return &scene->items[n];
}

static struct hoof_plan_entry *new_entry(struct scene *scene, enum hoof_plan_entry_type type,
                                         const char *what, const char *at)
{
    size_t n = scene->situation.entry_count++;
    assert_true(n < MANY);
    scene->entries[n] = (struct hoof_plan_entry){.id = number_id(scene, "entry", n + 1),
                                                 .type = type,
                                                 .what = what,
                                                 .at = at_of(scene, at),
                                                 .severity = -1,
                                                 .count = 1,
                                                 .elective = true,
                                                 .major = true};
    return &scene->entries[n];
}

/* A medicine on one day, or each day from one on. */
static void add_medicine(struct scene *scene, char **words, size_t count, bool daily)
{
    struct hoof_plan_item *item = new_item(scene, HOOF_PLAN_AGENT, words[1]);
    const char *first = words[daily ? 5 : 4];
    const char *clock = daily ? words[4] : strchr(first, 'T');
    struct hoof_clock *time = hoof_alloc(scene->arena, sizeof *time);
    int hour = 0, minute = 0;
    item->dose = strtod(words[2], NULL);
    item->unit = words[3];
    item->has_from = true;
    item->from = at_of(scene, first).day;
    item->has_until = !daily || count > 6;
    item->until = daily ? count > 6 ? at_of(scene, words[6]).day : 0 : item->from;
    item->every_days = 1;
    if (clock && sscanf(clock[0] == 'T' ? clock + 1 : clock, "%d:%d", &hour, &minute) == 2) {
        *time = (struct hoof_clock){(int8_t)hour, (int8_t)minute, 0};
        item->times = time;
        item->time_count = 1;
    }
}

static void add_dose(struct scene *scene, char **words, size_t count)
{
    struct hoof_plan_entry *entry = new_entry(scene, HOOF_PLAN_DOSE, words[1], words[4]);
    entry->value = strtod(words[2], NULL);
    entry->has_value = true;
    entry->unit = words[3];
    entry->rescue = count > 5;
}

static unsigned flag_of(const char *word)
{
    static const char *const words[] = {"nocturnal", "oily", "blood", "watery", "urgent"};
    for (size_t i = 0; i < LENGTH(words); i++)
        if (strcmp(words[i], word) == 0)
            return 1u << i;
    fail_msg("\"%s\" is no flag of a stool", word);
    return 0;
}

static bool add_to_person(struct scene *scene, char **words)
{
    struct hoof_plan_person *person = &scene->situation.person;
    if (strcmp(words[0], "sex") == 0)
        person->sex = words[1];
    else if (strcmp(words[0], "usual") == 0)
        person->usual_stools_per_day = strtod(words[1], NULL);
    else if (strcmp(words[0], "weight") == 0)
        person->weight_kg = strtod(words[1], NULL);
    else if (strcmp(words[0], "height") == 0)
        person->height_cm = strtod(words[1], NULL);
    else if (strcmp(words[0], "syndrome") == 0)
        person->carcinoid_syndrome = strcmp(words[1], "yes") == 0 ? HOOF_YES : HOOF_NO;
    else if (strcmp(words[0], "has") == 0)
        scene->conditions[person->condition_count++] = words[1];
    else if (strcmp(words[0], "listed") == 0)
        scene->medicines[person->medicine_count++] = (struct hoof_plan_medicine){.id = words[1]};
    else if (strcmp(words[0], "born") == 0)
        person->has_born = hoof_date_parse(words[1], strlen(words[1]), &person->born, NULL);
    else
        return false;
    return true;
}

static bool add_measured(struct scene *scene, char **words)
{
    struct hoof_plan_entry *entry;
    if (strcmp(words[0], "lab") == 0 || strcmp(words[0], "vital") == 0) {
        entry = new_entry(scene, words[0][0] == 'l' ? HOOF_PLAN_LAB : HOOF_PLAN_VITAL, words[1],
                          words[4]);
        entry->value = strtod(words[2], NULL);
        entry->has_value = true;
        entry->unit = words[3];
    } else if (strcmp(words[0], "word") == 0) {
        new_entry(scene, HOOF_PLAN_LAB, words[1], words[3])->value_text = words[2];
    } else if (strcmp(words[0], "bp") == 0) {
        entry = new_entry(scene, HOOF_PLAN_VITAL, "blood-pressure", words[3]);
        entry->systolic = strtod(words[1], NULL);
        entry->diastolic = strtod(words[2], NULL);
    } else {
        return false;
    }
    return true;
}

static bool add_logged(struct scene *scene, char **words, size_t count)
{
    struct hoof_plan_entry *entry;
    if (strcmp(words[0], "felt") == 0) {
        new_entry(scene, HOOF_PLAN_SYMPTOM, words[1], words[3])->severity = strtod(words[2], NULL);
    } else if (strcmp(words[0], "stool") == 0) {
        entry = new_entry(scene, HOOF_PLAN_STOOL, NULL, words[2]);
        entry->count = atoi(words[1]);
        entry->flags = count > 3 ? flag_of(words[3]) : 0;
    } else if (strcmp(words[0], "nothing") == 0) {
        new_entry(scene, HOOF_PLAN_NOTHING, NULL, words[1]);
    } else if (strcmp(words[0], "ate") == 0) {
        const char **foods = hoof_alloc(scene->arena, sizeof *foods);
        foods[0] = words[1];
        entry = new_entry(scene, HOOF_PLAN_MEAL, NULL, words[2]);
        entry->list = foods;
        entry->list_count = 1;
    } else if (strcmp(words[0], "happened") == 0) {
        new_entry(scene, HOOF_PLAN_HAPPENED, words[1], words[2]);
    } else {
        return false;
    }
    return true;
}

static void add_planned(struct scene *scene, char **words, size_t count)
{
    struct hoof_plan_item *item;
    if (strcmp(words[0], "took") == 0) {
        add_dose(scene, words, count);
    } else if (strcmp(words[0], "plan") == 0 || strcmp(words[0], "daily") == 0) {
        add_medicine(scene, words, count, words[0][0] == 'd');
    } else if (strcmp(words[0], "course") == 0) {
        item = new_item(scene, HOOF_PLAN_REGIMEN, words[1]);
        item->has_from = true;
        item->from = at_of(scene, words[2]).day;
        item->cycles = atoi(words[3]);
    } else if (strcmp(words[0], "event") == 0 || strcmp(words[0], "test") == 0) {
        item = new_item(scene, words[0][0] == 'e' ? HOOF_PLAN_EVENT : HOOF_PLAN_TEST, words[1]);
        item->at = at_of(scene, words[2]);
        item->laboratory = count > 3 ? words[3] : NULL;
    } else {
        fail_msg("\"%s\" is not understood", words[0]);
    }
}

static void add_words(struct scene *scene, char *part)
{
    char *words[8], *rest = NULL;
    size_t count = 0;
    for (char *word = strtok_r(part, " ", &rest); word; word = strtok_r(NULL, " ", &rest)) {
        assert_true(count < 8);
        words[count++] = word;
    }
    if (count && !add_to_person(scene, words) && !add_measured(scene, words) &&
        !add_logged(scene, words, count))
        add_planned(scene, words, count);
}

static int compare_entries(const void *a, const void *b)
{
    const struct hoof_plan_entry *x = a, *y = b;
    return (x->at.utc_s > y->at.utc_s) - (x->at.utc_s < y->at.utc_s);
}

static void scene_read(struct scene *scene, char *text)
{
    char *rest = NULL;
    for (char *part = strtok_r(text, ";", &rest); part; part = strtok_r(NULL, ";", &rest))
        add_words(scene, part);
    qsort(scene->entries, scene->situation.entry_count, sizeof *scene->entries, compare_entries);
}

/* --- A check, from its lines. ------------------------------------------------------------ */

struct draft {
    struct hoof_arena *arena;
    struct hoof_plan_check_row row;
    const char *at[4];
    struct hoof_plan_condition_row conditions[8];
};

static char *trimmed(struct hoof_arena *arena, const char *text, size_t n)
{
    while (n && *text == ' ')
        text++, n--;
    while (n && text[n - 1] == ' ')
        n--;
    return hoof_strndup(arena, text, n);
}

/* Cuts "a | b" into its parts. */
static size_t parts_of(struct hoof_arena *arena, const char *text, char sign, const char **out)
{
    size_t count = 0;
    const char between[] = {' ', sign, ' ', '\0'};
    while (true) {
        const char *end = strstr(text, between);
        out[count++] = trimmed(arena, text, end ? (size_t)(end - text) : strlen(text));
        if (!end)
            return count;
        text = end + 3;
    }
}

static void draft_condition(struct draft *draft, const char *text, bool unless)
{
    const char *alternatives[8];
    struct hoof_plan_condition_row *row = &draft->conditions[draft->row.condition_count++];
    size_t count = parts_of(draft->arena, text, '|', alternatives);
    struct hoof_plan_alternative_row *rows = hoof_alloc_array(draft->arena, count, sizeof *rows);
    for (size_t i = 0; i < count; i++) {
        const char **phrases = hoof_alloc_array(draft->arena, 8, sizeof *phrases);
        rows[i].phrase_count = parts_of(draft->arena, alternatives[i], '&', phrases);
        rows[i].phrases = phrases;
    }
    *row = (struct hoof_plan_condition_row){unless, rows, count};
}

static void draft_begin(struct draft *draft, struct hoof_arena *arena)
{
    *draft = (struct draft){.arena = arena};
    draft->row = (struct hoof_plan_check_row){.id = "the-check",
                                              .title = "The check",
                                              .severity = HOOF_SEVERITY_CAUTION,
                                              .message = "Ask.",
                                              .read = true};
}

static const struct hoof_plan_book *draft_book(struct draft *draft)
{
    struct hoof_plan_check_row *row = hoof_alloc(draft->arena, sizeof *row);
    *row = draft->row;
    row->at = draft->at;
    row->conditions = draft->conditions;
    return plan_book_of(draft->arena, row);
}

/* --- The table. ----------------------------------------------------------------------------- */

static struct hoof_plan_findings judged(const struct hoof_plan_book *book,
                                        const struct scene *scene)
{
    struct hoof_plan_findings findings;
    struct hoof_error err = {0};
    if (!hoof_plan_findings(book, &scene->situation, 56, scene->arena, &findings, &err))
        fail_msg("%s (%s)", err.text, err.place);
    return findings;
}

static bool fires_on(const struct hoof_plan_findings *findings, const char *date)
{
    char text[16];
    for (size_t i = 0; i < findings->count; i++) {
        hoof_date_text(hoof_date_from_days(findings->items[i].at.day), text);
        if (!*date || strcmp(text, date) == 0)
            return true;
    }
    return false;
}

static bool is_needed(const struct hoof_plan_findings *findings, const char *name)
{
    for (size_t i = 0; i < findings->not_run_count; i++)
        for (size_t k = 0; k < findings->not_run[i].need_count; k++)
            if (strcmp(findings->not_run[i].needs[k], name) == 0)
                return true;
    return false;
}

static bool is_as_expected(const struct hoof_plan_findings *findings, const char *expected)
{
    if (strcmp(expected, "silent") == 0)
        return findings->count == 0 && findings->not_run_count == 0 && findings->checks_run == 1;
    if (strncmp(expected, "fires", 5) == 0)
        return findings->not_run_count == 0 && findings->checks_run == 1 &&
               fires_on(findings, expected[5] ? expected + 6 : "");
    if (strncmp(expected, "needs ", 6) == 0)
        return findings->count == 0 && findings->checks_run == 0 &&
               is_needed(findings, expected + 6);
    return false;
}

static void report(size_t line, const char *text, const struct hoof_plan_findings *findings)
{
    char date[16] = "";
    if (findings->count)
        hoof_date_text(hoof_date_from_days(findings->items[0].at.day), date);
    fprintf(stderr, "checks.txt:%zu: %s\n  came %zu findings (%s %s), %zu not run (%s)\n", line,
            text, findings->count, date, findings->count ? findings->items[0].why : "",
            findings->not_run_count, findings->not_run_count ? findings->not_run[0].needs[0] : "");
}

/* One line of the table; true: as expected. */
static bool check_line(const struct draft *draft, size_t line, char *text)
{
    static struct scene scene;
    struct hoof_arena *arena = hoof_arena_new();
    struct draft mine = *draft;
    char *arrow = strstr(text, " -> ");
    if (!arrow)
        fail_msg("checks.txt:%zu: no arrow", line);
    mine.arena = arena;
    char *shown = hoof_strdup(arena, text), *expected = arrow + 4;
    *arrow = '\0';
    scene_open(&scene, arena);
    scene_read(&scene, text);
    struct hoof_plan_findings findings = judged(draft_book(&mine), &scene);
    bool good = is_as_expected(&findings, expected);
    if (!good)
        report(line, shown, &findings);
    for (size_t i = 0; i < findings.count; i++)
        assert_true(findings.items[i].why[0]);
    hoof_arena_free(arena);
    return good;
}

static void the_table_of_checks_holds(void **state)
{
    char path[512], text[LINE_MAX_BYTES];
    (void)state;
    snprintf(path, sizeof path, "%s/checks.txt", folder);
    FILE *file = fopen(path, "r");
    assert_non_null(file);
    struct hoof_arena *arena = hoof_arena_new();
    struct draft draft;
    size_t line = 0, cases = 0, wrong = 0;
    bool begun = false;
    draft_begin(&draft, arena);
    while (fgets(text, sizeof text, file)) {
        line++;
        text[strcspn(text, "\n")] = '\0';
        if (!text[0] || text[0] == '#')
            continue;
        bool at = strncmp(text, "at ", 3) == 0, when = strncmp(text, "when ", 5) == 0;
        bool unless = strncmp(text, "unless ", 7) == 0;
        if (at && begun)
            draft_begin(&draft, arena);
        begun = !at && !when && !unless;
        if (at)
            draft.at[draft.row.at_count++] = hoof_strdup(arena, text + 3);
        else if (when || unless)
            draft_condition(&draft, hoof_strdup(arena, text + (when ? 5 : 7)), unless);
        else
            wrong += !check_line(&draft, line, text);
        cases += begun;
    }
    fclose(file);
    hoof_arena_free(arena);
    assert_true(cases > 150);
    assert_int_equal(wrong, 0);
}

/* --- Severity, the team's answer. ---------------------------------------------------------------
 */

struct stage {
    struct hoof_arena *arena;
    struct scene scene;
    struct draft draft;
};

/* Two planned doses in 28 days: one finding that rests on item-1 and item-2. */
static struct stage *stage_open(const char *id)
{
    static struct stage stage;
    stage.arena = hoof_arena_new();
    scene_open(&stage.scene, stage.arena);
    char text[] = "plan octreotide-lar 30 mg 2026-11-25; plan octreotide-lar 30 mg 2026-12-10";
    scene_read(&stage.scene, hoof_strdup(stage.arena, text));
    draft_begin(&stage.draft, stage.arena);
    stage.draft.row.id = id;
    stage.draft.row.severity = HOOF_SEVERITY_STOP;
    stage.draft.at[stage.draft.row.at_count++] = "each dose of octreotide-lar";
    draft_condition(&stage.draft, "total of octreotide-lar above 30 mg in 28 d", false);
    return &stage;
}

static struct hoof_plan_finding only_finding(struct stage *stage)
{
    struct hoof_plan_findings findings = judged(draft_book(&stage->draft), &stage->scene);
    assert_int_equal(findings.count, 1);
    return findings.items[0];
}

static void a_check_from_memory_is_never_a_call(void **state)
{
    static const struct {
        const char *id;
        bool read;
        enum hoof_severity severity;
    } cases[] = {
        {"C01-lu-lar-before", true, HOOF_SEVERITY_STOP},
        {"tt-surg-eve", false, HOOF_SEVERITY_CAUTION},
        {"C77-dehydration", false, HOOF_SEVERITY_STOP},
        {"tt-fever", false, HOOF_SEVERITY_STOP},
    };
    (void)state;
    for (size_t i = 0; i < LENGTH(cases); i++) {
        struct stage *stage = stage_open(cases[i].id);
        stage->draft.row.read = cases[i].read;
        assert_int_equal(only_finding(stage).severity, cases[i].severity);
        hoof_arena_free(stage->arena);
    }
}

static struct hoof_plan_entry *answer(struct stage *stage, const char *check, const char *at,
                                      bool team)
{
    struct hoof_plan_entry *entry = new_entry(&stage->scene, HOOF_PLAN_ACKNOWLEDGED, check, at);
    entry->team_plan = team;
    entry->recorded_ms = 1000;
    return entry;
}

static void name_item(struct stage *stage, struct hoof_plan_entry *entry, const char *item)
{
    const char **list = hoof_alloc(stage->arena, sizeof *list);
    list[0] = item;
    entry->list = list;
    entry->list_count = 1;
}

static void the_teams_plan_makes_a_finding_a_note(void **state)
{
    (void)state;
    struct stage *stage = stage_open("C23-lar-max");
    assert_null(only_finding(stage).acknowledged);
    struct hoof_plan_entry *entry = answer(stage, "C23-lar-max", "2026-11-20", true);
    assert_ptr_equal(only_finding(stage).acknowledged, entry);
    assert_int_equal(only_finding(stage).severity, HOOF_SEVERITY_INFO);
    entry->team_plan = false;
    assert_ptr_equal(only_finding(stage).acknowledged, entry);
    assert_int_equal(only_finding(stage).severity, HOOF_SEVERITY_STOP);
    entry->what = "C24-lan-max";
    assert_null(only_finding(stage).acknowledged);
    hoof_arena_free(stage->arena);
}

static void an_answer_holds_until_an_item_of_it_changes(void **state)
{
    (void)state;
    struct stage *stage = stage_open("C23-lar-max");
    struct hoof_plan_entry *entry = answer(stage, "C23-lar-max", "2026-11-20", true);
    stage->scene.items[0].changed_ms = 1000;
    assert_non_null(only_finding(stage).acknowledged);
    stage->scene.items[0].changed_ms = 1001;
    assert_null(only_finding(stage).acknowledged);
    /* It names the other one, which did not change. */
    name_item(stage, entry, "item-2");
    assert_non_null(only_finding(stage).acknowledged);
    stage->scene.items[1].changed_ms = 1001;
    assert_null(only_finding(stage).acknowledged);
    stage->scene.items[1].changed_ms = 0;
    name_item(stage, entry, "item-9");
    assert_null(only_finding(stage).acknowledged);
    hoof_arena_free(stage->arena);
}

static void without_items_an_answer_is_for_its_own_day(void **state)
{
    (void)state;
    struct stage *stage = stage_open("C27-sa-total");
    stage->scene.situation.item_count = 0;
    char text[] = "took octreotide-lar 30 mg 2026-11-10; took octreotide-lar 30 mg 2026-11-22";
    scene_read(&stage->scene, hoof_strdup(stage->arena, text));
    struct hoof_plan_entry *entry = answer(stage, "C27-sa-total", "2026-11-22T20:00", true);
    assert_int_equal(only_finding(stage).severity, HOOF_SEVERITY_INFO);
    entry->at = at_of(&stage->scene, "2026-11-23T08:00");
    assert_int_equal(only_finding(stage).severity, HOOF_SEVERITY_STOP);
    hoof_arena_free(stage->arena);
}

static void a_prescription_alone_answers_nothing(void **state)
{
    (void)state;
    struct stage *stage = stage_open("C23-lar-max");
    stage->scene.items[0].prescribed = stage->scene.items[1].prescribed = true;
    assert_null(only_finding(stage).acknowledged);
    assert_int_equal(only_finding(stage).severity, HOOF_SEVERITY_STOP);
    hoof_arena_free(stage->arena);
}

static void why_names_values_and_dates(void **state)
{
    (void)state;
    struct stage *stage = stage_open("C23-lar-max");
    struct hoof_plan_finding finding = only_finding(stage);
    assert_string_equal(finding.why,
                        "Octreotide LAR 30 mg planned on 10 December 2026; octreotide LAR 30 mg "
                        "planned on 25 November 2026; 15 days apart; 60 mg in 28 days.");
    assert_int_equal(finding.item_count, 2);
    hoof_arena_free(stage->arena);
}

static void a_day_and_its_items_have_one_finding(void **state)
{
    (void)state;
    struct stage *stage = stage_open("C27-sa-total");
    stage->scene.situation.item_count = 0;
    char text[] = "took octreotide-lar 20 mg 2026-11-22T08:00; took octreotide-lar 20 mg "
                  "2026-11-22T09:00; took octreotide-lar 20 mg 2026-11-22T10:00";
    scene_read(&stage->scene, hoof_strdup(stage->arena, text));
    struct hoof_plan_finding finding = only_finding(stage);
    assert_int_equal(finding.entry_count, 3);
    assert_non_null(strstr(finding.why, "60 mg in 28 days"));
    hoof_arena_free(stage->arena);
}

static void a_mistake_names_the_check_and_the_key(void **state)
{
    (void)state;
    struct hoof_arena *arena = hoof_arena_new();
    struct draft draft;
    const struct hoof_plan_book *book;
    struct hoof_error err = {0};
    draft_begin(&draft, arena);
    draft.at[draft.row.at_count++] = "now";
    draft_condition(&draft, "symptom flushin in the last 24 h", true);
    struct hoof_plan_rows rows = plan_rows();
    draft.row.at = draft.at;
    draft.row.conditions = draft.conditions;
    rows.checks = &draft.row;
    rows.check_count = 1;
    assert_false(hoof_plan_book_new(arena, &rows, &book, &err));
    assert_int_equal(err.code, HOOF_REQUEST);
    assert_non_null(strstr(err.place, "the-check: unless"));
    assert_non_null(strstr(err.text, "flushing"));
    hoof_arena_free(arena);
}

int main(int argc, char **argv)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_table_of_checks_holds),
        cmocka_unit_test(a_check_from_memory_is_never_a_call),
        cmocka_unit_test(the_teams_plan_makes_a_finding_a_note),
        cmocka_unit_test(an_answer_holds_until_an_item_of_it_changes),
        cmocka_unit_test(without_items_an_answer_is_for_its_own_day),
        cmocka_unit_test(a_prescription_alone_answers_nothing),
        cmocka_unit_test(why_names_values_and_dates),
        cmocka_unit_test(a_day_and_its_items_have_one_finding),
        cmocka_unit_test(a_mistake_names_the_check_and_the_key),
    };
    folder = argc > 1 ? argv[1] : "tests/plan";
    return cmocka_run_group_tests(tests, NULL, NULL);
}
