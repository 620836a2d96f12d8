import { describe, expect, it } from "vitest";
import {
  type Case,
  caseSchema,
  isWeakening,
  type SuiteVersion,
  suiteDifferences,
  suiteSchema,
} from "../../src/index.ts";

const gate = {
  "pass-rate": { "max-drop": 0.03, min: 0.85, confidence: 0.95 },
  regressions: { max: 0, cases: ["must-pass", "regulator"] },
  cost: { "max-increase": 0.2 },
};
const where = { path: "evals/support-routing/cases.csv", line: 2 };
const cards = {
  id: "card-lost",
  vars: { message: "I lost my card" },
  tags: ["must-pass", "terse"],
  assert: [
    { type: "equals", value: "cards" },
    { type: "similar", value: "cards", threshold: 0.8 },
  ],
};

function suite(changed: object = {}, cases: object[] = [cards]): SuiteVersion {
  return {
    suite: suiteSchema.parse({ feature: "support-routing", repeats: 2, gate, ...changed }),
    cases: cases.map((each): Case => caseSchema.parse({ metadata: {}, where, ...each })),
  };
}

const rate = (changed: object) => suite({ gate: { ...gate, "pass-rate": { ...gate["pass-rate"], ...changed } } });
const assertions = (...assert: object[]) => suite({}, [{ ...cards, assert }]);
const [equals, similar] = cards.assert;

const changes: { change: string; now: SuiteVersion; found: string[]; weakens?: boolean }[] = [
  { change: "nothing", now: suite(), found: [] },
  { change: "only its description", now: suite({ description: "Queues" }), found: [] },
  {
    change: "a larger margin",
    now: rate({ "max-drop": 0.05 }),
    found: ["breaking gate-loosened /gate/pass-rate/max-drop"],
    weakens: true,
  },
  {
    change: "a smaller margin",
    now: rate({ "max-drop": 0.01 }),
    found: ["minor gate-tightened /gate/pass-rate/max-drop"],
  },
  {
    change: "a lower floor",
    now: rate({ min: 0.8 }),
    found: ["breaking gate-loosened /gate/pass-rate/min"],
    weakens: true,
  },
  {
    change: "less confidence",
    now: rate({ confidence: 0.9 }),
    found: ["breaking gate-loosened /gate/pass-rate/confidence"],
    weakens: true,
  },
  {
    change: "a gate removed",
    now: suite({ gate: { ...gate, cost: undefined } }),
    found: ["breaking gate-loosened /gate/cost/max-increase"],
    weakens: true,
  },
  {
    change: "a gate added",
    now: suite({ gate: { ...gate, "latency-p95": { "max-increase": 0.3 } } }),
    found: ["minor gate-added /gate/latency-p95/max-increase"],
  },
  {
    change: "errors tolerated",
    now: suite({ gate: { ...gate, "max-errors": 2 } }),
    found: ["breaking gate-loosened /gate/max-errors"],
    weakens: true,
  },
  {
    change: "a regression tolerated, and a tag less",
    now: suite({ gate: { ...gate, regressions: { max: 1, cases: ["must-pass"] } } }),
    found: ["breaking gate-loosened /gate/regressions/max", "breaking gate-loosened /gate/regressions/cases"],
    weakens: true,
  },
  {
    change: "every case that may not break",
    now: suite({ gate: { ...gate, regressions: { max: 0 } } }),
    found: ["minor gate-tightened /gate/regressions/cases"],
  },
  {
    change: "fewer repeats",
    now: suite({ repeats: 1 }),
    found: ["undecidable setting-changed /repeats"],
    weakens: true,
  },
  { change: "more repeats", now: suite({ repeats: 3 }), found: ["minor setting-changed /repeats"] },
  {
    change: "looks in between",
    now: suite({ sequential: true }),
    found: ["undecidable setting-changed /sequential"],
    weakens: true,
  },
  { change: "a case removed", now: suite({}, []), found: ["breaking case-removed /cases/card-lost"], weakens: true },
  {
    change: "a case added",
    now: suite({}, [cards, { ...cards, id: "card-stolen" }]),
    found: ["minor case-added /cases/card-stolen"],
  },
  {
    change: "a case without the tag that a gate picks it by",
    now: suite({}, [{ ...cards, tags: ["terse"] }]),
    found: ["breaking case-untagged /cases/card-lost/tags"],
    weakens: true,
  },
  { change: "a case without a tag that no gate knows", now: suite({}, [{ ...cards, tags: ["must-pass"] }]), found: [] },
  {
    change: "another question",
    now: suite({}, [{ ...cards, vars: { message: "card lost" } }]),
    found: ["undecidable case-changed /cases/card-lost/vars"],
    weakens: true,
  },
  {
    change: "an assertion dropped",
    now: assertions({ ...similar }),
    found: ["breaking assertion-removed /cases/card-lost/assert"],
    weakens: true,
  },
  {
    change: "a threshold lowered",
    now: assertions({ ...equals }, { ...similar, threshold: 0.5 }),
    found: ["breaking assertion-changed /cases/card-lost/assert"],
    weakens: true,
  },
  {
    change: "another answer that is right",
    now: assertions({ ...equals, value: "fraud" }, { ...similar }),
    found: ["undecidable assertion-changed /cases/card-lost/assert"],
    weakens: true,
  },
  {
    change: "an assertion added, and the rest in another order",
    now: assertions({ ...similar }, { type: "is-json" }, { ...equals }),
    found: ["minor assertion-added /cases/card-lost/assert"],
  },
  {
    change: "a case that need not pass all its assertions",
    now: suite({}, [{ ...cards, threshold: 0.5 }]),
    found: ["breaking assertion-changed /cases/card-lost/threshold"],
    weakens: true,
  },
];

describe("a suite with", () => {
  it.each(changes)("$change", ({ now, found, weakens = false }) => {
    const differences = suiteDifferences(suite(), now);
    expect(differences.map(({ level, kind, path }) => `${level} ${kind} ${path}`)).toEqual(found);
    expect(differences.some(isWeakening)).toBe(weakens);
  });
});

it("a suite of many cases is compared case by case, by id", () => {
  const many = Array.from({ length: 10_000 }, (_, at) => ({ ...cards, id: `case-${at}` }));
  const differences = suiteDifferences(suite({}, many), suite({}, many.toReversed().slice(0, -1)));
  expect(differences).toMatchObject([{ kind: "case-removed", path: "/cases/case-0" }]);
});
