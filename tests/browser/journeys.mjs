// What people come to do, without scripts.
import assert from "node:assert/strict";
import { enter, press } from "./server.mjs";

const quiet = { javaScriptEnabled: false };
const sentence = "flush x2 after pizza and red wine, took 100 mcg octreotide";

async function log(page, text) {
  await page.fill("#sentence", text);
  await enter(page);
}

export async function theFirstSentenceIsSavedAndShown({ open, server }) {
  const page = await open(quiet);
  assert.equal(new URL(page.url()).pathname, "/");
  assert.equal(new URL(page.url()).search, "", "the key stays in the address bar");
  await log(page, sentence);
  assert.equal(new URL(page.url()).pathname, "/");
  const notice = await page.innerText(".notice");
  assert.match(notice, /Saved/);
  assert.match(notice, /Flushing/);
  assert.match(notice, /Octreotide, short-acting, 100 mcg/);
  const all = await page.innerText("main");
  assert.match(all, /What was in your last meal/);
  const marked = await page.locator("mark").allInnerTexts();
  assert.ok(marked.some((text) => /red wine/.test(text)), marked.join("|"));
  assert.match(await page.innerText(".foods"), /alcohol/i);
  const written = JSON.parse(server.run("export", "json", "-o", "-"));
  assert.deepEqual(written.entries.map((e) => e.kind).sort(), ["dose", "meal", "symptom"]);
  await page.reload();
  assert.equal(await page.locator(".notice").count(), 0, "the notice is shown once");
  assert.equal(await page.locator("main .entries li").count(), 3);
}

export async function aSaveCanBeTakenBack({ open, server }) {
  const page = await open(quiet);
  await log(page, "3 loose stools");
  await press(page, 'button:has-text("Take it back")');
  assert.match(await page.innerText(".notice"), /Taken back/);
  assert.equal(JSON.parse(server.run("export", "json", "-o", "-")).entries.length, 0);
}

export async function aSentenceThatIsNotUnderstoodStays({ open, server }) {
  const page = await open(quiet);
  await log(page, "<b>qqq & zzz</b>");
  assert.equal(await page.inputValue("#sentence"), "<b>qqq & zzz</b>");
  assert.equal(await page.getAttribute("#sentence", "aria-invalid"), "true");
  const error = await page.getAttribute("#sentence", "aria-describedby");
  assert.ok((await page.innerText(`#${error.split(" ")[0]}`)).length > 10);
  assert.equal(JSON.parse(server.run("export", "json", "-o", "-")).entries.length, 0);
}

export async function aQuestionIsAnsweredByAPress({ open, server }) {
  const page = await open(quiet);
  await log(page, "flush x2, octreotide 100 kg");
  assert.match(await page.innerText(".notice"), /Saved, except/);
  assert.match(await page.innerText(".question"), /How much was it/);
  await press(page, '.question button:has-text("100 mcg")');
  assert.match(await page.innerText(".notice"), /Octreotide, short-acting, 100 mcg/);
  const doses = JSON.parse(server.run("export", "json", "-o", "-")).entries.filter((e) => e.kind === "dose");
  assert.deepEqual(doses.map((e) => [e.dose, e.unit]), [[100, "mcg"]]);
  await log(page, "octreotide 100 kg");
  assert.equal(await page.inputValue("#sentence"), "octreotide 100 kg", "what was typed is lost");
  await press(page, '.question button:has-text("another amount")');
  assert.match(await page.inputValue("#sentence"), /octreotide/);
  assert.match(await page.innerText("#sentence-error"), /finish this sentence/);
}

export async function anEmptySentenceIsAskedFor({ open }) {
  const page = await open(quiet);
  await log(page, "   ");
  assert.match(await page.innerText("#sentence-error"), /few words/);
}

export async function anEntryIsChangedAndDeleted({ open, server }) {
  const page = await open(quiet);
  await log(page, "flush severity 3");
  await press(page, "nav >> text=Journal");
  await press(page, ".change");
  await page.fill("[name=severity]", "eleven");
  await press(page, 'button:has-text("Save the change")');
  assert.equal(await page.inputValue("[name=severity]"), "eleven", "what was typed is lost");
  assert.equal(await page.getAttribute("[name=severity]", "aria-invalid"), "true");
  await page.fill("[name=severity]", "7");
  await press(page, 'button:has-text("Save the change")');
  assert.match(await page.innerText("main"), /severity 7/);
  await press(page, ".change");
  assert.match(await page.innerText("main"), /As it was before/);
  await press(page, 'button:has-text("Delete this entry")');
  assert.match(await page.innerText(".notice"), /Deleted/);
  assert.equal(JSON.parse(server.run("export", "json", "-o", "-")).entries.length, 0);
}

