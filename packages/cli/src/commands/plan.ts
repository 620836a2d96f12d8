import { mkdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, resolve } from "node:path";
import {
  BlastgateError,
  expectCalls,
  type Finding,
  forecast,
  hashJson,
  makePlan,
  type Plan,
  type PlanFile,
  plannedFlakiness,
  planShards,
  shardName,
} from "@blastgate/core";
import { renderPlan } from "@blastgate/report";
import { openRunStore, surveyPlan } from "@blastgate/runner";
import { openRepository, type Repository } from "@blastgate/workspace";
import { rangeInCi } from "../ci-range.ts";
import { comparedRange, type WrittenRange } from "../compared-range.ts";
import { type Context, exitCodes, print, printJson, runCommand, surroundingsOf, tell, warn } from "../context.ts";
import type { Failure } from "../failure.ts";
import { compare } from "../read-sides.ts";
import { reviewFlagsOf, type WrittenReviewFlags } from "../review-flags.ts";
import { reviewSides } from "../review-sides.ts";
import { readRunRecords } from "../run-records.ts";
import { runSides, type Sides, sharedCache } from "../run-sides.ts";
import { toJson } from "../write-reports.ts";

interface Flags extends WrittenRange, WrittenReviewFlags {
  json: boolean;
  ci: boolean;
  isolated: boolean;
  cache: boolean;
  shards?: number | "auto" | undefined;
  format: "text" | "json" | "github";
  out?: string | undefined;
}

export default async function plan(this: Context, flags: Flags): Promise<void> {
  const json = flags.json || flags.format === "json";
  // A matrix has at least one job.
  const shards = flags.shards ?? (flags.format === "github" ? "auto" : undefined);
  await runCommand(this, { json }, async () => {
    const path = flags.out === undefined ? undefined : resolve(this.cwd, flags.out);
    try {
      const { planFile, findings } = await planHere(this, flags, shards);
      if (path !== undefined) await writeOut(path, planFile);
      warn(this, findings);
      if (json) printJson(this, planFile);
      else if (flags.format === "github") print(this, githubOutput(planFile));
      else {
        const where = path === undefined ? "" : `\n\nPlan in ${relative(this.cwd, path)}`;
        print(this, renderPlan(planFile, this.layout) + where);
      }
      return exitCodes.done;
    } catch (error) {
      // The job that decides has nothing but the file.
      if (path !== undefined && error instanceof BlastgateError) await writeOut(path, { findings: error.findings });
      throw error;
    }
  });
}

async function writeOut(path: string, content: PlanFile | Failure): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, toJson(content));
}

async function planHere(
  context: Context,
  flags: Flags,
  shards: Flags["shards"],
): Promise<{ planFile: PlanFile; findings: Finding[] }> {
  const repository = await openRepository(context.cwd);
  const settings = { baseRequired: true, checked: "everything" } as const;
  const range = flags.ci
    ? await rangeInCi(context, repository, flags)
    : await comparedRange(context.cwd, repository, flags);
  const comparison = await compare(repository, range, settings);
  const { base, impact, findings } = comparison;
  const reviewed = await reviewSides(repository, comparison, reviewFlagsOf(flags), surroundingsOf(context));
  const { review, head, rulesOfBaseline } = reviewed;
  const mode = flags.isolated ? "isolated" : "composed";
  const plan = makePlan(impact, base, head, { mode, looks: 1, rulesOfBaseline });
  const { survey, flakiness } = await lookBack(context, repository, plan, { base, head }, flags.cache);
  const limits = head.snapshot.config;
  const expect = expectCalls(await readRunRecords(repository), limits.providers);
  const planFile: PlanFile = {
    plan,
    impact,
    review: flags.review ? review : null,
    forecast: forecast(survey, expect, limits),
    flakiness,
    shards: shards === undefined ? [] : planShards({ plan, survey, expect, limits }, shards),
  };
  return { planFile, findings };
}

/** How far the answers of earlier runs lead, and how they differed where the same was asked again. */
async function lookBack(context: Context, repository: Repository, plan: Plan, sides: Sides, cache: boolean) {
  const store = await openRunStore({
    folder: join(repository.commonDir, "blastgate"),
    plan: hashJson(plan),
    cache,
    resume: cache,
    shared: sharedCache(sides),
  });
  try {
    const outcomes = plan.suites.flatMap(({ suite }) => store.history.of(suite));
    return {
      survey: await surveyPlan({ ...(await runSides(repository, plan, sides)), store }),
      flakiness: outcomes.length > 0 ? await plannedFlakiness(plan, outcomes) : [],
    };
  } finally {
    await store.close();
    await tell(context, store.findings);
  }
}

/** Lines for `$GITHUB_OUTPUT`: a matrix for the jobs that run the shards, and whether there is anything to run. */
function githubOutput({ plan, shards }: PlanFile): string {
  const shard = shards.map(shardName);
  return [`matrix=${JSON.stringify({ shard })}`, `has_work=${plan.suites.length > 0}`].join("\n");
}
