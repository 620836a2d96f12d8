import {
  type ConsideredPromotion,
  finding,
  type PromotionReport,
  promotionReportSchema,
  type RecordedDeployment,
  type StatusReport,
  statusReportSchema,
} from "@blastgate/core";

const [releaseA, releaseB] = [digest("5f2c1a9be07d"), digest("9b40d7731c55")];
const [commitA, commitB] = ["a1".repeat(20), "b2".repeat(20)];
const [recordA, envelope] = [digest("ee01"), digest("e4f1")];

function digest(beginning: string): string {
  return `sha256:${beginning.padEnd(64, "0")}`;
}

const first: RecordedDeployment = {
  environment: "production",
  kind: "promotion",
  release: releaseA,
  previous: null,
  sequence: 1,
  actor: "Ada <ada@acme.example>",
  at: "2026-11-02T09:00:00.000Z",
  reason: "The first release.",
  evidence: [],
  approvedBy: ["@kim"],
  overrides: [{ code: "promotion-not-judged", reason: "There was nothing to judge it against." }],
  digest: recordA,
};

const writer = { name: "Carla Moreau", email: "carla@acme.example" };
const commit = { id: commitB, author: writer, date: "2026-11-20T10:12:00+01:00", subject: "Keep answers short" };
const model = { provider: "openai:chat:gpt-5-mini", config: {} };
const patch = "@@ -1,2 +1,2 @@\n You are Acme's assistant.\n-Take your time.\n+Be brief, and read everything.";

const rate = (value: number, lower: number, upper: number) => ({
  value,
  lower,
  upper,
  confidence: 0.95,
  method: "tango" as const,
});

