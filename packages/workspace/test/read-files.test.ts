import { formats } from "@blastgate/templates";
import { describe, expect, it, vi } from "vitest";
import { type Files, gitFixture, routing, snapshotOf } from "./git-fixture.ts";

// Thousands of files are written, committed and parsed.
vi.setConfig({ testTimeout: 60_000 });

/** Enough for several threads, on a machine that has them. */
const count = 3_200;
const questions: Files = Object.fromEntries(
  Array.from({ length: count }, (_, index) => [
    `prompts/questions/question-${String(index).padStart(4, "0")}.prompt`,
    `---\ndescription: Question ${index}\n---\n{{>shared/persona}}\nQuestion ${index}: {{message}}${index % 1_000 === 7 ? "{{#if" : ""}\n`,
  ]),
);

describe("thousands of files", () => {
  it("are read as one alone is, each with what is wrong with it", async () => {
    const snapshot = await snapshotOf(gitFixture({ ...routing, ...questions }), "HEAD");
    const prompts = snapshot.prompts.filter(({ id }) => id.startsWith("questions/"));
    expect(prompts.map(({ path }) => path)).toEqual(Object.keys(questions));
    for (const { path, metadata, positions, references, body } of prompts) {
      const text = String(questions[path]);
      const { findings, ...alone } = await formats.dotprompt.parse({ path, root: "prompts", text });
      expect({ metadata, positions, references, body }).toEqual(alone);
      expect(snapshot.findings.filter(({ where }) => where?.path === path)).toEqual(findings);
    }
    expect(snapshot.findings.map(({ code }) => code)).toEqual(Array(4).fill("template-syntax"));
    expect(snapshot.datasets.map(({ rows }) => rows.length)).toEqual([1]);
  });
});
