import {
  type AaReport,
  aaReportSchema,
  type BlastRadius,
  blastRadiusSchema,
  type Lock,
  type PromptBlame,
  type PromptLog,
  promptBlameSchema,
  promptLogSchema,
  type RecordedDeployment,
  type ReleaseDiff,
  releaseDiffSchema,
  type Trace,
  traceSchema,
  type VersionPlan,
  versionPlanSchema,
} from "@blastgate/core";
import { describe, expect, test } from "vitest";
import {
  layoutFor,
  renderAaReport,
  renderBlastRadius,
  renderHistory,
  renderHold,
  renderPromptBlame,
  renderPromptLog,
  renderRelease,
  renderReleaseDiff,
  renderTrace,
  renderVersionPlan,
} from "../src/index.ts";
import { personaDecision } from "./decision-builder.ts";
import { payloads, poisoned } from "./hostile.ts";

const layout = layoutFor({ columns: 80, colour: false });
const digest = `sha256:${"5f2c1a9be07d".padEnd(64, "0")}`;
const source = { commit: "c8".repeat(20), dirty: false };
const commit = {
  id: source.commit,
  author: { name: "Carla Moreau", email: "carla@acme.example" },
  date: "2026-11-20T10:12:00+01:00",
  subject: "Keep answers short",
};
const reasons = [{ path: ".blastgate/changes/brief.md", why: "Customers found us wordy." }];
const part = {
  part: "included",
  prompt: "shared/tone",
  status: "renamed",
  path: "prompts/shared/_tone.prompt",
  before: { path: "prompts/shared/_voice.prompt", prompt: "shared/voice" },
  version: { before: "1.0.0", after: "1.0.1" },
} as const;
const entry = { commit, prompt: "shared/persona", parts: [part], reasons, features: ["support-chat"] };
const log: PromptLog = {
  prompt: "shared/persona",
  path: "prompts/shared/_persona.prompt",
  entries: [entry],
  complete: true,
  findings: [],
};
const blame: PromptBlame = {
  prompt: "shared/persona",
  path: "prompts/shared/_persona.prompt",
  lines: [
    {
      text: "You are the assistant of Acme.",
      through: ["shared/persona", "shared/tone"],
      path: part.path,
      line: 3,
      inPlace: true,
      cause: 0,
    },
  ],
  causes: [{ commit, prompt: "shared/tone", reasons }],
  findings: [],
};
const versions: VersionPlan = {
  today: "2026-11-22",
  prompts: [
    {
      prompt: "shared/persona",
      bump: "patch",
      version: { before: "2.3.0", after: "2.3.1" },
      notes: [{ path: ".blastgate/changes/brief.md", bump: "patch", why: "Customers found us wordy." }],
    },
  ],
  edits: [{ path: "contracts/shared/persona.contract.yaml", content: "version: 2.3.1\n" }],
};
const model = { provider: "openai:chat:gpt-5-mini", config: { temperature: 0 } };
const patch = "@@ -1,2 +1,2 @@\n You are Acme's assistant.\n-Take your time.\n+Be brief.";
const diff: ReleaseDiff = {
  before: { digest, source },
  after: { digest, source },
  prompts: [
    {
      prompt: "shared/persona",
      status: "changed",
      version: { before: "2.3.0", after: "2.3.1" },
      digest: { before: digest, after: digest },
      parts: ["text", "owners"],
      model: { before: model, after: model },
      composed: patch,
      settings: patch,
    },
  ],
  features: [{ feature: "support-chat", status: "changed", definition: patch }],
};
const trace: Trace = {
  store: "/srv/prompts",
  prompts: [
    {
      prompt: "shared/persona",
      version: "2.3.0",
      digest,
      owners: ["@acme/ai-platform"],
      releases: [digest],
      changes: [entry],
    },
  ],
  releases: [
    {
      digest,
      named: true,
      source,
      commit,
      runs: [
        { environment: "production", from: "2026-11-22T09:30:00.000Z", until: null, record: digest, actor: "Ada" },
      ],
      decisions: [{ envelope: digest, verdict: "GO", baseline: null, signedBy: ["release-bot"] }],
    },
  ],
  findings: [],
};
const aa: AaReport = {
  candidate: { kind: "revision", revision: source.commit, name: "main" },
  suites: [
    {
      suite: "support-routing",
      feature: "support-routing",
      owner: "@acme/support-platform",
      verdict: "INCONCLUSIVE",
      gates: [],
      cases: 20,
      repeats: 2,
      flakeRate: 0.1,
      flaky: [{ case: "lost-card", rate: 1, responses: 2 }],
      repeatsProposed: null,
    },
  ],
};
const radius: BlastRadius = {
  impact: personaDecision.impact,
  suites: [
    { suite: "support-chat", feature: "support-chat", owner: "@acme/chat", cases: 60, requests: 120, costUsd: null },
  ],
  contracts: [
    {
      prompt: "shared/persona",
      version: "2.3.0",
      owner: "@acme/ai-platform",
      approvers: [{ owner: "@acme/compliance", when: "breaking" }],
      invariants: [
        { id: "no-legal-advice", why: "Regulator's letter", assert: { type: "not-icontains", value: "sue" } },
      ],
      evals: ["support-chat"],
    },
  ],
  requests: 120,
  costUsd: null,
};
const record: RecordedDeployment = {
  environment: "production",
  kind: "hold",
  release: digest,
  previous: null,
  sequence: 1,
  actor: "Ada <ada@acme.example>",
  at: "2026-11-22T09:30:00.000Z",
  reason: "Refunds go astray",
  evidence: [digest],
  approvedBy: ["@kim"],
  overrides: [{ code: "promotion-soaking", reason: "The regulator's deadline" }],
  digest,
};

