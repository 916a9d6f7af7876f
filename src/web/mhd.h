/*
 * mhd: the HTTP library (GNU libmicrohttpd), loaded when `serve` starts.
 *
 * The library brings GnuTLS and nine more libraries with it; loading them takes
 * longer than most commands do. So the program is not linked with it: `serve`
 * opens it and calls it through this table. Types and constants are those of
 * <microhttpd.h>.
 *
 *     struct hoof_mhd mhd;
 *     if (!hoof_mhd_open(&mhd, err)) ...
 *     mhd.start_daemon(...)
 *     hoof_mhd_close(&mhd);       after the last daemon has stopped
 */
#ifndef HOOF_WEB_MHD_H
#define HOOF_WEB_MHD_H

#include <microhttpd.h>
#include <stdbool.h>

#include "base/error.h"

struct hoof_mhd {
    void *library;
    __typeof__(MHD_add_response_header) *add_response_header;
    __typeof__(MHD_create_response_from_buffer) *create_response_from_buffer;
    __typeof__(MHD_destroy_response) *destroy_response;
    __typeof__(MHD_get_connection_info) *get_connection_info;
    __typeof__(MHD_get_connection_values) *get_connection_values;
    __typeof__(MHD_get_daemon_info) *get_daemon_info;
    __typeof__(MHD_get_timeout) *get_timeout;
    __typeof__(MHD_queue_response) *queue_response;
    __typeof__(MHD_run) *run;
    __typeof__(MHD_start_daemon) *start_daemon;
    __typeof__(MHD_stop_daemon) *stop_daemon;
};

/* HOOF_REQUEST where the library is not installed, or lacks a function. Nothing
 * is left open then. */
bool hoof_mhd_open(struct hoof_mhd *mhd, struct hoof_error *err);

/* After hoof_mhd_open(), or on a table that is all zeros. */
void hoof_mhd_close(struct hoof_mhd *mhd);

#endif
