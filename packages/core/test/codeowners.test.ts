import { describe, expect, it } from "vitest";
import {
  BlastgateError,
  checkCodeownersBlock,
  codeownersBlock,
  describeFinding,
  ownershipsOf,
  ownersOfPrompt,
  withCodeownersBlock,
} from "../src/index.ts";
import { buildSnapshot } from "./snapshot-builder.ts";

const bank = buildSnapshot({
  config: { owner: "@acme/ai-platform" },
  prompts: {
    "shared/persona": { metadata: { owner: "@acme/brand" } },
    "shared/tone": { metadata: { owner: "@acme/brand" } },
    "support/classify": { includes: ["shared/persona"] },
    "support/reply": {},
  },
  features: {
    "support-routing": { owner: "@acme/support", steps: [{ id: "classify", prompt: "support/classify" }] },
    "email-reply": { owner: "@acme/email", steps: [{ id: "classify", prompt: "support/classify" }] },
  },
  contracts: {
    "shared/persona": {
      owner: "@acme/ai-platform",
      approvers: [
        { owner: "@acme/compliance", when: "breaking" },
        { owner: "@acme/ai-platform", when: "always" },
        { any: 1, of: ["@dr-lee", "@acme/legal"], when: "always" },
      ],
    },
  },
  suites: {
    "support-routing": { cases: "cases.csv" },
    "email-reply": { cases: ["cases.csv", "../support-routing/cases.csv", "../shared/insults.csv"] },
  },
});

describe("whom a workspace names", () => {
  it("are owners and those who approve every change, of files and of suites' folders", () => {
    const named = ownershipsOf(bank).map(({ path, owners }) => [path, owners.join(" ")]);
    expect(Object.fromEntries(named)).toEqual({
      "blastgate.yaml": "@acme/ai-platform",
      "contracts/shared/persona.contract.yaml": "@acme/ai-platform @dr-lee @acme/legal",
      "evals/email-reply/": "@acme/email",
      "evals/shared/insults.csv": "@acme/email",
      "evals/support-routing/": "@acme/support",
      "evals/support-routing/cases.csv": "@acme/support @acme/email",
      "prompts/email-reply.feature.yaml": "@acme/email",
      "prompts/shared/persona.prompt": "@acme/ai-platform @dr-lee @acme/legal",
      "prompts/shared/tone.prompt": "@acme/brand",
      "prompts/support-routing.feature.yaml": "@acme/support",
    });
  });

  it("are not those whom CODEOWNERS names already", () => {
    const codeowners = { "prompts/support/classify.prompt": ["@acme/everyone"], "blastgate.yaml": ["@acme/everyone"] };
    expect(ownershipsOf({ ...bank, codeowners })).toEqual(ownershipsOf(bank));
  });
});

describe("a prompt's owners", () => {
  const codeowners = {
    "prompts/shared/persona.prompt": ["@jane"],
    "prompts/support/classify.prompt": ["@jane", "@jo"],
  };
  const ownersOf = (id: string, contracts = bank.contracts) =>
    bank.prompts
      .filter((file) => file.id === id)
      .flatMap((file) =>
        ownersOfPrompt(
          file,
          contracts.find(({ value }) => value.prompt === id),
          codeowners,
        ),
      );

  it("are its contract's, else its front matter's, else those in CODEOWNERS, else nobody", () => {
    expect(ownersOf("shared/persona")).toEqual(["@acme/ai-platform"]);
    expect(ownersOf("shared/persona", [])).toEqual(["@acme/brand"]);
    expect(ownersOf("support/classify")).toEqual(["@jane", "@jo"]);
    expect(ownersOf("support/reply")).toEqual([]);
  });
});

describe("the block in CODEOWNERS", () => {
  const path = ".github/CODEOWNERS";
  const block = codeownersBlock([
    { path: "prompts/reply.prompt", owners: ["@acme/support", "@jane"] },
    { path: "evals/support-routing/", owners: ["@acme/support"] },
  ]);
  const [begin = "", end = ""] = [block[0], block.at(-1)];

  it("is the same whatever order it is made from", () => {
    const ownerships = ownershipsOf(bank);
    expect(codeownersBlock(ownerships.toReversed())).toEqual(codeownersBlock(ownerships));
  });

  it.each([
    ["an empty file", "", ["", "\n"]],
    ["a file that ends a line", "* @acme/all\n", ["* @acme/all\n\n", "\n"]],
    ["a file that does not", "* @acme/all", ["* @acme/all\n\n", "\n"]],
    ["a file of Windows", "* @acme/all\r\n", ["* @acme/all\r\n\r\n", "\r\n"]],
    [
      "an older block",
      `* @acme/all\n\n${begin} Long ago.\n/gone @jo\n${end}\n# after\n/x @jo`,
      ["* @acme/all\n\n", "\n# after\n/x @jo"],
    ],
  ])("is put into %s, and the rest is left as it is", (_, text, [before = "", after = ""]) => {
    const written = withCodeownersBlock(text, block, path);
    const lineEnd = text.includes("\r\n") ? "\r\n" : "\n";
    expect(written).toBe(before + block.join(lineEnd) + after);
    expect(withCodeownersBlock(written, block, path)).toBe(written);
    expect(checkCodeownersBlock(written, block, path)).toEqual([]);
  });

  it("that is outdated is told by the lines that differ, where it stands", () => {
    const text = `* @acme/all\n\n${[begin, "/evals/support-routing/ @acme/support", "/gone @jo", end].join("\n")}\n`;
    const [found, ...others] = checkCodeownersBlock(text, block, path);
    expect(others).toEqual([]);
    expect(found).toEqual({
      code: "codeowners-outdated",
      severity: "error",
      args: { missing: ["/prompts/reply.prompt @acme/support @jane"], superfluous: ["/gone @jo"] },
      where: { path, line: 3 },
    });
    expect(found && describeFinding(found).message).toBe(
      "The lines that follow from the workspace are others: missing `/prompts/reply.prompt @acme/support @jane`; too many `/gone @jo`.",
    );
  });

  it("that is in another order is outdated too", () => {
    const [first = "", one = "", two = "", last = ""] = block;
    expect(checkCodeownersBlock([first, two, one, last].join("\n"), block, path)).toMatchObject([
      { args: { missing: [], superfluous: [] } },
    ]);
  });

  it.each([
    ["no end", `${begin}\n/x @jo\n`],
    ["no beginning", `/x @jo\n${end}\n`],
    ["its end first", `${end}\n/x @jo\n${begin}\n`],
    ["two beginnings", `${begin}\n${begin}\n/x @jo\n${end}\n`],
  ])("with %s is not written over", (_, text) => {
    expect(() => withCodeownersBlock(text, block, path)).toThrow(BlastgateError);
  });
});
