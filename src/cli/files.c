#include "cli/files.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "cli/terminal.h"

#define READ_LIMIT ((size_t)256 << 20)

static bool cannot_read(const char *path, const char *why, struct hoof_error *err)
{
    return hoof_fail(err, HOOF_REQUEST, path, "This file cannot be read: %s.", why);
}

static bool read_all(int fd, const char *path, struct hoof_buf *out, struct hoof_error *err)
{
    for (;;) {
        if (!hoof_buf_reserve(out, 1 << 16))
            return hoof_fail_memory(err);
        ssize_t got = read(fd, out->data + out->len, 1 << 16);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return cannot_read(path, strerror(errno), err);
        if (got == 0)
            return true;
        out->len += (size_t)got;
        out->data[out->len] = '\0';
        if (out->len > READ_LIMIT)
            return cannot_read(path, "it is larger than 256 MiB", err);
    }
}

bool hoof_file_read(const char *path, struct hoof_buf *out, struct hoof_error *err)
{
    if (strcmp(path, "-") == 0)
        return read_all(STDIN_FILENO, "standard input", out, err);
    int fd = open(path, O_RDONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return cannot_read(path, strerror(errno), err);
    struct stat about;
    bool done;
    if (fstat(fd, &about) != 0)
        done = cannot_read(path, strerror(errno), err);
    else if (S_ISDIR(about.st_mode))
        done = cannot_read(path, "it is a folder", err);
    else
        done = read_all(fd, path, out, err);
    close(fd);
    return done;
}

static bool cannot_write(const char *path, const char *why, struct hoof_error *err)
{
    return hoof_fail(err, HOOF_STORAGE, path,
                     "This file cannot be written: %s. Nothing was changed.", why);
}

static bool write_through(const char *path, const char *bytes, size_t n, struct hoof_error *err)
{
    int fd = open(path, O_WRONLY | O_CLOEXEC | O_NOCTTY);
    if (fd < 0)
        return cannot_write(path, strerror(errno), err);
    bool done = hoof_write_all(fd, bytes, n, path, err);
    if (close(fd) != 0 && done)
        done = cannot_write(path, strerror(errno), err);
    return done;
}

/* Looks at what stands at path. *through: it is a pipe or a device. */
static bool look_at(const char *path, bool *through, struct hoof_error *err)
{
    struct stat named, target;
    *through = false;
    if (lstat(path, &named) != 0)
        return errno == ENOENT || cannot_write(path, strerror(errno), err);
    if (S_ISREG(named.st_mode))
        return true;
    if (S_ISDIR(named.st_mode))
        return cannot_write(path, "it is a folder", err);
    bool found = stat(path, &target) == 0;
    if (found && (S_ISFIFO(target.st_mode) || S_ISCHR(target.st_mode))) {
        *through = true;
        return true;
    }
    if (S_ISLNK(named.st_mode))
        return cannot_write(path, "it is a link to another file; name that file itself", err);
    return cannot_write(path, "it is not an ordinary file", err);
}

/* Writes, syncs and renames the open file `fd`, called `beside` in `folder`. */
static bool put_in_place(int folder, int fd, const char *beside, const char *base,
                         const char *bytes, size_t n)
{
    bool written = hoof_write_all(fd, bytes, n, base, NULL) && fsync(fd) == 0;
    int why = errno;
    if (close(fd) != 0 && written) {
        written = false;
        why = errno;
    }
    if (written && renameat(folder, beside, folder, base) == 0)
        return true;
    if (written)
        why = errno;
    unlinkat(folder, beside, 0);
    errno = why;
    return false;
}

bool hoof_file_write(const char *path, const char *bytes, size_t n, struct hoof_error *err)
{
    bool through;
    if (*path == '\0' || path[strlen(path) - 1] == '/')
        return hoof_fail(err, HOOF_USAGE, "-o", "\"%s\" is not the name of a file.", path);
    if (!look_at(path, &through, err))
        return false;
    if (through)
        return write_through(path, bytes, n, err);

    char *folder_copy = strdup(path);
    char *base_copy = strdup(path);
    bool done = false;
    int folder = -1;
    if (!folder_copy || !base_copy) {
        hoof_fail_memory(err);
        goto out;
    }
    const char *base = basename(base_copy);
    folder = open(dirname(folder_copy), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) {
        cannot_write(path, strerror(errno), err);
        goto out;
    }
    char beside[64];
    uint64_t chance = 0;
    if (getrandom(&chance, sizeof chance, 0) < 0)
        chance = (uint64_t)getpid();
    snprintf(beside, sizeof beside, ".hoofbeat-%016" PRIx64 ".part", chance);
    int fd = openat(folder, beside, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    done = fd >= 0 && put_in_place(folder, fd, beside, base, bytes, n);
    if (!done)
        cannot_write(path, strerror(errno), err);
    /* The new name is on the disk only when the folder is; some file systems
     * cannot sync a folder, and have then done what they can. */
    if (done && fsync(folder) != 0 && errno != EINVAL)
        done = hoof_fail(err, HOOF_STORAGE, path,
                         "The file was written, but the disk did not confirm it (%s). Look at it "
                         "before you rely on it.",
                         strerror(errno));
out:
    if (folder >= 0)
        close(folder);
    free(folder_copy);
    free(base_copy);
    return done;
}
