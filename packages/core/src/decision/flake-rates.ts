import type { CaseFlakiness, OutcomeRecord, SuiteFlakiness } from "../schemas/outcome-record.ts";

/**
 * How often each case is judged differently when it is asked the same again, by suite and case. Cases that were never
 * asked the same twice are left out.
 *
 * Of n responses to one question of which k passed, k(n − k) of the n(n − 1)/2 pairs differ: an unbiased estimate of
 * 2p(1 − p). Several questions of one case (its prompt was edited) are pooled, each with the weight n − 1 that its
 * variance has.
 */
export function flakeRates(records: readonly OutcomeRecord[]): SuiteFlakiness[] {
  return [...Map.groupBy(records, ({ suite }) => suite)]
    .flatMap(([suite, ofSuite]) => {
      const cases = [...Map.groupBy(ofSuite, (each) => each.case)]
        .flatMap(([id, ofCase]) => caseFlakiness(id, ofCase) ?? [])
        .sort((a, b) => (a.case < b.case ? -1 : 1));
      const rate = cases.reduce((sum, each) => sum + each.rate, 0) / cases.length;
      return cases.length > 0 ? [{ suite, rate, cases }] : [];
    })
    .sort((a, b) => (a.suite < b.suite ? -1 : 1));
}

function caseFlakiness(id: string, records: readonly OutcomeRecord[]): CaseFlakiness | null {
  const questions = [...Map.groupBy(records, ({ asked }) => asked).values()]
    .map((answers) => [...new Map(answers.map(({ repeat, pass }) => [repeat, pass])).values()])
    .filter((passes) => passes.length > 1)
    .map((passes) => ({ n: passes.length, k: passes.filter(Boolean).length }));
  if (questions.length === 0) return null;
  const sum = (of: (question: { n: number; k: number }) => number) =>
    questions.reduce((all, each) => all + of(each), 0);
  const rate = sum(({ n, k }) => (2 * k * (n - k)) / n) / sum(({ n }) => n - 1);
  return { case: id, rate, responses: sum(({ n }) => n) };
}
