#include "render/page_parts.h"

static bool is_filtered(const struct hoof_journal_view *view)
{
    return view->from || view->to || view->kind;
}

static void filter(struct hoof_html *html, const struct hoof_journal_view *view)
{
    static const struct {
        const char *name, *label;
    } dates[] = {{"from", "From (date)"}, {"to", "To (date)"}};
    const char *values[] = {view->from, view->to};
    hoof_html_start(html, HOOF_DETAILS, NULL);
    hoof_html_flag(html, "open", view->from || view->kind);
    hoof_html_element(html, HOOF_SUMMARY, NULL, "Show only some entries");
    hoof_html_start(html, HOOF_FORM, "filter");
    hoof_html_attr(html, "method", "get");
    hoof_html_link(html, "action", "/journal");
    for (size_t i = 0; i < 2; i++) {
        hoof_html_start(html, HOOF_DIV, "field");
        hoof_html_open(html, HOOF_LABEL);
        hoof_html_attr(html, "for", dates[i].name);
        hoof_html_text(html, dates[i].label);
        hoof_html_close(html, HOOF_LABEL);
        hoof_html_open(html, HOOF_INPUT);
        hoof_html_attr(html, "type", "date");
        hoof_html_attr(html, "id", dates[i].name);
        hoof_html_attr(html, "name", dates[i].name);
        hoof_html_attr(html, "value", values[i] ? values[i] : "");
        hoof_html_close(html, HOOF_DIV);
    }
    hoof_html_start(html, HOOF_DIV, "field");
    hoof_html_open(html, HOOF_LABEL);
    hoof_html_attr(html, "for", "kind");
    hoof_html_text(html, "Kind");
    hoof_html_close(html, HOOF_LABEL);
    hoof_html_open(html, HOOF_SELECT);
    hoof_html_attr(html, "id", "kind");
    hoof_html_attr(html, "name", "kind");
    hoof_html_open(html, HOOF_OPTION);
    hoof_html_attr(html, "value", "");
    hoof_html_text(html, "all");
    hoof_html_close(html, HOOF_OPTION);
    for (const struct hoof_kind *kind = hoof_kinds(HOOF_ENTRY); kind->name; kind++) {
        hoof_html_open(html, HOOF_OPTION);
        hoof_html_attr(html, "value", kind->name);
        hoof_html_flag(html, "selected", view->kind && strcmp(view->kind, kind->name) == 0);
        hoof_html_text(html, kind->label ? kind->label : kind->name);
        hoof_html_close(html, HOOF_OPTION);
    }
    hoof_html_close(html, HOOF_SELECT);
    hoof_html_close(html, HOOF_DIV);
    hoof_form_button(html, NULL, "Show");
    hoof_html_close(html, HOOF_FORM);
    hoof_html_close(html, HOOF_DETAILS);
}

static void entry(struct hoof_html *html, const struct hoof_journal_view *view,
                  const struct hoof_record *record)
{
    const char *text = json_string_value(json_object_get(record->body, "text"));
    const char *clock = hoof_entry_clock(view->ask, record);
    const char *words = hoof_entry_words(view->ask->arena, view->ask->labels, record->body);
    hoof_html_start(html, HOOF_LI, "row");
    hoof_html_element(html, HOOF_SPAN, "clock", clock);
    hoof_html_text(html, " ");
    hoof_html_element(html, HOOF_SPAN, "words", words);
    hoof_html_text(html, " ");
    hoof_html_start(html, HOOF_A, "change");
    hoof_html_link(html, "href", hoof_format(view->ask->arena, "/journal/entry?id=%s", record->id));
    hoof_html_attr(html, "aria-label", hoof_format(view->ask->arena, "Change %s %s", clock, words));
    hoof_html_text(html, "Change");
    hoof_html_close(html, HOOF_A);
    if (text && !strstr(words, text)) {
        hoof_html_start(html, HOOF_P, "as-written");
        hoof_html_format(html, "\xe2\x80\x9c%s\xe2\x80\x9d", text);
        hoof_html_close(html, HOOF_P);
    }
    hoof_html_close(html, HOOF_LI);
}

static void days(struct hoof_html *html, const struct hoof_journal_view *view)
{
    struct hoof_date day = {0};
    bool open = false;
    for (size_t i = view->entries->count; i-- > view->first;) {
        const struct hoof_record *record = &view->entries->items[i];
        struct hoof_date date = hoof_record_date(view->ask, record);
        if (!open || hoof_date_compare(date, day) != 0) {
            if (open)
                hoof_html_close(html, HOOF_OL);
            day = date;
            open = true;
            hoof_html_element(html, HOOF_H2, "day", hoof_date_words(view->ask->arena, date));
            hoof_html_start(html, HOOF_OL, "entries");
        }
        entry(html, view, record);
    }
    if (open)
        hoof_html_close(html, HOOF_OL);
}

/* What to do when there is nothing to see. */
static void nothing(struct hoof_html *html, const struct hoof_journal_view *view)
{
    bool some = is_filtered(view);
    hoof_html_element(html, HOOF_P, NULL,
                      some ? "There are no entries of that kind on those days."
                           : "Nothing is written down yet. What you log on today's page is kept "
                             "here, day by day.");
    hoof_html_open(html, HOOF_P);
    hoof_html_start(html, HOOF_A, "button");
    hoof_html_link(html, "href", some ? "/journal" : "/");
    hoof_html_text(html, some ? "Show all entries" : "Log something");
    hoof_html_close(html, HOOF_A);
    hoof_html_close(html, HOOF_P);
}

