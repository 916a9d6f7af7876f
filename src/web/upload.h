/*
 * upload: a file that a browser sends, straight to a nameless file on the disk.
 *
 * The file lies in the book's folder (so it stays where the person's data may
 * be), has no name, mode 0600, and is gone when it is closed. Fields of the
 * same form are kept as usual; the token must come before the file.
 */
#ifndef HOOF_WEB_UPLOAD_H
#define HOOF_WEB_UPLOAD_H

#include "web/request.h"

/* False: body_error says why. */
bool hoof_upload_begin(struct hoof_request *request);
/* Never stops early: what cannot be used is dropped and refusal or body_error
 * is set, so that the browser gets to read the answer. */
void hoof_upload_feed(struct hoof_request *request, const char *bytes, size_t n);
bool hoof_upload_end(struct hoof_request *request, struct hoof_error *err);

#endif
