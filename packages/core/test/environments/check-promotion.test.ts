import { describe, expect, test } from "vitest";
import {
  type AttachedDecision,
  checkPromotion,
  type Environment,
  finding,
  type PromotionQuestion,
  passOver,
} from "../../src/index.ts";
import {
  attached,
  commit,
  decisionOf,
  historyOf,
  lockOf,
  production,
  releaseA,
  releaseB,
  releaseC,
} from "./builders.ts";

/** Production runs a, staging runs b since the second of November; b comes to production with a GO against a. */
function question(
  more: Partial<PromotionQuestion> & { staging?: string; production?: string } = {},
): PromotionQuestion {
  return {
    environment: production,
    states: new Map([
      ["staging", historyOf("staging", more.staging ?? "a b")],
      ["production", historyOf("production", more.production ?? "a")],
    ]),
    release: releaseB,
    lock: lockOf(),
    decisions: [attached(decisionOf("GO"))],
    approvals: null,
    now: new Date("2026-11-03T09:00:00Z"),
    ...more,
  };
}

function codesOf(asked: PromotionQuestion): string[] {
  return checkPromotion(asked).unmet.map(({ code }) => code);
}

const approvedBy = (by: string, at = commit) => ({
  approvals: [{ by, commit: at, state: "approved" as const }],
  teams: { "@acme/compliance": ["@kim"] },
});
const needing = (more: Partial<Environment>): Environment => ({ ...production, ...more });
const headTrust = { review: { trust: "head" } } as unknown as Parameters<typeof decisionOf>[1];

