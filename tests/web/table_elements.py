"""Contacts, meals, answers and medicines of the profile, one by one."""

import json

from harness import Forms


def profile(server):
    return json.loads(server.journal())["profile"]


def fields_of(browser, path, number=0):
    """What a browser would send of a form of one element: all its fields as shown."""
    answer = browser.get(path)
    assert answer.status == 200, (path, answer.status, answer.text)
    forms = [f for f in Forms(answer.text).forms if f["action"] == "/profile/one"]
    return dict((name, value) for name, value, _, _ in forms[number]["fields"])


def send(browser, fields, **typed):
    return browser.post("/profile/one", {**fields, **typed}, token=False)


def test_a_contact_is_added_changed_and_removed(server):
    """The form of one contact; the list shows it; removing the last clears the key."""
    browser = server.browser()
    new = fields_of(browser, "/profile/one?list=team")
    assert "seen" not in new and "place" not in new
    answer = send(browser, new, role="NET nurse", name='Ann "Nan" <O\'Neill>', phone="555-0100")
    assert answer.status == 303 and answer.headers["location"] == "/profile"
    assert profile(server)["team"] == [
        {"role": "NET nurse", "name": 'Ann "Nan" <O\'Neill>', "phone": "555-0100"}]
    page = browser.get("/profile").text
    assert "NET nurse, Ann &quot;Nan&quot; &lt;O&#39;Neill&gt;, 555-0100" in page
    shown = fields_of(browser, "/profile/one?list=team&place=0")
    assert shown["phone"] == "555-0100"
    assert send(browser, shown, phone="555-0199", role="").status == 303
    assert profile(server)["team"] == [{"name": 'Ann "Nan" <O\'Neill>', "phone": "555-0199"}]
    assert send(browser, fields_of(browser, "/profile/one?list=team&place=0")).status == 303
    assert "Nothing was different" in browser.get("/profile").text
    gone = fields_of(browser, "/profile/one?list=team&place=0", 1)
    assert send(browser, gone, do="remove").status == 303
    assert "team" not in profile(server)
    assert browser.get("/profile/one?list=team&place=0").status == 404


def test_meals_have_names(server):
    """A meal needs a name of its own, keeps its place when renamed, and its foods are ids."""
    browser = server.browser()
    new = fields_of(browser, "/profile/one?list=meals")
    answer = send(browser, new, text="oats, milk")
    assert answer.status == 400 and "Give it a name" in answer.text
    assert "oats, milk</textarea>" in answer.text, "what was typed is lost"
    for name, foods in [("breakfast", "red wine, oats"), ("Mum's soup.", "carrot")]:
        assert send(browser, fields_of(browser, "/profile/one?list=meals"), called=name,
                    foods=foods).status == 303
    meals = profile(server)["meals"]
    assert list(meals) == ["breakfast", "Mum's soup."]
    assert meals["breakfast"]["foods"][0] == "red-wine"
    shown = fields_of(browser, "/profile/one?list=meals&place=0")
    assert shown["called"] == "breakfast"
    answer = send(browser, shown, called="Mum's soup.")
    assert answer.status == 400 and "already" in answer.text
    assert send(browser, shown, called="early breakfast").status == 303
    assert list(profile(server)["meals"]) == ["early breakfast", "Mum's soup."]
    assert send(browser, fields_of(browser, "/profile/one?list=meals&place=0", 1),
                do="remove").status == 303
    assert list(profile(server)["meals"]) == ["Mum's soup."]


