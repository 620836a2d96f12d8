import { type AaReport, finding } from "@blastgate/core";
import { describe, expect, test } from "vitest";
import { layoutFor, renderAaReport } from "../src/index.ts";

const flaky: AaReport["suites"][number] = {
  suite: "support-routing",
  feature: "support-routing",
  owner: "@acme/support-platform",
  verdict: "INCONCLUSIVE",
  gates: [
    {
      gate: "pass-rate.max-drop",
      verdict: "INCONCLUSIVE",
      reason: finding("pass-rate-undecided", {
        suite: "support-routing",
        path: [],
        baseline: 0.9,
        candidate: 0.88,
        difference: -0.02,
        lower: -0.06,
        upper: 0.02,
        confidence: 0.95,
        margin: 0.03,
        cases: 200,
        needed: 900,
        repeats: 4,
      }),
    },
  ],
  cases: 200,
  repeats: 1,
  flakeRate: 0.1,
  flaky: Array.from({ length: 20 }, (_, index) => ({ case: `case-${index}`, rate: 1, responses: 2 })),
  repeatsProposed: 3,
};
const report: AaReport = {
  candidate: { kind: "working-tree", revision: "ed".repeat(20) },
  suites: [
    flaky,
    { ...flaky, suite: "email-reply", verdict: "GO", gates: [], flaky: [], flakeRate: 0, repeatsProposed: 1 },
  ],
};
const render = (of: AaReport) => renderAaReport(of, layoutFor({ columns: 80, colour: false }));

describe("the report of a candidate against itself", () => {
  test("says what the gates would have said, which cases flake, and how many repeats would do", () => {
    expect(`\n${render(report)}\n`).toMatchInlineSnapshot(`
      "
      Nothing changed, and 1 of 2 suites would be GO.
      working tree on ededededed against itself

        INCONCLUSIVE support-routing @acme/support-platform
          - support-routing fell from 90.0% to 88.0%: −2.0 points (95% bounds −6.0 to
            +2.0), margin −3.0. That neither holds the margin nor shows a drop.
          Flake rate 10.0%: 20 of 200 cases were judged differently when asked again.
          Proposed: \`repeats: 3\` (now 1). An unchanged candidate is then GO four times
          of five.
            case-0   100.0% over 2 responses
            case-1   100.0% over 2 responses
            case-2   100.0% over 2 responses
            case-3   100.0% over 2 responses
            case-4   100.0% over 2 responses
        and 15 more; --json has all

        GO email-reply @acme/support-platform
          Flake rate 0.0%: 0 of 200 cases were judged differently when asked again.
          Its repeats are enough (now 1; 1 would do).
      "
    `);
  });

  test("says what is not known", () => {
    const text = render({ ...report, suites: [{ ...flaky, flakeRate: null, flaky: [], repeatsProposed: null }] });
    expect(text).toContain("No case was scored twice");
    expect(text).toContain("No number of repeats up to ten is proposed (now 1).");
  });
});
