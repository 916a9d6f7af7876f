#include "base/zone.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/text.h"
#include "base/tzif.h"

enum { NAME_MAX_BYTES = 64, PATH_BYTES = 4096, FILE_MAX_BYTES = 256 * 1024 };

struct hoof_zone {
    const char *name;
    struct hoof_tzif table;
};

static const char *zone_folder(void)
{
    const char *folder = getenv("TZDIR");
    return folder && *folder ? folder : "/usr/share/zoneinfo";
}

/* The folder and its sub-folders, walked for the nearest spelling. */

struct nearest {
    char wanted[NAME_MAX_BYTES + 1]; /* lower case, spaces as underscores */
    size_t wanted_length;
    char name[NAME_MAX_BYTES + 1];
    unsigned distance; /* in doubled steps: a city alone counts one more */
};

static void lower(char *out, const char *s, size_t n)
{
    for (size_t i = 0; i < n; i++)
        out[i] = (char)(s[i] >= 'A' && s[i] <= 'Z' ? s[i] | 0x20 : s[i] == ' ' ? '_' : s[i]);
    out[n] = '\0';
}

static void consider(struct nearest *nearest, const char *name)
{
    enum { LIMIT = 3 };
    char spelled[NAME_MAX_BYTES + 1];
    size_t length = strlen(name);
    lower(spelled, name, length);
    unsigned distance =
        2 * hoof_text_distance(nearest->wanted, nearest->wanted_length, spelled, length, LIMIT);
    const char *city = strrchr(spelled, '/');
    if (city) {
        city++;
        unsigned by_city = 2 * hoof_text_distance(nearest->wanted, nearest->wanted_length, city,
                                                  strlen(city), LIMIT) +
                           1;
        distance = by_city < distance ? by_city : distance;
    }
    /* Of equally near names the first of the alphabet, whatever the folder's order. */
    if (distance < nearest->distance ||
        (distance == nearest->distance && *nearest->name && strcmp(name, nearest->name) < 0)) {
        nearest->distance = distance;
        memcpy(nearest->name, name, length + 1);
    }
}

/* Zone names start with a capital; "posix", "right" and the tables do not, or
 * have a point in them. */
static bool looks_like_zone(const char *name)
{
    return name[0] >= 'A' && name[0] <= 'Z' && !strchr(name, '.');
}

static void walk(const char *folder, const char *prefix, int depth, struct nearest *nearest,
                 size_t *count)
{
    DIR *dir = opendir(folder);
    if (!dir)
        return;
    for (struct dirent *entry; (entry = readdir(dir)) && *count < 5000;) {
        char name[NAME_MAX_BYTES + 1], path[PATH_BYTES];
        struct stat info;
        size_t prefix_length = strlen(prefix), length = strlen(entry->d_name);
        if (!looks_like_zone(entry->d_name) || prefix_length + length > NAME_MAX_BYTES ||
            strlen(folder) + length + 2 > sizeof path)
            continue;
        memcpy(name, prefix, prefix_length);
        memcpy(name + prefix_length, entry->d_name, length + 1);
        stpcpy(stpcpy(stpcpy(path, folder), "/"), entry->d_name);
        if (stat(path, &info))
            continue;
        ++*count;
        if (S_ISREG(info.st_mode)) {
            consider(nearest, name);
        } else if (S_ISDIR(info.st_mode) && depth > 0 && strlen(name) < NAME_MAX_BYTES) {
            memcpy(name + strlen(name), "/", 2);
            walk(path, name, depth - 1, nearest, count);
        }
    }
    closedir(dir);
}

bool hoof_zone_folder_check(struct hoof_error *err)
{
    const char *folder = zone_folder();
    bool has_any = false;
    DIR *dir = opendir(folder);
    if (dir) {
        for (struct dirent *entry; !has_any && (entry = readdir(dir));)
            has_any = entry->d_name[0] != '.';
        closedir(dir);
    }
    return has_any ||
           hoof_fail(err, HOOF_STORAGE, NULL,
                     "The folder of time zones, %.200s, is missing or empty. Install the package "
                     "tzdata, or set TZDIR to the folder that holds the zones. Nothing was "
                     "changed.",
                     folder);
}

static bool fail_unknown(const char *name, struct hoof_error *err)
{
    struct nearest nearest = {.distance = 8}; /* more than three slips is another name */
    size_t length = strlen(name), count = 0;
    char shown[HOOF_SHOWN];
    if (!hoof_zone_folder_check(err))
        return false;
    hoof_shown(name, length, shown);
    if (length && length <= NAME_MAX_BYTES) {
        lower(nearest.wanted, name, length);
        nearest.wanted_length = length;
        walk(zone_folder(), "", 3, &nearest, &count);
    }
    /* A short name is near to anything: one slip in four letters at most. */
    if (*nearest.name && nearest.distance / 2 <= length / 4)
        return hoof_fail(err, HOOF_REQUEST, NULL,
                         "\"%s\" is not a known time zone. Did you mean %s?", shown, nearest.name);
    return hoof_fail(err, HOOF_REQUEST, NULL,
                     "\"%s\" is not a known time zone. Give it as area and city, as in "
                     "America/New_York or Europe/Berlin.",
                     shown);
}

