import type { environmentFindings } from "../environments.ts";
import type { ExamplesOf } from "./examples-of.ts";

const environment = "production";
const release = "sha256:5f2c1a9be07d40e3aa64ce1c2b8b7d30b8a94a9a3b3c6f2a6a1f1a6c0e7d9b42";
const running = "sha256:c07a6d1e55b14e0f9d1be8f1c9d07c8e8a2f44b10f53a6d0d2b9a8b3e0c7f161";
const record = "sha256:91d6e0f3a4b25c7d8e9f00112233445566778899aabbccddeeff001122334455";
const commit = "c8804f1ae2d9b7034c5d6e7f8091a2b3c4d5e6f7";
const at = "2026-11-22T09:30:00.000Z";
const about = { environment, release };
const compared = { ...about, running };
const held = { actor: "jane@acme.example", reason: "Refunds are sent to the wrong queue." };

export const environmentExamples = {
  "environment-twice": { environment },
  "environment-from-itself": { environment },
  "environment-soaks-nowhere": { environment, soak: "24h" },
  "promotion-already-there": { ...about, since: at },
  "promotion-dirty": { ...about, commit },
  "promotion-held": { ...about, holder: environment, at, ...held },
  "promotion-not-in-from": { ...compared, from: "staging" },
  "promotion-soaking": { ...about, from: "staging", soak: "24h", since: at, until: "2026-11-23T09:30:00.000Z" },
  "promotion-not-judged": { ...compared, commit, judged: 1 },
  "promotion-not-go": { ...compared, verdicts: ["INCONCLUSIVE"] },
  "promotion-go-void": { ...compared, because: ["it was made with --no-review"] },
  "promotion-contradicted": { ...compared, against: [record] },
  "promotion-unsigned": { ...compared, signers: ["ci", "release-manager"] },
  "promotion-not-approved": {
    environment,
    any: 2,
    of: ["@acme/compliance", "@acme/support-platform"],
    have: 1,
    commit,
    because: "approval-missing",
  },
  "override-not-allowed": { environment, code: "promotion-not-go", allowed: ["promotion-soaking"] },
  "override-without-reason": { codes: ["promotion-soaking"] },
  "promotion-release-missing": { environment, from: "staging" },
  "environment-not-configured": { environment: "prodcution", suggestion: environment },
  "environment-not-in-store": { environment: "preview", store: ".blastgate/store", suggestion: "" },
  "rollback-nothing-running": { environment },
  "rollback-nothing-before": { environment, held: 2 },
  "rollback-again": { ...about, actor: "jane@acme.example", at, next: running },
  "rollback-already-there": about,
  "rollback-never-ran": about,
  "rollback-held": { ...about, holder: "staging", ...held },
  "rollback-overtaken": { environment, from: release, running, actor: "kim@acme.example" },
  "rollback-not-verified": { ...about, detail: "there is no git repository here." },
  "holds-not-read": { environment: "staging", detail: "the store has no such record." },
  "hold-already": { ...about, ...held },
  "hold-nothing-running": { environment },
  "unhold-not-held": { ...about, holders: ["staging"] },
  "unhold-which": { environment, releases: [release, running] },
  "environment-raced": { environment, attempts: 20 },
  "actor-unknown": {},
  "deployment-chain-broken": {
    environment,
    record,
    namedBy: "env.production",
    detail: "what the store has under this digest is something else.",
  },
  "deployment-record-invalid": { store: ".blastgate/store", record, detail: "it is of no type" },
  "deployment-evidence-missing": { ...about, record, evidence: running },
  "release-tag-moved": { store: ".blastgate/store", release, found: running },
  "environment-set-back": { environment, record, sequence: 9, head: 6 },
  "deployments-unreachable": { environment, records: [record], count: 1, actors: ["jane@acme.example"] },
  "gc-not-in-registry": { store: "oci://registry.acme.example/prompts" },
} satisfies ExamplesOf<typeof environmentFindings>;
