import { finding } from "../../findings/catalogue.ts";
import type { GateResult } from "../../schemas/decision.ts";
import type { AssertionResult } from "../../schemas/evidence.ts";
import type { Finding } from "../../schemas/finding.ts";
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
  const { fresh, known } = failuresOf(cases, kind);
  const found = { ...notATest, gate } as const;
  if (fresh.length > 0) {
    return { ...found, verdict: "NO-GO", reason: finding(codes.broken, tell(fresh, measured), suite.where) };
  }
  if (missing.length > 0) {
    const unscored = { suite: suite.suite, path, unscored: missing.map(({ id }) => id).toSorted() };
    return { ...found, verdict: "INCONCLUSIVE", reason: finding(codes.unscored, unscored, suite.where) };
  }
  const code = known.length > 0 ? codes.stillBroken : codes.held;
  return { ...found, verdict: "GO", reason: finding(code, tell(known, measured), suite.where) };
}

/** What the baseline breaks as often, where the gate has something worse to tell. */
export function warnOfKnownBreakages(measured: MeasuredSuite, kind: keyof typeof kinds): Finding[] {
  const { suite, cases, missing } = measured;
  const { fresh, known } = failuresOf(cases, kind);
  const isTold = fresh.length === 0 && missing.length === 0;
  return isTold || known.length === 0 ? [] : [finding(kinds[kind].stillBroken, tell(known, measured), suite.where)];
}

function tell(failures: readonly Failure[], { suite, path, cases }: MeasuredSuite) {
  return {
    suite: suite.suite,
    path,
    checks: [...new Set(failures.map(({ check }) => check))].toSorted(),
    cases: [...new Set(failures.map(({ id }) => id))].toSorted(),
    of: cases.length,
    why: failures[0]?.after[0]?.reason ?? "",
  };
}

interface Failure {
  id: string;
  check: string;
  /** How many repeats fail at the baseline; none without baseline. */
  before: number;
  after: AssertionResult[];
}

function failuresOf(cases: readonly ScoredCase[], kind: keyof typeof kinds): { fresh: Failure[]; known: Failure[] } {
  const failures = cases.flatMap(({ id, baseline, candidate }) => {
    const before = failed(baseline ?? [], kind);
    return [...failed(candidate, kind)].map(
      ([check, after]): Failure => ({ id, check, before: before.get(check)?.length ?? 0, after }),
    );
  });
  const isFresh = ({ before, after }: Failure): boolean => after.length > before;
  return { fresh: failures.filter(isFresh), known: failures.filter((failure) => !isFresh(failure)) };
}

function failed(outcomes: readonly ScoredOutcome[], kind: keyof typeof kinds): Map<string, AssertionResult[]> {
  const failing = outcomes.flatMap((outcome) => checksOf(outcome, kind).filter(({ pass }) => !pass));
  return Map.groupBy(failing, nameOf);
}

function checksOf(outcome: ScoredOutcome, kind: keyof typeof kinds): AssertionResult[] {
  return outcome.assertions.filter(({ origin }) => origin.kind === kind);
}

/** `shared/persona (@acme/ai-platform): no-legal-advice, at answer` */
function nameOf({ origin }: AssertionResult): string {
  if (origin.kind === "suite") return "suite";
  return origin.kind === "invariant"
    ? `${origin.prompt} (${origin.owner}): ${origin.id}, at ${origin.step}`
    : `${origin.prompt}, at ${origin.step}`;
}
