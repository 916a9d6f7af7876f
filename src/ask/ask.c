#include "ask/ask.h"

#include <stdlib.h>

#include "book/journal/journal.h"

/* The zone of the profile; NULL where none is set. */
static bool profile_zone(struct hoof_ask *ask, const char **name, struct hoof_error *err)
{
    json_t *profile = NULL;
    *name = NULL;
    if (!ask->books || !ask->books->has_journal)
        return true;
    if (!hoof_journal_profile(ask->books, ask->arena, &profile, err))
        return false;
    *name = json_string_value(json_object_get(profile, "zone"));
    return true;
}

/* A folder that was named on purpose and holds no zones is told at once, not
 * only when a zone is first looked for. */
static bool check_named_folder(struct hoof_error *err)
{
    const char *folder = getenv("TZDIR");
    return !folder || !*folder || hoof_zone_folder_check(err);
}

/* Opens the zone that `from` gave; the error says how to mend it there. */
static bool open_zone(struct hoof_ask *ask, const char *name, const char *from, const char *mend,
                      struct hoof_error *err)
{
    struct hoof_error why = {0};
    if (hoof_zone_open(ask->arena, name, &ask->zone, &why))
        return true;
    if (why.code == HOOF_REQUEST)
        return hoof_fail(err, HOOF_REQUEST, from, "%s%s", why.text, mend);
    if (err)
        *err = why;
    return false;
}

bool hoof_ask_begin(struct hoof_ask *ask, const char *zone_option, struct hoof_error *err)
{
    const char *name;
    if (!check_named_folder(err))
        return false;
    if (zone_option)
        return open_zone(ask, zone_option, "--zone", "", err);
    if (!profile_zone(ask, &name, err))
        return false;
    if (name)
        return open_zone(ask, name, "profile.zone",
                         " It stands in the profile; change it with: hoofbeat --zone UTC profile "
                         "set zone America/New_York",
                         err);
    name = hoof_zone_system_name(ask->arena);
    if (!name)
        return hoof_fail_memory(err);
    return open_zone(ask, name, getenv("TZ") ? "TZ" : NULL,
                     " It is the zone of this computer; give another with --zone, as in "
                     "--zone America/New_York",
                     err);
}

struct hoof_date hoof_ask_today_date(const struct hoof_ask *ask)
{
    int64_t ms = ask->now.utc_ms;
    return hoof_zone_at(ask->zone, ms / 1000 - (ms % 1000 < 0)).date;
}
