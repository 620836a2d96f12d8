import { z } from "zod";
import { dateSchema, idSchema, jsonObjectSchema, ownerSchema } from "./common.ts";
import { assertionSchema } from "./suite.ts";

/** Something that must hold of every output downstream of the contract's prompt. */
export const invariantSchema = z.strictObject({
  id: idSchema,
  why: z.string().min(1),
  assert: assertionSchema,
});
export type Invariant = z.infer<typeof invariantSchema>;

const whenSchema = z.enum(["always", "breaking"]).default("always");

/** Who has to approve a change of the prompt: a person, a team (any one of its members), or any so many of a list. */
export const approverSchema = z.union([
  z.strictObject({ owner: ownerSchema, when: whenSchema }),
  z.strictObject({ any: z.int().min(1), of: z.array(ownerSchema).min(1), when: whenSchema }),
]);
export type Approver = z.infer<typeof approverSchema>;

/** What a downstream feature relies on, in its own words. Its owner has to approve where less is asked. */
export const consumerSchema = z.strictObject({
  feature: idSchema,
  /** JSON Schema that whatever the prompt produces must be valid against. */
  output: jsonObjectSchema.optional(),
  /** Ids of invariants that must stay. */
  invariants: z.array(idSchema).default([]),
});
export type Consumer = z.infer<typeof consumerSchema>;

/** `contracts/PROMPT-ID.contract.yaml`: the interface of a prompt. */
export const contractSchema = z.strictObject({
  prompt: idSchema,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "a version is MAJOR.MINOR.PATCH"),
  owner: ownerSchema,
  description: z.string().optional(),
  approvers: z.array(approverSchema).default([]),
  /** Features that use the prompt are warned from `since` on, and fail after `until`; `use` is what takes its place. */
  deprecated: z.strictObject({ since: dateSchema, use: idSchema.optional(), until: dateSchema.optional() }).optional(),
  /** JSON Schema of what the prompt produces, where it produces anything. */
  output: jsonObjectSchema.optional(),
  invariants: z.array(invariantSchema).default([]),
  /** Features whose suites must pass before deployment, affected or not. */
  evals: z.array(idSchema).default([]),
  consumers: z.array(consumerSchema).default([]),
});
export type Contract = z.infer<typeof contractSchema>;
