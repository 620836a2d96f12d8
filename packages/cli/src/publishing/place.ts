import { pullRequestInEvent, readGitHubEvent } from "../github-event.ts";
import type { Outcome } from "./outcome.ts";

/** Where on GitHub an outcome belongs. */
export interface Place {
  owner: string;
  repo: string;
  /** Of the pull request; none where a branch was pushed to. */
  number?: number | undefined;
  /** What the check run is about; none where that is known to nobody. */
  commit?: string | undefined;
}

/**
 * The pull request that a job runs for, with its newest commit; else the commit alone. A check run on the merge that
 * GitHub makes of a pull request and its base would show nowhere.
 *
 * @param pullRequest its number, instead of the one that the job runs for; then the commit is the one decided on
 */
export function findPlace(env: NodeJS.ProcessEnv, outcome: Outcome, pullRequest: number | undefined): Place | null {
  const [owner, repo] = env.GITHUB_REPOSITORY?.split("/") ?? [];
  if (!owner || !repo) return null;
  const decided = decidedCommit(outcome);
  if (pullRequest !== undefined) return { owner, repo, number: pullRequest, commit: decided };
  const found = pullRequestInEvent(env);
  const number = "code" in found ? undefined : found.number;
  return { owner, repo, number, commit: headInEvent(env) ?? decided ?? (number ? undefined : env.GITHUB_SHA) };
}

function decidedCommit(outcome: Outcome): string | undefined {
  const candidate = "decision" in outcome ? outcome.decision.candidate : undefined;
  return candidate?.kind === "revision" ? candidate.revision : undefined;
}

function headInEvent({ GITHUB_EVENT_PATH = "" }: NodeJS.ProcessEnv): string | undefined {
  try {
    return readGitHubEvent(GITHUB_EVENT_PATH).pull_request?.head.sha;
  } catch {
    return undefined;
  }
}
