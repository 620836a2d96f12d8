import { finding } from "../../findings/catalogue.ts";
import type { GateResult } from "../../schemas/decision.ts";
import type { AssertionResult } from "../../schemas/evidence.ts";
import type { ScoredCase, ScoredOutcome } from "../check-evidence.ts";
import type { MeasuredSuite } from "../measure-suite.ts";
import { notATest } from "./not-a-test.ts";

/** What contracts ask of outputs, apart from the suite's own assertions. */
const kinds = {
  invariant: {
    gate: "invariants",
    broken: "invariants-broken",
    stillBroken: "invariants-still-broken",
    held: "invariants-held",
    unscored: "invariants-unscored",
  },
  "output-schema": {
    gate: "output-schema",
    broken: "output-schema-broken",
    stillBroken: "output-schema-still-broken",
    held: "output-schema-held",
    unscored: "output-schema-unscored",
  },
} as const;

/**
 * Any case where the candidate breaks what a contract asks, and breaks it in more repeats than the baseline, is
 * NO-GO. What the baseline breaks as often is GO with a warning. A case without score was not checked, whatever the
 * gate tolerates otherwise: these rules have no margin, so that it is INCONCLUSIVE. `null` where no contract asks anything.
 */
export function judgeContractChecks(measured: MeasuredSuite, kind: keyof typeof kinds): GateResult | null {
  const { suite, path, cases, missing } = measured;
  const { gate, ...codes } = kinds[kind];
  if (!cases.some(({ candidate }) => candidate.some((outcome) => checksOf(outcome, kind).length > 0))) return null;
  const failures = cases.flatMap((each) => failuresOf(each, kind));
  const fresh = failures.filter(({ before, after }) => after.length > before);
  const told = fresh.length > 0 ? fresh : failures;
  const first = told[0];
  const args = {
    suite: suite.suite,
    path,
    checks: [...new Set(told.map(({ check }) => check))].toSorted(),
    cases: [...new Set(told.map(({ id }) => id))].toSorted(),
    of: cases.length,
    why: first?.after[0]?.reason ?? "",
  };
  const found = { ...notATest, gate } as const;
  if (fresh.length > 0) return { ...found, verdict: "NO-GO", reason: finding(codes.broken, args, suite.where) };
  if (missing.length > 0) {
    const unscored = { suite: suite.suite, path, unscored: missing.map(({ id }) => id).toSorted() };
    return { ...found, verdict: "INCONCLUSIVE", reason: finding(codes.unscored, unscored, suite.where) };
  }
  const code = failures.length > 0 ? codes.stillBroken : codes.held;
  return { ...found, verdict: "GO", reason: finding(code, args, suite.where) };
}

interface Failure {
  id: string;
  check: string;
  /** How many repeats fail at the baseline; none without baseline. */
  before: number;
  after: AssertionResult[];
}

function failuresOf({ id, baseline, candidate }: ScoredCase, kind: keyof typeof kinds): Failure[] {
  const before = failed(baseline ?? [], kind);
  return [...failed(candidate, kind)].map(([check, after]) => ({
    id,
    check,
    before: before.get(check)?.length ?? 0,
    after,
  }));
}

function failed(outcomes: readonly ScoredOutcome[], kind: keyof typeof kinds): Map<string, AssertionResult[]> {
  const failing = outcomes.flatMap((outcome) => checksOf(outcome, kind).filter(({ pass }) => !pass));
  return Map.groupBy(failing, nameOf);
}

function checksOf(outcome: ScoredOutcome, kind: keyof typeof kinds): AssertionResult[] {
  return outcome.assertions.filter(({ origin }) => origin.kind === kind);
}

/** `shared/persona: no-legal-advice, at answer` */
function nameOf({ origin }: AssertionResult): string {
  if (origin.kind === "suite") return "suite";
  return origin.kind === "invariant"
    ? `${origin.prompt}: ${origin.id}, at ${origin.step}`
    : `${origin.prompt}, at ${origin.step}`;
}
