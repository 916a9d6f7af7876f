#include "web/guard.h"

#include <sodium.h>
#include <stdio.h>
#include <string.h>

static struct hoof_verdict_text refuse(int status, const char *reason)
{
    return (struct hoof_verdict_text){status, reason};
}

static bool host_is_ours(const char *host, uint16_t port)
{
    static const char *const names[] = {"127.0.0.1", "localhost", "[::1]"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        char allowed[32];
        snprintf(allowed, sizeof allowed, "%s:%u", names[i], port);
        if (strcmp(host, allowed) == 0)
            return true;
        /* browsers leave out the port that http implies */
        if (port == 80 && strcmp(host, names[i]) == 0)
            return true;
    }
    return false;
}

bool hoof_guard_length(const char *text, uint64_t *length)
{
    uint64_t value = 0;
    if (!*text)
        return false;
    for (; *text; text++) {
        if (*text < '0' || *text > '9' || value > UINT64_MAX / 10 - 1)
            return false;
        value = value * 10 + (uint64_t)(*text - '0');
    }
    *length = value;
    return true;
}

static bool target_is_plain(const char *target)
{
    if (target[0] != '/')
        return false;
    for (const char *p = target; *p; p++)
        if ((unsigned char)*p <= 0x20 || (unsigned char)*p >= 0x7f || *p == '\\' || *p == '#')
            return false;
    return true;
}

struct hoof_verdict_text hoof_guard_head(const struct hoof_head *head, uint16_t port)
{
    uint64_t length;
    if (head->hosts > 1)
        return refuse(400, "The request names this computer more than once.");
    if (head->hosts == 0 || !head->host || !host_is_ours(head->host, port))
        return refuse(421, "This address does not belong to Hoofbeat. Open the address that "
                           "`hoofbeat serve` printed.");
    if (strcmp(head->version, "HTTP/1.1") != 0 && strcmp(head->version, "HTTP/1.0") != 0)
        return refuse(400, "The request is not HTTP/1.1.");
    if (!target_is_plain(head->target))
        return refuse(400, "The address of the page is not one that a browser sends.");
    if (head->lengths > 1 || head->encodings > 1 || head->origins > 1 || head->fetch_sites > 1 ||
        head->content_types > 1)
        return refuse(400, "The request says the same thing twice.");
    if (head->lengths && head->encodings)
        return refuse(400, "The request gives its length in two ways.");
    if (head->encodings && !head->chunked)
        return refuse(400, "The request is packed in a way that is not read here.");
    if (head->lengths && !hoof_guard_length(head->content_length, &length))
        return refuse(400, "The length of the request is not a number.");
    if (head->header_size > HOOF_HEADER_LIMIT)
        return refuse(431, "The browser sent more with the request than is read here.");
    return refuse(0, NULL);
}

struct hoof_verdict_text hoof_guard_origin(const struct hoof_head *head)
{
    static const char elsewhere[] =
        "This change was not sent from a page of Hoofbeat, so nothing was changed.";
    bool same_site = head->fetch_site && strcmp(head->fetch_site, "same-origin") == 0;
    if (head->fetch_site && !same_site)
        return refuse(403, elsewhere);
    /* Without either header the token alone decides: old browsers leave Origin
     * out for a page's own forms, and none leaves it out for another page's. */
    if (!head->origin)
        return refuse(0, NULL);
    if (strcmp(head->origin, "null") == 0) /* a page's own form under no-referrer */
        return same_site ? refuse(0, NULL) : refuse(403, elsewhere);
    /* the host was compared with the allowed ones before */
    if (strncmp(head->origin, "http://", 7) != 0 || strcmp(head->origin + 7, head->host) != 0)
        return refuse(403, elsewhere);
    return refuse(0, NULL);
}

bool hoof_secret_equal(const char *secret, const char *sent, size_t n)
{
    return sent && strlen(sent) == n && sodium_memcmp(secret, sent, n) == 0;
}
