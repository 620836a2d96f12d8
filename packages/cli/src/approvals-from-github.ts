import { type Approvals, BlastgateError, type Finding, finding } from "@blastgate/core";
import { openGitHub, type PullRequestName, readPullRequest } from "@blastgate/forge";
import { type GitHubEvent, readGitHubEvent } from "./github-event.ts";
import { version } from "./version.ts";

/** @throws BlastgateError with everything that is missing, or `forge-…` */
export async function readFromGitHub(
  written: string,
  env: NodeJS.ProcessEnv,
  owners: readonly string[],
): Promise<Approvals> {
  const name = written === "github" ? nameInEvent(env) : nameIn(written);
  const token = env.GITHUB_TOKEN;
  const lacking = token ? [] : [finding("forge-token-missing", {})];
  if ("code" in name) throw new BlastgateError([name, ...lacking]);
  if (!token) throw new BlastgateError(lacking);
  const apiUrl = env.GITHUB_API_URL || "https://api.github.com";
  const github = openGitHub({ apiUrl, token, userAgent: `blastgate/${version}` });
  return (await readPullRequest(github, name, owners)).approvals;
}

function nameIn(written: string): PullRequestName | Finding {
  const [, owner, repo, number] = /^github:([\w.-]+)\/([\w.-]+)#([1-9]\d{0,9})$/.exec(written) ?? [];
  return owner && repo && number
    ? { owner, repo, number: Number(number) }
    : finding("approvals-source-unknown", { written });
}

/** The pull request that GitHub Actions runs for. */
function nameInEvent({
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
