import { type Decision, decide, type Evidence, type Finding, makePlan, type Plan } from "@blastgate/core";
import type { Repository } from "@blastgate/workspace";
import { compare, type Range } from "./read-sides.ts";
import { type RunSettings, run } from "./run.ts";

export interface CheckOptions extends Range, RunSettings {
  mode: Plan["mode"];
}

export interface Checked {
  plan: Plan;
  evidence: Evidence;
  decision: Decision;
  findings: Finding[];
}

/** The main job: files and git → snapshots → graphs → change → impact → plan → evidence → decision. */
export async function check(repository: Repository, options: CheckOptions): Promise<Checked> {
  const { base, head, impact, findings } = await compare(repository, options, {
    baseRequired: true,
    checked: "everything",
  });
  const plan = makePlan(impact, base, head, options.mode);
  const evidence = await run(repository, plan, base, head, options);
  const decision = await decide({ plan, evidence, impact });
  return { plan, evidence, decision, findings };
}
