import { readFileSync } from "node:fs";
import { z } from "zod";

/** `null` where the repository is gone. */
const repositorySchema = z.object({ full_name: z.string() }).nullable();

/** What GitHub Actions was started by, as far as it tells of a pull request. */
const eventSchema = z.object({
  repository: repositorySchema.optional(),
  pull_request: z
    .object({
      number: z.int().min(1),
      head: z.object({ repo: repositorySchema }),
      base: z.object({ repo: repositorySchema }),
    })
    .optional(),
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
