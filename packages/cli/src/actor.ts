import { hostname, userInfo } from "node:os";
import { BlastgateError, finding } from "@blastgate/core";
import { committer } from "@blastgate/workspace";
import type { Surroundings } from "./context.ts";

/**
 * Who does something to an environment: as the flag says, else whom CI runs for, else git's user, else the machine's.
 *
 * @throws BlastgateError `actor-unknown`
 */
export async function actorOf(written: string | undefined, { cwd, env }: Surroundings): Promise<string> {
  const actor = written ?? actorInCi(env) ?? (await committer(cwd)) ?? userHere();
  if (actor === undefined) throw new BlastgateError([finding("actor-unknown", {})]);
  return actor.slice(0, 200);
}

/** Whom a run of CI is for, where CI says that. The sources are those of `ci.ts`. */
const services: readonly { name: string; runs: string; actor: readonly string[] }[] = [
  { name: "GitHub Actions", runs: "GITHUB_ACTIONS", actor: ["GITHUB_TRIGGERING_ACTOR", "GITHUB_ACTOR"] },
  { name: "GitLab CI", runs: "GITLAB_CI", actor: ["GITLAB_USER_LOGIN"] },
  { name: "CircleCI", runs: "CIRCLECI", actor: ["CIRCLE_USERNAME"] },
  { name: "Buildkite", runs: "BUILDKITE", actor: ["BUILDKITE_UNBLOCKER", "BUILDKITE_BUILD_CREATOR"] },
  { name: "Azure Pipelines", runs: "TF_BUILD", actor: ["BUILD_REQUESTEDFOR"] },
  { name: "Jenkins", runs: "JENKINS_URL", actor: ["BUILD_USER_ID", "CHANGE_AUTHOR"] },
];

function actorInCi(env: NodeJS.ProcessEnv): string | undefined {
  for (const { name, runs, actor } of services) {
    const found = env[runs] ? actor.map((variable) => env[variable]).find(Boolean) : undefined;
    if (found) return `${found} (${name})`;
  }
  return undefined;
}

/** Without an entry for the user there is none. */
function userHere(): string | undefined {
  try {
    return `${userInfo().username}@${hostname()}`;
  } catch {
    return undefined;
  }
}
