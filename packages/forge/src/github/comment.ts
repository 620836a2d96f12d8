import { z } from "zod";
import type { GitHub } from "./open-github.ts";
import type { PullRequestName } from "./pull-request.ts";

const viewerSchema = z.object({ viewer: z.object({ databaseId: z.int() }) });
const commentSchema = z.object({
  id: z.int(),
  html_url: z.url(),
  /** `null` where the account is gone. */
  user: z.object({ id: z.int() }).nullable(),
  body: z.string().nullish(),
});

/**
 * Puts a comment in the place of the one before: that which this token's user has written, with the same first line.
 * Writes a new one where there is none. The line alone would do for anybody to have their comment taken for ours.
 *
 * @param body Markdown, at most 65,536 characters. Its first line is an HTML comment, which nobody sees.
 * @returns its address
 * @throws BlastgateError `forge-…`
 */
export async function upsertComment(
  github: GitHub,
  { owner, repo, number }: PullRequestName,
  body: string,
): Promise<string> {
  const [marker = ""] = body.split("\n", 1);
  const name = `${owner}/${repo}#${number}`;
  const comments = "/repos/{owner}/{repo}/issues/{number}/comments";
  // REST tells no app's token whose it is.
  const query = "query { viewer { databaseId } }";
  const { viewer } = await github.query({ what: "the token's user", query, schema: viewerSchema });
  const found = await github.list({
    what: `comments on ${name}`,
    path: comments,
    parameters: { owner, repo, number },
    schema: commentSchema,
  });
  const ours = found.find(
    (comment) => comment.user?.id === viewer.databaseId && comment.body?.split(/\r?\n/, 1)[0] === marker,
  );
  const writing = {
    what: `the comment on ${name}`,
    data: { body },
    schema: commentSchema.pick({ html_url: true }),
  };
  const { html_url } = await (ours
    ? github.write({
        ...writing,
        method: "PATCH",
        path: "/repos/{owner}/{repo}/issues/comments/{id}",
        parameters: { owner, repo, id: ours.id },
      })
    : github.write({ ...writing, method: "POST", path: comments, parameters: { owner, repo, number } }));
  return html_url;
}