static void older(struct hoof_html *html, const struct hoof_journal_view *view)
{
    if (!view->older)
        return;
    struct hoof_buf address = {0};
    hoof_buf_format(&address, "/journal?to=%s", view->older);
    if (view->from) {
        hoof_buf_text(&address, "&from=");
        hoof_query_escape(&address, view->from);
    }
    if (view->kind) {
        hoof_buf_text(&address, "&kind=");
        hoof_query_escape(&address, view->kind);
    }
    hoof_html_start(html, HOOF_P, "more");
    hoof_html_start(html, HOOF_A, "button");
    hoof_html_link(html, "href", hoof_buf_string(&address));
    hoof_html_text(html, "Older entries");
    hoof_html_close(html, HOOF_A);
    hoof_html_close(html, HOOF_P);
    hoof_buf_release(&address);
}

bool hoof_page_journal(struct hoof_buf *out, const struct hoof_page *page,
                       const struct hoof_journal_view *view, struct hoof_error *err)
{
    struct hoof_html html = {.buf = out};
    hoof_page_begin(&html, page);
    hoof_notice_write(&html, page, view->notice, view->ask->arena);
    if (view->entries->count || is_filtered(view))
        filter(&html, view);
    if (view->entries->count)
        days(&html, view);
    else
        nothing(&html, view);
    older(&html, view);
    hoof_page_end(&html, page);
    return hoof_html_done(&html, err);
}

static const struct hoof_field no_fields[] = {{.key = NULL}};

/* Fields that are seldom looked at; they stay folded. */
static bool is_rare(const struct hoof_field *field)
{
    static const char *const rare[] = {"zone", "author", "device",   "made_up", "product",
                                       "item", "cycle",  "fraction", "day"};
    for (size_t i = 0; i < sizeof rare / sizeof rare[0]; i++)
        if (strcmp(field->key, rare[i]) == 0)
            return true;
    return false;
}

static struct hoof_field *fields_that(struct hoof_arena *arena, const struct hoof_field *all,
                                      bool rare)
{
    struct hoof_field *fields = NULL;
    size_t count = 0, capacity = 0;
    for (const struct hoof_field *field = all; field->key; field++) {
        if (is_rare(field) != rare)
            continue;
        fields = hoof_grow(arena, fields, count, &capacity, sizeof *fields);
        if (!fields)
            return NULL;
        fields[count++] = *field;
    }
    return hoof_grow(arena, fields, count, &capacity, sizeof *fields); /* ends with zeros */
}

static void entry_fields(struct hoof_html *html, const struct hoof_field *all,
                         const struct hoof_field_source *source)
{
    const struct hoof_field *usual = fields_that(source->ask->arena, all, false);
    const struct hoof_field *rare = fields_that(source->ask->arena, all, true);
    if (!usual || !rare)
        return;
    hoof_fields_write(html, usual, "", source);
    hoof_html_start(html, HOOF_DETAILS, "part");
    hoof_html_flag(html, "open", hoof_field_refused(rare, source->refused) != NULL);
    hoof_html_element(html, HOOF_SUMMARY, NULL, "More about this entry");
    hoof_fields_write(html, rare, "", source);
    hoof_html_close(html, HOOF_DETAILS);
}

bool hoof_page_entry(struct hoof_buf *out, const struct hoof_page *page,
                     const struct hoof_entry_view *view, struct hoof_error *err)
{
    struct hoof_html html = {.buf = out};
    const struct hoof_record *record = &view->entry->record;
    const struct hoof_kind *kind = hoof_kind_find(HOOF_ENTRY, record->kind, strlen(record->kind));
    struct hoof_arena *arena = view->ask->arena;
    struct hoof_field_source source = {.record = record->body,
                                       .typed = view->typed,
                                       .typed_count = view->typed_count,
                                       .refused = view->refused,
                                       .ask = view->ask};
    hoof_page_begin(&html, page);
    hoof_back_link(&html, "/journal", "Back to the journal");
    hoof_html_start(&html, HOOF_P, "lead");
    hoof_html_format(&html, "%s %s: %s",
                     hoof_date_words(arena, hoof_record_date(view->ask, record)),
                     hoof_entry_clock(view->ask, record),
                     hoof_entry_words(arena, view->ask->labels, record->body));
    hoof_html_close(&html, HOOF_P);
    hoof_refusal_write(&html, view->refused, kind ? kind->fields : no_fields);
    if (view->entry->deleted) {
        hoof_html_element(&html, HOOF_P, NULL, "This entry was deleted.");
    } else if (kind && !page->read_only) {
        hoof_form_begin(&html, page, "/journal/entry", "fields");
        hoof_form_hidden(&html, "id", record->id);
        entry_fields(&html, kind->fields, &source);
        hoof_form_button(&html, "main", "Save the change");
        hoof_form_end(&html);
        hoof_form_begin(&html, page, "/journal/delete", "delete");
        hoof_form_hidden(&html, "id", record->id);
        hoof_form_button(&html, "plain", "Delete this entry");
        hoof_html_element(&html, HOOF_P, "help", "A deleted entry can be taken back.");
        hoof_form_end(&html);
    }
    if (view->entry->history.count > 1) {
        hoof_html_element(&html, HOOF_H2, NULL, "As it was before");
        hoof_html_start(&html, HOOF_OL, "entries");
        for (size_t i = 0; i + 1 < view->entry->history.count; i++)
            hoof_html_element(
                &html, HOOF_LI, NULL,
                hoof_entry_words(arena, view->ask->labels, view->entry->history.items[i].body));
        hoof_html_close(&html, HOOF_OL);
    }
    hoof_page_end(&html, page);
    return hoof_html_done(&html, err);
}
