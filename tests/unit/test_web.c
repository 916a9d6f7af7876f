#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "base/buf.h"
#include "web/form.h"
#include "web/guard.h"
#include "web/multipart.h"

/* --- Forms --- */

static void forms_are_read(void **state)
{
    struct hoof_arena *arena = hoof_arena_new();
    struct hoof_form form = {0};
    struct hoof_error err = {0};
    static const char text[] = "sentence=flush+x2+%26+wine%0D%0Anext&empty=&flag&%61=%C3%A4";
    assert_true(hoof_form_read(arena, text, sizeof text - 1, &form, &err));
    assert_int_equal(form.count, 4);
    assert_string_equal(hoof_form_get(&form, "sentence"), "flush x2 & wine\nnext");
    assert_string_equal(hoof_form_get(&form, "empty"), "");
    assert_string_equal(hoof_form_get(&form, "flag"), "");
    assert_string_equal(hoof_form_get(&form, "a"), "\xc3\xa4");
    assert_null(hoof_form_get(&form, "b"));
    hoof_arena_free(arena);
}

static void broken_forms_are_refused(void **state)
{
    static const char *const rows[] = {"a=%",       "a=%4",     "a=%zz",    "a=%00",
                                       "a=%ff",     "a=\x01",   "=value",   "a=%ed%a0%80",
                                       "%00=value", "a=%c0%af", "%ff=value"};
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct hoof_arena *arena = hoof_arena_new();
        struct hoof_form form = {0};
        struct hoof_error err = {0};
        assert_false(hoof_form_read(arena, rows[i], strlen(rows[i]), &form, &err));
        assert_int_equal(err.code, HOOF_REQUEST);
        hoof_arena_free(arena);
    }
}

static void a_form_has_a_limit_of_fields(void **state)
{
    struct hoof_arena *arena = hoof_arena_new();
    struct hoof_form form = {0};
    struct hoof_error err = {0};
    struct hoof_buf text = {0};
    for (int i = 0; i <= HOOF_FORM_FIELDS; i++)
        hoof_buf_text(&text, "a=1&");
    assert_false(hoof_form_read(arena, text.data, text.len, &form, &err));
    assert_int_equal(form.count, HOOF_FORM_FIELDS);
    hoof_buf_release(&text);
    hoof_arena_free(arena);
}

/* --- The guard --- */

static struct hoof_head good_head(void)
{
    return (struct hoof_head){.method = "POST",
                              .target = "/log",
                              .version = "HTTP/1.1",
                              .host = "127.0.0.1:8465",
                              .hosts = 1};
}

static void only_our_own_names_are_answered(void **state)
{
    static const struct {
        const char *host;
        int status;
    } rows[] = {
        {"127.0.0.1:8465", 0},
        {"localhost:8465", 0},
        {"[::1]:8465", 0},
        {"127.0.0.1", 421},
        {"localhost", 421},
        {"127.0.0.1:8466", 421},
        {"evil.example", 421},
        {"evil.example:8465", 421},
        {"127.0.0.1.evil.example:8465", 421},
        {"127.0.0.1:84650", 421},
        {"127.0.0.1:8465.", 421},
        {"127.1:8465", 421},
        {"0.0.0.0:8465", 421},
        {"user@127.0.0.1:8465", 421},
        {"", 421},
        {"[::1]", 421},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct hoof_head head = good_head();
        head.host = rows[i].host;
        assert_int_equal(hoof_guard_head(&head, 8465).status, rows[i].status);
    }
    struct hoof_head head = good_head();
    head.host = "localhost";
    assert_int_equal(hoof_guard_head(&head, 80).status, 0);
}

static void a_request_has_one_clear_shape(void **state)
{
    struct hoof_head head = good_head();
    head.hosts = 2;
    assert_int_equal(hoof_guard_head(&head, 8465).status, 400);
    head = good_head();
    head.hosts = 0;
    head.host = NULL;
    assert_int_equal(hoof_guard_head(&head, 8465).status, 421);
    head = good_head();
    head.lengths = 2;
    head.content_length = "1";
    assert_int_equal(hoof_guard_head(&head, 8465).status, 400);
    head = good_head();
    head.lengths = head.encodings = 1;
    head.content_length = "1";
    head.chunked = true;
    assert_int_equal(hoof_guard_head(&head, 8465).status, 400);
    head = good_head();
    head.encodings = 1;
    assert_int_equal(hoof_guard_head(&head, 8465).status, 400);
    head.chunked = true;
    assert_int_equal(hoof_guard_head(&head, 8465).status, 0);
    head = good_head();
    head.header_size = HOOF_HEADER_LIMIT + 1;
    assert_int_equal(hoof_guard_head(&head, 8465).status, 431);
}

