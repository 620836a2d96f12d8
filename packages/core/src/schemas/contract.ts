import { z } from "zod";
import { dateSchema, idSchema, jsonObjectSchema, ownerSchema } from "./common.ts";
import { assertionSchema } from "./suite.ts";

/** Something that must hold of every output downstream of the contract's prompt. */
export const invariantSchema = z.strictObject({
  id: idSchema.check(z.describe("What it is called in findings and by consumers.")),
  why: z.string().min(1).describe("What it protects from, for who breaks it."),
  assert: assertionSchema.describe("One assertion, in promptfoo's format."),
});
export type Invariant = z.infer<typeof invariantSchema>;

const whenSchema = z
  .enum(["always", "breaking"])
  .default("always")
  .describe("`breaking`: only where those who rely on the prompt may get less than before.");

/** Who has to approve a change of the prompt: a person, a team (any one of its members), or any so many of a list. */
export const approverSchema = z.union([
  z.strictObject({ owner: ownerSchema.check(z.describe("A person, or a team, of whom any may.")), when: whenSchema }),
  z.strictObject({
    any: z.int().min(1).describe("How many of `of`."),
    of: z.array(ownerSchema).min(1).describe("Who may approve."),
    when: whenSchema,
  }),
]);
export type Approver = z.infer<typeof approverSchema>;

/** What a downstream feature relies on, in its own words. Its owner has to approve where less is asked. */
export const consumerSchema = z.strictObject({
  feature: idSchema.check(z.describe("Who relies on it.")),
  output: z.optional(jsonObjectSchema).describe("JSON Schema that whatever the prompt produces must be valid against."),
  invariants: z.array(idSchema).default([]).describe("Ids of invariants that must stay."),
});
export type Consumer = z.infer<typeof consumerSchema>;

/** `contracts/PROMPT-ID.contract.yaml`: the interface of a prompt. */
export const contractSchema = z.strictObject({
  prompt: idSchema.check(z.describe("The prompt's path under the prompts folder, without leading `_` and extension.")),
  version: z
    .string()
    .regex(/^\d+\.\d+\.\d+$/, "a version is MAJOR.MINOR.PATCH")
    .describe("MAJOR.MINOR.PATCH. `blastgate version` raises it by the change notes."),
  owner: ownerSchema.check(
    z.describe("Who answers for the prompt, and approves its changes: @team, @org/team or an address."),
  ),
  description: z.string().optional().describe("For people; nothing goes by it."),
  approvers: z
    .array(approverSchema)
    .default([])
    .describe("Who has to approve a change: a person, a team (any of its members), or any so many of a list."),
  deprecated: z
    .strictObject({
      since: dateSchema.check(z.describe("The first day on which its users are warned.")),
      use: z.optional(idSchema).describe("The prompt that takes its place."),
      until: z.optional(dateSchema).describe("The last day on which it may be used."),
    })
    .optional()
    .describe("Features that use the prompt are warned from `since` on, and fail after `until`."),
  output: z.optional(jsonObjectSchema).describe("JSON Schema of what the prompt produces, where it produces anything."),
  invariants: z
    .array(invariantSchema)
    .default([])
    .describe("What must hold of every output of every feature that composes the prompt."),
  evals: z.array(idSchema).default([]).describe("Features whose suites must pass before deployment, affected or not."),
  consumers: z.array(consumerSchema).default([]).describe("What downstream features rely on, in their own words."),
});
export type Contract = z.infer<typeof contractSchema>;
