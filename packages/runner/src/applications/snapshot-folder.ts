import { chmod, mkdir, mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import type { ResolvedPrompt } from "./resolve-prompts.ts";

/**
 * A folder that an application reads its prompts from, and cannot write: laid out as the prompts folder is, and
 * `snapshot.json` with `{ prompts: { ID: { path, digest } } }`.
 */
export async function writeSnapshotFolder(prompts: readonly ResolvedPrompt[]): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), "blastgate-snapshot-"));
  const index = Object.fromEntries(prompts.map(({ id, path, digest }) => [id, { path, digest }]));
  const files = [{ path: "snapshot.json", text: `${JSON.stringify({ prompts: index }, null, 2)}\n` }, ...prompts];
  for (const { path, text } of files) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), text, { mode: 0o444 });
  }
  for (const each of await foldersIn(folder)) await chmod(each, 0o555);
  return folder;
}

export async function removeSnapshotFolder(folder: string): Promise<void> {
  for (const each of await foldersIn(folder)) await chmod(each, 0o755);
  await rm(folder, { recursive: true });
}

async function foldersIn(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return [folder, ...entries.filter((each) => each.isDirectory()).map((each) => join(each.parentPath, each.name))];
}
