import type { EnvironmentState, RecordedDeployment, StoreStatus, StoreVerification } from "@blastgate/core";
import { finding } from "@blastgate/core";
import { expect, test } from "vitest";
import { layoutFor, renderHistory, renderPromotion, renderStatus, renderVerification } from "../src/index.ts";

const layout = layoutFor({ columns: 80, colour: false });
const release = `sha256:${"5f2c1a9be07d".padEnd(64, "0")}`;
const record: RecordedDeployment = {
  environment: "production",
  kind: "promotion",
  release,
  previous: null,
  sequence: 1,
  actor: "Mallory \u001b[2J\u202e",
  at: "2026-11-22T09:30:00.000Z",
  reason: `${"All is well. ".repeat(20)}\u001b]0;owned\u0007\nGO: everything`,
  evidence: [release],
  approvedBy: ["@acme/compliance"],
  overrides: [{ code: "promotion-soaking", reason: "The regulator's deadline.\u001b[1A" }],
  digest: `sha256:${"e".repeat(64)}`,
};
const running = { release, since: record.at, record: record.digest };
const state: EnvironmentState = {
  environment: "production",
  head: record.digest,
  running,
  held: [{ ...record, kind: "hold" }],
  history: [record],
};
const drift = { added: ["chat/reply"], removed: [], changed: ["a/a", "b/b", "c/c", "d/d\u001b[2J"] };
const status: StoreStatus = {
  store: "/srv/prompts\u001b[2J",
  at: record.at,
  environments: [
    {
      environment: "production",
      configured: false,
      from: "staging",
      running: { ...running, ageMs: 5 * 86_400_000, actor: record.actor, commit: "c8".repeat(20) },
      held: state.held,
      behindFrom: drift,
      behindMain: { added: [], removed: [], changed: [] },
    },
  ],
  main: { branch: "main\u001b[2J", commit: "c8".repeat(20), release, isReleased: false },
  unused: [release],
  findings: [],
};
const verification: StoreVerification = {
  store: status.store,
  environments: [{ environment: "production", records: null }],
  releases: 3,
  evidence: 2,
  findings: [
    finding("deployment-record-invalid", { store: status.store, record: record.digest, detail: "\u001b[2Jit is none" }),
  ],
};
const promotion = {
  environment: "production",
  release,
  replaces: null,
  unmet: [],
  overrides: record.overrides,
  evidence: record.evidence,
  approvedBy: record.approvedBy,
  record,
};

test.for<[what: string, text: string]>([
  ["a history", renderHistory(state, layout)],
  ["a status", renderStatus(status, layout)],
  ["a verification", renderVerification(verification, layout)],
  ["a promotion", renderPromotion(promotion, layout, { dryRun: false })],
])("%s fits 80 columns, and what others wrote is inert in it", ([, text]) => {
  expect(text.split("\n").filter((line) => [...line].length > 80)).toEqual([]);
  expect(text.replaceAll("\n", "")).not.toMatch(/\p{Cc}|\p{Cf}/u);
});

test("an override is shown loudly wherever the promotion is", () => {
  const loud = /^ +OVERRIDE promotion-soaking: The regulator's deadline\./m;
  expect(renderHistory(state, layout)).toMatch(loud);
  expect(renderPromotion(promotion, layout, { dryRun: false })).toMatch(loud);
});

test("a status says what runs for how long, what is held, and how far it is from others", () => {
  const text = renderStatus(status, layout);
  expect(text).toMatch(/^production \(not in blastgate\.yaml\) runs sha256:5f2c1a9be07d \(commit c8c8c8c8c8\)$/m);
  expect(text).toMatch(/^ {2}for 5 days, moved by Mallory/m);
  expect(text).toMatch(/^ {2}against staging: 4 prompts changed \(a\/a, b\/b, c\/c, …\), 1 added \(chat\/reply\)$/m);
  expect(text).toMatch(/^ {2}held: sha256:5f2c1a9be07d by Mallory/m);
  expect(text).toContain("which is not released");
});

test("a verification counts what is broken, and names the environments whose history is", () => {
  const text = renderVerification(verification, layout);
  expect(text).toMatch(/^Broken: 1 finding\.$/m);
  expect(text).toMatch(/^ {2}production {2}broken$/m);
});
