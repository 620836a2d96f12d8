import {
  type Decision,
  decide,
  type Evidence,
  type Finding,
  makePlan,
  type Plan,
  type PlanFile,
  topUp,
} from "@blastgate/core";
import type { Repository } from "@blastgate/workspace";
import type { Range } from "./range.ts";
import { compare } from "./read-sides.ts";
import type { Runs } from "./runs.ts";

export interface CheckOptions extends Range {
  mode: Plan["mode"];
  /** Suites that stay INCONCLUSIVE get more repeats, once; the error rate is shared by both looks. */
  topUp: boolean;
}

export interface Checked {
  planFile: PlanFile;
  evidence: Evidence;
  decision: Decision;
  findings: Finding[];
}

/** The main job: files and git → snapshots → graphs → change → impact → plan → evidence → decision. */
export async function check(repository: Repository, options: CheckOptions, runs: Runs): Promise<Checked> {
  const { base, head, impact, findings } = await compare(repository, options, {
    baseRequired: true,
    checked: "everything",
  });
  let plan = makePlan(impact, base, head, { mode: options.mode, looks: options.topUp ? 2 : 1 });
  let evidence = await runs.run(plan, { base, head });
  let decision = await decide({ plan, evidence, impact, review: null });
  const more = options.topUp ? await topUp(plan, decision) : null;
  if (more) {
    plan = more;
    evidence = await runs.run(plan, { base, head });
    decision = await decide({ plan, evidence, impact, review: null });
  }
  return {
    planFile: { plan, impact, review: null, forecast: null, flakiness: [], shards: [] },
    evidence,
    decision,
    findings,
  };
}
