/** Which responses to a case passed, by side and repeat. */
export interface Passes {
  id: string;
  /** Undefined where the case depends on no other. */
  cluster?: string | undefined;
  /** `null` where the suite is not paired. */
  baseline: readonly Passed[] | null;
  candidate: readonly Passed[];
  /** Both sides sent the same requests in every repeat. */
  identical: boolean;
}
interface Passed {
  pass: boolean;
}

export function passCount(outcomes: readonly Passed[]): number {
  return outcomes.filter(({ pass }) => pass).length;
}

/** The share of responses that passed. */
export function passShare(outcomes: readonly Passed[]): number {
  return passCount(outcomes) / outcomes.length;
}

/** The worst that a case without score can have been: failed by the candidate, and passed by the baseline. */
export function asFailed({ id, cluster }: { id: string; cluster?: string | undefined }, repeats: number): Passes {
  const all = (pass: boolean) => new Array<Passed>(repeats).fill({ pass });
  return { id, cluster, baseline: all(true), candidate: all(false), identical: false };
}
