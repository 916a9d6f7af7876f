#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include "ask/changes.h"
#include "ask/interchange.h"
#include "web/routes.h"

#define LISTED 20 /* changes on the page */

/* The waiting file, read in place: it is never copied into memory. */
struct mapped {
    const char *text;
    size_t n;
};

static bool map_file(int fd, struct mapped *out, struct hoof_error *err)
{
    struct stat about;
    *out = (struct mapped){"", 0};
    if (fstat(fd, &about) != 0)
        return hoof_fail(err, HOOF_STORAGE, NULL, "The file that was sent cannot be read.");
    if (about.st_size == 0)
        return true;
    void *text = mmap(NULL, (size_t)about.st_size, PROT_READ, MAP_PRIVATE, fd, 0);
    if (text == MAP_FAILED)
        return hoof_fail_memory(err);
    *out = (struct mapped){text, (size_t)about.st_size};
    return true;
}

static void unmap_file(struct mapped *file)
{
    if (file->n)
        munmap((void *)(uintptr_t)file->text, file->n);
}

static bool bring_in(struct hoof_request *request, bool dry_run, struct hoof_import_answer *out,
                     struct hoof_error *err)
{
    struct mapped file;
    if (!map_file(request->session->import_fd, &file, err))
        return false;
    struct hoof_import_request question = {
        .text = file.text, .n = file.n, .name = request->session->import_name, .dry_run = dry_run};
    bool ok = hoof_ask_import_journal(&request->ask, &question, out, err);
    unmap_file(&file);
    return ok;
}

static bool show_data(struct hoof_request *request, const char *refused, int status,
                      struct hoof_error *err)
{
    struct hoof_page page;
    struct hoof_import_answer preview;
    struct hoof_changes_answer changes;
    struct hoof_error why = {0};
    struct hoof_session *session = request->session;
    if (!hoof_request_ask(request, err) ||
        !hoof_request_page(request, "Your data", "/data", &page, err) ||
        !hoof_ask_changes(&request->ask, LISTED, &changes, err))
        return false;
    struct hoof_data_view view = {.refused = refused,
                                  .changes = &changes,
                                  .notice = refused ? NULL : &session->notice,
                                  .ask = &request->ask};
    if (!refused && session->import_fd >= 0) {
        if (bring_in(request, true, &preview, &why)) {
            view.preview = &preview;
            view.file = session->import_name;
        } else { /* the book changed since the file was looked into */
            view.refused = why.text;
            hoof_session_drop_import(session);
        }
    }
    if (!hoof_page_data(&request->reply.body, &page, &view, err))
        return false;
    if (!refused)
        hoof_request_told(request);
    return hoof_reply_html(request, status);
}

bool hoof_get_data(struct hoof_request *request, struct hoof_error *err)
{
    return show_data(request, NULL, 200, err);
}

/* A file came: it is looked into, and waits in the session for a yes. */
bool hoof_post_data(struct hoof_request *request, struct hoof_error *err)
{
    struct hoof_session *session = request->session;
    struct hoof_import_answer preview;
    struct hoof_error refused = {0};
    hoof_session_drop_import(session);
    if (request->upload_fd < 0 || request->upload_size == 0)
        return show_data(request, "No file was chosen, or it is empty.", 400, err);
    session->import_name = strdup(request->upload_name);
    if (!session->import_name)
        return hoof_fail_memory(err);
    session->import_fd = request->upload_fd;
    request->upload_fd = -1;
    if (!hoof_request_ask(request, err))
        return false;
    if (bring_in(request, true, &preview, &refused))
        return hoof_reply_redirect(request, "/data");
    hoof_session_drop_import(session);
    if (refused.code != HOOF_REQUEST) {
        *err = refused;
        return false;
    }
    const char *text = refused.text;
    /* The line and column of a file that is no JSON stand in the text already. */
    if (refused.place[0] && !strstr(refused.text, refused.place) &&
        strncmp(refused.place, request->upload_name, strlen(request->upload_name)) != 0)
        text = hoof_format(request->arena, "%s: %s", refused.place, refused.text);
    return show_data(request, text ? text : refused.text, 400, err);
}

bool hoof_post_import(struct hoof_request *request, struct hoof_error *err)
{
    struct hoof_session *session = request->session;
    struct hoof_import_answer answer;
    if (session->import_fd < 0) {
        struct hoof_notice none = {.kind = HOOF_NOTICE_REFUSED,
                                   .text = "There is no file that waits to be brought in."};
        return hoof_reply_told(request, &none, "/data", err);
    }
    if (strcmp(hoof_request_field(request, "do"), "import") != 0) {
        hoof_session_drop_import(session);
        struct hoof_notice left = {.kind = HOOF_NOTICE_DONE,
                                   .text = "The file was left out. Nothing was written."};
        return hoof_reply_told(request, &left, "/data", err);
    }
    if (!hoof_request_ask(request, err) || !bring_in(request, false, &answer, err))
        return false;
    hoof_session_drop_import(session);
    struct hoof_notice notice = {
        .kind = HOOF_NOTICE_DONE,
        .text = hoof_format(request->arena, "Brought in: %lld new, %lld were there already.",
                            (long long)answer.added, (long long)answer.already_there)};
    return hoof_reply_wrote(request, &notice, answer.added > 0 ? 0 : -1, "/data", err);
}

bool hoof_get_export(struct hoof_request *request, struct hoof_error *err)
{
    if (!hoof_request_ask(request, err) ||
        !hoof_ask_export_json(&request->ask, &request->reply.body, err))
        return false;
    request->reply.status = 200;
    request->reply.type = "application/json";
    request->reply.file = "hoofbeat.json";
    return hoof_buf_ok(&request->reply.body, err);
}
