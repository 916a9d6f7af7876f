// What other pages in the same browser may try.
import assert from "node:assert/strict";
import { enter, press } from "./server.mjs";
import { createServer } from "node:http";

async function otherSite(html, run) {
  const site = createServer((request, response) => {
    response.setHeader("Content-Type", "text/html");
    response.end(html);
  });
  await new Promise((resolve) => site.listen(0, "127.0.0.1", resolve));
  try {
    return await run(`http://127.0.0.1:${site.address().port}/`);
  } finally {
    site.close();
  }
}

const written = (server) => server.run("export", "json", "-o", "-");

export async function anotherPageCannotChangeAnything({ open, server }) {
  const page = await open();
  const before = written(server);
  const form = (type) => `<form id=f method=post enctype="${type}" action="${server.origin}/log"><input name=sentence value="flush x9"></form><script>f.submit()</script>`;
  for (const type of ["application/x-www-form-urlencoded", "text/plain", "multipart/form-data"])
    await otherSite(form(type), async (address) => {
      const [answer] = await Promise.all([page.waitForResponse((r) => r.url().endsWith("/log")), page.goto(address)]);
      assert.ok(answer.status() >= 400, `${type}: ${answer.status()}`);
    });
  await otherSite("<p>x</p>", async (address) => {
    await page.goto(address);
    await page.evaluate((origin) => fetch(`${origin}/log`, { method: "POST", mode: "no-cors", credentials: "include",
      headers: { "Content-Type": "application/x-www-form-urlencoded" }, body: "sentence=flush" }).catch(() => 0), server.origin);
  });
  assert.equal(written(server), before);
}

export async function noPageCanBeEmbeddedOrRead({ open, server }) {
  const page = await open();
  const html = `<iframe src="${server.origin}/"></iframe><script src="${server.origin}/data/hoofbeat.json"></script>
    <img id=i src="${server.origin}/icon.svg"><link rel=stylesheet href="${server.origin}/hoofbeat.css">`;
  await otherSite(html, async (address) => {
    await page.goto(address);
    await page.waitForTimeout(500);
    assert.equal(await page.evaluate(() => document.getElementById("i").naturalWidth), 0, "the picture was shown");
    const texts = await Promise.all(page.frames().slice(1).map((f) => f.locator("body").innerText().catch(() => "")));
    assert.ok(!texts.join("").includes("What happened"), "the page was embedded");
    const read = await page.evaluate((origin) => fetch(`${origin}/data/hoofbeat.json`, { credentials: "include" })
      .then((r) => r.text()).catch(() => "blocked"), server.origin);
    assert.equal(read, "blocked");
  });
}

export async function aRenamedAddressIsNotAnswered({ open, server }) {
  const page = await open();
  const { port } = new URL(server.origin);
  for (const path of ["/", "/hoofbeat.css", "/health"]) {
    const answer = await page.goto(`http://evil.test:${port}${path}`);
    assert.equal(answer.status(), 421, path);
  }
}

const nasty = [
  "<script>alert(1)</script>", "<img src=x onerror=alert(1)>", "\"><svg onload=alert(1)>", "' onfocus='alert(1)' autofocus='",
  "</textarea><script>alert(1)</script>", "</title><script>alert(1)</script>", "javascript:alert(1)", "<a href=javascript:alert(1)>x</a>",
  "&lt;script&gt;alert(1)&lt;/script&gt;", "{{7*7}}${7*7}<%=7*7%>", "<style>*{display:none}</style>", "<base href=//evil.test/>",
  "<form action=//evil.test><input name=x>", "<meta http-equiv=refresh content='0;url=//evil.test'>", "\u202Eevil\u202C", "]]><!--<script>",
];

export async function nothingTypedBecomesMarkup({ open, server }) {
  const text = nasty.join(" ");
  const at = "2026-11-23T10:00:00-05:00";
  const fields = { profile: { name: nasty[0], allergies: nasty, conditions: nasty, questions: nasty },
    schema: "hoofbeat.journal/1",
    entries: [...nasty.flatMap((n) => [
      { kind: "symptom", name: n, at, text: n }, { kind: "meal", text: `${n} red wine`, at }, { kind: "note", text: n, at },
      { kind: "dose", agent: n, dose: 1, unit: "mg", site: n, at }, { kind: "factor", name: n, at }, { kind: "event", name: n, text: n, at }])] };
  const page = await open();
  const problems = [];
  page.on("dialog", (dialog) => { problems.push(`dialog ${dialog.message()}`); dialog.dismiss(); });
  page.on("console", (message) => { if (/Content.Security|Refused/i.test(message.text())) problems.push(message.text()); });
  await page.goto(server.origin + "/data");
  await page.setInputFiles("#file", { name: "<script>alert(2)</script>.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(fields)) });
  await press(page, 'button:has-text("Look into the file")');
  await press(page, 'button:has-text("Bring it in")');
  await press(page, "nav >> text=Food");
  await page.fill("#text", `${text} red wine`);
  await press(page, "main button");
  for (const path of ["/", "/journal", "/food", "/profile", "/data"]) {
    await page.goto(server.origin + path);
    const strange = await page.evaluate(() => [...document.querySelectorAll("script:not([src]), svg, style, iframe, base, meta[http-equiv], [onerror], [onload], [onfocus]")].map((e) => e.outerHTML));
    assert.deepEqual(strange, [], path);
    assert.equal(await page.locator("script").count(), 1, path);
  }
  await page.goto(server.origin + "/journal");
  assert.ok((await page.innerText("main")).includes("<img src=x onerror=alert(1)>"), "the text is not shown as written");
  await press(page, ".change >> nth=0");
  await page.goto(server.origin + "/");
  await page.fill("#sentence", nasty[0]);
  await enter(page);
  assert.equal(await page.inputValue("#sentence"), nasty[0]);
  assert.deepEqual(problems, []);
  assert.deepEqual(page.foreign, []);
}
