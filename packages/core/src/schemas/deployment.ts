import { z } from "zod/mini";
import { environmentNameSchema, ownerSchema } from "./common.ts";
import { digestSchema } from "./release.ts";

export const deploymentKinds = ["promotion", "rollback", "hold", "unhold"] as const;

const reasonSchema = z.string().check(z.minLength(1), z.maxLength(2000));

/** One entry of an environment's history. Each names the one before, so that the chain of them is the audit trail. */
export const deploymentSchema = z.strictObject({
  environment: environmentNameSchema,
  kind: z.enum(deploymentKinds),
  /** The release that the environment moves to, or that is held. */
  release: digestSchema,
  /** The record before; `null` of the first. */
  previous: z.nullable(digestSchema),
  /** Counts from 1 along the chain. */
  sequence: z.int().check(z.minimum(1)),
  actor: z.string().check(z.minLength(1), z.maxLength(200)),
  at: z.iso.datetime(),
  reason: reasonSchema,
  /** Envelopes attached to the release that it rests on. */
  evidence: z.array(digestSchema),
  approvedBy: z.array(ownerSchema),
  /** Rules that were not met and were passed over, each with its code. */
  overrides: z.array(z.strictObject({ code: z.string(), reason: reasonSchema })),
});
export type Deployment = z.infer<typeof deploymentSchema>;

/** A record of a chain, and the digest that names it. */
export const recordedDeploymentSchema = z.extend(deploymentSchema, { digest: digestSchema });
export type RecordedDeployment = z.infer<typeof recordedDeploymentSchema>;
