import { describe, expect, it } from "vitest";
import { type Contract, contractDifferences, contractSchema, isWeakening } from "../../src/index.ts";

const safety = {
  prompt: "shared/safety",
  version: "2.1.0",
  owner: "@acme/ai-platform",
  approvers: [{ owner: "@acme/ai-platform" }, { any: 2, of: ["@jane", "@omar", "@acme/compliance"], when: "breaking" }],
  output: { type: "string", enum: ["cards", "fraud"] },
  invariants: [
    {
      id: "no-legal-advice",
      why: "Regulator's letter of March",
      assert: { type: "not-icontains-any", value: ["as your lawyer", "legally you must"] },
    },
    { id: "is-near", why: "House style", assert: { type: "similar", value: "Hello", threshold: 0.8 } },
    { id: "is-cheap", why: "Budget", assert: { type: "cost", threshold: 0.01 } },
    { id: "no-card-number", why: "PCI", assert: { type: "not-regex", value: "\\d{16}" } },
  ],
  evals: ["support-chat"],
  consumers: [{ feature: "support-chat", output: { enum: ["cards", "fraud"] }, invariants: ["no-legal-advice"] }],
};
type Draft = typeof safety;

const [legal, near, cheap, card] = safety.invariants;
const [platform, panel] = safety.approvers;

const changes: {
  change: string;
  edit: Partial<Record<keyof Contract, unknown>>;
  found: string[];
  weakens?: boolean;
}[] = [
  { change: "the version alone", edit: { version: "3.0.0" }, found: [] },
  { change: "the description", edit: { description: "What is never said" }, found: ["patch schema /description"] },
  {
    change: "an output more",
    edit: { output: { type: "string", enum: ["cards", "fraud", "fees"] } },
    found: ["breaking enum /output/enum"],
  },
  { change: "the owner", edit: { owner: "@acme/legal" }, found: ["breaking owner-changed /owner"] },
  { change: "a deprecation", edit: { deprecated: { since: "2026-11-01" } }, found: ["minor deprecation /deprecated"] },
  {
    change: "an invariant removed",
    edit: { invariants: [near, cheap, card] },
    found: ["breaking invariant-removed /invariants/no-legal-advice"],
    weakens: true,
  },
  {
    change: "an invariant added",
    edit: { invariants: [...safety.invariants, { id: "no-emoji", why: "Style", assert: { type: "is-json" } }] },
    found: ["minor invariant-added /invariants/no-emoji"],
  },
  {
    change: "a forbidden phrase less",
    edit: invariant({ ...legal, assert: { type: "not-icontains-any", value: ["as your lawyer"] } }),
    found: ["breaking invariant-changed /invariants/no-legal-advice"],
    weakens: true,
  },
  {
    change: "a forbidden phrase more",
    edit: invariant({
      ...legal,
      assert: { type: "not-icontains-any", value: ["as your lawyer", "legally you must", "sue"] },
    }),
    found: ["minor invariant-changed /invariants/no-legal-advice"],
  },
  {
    change: "one of a list that must all be missing at once less",
    edit: invariant({ ...legal, assert: { type: "not-icontains-all", value: ["as your lawyer"] } }),
    found: ["undecidable invariant-changed /invariants/no-legal-advice"],
    weakens: true,
  },
  {
    change: "another pattern",
    edit: invariant({ ...card, assert: { type: "not-regex", value: "\\d{15,16}" } }),
    found: ["undecidable invariant-changed /invariants/no-card-number"],
    weakens: true,
  },
  {
    change: "a threshold lowered",
    edit: invariant({ ...near, assert: { type: "similar", value: "Hello", threshold: 0.6 } }),
    found: ["breaking invariant-changed /invariants/is-near"],
    weakens: true,
  },
  {
    change: "a threshold raised",
    edit: invariant({ ...near, assert: { type: "similar", value: "Hello", threshold: 0.9 } }),
    found: ["minor invariant-changed /invariants/is-near"],
  },
  {
    change: "a limit raised",
    edit: invariant({ ...cheap, assert: { type: "cost", threshold: 0.02 } }),
    found: ["breaking invariant-changed /invariants/is-cheap"],
    weakens: true,
  },
  {
    change: "the reason of an invariant",
    edit: invariant({ ...legal, why: "Regulator's letter of May" }),
    found: ["patch invariant-changed /invariants/no-legal-advice/why"],
  },
  {
    change: "an approver removed",
    edit: { approvers: [panel] },
    found: ["breaking approver-removed /approvers/@acme~1ai-platform"],
    weakens: true,
  },
  {
    change: "an approver asked only of breaking changes",
    edit: { approvers: [{ ...platform, when: "breaking" }, panel] },
    found: ["breaking approver-removed /approvers/@acme~1ai-platform"],
    weakens: true,
  },
  {
    change: "fewer of several",
    edit: { approvers: [platform, { ...panel, any: 1 }] },
    found: ["breaking approver-removed /approvers/@acme~1compliance,@jane,@omar"],
    weakens: true,
  },
  {
    change: "more of several",
    edit: { approvers: [platform, { ...panel, any: 3 }] },
    found: ["minor approver-added /approvers/@acme~1compliance,@jane,@omar"],
  },
  {
    change: "one more who may be among the two",
    edit: { approvers: [platform, { ...panel, of: ["@jane", "@omar", "@acme/compliance", "@lee"] }] },
    found: ["breaking approver-removed /approvers/@acme~1compliance,@jane,@omar"],
    weakens: true,
  },
  { change: "approvers in another order", edit: { approvers: [panel, platform] }, found: [] },
  {
    change: "a required eval removed",
    edit: { evals: [] },
    found: ["breaking suite-not-required /evals/support-chat"],
    weakens: true,
  },
  {
    change: "a required eval added",
    edit: { evals: ["support-chat", "email-reply"] },
    found: ["minor suite-required /evals/email-reply"],
  },
  {
    change: "an expectation removed",
    edit: { consumers: [] },
    found: ["breaking expectation-removed /consumers/support-chat"],
  },
  {
    change: "an expectation that asks less of the output",
    edit: expectation({ output: { type: "string" } }),
    found: ["breaking expectation-changed /consumers/support-chat"],
  },
  {
    change: "an expectation that asks more of the output",
    edit: expectation({ output: { enum: ["cards"] } }),
    found: ["minor expectation-changed /consumers/support-chat"],
  },
  {
    change: "an expectation without its invariant",
    edit: expectation({ invariants: [] }),
    found: ["breaking expectation-changed /consumers/support-chat"],
  },
  {
    change: "an expectation added",
    edit: { consumers: [...safety.consumers, { feature: "email-reply" }] },
    found: ["minor expectation-added /consumers/email-reply"],
  },
];

describe("a contract with", () => {
  it.each(changes)("$change", ({ edit, found, weakens = false }) => {
    const differences = contractDifferences(contractSchema.parse(safety), contractSchema.parse({ ...safety, ...edit }));
    expect(differences.map(({ level, kind, path }) => `${level} ${kind} ${path}`)).toEqual(found);
    expect(differences.some(isWeakening)).toBe(weakens);
  });
});

function invariant(changed: { id?: string | undefined; [key: string]: unknown }) {
  return { invariants: safety.invariants.map((each) => (each.id === changed.id ? changed : each)) };
}

function expectation(changed: Partial<Draft["consumers"][0]> | object) {
  return { consumers: safety.consumers.map((each) => ({ ...each, ...changed })) };
}
