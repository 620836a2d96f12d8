import { BlastgateError, finding } from "../findings/catalogue.ts";
import type { EnvironmentState } from "../schemas/environment.ts";
import type { Digest } from "../schemas/release.ts";
import { holdsOn, isMove } from "./environment-state.ts";

/**
 * The release to go back to: the one asked for, else the last that ran here before and is not held. Only what ran here
 * before is gone back to, since nothing else has been let in. To go further back than a rollback has, one has to say
 * where to: two who see the same failure would else go back twice.
 *
 * `record` is the one that brought what runs now.
 *
 * @param others what is known of other environments, for their holds
 * @throws BlastgateError `rollback-…`
 */
export function rollbackTarget(
  state: EnvironmentState,
  { to, others }: { to: Digest | undefined; others: readonly EnvironmentState[] },
): { from: Digest; to: Digest; record: Digest } {
  const { environment, running, history } = state;
  if (!running) throw new BlastgateError([finding("rollback-nothing-running", { environment })]);
  const { release: from, record } = running;
  const earlier = history
    .filter((each) => isMove(each) && each.release !== from)
    .map(({ release }) => release)
    .toReversed();
  const holds = (release: Digest) => holdsOn(release, [state, ...others]);
  if (to === undefined) {
    const target = earlier.find((release) => holds(release).length === 0);
    const brought = history.find(({ digest }) => digest === record);
    if (brought?.kind === "rollback") {
      const { actor, at } = brought;
      throw new BlastgateError([
        finding("rollback-again", { environment, release: from, actor, at, next: target ?? "" }),
      ]);
    }
    if (target !== undefined) return { from, to: target, record };
    throw new BlastgateError([finding("rollback-nothing-before", { environment, held: new Set(earlier).size })]);
  }
  if (to === from) throw new BlastgateError([finding("rollback-already-there", { environment, release: to })]);
  if (!earlier.includes(to)) throw new BlastgateError([finding("rollback-never-ran", { environment, release: to })]);
  const [hold] = holds(to);
  if (!hold) return { from, to, record };
  const { environment: holder, actor, reason } = hold;
  throw new BlastgateError([finding("rollback-held", { environment, release: to, holder, actor, reason })]);
}