describe("a promotion", () => {
  test("with everything it takes rests on the GO, and on who approved", () => {
    const decisions = [attached(decisionOf("GO")), attached(decisionOf("INCONCLUSIVE"))];
    const environment = needing({ approvers: [{ owner: "@acme/compliance" }] });
    expect(checkPromotion(question({ decisions, environment, approvals: approvedBy("@kim") }))).toEqual({
      unmet: [],
      evidence: [decisions[0]?.envelope],
      approvedBy: ["@kim"],
    });
  });

  test.for<[unmet: string[], what: string, Parameters<typeof question>[0]]>([
    [["promotion-already-there"], "to where the release is", { production: "a b", lock: lockOf({ dirty: true }) }],
    [["promotion-dirty"], "of files that are in no commit", { lock: lockOf({ dirty: true }) }],
    [["promotion-held"], "of what is held there", { production: "a !b" }],
    [["promotion-held"], "of what is held elsewhere", { staging: "a b !b" }],
    [["promotion-held", "promotion-held"], "of what is held twice", { staging: "a b !b", production: "a !b" }],
    [[], "of what was held once", { staging: "a b !b ?b" }],
    [["promotion-not-in-from"], "past the environment before", { staging: "a c" }],
    [["promotion-not-in-from"], "of what has gone from there again", { staging: "a b <a" }],
    [["promotion-not-in-from"], "before the environment before ran anything", { staging: "" }],
    [[], "to an environment that takes from anywhere", { environment: { name: "production" }, staging: "" }],
    [["promotion-soaking"], "too early", { environment: needing({ soak: "24h1s" }) }],
    [[], "at the last moment of the soak", { environment: needing({ soak: "24h" }) }],
    [
      ["promotion-soaking"],
      "of what came back to soak again",
      { staging: "b a b", environment: needing({ soak: "1d" }) },
    ],
    [["promotion-not-judged"], "that nobody judged", { decisions: [] }],
    [
      ["promotion-not-judged"],
      "judged against another",
      { decisions: [attached(decisionOf("GO"), { baseline: releaseC })] },
    ],
    [
      ["promotion-not-judged"],
      "judged against no release",
      { decisions: [attached(decisionOf("GO"), { baseline: null })] },
    ],
    [["promotion-not-go"], "with a NO-GO", { decisions: [attached(decisionOf("NO-GO"))] }],
    [["promotion-not-go"], "that is undecided", { decisions: [attached(decisionOf("INCONCLUSIVE"))] }],
    [["promotion-not-go"], "without data", { decisions: [attached(decisionOf("ERROR"))] }],
    [
      ["promotion-not-go"],
      "with a GO against another",
      {
        decisions: [attached(decisionOf("GO"), { baseline: releaseC }), attached(decisionOf("ERROR"))],
      },
    ],
    [
      ["promotion-go-void"],
      "judged prompt by prompt",
      { decisions: [attached(decisionOf("GO", { mode: "isolated" }))] },
    ],
    [["promotion-go-void"], "compared with itself", { decisions: [attached(decisionOf("GO", { mode: "aa" }))] }],
    [
      ["promotion-go-void"],
      "without review",
      {
        decisions: [attached(decisionOf("GO", { unchecked: [finding("review-not-made", {})] }))],
      },
    ],
    [["promotion-go-void"], "by its own rules", { decisions: [attached(decisionOf("GO", headTrust))] }],
    [
      [],
      "with a void GO beside one that counts",
      {
        decisions: [attached(decisionOf("GO", { mode: "aa" })), attached(decisionOf("GO"))],
      },
    ],
    [
      ["promotion-contradicted"],
      "tried until it was GO",
      {
        decisions: [attached(decisionOf("GO")), attached(decisionOf("NO-GO"))],
      },
    ],
    [
      [],
      "that was blocked by review alone, then GO",
      {
        decisions: [attached(decisionOf("GO")), attached(decisionOf("NO-GO", { evals: "GO" }))],
      },
    ],
    [["promotion-unsigned"], "signed by nobody", { environment: needing({ "signed-by": ["ci"] }) }],
    [
      ["promotion-unsigned"],
      "signed by another",
      {
        environment: needing({ "signed-by": ["ci"] }),
        decisions: [attached(decisionOf("GO"), { signedBy: ["jane"] })],
      },
    ],
    [
      [],
      "signed by one of those",
      {
        environment: needing({ "signed-by": ["ci", "release-manager"] }),
        decisions: [attached(decisionOf("GO"), { signedBy: ["release-manager"] })],
      },
    ],
    [["promotion-not-approved"], "that nobody approved", { environment: needing({ approvers: [{ owner: "@kim" }] }) }],
    [
      ["promotion-not-approved"],
      "approved at another commit",
      {
        environment: needing({ approvers: [{ owner: "@kim" }] }),
        approvals: approvedBy("@kim", "d0".repeat(20)),
      },
    ],
    [
      ["promotion-not-approved"],
      "approved by one of two",
      {
        environment: needing({ approvers: [{ any: 2, of: ["@kim", "@jane"] }] }),
        approvals: approvedBy("@kim"),
      },
    ],
    [
      ["promotion-held", "promotion-not-in-from", "promotion-not-judged", "promotion-not-approved"],
      "that lacks everything",
      {
        staging: "a c",
        production: "a !b",
        decisions: [],
        environment: needing({ soak: "24h", approvers: [{ owner: "@kim" }] }),
      },
    ],
  ])("is not met: %s, %s", ([unmet, , asked]) => {
    expect(codesOf(question(asked))).toEqual(unmet);
  });

  test("where nothing ran yet takes a GO against anything, but one that compares with nothing has to judge every feature", () => {
    const lock = lockOf({ features: ["support-routing", "support-chat"] });
    const first = (decision: AttachedDecision) => codesOf(question({ production: "", lock, decisions: [decision] }));
    expect(first(attached(decisionOf("GO"), { baseline: releaseC }))).toEqual([]);
    expect(first(attached(decisionOf("GO"), { baseline: null }))).toEqual([]);
    expect(first(attached(decisionOf("GO", { baseline: null }), { baseline: null }))).toEqual(["promotion-go-void"]);
    expect(first(attached(decisionOf("NO-GO"), { baseline: null }))).toEqual(["promotion-not-go"]);
  });

  test("says against what it has to be judged, and until when it has to wait", () => {
    const environment = needing({ soak: "36h" });
    expect(checkPromotion(question({ environment, decisions: [] })).unmet).toMatchObject([
      { code: "promotion-soaking", args: { until: "2026-11-03T21:00:00.000Z" } },
      { code: "promotion-not-judged", args: { release: releaseB, running: releaseA } },
    ]);
  });
});

describe("an override", () => {
  const unmet = [
    finding("promotion-dirty", { environment: "production", release: releaseB, commit }),
    finding("promotion-not-go", {
      environment: "production",
      release: releaseB,
      running: releaseA,
      verdicts: ["ERROR"],
    }),
  ];
  const environment = needing({ overrides: ["promotion-not-go", "promotion-soaking"] });
  const reason = "Regulator's deadline.";

  test("passes over what the environment lets be passed over, and is recorded", () => {
    const passed = passOver(unmet, { environment, codes: ["promotion-not-go"], reason });
    expect(passed).toEqual({ unmet: [unmet[0]], overrides: [{ code: "promotion-not-go", reason }] });
  });

  test("of a rule that is met is not recorded", () => {
    const passed = passOver([], { environment, codes: ["promotion-soaking"], reason });
    expect(passed).toEqual({ unmet: [], overrides: [] });
  });

  test("of anything else is one more thing that is not met", () => {
    const codes = ["promotion-dirty", "promotion-held"];
    expect(passOver(unmet, { environment, codes, reason })).toMatchObject({
      unmet: [
        { code: "override-not-allowed", args: { code: "promotion-dirty" } },
        { code: "override-not-allowed", args: { code: "promotion-held" } },
        ...unmet,
      ],
      overrides: [],
    });
  });
});
