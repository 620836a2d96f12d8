import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { readCiRange } from "../src/ci-range.ts";
import { acme as bank } from "./support/acme.ts";
import { decisionIn } from "./support/checking.ts";
import { repository, temporaryFolder } from "./support/repository.ts";

const [merge, head, before] = ["a", "b", "c"].map((digit) => digit.repeat(40));
const none = "0".repeat(40);
const acme = { full_name: "acme/prompts", default_branch: "main" };

function github(event: object, branch = "main"): NodeJS.ProcessEnv {
  const path = join(temporaryFolder(), "event.json");
  writeFileSync(path, JSON.stringify({ repository: acme, ...event }));
  return { GITHUB_ACTIONS: "true", GITHUB_EVENT_PATH: path, GITHUB_REF_NAME: branch, GITHUB_SHA: merge };
}

const pull = { number: 7, head: { repo: acme, sha: head }, base: { repo: acme, ref: "release-2", sha: before } };
const gitlab = { GITLAB_CI: "true", CI_DEFAULT_BRANCH: "main", CI_COMMIT_BEFORE_SHA: before };

test.each<[string, NodeJS.ProcessEnv, { service: string; bases: string[]; heads?: string[] } | null]>([
  ["a laptop", {}, null],

  // `base.sha` is from when the request was last pushed to: what has come to the branch since is no change of this one.
  [
    "GitHub, a pull request",
    github({ pull_request: pull }, "7/merge"),
    { service: "GitHub Actions", bases: ["origin/release-2", before ?? ""], heads: [head ?? ""] },
  ],
  [
    "GitHub, a review of a pull request",
    { ...github({ pull_request: pull, review: {} }, "7/merge"), GITHUB_EVENT_NAME: "pull_request_review" },
    { service: "GitHub Actions", bases: ["origin/release-2", before ?? ""], heads: [head ?? ""] },
  ],
  [
    "GitHub, a merge queue",
    github({ merge_group: { base_sha: before, head_sha: head } }, "gh-readonly-queue/main/pr-7"),
    { service: "GitHub Actions", bases: [before ?? ""], heads: [head ?? ""] },
  ],
  ["GitHub, a push to the default branch", github({ before }), { service: "GitHub Actions", bases: [before ?? ""] }],
  ["GitHub, the first push of all", github({ before: none }), { service: "GitHub Actions", bases: ["origin/main"] }],
  [
    "GitHub, a push to another branch",
    github({ before }, "edit"),
    { service: "GitHub Actions", bases: ["origin/main"] },
  ],
  ["GitHub, a schedule", github({ schedule: "0 3 * * *" }), { service: "GitHub Actions", bases: ["origin/main"] }],
  [
    "GitHub, an event that cannot be read",
    { GITHUB_ACTIONS: "true", GITHUB_EVENT_PATH: "/nonexistent" },
    { service: "GitHub Actions", bases: [] },
  ],

  [
    "GitLab, a merge request",
    {
      ...gitlab,
      CI_MERGE_REQUEST_IID: "7",
      CI_MERGE_REQUEST_TARGET_BRANCH_NAME: "release-2",
      CI_MERGE_REQUEST_DIFF_BASE_SHA: merge,
    },
    { service: "GitLab CI", bases: ["origin/release-2", merge ?? ""] },
  ],
  [
    "GitLab, a pull request of GitHub's",
    {
      ...gitlab,
      CI_EXTERNAL_PULL_REQUEST_IID: "7",
      CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME: "release-2",
      CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_SHA: merge,
    },
    { service: "GitLab CI", bases: ["origin/release-2", merge ?? ""] },
  ],
  [
    "GitLab, the default branch",
    { ...gitlab, CI_COMMIT_BRANCH: "main" },
    { service: "GitLab CI", bases: [before ?? ""] },
  ],
  ["GitLab, another branch", { ...gitlab, CI_COMMIT_BRANCH: "edit" }, { service: "GitLab CI", bases: ["origin/main"] }],
  [
    "Bitbucket, a pull request",
    {
      BITBUCKET_BUILD_NUMBER: "3",
      BITBUCKET_PR_DESTINATION_BRANCH: "main",
      BITBUCKET_PR_DESTINATION_COMMIT: "abc1234",
    },
    { service: "Bitbucket Pipelines", bases: ["origin/main", "abc1234"] },
  ],
  ["Bitbucket, a branch", { BITBUCKET_BUILD_NUMBER: "3" }, { service: "Bitbucket Pipelines", bases: [] }],
  ["CircleCI", { CIRCLECI: "true" }, { service: "CircleCI", bases: [] }],
  [
    "Buildkite, a branch",
    { BUILDKITE: "true", BUILDKITE_PULL_REQUEST_BASE_BRANCH: "" },
    { service: "Buildkite", bases: [] },
  ],
  [
    "Azure, a pull request",
    { TF_BUILD: "True", SYSTEM_PULLREQUEST_TARGETBRANCH: "refs/heads/main" },
    { service: "Azure Pipelines", bases: ["origin/main"] },
  ],
  [
    "Travis, a pull request",
    { TRAVIS: "true", TRAVIS_EVENT_TYPE: "pull_request", TRAVIS_BRANCH: "main" },
    { service: "Travis CI", bases: ["origin/main"] },
  ],
  [
    "Travis, a branch",
    { TRAVIS: "true", TRAVIS_EVENT_TYPE: "push", TRAVIS_BRANCH: "edit" },
    { service: "Travis CI", bases: [] },
  ],
  [
    "AppVeyor, a pull request",
    { APPVEYOR: "True", APPVEYOR_PULL_REQUEST_NUMBER: "7", APPVEYOR_REPO_BRANCH: "main" },
    { service: "AppVeyor", bases: ["origin/main"] },
  ],
  [
    "Jenkins, a pull request",
    { JENKINS_URL: "https://ci.acme.example/", CHANGE_TARGET: "main" },
    { service: "Jenkins", bases: ["origin/main"] },
  ],
])("what is compared: %s", (_, env, expected) => {
  expect(readCiRange(env)).toEqual(expected && { heads: [], ...expected });
});

