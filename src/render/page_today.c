#include "render/findings_views.h"
#include "render/page_parts.h"

#include <inttypes.h>

/* The one box; its first button is the one that Enter presses. */
static void quick_log(struct hoof_html *html, const struct hoof_page *page,
                      const struct hoof_today_view *view)
{
    hoof_form_open(html, page, "/log", "quick", "log");
    if (view->said) {
        hoof_form_hidden(html, "said", view->said);
        hoof_form_hidden(html, "said_ms", hoof_format(view->ask->arena, "%" PRId64, view->said_ms));
        hoof_form_hidden(html, "saved", "yes");
    }
    hoof_html_open(html, HOOF_LABEL);
    hoof_html_attr(html, "for", "sentence");
    hoof_html_text(html, "What happened?");
    hoof_html_close(html, HOOF_LABEL);
    if (view->refused) {
        hoof_html_start(html, HOOF_P, "field-error");
        hoof_html_attr(html, "id", "sentence-error");
        hoof_html_attr(html, "role", "alert");
        hoof_html_text(html, view->refused);
        hoof_html_close(html, HOOF_P);
    }
    hoof_html_start(html, HOOF_DIV, "box");
    hoof_html_open(html, HOOF_INPUT);
    hoof_html_attr(html, "type", "text");
    hoof_html_attr(html, "id", "sentence");
    hoof_html_attr(html, "name", "sentence");
    hoof_html_attr(html, "value", view->typed ? view->typed : "");
    hoof_html_attr(html, "autocomplete", "off");
    hoof_html_attr(html, "autocapitalize", "none");
    hoof_html_attr(html, "enterkeyhint", "send");
    hoof_html_attr(html, "maxlength", "4000");
    hoof_html_attr(html, "aria-describedby",
                   view->refused ? "sentence-error sentence-help" : "sentence-help");
    if (view->refused)
        hoof_html_attr(html, "aria-invalid", "true");
    hoof_form_button(html, "main", "Log it");
    hoof_html_close(html, HOOF_DIV);
    hoof_form_end(html);
}

/* Examples and buttons. They belong to the form of the box, but stand under what
 * the last one did, so that a small screen shows that too. */
static void helps(struct hoof_html *html, const struct hoof_today_view *view)
{
    hoof_html_start(html, HOOF_P, "help");
    hoof_html_attr(html, "id", "sentence-help");
    hoof_html_text(html, "Write it as you would say it: \"flush x2 after pizza and red wine\", "
                         "\"3 loose stools\", \"took 100 mcg octreotide at 8am\".");
    hoof_html_close(html, HOOF_P);
    if (!view->today->quick.count)
        return;
    hoof_html_start(html, HOOF_FIELDSET, "most-used");
    hoof_html_element(html, HOOF_LEGEND, NULL,
                      view->today->empty ? "Or with one press, for now"
                                         : "Often used: one press, for now");
    hoof_html_start(html, HOOF_DIV, "buttons");
    for (size_t i = 0; i < view->today->quick.count && i < 4; i++) {
        hoof_html_open(html, HOOF_BUTTON);
        hoof_html_attr(html, "type", "submit");
        hoof_html_attr(html, "form", "log");
        hoof_html_attr(html, "name", "quick");
        hoof_html_attr(html, "value", view->today->quick.items[i]);
        hoof_html_text(html, view->today->quick.items[i]);
        hoof_html_close(html, HOOF_BUTTON);
    }
    hoof_html_close(html, HOOF_DIV);
    hoof_html_close(html, HOOF_FIELDSET);
}

/* A run of days by its ends, else each of them. */
static void which_days(struct hoof_html *html, const struct hoof_dates *days,
                       struct hoof_arena *arena)
{
    const size_t last = days->count - 1;
    const int32_t span = hoof_date_to_days(days->items[last]) - hoof_date_to_days(days->items[0]);
    if (last >= 2 && (span == (int32_t)last || span == -(int32_t)last)) {
        size_t from = span > 0 ? 0 : last;
        hoof_html_format(html, "Nothing was written down on %zu days, from %s to ", days->count,
                         hoof_date_words(arena, days->items[from]));
        hoof_html_text(html, hoof_date_words(arena, days->items[last - from]));
        return;
    }
    hoof_html_text(html, last == 0 ? "Nothing was written down on "
                                   : "Nothing was written down on these days: ");
    for (size_t i = 0; i < days->count; i++) {
        hoof_html_text(html, i ? ", " : "");
        hoof_html_text(html, hoof_date_words(arena, days->items[i]));
    }
}

static void quiet_days(struct hoof_html *html, const struct hoof_page *page,
                       const struct hoof_dates *days, struct hoof_arena *arena)
{
    if (!days || days->count == 0 || page->read_only)
        return;
    hoof_html_start(html, HOOF_SECTION, "card");
    hoof_html_element(html, HOOF_H2, NULL, "Well, or not logged?");
    hoof_html_open(html, HOOF_P);
    which_days(html, days, arena);
    hoof_html_text(html, ". If they were good days, say so; if they were not written down, leave "
                         "them: a gap does not count as well.");
    hoof_html_close(html, HOOF_P);
    hoof_form_begin(html, page, "/nothing", NULL);
    for (size_t i = 0; i < days->count; i++) {
        char date[16];
        hoof_date_text(days->items[i], date);
        hoof_form_hidden(html, "day", date);
    }
    hoof_form_button(html, NULL, days->count == 1 ? "It was a good day" : "They were good days");
    hoof_form_end(html);
    hoof_html_close(html, HOOF_SECTION);
}

