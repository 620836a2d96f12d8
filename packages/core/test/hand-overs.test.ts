import { describe, expect, it } from "vitest";
import { checkStructure } from "../src/index.ts";
import { buildSnapshot } from "./snapshot-builder.ts";

const plan = {
  type: "object",
  required: ["action", "approval"],
  properties: { action: { type: "string", enum: ["refund", "close"] }, approval: { type: ["string", "null"] } },
};
const owner = "@acme/case-automation";
const execute = { type: "object", properties: { action: { type: "string" } } };

interface Handing {
  output?: Record<string, unknown>;
  contract?: Record<string, unknown>;
  input?: Record<string, unknown>;
  action: string;
}

/** What is found where one step hands its output to the next. */
function handing({ output, contract, input, action }: Handing): string[] {
  const snapshot = buildSnapshot({
    prompts: {
      "cases/plan": { metadata: { owner, output: { format: "json", ...(output && { schema: output }) } } },
      "cases/execute": { metadata: { owner, input: input ? { schema: input } : {} } },
    },
    contracts: contract ? { "cases/plan": { output: contract as Record<string, string> } } : {},
    features: {
      cases: {
        steps: [
          { id: "plan", prompt: "cases/plan" },
          { id: "execute", prompt: "cases/execute", input: { action } },
        ],
      },
    },
    suites: { cases: {} },
  });
  return checkStructure(snapshot).map(({ code }) => code);
}

describe("a hand-over between steps", () => {
  const action = "{{steps.plan.output.action}}";

  it("reads what is promised", () => {
    expect(handing({ output: plan, action })).toEqual([]);
    expect(handing({ contract: plan, action })).toEqual([]);
    expect(handing({ output: plan, input: execute, action })).toEqual([]);
  });

  it("is refused where a field is not promised in every answer", () => {
    const optional = { ...plan, required: ["approval"] };
    expect(handing({ output: optional, action })).toEqual(["hand-over-unpromised"]);
    expect(handing({ output: plan, action: "{{steps.plan.output.acton}}" })).toEqual(["hand-over-unpromised"]);
    expect(handing({ output: plan, action: "{{steps.plan.output.action.name}}" })).toEqual(["hand-over-unpromised"]);
    expect(handing({ output: { anyOf: [plan, { type: "null" }] }, action })).toEqual(["hand-over-unpromised"]);
  });

  it("counts what the contract and the front matter promise together", () => {
    const fields = { type: "object", properties: plan.properties };
    expect(handing({ output: fields, contract: { required: ["action"] }, action })).toEqual([]);
  });

  it("follows references, allOf and every branch", () => {
    const branches = { oneOf: [plan, { allOf: [{ $ref: "#/$defs/plan" }] }], $defs: { plan } };
    expect(handing({ output: branches, action })).toEqual([]);
  });

  it("reads places of lists", () => {
    const list = (minItems: number) => ({
      type: "object",
      required: ["actions"],
      properties: { actions: { type: "array", minItems } },
    });
    expect(handing({ output: list(1), action: "{{steps.plan.output.actions.0}}" })).toEqual([]);
    expect(handing({ output: list(0), action: "{{steps.plan.output.actions.0}}" })).toEqual(["hand-over-unpromised"]);
  });

  it("of an output without schema is a warning", () => {
    expect(handing({ action })).toEqual(["hand-over-without-schema"]);
    expect(handing({ action: "{{steps.plan.output}}" })).toEqual([]);
  });

  it("is refused where the reader does not take what may be handed over", () => {
    const input = { type: "object", properties: { action: { type: "string", maxLength: 6 } } };
    const approval = "{{steps.plan.output.approval}}";
    expect(handing({ output: plan, input, action })).toEqual([]);
    expect(handing({ output: plan, input: execute, action: approval })).toEqual(["hand-over-unfit"]);
    expect(handing({ output: plan, input: execute, action: `It needs ${approval}.` })).toEqual([]);
  });

  it("is refused where the reader has no such variable, and takes no others", () => {
    const properties = { aktion: { type: "string" } };
    expect(handing({ output: plan, input: { type: "object", properties }, action })).toEqual([]);
    const closed = { type: "object", properties, additionalProperties: false };
    expect(handing({ output: plan, input: closed, action })).toEqual(["hand-over-variable-unknown"]);
  });
});

describe("a consumer's expectation", () => {
  const lint = (output: Record<string, unknown>, consumer: Record<string, unknown>) => {
    const snapshot = buildSnapshot({
      prompts: { "cases/plan": { metadata: { owner, output: { schema: output } } } },
      contracts: {
        "cases/plan": {
          invariants: [{ id: "no-promise", why: "Ombudsman", assert: { type: "is-json" } }],
          consumers: [{ feature: "cases", invariants: [], ...consumer }],
        },
      },
      features: { cases: ["cases/plan"] },
      suites: { cases: {} },
    });
    return checkStructure(snapshot);
  };

  it("is met by the prompt's own schema, where the contract has none", () => {
    expect(lint(plan, { output: { required: ["action"] }, invariants: ["no-promise"] })).toEqual([]);
  });

  it("is unmet with an example of what it refuses", () => {
    expect(lint(plan, { output: { properties: { action: { enum: ["refund"] } } } })).toMatchObject([
      { code: "expectation-unmet", args: { at: "/properties/action/enum", example: expect.stringContaining("close") } },
    ]);
  });

  it("is undecidable where nobody can tell", () => {
    const pattern = (text: string) => ({ type: "string", pattern: text });
    expect(lint(pattern("^[0-9]+$"), { output: pattern("^\\d+$") })).toMatchObject([
      { code: "expectation-undecidable" },
    ]);
  });

  it("names an invariant that does not exist", () => {
    expect(lint(plan, { invariants: ["no-promises"] })).toMatchObject([
      { code: "expectation-invariant-missing", args: { suggestion: "no-promise" } },
    ]);
  });
});
