import { BlastgateError, finding } from "@blastgate/core";
import {
  type DecisionMaterial,
  findingsOf,
  renderAnnotations,
  renderBadge,
  renderDecisionHtml,
  renderDecisionMarkdown,
  renderJUnit,
  renderSarif,
} from "@blastgate/report";

/** A decision for other systems than a terminal, by the name of the form. */
export const decisionFormats = {
  html: renderDecisionHtml,
  markdown: ({ decision }) => renderDecisionMarkdown(decision),
  junit: ({ decision, evidence }) => {
    if (!evidence) throw new BlastgateError([finding("report-without-evidence", {})]);
    return renderJUnit(decision, evidence);
  },
  sarif: ({ decision }) => renderSarif(findingsOf(decision), "check"),
  badge: ({ decision }) => renderBadge(decision),
  github: ({ decision }) => renderAnnotations(findingsOf(decision)).trimEnd(),
} satisfies Record<string, (material: DecisionMaterial) => string | Promise<string>>;

/** What is written to the folder of reports, beside the artefacts. */
export const reportFiles = {
  "report.md": "markdown",
  "junit.xml": "junit",
  "findings.sarif": "sarif",
  "badge.json": "badge",
  "report.html": "html",
} as const satisfies Record<string, keyof typeof decisionFormats>;
