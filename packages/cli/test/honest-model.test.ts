import { readdir, readFile } from "node:fs/promises";
import { expandCases, type Json } from "@blastgate/core";
import { openRepository, readSnapshot } from "@blastgate/workspace";
import { describe, expect, it } from "vitest";

const run = 6;

describe("the simulated model's training set", () => {
  it("shares no six words in a row with a case of the example company", async () => {
    const cases = new Map((await exampleTexts()).flatMap(([id, text]) => runsOf(text).map((words) => [words, id])));
    const copied = (await trainingLines()).flatMap((line) =>
      runsOf(line).flatMap((words) => (cases.has(words) ? [`${cases.get(words)}: ${line}`] : [])),
    );
    expect(cases.size).toBeGreaterThan(5000);
    expect(copied).toEqual([]);
  });
});

/** The variables of every case, by the case's id. */
async function exampleTexts(): Promise<[string, string][]> {
  const repository = await openRepository(import.meta.dirname);
  const { suites, datasets } = await readSnapshot(repository, { kind: "working-tree" });
  const files = new Map(datasets.map((file) => [file.path, file]));
  const texts = suites.flatMap((suite) => expandCases(suite, files).cases);
  return texts.map(({ id, vars }) => [
    id,
    Object.values<Json>(vars)
      .filter((value) => value !== id)
      .join("\n"),
  ]);
}

async function trainingLines(): Promise<string[]> {
  const folder = new URL("../../simulated-model/training/", import.meta.url);
  const files = await Promise.all((await readdir(folder)).map((name) => readFile(new URL(name, folder), "utf8")));
  return files.flatMap((text) => text.split("\n"));
}

function runsOf(text: string): string[] {
  const words = text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? [];
  return words.slice(run - 1).map((_, start) => words.slice(start, start + run).join(" "));
}
