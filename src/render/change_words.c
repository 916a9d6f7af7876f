/* A change in a line of plain words. */
#include "render/page_parts.h"

static const struct {
    const char *label, *words;
} known[] = {
    {"log", "Logged"},
    {"edit", "Changed"},
    {"delete", "Deleted"},
    {"plan add", "Added to the plan"},
    {"plan change", "Changed in the plan"},
    {"plan stop", "Last day in the plan"},
    {"take", "Taken"},
    {"skip", "Left out"},
    {"profile", "About me"},
    {"import", "From a file"},
    {"demo", "The made-up year"},
};

static const char *what_was_done(const char *label)
{
    for (size_t i = 0; i < sizeof known / sizeof known[0]; i++)
        if (strcmp(known[i].label, label) == 0)
            return known[i].words;
    return label;
}

static const char *part_words(const struct hoof_ask *ask, const struct hoof_change_part *part)
{
    if (part->family == HOOF_ENTRY && part->body)
        return hoof_entry_words(ask->arena, ask->labels, part->body);
    if (part->family == HOOF_ITEM && part->body)
        return hoof_item_words(ask->arena, ask->labels, part->body, ask->zone);
    const struct hoof_field *field = hoof_field_find(hoof_kinds(HOOF_PROFILE)->fields, part->kind);
    return field && field->label ? field->label : hoof_plain_name(ask->arena, part->kind);
}

/* A large change is told by its size, a small one by what is in it. */
const char *hoof_change_words(const struct hoof_ask *ask, const struct hoof_past_change *change)
{
    struct hoof_buf buf = {0};
    hoof_buf_text(&buf, what_was_done(change->label));
    if (change->records > HOOF_CHANGE_SMALL) {
        hoof_buf_format(&buf, ": %lld records", (long long)change->records);
    } else {
        for (size_t i = 0; i < change->part_count; i++) {
            hoof_buf_text(&buf, i ? "; " : ": ");
            hoof_buf_text(&buf, part_words(ask, &change->parts[i]));
        }
        if (change->records > (int64_t)change->part_count)
            hoof_buf_format(&buf, "; and %lld more",
                            (long long)(change->records - (int64_t)change->part_count));
    }
    const char *text = hoof_strndup(ask->arena, hoof_buf_string(&buf), buf.len);
    hoof_buf_release(&buf);
    return text ? text : "";
}
