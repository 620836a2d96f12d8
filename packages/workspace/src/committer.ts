import { BlastgateError } from "@blastgate/core";
import { runGit } from "./git.ts";

/**
 * Who would commit here, as `NAME <EMAIL>`; `null` where nobody has told git. It does not take a repository: git knows
 * it of its user's settings too.
 */
export async function committer(cwd: string): Promise<string | null> {
  try {
    // git would else make an address up of the machine's name.
    const { exitCode, stdout } = await runGit(cwd, ["-c", "user.useConfigOnly=true", "var", "GIT_COMMITTER_IDENT"]);
    const ident = stdout.slice(0, stdout.lastIndexOf(">") + 1).trim();
    return exitCode === 0 && ident !== "" ? ident : null;
  } catch (error) {
    if (error instanceof BlastgateError) return null;
    throw error;
  }
}
