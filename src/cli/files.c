#include "cli/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <libgen.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/file.h>
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

/* ".hoofbeat-0123456789abcdef.part" */
#define PART_START ".hoofbeat-"
#define PART_END   ".part"
enum { PART_DIGITS = 16, PART_NAME = sizeof PART_START PART_END + PART_DIGITS };

static bool is_part(const char *name)
{
    size_t start = strlen(PART_START);
    return strlen(name) == PART_NAME - 1 && strncmp(name, PART_START, start) == 0 &&
           strspn(name + start, "0123456789abcdef") == PART_DIGITS &&
           strcmp(name + start + PART_DIGITS, PART_END) == 0;
}

/* Takes away what an earlier, killed export left in the folder: it is a copy of
 * the diary. One that is being written is locked. */
static void sweep(int folder)
{
    int fd = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *names = fd >= 0 ? fdopendir(fd) : NULL;
    if (!names) {
        if (fd >= 0)
            close(fd);
        return;
    }
    for (const struct dirent *each = readdir(names); each; each = readdir(names)) {
        struct stat about;
        if (!is_part(each->d_name))
            continue;
        int part = openat(folder, each->d_name, O_RDONLY | O_NOFOLLOW | O_CLOEXEC | O_NONBLOCK);
        if (part < 0)
            continue;
        if (fstat(part, &about) == 0 && S_ISREG(about.st_mode) && about.st_uid == geteuid() &&
            flock(part, LOCK_EX | LOCK_NB) == 0)
            unlinkat(folder, each->d_name, 0);
        close(part);
    }
    closedir(names);
}

/* Writes and syncs a new file, then puts it in the place of `base`. Without
 * `named` it has no name until it is whole: killed on the way, it leaves nothing. */
static bool put_in_place(int folder, const char *base, bool named, const char *bytes, size_t n)
{
    char part[PART_NAME], self[40];
    uint64_t chance = 0;
    if (getrandom(&chance, sizeof chance, 0) < 0)
        chance = (uint64_t)getpid();
    snprintf(part, sizeof part, PART_START "%016" PRIx64 PART_END, chance);
    int fd = named
                 ? openat(folder, part, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600)
                 : openat(folder, ".", O_TMPFILE | O_WRONLY | O_CLOEXEC, 0600);
    if (fd < 0)
        return false;
    flock(fd, LOCK_EX | LOCK_NB);
    bool stands = named; /* under the name in `part` */
    bool done = hoof_write_all(fd, bytes, n, base, NULL) && fsync(fd) == 0;
    if (done && !named) {
        snprintf(self, sizeof self, "/proc/self/fd/%d", fd);
        done = linkat(AT_FDCWD, self, folder, base, AT_SYMLINK_FOLLOW) == 0;
        if (!done && errno == EEXIST)
            done = stands = linkat(AT_FDCWD, self, folder, part, AT_SYMLINK_FOLLOW) == 0;
    }
    if (done && stands)
        done = renameat(folder, part, folder, base) == 0;
    int why = errno;
    if (!done && stands)
        unlinkat(folder, part, 0);
    close(fd);
    errno = why;
    return done;
}

/* Not every file system has files without a name. */
static bool needs_name(int error)
{
    return error == EOPNOTSUPP || error == EISDIR || error == EINVAL || error == ENOENT ||
           error == EPERM;
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
    sweep(folder);
    done = put_in_place(folder, base, false, bytes, n) ||
           (needs_name(errno) && put_in_place(folder, base, true, bytes, n));
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
