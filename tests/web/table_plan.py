"""The plan's page: a prescription goes in, doses are taken and left out."""

import json

from harness import Forms


def forms(browser, path, action):
    answer = browser.get(path)
    assert answer.status == 200, (path, answer.status, answer.text)
    return [dict((name, value) for name, value, _, _ in f["fields"])
            for f in Forms(answer.text).forms if f["action"] == action]


def add(browser, sentence):
    fields = forms(browser, "/plan", "/plan")[0]
    return browser.post("/plan", {**fields, "sentence": sentence}, token=False)


def doses(server):
    return [e for e in json.loads(server.journal())["entries"] if e["kind"] == "dose"]


def test_a_prescription_is_added_by_a_sentence(server):
    """What the sentence says stands in the plan; what is not clear stays in the box."""
    browser = server.browser()
    assert add(browser, "octreotide 100 mcg at 8am, 2pm and 8pm and as needed").status == 303
    page = browser.get("/plan").text
    assert "Added to the plan." in page
    assert "Octreotide, short-acting, 100 mcg, at 08:00, 14:00, 20:00" in page
    refused = add(browser, "everolimus 10 mg daily at 8")
    assert refused.status == 400
    assert "can be morning or evening" in refused.text
    assert 'value="everolimus 10 mg daily at 8"' in refused.text
    assert len(json.loads(server.journal())["plan"]) == 2


def test_a_regimen_is_added_by_the_guided_form(server):
    """Without a number of cycles it is asked for; with it the regimen stands."""
    browser = server.browser()
    fields = forms(browser, "/plan", "/plan")[1]
    fields.update({"regimen": "captem-750", "from": "2026-12-01"})
    assert "how many cycles are planned" in browser.post("/plan", fields, token=False).text
    fields = forms(browser, "/plan", "/plan")[1]
    fields.update({"regimen": "captem-750", "from": "2026-12-01", "cycles": "4"})
    assert browser.post("/plan", fields, token=False).status == 303
    assert any(i.get("regimen") == "captem-750" for i in json.loads(server.journal())["plan"])


def test_a_dose_is_taken_or_left_out_with_one_press(server):
    """The buttons on / and /plan; a press for a dose that is no longer open says so."""
    browser = server.browser()
    late = forms(browser, "/plan", "/plan/dose")[0]
    assert late["due"] == "2026-11-23T08:00:00-05:00", late
    answer = browser.post("/plan/dose", {**late, "do": "skip"}, token=False)
    assert (answer.status, answer.headers["location"]) == (303, "/plan")
    assert doses(server)[-1]["skipped"] and doses(server)[-1]["at"] == late["due"]
    needed = forms(browser, "/", "/plan/dose")[-1]
    answer = browser.post("/plan/dose", {**needed, "do": "take"}, token=False)
    assert (answer.status, answer.headers["location"]) == (303, "/")
    assert doses(server)[-1]["rescue"] and doses(server)[-1]["dose"] == 100
    again = {**forms(browser, "/plan", "/plan/dose")[0], "due": late["due"], "do": "skip"}
    assert browser.post("/plan/dose", again, token=False).status == 303
    assert "is open today" in browser.get("/plan").text
    assert len(doses(server)) == 2
