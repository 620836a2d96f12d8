import { resolve } from "node:path";
import type { Approvals } from "@blastgate/core";
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
