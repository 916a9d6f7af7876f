#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "render/html.h"

struct page {
    struct hoof_buf buf;
    struct hoof_html html;
    struct hoof_error err;
};

static struct page start(void)
{
    return (struct page){0};
}

static void expect(struct page *page, const char *written)
{
    page->html.buf = &page->buf;
    assert_true(hoof_html_done(&page->html, &page->err));
    assert_string_equal(hoof_buf_string(&page->buf), written);
    hoof_buf_release(&page->buf);
}

static void text_cannot_become_markup(void **state)
{
    struct page page = start();
    page.html.buf = &page.buf;
    hoof_html_element(&page.html, HOOF_P, NULL, "<script>alert('1') & \"2\"</script>");
    expect(&page, "<p>&lt;script&gt;alert(&#39;1&#39;) &amp; &quot;2&quot;&lt;/script&gt;</p>");
}

static void an_attribute_cannot_be_left(void **state)
{
    struct page page = start();
    page.html.buf = &page.buf;
    hoof_html_open(&page.html, HOOF_INPUT);
    hoof_html_attr(&page.html, "value", "\" onfocus=\"alert(1)");
    expect(&page, "<input value=\"&quot; onfocus=&quot;alert(1)\">");
}

static void bytes_that_are_no_text_become_a_sign(void **state)
{
    static const struct {
        const char *bytes, *written;
    } rows[] = {
        {"a\xff", "a\xef\xbf\xbd"},
        {"a\x01z", "a\xef\xbf\xbdz"},
        {"\xc0\xaf", "\xef\xbf\xbd\xef\xbf\xbd"},
        {"\xc2\x85", "\xef\xbf\xbd"},
        {"\xef\xbf\xbf", "\xef\xbf\xbd"},
        {"\xc3\xa4\n\t", "\xc3\xa4\n\t"},
        {"\xe2\x82", "\xef\xbf\xbd\xef\xbf\xbd"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct page page = start();
        page.html.buf = &page.buf;
        hoof_html_text(&page.html, rows[i].bytes);
        expect(&page, rows[i].written);
    }
}

static void only_plain_addresses_are_linked(void **state)
{
    static const struct {
        const char *address, *written;
    } rows[] = {
        {"/journal?to=2026-01-01&kind=meal", "/journal?to=2026-01-01&amp;kind=meal"},
        {"#content", "#content"},
        {"https://example.org/", "https://example.org/"},
        {"javascript:alert(1)", "#"},
        {"data:text/html,x", "#"},
        {"//evil.example/", "#"},
        {"/\\evil.example/", "#"},
        {" https://example.org", "#"},
        {NULL, "#"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof rows[0]; i++) {
        struct page page = start();
        char written[128];
        page.html.buf = &page.buf;
        hoof_html_open(&page.html, HOOF_A);
        hoof_html_link(&page.html, "href", rows[i].address);
        hoof_html_close(&page.html, HOOF_A);
        snprintf(written, sizeof written, "<a href=\"%s\"></a>", rows[i].written);
        expect(&page, written);
    }
}

static void expect_bug(struct page *page)
{
    page->html.buf = &page->buf;
    assert_false(hoof_html_done(&page->html, &page->err));
    assert_int_equal(page->err.code, HOOF_BUG);
    hoof_buf_release(&page->buf);
}

static void elements_must_be_closed_in_order(void **state)
{
    struct page open = start();
    open.html.buf = &open.buf;
    hoof_html_open(&open.html, HOOF_P);
    expect_bug(&open);

    struct page crossed = start();
    crossed.html.buf = &crossed.buf;
    hoof_html_open(&crossed.html, HOOF_P);
    hoof_html_open(&crossed.html, HOOF_STRONG);
    hoof_html_close(&crossed.html, HOOF_P);
    hoof_html_close(&crossed.html, HOOF_STRONG);
    expect_bug(&crossed);
}

static void handlers_styles_and_addresses_are_no_plain_attributes(void **state)
{
    static const char *const names[] = {"onclick", "ONload", "style", "href", "src", "action"};
    for (size_t i = 0; i < sizeof names / sizeof names[0]; i++) {
        struct page page = start();
        page.html.buf = &page.buf;
        hoof_html_open(&page.html, HOOF_P);
        hoof_html_attr(&page.html, names[i], "x");
        hoof_html_close(&page.html, HOOF_P);
        expect_bug(&page);
    }
}

static void an_attribute_after_the_content_is_a_bug(void **state)
{
    struct page page = start();
    page.html.buf = &page.buf;
    hoof_html_open(&page.html, HOOF_P);
    hoof_html_text(&page.html, "x");
    hoof_html_attr(&page.html, "class", "late");
    hoof_html_close(&page.html, HOOF_P);
    expect_bug(&page);
}

static void long_formatted_text_is_whole(void **state)
{
    struct page page = start();
    char text[2000], written[2100];
    page.html.buf = &page.buf;
    memset(text, 'x', sizeof text - 1);
    text[sizeof text - 1] = '\0';
    hoof_html_open(&page.html, HOOF_P);
    hoof_html_format(&page.html, "<%s", text);
    hoof_html_close(&page.html, HOOF_P);
    snprintf(written, sizeof written, "<p>&lt;%s</p>", text);
    expect(&page, written);
}

static void a_query_keeps_any_text(void **state)
{
    struct hoof_buf buf = {0};
    hoof_query_escape(&buf, "a b&c=\xc3\xa4~");
    assert_string_equal(hoof_buf_string(&buf), "a%20b%26c%3D%C3%A4~");
    hoof_buf_release(&buf);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_cannot_become_markup),
        cmocka_unit_test(an_attribute_cannot_be_left),
        cmocka_unit_test(bytes_that_are_no_text_become_a_sign),
        cmocka_unit_test(only_plain_addresses_are_linked),
        cmocka_unit_test(elements_must_be_closed_in_order),
        cmocka_unit_test(handlers_styles_and_addresses_are_no_plain_attributes),
        cmocka_unit_test(an_attribute_after_the_content_is_a_bug),
        cmocka_unit_test(long_formatted_text_is_whole),
        cmocka_unit_test(a_query_keeps_any_text),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
