import { z } from "zod";
import { idSchema, jsonObjectSchema, ownerSchema } from "./common.ts";
import { assertionSchema } from "./suite.ts";

/** Something that must hold of every output downstream of the contract's prompt. */
export const invariantSchema = z.strictObject({
  id: idSchema,
  why: z.string().min(1),
  assert: assertionSchema,
});
export type Invariant = z.infer<typeof invariantSchema>;

/** `contracts/PROMPT-ID.contract.yaml`: the interface of a prompt. */
export const contractSchema = z.strictObject({
  prompt: idSchema,
  version: z.string().regex(/^\d+\.\d+\.\d+$/, "a version is MAJOR.MINOR.PATCH"),
  owner: ownerSchema,
  description: z.string().optional(),
  approvers: z
    .array(z.strictObject({ owner: ownerSchema, when: z.enum(["always", "breaking"]).default("always") }))
    .default([]),
  /** JSON Schema of what the prompt produces, where it produces anything. */
  output: jsonObjectSchema.optional(),
  invariants: z.array(invariantSchema).default([]),
  /** Features whose suites must pass before deployment, affected or not. */
  evals: z.array(idSchema).default([]),
  /** What downstream features rely on, in their own words. */
  consumers: z.array(z.strictObject({ feature: idSchema, output: jsonObjectSchema.optional() })).default([]),
});
export type Contract = z.infer<typeof contractSchema>;
