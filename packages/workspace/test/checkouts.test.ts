import { execFile } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { describe, expect, it } from "vitest";
import { openCheckout, openRepository } from "../src/index.ts";
import { emptyFolder, type GitFixture, gitFixture } from "./git-fixture.ts";

const { signal } = new AbortController();
const parts = ["@acme/widget"];

async function open(fixture: GitFixture, commit: string, prepare: (folder: string) => Promise<void> = async () => {}) {
  return openCheckout(await openRepository(fixture.dir), { commit, parts, prepare, signal });
}

describe("a checkout of a commit", () => {
  it("has the commit's files beside the working tree, and is made ready once", async () => {
    const fixture = gitFixture({ "app.js": "first\n" });
    const commit = fixture.git("rev-parse", "HEAD").trim();
    fixture.write({ "app.js": "second\n" });
    fixture.git("config", "core.hooksPath", "hooks");
    fixture.write({ "hooks/post-checkout": "#!/bin/sh\nexit 1\n" });
    let prepared = 0;
    const count = async (folder: string) => {
      prepared += 1;
      writeFileSync(join(folder, "built.js"), "");
    };
    for (let run = 0; run < 2; run++) {
      const { folder, release } = await open(fixture, commit, count);
      expect(readFileSync(join(folder, "app.js"), "utf8")).toBe("first\n");
      release();
    }
    expect(prepared).toBe(1);
    expect(fixture.git("status", "--porcelain")).toBe(" M app.js\n?? hooks/\n");
  });

  it("is made anew where what ran in it changed its files, but not for what building it changed", async () => {
    const fixture = gitFixture({ "app.js": "first\n", "generated.js": "old\n" });
    const commit = fixture.git("rev-parse", "HEAD").trim();
    let prepared = 0;
    const build = async (folder: string) => {
      prepared += 1;
      writeFileSync(join(folder, "generated.js"), "new\n");
    };
    (await open(fixture, commit, build)).release();
    const { folder, release } = await open(fixture, commit, build);
    expect(prepared).toBe(1);
    writeFileSync(join(folder, "app.js"), "changed as it ran\n");
    release();
    (await open(fixture, commit, build)).release();
    expect([prepared, readFileSync(join(folder, "app.js"), "utf8")]).toEqual([2, "first\n"]);
  });

  it("is not ready where making it so failed", async () => {
    const fixture = gitFixture({ "app.js": "first\n" });
    const commit = fixture.git("rev-parse", "HEAD").trim();
    const failed = open(fixture, commit, () => Promise.reject(new Error("no such script")));
    await expect(failed).rejects.toThrow("no such script");
    let prepared = 0;
    const count = async () => {
      prepared += 1;
    };
    (await open(fixture, commit, count)).release();
    expect(prepared).toBe(1);
  });

  it("is made ready by one process while another waits", async () => {
    const fixture = gitFixture({ "app.js": "first\n" });
    const commit = fixture.git("rev-parse", "HEAD").trim();
    const log = join(emptyFolder(), "log");
    const program = new URL("./make-checkout-ready.ts", import.meta.url).pathname;
    const run = (part: string) => promisify(execFile)(process.execPath, [program, fixture.dir, commit, part, log]);
    await Promise.all([run("a"), run("a"), run("b")]);
    expect(readFileSync(log, "utf8")).toBe("begin\nend\nbegin\nend\n");
  }, 60_000);

  it("is removed when others were used since, unless it is held", async () => {
    const fixture = gitFixture({ "app.js": "0\n" });
    const commits = Array.from({ length: 7 }, (_, index) => {
      fixture.write({ "app.js": `${index}\n` });
      return fixture.commit();
    });
    const [held = "", ...others] = commits;
    const first = await open(fixture, held);
    const folders: string[] = [];
    for (const commit of others) {
      const checkout = await open(fixture, commit);
      folders.push(checkout.folder);
      checkout.release();
    }
    expect(folders.map((folder) => existsSync(folder))).toEqual([false, false, true, true, true, true]);
    expect(existsSync(first.folder)).toBe(true);
    expect(fixture.git("worktree", "list").trim().split("\n")).toHaveLength(6);
    first.release();
  });
});
