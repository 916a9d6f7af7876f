/*
 * record_calls: preloaded into the program, writes down what it asks of the disk.
 *
 *     RECORD_FILE=log LD_PRELOAD=librecord_calls.so hoofbeat ...
 *
 * Each call that changes a file or a folder, syncs one, or says something to a
 * person (standard output, a connection) becomes one record, in the order in
 * which the calls were done: a head, then the name or the bytes. Calls that
 * fail are left out. tests/fault/power.py replays the log up to every moment.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <sys/uio.h>
#include <unistd.h>

/* power.py reads it as "<cxxxiiqq": keep both in step. */
struct head {
    char what;
    char unused[3];
    int32_t fd;
    int32_t length; /* of what follows */
    int64_t number; /* an offset, a size, flags */
    int64_t pid;
} __attribute__((packed));

static pthread_mutex_t lock = PTHREAD_MUTEX_INITIALIZER;
static int log_fd = -1;

__attribute__((constructor)) static void begin(void)
{
    const char *path = getenv("RECORD_FILE");
    if (path)
        log_fd = (int)syscall(SYS_openat, AT_FDCWD, path, O_WRONLY | O_APPEND | O_CLOEXEC, 0);
}

static void record(char what, int fd, int64_t number, const void *bytes, size_t n)
{
    struct head head = {what, {0}, fd, (int32_t)n, number, getpid()};
    struct iovec parts[2] = {{&head, sizeof head}, {(void *)(uintptr_t)bytes, n}};
    int kept = errno;
    if (log_fd >= 0 && syscall(SYS_writev, log_fd, parts, 2) != (long)(sizeof head + n))
        abort(); /* half a log would pass for a whole one */
    errno = kept;
}

/* The next definition of a function, which does the work. */
#define NEXT(name) ((__typeof__(&name))dlsym(RTLD_NEXT, #name))

/* Does a call and records it, so that no other call comes between the two. */
#define RECORDED(type, call, ...)                                                                  \
    do {                                                                                           \
        pthread_mutex_lock(&lock);                                                                 \
        type result = call;                                                                        \
        if (result >= 0)                                                                           \
            record(__VA_ARGS__);                                                                   \
        pthread_mutex_unlock(&lock);                                                               \
        return result;                                                                             \
    } while (0)

static int open_recorded(int folder, const char *path, int flags, mode_t mode)
{
    RECORDED(int, (int)syscall(SYS_openat, folder, path, flags, mode), 'o', result,
             (int64_t)flags << 32 | (uint32_t)folder, path, strlen(path));
}

#define OPEN(name, ...)                                                                            \
    int name(__VA_ARGS__, int flags, ...)                                                          \
    {                                                                                              \
        va_list args;                                                                              \
        va_start(args, flags);                                                                     \
        mode_t mode = flags & (O_CREAT | O_TMPFILE) ? va_arg(args, mode_t) : 0;                    \
        va_end(args);                                                                              \
        return open_recorded(FOLDER, path, flags, mode);                                           \
    }
#define FOLDER AT_FDCWD
OPEN(open, const char *path)
OPEN(open64, const char *path)
#undef FOLDER
#define FOLDER folder
OPEN(openat, int folder, const char *path)
OPEN(openat64, int folder, const char *path)

int __open_2(const char *path, int flags)
{
    return open_recorded(AT_FDCWD, path, flags, 0);
}
int __open64_2(const char *path, int flags)
{
    return open_recorded(AT_FDCWD, path, flags, 0);
}
int __openat_2(int folder, const char *path, int flags)
{
    return open_recorded(folder, path, flags, 0);
}
int __openat64_2(int folder, const char *path, int flags)
{
    return open_recorded(folder, path, flags, 0);
}

int close(int fd)
{
    RECORDED(int, NEXT(close)(fd), 'c', fd, 0, "", 0);
}

ssize_t pwrite64(int fd, const void *bytes, size_t n, off64_t offset)
{
    RECORDED(ssize_t, NEXT(pwrite64)(fd, bytes, n, offset), 'w', fd, offset, bytes, (size_t)result);
}
ssize_t pwrite(int fd, const void *bytes, size_t n, off_t offset)
{
    return pwrite64(fd, bytes, n, offset);
}

