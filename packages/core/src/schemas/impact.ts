import { z } from "zod";
import { pathSchema, placeSchema } from "./common.ts";
import { findingSchema } from "./finding.ts";
import { aspectSchema, nodeKindSchema } from "./graph.ts";
import { sourceSchema } from "./snapshot.ts";

export const impactedNodeSchema = z.object({
  id: z.string(),
  kind: nodeKindSchema,
  name: z.string(),
  owner: z.string().optional(),
  where: z.optional(placeSchema),
  reason: z.enum(["changed", "added", "removed", "reached", "widened"]),
  /** The aspects of this node itself that differ. */
  aspects: z.array(aspectSchema),
  /** Requests or verdicts can differ. False where only what is reported differs: owners, descriptions. */
  affected: z.boolean(),
  /** Ids of the nodes that the change comes from in one step. */
  causes: z.array(z.string()),
  /** Ids of the changed nodes that reach this one. */
  roots: z.array(z.string()),
  /** The shortest way here from a root, root first, this node last. */
  path: z.array(z.string()),
  /** Edges on `path`. */
  distance: z.int().min(0),
});
export type ImpactedNode = z.infer<typeof impactedNodeSchema>;

/** The nodes that a change reaches. */
export const impactSchema = z.object({
  base: sourceSchema.nullable(),
  head: sourceSchema,
  files: z.array(pathSchema),
  nodes: z.array(impactedNodeSchema),
  widened: z.array(findingSchema),
  /** Changes that were seen and reach no feature, with the reason. */
  inert: z.array(z.object({ id: z.string(), aspects: z.array(aspectSchema) })),
  /** What was looked at, so that an empty impact can be believed. */
  considered: z.object({ prompts: z.int(), features: z.int(), suites: z.int() }),
});
export type Impact = z.infer<typeof impactSchema>;