/* Letters, digits and -+_ between single slashes: no way out of the folder. */
static bool name_is_plain(const char *name)
{
    size_t length = strlen(name);
    if (!length || length > NAME_MAX_BYTES || name[0] == '/' || name[length - 1] == '/' ||
        strstr(name, "//"))
        return false;
    for (size_t i = 0; i < length; i++) {
        char c = name[i];
        bool word = (c >= '0' && c <= '9') || ((c | 0x20) >= 'a' && (c | 0x20) <= 'z');
        if (!word && c != '-' && c != '+' && c != '_' && c != '/')
            return false;
    }
    return true;
}

static bool fail_file(const char *path, const char *why, struct hoof_error *err)
{
    char shown[HOOF_SHOWN];
    return hoof_fail(err, HOOF_STORAGE, NULL,
                     "The zone file %s cannot be used: %s. Install the package tzdata again, or "
                     "choose another zone.",
                     hoof_shown(path, strlen(path), shown), why);
}

/* The bytes of a zone file; *bytes is NULL where there is no such file. */
static bool read_file(struct hoof_arena *arena, const char *path, unsigned char **bytes, size_t *n,
                      struct hoof_error *err)
{
    *bytes = NULL;
    *n = 0;
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0)
        return errno == ENOENT || errno == ENOTDIR || fail_file(path, strerror(errno), err);
    struct stat info;
    if (fstat(file, &info) || !S_ISREG(info.st_mode)) {
        close(file);
        return true;
    }
    if (info.st_size > FILE_MAX_BYTES) {
        close(file);
        return fail_file(path, "it is far larger than a zone file", err);
    }
    size_t room = (size_t)info.st_size + 1; /* one more: the end is read, not presumed */
    unsigned char *to = hoof_alloc(arena, room);
    ssize_t got = 1;
    while (to && got != 0 && *n < room) {
        got = read(file, to + *n, room - *n);
        if (got > 0)
            *n += (size_t)got;
        else if (got < 0 && errno != EINTR)
            break;
    }
    int reason = errno;
    close(file);
    if (got < 0)
        return fail_file(path, strerror(reason), err);
    *bytes = to;
    return to || hoof_fail_memory(err);
}

static bool load(struct hoof_arena *arena, const char *name, struct hoof_tzif *table,
                 struct hoof_error *err)
{
    unsigned char *bytes;
    size_t n;
    const char *path = hoof_format(arena, "%s/%s", zone_folder(), name);
    if (!path)
        return hoof_fail_memory(err);
    if (!name_is_plain(name))
        return fail_unknown(name, err);
    if (!read_file(arena, path, &bytes, &n, err))
        return false;
    bool marked = n >= 4 && memcmp(bytes, "TZif", 4) == 0;
    if (!bytes || (!marked && !looks_like_zone(name))) /* a folder, or a table beside the zones */
        return fail_unknown(name, err);
    if (!marked)
        return fail_file(path, "it does not begin as a zone file does", err);
    struct hoof_error why = {0};
    if (hoof_tzif_parse(arena, bytes, n, table, &why))
        return true;
    return why.code == HOOF_NO_MEMORY ? hoof_fail_memory(err) : fail_file(path, why.text, err);
}

bool hoof_zone_open(struct hoof_arena *arena, const char *name, const struct hoof_zone **out,
                    struct hoof_error *err)
{
    struct hoof_zone *zone = hoof_alloc(arena, sizeof *zone);
    if (!zone || !(zone->name = hoof_strdup(arena, name)))
        return hoof_fail_memory(err);
    /* UTC is a table without changes: what is zero already. */
    if (strcmp(name, "UTC") != 0 && strcmp(name, "Etc/UTC") != 0 &&
        !load(arena, name, &zone->table, err))
        return false;
    *out = zone;
    return true;
}

const char *hoof_zone_name(const struct hoof_zone *zone)
{
    return zone->name;
}

/* "/usr/share/zoneinfo/posix/Europe/Berlin" and the like become the name. */
static const char *name_in_path(const char *path)
{
    static const char mark[] = "/zoneinfo/";
    const char *at = strstr(path, mark);
    if (!at)
        return NULL;
    at += sizeof mark - 1;
    return strncmp(at, "posix/", 6) == 0 ? at + 6 : at;
}

