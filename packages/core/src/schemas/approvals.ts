import { z } from "zod";
import { ownerSchema } from "./common.ts";

/** What one person said of a change, at one commit of it. */
export const approvalSchema = z.strictObject({
  by: ownerSchema.check(z.describe("Who looked at it.")),
  state: z.enum(["approved", "changes-requested", "dismissed"]).default("approved").describe("What they said."),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, "a commit is named by its full id")
    .describe("The commit that was looked at, by its full id. An approval counts for no other."),
  at: z.iso.datetime({ offset: true }).optional().describe("When, for people."),
  url: z.url().optional().describe("Where they said it, for people."),
});
export type Approval = z.infer<typeof approvalSchema>;

/** Who said what of a change, as a forge or a file has it. What of it counts is for `settleApprovals` to say. */
export const approvalsSchema = z.strictObject({
  author: z.optional(ownerSchema).describe("Who made the change. Their own approval does not count."),
  approvals: z
    .array(approvalSchema)
    .default([])
    .describe("In the order in which they came: of one person, the last counts."),
  teams: z.record(ownerSchema, z.array(ownerSchema)).default({}).describe("Members by team."),
});
export type Approvals = z.infer<typeof approvalsSchema>;
