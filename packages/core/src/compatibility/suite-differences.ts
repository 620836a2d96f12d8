import type { Case } from "../schemas/case.ts";
import type { Difference } from "../schemas/difference.ts";
import type { Suite } from "../schemas/suite.ts";
import { caseDifferences } from "./case-differences.ts";
import { difference } from "./difference.ts";
import { gateDifferences } from "./gate-differences.ts";

/** A suite with its cases, as `expandCases` gives them. */
export interface SuiteVersion {
  suite: Suite;
  cases: readonly Case[];
}

/**
 * How a suite differs as a judge: what lets more pass is breaking, what lets less pass is minor, and where only running it
 * would tell it is undecidable. Cases added are minor, although easy ones dilute a rate; floors and regressions are not
 * judged again for the rest.
 */
export function suiteDifferences(before: SuiteVersion, now: SuiteVersion): Difference[] {
  return [
    ...settingDifferences(before.suite, now.suite),
    ...gateDifferences(before.suite.gate, now.suite.gate),
    ...caseDifferences(before.cases, now.cases, selectingTags(before.suite)),
  ];
}

function settingDifferences(before: Suite, now: Suite): Difference[] {
  const changed = (name: "feature" | "repeats" | "cluster" | "sequential"): Difference[] => {
    if (before[name] === now[name]) return [];
    const level = name === "repeats" && now.repeats > before.repeats ? "minor" : "undecidable";
    return [difference(level, "setting-changed", `/${name}`, before[name], now[name])];
  };
  return (["feature", "repeats", "cluster", "sequential"] as const).flatMap(changed);
}

/** Tags that a gate picks cases by. */
function selectingTags({ gate }: Suite): ReadonlySet<string> {
  return new Set(gate.regressions?.cases ?? []);
}
