import { posix } from "node:path";
import type { Config } from "@blastgate/core";

/** Keys of `blastgate.yaml` that name folders. */
export const folderKeys = ["prompts", "contracts", "evals"] as const;

/** The workspace's folders, from the repository's root, without a slash at the end. */
export type Folders = Record<(typeof folderKeys)[number], string>;

export function foldersOf({ prompts, contracts, evals }: Config): Folders {
  return { prompts: withoutSlash(prompts), contracts: withoutSlash(contracts), evals: withoutSlash(evals) };
}

/** As git writes it. */
export function withoutSlash(folder: string): string {
  return posix.normalize(folder).replace(/\/$/, "");
}
