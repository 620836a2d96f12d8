export { duration } from "./duration.ts";
export { excerpt, inert } from "./inert.ts";
export { renderCodesMarkdown } from "./markdown/codes.ts";
export { renderDecisionMarkdown } from "./markdown/decision.ts";
export { renderImpactMarkdown } from "./markdown/impact.ts";
export { renderAaReport } from "./terminal/aa-report.ts";
export { renderBlastRadius } from "./terminal/blast-radius.ts";
export { renderDecision } from "./terminal/decision.ts";
export {
  type PromotionResult,
  renderGarbage,
  renderHistory,
  renderHold,
  renderPromotion,
  renderRollback,
  renderStatus,
  renderVerdict,
  renderVerification,
} from "./terminal/environments.ts";
export { renderCodes, renderExplanation } from "./terminal/explanation.ts";
export { renderFindings } from "./terminal/findings.ts";
export { renderGraph } from "./terminal/graph.ts";
export { renderImpact } from "./terminal/impact.ts";
export { type Layout, layoutFor } from "./terminal/layout.ts";
export { paragraph, section, table } from "./terminal/lines.ts";
export { renderPlan } from "./terminal/plan.ts";
export { renderPromptBlame } from "./terminal/prompt-blame.ts";
export { renderPromptLog } from "./terminal/prompt-log.ts";
export { type LockedRelease, renderRelease, renderReleased, renderReleases } from "./terminal/release.ts";
export { renderReleaseDiff } from "./terminal/release-diff.ts";
export { renderReview } from "./terminal/review.ts";
export { renderTrace } from "./terminal/trace.ts";
export { renderVersionPlan } from "./terminal/version-plan.ts";
export { dollars, percent, plural, points, shortDigest, sourceName } from "./words.ts";
