import { execFile, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir } from "node:fs/promises";
import { promisify } from "node:util";
import type { TextFile } from "./workspace-files.ts";

const execute = promisify(execFile);

export async function git(cwd: string, ...args: string[]): Promise<string> {
  const { stdout } = await execute("git", args, { cwd, maxBuffer: 500_000_000 });
  return stdout;
}

/**
 * Makes a repository whose only commit has these files, packed as a clone has them, and checks it out. The commit is
 * the same wherever and whenever it is made.
 */
export async function commitFiles(folder: string, files: Iterable<TextFile>): Promise<void> {
  await mkdir(folder, { recursive: true });
  await git(folder, "init", "--quiet", "--initial-branch=main");
  await git(folder, "config", "gc.auto", "0");
  // Fewer files than this would come as loose objects, which no clone has.
  await git(folder, "config", "fastimport.unpackLimit", "1");
  const child = spawn("git", ["fast-import", "--quiet"], { cwd: folder, stdio: ["pipe", "inherit", "inherit"] });
  const closed = once(child, "close");
  const write = async (text: string) => {
    if (!child.stdin.write(text)) await once(child.stdin, "drain");
  };
  await write("commit refs/heads/main\ncommitter Bench <bench@example.com> 0 +0000\ndata 9\nWorkspace\n");
  for (const { path, text } of files) {
    await write(`M 100644 inline ${path}\ndata ${Buffer.byteLength(text)}\n${text}\n`);
  }
  child.stdin.end();
  const [exitCode] = await closed;
  if (exitCode !== 0) throw new Error(`git fast-import ended with ${exitCode}`);
  await git(folder, "reset", "--quiet", "--hard", "main");
}
