#include "cli/terminal.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "render/text.h"

void hoof_terminal_begin(void)
{
    for (int fd = 0; fd <= 2; fd++) {
        if (fcntl(fd, F_GETFD) != -1 || errno != EBADF)
            continue;
        /* Standard output gets a descriptor that cannot be written, so that the
         * answer is not lost silently. */
        int got = open("/dev/null", fd == 1 ? O_RDONLY : O_RDWR);
        if (got != fd)
            _exit(70);
    }
}

static bool window(struct winsize *out)
{
    return ioctl(STDOUT_FILENO, TIOCGWINSZ, out) == 0 && out->ws_col > 0;
}

int hoof_terminal_columns(void)
{
    struct winsize size;
    if (!isatty(STDOUT_FILENO) || !window(&size))
        return 80;
    return size.ws_col > 100 ? 100 : size.ws_col < 20 ? 20 : size.ws_col;
}

bool hoof_terminal_colour(void)
{
    const char *no_colour = getenv("NO_COLOR");
    const char *term = getenv("TERM");
    return isatty(STDOUT_FILENO) && !(no_colour && *no_colour) &&
           !(term && strcmp(term, "dumb") == 0);
}

bool hoof_write_all(int fd, const char *bytes, size_t n, const char *what, struct hoof_error *err)
{
    while (n > 0) {
        ssize_t wrote = write(fd, bytes, n);
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote < 0)
            return hoof_fail(err, HOOF_STORAGE, NULL, "%s could not be written: %s.", what,
                             errno == EBADF ? "there is nowhere to write to" : strerror(errno));
        bytes += wrote;
        n -= (size_t)wrote;
    }
    return true;
}

/* Runs $PAGER with the answer as its input. False: it could not be started, or
 * is switched off. */
static bool show_paged(const struct hoof_buf *answer)
{
    const char *pager = getenv("PAGER");
    if (!pager)
        pager = "less";
    if (*pager == '\0' || strcmp(pager, "cat") == 0)
        return false;
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0)
        return false;
    pid_t child = fork();
    if (child == 0) {
        dup2(ends[0], STDIN_FILENO);
        signal(SIGPIPE, SIG_DFL);
        setenv("LESS", "FRX", 0);
        setenv("LESSCHARSET", "utf-8", 0);
        setenv("LESSHISTFILE", "-", 1); /* what was searched for is nobody's business */
        execl("/bin/sh", "sh", "-c", pager, (char *)NULL);
        _exit(127);
    }
    close(ends[0]);
    if (child < 0) {
        close(ends[1]);
        return false;
    }
    /* A reader that leaves early has read what it wanted. */
    hoof_write_all(ends[1], answer->data, answer->len, "The answer", NULL);
    close(ends[1]);
    int status = 0;
    while (waitpid(child, &status, 0) < 0 && errno == EINTR)
        ;
    return !(WIFEXITED(status) && (WEXITSTATUS(status) == 126 || WEXITSTATUS(status) == 127));
}

static bool fits_on_screen(const struct hoof_buf *answer)
{
    struct winsize size;
    if (!window(&size))
        return false;
    size_t lines = 0;
    for (size_t i = 0; i < answer->len; i++)
        lines += answer->data[i] == '\n';
    return lines < size.ws_row;
}

bool hoof_terminal_answer(const struct hoof_buf *answer, bool paged, struct hoof_error *err)
{
    if (paged && isatty(STDOUT_FILENO) && isatty(STDIN_FILENO) && !fits_on_screen(answer) &&
        show_paged(answer))
        return true;
    if (answer->len > 0 &&
        !hoof_write_all(STDOUT_FILENO, answer->data, answer->len, "The answer", err))
        return false;
    /* Some file systems tell only now that the disk is full. */
    if (close(STDOUT_FILENO) != 0 && errno != EINTR)
        return hoof_fail(err, HOOF_STORAGE, NULL, "The answer could not be written: %s.",
                         strerror(errno));
    return true;
}

void hoof_terminal_message(const struct hoof_error *err)
{
    struct hoof_buf words = {0};
    struct hoof_buf shown = {0};
    struct hoof_text text = {.buf = &shown, .columns = hoof_terminal_columns()};
    hoof_buf_format(&words, "hoofbeat: %s%s%s", err->place, err->place[0] ? ": " : "", err->text);
    if (isatty(STDERR_FILENO)) {
        hoof_text_wrap(&text, 0, 0, hoof_buf_string(&words));
    } else {
        hoof_text_clean(&shown, hoof_buf_string(&words), words.len);
        hoof_buf_byte(&shown, '\n');
    }
    if (words.failed || shown.failed)
        hoof_write_all(STDERR_FILENO, err->text, strlen(err->text), "The message", NULL);
    else
        hoof_write_all(STDERR_FILENO, shown.data, shown.len, "The message", NULL);
    hoof_buf_release(&shown);
    hoof_buf_release(&words);
}
