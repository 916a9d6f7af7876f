#include "render/page_parts.h"

static const char *const level_classes[] = {"", "level-low", "level-varies", "level-moderate",
                                            "level-high"};

/* The highest level that the food has in any class. */
static enum hoof_level highest(const struct hoof_food_table *table, const struct hoof_food *food)
{
    const uint8_t *levels = hoof_food_levels(table, food);
    enum hoof_level level = HOOF_LEVEL_NONE;
    for (size_t i = 0; i < hoof_food_class_count(table); i++)
        if (levels[i] > level)
            level = levels[i];
    return level;
}

/* A food that comes twice has one card: the first match tells its number. */
static size_t number_of(const struct hoof_food_answer *answer, size_t match)
{
    size_t number = 0;
    for (size_t i = 0; i <= match; i++) {
        bool seen = false;
        for (size_t j = 0; j < i; j++)
            seen = seen || answer->matches[j].food == answer->matches[i].food;
        if (answer->matches[i].food == answer->matches[match].food)
            return number + 1;
        number += !seen;
    }
    return number;
}

static bool is_first(const struct hoof_food_answer *answer, size_t match)
{
    for (size_t i = 0; i < match; i++)
        if (answer->matches[i].food == answer->matches[match].food)
            return false;
    return true;
}

void hoof_food_marked(struct hoof_html *html, const struct hoof_food_answer *answer)
{
    size_t at = 0;
    hoof_html_start(html, HOOF_P, "marked");
    for (size_t i = 0; i < answer->match_count; i++) {
        const struct hoof_food_match *match = &answer->matches[i];
        if (match->start < at) /* never read twice, whatever the engine says */
            continue;
        hoof_html_text_n(html, answer->text + at, match->start - at);
        hoof_html_start(html, HOOF_MARK, level_classes[highest(answer->table, match->food)]);
        hoof_html_text_n(html, answer->text + match->start, match->end - match->start);
        hoof_html_start(html, HOOF_SPAN, "number");
        hoof_html_format(html, "\xc2\xa0(%zu)", number_of(answer, i));
        hoof_html_close(html, HOOF_SPAN);
        hoof_html_close(html, HOOF_MARK);
        at = match->end;
    }
    hoof_html_text_n(html, answer->text + at, answer->text_size - at);
    hoof_html_close(html, HOOF_P);
}

/* Classes that it has, highest first, and how sure that is. */
static void levels(struct hoof_html *html, const struct hoof_food_table *table,
                   const struct hoof_food *food)
{
    const uint8_t *of_food = hoof_food_levels(table, food);
    const uint8_t *checked = hoof_food_checked(table, food);
    hoof_html_start(html, HOOF_UL, "levels");
    for (int level = HOOF_LEVEL_HIGH; level > HOOF_LEVEL_NONE; level--)
        for (size_t i = 0; i < hoof_food_class_count(table); i++) {
            if (of_food[i] != level)
                continue;
            hoof_html_start(html, HOOF_LI, level_classes[level]);
            hoof_html_text(html, hoof_food_class_name(table, i));
            hoof_html_text(html, ": ");
            hoof_html_element(html, HOOF_STRONG, NULL, hoof_level_name((enum hoof_level)level));
            if (!checked[i])
                hoof_html_element(html, HOOF_SPAN, "unsure", " (not yet checked)");
            hoof_html_close(html, HOOF_LI);
        }
    hoof_html_close(html, HOOF_UL);
}

static bool is_level(const struct hoof_food_fact *fact)
{
    return fact->unit && strcmp(fact->unit, "level") == 0;
}

/* "high_serotonin: varies level" is said as "serotonin: varies". */
static void attribute_words(struct hoof_html *html, const struct hoof_food_fact *fact)
{
    const char *attribute = fact->attribute;
    if (is_level(fact) && strncmp(attribute, "high_", 5) == 0)
        attribute += 5;
    else if (strcmp(attribute, "hiaa_test") == 0)
        attribute = "lists for the 5-HIAA test";
    for (const char *p = attribute; *p; p++)
        hoof_html_text_n(html, *p == '_' ? " " : p, 1);
}

static void fact(struct hoof_html *html, const struct hoof_food_fact *fact, bool brief)
{
    hoof_html_open(html, HOOF_LI);
    attribute_words(html, fact);
    hoof_html_text(html, ": ");
    hoof_html_text(html, fact->value);
    if (fact->unit && !is_level(fact)) {
        hoof_html_text(html, " ");
        hoof_html_text(html, fact->unit);
    }
    if (fact->qualifier && !brief) {
        hoof_html_text(html, " (");
        hoof_html_text(html, fact->qualifier);
        hoof_html_text(html, ")");
    }
    hoof_html_start(html, HOOF_SPAN, "source");
    if (!fact->read) {
        hoof_html_text(html, " - from memory, not yet checked");
    } else if (fact->title || fact->url) {
        hoof_html_text(html, " - ");
        if (fact->url && !brief) {
            hoof_html_open(html, HOOF_A);
            hoof_html_link(html, "href", fact->url);
            hoof_html_attr(html, "rel", "noreferrer noopener");
            hoof_html_text(html, fact->title ? fact->title : fact->url);
            hoof_html_close(html, HOOF_A);
        } else {
            hoof_html_text(html, fact->title ? fact->title : fact->url);
        }
        if (fact->as_of && !brief)
            hoof_html_format(html, ", as of %s", fact->as_of);
    }
    hoof_html_close(html, HOOF_SPAN);
    hoof_html_close(html, HOOF_LI);
}

