/*
 * once: a form that is sent twice counts once.
 *
 * Back, then the same button again; a double press; a page that was reloaded
 * after it was sent: a browser sends the same form a second time. Every page
 * marks its forms with a number of its own. A form that wrote something is
 * remembered by that mark and its content; the same again is not written, and
 * the person is told. A form without a mark (a script's) is never held back.
 */
#ifndef HOOF_WEB_ONCE_H
#define HOOF_WEB_ONCE_H

#include "web/request.h"

/* True: it was sent before, and the reply is set. */
bool hoof_once_answered(struct hoof_request *request);

/* After the page has answered: remembers what was written. */
void hoof_once_remember(struct hoof_request *request);

#endif
