import { z } from "zod";
import { environmentSchema } from "./config.ts";
import { suiteDecisionSchema, usageSchema, verdictSchema } from "./decision.ts";
import { recordedDeploymentSchema } from "./deployment.ts";
import { environmentStatusSchema, runningSchema, storeStatusSchema } from "./environment.ts";
import { findingSchema } from "./finding.ts";
import { commitSchema, logEntrySchema } from "./lineage.ts";
import { planModeSchema } from "./plan.ts";
import { digestSchema, lockSchema } from "./release.ts";
import { featureDifferenceSchema, promptDifferenceSchema } from "./release-diff.ts";
import { requirementSchema, reviewedPromptSchema } from "./review.ts";
import { runSchema } from "./trace.ts";

/** What became of a promotion, or would become of it. */
export const promotionResultSchema = z.object({
  environment: z.string(),
  release: digestSchema,
  replaces: runningSchema.nullable(),
  /** What keeps it from being made; none where it was, or would be. */
  unmet: z.array(findingSchema),
  overrides: recordedDeploymentSchema.shape.overrides,
  /** Envelopes that say GO. */
  evidence: z.array(digestSchema),
  approvedBy: z.array(z.string()),
  /** `null` where nothing was moved. */
  record: z.nullable(recordedDeploymentSchema),
  /** What is odd about what it rests on. */
  findings: z.array(findingSchema),
});
export type PromotionResult = z.infer<typeof promotionResultSchema>;

/** What an environment asks of a release, apart from its codes: several of them can say why one rule is not met. */
export const promotionChecks = ["committed", "not-held", "from", "soak", "judged", "signed", "approved"] as const;

/** One rule, and how a release stands to it. `unknown`: another rule has to be met before that can be told. */
export const checkedRuleSchema = z.object({
  rule: z.enum(promotionChecks),
  state: z.enum(["met", "unmet", "overridden", "unknown", "not-asked"]),
  /** Of what is not met, or passed over. */
  codes: z.array(z.string()),
});
export type CheckedRule = z.infer<typeof checkedRuleSchema>;

const reportedSuiteSchema = suiteDecisionSchema
  .pick({ suite: true, feature: true, owner: true, verdict: true, cases: true, passRate: true, difference: true })
  .extend({
    /** −max-drop; `null` of a suite without that gate. */
    margin: z.number().nullable(),
    /** The least pass rate that its gate takes. */
    floor: z.number().nullable(),
    /** Cases that passed before and do not now, and the other way round. */
    broken: z.int(),
    mended: z.int(),
  });
export type ReportedSuite = z.infer<typeof reportedSuiteSchema>;

/** A decision that is attached to the release, without its cases. */
export const reportedDecisionSchema = z.object({
  envelope: digestSchema,
  verdict: verdictSchema,
  evals: verdictSchema,
  mode: planModeSchema,
  /** The release that it was judged against; `null` where that was none. */
  baseline: z.nullable(digestSchema),
  signedBy: z.array(z.string()),
  /** Whether it is about this very move: against what the environment runs, where it runs anything. */
  compares: z.boolean(),
  /** Whether the promotion rests on it. */
  counts: z.boolean(),
  reasons: z.array(findingSchema),
  unchecked: z.array(findingSchema),
  suites: z.array(reportedSuiteSchema),
  usage: usageSchema,
  /** Who approved the change that was judged, and who has not. */
  requirements: z.array(requirementSchema),
});
export type ReportedDecision = z.infer<typeof reportedDecisionSchema>;

const promotedPromptSchema = promptDifferenceSchema.extend({
  /** Its own file, settings or contract is another, and not only what it includes. */
  itself: z.boolean(),
  owners: z.array(z.string()),
  /** Features that compose it, before or after. */
  features: z.array(z.string()),
  /** Prompts that differ themselves and are part of it, however deep. */
  through: z.array(z.string()),
  /** Change notes of the decisions that compare these two releases. */
  notes: reviewedPromptSchema.shape.notes,
  /**
   * Commits between both releases that changed its file or its contract, newest first; `null` where history was not read,
   * as of prompts that differ by what they include alone.
   */
  changes: z.array(logEntrySchema).nullable(),
});
export type PromotedPrompt = z.infer<typeof promotedPromptSchema>;

/** Everything that decides whether a release may come to an environment, what differs, and who says so. */
const consideredPromotionSchema = promotionResultSchema.extend({
  store: z.string(),
  at: z.iso.datetime(),
  outcome: z.enum(["promoted", "possible", "refused"]),
  /** What blastgate.yaml asks for here. */
  settings: environmentSchema,
  rules: z.array(checkedRuleSchema),
  lock: lockSchema,
  /** That the release was made of; `null` where the repository does not have it. */
  commit: commitSchema.nullable(),
  /** That of what runs now; `null` where it runs nothing, or its release cannot be read. */
  replaced: z.object({ source: lockSchema.shape.source, commit: commitSchema.nullable() }).nullable(),
  /** `null` where nothing runs, or what runs cannot be read. */
  differences: z
    .object({
      prompts: z.array(promotedPromptSchema),
      features: z.array(featureDifferenceSchema),
      /** Features that differ, or compose what does; sorted. */
      reached: z.array(z.string()),
    })
    .nullable(),
  /** `null` where the environment takes releases from anywhere. */
  soak: z
    .object({
      from: z.string(),
      /** As blastgate.yaml has it; `null` where it asks for none. */
      asked: z.string().nullable(),
      /** Since when `from` runs the release, how long that is, and when it will have been long enough; `null` where it runs another. */
      since: z.iso.datetime().nullable(),
      ranMs: z.number().nullable(),
      until: z.iso.datetime().nullable(),
    })
    .nullable(),
  approvals: z.array(requirementSchema.pick({ any: true, of: true, approvedBy: true, missing: true })),
  /** What is about this move first, then what the promotion rests on, then as the store has them. */
  decisions: z.array(reportedDecisionSchema),
  /** When the release ran, in any environment; in the order of time. */
  runs: z.array(runSchema),
});
export type ConsideredPromotion = z.infer<typeof consideredPromotionSchema>;

/** A promotion, and everything that was done to its environment before; that record included where it was made. */
export const promotionReportSchema = consideredPromotionSchema.extend({
  /** Oldest first. */
  history: z.array(recordedDeploymentSchema),
});
export type PromotionReport = z.infer<typeof promotionReportSchema>;

/** All environments of a store, each with its history, and with what would come next. */
export const statusReportSchema = storeStatusSchema.extend({
  environments: z.array(
    environmentStatusSchema.extend({
      /** Oldest first. */
      history: z.array(recordedDeploymentSchema),
      /** What `from` runs, or the main branch's release where it takes from anywhere; `null` where that is none, or what runs already. */
      next: consideredPromotionSchema.nullable(),
    }),
  ),
});
export type StatusReport = z.infer<typeof statusReportSchema>;
