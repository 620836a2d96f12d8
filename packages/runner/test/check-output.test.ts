import {
  BlastgateError,
  contractSchema,
  type JsonObject,
  type PromptFile,
  promptMetadataSchema,
} from "@blastgate/core";
import { describe, expect, it } from "vitest";
import { outputRule, readOutput } from "../src/check-output.ts";

const path = "prompts/cases/plan.prompt";
const draft2020 = "https://json-schema.org/draft/2020-12/schema";

function ruleOf(schema: JsonObject, ofContract?: JsonObject) {
  const metadata = promptMetadataSchema.parse({ output: { format: "json", schema } });
  const written = { path, digest: "0", body: "", positions: {}, references: [] };
  const prompt: PromptFile = { ...written, id: "cases/plan", format: "dotprompt", partial: false, metadata };
  const contract = { path: "contracts/cases/plan.contract.yaml", digest: "0", positions: {} };
  const value = { prompt: "cases/plan", version: "1.0.0", owner: "@acme/case-automation", output: ofContract };
  return outputRule(prompt, ofContract ? [{ ...contract, value: contractSchema.parse(value) }] : []);
}

function passes(schema: JsonObject, output: string): boolean {
  return readOutput(output, ruleOf(schema), "plan").checks.every(({ pass }) => pass);
}

describe("an output is held against its schema", () => {
  it.each([
    { dialect: "draft-07, which is also meant without $schema", schema: { items: [{ const: "refund_fee" }] } },
    {
      dialect: "draft-07",
      schema: { $schema: "http://json-schema.org/draft-07/schema#", items: [{ const: "refund_fee" }] },
    },
    { dialect: "2020-12", schema: { $schema: draft2020, prefixItems: [{ const: "refund_fee" }] } },
  ])("of $dialect", ({ schema }) => {
    expect(passes(schema, '["refund_fee"]')).toBe(true);
    expect(passes(schema, '["close_account"]')).toBe(false);
  });

  it("by the words of its own dialect alone", () => {
    expect(passes({ prefixItems: [{ const: "refund_fee" }] }, '["close_account"]')).toBe(true);
    expect(passes({ $schema: draft2020, dependentRequired: { action: ["approval"] } }, '{"action":1}')).toBe(false);
  });

  it("and against its contract's", () => {
    const rule = ruleOf({ required: ["action"] }, { required: ["approval"] });
    expect(readOutput('{"action":"refund_fee"}', rule, "plan").checks).toMatchObject([
      { pass: false, reason: "the output must have required property 'approval'" },
    ]);
  });
});

describe("a schema is refused", () => {
  it.each([
    ["in another dialect", { $schema: "http://json-schema.org/draft-04/schema#" }, "schema-dialect-unknown"],
    ["that refers to the network", { $ref: "https://schemas.acme.example/plan.json" }, "output-schema-invalid"],
    ["that refers to a file", { properties: { action: { $ref: "actions.json#/action" } } }, "output-schema-invalid"],
    ["that is none", { type: "sting" }, "output-schema-invalid"],
  ])("%s", (_, schema, code) => {
    const findings = () => {
      try {
        ruleOf(schema);
        return [];
      } catch (error) {
        return error instanceof BlastgateError ? error.findings : [];
      }
    };
    expect(findings()).toMatchObject([{ code, where: { path } }]);
  });
});