static void counts(struct hoof_html *html, const struct hoof_today_answer *today)
{
    if (today->counts_count == 0)
        return;
    hoof_html_start(html, HOOF_UL, "counts");
    for (size_t i = 0; i < today->counts_count; i++) {
        hoof_html_open(html, HOOF_LI);
        hoof_html_start(html, HOOF_SPAN, "number");
        hoof_html_format(html, "%lld", (long long)today->counts[i].count);
        hoof_html_close(html, HOOF_SPAN);
        hoof_html_text(html, " ");
        hoof_html_element(html, HOOF_SPAN, "what", today->counts[i].name);
        hoof_html_close(html, HOOF_LI);
    }
    hoof_html_close(html, HOOF_UL);
}

static void entries(struct hoof_html *html, const struct hoof_today_view *view)
{
    const struct hoof_records *records = &view->today->entries;
    if (records->count == 0) {
        hoof_html_element(
            html, HOOF_P, NULL,
            view->today->empty
                ? "Nothing is written down yet. Write a few words into the box above, or "
                  "press one of the buttons; it can be taken back."
                : "Nothing is written down today yet.");
        return;
    }
    hoof_html_start(html, HOOF_OL, "entries");
    for (size_t i = records->count; i-- > 0;) {
        const struct hoof_record *record = &records->items[i];
        hoof_html_start(html, HOOF_LI, "row");
        hoof_html_element(html, HOOF_SPAN, "clock", hoof_entry_clock(view->ask, record));
        hoof_html_text(html, " ");
        hoof_html_element(html, HOOF_SPAN, "words",
                          hoof_entry_words(view->ask->arena, view->ask->labels, record->body));
        hoof_html_close(html, HOOF_LI);
    }
    hoof_html_close(html, HOOF_OL);
    hoof_html_open(html, HOOF_P);
    hoof_html_open(html, HOOF_A);
    hoof_html_link(html, "href", "/journal");
    hoof_html_text(html, "Change or delete an entry in the journal");
    hoof_html_close(html, HOOF_A);
    hoof_html_close(html, HOOF_P);
}

static void last_meal(struct hoof_html *html, const struct hoof_page *page,
                      const struct hoof_today_view *view)
{
    if (!view->meal)
        return;
    hoof_html_start(html, HOOF_SECTION, "card");
    hoof_html_element(html, HOOF_H2, NULL, "What was in your last meal");
    hoof_food_marked(html, view->meal);
    hoof_food_cards(html, view->meal, true);
    hoof_form_begin(html, page, "/food", NULL);
    hoof_html_open(html, HOOF_INPUT);
    hoof_html_attr(html, "type", "hidden");
    hoof_html_attr(html, "name", "text");
    hoof_html_attr_n(html, "value", view->meal->text, view->meal->text_size);
    hoof_form_button(html, "plain", "All reasons, sources and swaps");
    hoof_form_end(html);
    hoof_html_close(html, HOOF_SECTION);
}

static void tests(struct hoof_html *html, const struct hoof_today_view *view)
{
    const struct hoof_records *records = &view->today->tests;
    if (records->count == 0)
        return;
    hoof_html_open(html, HOOF_SECTION);
    hoof_html_element(html, HOOF_H2, NULL, "Tests to come");
    hoof_html_start(html, HOOF_UL, "entries");
    for (size_t i = 0; i < records->count; i++) {
        const struct hoof_record *record = &records->items[i];
        const char *test = json_string_value(json_object_get(record->body, "test"));
        const char *clock = hoof_entry_clock(view->ask, record);
        hoof_html_open(html, HOOF_LI);
        hoof_html_format(html, "%s%s%s: %s",
                         hoof_date_words(view->ask->arena, hoof_record_date(view->ask, record)),
                         *clock ? ", " : "", clock,
                         hoof_shown_name(view->ask->arena, view->ask->labels, test));
        hoof_html_close(html, HOOF_LI);
    }
    hoof_html_close(html, HOOF_UL);
    hoof_html_close(html, HOOF_SECTION);
}

bool hoof_page_today(struct hoof_buf *out, const struct hoof_page *page,
                     const struct hoof_today_view *view, struct hoof_error *err)
{
    struct hoof_html html = {.buf = out};
    hoof_page_begin(&html, page);
    hoof_html_element(&html, HOOF_P, "date", hoof_date_words(view->ask->arena, view->today->date));
    hoof_findings_today_write(&html, &view->today->findings, true);
    if (!page->read_only)
        quick_log(&html, page, view);
    hoof_notice_write(&html, page, view->notice, view->ask->arena);
    if (!page->read_only)
        helps(&html, view);
    hoof_doses_write(&html, page, view->ask, &view->today->plan);
    hoof_findings_today_write(&html, &view->today->findings, false);
    hoof_html_open(&html, HOOF_SECTION);
    hoof_html_element(&html, HOOF_H2, NULL, "Written down today");
    counts(&html, view->today);
    entries(&html, view);
    hoof_html_close(&html, HOOF_SECTION);
    last_meal(&html, page, view);
    quiet_days(&html, page, view->quiet_days, view->ask->arena);
    tests(&html, view);
    if (!page->read_only && view->last_change && !(view->notice && view->notice->undo))
        hoof_undo_form(&html, page, view->last_change->number, "/", "Take back the last change",
                       hoof_change_words(view->ask, view->last_change));
    hoof_page_end(&html, page);
    return hoof_html_done(&html, err);
}
