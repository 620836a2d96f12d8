import { expect, test } from "vitest";
import { checkedRules } from "../../src/environments/promotion-rules.ts";
import type { Environment } from "../../src/index.ts";
import { promotionRules } from "../../src/schemas/names.ts";

const strict: Environment = {
  name: "production",
  from: "staging",
  soak: "24h",
  approvers: [{ owner: "@acme/release-managers" }],
  "signed-by": ["ci"],
};

function statesOf(environment: Environment, unmet: string[], overridden: string[] = []): Record<string, string> {
  return Object.fromEntries(checkedRules(environment, { unmet, overridden }).map(({ rule, state }) => [rule, state]));
}

const met = {
  committed: "met",
  "not-held": "met",
  from: "met",
  soak: "met",
  judged: "met",
  signed: "met",
  approved: "met",
};

test.for<[what: string, unmet: string[], overridden: string[], states: Record<string, string>]>([
  ["nothing is unmet", [], [], {}],
  ["it is held and too early", ["promotion-held", "promotion-soaking"], [], { "not-held": "unmet", soak: "unmet" }],
  ["its soak is passed over", [], ["promotion-soaking"], { soak: "overridden" }],
  ["it never was where it comes from", ["promotion-not-in-from"], [], { from: "unmet", soak: "unknown" }],
  ["that is passed over", [], ["promotion-not-in-from"], { from: "overridden", soak: "unknown" }],
  ["it was not judged", ["promotion-not-judged"], [], { judged: "unmet", signed: "unknown" }],
  ["its GO is contradicted", ["promotion-contradicted"], [], { judged: "unmet" }],
  [
    "its GO is contradicted, which is passed over, and not signed",
    ["promotion-unsigned"],
    ["promotion-contradicted"],
    { judged: "overridden", signed: "unmet" },
  ],
  ["an approval is missing", ["promotion-not-approved"], [], { approved: "unmet" }],
])("rules where %s", ([, unmet, overridden, states]) => {
  expect(statesOf(strict, unmet, overridden)).toEqual({ ...met, ...states });
});

test("of what runs there already nothing is looked at", () => {
  expect(new Set(Object.values(statesOf(strict, ["promotion-already-there"])))).toEqual(new Set(["unknown"]));
});

test("an environment that asks for little is not said to have more rules", () => {
  expect(statesOf({ name: "staging" }, [])).toEqual({
    ...met,
    from: "not-asked",
    soak: "not-asked",
    signed: "not-asked",
    approved: "not-asked",
  });
});

test("every rule that can be passed over is shown as a rule", () => {
  for (const code of promotionRules) expect(Object.values(statesOf(strict, [], [code]))).toContain("overridden");
});
