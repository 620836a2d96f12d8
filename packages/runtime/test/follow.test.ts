import { spawn } from "node:child_process";
import { once } from "node:events";
import { createInterface } from "node:readline";
import { setImmediate } from "node:timers/promises";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import type { Prompts } from "../src/index.ts";
import { acmeStore } from "./support/acme-store.ts";
import { startRegistry } from "./support/loopback-registry.ts";
import { codesOf, editions, listen, opened } from "./support/opened.ts";

test("what was promoted is served from the next poll on, and what was rolled back to as well", async () => {
  const { folder, releases, promote, rollback } = await acmeStore();
  const prompts = await opened({ store: folder });
  const told = listen(prompts);
  expect(await editions(prompts)).toBe("1 1 1 1");

  await promote(releases[1]);
  expect(await editions(prompts)).toBe("1 1 1 1");
  await prompts.poll();
  expect(await editions(prompts)).toBe("2 2 2 2");

  // The last record of a rollback is a hold, which moves nothing.
  await rollback();
  await prompts.poll();
  expect(await editions(prompts)).toBe("1 1 1 1");
  expect(told).toEqual([`release ${releases[0]} -> ${releases[1]}`, `release ${releases[1]} -> ${releases[0]}`]);
});

test("of a registry only the pointer is read while it has not moved", async () => {
  const { store, releases, promote } = await acmeStore();
  const registry = await startRegistry(store);
  const prompts = await opened({ store: registry.location });
  registry.asked.length = 0;
  for (let nth = 0; nth < 3; nth++) await prompts.poll();
  expect(registry.asked).toEqual(Array(3).fill("HEAD manifests/env.production"));

  await promote(releases[1]);
  await prompts.poll();
  expect(await editions(prompts)).toBe("2 2 2 2");
});

test("a render that begins in the moment before another release is served ends with the one before", async () => {
  const { folder, releases, promote } = await acmeStore();
  const begun: Promise<string>[] = [];
  let prompts: Prompts | undefined;
  // Asked for the time just before the release is replaced.
  const now = () => {
    if (prompts) begun.push(editions(prompts));
    return new Date();
  };
  prompts = await opened({ store: folder, now });
  await promote(releases[1]);
  await prompts.poll();
  expect(new Set(await Promise.all(begun))).toEqual(new Set(["1 1 1 1", "2 2 2 2"]));
});

test("while another process moves the pointer 20 times no render fails or mixes releases, and each move is seen by the first poll after it", async () => {
  const { folder, releases } = await acmeStore();
  const [first, second] = releases;
  let asked = 0;
  // No two polls begin at the same time.
  const now = () => new Date(++asked);
  const prompts = await opened({ store: folder, pollMs: 20, now });
  const told = listen(prompts);
  const polls = new Set<string | null>();
  const seen = new Set<string>();
  let rendered = 0;
  let isMoving = true;
  const render = async () => {
    while (isMoving || rendered < 1_000) {
      seen.add(await editions(prompts));
      polls.add(prompts.health().lastPoll);
      rendered += 1;
      // Else nothing but renders would ever have its turn.
      await setImmediate();
    }
  };
  const mover = moveByProcess(folder);
  const move = async () => {
    try {
      for (let nth = 0; nth < 20; nth++) {
        await mover(nth % 2 === 0 ? second : "back");
        const before = polls.add(prompts.health().lastPoll).size;
        await served(prompts, nth % 2 === 0 ? second : first);
        expect(polls.add(prompts.health().lastPoll).size - before).toBeLessThanOrEqual(1);
      }
    } finally {
      isMoving = false;
    }
  };
  await Promise.all([move(), render(), render(), render(), render()]);
  expect(rendered).toBeGreaterThanOrEqual(1_000);
  expect([...seen].toSorted()).toEqual(["1 1 1 1", "2 2 2 2"]);
  const toAndFro = [`release ${first} -> ${second}`, `release ${second} -> ${first}`];
  expect(told).toEqual(Array(10).fill(toAndFro).flat());
  expect(prompts.health().lastError).toBeNull();
});

/** Another process that makes the moves it is told, until the test has ended. */
function moveByProcess(folder: string): (move: string) => Promise<void> {
  const script = fileURLToPath(new URL("support/moves.ts", import.meta.url));
  const child = spawn(process.execPath, [script, folder], { stdio: ["pipe", "pipe", "inherit"] });
  onTestFinished(async () => {
    child.stdin.end();
    await once(child, "close");
  });
  const lines = createInterface(child.stdout)[Symbol.asyncIterator]();
  return async (move) => {
    child.stdin.write(`${move}\n`);
    expect(await lines.next()).toEqual({ done: false, value: move });
  };
}

async function served(prompts: Prompts, release: string): Promise<void> {
  await new Promise<void>((resolve) => {
    const ended = prompts.on("release", check);
    function check(): void {
      if (prompts.health().release !== release) return;
      ended();
      resolve();
    }
    check();
  });
}

test("a release that is pinned is served whatever the environment runs", async () => {
  const { folder, releases, promote } = await acmeStore();
  const prompts = await opened({ store: folder, pollMs: 1 });
  await prompts.pin(releases[2]);
  await promote(releases[1]);
  await prompts.poll();
  expect(await editions(prompts)).toBe("3 3 3 3");
  expect(prompts.health()).toMatchObject({ source: "pin", stale: false, release: releases[2] });
});

test("what is no release is not pinned, and what is served stays", async () => {
  const { folder } = await acmeStore();
  const prompts = await opened({ store: folder });
  expect(await codesOf(() => prompts.pin("production"))).toEqual(["store-reference-invalid"]);
  expect(await codesOf(() => prompts.pin(`sha256:${"0".repeat(64)}`))).toEqual(["store-content-missing"]);
  expect(await editions(prompts)).toBe("1 1 1 1");
});

test("what an application has closed goes on being served, and follows nothing", async () => {
  const { folder, releases, promote } = await acmeStore();
  const prompts = await opened({ store: folder, pollMs: 1 });
  const told = listen(prompts);
  await prompts.close();
  await promote(releases[1]);
  await prompts.poll();
  expect(await editions(prompts)).toBe("1 1 1 1");
  expect(told).toEqual([]);
});

test("an environment without release, or of no such name, stops the start", async () => {
  const { folder } = await acmeStore();
  const stopped = ["runtime-environment-empty", "runtime-without-copy"];
  expect(await codesOf(() => opened({ store: folder, environment: "staging" }))).toEqual(stopped);
  expect(await codesOf(() => opened({ store: folder, environment: "../staging" }))).toEqual([
    "store-reference-invalid",
  ]);
});
