#include "sentence/inside.h"

#include <string.h>

/* Single words: those near a name that are none, months, weekdays, numbers, units. */

bool hoof_say_is_any(const struct reading *r, size_t i, const char *const *words)
{
    for (; *words; words++)
        if (hoof_say_is(r, i, *words))
            return true;
    return false;
}

size_t hoof_say_run(const struct reading *r, size_t i, const char *phrase)
{
    size_t at = i;
    for (const char *word = phrase; *word;) {
        const char *end = strchrnul(word, ' ');
        size_t n = (size_t)(end - word);
        if (at >= r->token_count || r->tokens[at].kind != TOKEN_WORD ||
            strncmp(r->tokens[at].fold, word, n) != 0 || r->tokens[at].fold[n] != '\0')
            return 0;
        at++;
        word = *end ? end + 1 : end;
    }
    return at - i;
}

/* Common words that are near a name: never taken for a misspelling of it. */
static const char *const common[] = {
    "couch",   "tried",    "where",    "there",   "these",    "those",     "their",    "house",
    "large",   "great",    "later",    "never",   "other",    "water",     "white",    "while",
    "would",   "could",    "should",   "about",   "after",    "again",     "right",    "light",
    "night",   "might",    "sight",    "eight",   "weigh",    "weight",    "height",   "heart",
    "hearth",  "earth",    "walk",     "talked",  "worked",   "baked",     "cooked",   "asked",
    "looked",  "liked",    "lived",    "moved",   "phone",    "plate",     "place",    "price",
    "quite",   "quiet",    "round",    "sound",   "south",    "north",     "month",    "mouth",
    "start",   "state",    "still",    "stood",   "stool",    "store",     "story",    "study",
    "table",   "tabled",   "taste",    "tasted",  "today",    "towel",     "trial",    "train",
    "trips",   "truck",    "trust",    "upset",   "using",    "usual",     "visit",    "voice",
    "watch",   "whole",    "world",    "worry",   "worse",    "worst",     "young",    "brother",
    "mother",  "father",   "sister",   "dinner",  "doctor",   "garden",    "friend",   "people",
    "before",  "better",   "during",   "enough",  "follow",   "having",    "little",   "lovely",
    "minute",  "moment",   "number",   "office",  "person",   "really",    "rested",   "shower",
    "simple",  "single",   "slept",    "sleepy",  "steps",    "sunday",    "monday",   "swelled",
    "things",  "through",  "though",   "thought", "tonight",  "travelled", "waiting",  "walking",
    "wanted",  "washed",   "window",   "winter",  "yellow",   "evening",   "morning",  "nothing",
    "several", "seven",    "three",    "cream",   "bread",    "beans",     "green",    "black",
    "brown",   "fresh",    "fried",    "flour",   "fruit",    "grape",     "steak",    "toast",
    "flesh",   "crush",    "brush",    "plush",   "flash",    "rough",     "tough",    "laugh",
    "cheat",   "wheat",    "sweet",    "swear",   "sweater",  "stair",     "strain",   "string",
    "closed",  "homework", "sweating", "sweats",  "sweaty",   "sweated",   "sandwich", "noted",
    "scant",   "scare",    "scarf",    "stream",  "street",   "straw",     "cancer",   "bought",
    "caught",  "fought",   "brought",  "bonded",  "hospital", "battery",   "medicine", "family",
    "church",  "clinic",   "nurse",    "purse",   "course",   "horse",     "letter",   "pressure",
    "measure", "treasure", "patient",  "package", "message",  "massage",
};

/* Words of meals that are no foods: not reported as unknown. */
bool hoof_say_meal_word(const char *fold)
{
    static const char *const words[] = {
        "glass",     "glasses", "cup",   "cups",   "mug",     "slice",   "slices",   "piece",
        "pieces",    "bowl",    "plate", "bottle", "bottles", "can",     "homemade", "small",
        "big",       "large",   "cold",  "hot",    "warm",    "extra",   "fresh",    "leftover",
        "leftovers", "half",    "whole", "spoon",  "handful", "portion", "helping",  "bite",
        "bites",     "plain",   "home",  "made",   "style",   "serving", "snack",    "lots",
    };
    for (size_t k = 0; k < sizeof words / sizeof *words; k++)
        if (strcmp(words[k], fold) == 0)
            return true;
    return false;
}

bool hoof_say_common_word(const char *fold)
{
    for (size_t k = 0; k < sizeof common / sizeof *common; k++)
        if (strcmp(common[k], fold) == 0)
            return true;
    return false;
}

