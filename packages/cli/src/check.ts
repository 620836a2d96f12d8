import {
  type Decision,
  decide,
  type Evidence,
  type Finding,
  makePlan,
  type Plan,
  type PlanFile,
  type RequestDifferences,
  topUp,
} from "@blastgate/core";
import type { Repository } from "@blastgate/workspace";
import type { Surroundings } from "./context.ts";
import type { Range } from "./range.ts";
import { compare } from "./read-sides.ts";
import { type ReviewFlags, reviewSides } from "./review-sides.ts";
import { askedDifferently } from "./run-sides.ts";
import type { Runs } from "./runs.ts";

export interface CheckOptions extends Range, ReviewFlags {
  mode: Plan["mode"];
  /** Suites that stay INCONCLUSIVE get more repeats, once; the error rate is shared by both looks. */
  topUp: boolean;
}

export interface Checked {
  planFile: PlanFile;
  evidence: Evidence;
  requests: RequestDifferences;
  decision: Decision;
  findings: Finding[];
}

/** The main job: files and git → snapshots → graphs → change → impact → review → plan → evidence → decision. */
export async function check(
  repository: Repository,
  options: CheckOptions,
  surroundings: Surroundings,
  runs: Runs,
): Promise<Checked> {
  const comparison = await compare(repository, options, { baseRequired: true, checked: "everything" });
  const { base, impact, findings } = comparison;
  const { head, rulesOfBaseline, ...reviewed } = await reviewSides(repository, comparison, options, surroundings);
  const review = options.review ? reviewed.review : null;
  const looks = options.topUp ? 2 : 1;
  let plan = makePlan(impact, base, head, { mode: options.mode, looks, rulesOfBaseline });
  let evidence = await runs.run(plan, { base, head });
  let decision = await decide({ plan, evidence, impact, review });
  const more = options.topUp ? await topUp(plan, decision) : null;
  if (more) {
    plan = more;
    evidence = await runs.run(plan, { base, head });
    decision = await decide({ plan, evidence, impact, review });
  }
  return {
    planFile: { plan, impact, review, forecast: null, flakiness: [], shards: [] },
    evidence,
    requests: await askedDifferently(repository, { plan, evidence }, { base, head }),
    decision,
    findings,
  };
}