describe("ci compares", () => {
  // What changes is no part of the workspace, so that it takes no model.
  const workspace = { ...bank({ cases: 4 }), "notes.txt": "one\n" };
  const sidesOf = async (repo: ReturnType<typeof repository>, env: Record<string, string> = {}, args = "") => {
    const said = await repo.blastgate(`ci --json --no-review ${args}`, { env });
    return { ...said, sides: said.exitCode === 0 ? decisionIn(said) : undefined };
  };
  const jenkins = { JENKINS_URL: "https://ci.acme.example/", CHANGE_TARGET: "main" };

  test("what is committed, not what a build has left behind; the working tree on a laptop", async () => {
    const repo = repository(workspace);
    repo.git("update-ref", "refs/remotes/origin/main", "main");
    const commit = repo.commit({ "notes.txt": "two\n" });
    repo.write({ "prompts/left.prompt": "{{>nowhere}}\n" });
    const { sides, exitCode, stderr } = await sidesOf(repo, jenkins);
    expect(sides).toMatchObject({ candidate: { kind: "revision", revision: commit }, verdict: "GO" });
    expect({ exitCode, stderr }).toMatchObject({
      exitCode: 0,
      stderr: expect.stringContaining("Jenkins: comparing HEAD"),
    });
    repo.remove("prompts/left.prompt");
    expect((await sidesOf(repo)).sides).toMatchObject({ candidate: { kind: "working-tree" } });
  });

  test("nothing where the clone has no base, rather than the branch with itself", async () => {
    const repo = repository(workspace);
    const { exitCode, stdout } = await sidesOf(repo, { ...jenkins, CHANGE_TARGET: "release-2" });
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: expect.stringContaining("unknown-revision") });
  });
});