export async function aMealIsReadAndLogged({ open, server }) {
  const page = await open(quiet);
  await press(page, "nav >> text=Food");
  await page.fill("#text", "aged cheddar, walnuts & a glass of red wine");
  await press(page, 'button:has-text("What is in it?")');
  assert.equal(new URL(page.url()).search, "", "what somebody eats stands in the address");
  const marked = await page.locator("mark").allInnerTexts();
  assert.ok(marked.length >= 3, marked.join("|"));
  assert.match(await page.innerText("main"), /high/i);
  await page.selectOption("#laboratory", "hiaa-mayo");
  await press(page, 'button:has-text("What is in it?")');
  assert.match(await page.innerText(".test-diet"), /to limit something[^]*Walnut/);
  await press(page, 'button:has-text("log it as a meal now")');
  assert.match(await page.innerText(".notice"), /Saved as a meal/);
  const [meal] = JSON.parse(server.run("export", "json", "-o", "-")).entries;
  assert.equal(meal.text, "aged cheddar, walnuts & a glass of red wine");
}

export async function theProfileIsFilledIn({ open, server }) {
  const page = await open(quiet);
  await press(page, "nav >> text=About me");
  await page.fill("[name=name]", 'Ann "Nan" <O\'Neill>');
  await page.fill("[name=weight_kg]", "61,5");
  await page.click('summary:has-text("diagnosis")');
  await page.selectOption('[name="diagnosis.grade"]', "G2");
  await press(page, 'button:has-text("Save")');
  assert.match(await page.innerText(".notice"), /Saved/);
  assert.equal(await page.inputValue("[name=name]"), 'Ann "Nan" <O\'Neill>');
  const { profile } = JSON.parse(server.run("profile", "--json"));
  assert.equal(profile.weight_kg, 61.5);
  assert.equal(profile.diagnosis.grade, "G2");
  await press(page, 'button:has-text("Save")');
  assert.match(await page.innerText(".notice"), /Nothing was different/);
  await page.fill("[name=weight_kg]", "much");
  await press(page, 'button:has-text("Save")');
  assert.equal(await page.inputValue("[name=weight_kg]"), "much");
  assert.equal(await page.getAttribute("[name=weight_kg]", "aria-invalid"), "true");
}

export async function aContactIsAddedChangedAndRemoved({ open, server }) {
  const page = await open(quiet);
  await press(page, "nav >> text=About me");
  await press(page, 'a:has-text("Add to: Your team")');
  await page.fill("[name=role]", "NET nurse");
  await page.fill("[name=phone]", "555-0100");
  await press(page, 'button:has-text("Save")');
  assert.match(await page.innerText("main"), /Saved[^]*NET nurse, 555-0100/);
  await press(page, '[aria-label="Change NET nurse, 555-0100"]');
  await page.fill("[name=phone]", "555-0199");
  await press(page, 'button:has-text("Save")');
  const team = () => JSON.parse(server.run("profile", "--json")).profile.team;
  assert.deepEqual(team(), [{ role: "NET nurse", phone: "555-0199" }]);
  await press(page, ".change");
  await press(page, 'button:has-text("Remove it")');
  assert.equal(team(), undefined);
  await press(page, 'button:has-text("Take it back")');
  assert.deepEqual(team(), [{ role: "NET nurse", phone: "555-0199" }]);
}

export async function backLeadsToAFreshBoxAndWritesNothing({ open, server }) {
  const page = await open(quiet);
  await log(page, "flush x2");
  await page.goBack();
  assert.equal(await page.inputValue("#sentence"), "", "the old words wait to be sent again");
  assert.match(await page.innerText("main .entries"), /Flushing, 2 times/);
  await page.goForward();
  await page.reload();
  assert.equal(JSON.parse(server.run("export", "json", "-o", "-")).entries.length, 1);
}

export async function whatWasDoneIsListedAndTakenBack({ open, server }) {
  const page = await open(quiet);
  await press(page, "footer >> text=Data");
  assert.match(await page.innerText("main"), /nothing to take back/);
  server.run("log", "flush x2", "--yes");
  server.run("log", "3 loose stools", "--yes");
  await page.reload();
  const lines = await page.locator(".changes > li").allInnerTexts();
  assert.match(lines[0], /Logged: Stool, 3 times[^]*1 record[^]*Take this back/);
  assert.doesNotMatch(lines[1], /Take this back/);
  await press(page, 'button:has-text("Take this back")');
  assert.match(await page.innerText(".notice"), /Taken back[^]*Stool, 3 times/);
  assert.match(await page.locator(".changes > li").nth(1).innerText(), /Take this back/);
}

export async function anEmptyJournalSaysWhereToStart({ open }) {
  const page = await open(quiet);
  await press(page, "nav >> text=Journal");
  assert.equal(await page.locator("details").count(), 0);
  await press(page, 'main a:has-text("Log something")');
  assert.equal(new URL(page.url()).pathname, "/");
}

