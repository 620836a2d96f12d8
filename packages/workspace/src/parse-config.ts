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
} from "@blastgate/core";
import { type Folders, folderKeys, foldersOf, withoutSlash } from "./folders.ts";

export interface WorkspaceConfig {
  config: Config;
  folders: Folders;
  positions: Positions;
}

/**
 * A `blastgate.yaml`, parsed.
 *
 * @throws BlastgateError with all that is wrong with it.
 */
export function parseConfig(text: string, path: string): WorkspaceConfig {
  const { value: config, positions, findings } = parseData(text, configSchema, { path });
  if (!config) throw new BlastgateError(findings);
  const outside = folderKeys
    .filter((key) => !isInside(config[key]))
    .map((key) => finding("folder-outside", { key, folder: config[key] }, placeOf(path, positions, pointer(key))));
  if (outside.length > 0) throw new BlastgateError(outside);
  return { config, folders: foldersOf(config), positions };
}

function isInside(folder: string): boolean {
  const normal = withoutSlash(folder);
  return !posix.isAbsolute(folder) && normal !== "." && normal !== ".." && !normal.startsWith("../");
}