static char *first_line(struct hoof_arena *arena, const char *path)
{
    char line[NAME_MAX_BYTES + 2];
    int file = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (file < 0)
        return NULL;
    ssize_t got = read(file, line, sizeof line - 1);
    close(file);
    if (got <= 0)
        return NULL;
    line[got] = '\0';
    line[strcspn(line, " \t\r\n")] = '\0';
    return *line ? hoof_strdup(arena, line) : NULL;
}

const char *hoof_zone_system_name(struct hoof_arena *arena)
{
    const char *name = getenv("TZ");
    if (name) {
        name += *name == ':';
        const char *inside = *name == '/' ? name_in_path(name) : NULL;
        return hoof_strdup(arena, inside ? inside : *name ? name : "UTC");
    }
    name = first_line(arena, "/etc/timezone");
    if (name)
        return name;
    char target[PATH_BYTES];
    ssize_t length = readlink("/etc/localtime", target, sizeof target - 1);
    if (length > 0) {
        target[length] = '\0';
        name = name_in_path(target);
    }
    return hoof_strdup(arena, name ? name : "UTC");
}

int32_t hoof_zone_offset(const struct hoof_zone *zone, int64_t utc_s)
{
    return hoof_tzif_offset(&zone->table, utc_s);
}

bool hoof_zone_next_change(const struct hoof_zone *zone, int64_t utc_s, int64_t *at)
{
    return hoof_tzif_next(&zone->table, utc_s, at);
}

/* The instants at which a clock of the zone shows a wall time. */
struct wall {
    enum hoof_wall how;
    int64_t first, last; /* SKIPPED: by the offset before the gap */
    int64_t gap;         /* SKIPPED: the instant of the change that skips it */
};

static struct wall find_wall(const struct hoof_zone *zone, int64_t wall_s)
{
    /* Every instant that could show it lies within the largest offset. Between
     * two changes the offset stands, so each stretch shows it once or not. */
    const int64_t reach = 26 * 3600 + 1;
    struct wall wall = {.how = HOOF_WALL_SKIPPED};
    bool in_gap = false;
    for (int64_t from = wall_s - reach, until; from <= wall_s + reach; from = until) {
        int32_t offset = hoof_tzif_offset(&zone->table, from);
        if (!hoof_tzif_next(&zone->table, from, &until))
            until = INT64_MAX;
        int64_t instant = wall_s - offset;
        if (instant >= from && instant < until) {
            if (wall.how == HOOF_WALL_SKIPPED)
                wall.first = instant;
            wall.how = wall.how == HOOF_WALL_SKIPPED ? HOOF_WALL_ONCE : HOOF_WALL_TWICE;
            wall.last = instant;
        } else if (wall.how == HOOF_WALL_SKIPPED && !in_gap && instant >= until) {
            /* Not reached before this change: if no stretch shows it, the last
             * such change is the one that skipped it. */
            wall.gap = until;
            wall.first = wall.last = instant;
        } else if (instant < from) {
            in_gap = true;
        }
    }
    return wall;
}

struct hoof_moment hoof_zone_at(const struct hoof_zone *zone, int64_t utc_s)
{
    struct hoof_moment moment = {.utc_s = utc_s, .offset_s = hoof_zone_offset(zone, utc_s)};
    hoof_civil(utc_s, moment.offset_s, &moment.date, &moment.clock);
    return moment;
}

struct hoof_moment hoof_zone_moment(const struct hoof_zone *zone, struct hoof_date date,
                                    struct hoof_clock clock, bool second, enum hoof_wall *how)
{
    struct wall wall = find_wall(zone, hoof_civil_seconds(date, clock));
    if (how)
        *how = wall.how;
    return hoof_zone_at(zone, second ? wall.last : wall.first);
}

int64_t hoof_zone_day_start(const struct hoof_zone *zone, struct hoof_date date)
{
    struct wall wall = find_wall(zone, hoof_civil_seconds(date, (struct hoof_clock){0}));
    return wall.how == HOOF_WALL_SKIPPED ? wall.gap : wall.first;
}

bool hoof_moment_parse_local(const char *text, size_t n, const struct hoof_zone *zone,
                             struct hoof_moment *out, struct hoof_error *err)
{
    struct hoof_moment moment;
    bool has_offset;
    if (!hoof_moment_read(text, n, &moment, &has_offset, err))
        return false;
    *out = moment.day_level || has_offset
               ? moment
               : hoof_zone_moment(zone, moment.date, moment.clock, false, NULL);
    return true;
}

struct hoof_date hoof_moment_date(const struct hoof_moment *moment, const struct hoof_zone *zone)
{
    return moment->day_level ? moment->date : hoof_zone_at(zone, moment->utc_s).date;
}
