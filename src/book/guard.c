#include "book/guard.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

char *hoof_guard_path(const char *dir, const char *name)
{
    size_t n = strlen(dir) + strlen(name) + 2;
    char *path = malloc(n);
    if (path)
        snprintf(path, n, "%s/%s", strcmp(dir, "/") == 0 ? "" : dir, name);
    return path;
}

static bool fail_folder(const char *dir, int error, struct hoof_error *err)
{
    switch (error) {
    case ENOTDIR:
    case EEXIST:
        return hoof_fail(err, HOOF_STORAGE, NULL,
                         "%s is a file, not a folder. Name the folder that holds the journal.",
                         dir);
    case ENOSPC:
    case EDQUOT:
        return hoof_fail(err, HOOF_STORAGE, NULL,
                         "The disk is full, so the folder %s cannot be made. Make some room and "
                         "try again.",
                         dir);
    case EROFS:
    case EACCES:
        return hoof_fail(err, HOOF_STORAGE, NULL,
                         "The folder %s is not there, and it cannot be made because the place is "
                         "read-only or not yours. Name another folder with --book.",
                         dir);
    case ENAMETOOLONG:
        return hoof_fail(err, HOOF_STORAGE, NULL, "The folder's name is too long: %.100s...", dir);
    case ELOOP:
        return hoof_fail(err, HOOF_STORAGE, NULL,
                         "The folder %s is a link that leads back to itself.", dir);
    default:
        return hoof_fail(err, HOOF_STORAGE, NULL, "The folder %s cannot be used: %s.", dir,
                         strerror(error));
    }
}

/* A new folder is on the disk only when the one that holds its name is: else a
 * power cut could take the journal in it, however well that was synced. */
static int sync_name(char *path)
{
    char *slash = strrchr(path, '/');
    const char *above = !slash ? "." : slash == path ? "/" : path;
    if (slash)
        *slash = '\0';
    int fd = open(above, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (slash)
        *slash = '/';
    /* A place that may be written but not read, or that knows no such sync. */
    if (fd < 0)
        return errno == EACCES ? 0 : errno;
    int error = fsync(fd) == 0 || errno == EINVAL || errno == ENOTSUP ? 0 : errno;
    close(fd);
    return error;
}

/* Makes dir and the folders above it; each that is new gets 0700. */
static int make_folders(const char *dir)
{
    char *path = strdup(dir);
    if (!path)
        return ENOMEM;
    int error = 0;
    for (char *slash = path + 1; *path && !error; slash++) {
        if (*slash != '/' && *slash != '\0')
            continue;
        char kept = *slash;
        *slash = '\0';
        if (mkdir(path, 0700) == 0) {
            error = chmod(path, 0700) != 0 ? errno : 0; /* a umask may have taken our own bits */
            if (!error)
                error = sync_name(path);
        } else if (errno != EEXIST && errno != EISDIR) {
            struct stat st;
            int why = errno;
            error = stat(path, &st) == 0 ? 0 : why;
        }
        *slash = kept;
        if (!kept)
            break;
    }
    free(path);
    return error;
}

static bool others_may(const struct stat *st)
{
    return (st->st_mode & 077) != 0;
}

static bool ours(const struct stat *st)
{
    return geteuid() == 0 || st->st_uid == geteuid();
}

char *hoof_guard_folder(const char *dir, bool make, bool *missing, struct hoof_error *err)
{
    struct stat st;
    *missing = false;
    if (!dir || !*dir) {
        hoof_fail(err, HOOF_STORAGE, NULL, "The folder of the journal has no name.");
        return NULL;
    }
    if (stat(dir, &st) != 0) {
        int error = errno == ENOENT && make ? make_folders(dir) : errno;
        if (!error && stat(dir, &st) != 0)
            error = errno;
        if (error == ENOMEM) {
            hoof_fail_memory(err);
            return NULL;
        }
        if (error) {
            *missing = error == EROFS || error == EACCES || error == ENOENT;
            fail_folder(dir, error, err);
            return NULL;
        }
    }
    if (!S_ISDIR(st.st_mode)) {
        fail_folder(dir, ENOTDIR, err);
        return NULL;
    }
    if (!ours(&st)) {
        hoof_fail(err, HOOF_STORAGE, NULL, "The folder %s belongs to somebody else.", dir);
        return NULL;
    }
    if (others_may(&st)) {
        hoof_fail(err, HOOF_STORAGE, NULL,
                  "Others on this computer may open the folder of the journal. To close it, run: "
                  "chmod 700 '%s'",
                  dir);
        return NULL;
    }
    char *real = realpath(dir, NULL);
    if (!real)
        fail_folder(dir, errno, err);
    return real;
}

bool hoof_guard_file(const char *dir, const char *name, off_t *size, struct hoof_error *err)
{
    struct stat st;
    *size = -1;
    char *path = hoof_guard_path(dir, name);
    if (!path)
        return hoof_fail_memory(err);
    bool good = true;
    if (lstat(path, &st) != 0) {
        int error = errno;
        if (error != ENOENT)
            good = hoof_fail(err, HOOF_STORAGE, NULL, "The file %s cannot be opened: %s.", path,
                             strerror(error));
    } else if (S_ISLNK(st.st_mode) || (S_ISREG(st.st_mode) && st.st_nlink > 1)) {
        good = hoof_fail(err, HOOF_STORAGE, NULL,
                         "%s is a link to another file. Links are not followed: put the journal's "
                         "own file there.",
                         path);
    } else if (!S_ISREG(st.st_mode)) {
        good = hoof_fail(err, HOOF_STORAGE, NULL, "%s is not an ordinary file.", path);
    } else if (!ours(&st)) {
        good = hoof_fail(err, HOOF_STORAGE, NULL, "The file %s belongs to somebody else.", path);
    } else if (others_may(&st)) {
        good = hoof_fail(err, HOOF_STORAGE, NULL,
                         "Others on this computer may open the journal's file. To close it, run: "
                         "chmod 600 '%s'",
                         path);
    } else {
        *size = st.st_size;
    }
    free(path);
    return good;
}

bool hoof_guard_make(const char *dir, const char *name, struct hoof_error *err)
{
    char *path = hoof_guard_path(dir, name);
    if (!path)
        return hoof_fail_memory(err);
    bool good = true;
    /* mknod, not open: no descriptor, so nothing to close under SQLite's locks. */
    if (mknod(path, S_IFREG | 0600, 0) == 0) {
        if (chmod(path, 0600) != 0)
            good = hoof_fail(err, HOOF_STORAGE, NULL, "The file %s cannot be closed to others: %s.",
                             path, strerror(errno));
    } else if (errno == ENOSPC || errno == EDQUOT) {
        good = hoof_fail(err, HOOF_STORAGE, NULL,
                         "The disk is full, so the file %s cannot be made. Make some room and try "
                         "again.",
                         path);
    } else if (errno != EEXIST) {
        good = hoof_fail(err, HOOF_STORAGE, NULL, "The file %s cannot be made: %s.", path,
                         strerror(errno));
    }
    free(path);
    return good;
}
