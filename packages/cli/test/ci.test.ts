import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { isFork } from "../src/ci.ts";
import { temporaryFolder } from "./support/repository.ts";

const own = { full_name: "acme/prompts" };
const theirs = { full_name: "mallory/prompts" };
const pullRequest = (repo: object | null) => ({ pull_request: { number: 7, head: { repo }, base: { repo: own } } });
const gitlab = { GITLAB_CI: "true", CI_PIPELINE_SOURCE: "merge_request_event", CI_MERGE_REQUEST_IID: "7" };
const buildkite = { BUILDKITE: "true", BUILDKITE_REPO: "git@github.com:acme/prompts.git" };
const azure = { TF_BUILD: "True", BUILD_REASON: "PullRequest" };
const travis = { TRAVIS: "true", TRAVIS_REPO_SLUG: "acme/prompts" };
const appveyor = { APPVEYOR: "True", APPVEYOR_REPO_NAME: "acme/prompts" };
const jenkins = { JENKINS_URL: "https://ci.acme.example/", CHANGE_ID: "7" };

test.each<[string, NodeJS.ProcessEnv, boolean]>([
  ["no CI", {}, false],

  ["GitLab, a branch", { GITLAB_CI: "true", CI_PIPELINE_SOURCE: "push", CI_PROJECT_PATH: "acme/prompts" }, false],
  [
    "GitLab, a merge request of its own",
    {
      ...gitlab,
      CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: "acme/prompts",
      CI_MERGE_REQUEST_PROJECT_PATH: "acme/prompts",
    },
    false,
  ],
  [
    "GitLab, a merge request from a fork",
    {
      ...gitlab,
      CI_MERGE_REQUEST_SOURCE_PROJECT_PATH: "mallory/prompts",
      CI_MERGE_REQUEST_PROJECT_PATH: "acme/prompts",
    },
    true,
  ],
  ["GitLab, a merge request that it tells nothing of", gitlab, true],
  [
    "GitLab, a pull request of GitHub's from a fork",
    {
      CI_EXTERNAL_PULL_REQUEST_IID: "7",
      CI_EXTERNAL_PULL_REQUEST_SOURCE_REPOSITORY: "mallory/prompts",
      CI_EXTERNAL_PULL_REQUEST_TARGET_REPOSITORY: "acme/prompts",
    },
    true,
  ],

  ["Bitbucket, a pull request", { BITBUCKET_BUILD_NUMBER: "3", BITBUCKET_PR_ID: "7" }, false],

  ["CircleCI, a pull request of its own", { CIRCLECI: "true", CIRCLE_PULL_REQUEST: "https://…/pull/7" }, false],
  ["CircleCI, a fork", { CIRCLECI: "true", CIRCLE_PR_USERNAME: "mallory" }, true],

  ["Buildkite, a branch", { ...buildkite, BUILDKITE_PULL_REQUEST: "false" }, false],
  [
    "Buildkite, a pull request of its own, read by another protocol",
    { ...buildkite, BUILDKITE_PULL_REQUEST: "7", BUILDKITE_PULL_REQUEST_REPO: "https://github.com/Acme/prompts" },
    false,
  ],
  [
    "Buildkite, a fork",
    { ...buildkite, BUILDKITE_PULL_REQUEST: "7", BUILDKITE_PULL_REQUEST_REPO: "git://github.com/mallory/prompts.git" },
    true,
  ],
  ["Buildkite, a pull request from nowhere", { ...buildkite, BUILDKITE_PULL_REQUEST: "7" }, true],

  ["Azure, a branch", { TF_BUILD: "True", BUILD_REASON: "IndividualCI" }, false],
  ["Azure, a pull request of its own", { ...azure, SYSTEM_PULLREQUEST_ISFORK: "False" }, false],
  ["Azure, a fork", { ...azure, SYSTEM_PULLREQUEST_ISFORK: "True" }, true],
  ["Azure, a pull request that it tells nothing of", azure, true],

  ["Travis, a branch", { ...travis, TRAVIS_PULL_REQUEST: "false", TRAVIS_PULL_REQUEST_SLUG: "" }, false],
  ["Travis, its own", { ...travis, TRAVIS_PULL_REQUEST: "7", TRAVIS_PULL_REQUEST_SLUG: "acme/prompts" }, false],
  ["Travis, a fork", { ...travis, TRAVIS_PULL_REQUEST: "7", TRAVIS_PULL_REQUEST_SLUG: "mallory/prompts" }, true],

  [
    "AppVeyor, its own",
    { ...appveyor, APPVEYOR_PULL_REQUEST_NUMBER: "7", APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME: "acme/prompts" },
    false,
  ],
  [
    "AppVeyor, a fork",
    { ...appveyor, APPVEYOR_PULL_REQUEST_NUMBER: "7", APPVEYOR_PULL_REQUEST_HEAD_REPO_NAME: "mallory/prompts" },
    true,
  ],

  ["Jenkins, its own", jenkins, false],
  ["Jenkins, a fork", { ...jenkins, CHANGE_FORK: "mallory" }, true],
])("%s", (_, env, fork) => {
  expect(isFork(env)).toBe(fork);
});

describe("GitHub Actions", () => {
  test.each<[string, string, unknown, boolean]>([
    ["a push", "push", { repository: own }, false],
    ["a release", "release", { repository: own }, false],
    ["a pull request of its own", "pull_request", pullRequest(own), false],
    ["a pull request from a fork", "pull_request", pullRequest(theirs), true],
    ["a pull request from a fork that is gone", "pull_request", pullRequest(null), true],
    ["a pull request from a fork, with secrets", "pull_request_target", pullRequest(theirs), true],
    ["a review of a fork", "pull_request_review", pullRequest(theirs), true],
    ["a comment on a pull request", "issue_comment", { issue: { number: 7, pull_request: {} }, repository: own }, true],
    ["a comment on an issue", "issue_comment", { issue: { number: 8 }, repository: own }, false],
    ["what follows a fork's run", "workflow_run", { workflow_run: { head_repository: theirs }, repository: own }, true],
    ["what follows its own run", "workflow_run", { workflow_run: { head_repository: own }, repository: own }, false],
    ["a pull request of another shape", "pull_request", { pull_request: { number: 7 } }, true],
    ["a list", "pull_request", [], true],
  ])("%s", (_, name, event, fork) => {
    const path = join(temporaryFolder(), "event.json");
    writeFileSync(path, JSON.stringify(event));
    expect(isFork({ GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path })).toBe(fork);
  });

  test("an event that cannot be read counts as a fork, unless it cannot be one", () => {
    const path = join(temporaryFolder(), "none.json");
    const forks = ["pull_request", "issue_comment", undefined, "push"].map((name) =>
      isFork({ GITHUB_ACTIONS: "true", GITHUB_EVENT_NAME: name, GITHUB_EVENT_PATH: path }),
    );
    expect(forks).toEqual([true, true, true, false]);
  });
});
