import { compareText } from "../compare-text.ts";
import type { CaseChange, SuiteDecision } from "../schemas/decision.ts";
import type { CaseResult } from "../schemas/evidence.ts";
import type { PlannedSuite } from "../schemas/plan.ts";
import { errorOf, type ScoredCase, type ScoredOutcome } from "./check-evidence.ts";
import { passShare } from "./shares.ts";

/** Cases that pass less often than before, those that pass more often, and those without a score; each by id. */
export function listCaseChanges(
  suite: PlannedSuite,
  scored: readonly ScoredCase[],
  errors: readonly CaseResult[],
): Pick<SuiteDecision, "broken" | "mended" | "errors"> {
  const compared = scored.flatMap((each) => {
    if (!each.baseline) return [];
    const change = {
      case: each.id,
      baseline: passShare(each.baseline),
      candidate: passShare(each.candidate),
      tags: each.tags,
    };
    return [{ ...change, gain: change.candidate - change.baseline, sides: each }];
  });
  const pick = (sign: 1 | -1, failing: "baseline" | "candidate") =>
    compared
      .filter(({ gain }) => Math.sign(gain) === sign)
      .map(({ gain, sides, ...change }) => ({ ...change, why: whyFailed(sides[failing] ?? []) }))
      .toSorted(byCase);
  return { broken: pick(-1, "candidate"), mended: pick(1, "baseline"), errors: listErrors(suite, errors) };
}

function listErrors(suite: PlannedSuite, errors: readonly CaseResult[]): CaseChange[] {
  const tags = new Map(suite.cases.map((each) => [each.id, each.tags]));
  const byId = Map.groupBy(errors, (result) => result.case);
  return [...byId]
    .map(([id, results]) => {
      const first = results.toSorted((a, b) => a.repeat - b.repeat)[0];
      return {
        case: id,
        baseline: null,
        candidate: null,
        tags: tags.get(id) ?? [],
        why: (first && (errorOf(first.candidate) ?? errorOf(first.baseline))) ?? "",
      };
    })
    .toSorted(byCase);
}

/** What the first failing assertion says; its score where all of them pass and the threshold does not. */
function whyFailed(outcomes: readonly ScoredOutcome[]): string {
  const outcome = outcomes.find(({ pass }) => !pass);
  const failed = outcome?.assertions.find(({ origin, pass }) => origin.kind === "suite" && !pass);
  return failed?.reason ?? (outcome ? `score ${outcome.score}` : "");
}

function byCase(a: CaseChange, b: CaseChange): number {
  return compareText(a.case, b.case);
}
