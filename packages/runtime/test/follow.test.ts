import { setImmediate } from "node:timers/promises";
import { expect, test } from "vitest";
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

test("what an application begins with it ends with: 1,000 renders while the pointer moves 20 times", async () => {
  const { folder, releases, promote, rollback } = await acmeStore();
  const prompts = await opened({ store: folder, pollMs: 1 });
  const seen = new Set<string>();
  let rendered = 0;
  let isMoving = true;
  const render = async () => {
    while (isMoving || rendered < 1_000) {
      const parts = (await editions(prompts)).split(" ");
      expect(new Set(parts).size, parts.join()).toBe(1);
      seen.add(parts.join(" "));
      rendered += 1;
      // Else nothing but renders would ever have its turn.
      await setImmediate();
    }
  };
  const move = async () => {
    for (let nth = 0; nth < 10; nth++) {
      await promote(releases[1]);
      await served(releases[1]);
      await rollback();
      await served(releases[0]);
    }
    isMoving = false;
  };
  const served = (release: string) =>
    new Promise<void>((resolve) => {
      const ended = prompts.on("release", check);
      function check(): void {
        if (prompts.health().release !== release) return;
        ended();
        resolve();
      }
      check();
    });
  await Promise.all([move(), render(), render(), render(), render()]);
  expect(rendered).toBeGreaterThanOrEqual(1_000);
  expect([...seen].toSorted()).toEqual(["1 1 1 1", "2 2 2 2"]);
  expect(prompts.health().lastError).toBeNull();
});

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