ssize_t write(int fd, const void *bytes, size_t n)
{
    int64_t offset = lseek(fd, 0, SEEK_CUR);
    if (offset < 0 && fd != 1) /* how one thread wakes another */
        return NEXT(write)(fd, bytes, n);
    RECORDED(ssize_t, NEXT(write)(fd, bytes, n), fd == 1 ? 'a' : 'w', fd, offset, bytes,
             (size_t)result);
}

/* What was asked on a connection, and what was said there to a person. */
ssize_t recv(int fd, void *bytes, size_t n, int flags)
{
    ssize_t result = NEXT(recv)(fd, bytes, n, flags); /* may wait: not under the lock */
    pthread_mutex_lock(&lock);
    if (result > 0)
        record('q', fd, 0, "", 0);
    pthread_mutex_unlock(&lock);
    return result;
}
ssize_t writev(int fd, const struct iovec *parts, int count)
{
    RECORDED(ssize_t, NEXT(writev)(fd, parts, count), 'a', fd, 0, "", 0);
}
ssize_t send(int fd, const void *bytes, size_t n, int flags)
{
    RECORDED(ssize_t, NEXT(send)(fd, bytes, n, flags), 'a', fd, 0, "", 0);
}
ssize_t sendmsg(int fd, const struct msghdr *message, int flags)
{
    RECORDED(ssize_t, NEXT(sendmsg)(fd, message, flags), 'a', fd, 0, "", 0);
}

int ftruncate64(int fd, off64_t size)
{
    RECORDED(int, NEXT(ftruncate64)(fd, size), 't', fd, size, "", 0);
}
int ftruncate(int fd, off_t size)
{
    return ftruncate64(fd, size);
}
int posix_fallocate64(int fd, off64_t offset, off64_t size)
{
    pthread_mutex_lock(&lock);
    int error = NEXT(posix_fallocate64)(fd, offset, size);
    if (!error)
        record('g', fd, offset + size, "", 0); /* grows, never shrinks */
    pthread_mutex_unlock(&lock);
    return error;
}
int posix_fallocate(int fd, off_t offset, off_t size)
{
    return posix_fallocate64(fd, offset, size);
}

int fsync(int fd)
{
    RECORDED(int, NEXT(fsync)(fd), 's', fd, 0, "", 0);
}
int fdatasync(int fd)
{
    RECORDED(int, NEXT(fdatasync)(fd), 's', fd, 0, "", 0);
}

int mknod(const char *path, mode_t mode, dev_t device)
{
    RECORDED(int, NEXT(mknod)(path, mode, device), 'n', AT_FDCWD, 0, path, strlen(path));
}
int mkdir(const char *path, mode_t mode)
{
    RECORDED(int, NEXT(mkdir)(path, mode), 'm', AT_FDCWD, 0, path, strlen(path));
}
int unlink(const char *path)
{
    RECORDED(int, NEXT(unlink)(path), 'u', AT_FDCWD, 0, path, strlen(path));
}
int unlinkat(int folder, const char *path, int flags)
{
    RECORDED(int, NEXT(unlinkat)(folder, path, flags), 'u', folder, 0, path, strlen(path));
}

/* Two names in one record, with a zero byte between. */
static size_t two(char out[8192], const char *from, const char *to)
{
    size_t a = strlen(from) + 1, b = strlen(to);
    if (a + b > 8192)
        abort();
    memcpy(out, from, a);
    memcpy(out + a, to, b);
    return a + b;
}

int renameat(int from_folder, const char *from, int to_folder, const char *to)
{
    char names[8192];
    size_t n = two(names, from, to);
    RECORDED(int, NEXT(renameat)(from_folder, from, to_folder, to), 'r', from_folder, to_folder,
             names, n);
}
int rename(const char *from, const char *to)
{
    return renameat(AT_FDCWD, from, AT_FDCWD, to);
}
int linkat(int from_folder, const char *from, int to_folder, const char *to, int flags)
{
    char names[8192];
    size_t n = two(names, from, to);
    RECORDED(int, NEXT(linkat)(from_folder, from, to_folder, to, flags), 'l', from_folder,
             to_folder, names, n);
}
