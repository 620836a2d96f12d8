import { finding } from "../findings/catalogue.ts";
import type { Place } from "../schemas/common.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Gate } from "../schemas/suite.ts";
import { smallestDecidableSuite } from "../statistics/smallest-suite.ts";

/** What of a suite decides whether it is large enough for its own gate. */
export interface SuiteSize {
  suite: string;
  gate: Gate;
  repeats: number;
  sequential: boolean;
  cases: readonly { cluster?: string | undefined }[];
  where?: Place;
}

/**
 * Rules of the pass-rate gate under which even a perfect candidate could not be GO: with so few cases (clusters,
 * where cases are clustered), or with any number.
 */
export function checkSuiteSize({ suite, gate, repeats, sequential, cases, where }: SuiteSize): Finding[] {
  const clusters = new Set(cases.flatMap(({ cluster }) => cluster ?? []));
  const single = cases.filter(({ cluster }) => cluster === undefined).length;
  const unit = clusters.size > 0 ? "cluster" : "case";
  const count = clusters.size + single;
  const exact = repeats === 1 && unit === "case";
  const smallest = smallestDecidableSuite(gate, sequential ? "bets" : exact ? "exact" : "t");
  return Object.entries(smallest).flatMap(([rule, needed]) => {
    const about = { suite, gate: `pass-rate.${rule}` };
    if (needed === null) return [finding("gate-never-go", about, where)];
    return count < needed ? [finding("suite-too-small", { ...about, unit, count, needed }, where)] : [];
  });
}
