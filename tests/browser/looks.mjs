// How the pages look and read: axe, vnu, screens, text sizes, weight.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";
import { enter, press } from "./server.mjs";

const require = createRequire(import.meta.url);
const axe = readFileSync(require.resolve("axe-core/axe.min.js"), "utf8");
const long = "antidisestablishmentarianism".repeat(20);

// Each state of each page: a name, and how to get there.
const states = [
  ["empty", async (page, at) => page.goto(at("/"))],
  ["refused", async (page, at) => { await page.goto(at("/")); await page.fill("#sentence", "qqq zzz"); await enter(page); }],
  ["saved", async (page, at) => { await page.goto(at("/")); await page.fill("#sentence", "flush x2 after pizza and red wine, took 100 mcg octreotide"); await enter(page); }],
  ["today", async (page, at) => page.goto(at("/"))],
  ["long", async (page, at) => { await page.goto(at("/food")); await page.fill("#text", `${long} cheese`); await press(page, "main button"); await press(page, 'button:has-text("log it as a meal")'); }],
  ["journal", async (page, at) => page.goto(at("/journal"))],
  ["filter", async (page, at) => page.goto(at("/journal?from=2026-11-01&kind=meal"))],
  ["entry", async (page, at) => { await page.goto(at("/journal")); await press(page, ".change"); }],
  ["food", async (page, at) => { await page.goto(at("/food")); await page.fill("#text", "cider, aged cheddar, a glass of red wine, xyzzy"); await page.selectOption("#laboratory", "hiaa-mayo"); await press(page, "main button"); }],
  ["profile", async (page, at) => page.goto(at("/profile"))],
  ["profile-refused", async (page, at) => { await page.goto(at("/profile")); await page.fill("[name=weight_kg]", "much"); await press(page, 'button:has-text("Save")'); }],
  ["profile-whole", async (page, at) => { await page.goto(at("/profile")); const folded = page.locator("details:not([open]) > summary"); while (await folded.count()) await folded.first().click(); }],
  ["contact", async (page, at) => page.goto(at("/profile/one?list=team"))],
  ["contact-refused", async (page, at) => { await page.goto(at("/profile/one?list=meals")); await page.fill("[name=text]", "oats"); await press(page, 'button:has-text("Save")'); }],
  ["contact-saved", async (page, at) => { await page.goto(at("/profile/one?list=team")); await page.fill("[name=name]", long); await press(page, 'button:has-text("Save")'); }],
  ["data", async (page, at) => page.goto(at("/data"))],
  ["lost", async (page, at) => page.goto(at("/no-such-page"))],
];

async function everyState({ open, server }, options, check) {
  const page = await open(options);
  const at = (path) => server.origin + path;
  for (const [name, go] of states) {
    await go(page, at);
    await check(page, name);
  }
  assert.deepEqual(page.foreign, [], "something was loaded from elsewhere");
}

