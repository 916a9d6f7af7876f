/* What a finding rests on, said in a sentence with values and dates. */
#include <stdio.h>
#include <string.h>

#include "base/buf.h"
#include "base/json_write.h"
#include "plan/book.h"
#include "plan/checks.h"

/* --- Words. --------------------------------------------------------------------------- */

static const char *kept(struct hoof_judge *judge, const char *text)
{
    judge->out_of_memory |= !text;
    return text ? text : "";
}

static void date_words(struct hoof_date date, char out[32])
{
    static const char *const months[] = {"January",   "February", "March",    "April",
                                         "May",       "June",     "July",     "August",
                                         "September", "October",  "November", "December"};
    snprintf(out, 32, "%d %s %d", date.day, months[date.month - 1], date.year);
}

const char *hoof_at_words(struct hoof_judge *judge, const struct hoof_plan_at *at)
{
    char date[32];
    date_words(hoof_date_from_days(at->day), date);
    if (at->day_level)
        return kept(judge, hoof_strdup(judge->arena, date));
    struct hoof_moment moment = hoof_zone_at(judge->situation->zone, at->utc_s);
    return kept(judge, hoof_format(judge->arena, "%s at %02d:%02d", date, moment.clock.hour,
                                   moment.clock.minute));
}

static const char *counted(struct hoof_judge *judge, int64_t count, const char *one)
{
    return kept(judge, hoof_format(judge->arena, "%lld %s%s", (long long)count, one,
                                   count == 1 ? "" : "s"));
}

const char *hoof_duration_words(struct hoof_judge *judge, struct hoof_duration duration)
{
    if (duration.unit == HOOF_DAYS)
        return counted(judge, duration.count, "day");
    if (duration.unit == HOOF_MONTHS)
        return counted(judge, duration.count, "month");
    if (duration.count % 60 == 0)
        return counted(judge, duration.count / 60, "hour");
    return counted(judge, duration.count, "minute");
}

const char *hoof_amount_words(struct hoof_judge *judge, double value, const char *unit)
{
    char number[32];
    /* A sum or a quotient, not what was typed: four digits tell enough. */
    hoof_number_text(value, number);
    if (strlen(number) > 9)
        snprintf(number, sizeof number, "%.4g", value);
    return kept(judge,
                hoof_format(judge->arena, "%s%s%s", number, unit ? " " : "", unit ? unit : ""));
}

const char *hoof_term_name(struct hoof_judge *judge, const char *id)
{
    static const char *const vocabularies[] = {"symptom", "test",      "vital",
                                               "event",   "factor",    "food",
                                               "class",   "condition", "medicine-class"};
    const struct hoof_plan_agent *agent = hoof_plan_agent_find(judge->book, id);
    if (agent)
        return agent->name;
    for (size_t i = 0; i < sizeof vocabularies / sizeof *vocabularies; i++) {
        const struct hoof_plan_word *word = hoof_plan_word_find(judge->book, vocabularies[i], id);
        if (!word)
            continue;
        /* "Blood pressure" in a sentence; "SIRT" and "5-HIAA" as they are. */
        char *name = hoof_strdup(judge->arena, word->name);
        if (name && name[0] >= 'A' && name[0] <= 'Z' && !(name[1] >= 'A' && name[1] <= 'Z'))
            name[0] = (char)(name[0] | 0x20);
        return kept(judge, name);
    }
    return id;
}

/* "a, b or c". */
static const char *names_of(struct hoof_judge *judge, const char *const *ids, size_t count)
{
    struct hoof_buf buf = {0};
    for (size_t i = 0; i < count; i++)
        hoof_buf_format(&buf, "%s%s",
                        i == 0          ? ""
                        : i + 1 < count ? ", "
                                        : " or ",
                        hoof_term_name(judge, ids[i]));
    const char *text =
        kept(judge, buf.failed ? NULL : hoof_strdup(judge->arena, hoof_buf_string(&buf)));
    hoof_buf_release(&buf);
    return text;
}

const char *hoof_term_names(struct hoof_judge *judge, const struct hoof_set *set)
{
    return names_of(judge, set->ids, set->count);
}

