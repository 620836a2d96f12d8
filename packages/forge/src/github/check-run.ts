import { z } from "zod";
import type { GitHub } from "./open-github.ts";

export interface CheckRun {
  owner: string;
  repo: string;
  /** By which rules of a branch ask for it. */
  name: string;
  /** Full id. Of a pull request its newest one, not the merge with the base. */
  commit: string;
  /** `neutral` counts as passed where a branch's rules ask for the check. */
  conclusion: "success" | "failure" | "neutral";
  title: string;
  /** Markdown, of at most 65,535 characters. */
  summary: string;
  annotations: readonly Annotation[];
  /** Where to read on. */
  detailsUrl?: string | undefined;
}

/** What is said of a line. */
export interface Annotation {
  path: string;
  line: number;
  column?: number | undefined;
  level: "failure" | "warning" | "notice";
  title: string;
  message: string;
}

const checkRunSchema = z.object({ id: z.int(), html_url: z.url() });

/** GitHub takes so many in one request. */
const batchSize = 50;

/**
 * Writes a check run that is completed, with all of its annotations.
 *
 * @returns its address
 * @throws BlastgateError `forge-…`; where annotations could not be added, the check run is there without them
 * @see https://docs.github.com/en/rest/checks/runs
 */
export async function writeCheckRun(
  github: GitHub,
  { owner, repo, name, commit, conclusion, title, summary, annotations, detailsUrl }: CheckRun,
): Promise<string> {
  const what = `the check run of ${commit.slice(0, 10)}`;
  const path = "/repos/{owner}/{repo}/check-runs";
  const outputWith = (batch: readonly Annotation[]) => ({
    output: { title, summary, annotations: batch.map(asAnnotation) },
  });
  const { id, html_url } = await github.write({
    what,
    method: "POST",
    path,
    parameters: { owner, repo },
    data: {
      name,
      head_sha: commit,
      status: "completed",
      conclusion,
      ...(detailsUrl !== undefined && { details_url: detailsUrl }),
      ...outputWith(annotations.slice(0, batchSize)),
    },
    schema: checkRunSchema,
  });
  for (let from = batchSize; from < annotations.length; from += batchSize) {
    await github.write({
      what: `annotations of ${what}`,
      method: "PATCH",
      path: `${path}/{id}`,
      parameters: { owner, repo, id },
      data: outputWith(annotations.slice(from, from + batchSize)),
      schema: checkRunSchema,
    });
  }
  return html_url;
}

/** Columns belong to one line, so that with them the end is the start. */
function asAnnotation({ path, line, column, level, title, message }: Annotation) {
  return {
    path,
    start_line: line,
    end_line: line,
    ...(column !== undefined && { start_column: column, end_column: column }),
    annotation_level: level,
    title,
    message,
  };
}
