import { z } from "zod";
import { blastRadiusSchema } from "./blast-radius.ts";
import { findingSchema } from "./finding.ts";
import { graphNodeSchema } from "./graph.ts";
import { sourceSchema } from "./snapshot.ts";

/**
 * What an edit of each node would reach: the blast radius of every node at once. That of several nodes is the union of
 * theirs. Nodes and suites are named by their positions in the lists of this artefact.
 */
export const blastRadiiSchema = z.object({
  source: sourceSchema,
  nodes: z.array(
    graphNodeSchema.omit({ aspects: true }).extend({
      /** Its radius; `null` for a file, which may widen to everything. */
      radius: z.int().nullable(),
    }),
  ),
  /** The different ones: many nodes reach the same. */
  radii: z.array(
    z.object({
      /** Affected nodes, but for the edited one itself. */
      nodes: z.array(z.int()),
      /** To run, those that contracts require included. */
      suites: z.array(z.int()),
    }),
  ),
  suites: blastRadiusSchema.shape.suites,
  contracts: blastRadiusSchema.shape.contracts,
  /** About the workspace. With errors among them, the graph may lack something. */
  findings: z.array(findingSchema),
});
export type BlastRadii = z.infer<typeof blastRadiiSchema>;