def test_answers_and_medicines(server):
    """An answer keeps any value; a medicine with only a name stays a name."""
    browser = server.browser()
    assert send(browser, fields_of(browser, "/profile/one?list=answers"), called="q-7",
                value='{"a": [1, true]}', date="2026-11-01").status == 303
    assert profile(server)["answers"] == {"q-7": {"value": {"a": [1, True]}, "date": "2026-11-01"}}
    shown = fields_of(browser, "/profile/one?list=answers&place=0")
    assert send(browser, shown, date="2026-11-02").status == 303
    assert profile(server)["answers"]["q-7"] == {"value": {"a": [1, True]}, "date": "2026-11-02"}
    answer = send(browser, fields_of(browser, "/profile/one?list=medicines"), dose="5")
    assert answer.status == 400 and "has to be filled in" in answer.text
    for typed in [{"name": "sertraline"}, {"name": "warfarin", "dose": "2,5", "unit": "mg"}]:
        assert send(browser, fields_of(browser, "/profile/one?list=medicines"), **typed).status == 303
    assert profile(server)["medicines"] == [
        "sertraline", {"name": "warfarin", "dose": 2.5, "unit": "mg"}]
    shown = fields_of(browser, "/profile/one?list=medicines&place=1")
    answer = send(browser, shown, dose="much")
    assert answer.status == 400 and 'value="much"' in answer.text and "Amount" in answer.text
    assert send(browser, shown, dose="", unit="").status == 303
    assert profile(server)["medicines"] == ["sertraline", "warfarin"]


def test_an_old_form_changes_nothing_else(server):
    """A form that was open while the list changed is refused, with what was typed."""
    browser = server.browser()
    for name in ["A", "B"]:
        send(browser, fields_of(browser, "/profile/one?list=team"), name=name)
    old = fields_of(browser, "/profile/one?list=team&place=0")
    send(browser, fields_of(browser, "/profile/one?list=team&place=0", 1), do="remove")
    before = server.journal()
    answer = send(browser, old, phone="555-0142")
    assert answer.status == 400 and "changed elsewhere" in answer.text
    assert "555-0142" in answer.text, "what was typed is lost"
    assert send(browser, {**old, "place": "7"}, do="remove").status == 400
    assert send(browser, {**old, "list": "name"}, phone="1").status == 400
    assert server.journal() == before
    for query in ["list=name", "list=team&place=9", "list=team&place=-1", "list=team&place=x",
                  "list=team&place=99999999999999999999", "place=0", ""]:
        assert browser.get("/profile/one?" + query).status == 404, query


def test_questions_keep_their_commas(server):
    """Sentences stand one a line; choices are boxes, and none ticked clears them."""
    browser = server.browser()
    browser.post("/profile", {"questions": "Wine, or only beer?\r\n\r\n  And the scan?  "})
    assert profile(server)["questions"] == ["Wine, or only beer?", "And the scan?"]
    assert "Wine, or only beer?\nAnd the scan?</textarea>" in browser.get("/profile").text
    browser.post("/profile", [("questions", "Wine, or only beer?\r\nAnd the scan?"),
                              ("insurance", ""), ("insurance", "medicaid"),
                              ("insurance", "medicare-original")])
    assert profile(server)["insurance"] == ["medicaid", "medicare-original"]
    assert profile(server)["questions"] == ["Wine, or only beer?", "And the scan?"]
    page = browser.get("/profile").text
    assert page.count(' checked>') == 2, page.count("checked")
    browser.post("/profile", {"questions": "", "insurance": ""})
    assert "questions" not in profile(server) and "insurance" not in profile(server)


def test_times_are_local_and_stay(server):
    """The form shows local time; an untouched one keeps its offset and its seconds."""
    at = "2026-11-20T08:15:30+01:00"
    server.run("log", "symptom", "--name", "flushing", "--at", at)
    entry = json.loads(server.journal())["entries"][0]
    browser = server.browser()
    page = browser.get(f"/journal/entry?id={entry['id']}").text
    assert 'value="2026-11-20 02:15"' in page
    browser.post("/journal/entry", {"id": entry["id"], "at": "2026-11-20 02:15", "severity": "4"})
    assert json.loads(server.journal())["entries"][0]["at"] == at
    browser.post("/journal/entry", {"id": entry["id"], "at": "2026-11-20 07:05"})
    assert json.loads(server.journal())["entries"][0]["at"] == "2026-11-20T07:05:00-05:00"
