/*
 * files: reading a file that was given, writing one that was asked for.
 */
#ifndef HOOF_CLI_FILES_H
#define HOOF_CLI_FILES_H

#include "base/buf.h"

/* Adds the whole file ("-": standard input) to out. HOOF_REQUEST when it cannot
 * be read, is a folder, or is larger than 256 MiB. */
bool hoof_file_read(const char *path, struct hoof_buf *out, struct hoof_error *err);

/* Puts bytes into the file: written beside it with mode 0600, synced, put in
 * its place. Whatever fails, the file that was there stays as it was. A link is
 * refused, since the file that it leads to was not named; a pipe or device is
 * written to as it is. HOOF_STORAGE names the reason. */
bool hoof_file_write(const char *path, const char *bytes, size_t n, struct hoof_error *err);

#endif
