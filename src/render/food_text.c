#include "render/food_text.h"

#include <string.h>

#define LABEL   16 /* columns of the label before a level or a remark */
#define SOURCES 3

static const char *const level_words[] = {"none", "low", "can be high", "moderate", "high"};
/* From the highest: "can be high" comes before "low". */
static const enum hoof_level shown[] = {HOOF_LEVEL_HIGH, HOOF_LEVEL_MODERATE, HOOF_LEVEL_VARIES,
                                        HOOF_LEVEL_LOW};
#define SHOWN (sizeof shown / sizeof *shown)

static void line(struct hoof_text *text, enum hoof_style style, const char *label,
                 struct hoof_buf *words)
{
    hoof_text_labelled(text, 2, 2 + LABEL, style, label, hoof_buf_string(words));
    text->buf->failed |= words->failed;
    hoof_buf_clear(words);
}

/* "high   Fat, Serotonin (not yet checked)", a line for each level. */
static void levels(const struct hoof_food_table *table, const uint8_t *levels,
                   const uint8_t *checked, struct hoof_text *text, struct hoof_buf *words)
{
    for (size_t l = 0; l < SHOWN; l++) {
        bool any = false;
        for (size_t i = 0; i < hoof_food_class_count(table); i++) {
            if (levels[i] != shown[l])
                continue;
            hoof_buf_text(words, any ? ", " : "");
            hoof_buf_text(words, hoof_food_class_name(table, i));
            if (checked && !checked[i])
                hoof_buf_text(words, " (not yet checked)");
            any = true;
        }
        if (any)
            line(text, shown[l] == HOOF_LEVEL_HIGH ? HOOF_WARN : HOOF_PLAIN, level_words[shown[l]],
                 words);
    }
}

static bool is_measured(const struct hoof_food_fact *fact)
{
    static const char end[] = "_content";
    size_t n = strlen(fact->attribute), m = sizeof end - 1;
    return n > m && strcmp(fact->attribute + n - m, end) == 0;
}

static void attribute_words(struct hoof_buf *words, const char *attribute, size_t n)
{
    for (size_t i = 0; i < n; i++)
        hoof_buf_byte(words, attribute[i] == '_' ? ' ' : attribute[i]);
}

/* "about 65.21 g/100 g fat"; "tyramine up to 700 mg/kg"; "histamine not detected". */
static void measurement(struct hoof_buf *words, const struct hoof_food_fact *fact)
{
    size_t name = strlen(fact->attribute) - strlen("_content");
    bool amount = fact->value[0] >= '0' && fact->value[0] <= '9';
    const char *unit = fact->unit && strpbrk(fact->value, "0123456789") ? fact->unit : "";
    if (!amount)
        attribute_words(words, fact->attribute, name);
    hoof_buf_format(words, "%s%s%s%s", amount ? "about " : " ", fact->value, *unit ? " " : "",
                    unit);
    if (amount) {
        hoof_buf_byte(words, ' ');
        attribute_words(words, fact->attribute, name);
    }
}

static void measurements(const struct hoof_food_table *table, const struct hoof_food *food,
                         struct hoof_text *text, struct hoof_buf *words)
{
    bool any = false;
    for (size_t i = 0; i < hoof_food_fact_count(food); i++) {
        const struct hoof_food_fact fact = hoof_food_fact_at(table, food, i);
        if (!is_measured(&fact))
            continue;
        hoof_buf_text(words, any ? "; " : "");
        measurement(words, &fact);
        if (fact.qualifier)
            hoof_buf_format(words, " (%s)", fact.qualifier);
        if (!fact.read)
            hoof_buf_text(words, ", not yet checked");
        any = true;
    }
    if (any)
        line(text, HOOF_DIM, "measured", words);
}

