import type { Json } from "../schemas/common.ts";
import type { Finding } from "../schemas/finding.ts";
import type { Model } from "../schemas/model.ts";
import type { Snapshot } from "../schemas/snapshot.ts";

/** What there is in a repository that a workspace can be drafted from. Paths are from the repository's root. */
export interface Found {
  /** By its `blastgate.yaml`, or by the folders that were chosen where there is none. */
  snapshot: Snapshot;
  /** There is a `blastgate.yaml`, and so none is drafted. */
  configured: boolean;
  /** Every file of the repository. */
  paths: ReadonlySet<string>;
  promptfoo: readonly FoundConfig[];
  /** The e-mail address of whoever made most commits to the prompts, for want of an owner. */
  author: string | null;
  /** What was unclear of the prompts. */
  unsure: readonly Finding[];
}

/** A promptfoo config, with what its paths lead to. */
export interface FoundConfig {
  path: string;
  description: string | null;
  /** Files that can be prompts. */
  prompts: readonly string[];
  /** Those that are called by name; nothing that runs code. */
  models: readonly Model[];
  tests: readonly FoundTests[];
  defaultTest: Json | null;
  /** What of it is not taken over, told where something is drafted of it. */
  unsure: { models: readonly Finding[]; tests: readonly Finding[] };
}

/** Rows of tests of one file, as written. */
export interface FoundTests {
  /** The config's own path where they stand in it. */
  path: string;
  /** The file's text; `null` where the rows stand in the config. */
  text: string | null;
  rows: readonly Json[];
  /** Of each row the line on which it begins. */
  lines: readonly number[];
}
