import { z } from "zod";
import { placeSchema } from "./common.ts";
import { aspects, edgeKinds, nodeKinds } from "./names.ts";
import { sourceSchema } from "./snapshot.ts";

export const nodeKindSchema = z.enum(nodeKinds);
export type NodeKind = z.infer<typeof nodeKindSchema>;

export const aspectSchema = z.enum(aspects);
export type Aspect = z.infer<typeof aspectSchema>;

export const edgeKindSchema = z.enum(edgeKinds);
export type EdgeKind = z.infer<typeof edgeKindSchema>;

export const graphNodeSchema = z.object({
  /** `kind:name` */
  id: z.string(),
  kind: nodeKindSchema,
  name: z.string(),
  where: z.optional(placeSchema),
  owner: z.string().optional(),
  description: z.string().optional(),
  /** A hash for each aspect the node has. */
  aspects: z.partialRecord(aspectSchema, z.string()),
  /** What the node depends on. */
  dependencies: z.array(z.object({ id: z.string(), kind: edgeKindSchema })),
});
export type GraphNode = z.infer<typeof graphNodeSchema>;

/** The dependency graph of one snapshot. Edges run from the dependant to what it depends on. */
export const graphSchema = z.object({ source: sourceSchema, nodes: z.array(graphNodeSchema) });
export type GraphData = z.infer<typeof graphSchema>;
