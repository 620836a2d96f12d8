import { git } from "../git.ts";
import { headCommit, type Repository } from "../repository.ts";
import { isNoObject } from "../status.ts";

/** Who wrote a line. */
export interface LineOrigin {
  /** `null`: not committed yet. */
  commit: string | null;
  /** Where the file stood in that commit. */
  path: string;
}

/** Who wrote each line of a file of the working tree; git follows it through renames. A line without an entry is not committed. */
export async function blameFile(repository: Repository, path: string): Promise<LineOrigin[]> {
  const status = (await repository.status()).find((entry) => entry.path === path);
  const isUntracked = status?.before === null && status.state.kind === "unstaged";
  if (isUntracked || (await headCommit(repository)) === null) return [];
  const args = ["-c", "core.quotePath=false", "blame", "--incremental", "--root", "-M", "--", path];
  return parseIncremental(await git(repository.root, args));
}

/** git-blame(1), INCREMENTAL OUTPUT: `COMMIT LINE LINE-NOW COUNT`, what is known of the commit, and last its file's name. */
function parseIncremental(output: string): LineOrigin[] {
  const origins: LineOrigin[] = [];
  let group = { commit: "", first: 1, count: 0 };
  for (const line of output.split("\n")) {
    const [, commit, first, count] = /^([0-9a-f]{40,64}) \d+ (\d+) (\d+)$/.exec(line) ?? [];
    if (commit !== undefined) group = { commit, first: Number(first), count: Number(count) };
    if (!line.startsWith("filename ")) continue;
    const origin = { commit: isNoObject(group.commit) ? null : group.commit, path: line.slice("filename ".length) };
    for (let at = 0; at < group.count; at++) origins[group.first - 1 + at] = origin;
  }
  return origins;
}