/** What the store and git say is no longer under a schema's eye once it is read: names in it may be anything. */
const asItIs = (value: unknown) => value as RecordedDeployment;

/** Each renderer with an artefact in which every string says what is given. */
const renderers: Record<string, (payload: string) => string> = {
  "a prompt's log": (payload) =>
    renderPromptLog(
      poisoned(log, payload, (v) => promptLogSchema.parse(v)),
      layout,
    ),
  "a prompt's blame": (payload) =>
    renderPromptBlame(
      poisoned(blame, payload, (v) => promptBlameSchema.parse(v)),
      layout,
    ),
  "new versions": (payload) =>
    renderVersionPlan(
      poisoned(versions, payload, (v) => versionPlanSchema.parse(v)),
      layout,
      { dryRun: true },
    ),
  "what differs between releases": (payload) =>
    renderReleaseDiff(
      poisoned(diff, payload, (v) => releaseDiffSchema.parse(v)),
      layout,
    ),
  "a trace": (payload) =>
    renderTrace(
      poisoned(trace, payload, (v) => traceSchema.parse(v)),
      layout,
    ),
  "an A/A report": (payload) =>
    renderAaReport(
      poisoned(aa, payload, (v) => aaReportSchema.parse(v)),
      layout,
    ),
  "what an edit would reach": (payload) =>
    renderBlastRadius(
      poisoned(radius, payload, (v) => blastRadiusSchema.parse(v)),
      layout,
    ),
  "a hold": (payload) => renderHold(poisoned(record, payload, asItIs), layout),
  "a history": (payload) => {
    const { environment, ...one } = poisoned(record, payload, asItIs);
    const history = [{ ...one, environment, at: record.at }];
    return renderHistory({ environment, head: digest, running: null, held: [], history }, layout);
  },
  "a release": (payload) => {
    const lock: Lock = {
      source,
      prompts: {
        [`shared/persona${payload}`]: {
          version: null,
          digest,
          model: { alias: payload, provider: payload },
          owners: [payload],
        },
      },
      features: { [`support-chat${payload}`]: { owner: payload, prompts: [payload] } },
    };
    return renderRelease({ digest, lock, decisions: [] }, layout);
  },
};

describe.each(Object.entries(payloads))("%s in everything that was ever said", (_, payload) => {
  test.each(Object.entries(renderers))("stays text in %s", (_name, render) => {
    const text = render(payload);
    expect(text.replaceAll("\n", "")).not.toMatch(/[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/u);
    expect(text).not.toMatch(/^\s*::|##\[/m);
  });
});

test("every renderer above shows what it is given, so that it is tried", () => {
  for (const [name, render] of Object.entries(renderers))
    expect([name, render("evil")]).toEqual([name, expect.stringContaining("evil")]);
});
