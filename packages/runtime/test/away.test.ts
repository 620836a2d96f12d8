import { readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { acmeStore, temporaryFolder } from "./support/acme-store.ts";
import { codesOf, editions, listen, opened } from "./support/opened.ts";

test("while the store is away what was read last is served, and that is told", async () => {
  const { folder, releases, promote } = await acmeStore();
  let now = new Date("2026-11-22T12:00:00Z");
  const prompts = await opened({ store: folder, now: () => now, staleAfterMs: 60_000 });
  const told = listen(prompts);
  renameSync(folder, `${folder}-away`);

  now = new Date("2026-11-22T12:00:50Z");
  await prompts.poll();
  await prompts.poll();
  expect(await editions(prompts)).toBe("1 1 1 1");
  expect(told).toEqual(["error store-index-damaged"]);
  expect(prompts.health()).toMatchObject({ failing: true, stale: false, lastConfirmed: "2026-11-22T12:00:00.000Z" });
  now = new Date("2026-11-22T12:01:01Z");
  expect(prompts.health()).toMatchObject({ failing: true, stale: true, lastPoll: "2026-11-22T12:00:50.000Z" });

  renameSync(`${folder}-away`, folder);
  await promote(releases[1]);
  await prompts.poll();
  expect(await editions(prompts)).toBe("2 2 2 2");
  expect(told.slice(1)).toEqual([`release ${releases[0]} -> ${releases[1]}`, `recovered ${releases[1]}`]);
  expect(prompts.health()).toEqual({
    environment: "production",
    store: folder,
    release: releases[1],
    since: "2026-11-22T12:01:01.000Z",
    source: "store",
    lastPoll: "2026-11-22T12:01:01.000Z",
    lastConfirmed: "2026-11-22T12:01:01.000Z",
    stale: false,
    failing: false,
    lastError: {
      at: "2026-11-22T12:00:50.000Z",
      findings: [expect.objectContaining({ code: "store-index-damaged" })],
    },
  });
});

test("an application starts without the store from its copy, and follows the store when it is back", async () => {
  const { folder, releases, promote } = await acmeStore();
  const copy = temporaryFolder();
  await (await opened({ store: folder, copy })).close();
  await promote(releases[1]);
  renameSync(folder, `${folder}-away`);

  const prompts = await opened({ store: folder, copy });
  expect(await editions(prompts)).toBe("1 1 1 1");
  expect(prompts.health()).toMatchObject({ source: "copy", stale: true, failing: true, lastConfirmed: null });

  renameSync(`${folder}-away`, folder);
  await prompts.poll();
  expect(await editions(prompts)).toBe("2 2 2 2");
  expect(prompts.health()).toMatchObject({ source: "store", stale: false, failing: false });
});

test("a copy that the store confirms is not read anew", async () => {
  const { folder, store, releases } = await acmeStore();
  const copy = temporaryFolder();
  await (await opened({ store: folder, copy })).close();
  const { manifest } = await store.readManifest(releases[0]);
  for (const { digest } of manifest.layers ?? []) rmSync(join(folder, "blobs", ...digest.split(":")));

  const prompts = await opened({ store: folder, copy });
  expect(await editions(prompts)).toBe("1 1 1 1");
  expect(prompts.health()).toMatchObject({ source: "store", failing: false });
});

test("without store and without copy there is no start, and all that is wrong is said", async () => {
  const folder = join(temporaryFolder(), "none");
  expect(await codesOf(() => opened({ store: folder }))).toEqual(["store-missing", "runtime-without-copy"]);
  expect(await codesOf(() => opened({ store: folder, copy: null }))).toEqual(["store-missing", "runtime-without-copy"]);
});

const damages: [string, (text: string) => string][] = [
  ["cut short", (text) => text.slice(0, text.length / 2)],
  ["empty", () => ""],
  ["with another text in a prompt", (text) => text.replace("Acme's assistant", "Acme's pirate")],
  ["with another version in its lock", (text) => text.replace("1.0.0", "1.0.1")],
  ["with another head", (text) => text.replace(/"head":"sha256:[0-9a-f]{64}"/, `"head":"sha256:${"0".repeat(64)}"`)],
  ["without contents", (text) => text.replace(/"contents":.*/, '"contents":{}}')],
  ["of another environment", (text) => text.replace('"production"', '"staging"')],
  ["of another store", (text) => text.replace(/"store":"[^"]*"/, '"store":"oci://registry.acme.example/prompts"')],
];

test.each(damages)("a copy that is %s is never served", async (_, damage) => {
  const { folder } = await acmeStore();
  const copy = temporaryFolder();
  await (await opened({ store: folder, copy })).close();
  const path = join(copy, "production.json");
  writeFileSync(path, damage(readFileSync(path, "utf8")));

  renameSync(folder, `${folder}-away`);
  const codes = await codesOf(() => opened({ store: folder, copy }));
  expect(codes).toEqual(["store-missing", "runtime-copy-damaged", "runtime-without-copy"]);

  renameSync(`${folder}-away`, folder);
  expect(await editions(await opened({ store: folder, copy }))).toBe("1 1 1 1");
  renameSync(folder, `${folder}-away`);
  expect(await editions(await opened({ store: folder, copy }))).toBe("1 1 1 1");
});

test("where no copy can be written it is told, and the prompts are served", async () => {
  const { folder, releases, promote } = await acmeStore();
  const copy = join(temporaryFolder(), "file");
  writeFileSync(copy, "");
  const prompts = await opened({ store: folder, copy });
  const told = listen(prompts);
  await promote(releases[1]);
  await prompts.poll();
  expect(await editions(prompts)).toBe("2 2 2 2");
  expect(told).toEqual([`release ${releases[0]} -> ${releases[1]}`, "error runtime-copy-not-kept"]);
  expect(prompts.health()).toMatchObject({ failing: false });
});