async function axeFinds(page) {
  await page.evaluate(axe);
  const result = await page.evaluate(() => axe.run(document, {
    runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"] }));
  return result.violations.map((v) => `${v.id}: ${v.nodes.map((n) => n.html).slice(0, 3).join(" | ")}`);
}

async function nothingSideways(page) {
  return page.evaluate(() => {
    const problems = [];
    const wide = document.scrollingElement.scrollWidth - innerWidth;
    if (wide > 0) problems.push(`${wide} px too wide`);
    for (const e of document.querySelectorAll("button, a, input, select, textarea, summary")) {
      if (e.className === "skip" || e.type === "hidden" || !e.getClientRects().length) continue;
      const box = e.getBoundingClientRect();
      if (box.left < 0 || box.right > innerWidth + 1 || (e.localName === "button" && e.scrollWidth > e.clientWidth + 2))
        problems.push(`cut off: ${e.outerHTML.slice(0, 120)}`);
    }
    return problems;
  });
}

async function smallTargets(page) {
  return page.evaluate(() => [...document.querySelectorAll("button, input, select, textarea, summary, nav a, a.button, a.change")]
    .filter((e) => e.type !== "hidden" && e.type !== "checkbox" && e.getClientRects().length && e.getBoundingClientRect().height < 44)
    .map((e) => `${e.getBoundingClientRect().height} px high: ${e.outerHTML.slice(0, 100)}`));
}

const sights = [
  { width: 320 },
  { width: 360, axe: true },
  { width: 768, axe: true },
  { width: 1280, axe: true },
  { width: 360, axe: true, media: { colorScheme: "dark" }, label: "dark" },
  { width: 768, axe: true, media: { forcedColors: "active", contrast: "more" }, label: "contrast" },
];
const ordinary = { colorScheme: "light", forcedColors: "none", contrast: "no-preference" };

// Every state at every width, in the dark and in high contrast: axe finds
// nothing, nothing scrolls sideways or is cut, what is pressed is large.
export async function everyStateReadsWell(test) {
  const problems = [];
  // axe must run scripts in a page whose policy forbids them
  await everyState(test, { bypassCSP: true }, async (page, name) => {
    for (const { width, axe: wanted, media, label } of sights) {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ ...ordinary, ...media });
      const found = [...(await nothingSideways(page)), ...(await smallTargets(page)), ...(wanted ? await axeFinds(page) : [])];
      problems.push(...found.map((text) => `${name} at ${label ?? width}: ${text}`));
      if (test.shots) await page.screenshot({ path: join(test.shots, `${label ?? width}-${name}.png`), fullPage: true });
    }
  });
  assert.deepEqual(problems, []);
}

export async function textOfTwiceTheSizeFits(test) {
  const problems = [];
  await everyState(test, { bypassCSP: true }, async (page, name) => {
    await page.addStyleTag({ content: "html { font-size: 225% !important }" });
    for (const width of [320, 1280]) {
      await page.setViewportSize({ width, height: 700 });
      problems.push(...(await nothingSideways(page)).map((text) => `${name} at ${width}: ${text}`));
      if (test.shots) await page.screenshot({ path: join(test.shots, `big${width}-${name}.png`), fullPage: true });
    }
  });
  assert.deepEqual(problems, []);
}

export async function theHtmlIsValid(test) {
  const files = [];
  await everyState(test, { javaScriptEnabled: false }, async (page, name) => {
    const file = join(test.server.folder, `${name}.html`);
    const body = await page.content();
    // the page as it was sent, where it can be asked for again
    const answer = await page.request.get(page.url());
    writeFileSync(file, /refused|saved/.test(name) ? body : await answer.text());
    files.push(file);
  });
  const jar = require.resolve("vnu-jar/build/dist/vnu.jar");
  const done = spawnSync("java", ["-jar", jar, "--stdout", "--format", "text", "--also-check-css", ...files], { encoding: "utf8" });
  assert.equal(done.stdout.trim(), "Document checking completed. No errors found.");
  assert.equal(done.status, 0, done.stderr);
}

export async function todayIsLight({ open, server }) {
  const page = await open();
  server.run("log", "flush x2 after pizza and red wine, took 100 mcg octreotide", "--yes");
  let bytes = 0;
  // A redirect has no body to ask for.
  const bodies = [];
  page.on("response", (response) => bodies.push(response.body().then((b) => b.length, () => 0)));
  await page.goto(server.origin + "/");
  await page.waitForLoadState("networkidle");
  for (const size of await Promise.all(bodies)) bytes += size;
  assert.ok(bytes > 5000 && bytes < 60 * 1024, `${bytes} bytes`);
}

export async function everyPageHasATitleOfItsOwnAndOneHeading(test) {
  const titles = new Map();
  await everyState(test, {}, async (page, name) => {
    assert.equal(await page.locator("h1").count(), 1, name);
    assert.equal(await page.getAttribute("html", "lang"), "en");
    titles.set(name, await page.title());
  });
  const ours = ["today", "journal", "entry", "food", "profile", "contact", "data", "lost"].map((n) => titles.get(n));
  assert.equal(new Set(ours).size, ours.length, ours.join("|"));
}
