import { z } from "zod";
import { ownerSchema } from "./common.ts";

/** What one person said of a change, at one commit of it. */
export const approvalSchema = z.strictObject({
  by: ownerSchema,
  state: z.enum(["approved", "changes-requested", "dismissed"]).default("approved"),
  /** The commit that was looked at, in full. */
  commit: z.string().regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, "a commit is named by its full id"),
  at: z.iso.datetime({ offset: true }).optional(),
  url: z.url().optional(),
});
export type Approval = z.infer<typeof approvalSchema>;

/** Who said what of a change, as a forge or a file has it. What of it counts is for `settleApprovals` to say. */
export const approvalsSchema = z.strictObject({
  /** Whose own approval does not count. */
  author: ownerSchema.optional(),
  /** In the order in which they came. */
  approvals: z.array(approvalSchema).default([]),
  /** Members by team. */
  teams: z.record(ownerSchema, z.array(ownerSchema)).default({}),
});
export type Approvals = z.infer<typeof approvalsSchema>;
