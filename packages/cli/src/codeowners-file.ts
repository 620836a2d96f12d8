import { lstat, mkdir, readFile, realpath, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { BlastgateError, finding } from "@blastgate/core";
import { codeownersPaths } from "@blastgate/workspace";

export interface CodeownersFile {
  /** From the repository's root. */
  path: string;
  /** As it is on disk, line ends and all; `""` where there is no such file. */
  text: string;
}

/**
 * The CODEOWNERS file of the working tree that GitHub goes by; where there is none, the one it would look for first.
 *
 * @throws BlastgateError `codeowners-elsewhere`, or `file-not-utf8`.
 */
export async function readCodeownersFile(root: string): Promise<CodeownersFile> {
  for (const path of codeownersPaths) {
    const stats = await unlessMissing(lstat(join(root, path)));
    if (!stats || stats.isDirectory()) continue;
    await refuseLinks(root, path);
    return { path, text: decode(await readFile(join(root, path)), path) };
  }
  return { path: codeownersPaths[0], text: "" };
}

/** @throws BlastgateError `codeowners-elsewhere` */
export async function writeCodeownersFile(root: string, { path, text }: CodeownersFile): Promise<void> {
  await mkdir(dirname(join(root, path)), { recursive: true });
  await refuseLinks(root, dirname(path));
  await writeFile(join(root, path), text);
}

/** What is written must stay in the repository, whoever wrote what is in it. */
async function refuseLinks(root: string, path: string): Promise<void> {
  const target = await realpath(join(root, path));
  if (target !== join(await realpath(root), path)) {
    throw new BlastgateError([finding("codeowners-elsewhere", { target }, { path })]);
  }
}

function decode(content: Uint8Array, path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(content);
  } catch {
    throw new BlastgateError([finding("file-not-utf8", {}, { path })]);
  }
}

async function unlessMissing<T>(asked: Promise<T>): Promise<T | undefined> {
  try {
    return await asked;
  } catch (error) {
    if (error instanceof Error && "code" in error && (error.code === "ENOENT" || error.code === "ENOTDIR"))
      return undefined;
    throw error;
  }
}
