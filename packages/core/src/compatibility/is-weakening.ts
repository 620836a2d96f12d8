import type { Difference, DifferenceKind } from "../schemas/difference.ts";

/** What verdicts rest on, as far as it can be made weaker. Expectations are not among it: the baseline's always hold. */
const ofRules: ReadonlySet<DifferenceKind> = new Set([
  ...(["gate-loosened", "case-removed", "case-changed", "case-untagged"] as const),
  ...(["assertion-removed", "assertion-changed", "setting-changed"] as const),
  ...(["invariant-removed", "invariant-changed"] as const),
  ...(["approver-removed", "suite-not-required"] as const),
]);

/** Whether less may be asked of a candidate than before. */
export function isWeakening({ kind, level }: Difference): boolean {
  return ofRules.has(kind) && (level === "breaking" || level === "undecidable");
}
