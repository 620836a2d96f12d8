import { readGitHubEvent } from "./github-event.ts";

type Env = NodeJS.ProcessEnv;

/**
 * Whether CI says that the change comes from a fork, and so from somebody who may not write here. What CI does not tell
 * of a pull request counts as yes.
 */
export function isFork(env: Env): boolean {
  return services.some(({ isPullRequest, isForeign }) => isPullRequest(env) && isForeign(env));
}

/** Bitbucket is none of them: it runs no pipeline for a pull request from a fork. */
const services: readonly { isPullRequest: (env: Env) => boolean; isForeign: (env: Env) => boolean }[] = [
  {
    // GitHub Actions, and what is made after it (Gitea, Forgejo): https://docs.github.com/en/actions/reference
    isPullRequest: (env) => env.GITHUB_ACTIONS === "true" && !ownEvents.has(env.GITHUB_EVENT_NAME),
    isForeign: isForeignOnGitHub,
  },
  {
    // https://docs.gitlab.com/ci/variables/predefined_variables
    isPullRequest: (env) => env.CI_MERGE_REQUEST_IID !== undefined || env.CI_PIPELINE_SOURCE === "merge_request_event",
    isForeign: (env) => differ(env.CI_MERGE_REQUEST_SOURCE_PROJECT_PATH, env.CI_MERGE_REQUEST_PROJECT_PATH),
  },
  {
    isPullRequest: (env) => env.CI_EXTERNAL_PULL_REQUEST_IID !== undefined,
    isForeign: (env) =>
      differ(env.CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY, env.CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY),
  },
  {
    // https://circleci.com/docs/reference/variables: they are there for forks alone.
    isPullRequest: (env) => env.CIRCLECI === "true",
    isForeign: (env) => [env.CIRCLE_PR_USERNAME, env.CIRCLE_PR_REPONAME, env.CIRCLE_PR_NUMBER].some(Boolean),
  },
  {
    // https://buildkite.com/docs/pipelines/configure/environment-variables
    isPullRequest: (env) => isNumbered(env.BUILDKITE_PULL_REQUEST),
    isForeign: (env) => differ(pathOf(env.BUILDKITE_PULL_REQUEST_REPO), pathOf(env.BUILDKITE_REPO)),
  },
  {
    // https://learn.microsoft.com/azure/devops/pipelines/build/variables
    isPullRequest: (env) => env.TF_BUILD !== undefined && env.BUILD_REASON === "PullRequest",
    isForeign: (env) => env.SYSTEM_PULLREQUEST_ISFORK?.toLowerCase() !== "false",
  },
  {
    // https://docs.travis-ci.com/user/environment-variables
    isPullRequest: (env) => isNumbered(env.TRAVIS_PULL_REQUEST),
    isForeign: (env) => differ(env.TRAVIS_PULL_REQUEST_SLUG, env.TRAVIS_REPO_SLUG),
  },
  {
    // https://www.appveyor.com/docs/environment-variables
    isPullRequest: (env) => isNumbered(env.APPVEYOR_PULL_REQUEST_NUMBER),
    isForeign: (env) => differ(env.APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME, env.APPVEYOR_REPO_NAME),
  },
  {
    // Jenkins' multibranch pipelines: https://www.jenkins.io/doc/book/pipeline/multibranch
    isPullRequest: (env) => env.JENKINS_URL !== undefined && env.CHANGE_ID !== undefined,
    isForeign: (env) => env.CHANGE_FORK !== undefined,
  },
];

/** Events that only those can cause who may write here. */
const ownEvents: ReadonlySet<string | undefined> = new Set(["push", "schedule", "workflow_dispatch", "merge_group"]);

function isForeignOnGitHub({ GITHUB_EVENT_PATH = "" }: Env): boolean {
  try {
    const { pull_request, issue, workflow_run, repository } = readGitHubEvent(GITHUB_EVENT_PATH);
    if (pull_request) return differ(pull_request.head.repo?.full_name, pull_request.base.repo?.full_name);
    if (workflow_run) return differ(workflow_run.head_repository?.full_name, repository?.full_name);
    return issue?.pull_request !== undefined;
  } catch {
    return true;
  }
}

function isNumbered(pullRequest: string | undefined): boolean {
  return pullRequest !== undefined && pullRequest !== "" && pullRequest !== "false";
}

/** What is not known is no equal. */
function differ(source: string | undefined, target: string | undefined): boolean {
  return !source || !target || source.toLowerCase() !== target.toLowerCase();
}

/** `acme/prompts` of `git@github.com:acme/prompts.git` and of `https://github.com/acme/prompts`. */
function pathOf(remote: string | undefined): string | undefined {
  return /^(?:\w+:\/\/)?[^/:]+[/:](.+?)(?:\.git)?\/?$/.exec(remote ?? "")?.[1];
}
