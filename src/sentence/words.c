#include "sentence/inside.h"

#include <string.h>

/*
 * The fixed words of everyday English that are no names of the knowledge book.
 * One phrase a line, folded, without apostrophes; the longest that fits wins.
 */
static const struct phrase phrases[] = {
    /* entries of their own */
    {"nothing to report", PIECE_NOTHING, 0},
    {"nothing to log", PIECE_NOTHING, 0},
    {"nothing to note", PIECE_NOTHING, 0},
    {"nothing to say", PIECE_NOTHING, 0},
    {"nothing happened", PIECE_NOTHING, 0},
    {"nothing new", PIECE_NOTHING, 0},
    {"nothing at all", PIECE_NOTHING, 0},
    {"nothing today", PIECE_NOTHING, 0},
    {"nothing", PIECE_NOTHING, 0},
    {"no symptoms", PIECE_NOTHING, 0},
    {"no symptom", PIECE_NOTHING, 0},
    {"no symptoms at all", PIECE_NOTHING, 0},
    {"no problems", PIECE_NOTHING, 0},
    {"no problem", PIECE_NOTHING, 0},
    {"no issues", PIECE_NOTHING, 0},
    {"no complaints", PIECE_NOTHING, 0},
    {"no trouble", PIECE_NOTHING, 0},
    {"symptom free", PIECE_NOTHING, 0},
    {"good day", PIECE_NOTHING, 0},
    {"a good day", PIECE_NOTHING, 0},
    {"very good day", PIECE_NOTHING, 0},
    {"great day", PIECE_NOTHING, 0},
    {"quiet day", PIECE_NOTHING, 0},
    {"uneventful", PIECE_NOTHING, 0},
    {"uneventful day", PIECE_NOTHING, 0},
    {"all good", PIECE_NOTHING, 0},
    {"all quiet", PIECE_NOTHING, 0},
    {"all well", PIECE_NOTHING, 0},
    {"all clear", PIECE_NOTHING, 0},
    {"all fine", PIECE_NOTHING, 0},
    {"all ok", PIECE_NOTHING, 0},
    {"feeling fine", PIECE_NOTHING, 0},
    {"feeling good", PIECE_NOTHING, 0},
    {"feeling well", PIECE_NOTHING, 0},
    {"felt fine", PIECE_NOTHING, 0},
    {"felt good", PIECE_NOTHING, 0},
    {"felt well", PIECE_NOTHING, 0},
    {"im fine", PIECE_NOTHING, 0},
    {"im well", PIECE_NOTHING, 0},
    {"well", PIECE_NOTHING, 1},
    {"fine", PIECE_NOTHING, 1},
    {"note", PIECE_NOTE, 0},
    {"notes", PIECE_NOTE, 0},
    {"note to self", PIECE_NOTE, 1},
    {"question for team", PIECE_NOTE, 0},
    {"question for the team", PIECE_NOTE, 0},
    {"question for my team", PIECE_NOTE, 0},
    {"ask the team", PIECE_NOTE, 2},
    {"ask team", PIECE_NOTE, 2},
    {"ask my team", PIECE_NOTE, 2},
    {"ask the nurse", PIECE_NOTE, 2},
    {"ask nurse", PIECE_NOTE, 2},
    {"ask the doctor", PIECE_NOTE, 2},
    {"ask doctor", PIECE_NOTE, 2},
    {"ask about", PIECE_NOTE, 2},
    {"reminder", PIECE_NOTE, 0},
    {"remember to", PIECE_NOTE, 2},
    {"remember", PIECE_NOTE, 0},
    /* stools */
    {"stool", PIECE_STOOL, 0},
    {"stools", PIECE_STOOL, 0},
    {"bm", PIECE_STOOL, 0},
    {"bms", PIECE_STOOL, 0},
    {"bowel movement", PIECE_STOOL, 0},
    {"bowel movements", PIECE_STOOL, 0},
    {"bowel motion", PIECE_STOOL, 0},
    {"bowel motions", PIECE_STOOL, 0},
    {"bowl movement", PIECE_STOOL, 0},
    {"bowl movements", PIECE_STOOL, 0},
    {"motion", PIECE_STOOL, 0},
    {"motions", PIECE_STOOL, 0},
    {"poo", PIECE_STOOL, 0},
    {"poos", PIECE_STOOL, 0},
    {"poop", PIECE_STOOL, 0},
    {"poops", PIECE_STOOL, 0},
    {"pooped", PIECE_STOOL, 0},
    {"number two", PIECE_STOOL, 0},
    {"opened my bowels", PIECE_STOOL, 0},
    {"opened bowels", PIECE_STOOL, 0},
    {"bowels open", PIECE_STOOL, 0},
    {"bowels opened", PIECE_STOOL, 0},
    {"bristol", PIECE_BRISTOL, 1},
    {"bristol type", PIECE_BRISTOL, 1},
    {"bristol stool", PIECE_BRISTOL, 1},
    {"bristol stool type", PIECE_BRISTOL, 1},
    {"bss", PIECE_BRISTOL, 1},
    {"type", PIECE_BRISTOL, 0},
    {"watery", PIECE_FLAG, HOOF_STOOL_WATERY},
    {"liquid", PIECE_FLAG, HOOF_STOOL_WATERY},
    {"like water", PIECE_FLAG, HOOF_STOOL_WATERY},
    {"pure water", PIECE_FLAG, HOOF_STOOL_WATERY},
    {"urgent", PIECE_FLAG, HOOF_STOOL_URGENT},
    {"urgently", PIECE_FLAG, HOOF_STOOL_URGENT},
    {"urgency", PIECE_FLAG, HOOF_STOOL_URGENT},
    {"had to run", PIECE_FLAG, HOOF_STOOL_URGENT},
    {"had to rush", PIECE_FLAG, HOOF_STOOL_URGENT},
    {"nocturnal", PIECE_FLAG, HOOF_STOOL_NOCTURNAL},
    {"woke me", PIECE_FLAG, HOOF_STOOL_NOCTURNAL},
    {"woke me up", PIECE_FLAG, HOOF_STOOL_NOCTURNAL},
    {"oily", PIECE_FLAG, HOOF_STOOL_OILY},
    {"greasy", PIECE_FLAG, HOOF_STOOL_OILY},
    {"fatty", PIECE_FLAG, HOOF_STOOL_OILY},
    {"pale", PIECE_FLAG, HOOF_STOOL_OILY},
    {"floating", PIECE_FLAG, HOOF_STOOL_OILY},
    {"floats", PIECE_FLAG, HOOF_STOOL_OILY},
    {"floated", PIECE_FLAG, HOOF_STOOL_OILY},
    {"floaters", PIECE_FLAG, HOOF_STOOL_OILY},
    {"blood", PIECE_FLAG, HOOF_STOOL_BLOOD},
    {"bloody", PIECE_FLAG, HOOF_STOOL_BLOOD},
    {"some blood", PIECE_FLAG, HOOF_STOOL_BLOOD},
    {"blood in it", PIECE_FLAG, HOOF_STOOL_BLOOD},
    {"loose", PIECE_LOOSE, 0},
    {"soft", PIECE_LOOSE, 0},
    {"mushy", PIECE_LOOSE, 0},
    {"runny", PIECE_LOOSE, 0},
    {"formed", PIECE_LOOSE, 0},
    {"normal", PIECE_LOOSE, 1},
    {"solid", PIECE_LOOSE, 0},
    {"hard", PIECE_LOOSE, 0},
    /* how bad: 2, 5, 8 */
    {"mild", PIECE_SEVERITY, 2},
    {"mildly", PIECE_SEVERITY, 2},
    {"very mild", PIECE_SEVERITY, 2},
    {"slight", PIECE_SEVERITY, 2},
    {"slightly", PIECE_SEVERITY, 2},
    {"a bit of", PIECE_SEVERITY, 2},
    {"a bit of a", PIECE_SEVERITY, 2},
    {"a bit", PIECE_SEVERITY, 2},
    {"a little", PIECE_SEVERITY, 2},
    {"a little bit", PIECE_SEVERITY, 2},
    {"a little bit of", PIECE_SEVERITY, 2},
    {"a touch of", PIECE_SEVERITY, 2},
    {"faint", PIECE_SEVERITY, 2},
    {"minor", PIECE_SEVERITY, 2},
    {"light", PIECE_SEVERITY, 2},
    {"lightly", PIECE_SEVERITY, 2},
    {"weak", PIECE_SEVERITY, 2},
    {"not too bad", PIECE_SEVERITY, 2},
    {"not so bad", PIECE_SEVERITY, 2},
    {"not bad", PIECE_SEVERITY, 2},
    {"not severe", PIECE_SEVERITY, -1},
    {"moderate", PIECE_SEVERITY, 5},
    {"moderately", PIECE_SEVERITY, 5},
    {"medium", PIECE_SEVERITY, 5},
    {"middling", PIECE_SEVERITY, 5},
    {"so so", PIECE_SEVERITY, 5},
    {"fairly bad", PIECE_SEVERITY, 5},
    {"severe", PIECE_SEVERITY, 8},
    {"severely", PIECE_SEVERITY, 8},
    {"very severe", PIECE_SEVERITY, 8},
    {"bad", PIECE_SEVERITY, 8},
    {"badly", PIECE_SEVERITY, 8},
    {"very bad", PIECE_SEVERITY, 8},
    {"really bad", PIECE_SEVERITY, 8},
    {"terrible", PIECE_SEVERITY, 8},
    {"terribly", PIECE_SEVERITY, 8},
    {"awful", PIECE_SEVERITY, 8},
    {"awfully", PIECE_SEVERITY, 8},
    {"horrible", PIECE_SEVERITY, 8},
    {"horribly", PIECE_SEVERITY, 8},
    {"horrid", PIECE_SEVERITY, 8},
    {"dreadful", PIECE_SEVERITY, 8},
    {"strong", PIECE_SEVERITY, 8},
    {"strongly", PIECE_SEVERITY, 8},
    {"intense", PIECE_SEVERITY, 8},
    {"intensely", PIECE_SEVERITY, 8},
    {"violent", PIECE_SEVERITY, 8},
    {"heavy", PIECE_SEVERITY, 8},
    {"nasty", PIECE_SEVERITY, 8},
    {"massive", PIECE_SEVERITY, 8},
    {"unbearable", PIECE_SEVERITY, 8},
    {"excruciating", PIECE_SEVERITY, 8},
    {"severity", PIECE_SEVERITY, -2}, /* a number follows */
    {"sev", PIECE_SEVERITY, -2},
    {"intensity", PIECE_SEVERITY, -2},
    /* how often */
    {"once", PIECE_TIMES, 1},
    {"twice", PIECE_TIMES, 2},
    {"thrice", PIECE_TIMES, 3},
    {"a few", PIECE_MANY, 0},
    {"a few times", PIECE_MANY, 0},
    {"few", PIECE_MANY, 0},
    {"several", PIECE_MANY, 0},
    {"several times", PIECE_MANY, 0},
    {"many", PIECE_MANY, 0},
    {"many times", PIECE_MANY, 0},
    {"lots of", PIECE_MANY, 0},
    {"a lot of", PIECE_MANY, 0},
    {"loads of", PIECE_MANY, 0},
    {"multiple", PIECE_MANY, 0},
    {"tablet", PIECE_UNITS, 0},
    {"tablets", PIECE_UNITS, 0},
    {"tab", PIECE_UNITS, 0},
    {"tabs", PIECE_UNITS, 0},
    {"pill", PIECE_UNITS, 0},
    {"pills", PIECE_UNITS, 0},
    {"capsule", PIECE_UNITS, 0},
    {"capsules", PIECE_UNITS, 0},
    {"cap", PIECE_UNITS, 0},
    {"caps", PIECE_UNITS, 0},
    {"sachet", PIECE_UNITS, 0},
    {"sachets", PIECE_UNITS, 0},
    {"shot", PIECE_UNITS, 1},
    {"shots", PIECE_UNITS, 1},
    {"injection", PIECE_UNITS, 1},
    {"injections", PIECE_UNITS, 1},
    {"injection of", PIECE_UNITS, 1},
    {"jab", PIECE_UNITS, 1},
    {"jabs", PIECE_UNITS, 1},
    {"dose", PIECE_UNITS, 1},
    {"doses", PIECE_UNITS, 1},
    {"ampoule", PIECE_UNITS, 0},
    {"ampoules", PIECE_UNITS, 0},
    /* medicines */
    {"took", PIECE_TOOK, 0},
    {"taken", PIECE_TOOK, 0},
    {"take", PIECE_TOOK, 0},
    {"taking", PIECE_TOOK, 0},
    {"injected", PIECE_TOOK, 0},
    {"swallowed", PIECE_TOOK, 0},
    {"rescue", PIECE_RESCUE, 0},
    {"rescue dose", PIECE_RESCUE, 0},
    {"rescue dose of", PIECE_RESCUE, 0},
    {"rescue shot", PIECE_RESCUE, 0},
    {"rescue shot of", PIECE_RESCUE, 0},
    {"rescue injection", PIECE_RESCUE, 0},
    {"extra", PIECE_RESCUE, 0},
    {"extra dose", PIECE_RESCUE, 0},
    {"extra dose of", PIECE_RESCUE, 0},
    {"extra shot", PIECE_RESCUE, 0},
    {"extra shot of", PIECE_RESCUE, 0},
    {"as needed", PIECE_RESCUE, 0},
    {"prn", PIECE_RESCUE, 0},
    {"when needed", PIECE_RESCUE, 0},
    {"breakthrough", PIECE_RESCUE, 0},
    {"breakthrough dose", PIECE_RESCUE, 0},
    {"breakthrough dose of", PIECE_RESCUE, 0},
    {"skipped", PIECE_SKIP, 0},
    {"skip", PIECE_SKIP, 0},
    {"left out", PIECE_SKIP, 0},
    {"did not take", PIECE_SKIP, 0},
    {"didnt take", PIECE_SKIP, 0},
    {"didnt have", PIECE_SKIP, 1},
    {"did not have", PIECE_SKIP, 1},
    {"havent taken", PIECE_SKIP, 0},
    {"have not taken", PIECE_SKIP, 0},
    {"didnt inject", PIECE_SKIP, 0},
    {"not taken", PIECE_SKIP, 0},
    {"forgot", PIECE_FORGOT, 0},
    {"forgot to take", PIECE_FORGOT, 0},
    {"forgotten", PIECE_FORGOT, 0},
    {"missed", PIECE_FORGOT, 0},
    {"by mouth", PIECE_ROUTE, 0},
    {"orally", PIECE_ROUTE, 0},
    {"subcutaneously", PIECE_ROUTE, 1},
    {"subcutaneous", PIECE_ROUTE, 1},
    {"subcut", PIECE_ROUTE, 1},
    {"sub q", PIECE_ROUTE, 1},
    {"subq", PIECE_ROUTE, 1},
    {"sc", PIECE_ROUTE, 1},
    {"s c", PIECE_ROUTE, 1},
    {"under the skin", PIECE_ROUTE, 1},
    {"deep subcut", PIECE_ROUTE, 2},
    {"deep sc", PIECE_ROUTE, 2},
    {"deep subcutaneous", PIECE_ROUTE, 2},
    {"im", PIECE_ROUTE, 3},
    {"intramuscular", PIECE_ROUTE, 3},
    {"intramuscularly", PIECE_ROUTE, 3},
    {"iv", PIECE_ROUTE, 4},
    {"intravenous", PIECE_ROUTE, 4},
    {"intravenously", PIECE_ROUTE, 4},
    {"by drip", PIECE_ROUTE, 4},
    {"infusion", PIECE_ROUTE, 4},
    /* meals */
    {"ate", PIECE_ATE, 0},
    {"eaten", PIECE_ATE, 0},
    {"eating", PIECE_ATE, 0},
    {"drank", PIECE_ATE, 0},
    {"drunk", PIECE_ATE, 0},
    {"drinking", PIECE_ATE, 0},
    {"dined on", PIECE_ATE, 0},
    {"snacked on", PIECE_ATE, 0},
    {"breakfast", PIECE_MEAL, PART_MORNING},
    {"brunch", PIECE_MEAL, PART_NONE},
    {"lunch", PIECE_MEAL, PART_AFTERNOON},
    {"lunchtime", PIECE_MEAL, PART_AFTERNOON},
    {"dinner", PIECE_MEAL, PART_EVENING},
    {"supper", PIECE_MEAL, PART_EVENING},
    {"tea time", PIECE_MEAL, PART_EVENING},
    {"snack", PIECE_MEAL, PART_NONE},
    {"meal", PIECE_MEAL, PART_NONE},
    {"large meal", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"big meal", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"huge meal", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"heavy meal", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"large dinner", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"big dinner", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"large lunch", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"big lunch", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"big breakfast", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"large breakfast", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"large portion", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"big portion", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"huge portion", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"large plate", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"big plate", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"large bowl", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"big bowl", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"large helping", PIECE_SIZE, HOOF_SIZE_LARGE},
    {"small meal", PIECE_SIZE, HOOF_SIZE_SMALL},
    {"light meal", PIECE_SIZE, HOOF_SIZE_SMALL},
    {"small lunch", PIECE_SIZE, HOOF_SIZE_SMALL},
    {"light lunch", PIECE_SIZE, HOOF_SIZE_SMALL},
    {"small dinner", PIECE_SIZE, HOOF_SIZE_SMALL},
    {"light dinner", PIECE_SIZE, HOOF_SIZE_SMALL},
    {"small breakfast", PIECE_SIZE, HOOF_SIZE_SMALL},
    {"small portion", PIECE_SIZE, HOOF_SIZE_SMALL},
    {"small plate", PIECE_SIZE, HOOF_SIZE_SMALL},
    {"small bowl", PIECE_SIZE, HOOF_SIZE_SMALL},
    {"small helping", PIECE_SIZE, HOOF_SIZE_SMALL},
    {"usual portion", PIECE_SIZE, HOOF_SIZE_USUAL},
    {"normal portion", PIECE_SIZE, HOOF_SIZE_USUAL},
    {"usual meal", PIECE_SIZE, HOOF_SIZE_USUAL},
    {"normal meal", PIECE_SIZE, HOOF_SIZE_USUAL},
    /* results in words */
    {"positive", PIECE_RESULT, 0},
    {"negative", PIECE_RESULT, 0},
    /* no */
    {"no", PIECE_NO, 0},
    {"not", PIECE_NO, 0},
    {"without", PIECE_NO, 0},
    {"without any", PIECE_NO, 0},
    {"zero", PIECE_NO, 0},
    {"no more", PIECE_NO, 0},
    {"no further", PIECE_NO, 0},
    {"no new", PIECE_NO, 0},
    {"no sign of", PIECE_NO, 0},
    {"not any", PIECE_NO, 0},
    {"didnt get", PIECE_NO, 0},
    {"did not get", PIECE_NO, 0},
    {"havent had", PIECE_NO, 0},
    {"have not had", PIECE_NO, 0},
    {"havent had any", PIECE_NO, 0},
    {"not had", PIECE_NO, 0},
    {"not had any", PIECE_NO, 0},
    {"didnt have any", PIECE_NO, 0},
    {"did not have any", PIECE_NO, 0},
    {"didnt", PIECE_NO, 0},
    {"did not", PIECE_NO, 0},
    {"havent", PIECE_NO, 0},
    {"never", PIECE_NO, 0},
    /* what joins */
    {"and", PIECE_AND, 0},
    {"plus", PIECE_AND, 0},
    {"with", PIECE_AND, 0},
    {"along with", PIECE_AND, 0},
    {"as well as", PIECE_AND, 0},
    {"alongside", PIECE_AND, 0},
    {"during", PIECE_AND, 0},
    {"while", PIECE_AND, 0},
    {"when", PIECE_AND, 0},
    {"or", PIECE_AND, 1},
    {"nor", PIECE_AND, 1},
    {"then", PIECE_STOP, 1},
    {"and then", PIECE_STOP, 1},
    {"followed by", PIECE_STOP, 1},
    {"later on", PIECE_STOP, 1},
    {"but", PIECE_STOP, 1},
    {"also", PIECE_STOP, 1},
    {"and also", PIECE_STOP, 1},
    {"so", PIECE_STOP, 1},
    {"so i", PIECE_STOP, 1},
    {"except", PIECE_STOP, 1},
    {"except for", PIECE_STOP, 1},
    {"apart from", PIECE_STOP, 1},
    {"after", PIECE_AFTER, 0},
    {"right after", PIECE_AFTER, 0},
    {"straight after", PIECE_AFTER, 0},
    {"just after", PIECE_AFTER, 0},
    {"soon after", PIECE_AFTER, 0},
    {"shortly after", PIECE_AFTER, 0},
    {"following", PIECE_AFTER, 0},
    {"because of", PIECE_AFTER, 0},
    {"due to", PIECE_AFTER, 0},
    {"from eating", PIECE_AFTER, 0},
    {"after eating", PIECE_AFTER, 1},
    {"after drinking", PIECE_AFTER, 1},
    {"before", PIECE_BEFORE, 0},
    {"just before", PIECE_BEFORE, 0},
    {"right before", PIECE_BEFORE, 0},
    {"before eating", PIECE_BEFORE, 1},
    {"later", PIECE_LATER, 0},
    {"afterwards", PIECE_LATER, 0},
    {"afterward", PIECE_LATER, 0},
};

