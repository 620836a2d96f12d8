import { z } from "zod";
import { pathSchema, placeSchema } from "./common.ts";
import { findingSchema } from "./finding.ts";
import { aspectSchema, nodeKindSchema } from "./graph.ts";
import { sourceSchema } from "./snapshot.ts";

export const changedNodeSchema = z.object({
  id: z.string(),
  kind: nodeKindSchema,
  status: z.enum(["added", "removed", "changed"]),
  /** Which aspects differ; all of its aspects where the node was added or removed. */
  aspects: z.array(aspectSchema),
  where: z.optional(placeSchema),
});
export type ChangedNode = z.infer<typeof changedNodeSchema>;

/** What differs between two snapshots, node by node and aspect by aspect. */
export const changeSchema = z.object({
  /** `null`: there is no base, and everything is new. */
  base: sourceSchema.nullable(),
  head: sourceSchema,
  /** Files that differ, under the workspace's folders or not. */
  files: z.array(pathSchema),
  nodes: z.array(changedNodeSchema),
  /** Why everything has to be taken as changed, where the change cannot be pinned to nodes. */
  widened: z.array(findingSchema),
});
export type Change = z.infer<typeof changeSchema>;
