#include "web/routes.h"

#include <string.h>

static const struct hoof_route routes[] = {
    /* path, GET, POST, open to all, takes a file */
    {"/", hoof_get_today, NULL, false, false},
    {"/log", NULL, hoof_post_log, false, false},
    {"/undo", NULL, hoof_post_undo, false, false},
    {"/nothing", NULL, hoof_post_nothing, false, false},
    {"/journal", hoof_get_journal, NULL, false, false},
    {"/journal/entry", hoof_get_entry, hoof_post_edit, false, false},
    {"/journal/delete", NULL, hoof_post_delete, false, false},
    {"/plan", hoof_get_plan, hoof_post_plan, false, false},
    {"/plan/dose", NULL, hoof_post_dose, false, false},
    {"/food", hoof_get_food, hoof_post_food, false, false},
    {"/food/log", NULL, hoof_post_food_log, false, false},
    {"/profile", hoof_get_profile, hoof_post_profile, false, false},
    {"/profile/one", hoof_get_element, hoof_post_element, false, false},
    {"/data", hoof_get_data, hoof_post_data, false, true},
    {"/data/import", NULL, hoof_post_import, false, false},
    {"/data/hoofbeat.json", hoof_get_export, NULL, false, false},
    {"/open", hoof_get_open, NULL, true, false},
    {"/health", hoof_get_health, NULL, true, false},
    {"/hoofbeat.css", hoof_get_style, NULL, true, false},
    {"/hoofbeat.js", hoof_get_script, NULL, true, false},
    {"/icon.svg", hoof_get_icon, NULL, true, false},
};

const struct hoof_route *hoof_routes(size_t *count)
{
    *count = sizeof routes / sizeof routes[0];
    return routes;
}

const struct hoof_route *hoof_route_find(const char *path)
{
    for (size_t i = 0; i < sizeof routes / sizeof routes[0]; i++)
        if (strcmp(routes[i].path, path) == 0)
            return &routes[i];
    return NULL;
}
