import { BlastgateError, describeFinding, type Finding, finding, type Verdict } from "@blastgate/core";
import { type Annotation, type CheckRun, upsertComment, writeCheckRun } from "@blastgate/forge";
import { excerpt, renderAnnotations } from "@blastgate/report";
import { connectToGitHub } from "../connect-to-github.ts";
import { type Context, tell } from "../context.ts";
import { annotatedIn, markdownOf, type Outcome, titleOf, verdictOf } from "./outcome.ts";
import { findPlace, type Place } from "./place.ts";
import { type JobOutputs, writeJobFiles } from "./write-job-files.ts";

export interface PublishOptions {
  /** Of the check run; it also tells one workspace's comment from another's. */
  name: string;
  /** Where reports are, as outputs name it. */
  reports: string;
  /** Instead of the one that CI runs for. */
  pullRequest?: number | undefined;
}

export interface Published {
  /** Addresses; `null` where nothing was written. */
  comment: string | null;
  checkRun: string | null;
  /** What could not be published, and why. */
  findings: Finding[];
}

/**
 * Shows an outcome where people look: as the pull request's comment, as a check run with annotations, as the job's
 * summary and outputs. What cannot be written is told, and changes nothing else.
 */
export async function publish(context: Context, outcome: Outcome, options: PublishOptions): Promise<Published> {
  const { env } = context.process;
  const published = await writeToForge(outcome, options, env);
  const { comment, checkRun, findings } = published;
  const outputs: JobOutputs = {
    verdict: verdictOf(outcome),
    reports: options.reports,
    ...(comment !== null && { "comment-url": comment }),
    ...(checkRun !== null && { "check-run-url": checkRun }),
  };
  // GitHub takes a mebibyte from a step.
  const summary = markdownOf(outcome, { limit: 1_000_000 });
  await collect(findings, () => writeJobFiles(env, summary, outputs));
  if (env.GITHUB_ACTIONS === "true") {
    // A check run has them already.
    const said = [...(checkRun === null ? annotatedIn(outcome) : []), ...findings];
    context.process.stderr.write(renderAnnotations(said));
  }
  await tell(context, findings);
  return published;
}

async function writeToForge(outcome: Outcome, options: PublishOptions, env: NodeJS.ProcessEnv): Promise<Published> {
  const findings: Finding[] = [];
  const place = findPlace(env, outcome, options.pullRequest);
  if (!place) return { comment: null, checkRun: null, findings };
  const token = env.GITHUB_TOKEN;
  if (!token) return { comment: null, checkRun: null, findings: [finding("publish-token-missing", {})] };
  const { owner, repo, number, commit } = place;
  const github = await collect(findings, async () => connectToGitHub(env, token));
  if (!github) return { comment: null, checkRun: null, findings };
  const body = () => markdownOf(outcome, { limit: 65_000, marker: `blastgate: ${options.name}` });
  const comment = number && (await collect(findings, () => upsertComment(github, { owner, repo, number }, body())));
  const run = commit && checkRunOf(outcome, { ...place, commit }, options.name, env);
  const checkRun = run && (await collect(findings, () => writeCheckRun(github, run)));
  return { comment: comment || null, checkRun: checkRun || null, findings };
}

/** What is done, or `null` where it cannot be; then `findings` gets the reasons. */
async function collect<Result>(findings: Finding[], work: () => Promise<Result>): Promise<Result | null> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof BlastgateError)) throw error;
    findings.push(...error.findings);
    return null;
  }
}

/** ERROR is no state that anybody could resolve by a click, as `action_required` would have it. */
const conclusions: Readonly<Record<Verdict, CheckRun["conclusion"]>> = {
  GO: "success",
  "NO-GO": "failure",
  INCONCLUSIVE: "neutral",
  ERROR: "failure",
};

function checkRunOf(
  outcome: Outcome,
  { owner, repo, commit }: Place & { commit: string },
  name: string,
  env: NodeJS.ProcessEnv,
): CheckRun {
  const { GITHUB_SERVER_URL: server, GITHUB_REPOSITORY: repository, GITHUB_RUN_ID: run } = env;
  return {
    owner,
    repo,
    name,
    commit,
    conclusion: conclusions[verdictOf(outcome)],
    title: excerpt(titleOf(outcome), 200),
    summary: markdownOf(outcome, { limit: 65_000 }),
    annotations: annotatedIn(outcome).flatMap(annotationOf),
    ...(server && repository && run && { detailsUrl: `${server}/${repository}/actions/runs/${run}` }),
  };
}

const levels = { error: "failure", warning: "warning", info: "notice" } as const;

/** Of what stands at no line the summary tells. */
function annotationOf(found: Finding): Annotation[] {
  const { path, line = 1, column } = found.where ?? {};
  if (path === undefined) return [];
  const { title, message, fix } = describeFinding(found);
  const said = [message, fix].filter(Boolean).map((text) => excerpt(text, 4000));
  return [
    {
      path,
      line,
      column,
      level: levels[found.severity],
      title: `${title} (${found.code})`,
      message: said.join("\n"),
    },
  ];
}
