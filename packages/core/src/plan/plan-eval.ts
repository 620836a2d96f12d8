import { supposeChanged } from "../change/find-change.ts";
import { nodeId } from "../graph/build-graph.ts";
import { findImpact } from "../impact/find-impact.ts";
import type { Impact } from "../schemas/impact.ts";
import type { Plan } from "../schemas/plan.ts";
import { makePlan, type Side } from "./make-plan.ts";

export interface EvalDesign {
  /** Each side runs the workspace as it is, to see what chance alone does. */
  aa: boolean;
  /** Instead of the suites' own. */
  repeats?: number | undefined;
}

/** These suites of one workspace, compared with nothing or with themselves; as if they had just been edited. */
export function planEval(
  side: Side,
  suites: readonly string[],
  { aa, repeats }: EvalDesign,
): { plan: Plan; impact: Impact } {
  const ids = suites.map((suite) => nodeId("suite", suite));
  const reached = findImpact(supposeChanged(side.graph, ids), side.graph, side.graph);
  const plan = makePlan(reached, aa ? side : null, side, { mode: aa ? "aa" : "composed", looks: 1 });
  return {
    plan: {
      ...plan,
      suites: plan.suites.map((suite) => ({
        ...suite,
        repeats: repeats ?? suite.repeats,
        requests: (suite.requests / suite.repeats) * (repeats ?? suite.repeats),
      })),
    },
    impact: aa ? reached : { ...reached, base: null },
  };
}
