// A server of the program in a folder of its own.
import { spawn, spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { createInterface } from "node:readline";

export const now = "2026-11-23T19:30:00-05:00";

export class Server {
  constructor(program) {
    this.program = program;
    this.folder = mkdtempSync(join(tmpdir(), "hoofbeat-browser-"));
    this.book = join(this.folder, "book");
    this.environment = { PATH: process.env.PATH, HOME: this.folder, LC_ALL: "C.UTF-8" };
  }

  arguments(...words) {
    return ["--book", this.book, "--now", now, "--zone", "America/New_York", ...words];
  }

  run(...words) {
    const options = { env: this.environment, encoding: "utf8" };
    const done = spawnSync(this.program, this.arguments(...words), options);
    if (done.status !== 0) throw new Error(`${words.join(" ")}: ${done.stderr}`);
    return done.stdout;
  }

  async start() {
    this.process = spawn(this.program, this.arguments("serve", "--port", "0"), {
      env: this.environment,
      stdio: ["pipe", "pipe", "inherit"],
    });
    this.lines = createInterface({ input: this.process.stdout })[Symbol.asyncIterator]();
    this.address = await this.nextAddress();
    this.origin = new URL(this.address).origin;
    return this;
  }

  async nextAddress() {
    for (;;) {
      const { value, done } = await this.lines.next();
      if (done) throw new Error("serve printed no address");
      if (value.includes("/open?key=")) return value.trim();
    }
  }

  async newAddress() {
    this.process.stdin.write("\n");
    return this.nextAddress();
  }

  async stop() {
    const ended = new Promise((resolve) => this.process.on("exit", resolve));
    this.process.kill("SIGTERM");
    const status = await ended;
    rmSync(this.folder, { recursive: true });
    return status;
  }
}

// Presses and waits for the page that comes.
export async function press(page, what) {
  await Promise.all([page.waitForEvent("load"), page.click(what)]);
}

export async function enter(page) {
  await Promise.all([page.waitForEvent("load"), page.press("#sentence", "Enter")]);
}