const considered: ConsideredPromotion = {
  environment: "production",
  release: releaseB,
  replaces: { release: releaseA, since: first.at, record: recordA },
  unmet: [
    finding("promotion-soaking", {
      environment: "production",
      release: releaseB,
      from: "staging",
      soak: "24h",
      since: "2026-11-21T15:00:00.000Z",
      until: "2026-11-22T15:00:00.000Z",
    }),
    finding("promotion-not-approved", {
      environment: "production",
      any: 1,
      of: ["@acme/release-managers"],
      have: 0,
      commit: commitB,
      because: "approval-missing",
    }),
  ],
  overrides: [{ code: "promotion-contradicted", reason: "The NO-GO was the provider's outage." }],
  evidence: [envelope],
  approvedBy: [],
  record: null,
  findings: [
    finding("evidence-unsigned", { evidence: envelope }),
    finding("evidence-invalid", {
      evidence: digest("e4f2"),
      detail: "predicate.decision.suites.0.usage.steps.classify.bought: expected number",
    }),
  ],
  store: "oci://registry.acme.example/prompts",
  at: "2026-11-22T09:30:00.000Z",
  outcome: "refused",
  settings: {
    name: "production",
    from: "staging",
    soak: "24h",
    approvers: [{ owner: "@acme/release-managers" }],
    overrides: ["promotion-contradicted"],
  },
  rules: [
    { rule: "committed", state: "met", codes: [] },
    { rule: "not-held", state: "met", codes: [] },
    { rule: "from", state: "met", codes: [] },
    { rule: "soak", state: "unmet", codes: ["promotion-soaking"] },
    { rule: "judged", state: "overridden", codes: ["promotion-contradicted"] },
    { rule: "signed", state: "not-asked", codes: [] },
    { rule: "approved", state: "unmet", codes: ["promotion-not-approved"] },
  ],
  lock: {
    source: { commit: commitB, dirty: false },
    prompts: {
      "shared/persona": { version: "2.4.0", digest: digest("77"), model: null, owners: ["@acme/ai-platform"] },
      "support/classify": {
        version: null,
        digest: digest("88"),
        model: { alias: "fast", provider: model.provider },
        owners: ["@acme/support-platform"],
      },
    },
    features: { routing: { owner: "@acme/support-platform", prompts: ["shared/persona", "support/classify"] } },
  },
  commit,
  replaced: { source: { commit: commitA, dirty: false }, commit: null },
  differences: {
    reached: ["routing"],
    features: [
      {
        feature: "routing",
        status: "changed",
        definition: '@@ -3,1 +3,1 @@\n-  "model": "fast"\n+  "model": "careful"',
      },
    ],
    prompts: [
      {
        prompt: "shared/persona",
        status: "changed",
        itself: true,
        version: { before: "2.3.0", after: "2.4.0" },
        digest: { before: digest("66"), after: digest("77") },
        parts: ["text", "version"],
        model: { before: null, after: null },
        composed: patch,
        settings: null,
        owners: ["@acme/ai-platform"],
        features: ["routing"],
        through: [],
        notes: [{ path: ".blastgate/changes/brief.md", why: "Customers found us wordy." }],
        changes: [
          {
            commit,
            prompt: "shared/persona",
            parts: [
              {
                part: "itself",
                prompt: "shared/persona",
                status: "changed",
                path: "prompts/shared/_persona.prompt",
                before: null,
                version: null,
              },
            ],
            reasons: [],
            features: ["routing"],
          },
        ],
      },
      {
        prompt: "support/classify",
        status: "changed",
        itself: false,
        version: { before: null, after: null },
        digest: { before: digest("87"), after: digest("88") },
        parts: ["included"],
        model: { before: model, after: model },
        composed: patch,
        settings: null,
        owners: ["@acme/support-platform"],
        features: ["routing"],
        through: ["shared/persona"],
        notes: [],
        changes: null,
      },
    ],
  },
  soak: {
    from: "staging",
    asked: "24h",
    since: "2026-11-21T15:00:00.000Z",
    ranMs: 66_600_000,
    until: "2026-11-22T15:00:00.000Z",
  },
  approvals: [
    {
      any: 1,
      of: ["@acme/release-managers"],
      approvedBy: [],
      missing: finding("approval-missing", { any: 1, of: ["@acme/release-managers"], have: 0, because: [] }),
    },
  ],
  decisions: [
    {
      envelope,
      verdict: "GO",
      evals: "GO",
      mode: "composed",
      baseline: releaseA,
      signedBy: [],
      compares: true,
      counts: true,
      reasons: [finding("all-gates-held", { suites: 1, cases: 1320 })],
      unchecked: [],
      suites: [
        {
          suite: "routing",
          feature: "routing",
          owner: "@acme/support-platform",
          verdict: "GO",
          cases: { planned: 1320, scored: 1320, errors: 0, identical: 0, spared: 0 },
          passRate: { baseline: rate(0.941, 0.93, 0.95), candidate: rate(0.944, 0.931, 0.955) },
          difference: { ...rate(0.003, -0.011, 0.016), mcnemar: 0.71 },
          margin: -0.03,
          floor: 0.85,
          broken: 211,
          mended: 307,
        },
      ],
      usage: { bought: 2640, cached: 17, tokens: null, costUsd: 1.94 },
      requirements: [
        {
          any: 1,
          of: ["@acme/ai-platform"],
          because: [{ id: "prompt:shared/persona", reason: finding("asked-as-owner", { prompt: "shared/persona" }) }],
          approvedBy: ["@paula"],
          missing: null,
        },
      ],
    },
  ],
  runs: [
    { environment: "staging", from: "2026-11-21T15:00:00.000Z", until: null, record: digest("ee02"), actor: "Kim" },
  ],
};

/** Production is to get a shorter persona, a day too early and without an approval. */
export const refusedPromotion: PromotionReport = promotionReportSchema.parse({ ...considered, history: [first] });

const drift = { added: [], removed: [], changed: ["shared/persona", "support/classify"] };

/** The same beside staging, from where it would come. */
export const storeStatus: StatusReport = statusReportSchema.parse({
  store: considered.store,
  at: considered.at,
  environments: [
    {
      environment: "staging",
      configured: true,
      from: null,
      running: {
        release: releaseB,
        since: "2026-11-21T15:00:00.000Z",
        record: digest("ee02"),
        ageMs: 66_600_000,
        actor: "Kim",
        commit: commitB,
      },
      held: [{ ...first, environment: "staging", kind: "hold", release: digest("4c"), reason: "Refunds go astray." }],
      behindFrom: null,
      behindMain: { added: [], removed: [], changed: [] },
      history: [],
      next: null,
    },
    {
      environment: "production",
      configured: true,
      from: "staging",
      running: {
        release: releaseA,
        since: first.at,
        record: recordA,
        ageMs: 1_729_800_000,
        actor: first.actor,
        commit: commitA,
      },
      held: [],
      behindFrom: drift,
      behindMain: drift,
      history: [first],
      next: considered,
    },
  ],
  main: { branch: "main", commit: commitB, release: releaseB, isReleased: true },
  unused: [digest("4d")],
  findings: [],
});