/* Words that carry no meaning of their own here. They are not reported, and no
 * misspelling is looked for behind them. */
static const char *const fillers[] = {
    "what",     "worst",    "w",       "a",           "again",  "am",       "an",       "another",
    "any",      "approx",   "are",     "as",          "at",     "be",       "been",     "by",
    "ca",       "circa",    "could",   "day",         "did",    "do",       "each",     "episode",
    "episodes", "ended",    "every",   "experienced", "feel",   "feeling",  "felt",     "for",
    "from",     "gave",     "get",     "getting",     "given",  "go",       "going",    "gone",
    "got",      "had",      "has",     "have",        "having", "he",       "her",      "here",
    "him",      "his",      "i",       "id",          "ill",    "im",       "in",       "is",
    "it",       "its",      "ive",     "just",        "kind",   "lasted",   "lasting",  "long",
    "me",       "my",       "myself",  "noticed",     "of",     "off",      "ok",       "on",
    "only",     "onto",     "our",     "out",         "over",   "please",   "pretty",   "quite",
    "rather",   "really",   "round",   "she",         "some",   "started",  "starting", "still",
    "suddenly", "that",     "the",     "their",       "them",   "there",    "they",     "this",
    "to",       "today",    "too",     "until",       "up",     "very",     "was",      "we",
    "went",     "were",     "which",   "woke",        "you",    "your",     "log",      "logged",
    "reading",  "result",   "results", "came",        "back",   "about",    "around",   "around",
    "roughly",  "oh",       "ugh",     "hi",          "hello",  "thanks",   "thank",    "attack",
    "attacks",  "bout",     "bouts",   "spell",       "spells", "measured", "test",     "level",
    "thing",    "somewhat", "per",     "into",        "worth",  "total",    "all",      "both",
    "done",     "having",   "since",   "new",         "little", "bit",      "usual",    "currently",
    "maybe",    "think",    "usually",
};

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

