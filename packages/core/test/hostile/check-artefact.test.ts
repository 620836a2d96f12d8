import { describe, expect, it } from "vitest";
import {
  type Artefact,
  checkArtefact,
  contractSchema,
  type Json,
  type JsonObject,
  parseData,
} from "../../src/index.ts";

const path = "contracts/support/classify.contract.yaml";
const head = 'prompt: support/classify\nversion: 1.0.0\nowner: "@acme/support-platform"\n';

/** What is found in a contract: `CODE LINE`. */
async function found(text: string): Promise<string[]> {
  const { value, positions, findings } = parseData(head + text, contractSchema, { path });
  const more = value ? await checkArtefact(contract(value, positions)) : [];
  return [...findings, ...more].map(({ code, where }) => `${code} ${where?.line}`);
}

function contract(value: (Artefact & { role: "contract" })["file"]["value"], positions = {}): Artefact {
  return { role: "contract", file: { path, digest: "0", value, positions } };
}

async function ofOutput(output: JsonObject): Promise<string[]> {
  const value = contractSchema.parse({ prompt: "support/classify", version: "1.0.0", owner: "@acme/chat", output });
  return (await checkArtefact(contract(value))).map(({ code }) => code);
}

describe("a schema is refused", () => {
  const cases: { what: string; text: string; codes: string[] }[] = [
    { what: "with a type that does not exist", text: "output: { type: sting }", codes: ["schema-keyword-invalid 4"] },
    {
      what: "with everything that is wrong in it, each in its place",
      text: "output:\n  required: queue\n  properties:\n    queue: { minLength: -1 }\n    risk: { enum: [] }",
      codes: ["schema-keyword-invalid 5", "schema-keyword-invalid 7", "schema-keyword-invalid 8"],
    },
    {
      what: "that refers to the network",
      text: "output:\n  $ref: https://schemas.acme.example/queue.json",
      codes: ["schema-reference-outside 5"],
    },
    {
      what: "that refers to a file, in an expectation",
      text: "consumers:\n  - feature: support-routing\n    output:\n      items: { $ref: ../../secrets.json }",
      codes: ["schema-reference-outside 7"],
    },
    {
      what: "that refers to nothing",
      text: "output: { $ref: '#/definitions/qeue', definitions: { queue: { type: string } } }",
      codes: ["schema-reference-missing 4"],
    },
    {
      what: "that is only itself",
      text: "output:\n  $ref: '#/definitions/queue'\n  definitions:\n    queue: { allOf: [{ $ref: '#/definitions/queue' }] }",
      codes: ["schema-reference-circular 7"],
    },
    {
      what: "of another dialect",
      text: "output: { $schema: 'http://json-schema.org/draft-04/schema#' }",
      codes: ["schema-dialect-unknown 4"],
    },
    {
      what: "with a pattern that is catastrophic",
      text: "output:\n  type: string\n  pattern: ^(\\w+\\s?)*$",
      codes: ["pattern-catastrophic 6"],
    },
    {
      what: "with a catastrophic pattern of property names",
      text: "output:\n  patternProperties:\n    ^(a+)+$: { type: string }",
      codes: ["pattern-catastrophic 6"],
    },
    { what: "with a pattern that is none", text: "output: { pattern: '(cards' }", codes: ["pattern-invalid 4"] },
    {
      what: "in an assertion",
      text: "invariants:\n  - id: is-queue\n    why: CRM\n    assert: { type: is-json, value: { type: objekt } }",
      codes: ["schema-keyword-invalid 7"],
    },
  ];

  it.each(cases)("$what", async ({ text, codes }) => {
    expect(await found(text)).toEqual(codes);
  });

  it("where its references multiply", async () => {
    const definitions = Object.fromEntries(
      Array.from({ length: 40 }, (_, at) => [`d${at}`, { allOf: [ref(at + 1), ref(at + 1)] }]),
    );
    expect(await ofOutput({ ...ref(0), definitions: { ...definitions, d40: { type: "string" } } })).toEqual([
      "schema-too-large",
    ]);
  });

  it("but not for recursion through a property", async () => {
    expect(await ofOutput({ type: "object", properties: { next: { $ref: "#" } } })).toEqual([]);
  });

  it("and a keyword that its dialect does not have is a warning", async () => {
    expect(await found("output: { type: string, requierd: [queue] }")).toEqual(["schema-keyword-unknown 4"]);
    expect(await found("output: { prefixItems: [{ type: string }] }")).toEqual(["schema-keyword-unknown 4"]);
    expect(await found("output: { x-team: chat }")).toEqual([]);
  });
});

describe("an assertion's regular expression is refused", () => {
  const invariant = (value: string) =>
    `invariants:\n  - id: no-card\n    why: PCI\n    assert: { type: not-regex, value: '${value}' }`;

  it.each([
    ["where it is catastrophic", "(\\d+ ?)+$", ["pattern-catastrophic 7"]],
    ["where it is none", "[a-", ["pattern-invalid 7"]],
    ["but not for a variable in it", "{{name}}( [A-Z]\\.)* Smith", []],
  ])("%s", async (_, value, codes) => {
    expect(await found(invariant(value))).toEqual(codes);
  });

  it("in rows of a dataset, with their lines", async () => {
    const rows = [{ assert: [{ type: "equals", value: "cards" }] }, { assert: [{ type: "regex", value: "(a|a)*$" }] }];
    const dataset = { path: "evals/support-routing/cases.csv", digest: "0", rows, lines: [2, 3] };
    expect(await checkArtefact({ role: "dataset", file: dataset })).toMatchObject([
      { code: "pattern-catastrophic", where: { path: dataset.path, line: 3 } },
    ]);
  });
});

describe("data is refused", () => {
  const bomb = [..."abcdefgh"].map(
    (name, at) => `${name}: &${name} [${Array(9).fill(at ? `*${"abcdefgh"[at - 1]}` : "x")}]`,
  );

  it.each([
    ["nested more than 64 deep", "[".repeat(70) + "]".repeat(70), "data-too-deep 4"],
    ["nested so deep that a parser runs out of stack", "[".repeat(20_000) + "]".repeat(20_000), "data-too-deep 4"],
    ["in blocks nested as deep", blocks(3000), "data-too-deep"],
    ["that contains itself", "&loop { within: *loop }", "data-too-deep 4"],
    ["that multiplies", `\n  ${bomb.join("\n  ")}`, "yaml-syntax"],
  ])("%s", async (_, text, code) => {
    const [only, ...others] = await found(`output: ${text}`);
    expect(only?.startsWith(code)).toBe(true);
    expect(others).toEqual([]);
  });
});

function ref(at: number): { [key: string]: Json } {
  return { $ref: `#/definitions/d${at}` };
}

function blocks(levels: number): string {
  return Array.from({ length: levels }, (_, at) => `\n${" ".repeat(at + 1)}a:`).join("");
}