static void sources(const struct hoof_food_table *table, const struct hoof_food *food,
                    struct hoof_text *text, struct hoof_buf *words)
{
    const char *titles[SOURCES];
    size_t told = 0;
    for (size_t i = 0; i < hoof_food_fact_count(food) && told < SOURCES; i++) {
        const struct hoof_food_fact fact = hoof_food_fact_at(table, food, i);
        bool before = false;
        for (size_t k = 0; fact.title && k < told; k++)
            before = before || strcmp(titles[k], fact.title) == 0;
        if (!fact.read || !fact.title || before)
            continue;
        hoof_buf_format(words, "%s%s%s%s", told ? "; " : "", fact.title, fact.as_of ? ", " : "",
                        fact.as_of ? fact.as_of : "");
        titles[told++] = fact.title;
    }
    if (told)
        line(text, HOOF_DIM, "from", words);
}

static void one_food(const struct hoof_food_answer *answer, const struct hoof_food_match *match,
                     bool brief, struct hoof_text *text, struct hoof_buf *words)
{
    const struct hoof_food *food = match->food;
    hoof_buf_text(words, hoof_food_name(answer->table, food));
    hoof_text_heading(text, hoof_buf_string(words));
    hoof_buf_clear(words);
    if (match->own != HOOF_OWN_NONE) {
        hoof_buf_text(words, match->own == HOOF_OWN_FINE
                                 ? "on your own list of foods that you eat without trouble"
                                 : "on your own list of foods that you leave out");
        line(text, HOOF_BOLD, "your list", words);
    }
    const uint8_t *of_food = hoof_food_levels(answer->table, food);
    bool any = false;
    for (size_t i = 0; i < hoof_food_class_count(answer->table); i++)
        any = any || of_food[i] != HOOF_LEVEL_NONE;
    if (!any)
        hoof_text_wrap(text, 2, 2, "No trigger that is listed here.");
    levels(answer->table, of_food, hoof_food_checked(answer->table, food), text, words);
    if (brief)
        return;
    measurements(answer->table, food, text, words);
    sources(answer->table, food, text, words);
    for (size_t i = 0; i < hoof_food_swap_count(food); i++) {
        hoof_buf_text(words, hoof_food_swap_at(answer->table, food, i));
        line(text, HOOF_PLAIN, i ? "" : "instead", words);
    }
}

static bool is_first(const struct hoof_food_answer *answer, size_t i)
{
    for (size_t k = 0; k < i; k++)
        if (answer->matches[k].food == answer->matches[i].food)
            return false;
    return true;
}

static void foods(const struct hoof_food_answer *answer, bool brief, struct hoof_text *text,
                  struct hoof_buf *words)
{
    size_t different = 0;
    /* The person's own lists come first. */
    for (int own = 1; own >= 0; own--) {
        for (size_t i = 0; i < answer->match_count; i++) {
            if ((answer->matches[i].own != HOOF_OWN_NONE) != own || !is_first(answer, i))
                continue;
            if (different++)
                hoof_text_newline(text);
            one_food(answer, &answer->matches[i], brief, text, words);
        }
    }
    if (different > 1) {
        hoof_text_newline(text);
        hoof_text_heading(text, "All together");
        levels(answer->table, answer->classes, NULL, text, words);
    }
    if (different == 0)
        hoof_text_wrap(text, 0, 0,
                       "No food of the list was found in this text. That says nothing about "
                       "what is in it.");
}

static void not_checked(const struct hoof_food_answer *answer, struct hoof_text *text,
                        struct hoof_buf *words)
{
    if (!answer->not_checked_count)
        return;
    hoof_text_newline(text);
    hoof_buf_text(words, "Not checked: ");
    for (size_t i = 0; i < answer->not_checked_count; i++) {
        hoof_buf_text(words, i ? ", " : "");
        hoof_buf_add(words, answer->text + answer->not_checked[i].start,
                     answer->not_checked[i].end - answer->not_checked[i].start);
    }
    hoof_buf_text(words, ". Nothing is known here about these words.");
    hoof_text_wrap(text, 0, 2, hoof_buf_string(words));
    hoof_buf_clear(words);
}

static void questions(const struct hoof_food_answer *answer, struct hoof_text *text,
                      struct hoof_buf *words)
{
    for (size_t i = 0; i < answer->question_count; i++) {
        const struct hoof_food_question *question = &answer->questions[i];
        hoof_text_newline(text);
        hoof_buf_text(words, question->text);
        hoof_buf_text(words, " Ask again with: ");
        for (size_t k = 0; k < question->choice_count; k++)
            hoof_buf_format(words, "%s\"%s\"", k ? " or " : "", question->choices[k]);
        hoof_buf_byte(words, '.');
        hoof_text_wrap(text, 0, 2, hoof_buf_string(words));
        hoof_buf_clear(words);
    }
}

