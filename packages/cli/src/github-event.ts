import { readFileSync } from "node:fs";
import { type Finding, finding } from "@blastgate/core";
import type { PullRequestName } from "@blastgate/forge";
import { z } from "zod";

/** `null` where the repository is gone. */
const repositorySchema = z.object({ full_name: z.string() }).nullable();

const sideSchema = z.object({ repo: repositorySchema, ref: z.string().optional(), sha: z.string().optional() });

/** What GitHub Actions was started by, as far as it tells of a pull request, and of what is to be compared. */
const eventSchema = z.object({
  repository: repositorySchema.unwrap().extend({ default_branch: z.string().optional() }).nullish(),
  pull_request: z
    .object({
      number: z.int().min(1),
      head: sideSchema,
      base: sideSchema,
    })
    .optional(),
  merge_group: z.object({ head_sha: z.string(), base_sha: z.string() }).optional(),
  /** The commit that a branch was at until a push; zeros for a new one. */
  before: z.string().nullish(),
  /** A pull request is an issue too, and a comment tells no more of it. */
  issue: z.object({ number: z.int().min(1), pull_request: z.object({}).optional() }).optional(),
  workflow_run: z.object({ head_repository: repositorySchema }).optional(),
});
export type GitHubEvent = z.infer<typeof eventSchema>;

/** @throws Error where there is no such file, or it holds something else */
export function readGitHubEvent(path: string): GitHubEvent {
  const { data, error } = eventSchema.safeParse(JSON.parse(readFileSync(path, "utf8")));
  if (data) return data;
  const [issue] = error.issues;
  throw new Error([issue?.path.join("."), issue?.message].filter(Boolean).join(": "), { cause: error });
}

/** The pull request that GitHub Actions runs for, or why there is none. */
export function pullRequestInEvent({
  GITHUB_EVENT_PATH,
  GITHUB_REPOSITORY,
  GITHUB_EVENT_NAME,
}: NodeJS.ProcessEnv): PullRequestName | Finding {
  if (!GITHUB_EVENT_PATH) return finding("forge-event-missing", { variable: "GITHUB_EVENT_PATH" });
  const [owner, repo] = GITHUB_REPOSITORY?.split("/") ?? [];
  if (!owner || !repo) return finding("forge-event-missing", { variable: "GITHUB_REPOSITORY" });
  let event: GitHubEvent;
  try {
    event = readGitHubEvent(GITHUB_EVENT_PATH);
  } catch (error) {
    const detail = error instanceof Error ? error.message : String(error);
    return finding("forge-event-unreadable", { detail });
  }
  const { pull_request, issue } = event;
  const number = pull_request?.number ?? (issue?.pull_request && issue.number);
  return number
    ? { owner, repo, number }
    : finding("forge-event-without-pull-request", { event: GITHUB_EVENT_NAME ?? "" });
}
