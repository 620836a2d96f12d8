import { appendFile } from "node:fs/promises";
import { BlastgateError, finding } from "@blastgate/core";

/** What later steps of the job may read: names of letters and `-`, values of one line. */
export type JobOutputs = Readonly<Record<string, string>>;

/**
 * Adds to the job's summary and outputs, where GitHub Actions, or what is made after it, says in which files they are.
 *
 * @throws BlastgateError `job-file-not-written`
 * @see https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands#environment-files
 */
export async function writeJobFiles(env: NodeJS.ProcessEnv, summary: string, outputs: JobOutputs): Promise<void> {
  const lines = Object.entries(outputs).map(([name, value]) => `${name}=${value.replace(/[\r\n]+/g, " ")}\n`);
  await append("GITHUB_STEP_SUMMARY", `${summary}\n`);
  await append("GITHUB_OUTPUT", lines.join(""));

  async function append(variable: string, text: string): Promise<void> {
    const path = env[variable];
    if (!path) return;
    try {
      await appendFile(path, text);
    } catch (cause) {
      const detail = cause instanceof Error ? cause.message : String(cause);
      throw new BlastgateError([finding("job-file-not-written", { variable, detail })], { cause });
    }
  }
}
