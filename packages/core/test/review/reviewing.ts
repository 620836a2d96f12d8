import {
  type Approvals,
  approvalsSchema,
  buildGraph,
  findChange,
  findImpact,
  type Review,
  reviewChange,
  settleApprovals,
  type TrustMode,
} from "../../src/index.ts";
import { buildSnapshot, type WorkspaceSpec } from "../snapshot-builder.ts";

export const commit = "c0".repeat(20);
export const olderCommit = "0d".repeat(20);

/** Team C's persona is composed by the classifier of one team and the chatbot of another. */
export const acme = {
  config: { owner: "@acme/ai-platform" },
  prompts: {
    "shared/persona": { body: "Take the time to read everything." },
    "support/classify": { includes: ["shared/persona"], metadata: { owner: "@acme/support" } },
    "chat/answer": { includes: ["shared/persona"], metadata: { owner: "@acme/chat" } },
  },
  features: {
    "support-routing": { owner: "@acme/support", steps: [{ id: "classify", prompt: "support/classify" }] },
    "support-chat": { owner: "@acme/chat", steps: [{ id: "answer", prompt: "chat/answer" }] },
  },
  suites: {
    "support-routing": { cases: "cases.csv", gate: { "pass-rate": { "max-drop": 0.03 } } },
    "support-chat": { cases: "cases.csv", gate: { "pass-rate": { "max-drop": 0.05 } } },
  },
  datasets: {
    "evals/support-routing/cases.csv": [{ id: "card-lost" }, { id: "charged-twice" }],
    "evals/support-chat/cases.csv": [{ id: "hello" }],
  },
  contracts: {
    "shared/persona": {
      version: "2.3.0",
      owner: "@acme/ai-platform",
      approvers: [
        { owner: "@acme/ai-platform", when: "always" },
        { owner: "@acme/compliance", when: "breaking" },
      ],
      invariants: [
        {
          id: "speaks-as-acme",
          why: "Brand found answers about language models.",
          assert: { type: "not-icontains-any", value: ["as an ai", "language model"] },
        },
      ],
      consumers: [{ feature: "support-routing", invariants: ["speaks-as-acme"] }],
    },
  },
} satisfies WorkspaceSpec;

/** The story's edit, with the note that says why. */
export const concise = {
  ...acme,
  prompts: { ...acme.prompts, "shared/persona": { body: "Be concise." } },
  notes: { shorter: { releases: { "shared/persona": "patch" }, why: "Customers found us wordy." } },
} satisfies WorkspaceSpec;

export interface Reviewing {
  base?: WorkspaceSpec | null;
  trust?: TrustMode;
  today?: string;
  commit?: string | null;
  approvals?: Partial<Approvals> | null;
}

/** The review of `head`, with these approvals. */
export function review(head: WorkspaceSpec, options: Reviewing = {}): Review {
  const { base = acme, trust = "approved", today = "2026-11-22", approvals = null } = options;
  const sideOf = (spec: WorkspaceSpec, revision: string) => {
    const snapshot = buildSnapshot(spec, revision);
    return { snapshot, graph: buildGraph(snapshot) };
  };
  const sides = { base: base && sideOf(base, "base"), head: sideOf(head, "head") };
  const change = findChange(sides.base?.graph ?? null, sides.head.graph, ["prompts/shared/persona.prompt"]);
  const impact = findImpact(change, sides.base?.graph ?? null, sides.head.graph);
  const bound = options.commit === undefined ? commit : options.commit;
  const open = reviewChange({ ...sides, change, impact, commit: bound, trust, today });
  return settleApprovals(open, approvals && approvalsSchema.parse(approvals));
}

/** Approvals of this commit by these people, each of a team. */
export function approvedBy(...people: [person: string, team: string][]): Partial<Approvals> {
  return {
    author: "@carla",
    approvals: people.map(([by]) => ({ by, state: "approved", commit })),
    teams: Object.fromEntries(
      [...Map.groupBy(people, ([, team]) => team)].map(([team, members]) => [team, members.map(([by]) => by)]),
    ),
  };
}
