import { readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { BlastgateError, type Finding, finding } from "@blastgate/core";
import { parsePrivateKey, parsePublicKey, type SigningKey, type TrustedKey } from "@blastgate/registry";
import { refuseLinks } from "./apply-edits.ts";

/** Public keys whose signatures count, from the repository's root, each in `NAME.pub`. They are committed. */
const keysFolder = ".blastgate/keys";

export function pathOfKey(name: string): string {
  return `${keysFolder}/${name}.pub`;
}

/** @throws BlastgateError `key-name-invalid` */
export function checkKeyName(name: string): void {
  if (!/^[a-z0-9][a-z0-9._-]{0,63}$/.test(name)) throw new BlastgateError([finding("key-name-invalid", { name })]);
}

/**
 * The keys that are trusted in a working tree, sorted by name.
 *
 * @throws BlastgateError `link-in-the-way`, `key-name-invalid`, `key-is-private`, `key-not-readable`, `key-trusted-twice`
 */
export async function readTrustedKeys(root: string): Promise<TrustedKey[]> {
  await refuseLinks(root, [keysFolder]);
  const names = (await filesIn(join(root, keysFolder))).flatMap((file) => /^(.*)\.pub$/.exec(file)?.[1] ?? []);
  await refuseLinks(root, names.map(pathOfKey));
  const keys: TrustedKey[] = [];
  const findings: Finding[] = [];
  for (const name of names.toSorted()) {
    try {
      checkKeyName(name);
      const path = pathOfKey(name);
      const key = { name, ...parsePublicKey(await readFile(join(root, path), "utf8"), path) };
      const other = keys.find(({ id }) => id === key.id);
      if (other) findings.push(finding("key-trusted-twice", { name, other: other.name }, { path }));
      keys.push(key);
    } catch (error) {
      if (!(error instanceof BlastgateError)) throw error;
      findings.push(...error.findings);
    }
  }
  if (findings.length > 0) throw new BlastgateError(findings);
  return keys;
}

/** @throws BlastgateError `key-not-readable` */
export async function readSigningKey(path: string, written: string): Promise<SigningKey> {
  return parsePrivateKey(await readKeyFile(path, { written, expected: "private" }), written);
}

/** @throws BlastgateError `key-not-readable` where there is no such file */
export async function readKeyFile(
  path: string,
  { written, expected }: { written: string; expected: "public" | "private" },
): Promise<string> {
  try {
    return await readFile(path, "utf8");
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    const detail = error.code === "ENOENT" ? "there is no such file" : error.message;
    throw new BlastgateError([finding("key-not-readable", { path: written, expected, detail })], { cause: error });
  }
}

async function filesIn(folder: string): Promise<string[]> {
  try {
    return await readdir(folder);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return [];
    throw error;
  }
}
