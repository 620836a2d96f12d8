import { type Approvals, BlastgateError, type Finding, finding } from "@blastgate/core";
import { type PullRequestName, readPullRequest } from "@blastgate/forge";
import { connectToGitHub } from "./connect-to-github.ts";
import { pullRequestInEvent } from "./github-event.ts";

/** @throws BlastgateError with everything that is missing, or `forge-…` */
export async function readFromGitHub(
  written: string,
  env: NodeJS.ProcessEnv,
  owners: readonly string[],
): Promise<Approvals> {
  const name = written === "github" ? pullRequestInEvent(env) : nameIn(written);
  // A job's own token sees no team: another one may be for this alone.
  const token = env.BLASTGATE_APPROVALS_TOKEN || env.GITHUB_TOKEN;
  const lacking = token ? [] : [finding("forge-token-missing", {})];
  if ("code" in name) throw new BlastgateError([name, ...lacking]);
  if (!token) throw new BlastgateError(lacking);
  return (await readPullRequest(connectToGitHub(env, token), name, owners)).approvals;
}

function nameIn(written: string): PullRequestName | Finding {
  const [, owner, repo, number] = /^github:([\w.-]+)\/([\w.-]+)#([1-9]\d{0,9})$/.exec(written) ?? [];
  return owner && repo && number
    ? { owner, repo, number: Number(number) }
    : finding("approvals-source-unknown", { written });
}
