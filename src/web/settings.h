/*
 * settings: what a form of a kind's fields changed.
 *
 * A form shows every field of a record; only those that differ from what is
 * recorded become settings, so that an untouched form changes nothing.
 */
#ifndef HOOF_WEB_SETTINGS_H
#define HOOF_WEB_SETTINGS_H

#include "render/page_parts.h"
#include "web/request.h"

bool hoof_changed_settings(struct hoof_request *request, const struct hoof_field *fields,
                           const json_t *record, struct hoof_setting **out, size_t *count,
                           struct hoof_error *err);

#endif
