import type { Decision, Finding } from "@blastgate/core";

/**
 * A decision's reasons and what it did not check. What evals found stands where the change is that led to it: there a
 * pull request shows it, and not in the suite's file, which the change need not touch.
 */
export function findingsOf({ reasons, unchecked, impact }: Decision): Finding[] {
  const places = new Map(impact.nodes.map(({ id, where }) => [id, where]));
  return [...reasons, ...unchecked].map((found) => {
    const { path } = found.args;
    const [root] = Array.isArray(path) ? path : [];
    const where = (root === undefined ? undefined : places.get(root)) ?? found.where;
    return where ? { ...found, where } : found;
  });
}
