import { describe, expect, test } from "vitest";
import {
  BlastgateError,
  contractSchema,
  contractText,
  draftContract,
  parseData,
  type Snapshot,
} from "../../src/index.ts";
import { buildSnapshot } from "../snapshot-builder.ts";

const classified = {
  type: "object",
  additionalProperties: false,
  required: ["queue", "urgent"],
  properties: {
    queue: { type: "string", enum: ["cards", "fees"] },
    urgent: { type: "boolean" },
    reason: { type: "string" },
  },
};

/** A persona that two teams compose, one of them through another partial, and a classifier that a step reads. */
const support = buildSnapshot({
  prompts: {
    "shared/persona": { metadata: { owner: "@acme/ai-platform", description: "The voice of Acme." } },
    "shared/agent": { includes: ["shared/persona"], metadata: { owner: "@acme/ai-platform" } },
    "support/classify": {
      includes: ["shared/agent"],
      metadata: { owner: "@acme/support", output: { format: "json", schema: classified } },
    },
    "support/reply": {
      includes: ["shared/persona"],
      metadata: {
        owner: "@acme/support",
        output: { format: "json", schema: { type: "object", properties: { queue: { type: "string" } } } },
      },
    },
    "mortgage/read": {},
  },
  features: {
    "support-routing": {
      owner: "@acme/support",
      steps: [
        { id: "classify", prompt: "support/classify" },
        {
          id: "reply",
          prompt: "support/reply",
          input: { about: "{{steps.classify.output.queue}}", why: "{{steps.classify.output.reason}}" },
        },
      ],
    },
    "support-chat": {
      owner: "@acme/chat",
      target: "https://chat.acme.example/answer",
      prompts: ["support/classify"],
    },
    "mortgage-documents": { owner: "@acme/mortgage", steps: [{ id: "read", prompt: "mortgage/read" }] },
  },
  suites: { "support-routing": {}, "mortgage-documents": {} },
});

function draft(prompt: string, snapshot: Snapshot = support, owner?: string) {
  const file = snapshot.prompts.find(({ id }) => id === prompt);
  if (!file) throw new Error(`no prompt ${prompt}`);
  return draftContract(snapshot, file, owner);
}

describe("a drafted contract", () => {
  test("has every feature that composes the prompt as consumer, and those with a suite as evals", () => {
    const { consumers, evals } = draft("shared/persona");
    expect(consumers.map(({ feature }) => feature)).toEqual(["support-chat", "support-routing"]);
    expect(evals).toEqual(["support-routing"]);
  });

  test("is approved by its owner, and where it breaks something by the owners downstream", () => {
    expect(draft("shared/persona")).toMatchObject({
      owner: "@acme/ai-platform",
      description: "The voice of Acme.",
      approvers: [
        { owner: "@acme/ai-platform", when: "always" },
        { owner: "@acme/chat", when: "breaking" },
        { owner: "@acme/support", when: "breaking" },
      ],
    });
    expect(draft("support/classify").approvers).toEqual([
      { owner: "@acme/support", when: "always" },
      { owner: "@acme/chat", when: "breaking" },
    ]);
  });

  test("takes the owner of the flag, else of the front matter, else of CODEOWNERS", () => {
    const owned = { ...support, codeowners: { "prompts/mortgage/read.prompt": ["@jane", "@acme/mortgage"] } };
    expect(draft("shared/persona", support, "@acme/brand").owner).toBe("@acme/brand");
    expect(draft("mortgage/read", owned)).toMatchObject({
      owner: "@jane",
      approvers: [{ any: 1, of: ["@jane", "@acme/mortgage"], when: "always" }],
    });
    expect(() => draft("mortgage/read")).toThrow(BlastgateError);
    expect(() => draft("mortgage/read")).toThrow(/draft-without-owner/);
  });

  test("promises the schema of the front matter, and to each consumer the fields that its steps read", () => {
    const { output, consumers } = draft("support/classify");
    expect(output).toEqual(classified);
    expect(consumers).toEqual([
      { feature: "support-chat", invariants: [] },
      {
        feature: "support-routing",
        output: {
          type: "object",
          required: ["queue"],
          properties: { queue: { type: "string", enum: ["cards", "fees"] }, reason: { type: "string" } },
        },
        invariants: [],
      },
    ]);
  });

  test("expects nothing of fields that are read of another step", () => {
    expect(draft("support/reply").consumers).toEqual([{ feature: "support-routing", invariants: [] }]);
  });

  test("of a prompt without a schema expects nothing of its fields", () => {
    const bare = buildSnapshot({
      prompts: { plan: { metadata: { owner: "@acme/cases" } }, act: {} },
      features: {
        cases: {
          steps: [
            { id: "plan", prompt: "plan" },
            { id: "act", prompt: "act", input: { action: "{{steps.plan.output.action}}" } },
          ],
        },
      },
    });
    expect(draft("plan", bare).consumers).toEqual([{ feature: "cases", invariants: [] }]);
  });
});

describe("the text of a contract", () => {
  test.each(["shared/persona", "support/classify"])("of %s reads as the contract again", (prompt) => {
    const contract = draft(prompt);
    const { value, findings } = parseData(contractText(contract, "../contract.schema.json"), contractSchema, {
      path: "drafted.contract.yaml",
    });
    expect(findings).toEqual([]);
    expect(value).toEqual(contract);
  });

  test("begins with what editors look for, where there is a schema to be found", () => {
    const contract = draft("shared/persona");
    expect(contractText(contract, "../contract.schema.json")).toMatch(
      /^# yaml-language-server: \$schema=\.\.\/contract\.schema\.json\nprompt: shared\/persona\n/,
    );
    expect(contractText(contract, null)).toMatch(/^prompt: /);
  });

  test("shows how an invariant is written, in YAML that is valid once it is uncommented", () => {
    const text = contractText(draft("shared/persona"), null);
    const uncommented = text.replace("invariants: []", "invariants:").replaceAll(/^#( {2}.*)$/gm, "$1");
    const { value, findings } = parseData(uncommented, contractSchema, { path: "drafted.contract.yaml" });
    expect(findings).toEqual([]);
    expect(value?.invariants).toMatchObject([{ id: "no-legal-advice" }]);
  });
});
