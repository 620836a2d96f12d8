import { BlastgateError, finding } from "../findings/catalogue.ts";
import { hashJson } from "../hash.ts";
import { type DecisionStatement, decisionPredicateType, statementType } from "../schemas/attestation.ts";
import type { Decision } from "../schemas/decision.ts";
import type { Plan } from "../schemas/plan.ts";
import type { Digest, Release } from "../schemas/release.ts";

export interface DecidedRelease {
  digest: Digest;
  release: Release;
  /** The snapshot digest of the commit that the release was made of. */
  snapshot: string;
  /** The release that was the baseline, and its snapshot digest. */
  baseline: { digest: Digest; snapshot: string } | null;
}

/**
 * Says of a release what was decided, and of no other: both sides of the plan have to be what the releases were made of.
 *
 * @throws BlastgateError `decision-of-another-release`, with everything that does not fit
 */
export function decisionStatement(decided: DecidedRelease, plan: Plan, decision: Decision): DecisionStatement {
  const { digest, release, snapshot, baseline } = decided;
  const refuse = (detail: string) => finding("decision-of-another-release", { release: digest, detail });
  const findings = [
    ...(release.lock.source.dirty ? [refuse("the release was made of files that are in no commit")] : []),
    ...(hashJson(plan) === decision.digests.plan ? [] : [refuse("the decision is not that of the plan")]),
    ...(plan.inputs.candidate === snapshot ? [] : [refuse("the candidate was made of other files")]),
    ...(baseline && plan.inputs.baseline !== baseline.snapshot ? [refuse("the baseline was made of other files")] : []),
  ];
  if (findings.length > 0) throw new BlastgateError(findings);
  const models = Object.entries(release.bundle.features).map(([id, feature]) => [id, feature.models] as const);
  return {
    _type: statementType,
    subject: [{ name: "release", digest: { sha256: digest.slice("sha256:".length) } }],
    predicateType: decisionPredicateType,
    predicate: {
      decision,
      inputs: plan.inputs,
      baseline: baseline?.digest ?? null,
      models: Object.fromEntries(models),
    },
  };
}
