import { describe, expect, test } from "vitest";
import {
  buildRelease,
  type ConsideredPromotion,
  checkPromotion,
  type Decision,
  diffReleases,
  type Environment,
  type PromotionFacts,
  type PromotionResult,
  promotionReportSchema,
  type Release,
  reportPromotion,
} from "../../src/index.ts";
import { buildSnapshot } from "../snapshot-builder.ts";
import { attached, commit, decisionOf, historyOf, releaseA, releaseB, releaseC } from "./builders.ts";

const spec = {
  prompts: {
    "shared/persona": {},
    "support/classify": { includes: ["shared/persona"] },
    "chat/reply": { includes: ["support/classify"] },
    "fraud/screen": {},
  },
  features: { routing: ["support/classify"], chat: ["chat/reply"], fraud: ["fraud/screen"] },
  contracts: { "shared/persona": { version: "2.3.0", owner: "@acme/ai-platform" } },
};

function releaseOf(persona: string): Release {
  const snapshot = buildSnapshot(spec);
  const texts = new Map(Object.keys(spec.prompts).map((id) => [id, id === "shared/persona" ? persona : `${id}\n`]));
  return buildRelease({ snapshot, texts, commit, dirty: false });
}

const before = { digest: releaseA, ...releaseOf("Take your time.\n") };
const after = { digest: releaseB, ...releaseOf("Be brief.\n") };
const difference = diffReleases(before, after, (sources) => (id) => [sources.get(id)?.text ?? ""]);

const production: Environment = { name: "production", from: "staging", soak: "48h" };
const noted = (why: string): Partial<Decision> => ({
  review: {
    prompts: [{ prompt: "shared/persona", notes: [{ path: ".blastgate/changes/brief.md", why }] }],
    requirements: [],
  } as unknown as Decision["review"],
});

/** Production runs a, staging runs b since the second of November at nine. */
function report(
  more: { decisions?: PromotionFacts["question"]["decisions"]; replaced?: null } = {},
): ConsideredPromotion {
  const { decisions = [attached(decisionOf("GO"))], replaced = { release: before, difference } } = more;
  const states = new Map([
    ["staging", historyOf("staging", "a b")],
    ["production", historyOf("production", "a")],
  ]);
  const question: PromotionFacts["question"] = {
    environment: production,
    states,
    release: releaseB,
    lock: after.lock,
    decisions,
    approvals: null,
    now: new Date("2026-11-03T09:00:00Z"),
  };
  const result: PromotionResult = {
    environment: "production",
    release: releaseB,
    replaces: states.get("production")?.running ?? null,
    overrides: [],
    record: null,
    findings: [],
    ...checkPromotion(question),
  };
  const facts = {
    store: "store",
    question,
    release: after,
    replaced,
    commits: new Map(),
    changes: new Map(),
    findings: [],
  };
  return reportPromotion(result, facts);
}

describe("a report of a promotion", () => {
  test("is what its schema says, with what became of it", () => {
    const made = report();
    const whole = { ...made, history: [] };
    expect(promotionReportSchema.parse(whole)).toEqual(whole);
    expect(made).toMatchObject({ outcome: "refused", unmet: [{ code: "promotion-soaking" }] });
  });

  test("tells prompts that differ themselves before those that include them, however deep, and whom they reach", () => {
    const { differences } = report();
    expect(differences?.prompts.map(({ prompt, itself, through }) => [prompt, itself, through])).toEqual([
      ["shared/persona", true, []],
      ["chat/reply", false, ["shared/persona"]],
      ["support/classify", false, ["shared/persona"]],
    ]);
    expect(differences?.prompts[0]).toMatchObject({ owners: ["@acme/ai-platform"], features: ["chat", "routing"] });
    expect(differences?.reached).toEqual(["chat", "routing"]);
  });

  test("takes notes from decisions that compare these two releases, each once", () => {
    const about = [releaseA, releaseA, releaseC].map((baseline, index) =>
      attached(decisionOf("GO", noted(index < 2 ? "Too wordy." : "Another change.")), { baseline }),
    );
    expect(report({ decisions: about }).differences?.prompts[0]?.notes).toEqual([
      { path: ".blastgate/changes/brief.md", why: "Too wordy." },
    ]);
  });

  test("puts the decision about this move first, and says which one counts", () => {
    const [other, contradicting, go] = [
      attached(decisionOf("GO"), { baseline: releaseC }),
      attached(decisionOf("INCONCLUSIVE")),
      attached(decisionOf("GO")),
    ];
    const { decisions } = report({ decisions: [other, contradicting, go] });
    expect(decisions.map(({ envelope, compares, counts }) => [envelope, compares, counts])).toEqual([
      [go.envelope, true, true],
      [contradicting.envelope, true, false],
      [other.envelope, false, false],
    ]);
  });

  test("says how long it has soaked, and until when it has to", () => {
    expect(report().soak).toEqual({
      from: "staging",
      asked: "48h",
      since: "2026-11-02T09:00:00.000Z",
      ranMs: 86_400_000,
      until: "2026-11-04T09:00:00.000Z",
    });
  });

  test("tells nothing of differences where what runs could not be read", () => {
    expect(report({ replaced: null })).toMatchObject({ replaced: null, differences: null });
  });

  test("says where the release ran", () => {
    expect(report().runs).toMatchObject([{ environment: "staging", from: "2026-11-02T09:00:00.000Z", until: null }]);
  });
});
