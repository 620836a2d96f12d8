import { inert } from "@blastgate/report";
import type { Repository } from "@blastgate/workspace";
import { comparedRange, type WrittenRange } from "./compared-range.ts";
import type { Context } from "./context.ts";
import { type GitHubEvent, readGitHubEvent } from "./github-event.ts";
import type { Range } from "./range.ts";

type Env = NodeJS.ProcessEnv;

/** What a CI service says is to be compared. Of each side the first revision counts that the clone has. */
interface CiRange {
  service: string;
  bases: string[];
  heads: string[];
}

/**
 * The range that CI runs for: a pull request with where it goes to, a push with what was there before, and any other run
 * with the default branch. Only what is committed is looked at: a build may have left files. What is written comes before
 * what CI says; without CI it is the working tree. Which it is is told on stderr.
 *
 * @throws BlastgateError as `comparedRange` does
 */
export async function rangeInCi(context: Context, repository: Repository, written: WrittenRange): Promise<Range> {
  const { cwd, process, errorLayout } = context;
  const ci = readCiRange(process.env);
  const { base, head } = ci ? await foundIn(repository, ci, written) : written;
  const range = await comparedRange(cwd, repository, { ...written, base, head });
  const told = `${ci?.service ?? "No CI"}: comparing ${range.head ?? "the working tree"} with ${range.base}`;
  process.stderr.write(`${errorLayout.colours.dim(inert(told))}\n`);
  return range;
}

async function foundIn(repository: Repository, { bases, heads }: CiRange, { base, head, env }: WrittenRange) {
  const [known = bases[0], newest = "HEAD"] = await Promise.all(
    [bases, heads].map((revisions) => firstKnown(repository, revisions)),
  );
  const isWhole = base?.includes("..");
  return { base: base ?? (env === undefined ? known : undefined), head: head ?? (isWhole ? undefined : newest) };
}

export function readCiRange(env: Env): CiRange | null {
  const found = services.find(({ isHere }) => isHere(env));
  if (!found) return null;
  const { bases = [], heads = [] } = found.read(env);
  return { service: found.name, bases: bases.filter(isSaid), heads: heads.filter(isSaid) };
}

async function firstKnown(repository: Repository, revisions: readonly string[]): Promise<string | undefined> {
  for (const revision of revisions) if (await repository.findCommit(revision)) return revision;
  return undefined;
}

/** Nothing, or zeros, where there is no such commit. */
type Said = string | null | undefined;

function isSaid(revision: Said): revision is string {
  return Boolean(revision) && !/^0+$/.test(revision ?? "");
}

interface Service {
  name: string;
  isHere: (env: Env) => boolean;
  read: (env: Env) => { bases?: Said[]; heads?: Said[] };
}

/** Sources of the variables: `ci.ts`. */
const services: readonly Service[] = [
  {
    name: "GitHub Actions",
    isHere: (env) => env.GITHUB_ACTIONS === "true",
    read: ({ GITHUB_EVENT_PATH = "", GITHUB_REF_NAME }) => {
      const { pull_request, merge_group, before, repository } = eventAt(GITHUB_EVENT_PATH);
      const main = repository?.default_branch;
      if (pull_request) {
        // The branch rather than `base.sha`, which stays as it was when the request was last pushed to.
        const { head, base } = pull_request;
        return { bases: [remote(base.ref), base.sha], heads: [head.sha] };
      }
      if (merge_group) return { bases: [merge_group.base_sha], heads: [merge_group.head_sha] };
      return { bases: [GITHUB_REF_NAME === main && isSaid(before) ? before : remote(main)] };
    },
  },
  {
    name: "GitLab CI",
    isHere: (env) => env.GITLAB_CI === "true",
    read: (env) => {
      if (env.CI_MERGE_REQUEST_IID) {
        const { CI_MERGE_REQUEST_DIFF_BASE_SHA: forked, CI_MERGE_REQUEST_TARGET_BRANCH_NAME: target } = env;
        return { bases: [remote(target), forked] };
      }
      if (env.CI_EXTERNAL_PULL_REQUEST_IID) {
        const { CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_NAME: target } = env;
        return { bases: [remote(target), env.CI_EXTERNAL_PULL_REQUEST_TARGET_BRANCH_SHA] };
      }
      const { CI_COMMIT_BRANCH: branch, CI_DEFAULT_BRANCH: main, CI_COMMIT_BEFORE_SHA: before } = env;
      return { bases: [branch === main && isSaid(before) ? before : remote(main)] };
    },
  },
  {
    name: "Bitbucket Pipelines",
    isHere: (env) => env.BITBUCKET_BUILD_NUMBER !== undefined,
    read: (env) => ({ bases: [remote(env.BITBUCKET_PR_DESTINATION_BRANCH), env.BITBUCKET_PR_DESTINATION_COMMIT] }),
  },
  { name: "CircleCI", isHere: (env) => env.CIRCLECI === "true", read: () => ({}) },
  {
    name: "Buildkite",
    isHere: (env) => env.BUILDKITE === "true",
    read: (env) => ({ bases: [remote(env.BUILDKITE_PULL_REQUEST_BASE_BRANCH)] }),
  },
  {
    name: "Azure Pipelines",
    isHere: (env) => env.TF_BUILD !== undefined,
    read: (env) => ({ bases: [remote(env.SYSTEM_PULLREQUEST_TARGETBRANCH?.replace(/^refs\/heads\//, ""))] }),
  },
  {
    name: "Travis CI",
    isHere: (env) => env.TRAVIS === "true",
    read: (env) => ({ bases: env.TRAVIS_EVENT_TYPE === "pull_request" ? [remote(env.TRAVIS_BRANCH)] : [] }),
  },
  {
    name: "AppVeyor",
    isHere: (env) => env.APPVEYOR?.toLowerCase() === "true",
    read: (env) => ({ bases: env.APPVEYOR_PULL_REQUEST_NUMBER ? [remote(env.APPVEYOR_REPO_BRANCH)] : [] }),
  },
  {
    name: "Jenkins",
    isHere: (env) => env.JENKINS_URL !== undefined,
    read: (env) => ({ bases: [remote(env.CHANGE_TARGET)] }),
  },
];

function eventAt(path: string): GitHubEvent {
  try {
    return readGitHubEvent(path);
  } catch {
    return {};
  }
}

function remote(branch: string | undefined): string | undefined {
  return branch ? `origin/${branch}` : undefined;
}
