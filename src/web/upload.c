#include "web/upload.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define FIELD_LIMIT (64u << 10)

/* A file without a name; where the file system knows none, one that is named
 * only for a moment. */
static int nameless_file(struct hoof_request *request)
{
    const char *dir = request->web->books->dir;
    int fd = open(dir, O_TMPFILE | O_RDWR | O_CLOEXEC, 0600);
    if (fd >= 0 || (errno != EOPNOTSUPP && errno != EISDIR && errno != EINVAL))
        return fd;
    char secret[HOOF_SECRET + 1];
    hoof_secret_new(secret);
    char *path = hoof_format(request->arena, "%s/.upload-%.16s", dir, secret);
    if (!path)
        return -1;
    fd = open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);
    if (fd >= 0)
        unlink(path);
    return fd;
}

static bool part(void *to, const char *name, const char *file, struct hoof_error *err)
{
    struct hoof_request *request = to;
    hoof_buf_clear(&request->part);
    request->part_name = hoof_strdup(request->arena, name);
    if (!request->part_name)
        return hoof_fail_memory(err);
    request->in_file = file != NULL;
    if (!file)
        return true;
    const char *token = hoof_form_get(&request->form, "token");
    if (!request->session || !hoof_secret_equal(request->session->token, token, HOOF_SECRET)) {
        request->refusal = (struct hoof_verdict_text){
            403, "This form does not belong to the page that is open now, so nothing was "
                 "changed. Open the page again and send it once more."};
        return hoof_fail(err, HOOF_REQUEST, NULL, "The form's token is missing.");
    }
    if (request->upload_fd >= 0)
        return hoof_fail(err, HOOF_REQUEST, NULL, "More than one file was sent. Send one.");
    request->upload_name = hoof_strdup(request->arena, file);
    request->upload_fd = nameless_file(request);
    if (request->upload_fd < 0)
        return hoof_fail(err, HOOF_STORAGE, NULL,
                         "The file could not be taken in: the folder of the book cannot be "
                         "written (%s). Nothing was changed.",
                         strerror(errno));
    return request->upload_name ? true : hoof_fail_memory(err);
}

static bool bytes(void *to, const char *data, size_t n, struct hoof_error *err)
{
    struct hoof_request *request = to;
    if (!request->in_file) {
        if (request->part.len + n > FIELD_LIMIT)
            return hoof_fail(err, HOOF_REQUEST, NULL, "A field beside the file is too long.");
        hoof_buf_add(&request->part, data, n);
        return hoof_buf_ok(&request->part, err);
    }
    request->upload_size += n;
    if (request->upload_size > HOOF_UPLOAD_LIMIT) {
        request->refusal = (struct hoof_verdict_text){
            413, "The file is larger than 64 MB. Bring larger files in with "
                 "`hoofbeat import FILE`."};
        return hoof_fail(err, HOOF_REQUEST, NULL, "The file is too large.");
    }
    while (n > 0) {
        ssize_t written = write(request->upload_fd, data, n);
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return hoof_fail(err, HOOF_STORAGE, NULL,
                             "The file could not be taken in: %s. Nothing was changed.",
                             strerror(errno));
        data += written;
        n -= (size_t)written;
    }
    return true;
}

static bool end(void *to, struct hoof_error *err)
{
    struct hoof_request *request = to;
    if (request->in_file)
        return true;
    char *value = hoof_strndup(request->arena, hoof_buf_string(&request->part), request->part.len);
    if (!value)
        return hoof_fail_memory(err);
    return hoof_form_add(request->arena, &request->form, request->part_name,
                         strlen(request->part_name), value, request->part.len, err);
}

/* After a failure nothing more is read, and the file goes. */
static void give_up(struct hoof_request *request)
{
    if (request->upload_fd >= 0)
        close(request->upload_fd);
    request->upload_fd = -1;
}

bool hoof_upload_begin(struct hoof_request *request)
{
    struct hoof_multipart_sink sink = {request, part, bytes, end};
    return hoof_multipart_begin(&request->multipart, request->content_type, &sink,
                                &request->body_error);
}

void hoof_upload_feed(struct hoof_request *request, const char *data, size_t n)
{
    if (request->body_error.code != HOOF_OK)
        return;
    if (!hoof_multipart_feed(&request->multipart, data, n, &request->body_error))
        give_up(request);
}

bool hoof_upload_end(struct hoof_request *request, struct hoof_error *err)
{
    if (request->body_error.code == HOOF_OK &&
        !hoof_multipart_end(&request->multipart, &request->body_error))
        give_up(request);
    if (request->body_error.code == HOOF_OK)
        return true;
    *err = request->body_error;
    return false;
}