/* A class by its own name, not by those of its members. */
const char *hoof_set_names(struct hoof_judge *judge, const struct hoof_set *set)
{
    const char *ids[16];
    size_t count = 0;
    for (size_t i = 0; i < set->count && count < 16; i++) {
        size_t members = 0;
        hoof_names_members(judge->book->names, set->ids[i], strlen(set->ids[i]), &members);
        ids[count++] = set->ids[i];
        i += members;
    }
    return names_of(judge, ids, count);
}

/* --- The sentence. ----------------------------------------------------------------------- */

enum { SHOWN_MAX = 5 };

struct sentence {
    struct hoof_judge *judge;
    struct hoof_buf buf;
    size_t parts;
    struct hoof_plan_at dated[2]; /* the first two moments in it */
    size_t dated_count;
};

static void begin_part(struct sentence *s)
{
    if (s->parts++)
        hoof_buf_text(&s->buf, "; ");
}

static void note_at(struct sentence *s, const struct hoof_plan_at *at)
{
    if (s->dated_count < 2)
        s->dated[s->dated_count] = *at;
    s->dated_count++;
}

static void add_at(struct sentence *s, const struct hoof_plan_at *at)
{
    hoof_buf_format(&s->buf, at->day_level ? " on %s" : " on %s", hoof_at_words(s->judge, at));
    note_at(s, at);
}

static void add_dose(struct sentence *s, const struct hoof_ledger_dose *dose)
{
    struct hoof_plan_at given = hoof_ledger_given_at(dose);
    begin_part(s);
    hoof_buf_text(&s->buf, hoof_term_name(s->judge, dose->agent));
    if (dose->dose > 0)
        hoof_buf_format(&s->buf, " %s", hoof_amount_words(s->judge, dose->dose, dose->unit));
    if (dose->planned)
        hoof_buf_text(&s->buf, " planned");
    add_at(s, &given);
}

static void add_measured(struct sentence *s, const struct hoof_plan_entry *entry)
{
    if (entry->systolic > 0 || entry->diastolic > 0)
        hoof_buf_format(&s->buf, " %g/%g", entry->systolic, entry->diastolic);
    else if (entry->has_value)
        hoof_buf_format(&s->buf, " %s", hoof_amount_words(s->judge, entry->value, entry->unit));
    else if (entry->value_text)
        hoof_buf_format(&s->buf, " %s", entry->value_text);
}

static void add_entry(struct sentence *s, const struct hoof_plan_entry *entry)
{
    begin_part(s);
    switch (entry->type) {
    case HOOF_PLAN_MEAL:
        hoof_buf_text(&s->buf, "a meal");
        break;
    case HOOF_PLAN_STOOL:
        hoof_buf_text(&s->buf, entry->count ? "stools" : "no stool");
        break;
    case HOOF_PLAN_NOTHING:
        hoof_buf_text(&s->buf, "nothing to report");
        break;
    default:
        hoof_buf_text(&s->buf, entry->what ? hoof_term_name(s->judge, entry->what) : "an entry");
        break;
    }
    if (entry->type == HOOF_PLAN_LAB || entry->type == HOOF_PLAN_VITAL ||
        entry->type == HOOF_PLAN_DOSE)
        add_measured(s, entry);
    if (entry->type == HOOF_PLAN_DOSE && entry->skipped)
        hoof_buf_text(&s->buf, " left out");
    if (entry->type == HOOF_PLAN_SYMPTOM && entry->severity >= 0)
        hoof_buf_format(&s->buf, ", severity %g,", entry->severity);
    add_at(s, &entry->at);
}

static void add_item(struct sentence *s, const struct hoof_plan_item *item)
{
    begin_part(s);
    if (item->type == HOOF_PLAN_EVENT || item->type == HOOF_PLAN_TEST) {
        hoof_buf_text(&s->buf, item->name ? item->name : hoof_term_name(s->judge, item->what));
        add_at(s, &item->at);
        return;
    }
    const struct hoof_plan_regimen *regimen =
        item->type == HOOF_PLAN_REGIMEN ? hoof_plan_regimen_find(s->judge->book, item->what) : NULL;
    hoof_buf_format(&s->buf, "%s", regimen ? regimen->name : hoof_term_name(s->judge, item->what));
    if (item->dose > 0)
        hoof_buf_format(&s->buf, " %s", hoof_amount_words(s->judge, item->dose, item->unit));
    hoof_buf_text(&s->buf, " in your plan");
}

