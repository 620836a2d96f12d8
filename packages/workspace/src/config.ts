import { BlastgateError, finding, placeOf, pointer, type Source } from "@blastgate/core";
import { decodeText } from "./decode.ts";
import { type Entry, listTree, maxFileBytes, readFromDisk } from "./entries.ts";
import { folderKeys } from "./folders.ts";
import { readBlobs } from "./git.ts";
import type { ParseCache } from "./parse-cache.ts";
import type { WorkspaceConfig } from "./parse-config.ts";
import type { Repository } from "./repository.ts";

const path = "blastgate.yaml";
/**
 * `blastgate.yaml` as it is in a source.
 *
 * @throws BlastgateError with all that is wrong with it: nothing else can be read without it.
 */
export async function readConfig(
  repository: Repository,
  source: Source,
  cache: ParseCache | undefined,
): Promise<WorkspaceConfig> {
  const entry = await findEntry(repository, source);
  const key = ["config", entry?.digest ?? ""];
  const known = entry && (await cache?.get<WorkspaceConfig>(key));
  if (known) return known;
  const content = entry && (await contentOf(repository, entry));
  if (!content) {
    const where = source.kind === "revision" ? `"${source.name}"` : "the working tree";
    throw new BlastgateError([finding("config-missing", { where }, { path })]);
  }
  const text = decodeText(content);
  if (text === undefined) throw new BlastgateError([finding("file-not-utf8", {}, { path })]);
  const { parseConfig } = await import("./parse-config.ts");
  const read = parseConfig(text, path);
  await cache?.set(key, read);
  return read;
}

/** Findings for folders without a file. Contracts and evals may be missing where their keys are not written. */
export function checkFolders({ config, folders, positions }: WorkspaceConfig, paths: Iterable<string>) {
  const missing = new Set(folderKeys.filter((key) => key === "prompts" || pointer(key) in positions));
  for (const file of paths) {
    for (const key of missing) if (file === folders[key] || file.startsWith(`${folders[key]}/`)) missing.delete(key);
    if (missing.size === 0) break;
  }
  return [...missing].map((key) =>
    finding("folder-missing", { key, folder: config[key] }, placeOf(path, positions, pointer(key))),
  );
}

async function findEntry(repository: Repository, source: Source): Promise<Entry | undefined> {
  const entry =
    source.kind === "working-tree"
      ? await readFromDisk(repository.root, path)
      : (await listTree(repository, source.revision, [path]))[0];
  return entry?.kind === "file" ? entry : undefined;
}

async function contentOf(repository: Repository, entry: Entry): Promise<Uint8Array | undefined> {
  if (entry.content) return entry.content;
  for await (const { content } of readBlobs(repository.root, [entry.digest], maxFileBytes)) return content ?? undefined;
}
