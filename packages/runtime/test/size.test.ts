import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { fileURLToPath, pathToFileURL } from "node:url";
import { catalogue } from "@blastgate/core";
import { build } from "tsdown";
import { afterAll, beforeAll, expect, test } from "vitest";
import { onlyWhatErrorsSay } from "../only-what-errors-say.ts";
import type * as runtime from "../src/index.ts";

import { acmeStore, temporaryFolder } from "./support/acme-store.ts";

/** The template engines; the application's own OpenTelemetry; and what starts credential helpers. */
const notCounted = ["@opentelemetry/api", "dotprompt", "execa", "handlebars", "nunjucks"];
/** Bytes of all the rest, minified. */
const budget = 160_000;

// Inside the package, where what is installed beside it is found.
const modules = fileURLToPath(new URL("../node_modules/", import.meta.url));
let folder = "";
let texts: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(modules, ".size-"));
  await build({
    config: false,
    cwd: fileURLToPath(new URL("..", import.meta.url)),
    entry: ["src/index.ts"],
    dts: false,
    deps: { alwaysBundle: [/^(?!node:)/], neverBundle: notCounted },
    plugins: [onlyWhatErrorsSay],
    minify: true,
    fixedExtension: false,
    outDir: folder,
    logLevel: "error",
  });
  const names = (await readdir(folder)).filter((name) => name.endsWith(".js"));
  texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
});

afterAll(() => rm(folder, { recursive: true, force: true }));

test("what an application takes on is within its budget, and only reads", () => {
  const size = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0);
  expect(size).toBeLessThan(budget);
  const imported = texts.flatMap((text) => text.match(/(?<=\b(?:from|import\()["`])[@a-z][\w@/.:-]*(?=["`])/g) ?? []);
  const packages = new Set(imported.filter((name) => !name.includes(":")));
  expect([...packages].toSorted()).toEqual(notCounted);
  expect(
    texts.join("").match(/\b(?:writeBlob|writeManifest|moveTag|deleteManifest|node:sqlite|graphology)\b/g),
  ).toBeNull();
  console.info(`@blastgate/runtime has ${(size / 1000).toFixed(1)} kB, minified.`);
});

test("the bundle renders, and has words for every problem that it names", async () => {
  const { openPrompts }: typeof runtime = await import(pathToFileURL(join(folder, "index.js")).href);
  const { folder: store } = await acmeStore();
  await using prompts = await openPrompts({ store, environment: "production", copy: temporaryFolder(), pollMs: null });
  expect((await prompts.get("chat/answer").render({ message: "Hello" })).version).toBe("1.0.0");

  const all = texts.join("");
  const named = Object.keys(catalogue).filter((code) => new RegExp(`\\([\`"']${code}[\`"'],`).test(all));
  const hasWords = (code: string) => new RegExp(`[\`"']${code}[\`"']:\\{severity:.\\w+.,message:`).test(all);
  expect(named.length).toBeGreaterThan(30);
  expect(named.filter((code) => !hasWords(code))).toEqual([]);
});