static void addresses_and_lengths_must_be_plain(void **state)
{
    static const char *const targets[] = {
        "http://127.0.0.1:8465/", "*", "log", "/a b", "/a\\b", "/a#b", "/\x80"};
    static const char *const lengths[] = {
        "", "-1", "+1", "1 ", "0x10", "1,1", "99999999999999999999999"};
    for (size_t i = 0; i < sizeof targets / sizeof targets[0]; i++) {
        struct hoof_head head = good_head();
        head.target = targets[i];
        assert_int_equal(hoof_guard_head(&head, 8465).status, 400);
    }
    for (size_t i = 0; i < sizeof lengths / sizeof lengths[0]; i++) {
        struct hoof_head head = good_head();
        head.lengths = 1;
        head.content_length = lengths[i];
        assert_int_equal(hoof_guard_head(&head, 8465).status, 400);
    }
}

static void changes_come_from_our_own_pages(void **state)
{
    static const struct {
        const char *origin, *site;
        int status;
    } rows[] = {
        {"http://127.0.0.1:8465", "same-origin", 0},
        {"http://127.0.0.1:8465", NULL, 0}, /* an older browser */
        {"null", "same-origin", 0},
        {NULL, "same-origin", 0},
        {"null", NULL, 403},
        {"null", "cross-site", 403},
        {NULL, NULL, 0}, /* an old browser, or a script with the token */
        {NULL, "none", 403},
        {"http://127.0.0.1:8465", "same-site", 403},
        {"http://127.0.0.1:8465", "cross-site", 403},
        {"http://127.0.0.1:8466", NULL, 403},
        {"http://127.0.0.1:8466", "same-origin", 403},
        {"http://localhost:8465", NULL, 403}, /* not the name it was asked under */
        {"https://127.0.0.1:8465", NULL, 403},
        {"http://evil.example", NULL, 403},
        {"", NULL, 403},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct hoof_head head = good_head();
        head.origin = rows[i].origin;
        head.fetch_site = rows[i].site;
        assert_int_equal(hoof_guard_origin(&head).status, rows[i].status);
    }
}

static void secrets_must_be_whole(void **state)
{
    assert_true(hoof_secret_equal("abcd", "abcd", 4));
    assert_false(hoof_secret_equal("abcd", "abce", 4));
    assert_false(hoof_secret_equal("abcd", "abc", 4));
    assert_false(hoof_secret_equal("abcd", "abcde", 4));
    assert_false(hoof_secret_equal("abcd", NULL, 4));
}

/* --- Multipart --- */

struct seen {
    struct hoof_buf text; /* "name(file)=bytes;" of each part */
};

static bool see_part(void *to, const char *name, const char *file, struct hoof_error *err)
{
    struct seen *seen = to;
    (void)err;
    hoof_buf_format(&seen->text, "%s", name);
    if (file)
        hoof_buf_format(&seen->text, "(%s)", file);
    hoof_buf_byte(&seen->text, '=');
    return true;
}

static bool see_bytes(void *to, const char *bytes, size_t n, struct hoof_error *err)
{
    struct seen *seen = to;
    (void)err;
    hoof_buf_add(&seen->text, bytes, n);
    return true;
}

static bool see_end(void *to, struct hoof_error *err)
{
    struct seen *seen = to;
    (void)err;
    hoof_buf_byte(&seen->text, ';');
    return true;
}

/* Feeds the body in pieces of `step` bytes. */
static bool feed(const char *body, size_t n, size_t step, struct seen *seen, struct hoof_error *err)
{
    struct hoof_multipart parser;
    struct hoof_multipart_sink sink = {seen, see_part, see_bytes, see_end};
    if (!hoof_multipart_begin(&parser, "multipart/form-data; boundary=XX", &sink, err))
        return false;
    for (size_t at = 0; at < n; at += step)
        if (!hoof_multipart_feed(&parser, body + at, at + step > n ? n - at : step, err))
            return false;
    return hoof_multipart_end(&parser, err);
}