static void own_list(struct hoof_html *html, enum hoof_own_list own)
{
    if (own == HOOF_OWN_FINE)
        hoof_html_element(html, HOOF_P, "own", "On your own list of foods that are fine for you.");
    else if (own == HOOF_OWN_AVOID)
        hoof_html_element(html, HOOF_P, "own", "On your own list of foods that you avoid.");
}

static void swaps(struct hoof_html *html, const struct hoof_food_table *table,
                  const struct hoof_food *food)
{
    if (hoof_food_swap_count(food) == 0)
        return;
    hoof_html_start(html, HOOF_P, "swaps");
    hoof_html_element(html, HOOF_STRONG, NULL, "Instead: ");
    for (size_t i = 0; i < hoof_food_swap_count(food); i++) {
        hoof_html_text(html, i ? "; " : "");
        hoof_html_text(html, hoof_food_swap_at(table, food, i));
    }
    hoof_html_text(html, ".");
    hoof_html_close(html, HOOF_P);
}

static void card(struct hoof_html *html, const struct hoof_food_answer *answer, size_t i,
                 bool brief)
{
    const struct hoof_food_match *match = &answer->matches[i];
    const struct hoof_food *food = match->food;
    const size_t facts = hoof_food_fact_count(food);
    hoof_html_start(html, HOOF_LI, "food");
    hoof_html_start(html, HOOF_H3, NULL);
    hoof_html_format(html, "%zu. %s", number_of(answer, i), hoof_food_name(answer->table, food));
    hoof_html_close(html, HOOF_H3);
    own_list(html, match->own);
    if (highest(answer->table, food) == HOOF_LEVEL_NONE)
        hoof_html_element(html, HOOF_P, NULL, "No known trigger class is listed for it.");
    else
        levels(html, answer->table, food);
    if (facts) {
        if (!brief) {
            hoof_html_open(html, HOOF_DETAILS);
            hoof_html_flag(html, "open", answer->match_count == 1);
            hoof_html_start(html, HOOF_SUMMARY, NULL);
            hoof_html_format(html, "Why, and from where (%zu)", facts);
            hoof_html_close(html, HOOF_SUMMARY);
        }
        hoof_html_start(html, HOOF_UL, "facts");
        for (size_t j = 0; j < facts && (!brief || j < 2); j++) {
            const struct hoof_food_fact one = hoof_food_fact_at(answer->table, food, j);
            fact(html, &one, brief);
        }
        hoof_html_close(html, HOOF_UL);
        if (!brief)
            hoof_html_close(html, HOOF_DETAILS);
    }
    swaps(html, answer->table, food);
    hoof_html_close(html, HOOF_LI);
}

static void not_checked(struct hoof_html *html, const struct hoof_food_answer *answer)
{
    if (answer->not_checked_count == 0)
        return;
    hoof_html_start(html, HOOF_P, "not-checked");
    hoof_html_text(html, "Not checked, because they are not in the list: ");
    for (size_t i = 0; i < answer->not_checked_count; i++) {
        const struct hoof_span *span = &answer->not_checked[i];
        hoof_html_text(html, i ? ", " : "");
        hoof_html_open(html, HOOF_STRONG);
        hoof_html_text_n(html, answer->text + span->start, span->end - span->start);
        hoof_html_close(html, HOOF_STRONG);
    }
    hoof_html_text(html, ".");
    hoof_html_close(html, HOOF_P);
}

static bool has_card(const struct hoof_food_answer *answer, size_t i)
{
    const struct hoof_food_match *match = &answer->matches[i];
    return answer->match_count < 4 || match->own != HOOF_OWN_NONE ||
           highest(answer->table, match->food) != HOOF_LEVEL_NONE;
}

/* In a long text the foods without a class go in one line. */
static void without_class(struct hoof_html *html, const struct hoof_food_answer *answer)
{
    bool any = false;
    for (size_t i = 0; i < answer->match_count; i++) {
        if (!is_first(answer, i) || has_card(answer, i))
            continue;
        if (!any)
            hoof_html_start(html, HOOF_P, "without-class");
        hoof_html_text(html, any ? ", " : "No known trigger class is listed for: ");
        hoof_html_format(html, "%zu. %s", number_of(answer, i),
                         hoof_food_name(answer->table, answer->matches[i].food));
        any = true;
    }
    if (any) {
        hoof_html_text(html, ".");
        hoof_html_close(html, HOOF_P);
    }
}

void hoof_food_cards(struct hoof_html *html, const struct hoof_food_answer *answer, bool brief)
{
    size_t shown = 0;
    if (answer->match_count == 0)
        hoof_html_element(html, HOOF_P, NULL, "None of these words is in the list of foods.");
    else
        hoof_html_start(html, HOOF_OL, "foods");
    for (size_t i = 0; i < answer->match_count; i++)
        if (is_first(answer, i) && has_card(answer, i) && (!brief || shown++ < 6))
            card(html, answer, i, brief);
    if (answer->match_count)
        hoof_html_close(html, HOOF_OL);
    without_class(html, answer);
    not_checked(html, answer);
}
