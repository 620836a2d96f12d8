import { finding } from "../../findings/catalogue.ts";
import type { GateResult } from "../../schemas/decision.ts";
import type { Gate } from "../../schemas/suite.ts";
import type { ScoredCase } from "../check-evidence.ts";
import { passCount } from "../measure.ts";
import type { MeasuredSuite } from "../measure-suite.ts";

/**
 * Counts, among the cases with one of the tags (or all), those that passed at the baseline and fail at the candidate.
 * Tags that no case has guard nothing, which is not GO.
 */
export function judgeRegressions(measured: MeasuredSuite, rule: NonNullable<Gate["regressions"]>): GateResult {
  const { suite, path } = measured;
  const tags = rule.cases;
  const guarded = tags ? measured.cases.filter((each) => each.tags.some((tag) => tags.includes(tag))) : measured.cases;
  const ids = guarded.filter(isRegression).map(({ id }) => id);
  const found = { gate: "regressions", estimate: null, limit: rule.max, p: null, casesNeeded: null } as const;
  if (guarded.length === 0) {
    const reason = finding("regressions-unguarded", { suite: suite.suite, path, tags: tags ?? [] }, suite.where);
    return { ...found, verdict: "INCONCLUSIVE", reason };
  }
  const args = {
    suite: suite.suite,
    path,
    count: ids.length,
    of: guarded.length,
    max: rule.max,
    tags: tags ?? [],
    cases: ids.toSorted(),
  };
  return ids.length > rule.max
    ? { ...found, verdict: "NO-GO", reason: finding("regressions-found", args, suite.where) }
    : { ...found, verdict: "GO", reason: finding("regressions-held", args, suite.where) };
}

/**
 * With repeats a case passed at the baseline if half of them did, and fails at the candidate as soon as one does and
 * fewer pass than did before. This errs towards NO-GO: tag cases that pass every time.
 */
function isRegression({ baseline, candidate }: ScoredCase): boolean {
  if (!baseline) return false;
  const [before, after] = [passCount(baseline), passCount(candidate)];
  return 2 * before >= baseline.length && after < before;
}
