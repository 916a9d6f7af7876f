// The pages in a real browser: journeys without scripts and by keyboard alone,
// accessibility (axe), valid HTML (vnu), sizes of screens and texts, attacks
// from other pages. Ends with "N passed, N failed".
//
//   node tests/browser/run.mjs PROGRAM [WORD]     only tests whose name holds WORD
import { chromium } from "playwright-core";
import { mkdirSync } from "node:fs";
import { resolve } from "node:path";
import { Server } from "./server.mjs";
import * as attacks from "./attacks.mjs";
import * as journeys from "./journeys.mjs";
import * as looks from "./looks.mjs";

const program = resolve(process.argv[2] ?? "build/hoofbeat");
const word = process.argv[3] ?? "";
const shots = process.env.HOOF_SHOTS; // a folder for pictures of the pages
if (shots) mkdirSync(shots, { recursive: true });

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? "/usr/bin/chromium",
  args: ["--no-sandbox", "--disable-background-networking", "--disable-component-update",
    "--host-resolver-rules=MAP evil.test 127.0.0.1"],
});
let passed = 0;
let failed = 0;
for (const tests of [journeys, looks, attacks])
  for (const [name, test] of Object.entries(tests)) {
    if (typeof test !== "function" || !name.includes(word)) continue;
    const server = await new Server(program).start();
    const contexts = [];
    // A window that has opened the printed address.
    const open = async (options = {}) => {
      const { address = await server.newAddress(), ...rest } = options;
      const context = await browser.newContext({ timezoneId: "America/New_York", ...rest });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(60000); // ends a hang, judges nothing
      page.foreign = [];
      page.on("request", (request) => {
        if (!request.url().startsWith(server.origin)) page.foreign.push(request.url());
      });
      await page.goto(address);
      return page;
    };
    try {
      await test({ browser, server, open, shots });
      passed++;
    } catch (error) {
      failed++;
      console.log(`FAILED ${name}: ${String(error.message ?? error).slice(0, 3000)}`);
    }
    for (const context of contexts) await context.close();
    if ((await server.stop()) !== 0) {
      failed++;
      console.log(`FAILED ${name}: the server did not end well`);
    }
  }
await browser.close();
console.log(`${passed} passed, ${failed} failed`);
process.exit(failed ? 1 : 0);