static void verdict(const struct hoof_food_table *table, const struct hoof_test_diet *diet,
                    struct hoof_buf *words)
{
    switch (diet->verdict) {
    case HOOF_VERDICT_AVOID:
        hoof_buf_text(words, diet->has_sheet ? "The sheet says to leave out: "
                                             : "Most laboratories say to leave out: ");
        break;
    case HOOF_VERDICT_LIMIT:
        hoof_buf_text(words, "The sheet limits to one serving a day: ");
        break;
    case HOOF_VERDICT_NOTHING_FOUND:
        hoof_buf_text(words, diet->has_sheet
                                 ? "None of the foods found is on the sheet."
                                 : "None of the foods found is on most laboratories' lists.");
        return;
    case HOOF_VERDICT_UNKNOWN:
        hoof_buf_text(words, "No food of the list was found, so this cannot be told.");
        return;
    }
    for (size_t i = 0; i < diet->food_count; i++)
        hoof_buf_format(words, "%s%s", i ? ", " : "", hoof_food_name(table, diet->foods[i]));
    hoof_buf_byte(words, '.');
}

static void test_diet(const struct hoof_food_table *table, const struct hoof_test_diet *diet,
                      struct hoof_text *text, struct hoof_buf *words)
{
    hoof_text_newline(text);
    hoof_text_heading(text, "For the 5-HIAA test alone (symptoms are another matter)");
    if (diet->has_sheet)
        hoof_buf_format(words, "%s, %d h before and during the collection.", diet->laboratory_name,
                        diet->hours_before);
    else
        hoof_buf_format(words,
                        "No sheet of the laboratory \"%s\" is known here. What most "
                        "laboratories say is shown, for %d h before and during the collection. "
                        "The laboratory's own sheet comes first: ask for it.",
                        diet->laboratory, diet->hours_before);
    hoof_text_wrap(text, 2, 2, hoof_buf_string(words));
    hoof_buf_clear(words);
    verdict(table, diet, words);
    hoof_text_wrap(text, 2, 2, hoof_buf_string(words));
    hoof_buf_clear(words);
    if (diet->has_window) {
        hoof_buf_format(words, "Your plan has a collection: from %s to %s.", diet->window_from,
                        diet->window_to);
        hoof_text_wrap(text, 2, 2, hoof_buf_string(words));
        hoof_buf_clear(words);
    }
    bool medicines = false;
    for (size_t i = 0; i < diet->note_count; i++) {
        if (strcmp(diet->notes[i].attribute, "lab_note") == 0) {
            hoof_buf_format(words, "The sheet says: %s", diet->notes[i].value);
            hoof_text_wrap(text, 2, 2, hoof_buf_string(words));
            hoof_buf_clear(words);
        }
        medicines = medicines || strcmp(diet->notes[i].attribute, "avoid_drug") == 0;
    }
    if (!medicines)
        return;
    hoof_buf_text(words, "The sheet also names medicines that can change the result; talk with "
                         "your team about them:");
    size_t count = 0;
    for (size_t i = 0; i < diet->note_count; i++)
        if (strcmp(diet->notes[i].attribute, "avoid_drug") == 0)
            hoof_buf_format(words, "%s %s", count++ ? "," : "", diet->notes[i].value);
    hoof_buf_byte(words, '.');
    hoof_text_wrap(text, 2, 2, hoof_buf_string(words));
    hoof_buf_clear(words);
}

void hoof_food_text(const struct hoof_food_answer *answer, bool brief, struct hoof_text *text)
{
    struct hoof_buf words = {0};
    foods(answer, brief, text, &words);
    not_checked(answer, text, &words);
    questions(answer, text, &words);
    if (answer->test_diet)
        test_diet(answer->table, answer->test_diet, text, &words);
    text->buf->failed |= words.failed;
    hoof_buf_release(&words);
}
