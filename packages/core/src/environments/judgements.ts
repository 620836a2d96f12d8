import { finding } from "../findings/catalogue.ts";
import type { Decision } from "../schemas/decision.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Digest, Lock } from "../schemas/release.ts";

/** A decision that is attached to a release. */
export interface AttachedDecision {
  /** What it is named by in records. */
  envelope: Digest;
  decision: Decision;
  /** The release that it was judged against; `null` where that was none. */
  baseline: Digest | null;
  /** Names of the trusted keys that signed it. */
  signedBy: readonly string[];
}

export interface Judged {
  environment: string;
  release: Digest;
  lock: Lock;
  /** What the environment runs; `null` where it never ran anything. */
  running: Digest | null;
  /** Keys one of which has to have signed; `undefined` where nobody has to. */
  signers: readonly string[] | undefined;
}

/**
 * Whether decisions say GO for exactly this release against what the environment runs, and which of them do. One that
 * runs nothing has nothing to be judged against, so that any baseline will do there.
 *
 * A GO does not make up for a NO-GO by the same comparison: else whoever tried often enough would have one by chance.
 */
export function judgementsOf(
  decisions: readonly AttachedDecision[],
  judged: Judged,
): { unmet: Finding[]; counting: AttachedDecision[] } {
  const { environment, release, lock, running, signers } = judged;
  const about = { environment, release, running: running ?? "" };
  const comparisons = decisions.filter(({ baseline }) => running === null || baseline === running);
  if (comparisons.length === 0) {
    const { commit } = lock.source;
    return { unmet: [finding("promotion-not-judged", { ...about, commit, judged: decisions.length })], counting: [] };
  }
  const go = comparisons.filter(({ decision }) => decision.verdict === "GO");
  if (go.length === 0) {
    const verdicts = [...new Set(comparisons.map(({ decision }) => decision.verdict))].toSorted();
    return { unmet: [finding("promotion-not-go", { ...about, verdicts })], counting: [] };
  }
  const voids = go.map((each) => whyVoid(each, lock));
  const valid = go.filter((_, index) => voids[index]?.length === 0);
  if (valid.length === 0) {
    return { unmet: [finding("promotion-go-void", { ...about, because: [...new Set(voids.flat())] })], counting: [] };
  }
  const against = comparisons.filter(({ decision }) => decision.evals === "NO-GO").map(({ envelope }) => envelope);
  const signed = signers ? valid.filter(({ signedBy }) => signedBy.some((key) => signers.includes(key))) : valid;
  return {
    unmet: [
      ...(against.length > 0 ? [finding("promotion-contradicted", { ...about, against })] : []),
      ...(signers && signed.length === 0 ? [finding("promotion-unsigned", { ...about, signers: [...signers] })] : []),
    ],
    counting: signed.length > 0 ? signed : valid,
  };
}

/** What keeps a GO from saying anything about this release as it would run; nothing of one that counts. */
function whyVoid({ decision, baseline }: AttachedDecision, { features }: Lock): string[] {
  const { mode, review, unchecked } = decision;
  const judged = new Set(decision.features.map(({ feature }) => feature));
  const comparesNothing = baseline === null && decision.baseline === null;
  const missing = comparesNothing ? Object.keys(features).filter((feature) => !judged.has(feature)) : [];
  return [
    ...(mode === "composed" ? [] : [`it was made with --${mode}`]),
    ...(unchecked.some(({ code }) => code === "review-not-made") ? ["it was made with --no-review"] : []),
    ...(review?.trust === "head" ? ["it was made by the candidate's own rules"] : []),
    ...(missing.length > 0 ? [`it compares with nothing and leaves out ${missing.join(", ")}`] : []),
  ];
}