export async function aFileIsLookedIntoThenBroughtIn({ open, server }) {
  const file = (text) => ({ name: "hoofbeat.json", mimeType: "application/json", buffer: Buffer.from(text) });
  const entry = { kind: "symptom", name: "flushing", at: "2026-11-20T10:00:00-05:00" };
  const page = await open(quiet);
  await press(page, "footer >> text=Data");
  await page.setInputFiles("#file", file('{"schema":"hoofbeat.journal/1","entries":[{"kind":"symptom","kolor":1}]}'));
  await press(page, 'button:has-text("Look into the file")');
  assert.match(await page.innerText("#file-error"), /entries\[0\]/);
  await page.setInputFiles("#file", file(JSON.stringify({ schema: "hoofbeat.journal/1", entries: [entry] })));
  await press(page, 'button:has-text("Look into the file")');
  assert.match(await page.innerText("main"), /1 record\. All of it is new/);
  assert.equal(JSON.parse(server.run("export", "json", "-o", "-")).entries.length, 0, "written too early");
  await press(page, 'button:has-text("Bring it in")');
  assert.match(await page.innerText(".notice"), /Brought in: 1 new/);
  assert.equal(JSON.parse(server.run("export", "json", "-o", "-")).entries.length, 1);
  const [download] = await Promise.all([page.waitForEvent("download"), page.click("text=Save hoofbeat.json")]);
  const { readFileSync } = await import("node:fs");
  const saved = JSON.parse(readFileSync(await download.path(), "utf8"));
  assert.equal(saved.entries.length, 1);
  assert.equal(download.suggestedFilename(), "hoofbeat.json");
}

export async function onePressLogsAndADoublePressCountsOnce({ open, server }) {
  const page = await open();
  const quick = page.locator(".most-used button");
  assert.ok((await quick.count()) >= 1 && (await quick.count()) <= 4);
  await quick.first().dblclick();
  await page.waitForSelector(".notice");
  assert.equal(JSON.parse(server.run("export", "json", "-o", "-")).entries.length, 1);
}

export async function byKeyboardAlone({ open }) {
  const page = await open(quiet);
  await page.keyboard.press("Tab");
  assert.equal(await page.evaluate(() => document.activeElement.className), "skip");
  let stops = 1;
  for (; stops < 7; stops++) {
    if ((await page.evaluate(() => document.activeElement.id)) === "sentence") break;
    await page.keyboard.press("Tab");
  }
  assert.ok(stops <= 6, `the sentence is ${stops} stops away`);
  const outline = await page.evaluate(() => getComputedStyle(document.activeElement).outlineStyle);
  assert.notEqual(outline, "none", "the focus cannot be seen");
  await page.keyboard.type("flush");
  await page.keyboard.press("Enter");
  await page.waitForSelector(".notice");
  assert.match(await page.innerText(".notice"), /Saved/);
  for (const path of ["/journal", "/food", "/profile", "/data"]) {
    await page.goto(new URL(path, page.url()).href);
    await page.keyboard.press("Tab");
    assert.equal(await page.evaluate(() => document.activeElement.className), "skip", path);
    await page.keyboard.press("Enter");
    assert.match(page.url(), /#content$/);
  }
}

export async function quietDaysAreAnswered({ open, server }) {
  server.run("log", "symptom", "--name", "flushing", "--at", "2026-11-20T10:00");
  const page = await open(quiet);
  assert.match(await page.innerText("main"), /Well, or not logged/);
  await press(page, 'button:has-text("They were good days")');
  const kinds = JSON.parse(server.run("export", "json", "-o", "-")).entries.filter((e) => e.kind === "nothing");
  assert.deepEqual(kinds.map((e) => e.at).sort(), ["2026-11-21", "2026-11-22"]);
  assert.doesNotMatch(await page.innerText("main"), /Well, or not logged/);
}

export async function aMadeUpBookSaysSoEverywhere({ open, server }) {
  server.run("demo");
  const page = await open(quiet);
  for (const path of ["/", "/journal", "/food", "/profile", "/data"]) {
    await page.goto(new URL(path, page.url()).href);
    assert.match(await page.innerText("main"), /made-up/, path);
  }
}

export async function theJournalIsPagedByDays({ open, server }) {
  server.run("demo");
  const page = await open(quiet);
  await page.goto(new URL("/journal", page.url()).href);
  const first = await page.locator("h2.day").allInnerTexts();
  await press(page, "text=Older entries");
  const second = await page.locator("h2.day").allInnerTexts();
  assert.ok(first.length > 1 && second.length > 1);
  assert.equal(new Set([...first, ...second]).size, first.length + second.length, "a day is cut in two");
}

export async function aUsedAddressExplainsItself({ browser, server }) {
  const context = await browser.newContext(quiet);
  const page = await context.newPage();
  await page.goto(server.address);
  await page.goto(server.address);
  assert.equal(new URL(page.url()).pathname, "/");
  const stranger = await browser.newContext(quiet);
  const other = await stranger.newPage();
  const answer = await other.goto(server.address);
  assert.equal(answer.status(), 401);
  assert.match(await other.innerText("main"), /press Enter in the window/);
  await context.close();
  await stranger.close();
}
