import { rm } from "node:fs/promises";
import { join } from "node:path";
import { git } from "./commit-files.ts";
import { generatePackages } from "./generate-packages.ts";
import { editAnew, generateWorkspace } from "./generate-workspace.ts";
import { measure, peakMemoryMb, type Task, type Times } from "./measure.ts";

const seed = 1;

/** `affected` on a workspace of so many prompts, beside the floors. One file is changed in the working tree. */
export interface WorkspaceResult {
  prompts: number;
  files: number;
  floors: { gitReads: Times; nodeHashes: Times; gitStatus: Times };
  /** Nothing of the workspace was ever parsed. */
  cold: Times;
  /** The commit was parsed before, and the file is edited anew for each run. */
  warm: Times;
  /** Nothing has changed since the run before. */
  again: Times;
  coldPeakMb: number;
  warmPeakMb: number;
}

/** `affected` beside `turbo ls --affected` on the same prompts as packages, both warm. */
export interface TurboResult {
  prompts: number;
  turbo: Times;
  affected: Times;
}

export async function measureWorkspace(
  cli: string,
  scratch: string,
  prompts: number,
  runs: number,
): Promise<WorkspaceResult> {
  const workspace = await generateWorkspace(join(scratch, `workspace-${prompts}`), prompts, seed);
  const { folder } = workspace;
  const again = affected(cli, folder);
  const cold = { ...again, prepare: () => forget(folder) };
  const warm = { ...again, prepare: () => editAnew(workspace) };
  const times = await measure(
    {
      gitReads: shell('git ls-tree -r --format="%(objectname)" HEAD | git cat-file --batch --buffer', folder),
      nodeHashes: node([join(import.meta.dirname, "hash-blobs.mjs")], folder),
      gitStatus: { command: "git", args: ["status", "--porcelain"], cwd: folder },
      cold,
      warm,
      again,
    },
    runs,
  );
  const { gitReads, nodeHashes, gitStatus } = times;
  const result = {
    prompts,
    files: (await git(folder, "ls-files")).split("\n").length - 1,
    floors: { gitReads, nodeHashes, gitStatus },
    cold: times.cold,
    warm: times.warm,
    again: times.again,
    coldPeakMb: await peakMemoryMb(cold),
    warmPeakMb: await peakMemoryMb(warm),
  };
  await rm(folder, { recursive: true });
  return result;
}

export async function compareWithTurbo(
  cli: string,
  turbo: string,
  scratch: string,
  prompts: number,
  runs: number,
): Promise<TurboResult> {
  const workspace = await generateWorkspace(join(scratch, `workspace-${prompts}`), prompts, seed);
  const { folder } = workspace;
  const packages = join(scratch, `packages-${prompts}`);
  await generatePackages(packages, prompts, seed);
  const env = { TURBO_TELEMETRY_DISABLED: "1", TURBO_SCM_BASE: "HEAD" };
  const times = await measure(
    {
      turbo: { ...node([turbo, "ls", "--affected", "--output=json"], packages), env },
      affected: { ...affected(cli, folder), prepare: () => editAnew(workspace) },
    },
    runs,
  );
  await rm(folder, { recursive: true });
  await rm(packages, { recursive: true });
  return { prompts, ...times };
}

function affected(cli: string, cwd: string): Task {
  return node([cli, "affected", "--base", "HEAD", "--json"], cwd);
}

function node(args: string[], cwd: string): Task {
  return { command: process.execPath, args, cwd };
}

function shell(command: string, cwd: string): Task {
  return { command: "sh", args: ["-c", command], cwd };
}

/** Everything that Blastgate keeps of a repository. */
function forget(folder: string): Promise<void> {
  return rm(join(folder, ".git", "blastgate"), { recursive: true, force: true });
}
