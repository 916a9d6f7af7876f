#include "render/page_parts.h"

/* What belongs together, in the order in which people look for it. A key that
 * stands in none of these comes with the last. */
static const struct {
    const char *title, *keys;
} groups[] = {
    {"You", "name|born|sex|height_cm|weight_kg|zone"},
    {"Your symptoms and diagnosis", "usual_stools_per_day|diagnosis|ecog|laboratory"},
    {"Foods", "food_lists"},
    {"Other illnesses and medicines", "conditions|allergies|medicines"},
    {"For the visit", "questions|team_wants"},
    {"Where you live, and insurance", "country|region|state|postcode|household|insurance"},
    {"Anything else, and settings", ""},
};
#define GROUPS (sizeof groups / sizeof groups[0])

static bool names_key(const char *keys, const char *key)
{
    size_t n = strlen(key);
    for (const char *p = keys; *p;) {
        size_t length = strcspn(p, "|");
        if (length == n && memcmp(p, key, n) == 0)
            return true;
        p += length + (p[length] == '|');
    }
    return false;
}

static size_t group_of(const char *key)
{
    for (size_t i = 0; i < GROUPS; i++)
        if (names_key(groups[i].keys, key))
            return i;
    return GROUPS - 1;
}

/* The fields of a group, in the order of its keys; the last takes what is left. */
static struct hoof_field *fields_of(struct hoof_arena *arena, size_t group)
{
    const struct hoof_field *all = hoof_kinds(HOOF_PROFILE)->fields;
    size_t count = 0, capacity = 0;
    struct hoof_field *fields = NULL;
    const char *p = groups[group].keys;
    do {
        size_t n = strcspn(p, "|");
        for (const struct hoof_field *field = all; field->key; field++) {
            bool wanted = n ? strlen(field->key) == n && memcmp(p, field->key, n) == 0
                            : group_of(field->key) == group;
            if (!wanted || !hoof_field_in_form(field))
                continue;
            fields = hoof_grow(arena, fields, count, &capacity, sizeof *fields);
            if (!fields)
                return NULL;
            fields[count++] = *field;
        }
        p += n + (p[n] == '|');
    } while (*p);
    fields = hoof_grow(arena, fields, count, &capacity, sizeof *fields);
    return fields; /* the zeroed one ends them */
}

/* Groups are folded, but for the first and the one with a refused answer. */
static void group(struct hoof_html *html, size_t i, const struct hoof_field_source *source)
{
    const struct hoof_field *fields = fields_of(source->ask->arena, i);
    if (!fields)
        return;
    bool refused = hoof_field_refused(fields, source->refused) != NULL;
    hoof_html_start(html, HOOF_DETAILS, "part");
    hoof_html_flag(html, "open", i == 0 || refused);
    hoof_html_element(html, HOOF_SUMMARY, NULL, groups[i].title);
    hoof_fields_write(html, fields, "", source);
    hoof_html_close(html, HOOF_DETAILS);
}

static void form(struct hoof_html *html, const struct hoof_page *page,
                 const struct hoof_profile_view *view)
{
    struct hoof_field_source source = {.record = view->profile,
                                       .typed = view->typed,
                                       .typed_count = view->typed_count,
                                       .refused = view->refused,
                                       .ask = view->ask};
    hoof_form_begin(html, page, "/profile", "fields");
    for (size_t i = 0; i < GROUPS; i++)
        group(html, i, &source);
    if (!page->read_only)
        hoof_form_button(html, "main", "Save");
    hoof_form_end(html);
}

static const char *element_words(struct hoof_arena *arena, const struct hoof_field *list,
                                 const json_t *value, size_t place)
{
    struct hoof_field one = *list;
    json_t *alone = json_is_object(value) ? json_object() : json_array();
    const char *words = "", *key;
    json_t *inner;
    size_t i = 0;
    if (json_is_array(value))
        json_array_append(alone, json_array_get(value, place));
    else
        json_object_foreach((json_t *)value, key, inner)
        {
            if (i++ == place)
                json_object_set(alone, key, inner);
        }
    if (alone)
        words = hoof_field_words(arena, &one, alone);
    json_decref(alone);
    return words;
}

/* Contacts, meals, answers: each has a page of its own. */
static void elements(struct hoof_html *html, const struct hoof_page *page,
                     const struct hoof_profile_view *view, const struct hoof_field *list)
{
    struct hoof_arena *arena = view->ask->arena;
    const json_t *value = json_object_get(view->profile, list->key);
    size_t count = hoof_element_count(value);
    hoof_html_open(html, HOOF_SECTION);
    hoof_html_open(html, HOOF_H2);
    hoof_html_attr(html, "id", list->key);
    hoof_html_text(html, list->label);
    hoof_html_close(html, HOOF_H2);
    if (count)
        hoof_html_start(html, HOOF_UL, "entries");
    else
        hoof_html_element(html, HOOF_P, NULL, hoof_format(arena, "Nothing yet. %s", list->help));
    for (size_t i = 0; i < count; i++) {
        const char *words = element_words(arena, list, value, i);
        hoof_html_start(html, HOOF_LI, "row");
        hoof_html_element(html, HOOF_SPAN, "words", words);
        if (!page->read_only) {
            hoof_html_start(html, HOOF_A, "change");
            hoof_html_link(html, "href",
                           hoof_format(arena, "/profile/one?list=%s&place=%zu", list->key, i));
            hoof_html_attr(html, "aria-label", hoof_format(arena, "Change %s", words));
            hoof_html_text(html, "Change");
            hoof_html_close(html, HOOF_A);
        }
        hoof_html_close(html, HOOF_LI);
    }
    if (count)
        hoof_html_close(html, HOOF_UL);
    if (!page->read_only) {
        hoof_html_open(html, HOOF_P);
        hoof_html_start(html, HOOF_A, "button");
        hoof_html_link(html, "href", hoof_format(arena, "/profile/one?list=%s", list->key));
        hoof_html_text(html, "Add");
        hoof_html_start(html, HOOF_SPAN, "unseen");
        hoof_html_format(html, " to: %s", list->label);
        hoof_html_close(html, HOOF_SPAN);
        hoof_html_close(html, HOOF_A);
        hoof_html_close(html, HOOF_P);
    }
    hoof_html_close(html, HOOF_SECTION);
}

bool hoof_page_profile(struct hoof_buf *out, const struct hoof_page *page,
                       const struct hoof_profile_view *view, struct hoof_error *err)
{
    struct hoof_html html = {.buf = out};
    hoof_page_begin(&html, page);
    hoof_notice_write(&html, page, view->notice, view->ask->arena);
    hoof_refusal_write(&html, view->refused, hoof_kinds(HOOF_PROFILE)->fields);
    hoof_html_element(&html, HOOF_P, NULL,
                      "Nothing here must be filled in. Each answer only makes other pages fit "
                      "better, and can be taken back.");
    form(&html, page, view);
    for (const struct hoof_field *field = hoof_kinds(HOOF_PROFILE)->fields; field->key; field++)
        if (hoof_field_has_elements(field))
            elements(&html, page, view, field);
    hoof_page_end(&html, page);
    return hoof_html_done(&html, err);
}
