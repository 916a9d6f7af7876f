"""Forms that come twice, late, or after a restart: nothing is written twice or lost."""

import json
import urllib.parse

from harness import Answer, Forms, Server


def entries(server):
    return json.loads(server.journal())["entries"]


def form(browser, page, action, number=0):
    """All fields that a browser would send of one form of a page."""
    found = [f for f in Forms(browser.get(page).text).forms if f["action"] == action][number]
    return [(name, value) for name, value, tag, attrs in found["fields"]
            if attrs.get("type") == "hidden"]


def test_every_form_that_writes_counts_once(server):
    """A meal, an edit, a profile and a good day are not written twice either."""
    server.run("log", "symptom", "--name", "flushing", "--at", "2026-11-19T10:00")
    browser = server.browser()
    entry = next(e for e in entries(server) if e["at"].startswith("2026-11-19"))
    browser.post("/food", {"text": "rice"})
    rows = [("/", "/nothing", []), ("/food", "/food/log", []),
            (f"/journal/entry?id={entry['id']}", "/journal/entry", [("severity", "4")]),
            (f"/journal/entry?id={entry['id']}", "/journal/delete", []),
            ("/profile", "/profile", [("weight_kg", "60")])]
    for page, action, more in rows:
        fields = form(browser, page, action) + more
        assert browser.post(action, fields, token=False).status == 303, action
        browser.get("/data")  # tells what was done
        written = server.journal()
        again = browser.post(action, fields, token=False)
        assert again.status == 303, (action, again.status)
        assert "a second time" in browser.get(again.headers["location"]).text, action
        assert server.journal() == written, action


def test_a_sentence_sent_twice_counts_once(server):
    """Back, and the same sentence again: one entry, and it is said."""
    browser = server.browser()
    before = len(entries(server))
    fields = form(browser, "/", "/log") + [("sentence", "flush")]
    assert browser.post("/log", fields, token=False).headers["location"] == "/"
    assert "Saved." in browser.get("/").text
    again = browser.post("/log", fields, token=False)
    assert again.status == 303 and again.headers["location"] == "/"
    assert "a second time" in browser.get("/").text
    assert len(entries(server)) == before + 1
    # other words from the same page, and the same words from a new page, count
    browser.post("/log", fields[:-1] + [("sentence", "stool")], token=False)
    browser.post("/log", form(browser, "/", "/log") + [("sentence", "flush")], token=False)
    assert len(entries(server)) == before + 3


def test_a_double_press_shows_what_was_saved(server):
    """Two at once: the second does not hide what the first did."""
    browser = server.browser()
    before = len(entries(server))
    fields = form(browser, "/", "/log") + [("quick", "flush")]
    browser.post("/log", fields, token=False)
    browser.post("/log", fields, token=False)
    page = browser.get("/").text
    assert "Saved." in page and "Take it back" in page and "second time" not in page
    assert len(entries(server)) == before + 1


def test_what_was_refused_may_be_sent_again(server):
    """Only what was written is held back; a refusal is answered each time."""
    browser = server.browser()
    fields = form(browser, "/", "/log") + [("sentence", "qqq zzz")]
    for _ in range(2):
        answer = browser.post("/log", fields, token=False)
        assert answer.status == 400 and "qqq zzz" in answer.text


def test_undo_takes_back_what_was_shown(server):
    """The button names its change; pressed twice, or too late, it takes back nothing else."""
    browser = server.browser()
    browser.log("flush x3")
    browser.log("stool x2")
    page = browser.get("/data").text
    assert page.index("Stool, 2 times") < page.index("Flushing, 3 times")
    fields = form(browser, "/data", "/undo")
    assert dict(fields)["from"] == "/data" and int(dict(fields)["change"]) > 0
    server.run("log", "note", "--text", "from another window")
    browser.post("/undo", fields, token=False)
    assert "written down after it" in browser.get("/data").text
    assert "from another window" in server.journal()
    fields = form(browser, "/data", "/undo")
    browser.post("/undo", fields, token=False)
    told = browser.get("/data").text
    assert "Taken back." in told and "from another window" in told
    held = server.journal()
    assert "from another window" not in held
    browser.post("/undo", fields, token=False)
    browser.post("/undo", [(n, v if n != "once" else "999") for n, v in fields], token=False)
    assert "taken back already" in browser.get("/data").text
    assert server.journal() == held


