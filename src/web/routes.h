/*
 * routes: the one table of pages.
 */
#ifndef HOOF_WEB_ROUTES_H
#define HOOF_WEB_ROUTES_H

#include "web/request.h"

typedef bool hoof_handler(struct hoof_request *request, struct hoof_error *err);

struct hoof_route {
    const char *path;
    hoof_handler *get;  /* NULL: GET is 405 */
    hoof_handler *post; /* NULL: POST is 405 */
    bool open;          /* answers without a session: no data */
    bool upload;        /* takes a file */
};

/* NULL: there is no such page. path is compared byte by byte. */
const struct hoof_route *hoof_route_find(const char *path);
const struct hoof_route *hoof_routes(size_t *count);

hoof_handler hoof_get_today, hoof_post_log, hoof_post_undo, hoof_post_nothing;
hoof_handler hoof_get_journal, hoof_get_entry, hoof_post_edit, hoof_post_delete;
hoof_handler hoof_get_plan, hoof_post_plan, hoof_post_dose;
hoof_handler hoof_get_food, hoof_post_food, hoof_post_food_log;
hoof_handler hoof_get_profile, hoof_post_profile, hoof_get_element, hoof_post_element;
hoof_handler hoof_get_data, hoof_post_data, hoof_post_import, hoof_get_export;
hoof_handler hoof_get_open, hoof_get_health, hoof_get_style, hoof_get_script, hoof_get_icon;

#endif