static size_t phrase_length(const struct reading *r, size_t i, const char *words)
{
    size_t at = i;
    const char *word = words;
    while (*word) {
        const char *end = strchrnul(word, ' ');
        size_t n = (size_t)(end - word);
        if (at < r->token_count && at > i && hoof_say_mark(r, at, '-'))
            at++;
        if (at >= r->token_count || r->tokens[at].kind != TOKEN_WORD ||
            strncmp(r->tokens[at].fold, word, n) != 0 || r->tokens[at].fold[n] != '\0')
            return 0;
        at++;
        word = *end ? end + 1 : end;
    }
    return at - i;
}

const struct phrase *hoof_say_phrase(const struct reading *r, size_t i, size_t *length)
{
    static const struct phrase filler = {"", PIECE_FILLER, 0};
    const struct phrase *best = NULL;
    *length = 0;
    if (r->tokens[i].kind != TOKEN_WORD)
        return NULL;
    char first = r->tokens[i].fold[0];
    for (size_t k = 0; k < sizeof phrases / sizeof *phrases; k++) {
        if (phrases[k].words[0] != first)
            continue;
        size_t n = phrase_length(r, i, phrases[k].words);
        if (n > *length) {
            *length = n;
            best = &phrases[k];
        }
    }
    if (best)
        return best;
    for (size_t k = 0; k < sizeof fillers / sizeof *fillers; k++) {
        if (strcmp(fillers[k], r->tokens[i].fold) == 0) {
            *length = 1;
            return &filler;
        }
    }
    return NULL;
}

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
    } tens[] = {{"thirty", 30}, {"forty", 40}, {"fifty", 50}, {"sixty", 60}, {"hundred", 100}};
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
