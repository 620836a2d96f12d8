export { renderAnnotations } from "./ci/annotations.ts";
export { renderBadge } from "./ci/badge.ts";
export { findingsOf } from "./ci/decision-findings.ts";
export { renderJUnit } from "./ci/junit.ts";
export { renderSarif } from "./ci/sarif.ts";
export { duration } from "./duration.ts";
export { renderDot } from "./graph/dot.ts";
export { renderGraphMl } from "./graph/graphml.ts";
export { renderMermaid } from "./graph/mermaid.ts";
export { type DecisionMaterial, renderDecisionHtml } from "./html/decision/decision-page.ts";
export { renderExplorerHtml } from "./html/explorer/explorer-page.ts";
export { renderPromotionPage } from "./html/promotion/page.ts";
export { renderStatusPage } from "./html/promotion/status-page.ts";
export { excerpt, inert } from "./inert.ts";
export { renderCodesMarkdown } from "./markdown/codes.ts";
export { renderCommandsMarkdown } from "./markdown/commands.ts";
export { renderDecisionMarkdown } from "./markdown/decision.ts";
export { renderFailureMarkdown } from "./markdown/failure.ts";
export { renderFilesMarkdown } from "./markdown/files.ts";
export { renderImpactMarkdown } from "./markdown/impact.ts";
export { renderAaReport } from "./terminal/aa-report.ts";
export { renderBlastRadius } from "./terminal/blast-radius.ts";
export { headline, renderDecision } from "./terminal/decision.ts";
export {
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
export { renderSight } from "./terminal/sight.ts";
export { renderTrace } from "./terminal/trace.ts";
export { renderVersionPlan } from "./terminal/version-plan.ts";
export { renderWorkspaceDraft } from "./terminal/workspace-draft.ts";
export { dollars, percent, plural, points, shortDigest, sourceName } from "./words.ts";
