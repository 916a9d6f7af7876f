#include "cli/call.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "book/knowledge/attach.h"
#include "cli/terminal.h"

/* An environment variable that is set and not empty. */
static const char *environment(const char *name)
{
    const char *value = getenv(name);
    return value && *value ? value : NULL;
}

/* --book, $HOOFBEAT_BOOK, $XDG_DATA_HOME/hoofbeat, ~/.local/share/hoofbeat. */
static bool find_book(struct hoof_call *call, const char *option, struct hoof_error *err)
{
    if (option && *option == '\0')
        return hoof_fail(err, HOOF_USAGE, NULL, "The option --book needs the name of a folder.");
    const char *given = option ? option : environment("HOOFBEAT_BOOK");
    if (given) {
        call->dir = hoof_strdup(call->ask.arena, given);
        return call->dir || hoof_fail_memory(err);
    }
    const char *data = environment("XDG_DATA_HOME");
    if (data && *data == '/') {
        call->dir = hoof_format(call->ask.arena, "%s/hoofbeat", data);
        return call->dir || hoof_fail_memory(err);
    }
    const char *home = environment("HOME");
    const struct passwd *user = home ? NULL : getpwuid(getuid());
    if (user)
        home = user->pw_dir;
    if (!home || *home != '/')
        return hoof_fail(err, HOOF_STORAGE, NULL,
                         "There is no home folder to keep the book in. Name a folder: "
                         "hoofbeat --book DIR ...");
    call->dir = hoof_format(call->ask.arena, "%s/.local/share/hoofbeat", home);
    return call->dir || hoof_fail_memory(err);
}

bool hoof_call_open_books(struct hoof_call *call, enum hoof_access access, struct hoof_error *err)
{
    struct hoof_books_options options = {.access = access,
                                         .knowledge = hoof_knowledge_image,
                                         .knowledge_size = hoof_knowledge_image_size,
                                         .tables = hoof_knowledge_tables,
                                         .tables_size = hoof_knowledge_tables_size};
    if (access != HOOF_NO_JOURNAL)
        options.dir = call->dir;
    return hoof_books_open(&options, &call->ask.books, err);
}

/* Ingredient lists by the thousand: the same for everybody. */
static bool streams_briefly(const struct hoof_call *call)
{
    bool stream = false, brief = false;
    for (int i = 0; i < call->argc; i++) {
        stream = stream || strcmp(call->argv[i], "-") == 0;
        brief = brief || strcmp(call->argv[i], "--brief") == 0;
    }
    return stream && brief && call->argc == 2;
}

/* Words after a command that show something and write nothing. */
static bool only_shows(const char *word)
{
    return strcmp(word, "calendar") == 0 || strcmp(word, "check") == 0;
}

static bool open_books(struct hoof_call *call, unsigned needs, struct hoof_error *err)
{
    enum hoof_access access = HOOF_NO_JOURNAL;
    bool words = (needs & HOOF_WRITES_WITH_WORDS) && call->argc > 0 && !only_shows(call->argv[0]);
    if ((needs & HOOF_STREAMS_BRIEFLY) && streams_briefly(call))
        access = HOOF_NO_JOURNAL;
    else if ((needs & HOOF_WRITES_BOOK) || words)
        access = HOOF_WRITE;
    else if (needs & (HOOF_NEEDS_BOOK | HOOF_OPENS_ITSELF | HOOF_WRITES_WITH_WORDS))
        access = HOOF_READ;
    return hoof_call_open_books(call, access, err);
}

/* --now, checked before anything is opened: a wall time is read in UTC first,
 * only to see that it is one. */
static bool check_now(struct hoof_call *call, const char *text, struct hoof_error *err)
{
    const struct hoof_zone *utc;
    struct hoof_moment moment;
    struct hoof_error why = {0};
    if (!hoof_zone_open(call->ask.arena, "UTC", &utc, err))
        return false;
    if (!hoof_moment_parse_local(text, strlen(text), utc, &moment, &why))
        return hoof_fail(err, HOOF_USAGE, "--now", "%s", why.text);
    if (moment.day_level)
        return hoof_fail(err, HOOF_USAGE, "--now",
                         "\"%s\" has no clock time. Write it like 2026-11-23T19:30.", text);
    return true;
}

