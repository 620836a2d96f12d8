import { z } from "zod";
import { ownerSchema } from "./common.ts";
import { environmentNameSchema } from "./config.ts";
import { digestSchema } from "./release.ts";

export const deploymentKinds = ["promotion", "rollback", "hold", "unhold"] as const;

/** One entry of an environment's history. Each names the one before, so that the chain of them is the audit trail. */
export const deploymentSchema = z.strictObject({
  environment: environmentNameSchema,
  kind: z.enum(deploymentKinds),
  /** The release that the environment moves to, or that is held. */
  release: digestSchema,
  /** The record before; `null` of the first. */
  previous: digestSchema.nullable(),
  /** Counts from 1 along the chain. */
  sequence: z.int().min(1),
  actor: z.string().min(1).max(200),
  at: z.iso.datetime(),
  reason: z.string().min(1).max(2000),
  /** Envelopes attached to the release that it rests on. */
  evidence: z.array(digestSchema),
  approvedBy: z.array(ownerSchema),
  /** Rules that were not met and were passed over, each with its code. */
  overrides: z.array(z.strictObject({ code: z.string(), reason: z.string().min(1).max(2000) })),
});
export type Deployment = z.infer<typeof deploymentSchema>;

/** A record of a chain, and the digest that names it. */
export const recordedDeploymentSchema = deploymentSchema.extend({ digest: digestSchema });
export type RecordedDeployment = z.infer<typeof recordedDeploymentSchema>;
