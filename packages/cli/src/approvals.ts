import { resolve } from "node:path";
import { type Approvals, BlastgateError, describeFinding, type Finding, finding } from "@blastgate/core";
import { readApprovalsFile } from "@blastgate/forge";
import type { Surroundings } from "./context.ts";

/**
 * Who approved a change, from where `--approvals` says; `null` where it says nothing.
 *
 * @param written a file's path, `github` or `github:OWNER/REPO#NUMBER`
 * @param owners who is asked: of teams among them the members are read
 * @throws BlastgateError where they cannot be had
 */
export async function readApprovals(
  written: string | undefined,
  { cwd, env, owners }: Surroundings & { owners: readonly string[] },
): Promise<Approvals | null> {
  if (written === undefined) return null;
  if (written === "github" || written.startsWith("github:")) {
    const { readFromGitHub } = await import("./approvals-from-github.ts");
    return readFromGitHub(written, env, owners);
  }
  return readApprovalsFile({ path: written, file: resolve(cwd, written) });
}

/**
 * Who approved the pull request that CI runs for, as `--approvals auto` has it: `null` where it is none or nobody is asked,
 * and where that cannot be read, with why. So evals can run, and whoever's approval is missing is still missing.
 */
export async function readApprovalsInCi({
  env,
  owners,
}: Pick<Surroundings, "env"> & { owners: readonly string[] }): Promise<{
  approvals: Approvals | null;
  findings: Finding[];
}> {
  const { pullRequestInEvent } = await import("./github-event.ts");
  if (owners.length === 0 || "code" in pullRequestInEvent(env)) return { approvals: null, findings: [] };
  const { readFromGitHub } = await import("./approvals-from-github.ts");
  try {
    return { approvals: await readFromGitHub("github", env, owners), findings: [] };
  } catch (error) {
    if (!(error instanceof BlastgateError)) throw error;
    return { approvals: null, findings: error.findings.map(notRead) };
  }
}

function notRead(why: Finding): Finding {
  const { message, fix } = describeFinding(why);
  return finding("approvals-not-read", { detail: message, remedy: fix });
}
