import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { facet } from "../src/knowledge.ts";
import { train } from "../src/train.ts";
import { trainingSet } from "../training/index.ts";
import { heldOut } from "./held-out.ts";

const root = fileURLToPath(new URL("..", import.meta.url));

function sources(): { path: string; text: string }[] {
  return ["src", "training"]
    .flatMap((folder) =>
      readdirSync(`${root}${folder}`, { recursive: true, encoding: "utf8" }).map((name) => `${folder}/${name}`),
    )
    .filter((path) => path.endsWith(".ts"))
    .map((path) => ({ path, text: readFileSync(`${root}${path}`, "utf8") }));
}

test("the model names no company, prompt or digest", () => {
  const telltale = /acme|\b(?:support|chat|cases|mortgage|fraud|email|brand|shared)\/_?[a-z]|\b[0-9a-f]{32,}\b/i;
  expect(
    sources()
      .filter(({ text }) => telltale.test(text.replaceAll(/from "[^"]+"/g, "")))
      .map(({ path }) => path),
  ).toEqual([]);
  expect(sources().length).toBeGreaterThan(20);
});

test("the model reads no file, clock or network, and rolls no dice", () => {
  const worldly = /node:|\bfetch\(|Date\.|performance\.|Math\.random|process\./;
  expect(
    sources()
      .filter(({ text }) => worldly.test(text))
      .map(({ path }) => path),
  ).toEqual([]);
});

test("no held-out message stands in the training set", () => {
  const trained = new Set(
    trainingSet.flatMap(({ topics }) => Object.values(topics).flatMap((texts) => texts.split("\n"))),
  );
  expect(heldOut.filter(({ message }) => trained.has(message))).toEqual([]);
});

test("training the same texts again gives the same weights", () => {
  for (const model of trainingSet.map(train)) {
    const first = facet(model.name);
    for (const word of ["card", "verschwunden", "valuation", "ombudsman"])
      expect(model.word(word)).toEqual(first.word(word));
  }
});
