import { type Approval, type Approvals, approvalSchema, ownerSchema } from "@blastgate/core";
import { z } from "zod";
import type { GitHub } from "./open-github.ts";
import { readTeams } from "./teams.ts";

export interface PullRequestName {
  owner: string;
  repo: string;
  number: number;
}

export interface PullRequest {
  approvals: Approvals;
  /** The newest of the change itself: what a checkout of the merge with the base is called is another. */
  commit: string;
  /** Whether it comes from another repository, or from one that is gone. */
  fork: boolean;
  url: string;
}

const commitSchema = approvalSchema.shape.commit;
const userSchema = z.object({ login: z.string() }).nullable();

const pullRequestSchema = z.object({
  html_url: z.url(),
  user: userSchema,
  head: z.object({ sha: commitSchema, repo: z.object({ id: z.number() }).nullable() }),
  base: z.object({ repo: z.object({ id: z.number() }) }),
});

const reviewSchema = z.object({
  user: userSchema,
  state: z.enum(["APPROVED", "CHANGES_REQUESTED", "DISMISSED", "COMMENTED", "PENDING"]),
  /** `null` where the commit is gone. */
  commit_id: commitSchema.nullable(),
  /** Of every review that was submitted. */
  submitted_at: z.iso.datetime({ offset: true }).optional(),
  html_url: z.url(),
});
type Review = z.infer<typeof reviewSchema>;

/** `null`: no judgement, or one that is still being written. */
const states: Readonly<Record<Review["state"], Approval["state"] | null>> = {
  APPROVED: "approved",
  CHANGES_REQUESTED: "changes-requested",
  DISMISSED: "dismissed",
  COMMENTED: null,
  PENDING: null,
};

/** As git itself names no commit. */
const noCommit = "0".repeat(40);

/**
 * Who approved a pull request, and who is in the teams. What of it counts is not told here.
 *
 * @param teams whose members are wanted; owners that are no `@org/team` are persons, and have none
 * @throws BlastgateError `forge-…`
 */
export async function readPullRequest(
  github: GitHub,
  { owner, repo, number }: PullRequestName,
  teams: readonly string[],
): Promise<PullRequest> {
  const name = `${owner}/${repo}#${number}`;
  const parameters = { owner, repo, number };
  const path = "/repos/{owner}/{repo}/pulls/{number}";
  const pull = await github.get({ what: `pull request ${name}`, path, parameters, schema: pullRequestSchema });
  const reviews = await github.list({
    what: `reviews of ${name}`,
    path: `${path}/reviews`,
    parameters,
    schema: reviewSchema,
  });
  const author = personOf(pull.user);
  return {
    approvals: {
      ...(author !== undefined && { author }),
      approvals: reviews.flatMap(approvalOf),
      teams: await readTeams(github, teams),
    },
    commit: pull.head.sha,
    fork: pull.head.repo?.id !== pull.base.repo.id,
    url: pull.html_url,
  };
}

function approvalOf({ user, state, commit_id, submitted_at, html_url }: Review): Approval[] {
  const by = personOf(user);
  const said = states[state];
  if (by === undefined || said === null) return [];
  return [
    {
      by,
      state: said,
      commit: commit_id ?? noCommit,
      ...(submitted_at !== undefined && { at: submitted_at }),
      url: html_url,
    },
  ];
}

/** Nobody where the account is gone. A bot (`dependabot[bot]`) is nobody that a contract could name, either. */
function personOf(user: z.infer<typeof userSchema>): string | undefined {
  return user === null ? undefined : ownerSchema.safeParse(`@${user.login}`).data;
}