static void parts_are_the_same_however_they_arrive(void **state)
{
    static const char body[] =
        "ignored\r\n--XX\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\nabc\r\n"
        "--XX\r\ncontent-disposition: form-data; name=\"file\"; filename=\"../../x.json\"\r\n"
        "Content-Type: application/json\r\n\r\n{\r\n--X\r\r\n--Xx\r\n}\r\n--XX\r\n"
        "Content-Disposition: form-data; name=\"empty\"\r\n\r\n\r\n--XX--\r\nafter";
    for (size_t step = 1; step < sizeof body; step++) {
        struct seen seen = {{0}};
        struct hoof_error err = {0};
        assert_true(feed(body, sizeof body - 1, step, &seen, &err));
        assert_string_equal(hoof_buf_string(&seen.text),
                            "token=abc;file(../../x.json)={\r\n--X\r\r\n--Xx\r\n};empty=;");
        hoof_buf_release(&seen.text);
    }
}

static void broken_parts_are_refused(void **state)
{
    static const struct {
        const char *body;
        size_t n;
    } rows[] = {
#define ROW(text) {text, sizeof text - 1}
        ROW(""),
        ROW("--XX"),
        ROW("--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\ncut"),
        ROW("--XX\r\nContent-Type: text/plain\r\n\r\nx\r\n--XX--"),
        ROW("--XX\r\nContent-Disposition: form-data\r\n\r\nx\r\n--XX--"),
        ROW("--XX\r\nContent-Disposition: form-data; name=\"a\0b\"\r\n\r\nx\r\n--XX--"),
        ROW("--XX\r\nContent-Disposition: form-data; name=\"a\xff\"\r\n\r\nx\r\n--XX--"),
        ROW("--XX\r\nContent-Disposition: form-data; name=\"a\"; filename=x\r\n\r\nx\r\n--XX--"),
        ROW("--XXjunk"),
#undef ROW
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct seen seen = {{0}};
        struct hoof_error err = {0};
        assert_false(feed(rows[i].body, rows[i].n, 7, &seen, &err));
        assert_int_equal(err.code, HOOF_REQUEST);
        hoof_buf_release(&seen.text);
    }
}

static void endless_parts_and_descriptions_are_refused(void **state)
{
    struct hoof_buf body = {0};
    struct seen seen = {{0}};
    struct hoof_error err = {0};
    for (int i = 0; i < 100000; i++)
        hoof_buf_text(&body, "\r\n--XX\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\nx");
    assert_false(feed(body.data, body.len, 4096, &seen, &err));
    hoof_buf_clear(&body);
    hoof_buf_clear(&seen.text);
    hoof_buf_text(&body, "--XX\r\n");
    for (int i = 0; i < 1000; i++)
        hoof_buf_text(&body, "X-Header: more\r\n");
    assert_false(feed(body.data, body.len, 4096, &seen, &err));
    hoof_buf_release(&body);
    hoof_buf_release(&seen.text);
}

static void a_boundary_is_needed(void **state)
{
    static const char *const types[] = {
        "multipart/form-data",
        "multipart/form-data; boundary=", "multipart/form-data; boundary=\"x",
        "multipart/form-data; boundary="
        "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx"};
    for (size_t i = 0; i < sizeof types / sizeof types[0]; i++) {
        struct hoof_multipart parser;
        struct hoof_multipart_sink sink = {NULL, see_part, see_bytes, see_end};
        struct hoof_error err = {0};
        assert_false(hoof_multipart_begin(&parser, types[i], &sink, &err));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(forms_are_read),
        cmocka_unit_test(broken_forms_are_refused),
        cmocka_unit_test(a_form_has_a_limit_of_fields),
        cmocka_unit_test(only_our_own_names_are_answered),
        cmocka_unit_test(a_request_has_one_clear_shape),
        cmocka_unit_test(addresses_and_lengths_must_be_plain),
        cmocka_unit_test(changes_come_from_our_own_pages),
        cmocka_unit_test(secrets_must_be_whole),
        cmocka_unit_test(parts_are_the_same_however_they_arrive),
        cmocka_unit_test(broken_parts_are_refused),
        cmocka_unit_test(endless_parts_and_descriptions_are_refused),
        cmocka_unit_test(a_boundary_is_needed),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