static bool settle_now(struct hoof_call *call, const char *text, struct hoof_error *err)
{
    struct hoof_now *now = &call->ask.now;
    if (text) {
        struct hoof_moment moment;
        if (!hoof_moment_parse_local(text, strlen(text), call->ask.zone, &moment, err))
            return false;
        now->utc_ms = moment.utc_s * 1000;
        return true;
    }
    struct timespec clock;
    if (clock_gettime(CLOCK_REALTIME, &clock) != 0)
        return hoof_fail_bug(err, "the clock cannot be read");
    now->utc_ms = (int64_t)clock.tv_sec * 1000 + clock.tv_nsec / 1000000;
    return true;
}

static bool settle_zone(struct hoof_call *call, struct hoof_error *err)
{
    if (hoof_ask_begin(&call->ask, call->zone_option, err))
        return true;
    if (call->zone_option && err->code == HOOF_REQUEST) {
        err->code = HOOF_USAGE;
        if (!err->place[0])
            hoof_error_within(err, "--zone");
    }
    return false;
}

/* A zone that cannot be had is told before a folder is made for a new book. Only
 * in a book that is there may the profile name another zone than the system. */
static bool check_zone(struct hoof_call *call, struct hoof_error *err)
{
    struct hoof_error why = {0};
    if (settle_zone(call, &why))
        return true;
    if (why.code == HOOF_REQUEST) {
        const char *journal = hoof_format(call->ask.arena, "%s/journal.db", call->dir);
        if (!journal)
            return hoof_fail_memory(err);
        if (access(journal, F_OK) == 0)
            return true;
    }
    *err = why;
    return false;
}

bool hoof_call_begin(struct hoof_call *call, const struct hoof_command *command,
                     const struct hoof_globals *globals, struct hoof_error *err)
{
    call->json = globals->json;
    call->by_fields = globals->by_fields;
    call->bare = !globals->name;
    call->argc = globals->argc;
    call->argv = globals->argv;
    call->zone_option = globals->zone;
    call->terminal_in = isatty(STDIN_FILENO);
    call->terminal_out = isatty(STDOUT_FILENO);
    call->columns = hoof_terminal_columns();
    call->colour = hoof_terminal_colour();

    call->ask.arena = hoof_arena_new();
    call->ask.uuids = call->ask.arena ? hoof_alloc(call->ask.arena, sizeof *call->ask.uuids) : NULL;
    if (!call->ask.uuids)
        return hoof_fail_memory(err);
    call->ask.now.given = globals->now != NULL;
    if (globals->now && !check_now(call, globals->now, err))
        return false;
    if ((command->needs & ~(unsigned)HOOF_NEEDS_PAGER) == HOOF_NEEDS_NOTHING)
        return true;
    if (!find_book(call, globals->book, err) || !check_zone(call, err))
        return false;
    if (!open_books(call, command->needs, err)) {
        bool told = (command->needs & HOOF_TELLS_OF_BOOK) && err->code == HOOF_STORAGE;
        if (told)
            call->book_error = *err;
        return told;
    }
    bool ready = settle_zone(call, err) && settle_now(call, globals->now, err);
    /* Zone and present are settled, and a book that cannot be used is told of
     * before the first page is asked for. */
    if (command->needs & HOOF_OPENS_ITSELF)
        hoof_call_close_books(call);
    return ready;
}

void hoof_call_close_books(struct hoof_call *call)
{
    hoof_books_close(call->ask.books);
    call->ask.books = NULL;
}

void hoof_call_end(struct hoof_call *call)
{
    hoof_call_close_books(call);
    hoof_buf_release(&call->out);
    hoof_arena_free(call->ask.arena);
    call->ask.arena = NULL;
}