static void add_rest(struct sentence *s, size_t left, const char *what)
{
    if (left)
        hoof_buf_format(&s->buf, " and %zu more %s%s", left, what, left == 1 ? "" : "s");
}

/* Two moments: how far they lie apart. */
static void add_apart(struct sentence *s)
{
    const struct hoof_plan_at *a = &s->dated[0], *b = &s->dated[1];
    if (s->dated_count != 2)
        return;
    int32_t days = a->day < b->day ? b->day - a->day : a->day - b->day;
    if (days >= 2 || ((a->day_level || b->day_level) && days == 1)) {
        begin_part(s);
        hoof_buf_format(&s->buf, "%s apart", counted(s->judge, days, "day"));
        return;
    }
    if (a->day_level || b->day_level)
        return;
    int64_t minutes = (a->utc_s < b->utc_s ? b->utc_s - a->utc_s : a->utc_s - b->utc_s) / 60;
    begin_part(s);
    if (minutes == 0)
        hoof_buf_text(&s->buf, "at the same time");
    else if (minutes < 120)
        hoof_buf_format(&s->buf, "%s apart", counted(s->judge, minutes, "minute"));
    else if (minutes % 60)
        hoof_buf_format(&s->buf, "%lld h %02lld min apart", (long long)minutes / 60,
                        (long long)minutes % 60);
    else
        hoof_buf_format(&s->buf, "%lld h apart", (long long)minutes / 60);
}

static bool has_dose_of(const struct hoof_evidence *evidence,
                        const struct hoof_moment_judged *moment, const struct hoof_plan_item *item)
{
    if (moment->dose && moment->dose->item == item)
        return true;
    for (size_t i = 0; i < evidence->dose_count; i++)
        if (evidence->doses[i]->item == item)
            return true;
    return false;
}

static void add_subject(struct sentence *s, const struct hoof_moment_judged *moment)
{
    if (moment->dose && moment->has_about) {
        begin_part(s);
        hoof_buf_format(&s->buf, "%s due", hoof_term_name(s->judge, moment->dose->agent));
        add_at(s, &moment->about);
    } else if (moment->dose) {
        add_dose(s, moment->dose);
    } else if (moment->entry) {
        add_entry(s, moment->entry);
    } else if (moment->item) {
        add_item(s, moment->item);
    }
}

static void add_evidence(struct sentence *s, const struct hoof_moment_judged *moment,
                         const struct hoof_evidence *evidence)
{
    size_t shown = 0, left = 0;
    for (size_t i = 0; i < evidence->dose_count; i++)
        if (evidence->doses[i] == moment->dose)
            continue;
        else if (shown++ < SHOWN_MAX)
            add_dose(s, evidence->doses[i]);
        else
            left++;
    add_rest(s, left, "dose");
    shown = left = 0;
    for (size_t i = 0; i < evidence->entry_count; i++)
        if (evidence->entries[i] == moment->entry)
            continue;
        else if (shown++ < SHOWN_MAX)
            add_entry(s, evidence->entries[i]);
        else
            left++;
    if (left)
        hoof_buf_format(&s->buf, " and %zu more", left);
    for (size_t i = 0; i < evidence->item_count; i++)
        if (evidence->items[i] != moment->item &&
            !has_dose_of(evidence, moment, evidence->items[i]))
            add_item(s, evidence->items[i]);
}

const char *hoof_why(struct hoof_judge *judge, const struct hoof_moment_judged *moment,
                     const struct hoof_evidence *evidence)
{
    struct sentence s = {.judge = judge};
    add_subject(&s, moment);
    add_evidence(&s, moment, evidence);
    add_apart(&s);
    for (size_t i = 0; i < evidence->word_count; i++) {
        begin_part(&s);
        hoof_buf_text(&s.buf, evidence->words[i]);
    }
    hoof_buf_text(&s.buf, s.parts ? "." : "");
    char *text = s.buf.failed ? NULL : hoof_strdup(judge->arena, hoof_buf_string(&s.buf));
    hoof_buf_release(&s.buf);
    if (text && text[0] >= 'a' && text[0] <= 'z')
        text[0] = (char)(text[0] - 'a' + 'A');
    return text;
}
