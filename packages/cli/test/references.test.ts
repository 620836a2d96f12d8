import { globSync, readdirSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { editorSchemas, explainAll } from "@blastgate/core";
import { renderCodesMarkdown, renderCommandsMarkdown, renderFilesMarkdown } from "@blastgate/report";
import { Ajv } from "ajv";
import addFormats from "ajv-formats";
import { describe, expect, test } from "vitest";
import { parse } from "yaml";
import { commandHelp } from "../src/command-help.ts";

const root = fileURLToPath(new URL("../../..", import.meta.url));
const schemas = join(root, "packages/cli/schemas");

describe("what is generated is what is committed (else: pnpm references):", () => {
  test.each([
    ["codes", renderCodesMarkdown(explainAll())],
    ["commands", renderCommandsMarkdown(commandHelp())],
    ["files", renderFilesMarkdown(editorSchemas())],
  ])("the page of all %s", (page, generated) => {
    expect(readFileSync(join(root, `docs/${page}.md`), "utf8")).toBe(generated);
  });

  test("the JSON Schemas for editors", () => {
    const committed = readdirSync(schemas).map((name) => [
      name.replace(".schema.json", ""),
      JSON.parse(readFileSync(join(schemas, name), "utf8")),
    ]);
    expect(Object.fromEntries(committed)).toEqual(editorSchemas());
  });
});

test("every code has a heading of its own on the page, which links lead to", () => {
  const page = readFileSync(join(root, "docs/codes.md"), "utf8");
  const headings = [...page.matchAll(/^#{2,3} (.*)$/gm)].map(([, heading = ""]) =>
    heading.toLowerCase().replaceAll(" ", "-"),
  );
  expect(new Set(headings).size).toBe(headings.length);
  for (const { codes } of explainAll()) for (const { code } of codes) expect(headings).toContain(code);
});

/** Which of Acme's files are of which schema. */
const kinds = [
  ["blastgate", ["blastgate.yaml"]],
  ["feature", globSync("prompts/**/*.feature.yaml", { cwd: root })],
  ["suite", globSync("evals/**/suite.yaml", { cwd: root })],
  ["contract", globSync("contracts/**/*.contract.yaml", { cwd: root })],
] as const;

describe.each(kinds)("Acme's files of the kind %s", (kind, paths) => {
  test.each(paths.toSorted())("%s names its schema, and is valid against it", (path) => {
    const text = readFileSync(join(root, path), "utf8");
    const [, named = ""] = /^# yaml-language-server: \$schema=(\S+)\n/.exec(text) ?? [];
    expect(resolve(root, dirname(path), named)).toBe(join(schemas, `${kind}.schema.json`));
    expect(problemsOf(kind, parse(text))).toEqual([]);
  });
});

test.each([
  { kind: "blastgate", mistake: "an unknown key", value: { promts: "prompts" }, at: "" },
  {
    kind: "feature",
    mistake: "an owner nobody could ask",
    value: { feature: "chat", owner: "support team" },
    at: "/owner",
  },
  {
    kind: "suite",
    mistake: "a margin of three hundred percent",
    value: { feature: "chat", gate: { "pass-rate": { "max-drop": 3 } } },
    at: "/gate/pass-rate/max-drop",
  },
  {
    kind: "contract",
    mistake: "a version that is none",
    value: { prompt: "shared/persona", version: "2.3", owner: "@acme/ai-platform" },
    at: "/version",
  },
  {
    kind: "approvals",
    mistake: "an approval of half a commit's name",
    value: { approvals: [{ by: "@jane", commit: "9f2c41d" }] },
    at: "/approvals/0/commit",
  },
])("an editor finds $mistake in a $kind file", ({ kind, value, at }) => {
  expect(problemsOf(kind, value)).toContain(at);
});

const ajv = addFormats.default(new Ajv({ allErrors: true, allowUnionTypes: true }));

/** Where a value is not what the committed schema asks for. */
function problemsOf(kind: string, value: unknown): string[] {
  const path = join(schemas, `${kind}.schema.json`);
  const validate = ajv.getSchema(kind) ?? ajv.addSchema(JSON.parse(readFileSync(path, "utf8")), kind).getSchema(kind);
  if (!validate) throw new Error(`${path} cannot be compiled`);
  validate(value);
  return (validate.errors ?? []).map(({ instancePath }) => instancePath);
}
