import { posix } from "node:path";
import {
  BlastgateError,
  type Config,
  configSchema,
  finding,
  type Positions,
  parseData,
  placeOf,
  pointer,
  type Source,
} from "@blastgate/core";
import { decodeText } from "./decode.ts";
import { listTree, maxFileBytes, readFromDisk } from "./entries.ts";
import { readBlobs } from "./git.ts";
import type { Repository } from "./repository.ts";

const path = "blastgate.yaml";
const keys = ["prompts", "contracts", "evals"] as const;

/** The workspace's folders, from the repository's root, without a slash at the end. */
export type Folders = Record<(typeof keys)[number], string>;

export interface WorkspaceConfig {
  config: Config;
  folders: Folders;
  positions: Positions;
}

/**
 * `blastgate.yaml` as it is in a source.
 *
 * @throws BlastgateError with all that is wrong with it: nothing else can be read without it.
 */
export async function readConfig(repository: Repository, source: Source): Promise<WorkspaceConfig> {
  const content = await readContent(repository, source);
  if (!content) {
    const where = source.kind === "revision" ? `"${source.name}"` : "the working tree";
    throw new BlastgateError([finding("config-missing", { where }, { path })]);
  }
  const text = decodeText(content);
  if (text === undefined) throw new BlastgateError([finding("file-not-utf8", {}, { path })]);
  const { value: config, positions, findings } = parseData(text, configSchema, { path });
  if (!config) throw new BlastgateError(findings);

  const outside = keys
    .filter((key) => !isInside(config[key]))
    .map((key) => finding("folder-outside", { key, folder: config[key] }, placeOf(path, positions, pointer(key))));
  if (outside.length > 0) throw new BlastgateError(outside);
  const folders = {
    prompts: withoutSlash(config.prompts),
    contracts: withoutSlash(config.contracts),
    evals: withoutSlash(config.evals),
  };
  return { config, folders, positions };
}

/** Findings for folders without a file. Contracts and evals may be missing where their keys are not written. */
export function checkFolders({ config, folders, positions }: WorkspaceConfig, paths: Iterable<string>) {
  const missing = new Set(keys.filter((key) => key === "prompts" || pointer(key) in positions));
  for (const file of paths) {
    for (const key of missing) if (file === folders[key] || file.startsWith(`${folders[key]}/`)) missing.delete(key);
    if (missing.size === 0) break;
  }
  return [...missing].map((key) =>
    finding("folder-missing", { key, folder: config[key] }, placeOf(path, positions, pointer(key))),
  );
}

async function readContent(repository: Repository, source: Source): Promise<Uint8Array | undefined> {
  if (source.kind === "working-tree") return (await readFromDisk(repository.root, path))?.content;
  const [entry] = await listTree(repository, source.revision, [path]);
  if (entry?.kind !== "file") return undefined;
  for await (const { content } of readBlobs(repository.root, [entry.digest], maxFileBytes)) return content ?? undefined;
}

function isInside(folder: string): boolean {
  const normal = withoutSlash(folder);
  return !posix.isAbsolute(folder) && normal !== "." && normal !== ".." && !normal.startsWith("../");
}

function withoutSlash(folder: string): string {
  return posix.normalize(folder).replace(/\/$/, "");
}