def test_all_changes_can_be_taken_back_one_by_one(server):
    """To the first one, also past the twenty that are listed; then it is said."""
    browser = server.browser()
    for i in range(23):
        browser.log(f"flush x{i + 2}")
    for _ in range(200):
        page = browser.get("/data").text
        if 'action="/undo"' not in page:
            break
        browser.post("/undo", form(browser, "/data", "/undo"), token=False)
    assert "All of it was taken back." in page and not entries(server)
    for number in ["0", "-1", "x", "99999999999999999999"]:
        browser.post("/undo", {"change": number})
        assert "Taken back." not in browser.get("/").text, number


def test_after_a_restart_the_words_come_back(server):
    """The old cookie and token are refused, with what was typed, and nothing is written."""
    browser = server.browser()
    fields = form(browser, "/", "/log") + [("sentence", 'felt <b> & "odd" at 3')]
    with Server(server.program) as other:  # the port and its secrets are new
        body = urllib.parse.urlencode(fields).encode()
        answer = other.ask("POST", "/log", browser.headers(), body)
        assert answer.status == 401 and "press Enter" in answer.text
        assert "felt &lt;b&gt; &amp; &quot;odd&quot; at 3" in answer.text
        fresh = other.browser()
        answer = fresh.post("/log", fields, token=False)
        assert answer.status == 403 and "felt &lt;b&gt;" in answer.text
        assert browser.token not in answer.text and fresh.token not in answer.text
        profile = [("token", browser.token), ("once", "1"), ("team_wants", "a line\r\nand another")]
        answer = fresh.post("/profile", profile, token=False)
        assert answer.status == 403 and "a line\nand another" in answer.text
        assert entries(other) == []


def test_head_and_options(server):
    """HEAD answers as GET does without a body, and tells nothing away; OPTIONS is 405."""
    browser = server.browser()
    browser.log("flush")
    for path in ["/", "/plan", "/journal", "/food", "/profile", "/data", "/health", "/hoofbeat.css"]:
        headers = [("Cookie", browser.cookie)]
        head = server.ask("HEAD", path, headers)
        assert head.status == 200 and head.body == b"", path
        assert int(head.headers["content-length"]) > 2, path
        options = server.ask("OPTIONS", path, headers)
        assert options.status == 405 and "HEAD" in options.headers["allow"], path
    assert "Saved." in browser.get("/").text, "a HEAD request used the notice up"
    for method in ["get", "BREW", "GETT", "PUT", "DELETE", "TRACE"]:
        answer = server.ask(method, "/", [("Cookie", browser.cookie)])
        assert answer.status in (400, 405, 501), (method, answer.status)


def test_a_slow_body_is_written_once_or_not(server):
    """A form that comes byte by byte is taken whole; one that stops is not taken."""
    browser = server.browser()
    before = len(entries(server))
    body = urllib.parse.urlencode([("token", browser.token), ("sentence", "flush x2")]).encode()
    head = (f"POST /log HTTP/1.1\r\nHost: {server.host}\r\nCookie: {browser.cookie}\r\n"
            f"Origin: {server.origin}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
            f"Content-Length: {len(body)}\r\nConnection: close\r\n\r\n").encode()
    with server.connect() as connection:
        for i in range(len(head + body)):
            connection.sendall((head + body)[i:i + 1])
        assert Answer(connection.recv(65536)).status == 303
    assert len(entries(server)) == before + 1
    with server.connect() as connection:
        connection.sendall(head + body[:-3])
    assert browser.get("/data").status == 200
    assert len(entries(server)) == before + 1
