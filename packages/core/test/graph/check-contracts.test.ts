import { expect, test } from "vitest";
import { checkStructure, type Finding } from "../../src/index.ts";
import { buildSnapshot, type WorkspaceSpec } from "../snapshot-builder.ts";

/** Two teams' features that compose one persona; each finding as its code and what it is about. */
const support: WorkspaceSpec = {
  prompts: {
    "shared/persona": { metadata: { owner: "@acme/ai-platform" } },
    "support/classify": { includes: ["shared/persona"], metadata: { owner: "@acme/support" } },
    "chat/answer": { includes: ["shared/persona"], metadata: { owner: "@acme/chat" } },
  },
  features: {
    "support-routing": { owner: "@acme/support", steps: [{ id: "classify", prompt: "support/classify" }] },
    "support-chat": { owner: "@acme/chat", steps: [{ id: "answer", prompt: "chat/answer" }] },
  },
  suites: { "support-routing": {}, "support-chat": {} },
};

function found(spec: WorkspaceSpec): Finding[] {
  return checkStructure(buildSnapshot({ ...support, contracts: { "shared/persona": {} }, ...spec }));
}

test("a shared prompt with contract and owners is as it should be", () => {
  expect(found({})).toEqual([]);
});

test("a prompt that features of two owners compose needs a contract", () => {
  expect(found({ contracts: {} })).toMatchObject([
    {
      code: "contract-missing",
      severity: "warning",
      args: { prompt: "shared/persona", owners: ["@acme/chat", "@acme/support"] },
      where: { path: "prompts/shared/persona.prompt" },
    },
  ]);
});

test("one owner's features may share a prompt without one", () => {
  const { "support-routing": routing, "support-chat": chat } = support.features ?? {};
  const features = { "support-routing": routing ?? [], "support-chat": { ...chat, owner: "@acme/support" } };
  expect(found({ contracts: {}, features })).toEqual([]);
});

test("what an application renders is composed too", () => {
  const features = {
    ...support.features,
    "support-chat": { owner: "@acme/chat", target: "https://chat.acme.example/", prompts: ["chat/*"] },
  };
  expect(found({ contracts: {}, features })).toMatchObject([{ code: "contract-missing" }]);
});

test.for([
  { named: "in nothing", spec: {}, owned: false },
  { named: "in its contract", spec: { contracts: { "shared/persona": {}, "chat/answer": {} } }, owned: true },
])("a prompt whose owner is named $named", ({ spec, owned }) => {
  const prompts = { ...support.prompts, "chat/answer": { includes: ["shared/persona"] } };
  expect(found({ prompts, ...spec })).toMatchObject(
    owned ? [] : [{ code: "prompt-without-owner", severity: "warning", args: { prompt: "chat/answer" } }],
  );
});

test("an owner in CODEOWNERS is enough", () => {
  const prompts = { ...support.prompts, "chat/answer": { includes: ["shared/persona"] } };
  const snapshot = buildSnapshot({ ...support, prompts, contracts: { "shared/persona": {} } });
  const codeowners = { "prompts/chat/answer.prompt": ["@acme/chat"] };
  expect(checkStructure({ ...snapshot, codeowners })).toEqual([]);
});

test("a contract that could not be read is not missing", () => {
  const snapshot = buildSnapshot({
    ...support,
    prompts: { ...support.prompts, "shared/persona": {} },
    others: { "contracts/shared/persona.contract.yaml": "1" },
  });
  const broken: Finding = {
    code: "yaml-syntax",
    severity: "error",
    args: { detail: "no" },
    where: { path: "contracts/shared/persona.contract.yaml" },
  };
  expect(checkStructure({ ...snapshot, findings: [broken] })).toEqual([broken]);
});

test("a name that stands twice is told once, where it stands again", () => {
  const twice = {
    evals: ["support-chat", "support-routing", "support-chat"],
    consumers: [
      { feature: "support-chat", invariants: [] },
      { feature: "support-chat", invariants: [] },
    ],
  };
  expect(found({ contracts: { "shared/persona": twice } })).toMatchObject([
    { code: "contract-name-doubled", severity: "error", args: { list: "evals", feature: "support-chat" } },
    { code: "contract-name-doubled", severity: "error", args: { list: "consumers", feature: "support-chat" } },
  ]);
});

test.for([
  { any: 2, of: ["@jane", "@omar"], possible: true },
  { any: 3, of: ["@jane", "@omar"], possible: false },
  { any: 2, of: ["@jane", "@jane"], possible: false },
  { any: 2, of: ["jane@acme.example"], possible: false },
  { any: 2, of: ["@acme/compliance"], possible: true },
])("any $any of $of can approve: $possible", ({ any, of, possible }) => {
  const codes = found({ contracts: { "shared/persona": { approvers: [{ any, of, when: "always" }] } } }).map(
    ({ code }) => code,
  );
  expect(codes).toEqual(possible ? [] : ["approvers-too-few"]);
});

test.for([
  { deprecated: { since: "2026-09-01", until: "2026-08-31" }, code: "deprecated-until-before-since" },
  { deprecated: { since: "2026-09-01", until: "2026-09-01" }, code: null },
  { deprecated: { since: "2026-09-01", use: "shared/persnoa" }, code: "deprecated-use-unknown" },
  { deprecated: { since: "2026-09-01", use: "chat/answer" }, code: null },
])("a deprecation $deprecated: $code", ({ deprecated, code }) => {
  const codes = found({ contracts: { "shared/persona": { deprecated } } });
  expect(codes).toMatchObject(code ? [{ code, severity: "error" }] : []);
});