int hoof_say_month(const char *fold)
{
    static const char *const full[] = {"january",   "february", "march",    "april",
                                       "may",       "june",     "july",     "august",
                                       "september", "october",  "november", "december"};
    size_t n = strlen(fold);
    if (n < 3)
        return 0;
    if (strcmp(fold, "sept") == 0)
        return 9;
    for (int m = 0; m < 12; m++)
        if (strcmp(full[m], fold) == 0 || (n == 3 && strncmp(full[m], fold, 3) == 0))
            return m + 1;
    return 0;
}

int hoof_say_weekday(const char *fold, bool *short_form)
{
    static const char *const full[] = {"monday", "tuesday",  "wednesday", "thursday",
                                       "friday", "saturday", "sunday"};
    static const struct {
        const char *word;
        int day;
    } brief[] = {{"mon", 0},  {"tue", 1},   {"tues", 1}, {"wed", 2}, {"weds", 2}, {"thu", 3},
                 {"thur", 3}, {"thurs", 3}, {"fri", 4},  {"sat", 5}, {"sun", 6}};
    *short_form = false;
    for (int d = 0; d < 7; d++)
        if (strcmp(full[d], fold) == 0)
            return d;
    *short_form = true;
    for (size_t k = 0; k < sizeof brief / sizeof *brief; k++)
        if (strcmp(brief[k].word, fold) == 0)
            return brief[k].day;
    return -1;
}

int hoof_say_number_word(const char *fold)
{
    static const char *const words[] = {
        "zero",     "one",     "two",     "three",     "four",     "five",     "six",
        "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",   "thirteen",
        "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"};
    for (int k = 1; k <= 20; k++)
        if (strcmp(words[k], fold) == 0)
            return k;
    static const struct {
        const char *word;
        int value;
    } tens[] = {{"thirty", 30},  {"forty", 40},  {"fourty", 40}, {"fifty", 50},   {"sixty", 60},
                {"seventy", 70}, {"eighty", 80}, {"ninety", 90}, {"hundred", 100}};
    for (size_t k = 0; k < sizeof tens / sizeof *tens; k++)
        if (strcmp(tens[k].word, fold) == 0)
            return tens[k].value;
    return -1;
}

const char *hoof_say_unit_word(const char *fold, bool *dose)
{
    static const struct {
        const char *word, *unit;
        bool dose;
    } units[] = {
        {"mg", "mg", true},
        {"mgs", "mg", true},
        {"milligram", "mg", true},
        {"milligrams", "mg", true},
        {"milligramme", "mg", true},
        {"milligrammes", "mg", true},
        {"mcg", "mcg", true},
        {"mcgs", "mcg", true},
        {"ug", "mcg", true},
        {"\u03bcg", "mcg", true},
        {"microgram", "mcg", true},
        {"micrograms", "mcg", true},
        {"microgramme", "mcg", true},
        {"microgrammes", "mcg", true},
        {"mics", "mcg", true},
        {"g", "g", true},
        {"gram", "g", true},
        {"grams", "g", true},
        {"gm", "g", true},
        {"gr", "g", true},
        {"mu", "MU", true},
        {"gbq", "GBq", true},
        {"gy", "Gy", true},
        {"unit", "U", true},
        {"units", "U", true},
        {"iu", "U", true},
        {"kg", "kg", false},
        {"kgs", "kg", false},
        {"kilo", "kg", false},
        {"kilos", "kg", false},
        {"kilogram", "kg", false},
        {"kilograms", "kg", false},
        {"lb", "[lb_av]", false},
        {"lbs", "[lb_av]", false},
        {"pound", "[lb_av]", false},
        {"pounds", "[lb_av]", false},
        {"ml", "mL", false},
        {"mls", "mL", false},
        {"cc", "mL", false},
        {"l", "L", false},
        {"litre", "L", false},
        {"litres", "L", false},
        {"bpm", "/min", false},
        {"degrees", "deg", false},
        {"degree", "deg", false},
        {"celsius", "Cel", false},
        {"fahrenheit", "[degF]", false},
        {"percent", "%", false},
        {"oz", "[oz_av]", false},
        {"ounces", "[oz_av]", false},
        {"stone", "stone", false},
        {"st", "stone", false},
    };
    for (size_t k = 0; k < sizeof units / sizeof *units; k++) {
        if (strcmp(units[k].word, fold) == 0) {
            *dose = units[k].dose;
            return units[k].unit;
        }
    }
    return NULL;
}
