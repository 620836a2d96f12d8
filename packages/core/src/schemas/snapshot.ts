import { z } from "zod";
import { idSchema, ownerSchema, pathSchema, positionsSchema } from "./common.ts";
import { configSchema } from "./config.ts";
import { contractSchema } from "./contract.ts";
import { featureSchema } from "./feature.ts";
import { findingSchema } from "./finding.ts";
import { templateFormats } from "./names.ts";
import { noteFileSchema } from "./note.ts";
import { promptMetadataSchema, referenceSchema } from "./prompt.ts";
import { suiteSchema, testSchema } from "./suite.ts";

/** Where a snapshot was taken: a commit, or the working tree on top of one (`null` before the first). */
export const sourceSchema = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("revision"), revision: z.string(), name: z.string() }),
  z.object({ kind: z.literal("working-tree"), revision: z.string().nullable() }),
]);
export type Source = z.infer<typeof sourceSchema>;

/** `digest` is the git blob id of the file's content, in every kind of source. */
const fileSchema = z.object({ path: pathSchema, digest: z.string() });

export const promptFileSchema = fileSchema.extend({
  id: idSchema,
  format: z.enum(templateFormats),
  /** Meant for inclusion: the file's name begins with `_`. */
  partial: z.boolean(),
  metadata: promptMetadataSchema,
  positions: positionsSchema,
  references: z.array(referenceSchema),
  /** Hash of what can reach the rendered text; comments and front matter are not in it. */
  body: z.string(),
});
export type PromptFile = z.infer<typeof promptFileSchema>;

export const featureFileSchema = fileSchema.extend({ value: featureSchema, positions: positionsSchema });
export type FeatureFile = z.infer<typeof featureFileSchema>;

export const suiteFileSchema = fileSchema.extend({
  /** The suite's folder under the evals folder. */
  name: idSchema,
  value: suiteSchema,
  positions: positionsSchema,
});
export type SuiteFile = z.infer<typeof suiteFileSchema>;

/** A file of test rows that a suite names. `lines[i]` is where row `i` begins. */
export const datasetFileSchema = fileSchema.extend({ rows: z.array(testSchema), lines: z.array(z.int()) });
export type DatasetFile = z.infer<typeof datasetFileSchema>;

export const contractFileSchema = fileSchema.extend({ value: contractSchema, positions: positionsSchema });
export type ContractFile = z.infer<typeof contractFileSchema>;

/** A package of the repository's code, of those that applications are made of. */
export const packageSchema = z.object({
  /** As in its `package.json`; `//` stands for the files at the repository's root, which every package rests on. */
  name: z.string(),
  /** From the repository's root, which itself is `""`. */
  folder: z.string(),
  /** Of all its files: not of packages inside it, nor of the workspace's prompts, contracts and evals. */
  digest: z.string(),
  /** Names of the packages it depends on, sorted. */
  dependencies: z.array(z.string()),
});
export type Package = z.infer<typeof packageSchema>;

/** The whole workspace as it was at one revision, or in the working tree: parsed, not yet cross-checked. */
export const snapshotSchema = z.object({
  source: sourceSchema,
  config: configSchema,
  prompts: z.array(promptFileSchema),
  features: z.array(featureFileSchema),
  suites: z.array(suiteFileSchema),
  datasets: z.array(datasetFileSchema),
  contracts: z.array(contractFileSchema),
  /** Those that features with a target are built from, sorted by name. */
  packages: z.array(packageSchema),
  notes: z.array(noteFileSchema),
  /** Owners that CODEOWNERS names, by path: of `blastgate.yaml`, and of prompts that nothing else gives one. */
  codeowners: z.record(pathSchema, z.array(ownerSchema)),
  /** Files under the workspace's folders that are none of these, unparsable ones included. */
  others: z.array(fileSchema),
  /** What was wrong in single files. */
  findings: z.array(findingSchema),
});
export type Snapshot = z.infer<typeof snapshotSchema>;
