import { finding } from "../../findings/catalogue.ts";
import type { GateResult } from "../../schemas/decision.ts";
import type { Gate } from "../../schemas/suite.ts";
import type { MeasuredSuite } from "../measure-suite.ts";
import { type Passes, passCount } from "../shares.ts";
import { notATest } from "./not-a-test.ts";

/**
 * Counts, among the cases with one of the tags (or all), those that passed at the baseline and fail at the candidate.
 * For GO a case without score counts as one of them. Tags that no case has guard nothing, which is not GO.
 */
export function judgeRegressions(measured: MeasuredSuite, rule: NonNullable<Gate["regressions"]>): GateResult {
  const { suite, path } = measured;
  const tags = rule.cases;
  const guarded = measured.cases.filter((each) => isGuarded(each, tags));
  const unknown = measured.missing.filter((each) => isGuarded(each, tags)).map(({ id }) => id);
  const ids = guarded.filter(isRegression).map(({ id }) => id);
  const found = { ...notATest, gate: "regressions", limit: rule.max } as const;
  if (guarded.length + unknown.length === 0) {
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
  if (ids.length > rule.max) {
    return { ...found, verdict: "NO-GO", reason: finding("regressions-found", args, suite.where) };
  }
  if (ids.length + unknown.length > rule.max) {
    const reason = finding("regressions-unscored", { ...args, unscored: unknown.toSorted() }, suite.where);
    return { ...found, verdict: "INCONCLUSIVE", reason };
  }
  return { ...found, verdict: "GO", reason: finding("regressions-held", args, suite.where) };
}

/** Whether a case has one of the tags; without tags all have. */
export function isGuarded(planned: { tags: readonly string[] }, tags: readonly string[] | undefined): boolean {
  return tags === undefined || planned.tags.some((tag) => tags.includes(tag));
}

/**
 * With repeats a case passed at the baseline if half of them did, and fails at the candidate as soon as one does and
 * fewer pass than did before. This errs towards NO-GO: tag cases that pass every time.
 */
export function isRegression({ baseline, candidate }: Passes): boolean {
  if (!baseline) return false;
  const [before, after] = [passCount(baseline), passCount(candidate)];
  return 2 * before >= baseline.length && after < before;
}
