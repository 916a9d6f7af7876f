/* A small knowledge book of the plan, for tests. */
#ifndef HOOF_TESTS_PLAN_BOOK_H
#define HOOF_TESTS_PLAN_BOOK_H

#include <cmocka.h>

#include "plan/plan.h"

#define CLASSES(...)                                                                               \
    (const char *const[]){__VA_ARGS__}, sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *)

static const struct hoof_plan_agent plan_agents[] = {
    {"octreotide-lar", "octreotide LAR", CLASSES("ssa", "depot"), "im", 28},
    {"lanreotide", "lanreotide", CLASSES("ssa", "depot"), "deep-sc", 28},
    {"octreotide-sa", "short-acting octreotide", CLASSES("ssa"), "sc", 1},
    {"lu177-dotatate", "lutetium Lu 177 dotatate", NULL, 0, "iv", 0},
    {"telotristat-ethyl", "telotristat", NULL, 0, "oral", 1},
    {"loperamide", "loperamide", NULL, 0, "oral", 1},
    {"cholestyramine", "cholestyramine", NULL, 0, "oral", 1},
    {"everolimus", "everolimus", CLASSES("targeted"), "oral", 7},
    {"cabozantinib", "cabozantinib", CLASSES("targeted"), "oral", 7},
    {"temozolomide", "temozolomide", CLASSES("chemotherapy"), "oral", 28},
    {"capecitabine", "capecitabine", CLASSES("chemotherapy"), "oral", 28},
    {"pancreatic-enzymes", "pancreatic enzymes", NULL, 0, "oral", 0},
    {"ketoconazole", "ketoconazole", CLASSES("strong-cyp3a4-inhibitor"), "oral", 0},
    {"warfarin", "warfarin", NULL, 0, "oral", 0},
    {"epinephrine", "epinephrine", NULL, 0, NULL, 0},
    {"ebrt", "external radiation", NULL, 0, "external", 0},
};

static const uint16_t plan_days_cape[] = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14};
static const uint16_t plan_days_tmz[] = {10, 11, 12, 13, 14};
static const struct hoof_plan_line plan_captem[] = {
    {"capecitabine", 750, 750, "mg/m2", 2, plan_days_cape, 14, "oral", NULL, true},
    {"temozolomide", 200, 200, "mg/m2", 1, plan_days_tmz, 5, "oral", NULL, true},
};
static const struct hoof_plan_regimen plan_regimens[] = {
    {"captem-750", "CAPTEM 750", HOOF_REGIMEN_CYCLE, 28, 0, "until-progression", plan_captem, 2},
};

static const char *const plan_sheet_foods[] = {"banana"};
static const struct hoof_plan_sheet plan_sheets[] = {
    {"", 72, plan_sheet_foods, 1},
    {"hiaa-warde", 48, plan_sheet_foods, 1},
};

static const struct hoof_plan_word plan_words[] = {
    {"symptom", "flushing", "Flushing", NULL},
    {"symptom", "wheeze", "Wheeze", NULL},
    {"symptom", "diarrhea", "Diarrhea", NULL},
    {"symptom", "fever", "Fever", NULL},
    {"vital", "blood-pressure", "Blood pressure", "mm[Hg]"},
    {"vital", "pulse", "Pulse", "/min"},
    {"vital", "temperature", "Temperature", "Cel"},
    {"vital", "weight", "Weight", "kg"},
    {"test", "neutrophils", "Neutrophils", "10*9/L"},
    {"test", "platelets", "Platelets", "10*9/L"},
    {"test", "hemoglobin", "Hemoglobin", "g/dL"},
    {"test", "creatinine", "Creatinine", "mg/dL"},
    {"test", "creatinine-clearance", "Creatinine clearance", "mL/min"},
    {"test", "alt", "ALT", "U/L"},
    {"test", "pregnancy-test", "Pregnancy test", NULL},
    {"test", "5-hiaa-urine", "5-HIAA in urine", "mg/(24.h)"},
    {"event", "surgery", "Surgery", NULL},
    {"event", "biopsy", "Biopsy", NULL},
    {"event", "sirt", "SIRT", NULL},
    {"event", "pregnancy", "Pregnancy", NULL},
    {"event", "crisis-plan", "Crisis plan", NULL},
    {"event", "hold", "Hold", NULL},
    {"event", "resume", "Resume", NULL},
    {"event", "switch", "Switch", NULL},
    {"factor", "exercise", "Exercise", NULL},
    {"food", "banana", "Banana", NULL},
    {"food", "grapefruit", "Grapefruit", NULL},
    {"class", "high_serotonin", "Serotonin", NULL},
    {"condition", "diabetes", "Diabetes", NULL},
};

#define LENGTH(array) (sizeof(array) / sizeof *(array))

static inline struct hoof_plan_rows plan_rows(void)
{
    return (struct hoof_plan_rows){
        .agents = plan_agents,
        .agent_count = LENGTH(plan_agents),
        .regimens = plan_regimens,
        .regimen_count = LENGTH(plan_regimens),
        .sheets = plan_sheets,
        .sheet_count = LENGTH(plan_sheets),
        .words = plan_words,
        .word_count = LENGTH(plan_words),
    };
}

/* The book with one check, or none. */
static inline const struct hoof_plan_book *plan_book_of(struct hoof_arena *arena,
                                                        const struct hoof_plan_check_row *check)
{
    struct hoof_plan_rows *rows = hoof_alloc(arena, sizeof *rows);
    const struct hoof_plan_book *book;
    struct hoof_error err = {0};
    assert_non_null(rows);
    *rows = plan_rows();
    rows->checks = check;
    rows->check_count = check ? 1 : 0;
    if (!hoof_plan_book_new(arena, rows, &book, &err))
        fail_msg("%s (%s)", err.text, err.place);
    return book;
}

static inline const struct hoof_plan_book *plan_book(struct hoof_arena *arena)
{
    return plan_book_of(arena, NULL);
}

#endif
